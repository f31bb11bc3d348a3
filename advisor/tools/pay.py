"""Pay of an occupation, a career or a track in a place: `get_wages`.

An occupation has published pay; a group has none, only figures derived over its six-digit codes. The ladder changes
the place, never the occupation, and each of its steps is data of the card.
"""

from typing import TYPE_CHECKING

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import GroupPayCard, RankingItem, WageCard
from advisor.facts import Basis, Fact, FactArea, Missing, Of, RowRef
from advisor.tools import minting, years
from advisor.tools.args import GetWages
from advisor.tools.context import ToolContext
from advisor.tools.places import Whereabouts, other_places, place_out, unplaced, whereabouts
from advisor.tools.subjects import Subject, of_one_job, resolve

if TYPE_CHECKING:
    from knowledge.areas import Area
    from knowledge.group_pay import GroupPay
    from knowledge.wages import Wage


def get_wages(context: ToolContext, args: GetWages) -> ToolResult:
    """Pay with its percentiles, employment, ladder and, where asked or a place is known, real pay. `year`: that year's
    figure instead of the latest; `since`: medians of then and now beside it."""
    found = resolve(
        context, args.occupation, tool="get_wages", follow_up="How much do {subject} make{place}?", place=args.place
    )
    if isinstance(found, ToolResult):
        return found
    found = of_one_job(context, found)
    where = whereabouts(context, args.place)
    if where.area is None:
        return unplaced("get_wages", where, f"How much do {found.ref.title} make {{place}}?").model_copy(
            update={"subject": found.ref, "alternatives": found.alternatives}
        )
    if found.ref.kind in ("career", "track"):
        paid = group_wages(context, found, where, real=args.real)
        timed = args.year is not None or args.since is not None
        return paid.model_copy(update={"missing": [*paid.missing, years.GROUP_YEARS]}) if timed else paid
    if found.oews_code is None:
        reason = found.unjoined_reason or "no pay is published for it"
        return _nothing(found.ref, found, where, [Missing(what=f"pay of {found.ref.title}", reason=reason)])
    return _occupation(context, found, where, args)


def _occupation(context: ToolContext, found: Subject, where: Whereabouts, args: GetWages) -> ToolResult:
    assert where.area is not None
    assert found.oews_code is not None
    real, timed = args.real, list[Missing]()
    climb = context.knowledge.wages.climb(found.oews_code, where.area)
    latest = climb.wage.year if climb.wage is not None else None
    if args.year is not None and latest is not None and args.year != latest:
        then = years.climb_in(context, found.oews_code, where.area, args.year)
        if then.wage is None:
            timed.append(years.not_on_file(context, found.oews_code, found.ref.title, args.year))
        else:
            climb = then
            timed.append(years.caveat(context, found.oews_code, args.year, latest))
    steps = minting.ladder(climb.steps)
    if climb.wage is None:
        missing = [
            Missing(
                what=f"pay of {found.ref.title}",
                reason=steps[-1].reason or "not published" if steps else "not published",
            )
        ]
        return _nothing(found.ref, found, where, missing).model_copy(update={"ladder": steps})
    wage = climb.wage
    basis, note = basis_of(found, wage, where.area)
    # Price levels are of the latest years: they say nothing about pay of an earlier one.
    card = wage_card(context, wage, basis, note, real=(real or where.how != "none") and wage.year == latest)
    beside = _beside(context, found.oews_code, where.area) if wage.area.code != where.area.code else []
    trend: list[Fact] = []
    if args.since is not None:
        trend, said = years.trend(context, found.oews_code, where.area, args.since)
        timed += said
    shared = [one.title for one in context.knowledge.occupations.of_oews(found.oews_code)]
    by_hour = _by_hour(context, wage, basis, note) if args.hourly and not wage.hourly_only else {}
    card = card.model_copy(
        update={
            "ladder": steps,
            "beside": [fact.id for fact in beside],
            "hourly": by_hour,
            "shared_by": shared if len(shared) > 1 else [],
            "trend": [fact.id for fact in trend],
        }
    )
    missing = [*where.notes, *timed]
    if real and not card.real:
        reason = "no price parity is published for this area, or the pay is only a floor"
        if wage.year != latest:
            reason = "price levels are of the latest years, and this pay is of an earlier one"
        missing.append(Missing(what="real pay", reason=reason))
    return ToolResult(
        tool="get_wages",
        outcome="ok",
        findings=[card],
        subject=found.ref,
        alternatives=found.alternatives,
        place=where.out,
        ladder=steps,
        missing=missing,
        choices=other_places(where, f"How much do {found.ref.title} make {{place}}?"),
    )


