"""Amounts of money in a person's words: an offer, or the least that a job should pay. They are the person's, never facts."""

import re
from typing import Literal

Unit = Literal["year", "hour", "month", "week", "biweekly"]
_MONEY = r"\$? ?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(k\b|grand\b|thousand\b|mil\b)?"
_PER_HOUR = r"(?:/ ?h(?:ou)?r?s?\b|(?:per|an|a|each|every|por|la|by the) (?:hour|hr|hora)\b|hourly|hr\b|bucks an hour)"
_PER_MONTH = r"(?:/ ?mo(?:nth)?\b|(?:per|a|each|every|al|por) (?:month|mo|mes)\b|monthly|mensual\w*)"
_PER_WEEK = r"(?:/ ?w(?:ee)?k\b|(?:per|a|each|every|a la|por) (?:week|wk|semana)\b|weekly|semanal\w*)"
_BIWEEKLY = r"(?:bi-?weekly|every (?:two|2|other) weeks?|per paycheck|a paycheck|each paycheck|quincenal\w*|(?:a la|por|cada) quincena)"
_FILLER = r"\s*(?:\+|or more|plus|dollars?|d[oó]lares|bucks|usd)?\s*"
_UNITS: tuple[tuple[Unit, str], ...] = (
    ("hour", _PER_HOUR),
    ("biweekly", _BIWEEKLY),
    ("week", _PER_WEEK),
    ("month", _PER_MONTH),
)
_A_YEAR = {"year": 1, "hour": 2_080, "month": 12, "week": 52, "biweekly": 26}
_LEAST = {"year": 5_000, "hour": 2, "month": 300, "week": 80, "biweekly": 150}
_MOST = {"year": 5_000_000, "hour": 2_000, "month": 400_000, "week": 100_000, "biweekly": 200_000}
_UNIT = rf"(?:{_FILLER}(?P<unit>{'|'.join(pattern for _, pattern in _UNITS)}))?"
FLOOR_PAY = re.compile(
    r"\b(?:at least|over|above|more than|greater than|minimum(?: of)?|min|paying|pays?|make|making|earn(?:ing)?|north of|six[- ]figures?|m[aá]s de|al menos|por lo menos|arriba de|paguen?|pagan?|gan[ea]r?)\b\s*(?:at least |over |above |more than |m[aá]s de |al menos )?"
    + _MONEY + _UNIT
)  # fmt: skip
AMOUNT = re.compile(_MONEY + _UNIT)
SIX_FIGURES = re.compile(r"\b(six|6)[- ]figures?\b|\bseis cifras\b")


def said_amount(text: str) -> tuple[float, Unit] | None:
    """An amount of pay as the person said it, with what it is for; a plain one is a year's."""
    for match in AMOUNT.finditer(text):
        value, unit = _said(match)
        if unit == "year" and _hourly_alone(match, text, value):
            return value, "hour"
        if _LEAST[unit] <= value <= _MOST[unit]:
            return value, unit
    return None


def amount_in(text: str) -> float | None:
    """An amount of pay said by the person, in USD a year (an hourly one at 2,080 hours)."""
    return said[0] * _A_YEAR[said[1]] if (said := said_amount(text)) is not None else None


def hourly_amount_in(text: str) -> float | None:
    """An amount said by the hour ("$20 an hour"), in USD an hour."""
    return said[0] if (said := said_amount(text)) is not None and said[1] == "hour" else None


def floor_pay_in(text: str) -> int | None:
    """The least yearly pay that the folded text asks for, in USD (an hourly one at 2,080 hours)."""
    if SIX_FIGURES.search(text):
        return 100_000
    for match in FLOOR_PAY.finditer(text):
        value, unit = _said(match)
        if 5_000 <= (yearly := value * _A_YEAR[unit]) <= 1_000_000:
            return round(yearly)
    return None


def _said(match: re.Match[str]) -> tuple[float, Unit]:
    value = float(match[1].replace(",", "")) * (1_000 if match[2] else 1)
    written = match["unit"] or ""
    return value, next((unit for unit, pattern in _UNITS if written and re.fullmatch(pattern, written)), "year")


def _hourly_alone(match: re.Match[str], text: str, value: float) -> bool:
    """Whether a small amount with a dollar sign can only be by the hour ("$27 as a welder")."""
    return "$" in match.group() and not match[2] and 7 <= value <= 250 and "," not in match[1] and "%" not in text
