"""Latent semantic vectors: fitted with numpy on the very texts that are searched, for machines without the real model.

Words and their first letters are hashed into a fixed number of columns, weighted by how rare they are, and projected on
the directions in which the texts differ most. It knows no word that the texts do not hold, so it is always `reduced`.
What was fitted is kept beside the vectors of the build it belongs to, and belongs to no other.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import EmbedderError

FILE = "latent.npz"
COLUMNS = 8192
DIMENSIONS = 256
MOST_FITTED = 2500  # texts: beyond that the directions hardly change and the fit takes cubic time
ROWS_AT_ONCE = 512
STEM = 5  # letters of a word that stand for its family

_WORD = re.compile(r"[^\W_]{2,}")


class Latent:
    """The reduced embedder. Call `fit` before `embed`, or open what an earlier build fitted with `Latent.load`."""

    name = "latent semantic vectors"
    dimensions = DIMENSIONS
    reduced = True
    digest = hashlib.sha256(f"latent|3|{COLUMNS}|{DIMENSIONS}|{MOST_FITTED}|{STEM}".encode()).hexdigest()[:16]
    """Of the method: what was fitted follows from it and from the build's texts."""

    def __init__(self, reason: str = "The embedding model is not installed here.") -> None:
        self.reason = reason
        self._known: frozenset[int] = frozenset()
        self._rarity: NDArray[np.float32] | None = None
        self._directions: NDArray[np.float32] | None = None

    def fit(self, texts: list[str]) -> None:
        """Learns rarity and directions from the texts (at most `MOST_FITTED` of them, evenly spread)."""
        self._known = frozenset(code for text in texts for code in _codes(text))
        step = max(1, -(-len(texts) // MOST_FITTED))
        counts = _counted(texts[::step], self._known)
        documents = (counts > 0).sum(axis=0)
        self._rarity = np.log((1.0 + len(counts)) / (1.0 + documents)).astype(np.float32) + 1
        weighted = _weighted(counts, self._rarity)
        values, vectors = np.linalg.eigh(weighted @ weighted.T)
        best = np.argsort(values)[::-1][:DIMENSIONS]
        best = best[values[best] > 1e-6]
        directions = np.zeros((COLUMNS, DIMENSIONS), dtype=np.float32)
        directions[:, : len(best)] = weighted.T @ (vectors[:, best] / np.sqrt(values[best]))
        self._directions = directions

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        """See `Embedder.embed`. Raises `EmbedderError` before a fit."""
        if self._rarity is None or self._directions is None:
            raise EmbedderError("The vectors were not fitted on any texts yet.")
        made = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), ROWS_AT_ONCE):
            rows = (
                _weighted(_counted(texts[start : start + ROWS_AT_ONCE], self._known), self._rarity) @ self._directions
            )
            length = np.linalg.norm(rows, axis=1, keepdims=True)
            made[start : start + ROWS_AT_ONCE] = rows / np.where(length > 0, length, 1)
        return made

    def save(self, directory: Path) -> None:
        """Keeps what was fitted beside the vectors, in half precision."""
        if self._rarity is None or self._directions is None:
            raise EmbedderError("The vectors were not fitted on any texts yet.")
        known = np.array(sorted(self._known), dtype=np.uint32)
        np.savez(directory / FILE, known=known, rarity=self._rarity, directions=self._directions.astype(np.float16))

    @classmethod
    def load(cls, directory: Path, reason: str) -> "Latent":
        """What a build fitted. Raises `EmbedderError` where it is missing or damaged."""
        made = cls(reason)
        try:
            with (directory / FILE).open("rb") as stream, np.load(stream, allow_pickle=False) as held:
                made._known = frozenset(held["known"].tolist())
                made._rarity = held["rarity"].astype(np.float32)
                made._directions = held["directions"].astype(np.float32)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise EmbedderError("The fitted vectors of this build are missing or damaged.") from error
        return made


def _codes(text: str) -> Iterator[int]:
    """A number for every word and for the family of every long word, in order."""
    for word in _WORD.findall(text.lower()):
        yield zlib.crc32(word.encode())
        if len(word) > STEM:
            yield zlib.crc32(f"{word[:STEM]}-".encode())


def _counted(texts: list[str], known: frozenset[int]) -> NDArray[np.float32]:
    """How often each column occurs in each text. A word that the fitted texts do not hold counts nowhere: it would fall
    into some other word's column and find what nobody asked for."""
    counts = np.zeros((len(texts), COLUMNS), dtype=np.float32)
    for row, text in enumerate(texts):
        for code in _codes(text):
            if code in known:
                counts[row, code % COLUMNS] += 1
    return counts


def _weighted(counts: NDArray[np.float32], rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    rows = np.log1p(counts) * rarity
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1), dtype=np.float32)
