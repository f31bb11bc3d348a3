"""Words and sense together: SQLite's full-text index and the vectors, fused by rank.

`index` writes both halves into a build; `Search` asks them. Where one half cannot be used, the other answers alone and
`Search.reduced_reason` says so: never a silent empty answer. A filter is a set of ids from SQL, never the vector store's.
"""

import json
import threading
import time
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from knowledge.citations import Citation
from knowledge.embeddings import Embedder, EmbedderError, choose, default_model_dir, remote
from knowledge.errors import KnowledgeError
from knowledge.search.index import OCCUPATIONS, PASSAGES, VECTORS, index
from knowledge.search.spanish import in_english
from knowledge.search.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.search.sense import Sense
    from knowledge.store import Knowledge
    from knowledge.vectors import Vectors

__all__ = ["OCCUPATIONS", "PASSAGES", "VECTORS", "Found", "Near", "Search", "SearchError", "index"]

DEPTH = 50  # candidates of each half
RANK_OFFSET = 10  # of reciprocal rank fusion: smaller than the customary 60, since each half is mostly right at its top
OF_WORDS, OF_SENSE = 0.5, 1.0
MOST_QUESTION = 2_000  # characters that are searched with
PAUSE_S = 30.0  # after a failure of the embedder, before it is asked again
MEND = "`career-advisor knowledge build` makes the index anew."
BY_WORDS = "Search goes by words alone"

Half = Literal["both", "words", "sense"]

_FETCH = (
    "SELECT passage_id, subject_kind, subject_id, section, title, text, source_key FROM passage"
    " WHERE passage_id IN (SELECT value FROM json_each(:ids))"
)
_STANDS = (
    "SELECT passage_id, subject_kind, subject_id, section FROM passage"
    " WHERE passage_id IN (SELECT value FROM json_each(:ids))"
)


class SearchError(KnowledgeError):
    """Neither half of the index can be asked; the sentence says what mends it."""


class Found(BaseModel):
    """A passage that answers. `score` is the fused rank score, 0..1, 1 = first in both halves (for order, not a
    probability); `cosine` its nearness in sense, `None` where only words found it."""

    model_config = ConfigDict(frozen=True)

    passage_id: str
    subject_kind: str
    subject_id: str
    section: str
    title: str
    text: str
    score: float
    cosine: float | None
    citation: Citation


class Near(NamedTuple):
    """An occupation near a text in sense, with the cosine."""

    onet_soc_code: str
    cosine: float


class _Opened(NamedTuple):
    """What could be opened of the vectors, and why that is less than it could be."""

    embedder: Embedder | None
    vectors: "Vectors | None"
    sense: "Sense | None"
    reason: str


