"""What stands in a tool result's text: subject, place, cards, rows, marked figures. Pure, and loose on purpose.

A provider is given text alone. So nothing here knows the advisor's types: lines, pipes and `$105,770 [F3]` are enough.
"""

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache

FIGURE = r"(?:[≥<>~]\s?)?[-−–]?\$?\d[\d,]*(?:\.\d+)?%?"
MARKED = re.compile(rf"({FIGURE})\s*\[(F\d+)\]")
CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
YEAR = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d{2}(?:\s?[-–]\s?(?:(?:19|20)\d{2}|\d{2}))?\b"
)
_SUBJECT = re.compile(r"subject: (?:(occupation|career|track)\s+)?(.+?) \(([^()]+)\)(?:;|$|\n)", re.MULTILINE)
_PLACE = re.compile(r"(?:^|; )place: (.+?)(?: \(([^()]*)\))?(?:;|$|\n)", re.MULTILINE)
_HEADS = (
    ("group", r"group pay\b"),
    ("wage", r"(?:wages?|pay)\b"),
    ("ranking", r"ranking\b"),
    ("resilience", r"(?:AI )?resilience\b"),
    ("outlook", r"outlook\b"),
    ("profile", r"(?:profile|track)\b(?!s)"),
    ("comparison", r"compar(?:ed|ison)\b"),
    ("places", r"places\b"),
    ("passages", r"passages?\b"),
    ("transitions", r"(?:transitions|moves)\b"),
    ("training", r"training\b"),
    ("offer", r"offer\b"),
    ("fit", r"fit\b"),
    ("tracks", r"tracks:"),
    ("sources", r"build\b"),
)
_HEAD = re.compile("|".join(f"(?P<{name}>^{pattern})" for name, pattern in _HEADS), re.IGNORECASE)
_SAID_FIRST = re.compile(
    r"^(?:outcome|subject|place|said|could also mean|choices|ladder|missing|dropped|left out|note)\b", re.IGNORECASE
)
_ALSO = re.compile(r"could also mean: (.+)")
_CHOICES = re.compile(r"choices: (.+)")
_MISSING = re.compile(r"^missing: ([^:\n]+): (.+)", re.MULTILINE)
_SECTION = re.compile(r"^[a-z_]+: ")
_KIND_BEFORE = re.compile(r"^(?:occupation|career|track) ")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True)
class Figure:
    """A figure with its fact id; `label` is what stands before it in its cell, `year` beside it."""

    text: str
    id: str
    label: str = ""
    year: str = ""

    @property
    def marked(self) -> str:
        return f"{self.text} [{self.id}]"

    @property
    def value(self) -> float:
        digits = re.sub(r"[^\d.]", "", self.text)
        return float(digits or 0) * (-1 if re.search(r"[-−–]", self.text) else 1)

    @property
    def money(self) -> bool:
        return "$" in self.text


