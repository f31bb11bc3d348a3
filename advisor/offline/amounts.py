"""Amounts of money in a person's words: an offer, or the least that a job should pay. They are the person's, never facts."""

import re
from typing import Literal

from advisor.offline.written_numbers import in_digits

Unit = Literal["year", "hour", "month", "week", "biweekly"]
_MONEY = r"(?<![\w.,-])\$? ?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(k(?:'s)?\b|grand\b|gs?\b|thousand\b|thou\b|mil\b|bands\b|racks\b)?"
_PER_HOUR = r"(?:/ ?h(?:ou)?r?s?\b|(?:per|an|a|each|every|por|la|cada|by the|the) (?:hour|hr|hora)\b|hourly|hr\b|hrly\b|p/?h\b|ph\b|bucks an hour)"
_PER_MONTH = r"(?:/ ?mo(?:nth)?\b|(?:per|a|each|every|al|por|cada) (?:month|mo|mes)\b|monthly|mensual\w*)"
_PER_WEEK = r"(?:/ ?w(?:ee)?k\b|(?:per|a|each|every|a la|la|por|cada) (?:week|wk|semana)\b|weekly|semanal\w*)"
_BIWEEKLY = r"(?:bi-?weekly|every (?:two|2|other) weeks?|per paycheck|a paycheck|each paycheck|quincenal\w*|(?:a la|la|por|cada) quincena)"
_FILLER = r"\s*(?:\+|or more|plus|dollars?|d[oó]lares|bucks|usd|a lo menos)?\s*"
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
_AT_LEAST = (
    r"at least|atleast|over|above|more than|greater than|minimum(?: of)?|min|no less than|not (?:under|less than|below)|nothing (?:under|below)|"
    r"north of|upwards? of|starting at|from|paying|pays?|make|making|makes|earn(?:s|ing)?|clear(?:s|ing)?|bring(?:s|ing)? (?:in|home)|"
    r"pull(?:s|ing)? (?:in|down)|tak(?:e|es|ing) home|hits?|break(?:s|ing)?|needs?|want|wants|(?:gotta|has to|have to|must|should) pay|"
    r"m[aá]s de|more de|al menos|por lo menos|m[ií]nimo(?: de)?|a partir de|arriba de|desde|paguen?|pagan?|gan[ea]r?|necesito|sobre(?: los)?"
)
FLOOR_PAY = re.compile(
    rf"\b(?:{_AT_LEAST})\b\s*(?:me )?(?:at least |over |above |more than |about |around |like |m[aá]s de |more de |al menos |los |unos )*"
    + _MONEY + _UNIT
)  # fmt: skip
_FLOOR_BEHIND = re.compile(
    _MONEY + _UNIT + r"\s*(?:\+|plus\b|or (?:more|better|above|up|over)\b|and (?:up|above|over)\b|min(?:imum)?\b|at least\b|o m[aá]s\b|m[ií]nimo\b|(?:jobs|careers|a year jobs|salary jobs|work|trabajos)\b)"
)  # fmt: skip
AMOUNT = re.compile(_MONEY + _UNIT)
SIX_FIGURES = re.compile(r"\b(six|6)[- ]?figures?\b|\bseis cifras\b")
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d")
_COUNTS_OTHERS = re.compile(
    r"\s*-?(?:%|percent|por ciento|years?|yrs?|a[nñ]os?|months?|meses|weeks?|days?|hours?\b|hrs?\b|horas\b|people|workers|jobs|careers|states|cities|"
    r"th\b|st\b|nd\b|rd\b|k?\(k\)|miles|kids|ft\b|lbs?\b|trabajos|empleos|personas)"
)
_PLAN = re.compile(r"\b(?:401|403|457) ?\(?[kb]\)?")
_BEFORE_PLACE = re.compile(r"\b(?:zip(?: code)?|near|around here|in)\s*$")
_NUMBERED = re.compile(r"\b(?:number|option|choice|top|the|first|opci[oó]n|#)\s*$")
_ALONE_MOST = 60  # a plain number up to here is pay by the hour; beyond it, in thousands a year
_PAY_CUE = re.compile(
    r"\b(?:making|make|makes|earn\w*|paid|pays?|paying|offer\w*|get|getting|at|for|give|start\w*|gano|ganaba|pagan?|dan|ofrec\w+|to|is|son)\s*(?:me |us |like |about |only |just |around |solo )*\$? ?$"
)
_NEW = re.compile(
    r"\b(?:offer\w*|(?:new|other|another|different|second) (?:job|place|one|gig|company|employer|role|position|shop|boss|hospital|school|firm)|would|they (?:say|said|want|pay|pays)|went up|bump\w*|raise\w*|counter\w*|jump|instead|ofrec\w+|nuevo \w+)[^.;\d]{0,40}$"
)
_NOW = re.compile(
    r"\b(?:currently|right now|now|make|making|i'?m at|i am at|earn|earning|current\w* \w+|used to|from|was|paid|getting|get|gano|ganaba|actual\w*)[^.;\d]{0,30}$"
)
_AS_A = re.compile(r"\s*(?:(?:as|como|de|for|working as|siendo)\b|$|[?!.,]|in\b|en\b)")


