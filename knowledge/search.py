"""Words and sense together: SQLite's full-text index and the vectors, fused by rank.

`index` writes both halves into a build; `Search` asks them. Where the vectors cannot be used, the words answer alone and
`Search.reduced_reason` says so: never a silent empty answer. A filter is a set of ids from SQL, never the vector store's.
"""

import re
import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, text

from knowledge.citations import Citation
from knowledge.embeddings import Embedder, EmbedderError, choose, default_model_dir
from knowledge.passages import embedded_text, occupation_texts
from knowledge.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.store import Knowledge
    from knowledge.vectors import Collection, Vectors

VECTORS = "vectors"
PASSAGES, OCCUPATIONS = "passages", "occupations"

COMMON_SHARE = 0.05  # a word in more than this share of the passages says little and costs most
COMMON_SHARE_OF_FEW, FEW = 0.25, 50  # of few passages a word needs a larger share, up to so many passages, to be common
MATCHES = (
    4_000  # passages that the words of one question are looked up in: rarest first, so a large build costs no more
)
COMMON_TOGETHER = 2  # where all words are common, passages with these many of them, the longest ones, answer
DEPTH = 50  # candidates of each half
RANK_OFFSET = 60  # of reciprocal rank fusion: the customary value
LEAST_COSINE = 0.2  # a nearest passage further off than this is not about the question
MOST_WORDS = 32
MOST_QUESTION = 2_000  # characters that are searched with
EMBED_AT_ONCE = 256  # texts between two words of progress

_WORD = re.compile(r"[^\W_]+")

_MAKE = (
    "CREATE VIRTUAL TABLE passage_words USING fts5(passage_id UNINDEXED, title, section, text,"
    " tokenize = 'porter unicode61 remove_diacritics 2')",
    "INSERT INTO passage_words (passage_id, title, section, text)"
    " SELECT passage_id, title, replace(section, '_', ' '), text FROM passage ORDER BY passage_id",
    "INSERT INTO passage_words (passage_words) VALUES ('optimize')",
    # What a filter asks, narrow and by the index's own row: the passages themselves are wide.
    "CREATE TABLE passage_row (row INTEGER PRIMARY KEY, subject_kind TEXT, subject_id TEXT, section TEXT)",
    "INSERT INTO passage_row (row, subject_kind, subject_id, section)"
    " SELECT w.rowid, p.subject_kind, p.subject_id, p.section"
    " FROM passage_words w CROSS JOIN passage p ON p.passage_id = w.passage_id",
)
# `ORDER BY rank` sorts inside the index and reads no passage that is not answered with; rows stand in order of id. A filter
# reads along that order until it has enough.
_RANKED = "passage_words MATCH :words AND rank MATCH 'bm25(0.0, 4.0, 2.0, 1.0)'"
_ASK = (
    f"SELECT w.passage_id FROM passage_words w CROSS JOIN passage_row p ON p.row = w.rowid WHERE {_RANKED}"  # noqa: S608
    " AND (:kind IS NULL OR p.subject_kind = :kind) AND (:subject IS NULL OR p.subject_id = :subject)"
    " AND (:section IS NULL OR p.section = :section) ORDER BY rank LIMIT :depth"
)
_ASK_ALL = f"SELECT passage_id FROM passage_words WHERE {_RANKED} ORDER BY rank LIMIT :depth"  # noqa: S608
_ALLOWED = (
    "SELECT passage_id FROM passage WHERE (:kind IS NULL OR subject_kind = :kind)"
    " AND (:subject IS NULL OR subject_id = :subject) AND (:section IS NULL OR section = :section)"
)
_HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH :words LIMIT :most)"
_FETCH = "SELECT passage_id, subject_kind, subject_id, section, title, text, source_key FROM passage WHERE passage_id IN ({})"


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


