"""A ranking in sentences: the first three in prose, the rest on the card; what was dropped and why."""

from advisor.answers import ToolResult
from advisor.cards import RankingCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.entry import SCHOOLING
from advisor.offline.prose.resilience import EXPOSED
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import STATES_OFFERED, Told, climbed, how_placed, listed, money, the, where
from advisor.offline.reading import Reading
from advisor.tools.leaving_out import LEFT_OUT
from advisor.tools.show import marked

_BY = {
    "median": (say("best paid"), "", say("median pay")),
    "real_median": (say("best paid"), say(" after the cost of living"), say("median pay in US prices")),
    "p10": (say("best paid"), say(" at the start"), say("pay of the lowest-paid tenth")),
    "p90": (say("best paid"), say(" at the top"), say("pay of the best-paid tenth")),
    "growth": (say("fastest growing"), "", say("projected growth")),
    "openings": ("", say(" with the most openings"), say("openings a year")),
    "employment": ("largest", "", "jobs"),
    "resilience": (say("most resilient"), say(" to AI"), say("AI resilience score")),
}
"""Measure -> words before the noun, words behind it, and what the figure is."""
_LOWEST = {"growth": say("slowest growing"), "employment": "smallest", "resilience": say("least resilient")}
_IN_PROSE = 3


