"""Texts as sparse arrays: which texts hold a term (a run of letters, a word), and how alike a question is to each of them.

numpy alone, a few milliseconds for fifty thousand names. Nothing here knows what a text is about.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_LETTERS = 18  # bits: runs of letters are counted in so many drawers; two in one drawer is rare and does no harm
_SHORTEST, _LONGEST = 2, 4
_AT_ONCE = 4_000  # texts: a few megabytes at a time, not the hundred that all of them would take


class Postings:
    """A term-by-text table without counts: a term is in a text or it is not."""

    def __init__(self, keys: Ints, terms: int, texts: int) -> None:
        """`keys`: term * texts + text, each once, ascending."""
        self.texts = texts
        term = keys // texts
        self._text = (keys % texts).astype(np.int32)
        held = np.bincount(term, minlength=terms)
        self._start = np.concatenate(([0], np.cumsum(held)))
        self.weight: Floats = (np.log((1 + texts) / (1 + held)) + 1).astype(np.float32)
        length = np.bincount(self._text, weights=(self.weight[term] ** 2), minlength=texts)
        self.length: Floats = np.sqrt(np.maximum(length, 1e-9)).astype(np.float32)

    def shared(self, terms: Sequence[int] | Ints) -> Floats:
        """For each text the squared weight of the terms it shares with a question."""
        total = np.zeros(self.texts, dtype=np.float32)
        for term in terms:
            total[self._text[self._start[term] : self._start[term + 1]]] += self.weight[term] ** 2
        return total

    def cosine(self, terms: Sequence[int] | Ints, unknown: float = 0.0) -> Floats:
        """How alike a question is to each text, 0..1; `unknown` is the squared weight of what it holds besides."""
        own = float(np.sum(self.weight[np.asarray(terms, dtype=np.int64)] ** 2)) + unknown if len(terms) else 0.0
        if not own:
            return np.zeros(self.texts, dtype=np.float32)
        found: Floats = self.shared(terms) / (self.length * np.float32(np.sqrt(own)))
        return found


def letters(texts: Sequence[str]) -> Postings:
    """The runs of two to four letters of each text, spaces at its ends among them."""
    keys = [_keys(texts[at : at + _AT_ONCE], at, max(1, len(texts))) for at in range(0, len(texts), _AT_ONCE)]
    return Postings(_once(np.concatenate(keys)) if keys else np.zeros(0, np.int64), 1 << _LETTERS, max(1, len(texts)))


def _keys(texts: Sequence[str], first: int, size: int) -> Ints:
    """The keys of some texts that stand together, each once; `first` is the number of the first of them."""
    encoded = [f" {text} ".encode("ascii", "replace") for text in texts]
    spelt = np.frombuffer(b"".join(encoded), dtype=np.uint8).astype(np.int64)
    owner = np.repeat(np.arange(first, first + len(encoded)), [len(one) for one in encoded])
    keys = []
    for run in range(_SHORTEST, _LONGEST + 1):
        if len(spelt) >= run:
            whole = owner[: len(owner) - run + 1] == owner[run - 1 :]
            keys.append((_drawers(spelt, run) * size + owner[: len(owner) - run + 1])[whole])
    return _once(np.concatenate(keys))


def runs(text: str) -> Ints:
    """The runs of letters of a question, as `letters` counts them."""
    spelt = np.frombuffer(f" {text} ".encode("ascii", "replace"), dtype=np.uint8).astype(np.int64)
    found = [_drawers(spelt, size) for size in range(_SHORTEST, _LONGEST + 1) if len(spelt) >= size]
    return np.unique(np.concatenate(found))


def _once(keys: Ints) -> Ints:
    """The keys in order, each once: sorting, which is several times faster here than numpy's table of what was seen."""
    keys.sort()
    if not len(keys):
        return keys
    found: Ints = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    return found


def _drawers(spelt: Ints, size: int) -> Ints:
    mixed = np.full(len(spelt) - size + 1, size, dtype=np.int64)
    for place in range(size):
        mixed = mixed * 131 + spelt[place : len(spelt) - size + 1 + place]
    return (mixed * 2654435761 >> 7) & ((1 << _LETTERS) - 1)


class Words:
    """The words of each text, by name."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.ids: dict[str, int] = {}
        pairs = [
            (self.ids.setdefault(word, len(self.ids)), number) for number, words in enumerate(texts) for word in words
        ]
        size = max(1, len(texts))
        flat = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        self.postings = Postings(_once(flat[:, 0] * size + flat[:, 1]), max(1, len(self.ids)), size)

    def known(self, words: Iterable[str]) -> list[int]:
        """The numbers of the words that a text holds, each once."""
        return list(dict.fromkeys(self.ids[word] for word in words if word in self.ids))
