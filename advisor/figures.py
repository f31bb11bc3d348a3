"""Reads the figures, years and codes that a sentence states, with what was written and how exactly.

Pure reading: whether a figure is true is `grounding`'s business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from advisor.number_words import in_words

Kind = Literal["money", "percent", "number", "year", "code"]

CODE = re.compile(r"(?<![\w$.-])\d{2}-\d{4}(?:\.\d{2})?(?![\w-])")
_NUMBER = re.compile(
    r"(?P<sign>(?<![\w)\]])[-−–+])?"
    r"(?P<money>(?:\bUS\s?)?\$\s?|\bUSD\s?)?"
    r"(?P<sign_inside>(?<=\$)[-−])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.]*\d|\s?%)|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<scale>\s?(?:thousand|grand|million|billion|millones|mil|bn|k|m|b)(?!\w|-[a-z]))?"
    r"(?P<rest>(?<=mil)\s\d{1,3}(?![\d.,]*\d))?"
    r"(?P<percent>\s?%|[\s-](?:percent(?:age\s+points?)?|per\s+cent|pct|por\s+ciento)\b)?"
    r"(?P<dollars>\s(?:dollars|USD|dólares)\b(?:\scon\s(?P<cents>\d{2})\b(?![.,]\d))?|\s?\$(?!\s?\d))?",
    re.IGNORECASE,
)
_COMMA_FOR_POINT = re.compile(r"\d+,\d{1,2}")
_POINT_FOR_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
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
_LEFT_ALONE = re.compile(
    r"(?<![\d,.$-])(?:\btop\s+\d{1,2}\b(?!\s?(?:%|percent|[,.]\d))"
    r"|\b(?:[1-9]|10)\s+(?:good\s+|more\s+|other\s+|quick\s+)?(?:options?|choices?|careers?|roles?|paths?|ways?|things?|questions?|ideas?|examples?|"
    r"steps?|jobs?|opciones|carreras|caminos|maneras|formas|cosas|preguntas|ideas|pasos)\b(?! (?:growth|per|a year)))",
    re.IGNORECASE,
)
_POINTS_AFTER = re.compile(
    r"^[\s-]*(?:percentage[\s-]+)?(?:points?|pts?|pp)\b|^\s*puntos(?:\s+porcentuales)?\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)(?P<dash>[-–—/])(?P<last>\d{2})(?!\d|[-–]|,\d|\.\d)")
_ABOUT = re.compile(r"(?:\babout|\baround|\broughly|\bapproximately|\bapprox\.?|\bsome|\bclose to|\bin the neighborhood of|~|≈|\bunos|\bunas|"
                    r"\bcerca de(?:l| los)?|\balrededor del?|\baproximadamente|\ben torno a(?: los)?)\s*(?:an?\s|un\s)?(?:US\s?)?$", re.IGNORECASE)  # fmt: skip
_ABOUT_AFTER = re.compile(
    r"^\s*(?:(?:an?\s+(?:year|hour)|al\s+año|por\s+hora)\s*)?,?\s*(?:or\s+so\b|give\s+or\s+take|more\s+or\s+less|más\s+o\s+menos|aproximadamente)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:\bover|\babove|\bmore than|\bupwards? of|\bnorth of|\bexceed(?:s|ing)?|\btop(?:s|ping)|\bmás de|\bpor encima de|\balgo más de)"
    r"\s*(?:los\s)?(?:US\s?)?$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:\bunder|\bbelow|\bless than|\bfewer than|\bjust shy of|\bshy of|\bnearly|\balmost|\bup to|\bmenos de|\bcasi|\bpor debajo de)"
    r"\s*(?:los\s)?(?:US\s?)?$",
    re.IGNORECASE,
)
_SCALE_OF_RANGE = re.compile(
    r"^\s?(?:[-–—]|to|and|a|y)\s?(?:US\s?)?\$?\d[\d,]*(?:\.\d+)?\s?(?P<scale>thousand|million|billion|millones|mil|bn|k|m|b)(?![\w-])",
    re.IGNORECASE,
)
_PERCENT_OF_RANGE = re.compile(
    r"^\s?(?:[-–—]|to|and|a|y)\s?[-−–+]?\d+(?:\.\d+)?(?:\s?%|\s(?:percent|per\s+cent|por\s+ciento)\b)", re.IGNORECASE
)
_MONEY_OF_RANGE = re.compile(r"\$\s?\d[\d,]*(?:\.\d+)?\s?(?:k|K|M|m|thousand|mil|million)?\s?[-–—]\s?$")
_FLOOR_BEFORE = re.compile(
    r"(?:≥|>=|\bat least|\bor more than|\bal menos|\bcomo mínimo|\bno less than)\s*(?:US\s?)?$", re.IGNORECASE
)
_FLOOR_AFTER = re.compile(r"^\s*(?:\+|or more\b|or above\b|o más\b|a year or more\b|an hour or more\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One written figure. `value` in whole units; `step` = the weight of the last written digit; `about` = the writer
    said it was rounded; `floor` = written with ≥ or "at least"; `lean` = written as a bound near the value ("over", "nearly");
    `points` = percentage points."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal
    step: Decimal
    about: bool = False
    floor: bool = False
    lean: Literal["", "over", "under"] = ""
    points: bool = False


def figures(sentence: str) -> list[Figure]:
    """Every figure of a sentence from left to right. List numbers, ordinals and figures inside words are none."""
    return sorted(_read(sentence), key=lambda figure: figure.start)


def unit_of_last_digit(figure: Figure) -> Decimal:
    """The weight of the last written digit that is not a zero: 1,000 for 94,000."""
    whole, zeros = abs(int(figure.value)), 0
    while whole and whole % 10 == 0:
        whole, zeros = whole // 10, zeros + 1
    return max(figure.step, Decimal(1).scaleb(zeros) if figure.step >= 1 else figure.step)


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
    text = _blank(text, _LEFT_ALONE)
    for written in in_words(text):
        yield Figure(
            written.kind, written.text, written.start, written.end, written.value, written.step,
            about=bool(_ABOUT.search(text[: written.start])), lean=_lean(text[: written.start]),
            floor=bool(_FLOOR_BEFORE.search(text[: written.start])),
        )  # fmt: skip
        text = text[: written.start] + " " * (written.end - written.start) + text[written.end :]
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
    if (after[:1].isalpha() and not _POINTS_AFTER.match(after)) or after[:1] == "_":
        return None
    money = bool(match.group("money") or match.group("dollars") or _MONEY_OF_RANGE.search(before))
    percent = bool(match.group("percent") or (not money and _PERCENT_OF_RANGE.match(after)))
    written_scale = match.group("scale")
    if not written_scale and "," not in digits and (ranged := _SCALE_OF_RANGE.match(after)) is not None:
        written_scale = ranged.group("scale")
    scale = _SCALES[written_scale.strip().lower()] if written_scale else 0
    if _YEAR.fullmatch(digits) and not (money or percent or scale or match.group("sign")):
        return _year(digits, match.start("digits"))
    # "2,2 %" and "58.610 dólares", as Spanish is written in much of the world.
    if _COMMA_FOR_POINT.fullmatch(digits):
        digits = digits.replace(",", ".")
    elif _POINT_FOR_COMMA.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    plain = Decimal(re.sub(r"[,\s]", "", digits))
    if cents := match.group("cents"):
        plain += Decimal(cents).scaleb(-2)
    exponent = plain.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent) + scale)
    if rest := match.group("rest"):
        plain, step = plain + Decimal(rest.strip()).scaleb(-scale), Decimal(1)
    sign = -1 if (match.group("sign") or match.group("sign_inside") or "+") in "-−–" else 1
    return Figure(
        kind="money" if money else "percent" if percent else "number",
        text=match.group().strip(),
        start=start,
        end=start + len(match.group().rstrip()),
        value=sign * plain.scaleb(scale),
        step=step,
        about=bool(_ABOUT.search(before) or _ABOUT_AFTER.match(after)),
        floor=bool(_FLOOR_BEFORE.search(before) or _FLOOR_AFTER.match(after)),
        lean=_lean(before),
        points="point" in (match.group("percent") or "") or bool(_POINTS_AFTER.match(after)),
    )


def _lean(before: str) -> Literal["", "over", "under"]:
    return "over" if _OVER.search(before) else "under" if _UNDER.search(before) else ""


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)
