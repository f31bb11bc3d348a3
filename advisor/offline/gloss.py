"""A rough English of a Spanish question, word by word, the longest phrases first: for patterns and the sentence embedder.

Pure. It never translates the name of a job or a place: the caller says which stretches those are. What it does not know it
leaves as it stands. Nobody is shown its English.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from advisor.offline.reading import Resolver
from advisor.offline.spanish import asked_in_english, tells_of_likes

_TOKEN = re.compile(r"\{\w+\}|[^\W\d_]+(?:'[^\W\d_]+)?")
_LONGEST = 5
_ASKS = re.compile(r"(?:^|[,.;:!?¿(]|\b(?:and|or|but|hey|know|y|o|pero|oye|sabe[rs]?|dime|d[ií]game))\s*$", re.I)
"""What stands before a "que" or "como" that asks, written without its accent."""
_NOT_LISTED = {"que": "what", "como": "how"}


def asked_of(text: str, resolver: Resolver) -> str:
    """The Spanish message with its question in English and its names as they were said; one about likes keeps its words."""
    if tells_of_likes(text):
        return text
    said = asked_in_english(text)
    spots = [(one.start, one.end) for one in (*resolver.spot_subjects(said), *resolver.spot_places(said))]
    return glossed(said, [(start, end) for start, end in spots if not _asks_only(said[start:end])])


def _asks_only(stretch: str) -> bool:
    """Whether what looks like a job or a place is words of the question ("mí", "IA", "contando"); LA in capitals is a place."""
    words = _TOKEN.findall(stretch)
    return all(known(word) and (word.upper() == "IA" or len(word) > 2 or not word.isupper()) for word in words)


def glossed(text: str, keep: Sequence[tuple[int, int]] = ()) -> str:
    """The text with the words it knows in English; the stretches `keep` (start, end) stand as they are."""
    tokens = [one for one in _TOKEN.finditer(text) if not any(a <= one.start() < b for a, b in keep)]
    plain = [unaccented(one.group()) for one in tokens]
    made: list[str] = []
    at, done = 0, 0
    while at < len(tokens):
        count, english = _longest(text, tokens, plain, at)
        if count:
            start, end = tokens[at].start(), tokens[at + count - 1].end()
            before = "".join(made) + text[done:start]
            if count == 1 and plain[at] in _NOT_LISTED and (tokens[at].group().lower() != plain[at] or _ASKS.search(before)):
                english = _NOT_LISTED[plain[at]]
            made += [text[done:start], english]
            done = end
        at += count or 1
    return " ".join("".join([*made, text[done:]]).split())


def known(word: str) -> bool:
    """Whether a word of a Spanish question is one that asks, whatever job or state it looks like ("mí", "IA", "contando")."""
    return unaccented(word) in _words()


def unaccented(word: str) -> str:
    """A word in small letters without accents, as the list has it."""
    low = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in low if not unicodedata.combining(one))


def _longest(text: str, tokens: Sequence[re.Match[str]], plain: Sequence[str], at: int) -> tuple[int, str]:
    """How many words from `at` on are the longest phrase that is listed, and its English; (0, "") where none is."""
    run = 1
    while run < _LONGEST and at + run < len(tokens) and text[tokens[at + run - 1].end() : tokens[at + run].start()] == " ":
        run += 1
    for count in range(run, 0, -1):
        found = _words().get(" ".join(plain[at : at + count]))
        if found is not None:
            return count, found
    return 0, ""


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Spanish, unaccented, to English, from the list beside this module."""
    import yaml

    read = yaml.safe_load((files("advisor.offline") / "gloss.yaml").read_text(encoding="utf-8"))
    pairs = (one.partition("=") for one in str(read["words"]).split(", "))
    return {spanish.strip(): english.strip() for spanish, _, english in pairs}
