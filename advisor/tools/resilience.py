"""AI resilience: `get_resilience`. Our computed score with range and parts; the published record apart, with its caveat.

A career or track gets no score of its own: its members' scores, lowest to highest.
"""

from typing import TYPE_CHECKING, Literal

from advisor.answers import ToolResult
from advisor.cards import PublishedScore, ResilienceCard, ResilienceMember, ScoreInput
from advisor.facts import Basis, Fact, Missing, Of, RowRef, Unit
from advisor.tools import minting
from advisor.tools.args import GetResilience
from advisor.tools.context import ToolContext
from advisor.tools.subjects import Subject, of_one_job, resolve

if TYPE_CHECKING:
    from knowledge.careers import PublishedCareer
    from knowledge.citations import Citation
    from knowledge.resilience import Resilience

_FORMULA = "exposure points + growth points + EPOCH-style points, at least one"
_WHY_MISSING = {
    "exposure": "no task labels on file",
    "growth": "no BLS projection on file",
    "epoch": "O*NET lacks some of the ratings that it is built from",
}


def get_resilience(context: ToolContext, args: GetResilience) -> ToolResult:
    """The computed score of an occupation, or the members of a career or track with theirs."""
    found = resolve(
        context, args.occupation_or_career, tool="get_resilience", follow_up="How resilient to AI are {subject}?"
    )
    if isinstance(found, ToolResult):
        return found
    found = of_one_job(context, found)
    card = _group(context, found) if found.ref.kind in ("career", "track") else _occupation(context, found)
    if card is None:
        missing = [Missing(what=f"resilience of {found.ref.title}", reason="no score is on file for it")]
        return ToolResult(
            tool="get_resilience", outcome="empty", subject=found.ref, alternatives=found.alternatives, missing=missing
        )
    return ToolResult(
        tool="get_resilience",
        outcome="ok",
        findings=[card],
        subject=found.ref,
        alternatives=found.alternatives,
        missing=card.missing,
    )


def _occupation(context: ToolContext, found: Subject) -> ResilienceCard | None:
    score = context.knowledge.resilience.get(found.ref.id)
    if score is None:
        return None
    of = Of(kind="occupation", code=score.onet_soc_code, title=score.title)
    facts = score_facts(context, score, of)
    inputs = [_exposure(context, score, of), _growth(context, score, of), _epoch(context, score, of)]
    careers = context.knowledge.careers.of_occupation(score.onet_soc_code)
    own_page = next((one for one in careers if len(one.members) == 1), None)
    return ResilienceCard(
        kind="occupation",
        code=score.onet_soc_code,
        title=score.title,
        score=score.score,
        low=score.low,
        high=score.high,
        facts=facts,
        inputs=inputs,
        published=_published(context, context.knowledge.careers.published(own_page.career_id)) if own_page else None,
        missing=[Missing(what=name, reason=_WHY_MISSING.get(name, "not on file")) for name in score.missing],
    )


def _group(context: ToolContext, found: Subject) -> ResilienceCard | None:
    scores = {
        one.onet_soc_code: one for one in context.knowledge.resilience.of_many([code for code, _ in found.members])
    }
    members = []
    for code, title in found.members:
        score = scores.get(code)
        if score is None:
            members.append(
                ResilienceMember(code=code, title=title, score=None, low=1, high=6, reason="no input is on file")
            )
            continue
        facts = score_facts(context, score, Of(kind="occupation", code=code, title=score.title))
        reason = "; ".join(_WHY_MISSING.get(name, name) for name in score.missing) or None
        members.append(
            ResilienceMember(
                code=code, title=title, score=score.score, low=score.low, high=score.high, facts=facts, reason=reason
            )
        )
    known = [one for one in scores.values() if one.score is not None]
    if not members:
        return None
    facts = {}
    kind: Literal["career", "track"] = "career" if found.ref.kind == "career" else "track"
    of = Of(kind=kind, code=found.ref.id, title=found.ref.title)
    if known:
        citation, as_of = known[0].citation, known[0].citation.vintage.label
        values = [one.score for one in known if one.score is not None]
        for name, value in (("low", min(values)), ("high", max(values))):
            word = "lowest" if name == "low" else "highest"
            facts[name] = context.ledger.mint(
                value=value, unit="score 1-6", statistic=f"score_{name}", of=of, as_of=as_of, basis="derived",
                note=f"{word} score of its members; the group has none of its own", citation=citation,
            ).id  # fmt: skip
        facts["scored"] = minting.count(
            context.ledger, len(known), "scored", of, as_of, citation, "members with a score"
        ).id
        facts["members"] = minting.count(
            context.ledger, len(members), "members", of, as_of, found.citation or citation, "members"
        ).id
    published = context.knowledge.careers.published(found.ref.id) if kind == "career" else None
    values = [one.score for one in known if one.score is not None]
    return ResilienceCard(
        kind=kind,
        code=found.ref.id,
        title=found.ref.title,
        score=None,
        low=min(values) if values else None,
        high=max(values) if values else None,
        facts=facts,
        published=_published(context, published),
        members=members,
        missing=[
            Missing(what=f"score of {one.title}", reason=one.reason or "not on file")
            for one in members
            if one.score is None
        ],
    )


