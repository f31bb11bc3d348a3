"""Checked text that may not be read yet: a beginning until it has a second sentence, what stands behind a withheld sentence
until it is sure that the model's answer stands, and a closing question until nothing comes behind it.

What was sent cannot be unsent. A model that lies gives itself away in its first sentences nearly always; so the price of a
whole answer in place of a torn one is the wait for one more sentence.
"""

import re
from dataclasses import dataclass, field

SURE = 2
"""Sentences in a row that passed before the first of them is read."""

_WORDS = re.compile(r"[^\W_]")
_QUESTION = re.compile(r"\?[\"'”’)*_]*\s*$")


@dataclass
class Waiting:
    """The pieces of one turn, in the order in which they will be read."""

    pieces: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    settled: bool = False  # the answer stands whatever comes
    _asked: list[str] = field(default_factory=list)
    _passed: int = 0
    _apart: bool = False

    def begin(self, *, apart: bool) -> None:
        """A round begins; `apart`: as a paragraph of its own."""
        self._keep_closing()
        self._apart = apart

    def apart(self) -> None:
        """What comes next is a paragraph of its own."""
        self._apart = True

    def take(self, piece: str) -> None:
        """The next piece that passed."""
        if self._apart and _WORDS.search(piece):
            piece, self._apart = f"\n\n{piece}", False
        if _QUESTION.search(piece):
            self._asked.append(piece)
            return
        self.pieces += [*self._asked, piece]
        self._passed += _WORDS.search(piece) is not None
        self._asked = []

    def ready(self, *, doubted: bool = False, over: bool = False) -> list[str]:
        """The pieces that may be read now. `doubted`: a sentence was withheld; `over`: the round is, and none was."""
        if not (self.settled or over or (self._passed >= SURE and not doubted)):
            return []
        found, self.pieces = self.pieces, []
        return found

    def drop(self) -> list[str]:
        """What waits will not be read."""
        found, self.pieces = [*self.pieces, *self.closing, *self._asked], []
        self.closing, self._asked, self._passed = [], [], 0
        return found

    def end(self) -> list[str]:
        """The closing question of the last round that had one, a paragraph of its own where something came between."""
        self._keep_closing()
        found, self.closing = self.closing, []
        return found

    def _keep_closing(self) -> None:
        if self._asked:
            self.closing, self._asked = self._asked, []
