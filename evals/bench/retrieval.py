"""Hybrid retrieval at two sizes, beside its peers, in one run: what a question costs, what is missed, what a build costs.

The starter's own passages, with made ones of a publisher's kind beside them (`corpus`), are written into a temporary build
with `search.index` and asked through `Search.find`. Peers (`peers`) are asked the same questions in turn with ours, question
by question, so that a busy machine weighs on all alike. Ratios are of processor time, which that changes least; wall times
stand beside them. The larger size is asked without the tutorial's BM25, which would hold every passage's words in memory.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, TypeVar

from evals.bench import corpus
from evals.bench.homes import own_passages
from evals.bench.measure import Line, percentile
from evals.bench.peers import ChromaBm25, ExactFts5
from knowledge import load, search
from knowledge.embeddings import Embedder, choose, default_model_dir
from knowledge.embeddings.minilm import MiniLM
from knowledge.errors import KnowledgeError
from knowledge.manifest import read
from knowledge.narratives import OWN_KEY
from knowledge.schema import CareerRow, PassageRow, SourceRow
from knowledge.search.index import collected
from knowledge.store import FACTS, Knowledge
from knowledge.vectors import Vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Given = TypeVar("Given")

SIZES = (20_000, 200_000)
SHORT_SIZES = (2_000, 6_000)
QUESTIONS = 200
SHORT_QUESTIONS = 40
EMBEDDED = 1_000
SHORT_EMBEDDED = 100
_PEAK = """
import sys
from pathlib import Path
from evals.bench.retrieval import opened
held = opened(Path(sys.argv[1]), Path(sys.argv[2]))
for question in sys.argv[3:]:
    held.search.find(question)
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
_SOURCE = SourceRow(
    key=corpus.MADE, publisher="made", dataset="made", title="Made passages", vintage="2026", year=2026, url="", licence="",
    attribution="", file="", sha256="", kind="own",
)  # fmt: skip
_EMPTIED = (
    f"DELETE FROM passage WHERE source_key <> '{OWN_KEY}'",  # noqa: S608
    "DROP TABLE IF EXISTS passage_words",
    "DROP TABLE IF EXISTS passage_row",
)


class Took(NamedTuple):
    """Milliseconds of each question, by the clock and of the processor (all threads)."""

    wall: list[float]
    cpu: list[float]


class Asked(NamedTuple):
    """A pair of lists a way of asking, and the share of the exact ten that the vector half finds. `whole` embeds the
    question, which no other does: the vector is given, as it is where a turn asks more than once."""

    whole: Took
    given: Took
    filtered: Took
    chroma_bm25: Took
    exact_fts5: Took
    embedder: Took
    recall: float


class _Filter(TypedDict, total=False):
    subject_kind: str
    subject_id: str
    section: str


class _Prepared:
    """Gives out vectors made beforehand, under the name of the embedder that made them."""

    def __init__(self, embedder: Embedder, texts: Sequence[str], vectors: "NDArray[np.float32]") -> None:
        self.name, self.digest, self.dimensions = embedder.name, embedder.digest, embedder.dimensions
        self.reduced, self.reason = embedder.reduced, embedder.reason
        self._places = {one: place for place, one in enumerate(texts)}
        self._vectors = vectors

    def embed(self, texts: list[str]) -> "NDArray[np.float32]":
        return self._vectors[[self._places[one] for one in texts]]


class _Watched:
    """The embedder itself, with the seconds that it took."""

    def __init__(self, embedder: Embedder) -> None:
        self.name, self.digest, self.dimensions = embedder.name, embedder.digest, embedder.dimensions
        self.reduced, self.reason = embedder.reduced, embedder.reason
        self.seconds = 0.0
        self._embedder = embedder

    def embed(self, texts: list[str]) -> "NDArray[np.float32]":
        begun = time.perf_counter()
        made = self._embedder.embed(texts)
        self.seconds += time.perf_counter() - begun
        return made


def bench(knowledge: Knowledge, model_dir: Path | None, short: bool = False) -> Iterator[Line]:
    """A line for each size, and one for the index of our own passages with the embedder's time. `short` runs small sizes
    alone, where figures mean little. Raises `KnowledgeError` where the embedding model is not installed."""
    model_dir = model_dir or default_model_dir()
    embedder = choose(model_dir)
    if not isinstance(embedder, MiniLM):
        raise KnowledgeError(f"The retrieval bench needs the embedding model. {embedder.reason}")
    if not short:
        yield _own_index(knowledge, embedder)
    small = 0.0
    for size in SHORT_SIZES if short else SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            line, whole = _one(knowledge, Path(scratch), size, embedder, model_dir, small, short)
        small = small or whole
        yield line