def score_facts(context: ToolContext, score: "Resilience", of: Of) -> dict[str, str]:
    """Score, lowest and highest score as fact ids; no `score` where an input is missing."""
    row = {"onet_soc_code": score.onet_soc_code}
    facts = {}
    for name, value in (("score", score.score), ("low", score.low), ("high", score.high)):
        if value is not None:
            facts[name] = context.ledger.mint(
                value=value, unit="score 1-6", statistic="score" if name == "score" else f"score_{name}", of=of,
                as_of=score.citation.vintage.label, basis="derived", note=_FORMULA if name == "score" else f"{name} end of the score's range",
                citation=score.citation, row=RowRef(table="resilience", key=dict(row), column=name),
            ).id  # fmt: skip
    return facts


def _input(
    context: ToolContext, score: "Resilience", of: Of, name: Literal["exposure", "growth", "epoch"], value: float | None, unit: Unit,
    column: str, points: int | None, basis: Basis, note: str, as_of: str, source: "Citation",
) -> ScoreInput:  # fmt: skip
    if value is None:
        return ScoreInput(name=name, value=None, points=None, basis="missing", fact=None)
    fact = context.ledger.mint(
        value=value, unit=unit, statistic=name, of=of, as_of=as_of, basis=basis, note=note, citation=source,
        row=RowRef(table="resilience", key={"onet_soc_code": score.onet_soc_code}, column=column),
    )  # fmt: skip
    if points is not None:
        minting.count(
            context.ledger, points, f"{name}_points", of, as_of, score.citation, f"points for {name}, none to two"
        )
    return ScoreInput(name=name, value=fact.value, points=points, basis=basis, fact=fact.id)


def _exposure(context: ToolContext, score: "Resilience", of: Of) -> ScoreInput:
    source = score.inputs.get("exposure", score.citation)
    value = None if score.exposure is None else round(score.exposure, 1)
    note = (
        "mean of the task labels by GPT-4 and by people; tasks that need extra software count half; not a share of jobs"
    )
    return _input(
        context,
        score,
        of,
        "exposure",
        value,
        "score 0-100",
        "exposure",
        score.exposure_points,
        "derived",
        note,
        source.vintage.label,
        source,
    )


def _growth(context: ToolContext, score: "Resilience", of: Of) -> ScoreInput:
    projection = context.knowledge.projections.get(score.onet_soc_code)
    period = projection.period if projection is not None else score.citation.vintage.label
    group = score.growth_basis == "group"
    what = f"{projection.nem_code} {projection.title}" if projection is not None else "a wider group"
    note = f"projected for {what} as a whole" if group else "projected change of employment over the period"
    source = score.inputs.get("growth", score.citation)
    return _input(
        context, score, of, "growth", score.growth_pct, "percent", "growth_pct", score.growth_points, "group" if group else "measured",
        note, period, source,
    )  # fmt: skip


def _epoch(context: ToolContext, score: "Resilience", of: Of) -> ScoreInput:
    source = score.inputs.get("epoch", score.citation)
    note = "EPOCH-style, built here from O*NET ratings: empathy, presence, opinion, creativity, hope"
    return _input(
        context, score, of, "epoch", score.epoch_sum, "score 5-25", "epoch_sum", score.epoch_points, "derived", note,
        source.vintage.label, source,
    )  # fmt: skip


BELOW_OURS = "Printed as 0: that publisher counts its points from 0, where our score starts at 1. "


def _published(context: ToolContext, page: "PublishedCareer | None") -> PublishedScore | None:
    """What another publisher prints: facts of basis `published_elsewhere`, each with the caveat as its note."""
    if page is None or not page.caveat:
        return None
    of = Of(kind="career", code=page.career_id, title=page.title)

    def minted(value: float | int | None, unit: Unit, statistic: str, column: str) -> Fact | None:
        if value is None:
            return None
        return context.ledger.mint(
            value=value, unit=unit, statistic=statistic, of=of, as_of=page.citation.vintage.label, basis="published_elsewhere",
            note=BELOW_OURS + page.caveat if column == "score" and value == 0 else page.caveat, citation=page.citation,
            row=RowRef(table="published_career", key={"career_id": page.career_id}, column=column),
        )  # fmt: skip

    facts = [
        minted(page.score, "score 1-6", "published_score", "score"),
        minted(page.exposure_pct, "percent", "published_exposure", "exposure_pct"),
        minted(page.growth_pct, "percent", "published_growth", "growth_pct"),
        minted(page.epoch_sum, "score 5-25", "published_epoch", "epoch_sum"),
    ]
    score, exposure, growth, epoch = (fact.id if fact is not None else None for fact in facts)
    return PublishedScore(score=score, exposure=exposure, growth=growth, epoch=epoch, caveat=page.caveat)
