"""Occupations in order, in one area: `rank_occupations`. A member without a figure there is dropped by name, never filled."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import Dropped, HourlyItem, RankingCard, RankingItem
from advisor.facts import Basis, Fact, FactArea, Missing, Of, RowRef, Unit
from advisor.tools import minting
from advisor.tools.args import RankOccupations
from advisor.tools.context import ToolContext
from advisor.tools.leaving_out import LEFT_OUT, why_left_out
from advisor.tools.places import Whereabouts, other_places, unplaced, whereabouts
from advisor.tools.subjects import Subject, resolve_group

if TYPE_CHECKING:
    from knowledge.rankings import Ranked, RankedItem

_COLUMN = {
    "median": "annual_median_usd", "real_median": "annual_median_usd", "p10": "annual_p10_usd", "p90": "annual_p90_usd",
    "employment": "employment",
}  # fmt: skip
_DROPPED_SHOWN = 40


def rank_occupations(context: ToolContext, args: RankOccupations) -> ToolResult:
    """The ranking of a track, career, major group or all occupations in the first area of the ladder that has pay."""
    found = resolve_group(context, args.within, place=args.place)
    if isinstance(found, ToolResult):
        return found
    where = whereabouts(context, args.place)
    if where.area is None:
        within = "" if found.ref.kind == "all" else f" in {found.ref.title.lower()}"
        return unplaced("rank_occupations", where, f"What pays best{within} {{place}}?").model_copy(
            update={"subject": found.ref}
        )
    request = _request(context, found, where, args)
    ranked = context.knowledge.wages.rank(request)
    return _result(context, found, where, args, ranked)


def _request(context: ToolContext, found: Subject, where: Whereabouts, args: RankOccupations) -> Any:
    from knowledge.rankings import RankRequest

    codes = None if found.ref.kind in ("all", "group") else found.oews_codes
    if args.filters.level and found.track is not None:
        codes = tuple(dict.fromkeys(one.oews_code for one in found.track.at(args.filters.level) if one.oews_code))
    return RankRequest(
        codes=codes,
        area=where.area,
        by=args.by,
        max_education=args.filters.max_education,
        min_median=args.filters.min_median,
        min_resilience=args.filters.min_resilience,
        min_growth=args.filters.min_growth,
        max_exposure=args.filters.max_exposure,
        no_experience=args.filters.no_experience,
        max_months=args.filters.max_months,
        major_group=found.ref.id if found.ref.kind == "group" else None,
        ascending=args.lowest_first,
        limit=args.limit,
    )


def _entry(context: ToolContext, code: str) -> str | None:
    projection = context.knowledge.projections.get(f"{code}.00")
    return projection.entry_education if projection is not None else None


def _result(
    context: ToolContext, found: Subject, where: Whereabouts, args: RankOccupations, ranked: "Ranked"
) -> ToolResult:
    ledger = context.ledger
    area = minting.fact_area(ranked.area)
    pay_area = minting.fact_area(ranked.pay_area)
    parity = minting.parity(ledger, ranked.parity, ranked.pay_area) if ranked.parity is not None else None
    items = [
        RankingItem(
            rank=item.rank,
            code=item.oews_code,
            title=item.title,
            fact=fact.id,
            area=fact.area or area,
            also=also,
            entry=_entry(context, item.oews_code),
        )
        for item in ranked.items
        for fact, also in [_line(context, ranked, item, area, pay_area, parity)]
    ]
    of = _of(found.ref)
    source = context.knowledge.citation(ranked.items[0].citation_key) if ranked.items else found.citation
    steps = minting.ladder(ranked.steps)
    missing = list(where.notes)
    if source is not None:
        as_of = source.vintage.label
        minting.count(
            ledger,
            ranked.considered,
            "considered",
            of,
            as_of,
            source,
            "six-digit occupations looked at, each once",
            area,
        )
        minting.count(ledger, ranked.ranked, "ranked", of, as_of, source, "occupations that could be ranked", area)
        minting.count(ledger, len(items), "shown", of, as_of, source, "lines of the list", area)
        if ranked.dropped:
            note = "occupations without a figure, or filtered out"
            minting.count(ledger, len(ranked.dropped), "dropped", of, as_of, source, note, area)
            for kind, number in Counter(why_left_out(one.reason) for one in ranked.dropped).most_common():
                minting.count(ledger, number, f"dropped_{kind}", of, as_of, source, f"of those: {LEFT_OUT[kind]}", area)
        _thresholds(context, args, of, as_of, source)
    if not ranked.items and not ranked.hourly:
        missing.append(
            Missing(what="ranking", reason="no occupation fits, or none has a figure in any area of the ladder")
        )
    card = RankingCard(
        within=of,
        by=args.by,
        place=area,
        items=items,
        dropped=[
            Dropped(code=one.oews_code, title=one.title, reason=one.reason) for one in ranked.dropped[:_DROPPED_SHOWN]
        ],
        hourly=_hourly(context, ranked, pay_area),
        considered=ranked.considered,
        filters=args.filters.model_dump(exclude_defaults=True),
        ladder=steps,
    )
    return ToolResult(
        tool="rank_occupations",
        outcome="ok" if items or card.hourly else "empty",
        findings=[card],
        subject=found.ref,
        alternatives=found.alternatives,
        place=where.out,
        ladder=steps,
        missing=missing,
        choices=other_places(
            where, f"What pays best{'' if found.ref.kind == 'all' else f' in {found.ref.title}'} {{place}}?"
        ),
    )


def _line(
    context: ToolContext, ranked: "Ranked", item: "RankedItem", area: FactArea, pay_area: FactArea, parity: Fact | None
) -> tuple[Fact, list[str]]:
    """The figure an occupation is ranked by, and the ids of those worth showing beside it."""
    of = Of(kind="occupation", code=item.oews_code, title=item.title)
    by, ledger = ranked.by, context.ledger
    if by in ("growth", "openings"):
        return _projected(context, item, of, by, area), _median_ids(context, ranked, item, of, pay_area)
    if by == "resilience":
        return _scored(context, item, of, area), _median_ids(context, ranked, item, of, pay_area)
    citation = context.knowledge.citation(item.citation_key)
    key: dict[str, str | int] = {
        "oews_code": item.oews_code,
        "area_code": pay_area.code,
        "year": ranked.year or citation.vintage.year,
    }
    if by == "real_median" and parity is not None and item.annual_median_usd is not None:
        nominal = _median(context, ranked, item, of, pay_area)
        fact = minting.real(ledger, nominal, parity, parity_citation(ranked)) if nominal is not None else None
        if fact is not None and nominal is not None:
            return fact, [nominal.id]
    unit: Unit = "people" if by == "employment" else "USD/year"
    basis, note = _wider(ranked)
    fact = ledger.mint(
        value=item.value, unit=unit, statistic="median" if by == "real_median" else by, of=of, area=area, as_of=citation.vintage.label,
        basis=basis, note=note, at_least=item.at_least, citation=citation,
        row=RowRef(table="wage", key=key, column=_COLUMN.get(by)),
    )  # fmt: skip
    also = [] if by in ("median", "real_median") else _median_ids(context, ranked, item, of, pay_area)
    if by == "median" and item.employment is not None:
        jobs = ledger.mint(
            value=item.employment, unit="people", statistic="employment", of=of, area=pay_area, as_of=citation.vintage.label,
            basis=basis, note=note, citation=citation, row=RowRef(table="wage", key=key, column="employment"),
        )  # fmt: skip
        also.append(jobs.id)
    return fact, also


def parity_citation(ranked: "Ranked") -> Any:
    """The source of the price parity of a ranking by real pay."""
    assert ranked.parity is not None
    return ranked.parity.citation


def _median(context: ToolContext, ranked: "Ranked", item: "RankedItem", of: Of, pay_area: FactArea) -> Fact | None:
    if item.annual_median_usd is None:
        return None
    wage = context.knowledge.wages.get(item.oews_code, pay_area.code)
    return (
        minting.pay(context.ledger, wage, "median", *_wider(ranked))
        if wage is not None and not wage.hourly_only
        else None
    )


def _wider(ranked: "Ranked") -> tuple[Basis, str | None]:
    """How near the area of the figures is to the one asked for: the first step of the ladder, or a wider one."""
    asked = ranked.steps[0].area if ranked.steps else ranked.pay_area
    if asked.code == ranked.pay_area.code:
        return "measured", None
    return "wider_area", f"no figures for {asked.title}; this is {ranked.pay_area.title}"


def _median_ids(context: ToolContext, ranked: "Ranked", item: "RankedItem", of: Of, pay_area: FactArea) -> list[str]:
    fact = _median(context, ranked, item, of, pay_area)
    return [fact.id] if fact is not None else []


def _projected(context: ToolContext, item: "RankedItem", of: Of, by: str, area: FactArea) -> Fact:
    projection = context.knowledge.projections.get(item.oews_code)
    assert projection is not None
    growth = by == "growth"
    column = "growth_pct" if growth else "openings_per_year"
    return context.ledger.mint(
        value=item.value, unit="percent" if growth else "openings/year", statistic=by, of=of, area=area, as_of=projection.period,
        basis="group" if projection.basis == "group" else "measured", citation=projection.citation,
        note=f"projected for {projection.nem_code} {projection.title} as a whole" if projection.basis == "group" else None,
        row=RowRef(table="projection", key={"nem_code": projection.nem_code, "base_year": projection.base_year}, column=column),
    )  # fmt: skip


def _scored(context: ToolContext, item: "RankedItem", of: Of, area: FactArea) -> Fact:
    codes = [one.onet_soc_code for one in context.knowledge.occupations.of_oews(item.oews_code)]
    scores = context.knowledge.resilience.of_many(codes)
    same = next((one for one in scores if one.score == item.value), None)
    citation = same.citation if same is not None else context.knowledge.citation("resilience-method")
    return context.ledger.mint(
        value=item.value, unit="score 1-6", statistic="score", of=of, as_of=citation.vintage.label, basis="derived", area=area,
        note="exposure + growth + EPOCH-style points, see the method", citation=citation,
        row=RowRef(table="resilience", key={"onet_soc_code": same.onet_soc_code}, column="score") if same is not None else None,
    )  # fmt: skip


def _hourly(context: ToolContext, ranked: "Ranked", area: FactArea) -> list[HourlyItem]:
    lines = []
    for one in ranked.hourly[:10]:
        citation = context.knowledge.citation(one.citation_key)
        key: dict[str, str | int] = {
            "oews_code": one.oews_code,
            "area_code": area.code,
            "year": ranked.year or citation.vintage.year,
        }
        fact = context.ledger.mint(
            value=one.hourly_median_usd, unit="USD/hour", statistic="median", of=Of(kind="occupation", code=one.oews_code, title=one.title),
            area=area, as_of=citation.vintage.label, basis=_wider(ranked)[0], note=_wider(ranked)[1], citation=citation,
            row=RowRef(table="wage", key=key, column="hourly_median_usd"),
        )  # fmt: skip
        lines.append(HourlyItem(code=one.oews_code, title=one.title, fact=fact.id))
    return lines


def _thresholds(context: ToolContext, args: RankOccupations, of: Of, as_of: str, source: Any) -> None:
    """The limits asked for are facts too, so that a sentence may state them."""
    filters = args.filters
    limits: tuple[tuple[float | int | None, Unit, str], ...] = (
        (filters.min_median, "USD/year", "threshold_median"),
        (filters.min_resilience, "score 1-6", "threshold_resilience"),
        (filters.min_growth if filters.min_growth and filters.min_growth >= 1 else None, "percent", "threshold_growth"),
        (filters.max_exposure, "score 0-100", "threshold_exposure"),
        (filters.max_months, "count", "threshold_months"),
    )
    for value, unit, statistic in limits:
        if value is not None:
            context.ledger.mint(
                value=value, unit=unit, statistic=statistic, of=of, as_of=as_of, basis="derived",
                note="the limit that was asked for", citation=source,
            )  # fmt: skip


def _of(ref: SubjectRef) -> Of:
    if ref.kind in ("career", "track"):
        return Of(kind="career" if ref.kind == "career" else "track", code=ref.id, title=ref.title)
    return Of(kind="occupation", code=ref.id, title=ref.title)
