"""How checks ask a facts database, and how one answers: passed, failed with the offenders named, or missing source."""

from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import Connection

Status = Literal["passed", "failed", "missing source"]

Check = Callable[[Connection], tuple[Status, str]]


def rows(connection: Connection, sql: str, *values: object) -> list[Any]:
    """All rows that answer the question."""
    return list(connection.exec_driver_sql(sql, tuple(values)).all())


def value(connection: Connection, sql: str, *values: object) -> Any:
    """The first value of the first row, or None."""
    return connection.exec_driver_sql(sql, tuple(values)).scalar()


def like(name: str) -> str:
    """A pattern for keys that begin with `name`, or for the very key where it is written `=key`."""
    return name[1:] if name.startswith("=") else f"{name}%"


def has_source(connection: Connection, name: str) -> bool:
    """Whether a source is in the build whose key begins so, or is that very key (`=key`)."""
    return bool(value(connection, "SELECT 1 FROM source WHERE key LIKE ? LIMIT 1", like(name)))


def verdict(found: list[Any], what: str, sound: str) -> tuple[Status, str]:
    """Failed with up to five of the offenders, or passed."""
    if not found:
        return "passed", sound
    named = "; ".join(" ".join(str(part) for part in row) for row in found[:5])
    return "failed", f"{len(found)} {what}: {named}{' …' if len(found) > 5 else ''}"
