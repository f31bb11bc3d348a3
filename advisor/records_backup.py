"""Backup and restore of the records: every row of every table in one file that either engine can be filled from.

The file is JSON lines, gzipped: a head with the revision of the tables, a line a row, and an end with how many rows there
are and the SHA-256 of everything before it, so that a file that was cut or changed is known. It is read in one transaction,
so that it holds one moment; it is filled in in one, so that a restore is whole or none. It holds what people wrote: keep it
as you keep the database.
"""

import base64
import gzip
import hashlib
import importlib
import json
import os
import pkgutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Table, delete, func, insert, select, text

import advisor
from advisor.errors import AdvisorError
from advisor.records import HEAD, Record, Records

FORM = 1
_AT_ONCE = 500

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


class BackupError(AdvisorError):
    """A backup that cannot be written, or a file that cannot be restored."""


class Kept(NamedTuple):
    """What a backup holds: rows by table, in the order in which they are filled in."""

    rows: dict[str, int]

    @property
    def whole(self) -> int:
        return sum(self.rows.values())


def tables() -> list[Table]:
    """Every table of the records, those that others lean on first."""
    for module in pkgutil.iter_modules(advisor.__path__):
        if module.name.startswith("records_"):
            importlib.import_module(f"advisor.{module.name}")
    return list(Record.metadata.sorted_tables)


def backup(records: Records, to: Path, progress: Progress = lambda done, whole: None) -> Kept:
    """Write everything into a file, beside people's use of the records. What stood there stays until the new one is whole."""
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with beside.open("xb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            os.chmod(beside, 0o600)
            kept = _write(records, file, progress)
            file.close()
            raw.flush()
            os.fsync(raw.fileno())
        beside.replace(to)
    except OSError as error:
        raise BackupError(f"The backup cannot be written to {to}: {error.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)
    return kept


def restore(
    records: Records, source: Path, *, replace: bool = False, progress: Progress = lambda done, whole: None
) -> Kept:
    """Fill empty records from a file, whole or not at all. `replace`: what is there is removed first, in the same
    transaction. Raises `BackupError` for a file that is not whole, is of another revision, or records that are not empty."""
    kept = _checked(source)
    done = 0
    with records.session() as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in reversed(tables()):
            if replace:
                connection.execute(delete(table))
            elif held := connection.execute(select(func.count()).select_from(table)).scalar_one():
                raise BackupError(
                    f"The records at {records.told} are not empty ({held} in {table.name}); nothing was changed. Restore into"
                    " empty records, or give --replace to remove what is there."
                )
        for table, rows in _batches(source):
            connection.execute(insert(table), rows)
            done += len(rows)
            progress(done, kept.whole)
        _count_on(connection)
    records.scrub()
    return kept


def _write(records: Records, file: gzip.GzipFile, progress: Progress) -> Kept:
    digest, done = hashlib.sha256(), 0

    def line(value: object) -> None:
        told = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass") + b"\n"
        digest.update(told)
        file.write(told)

    engine = records.engine.execution_options(
        **({} if records.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"})
    )
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")  # the driver begins nothing for a mere reader
        counted = {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables()}
        kept = Kept(counted)
        line({"form": FORM, "revision": HEAD, "rows": counted})
        for table in tables():
            asked = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
            for row in connection.execute(asked).mappings():
                line({"table": table.name, "row": {key: _told(value) for key, value in row.items()}})
                done += 1
                if not done % _AT_ONCE:
                    progress(done, kept.whole)
    line({"end": done, "sha256": digest.hexdigest()})
    progress(done, kept.whole)
    return kept


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _held(value: Any) -> object:
    if isinstance(value, dict):
        [(kind, told)] = value.items()
        return datetime.fromisoformat(told) if kind == "at" else base64.b64decode(told)
    return value


def _lines(source: Path) -> Iterator[bytes]:
    try:
        with gzip.open(source, "rb") as file:
            yield from file
    except (OSError, EOFError) as error:
        said = getattr(error, "strerror", None)
        raise BackupError(f"{source} is no whole backup{f' ({said})' if said else ''}; nothing was changed.") from None


def _checked(source: Path) -> Kept:
    """Reads the whole file once: that it is of this program's tables, whole and unchanged."""
    digest, last, head, counted = hashlib.sha256(), b"", b"", 0
    for line in _lines(source):
        if last:
            digest.update(last)
            counted += 1
        head, last = head or line, line
    try:
        begun, end = json.loads(head), json.loads(last)
        whole = end["sha256"] == digest.hexdigest() and end["end"] == counted - 1
        form, revision, rows = begun["form"], begun["revision"], begun["rows"]
    except (ValueError, KeyError, TypeError):
        whole, form, revision, rows = False, FORM, HEAD, {}
    if not whole:
        raise BackupError(f"{source} is no whole backup: it was cut or changed; nothing was changed.")
    if (form, revision) != (FORM, HEAD):
        raise BackupError(
            f"{source} was written at revision {revision} of the records, and this program has {HEAD}: restore it with the"
            " program that wrote it, then start this one, which brings the records to its own revision."
        )
    return Kept(rows)


def _batches(source: Path) -> Iterator[tuple[Table, list[dict[str, object]]]]:
    """The rows by table, some hundred at a time, in the order of the file."""
    known = {table.name: table for table in tables()}
    now, rows = "", list[dict[str, object]]()
    for line in _lines(source):
        told = json.loads(line)
        if "table" not in told:
            continue
        if told["table"] != now or len(rows) >= _AT_ONCE:
            if rows:
                yield known[now], rows
            now, rows = told["table"], []
        rows.append({key: _held(value) for key, value in told["row"].items()})
    if rows:
        yield known[now], rows


def _count_on(connection: Connection) -> None:
    """PostgreSQL's counters of new ids go on behind those that were filled in."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables():
        [key, *others] = table.primary_key.columns
        if others or not isinstance(key.type, Integer):
            continue
        counter = connection.execute(
            text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": key.name}
        ).scalar_one()
        if counter is not None:
            newest = connection.execute(select(func.max(key))).scalar_one()
            connection.execute(
                text("SELECT setval(:counter, :newest, :begun)"),
                {"counter": counter, "newest": newest or 1, "begun": newest is not None},
            )
