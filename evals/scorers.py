"""Scorers: what of a step's expectation an answer holds. Pure but for reading the expected figure's row from the store."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Engine, select

from advisor.answers import Answer
from advisor.facts import Fact
from advisor.tools.show import show
from evals import citing
from evals.by_limits import beyond
from evals.by_order import disordered
from evals.by_rows import Row, unlike
from evals.online.reading import shows
from evals.suites import TABLES, ExpectedFigure, ExpectedTool, Step

STATISTICS = {
    "annual_p10_usd": "p10", "annual_p25_usd": "p25", "annual_median_usd": "median", "annual_p75_usd": "p75",
    "annual_p90_usd": "p90", "annual_mean_usd": "mean", "hourly_median_usd": "median", "hourly_mean_usd": "mean",
    "employment": "employment", "growth_pct": "growth", "openings_per_year": "openings", "score": "score",
    "all_items_index": "price_parity",
}  # fmt: skip
"""Column of the store -> statistic of a fact."""


def faults(step: Step, answer: Answer, engine: Engine) -> list[str]:
    """Everything that is wrong with an answer, as sentences; empty when it is right."""
    found: list[str] = []
    if answer.outcome not in step.outcomes():
        found.append(f"outcome {answer.outcome}, expected {' or '.join(step.outcomes())}")
    for tool in step.tools:
        if not any(_called(tool, one.name, one.arguments) for one in answer.tools):
            made = "; ".join(f"{one.name}({one.arguments})" for one in answer.tools) or "none"
            found.append(f"no call {tool.name}({tool.arguments}); calls: {made}")
    for figure in step.figures:
        found += _figure(figure, answer, engine)
    if step.area is not None and (answer.place is None or answer.place.code != step.area):
        found.append(f"place {answer.place.code if answer.place else 'none'}, expected {step.area}")
    found += [f"text lacks /{one}/" for one in step.must if not re.search(one, answer.text, re.IGNORECASE)]
    found += [f"text holds /{one}/" for one in step.must_not if re.search(one, answer.text, re.IGNORECASE)]
    found += [f"no {kind} card" for kind in step.cards if kind not in {card.type for card in answer.findings}]
    if step.choices and not answer.choices:
        found.append("no choices offered")
    row: Row = lambda table, where: _row(table, where, engine)  # noqa: E731
    return found + citing.faults(answer) + unlike(answer, row) + disordered(answer) + beyond(answer, row)


def _called(expected: ExpectedTool, name: str, arguments: Mapping[str, Any]) -> bool:
    return expected.name == name and all(_same(value, arguments.get(key)) for key, value in expected.arguments.items())


def _same(expected: Any, actual: Any) -> bool:
    if isinstance(expected, list):
        return any(_same(one, actual) for one in expected)
    if isinstance(expected, dict):
        return isinstance(actual, Mapping) and all(_same(value, actual.get(key)) for key, value in expected.items())
    if isinstance(expected, str) and isinstance(actual, str):
        return expected.casefold().strip() == actual.casefold().strip()
    return bool(expected == actual)


def _figure(expected: ExpectedFigure, answer: Answer, engine: Engine) -> list[str]:
    name = f"{expected.table}.{expected.column} of {expected.where}"
    row = _row(expected.table, expected.where, engine)
    value = row.get(expected.column)
    if value is None:
        return [f"the store has no {name}"]
    statistic = STATISTICS.get(expected.column, expected.column)
    matches: list[Callable[[Fact], bool]] = [
        lambda fact: fact.value == value,
        lambda fact: fact.statistic == statistic or expected.column in (fact.note or ""),
    ]
    if "area_code" in expected.where:
        matches.append(lambda fact: fact.area is not None and fact.area.code == expected.where["area_code"])
    if "oews_code" in expected.where:
        matches.append(lambda fact: fact.of.code == expected.where["oews_code"])
    if "year" in row:
        matches.append(lambda fact: str(row["year"]) in fact.as_of)
    facts = [fact for fact in answer.facts if all(match(fact) for match in matches)]
    if not facts:
        return [f"no fact equals {name} = {value}"]
    # A model may round; the offline one writes as the ledger does.
    if expected.in_text and not any(show(fact) in answer.text or shows(answer.text, fact) for fact in facts):
        return [f"the text does not show {show(facts[0])}, {name}"]
    return []


def _row(table: str, where: Mapping[str, str | int], engine: Engine) -> Mapping[str, Any]:
    """The newest row that fits; empty where there is none."""
    columns = TABLES[table].__table__.columns  # type: ignore[attr-defined]
    wanted = select(*columns).where(*(columns[name] == value for name, value in where.items())).limit(1)
    if table in ("wage", "price_parity"):
        wanted = wanted.order_by(columns["year"].desc())
    with engine.connect() as connection:
        found = connection.execute(wanted).mappings().first()
    return dict(found) if found else {}
