"""Names held out: a fifth of O*NET's alternate titles are left out before the index is made, then asked for.

The index without them is made in a temporary database from the facts of a build; the build itself is never touched. The
vectors of the occupations are made anew too, for the words they are made from hold alternate titles.
"""

import csv
import hashlib
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine, create_engine

from knowledge.embeddings import Embedder, choose, default_model_dir
from knowledge.passages import occupation_texts
from knowledge.titles import Titles, index, written
from knowledge.titles.words import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.store import Knowledge

Part = Literal["development", "test"]
SHARE = 0.2
_ASIDE = re.compile(r"\s*\([^)]*\)")
_TABLES = ("alternate_title", "occupation", "activity", "technology", "task", "narrative", "career", "career_member",
    "track", "soc", "source")  # fmt: skip


class HeldOut(BaseModel):
    """A name that was held out: the codes of all occupations that list it, and what was found without it, best first.
    `confidence` is the score of the first, 0..1."""

    model_config = ConfigDict(frozen=True)

    title: str
    expected: tuple[str, ...]
    ranked: tuple[str, ...]
    confidence: float


class Figures(BaseModel):
    """Shares of the titles found. `one_of`: against one of the listed codes, chosen by the title's hash; else any counts."""

    model_config = ConfigDict(frozen=True)

    titles: int
    at_1: float
    at_5: float
    at_10: float
    reciprocal_rank: float
    confident_half: float
    one_of_at_1: float
    one_of_at_5: float
    one_of_at_10: float


def run(
    knowledge: "Knowledge", progress: Callable[[int, int], None], most: int = 2000, part: Part = "test"
) -> list[HeldOut]:
    """Asks for `most` of the names of a part that were held out, in an order that is the same each time."""
    return run_beside(knowledge, progress, most, part)[0]


def run_beside(
    knowledge: "Knowledge", progress: Callable[[int, int], None], most: int = 2000, part: Part = "test"
) -> tuple[list[HeldOut], list[HeldOut]]:
    """The same, and what letters alone find for the same names (see `baseline`)."""
    with without_held_out(knowledge) as (titles, held):
        asked = chosen(held[part], most)
        found = []
        for number, (title, expected) in enumerate(asked, start=1):
            candidates = titles.find(title, limit=10).candidates
            ranked = tuple(one.onet_soc_code for one in candidates)
            confidence = candidates[0].score if candidates else 0.0
            found.append(HeldOut(title=title, expected=expected, ranked=ranked, confidence=confidence))
            if number % 50 == 0 or number == len(asked):
                progress(number, len(asked))
        return found, baseline(titles, asked)


def sections_of(knowledge: "Knowledge") -> dict[str, str]:
    """Passage id -> the section that it was cut from, as kind/subject/section."""
    with knowledge.engine.connect() as facts:
        rows = facts.exec_driver_sql("SELECT passage_id, subject_kind, subject_id, section FROM passage").all()
    return {passage: f"{kind}/{subject}/{section}" for passage, kind, subject, section in rows}


def chosen(held: Sequence[tuple[str, tuple[str, ...]]], most: int) -> list[tuple[str, tuple[str, ...]]]:
    """So many of the names held out, spread over all."""
    return random.Random(0).sample(list(held), min(most, len(held)))