def basis_of(found: Subject, wage: "Wage", asked: "Area") -> tuple[Basis, str | None]:
    """How near the published figure is to what was asked: mapped to a wider code, of a wider area, or as it stands."""
    mapped = found.soc_code is not None and found.oews_code != found.soc_code
    note = (
        f"{found.ref.title} ({found.soc_code}) has no pay of its own; {wage.oews_code} {wage.title} is published"
        if mapped
        else None
    )
    if wage.area.code != asked.code:
        wider = f"no figure for {asked.title}; this is {wage.area.title}"
        return "wider_area", f"{note}; {wider}" if note else wider
    return ("mapped" if mapped else "measured"), note


def wage_card(context: ToolContext, wage: "Wage", basis: Basis, note: str | None, *, real: bool) -> WageCard:
    """Percentiles, mean and employment of one published row, with real pay where there is a parity."""
    ledger = context.ledger
    percentiles: dict[str, Fact] = {}
    for statistic in minting.PERCENTILES:
        if (fact := minting.pay(ledger, wage, statistic, basis, note)) is not None:
            percentiles[statistic] = fact
    jobs = minting.employment(ledger, wage, basis, note)
    in_us_prices: dict[str, str] = {}
    if real and (level := context.knowledge.parities.of(wage.area)) is not None and wage.area.level != "nation":
        index = minting.parity(ledger, level, wage.area)
        for name, fact in percentiles.items():
            if name != "mean" and (adjusted := minting.real(ledger, fact, index, level.citation)) is not None:
                in_us_prices[name] = adjusted.id
        in_us_prices["price_parity"] = index.id
    return WageCard(
        code=wage.oews_code,
        title=wage.title,
        area=minting.fact_area(wage.area),
        percentiles={statistic: fact.id for statistic, fact in percentiles.items()},
        real=in_us_prices,
        employment=jobs.id if jobs else None,
    )


def _by_hour(context: ToolContext, wage: "Wage", basis: Basis, note: str | None) -> dict[str, str]:
    """Pay by the hour as the survey publishes it; empty where only yearly pay is."""
    facts = {
        name: minting.pay(context.ledger, wage, name, basis, note, by_hour=True)
        for name in minting.PERCENTILES
        if name != "mean"
    }
    return {name: fact.id for name, fact in facts.items() if fact is not None}


def _beside(context: ToolContext, oews_code: str, asked: "Area") -> list[Fact]:
    """The major group's and all occupations' medians in the metropolitan area that has none of the occupation."""
    if asked.level != "metropolitan":
        return []
    wanted = (f"{oews_code[:2]}-0000", "00-0000")
    facts = []
    for group in context.knowledge.wages.group_medians(asked, wanted):
        if group.annual_median_usd.value is not None:
            facts.append(
                context.ledger.mint(
                    value=group.annual_median_usd.value,
                    unit="USD/year",
                    statistic="median",
                    of=Of(kind="occupation", code=group.major_code, title=group.title),
                    area=minting.fact_area(group.area),
                    as_of=group.citation.vintage.label,
                    basis="group",
                    note="median of the whole major group, not of this occupation",
                    citation=group.citation,
                    row=RowRef(table="group_wage", key=group.row_key, column="annual_median_usd"),
                )
            )
    return sorted(facts, key=lambda fact: fact.of.code == "00-0000")


