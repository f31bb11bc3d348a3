"""A question as words with their places in the text: what `spotting` reads. Pure text."""

import re
from typing import NamedTuple

from knowledge.areas.naming import fold

_TOKEN = re.compile(r"\d{5}(?:-\d{4})?(?!\w)|[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
SPACE = re.compile(r"[ \t\n]+")
ARTICLES = frozenset({"the", "greater", "downtown", "metro", "la", "el", "los", "las", "city", "state"})
LONGEST = 8000  # characters of a message that are read


class Token(NamedTuple):
    """A word or a ZIP, and where it stands."""

    text: str
    folded: str
    start: int
    end: int


class Message(NamedTuple):
    """A text as tokens."""

    text: str
    tokens: tuple[Token, ...]
    shouted: bool  # all capitals: they tell nothing

    def gap(self, index: int) -> str:
        """What stands between token `index` and the next."""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def capital(self, first: int, last: int) -> bool:
        """Whether every word begins with a capital that means something."""
        return not self.shouted and all(self.tokens[place].text[0].isupper() for place in range(first, last + 1))

    def before(self, index: int) -> str:
        """The folded word before a token, looking through an article; empty where punctuation stands between."""
        place = index - 1
        while place >= 0 and SPACE.fullmatch(self.gap(place)):
            if self.tokens[place].folded not in ARTICLES or place == 0:
                return self.tokens[place].folded
            place -= 1
        return ""


def read(text: str) -> Message:
    """The words of a text."""
    tokens = tuple(Token(hit[0], fold(hit[0]), hit.start(), hit.end()) for hit in _TOKEN.finditer(text[:LONGEST]))
    letters = [char for char in text if char.isalpha()]
    shouted = len(letters) > 5 and sum(char.isupper() for char in letters) > 0.9 * len(letters)
    return Message(text, tuple(token for token in tokens if token.folded), shouted)
