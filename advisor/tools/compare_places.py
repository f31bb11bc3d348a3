"""One occupation, career or track in two to five places: `compare_places`. Each figure by its own ladder, the step named.

Differences are derived from the first place. The survey's error is not on file here, and the result says so.
"""

from typing import TYPE_CHECKING, NamedTuple

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ComparisonCell, ComparisonColumn, ComparisonRow, GroupPayCard, WageCard
from advisor.facts import Fact, FactArea, Missing, RowRef, Unit
from advisor.tools import minting
from advisor.tools.args import ComparePlaces, GetWages
from advisor.tools.context import ToolContext
from advisor.tools.pay import get_wages

if TYPE_CHECKING:
    from knowledge.parities import Parity

TOOL = "compare_places"
NO_ERROR = Missing(
    what="survey error",
    reason="the survey's own error margins are not on file here, so a small gap may be no gap at all",
)
PAY, REAL = "median pay", "median pay in US prices"
TYPICAL, REAL_TYPICAL = "typical median", "typical median in US prices"
_NO_PAY = "no pay is published for it in any area of the ladder"
_NO_LEVEL = "no price level is published for it"


class _Column(NamedTuple):
    asked: ComparisonColumn
    area: FactArea | None
    step: str | None
    pay: dict[str, Fact]
    real: Fact | None
    employment: Fact | None
    levels: dict[str, Fact]


def compare_places(context: ToolContext, args: ComparePlaces) -> ToolResult:
    """A column each, in the order asked. The first phrase or place that is not clear is asked about."""
    result = ToolResult(tool=TOOL, outcome="ok")
    columns: list[_Column] = []
    for place in args.places:
        named = args.occupation if result.subject is None else f"{result.subject.kind}:{result.subject.id}"
        pay = get_wages(context, GetWages(occupation=named, place=place, real=True))
        if pay.outcome not in ("ok", "empty") or pay.place is None:
            return pay.model_copy(update={"tool": TOOL})
        result.subject = result.subject or pay.subject
        result.alternatives = result.alternatives or pay.alternatives
        if pay.place.code in [one.asked.code for one in columns]:
            continue
        columns.append(_column(context, pay))
        result.ladder += [step for step in pay.ladder if step not in result.ladder]
        result.missing += [one for one in pay.missing if one.what != "real pay" and one not in result.missing]
    if not any(one.pay for one in columns):
        return result.model_copy(update={"outcome": "empty"})
    if len(columns) < 2:
        result.missing.append(Missing(what="comparison", reason="the places named are one and the same"))
    rows = [row for row in _rows(context, columns) if any(cell.fact or cell.text for cell in row.cells)]
    result.findings = [ComparisonCard(columns=[one.asked for one in columns], rows=rows)]
    result.missing.append(NO_ERROR)
    return result


def _column(context: ToolContext, pay: ToolResult) -> _Column:
    assert pay.place is not None
    asked = ComparisonColumn(code=pay.place.code, title=pay.place.title)
    card = next((one for one in pay.findings if isinstance(one, WageCard | GroupPayCard)), None)
    ledger = context.ledger
    if card is None:
        return _Column(asked, None, None, {}, None, None, _levels(context, pay.place.code))
    if isinstance(card, WageCard):
        figures = {name: ledger[fact] for name, fact in card.percentiles.items()}
        real = ledger[card.real["median"]] if "median" in card.real else None
    else:
        typical = ledger[card.typical_median] if card.typical_median else None
        figures = {"median": typical} if typical is not None else {}
        real = next(
            (
                one
                for one in ledger
                if one.statistic == "typical_median"
                and one.unit.endswith("US prices")
                and one.area == card.area
                and one.of.code == card.code
            ),
            None,
        )
    missed = "; ".join(f"{one.area.title}: {one.reason}" for one in card.ladder if not one.found)
    step = f"{card.area.title} ({missed})" if missed else card.area.title
    jobs = ledger[card.employment] if card.employment else None
    return _Column(asked, card.area, step, figures, real, jobs, _levels(context, card.area.code))


