"""How near a message is to what people in danger write: a linear score over its words, letters and families of words. Pure.

The weights (`nearness.json`) are learned by hand-started `python -m evals.fit_safety` from our own committed messages; nothing
is learned here, and no word of a message is kept. Beside the patterns, which stay the first to decide.
"""

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal
from zlib import crc32

from advisor.safety.senses import FAMILIES

Near = Literal["despair", "trafficking", "abuse", "threat"]

BITS = 13
SIZE = 1 << BITS
_WINDOW, _STEP = 60, 50
"""Words read at once, and how far the next reading starts: a sign in a long message is not thinned out by the rest."""
_MOST = 40
"""Windows of one message: the longest message allowed has fewer."""

_WHOLE: dict[str, list[str]] = {}
_STEMS: dict[str, list[str]] = {}
for _family, _words in FAMILIES.items():
    for _word in dict.fromkeys(_words.split()):
        (_STEMS if _word.endswith("*") else _WHOLE).setdefault(_word.rstrip("*"), []).append(_family)


@lru_cache(maxsize=8192)
def families(word: str) -> tuple[str, ...]:
    """The families a word belongs to."""
    found = list(_WHOLE.get(word, ()))
    for end in range(3, len(word) + 1):
        found += _STEMS.get(word[:end], ())
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _letters(word: str) -> tuple[int, ...]:
    framed = f"<{word}>"
    return tuple(
        _place("c", framed[start : start + size]) for size in (3, 4, 5) for start in range(len(framed) - size + 1)
    )


@lru_cache(maxsize=4096)
def _pair(one: str, two: str) -> int:
    return _place("p", f"{one} {two}")


def _place(block: str, feature: str) -> int:
    return crc32(f"{block}:{feature}".encode()) & (SIZE - 1)


def features(words: list[str]) -> dict[int, float]:
    """The place and strength of each feature of some words. Each block has a fixed length, so none outweighs by its number."""
    spoken = [_place("w", one) for one in words]
    paired = [_place("b", f"{one} {two}") for one, two in pairwise(words)]
    letters = [place for word in words for place in _letters(word)]
    seen = sorted({family for word in words for family in families(word)})
    meant = [_place("f", one) for one in seen]
    together = [_pair(one, two) for at, one in enumerate(seen) for two in seen[at + 1 :]]
    found: dict[int, float] = {}
    for block, weight in ((spoken, 1.0), (paired, 0.5), (letters, 0.3), (meant, 2.0), (together, 0.5)):
        places = set(block)
        strength = weight / math.sqrt(len(places)) if places else 0.0
        for place in places:
            found[place] = found.get(place, 0.0) + strength
    return found


def windows(text: str) -> Iterator[list[str]]:
    """A plain text (`safety.plain`) as overlapping rows of words."""
    words = [word for word in text.split() if word.isalnum()]
    for start in range(0, max(1, len(words) - (_WINDOW - _STEP)), _STEP)[:_MOST]:
        yield words[start : start + _WINDOW]


class _Weights:
    def __init__(self, path: Path) -> None:
        kept = json.loads(path.read_text(encoding="utf-8"))
        self.high: float = kept["high"]
        self.kinds: list[Near] = kept["kinds"]
        self.bias: list[float] = kept["bias"]
        self.danger: list[float] = [one * kept["scale"] for one in kept["danger"]]
        self.of_kind: list[list[float]] = [[one * kept["scale"] for one in row] for row in kept["of_kind"]]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    return _Weights(Path(__file__).with_name("nearness.json"))


def score(text: str) -> tuple[float, Near]:
    """How near the nearest part of a plain text is to danger (above nought: nearer than not), and to which."""
    weights = _weights()
    best, kind = -math.inf, weights.kinds[0]
    for words in windows(text):
        found = features(words)
        now = weights.bias[0] + sum(weights.danger[place] * strength for place, strength in found.items())
        if now > best:
            best = now
            each = [
                bias + sum(row[place] * strength for place, strength in found.items())
                for bias, row in zip(weights.bias[1:], weights.of_kind, strict=True)
            ]
            kind = weights.kinds[each.index(max(each))]
    return best, kind


def near(text: str) -> Near | None:
    """The danger that a plain text is surely near to, or `None`."""
    value, kind = score(text)
    return kind if value >= _weights().high else None
