"""What changed from one build to another: medians that moved, codes and areas that came or went. Reads both, changes neither."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict

from knowledge import store, swap
from knowledge.errors import NotFoundError

MOVED_PCT = 10.0
"""A median that moved by more than this is told."""


class Moved(BaseModel):
    """A yearly median (USD) of an occupation in an area, in the newest year of that area in each build."""

    model_config = ConfigDict(frozen=True)

    oews_code: str
    title: str
    area_code: str
    old_year: int
    new_year: int
    old_median_usd: int
    new_median_usd: int

    @property
    def change_pct(self) -> float:
        return (self.new_median_usd / self.old_median_usd - 1) * 100


class Difference(BaseModel):
    """From build `old` to build `new`. Codes are O*NET-SOC, survey and projection codes; `rows` is old and new count by
    table where they differ; `sources_*` are keys."""

    model_config = ConfigDict(frozen=True)

    old: str
    new: str
    moved: tuple[Moved, ...]
    codes_came: tuple[str, ...]
    codes_went: tuple[str, ...]
    areas_came: tuple[str, ...]
    areas_went: tuple[str, ...]
    sources_came: tuple[str, ...]
    sources_went: tuple[str, ...]
    rows: dict[str, tuple[int, int]]


def find(home: Path, name: str) -> Path:
    """The build that `name` means: `current`, an id, or the beginning of one. Raises NotFoundError naming those there are."""
    root = swap.builds(home)
    if name == "current":
        name = swap.current(home) or name
    there = sorted(path.name for path in root.glob("*") if path.is_dir() and not path.name.startswith("."))
    fitting = [one for one in there if one == name] or [one for one in there if name and one.startswith(name)]
    if len(fitting) != 1:
        held = ", ".join(there) or "none"
        raise NotFoundError(f"{name!r} is not the id of exactly one build under {home}; there are: {held}.")
    return root / fitting[0]


def diff(home: Path, old: str, new: str) -> Difference:
    """Compares two builds under `home`. Raises NotFoundError where one is not there or cannot be opened."""
    before, after = find(home, old), find(home, new)
    rows_before, rows_after = store.inspect(before).rows, store.inspect(after).rows
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        for name, directory in (("before", before), ("after", after)):
            path = quote(str((directory / store.FACTS).resolve()))
            connection.execute(f"ATTACH DATABASE ? AS {name}", (f"file:{path}?mode=ro&immutable=1",))
        codes_went, codes_came = _apart(connection, _CODES)
        areas_went, areas_came = _apart(connection, "SELECT area_code FROM {build}.area")
        sources_went, sources_came = _apart(connection, "SELECT key FROM {build}.source")
        moved = tuple(_moved(connection))
    return Difference(
        old=before.name,
        new=after.name,
        moved=moved,
        codes_came=codes_came,
        codes_went=codes_went,
        areas_came=areas_came,
        areas_went=areas_went,
        sources_came=sources_came,
        sources_went=sources_went,
        rows={
            table: (rows_before.get(table, 0), rows_after.get(table, 0))
            for table in sorted({*rows_before, *rows_after})
            if rows_before.get(table, 0) != rows_after.get(table, 0)
        },
    )


_CODES = """SELECT onet_soc_code FROM {build}.occupation UNION SELECT oews_code FROM {build}.wage
            UNION SELECT nem_code FROM {build}.projection"""

_NEWEST = """SELECT w.oews_code, w.area_code, w.year, w.annual_median_usd AS median, w.floors
             FROM {build}.wage w JOIN (SELECT area_code, max(year) AS year FROM {build}.wage GROUP BY area_code) n
             ON n.area_code = w.area_code AND n.year = w.year WHERE w.annual_median_usd IS NOT NULL"""


def _apart(connection: sqlite3.Connection, sql: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(only before, only after)."""
    before, after = ({row[0] for row in connection.execute(sql.format(build=build))} for build in ("before", "after"))
    return tuple(sorted(before - after)), tuple(sorted(after - before))


def _moved(connection: sqlite3.Connection) -> list[Moved]:
    """The largest moves first. A floor is no number, so it has no move."""
    sql = f"""
        WITH o AS ({_NEWEST.format(build="before")}), n AS ({_NEWEST.format(build="after")})
        SELECT n.oews_code, coalesce(s.title, ''), n.area_code, o.year, n.year, o.median, n.median
        FROM n JOIN o ON o.oews_code = n.oews_code AND o.area_code = n.area_code
        LEFT JOIN after.soc s ON s.soc_code = n.oews_code
        WHERE abs(1.0 * n.median / o.median - 1) * 100 > ?
          AND instr(o.floors, 'median') = 0 AND instr(n.floors, 'median') = 0
        ORDER BY abs(1.0 * n.median / o.median - 1) DESC, n.oews_code, n.area_code"""  # noqa: S608 - names only
    return [
        Moved(
            oews_code=code,
            title=title,
            area_code=area,
            old_year=old_year,
            new_year=new_year,
            old_median_usd=old_median,
            new_median_usd=new_median,
        )
        for code, title, area, old_year, new_year, old_median, new_median in connection.execute(sql, (MOVED_PCT,))
    ]
