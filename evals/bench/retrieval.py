"""Hybrid retrieval at two sizes, beside its peers, in one run: what a question costs, what is missed, what a build costs.

A temporary build of made passages (`corpus`) is written with `search.index` and asked through `Search.find`. Peers
(`peers`) are asked the same questions in turn with ours, question by question, so that a busy machine weighs on all alike. The
larger size is asked without the tutorial's BM25, which would hold every passage's words in memory.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from evals.bench import corpus
from evals.bench.measure import Line, percentile
from evals.bench.peers import ChromaBm25, ExactFts5
from knowledge import load, search
from knowledge.embeddings import Embedder, choose, default_model_dir
from knowledge.embeddings.minilm import MiniLM
from knowledge.errors import KnowledgeError
from knowledge.manifest import EmbedderInfo, Manifest
from knowledge.passages import embedded_text
from knowledge.schema import PassageRow, SourceRow
from knowledge.store import FACTS, Knowledge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZES = (20_000, 200_000)
SHORT_SIZES = (1_000, 4_000)
QUESTIONS = 200
SHORT_QUESTIONS = 40
EMBEDDED = 3_000
_PEAK = """
import sys
from pathlib import Path
from evals.bench.retrieval import opened
from knowledge.manifest import read
held = opened(Path(sys.argv[1]), Path(sys.argv[2]))
for question in sys.argv[3:]:
    held.search.find(question)
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""


class Asked(NamedTuple):
    """Milliseconds of each question, one list a way of asking (`given_cpu` of the processor, which a busy machine changes
    less), and the share of the exact ten that the vector half finds."""

    given: list[float]
    given_cpu: list[float]
    embedding: list[float]
    filtered: list[float]
    chroma_bm25: list[float]
    exact_fts5: list[float]
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


def bench(model_dir: Path | None, short: bool = False) -> list[Line]:
    """A line for each size. `short` runs the same at small sizes, where figures mean little. Raises `KnowledgeError`
    where the embedding model is not installed."""
    model_dir = model_dir or default_model_dir()
    embedder = choose(model_dir)
    if not isinstance(embedder, MiniLM):
        raise KnowledgeError(f"The retrieval bench needs the embedding model. {embedder.reason}")
    lines: list[Line] = []
    small_p95 = 0.0
    for place, size in enumerate(SHORT_SIZES if short else SIZES):
        line, p95 = _one(
            size, embedder, model_dir, SHORT_QUESTIONS if short else QUESTIONS, place == 0, small_p95, short
        )
        small_p95 = small_p95 or p95
        lines.append(line)
    return lines


def opened(directory: Path, model_dir: Path) -> Knowledge:
    """The temporary build in `directory`."""
    from knowledge.manifest import read

    return Knowledge(directory, read(directory), model_dir)


def _one(
    size: int, embedder: MiniLM, model_dir: Path, count: int, first: bool, small_p95: float, short: bool
) -> tuple[Line, float]:
    made = corpus.passages(size)
    asked = corpus.questions(made, count)
    texts = [embedded_text(one.title, one.text) for one in made]
    vectors = corpus.vectors(embedder, texts, min(size, 200 if short else EMBEDDED))
    questions = _embedded(embedder, asked)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        prepared = _Prepared(embedder, texts, vectors)
        index_s = _indexed(root / "build", made, prepared)
        chroma_s, tutorial = 0.0, None
        if first:
            begun = time.perf_counter()
            tutorial = ChromaBm25(made, vectors, root / "chroma")
            chroma_s = time.perf_counter() - begun
            tutorial.count_words()
        plain = ExactFts5(made, vectors, root / "plain.sqlite")
        command = [sys.executable, "-c", _PEAK, str(root / "build"), str(model_dir), *asked[:20]]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]) // 1024
        held = opened(root / "build", model_dir)
        found = _asked(held, made, asked, questions, tutorial, plain)
        held.close()
    p95 = percentile(found.given, 0.95)
    figures: dict[str, float | int | str] = {"n": count, "passages": size, "embedded_for_real": min(size, EMBEDDED)}
    for name, took in found._asdict().items():
        if isinstance(took, list) and took:
            figures |= {f"{name}_p50_ms": _ms(took, 0.5), f"{name}_p95_ms": _ms(took, 0.95)}
    figures |= {"recall_at_10": round(found.recall, 4), "index_s": round(index_s, 1), "asking_peak_mb": peak}
    filtered, whole = percentile(found.filtered, 0.95), p95
    bars = {
        "recall@10 >= .99 of exact": found.recall >= 0.99,
        "filtered p95 <= unfiltered": filtered <= whole,
        "p95 <= 1.5 x exact + FTS5": p95 <= 1.5 * percentile(found.exact_fts5, 0.95),
    }
    if first:
        figures |= {
            "chroma_index_s": round(chroma_s, 1),
            "index_ratio": round(index_s / chroma_s, 2),
            "ratio_to_chroma_bm25": round(p95 / percentile(found.chroma_bm25, 0.95), 3),
        }
        bars |= {
            "p95 <= 25 ms": p95 <= 25,
            "p95 with embedding <= 25 ms": percentile(found.embedding, 0.95) <= 25,
            "p95 <= 0.2 x Chroma + BM25": p95 <= 0.2 * percentile(found.chroma_bm25, 0.95),
            "index, vectors given, <= 1.2 x raw Chroma": index_s <= 1.2 * chroma_s,
        }
    else:
        figures["ratio_to_small"] = round(p95 / small_p95, 2)
        bars["p95 <= 3 x that of a tenth"] = p95 <= 3 * small_p95
    figures["ratio_to_exact_fts5"] = round(p95 / percentile(found.exact_fts5, 0.95), 2)
    return Line(bench=f"retrieval {size:,}{' short' if short else ''}", figures=figures, bars=bars), p95


