"""Where one occupation, career or track pays or employs most: `rank_places`. Areas without a figure are named, never filled."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, cast

from advisor.answers import ToolResult
from advisor.cards import Dropped, PlacesCard, PlacesItem
from advisor.facts import Fact, Missing, Of, Unit
from advisor.tools import minting
from advisor.tools.args import RankPlaces
from advisor.tools.context import ToolContext
from advisor.tools.places import Whereabouts, match_place, unplaced
from advisor.tools.subjects import Subject, resolve

if TYPE_CHECKING:
    from knowledge.areas import Area
    from knowledge.rankings.places import PlaceMeasure, RankedPlace

TOOL = "rank_places"
NATIONAL_ONLY = {
    "growth": "growth is projected for the whole country only, so places cannot be put in order by it",
    "openings": "openings are projected for the whole country only, so places cannot be put in order by them",
    "resilience": "the AI resilience score is the same everywhere, so places cannot be put in order by it",
}
_NO_PERCENTILES = "a career or track has no percentiles of its own; name one occupation, or rank by the typical median"
_COLUMN = {
    "median": "annual_median_usd",
    "real_median": "annual_median_usd",
    "p10": "annual_p10_usd",
    "p90": "annual_p90_usd",
    "employment": "employment",
}
_AGAIN = {
    "employment": "Where are the most jobs for {subject}?",
    "real_median": "Where do {subject} earn most after the cost of living?",
}
_LEVELS = {"state": "states", "metropolitan": "metropolitan areas", "nonmetropolitan": "nonmetropolitan areas"}


class _Within(NamedTuple):
    title: str
    areas: "tuple[Area, ...]"
    missing: tuple[Missing, ...] = ()


def rank_places(context: ToolContext, args: RankPlaces) -> ToolResult:
    """The states (or the areas asked for) in order, each with its figure and what stands beside it."""
    found = resolve(
        context,
        args.occupation_or_track,
        tool=TOOL,
        follow_up=_AGAIN.get(args.by, "Where do {subject} earn most?"),
        place=None,
    )
    if isinstance(found, ToolResult):
        return found
    base = ToolResult(tool=TOOL, outcome="ok", subject=found.ref, alternatives=found.alternatives)
    group = found.ref.kind in ("career", "track")
    if (why := NATIONAL_ONLY.get(args.by)) or (group and args.by in ("p10", "p90")):
        return base.model_copy(
            update={"outcome": "refused", "missing": [Missing(what="ranking of places", reason=why or _NO_PERCENTILES)]}
        )
    codes = found.oews_codes if group else tuple(code for code in (found.oews_code,) if code)
    if not codes:
        reason = found.unjoined_reason or "no pay is published for it"
        return base.model_copy(
            update={"outcome": "empty", "missing": [Missing(what=f"pay of {found.ref.title}", reason=reason)]}
        )
    within = _within(context, args.within)
    if isinstance(within, ToolResult):
        return within.model_copy(update={"subject": found.ref})
    by = cast("PlaceMeasure", args.by)
    ranked = context.knowledge.wages.rank_places(
        codes, within.areas, by, group=group, limit=args.limit, ascending=args.lowest_first
    )
    of = (
        Of(kind=found.ref.kind, code=found.ref.id, title=found.ref.title)
        if group
        else _of_pay(context, codes[0], found)
    )
    items = [
        PlacesItem(area=minting.fact_area(one.area), facts=_facts(context, one, of, by, group), rank=one.rank)
        for one in ranked.items
    ]
    missing = list(within.missing)
    if not items:
        missing.append(Missing(what="ranking of places", reason=_why_none(ranked.dropped)))
        return base.model_copy(update={"outcome": "empty", "missing": missing})
    first = context.ledger[items[0].facts[0]]
    source = context.knowledge.citation(ranked.items[0].source_key)
    levels = " and ".join(
        _LEVELS[level] for level in dict.fromkeys(one.level for one in within.areas) if level in _LEVELS
    )

    def counted(value: int, statistic: str, note: str) -> str:
        return minting.count(context.ledger, value, statistic, of, first.as_of, source, note).id

    counted(ranked.ranked, "ranked", f"{levels} with a figure")
    counted(len(items), "shown", "lines of the list")
    considered = counted(ranked.considered, "considered", f"{levels} looked at")
    left_out = counted(len(ranked.dropped), "dropped", f"{levels} without a figure") if ranked.dropped else None
    card = PlacesCard(
        items=items, of=of, by=by, within=within.title,
        dropped=[Dropped(code=one.area.code, title=one.area.title, reason=one.reason) for one in ranked.dropped],
        considered=considered, left_out=left_out,
    )  # fmt: skip
    return base.model_copy(update={"findings": [card], "missing": missing})


def _of_pay(context: ToolContext, code: str, found: Subject) -> Of:
    wage = context.knowledge.wages.get(code, "US")
    return Of(kind="occupation", code=code, title=wage.title if wage is not None else found.ref.title)


def _why_none(dropped: "tuple[object, ...]") -> str:
    reasons = Counter(getattr(one, "reason", "") for one in dropped)
    return reasons.most_common(1)[0][0] if reasons else "no area there has a table of single occupations here"


def _facts(context: ToolContext, one: "RankedPlace", of: Of, by: str, group: bool) -> list[str]:
    """What an area is ranked by first, then what is worth showing beside it."""
    if group:
        return _group_facts(context, one, of, by)
    wage = context.knowledge.wages.get(of.code, one.area.code)
    assert wage is not None
    ledger = context.ledger
    jobs = minting.employment(ledger, wage)
    if by == "employment":
        beside = minting.pay(ledger, wage, "median")
        return [fact.id for fact in (jobs, beside) if fact is not None]
    median = minting.pay(ledger, wage, "median")
    if by == "real_median":
        assert one.parity is not None
        assert median is not None
        level = minting.parity(ledger, one.parity, one.area)
        real = minting.real(ledger, median, level, one.parity.citation)
        return [fact.id for fact in (real, median, level) if fact is not None]
    main = median if by == "median" else minting.pay(ledger, wage, "p10" if by == "p10" else "p90")
    return [fact.id for fact in (main, median if by != "median" else None, jobs) if fact is not None]


def _group_facts(context: ToolContext, one: "RankedPlace", of: Of, by: str) -> list[str]:
    source = context.knowledge.citation(one.source_key)
    listed = ", ".join(one.codes)

    def minted(value: int, statistic: str, unit: Unit, note: str) -> Fact:
        return context.ledger.mint(
            value=value, unit=unit, statistic=statistic, of=of, area=minting.fact_area(one.area), as_of=source.vintage.label,
            basis="derived", note=note, citation=source,
        )  # fmt: skip

    facts: list[Fact | None] = []
    if by == "employment":
        return [minted(int(one.value), "employment", "people", f"sum over {listed}, each six-digit code once").id]
    nominal = one.nominal if one.nominal is not None else int(one.value)
    typical = minted(
        nominal,
        "typical_median",
        "USD/year",
        f"employment-weighted mean of the medians of {listed}, each six-digit code once",
    )
    if by == "real_median" and one.parity is not None:
        level = minting.parity(context.ledger, one.parity, one.area)
        facts = [minting.real(context.ledger, typical, level, one.parity.citation), typical, level]
    else:
        facts = [typical]
        if one.employment is not None:
            facts.append(minted(one.employment, "employment", "people", f"sum over {listed}, each six-digit code once"))
    return [fact.id for fact in facts if fact is not None]


def _within(context: ToolContext, said: str | None) -> "_Within | ToolResult":
    """The areas that are put in order: all states, a region's or a list's states, or the areas inside a state."""
    from knowledge.areas.regions import region

    areas = context.knowledge.areas
    text = (said or "").strip()
    low = text.lower()
    if not text or low in (
        "us",
        "usa",
        "states",
        "all",
        "nation",
        "the us",
        "the united states",
        "united states",
        "us states",
    ):
        return _Within("the states", areas.all("state"))
    if low in ("metros", "metro areas", "metropolitan areas", "cities", "metropolitan"):
        return _loaded(context, "metropolitan areas", areas.all("metropolitan"))
    if low in ("rural areas", "nonmetropolitan", "nonmetropolitan areas", "rural"):
        return _loaded(context, "nonmetropolitan areas", areas.all("nonmetropolitan"))
    if (known := region(text)) is not None:
        states = tuple(state for code in known[1] if (state := areas.state(code)) is not None)
        return _Within(f"the {known[0]}", states)
    if "," in text or " and " in low:
        named = [part.strip() for part in text.replace(" and ", ",").split(",") if part.strip()]
        several = [areas.state(part) for part in named]
        if len(several) > 1 and all(one is not None for one in several):
            return _Within(
                ", ".join(one.title for one in several if one is not None),
                tuple(one for one in several if one is not None),
            )
    match = match_place(context, text)
    if match.area is None:
        return unplaced(TOOL, Whereabouts(area=None, how="said", match=match), "Which place {place} pays most?")
    if match.area.level == "nation":
        return _Within("the states", areas.all("state"))
    state = next((one for one in areas.climb(match.area) if one.level == "state"), None)
    if state is None:
        # A territory outside the state tables has no state to look inside of; what is on file there is the area itself.
        return _loaded(context, match.area.title, (match.area,))
    usps = state.states[0]
    inside = tuple(one for one in areas.all("metropolitan") if usps in one.states) + areas.nonmetro_of(state)
    found = _loaded(context, f"areas of {state.title}", inside)
    # A state that is all metropolitan areas, where none of those is on file: its own figure, named as such.
    return found if found.areas else found._replace(title=state.title, areas=(state,))


def _loaded(context: ToolContext, title: str, wanted: "tuple[Area, ...]") -> _Within:
    """Only the areas whose level has a table here; what is not loaded is said."""
    from knowledge.areas import no_table

    levels = dict.fromkeys(one.level for one in wanted)
    absent = [level for level in levels if context.knowledge.wages.year_of(level) is None]
    here = tuple(one for one in wanted if one.level not in absent)
    return _Within(title, here, tuple(Missing(what=_LEVELS[level], reason=no_table(level)) for level in absent))
