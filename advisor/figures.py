"""Reads the figures, years and codes that a sentence states, with what was written and how exactly.

Pure reading: whether a figure is true is `grounding`'s business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["money", "percent", "number", "year", "code"]

CODE = re.compile(r"(?<![\w$.-])\d{2}-\d{4}(?:\.\d{2})?(?![\w-])")
_NUMBER = re.compile(
    r"(?P<sign>(?<![\w)\]])[-−–+])?"
    r"(?P<money>(?:US\s?)?\$\s?)?"
    r"(?P<sign_inside>(?<=\$)[-−])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<scale>\s?(?:thousand|grand|million|billion|millones|mil|bn|k|m|b)(?![\w-]))?"
    r"(?P<percent>\s?%|\s(?:percent(?:age\s+points?)?|per\s+cent|por\s+ciento)\b)?"
    r"(?P<dollars>\s(?:dollars|USD|dólares)\b)?",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 3,
    "grand": 3,
    "mil": 3,
    "k": 3,
    "million": 6,
    "millones": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
}
_LIST_HEAD = re.compile(r"^\s*(?:[-*+>#]+\s+)*(?:\*\*|__)?\d{1,3}[.)](?=\s|\*|_)")
_NOT_A_FIGURE = re.compile(
    r"(?:"
    r"\*\*(?:988|911|1-888-373-7888)\*\*"  # help lines as we print them: a closed set of telephone numbers
    r"|\d+(?:st|nd|rd|th)\b|\d+[.]?[ºª°]"  # ordinals
    r"|\d+(?:-|–)digit\b|401\(k\)|403\(b\)|24/7|9-to-5"
    r"|(?<=[A-Za-z])-\d+\b"  # COVID-19, W-2, F-1
    r")",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)(?P<dash>[-–—/])(?P<last>\d{2})(?!\d|[-–]|,\d|\.\d)")
_ABOUT = re.compile(r"(?:\babout|\baround|\broughly|\bnearly|\balmost|\bapproximately|\bsome|\bover|~|≈|\bunos|\bcasi|"
                    r"\bcerca de|\balrededor de|\baproximadamente)\s*(?:US\s?)?$", re.IGNORECASE)  # fmt: skip
_FLOOR_BEFORE = re.compile(
    r"(?:≥|>=|\bat least|\bor more than|\bal menos|\bcomo mínimo|\bno less than)\s*(?:US\s?)?$", re.IGNORECASE
)
_FLOOR_AFTER = re.compile(r"^\s*(?:\+|or more\b|or above\b|o más\b|a year or more\b|an hour or more\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One written figure. `value` in whole units; `step` = the weight of the last written digit; `about` = the writer
    said it was rounded; `floor` = written with ≥ or "at least"."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal
    step: Decimal
    about: bool = False
    floor: bool = False


def figures(sentence: str) -> list[Figure]:
    """Every figure of a sentence from left to right. List numbers, ordinals and figures inside words are none."""
    return sorted(_read(sentence), key=lambda figure: figure.start)


def _read(sentence: str) -> Iterator[Figure]:
    text = _blank(sentence, _LIST_HEAD)
    for match in CODE.finditer(text):
        yield Figure("code", match.group(), match.start(), match.end(), Decimal(0), Decimal(0))
    text = _blank(text, CODE)
    for match in _SHORT_YEAR.finditer(text):
        yield _year(match.group("first"), match.start("first"))
        last = match.group("first")[:2] + match.group("last")
        if int(last) > int(match.group("first")):
            yield Figure("year", last, match.start("last"), match.end("last"), Decimal(last), Decimal(1))
    text = _blank(text, _SHORT_YEAR)
    text = _blank(text, _NOT_A_FIGURE)
    for match in _NUMBER.finditer(text):
        if (figure := _number(text, match)) is not None:
            yield figure


def _year(written: str, start: int) -> Figure:
    return Figure("year", written, start, start + len(written), Decimal(written), Decimal(1))


def _number(text: str, match: re.Match[str]) -> Figure | None:
    digits = match.group("digits")
    start = match.start()
    before = text[:start]
    # A digit inside a word (O3, p90, B2B, 3D) is no figure; neither is a section number such as 2.3.1.
    if not match.group("money") and not match.group("sign") and before and (before[-1].isalnum() or before[-1] == "_"):
        return None
    after = text[match.end() :]
    if after[:1].isalpha() or after[:1] == "_":
        return None
    money = bool(match.group("money") or match.group("dollars"))
    percent = bool(match.group("percent"))
    scale = _SCALES[match.group("scale").strip().lower()] if match.group("scale") else 0
    if _YEAR.fullmatch(digits) and not (money or percent or scale or match.group("sign")):
        return _year(digits, match.start("digits"))
    plain = Decimal(digits.replace(",", ""))
    exponent = plain.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent) + scale)
    sign = -1 if (match.group("sign") or match.group("sign_inside") or "+") in "-−–" else 1
    return Figure(
        kind="money" if money else "percent" if percent else "number",
        text=match.group().strip(),
        start=start,
        end=start + len(match.group().rstrip()),
        value=sign * plain.scaleb(scale),
        step=step,
        about=bool(_ABOUT.search(before)),
        floor=bool(_FLOOR_BEFORE.search(before) or _FLOOR_AFTER.match(after)),
    )


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)