def opened(directory: Path, model_dir: Path) -> Knowledge:
    """The temporary build in `directory`."""
    return Knowledge(directory, read(directory), model_dir)


def _own_index(knowledge: Knowledge, embedder: MiniLM) -> Line:
    """The index of our own passages and the occupations, embedded for real."""
    watched = _Watched(embedder)
    with tempfile.TemporaryDirectory() as scratch:
        directory = Path(scratch) / "build"
        _started(directory, knowledge, [])
        index_s = _indexed(directory, knowledge, watched)
    figures: dict[str, float | int | str] = {"index_s": round(index_s, 1), "embedder_s": round(watched.seconds, 1)}
    figures["ratio"] = round(index_s / watched.seconds, 2)
    return Line(
        bench="retrieval own index",
        figures=figures,
        bars={"index <= 1.3 x the embedder's own time": index_s <= 1.3 * watched.seconds},
    )


def _one(
    knowledge: Knowledge, root: Path, size: int, embedder: MiniLM, model_dir: Path, small: float, short: bool
) -> tuple[Line, float]:
    own = own_passages(knowledge)
    careers, made = corpus.passages(size - len(own), [one for one, _ in _occupations(knowledge)])
    every = sorted([*own, *made], key=lambda one: one.passage_id)
    asked = corpus.questions(every, SHORT_QUESTIONS if short else QUESTIONS)
    embedded = SHORT_EMBEDDED if short else EMBEDDED
    _started(root / "build", knowledge, [_SOURCE, *careers, *made])
    prepared, vectors = _prepared(root / "build", knowledge, embedder, embedded)
    index_s = _indexed(root / "build", knowledge, prepared)
    chroma_s, tutorial = 0.0, None
    if not small:
        begun = time.perf_counter()
        tutorial = ChromaBm25(every, vectors, root / "chroma")
        chroma_s = time.perf_counter() - begun
        tutorial.count_words()
    plain = ExactFts5(every, vectors, root / "plain.sqlite")
    command = [sys.executable, "-c", _PEAK, str(root / "build"), str(model_dir), *asked[:20]]
    peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]) // 1024
    held = opened(root / "build", model_dir)
    found = _asked(held, embedder, every, asked, tutorial, plain)
    held.close()
    figures: dict[str, float | int | str] = {
        "n": len(asked), "passages": size, "own": len(own), "embedded_for_real": len(own) + embedded,
    }  # fmt: skip
    for name, took in found._asdict().items():
        if isinstance(took, Took) and took.wall:
            figures |= {f"{name}_p50_ms": _ms(took.wall, 0.5), f"{name}_p95_ms": _ms(took.wall, 0.95)}
            figures |= {f"{name}_cpu_p95_ms": _ms(took.cpu, 0.95)}
    figures |= {"recall_at_10": round(found.recall, 4), "index_s": round(index_s, 1), "asking_peak_mb": peak}
    whole, given, plainly = (percentile(took.cpu, 0.95) for took in (found.whole, found.given, found.exact_fts5))
    figures["ratio_to_exact_fts5"] = round(given / plainly, 2)
    bars = {
        "recall@10 >= .99 of exact": found.recall >= 0.99,
        "filtered p95 <= unfiltered": percentile(found.filtered.cpu, 0.95) <= given,
        "given the vector, p95 <= 1.5 x exact + FTS5": given <= 1.5 * plainly,
    }
    if tutorial is not None:
        by_tutorial = percentile(found.chroma_bm25.cpu, 0.95)
        figures |= {"chroma_index_s": round(chroma_s, 1), "index_ratio": round(index_s / chroma_s, 2)}
        figures["ratio_to_chroma_bm25"] = round(given / by_tutorial, 3)
        bars |= {
            "p95 with the question's embedding <= 25 ms": percentile(found.whole.wall, 0.95) <= 25,
            "given the vector, p95 <= 0.2 x Chroma + BM25": given <= 0.2 * by_tutorial,
            "index, vectors given, <= 1.2 x raw Chroma": index_s <= 1.2 * chroma_s,
        }
    else:
        figures["ratio_to_small"] = round(whole / small, 2)
        bars["p95 <= 3 x that of a tenth"] = whole <= 3 * small
    return Line(bench=f"retrieval {size:,}{' short' if short else ''}", figures=figures, bars=bars), whole


