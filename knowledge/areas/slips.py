"""When a word may be read as a slip of the pen for a place: few edits, the first letter right, no letters of another word.

Pure text: "pheonix" may be Phoenix, "Atlantis" is not Atlanta. Which places there are, and saying what was read, is `finding`.
"""

from functools import cache
from importlib.resources import files

from knowledge.areas.abroad import places
from knowledge.areas.naming import STATES, TERRITORIES, fold

_OTHER_WORDS = frozenset(
    {"atlantis", "august", "austen", "bostonian", "chicano", "eerie", "genovia", "landing", "oregano", "racing", "sales",
     "utopia", "virgin"}
)  # fmt: skip
"""Words of their own that lie one slip from a place."""


def slip(typed: str, name: str) -> int | None:
    """Edits between a folded word and a folded name that it may be a slip for; `None` where it may not.

    One edit (a swap of neighbours is one) up to six letters, two beyond. With two, the word may drop, double and swap
    letters of the name, and bring none of its own: those make another word (Atlantis, Oregano, Genovia).
    """
    from rapidfuzz.distance import OSA

    if len(typed) < 4 or not name or typed[0] != name[0] or typed in _OTHER_WORDS:
        return None
    if len(typed) == 4 and len(name) <= 4 and sorted(typed) != sorted(name):
        return None  # "ohia" may be anything; "texs" is Texas, "ohoi" is Ohio
    edits = int(OSA.distance(typed, name, score_cutoff=2))
    if edits > (1 if len(typed) <= 6 else 2) or (edits == 2 and set(typed) - set(name)):
        return None
    return edits


def state_slip(typed: str) -> tuple[str, int] | None:
    """The postal code of the state that a folded word is a slip for, and the edits."""
    hits = ((code, slip(typed, fold(name))) for code, name in STATES.items() if code not in TERRITORIES)
    return min(((code, edits) for code, edits in hits if edits is not None), key=lambda one: one[1], default=None)


def foreign_slip(typed: str) -> tuple[str, int] | None:
    """The folded foreign place that a folded word of five letters or more is a slip for, and the edits."""
    hits = ((name, slip(typed, name)) for name in places()) if len(typed) >= 5 else ()
    return min(((name, edits) for name, edits in hits if edits is not None), key=lambda one: one[1], default=None)


@cache
def ordinary_words() -> frozenset[str]:
    """Common English words: a slip of the pen is none of them."""
    text = (files("knowledge") / "starter" / "ordinary_words.csv").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines()[1:]) | _OTHER_WORDS