def figures(found: Sequence[HeldOut]) -> Figures:
    """What the answers to held-out titles come to."""
    any_of = [_rank(one.ranked, one.expected) for one in found]
    one_of = [_rank(one.ranked, (one.expected[int(_share("one", one.title) * len(one.expected))],)) for one in found]
    sure = sorted(range(len(found)), key=lambda i: -found[i].confidence)[: max(1, len(found) // 2)]

    def share(ranks: Sequence[int], k: int) -> float:
        return round(sum(rank < k for rank in ranks) / max(1, len(ranks)), 4)

    return Figures(
        titles=len(found),
        at_1=share(any_of, 1),
        at_5=share(any_of, 5),
        at_10=share(any_of, 10),
        reciprocal_rank=round(sum(1 / (rank + 1) for rank in any_of if rank < 10) / max(1, len(found)), 4),
        confident_half=share([any_of[i] for i in sure], 1),
        one_of_at_1=share(one_of, 1),
        one_of_at_5=share(one_of, 5),
        one_of_at_10=share(one_of, 10),
    )


def baseline(titles: Titles, asked: Sequence[tuple[str, tuple[str, ...]]]) -> list[HeldOut]:
    """The line to beat: the occupation of the name with the nearest letters (runs of two to four, by TF-IDF)."""
    evidence = titles.ranker.evidence
    found = []
    for title, expected in asked:
        scores = evidence.of_title([fold(title)])[:, 0]
        order = np.argsort(-scores, kind="stable")[:10]
        ranked = tuple(evidence.codes[int(i)] for i in order)
        found.append(HeldOut(title=title, expected=expected, ranked=ranked, confidence=float(scores.max())))
    return found


@contextmanager
def without_held_out(
    knowledge: "Knowledge",
) -> Iterator[tuple[Titles, dict[Part, list[tuple[str, tuple[str, ...]]]]]]:
    """Titles that have never seen the names held out, and those names with their codes by part."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "held-out.sqlite"
        engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                _copy(connection, knowledge.engine)
                connection.exec_driver_sql("BEGIN")
                held = _hold_out(connection)
                connection.exec_driver_sql("COMMIT")
                embedder = choose(knowledge.embed_model_dir or default_model_dir())
                sense = None if embedder.reduced else Sense(embedder, list(occupation_texts(connection)))
            yield Titles(engine, knowledge.citation, lambda: sense), held
        finally:
            engine.dispose()


class Sense:
    """The occupations nearest in sense, by vectors made without the names held out."""

    def __init__(self, embedder: Embedder, texts: Sequence[tuple[str, str]]) -> None:
        self._codes = [code for code, _ in texts]
        self._vectors: NDArray[np.float32] = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i][1]))
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            self._vectors[rows] = embedder.embed([texts[i][1] for i in rows])
        self._embed = lru_cache(maxsize=64)(lambda words: embedder.embed([words])[0])

    def similar_occupations(self, words: str, k: int = 10) -> list[tuple[str, float]]:
        cosines = self._vectors @ self._embed(words)
        return [(self._codes[int(i)], float(cosines[i])) for i in np.argsort(-cosines, kind="stable")[:k]]


def _copy(connection: Connection, build: Engine) -> None:
    """The tables that titles are made from, and national employment, from a build into the temporary database."""
    with build.connect() as facts:
        for table in _TABLES:
            (made,) = facts.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).one()
            _fill(connection, made, table, [tuple(row) for row in facts.exec_driver_sql(f'SELECT * FROM "{table}"')])  # noqa: S608  our own names
        wages = facts.exec_driver_sql("SELECT oews_code, area_code, year, employment FROM wage WHERE area_code = 'US'")
        made = "CREATE TABLE wage (oews_code TEXT, area_code TEXT, year INTEGER, employment INTEGER)"
        _fill(connection, made, "wage", [tuple(row) for row in wages])


def _fill(connection: Connection, made: str, table: str, rows: list[tuple[object, ...]]) -> None:
    connection.exec_driver_sql(made)
    if rows:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)  # noqa: S608
        connection.exec_driver_sql("COMMIT")


def _hold_out(connection: Connection) -> dict[Part, list[tuple[str, tuple[str, ...]]]]:
    """Chooses the names, takes them out of the facts and makes the index without them."""
    listed = [
        tuple(row) for row in connection.exec_driver_sql("SELECT onet_soc_code, title, kind FROM alternate_title")
    ]
    codes: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for code, title, kind in listed:
        for written_as in written(title):
            name = fold(written_as)
            codes.setdefault(name, set()).add(code)
            kinds.setdefault(name, set()).add(kind)
            shown.setdefault(name, written_as)
    ours = _ours(connection)
    held = {
        name
        for name in codes
        if len(name) > 2
        and kinds[name] <= {"alternate", "reported"}
        and name not in ours
        and _share("held out", name) < SHARE
    }
    gone = [
        (code, title, kind)
        for code, title, kind in listed
        # An occupation is embedded by its names without what stands in brackets inside them.
        if held & {fold(one) for one in (*written(title), _ASIDE.sub("", title))}
    ]
    remove = "DELETE FROM alternate_title WHERE onet_soc_code = ? AND title = ? AND kind = ?"
    connection.exec_driver_sql(remove, gone)
    index(connection, without=frozenset(held))
    parts: dict[Part, list[tuple[str, tuple[str, ...]]]] = {"development": [], "test": []}
    for name in sorted(held):
        part: Part = "development" if _share("part", name) < 0.5 else "test"
        parts[part].append((shown[name], tuple(sorted(codes[name]))))
    return parts


def _ours(connection: Connection) -> set[str]:
    """Names that stay whatever is drawn: official titles and those of our own reviewed tables."""
    found: set[str] = set()
    for query in ("SELECT title FROM occupation", "SELECT title FROM career", "SELECT title FROM track"):
        found.update(fold(row[0]) for row in connection.exec_driver_sql(query))
    starter = files("knowledge") / "starter"
    for table in ("common_titles.csv", "spanish_titles.csv"):
        if (starter / table).is_file():
            with (starter / table).open(encoding="utf-8") as stream:
                found.update(fold(row["name"]) for row in csv.DictReader(stream))
    return found


def _share(purpose: str, name: str) -> float:
    """A number 0..1 that a name always has."""
    return int.from_bytes(hashlib.sha256(f"{purpose}: {name}".encode()).digest()[:6], "big") / 2**48


def _rank(ranked: Sequence[str], expected: Sequence[str]) -> int:
    return next((place for place, code in enumerate(ranked) if code in expected), 1_000)


def main() -> None:
    """Prints the figures of the test part on the current build."""
    import sys

    from advisor.settings import Settings
    from knowledge.store import Knowledge

    settings = Settings()
    knowledge = Knowledge.open(settings.home, settings.embed_model_dir)
    found = run(knowledge, lambda done, total: None, most=int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    sys.stdout.write(f"{knowledge.manifest.kind} build, titles held out\n{figures(found).model_dump_json(indent=1)}\n")


if __name__ == "__main__":
    main()
