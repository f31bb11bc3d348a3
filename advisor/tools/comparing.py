"""Two to five occupations side by side: `compare_occupations`. Each figure keeps its own area; a missing cell says why."""

from advisor.answers import ToolResult
from advisor.cards import (
    ComparisonCard,
    ComparisonCell,
    ComparisonColumn,
    ComparisonRow,
    GroupPayCard,
    OutlookCard,
    ResilienceCard,
    WageCard,
)
from advisor.facts import Missing
from advisor.ledger import Ledger
from advisor.tools.args import CompareOccupations, GetOutlook, GetResilience, GetWages
from advisor.tools.context import ToolContext
from advisor.tools.outlook import get_outlook
from advisor.tools.pay import get_wages
from advisor.tools.resilience import get_resilience

_GROUP = "a group has none of its own; its members have"
_NO_PAY = "no pay is published for it in any area of the ladder"
_Cells = dict[str, ComparisonCell]
MEASURES = (
    "pay", "real pay", "jobs", "AI resilience score", "lowest score", "highest score", "projected growth",
    "openings a year", "entry education",
)  # fmt: skip
"""The rows, in their order. For a career or track `pay` is its typical median and the scores are its members'."""


def compare_occupations(context: ToolContext, args: CompareOccupations) -> ToolResult:
    """One card with a column each, in the order asked. The first phrase or place that is not clear is asked about."""
    result = ToolResult(tool="compare_occupations", outcome="ok")
    columns, cells = [], []
    for phrase in args.occupations:
        pay = get_wages(context, GetWages(occupation=phrase, place=args.place))
        if pay.outcome not in ("ok", "empty") or pay.subject is None:
            return pay.model_copy(update={"tool": "compare_occupations"})
        if pay.subject in result.alternatives:
            continue
        columns.append(ComparisonColumn(code=_code(pay), title=pay.subject.title))
        cells.append(_cells(context, pay))
        result.missing += [one for one in pay.missing if one not in result.missing]
        result.alternatives.append(pay.subject)
        result.place = pay.place
        result.ladder += [step for step in pay.ladder if step not in result.ladder]
        result.subject = result.subject or pay.subject
    if len(columns) == 1:
        # All the names mean one thing: there is nothing to set beside it.
        reason = f"all these names mean {columns[0].title}"
        return result.model_copy(
            update={"outcome": "empty", "missing": [Missing(what="comparison", reason=reason)], "alternatives": []}
        )
    rows = [ComparisonRow(measure=measure, cells=[column[measure] for column in cells]) for measure in MEASURES]
    result.findings = [ComparisonCard(columns=columns, rows=_telling(rows, context.ledger))]
    return result


def _code(pay: ToolResult) -> str:
    card = pay.findings[0] if pay.findings else None
    return card.code if isinstance(card, WageCard) else pay.subject.id if pay.subject is not None else ""


def _cells(context: ToolContext, pay: ToolResult) -> _Cells:
    assert pay.subject is not None
    named = f"{pay.subject.kind}:{pay.subject.id}"
    safe = get_resilience(context, GetResilience(occupation_or_career=named))
    out = get_outlook(context, GetOutlook(occupation=named)) if pay.subject.kind == "occupation" else None
    group = pay.subject.kind != "occupation"
    return _pay(pay, context.ledger) | _scores(safe, group=group) | _outlook(out)


def _pay(pay: ToolResult, ledger: Ledger) -> _Cells:
    card = next((one for one in pay.findings if isinstance(one, WageCard | GroupPayCard)), None)
    why = next((one.reason for one in pay.missing if one.what.startswith("pay of")), _NO_PAY)
    if card is None:
        return {name: ComparisonCell(missing=why) for name in ("pay", "real pay", "jobs")}
    if isinstance(card, WageCard):
        nominal, real = card.percentiles.get("median"), card.real.get("median")
    else:
        nominal, real = card.typical_median, _real_typical(card, ledger)
    return {
        "pay": _cell(nominal, "no median is published"),
        "real pay": _cell(real, "no price level is on file for the area of this figure"),
        "jobs": _cell(card.employment, "the number of jobs is not published"),
    }


def _real_typical(card: GroupPayCard, ledger: Ledger) -> str | None:
    return next(
        (
            fact.id
            for fact in ledger
            if fact.statistic == "typical_median" and fact.of.code == card.code and fact.unit == "USD/year, US prices"
        ),
        None,
    )


def _scores(safe: ToolResult, *, group: bool) -> _Cells:
    card = next((one for one in safe.findings if isinstance(one, ResilienceCard)), None)
    why = card.missing[0].reason if card is not None and card.missing else "no score is on file"
    facts = card.facts if card is not None else {}
    return {
        "AI resilience score": _cell(facts.get("score"), _GROUP if group else why),
        "lowest score": _cell(facts.get("low"), why),
        "highest score": _cell(facts.get("high"), why),
    }


def _outlook(out: ToolResult | None) -> _Cells:
    names = ("projected growth", "openings a year", "entry education")
    card = next((one for one in out.findings if isinstance(one, OutlookCard)), None) if out is not None else None
    if card is None:
        why = _GROUP if out is None else "no projection is on file"
        return {name: ComparisonCell(missing=why) for name in names}
    return {
        "projected growth": _cell(card.facts.get("growth"), "no projection is on file"),
        "openings a year": _cell(card.facts.get("openings"), "no projection is on file"),
        "entry education": ComparisonCell(text=card.entry_education)
        if card.entry_education
        else ComparisonCell(missing="no entry education is on file"),
    }


def _cell(fact: str | None, why: str) -> ComparisonCell:
    return ComparisonCell(fact=fact) if fact is not None else ComparisonCell(missing=why)


def _telling(rows: list[ComparisonRow], ledger: Ledger) -> list[ComparisonRow]:
    """The rows that say something. National pay is its own real pay: that row stands only where a figure is in it. A
    lowest and a highest score stand where one of them is not the score itself."""
    cells = {row.measure: row.cells for row in rows}
    ends = ("lowest score", "highest score")
    certain = all(
        _alike(score, cells[end][place], ledger)
        for place, score in enumerate(cells["AI resilience score"])
        for end in ends
    )
    silent = {*(ends if certain else ()), *(() if any(cell.fact for cell in cells["real pay"]) else ("real pay",))}
    return [row for row in rows if row.measure not in silent]


def _alike(one: ComparisonCell, other: ComparisonCell, ledger: Ledger) -> bool:
    if one.fact is None or other.fact is None:
        return one.fact is None and other.fact is None
    return ledger[one.fact].value == ledger[other.fact].value
