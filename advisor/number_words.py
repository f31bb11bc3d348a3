"""Amounts and percentages that a text writes out in words: "ninety-four thousand dollars", "seis cifras" left aside. Pure.

Small counts in words ("two ways", "one of them") state nothing and are passed over.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "uno": 1, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
    "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiuno": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
    "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800,
    "novecientos": 900, "a": 1,
}  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
          "mil": 1_000, "millón": 1_000_000, "millones": 1_000_000}  # fmt: skip
_WORD = "|".join(sorted([*_ONES, *_TIMES], key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?P<number>(?:{_WORD})(?:(?:[\s-]+(?:and\s+|y\s+)?)(?:{_WORD}))*)\b"
    r"(?P<unit>\s*(?:%|(?:percent(?:age\s+points)?|per\s+cent|por\s+ciento|dollars?|dólares|bucks)\b))?",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\b(?:(?:scores?|scored|score\s+(?:is|of)|sacan?|puntaje\s+(?:es|de))\s+(?:an?\s+|un\s+)?)(?P<after>two|three|four|five|six|dos|tres|cuatro|cinco|seis)\b"
    r"|\b(?P<before>one|two|three|four|five|six|uno|dos|tres|cuatro|cinco|seis)(?=\s+(?:out\s+of|of|de|sobre)\s+(?:six|6|seis)\b)",
    re.IGNORECASE,
)
_LARGE = re.compile(r"\b(?:thousand|million|billion|mil|millón|millones|hundred)\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:of|de|sobre)\s+$", re.IGNORECASE)
_TENS = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)[-\s](?:y\s)?\w+",
    re.IGNORECASE,
)
_IDLE = re.compile(r"^(?:a|un|una)?\s*(?:hundred|thousand|million|mil)$", re.IGNORECASE)


class Written(NamedTuple):
    """An amount in words: where it stands, its value, and the weight of its last written part."""

    kind: Literal["money", "percent", "number"]
    text: str
    start: int
    end: int
    value: Decimal
    step: Decimal


def in_words(text: str) -> Iterator[Written]:
    """Amounts in words, left to right: those with a unit behind them, and those in thousands or more."""
    for match in _SCORED.finditer(text):
        name = "after" if match.group("after") else "before"
        value = Decimal(_ONES[match.group(name).lower()])
        yield Written("number", match.group(name), match.start(name), match.end(name), value, Decimal(1))
    for match in _WRITTEN.finditer(text):
        number, unit = match.group("number"), (match.group("unit") or "").strip().lower()
        if text[max(0, match.start() - 1) : match.start()] == "-" or re.search(r"\d\.?\s?$", text[: match.start()]):
            continue  # "94 thousand" is read with its digits
        if _SCALE.search(text[: match.start()]) and number.lower() in ("twenty-five", "veinticinco"):
            continue  # "11 of twenty-five"
        if not unit and (_LARGE.search(number) is None or _IDLE.match(number)) and not _TENS.match(number):
            continue
        value, step = _value(number)
        percent = unit.startswith(("%", "per", "por"))
        kind: Literal["money", "percent", "number"] = "percent" if percent else "money" if unit else "number"
        yield Written(
            kind, match.group().strip(), match.start(), match.start() + len(match.group().rstrip()), value, step
        )


def _value(number: str) -> tuple[Decimal, Decimal]:
    """The value, and the weight of the last part: "ninety-four thousand" is written to the thousand."""
    total, group, step = 0, 0, 1
    for word in re.findall(r"[^\W\d_]+", number.lower()):
        if word in _ONES:
            group += _ONES[word]
            step = 1
        elif word in _TIMES:
            times = _TIMES[word]
            step = times
            if times == 100:
                group = (group or 1) * 100
            else:
                total += (group or 1) * times
                group = 0
    return Decimal(total + group), Decimal(step)
