"""Reads the very row behind a figure again: all its columns, with the file it was read from and that file's checksum."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from knowledge.errors import NotFoundError
from knowledge.load import ROW_BY_TABLE, table_of

if TYPE_CHECKING:
    from knowledge.store import Knowledge


def row_behind(knowledge: "Knowledge", table: str, key: Mapping[str, str | int]) -> dict[str, Any]:
    """The row of `table` with this key, and its source. Raises NotFoundError where there is no such row."""
    if table not in ROW_BY_TABLE:
        raise NotFoundError(f"There is no table {table} in this build.")
    columns = table_of(ROW_BY_TABLE[table])
    query = select(columns).where(*(columns.c[name] == value for name, value in key.items()))
    with knowledge.engine.connect() as connection:
        row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError("The row behind this figure is not in this build.")
    told: dict[str, Any] = {"table": table, "row": dict(row), "source": None}
    if (source_key := row.get("source_key")) is not None:
        source = knowledge.sources.get(source_key)
        told["source"] = {
            **source.citation.model_dump(mode="json", exclude={"key", "section"}),
            "file": source.file,
            "sha256": source.sha256,
        }
    return told
