"""A ranking in sentences: the first three in prose, the rest on the card; what was dropped and why."""

from advisor.answers import ToolResult
from advisor.cards import RankingCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.resilience import EXPOSED
from advisor.offline.prose.wording import STATES_OFFERED, Told, climbed, how_placed, listed, money, the, where
from advisor.offline.reading import Reading
from advisor.tools.leaving_out import LEFT_OUT
from advisor.tools.show import marked

_BY = {
    "median": ("best paid", "", "median pay"),
    "real_median": ("best paid", " after the cost of living", "median pay in US prices"),
    "p10": ("best paid", " at the start", "pay of the lowest-paid tenth"),
    "p90": ("best paid", " at the top", "pay of the best-paid tenth"),
    "growth": ("fastest growing", "", "projected growth"),
    "openings": ("", " with the most openings", "openings a year"),
    "employment": ("largest", "", "jobs"),
    "resilience": ("most resilient", " to AI", "AI resilience score"),
}
"""Measure -> words before the noun, words behind it, and what the figure is."""
_LOWEST = {"growth": "slowest growing", "employment": "smallest", "resilience": "least resilient"}
_IN_PROSE = 3


def told_ranking(card: RankingCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """The order, the area and year, what filters did, who could not be ranked, and the next step."""
    told = Told()
    before, behind, measure = _BY[card.by]
    if reading.lowest_first:
        before = _LOWEST.get(card.by, "" if card.by == "openings" else "lowest paid")
        behind = behind.replace("most", "fewest")
    if not card.items:
        return told
    first = ledger[card.items[0].fact]
    tops = [
        f"**{item.title}** ({item.code}), {_figure(ledger[item.fact], item.also, ledger)}"
        for item in card.items[:_IN_PROSE]
    ]
    told.lines.append(
        f"{_opening(card, before, behind)} {where(card.place.title)} by {measure} ({first.as_of}): {'; '.join(tops)}."
    )
    if len(card.items) > _IN_PROSE:
        shown = _count(ledger, "shown", card)
        ranked = _count(ledger, "ranked", card)
        if shown is not None and ranked is not None:
            rest = (
                f"The list shows the first {marked(shown)} of {marked(ranked)}."
                if ranked.value > shown.value
                else f"The list shows all {marked(ranked)}."
            )
            told.lines.append(rest)
    considered, dropped = _count(ledger, "considered", card), _count(ledger, "dropped", card)
    if considered is not None:
        told.lines.append(f"I looked at {marked(considered)} occupations, each six-digit code once.")
    if card.filters:
        told.lines.append(_filtered(card, ledger))
    if dropped is not None and card.dropped:
        told.lines.append(_left_out(dropped, card, ledger))
        if card.within.kind in ("track", "career"):
            told.lines.append(f"Among them: {listed([one.title for one in card.dropped[:4]])}.")
    if card.hourly:
        told.lines.append(f"Paid by the hour only, so listed apart: {listed([one.title for one in card.hourly[:3]])}.")
    if card.by == "real_median" and (
        level := next((fact for fact in ledger if fact.statistic == "price_parity"), None)
    ):
        told.lines.append(
            f"Real pay is pay divided by the price level there, {marked(level)} with the nation at one hundred ({level.as_of});"
            " within one place it changes amounts, not the order."
        )
    if card.by in ("growth", "openings", "resilience") and (place := _pay_area(card, ledger)) != the(card.place.title):
        told.lines.append(f"That order is national, for no local one exists; the medians beside it are for {place}.")
    if card.by == "resilience" or "min_resilience" in card.filters:
        told.lines.append("The score is a coarse ordering of ours, not a promise of safety.")
    if card.by == "resilience" and reading.lowest_first:
        told.lines.append(f"{EXPOSED} No source here can say which jobs will be replaced.")
    told.lines += [
        line for line in (_taken(card), climbed(result.ladder or card.ladder), how_placed(result.place)) if line
    ]
    _offers(told, card, result)
    return told


def _opening(card: RankingCard, before: str, behind: str) -> str:
    noun = f"The {before} occupations{behind}".replace("  ", " ")
    if card.within.code == "all":
        return noun
    if card.within.kind == "track":
        return f"{noun} on the {card.within.title} track"
    return f"{noun} among {card.within.title}"


def _pay_area(card: RankingCard, ledger: Ledger) -> str:
    areas = [ledger[one].area for item in card.items for one in item.also]
    return next((the(area.title) for area in areas if area is not None), "the United States")


def _figure(fact: Fact, also: list[str], ledger: Ledger) -> str:
    shown = f"{marked(fact)} of six" if fact.unit == "score 1-6" else money(fact)
    nominal = next((ledger[one] for one in also if ledger[one].unit == "USD/year"), None)
    if fact.unit == "USD/year, US prices" and nominal is not None:
        return f"{shown} in US prices ({marked(nominal)} paid)"
    if fact.unit in ("score 1-6", "percent", "openings/year", "people") and nominal is not None:
        return f"{shown} (median {money(nominal)})"
    return shown


def _taken(card: RankingCard) -> str | None:
    if card.within.kind == "track":
        return "I took your field as our own track of occupations, from entry to executive."
    return None


def _filtered(card: RankingCard, ledger: Ledger) -> str:
    parts: list[str] = []
    limits = {fact.statistic: fact for fact in ledger if fact.statistic.startswith("threshold_")}
    if level := card.filters.get("max_education"):
        parts.append(f"typical entry education is no higher than “{level}”")
    if card.filters.get("no_experience"):
        parts.append("no work experience is usually asked for")
    if card.filters.get("level"):
        parts.append(f"the level on the track is {card.filters['level']}")
    if "threshold_median" in limits:
        parts.append(f"the median is at least {marked(limits['threshold_median'])}")
    if "threshold_resilience" in limits:
        parts.append(f"the AI resilience score is at least {marked(limits['threshold_resilience'])}")
    if "min_growth" in card.filters:
        least = limits.get("threshold_growth")
        parts.append(
            f"projected growth is at least {marked(least)}" if least is not None else "employment is projected to grow"
        )
    if "threshold_exposure" in limits:
        parts.append(f"AI exposure is at most {marked(limits['threshold_exposure'])} of a hundred")
    if "threshold_months" in limits:
        parts.append(f"preparation usually takes at most {marked(limits['threshold_months'])} months")
    return f"Kept only where {listed(parts)}." if parts else ""


def _left_out(dropped: Fact, card: RankingCard, ledger: Ledger) -> str:
    """How many were left out, each reason with its own count."""
    counts = [(kind, _count(ledger, f"dropped_{kind}", card)) for kind in LEFT_OUT]
    kinds = sorted(((fact, LEFT_OUT[kind]) for kind, fact in counts if fact is not None), key=lambda one: -one[0].value)
    if len(kinds) == 1:
        return f"Left out: {marked(dropped)}, where {kinds[0][1]}."
    return f"Left out: {listed([f'{marked(fact)} where {why}' for fact, why in kinds[:3]])}."


def _count(ledger: Ledger, statistic: str, card: RankingCard) -> Fact | None:
    return next((fact for fact in ledger if fact.statistic == statistic and fact.of.code == card.within.code), None)


def _offers(told: Told, card: RankingCard, result: ToolResult) -> None:
    national = result.place is None or result.place.how == "none"
    here = None if result.place is None or national else result.place.title
    degree_open = "max_education" not in card.filters
    if national:
        if degree_open:
            told.choices.append(Choice(label="Without a degree", message=_again(card, None, degree=True)))
        told.choices += [Choice(label=f"In {state}", message=_again(card, state)) for state in STATES_OFFERED]
        told.offer = "Where are you? Say a ZIP, city or state and I rank it there, by pay or by purchasing power." + (
            " Or shall I leave out jobs that need a degree?" if degree_open else ""
        )
    else:
        if card.by != "real_median":
            told.choices.append(Choice(label="By purchasing power", message=_again(card, here, real=True)))
            told.offer = "Shall I rank the same by purchasing power?"
        if degree_open:
            told.choices.append(Choice(label="Without a degree", message=_again(card, here, degree=True)))
            told.offer = told.offer or "Shall I leave out jobs that need a degree?"
        if "min_resilience" not in card.filters:
            told.choices.append(Choice(label="AI-resilient only", message=_again(card, here, resilient=True)))
            told.offer = told.offer or "Shall I keep only those with a good AI resilience score?"
    told.choices += result.choices
    told.choices += [
        Choice(label=one.title, message=f"What pays best in {one.title}{f' in {here}' if here else ''}?")
        for one in result.alternatives[:1]
        if one.kind == "group" and card.within.code != one.id
    ]
    top = card.items[0].title
    told.follow_ups += [
        f"How much do {top} make?",
        f"How resilient to AI are {top}?",
        "Where do these figures come from?",
    ]


def _again(
    card: RankingCard, place: str | None, *, real: bool = False, degree: bool = False, resilient: bool = False
) -> str:
    """The whole question of this ranking in words, with something changed: what it kept, it keeps."""
    title = card.within.title.lower() if card.within.kind == "track" else card.within.title
    words = "What pays best" if card.within.code == "all" else f"What pays best in {title}"
    if place:
        words += f" in {place}"
    if real or card.by == "real_median":
        words += " after the cost of living"
    education = card.filters.get("max_education")
    if degree or education == "Postsecondary nondegree award":
        words += " without a degree"
    elif education == "Associate's degree":
        words += " without a bachelor's degree"
    elif education == "High school diploma or equivalent":
        words += " with only a high school diploma"
    if card.filters.get("no_experience"):
        words += " with no experience"
    if resilient or card.filters.get("min_resilience"):
        words += " with good AI resilience"
    if card.filters.get("min_median"):
        words += f" paying at least ${card.filters['min_median']:,}"
    return words + "?"
