"""How often each term stands in the texts of each group, and two ways to ask that: likelihood and BM25.

Held in a few flat arrays. A hundred thousand terms with two small arrays each would take ten times the memory.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.titles.postings import Floats

_SMOOTHING = 8.0
_K1, _B = 1.2, 0.75  # BM25


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by term and group. The groups of term `i` are `group[start[i]:start[i + 1]]`, ascending, with their counts."""

    ids: dict[str, int]
    start: NDArray[np.int32]
    group: NDArray[np.int32]
    count: Floats
    groups: int

    def of(self, term: int) -> slice:
        """Where a term's groups stand."""
        return slice(int(self.start[term]), int(self.start[term + 1]))


class Counted:
    """Counts terms while texts are read."""

    def __init__(self, groups: int) -> None:
        self._groups = groups
        self._ids: dict[str, int] = {}
        self._term, self._group = array("i"), array("i")

    def add(self, group: int, terms: Sequence[str]) -> None:
        """One text of a group: its terms, each as often as it stands there."""
        ids = self._ids
        self._term.extend([ids.setdefault(term, len(ids)) for term in terms])
        self._group.extend([group] * len(terms))

    def table(self) -> Table:
        """Everything that was added."""
        keys = np.frombuffer(self._term, dtype=np.int32).astype(np.int64) * self._groups
        keys += np.frombuffer(self._group, dtype=np.int32)
        keys, counts = np.unique(keys, return_counts=True)
        term, group = np.divmod(keys, max(1, self._groups))
        start = np.searchsorted(term, np.arange(len(self._ids) + 1)).astype(np.int32)
        return Table(self._ids, start, group.astype(np.int32), counts.astype(np.float32), self._groups)


class Likely:
    """How well the terms of a question fit each group of texts: a smoothed count of how many of its texts hold them."""

    def __init__(self, table: Table, size: NDArray[np.int64], total: int) -> None:
        """`size`: texts of each group; `total`: of all."""
        self._table, self._total = table, total
        self._size = size.astype(np.float32) + 8.0

    def score(self, terms: Iterable[str]) -> Floats:
        """Mean over the terms of the log of how much likelier each is in the group than anywhere."""
        table = self._table
        found, known = np.zeros(table.groups, dtype=np.float32), 0
        for term in terms:
            if (number := table.ids.get(term)) is None:
                continue
            known += 1
            held = table.of(number)
            everywhere = float(table.count[held].sum()) / self._total
            rate = np.full(table.groups, _SMOOTHING * everywhere, dtype=np.float32)
            rate[table.group[held]] += table.count[held]
            found += np.log(rate / self._size / everywhere)
        mean: Floats = found / np.float32(max(1, known))
        return mean


class Document:
    """All that is written about each group in one kind of text, asked by BM25."""

    def __init__(self, table: Table) -> None:
        self._table = table
        length = np.bincount(table.group, weights=table.count, minlength=table.groups).astype(np.float32)
        mean = float(length[length > 0].mean()) if (length > 0).any() else 1.0
        held = np.diff(table.start)
        weight = np.repeat(np.log(1 + (table.groups - held + 0.5) / (held + 0.5)), held)
        ratio = (1 - _B) + _B * length[table.group] / mean
        self._scores: Floats = (weight * table.count * (_K1 + 1) / (table.count + _K1 * ratio)).astype(np.float32)

    def __contains__(self, term: str) -> bool:
        return term in self._table.ids

    def score(self, terms: Iterable[str]) -> Floats:
        """The sum over the terms, each counted once, for every group."""
        found = np.zeros(self._table.groups, dtype=np.float32)
        for term in dict.fromkeys(terms):
            if (number := self._table.ids.get(term)) is not None:
                held = self._table.of(number)
                found[self._table.group[held]] += self._scores[held]
        return found
