"""A build by hand from rows that are read already: sqlite3 and `executemany`, FTS5, the embedder, Chroma.

`python -m evals.bench.raw_build FACTS TO MODEL_DIR` copies a finished build's rows in this way and prints the seconds that
writing took, by the clock and of the processor; reading them is not counted. Ours also reads the publishers' forms, joins,
derives and checks: what its time is above this is that.
"""

import re
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from evals.bench.tutorial import write_index
from knowledge.embeddings import choose
from knowledge.narratives import OWN_KEY
from knowledge.schema import PassageRow

_NAME = re.compile(r"\w+")


class Held(NamedTuple):
    """A database in memory: what makes its tables, its rows by table, what makes its indices, and our own passages."""

    tables: list[str]
    rows: dict[str, list[tuple[Any, ...]]]
    indices: list[str]
    passages: list[PassageRow]


def held(facts: Path) -> Held:
    """Everything in that file, its lexical index aside."""
    db = sqlite3.connect(f"file:{facts}?mode=ro&immutable=1", uri=True)
    made = db.execute(
        "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'"
    ).fetchall()
    virtual = [name for _, name, sql in made if sql.lower().startswith("create virtual")]
    plain = [
        (name, sql) for kind, name, sql in made if kind == "table" and not any(name.startswith(one) for one in virtual)
    ]
    rows = {name: db.execute(f"select * from {_name(name)}").fetchall() for name, _ in plain}  # noqa: S608
    fields = [column[1] for column in db.execute("pragma table_info(passage)")]
    found = db.execute("select * from passage where source_key = ?", (OWN_KEY,))
    passages = [PassageRow(**dict(zip(fields, row, strict=True))) for row in found]
    indices = [sql for kind, _, sql in made if kind == "index"]
    return Held([sql for _, sql in plain], rows, indices, passages)


def write(given: Held, to: Path, model_dir: Path) -> None:
    """The same rows, the passages' words and their vectors, in the directory `to`."""
    db = sqlite3.connect(to / "facts.sqlite")
    for statement in given.tables:
        db.execute(statement)
    for table, rows in given.rows.items():
        if rows:
            db.executemany(f"insert into {_name(table)} values ({','.join('?' * len(rows[0]))})", rows)  # noqa: S608
    for statement in given.indices:
        db.execute(statement)
    db.execute("create virtual table words using fts5(title, body, tokenize = 'porter unicode61')")
    db.executemany("insert into words values (?, ?)", [(one.title, one.text) for one in given.passages])
    db.commit()
    db.close()
    write_index(given.passages, choose(model_dir), to / "chroma")


def _name(table: str) -> str:
    if not _NAME.fullmatch(table):
        raise ValueError(f"{table!r} is no name of a table")
    return table


def main(facts: str, to: str, model_dir: str) -> None:
    given = held(Path(facts))
    wall, cpu = time.perf_counter(), time.process_time()
    write(given, Path(to), Path(model_dir))
    print(time.perf_counter() - wall, time.process_time() - cpu)


if __name__ == "__main__":
    main(*sys.argv[1:])
