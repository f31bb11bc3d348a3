"""OEWS by industry sector, nation: jobs and median pay of each detailed occupation in each NAICS sector.

A sector's share of an occupation's jobs is not in the file; it is computed from jobs where it is asked for.
"""

from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import Row, SectorWageRow
from knowledge.sources.oews import marks
from knowledge.sources.oews.tables import open_table
from knowledge.sources.register import Registered


def read(path: Path, entry: Registered) -> Iterator[Row]:
    """The `SourceRow`, then a `SectorWageRow` per detailed occupation and sector.

    Raises `SourceError` for a damaged file, another year's, or one that is not by sector.
    """
    table = open_table(path, year=entry.year, inner="natsector")
    code_at, naics_at, sector_at = table.at("OCC_CODE"), table.at("NAICS"), table.at("NAICS_TITLE")
    industry, (level_at, blank_is_detailed) = table.at("I_GROUP"), table.levels()
    jobs_at, share_at = table.at("TOT_EMP"), table.at("PCT_TOTAL")
    annual_at, hourly_at = table.at("A_MEDIAN"), table.at("H_MEDIAN")
    top = marks.top_code(entry.year)
    yield entry.source_row(path, table.records, kind="official")
    seen: set[tuple[str, str]] = set()
    for cells in table.rows:
        code, naics = str(cells[code_at]).strip(), str(cells[naics_at]).strip().removesuffix(".0")
        if str(cells[industry]).strip() != "sector":
            raise SourceError(f"{table.file}: has rows that are not of a sector; it is not the file its name says.")
        if table.level_of(cells[level_at], code, blank_is_detailed) != "detailed":
            continue
        if (code, naics) in seen:
            raise SourceError(f"{table.file}: {code} stands there twice for sector {naics}.")
        seen.add((code, naics))
        try:
            annual, annual_mark = marks.number(cells[annual_at])
            hourly, hourly_mark = marks.number(cells[hourly_at])
            share, _ = marks.number(cells[share_at])
            jobs, _ = marks.employment(cells[jobs_at])
            floor = "median" if annual_mark == "top" else "hourly_median" if hourly_mark == "top" else ""
            yield SectorWageRow(
                oews_code=code, naics=naics, year=entry.year, sector_title=str(cells[sector_at]).strip(),
                employment=jobs, sector_jobs_pct=share, floors=floor, source_key=entry.key,
                annual_median_usd=top.annual_usd if annual_mark == "top" else None if annual is None else round(annual),
                hourly_median_usd=top.hourly_usd if hourly_mark == "top" else hourly,
            )  # fmt: skip
        except ValueError as error:
            raise table.unclear(code, f"sector {naics}") from error
    if not seen:
        raise SourceError(f"{table.file}: has no row of a detailed occupation.")
