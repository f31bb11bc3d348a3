"""Vectors on disk: an immutable directory inside a build, one collection a kind of thing, in Chroma and in plain numpy.

Three ways to the nearest, by the size of a collection. Up to `EXACT_MOST` every vector is scored: that
takes less than Chroma's approximate answer, misses nothing, filters for free (Chroma's own metadata filter costs five to
thirty times the query), and spares the process Chroma's start and its memory. Up to `NARROWED_MOST` all vectors are scored
by their principal directions alone, a quarter of the width (`<name>.near.npy`), and the best `CANDIDATES` of those exactly,
out of a memory-mapped array. Above that Chroma's graph answers (embedded, vectors always passed in, no embedding
function of its own, telemetry off). A build writes that graph where it is asked, and up to `OPENED_MOST`, where it costs
seconds and lets an operator open the index with common tools; between them it would cost minutes and answer nothing. A
filter is always a set of ids from SQL, scored by the same array.

The directory is written once, beside everything else of a new build, and never again; Chroma is not safe across writing
processes. A killed, truncated or foreign directory is found out when it is opened, by the counts, sizes and digests in
`vectors.json`. It is a cache of the passages, never the record of anything.
"""

import hashlib
import sqlite3
from collections.abc import Collection as Ids
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.errors import BuildError, KnowledgeError
from knowledge.progress import Progress, silent

FILE = "vectors.json"
CHROMA = "chroma"
EXACT_MOST = 5_000
OPENED_MOST = 50_000
NARROWED_MOST = 500_000
NARROWED_TO = 4  # the principal directions are so small a part of the width
CANDIDATES = 2_000  # scored exactly, which costs a fraction of a millisecond
SAMPLED = 20_000  # vectors that the principal directions are taken from
CHROMA_BATCH = 5_000  # one call takes at most 5,461
GATHER_AT_MOST = 4  # of so many rows one: copying those costs less than scoring all of them
SEARCH_BREADTH = 400  # candidates that Chroma's graph keeps: recall@10 of .99 and more, at a few milliseconds


class VectorsError(KnowledgeError):
    """The vectors cannot be used; the sentence says what is wrong with them."""


class Hit(NamedTuple):
    """One answer: the id and its cosine with the question (-1..1)."""

    id: str
    cosine: float


class CollectionCard(BaseModel):
    """What a collection must hold: so many vectors, these ids in this order, this digest of the array."""

    model_config = ConfigDict(frozen=True)

    name: str
    count: int
    ids: tuple[str, ...]
    sha256: str
    near_sha256: str = ""  # of the narrow array, where the size asks for one
    in_chroma: bool = True


class VectorsCard(BaseModel):
    """What a directory of vectors must hold. `embedder` is the digest of the space: another embedder cannot ask here."""

    model_config = ConfigDict(frozen=True)

    embedder: str
    dimensions: int
    collections: tuple[CollectionCard, ...]
    chroma: dict[str, int]  # file -> bytes


def write(
    directory: Path,
    embedder: str,
    collections: Sequence[tuple[str, Sequence[str], NDArray[np.float32]]],
    progress: Progress = silent,
    arrays_alone: Ids[str] = (),
) -> VectorsCard:
    """Writes (name, ids, unit vectors) of every collection into a new directory; those named in `arrays_alone` never into
    Chroma. The card goes last, so a killed write leaves a directory that `Vectors.open` refuses. Raises `BuildError`
    where Chroma cannot write."""
    from chromadb.errors import ChromaError

    directory.mkdir(parents=True, exist_ok=True)
    cards: list[CollectionCard] = []
    graphs = {
        name for name, ids, _ in collections if name not in arrays_alone and not OPENED_MOST < len(ids) <= NARROWED_MOST
    }
    done, total = 0, sum(len(ids) for name, ids, _ in collections if name in graphs)
    client: Any = None
    try:
        client = _client(directory / CHROMA)
        for name, ids, vectors in collections:
            np.save(directory / f"{name}.npy", np.ascontiguousarray(vectors, dtype=np.float32))
            digest, near = _sha256(directory / f"{name}.npy"), _narrowed(directory, name, vectors)
            graph = name in graphs
            cards.append(
                CollectionCard(
                    name=name, count=len(ids), ids=tuple(ids), sha256=digest, near_sha256=near, in_chroma=graph
                )
            )
            if not graph:
                continue
            held = client.create_collection(
                name,
                embedding_function=None,
                metadata={"embedder": embedder, "sha256": digest},
                configuration={"hnsw": {"space": "ip", "ef_construction": 100, "ef_search": SEARCH_BREADTH}},
            )
            for start in range(0, len(ids), CHROMA_BATCH):
                part = slice(start, start + CHROMA_BATCH)
                held.add(ids=list(ids[part]), embeddings=vectors[part])
                done += len(ids[part])
                progress("vector index", done, total)
    except (ChromaError, sqlite3.Error, RuntimeError) as error:
        # Chroma's own errors carry no errno: whether the disk is full stands in their words alone.
        why = "the disk is full" if "full" in str(error).lower() else " ".join(str(error).split())
        raise BuildError(f"The vector index could not be written: {why}; the current build is untouched.") from error
    finally:
        if client is not None:
            client.close()
    files = {
        str(path.relative_to(directory / CHROMA)): path.stat().st_size
        for path in sorted((directory / CHROMA).rglob("*"))
        if path.is_file()
    }
    width = collections[0][2].shape[1] if collections else 0
    card = VectorsCard(embedder=embedder, dimensions=width, collections=tuple(cards), chroma=files)
    (directory / FILE).write_text(card.model_dump_json(), encoding="utf-8")
    return card


