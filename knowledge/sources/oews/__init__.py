"""US Bureau of Labor Statistics, Occupational Employment and Wage Statistics (OEWS): official files -> typed rows.

`rows` reads whatever of it was found, national files first because they tell which occupations have hourly pay only.
Where an official area workbook lies beside an extract of the same year, the register's pattern prefers the official one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import GroupWageRow, Row, SourceRow, WageRow
from knowledge.sources.oews import areas, national, sectors
from knowledge.sources.oews.entries import METRO, METRO_GROUPS, NATIONAL, NONMETRO, SECTOR, SOURCES, STATE
from knowledge.sources.register import chosen

__all__ = ["SOURCES", "rows"]


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Every row of every OEWS file in `found` (register key -> path), each file's `SourceRow` before its rows.

    `SocRow`s come from the newest national file alone, a nonmetropolitan `AreaRow` from the newest file that has the
    area. Where an official metropolitan file of its year has an area, its group medians stand and the extract's are passed over.
    Raises `SourceError`, one sentence that names the file, for anything that is not what it should be.
    """
    for row in _read(found):
        if isinstance(row, SourceRow):
            _refuse_renamed(row)
        yield row


def _read(found: Mapping[str, Path]) -> Iterator[Row]:
    hourly_only: defaultdict[int, set[str]] = defaultdict(set)
    nation = list(chosen(NATIONAL, found))
    for entry, path in nation:
        for row in national.read(path, entry, titles=entry is nation[-1][0]):
            if isinstance(row, WageRow) and row.annual_reason == "hourly only":
                hourly_only[entry.year].add(row.oews_code)
            yield row
    for entry, path in chosen(STATE, found):
        yield from areas.read(path, entry, "state", hourly_only=hourly_only[entry.year])
    known_areas: set[str] = set()
    for entry, path in reversed(list(chosen(NONMETRO, found))):
        yield from areas.read(
            path, entry, "nonmetropolitan", hourly_only=hourly_only[entry.year], known_areas=known_areas
        )
    official: defaultdict[int, set[str]] = defaultdict(set)
    for entry, path in chosen(METRO, found):
        for row in areas.read(path, entry, "metropolitan", hourly_only=hourly_only[entry.year]):
            if isinstance(row, GroupWageRow):
                official[entry.year].add(row.area_code)
            yield row
    for entry, path in chosen(METRO_GROUPS, found):
        yield from areas.read_groups(path, entry, but=official[entry.year])
    for entry, path in chosen(SECTOR, found):
        yield from sectors.read(path, entry)


_REGISTERED = {entry.sha256: entry for entry in SOURCES if entry.sha256}


def _refuse_renamed(row: SourceRow) -> None:
    """A file whose checksum is that of another registered file is that file, whatever its name."""
    entry = _REGISTERED.get(row.sha256)
    if entry is not None and entry.key != row.key:
        raise SourceError(f"{row.file}: is {entry.file} ({entry.vintage}) under another name.")