def told_ranking(card: RankingCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """The order, the area and year, what filters did, who could not be ranked, and the next step."""
    told = Told()
    before, behind, measure = _BY[card.by]
    if reading.lowest_first:
        before = _LOWEST.get(card.by, "" if card.by == "openings" else "lowest paid")
        behind = say(" with the fewest openings") if card.by == "openings" else behind
    if not card.items:
        return told
    first = ledger[card.items[0].fact]
    tops = [
        say(
            "**{title}** ({code}), {figure}",
            title=item.title,
            code=item.code,
            figure=_figure(ledger[item.fact], item.also, ledger),
        )
        for item in card.items[:_IN_PROSE]
    ]
    told.lines.append(
        say(
            "The {opening} {where} by {measure} ({as_of}): {tops}.",
            opening=_opening(card, before, behind),
            where=where(card.place.title),
            measure=measure,
            as_of=first.as_of,
            tops=joined("; ", tops),
        )
    )
    if "max_education" not in card.filters and (schooling := _schooling(card)):
        told.lines.append(schooling)
    if len(card.items) > _IN_PROSE:
        shown = _count(ledger, "shown", card)
        ranked = _count(ledger, "ranked", card)
        if shown is not None and ranked is not None:
            rest = (
                say("The list shows the first {shown} of {ranked}.", shown=marked(shown), ranked=marked(ranked))
                if ranked.value > shown.value
                else say("The list shows all {ranked}.", ranked=marked(ranked))
            )
            told.lines.append(rest)
    considered, dropped = _count(ledger, "considered", card), _count(ledger, "dropped", card)
    if considered is not None and considered.value > 1:
        told.lines.append(
            say("I looked at {considered} occupations, each six-digit code once.", considered=marked(considered))
        )
    if card.filters:
        told.lines.append(_filtered(card, ledger))
    if dropped is not None and card.dropped:
        told.lines.append(_left_out(dropped, card, ledger))
        if card.within.kind in ("track", "career"):
            told.lines.append(say("Among them: {dropped}.", dropped=listed([one.title for one in card.dropped[:4]])))
    if card.hourly:
        told.lines.append(
            say(
                "Paid by the hour only, so listed apart: {hourly}.",
                hourly=listed([one.title for one in card.hourly[:3]]),
            )
        )
    if card.by == "real_median" and (
        level := next((fact for fact in ledger if fact.statistic == "price_parity"), None)
    ):
        told.lines.append(
            say(
                "Real pay is pay divided by the price level there, {level} with the nation at one hundred ({as_of}); within one place it changes amounts, not the order.",
                level=marked(level),
                as_of=level.as_of,
            )
        )
    if card.by in ("growth", "openings", "resilience") and (place := _pay_area(card, ledger)) != the(card.place.title):
        told.lines.append(
            say("That order is national, for no local one exists; the medians beside it are for {place}.", place=place)
        )
    if card.by == "resilience" or "min_resilience" in card.filters:
        told.lines.append(say("The score is a coarse ordering of ours, not a promise of safety."))
    if card.by == "resilience" and reading.lowest_first:
        told.lines.append(say("{EXPOSED} No source here can say which jobs will be replaced.", EXPOSED=EXPOSED))
    told.lines += [
        line for line in (_taken(card), climbed(result.ladder or card.ladder), how_placed(result.place)) if line
    ]
    _offers(told, card, result)
    return told


def _opening(card: RankingCard, before: str, behind: str) -> str:
    noun = (
        say("{before} occupations{behind}", before=before, behind=behind)
        if before
        else say("occupations{behind}", behind=behind)
    )
    if card.within.code == "all":
        return noun
    if card.within.kind == "track":
        return say("{noun} on the {title} track", noun=noun, title=card.within.title)
    return say("{noun} among {title}", noun=noun, title=card.within.title)


def _pay_area(card: RankingCard, ledger: Ledger) -> str:
    areas = [ledger[one].area for item in card.items for one in item.also]
    return next((the(area.title) for area in areas if area is not None), say("the United States"))


def _figure(fact: Fact, also: list[str], ledger: Ledger) -> str:
    shown = say("{fact} of six", fact=marked(fact)) if fact.unit == "score 1-6" else money(fact)
    nominal = next((ledger[one] for one in also if ledger[one].unit == "USD/year"), None)
    if fact.unit == "USD/year, US prices" and nominal is not None:
        return say("{shown} in US prices ({nominal} paid)", shown=shown, nominal=marked(nominal))
    if fact.unit in ("score 1-6", "percent", "openings/year", "people") and nominal is not None:
        here = nominal.area
        if here is not None and here.level != "nation" and fact.area != here:
            # The list is national, the pay that of a place: each says so.
            return say(
                "{shown} (median {nominal} in {area})", shown=shown, nominal=money(nominal), area=the(here.title)
            )
        return say("{shown} (median {nominal})", shown=shown, nominal=money(nominal))
    return shown


def _taken(card: RankingCard) -> str | None:
    if card.within.kind == "track":
        return say("I took your field as our own track of occupations, from entry to executive.")
    return None


def _filtered(card: RankingCard, ledger: Ledger) -> str:
    parts: list[str] = []
    limits = {fact.statistic: fact for fact in ledger if fact.statistic.startswith("threshold_")}
    if level := card.filters.get("max_education"):
        parts.append(
            say("the usual education at entry is no more than {level}", level=SCHOOLING.get(str(level), str(level)))
        )
    if card.filters.get("no_experience"):
        parts.append(say("no work experience is usually asked for"))
    if card.filters.get("level"):
        parts.append(say("the level on the track is {level}", level=card.filters["level"]))
    if "threshold_median" in limits:
        parts.append(
            say("the median is at least {threshold_median}", threshold_median=marked(limits["threshold_median"]))
        )
    if "threshold_resilience" in limits:
        parts.append(
            say(
                "the AI resilience score is at least {threshold_resilience}",
                threshold_resilience=marked(limits["threshold_resilience"]),
            )
        )
    if "min_growth" in card.filters:
        least = limits.get("threshold_growth")
        parts.append(
            say("projected growth is at least {least}", least=marked(least))
            if least is not None
            else say("employment is projected to grow")
        )
    if "threshold_exposure" in limits:
        parts.append(
            say(
                "AI exposure is at most {threshold_exposure} of a hundred",
                threshold_exposure=marked(limits["threshold_exposure"]),
            )
        )
    if "threshold_months" in limits:
        parts.append(
            say(
                "preparation usually takes at most {threshold_months} months",
                threshold_months=marked(limits["threshold_months"]),
            )
        )
    return say("Kept only where {parts}.", parts=listed(parts)) if parts else ""


def _left_out(dropped: Fact, card: RankingCard, ledger: Ledger) -> str:
    """How many were left out, each reason with its own count."""
    counts = [(kind, _count(ledger, f"dropped_{kind}", card)) for kind in LEFT_OUT]
    kinds = sorted(((fact, LEFT_OUT[kind]) for kind, fact in counts if fact is not None), key=lambda one: -one[0].value)
    if len(kinds) == 1:
        return say("Left out: {dropped}, where {kinds}.", dropped=marked(dropped), kinds=kinds[0][1])
    return say(
        "Left out: {kinds}.",
        kinds=listed([say("{fact} where {why}", fact=marked(fact), why=why) for fact, why in kinds[:3]]),
    )


def _schooling(card: RankingCard) -> str:
    """What the first lines usually ask for at the start: pay without the way to it is half an answer."""
    known = [(one.title, SCHOOLING[one.entry]) for one in card.items[:_IN_PROSE] if one.entry in SCHOOLING]
    if not known or len(known) < len(card.items[:_IN_PROSE]):
        return ""
    if len({level for _, level in known}) == 1:
        return (
            say("The ones named usually need {level} to start.", level=known[0][1])
            if len(known) > 1
            else say("It usually needs {level} to start.", level=known[0][1])
        )
    parts = joined("; ", [say("{title}, {level}", title=title, level=level) for title, level in known])
    return say("Usual schooling to start: {parts}.", parts=parts)


def _count(ledger: Ledger, statistic: str, card: RankingCard) -> Fact | None:
    return next((fact for fact in ledger if fact.statistic == statistic and fact.of.code == card.within.code), None)


def _offers(told: Told, card: RankingCard, result: ToolResult) -> None:
    national = result.place is None or result.place.how == "none"
    here = None if result.place is None or national else result.place.title
    degree_open = "max_education" not in card.filters
    if national:
        if degree_open:
            told.choices.append(Choice(label="Without a degree", message=_again(card, None, degree=True)))
        if card.within.code == "all" and not card.filters:
            told.choices.append(Choice(label="What fits me", message="What fits me?"))
        told.choices += [Choice(label=f"In {state}", message=_again(card, state)) for state in STATES_OFFERED]
        asked = say("Where are you? Say a ZIP, city or state and I rank it there, by pay or by purchasing power.")
        told.offer = (
            joined(" ", [asked, say("Or shall I leave out jobs that need a degree?")]) if degree_open else asked
        )
    else:
        if card.by != "real_median":
            told.choices.append(Choice(label="By purchasing power", message=_again(card, here, real=True)))
            told.offer = say("Shall I rank the same by purchasing power?")
        if degree_open:
            told.choices.append(Choice(label="Without a degree", message=_again(card, here, degree=True)))
            told.offer = told.offer or say("Shall I leave out jobs that need a degree?")
        if "min_resilience" not in card.filters:
            told.choices.append(Choice(label="AI-resilient only", message=_again(card, here, resilient=True)))
            told.offer = told.offer or say("Shall I keep only those with a good AI resilience score?")
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
    if growth := card.filters.get("min_growth"):
        words += f" with growth of at least {growth:g} percent" if growth >= 1 else " that are growing"
    return words + "?"
