"""Where a job pays or employs most, in sentences: the first three, the same after the cost of living, what is missing."""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import PlacesCard, PlacesItem
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, listed, money, named, the
from advisor.offline.reading import Reading
from advisor.tools.show import marked

NO_CITIES = "Pay for single jobs by city or metropolitan area is not on file here, so these are states."
_SAID = 3
_MEASURE = {
    "median": "median pay", "real_median": "median pay in US prices", "p10": "pay of the lowest-paid tenth",
    "p90": "pay of the best-paid tenth", "employment": "number of jobs",
}  # fmt: skip


def told_places(results: Sequence[ToolResult], ledger: Ledger, reading: Reading) -> Told:
    """The order asked for, then the order by the other of nominal and real pay where it was looked up too."""
    told = Told()
    cards = [card for one in results for card in one.findings if isinstance(card, PlacesCard) and card.by]
    if not cards:
        return told
    card = cards[0]
    told.lines.append(_order(card, ledger, reading))
    for other in cards[1:]:
        tops = listed([_said(item, ledger) for item in other.items[:_SAID]])
        same = [item.area.code for item in other.items[:_SAID]] == [item.area.code for item in card.items[:_SAID]]
        told.lines.append(
            f"After the cost of living: {tops}."
            if _alone(card, ledger)
            else f"After the cost of living the first three stay the same: {tops}."
            if same
            else f"After the cost of living the order is another: {tops}."
        )
    levels = [
        ledger[fact].as_of
        for one in cards
        for item in one.items
        for fact in item.facts
        if ledger[fact].statistic == "price_parity"
    ]
    if levels:
        told.lines.append(f"US prices means pay divided by the place's price level ({levels[0]}).")
    told.lines += _missing(
        card, [one.reason for result in results for one in result.missing if one.what != "place"], ledger
    )
    if any(ledger[fact].statistic == "typical_median" for item in card.items for fact in item.facts):
        told.lines.append(
            "A group has no published pay: a typical median is an average of medians weighted by jobs, so it also differs with the mix of jobs in a place."
        )
    subject = results[0].subject
    if subject is not None:
        told.choices = [
            Choice(label=item.area.title, message=f"How much do {named(subject)} make in {_called(item)}?")
            for item in card.items[:_SAID]
        ]
        told.follow_ups = (
            [f"Where are the most jobs for {named(subject)}?"]
            if card.by != "employment"
            else [f"Where do {named(subject)} earn most?"]
        )
    told.follow_ups.append("Where do these figures come from?")
    told.offer = "Shall I look at one of them more closely?"
    return told


def _order(card: PlacesCard, ledger: Ledger, reading: Reading) -> str:
    assert card.of is not None
    first = ledger[card.items[0].facts[0]]
    word = "lowest" if reading.lowest_first else "highest"
    measure = _MEASURE[card.by or "median"]
    if first.statistic == "typical_median":
        measure = measure.replace("median", "typical median")
    if _alone(card, ledger):
        head = f"**{card.of.title}** ({card.of.code}) have" + ("" if card.by == "employment" else f" a {measure}")
    elif card.by == "employment":
        word = "fewest jobs" if reading.lowest_first else "most jobs"
        head = f"**{card.of.title}** ({card.of.code}) have the {word}"
    else:
        head = f"**{card.of.title}** ({card.of.code}) have the {word} {measure}"
    if card.of.kind != "occupation":
        head = head.replace(f" ({card.of.code})", f", as a {card.of.kind},")
    tops = [_said(item, ledger) for item in card.items[:_SAID]]
    return f"{head} in {tops[0]}{f', then {listed(tops[1:])}' if tops[1:] else ''} ({first.as_of})."


def _alone(card: PlacesCard, ledger: Ledger) -> bool:
    """Only one area was looked at, so nothing is the highest of anything."""
    return card.considered is not None and ledger[card.considered].value == 1


def _said(item: PlacesItem, ledger: Ledger) -> str:
    main = ledger[item.facts[0]]
    beside = next((fact for fact in (ledger[one] for one in item.facts[1:]) if fact.unit == "USD/year"), None)
    figure = f"{marked(main)} jobs" if main.unit == "people" else money(main)
    if main.unit == "USD/year, US prices":
        figure += " in US prices"
    return f"{the(item.area.title)}, {figure}{_beside(main, beside)}"


def _beside(main: Fact, beside: Fact | None) -> str:
    if beside is None or main.unit == "USD/year":
        return ""
    return f" ({marked(beside)} paid)" if main.unit.endswith("US prices") else f" (median {money(beside)})"


def _missing(card: PlacesCard, reasons: list[str], ledger: Ledger) -> list[str]:
    lines = []
    if card.considered:
        lines.append(_looked_at(ledger[card.considered], card.within or ""))
    if card.left_out:
        names = [one.title for one in card.dropped[:4]]
        more = " and others" if len(card.dropped) > len(names) else ""
        lines.append(
            f"{marked(ledger[card.left_out])} of them have no figure: {listed(names) if not more else ', '.join(names) + more}."
        )
    if any("metropolitan table" in one and "nonmetropolitan" not in one for one in reasons):
        lines.append(
            "Pay for single jobs by metropolitan area is not on file here; whoever runs this can load the official workbook."
        )
    return lines


def _looked_at(count: Fact, within: str) -> str:
    areas = "area" if count.value == 1 else "areas"
    if within.startswith("areas of "):
        return f"I looked at {marked(count)} {areas} of {within.removeprefix('areas of ')}; the card has the list."
    return f"I looked at {marked(count)} {areas}, {the(within) if count.value == 1 else within}; the card has the list."


def _called(item: PlacesItem) -> str:
    return (
        f"{item.area.title} State"
        if item.area.level == "state" and item.area.title in ("New York", "Washington")
        else item.area.title
    )
