"""Cards of pay and place as lines for a model. Pure; no word of advice."""

from collections.abc import Iterator, Sequence

from advisor.cards import (
    ComparisonCard,
    ComparisonCell,
    ComparisonRow,
    GroupPayCard,
    OfferCard,
    PlacesCard,
    RankingCard,
    WageCard,
)
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.tools.compacting.telling import ROWS, Head, counted, dropped, figure, grid, lacking, stand, told
from advisor.tools.show import marked

_REAL = ("p10", "median", "p90", "price_parity")
_QUARTERS = ("p25", "p75")
_MEMBERS, _MANY_ROWS = 8, 8


def wage(card: WageCard, ledger: Ledger) -> Iterator[str]:
    """Pay of one occupation in one area."""
    head = Head(card.code, card.area.title)
    yield f"wage of {card.title} ({card.code}), {card.area.title}"
    named: list[tuple[str, str | None]] = list(card.percentiles.items())
    named += [(name, one) for name, one in card.real.items() if name in _REAL]
    named += [*card.hourly.items(), ("employment", card.employment)]
    named += [(ledger[one].statistic, one) for one in [*card.beside, *card.trend]]
    yield from told(ledger, named, head)
    if card.shared_by:
        yield f"one figure for {card.code} as a whole, shared by {', '.join(card.shared_by[:3])}"


def group_pay(card: GroupPayCard, ledger: Ledger) -> Iterator[str]:
    """Pay of a career or track."""
    head = Head(card.code, card.area.title)
    yield f"pay of the {card.kind} {card.title}, {card.area.title}: derived from its members, never 'the median'"
    named = (
        ("typical_median", card.typical_median),
        ("lowest member median", card.lowest),
        ("highest member median", card.highest),
        ("employment", card.employment),
    )
    yield from told(ledger, named, head)
    yield from counted(ledger, "codes", "members", of=card.code)
    yield from grid(
        ledger, "member", [(f"{one.code} {one.title}", [one.fact]) for one in card.members[:_MEMBERS]], head
    )
    yield from lacking(card.left_out)


def ranking(card: RankingCard, ledger: Ledger) -> Iterator[str]:
    """Occupations in order."""
    counts = ", ".join(counted(ledger, "considered", "ranked", of=card.within.code))
    yield f"ranking within {card.within.title} by {card.by}, {card.place.title}{f'; {counts}' if counts else ''}"
    head = Head(card.within.code, card.place.title)
    rows = [(f"{one.rank}|{one.title} {one.code}", [one.fact, *one.also]) for one in card.items[:ROWS]]
    yield from grid(ledger, "rank|occupation", rows, head)
    yield from dropped(card.dropped)
    hourly = [(f"{one.code} {one.title}", [one.fact]) for one in card.hourly[:ROWS]]
    if hourly:
        yield from grid(ledger, "paid by the hour only", hourly, head)


def places(card: PlacesCard, ledger: Ledger) -> Iterator[str]:
    """Areas that a text may mean, or areas in order."""
    if card.by is None or card.of is None:
        yield "places: " + "; ".join(
            f"{one.area.title} ({one.area.level}, {one.area.code})" for one in card.items[:ROWS]
        )
        return
    head = Head(card.of.code)
    counts = [
        f"{marked(ledger[one])} {name}"
        for name, one in (("considered", card.considered), ("left out", card.left_out))
        if one
    ]
    yield "; ".join([f"places within {card.within} by {card.by} for {card.of.title} ({card.of.code})", *counts])
    # The prices behind a ranking after prices stand in its first column already.
    rows = [
        (f"{one.rank}|{one.area.title}", [fact for fact in one.facts if ledger[fact].statistic != "price_parity"])
        for one in card.items[:ROWS]
    ]
    yield from grid(ledger, "rank|place", rows, head)
    yield from dropped(card.dropped)


def comparison(card: ComparisonCard, ledger: Ledger) -> Iterator[str]:
    """Occupations or places side by side: place, year and unit are told once for all rows that share them."""
    columns = list(zip(*(row.cells for row in card.rows), strict=True))
    areas = [_areas(cells, ledger) for cells in columns]
    # A column whose figures are all of another place says so in its head.
    heads = [
        f"{one.title} ({one.code}{f', figures of {found[0]}' if len(found) == 1 and len(set(map(tuple, areas))) > 1 else ''})"
        for one, found in zip(card.columns, areas, strict=True)
    ]
    yield f"compared|{'|'.join(heads)}"
    last = ""
    for row in card.rows:
        facts = [ledger[cell.fact] for cell in row.cells if cell.fact]
        if len(card.rows) > _MANY_ROWS and any(fact.statistic in _QUARTERS for fact in facts):
            continue
        alike = {stand(fact, Head(fact.of.code, _place(fact, row, ledger, areas))) for fact in facts}
        shared = alike.pop() if len(alike) == 1 else ""
        if shared and shared != last:
            yield f"{shared}:"
        last = shared or last
        yield "|".join([row.measure, *(_cell(cell, ledger, shared, areas[i]) for i, cell in enumerate(row.cells))])


def _areas(cells: Sequence[ComparisonCell], ledger: Ledger) -> list[str]:
    facts = [ledger[cell.fact] for cell in cells if cell.fact]
    return list(dict.fromkeys(fact.area.title for fact in facts if fact.area is not None))


def _place(fact: Fact, row: ComparisonRow, ledger: Ledger, areas: list[list[str]]) -> str:
    """The place that need not be told with a figure, because the head of its column did."""
    column = next(i for i, cell in enumerate(row.cells) if cell.fact == fact.id)
    told_above = len(areas[column]) == 1 and len(set(map(tuple, areas))) > 1
    return areas[column][0] if told_above else ""


def _cell(cell: ComparisonCell, ledger: Ledger, shared: str, areas: list[str]) -> str:
    if cell.fact is None:
        return cell.text or f"missing: {cell.missing}"
    fact = ledger[cell.fact]
    if shared:
        return marked(fact)
    return figure(ledger, fact.id, Head(fact.of.code, areas[0] if len(areas) == 1 else ""))


def offer(card: OfferCard, ledger: Ledger) -> Iterator[str]:
    """A person's own amount beside published pay. The amount is theirs and no fact."""
    marks = " and ".join(one for one in (card.lower, card.upper) if one)
    yield (
        f"the person's own amount per {card.unit} beside pay of {card.title} ({card.code}), {card.area.title}: "
        f"{card.position} {marks}".rstrip()
    )
    head = Head(card.code, card.area.title)
    named = [*card.percentiles.items(), ("their amount over a year", card.yearly)]
    named += [("their amount less the median", card.difference)]
    named += [(f"{'their ' if name == 'amount' else ''}{name}", one) for name, one in card.real.items()]
    yield from told(ledger, named, head)
    yield f"a wage leaves out: {'; '.join(card.leaves_out)}"
