"""The half that goes by sense: vectors of passages, of their sentences, of occupations, and of how people ask.

A passage is as near as itself and its nearest pair of sentences are; it gains where the rest of its page is near as well,
where an occupation of its subject is, and where the question asks for its section. So "the boss in a hard hat, why do they
quit" finds the page by its other passages and the passage by its section.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from knowledge.search import sections
from knowledge.search.index import OCCUPATIONS, PASSAGES, SECTIONS, SENTENCES
from knowledge.search.places import Places, Rows

if TYPE_CHECKING:
    from knowledge.vectors import Vectors

LEAST_COSINE = 0.2  # a question whose nearest text is further off than this is about none of them
WIDTH = 60  # nearest passages looked at
SENTENCE_WIDTH = 150  # nearest pairs of sentences
OCCUPATION_WIDTH = 30
PAGES = 8  # pages all of whose passages are looked at
PAGE_PASSAGES = 3  # of a page, that speak for it

# Learned on the odd questions of evals/cases/passages.yaml; each weighs a cosine, the last a yes.
OF_PASSAGE, OF_SENTENCES, OF_PAGE, OF_OCCUPATION, OF_SECTION, OF_CUE = 0.8, 1.0, 0.4, 0.3, 0.8, 0.1
UNPAIRED = 0.1
"""What a passage that was not embedded by pairs of sentences lacks: few are as near as the best pair of one that was."""

Cosines = NDArray[np.float64]


class Sense:
    """Asks the vectors of one build. Thread-safe. Passages and pairs of sentences are their rows in the vectors."""

    def __init__(self, engine: Engine, vectors: "Vectors") -> None:
        self._passages = vectors.collection(PASSAGES)
        self._sentences = vectors.collection(SENTENCES)
        self._sections = vectors.collection(SECTIONS)
        self._occupations = vectors.collection(OCCUPATIONS)
        self._places = Places(engine, self._passages.ids, self._sentences.ids, self._occupations.ids)

    def scored(
        self, question: str, vector: NDArray[np.float32], filters: tuple[str | None, ...], depth: int
    ) -> dict[str, float]:
        """Passage -> cosine, best first; empty where nothing is near. What makes the order is no probability."""
        places = self._places
        allowed = places.allowed(*filters) if any(filters) else None
        nearest, cosines = self._passages.nearest(vector, WIDTH, allowed.rows if allowed else None)
        pairs, pair_cosines = self._sentences.nearest(vector, SENTENCE_WIDTH, allowed.pairs if allowed else None)
        if max(cosines.max(initial=-1.0), pair_cosines.max(initial=-1.0)) < LEAST_COSINE:
            return {}
        pages, means = self._pages(nearest, cosines)
        best = pages[np.lexsort((pages, -means))[:PAGES]]
        rows = np.unique(np.concatenate([nearest, places.passage_of_pair[pairs], places.pages.of(best)[0]]))
        if allowed is not None:
            rows = rows[allowed.mask[rows]]
        cosines = _rounded(self._passages.cosines(vector, rows))
        subjects = places.subject[rows]
        pages, means = self._pages(rows, cosines)
        scores = (
            OF_PASSAGE * cosines
            + OF_SENTENCES * self._by_pair(vector, rows, cosines - UNPAIRED)
            + OF_PAGE * means[np.searchsorted(pages, subjects)]
            + OF_OCCUPATION * self._subjects(vector)[subjects]
            + self._asked(question, vector)[places.section[rows]]
        )
        order = np.argsort(-scores, kind="stable")[:depth]  # rows stand in order of id
        ids = self._passages.ids
        return {ids[row]: cosine for row, cosine in zip(rows[order].tolist(), cosines[order].tolist(), strict=True)}

    def section_of(self, passage_id: str) -> tuple[int, int]:
        """What two passages of one section of one page have in common."""
        row = self._passages.row_of(passage_id)
        return int(self._places.subject[row]), int(self._places.section[row])

    def _by_pair(self, vector: NDArray[np.float32], rows: Rows, otherwise: Cosines) -> Cosines:
        """The cosine of each passage's nearest pair of sentences; of those that were not embedded so, what is given."""
        pairs, counts = self._places.pairs.of(rows)
        if len(pairs):
            paired = np.flatnonzero(counts)
            starts = (np.cumsum(counts) - counts)[paired]
            otherwise[paired] = np.maximum.reduceat(self._sentences.cosines(vector, pairs), starts)
        return otherwise

    def _pages(self, rows: Rows, cosines: Cosines) -> tuple[Rows, Cosines]:
        """Subjects in order, and of each the mean cosine of its nearest passages; a passage that was not looked at counts
        as the furthest."""
        subjects = self._places.subject[rows]
        order = np.lexsort((-cosines, subjects))
        held = subjects[order]
        starts = np.flatnonzero(np.concatenate([[True], held[1:] != held[:-1]])) if len(held) else held
        place = np.arange(len(held)) - np.repeat(starts, np.diff(starts, append=len(held)))
        furthest = cosines.min(initial=1.0)
        gains = np.where(place < PAGE_PASSAGES, cosines[order] - furthest, 0.0)
        return held[starts], furthest + np.add.reduceat(gains, starts) / PAGE_PASSAGES

    def _subjects(self, vector: NDArray[np.float32]) -> Cosines:
        """Of each subject the cosine of its nearest occupation; where none is near, of the furthest that was looked at."""
        rows, cosines = self._occupations.nearest(vector, OCCUPATION_WIDTH)
        near = np.full(len(self._places.subjects), cosines.min(initial=1.0) if len(rows) else 0.0)
        for row, cosine in zip(rows[::-1].tolist(), cosines[::-1].tolist(), strict=True):
            near[self._places.of_occupation[row]] = cosine  # the nearest come last
        return near

    def _asked(self, question: str, vector: NDArray[np.float32]) -> Cosines:
        """Of each section what it gains where the question asks for it."""
        ids = self._sections.ids
        near = self._sections.cosines(vector, np.arange(len(ids), dtype=np.intp)).tolist()
        asked, cued = sections.nearness(dict(zip(ids, near, strict=True))), sections.cued(question)
        return np.array(
            [OF_SECTION * asked.get(one, 0.0) + OF_CUE * (one in cued) for one in self._places.sections],
            dtype=np.float64,
        )


def _rounded(cosines: NDArray[np.float32]) -> Cosines:
    return np.asarray(np.round(np.asarray(cosines, dtype=np.float64), 6), dtype=np.float64)
