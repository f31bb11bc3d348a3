"""What a line of a text is (a row, an item, a heading, prose), whether it stands by itself, and what waits for what it
leads in: a heading without a text, or the head of a table without rows, says nothing. Pure; it judges no claim.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["row", "head", "item", "heading", "lead", "prose"]

_ROW = re.compile(r"\s*\|")
_ITEM = re.compile(r"\s*(?:[-*+•]\s|\d{1,3}[.)]\s)")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|(?:\*\*|__)[^*_\n]+(?:\*\*|__)\s*$)")
_LEAD = re.compile(r":[*_]*\s*$")
_ENDED = re.compile(r"(?:[.!?…;:][\"'”’)\]*_]*|[)\]])(?:\s*\[[F\d]+(?:[,;]?\s*F?\d+)*\])*\s*$")
_CARRIES_ON = re.compile(r"\s*[\"'“‘(*_]*[a-zà-ÿ]")
_DANGLING = re.compile(
    r"(?:,|\b(?:an?|the|of|in|at|on|to|for|from|with|by|as|than|and|or|but|that|which|is|are|was|were|"
    r"el|la|los|las|una?|de|del|en|con|por|para|que|y|o|es|son))[*_]*\s*$"
)


def carries_on(piece: str) -> bool:
    """Whether a piece begins in the middle of a sentence: small letters, no mark of an item or heading."""
    return _CARRIES_ON.match(piece) is not None and not _ITEM.match(piece)


def ended(piece: str) -> bool:
    """Whether a piece ends as a sentence, a lead-in or a bracket does."""
    return _ENDED.search(piece) is not None


def torn(piece: str) -> bool:
    """Whether a piece is part of a sentence only, and no item, row or heading."""
    if not piece.strip() or _ROW.match(piece) or _ITEM.match(piece) or _HEADING.match(piece) or ended(piece):
        return False
    return carries_on(piece) or _DANGLING.search(piece) is not None


@dataclass
class _Lead:
    text: str
    shape: Shape
    missed: Shape | None = None  # what was withheld first behind it


@dataclass
class Leads:
    """The lead-ins of one text that wait for the first piece behind them that may be read."""

    _waiting: list[_Lead] = field(default_factory=list)
    _in_table: bool = False
    _rows: int = 0

    def shape_of(self, piece: str) -> Shape:
        """The shape of the next piece of the text; every piece is to be asked for once, in order."""
        if _ROW.match(piece):
            self._rows = self._rows + 1 if self._in_table else 1
            self._in_table = not piece.endswith("\n\n")
            # The first row names the columns and the second draws the rule below them.
            return "head" if self._rows <= 2 else "row"
        self._in_table = False
        if _HEADING.match(piece):
            return "heading"
        if _LEAD.search(piece):
            return "lead"
        return "item" if _ITEM.match(piece) else "prose"

    def wait(self, text: str, shape: Shape) -> None:
        """A lead-in: it is read with what comes behind it."""
        self._waiting = [one for one in self._waiting if one.missed is None or (one.shape == "heading" != shape)]
        self._waiting.append(_Lead(text, shape))

    def missed(self, shape: Shape) -> None:
        """The next piece was withheld."""
        for one in self._waiting:
            one.missed = one.missed or shape

    def taken(self, shape: Shape) -> str:
        """The lead-ins of a piece that may be read; those are gone whose own list or table was withheld."""
        found = [one.text for one in self._waiting if _leads(one, shape)]
        self._waiting = []
        return "".join(found)

    def left(self) -> str:
        """The lead-ins at the end of a text in which nothing behind them was withheld."""
        found = [one.text for one in self._waiting if one.missed is None]
        self._waiting, self._in_table = [], False
        return "".join(found)


def _leads(one: _Lead, shape: Shape) -> bool:
    if one.shape == "head":
        return shape == "row" if one.missed else True
    return one.missed is None or one.shape == "heading" or one.missed == shape
