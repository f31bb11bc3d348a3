"""Where every passage of a build stands, as arrays: on whose page, in which section, with which pairs of sentences.

A passage is its row in the collection of vectors, a subject its place among all subjects in order, so that a question asks
thousands of passages in a few steps of numpy and not one by one. Read once from the tables; it answers nothing by itself.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, text

Rows = NDArray[np.intp]
Subject = tuple[str, str]
FILTERS_HELD = 16  # their rows: a megabyte each in the largest build, and quickly found again

_STANDS = "SELECT passage_id, subject_kind, subject_id, section FROM passage"
_MEMBERS = (
    "SELECT onet_soc_code, 'career', career_id FROM career_member"
    " UNION ALL SELECT onet_soc_code, 'track', track_id FROM track_member"
)


class Allowed(NamedTuple):
    """What a filter lets through: rows of passages, the same as a yes or no for every row, and rows of pairs."""

    rows: Rows
    mask: NDArray[np.bool_]
    pairs: Rows


class Spans:
    """For each of so many keys the rows that belong to it, laid end to end."""

    def __init__(self, keys: Rows, count: int) -> None:
        self._rows = np.argsort(keys, kind="stable")
        self._starts = np.searchsorted(keys[self._rows], np.arange(count + 1))

    def of(self, keys: Rows) -> tuple[Rows, Rows]:
        """The rows of these keys, key after key, and how many are each key's."""
        starts = self._starts[keys]
        counts = self._starts[keys + 1] - starts
        before = np.cumsum(counts) - counts
        return self._rows[np.repeat(starts - before, counts) + np.arange(int(counts.sum()))], counts


class Places:
    """The arrays, and the rows that a filter lets through. Thread-safe: nothing changes once it is made."""

    def __init__(
        self, engine: Engine, passages: Sequence[str], pairs: Sequence[str], occupations: Sequence[str]
    ) -> None:
        with engine.connect() as connection:
            stands = {row[0]: (row[1], row[2], row[3]) for row in connection.execute(text(_STANDS))}
            members = [(str(code), (str(kind), str(key))) for code, kind, key in connection.execute(text(_MEMBERS))]
        told = [stands[one] for one in passages]
        self.subjects: list[Subject] = sorted({(kind, key) for kind, key, _ in told})
        self.sections: list[str] = sorted({section for _, _, section in told})
        of_subject = {one: place for place, one in enumerate(self.subjects)}
        of_section = {one: place for place, one in enumerate(self.sections)}
        self.subject: Rows = np.array([of_subject[kind, key] for kind, key, _ in told], dtype=np.intp)
        self.section: Rows = np.array([of_section[section] for _, _, section in told], dtype=np.intp)
        rows = {one: row for row, one in enumerate(passages)}
        self.passage_of_pair: Rows = np.array([rows[one.partition("#")[0]] for one in pairs], dtype=np.intp)
        self.pairs = Spans(self.passage_of_pair, len(passages))
        self.pages = Spans(self.subject, len(self.subjects))
        self.of_occupation = _groups(members, occupations, of_subject)
        self.allowed = lru_cache(maxsize=FILTERS_HELD)(self._allowed)

    def _allowed(self, kind: str | None, subject: str | None, section: str | None) -> Allowed:
        """What stands among one kind, subject or section; `None` asks for no particular one."""
        wanted = np.array([kind in (None, a) and subject in (None, b) for a, b in self.subjects], dtype=np.bool_)
        mask = wanted[self.subject]
        if section is not None:
            mask &= np.array([one == section for one in self.sections], dtype=np.bool_)[self.section]
        return Allowed(np.flatnonzero(mask), mask, np.flatnonzero(mask[self.passage_of_pair]))


def _groups(
    members: Sequence[tuple[str, Subject]], occupations: Sequence[str], known: dict[Subject, int]
) -> list[Rows]:
    """For each occupation the subjects with passages that it speaks for: itself, its careers and its tracks."""
    held = {code: [("occupation", code)] for code in occupations}
    for code, subject in members:
        if code in held:
            held[code].append(subject)
    return [np.array([known[one] for one in held[code] if one in known], dtype=np.intp) for code in occupations]
