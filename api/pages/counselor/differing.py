"""What changed within a sentence, word by word. Pure."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from advisor.draft_states import Change

_WORD = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.6
"""Below this likeness single words that happen to be in both would only puzzle."""


class Piece(NamedTuple):
    """Words that stayed, came or went."""

    what: Literal["same", "added", "removed"]
    text: str


class Shown(NamedTuple):
    """A change as it is drawn. `beside`: what changed besides the words, in one sentence, or nothing."""

    what: str
    heading: str
    pieces: list[Piece]
    beside: str


_KINDS = {
    "fact": "a fact", "client_said": "what the client said", "judgement": "the counselor’s judgement",
    "unsupported": "not supported",
}  # fmt: skip


def shown(change: Change) -> Shown:
    """A change between two revisions."""
    old, new = change.old.text if change.old else "", change.new.text if change.new else ""
    beside = ""
    if change.old is not None and change.new is not None:
        if change.old.kind != change.new.kind:
            beside = f"It was {_KINDS[change.old.kind]}; it is {_KINDS[change.new.kind]} now."
        elif old == new and change.old.reason != change.new.reason:
            beside = "Only the reason for it changed."
        elif old == new:
            beside = "The words are the same; it stands under another heading, or on another source."
    return Shown(change.what, change.heading, pieces(old, new), beside)


def pieces(old: str, new: str) -> list[Piece]:
    """The words of both, each with whether it stayed, came or went; what went stands in front of what came for it."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    compared = SequenceMatcher(None, before, after, autojunk=False)
    if old and new and compared.ratio() < _ALIKE:
        return [Piece("removed", old), Piece("same", " "), Piece("added", new)]
    found: list[Piece] = []
    for what, start, end, from_, to in compared.get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(before[start:end])))
            continue
        if start < end:
            found.append(Piece("removed", "".join(before[start:end])))
        if from_ < to:
            found.append(Piece("added", "".join(after[from_:to])))
    return found
