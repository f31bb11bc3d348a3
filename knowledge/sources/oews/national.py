"""National OEWS files, May 2003 on: wages of the detailed occupations in area `US`, and the titles of the newest file.

Total, major, minor and broad rows never become a `WageRow` (a broad code that is published at no finer level stands in
the file a second time as `detailed`).
"""

from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import Row, SocRow
from knowledge.sources.oews.tables import Table, open_table
from knowledge.sources.register import Registered


def read(path: Path, entry: Registered, *, titles: bool) -> Iterator[Row]:
    """The `SourceRow`, then a `WageRow` per detailed occupation; with `titles` also a `SocRow` per detailed and major code.

    Raises `SourceError` for a file that is damaged, of another year, of another area or industry, or misses a column.
    """
    table = open_table(path, year=entry.year, inner="national")
    _refuse_other_kind(table, entry.year)
    layout = table.layout()
    code_at, title_at, (level_at, blank_is_detailed) = table.at("OCC_CODE"), table.at("OCC_TITLE"), table.levels()
    area_type, industry = table.columns.get("AREA_TYPE"), table.columns.get("I_GROUP")
    yield entry.source_row(path, table.records, kind="official")
    seen: set[str] = set()
    for cells in table.rows:
        code = str(cells[code_at]).strip()
        if area_type is not None and _whole_number(cells[area_type]) != "1":
            raise SourceError(f"{table.file}: has rows of single areas; it is not the national file its name says.")
        if industry is not None and str(cells[industry]).strip() != "cross-industry":
            raise SourceError(
                f"{table.file}: has rows of single industries; it is not the national file its name says."
            )
        level = table.level_of(cells[level_at], code, blank_is_detailed)
        if titles and level in ("detailed", "major"):
            yield SocRow(soc_code=code, title=str(cells[title_at]).strip(), level=level, source_key=entry.key)
        if level != "detailed":
            continue
        if code in seen:
            raise SourceError(f"{table.file}: {code} stands there twice as a detailed occupation.")
        seen.add(code)
        yield table.wage(cells, layout, oews_code=code, area_code="US", year=entry.year, source_key=entry.key)
    if not seen:
        raise SourceError(f"{table.file}: has no row of a detailed occupation.")


def _refuse_other_kind(table: Table, year: int) -> None:
    # Before May 2019 the national table has no area column at all; the state and metropolitan ones do.
    if year < 2019 and {"AREA", "ST", "STATE", "NAICS"} & set(table.columns):
        raise SourceError(f"{table.file}: has area or industry columns; it is not the national file its name says.")


def _whole_number(cell: object) -> str:
    return str(cell).strip().removesuffix(".0")
