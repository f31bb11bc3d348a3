"""What each figure of an answer says of itself, held to the row of the store that it names: of what, where, when, which
statistic, in which unit, a floor or an amount. Also the one figure that is worked out everywhere: pay after prices.

It never asks the product for a row, so that a reader of rows who errs is seen.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from advisor.answers import Answer
from advisor.facts import Fact

Row = Callable[[str, dict[str, str | int]], Mapping[str, Any]]
"""The row of a table with these keys; empty where there is none."""

_PAID = {"USD/year": "annual", "USD/hour": "hourly"}
_PERCENTILES = ("p10", "p25", "median", "p75", "p90", "mean")
_PROJECTED = {"growth": "growth_pct", "openings": "openings_per_year", "employment_base": "employment_base"}
_UNITS = {"growth": "percent", "openings": "openings/year", "employment_base": "people", "score": "score 1-6"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OVER_PRICES = re.compile(r"(F\d+) / \((F\d+) / 100\)")


def unlike(answer: Answer, row: Row) -> list[str]:
    """What is wrong with the facts of an answer, as sentences. A fact that names no row is left alone."""
    facts = {fact.id: fact for fact in answer.facts}
    found = [
        f"{fact.id} ({fact.statistic} of {fact.of.code}) {wrong}"
        for fact in answer.facts
        for wrong in _wrong(fact, row)
    ]
    return found + [
        f"{fact.id} is not what it was worked out from" for fact in answer.facts if _miscounted(fact, facts)
    ]


def _wrong(fact: Fact, row: Row) -> Iterator[str]:
    named = _named(fact)
    if named is None:
        return
    table, where, column = named
    if (unit := _UNITS.get(fact.statistic, fact.unit)) != fact.unit:
        yield f"is told in {fact.unit}, and is {unit}"
    held = row(table, where)
    if held.get(column) != fact.value:
        yield f"is {fact.value}, and {table}.{column} of {where} is {held.get(column)}"
    elif table == "wage" and column != "employment":
        floors = str(held["floors"]).split()
        floor = fact.statistic in floors or (column.startswith("hourly") and f"hourly_{fact.statistic}" in floors)
        if floor != (fact.bound == "at_least"):
            yield "is published as a floor" if floor else "is no floor as published"


def _named(fact: Fact) -> tuple[str, dict[str, str | int], str] | None:
    """Table, key and column that a fact's own words name."""
    years = _YEAR.findall(fact.as_of)
    if fact.basis == "published_elsewhere" or not years or fact.of.kind not in ("occupation", "area"):
        return None
    if fact.statistic == "price_parity" and fact.unit == "index US=100":
        # The nation is 100 by definition and no row.
        return (
            None
            if fact.of.code == "US"
            else ("price_parity", {"area_code": fact.of.code, "year": int(years[0])}, "all_items_index")
        )
    if fact.statistic in _PROJECTED and "." not in fact.of.code:
        return "projection", {"nem_code": fact.of.code, "base_year": int(years[0])}, _PROJECTED[fact.statistic]
    if fact.statistic == "score" and "." in fact.of.code:
        return "resilience", {"onet_soc_code": fact.of.code}, "score"
    if fact.area is None or fact.basis not in ("measured", "mapped", "wider_area") or fact.of.code.endswith("-0000"):
        return None
    where: dict[str, str | int] = {"oews_code": fact.of.code, "area_code": fact.area.code, "year": int(years[0])}
    if fact.unit in _PAID and fact.statistic in _PERCENTILES:
        return "wage", where, f"{_PAID[fact.unit]}_{fact.statistic}_usd"
    if fact.unit == "people" and fact.statistic == "employment":
        return "wage", where, "employment"
    return None


def _miscounted(fact: Fact, facts: Mapping[str, Fact]) -> bool:
    """Whether pay after prices is something else than pay divided by the price level that its note names."""
    match = _OVER_PRICES.match(fact.note or "") if fact.unit.endswith("US prices") else None
    if match is None or match[1] not in facts or match[2] not in facts:
        return False
    nominal, level = facts[match[1]], facts[match[2]]
    return abs(fact.value - nominal.value / (level.value / 100)) > (0.51 if fact.unit.startswith("USD/year") else 0.006)