@dataclass(frozen=True)
class Row:
    """A line of a card: its cells, and the figures in them. `prefix`: what a colon sets before them ("real")."""

    cells: tuple[str, ...]
    figures: tuple[Figure, ...]
    prefix: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The cells that hold no figure."""
        return tuple(cell for cell in self.cells if cell and not MARKED.search(cell))

    @property
    def code(self) -> str:
        return next((one.group() for cell in self.words[:3] if (one := CODE.search(cell))), "")

    @property
    def title(self) -> str:
        """The first cell that is words, without rank and code."""
        for cell in self.words:
            plain = CODE.sub("", cell).strip(" ()")
            if len(plain) > 1 and not plain.isdigit():
                return plain
        return ""

    def get(self, *labels: str) -> Figure | None:
        return next((one for label in labels for one in self.figures if one.label.lower() == label), None)


@dataclass
class Card:
    """A part of a result that a head line begins."""

    kind: str
    head: str
    title: str = ""
    code: str = ""
    place: str = ""
    year: str = ""
    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def get(self, *labels: str, prefix: str = "") -> Figure | None:
        """The first figure of one of these labels, among the rows of that prefix."""
        return next((one for row in self.rows if row.prefix == prefix if (one := row.get(*labels))), None)

    @property
    def figures(self) -> list[Figure]:
        return [figure for row in self.rows for figure in row.figures]


@dataclass(frozen=True)
class Result:
    """One tool result."""

    text: str
    title: str
    code: str
    place: str
    also: tuple[str, ...]
    choices: tuple[str, ...]
    missing: tuple[str, ...]
    cards: tuple[Card, ...]


def results(text: str) -> list[Result]:
    """The results in a text, one for each head that says an outcome or a subject; at least one."""
    starts = [one.start() for one in re.finditer(r"^(?:outcome|subject): ", text, re.MULTILINE)]
    edges = [0, *[start for start in starts if start > 0], len(text)]
    blocks = [text[begin:end] for begin, end in itertools.pairwise(edges)]
    return [_result(block) for block in blocks if block.strip()]


@lru_cache(maxsize=256)
def _result(text: str) -> Result:
    subject, place = _SUBJECT.search(text), _PLACE.search(text)
    title = subject.group(2) if subject else ""
    code = subject.group(3) if subject and CODE.search(subject.group(3)) else ""
    where = place.group(1).strip() if place else ""
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
    named = (_IN_BRACKETS.sub("", _KIND_BEFORE.sub("", one.strip())) for one in parts)
    return tuple(one for one in named if one)


def _cards(text: str, title: str, code: str, place: str) -> list[Card]:
    cards: list[Card] = []
    for line in text.splitlines():
        if not line.strip() or _SAID_FIRST.match(line):
            continue
        # Sections of a profile are named like heads ("training: {...}"), and end it only where none is named.
        inside = bool(cards) and cards[-1].kind == "profile" and _SECTION.match(line) is not None
        head = None if inside else _HEAD.match(line)
        # A head line holds no figure of its own, but for the comparison's columns and the passages.
        if head is not None and head.lastgroup is not None and not MARKED.search(line):
            cards.append(_begun(head.lastgroup, line, title, code, place))
            if head.lastgroup in ("passages", "sources", "tracks", "places"):
                cards[-1].lines.append(line)
            continue
        if not cards:
            cards.append(Card("other", "", title, code, place))
        if MARKED.search(line) or "|" in line:
            cards[-1].rows.append(_row(line))
        cards[-1].lines.append(line)
    return [card for card in cards if card.rows or card.lines or card.head]


def _begun(kind: str, line: str, title: str, code: str, place: str) -> Card:
    """A card from its head line: `wage 47-2111 Electricians, Idaho`."""
    year = YEAR.search(CODE.sub(" ", line))
    own = CODE.search(line)
    rest = line.split(" ", 1)[1] if " " in line else ""
    plain = YEAR.sub(" ", CODE.sub(" ", _IN_BRACKETS.sub("", rest))).split(";")[0].split(": ")[0]
    plain = re.sub(r"^(?:pay|as|from|within)\s+", "", " ".join(plain.split())).strip(" ,:").removesuffix(", computed")
    named, _, where = plain.rpartition(", ") if kind in ("wage", "group", "offer", "ranking") else (plain, "", "")
    if place and plain.endswith(place):
        named, where = plain.removesuffix(place).rstrip(" ,"), place
    return Card(
        kind,
        line,
        (named or title)
        if kind in ("wage", "group", "offer", "outlook", "resilience", "training", "profile")
        else title,
        own.group() if own else code,
        where or place,
        year.group() if year else "",
    )


def _row(line: str) -> Row:
    prefix = ""
    if (named := re.match(r"^([a-z][a-z ]{2,24}): ", line)) and MARKED.search(line):
        prefix = named.group(1)
        line = line[named.end() :]
    elif over := re.match(r"^(medians over time[^:]*): ", line):
        prefix, line = over.group(1), line[over.end() :]
    cells = tuple(cell.strip() for cell in line.split("|"))
    return Row(cells, tuple(figure for cell in cells for figure in _figures(cell)), prefix)


def _figures(cell: str) -> list[Figure]:
    found, last = [], 0
    for match in MARKED.finditer(cell):
        before, behind = cell[last : match.start()], cell[match.end() : match.end() + 24]
        year = re.match(r"\s*[(,]?\s*(?:as of |in )?(" + YEAR.pattern + ")", behind)
        label = before.strip(" ,;:()")
        found.append(Figure(match.group(1).strip(), match.group(2), label, year.group(1) if year else ""))
        last = match.end()
    return found