def index(connection: Connection, build_dir: Path, embedder: Embedder, progress: Progress = silent) -> None:
    """Makes the full-text index in the facts database and `vectors/` beside it, from the passages and occupations that
    are already in the tables. Nearly all the time is the embedder's."""
    from knowledge import vectors
    from knowledge.embeddings.latent import Latent

    progress("word index", 0, None)
    for statement in _MAKE:
        connection.execute(text(statement))
    rows = connection.execute(text("SELECT passage_id, title, text FROM passage ORDER BY passage_id")).all()
    occupations = list(occupation_texts(connection))
    texts = [embedded_text(title, body) for _, title, body in rows] + [words for _, words in occupations]
    directory = build_dir / VECTORS
    directory.mkdir(parents=True, exist_ok=True)
    if isinstance(embedder, Latent):
        progress("fitting vectors", 0, None)
        embedder.fit(texts)
        embedder.save(directory)
    made = _embedded(embedder, texts, progress)
    vectors.write(
        directory,
        embedder.digest,
        [
            (PASSAGES, [row[0] for row in rows], made[: len(rows)]),
            (OCCUPATIONS, [code for code, _ in occupations], made[len(rows) :]),
        ],
        progress,
    )


def _embedded(embedder: Embedder, texts: Sequence[str], progress: Progress) -> "NDArray[np.float32]":
    """All vectors in the order of the texts; long and short ones apart, so that little is spent on padding."""
    import numpy as np

    made = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    progress("embedding", 0, len(texts))
    for start in range(0, len(texts), EMBED_AT_ONCE):
        part = order[start : start + EMBED_AT_ONCE]
        made[part] = embedder.embed([texts[i] for i in part])
        progress("embedding", start + len(part), len(texts))
    return made