def said_amount(text: str, before: Unit | None = None) -> tuple[float, Unit] | None:
    """An amount of pay as the person said it, with what it is for; a plain one is a year's. `before`: what the last
    amount of the talk was for; then a bare number ("what about 26?") is for the same."""
    text = _PLAN.sub(lambda match: " " * len(match.group()), in_digits(text))
    found: list[tuple[int, float, Unit]] = []
    for match in AMOUNT.finditer(text):
        value, unit = _said(match)
        if unit == "year" and _counts_something_else(match, text):
            continue
        if unit == "year" and before is not None and (same := _same_unit(match, text, value, before)) is not None:
            return same
        if unit == "year" and (alone := _alone(match, text, value)) is not None:
            found.append((match.start(), *alone))
        elif _LEAST[unit] <= value <= _MOST[unit]:
            found.append((match.start(), value, unit))
    if not found:
        return None
    _, value, unit = _the_new_one(found, text)
    return value, unit


def _the_new_one(found: list[tuple[int, float, Unit]], text: str) -> tuple[int, float, Unit]:
    """Of what somebody earns and what is offered, the offer."""
    if len(found) == 1:
        return found[0]
    offers = [one for one in found if _NEW.search(text[: one[0]])]
    others = [one for one in found if not _NOW.search(text[: one[0]])]
    return (offers or others or found)[0]


def amount_in(text: str) -> float | None:
    """An amount of pay said by the person, in USD a year (an hourly one at 2,080 hours)."""
    return said[0] * _A_YEAR[said[1]] if (said := said_amount(text)) is not None else None


def floor_pay_in(text: str) -> int | None:
    """The least yearly pay that the folded text asks for, in USD (an hourly one at 2,080 hours)."""
    if SIX_FIGURES.search(text):
        return 100_000
    text = _PLAN.sub(" ", in_digits(text))
    for pattern in (FLOOR_PAY, _FLOOR_BEHIND):
        for match in pattern.finditer(text):
            value, unit = _said(match)
            if unit == "year" and _YEAR_NUMBER.fullmatch(match[1]) and "$" not in match.group():
                continue
            if 5_000 <= (yearly := value * _A_YEAR[unit]) <= 1_000_000:
                return round(yearly)
    return None


def _said(match: re.Match[str]) -> tuple[float, Unit]:
    value = float(match[1].replace(",", "")) * (1_000 if match[2] else 1)
    written = match["unit"] or ""
    return value, next((unit for unit, pattern in _UNITS if written and re.fullmatch(pattern, written)), "year")


def _counts_something_else(match: re.Match[str], text: str) -> bool:
    """Whether a plain number is a year, a ZIP, or counts years, people, percent."""
    if "$" in match.group() or match[2]:
        return False
    if _YEAR_NUMBER.fullmatch(match[1]) or _COUNTS_OTHERS.match(text, match.end(1)):
        return True
    return bool(_BEFORE_PLACE.search(text[: match.start()])) and len(match[1]) == 5 and "," not in match[1]


def _same_unit(match: re.Match[str], text: str, value: float, before: Unit) -> tuple[float, Unit] | None:
    """A bare number after an amount was talked about: by the hour as it stands, by the year in thousands."""
    if match[2] or "," in match[1] or value >= _LEAST["year"] or _NUMBERED.search(text[: match.start(1)]):
        return None
    value = value * 1_000 if before == "year" and value < 1_000 else value
    return (value, before) if _LEAST[before] <= value <= _MOST[before] else None


def _alone(match: re.Match[str], text: str, value: float) -> tuple[float, Unit] | None:
    """A small amount without its unit: with cents or up to sixty by the hour ("making 17.50 as a cna"), beyond in
    thousands ("offered 75 as a teacher"); only where pay stands before it."""
    if match[2] or "," in match[1] or not 7 <= value <= 250:
        return None
    dollars = "$" in match.group() or re.match(r"\s*(?:bucks|dollars?|d[oó]lares)\b", text[match.end(1) :])
    cued = _PAY_CUE.search(text[: match.start(1)]) and _AS_A.match(text, match.end(1))
    if not dollars and not cued and not re.fullmatch(r"\d+\.\d\d", match[1]):
        return None
    if value <= _ALONE_MOST or dollars or "." in match[1]:
        return value, "hour"
    return value * 1_000, "year"
