"""Where a job pays or employs most, in sentences: the first three, the same after the cost of living, what is missing."""

import re
from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import PlacesCard, PlacesItem
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, listed, money, named, the
from advisor.offline.reading import Reading
from advisor.tools.show import marked

CHEAP = re.compile(r"\b(?:cheap\w*|inexpensive|affordable|barat\w+|econ[oó]mic[oa]s?)\b")
BY_WHAT_PAY_BUYS = say("I cannot rank places by prices alone; the order here is by what the pay of the job buys there.")
NO_CITIES = say("Pay for single jobs by city or metropolitan area is not on file here, so these are states.")
_SAID = 3
_MEASURE = {
    "median": say('median pay'), "real_median": say('median pay in US prices'), "p10": say('pay of the lowest-paid tenth'),
    "p90": say('pay of the best-paid tenth'), "employment": say('number of jobs'),
}  # fmt: skip

_TYPICAL = {"median": say("typical median pay"), "real_median": say("typical median pay in US prices")}


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
            say("After the cost of living: {tops}.", tops=tops)
            if _alone(card, ledger)
            else say("After the cost of living the first three stay the same: {tops}.", tops=tops)
            if same
            else say("After the cost of living the order is another: {tops}.", tops=tops)
        )
    levels = [
        ledger[fact].as_of
        for one in cards
        for item in one.items
        for fact in item.facts
        if ledger[fact].statistic == "price_parity"
    ]
    if levels:
        told.lines.append(say("US prices means pay divided by the place's price level ({levels}).", levels=levels[0]))
    told.lines += _missing(
        card, [one.reason for result in results for one in result.missing if one.what != "place"], ledger
    )
    if any(ledger[fact].statistic == "typical_median" for item in card.items for fact in item.facts):
        told.lines.append(
            say(
                "A group has no published pay: a typical median is an average of medians weighted by jobs, so it also differs with the mix of jobs in a place."
            )
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
    told.offer = say("Shall I look at one of them more closely?")
    return told


def _order(card: PlacesCard, ledger: Ledger, reading: Reading) -> str:
    assert card.of is not None
    first = ledger[card.items[0].facts[0]]
    word = "lowest" if reading.lowest_first else "highest"
    measure = _MEASURE[card.by or "median"]
    if first.statistic == "typical_median" and "median" in measure:
        measure = _TYPICAL[card.by or "median"]
    if card.of.kind == "occupation":
        name = say("**{title}** ({code})", title=card.of.title, code=card.of.code)
    else:
        name = say("**{title}**, as a {kind},", title=card.of.title, kind=card.of.kind)
    if _alone(card, ledger):
        head = (
            say("{name} have", name=name)
            if card.by == "employment"
            else say("{name} have a {measure}", name=name, measure=measure)
        )
    elif card.by == "employment":
        word = say("fewest jobs") if reading.lowest_first else say("most jobs")
        head = say("{name} have the {word}", name=name, word=word)
    else:
        head = say("{name} have the {word} {measure}", name=name, word=word, measure=measure)
    tops = [_said(item, ledger) for item in card.items[:_SAID]]
    return say(
        "{head} in {tops}{extra} ({as_of}).",
        head=head,
        tops=tops[0],
        extra=say(", then {tops}", tops=listed(tops[1:])) if tops[1:] else "",
        as_of=first.as_of,
    )


def _alone(card: PlacesCard, ledger: Ledger) -> bool:
    """Only one area was looked at, so nothing is the highest of anything."""
    return card.considered is not None and ledger[card.considered].value == 1


def _said(item: PlacesItem, ledger: Ledger) -> str:
    main = ledger[item.facts[0]]
    beside = next((fact for fact in (ledger[one] for one in item.facts[1:]) if fact.unit == "USD/year"), None)
    figure = say("{main} jobs", main=marked(main)) if main.unit == "people" else money(main)
    if main.unit == "USD/year, US prices":
        figure = say("{figure} in US prices", figure=figure)
    return say("{title}, {figure}{beside}", title=the(item.area.title), figure=figure, beside=_beside(main, beside))


def _beside(main: Fact, beside: Fact | None) -> str:
    if beside is None or main.unit == "USD/year":
        return ""
    return (
        say(" ({beside} paid)", beside=marked(beside))
        if main.unit.endswith("US prices")
        else say(" (median {beside})", beside=money(beside))
    )


def _missing(card: PlacesCard, reasons: list[str], ledger: Ledger) -> list[str]:
    lines = []
    if card.considered:
        lines.append(_looked_at(ledger[card.considered], card.within or ""))
    if card.left_out:
        names = [one.title for one in card.dropped[:4]]
        more = len(card.dropped) > len(names)
        lines.append(
            say(
                "{left_out} of them have no figure: {extra}.",
                left_out=marked(ledger[card.left_out]),
                extra=say("{names} and others", names=joined(", ", names)) if more else listed(names),
            )
        )
    if any("metropolitan table" in one and "nonmetropolitan" not in one for one in reasons):
        lines.append(
            say(
                "Pay for single jobs by metropolitan area is not on file here; whoever runs this can load the official workbook."
            )
        )
    return lines


def _looked_at(count: Fact, within: str) -> str:
    shown, one = marked(count), count.value == 1
    if within.startswith("areas of "):
        state = within.removeprefix("areas of ")
        if one:
            return say(
                "I looked at {considered} area of {place}; the card has the list.", considered=shown, place=state
            )
        return say("I looked at {considered} areas of {place}; the card has the list.", considered=shown, place=state)
    if one:
        return say(
            "I looked at {considered} area, {within}; the card has the list.", considered=shown, within=the(within)
        )
    return say("I looked at {considered} areas, {within}; the card has the list.", considered=shown, within=within)


def _called(item: PlacesItem) -> str:
    return (
        f"{item.area.title} State"
        if item.area.level == "state" and item.area.title in ("New York", "Washington")
        else item.area.title
    )
