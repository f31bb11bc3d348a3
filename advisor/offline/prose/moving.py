"""One job in two to five places beside each other, for somebody who weighs a move: which pays more, and where the order
flips once prices are taken out. It never says that a move is worth it."""

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ComparisonCell
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, say
from advisor.offline.prose.wording import Told, climbed, listed, money, named, the
from advisor.tools.show import marked, show, unit_words


def told_move(card: ComparisonCard, result: ToolResult, ledger: Ledger) -> Told:
    """Nominal first, then real, the gap of each, prices and housing, and what is not known."""
    told = Told()
    rows = {row.measure: row.cells for row in card.rows}
    subject = result.subject
    kind = say("median pay") if "median pay" in rows else say("typical median")
    nominal, real = _figures(rows.get(kind), ledger), _figures(rows.get(f"{kind} in US prices"), ledger)
    named_places = [one.title for one in card.columns]
    places = [_place(one.title, fact) for one, fact in zip(card.columns, nominal, strict=False)]
    first = next((fact for fact in nominal if fact is not None), None)
    if first is None or subject is None:
        return told
    said = [
        say("{fact} in {place}", fact=money(fact), place=the(place))
        for place, fact in zip(places, nominal, strict=True)
        if fact is not None
    ]
    told.lines.append(
        say(
            "**{title}** have a {kind} of {said} ({as_of}).",
            title=subject.title,
            kind=kind,
            said=listed(said),
            as_of=first.as_of,
        )
    )
    # Said once in full, an area that is not the other's is known by its own name.
    places = _short(places, nominal)
    worth = [
        say("{fact} in {place}", fact=money(fact), place=the(place))
        for place, fact in zip(places, real, strict=False)
        if fact is not None
    ]
    best, best_real = _best(places, nominal), _best(places, real)
    if worth and best and best_real:
        turn = (
            say("the order flips: {best_real} comes out ahead", best_real=the(best_real))
            if best != best_real
            else say("{best} stays ahead", best=the(best))
        )
        as_of = next(fact.as_of for fact in real if fact is not None)
        told.lines.append(
            say("In US prices that is {worth} ({as_of}), so {turn}.", worth=listed(worth), as_of=as_of, turn=turn)
        )
    gaps = _figures(rows.get("difference in US prices"), ledger) or _figures(rows.get("difference in pay"), ledger)
    for place, gap in list(zip(places, gaps, strict=False))[1:2]:
        if gap is not None:
            side = "more" if gap.value > 0 else "less"
            prices = say(" in US prices") if gap.unit.endswith("US prices") else ""
            there = capital(the(place))
            amount = say(
                "{gap} [{id}]{unit_words}", gap=show(gap).removeprefix("-"), id=gap.id, unit_words=unit_words(gap)
            )
            told.lines.append(
                say(
                    "{there} pays {amount} {side} than {places}{prices}.",
                    there=there,
                    amount=amount,
                    side=side,
                    places=the(places[0]),
                    prices=prices,
                )
            )
    housing = _figures(rows.get("housing prices, US = 100"), ledger)
    if all(fact is not None for fact in housing) and housing:
        levels = [
            say("{fact} in {place}", fact=marked(fact), place=the(place))
            for place, fact in zip(places, housing, strict=True)
            if fact is not None
        ]
        told.lines.append(
            say(
                "Housing alone stands at {levels}, with the nation at one hundred ({as_of}).",
                levels=listed(levels),
                as_of=next(fact.as_of for fact in housing if fact is not None),
            )
        )
    if line := climbed(result.ladder):
        told.lines.append(line)
    told.lines += [
        say("{reason}.", reason=capital(one.reason))
        for one in result.missing
        if one.what in ("survey error", "comparison", "place")
    ]
    told.lines.append(say("Taxes, the cost of moving and who you leave behind are in none of these figures."))
    told.choices = [
        Choice(label=place, message=f"How much do {named(subject)} make in {place}?") for place in named_places
    ]
    told.follow_ups = [f"Where do {named(subject)} earn most?", "Where do these figures come from?"]
    told.offer = say("Do you have an offer there that I should hold against these?")
    return told


def _figures(cells: list[ComparisonCell] | None, ledger: Ledger) -> list[Fact | None]:
    return [ledger[cell.fact] if cell.fact else None for cell in cells or []]


def _best(places: list[str], figures: list[Fact | None]) -> str | None:
    """The place with the highest figure, where each has one and none is a floor."""
    if not figures or any(fact is None or fact.bound for fact in figures):
        return None
    return max(zip(places, figures, strict=True), key=lambda pair: pair[1].value if pair[1] is not None else 0)[0]


def _place(place: str, fact: Fact | None) -> str:
    """The place as its figure's area: a figure of the whole state is said to be of the state."""
    if fact is None or fact.area is None or fact.area.title == place:
        return place
    return say("{area} (for {place})", area=fact.area.title, place=place)


def _short(places: list[str], figures: list[Fact | None]) -> list[str]:
    """The areas of the figures by their own names; as they were where two places have one area."""
    areas = [fact.area.title if fact is not None and fact.area is not None else None for fact in figures]
    return [area if area and areas.count(area) == 1 else place for place, area in zip(places, areas, strict=True)]