class Search:
    """Asks one build. Thread-safe. The embedder and the vectors load with the first question that needs them."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge
        self._loading = threading.Lock()
        self._vector = lru_cache(maxsize=512)(self._embed)
        self._words = Words(knowledge.engine)
        self._fault = ""
        self._silent_until = 0.0

    @property
    def reduced_reason(self) -> str:
        """Why search is less than it could be, as a sentence for people; empty where it is whole."""
        fault = f"{self._fault} {BY_WORDS} until it answers again." if self._fault else ""
        return " ".join(filter(None, (self._words_fault, self._state.reason, fault)))

    def warm(self) -> None:
        """Loads what the first question would wait for, and finds out what of it cannot be used."""
        self.find("what is this about", limit=1)

    def find(
        self,
        query: str,
        *,
        subject_kind: str | None = None,
        subject_id: str | None = None,
        section: str | None = None,
        limit: int = 6,
        half: Half = "both",
    ) -> tuple[Found, ...]:
        """The passages that answer best, best first; among one kind, subject or section where given. Each section of a
        page is there once before any is there twice. `half` asks one half alone, for measurements.

        Empty where neither a word nor the sense of the question is in any passage. Raises `SearchError` where neither
        half can be asked."""
        filters = (subject_kind, subject_id, section)
        asked = in_english(query[:MOST_QUESTION])
        if self._words_fault and self._state.sense is None:
            raise SearchError(self.reduced_reason)
        by_words = self._by_words(asked, filters) if half != "sense" else []
        by_sense = self._by_sense(asked, filters) if half != "words" else {}
        scores: dict[str, float] = {}
        for weight, ranked in ((OF_WORDS, by_words), (OF_SENSE, list(by_sense))):
            for rank, passage_id in enumerate(ranked):
                scores[passage_id] = scores.get(passage_id, 0.0) + weight / (RANK_OFFSET + rank + 1)
        order = sorted(scores, key=lambda one: (-scores[one], -by_sense.get(one, 0.0), one))
        return self._fetched(self._sections_first(order, max(0, limit)), scores, by_sense)

    def similar_occupations(self, words: str, k: int = 10) -> tuple[Near, ...]:
        """The occupations nearest to a text in sense, best first; empty where there are no vectors to ask."""
        vectors = self._state.vectors
        vector = self._asked(words[:MOST_QUESTION]) if vectors else None
        if vectors is None or vector is None or not vector.any():
            return ()
        return tuple(Near(hit.id, hit.cosine) for hit in vectors.collection(OCCUPATIONS).query(vector, k))

    def _by_words(self, query: str, filters: tuple[str | None, ...]) -> list[str]:
        return [] if self._words_fault else self._words.ranked(query, filters, DEPTH)

    def _by_sense(self, query: str, filters: tuple[str | None, ...]) -> dict[str, float]:
        sense = self._state.sense
        vector = self._asked(query) if sense and query.strip() else None
        if sense is None or vector is None or not vector.any():
            return {}
        return sense.scored(query, vector, filters, DEPTH)

    def _sections_first(self, order: list[str], limit: int) -> list[str]:
        """The order, a further passage of a section that is already there moved behind all other sections."""
        sense = self._state.sense
        stands = (
            {one: sense.section_of(one) for one in order}
            if sense is not None
            else {row[0]: tuple(row[1:]) for row in self._rows(_STANDS, order)}
        )
        seen: set[tuple[str, ...]] = set()
        first, further = list[str](), list[str]()
        for one in order:
            where = stands[one]
            (further if where in seen else first).append(one)
            seen.add(where)
        return [*first, *further][:limit]

    def _fetched(self, ids: list[str], scores: dict[str, float], cosines: dict[str, float]) -> tuple[Found, ...]:
        rows = {row.passage_id: row for row in self._rows(_FETCH, ids)}
        most = (OF_WORDS + OF_SENSE) / (RANK_OFFSET + 1)
        return tuple(
            Found(
                passage_id=one,
                subject_kind=rows[one].subject_kind,
                subject_id=rows[one].subject_id,
                section=rows[one].section,
                title=rows[one].title,
                text=rows[one].text,
                score=round(scores[one] / most, 6),
                cosine=cosines.get(one),
                citation=self._knowledge.citation(rows[one].source_key),
            )
            for one in ids
            if one in rows
        )

    def _rows(self, statement: str, ids: list[str]) -> Iterable[Any]:
        if not ids:
            return ()
        with self._knowledge.engine.connect() as connection:
            return connection.execute(text(statement), {"ids": json.dumps(ids)}).all()

    def vector(self, words: str) -> tuple[list[float], str] | None:
        """The vector of a text and the digest of the embedder that made it; None while there is none to ask."""
        vector = self._asked(words)
        return None if vector is None else (vector.tolist(), self._knowledge.manifest.embedder.digest)

    def _asked(self, words: str) -> "NDArray[np.float32] | None":
        """The vector of a question; `None` while the embedder does not answer, which is tried again after a pause."""
        if time.monotonic() < self._silent_until:
            return None
        try:
            vector = self._vector(words)
        except EmbedderError as error:
            self._fault, self._silent_until = str(error), time.monotonic() + PAUSE_S
            return None
        self._fault = ""
        return vector

    def _embed(self, words: str) -> "NDArray[np.float32] | None":
        embedder = self._state.embedder
        return embedder.embed([words])[0] if embedder else None

    @cached_property
    def _words_fault(self) -> str:
        try:
            self._words.ranked("work", (None, None, None), 1)
        except DBAPIError:
            return f"The index of words in this build is damaged. Search goes by sense alone; {MEND}"
        return ""

    def _ours(self, vectors: "Vectors") -> bool:
        """Whether the vectors are of this build's passages: another build may have the same embedder."""
        with self._knowledge.engine.connect() as connection:
            ids = connection.execute(text("SELECT passage_id FROM passage ORDER BY passage_id")).scalars()
            return tuple(ids) == tuple(vectors.collection(PASSAGES).ids)

    @property
    def _state(self) -> _Opened:
        with self._loading:
            return self._opened

    @cached_property
    def _opened(self) -> _Opened:
        """Embedder, vectors and why they are less than they could be."""
        from knowledge.embeddings.latent import Latent
        from knowledge.search.sense import Sense
        from knowledge.vectors import Vectors, VectorsError

        made_by = self._knowledge.manifest.embedder
        directory = self._knowledge.directory / VECTORS
        configured = self._knowledge.embeddings
        embedder: Embedder
        try:
            if configured is not None:
                embedder = remote(configured, patient=False)
            elif made_by.digest == Latent.digest:
                embedder = Latent.load(directory, made_by.reason)
            else:
                embedder = choose(self._knowledge.embed_model_dir or default_model_dir())
            if embedder.digest != made_by.digest:
                why = f"the settings ask for {embedder.name}" if configured is not None else "which is not here"
                return _Opened(
                    None, None, None, f"This build's vectors come from {made_by.name}, {why}. {BY_WORDS}; {MEND}"
                )
            vectors = Vectors.open(directory, embedder.digest)
            if not self._ours(vectors):
                raise VectorsError("The vector index is of another build's passages.")
            return _Opened(embedder, vectors, Sense(self._knowledge.engine, vectors), embedder.reason)
        except (VectorsError, EmbedderError) as error:
            return _Opened(None, None, None, f"{error} {BY_WORDS}; {MEND}")
