"""Shorter and older names of states, and other wordings of places on file: "Calif.", "cali", "penn", "the bay".

Reviewed tables and how each has to stand in a question; no place is decided here, and none of them holds a figure.
"""

import re

from knowledge.areas.naming import SHORTHAND
from knowledge.areas.reading import Message

_UNCLEAR = frozenset(
    {"mass", "wash", "penn", "conn", "mich", "tex", "ill", "ind", "ore", "oreg", "nev", "kan", "kans", "ark", "ala", "miss",
     "mont", "jersey", "wis"}
)  # fmt: skip
"""Folded shorthand of states that is a word too: a state only after "in", or where it closes a question with its full
stop or behind a word of pay."""

ALIASES: dict[str, str] = {
    "the bay": "bay area", "area de la bahia": "bay area", "la bahia": "bay area", "so cal": "socal", "sur de california": "socal",
    "tri state": "tri state area", "tristate": "tri state area", "tristate area": "tri state area", "ciudad de nueva york": "new york city",
    "las vegas nevada": "las vegas, NV", "filadelfia": "philadelphia", "chi": "chicago", "nueva orleans": "new orleans",
    "san antonio tejas": "san antonio, TX", "nova": "northern virginia", "n virginia": "northern virginia",
    "the dmv": "dmv", "the d": "detroit", "minneapolis st paul": "twin cities", "nyc area": "nyc", "new york city area": "nyc",
}  # fmt: skip
"""Folded wording -> the name it has among the nicknames on file."""
_ONLY_INSIDE = frozenset({"the bay", "la bahia", "chi", "nova", "the dmv", "the d", "tri state", "tristate"})
_STATE_OF = re.compile(r"(?:el |the )?(?:estado de|state of) ")
_LIVES = frozenset(
    {"make", "makes", "earn", "earns", "paid", "live", "living", "move", "moving", "gana", "ganan", "much"}
)
_PAY = frozenset({"pay", "salary", "salaries", "wage", "wages", "jobs", "sueldo", "salario"})


def whole_state(folded: str) -> str | None:
    """The state's name in "estado de nueva york", "state of washington"; `None` where it says no such thing."""
    match = _STATE_OF.match(folded)
    return folded[match.end() :] if match is not None else None


def stands(message: Message, first: int, last: int, folded: str, *, inside: bool) -> bool:
    """Whether a shorthand or other wording stands where a place stands."""
    end = message.tokens[last].end
    closes = last == len(message.tokens) - 1
    if (folded in SHORTHAND and folded not in _UNCLEAR) or (folded in ALIASES and folded not in _ONLY_INSIDE):
        return True
    if folded in ("the bay", "the d", "chi"):
        return inside and any(token.folded in _PAY | _LIVES for token in message.tokens)
    if folded in ALIASES:
        return inside or (folded.startswith(("tri", "nova")) and "state" in folded)
    if folded not in _UNCLEAR or (first > 0 and message.tokens[first - 1].folded == "miss"):
        return False
    dotted = message.text[end : end + 1] == "." and message.capital(first, last)
    before = message.before(first)
    if inside:
        following = message.tokens[last + 1].folded if not closes else ""
        return not following.startswith(("product", "transit", "media", "car"))
    comma = first > 0 and "," in message.text[message.tokens[first - 1].end : message.tokens[first].start]
    return (dotted and (closes or comma)) or (closes and (before in _PAY or comma)) or (folded == "jersey" and closes)