class Collection:
    """One kind of thing: its ids, its vectors, and how to ask for the nearest."""

    def __init__(self, directory: Path, card: CollectionCard, embedder: str) -> None:
        self._vectors = _loaded(directory, card.name, card.sha256, whole=card.count <= EXACT_MOST)
        if len(self._vectors) != card.count or len(card.ids) != card.count:
            raise VectorsError(f"The vectors of {card.name} are not as many as this build wrote.")
        self._near: NDArray[np.float32] | None = None
        if card.near_sha256:
            # The directions stand above the vectors' places in them, in one array.
            narrow = _loaded(directory, f"{card.name}.near", card.near_sha256, whole=True)
            width = self._vectors.shape[1]
            self._directions, self._near = np.ascontiguousarray(narrow[:width].T), narrow[width:]
            if len(self._near) != card.count:
                raise VectorsError(f"The vectors of {card.name} are not as many as this build wrote.")
        self.name = card.name
        self.ids = card.ids
        self._rows = {one: row for row, one in enumerate(card.ids)}
        self._card, self._embedder, self._directory = card, embedder, directory
        self._chroma: Any = None

    def query(self, vector: NDArray[np.float32], k: int, allowed_ids: Ids[str] | None = None) -> tuple[Hit, ...]:
        """The `k` nearest by cosine, best first; among `allowed_ids` alone where they are given. Ties by id."""
        rows, cosines = self.nearest(vector, k, None if allowed_ids is None else self._rows_of(allowed_ids))
        hits = [Hit(self.ids[row], cosine) for row, cosine in zip(rows.tolist(), cosines.tolist(), strict=True)]
        return tuple(sorted(hits, key=lambda hit: (-hit.cosine, hit.id)))

    def nearest(
        self, vector: NDArray[np.float32], k: int, rows: NDArray[np.intp] | None = None
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Rows and cosines of the `k` nearest, best first; among `rows` (in order) alone where they are given. Ties by
        row."""
        if k <= 0:
            return _ordered(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.float32))
        if rows is None and self._asks_chroma and (found := self._approximate(vector, k)):
            return _ordered(np.array([self._rows[hit.id] for hit in found]), np.array([hit.cosine for hit in found]))
        if self._near is not None and (rows is None or len(rows) > max(EXACT_MOST // GATHER_AT_MOST, CANDIDATES)):
            scores = np.vecdot(self._near, np.vecdot(self._directions, vector))
            rows = _highest(scores if rows is None else scores[rows], rows, max(k, CANDIDATES))
        if rows is None:
            scores = np.vecdot(self._vectors, vector)
        elif self._near is not None or len(rows) * GATHER_AT_MOST < len(self.ids):
            scores = np.vecdot(self._vectors[rows], vector)
        else:
            scores = np.vecdot(self._vectors, vector)[rows]
        top = _highest(scores, None, k)
        return _ordered(top if rows is None else rows[top], scores[top])

    @property
    def _asks_chroma(self) -> bool:
        return self._card.in_chroma and len(self.ids) > NARROWED_MOST

    def row_of(self, one: str) -> int | None:
        """Where the vector of an id lies; `None` where it is not here."""
        return self._rows.get(one)

    def vector(self, row: int) -> NDArray[np.float32]:
        """The vector in a row."""
        return np.asarray(self._vectors[row], dtype=np.float32)

    def cosines(self, vector: NDArray[np.float32], rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Exactly how near the vectors in these rows are, in the order of the rows."""
        return np.asarray(np.vecdot(self._vectors[rows], vector), dtype=np.float32)

    def _rows_of(self, allowed_ids: Ids[str]) -> NDArray[np.intp]:
        return np.array(sorted(self._rows[one] for one in set(allowed_ids) if one in self._rows), dtype=np.intp)

    def _approximate(self, vector: NDArray[np.float32], k: int) -> tuple[Hit, ...]:
        """Chroma's answer; empty where its half of the index does not open: then the array answers, slower and no less
        whole."""
        if self._chroma is None:
            try:
                self._chroma = _opened(self._directory, self._card, self._embedder)
            except VectorsError:
                self._chroma = False
        if not self._chroma:
            return ()
        found = self._chroma.query(query_embeddings=[vector], n_results=min(k, len(self.ids)), include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return tuple(Hit(one, round(1.0 - float(distance), 6)) for one, distance in pairs)


class Vectors:
    """An opened directory of vectors."""

    def __init__(self, directory: Path, card: VectorsCard) -> None:
        self.directory = directory
        self.card = card
        self._collections = {one.name: Collection(directory, one, card.embedder) for one in card.collections}

    @classmethod
    def open(cls, directory: Path, embedder: str) -> "Vectors":
        """Opens a directory for questions of the embedder with that digest.

        Raises `VectorsError` where it is missing, not whole, damaged, or was made by another embedder."""
        try:
            card = VectorsCard.model_validate_json((directory / FILE).read_bytes())
        except (OSError, ValidationError) as error:
            raise VectorsError("The vector index is missing or was not written to its end.") from error
        if card.embedder != embedder:
            raise VectorsError("The vector index was made by another embedder.")
        for name, size in card.chroma.items():
            path = directory / CHROMA / name
            if not path.is_file() or path.stat().st_size < size:
                raise VectorsError("The vector index is truncated.")
        return cls(directory, card)

    def collection(self, name: str) -> Collection:
        """A collection by name. Raises `VectorsError` where this directory has none of that name."""
        if name not in self._collections:
            raise VectorsError(f"The vector index holds no {name}.")
        return self._collections[name]

    def check(self) -> None:
        """Opens Chroma too and compares what it holds. Raises `VectorsError`. Takes a second: for `knowledge check`."""
        for card in filter(lambda card: card.in_chroma, self.card.collections):
            _opened(self.directory, card, self.card.embedder)


def _client(path: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(path), settings=Settings(anonymized_telemetry=False))


def _opened(directory: Path, card: CollectionCard, embedder: str) -> Any:
    from chromadb.errors import ChromaError

    try:
        held = _client(directory / CHROMA).get_collection(card.name, embedding_function=None)
        count, told = held.count(), held.metadata or {}
    except (ChromaError, sqlite3.Error, OSError, ValueError, RuntimeError) as error:
        raise VectorsError(f"Chroma cannot open the index of {card.name}.") from error
    if count != card.count or told.get("embedder") != embedder or told.get("sha256") != card.sha256:
        raise VectorsError(f"Chroma's index of {card.name} is not the one this build wrote.")
    return held


def _highest(scores: NDArray[np.float32], rows: NDArray[np.intp] | None, k: int) -> NDArray[np.intp]:
    """The `k` places with the highest scores, in no order; as rows where `rows` says which row each place is."""
    top = np.argpartition(scores, -k)[-k:] if k < len(scores) else np.arange(len(scores))
    return top if rows is None else rows[top]


def _ordered(rows: NDArray[np.intp], scores: NDArray[np.floating]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Best first, ties by row."""
    cosines = np.asarray(np.round(np.asarray(scores, dtype=np.float64), 6), dtype=np.float64)
    order = np.lexsort((rows, -cosines))
    return rows[order], cosines[order]


def _narrowed(directory: Path, name: str, vectors: NDArray[np.float32]) -> str:
    """Writes the narrow array of a collection that is asked through one; its digest, or nothing where there is none."""
    if not EXACT_MOST < len(vectors) <= NARROWED_MOST:
        return ""
    sample = vectors[:: -(-len(vectors) // SAMPLED)]
    directions = np.linalg.eigh(sample.T @ sample)[1][:, ::-1][:, : max(1, vectors.shape[1] // NARROWED_TO)]
    directions = np.ascontiguousarray(directions, dtype=np.float32)
    np.save(directory / f"{name}.near.npy", np.concatenate([directions, vectors @ directions]))
    return _sha256(directory / f"{name}.near.npy")


def _loaded(directory: Path, name: str, sha256: str, whole: bool) -> NDArray[np.float32]:
    """An array of this directory; `whole` ones, which every question reads through, in memory: that is several times as
    fast as through the small pages of a mapped file."""
    path = directory / f"{name}.npy"
    try:
        if _sha256(path) != sha256:
            raise VectorsError(f"The vectors of {name} are not the ones this build wrote.")
        # As a plain array also where it is mapped: numpy's own class for those costs with every selection of rows.
        held: NDArray[np.float32] = np.asarray(np.load(path, mmap_mode=None if whole else "r", allow_pickle=False))
    except (OSError, ValueError, EOFError) as error:
        raise VectorsError(f"The vectors of {name} are missing or damaged.") from error
    return held


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
