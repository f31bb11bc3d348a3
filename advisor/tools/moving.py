"""The parts of one move between two occupations: relatedness, the step to enter, pay, score and gaps, as facts.

Differences are derived facts with their formula; a floor, an hourly-only or a withheld median makes none.
"""

from typing import TYPE_CHECKING, Literal

from advisor.facts import Fact, Missing, Of, RowRef
from advisor.tools import minting
from advisor.tools.context import ToolContext
from advisor.tools.entering import Start, education_step
from advisor.tools.pay import basis_of
from advisor.tools.places import Whereabouts
from advisor.tools.resilience import score_facts
from advisor.tools.subjects import Subject, of_occupation
from advisor.transition_cards import PayChange, Relatedness, ResilienceChange, TransitionGap, TransitionItem

if TYPE_CHECKING:
    from knowledge.citations import Citation
    from knowledge.transitions import Gap, Move

GAPS_SHOWN = 5
_TIERS = {
    "Primary-Short": "among the five nearest that O*NET lists",
    "Primary-Long": "among the ten nearest that O*NET lists",
    "Supplemental": "on O*NET's longer list of related occupations",
}
_NOT_LISTED = "not on O*NET's list of related occupations"
_WHY_NO_LIKENESS = "one of the two has no ratings"


def item(context: ToolContext, origin: Start, where: Whereabouts, move: "Move") -> TransitionItem:
    """One line of the card, its figures minted."""
    target = of_occupation(move.occupation)
    gaps = context.knowledge.transitions.gaps(origin.ref.id, target.ref.id)
    shown = [_gap(context, origin, target, gap) for gap in gaps.items[:GAPS_SHOWN]]
    reason = gaps.reason or "nothing important there is rated at a higher level than here"
    return TransitionItem(
        code=target.ref.id,
        title=target.ref.title,
        relatedness=_relatedness(context, origin, target, move),
        education_step=education_step(context, origin, move.occupation),
        pay_change=_pay_change(context, origin.subject, target, where, move),
        resilience_change=_resilience(context, origin, target, move),
        gaps=shown,
        gaps_missing=None if shown else Missing(what="gaps", reason=reason),
    )


def _relatedness(context: ToolContext, origin: Start, target: Subject, move: "Move") -> Relatedness:
    from knowledge.transitions import METHOD

    rank = likeness = citation = None
    how = [_TIERS.get(move.tier or "", _NOT_LISTED)]
    if move.rank is not None and (source := move.related_citation) is not None:
        citation = context.ledger.cite(source)
        row = RowRef(
            table="related", key={"onet_soc_code": origin.ref.id, "related_code": target.ref.id}, column="rank"
        )
        rank = context.ledger.mint(
            value=move.rank, unit="count", statistic="relatedness_rank", of=_of(target), as_of=source.vintage.label,
            note=f"place among the occupations that O*NET lists as related to {origin.ref.title}", citation=source, row=row,
        ).id  # fmt: skip
    if move.likeness is None:
        how.append(_WHY_NO_LIKENESS)
    else:
        source = context.knowledge.citation(context.knowledge.transitions.likeness.source_key)
        likeness = context.ledger.mint(
            value=move.likeness, unit="ratio", statistic="likeness", of=_of(target), as_of=source.vintage.label,
            basis="derived", note=f"with {origin.ref.title}: {METHOD}", citation=source,
        ).id  # fmt: skip
    return Relatedness(tier=move.tier, rank=rank, likeness=likeness, how="; ".join(how), citation=citation)


def _pay_change(context: ToolContext, origin: Subject, target: Subject, where: Whereabouts, move: "Move") -> PayChange:
    ladder = minting.ladder(move.steps)
    if move.area is None or move.year is None or origin.oews_code is None or target.oews_code is None:
        return PayChange(ladder=ladder, missing=move.pay_reason or "no pay is published for both")
    assert where.area is not None
    wages = context.knowledge.wages
    own, theirs = (wages.get(code, move.area.code, move.year) for code in (origin.oews_code, target.oews_code))
    assert own is not None
    assert theirs is not None
    paid = [
        minting.pay(context.ledger, wage, "median", *basis_of(who, wage, where.area))
        for who, wage in ((origin, own), (target, theirs))
    ]
    change = PayChange(
        own=paid[0].id if paid[0] else None, target=paid[1].id if paid[1] else None,
        area=minting.fact_area(move.area), ladder=ladder,
    )  # fmt: skip
    why = no_difference(paid[0], paid[1], same=move.same_code)
    if why is not None or paid[0] is None or paid[1] is None:
        return change.model_copy(update={"missing": why or "no median is published"})
    usd, percent = _difference(context, target, paid[0], paid[1], theirs.citation)
    return change.model_copy(update={"change": usd.id, "change_pct": percent.id})