def _indexed(directory: Path, made: Sequence[PassageRow], prepared: _Prepared) -> float:
    """Writes a build of these passages; the seconds that its index took."""
    directory.mkdir()
    engine = load.writer(directory / FACTS)
    with engine.begin() as connection:
        load.create_tables(connection)
        loader = load.Loader(connection)
        source = SourceRow(
            key="own-narratives", publisher="made", dataset="made", title="Made passages", vintage="2026", year=2026,
            url="", licence="", attribution="", file="", sha256="", kind="own",
        )  # fmt: skip
        list(loader.add([source, *made]))
        load.create_indexes(connection)
        begun = time.perf_counter()
        search.index(connection, directory, prepared)
        took = time.perf_counter() - begun
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()
    Manifest(
        build_id="made", built_at="", kind="starter", schema_digest="", inputs=(), rows={},
        embedder=EmbedderInfo(name=prepared.name, digest=prepared.digest, dimensions=prepared.dimensions),
    ).write(directory)  # fmt: skip
    return took


def _asked(
    held: Knowledge,
    made: Sequence[PassageRow],
    asked: Sequence[str],
    questions: "NDArray[np.float32]",
    tutorial: ChromaBm25 | None,
    plain: ExactFts5,
) -> Asked:
    from knowledge.vectors import Vectors

    half = Vectors.open(held.directory / search.VECTORS, held.manifest.embedder.digest).collection(search.PASSAGES)
    took = Asked([], [], [], [], [], [], 0.0)
    held.search.warm()
    met = 0
    for place, (question, vector) in enumerate(zip(asked, questions, strict=True)):
        _timed(took.embedding, partial(held.search.find, question))
        _timed(None, partial(plain.find, question, vector))
        # Asked again: the question's vector is held, as it is where a turn asks more than once.
        used = time.process_time()
        _timed(took.given, partial(held.search.find, question))
        took.given_cpu.append((time.process_time() - used) * 1000)
        _timed(took.exact_fts5, partial(plain.find, question, vector))
        narrowed = _filter(made[place * 7 % len(made)], place)
        _timed(None, partial(held.search.find, question, **narrowed))
        _timed(took.filtered, partial(held.search.find, question, **narrowed))
        if tutorial is not None:
            _timed(took.chroma_bm25, partial(tutorial.find, question, vector))
        near = {hit.id for hit in half.query(vector, 10)}
        met += len(near & set(plain.nearest(vector, 10)))
    return took._replace(recall=met / (10 * len(asked)))


def _filter(one: PassageRow, place: int) -> "_Filter":
    """In turn one subject, one kind, and a kind's section."""
    ways: tuple[_Filter, ...] = (
        {"subject_kind": one.subject_kind, "subject_id": one.subject_id},
        {"subject_kind": one.subject_kind},
        {"subject_kind": one.subject_kind, "section": one.section},
    )
    return ways[place % 3]


def _timed(kept: list[float] | None, work: Callable[[], object]) -> None:
    begun = time.perf_counter()
    work()
    if kept is not None:
        kept.append((time.perf_counter() - begun) * 1000)


def _embedded(embedder: Embedder, asked: Sequence[str]) -> "NDArray[np.float32]":
    import numpy as np

    # One at a time, as a question is: a batch is padded, and the quantized model's last digits follow the padding.
    return np.concatenate([embedder.embed([one]) for one in asked])


def _ms(took: Sequence[float], share: float) -> float:
    return round(percentile(took, share), 2)
