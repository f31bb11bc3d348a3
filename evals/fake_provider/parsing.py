"""Reads a tool result's text: subject, place, cards, rows, marked figures. Pure, and loose on purpose.

A provider is given text alone. So nothing here knows the advisor's types: lines, pipes and `$105,770 [F3]` are enough.
"""

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from evals.fake_provider.reading import CODE, MARKED, YEAR, Card, Figure, Result, Row

_SUBJECT = re.compile(r"(?:^|; )(?:subject: )?(?:occupation|career|track) (.+?) \(([^()]+)\)(?=;|$)", re.MULTILINE)
_PLACE = re.compile(
    r"; (?:place: )?([^;:\n]+?) \((?:\w+, )?(?:said|request|profile|page|none|coordinates|nobody named a place)\)|(?:^|; )place: ([^;\n]+?)(?= \(|;|$)",
    re.MULTILINE,
)
_HEADS = (
    ("group", r"(?:group pay|pay of the (?:career|track))\b"),
    ("offer", r"(?:offer|the person's own amount)\b"),
    ("wage", r"(?:wages?|pay) "),
    ("ranking", r"ranking "),
    ("resilience", r"(?:AI )?resilience (?!score)"),
    ("outlook", r"(?:outlook |national projections)"),
    ("profile", r"(?:profile|track) "),
    ("comparison", r"compar(?:ed|ison)\b"),
    ("places", r"places(?: |:)"),
    ("passages", r"passages? "),
    ("transitions", r"(?:transitions|moves) "),
    ("training", r"training (?:for )?"),
    ("fit", r"fit[,;]"),
    ("tracks", r"tracks:"),
    ("sources", r"build "),
)
_HEAD = re.compile("|".join(f"(?P<{name}>^{pattern})" for name, pattern in _HEADS), re.IGNORECASE)
_BLOCK = r"^(?:(?:outcome|subject): |[a-z]+(?:_[a-z]+)+: \w+(?:;|$))"
_BEGINS = re.compile(_BLOCK, re.MULTILINE)
_ASIDE = re.compile(
    rf"{_BLOCK}|^(?:place|said|could also mean|choices|ladder|missing|dropped|left out|note|sections to ask)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"could also mean: (.+)")
_CHOICES = re.compile(r"choices: (.+)")
_MISSING = re.compile(r"^missing: ([^:\n]+): (.+)", re.MULTILINE)
_SECTION = re.compile(r"^[a-z_]+(?:, [\w ]+)?: ")
_KIND_BEFORE = re.compile(r"^(?:occupation|career|track) ")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TITLED = re.compile(
    r"^(?:.*\b(?:of|from|for|as) )?(?:the (?:career|track|occupation) )?([A-Z][^()|]*?) \(([^()]+)\)(?:, ([^:;|]+))?"
)
_UNIT = r"(?:USD/\w+|USD|people|percent|percentage points|openings/year|score [\d-]+|index US=100|ratio|years|count|hours/week|job zone)"
_CONTEXT = re.compile(
    rf"^(?:(?P<who>[^|\[]+?), )?(?P<when>{YEAR.pattern}|\d+\.\d+ \([^()]+\))(?: labels)?(?P<unit>(?:, {_UNIT})?(?:, US prices)?):(?: |$)"
)
_COLUMN = re.compile(r"^(?P<name>[^(]+?)(?: \((?P<unit>[^()]*(?:\([^()]*\))?[^()]*)\))?$")
_TABLE_HEADS = ("rank", "member", "occupation", "job", "place", "code")
_WAGES = frozenset({"wage", "group", "offer", "ranking"})


@dataclass(frozen=True)
class _Context:
    """What a line or a column says of the figures behind it."""

    label: str = ""
    year: str = ""
    prefix: str = ""
    who: str = ""


def results(text: str) -> list[Result]:
    """The results in a text, one for each head line; at least one where there is any text."""
    edges = [0, *[one.start() for one in _BEGINS.finditer(text) if one.start() > 0], len(text)]
    blocks = [text[begin:end] for begin, end in itertools.pairwise(edges)]
    return [_result(block) for block in blocks if block.strip()]


@lru_cache(maxsize=256)
def _result(text: str) -> Result:
    head = text.partition("\n")[0]
    subject, place = _SUBJECT.search(head), _PLACE.search(head)
    title = subject.group(1) if subject else ""
    code = subject.group(2) if subject and CODE.search(subject.group(2)) else ""
    where = (place.group(1) or place.group(2)).strip() if place else ""
    return Result(
        text=text,
        title=title,
        code=code,
        place=where,
        also=_listed(_ALSO.search(text), ";"),
        choices=_listed(_CHOICES.search(text), "|"),
        missing=tuple(match.group(2).strip() for match in _MISSING.finditer(text)),
        cards=tuple(_cards(text, title, code, where)),
    )


def _listed(match: re.Match[str] | None, by: str) -> tuple[str, ...]:
    parts = match.group(1).split(by) if match else []
    named = (_BRACKETS.sub("", _KIND_BEFORE.sub("", one.strip())) for one in parts)
    return tuple(one for one in named if one)


def _cards(text: str, title: str, code: str, place: str) -> list[Card]:
    cards: list[Card] = []
    above, columns = _Context(), list[_Context]()
    for line in text.splitlines():
        if not line.strip() or _ASIDE.match(line):
            continue
        # Sections of a profile are named like heads ("training: ..."), and end it only where none is named.
        inside = bool(cards) and cards[-1].kind == "profile" and _SECTION.match(line) is not None
        head = None if inside else _HEAD.match(line)
        if head is not None and head.lastgroup is not None:
            another_passage = head.lastgroup == "passages" and cards and cards[-1].kind == "passages"
            if not another_passage:
                cards.append(_begun(head.lastgroup, line, title, code, place))
                above, columns = _Context(), []
            if head.lastgroup in ("passages", "sources", "tracks", "places"):
                cards[-1].lines.append(line)
            continue
        if not cards:
            cards.append(Card("other", "", title, code, place))
        cards[-1].lines.append(line)
        if (
            "|" in line
            and not MARKED.search(line)
            and line.partition("|")[0].split(",")[0].split(" ")[0] in _TABLE_HEADS
        ):
            columns = [_column(cell) for cell in line.split("|")]
        elif (context := _CONTEXT.match(line)) and not line[context.end() :].strip():
            above = _context(context)
        elif MARKED.search(line) or "|" in line:
            cards[-1].rows.append(_row(line, above, columns))
    return cards


def _begun(kind: str, line: str, title: str, code: str, place: str) -> Card:
    """A card from its head line: `wage 47-2111 Electricians, Idaho`, or `wage of Electricians (47-2111), Idaho`."""
    year = YEAR.search(CODE.sub(" ", line))
    own = CODE.search(line)
    rest = line.split(" ", 1)[1] if " " in line else ""
    if (titled := _TITLED.match(rest)) and kind not in ("ranking", "comparison", "places"):
        named, where = titled.group(1), (titled.group(3) or "").strip()
    else:
        plain = YEAR.sub(" ", CODE.sub(" ", _BRACKETS.sub("", rest))).split(";")[0].split(": ")[0]
        plain = re.sub(
            r"^(?:of the (?:career|track)|pay|as|of|from|within|projections)\b\s*", "", " ".join(plain.split())
        ).strip(" ,:")
        named, _, where = plain.rpartition(", ") if kind in _WAGES else (plain, "", "")
        if place and plain.endswith(place):
            named, where = plain.removesuffix(place).rstrip(" ,"), place
    where = where if kind in _WAGES else ""
    of_subject = kind in ("ranking", "comparison", "places", "fit", "passages", "sources", "tracks")
    return Card(
        kind,
        line,
        title if of_subject or not named else named,
        own.group() if own else code,
        where or place,
        year.group() if year else "",
    )


def _context(match: re.Match[str]) -> _Context:
    """`All Occupations, Boise City, ID, May 2025, USD/year`: of whom, when, and whether by the hour or in US prices."""
    unit = match["unit"] or ""
    prefix = "real" if "US prices" in unit or "index US=100" in unit else "hourly" if "USD/hour" in unit else ""
    when = YEAR.search(match["when"])
    return _Context("", when.group() if when else "", prefix, match["who"] or "")


def _column(cell: str) -> _Context:
    """`median (May 2025, USD/year, US prices)`."""
    match = _COLUMN.match(cell.strip())
    if match is None:
        return _Context(cell.strip())
    unit = match["unit"] or ""
    when = YEAR.search(unit)
    return _Context(match["name"].strip(), when.group() if when else "", "real" if "US prices" in unit else "")


def _row(line: str, above: _Context, columns: list[_Context]) -> Row:
    context = above
    if match := _CONTEXT.match(line):
        context, line = _context(match), line[match.end() :]
    elif over := re.match(r"^(medians over time[^:]*): ", line):
        context, line = _Context(prefix=over.group(1)), line[over.end() :]
    elif (named := re.match(r"^([a-z][a-z ]{2,24}): ", line)) and MARKED.search(line):
        context, line = _Context(prefix=named.group(1)), line[named.end() :]
    cells = tuple(cell.strip() for cell in line.split("|"))
    found: list[Figure] = []
    for number, cell in enumerate(cells):
        told = columns[number] if len(columns) == len(cells) else context
        for figure in _figures(cell):
            found.append(replace(figure, label=figure.label or told.label, year=figure.year or told.year))
    return Row(cells, tuple(found), context.prefix, context.who)


def _figures(cell: str) -> list[Figure]:
    found, last = [], 0
    for match in MARKED.finditer(cell):
        before, behind = cell[last : match.start()], cell[match.end() : match.end() + 24]
        year = re.match(rf"\s*[(,]?\s*(?:as of |in )?({YEAR.pattern})", behind)
        label = before.strip(" ,;:()")
        found.append(Figure(match.group(1).strip(), match.group(2), label, year.group(1) if year else ""))
        last = match.end()
    return found
