"""vectors.py: exact where small, Chroma beside it, and no damage goes unnoticed."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge import vectors
from knowledge.vectors import Vectors, VectorsError

IDS = [f"p{i:03}" for i in range(300)]


def _unit(rows: int, seed: int) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(rows, 16)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


MADE = _unit(300, 1)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    vectors.write(tmp_path / "v", "space", [("passages", IDS, MADE), ("occupations", ["a", "b"], _unit(2, 2))])
    return tmp_path / "v"


def test_the_nearest_come_first_with_their_cosines(directory: Path) -> None:
    held = Vectors.open(directory, "space").collection("passages")
    hits = held.query(MADE[7], 5)
    assert hits[0].id == "p007"
    assert hits[0].cosine == pytest.approx(1, abs=1e-5)
    expected = np.sort(MADE @ MADE[7])[::-1][:5]
    assert [hit.cosine for hit in hits] == pytest.approx(list(expected), abs=1e-5)


def test_a_filter_is_a_set_of_ids_scored_exactly(directory: Path) -> None:
    held = Vectors.open(directory, "space").collection("passages")
    few, many = {"p001", "p002", "nobody"}, set(IDS[:200])
    assert {hit.id for hit in held.query(MADE[7], 5, few)} == {"p001", "p002"}
    assert {hit.id for hit in held.query(MADE[250], 5, many)} <= many
    assert held.query(MADE[7], 5, set()) == ()
    assert held.query(MADE[7], 0) == ()
    assert len(held.query(MADE[7], 1_000)) == 300


def test_chroma_holds_the_same_index_and_answers_above_the_narrowed_size(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Vectors.open(directory, "space")
    opened.check()
    exact = opened.collection("passages").query(MADE[3], 10)
    monkeypatch.setattr(vectors, "NARROWED_MOST", 10)
    assert [hit.id for hit in opened.collection("passages").query(MADE[3], 10)] == [hit.id for hit in exact]


def test_a_collection_of_arrays_alone_is_not_in_chroma_and_answers_the_same(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors.write(tmp_path / "w", "space", [("passages", IDS, MADE)], arrays_alone=("passages",))
    opened = Vectors.open(tmp_path / "w", "space")
    opened.check()
    monkeypatch.setattr(vectors, "NARROWED_MOST", 10)
    expected = Vectors.open(directory, "space").collection("passages").query(MADE[3], 10)
    assert [hit.id for hit in opened.collection("passages").query(MADE[3], 10)] == [hit.id for hit in expected]


def test_rows_are_answered_best_first_and_ties_by_row(tmp_path: Path) -> None:
    twice = np.concatenate([MADE[:3], MADE[:3]])
    vectors.write(tmp_path, "space", [("passages", list("abcdef"), twice)])
    rows, cosines = Vectors.open(tmp_path, "space").collection("passages").nearest(MADE[1], 3)
    assert rows.tolist()[:2] == [1, 4]
    assert cosines.tolist() == sorted(cosines.tolist(), reverse=True)
    rows, _ = Vectors.open(tmp_path, "space").collection("passages").nearest(MADE[1], 3, np.array([0, 2]))
    assert sorted(rows.tolist()) == [0, 2]


def test_a_large_collection_is_narrowed_first_and_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT_MOST", 10)
    monkeypatch.setattr(vectors, "CANDIDATES", 200)
    vectors.write(tmp_path, "space", [("passages", IDS, MADE)])
    held = Vectors.open(tmp_path, "space").collection("passages")
    assert held.query(MADE[7], 1)[0].id == "p007"
    assert len(held.query(MADE[7], 250)) == 250
    met = sum(len({hit.id for hit in held.query(one, 10)} & _exact(one, 300)) for one in MADE[:50])
    assert met >= 0.95 * 500  # random vectors have no principal directions: the hardest case there is
    assert {hit.id for hit in held.query(MADE[250], 10, set(IDS[:250]))} <= _exact(MADE[250], 250, 25)
    assert {hit.id for hit in held.query(MADE[7], 5, {"p001", "p002"})} == {"p001", "p002"}
    np.save(tmp_path / "passages.near.npy", MADE)
    with pytest.raises(VectorsError, match="not the ones"):
        Vectors.open(tmp_path, "space")


def _exact(one: NDArray[np.float32], among: int, k: int = 10) -> set[str]:
    return {IDS[int(row)] for row in np.argsort(-(MADE[:among] @ one))[:k]}


def test_an_empty_collection_answers_with_nothing(tmp_path: Path) -> None:
    nothing = np.zeros((0, 16), dtype=np.float32)
    vectors.write(tmp_path, "space", [("passages", [], nothing), ("occupations", ["a"], _unit(1, 2))])
    assert Vectors.open(tmp_path, "space").collection("passages").query(MADE[0], 5) == ()


def test_vectors_of_another_embedder_are_not_asked(directory: Path) -> None:
    with pytest.raises(VectorsError, match="another embedder"):
        Vectors.open(directory, "other space")


def test_a_collection_that_is_not_there_is_named(directory: Path) -> None:
    with pytest.raises(VectorsError, match="holds no recipes"):
        Vectors.open(directory, "space").collection("recipes")


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda d: (d / "vectors.json").unlink(), "missing or was not written"),
        (lambda d: (d / "vectors.json").write_text('{"embedder":'), "missing or was not written"),
        (lambda d: (d / "passages.npy").unlink(), "missing or damaged"),
        (lambda d: (d / "passages.npy").write_bytes((d / "passages.npy").read_bytes()[:500]), "not the ones"),
        (lambda d: np.save(d / "passages.npy", _unit(300, 9)), "not the ones"),
        (lambda d: (d / "chroma" / "chroma.sqlite3").write_bytes(b""), "truncated"),
    ],
)  # fmt: skip
def test_a_killed_truncated_or_foreign_index_is_found_out_when_it_is_opened(directory, damage, complaint) -> None:  # type: ignore[no-untyped-def]
    damage(directory)
    with pytest.raises(VectorsError, match=complaint):
        Vectors.open(directory, "space")


STARVED = """
import sys
from pathlib import Path
import numpy as np
from knowledge import vectors
from knowledge.errors import BuildError
try:
    vectors.write(Path(sys.argv[1]), "space", [("passages", ["a", "b"], np.eye(2, dtype=np.float32))])
except BuildError as error:
    sys.exit(f"said: {error}")
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on file size")
def test_a_disk_that_takes_no_more_of_chroma_is_one_sentence(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
    try:
        ended = subprocess.run(
            [sys.executable, "-c", STARVED, str(tmp_path / "v")],
            cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, timeout=120,
        )  # fmt: skip
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert ended.stderr.startswith("said: The vector index could not be written: ")
    assert "Traceback" not in ended.stderr
