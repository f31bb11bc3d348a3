"""OEWS by area: states, metropolitan and nonmetropolitan areas, from the official workbooks or the extracts of them.

Official workbooks keep the survey's marks; in the extracts the marks became blanks (`marks` says how those are read).
Areas of states and metropolitan areas come from the places reader, never from here.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from knowledge.errors import SourceError
from knowledge.schema import AreaRow, GroupWageRow, Row
from knowledge.sources.oews import marks
from knowledge.sources.oews.entries import comparability
from knowledge.sources.oews.tables import Table, open_table
from knowledge.sources.register import Registered

Kind = Literal["state", "metropolitan", "nonmetropolitan"]


class _Shape(NamedTuple):
    inner: str  # how the workbook's name begins
    code: tuple[int, int]  # fewest digits as a spreadsheet may show it, digits as published
    types: frozenset[str]  # AREA_TYPE


_SHAPES: dict[Kind, _Shape] = {
    "state": _Shape("state", (1, 2), frozenset({"2", "3"})),
    "metropolitan": _Shape("MSA", (5, 5), frozenset({"4"})),
    "nonmetropolitan": _Shape("BOS", (6, 7), frozenset({"6"})),
}
_USPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY", "60": "AS", "66": "GU", "69": "MP",
    "72": "PR", "78": "VI",
}  # fmt: skip
"""State FIPS, the first two digits of a nonmetropolitan code -> two-letter code."""
# An extract of a year without top-codes has hardly any blank above a filled percentile; a top-coded one has hundreds.
_TOO_MANY_BLANKS = 50


def read(
    path: Path, entry: Registered, kind: Kind, *, hourly_only: Collection[str] = (), known_areas: set[str] | None = None
) -> Iterator[Row]:
    """The `SourceRow`, then a `WageRow` per detailed occupation and area.

    Metropolitan files also give a `GroupWageRow` per major group and total; nonmetropolitan files an `AreaRow` for each
    area not yet in `known_areas` (which grows). `hourly_only` are the codes that the national file of the same year
    gives hourly pay for alone. Raises `SourceError` for a damaged file, another year's, or one of other areas.
    """
    shape = _SHAPES[kind]
    table = open_table(path, year=entry.year, inner=shape.inner)
    layout = table.layout()
    code_at, area_at, title_at = table.at("OCC_CODE"), table.at("AREA"), table.at("AREA_TITLE")
    type_at, (level_at, blank_is_detailed) = table.at("AREA_TYPE"), table.levels()
    industry = table.columns.get("I_GROUP")
    note = entry.extract_note if table.extract else comparability(entry.year)
    yield entry.source_row(path, table.records, kind="extract" if table.extract else "official", note=note)
    areas = set() if known_areas is None else known_areas
    seen: set[tuple[str, str]] = set()
    above_top, blanks = 0, 0
    for cells in table.rows:
        area = _area_code(table, cells[area_at], cells[type_at], kind)
        code = str(cells[code_at]).strip()
        if industry is not None and str(cells[industry]).strip() != "cross-industry":
            raise SourceError(f"{table.file}: has rows of single industries; it is not the area file its name says.")
        if kind == "nonmetropolitan" and area not in areas:
            areas.add(area)
            yield _area_row(area, str(cells[title_at]).strip(), entry.key)
        level = table.level_of(cells[level_at], code, blank_is_detailed)
        if level not in ("detailed", "major", "total") or (level != "detailed" and kind != "metropolitan"):
            continue
        if (code, area) in seen:
            raise SourceError(f"{table.file}: {code} stands there twice for area {area}.")
        seen.add((code, area))
        if level != "detailed":
            yield group_row(table, cells[layout.annual[_MEDIAN] or 0], code, area, entry)
            continue
        row = table.wage(cells, layout, oews_code=code, area_code=area, year=entry.year, source_key=entry.key,
                         known_hourly_only=code in hourly_only)  # fmt: skip
        top = row.annual_p90_usd if "p90" not in row.floors else None
        above_top += top is not None and top > marks.top_code(entry.year).annual_usd
        blanks += row.annual_p90_usd is None and row.annual_p10_usd is not None
        yield row
    _refuse_mixed_year(table, entry.year, above_top, blanks)
    if not any(not code.endswith("0000") for code, _ in seen):
        raise SourceError(f"{table.file}: has no row of a detailed occupation.")


def read_groups(path: Path, entry: Registered, *, but: Collection[str] = ()) -> Iterator[Row]:
    """The `SourceRow`, then a `GroupWageRow` per major group (and all occupations) and metropolitan area, of the extract.

    Areas in `but` are passed over; a file with no other areas leaves nothing, no source either. Raises `SourceError`
    for a damaged file, another year's, or one of other areas.
    """
    table = open_table(path, year=entry.year, inner="MSA")
    code_at, area_at, type_at = table.at("OCC_CODE"), table.at("AREA"), table.at("AREA_TYPE")
    level_at, median_at = table.at("O_GROUP"), table.at("A_MEDIAN")
    rows = []
    for cells in table.rows:
        code = str(cells[code_at]).strip()
        area = _area_code(table, cells[area_at], cells[type_at], "metropolitan")
        if table.level_of(cells[level_at], code, False) in ("major", "total") and area not in but:
            rows.append(group_row(table, cells[median_at], code, area, entry))
    if rows:
        yield entry.source_row(path, table.records)
    yield from rows


def group_row(table: Table, median: object, code: str, area: str, entry: Registered) -> GroupWageRow:
    """A major group's median; `None` where the publisher marks it (a top-coded one has no place to be called a floor)."""
    try:
        value, _ = marks.number(median)
        return GroupWageRow(
            major_code=code, area_code=area, year=entry.year, source_key=entry.key,
            annual_median_usd=None if value is None else round(value),
        )  # fmt: skip
    except ValueError as error:
        raise table.unclear(code, area) from error


_MEDIAN = marks.STATISTICS.index("median")


def _area_code(table: Table, cell: object, area_type: object, kind: Kind) -> str:
    shape = _SHAPES[kind]
    text, fewest, digits = str(cell).strip().removesuffix(".0"), *shape.code
    kind_of_area = str(area_type).strip().removesuffix(".0")
    if not text.isdigit() or not fewest <= len(text) <= digits or kind_of_area not in shape.types:
        raise SourceError(
            f"{table.file}: has an area {text!r} of type {kind_of_area!r}; it is not the {kind} file its name says."
        )
    return text.zfill(digits)


def _area_row(area: str, title: str, source_key: str) -> AreaRow:
    plain, found, _ = title.partition(" nonmetropolitan area")
    return AreaRow(
        area_code=area, level="nonmetropolitan", title=title, short=f"{plain} (nonmetropolitan)" if found else plain,
        states=_USPS.get(area[:2], ""), source_key=source_key,
    )  # fmt: skip


def _refuse_mixed_year(table: Table, year: int, above_top: int, blanks: int) -> None:
    """An extract carries no year inside, but top-coding tells May 2025 from the years before it."""
    if year <= marks.LAST_TOP_CODED_YEAR and above_top:
        raise SourceError(
            f"{table.file}: has percentiles above that vintage's top-code, so its figures are not of May {year}."
        )
    if table.extract and year > marks.LAST_TOP_CODED_YEAR and blanks >= _TOO_MANY_BLANKS:
        raise SourceError(
            f"{table.file}: leaves the upper percentiles of {blanks} rows blank, as a top-coded vintage does, so its "
            f"figures are not of May {year}."
        )
