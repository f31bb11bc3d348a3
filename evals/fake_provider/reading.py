"""What can stand in a tool result's text: figures with their ids, rows, cards, results. Data; `parsing` reads them."""

import re
from dataclasses import dataclass, field

FIGURE = r"(?:[≥<>~]\s?)?[-−–]?\$?\d[\d,]*(?:\.\d+)?%?"
MARKED = re.compile(rf"({FIGURE})\s*\[(F\d+)\]")
CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
YEAR = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d{2}(?:\s?[-–]\s?(?:(?:19|20)\d{2}|\d{2}))?\b"
)


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
    """A line of a card: its cells, and the figures in them. `prefix`: `real`, `hourly` or what a colon sets before them;
    `who`: another job or place that the line is said to be of."""

    cells: tuple[str, ...]
    figures: tuple[Figure, ...]
    prefix: str = ""
    who: str = ""

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
        own = (row for row in self.rows if row.prefix == prefix and row.who in ("", self.place, self.title))
        return next((one for row in own if (one := row.get(*labels))), None)

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