def _occupations(knowledge: Knowledge) -> list[tuple[str, str]]:
    with knowledge.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT onet_soc_code, title FROM occupation ORDER BY onet_soc_code")
        return [(code, title) for code, title in rows]


def _started(directory: Path, knowledge: Knowledge, rows: Sequence[SourceRow | CareerRow | PassageRow]) -> None:
    """A copy of the facts with our own passages and these rows, and no index yet."""
    directory.mkdir()
    shutil.copyfile(knowledge.directory / FACTS, directory / FACTS)
    engine = load.writer(directory / FACTS)
    with engine.begin() as connection:
        for statement in _EMPTIED:
            connection.exec_driver_sql(statement)
        list(load.Loader(connection).add(rows))
    engine.dispose()


def _prepared(
    directory: Path, knowledge: Knowledge, embedder: MiniLM, embedded: int
) -> "tuple[_Prepared, NDArray[np.float32]]":
    """Vectors of all texts of this build, as an embedder; and those of the passages, in order of id. What the build that
    it was started from holds already is taken from there."""
    import numpy as np

    engine = load.writer(directory / FACTS)
    with engine.connect() as connection:
        collections = collected(connection)
    engine.dispose()
    texts = [words for collection in collections.values() for _, words in collection]
    made = np.empty((len(texts), embedder.dimensions), dtype=np.float32)
    known = Vectors.open(knowledge.directory / search.VECTORS, embedder.digest)
    unknown, place = list[int](), 0
    for name, collection in collections.items():
        held = known.collection(name)
        for one, _ in collection:
            if (row := held.row_of(one)) is not None:
                made[place] = held.vector(row)
            else:
                unknown.append(place)
            place += 1
    made[unknown] = corpus.vectors(embedder, [texts[one] for one in unknown], embedded)
    return _Prepared(embedder, texts, made), made[: len(collections[search.PASSAGES])]


def _indexed(directory: Path, knowledge: Knowledge, embedder: Embedder) -> float:
    """Writes the index of a started build; the seconds that it took."""
    engine = load.writer(directory / FACTS)
    with engine.begin() as connection:
        begun = time.perf_counter()
        search.index(connection, directory, embedder)
        took = time.perf_counter() - begun
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()
    knowledge.manifest.model_copy(update={"build_id": "made", "files": {}}).write(directory)
    return took


def _asked(
    held: Knowledge,
    embedder: Embedder,
    every: Sequence[PassageRow],
    asked: Sequence[str],
    tutorial: ChromaBm25 | None,
    plain: ExactFts5,
) -> Asked:
    half = Vectors.open(held.directory / search.VECTORS, held.manifest.embedder.digest).collection(search.PASSAGES)
    took = Asked(Took([], []), Took([], []), Took([], []), Took([], []), Took([], []), Took([], []), 0.0)
    held.search.warm()
    met = 0
    for place, question in enumerate(asked):
        # One at a time, as a question is: a batch is padded, and the quantized model's last digits follow the padding.
        vector = _timed(took.embedder, partial(embedder.embed, [question]))[0]
        _timed(took.whole, partial(held.search.find, question))
        plain.find(question, vector)
        _timed(took.given, partial(held.search.find, question))
        _timed(took.exact_fts5, partial(plain.find, question, vector))
        narrowed = _filter(every[place * 7 % len(every)], place)
        _timed(took.filtered, partial(held.search.find, question, **narrowed))
        if tutorial is not None:
            _timed(took.chroma_bm25, partial(tutorial.find, question, vector))
        near = {hit.id for hit in half.query(vector, 10)}
        met += len(near & set(plain.nearest(vector, 10)))
    return took._replace(recall=met / (10 * len(asked)))


def _filter(one: PassageRow, place: int) -> _Filter:
    """In turn one subject, one kind, and a kind's section."""
    ways: tuple[_Filter, ...] = (
        {"subject_kind": one.subject_kind, "subject_id": one.subject_id},
        {"subject_kind": one.subject_kind},
        {"subject_kind": one.subject_kind, "section": one.section},
    )
    return ways[place % 3]


def _timed(kept: Took, work: Callable[[], Given]) -> Given:
    used, begun = time.process_time(), time.perf_counter()
    made = work()
    kept.wall.append((time.perf_counter() - begun) * 1000)
    kept.cpu.append((time.process_time() - used) * 1000)
    return made


def _ms(took: Sequence[float], share: float) -> float:
    return round(percentile(took, share), 2)
