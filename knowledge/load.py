"""Typed rows into a new facts database: one transaction, plain inserts, indexes afterwards. Never touches a finished build."""

# ruff: noqa: S608 - the only text put into statements is table names from knowledge/schema.py.

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.sqlite import dialect, insert
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from knowledge.schema import TABLES

BATCH = 5_000
"""Rows held before they are inserted: large enough to be cheap, small enough to stay in a few megabytes."""


def table_of(row: type[SQLModel]) -> Table:
    """The SQL table in which rows of this class stand."""
    table: Table = TABLES[row].__table__  # type: ignore[attr-defined]
    return table


ROW_BY_TABLE: dict[str, type[SQLModel]] = {table_of(row).name: row for row in TABLES}
"""Table name -> row class."""


def writer(path: Path) -> Engine:
    """An engine for a database that nobody else has: no journal and no waiting for the disk (the swap syncs it once)."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def create_tables(connection: Connection) -> None:
    """Every facts table, without its indexes and without any other table that may share the metadata."""
    for row in TABLES:
        connection.execute(CreateTable(table_of(row)))


def create_indexes(connection: Connection) -> None:
    """The indexes of every facts table, made once all rows are in."""
    for row in TABLES:
        for index in sorted(table_of(row).indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))


class Loader:
    """Puts rows of any kind where they belong and counts: `rows` kept by table, `duplicates` by table (the first row
    of a key stays, later ones are dropped)."""

    def __init__(self, connection: Connection) -> None:
        self.rows: dict[str, int] = {table_of(row).name: 0 for row in TABLES}
        self.duplicates: dict[str, int] = {}
        self._connection = connection
        self._waiting: dict[type[SQLModel], list[tuple[Any, ...]]] = {}
        self._readers: dict[type[SQLModel], Callable[[Any], tuple[Any, ...]]] = {}
        self._statements: dict[type[SQLModel], str] = {}

    def add(self, rows: Iterable[SQLModel]) -> Iterator[int]:
        """Takes rows as a reader yields them; yields the running count after every batch, so that progress can be told."""
        seen = 0
        for row in rows:
            kind = type(row)
            waiting = self._waiting.setdefault(kind, [])
            waiting.append(self._read(kind)(row))
            seen += 1
            if len(waiting) >= BATCH:
                self._flush(kind)
                yield seen
        for kind in list(self._waiting):
            self._flush(kind)
        yield seen

    def add_tuples(self, kind: type[SQLModel], tuples: Iterable[tuple[Any, ...]]) -> None:
        """Takes values in the order of the table's columns, already checked (the starter pack's)."""
        stream = iter(tuples)
        while batch := list(islice(stream, BATCH)):
            self._insert(kind, batch)

    def _read(self, kind: type[SQLModel]) -> Callable[[Any], tuple[Any, ...]]:
        if kind not in self._readers:
            self._readers[kind] = attrgetter(*columns(kind))
        return self._readers[kind]

    def _flush(self, kind: type[SQLModel]) -> None:
        if waiting := self._waiting.pop(kind, []):
            self._insert(kind, waiting)

    def _insert(self, kind: type[SQLModel], batch: Sequence[tuple[Any, ...]]) -> None:
        name = table_of(kind).name
        if kind not in self._statements:
            self._statements[kind] = str(insert(table_of(kind)).on_conflict_do_nothing().compile(dialect=dialect()))
        kept = self._connection.exec_driver_sql(self._statements[kind], list(batch)).rowcount
        self.rows[name] += kept
        if kept < len(batch):
            self.duplicates[name] = self.duplicates.get(name, 0) + len(batch) - kept


def columns(kind: type[SQLModel]) -> tuple[str, ...]:
    """The columns of a row class, in the order of its table."""
    return tuple(column.name for column in table_of(kind).columns)


def counts(connection: Connection) -> Mapping[str, int]:
    """Rows by table, as the database has them."""
    return {
        table_of(row).name: connection.exec_driver_sql(f'SELECT count(*) FROM "{table_of(row).name}"').scalar_one()
        for row in TABLES
    }
