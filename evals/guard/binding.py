"""Tool results as named values (`median`, `2.title`, `c1.pay`), so that a template can say which figure it means.

It reads cards only: nothing is computed here, and a name that a card does not have is simply not there.
"""

from collections.abc import Iterator, Mapping

from advisor.answers import ToolResult
from advisor.cards import (
    ComparisonCard,
    FitCard,
    GroupPayCard,
    OfferCard,
    OutlookCard,
    PassagesCard,
    PlacesCard,
    RankingCard,
    ResilienceCard,
    WageCard,
)
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.transition_cards import TrainingCard, TransitionsCard

Value = Fact | str
Pairs = Iterator[tuple[str, Value]]

_MEASURES = {
    "pay": "pay",
    "median pay": "pay",
    "real pay": "real",
    "median pay in US prices": "real",
    "jobs": "jobs",
    "AI resilience score": "score",
    "lowest score": "low",
    "highest score": "high",
    "projected growth": "growth",
    "openings a year": "openings",
    "entry education": "entry",
    "difference in pay": "diff",
    "difference in US prices": "realdiff",
    "10% earn less than": "p10",
    "25% earn less than": "p25",
    "75% earn less than": "p75",
    "90% earn less than": "p90",
    "prices, US = 100": "parity",
    "housing prices, US = 100": "housing",
}


def bind(result: ToolResult, ledger: Ledger) -> dict[str, Value]:
    """All named values of one result."""
    found: dict[str, Value] = {}
    if result.subject is not None:
        found["subject"] = result.subject.title
    if result.place is not None:
        found["asked"] = result.place.title
    found.update({f"alt{n}": one.title for n, one in enumerate(result.alternatives, 1)})
    found.update({f"choice{n}": one.label for n, one in enumerate(result.choices, 1)})
    found.update({f"value{n}": ledger[fact] for n, fact in enumerate(result.facts, 1)})
    for card in result.findings:
        found.update(_card(card, ledger))
    for name in ("median", "typical", "1.fact", "growth", "then", "value1"):
        first = found.get(name)
        if isinstance(first, Fact) and "when" not in found:
            found["when"] = first.as_of
            found["year"] = first.as_of.split()[-1]
    return found


def bind_citations(ledger: Ledger) -> dict[str, Value]:
    """Citations by number: `cite.1.url`, `cite.1.publisher`, `cite.1.dataset`, `cite.1.vintage`."""
    found: dict[str, Value] = {}
    for one in ledger.citations():
        for name, text in (
            ("url", one.url),
            ("publisher", one.publisher),
            ("dataset", one.dataset),
            ("vintage", one.vintage),
        ):
            found[f"cite.{one.id}.{name}"] = text
    return found


def _card(card: object, ledger: Ledger) -> Pairs:
    if isinstance(card, WageCard):
        yield from _wage(card, ledger)
    elif isinstance(card, GroupPayCard):
        yield from _group(card, ledger)
    elif isinstance(card, RankingCard):
        yield from _ranking(card, ledger)
    elif isinstance(card, ResilienceCard):
        yield from _resilience(card, ledger)
    elif isinstance(card, OutlookCard):
        yield from (("title", card.title), ("code", card.code))
        yield from (("base_year", str(card.base_year)), ("target_year", str(card.target_year)))
        yield from _facts("", card.facts, ledger)
        if card.entry_education:
            yield "entry", card.entry_education
    elif isinstance(card, ComparisonCard):
        yield from _comparison(card, ledger)
    elif isinstance(card, PlacesCard):
        yield from _places(card, ledger)
    elif isinstance(card, TransitionsCard):
        yield from _transitions(card, ledger)
    elif isinstance(card, TrainingCard):
        yield from _training(card, ledger)
    elif isinstance(card, OfferCard):
        yield from (("title", card.title), ("code", card.code), ("area", card.area.title), ("position", card.position))
        yield from _facts("", card.percentiles, ledger)
        yield from _real(card.real, ledger)
        yield from _named({"difference": card.difference, "yearly": card.yearly}, ledger)
    elif isinstance(card, FitCard):
        for n, item in enumerate(card.items, 1):
            yield from ((f"{n}.title", item.title), (f"{n}.code", item.code), (f"{n}.first_step", item.first_step))
            yield from _named({f"{n}.pay": item.pay, f"{n}.score": item.score}, ledger)
            if item.area is not None:
                yield f"{n}.area", item.area.title
    elif isinstance(card, PassagesCard):
        for n, passage in enumerate(card.items, 1):
            yield from ((f"{n}.excerpt", passage.excerpt), (f"{n}.citation", str(passage.citation)))


def _wage(card: WageCard, ledger: Ledger) -> Pairs:
    yield from (("title", card.title), ("code", card.code), ("area", card.area.title))
    yield from _facts("", card.percentiles, ledger)
    yield from _real(card.real, ledger)
    yield from _facts("h_", card.hourly, ledger)
    if card.employment:
        yield "jobs", ledger[card.employment]
    for fact in card.beside:
        name = "all" if ledger[fact].of.code.startswith(("00-", "all")) else "group"
        yield from ((f"{name}_median", ledger[fact]), (f"{name}_title", ledger[fact].of.title))
    if card.trend:
        then, now = ledger[card.trend[0]], ledger[card.trend[-1]]
        yield from (("then", then), ("now", now), ("then_when", then.as_of), ("now_when", now.as_of))
        if then.area is not None:
            yield "trend_area", then.area.title


