"""Which facts may be set beside each other, and which are distances themselves. Pure."""

import re

from advisor.facts import Fact


def is_distance(fact: Fact) -> bool:
    return (
        fact.statistic in ("difference", "pay_change", "level_gap", "score_change", "percent_change", "ratio")
        or "change" in fact.statistic
    )


def same_else(one: Fact, other: Fact, kind: str) -> bool:
    if one.statistic != other.statistic or one.as_of != other.as_of:
        return False
    if kind == "place":
        return one.of.code == other.of.code or one.of.kind == "area"
    return (one.area.code if one.area else None) == (other.area.code if other.area else None)


def alike(one: Fact, other: Fact) -> bool:
    return one.unit == other.unit and (one.statistic == other.statistic or one.unit.startswith("USD"))


_MEASURES = (
    ("prices", re.compile(r"\b(?:expensive|cheaper|cost\s+of\s+living|price\s+level|car[oa]s?|barat[oa]s?|costo\s+de\s+vida)\b", re.IGNORECASE)),
    ("growth", re.compile(r"\b(?:grow\w*|growth|outlook|crec\w+)\b", re.IGNORECASE)),
    ("score", re.compile(r"\b(?:scores?|resilien\w+|exposed|exposure|puntaje)\b", re.IGNORECASE)),
    ("pay", re.compile(r"\b(?:pays?|paid|paying|earns?|earning|makes?|median|salar\w+|wages?|gana\w*|paga\w*|cobra\w*|sueldos?|mediana)\b", re.IGNORECASE)),
    ("jobs", re.compile(r"\b(?:jobs|openings|employ\w+|empleos|vacantes)\b", re.IGNORECASE)),
)  # fmt: skip


def measure_of(text: str) -> str | None:
    """What a comparison is about, by its words; `None` where they do not say."""
    return next((name for name, pattern in _MEASURES if pattern.search(text)), None)


def of_measure(measure: str | None, fact: Fact) -> bool:
    """Whether a fact is of what a comparison is about."""
    if measure == "pay":
        return fact.unit.startswith("USD")
    if measure == "prices":
        return fact.statistic == "price_parity"
    if measure == "growth":
        return fact.statistic in ("growth", "openings")
    if measure == "score":
        return fact.unit.startswith("score")
    return measure is None or fact.unit in ("people", "openings/year")
