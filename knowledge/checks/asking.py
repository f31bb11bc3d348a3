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


def has_source(connection: Connection, prefix: str) -> bool:
    """Whether a source whose key begins so is in the build."""
    return bool(value(connection, "SELECT 1 FROM source WHERE key LIKE ? LIMIT 1", f"{prefix}%"))


def verdict(found: list[Any], what: str, sound: str) -> tuple[Status, str]:
    """Failed with up to five of the offenders, or passed."""
    if not found:
        return "passed", sound
    named = "; ".join(" ".join(str(part) for part in row) for row in found[:5])
    return "failed", f"{len(found)} {what}: {named}{' …' if len(found) > 5 else ''}"
