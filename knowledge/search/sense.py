"""The half that goes by sense: vectors of passages, of their sentences, of occupations, and of how people ask.

A passage is as near as itself and its nearest pair of sentences are; it gains where the rest of its page is near as well,
where an occupation of its subject is, and where the question asks for its section. So "the boss in a hard hat, why do they
quit" finds the page by its other passages and the passage by its section.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Engine, text

from knowledge.search import sections
from knowledge.search.index import OCCUPATIONS, PASSAGES, SECTIONS, SENTENCES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

Subject = tuple[str, str]

_PLACES = "SELECT passage_id, subject_kind, subject_id, section FROM passage ORDER BY passage_id"
_MEMBERS = (
    "SELECT onet_soc_code, 'career', career_id FROM career_member"
    " UNION ALL SELECT onet_soc_code, 'track', track_id FROM track_member"
)


class Place(NamedTuple):
    """Where a passage stands: on whose page, in which section."""

    subject: Subject
    section: str


class Sense:
    """Asks the vectors of one build. Thread-safe."""

    def __init__(self, engine: Engine, vectors: "Vectors") -> None:
        self._engine = engine
        self._passages = vectors.collection(PASSAGES)
        self._sentences = vectors.collection(SENTENCES)
        self._sections = vectors.collection(SECTIONS)
        self._occupations = vectors.collection(OCCUPATIONS)

    def scored(
        self, question: str, vector: "NDArray[np.float32]", filters: tuple[str | None, ...], depth: int
    ) -> dict[str, tuple[float, float]]:
        """Passage -> (score, cosine), best first; empty where nothing is near. The score is for order alone."""
        allowed = self._allowed(filters) if any(filters) else None
        nearest = self._passages.query(vector, WIDTH, allowed)
        sentences = self._sentences.query(
            vector, SENTENCE_WIDTH, self._pairs_of(allowed) if allowed is not None else None
        )
        if max((hit.cosine for hit in (*nearest, *sentences)), default=-1.0) < LEAST_COSINE:
            return {}
        pages = self._pages({hit.id: hit.cosine for hit in nearest})
        best = sorted(pages, key=lambda one: (-pages[one], one))[:PAGES]
        looked_at = {hit.id for hit in nearest}.union(
            (hit.id.partition("#")[0] for hit in sentences), *(self._of_subject[one] for one in best)
        )
        if allowed is not None:
            looked_at &= allowed
        cosines = self._cosines(vector, looked_at)
        by_pair = self._by_pair(vector, looked_at)
        pages = self._pages(cosines)
        subjects, elsewhere = self._subjects(vector)
        asked = sections.nearness(dict(zip(self._sections.ids, self._all_sections(vector), strict=True)))
        cued = sections.cued(question)
        scores: dict[str, float] = {}
        for one, cosine in cosines.items():
            place = self._places[one]
            scores[one] = (
                OF_PASSAGE * cosine
                + OF_SENTENCES * by_pair.get(one, cosine - UNPAIRED)
                + OF_PAGE * pages[place.subject]
                + OF_OCCUPATION * subjects.get(place.subject, elsewhere)
                + OF_SECTION * asked.get(place.section, 0.0)
                + OF_CUE * (place.section in cued)
            )
        order = sorted(scores, key=lambda one: (-scores[one], one))[:depth]
        return {one: (scores[one], cosines[one]) for one in order}

    def _cosines(self, vector: "NDArray[np.float32]", passages: Iterable[str]) -> dict[str, float]:
        import numpy as np

        rows = [(one, row) for one in sorted(passages) if (row := self._passages.row_of(one)) is not None]
        near = self._passages.cosines(vector, np.array([row for _, row in rows], dtype=np.intp))
        return {one: round(float(cosine), 6) for (one, _), cosine in zip(rows, near, strict=True)}

    def _by_pair(self, vector: "NDArray[np.float32]", passages: Iterable[str]) -> dict[str, float]:
        """Passage -> cosine of its nearest pair of sentences; only of those that were embedded so."""
        import numpy as np

        held = [(one, rows) for one in sorted(passages) if (rows := self._pairs.get(one))]
        if not held:
            return {}
        near = self._sentences.cosines(vector, np.array([row for _, rows in held for row in rows], dtype=np.intp))
        starts = np.cumsum([0, *(len(rows) for _, rows in held[:-1])])
        best = np.maximum.reduceat(near, starts)
        return {one: float(cosine) for (one, _), cosine in zip(held, best, strict=True)}

    def _all_sections(self, vector: "NDArray[np.float32]") -> list[float]:
        import numpy as np

        near = self._sections.cosines(vector, np.arange(len(self._sections.ids), dtype=np.intp))
        return [float(one) for one in near]

    def _pages(self, cosines: Mapping[str, float]) -> dict[Subject, float]:
        """Subject -> mean cosine of its nearest passages; a passage that was not looked at counts as the furthest."""
        if not cosines:
            return {}
        by_subject: dict[Subject, list[float]] = {}
        for one, cosine in cosines.items():
            by_subject.setdefault(self._places[one].subject, []).append(cosine)
        furthest = min(cosines.values())
        return {
            subject: sum((sorted(held, reverse=True) + [furthest] * PAGE_PASSAGES)[:PAGE_PASSAGES]) / PAGE_PASSAGES
            for subject, held in by_subject.items()
        }

    def _subjects(self, vector: "NDArray[np.float32]") -> tuple[dict[Subject, float], float]:
        """Subject -> cosine of its nearest occupation; and what counts for a subject that has none near."""
        near: dict[Subject, float] = {}
        hits = self._occupations.query(vector, OCCUPATION_WIDTH)
        for hit in hits:
            for subject in (("occupation", hit.id), *self._groups.get(hit.id, ())):
                near[subject] = max(near.get(subject, -1.0), hit.cosine)
        return near, min((hit.cosine for hit in hits), default=0.0)

    def _allowed(self, filters: tuple[str | None, ...]) -> frozenset[str]:
        kind, subject, section = filters
        return frozenset(
            one
            for one, place in self._places.items()
            if kind in (None, place.subject[0])
            and subject in (None, place.subject[1])
            and section in (None, place.section)
        )

    def _pairs_of(self, passages: Iterable[str]) -> frozenset[str]:
        return frozenset(self._sentences.ids[row] for one in passages for row in self._pairs.get(one, ()))

    def section_of(self, passage_id: str) -> tuple[str, ...]:
        """What two passages of one section of one page have in common."""
        place = self._places[passage_id]
        return (*place.subject, place.section)

    @cached_property
    def _places(self) -> dict[str, Place]:
        with self._engine.connect() as connection:
            return {row[0]: Place((row[1], row[2]), row[3]) for row in connection.execute(text(_PLACES))}

    @cached_property
    def _of_subject(self) -> dict[Subject, frozenset[str]]:
        held: dict[Subject, set[str]] = {}
        for one, place in self._places.items():
            held.setdefault(place.subject, set()).add(one)
        return {subject: frozenset(ids) for subject, ids in held.items()}

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Passage -> rows of its pairs of sentences."""
        held: dict[str, list[int]] = {}
        for row, pair in enumerate(self._sentences.ids):
            held.setdefault(pair.partition("#")[0], []).append(row)
        return held

    @cached_property
    def _groups(self) -> dict[str, list[Subject]]:
        groups: dict[str, list[Subject]] = {}
        with self._engine.connect() as connection:
            for code, kind, key in connection.execute(text(_MEMBERS)):
                groups.setdefault(code, []).append((kind, key))
        return groups