def _levels(context: ToolContext, code: str) -> dict[str, Fact]:
    """The price level of an area over all items, and its housing part."""
    area = context.knowledge.areas.get(code)
    found = context.knowledge.parities.of(area) if area is not None else None
    if area is None or found is None:
        return {}
    levels = {"all": minting.parity(context.ledger, found, area)}
    if found.housing is not None:
        levels["housing"] = _housing(context, found, found.housing, levels["all"])
    return levels


def _housing(context: ToolContext, found: "Parity", value: float, beside: Fact) -> Fact:
    return context.ledger.mint(
        value=value, unit="index US=100", statistic="price_parity_housing", of=beside.of, area=beside.area, as_of=beside.as_of,
        citation=found.citation,
        row=RowRef(table="price_parity", key={"area_code": found.area_code, "year": found.year}, column="housing_index"),
    )  # fmt: skip


def _rows(context: ToolContext, columns: list[_Column]) -> list[ComparisonRow]:
    names = {
        "p10": "10% earn less than",
        "p25": "25% earn less than",
        "median": PAY,
        "p75": "75% earn less than",
        "p90": "90% earn less than",
    }
    rows = [
        ComparisonRow(
            measure="figures are for",
            cells=[ComparisonCell(text=one.step) if one.step else ComparisonCell(missing=_NO_PAY) for one in columns],
        )
    ]
    group = any(fact.statistic == "typical_median" for one in columns for fact in one.pay.values())
    main, real = (TYPICAL, REAL_TYPICAL) if group else (PAY, REAL)
    for name, title in (("median", main), *((name, title) for name, title in names.items() if name != "median")):
        rows.append(ComparisonRow(measure=title, cells=[_cell(one.pay.get(name), _NO_PAY) for one in columns]))
    rows.insert(2, _against_first(context, columns, "difference in pay", [one.pay.get("median") for one in columns]))
    rows.append(ComparisonRow(measure=real, cells=[_cell(one.real, _NO_LEVEL) for one in columns]))
    rows.append(_against_first(context, columns, "difference in US prices", [one.real for one in columns]))
    rows.append(
        ComparisonRow(measure="prices, US = 100", cells=[_cell(one.levels.get("all"), _NO_LEVEL) for one in columns])
    )
    rows.append(
        ComparisonRow(
            measure="housing prices, US = 100", cells=[_cell(one.levels.get("housing"), _NO_LEVEL) for one in columns]
        )
    )
    rows.append(
        ComparisonRow(
            measure="jobs", cells=[_cell(one.employment, "the number of jobs is not published") for one in columns]
        )
    )
    return rows


def _cell(fact: Fact | None, why: str) -> ComparisonCell:
    return ComparisonCell(fact=fact.id) if fact is not None else ComparisonCell(missing=why)


def _against_first(
    context: ToolContext, columns: list[_Column], measure: str, figures: list[Fact | None]
) -> ComparisonRow:
    """What each place's figure differs from the first one's by, where both can be taken from each other."""
    first = figures[0]
    cells = [ComparisonCell(text="the first place")]
    for one, fact in zip(columns[1:], figures[1:], strict=True):
        why = _why_not(first, fact)
        if why is not None or first is None or fact is None:
            cells.append(ComparisonCell(missing=why))
            continue
        cells.append(ComparisonCell(fact=_difference(context, one, first, fact).id))
    return ComparisonRow(measure=measure, cells=cells)


def _why_not(first: Fact | None, fact: Fact | None) -> str | None:
    if first is None or fact is None:
        return "one of the two figures is missing"
    if first.bound is not None or fact.bound is not None:
        return "one of the two is only a floor"
    if first.unit != fact.unit:
        return "one is by the hour, the other by the year"
    if first.area == fact.area:
        return f"both figures are for {fact.area.title if fact.area else 'the same area'}"
    return None


def _difference(context: ToolContext, one: _Column, first: Fact, fact: Fact) -> Fact:
    unit: Unit = fact.unit
    value = round(fact.value - first.value, 2)
    source = context.ledger.sources()[fact.citation - 1]
    return context.ledger.mint(
        value=int(value) if float(value).is_integer() else value, unit=unit, statistic="difference", of=fact.of, area=fact.area,
        as_of=fact.as_of, basis="derived", note=f"{fact.id} − {first.id}", citation=source,
    )  # fmt: skip
