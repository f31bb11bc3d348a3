"""A message as the learnt probe sees it: its parts, each as it is written and glossed into English, and its letters as hashed features. Pure.

The gloss (`gloss.csv`) is no translation: word by word, of the common words only, so that an English embedder finds something to
hold on to. What is made here is never shown or stored.
"""

import csv
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from advisor.safety.plain import plain

PLACES = 1 << 13
"""How many places the features of letters and words are hashed to."""
_WINDOW, _STEP = 45, 35
"""Words of one part of a long message, and how far the next one starts: a sign is not thinned out by what stands around it."""
_MOST_PARTS, _FEWEST_WORDS = 10, 4
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+|\n+")
_WORD = re.compile(r"[a-z0-9]+")
_SPANISH_WORDS = (
    "el los las una unos que de del en por para con sin mi mis se te lo le soy estoy esta es quiero como cuanto donde trabajo vida ya muy pero porque si tengo voy yo"
    " mas nada nadie todo hijo hija jefe ano hay ser morir vivir esposo mama papa cuando tiene puedo gana manana noche nos les su sus al ando aqui hoy algo otra este"
    " ese eso kiero ke boi ai pa cual quien siento dice dejan"
)
_ENGLISH_WORDS = (
    "the i am my to an of in is are and for do does what how much want not can will would it that this you he she they have has with on at who where job pay be was"
    " if me im dont so about out up get"
)
_SPANISH, _ENGLISH = frozenset(_SPANISH_WORDS.split()), frozenset(_ENGLISH_WORDS.split())


def parts(message: str) -> list[str]:
    """The whole message, then its sentences or, where it is long, overlapping pieces of it."""
    words = message.split()
    if len(words) > _WINDOW:
        pieces = [" ".join(words[start : start + _WINDOW]) for start in range(0, len(words), _STEP)]
        if len(pieces) > _MOST_PARTS:
            # Both ends are read: what somebody came to say stands first or last.
            pieces = pieces[: _MOST_PARTS // 2] + pieces[-_MOST_PARTS // 2 :]
        return pieces
    said = [one for one in _SENTENCE.split(message) if len(one.split()) >= _FEWEST_WORDS]
    return [message, *said[: _MOST_PARTS - 1]] if len(said) > 1 else [message]


def views(part: str) -> tuple[str, str]:
    """The two texts that are embedded: the part as it is written, and its plain words, Spanish ones glossed."""
    return part, " ".join(glossed(_words(part)))


def glossed(words: list[str]) -> list[str]:
    """Plain words, each Spanish one that is known as its English one, where the words are more Spanish than English."""
    if sum(word in _SPANISH for word in words) <= sum(word in _ENGLISH for word in words):
        return words
    return [_english(word) or word for word in words]


def features(part: str) -> dict[int, float]:
    """Place and strength of each hashed feature, of unit length: words, pairs and letters, as written and glossed."""
    words = _words(part)
    found: dict[int, float] = {}
    for said in (words, glossed(words)):
        _add(found, (f"w:{word}" for word in said), 1.0)
        _add(found, (f"b:{one} {two}" for one, two in pairwise(said)), 0.7)
        _add(found, (letters for word in said for letters in _letters(word)), 1.0)
    length = math.sqrt(sum(strength**2 for strength in found.values())) or 1.0
    return {place: strength / length for place, strength in found.items()}


def _add(found: dict[int, float], names: Iterable[str], weight: float) -> None:
    """One block of features; its whole has a fixed length, so that none outweighs by its number."""
    places = {crc32(name.encode()) & (PLACES - 1) for name in names}
    for place in places:
        found[place] = found.get(place, 0.0) + weight / math.sqrt(len(places))


def _words(part: str) -> list[str]:
    return _WORD.findall(plain(part))


@lru_cache(maxsize=8192)
def _letters(word: str) -> tuple[str, ...]:
    framed = f"<{word}>"
    return tuple(f"c:{framed[start : start + size]}" for size in (3, 4, 5) for start in range(len(framed) - size + 1))


@lru_cache(maxsize=1)
def _gloss() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words (written with `*`)."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    with Path(__file__).with_name("gloss.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            for word in row["spanish"].split():
                (begun if word.endswith("*") else whole).setdefault(word.rstrip("*"), row["english"])
    return whole, begun


@lru_cache(maxsize=8192)
def _english(word: str) -> str | None:
    whole, begun = _gloss()
    if word in whole:
        return whole[word]
    return next((begun[word[:end]] for end in range(len(word), 2, -1) if word[:end] in begun), None)