class Search:
    """Asks one build. Thread-safe. The embedder and the vectors load with the first question that needs them."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge
        self._loading = threading.Lock()
        self._vector = lru_cache(maxsize=512)(self._embed)
        self._standing_in = lru_cache(maxsize=4096)(self._asked_how_many)
        self._allowed = lru_cache(maxsize=512)(self._asked_allowed)

    @property
    def reduced_reason(self) -> str:
        """Why search is less than it could be, as a sentence for people; empty where it is whole."""
        return self._state[2]

    def warm(self) -> None:
        """Loads what the first question would wait for."""
        self._vector("what is this about")

    def find(
        self,
        query: str,
        *,
        subject_kind: str | None = None,
        subject_id: str | None = None,
        section: str | None = None,
        limit: int = 6,
    ) -> tuple[Found, ...]:
        """The passages that answer best, best first; among one kind, subject or section where given.

        Empty where neither a word nor the sense of the question is in any passage."""
        filters = (subject_kind, subject_id, section)
        by_words = self._by_words(query, filters)
        cosines = self._by_sense(query, filters)
        scores: dict[str, float] = {}
        for ranked in (by_words, list(cosines)):
            for rank, passage_id in enumerate(ranked):
                scores[passage_id] = scores.get(passage_id, 0.0) + 1.0 / (RANK_OFFSET + rank + 1)
        best = sorted(scores, key=lambda one: (-scores[one], -cosines.get(one, 0.0), one))[: max(0, limit)]
        return self._fetched(best, scores, cosines)

    def similar_occupations(self, words: str, k: int = 10) -> tuple[Near, ...]:
        """The occupations nearest to a text in sense, best first; empty where there are no vectors to ask."""
        held = self._collection(OCCUPATIONS)
        vector = self._vector(words[:MOST_QUESTION]) if held else None
        if held is None or vector is None or not vector.any():
            return ()
        return tuple(Near(hit.id, hit.cosine) for hit in held.query(vector, k))

    def _by_words(self, query: str, filters: tuple[str | None, ...]) -> list[str]:
        words = list(dict.fromkeys(_WORD.findall(query[:MOST_QUESTION].lower())))[:MOST_WORDS]
        if not (words := [word for word in words if self._standing_in(word)]):
            return []
        asked: dict[str, object] = {"words": self._matching(words), "depth": DEPTH}
        if any(filters):
            asked |= dict(zip(("kind", "subject", "section"), filters, strict=True))
        with self._knowledge.engine.connect() as connection:
            return list(connection.execute(text(_ASK if any(filters) else _ASK_ALL), asked).scalars())

    def _matching(self, words: list[str]) -> str:
        """What the index is asked: any of the words that are not common, rarest first while they stay within `MATCHES`."""
        rare = sorted((count, word) for word in words if (count := self._standing_in(word)) < self._common)
        if not rare:
            return " AND ".join(f'"{word}"' for word in sorted(words, key=len)[-COMMON_TOGETHER:])
        within = list(accumulate(count for count, _ in rare))
        return " OR ".join(f'"{word}"' for (_, word), sum_ in zip(rare, within, strict=True) if sum_ <= MATCHES)

    def _asked_how_many(self, word: str) -> int:
        """In how many passages a word stands, counted no further than it takes to call it common."""
        with self._knowledge.engine.connect() as connection:
            asked = {"words": f'"{word}"', "most": self._common}
            return int(connection.execute(text(_HOW_MANY), asked).scalar_one())

    @cached_property
    def _common(self) -> int:
        """So many passages make a word common."""
        few = min(self._passages * COMMON_SHARE_OF_FEW, FEW)
        return min(int(max(self._passages * COMMON_SHARE, few)), MATCHES) + 1

    @cached_property
    def _passages(self) -> int:
        with self._knowledge.engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM passage")).scalar_one())

    def _by_sense(self, query: str, filters: tuple[str | None, ...]) -> dict[str, float]:
        held = self._collection(PASSAGES)
        vector = self._vector(query[:MOST_QUESTION]) if held and query.strip() else None
        if held is None or vector is None or not vector.any():
            return {}
        allowed = self._allowed(filters) if any(filters) else None
        hits = held.query(vector, DEPTH, allowed)
        return {hit.id: hit.cosine for hit in hits if hit.cosine >= LEAST_COSINE}

    def _asked_allowed(self, filters: tuple[str | None, ...]) -> frozenset[str]:
        asked = dict(zip(("kind", "subject", "section"), filters, strict=True))
        with self._knowledge.engine.connect() as connection:
            return frozenset(connection.execute(text(_ALLOWED), asked).scalars())

    def _fetched(self, ids: list[str], scores: dict[str, float], cosines: dict[str, float]) -> tuple[Found, ...]:
        if not ids:
            return ()
        names = ", ".join(f":p{i}" for i in range(len(ids)))
        with self._knowledge.engine.connect() as connection:
            asked = {f"p{i}": one for i, one in enumerate(ids)}
            rows = {row.passage_id: row for row in connection.execute(text(_FETCH.format(names)), asked)}
        most = 2.0 / (RANK_OFFSET + 1)
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

    def _embed(self, words: str) -> "NDArray[np.float32] | None":
        embedder = self._state[0]
        return embedder.embed([words])[0] if embedder else None

    def _collection(self, name: str) -> "Collection | None":
        opened = self._state[1]
        return opened.collection(name) if opened else None

    @property
    def _state(self) -> "tuple[Embedder | None, Vectors | None, str]":
        with self._loading:
            return self._opened

    @cached_property
    def _opened(self) -> "tuple[Embedder | None, Vectors | None, str]":
        """Embedder, vectors and why they are less than they could be."""
        from knowledge.embeddings.latent import Latent
        from knowledge.vectors import Vectors, VectorsError

        made_by = self._knowledge.manifest.embedder
        directory = self._knowledge.directory / VECTORS
        mend = "Search goes by words alone; `career-advisor knowledge build` makes the vectors anew."
        embedder: Embedder
        try:
            if made_by.digest == Latent.digest:
                embedder = Latent.load(directory, made_by.reason)
            else:
                embedder = choose(self._knowledge.embed_model_dir or default_model_dir())
            if embedder.digest != made_by.digest:
                return None, None, f"This build's vectors come from {made_by.name}, which is not here. {mend}"
            return embedder, Vectors.open(directory, embedder.digest), embedder.reason
        except (VectorsError, EmbedderError) as error:
            return None, None, f"{error} {mend}"
