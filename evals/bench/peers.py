"""What the retrieval bench compares with: the search that a tutorial assembles, and the least that does the same work.

`ChromaBm25` is LangChain's hybrid retriever over Chroma as its tutorials put it together: Chroma as it comes, texts and
metadata in it, the plain BM25 formula over every passage in Python, reciprocal rank. Neither langchain-chroma nor rank_bm25
is locked here, so raw Chroma and a BM25 of our own stand for them; LangChain's wrapping would only add to their time.
`ExactFts5` is one numpy array and one FTS5 table, without words that stand in more than a twentieth of the passages. It scores
with `numpy.vecdot` as we do: `@` may be faster on an idle machine and is many times slower on a busy one.
"""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.schema import PassageRow

DEPTH, BEST = 50, 6
COMMON_SHARE = 0.05
K1, B = 1.5, 0.75
_WORD = re.compile(r"[^\W_]+")


class ChromaBm25:
    """Chroma as it comes, fused with BM25 over all passages."""

    def __init__(self, made: "Sequence[PassageRow]", vectors: "NDArray[np.float32]", directory: Path) -> None:
        """Builds the Chroma index; `count_words` makes the lexical half, whose cost is not Chroma's."""
        import chromadb
        from chromadb.config import Settings

        self._texts = {one.passage_id: one for one in made}
        self._ids = [one.passage_id for one in made]
        client = chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
        self._held: Any = client.create_collection("passages", embedding_function=None)
        for start in range(0, len(made), 5_000):
            part = made[start : start + 5_000]
            self._held.add(
                ids=[one.passage_id for one in part],
                embeddings=vectors[start : start + 5_000],
                documents=[one.text for one in part],
                metadatas=[
                    {"kind": one.subject_kind, "subject": one.subject_id, "section": one.section} for one in part
                ],
            )

    def count_words(self) -> None:
        """Word counts of every passage, in memory."""
        import numpy as np

        self._counts = [Counter(one.text.lower().split()) for one in self._texts.values()]
        lengths = np.array([sum(one.values()) for one in self._counts], dtype=np.float64)
        self._damping = K1 * (1 - B + B * lengths / lengths.mean())
        self._standing_in = Counter(word for one in self._counts for word in one)

    def find(self, question: str, vector: "NDArray[np.float32]") -> list[str]:
        """The best passages' ids."""
        import numpy as np

        scores = np.zeros(len(self._ids))
        for word in question.lower().split():
            often = np.array([one.get(word, 0) for one in self._counts], dtype=np.float64)
            known = self._standing_in.get(word, 0)
            rarity = math.log((len(self._ids) - known + 0.5) / (known + 0.5) + 1)
            scores += rarity * often * (K1 + 1) / (often + self._damping)
        lexical = [self._ids[i] for i in np.argsort(-scores)[:DEPTH]]
        near = self._held.query(query_embeddings=[vector], n_results=DEPTH, include=["documents", "distances"])
        return _fused(lexical, near["ids"][0])


class ExactFts5:
    """All vectors scored in numpy and one FTS5 table."""

    def __init__(self, made: "Sequence[PassageRow]", vectors: "NDArray[np.float32]", path: Path) -> None:
        self._ids = [one.passage_id for one in made]
        self._rows = {one: row for row, one in enumerate(self._ids)}
        self._vectors = vectors
        self._db = sqlite3.connect(path)
        self._db.execute("create virtual table t using fts5(title, body, tokenize = 'porter unicode61')")
        rows = ((row, one.title, one.text) for row, one in enumerate(made))
        self._db.executemany("insert into t(rowid, title, body) values (?, ?, ?)", rows)
        self._db.commit()
        self._often: dict[str, int] = {}

    def find(self, question: str, vector: "NDArray[np.float32]") -> list[str]:
        """The best passages' ids; their texts are read too, as an answer needs them."""
        words = list(dict.fromkeys(_WORD.findall(question.lower())))
        rare = [word for word in words if self._count(word) <= COMMON_SHARE * len(self._ids)] or words
        lexical = [
            self._ids[row]
            for (row,) in self._db.execute(
                "select rowid from t where t match ? order by rank limit ?",
                (" OR ".join(f'"{word}"' for word in rare), DEPTH),
            )
        ]
        best = _fused(lexical, self.nearest(vector, DEPTH))
        rows = [self._rows[one] for one in best]
        self._db.execute(f"select title, body from t where rowid in ({','.join('?' * len(rows))})", rows).fetchall()  # noqa: S608
        return best

    def nearest(self, vector: "NDArray[np.float32]", k: int) -> list[str]:
        """The ids of the `k` nearest, exactly."""
        import numpy as np

        scores = np.vecdot(self._vectors, vector)
        top = np.argpartition(scores, -k)[-k:]
        return [self._ids[i] for i in top[np.argsort(-scores[top])]]

    def _count(self, word: str) -> int:
        if word not in self._often:
            statement = "select count(*) from t where t match ?"
            self._often[word] = self._db.execute(statement, (f'"{word}"',)).fetchone()[0]
        return self._often[word]


def persisted(directory: Path) -> Any:
    """The collection of passages that lies in `directory`, opened as a tutorial opens it."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
    return client.get_collection("passages", embedding_function=None)


def _fused(*ranked: Sequence[str]) -> list[str]:
    scores: dict[str, float] = {}
    for one in ranked:
        for rank, passage_id in enumerate(one):
            scores[passage_id] = scores.get(passage_id, 0.0) + 1 / (61 + rank)
    return sorted(scores, key=lambda one: -scores[one])[:BEST]