def group_wages(context: ToolContext, found: Subject, where: Whereabouts, *, real: bool) -> ToolResult:
    """Pay of a career or track: typical median, range and jobs, each six-digit code counted once."""
    assert where.area is not None
    pay = context.knowledge.wages.group_pay(found.oews_codes, where.area)
    steps = minting.ladder(pay.steps)
    if pay.typical_median is None or pay.citation is None:
        missing = [
            Missing(
                what=f"pay of {found.ref.title}", reason="too few of its jobs have a figure in any area of the ladder"
            )
        ]
        return _nothing(found.ref, found, where, missing).model_copy(update={"ladder": steps})
    card = _group_card(context, found, pay, steps_area=minting.fact_area(pay.area)).model_copy(update={"ladder": steps})
    if (real or where.how != "none") and card.typical_median is not None and pay.area.level != "nation":
        _real_typical(context, pay.area, card.typical_median)
    return ToolResult(
        tool="get_wages",
        outcome="ok",
        findings=[card],
        subject=found.ref,
        alternatives=found.alternatives,
        place=where.out,
        ladder=steps,
        missing=where.notes,
        choices=other_places(where, f"How much do {found.ref.title} make {{place}}?"),
    )


def _group_card(context: ToolContext, found: Subject, pay: "GroupPay", steps_area: FactArea) -> GroupPayCard:
    assert pay.citation is not None
    assert pay.typical_median is not None
    ledger, citation = context.ledger, pay.citation
    kind = "career" if found.ref.kind == "career" else "track"
    of = Of(kind=kind, code=found.ref.id, title=found.ref.title)
    as_of = citation.vintage.label
    members = []
    rows = {}
    for rank, member in enumerate((one for one in pay.members if one.annual_median_usd is not None), start=1):
        wage = context.knowledge.wages.get(member.oews_code, pay.area.code)
        fact = minting.pay(ledger, wage, "median") if wage is not None else None
        if fact is None or wage is None:
            continue
        jobs = minting.employment(ledger, wage)
        rows[member.oews_code] = fact
        members.append(
            RankingItem(
                rank=rank,
                code=member.oews_code,
                title=member.title,
                fact=fact.id,
                area=steps_area,
                also=[jobs.id] if jobs else [],
            )
        )
    counted = [
        one
        for one in pay.members
        if one.annual_median_usd is not None and one.employment is not None and not one.at_least
    ]
    listed = ", ".join(one.oews_code for one in counted)
    typical = ledger.mint(
        value=pay.typical_median, unit="USD/year", statistic="typical_median", of=of, area=steps_area, as_of=as_of, basis="derived",
        note=f"employment-weighted mean of the medians of {listed}, each six-digit code once", citation=citation,
    )  # fmt: skip
    jobs_fact = None
    if pay.employment is not None:
        jobs_fact = ledger.mint(
            value=pay.employment, unit="people", statistic="employment", of=of, area=steps_area, as_of=as_of, basis="derived",
            note=f"sum over {listed}, each six-digit code once", citation=citation,
        )  # fmt: skip
    minting.count(
        ledger,
        len(found.members),
        "members",
        of,
        as_of,
        found.citation or citation,
        "occupations (O*NET-SOC) in the group",
    )
    minting.count(
        ledger,
        len(counted) or len(found.oews_codes),
        "codes",
        of,
        as_of,
        citation,
        "six-digit codes counted, each once",
        steps_area,
    )
    return GroupPayCard(
        kind=kind,
        code=found.ref.id,
        title=found.ref.title,
        area=steps_area,
        typical_median=typical.id,
        lowest=rows[pay.lowest.oews_code].id if pay.lowest and pay.lowest.oews_code in rows else None,
        highest=rows[pay.highest.oews_code].id if pay.highest and pay.highest.oews_code in rows else None,
        employment=jobs_fact.id if jobs_fact else None,
        members=members,
        left_out=[Missing(what=f"{one.oews_code} {one.title}", reason=one.reason) for one in pay.left_out],
        coverage_pct=pay.coverage_pct,
    )


def _real_typical(context: ToolContext, area: "Area", typical_id: str) -> None:
    if (level := context.knowledge.parities.of(area)) is not None:
        index = minting.parity(context.ledger, level, area)
        minting.real(context.ledger, context.ledger[typical_id], index, level.citation)


def _nothing(ref: SubjectRef, found: Subject, where: Whereabouts, missing: list[Missing]) -> ToolResult:
    assert where.area is not None
    return ToolResult(
        tool="get_wages", outcome="empty", subject=ref, alternatives=found.alternatives, place=place_out(where.area, where.how),
        missing=[*missing, *where.notes],
    )  # fmt: skip
