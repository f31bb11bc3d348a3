"""How a word stands among its neighbours: closing a question, part of a longer name, of a school, or the whole country.

Pure reading of a message; what a place is, `finding` says.
"""

from knowledge.areas.gazetteer import SIZEABLE, Gazetteer
from knowledge.areas.letters import INSIDE
from knowledge.areas.reading import SPACE, Message

TOWARDS = frozenset(
    {"at", "for", "from", "to", "of", "about", "and", "or", "vs", "versus", "than", "between", "desde", "para", "y", "o",
     "hacia", "de", "is", "no", "leave", "leaving", "across", "by", "not"}
)  # fmt: skip
_EVERYWHERE = frozenset(
    {
        "nationwide",
        "nationally",
        "usa",
        "eeuu",
        "estados unidos",
        "a nivel nacional",
        "todo el pais",
        "whole country",
        "entire country",
    }
)


def part_of_city(gazetteer: Gazetteer, message: Message, last: int, folded: str, weight: int) -> bool:
    """Whether a small place is only the first word of "… City", which is another place or none ("Gotham City")."""
    if weight >= SIZEABLE or last + 1 >= len(message.tokens) or not SPACE.fullmatch(message.gap(last)):
        return False
    following = message.tokens[last + 1]
    return following.text == "City" and not gazetteer.knows(f"{folded} city")


def whole_country(message: Message, first: int, folded: str, phrase: str, *, whole: bool) -> bool:
    """Whether words for the whole country mean it here: "us" is a pronoun, "United States" may be in a title."""
    if folded in _EVERYWHERE:
        return True
    if folded == "us" and phrase not in ("US", "U.S") and not phrase.startswith("the "):
        return False
    cued = message.before(first) in INSIDE | TOWARDS or folded.startswith("the ")
    return cued or whole or (phrase in ("US", "USA", "U.S", "U.S.A") and first > 0)


def of_a_school(message: Message, first: int, last: int) -> bool:
    """Whether a state's name belongs to a university: "Michigan State University", "University of Texas"."""
    after = [token.folded for token in message.tokens[last + 1 : last + 3]]
    before = [token.folded for token in message.tokens[max(0, first - 2) : first]]
    return (
        after[:1] == ["university"]
        or after in (["state", "university"], ["state", "college"])
        or before in (["university", "of"], ["college", "of"])
    )
