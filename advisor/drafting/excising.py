"""Takes out of a draft what an instruction points at: a paragraph or sentence by its place, or what speaks of something. Pure.

What is taken out so stays out, as if it had been struck by hand.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from advisor.drafting.document import Document, Section, Sentence
from advisor.errors import InvalidRequestError

DROPS = r"(?:drop|remove|delete|cut|leave out|take out|skip|omit|lose|get rid of|exclude|strike|quit(?:a|e|ar)|elimin(?:a|e|ar)|borr(?:a|e|ar)|saca|saque|omit(?:e|a|ir)|tach(?:a|e))"
T = TypeVar("T")
_PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "final": -1,
    "primer": 1, "primera": 1, "primero": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "tercero": 3, "cuarto": 4,
    "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "último": -1, "última": -1, "ultimo": -1, "ultima": -1,
}  # fmt: skip
_PLACE = "(?:" + "|".join(sorted(_PLACES, key=len, reverse=True)) + r"|\d{1,2}(?:st|nd|rd|th|[ºª.°])?)"
_PART = r"(?:paragraphs?|sections?|parts?|blocks?|p[aá]rrafos?|secci[oó]n(?:es)?|partes?|bloques?)"
_LINE = r"(?:sentences?|lines?|frases?|oraci[oó]n(?:es)?|l[ií]neas?)"
_OF_THE = r"\s+(?:of|in|from|de|del|en)\s+(?:the\s+|el\s+|la\s+|l\s+)?"
_BY_PLACE = re.compile(
    rf"\b{DROPS}\s+(?:the\s+|el\s+|la\s+)?(?:(?P<line>{_PLACE})\s+{_LINE}(?:{_OF_THE}(?P<within>{_PLACE})\s+{_PART})?"
    rf"|(?P<part>{_PLACE})\s+{_PART}|{_PART}\s+(?P<number>\d{{1,2}}))\b",
    re.IGNORECASE,
)
_BY_WORDS = re.compile(
    rf"\b{DROPS}\s+(?:all\s+|everything\s+|todo\s+)?(?:the\s+|that\s+|what\s+|el\s+|la\s+|lo\s+)?(?:(?:{_PART}|{_LINE}|bits?|words|mention)\s+)?"
    r"(?:(?:about|on|of|where|that\s+says|that\s+mentions|with|sobre|acerca\s+de|de|del|que\s+habla\s+de)\s+)?(?P<words>[^.;!?]{2,80})",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "on",
        "in",
        "to",
        "for",
        "with",
        "about",
        "that",
        "this",
        "it",
        "its",
        "please",
        "part",
        "section",
        "paragraph",
        "sentence",
        "line",
        "bit",
        "bits",
        "my",
        "his",
        "her",
        "their",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "y",
        "o",
        "de",
        "del",
        "en",
        "para",
        "con",
        "sobre",
        "que",
        "esto",
        "eso",
        "por",
        "favor",
        "parte",
        "sección",
        "párrafo",
        "frase",
        "su",
        "sus",
        "mi",
    ]
)
_VAGUE = frozenset(
    [
        "number",
        "figur",
        "sourc",
        "every",
        "thing",
        "word",
        "sente",
        "cifra",
        "númer",
        "datos",
        "fuent",
        "todo",
        "cosa",
        "palab",
    ]
)
"""Stems of words that stand for no subject."""
MOST_SENTENCES = 4
"""Sentences that a word may take out; a word that stands in more of them points at nothing in particular."""


def excised(document: Document, instruction: str) -> Document | None:
    """The document without what is pointed at by its place; `None` where the instruction points at no place.
    `InvalidRequestError` where there is no such place."""
    found = _BY_PLACE.search(instruction)
    if found is None:
        return None
    parts = [one for one in document.sections if one.sentences]
    if found["line"]:
        within = [_at(parts, found["within"], "paragraph")] if found["within"] else parts
        line = _at([one for part in within for one in part.sentences], found["line"], "sentence")
        return _without(document, lambda part, one: any(part is each for each in within) and one is line)
    gone = _at(parts, found["part"] or found["number"], "paragraph")
    return _without(document, lambda part, one: part is gone)


def without_words(document: Document, instruction: str) -> Document | None:
    """The document without the section whose heading, else the sentences whose words are pointed at; `None` where nothing
    speaks of them."""
    found = _BY_WORDS.search(instruction)
    wanted = _stems(found["words"]) if found is not None else set()
    if not wanted or wanted <= _VAGUE:
        return None
    headed = [one for one in document.sections if wanted <= _stems(one.heading)]
    if headed:
        return _without(document, lambda part, one: any(part is each for each in headed))
    told = [one for part in document.sections for one in part.sentences if wanted <= _stems(one.text)]
    if not told or len(told) > MOST_SENTENCES:
        return None
    return _without(document, lambda part, one: any(one is each for each in told))


def _without(document: Document, gone: Callable[[Section, Sentence], bool]) -> Document:
    sections = [
        part.model_copy(update={"sentences": [one for one in part.sentences if not gone(part, one)]})
        for part in document.sections
    ]
    kept = [one for one, old in zip(sections, document.sections, strict=True) if one.sentences or not old.sentences]
    return document.model_copy(update={"sections": kept})


def _at(found: Sequence[T], place: str, what: str) -> T:
    digits = re.match(r"\d+", place)
    number = int(digits[0]) if digits is not None else _PLACES[place.lower()]
    if number == -1 and found:
        return found[-1]
    if not 1 <= number <= len(found):
        raise InvalidRequestError(f"This draft has {len(found)} {what}s there, so nothing was changed.")
    return found[number - 1]


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {one[:5].rstrip("s") for one in words if one not in _EMPTY and len(one) > 1}
