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
    told: dict[str, Any] = {"table": table, "row": dict(row), "source": None, **_place(row)}
    if (source_key := row.get("source_key")) is not None:
        source = knowledge.sources.get(source_key)
        told["source"] = {
            **source.citation.model_dump(mode="json", exclude={"key", "section"}),
            "file": source.file,
            "sha256": source.sha256,
            "sheet": _sheet(source_key, source.file),
        }
        told |= {name: told["source"][name] for name in ("publisher", "file", "sheet")} | {"checksum": source.sha256}
    return told


_CODES = ("oews_code", "onet_soc_code", "nem_code", "soc_code", "career_id", "track_id", "major_code")


def _place(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Of which code and area the row is, and its pay by statistic, under names that are the same for all tables."""
    percentiles = {
        name.removesuffix("_usd"): value
        for name, value in row.items()
        if name.startswith(("annual_", "hourly_")) and name.endswith("_usd")
    }
    return {
        "code": next((row[name] for name in _CODES if row.get(name) is not None), None),
        "area": row.get("area_code"),
        "percentiles": percentiles or None,
    }


def _sheet(source_key: str, file: str) -> str | None:
    """The sheet of the workbook that the row was read from; None for a file that has none (text, JSON)."""
    if source_key.startswith("projections-"):
        return "Table 1.2"
    if not source_key.startswith("oews-") or file.endswith(".gz"):
        return None
    kind, _, year = source_key.removeprefix("oews-").rpartition("-")
    if kind == "national":
        return f"national_M{year}_dl" if int(year) >= 2019 else "national_dl"
    # What the sheet of an area workbook is called is not kept; it is the first, and the others describe it.
    return f"Natsector_M{year}_dl" if kind == "sector" else "first sheet"