def _group(card: GroupPayCard, ledger: Ledger) -> Pairs:
    yield from (("title", card.title), ("area", card.area.title))
    named = {"typical": card.typical_median, "low": card.lowest, "high": card.highest, "jobs": card.employment}
    yield from _named(named, ledger)
    for n, item in enumerate(card.members, 1):
        yield from ((f"{n}.title", item.title), (f"{n}.code", item.code), (f"{n}.fact", ledger[item.fact]))
        if item.fact == card.lowest:
            yield "low_title", item.title
        if item.fact == card.highest:
            yield "high_title", item.title


def _ranking(card: RankingCard, ledger: Ledger) -> Pairs:
    yield from (("within", card.within.title), ("area", card.place.title))
    counted = [fact for fact in ledger if fact.unit == "count" and fact.value == card.considered]
    if counted:
        yield "considered", counted[0]
    for n, item in enumerate(card.items, 1):
        yield from ((f"{n}.title", item.title), (f"{n}.code", item.code), (f"{n}.fact", ledger[item.fact]))
        for m, fact in enumerate(item.also, 1):
            # By what it is, not by its place in the row: a row may lack one.
            name = {"USD/year": "pay", "people": "jobs"}.get(ledger[fact].unit, f"also{m}")
            yield f"{n}.{name}", ledger[fact]
        if item.entry:
            yield f"{n}.entry", item.entry
    for n, hourly in enumerate(card.hourly, 1):
        yield from ((f"h{n}.title", hourly.title), (f"h{n}.code", hourly.code), (f"h{n}.fact", ledger[hourly.fact]))


def _resilience(card: ResilienceCard, ledger: Ledger) -> Pairs:
    yield from (("title", card.title), ("code", card.code))
    yield from _facts("", card.facts, ledger)
    yield from _named({one.name: one.fact for one in card.inputs}, ledger)
    for n, member in enumerate(card.members, 1):
        yield from ((f"m{n}.title", member.title), (f"m{n}.code", member.code))
        yield from _facts(f"m{n}.", member.facts, ledger)
    if (page := card.published) is not None:
        yield from _named({"pub_score": page.score, "pub_exposure": page.exposure}, ledger)


def _comparison(card: ComparisonCard, ledger: Ledger) -> Pairs:
    for n, column in enumerate(card.columns, 1):
        yield from ((f"c{n}.title", column.title), (f"c{n}.code", column.code))
    for row in card.rows:
        name = _MEASURES.get(row.measure)
        if name is None:
            continue
        for n, cell in enumerate(row.cells, 1):
            if cell.fact:
                fact = ledger[cell.fact]
                yield f"c{n}.{name}", fact
                if name == "pay" and fact.area is not None:
                    yield from ((f"c{n}.area", fact.area.title), ("area", fact.area.title))
                    yield from (("when", fact.as_of), ("year", fact.as_of.split()[-1]))
            elif cell.text and name == "entry":
                yield f"c{n}.{name}", cell.text


def _places(card: PlacesCard, ledger: Ledger) -> Pairs:
    if card.of is not None:
        yield from (("title", card.of.title), ("code", card.of.code))
    for n, item in enumerate(card.items, 1):
        yield f"{n}.area", item.area.title
        for m, fact in enumerate(item.facts, 1):
            yield (f"{n}.fact" if m == 1 else f"{n}.fact{m}"), ledger[fact]
    yield from _named({"considered": card.considered, "left_out": card.left_out}, ledger)


def _transitions(card: TransitionsCard, ledger: Ledger) -> Pairs:
    yield from (("title", card.from_.title), ("code", card.from_.code))
    for n, move in enumerate(card.items, 1):
        yield from ((f"{n}.title", move.title), (f"{n}.code", move.code), (f"{n}.step", move.education_step.text))
        pay, score = move.pay_change, move.resilience_change
        named = {"own": pay.own, "target": pay.target, "change": pay.change, "pct": pay.change_pct}
        yield from _named({f"{n}.{name}": fact for name, fact in named.items()}, ledger)
        yield from _facts(f"{n}.was_", score.own, ledger)
        yield from _facts(f"{n}.new_", score.target, ledger)
        if pay.area is not None:
            yield from ((f"{n}.area", pay.area.title), ("area", pay.area.title))
        for m, gap in enumerate(move.gaps, 1):
            yield f"{n}.gap{m}", gap.name
            yield from _named({f"{n}.gap{m}.own": gap.own, f"{n}.gap{m}.target": gap.target}, ledger)


def _training(card: TrainingCard, ledger: Ledger) -> Pairs:
    yield from (("title", card.title), ("code", card.code))
    yield from ((f"{n}.program", one.title) for n, one in enumerate(card.programs, 1))
    yield from ((f"{n}.cip", one.cip) for n, one in enumerate(card.programs, 1))
    for n, line in enumerate(card.preparation, 1):
        if line.entry_education:
            yield f"p{n}.entry", line.entry_education
        for m, (name, fact) in enumerate(line.shares.items(), 1):
            yield from ((f"p{n}.s{m}.name", name), (f"p{n}.s{m}", ledger[fact]))


def _real(ids: Mapping[str, str], ledger: Ledger) -> Pairs:
    for name, fact in ids.items():
        yield ("parity" if name == "price_parity" else f"real_{name}"), ledger[fact]


def _facts(prefix: str, ids: Mapping[str, str], ledger: Ledger) -> Pairs:
    yield from ((prefix + name, ledger[fact]) for name, fact in ids.items())


def _named(ids: Mapping[str, str | None], ledger: Ledger) -> Pairs:
    yield from ((name, ledger[fact]) for name, fact in ids.items() if fact)