def no_difference(own: Fact | None, theirs: Fact | None, *, same: bool) -> str | None:
    """Why two medians may not be subtracted; `None` where they may."""
    if own is None or theirs is None:
        return "no median is published"
    if same:
        return "one figure is published for both together"
    if own.unit != theirs.unit:
        hourly = own if own.unit == "USD/hour" else theirs
        return f"only pay by the hour is published for {hourly.of.title}"
    if own.unit == "USD/hour":
        return "only pay by the hour is published for both"
    floors = [one.of.title for one in (own, theirs) if one.bound is not None]
    return f"the median of {' and of '.join(floors)} is published only as a floor" if floors else None


def _difference(
    context: ToolContext, target: Subject, own: Fact, theirs: Fact, citation: "Citation"
) -> tuple[Fact, Fact]:
    where = f"both {own.area.title if own.area else ''}, {own.as_of}"
    usd = context.ledger.mint(
        value=theirs.value - own.value, unit="USD/year", statistic="pay_change", of=theirs.of, area=theirs.area,
        as_of=theirs.as_of, basis="derived", citation=citation,
        note=f"{theirs.id} - {own.id}: median of {theirs.of.title} less median of {own.of.title}, {where}",
    )  # fmt: skip
    percent = context.ledger.mint(
        value=round(100 * (theirs.value - own.value) / own.value, 1), unit="percent", statistic="pay_change", of=theirs.of,
        area=theirs.area, as_of=theirs.as_of, basis="derived", citation=citation,
        note=f"({theirs.id} - {own.id}) / {own.id}: of the median of {own.of.title}, {where}",
    )  # fmt: skip
    return usd, percent


def _resilience(context: ToolContext, origin: Start, target: Subject, move: "Move") -> ResilienceChange:
    here = origin.score
    if here is None or move.score is None:
        return ResilienceChange(missing="no score is on file for one of the two")
    own, theirs = (score_facts(context, score, _of(who)) for score, who in ((here, origin), (move.score, target)))
    if here.score is None or move.score.score is None:
        who = origin if here.score is None else target
        return ResilienceChange(own=own, target=theirs, missing=f"{who.ref.title} has no score: an input is missing")
    change = context.ledger.mint(
        value=move.score.score - here.score, unit="score 1-6", statistic="score_change", of=_of(target),
        as_of=move.score.citation.vintage.label, basis="derived", citation=move.score.citation,
        note=f"{theirs['score']} - {own['score']}: score of {target.ref.title} less score of {origin.ref.title}",
    )  # fmt: skip
    return ResilienceChange(own=own, target=theirs, change=change.id)


def _gap(context: ToolContext, origin: Start, target: Subject, gap: "Gap") -> TransitionGap:
    as_of = gap.citation.vintage.label

    def rated(who: Subject | Start, value: float, scale: Literal["IM", "LV"]) -> Fact:
        level = scale == "LV"
        key: dict[str, str | int] = {"onet_soc_code": who.ref.id, "element_id": gap.element_id, "scale": scale}
        return context.ledger.mint(
            value=value, unit="score 0-7" if level else "score 1-5", statistic="level" if level else "importance",
            of=_of(who), as_of=as_of, note=f"{gap.name} ({gap.element_id})", citation=gap.citation,
            row=RowRef(table="rating", key=key, column="value"),
        )  # fmt: skip

    own, theirs = rated(origin, gap.own, "LV"), rated(target, gap.target, "LV")
    difference = context.ledger.mint(
        value=gap.difference, unit="score 0-7", statistic="level_gap", of=_of(target), as_of=as_of, basis="derived",
        note=f"{theirs.id} - {own.id}: {gap.name} ({gap.element_id})", citation=gap.citation,
    )  # fmt: skip
    return TransitionGap(
        name=gap.name, kind="skill" if gap.kind == "skill" else "knowledge", own=own.id, target=theirs.id,
        difference=difference.id, importance=rated(target, gap.importance, "IM").id,
    )  # fmt: skip


def _of(who: Subject | Start) -> Of:
    return Of(kind="occupation", code=who.ref.id, title=who.ref.title)
