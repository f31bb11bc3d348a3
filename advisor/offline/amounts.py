"""Amounts of money in a person's words: an offer, or the least that a job should pay. They are the person's, never facts."""

import re

_MONEY = r"\$? ?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(k\b|thousand\b)?"
FLOOR_PAY = re.compile(
    r"\b(?:at least|over|above|more than|greater than|minimum(?: of)?|min|paying|pays?|make|making|earn(?:ing)?|north of|six[- ]figures?)\b\s*(?:at least |over |above |more than )?"
    + _MONEY + r"\s*(?:\+|or more|plus)?\s*(/ ?h(?:ou)?r?|per hour|an hour|hourly)?"
)  # fmt: skip
AMOUNT = re.compile(_MONEY + r"\s*(/ ?h(?:ou)?r?|per hour|an hour|hourly|by the hour)?")
SIX_FIGURES = re.compile(r"\b(six|6)[- ]figures?\b")


def amount_in(text: str) -> float | None:
    """An amount of pay said by the person, in USD a year (an hourly one at 2,080 hours)."""
    for match in AMOUNT.finditer(text):
        value = _money(match[1], match[2], match[3])
        if value is not None and 5_000 <= value <= 5_000_000:
            return value
    return None


def hourly_amount_in(text: str) -> float | None:
    """An amount said by the hour ("$20 an hour"), in USD an hour."""
    for match in AMOUNT.finditer(text):
        if match[3] and not match[2] and 2 <= (value := float(match[1].replace(",", ""))) <= 2_000:
            return value
    return None


def floor_pay_in(text: str) -> int | None:
    """The least yearly pay that the folded text asks for, in USD (an hourly one at 2,080 hours)."""
    if SIX_FIGURES.search(text):
        return 100_000
    for match in FLOOR_PAY.finditer(text):
        value = _money(match[1], match[2], match[3])
        if value is not None and 5_000 <= value <= 1_000_000:
            return round(value)
    return None


def _money(number: str, thousands: str | None, hourly: str | None) -> float | None:
    value = float(number.replace(",", ""))
    if thousands:
        value *= 1_000
    if hourly:
        value *= 2_080
    return value
