"""Opening an OEWS file: a zip, a workbook or a gzipped table -> a header and rows, with the checks that any file needs.

A `Table` says only what stands where. What a cell means is `marks`; which rows count is the reader's business.
"""

import csv
import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import python_calamine as calamine

from knowledge.errors import SourceError
from knowledge.schema import WageRow
from knowledge.sources.oews import marks

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAMAGED = "cannot be read: it is damaged or was not copied whole"


class Table(NamedTuple):
    """One sheet or gzipped table. `columns` are upper-case names; `records` rows follow, each as wide as the header."""

    file: str
    columns: dict[str, int]
    records: int
    rows: Iterator[Sequence[object]]
    extract: bool  # a re-tabulated copy in which the marks became blanks

    def at(self, name: str) -> int:
        """Where column `name` stands. Raises `SourceError` when the file has no such column."""
        try:
            return self.columns[name]
        except KeyError:
            raise SourceError(
                f"{self.file}: column {name} is missing, so this does not look like the OEWS table its name says."
            ) from None

    def layout(self) -> marks.Layout:
        """Where the wage cells stand. An extract has fewer hourly columns; an official file has them all."""
        return marks.Layout(
            employment=self.at("TOT_EMP"),
            annual=tuple(self.at(name) for name in marks.ANNUAL_COLUMNS),
            hourly=tuple(self.columns.get(name) if self.extract else self.at(name) for name in marks.HOURLY_COLUMNS),
            hourly_only=self.columns.get("HOURLY"),
            marks_became_blanks=self.extract,
        )

    def wage(
        self, cells: Sequence[object], layout: marks.Layout, *, oews_code: str, area_code: str, year: int,
        source_key: str, known_hourly_only: bool = False,
    ) -> WageRow:  # fmt: skip
        """`marks.wage_row` with a sentence that names file and row when a cell cannot be understood."""
        try:
            return marks.wage_row(
                cells, layout, oews_code=oews_code, area_code=area_code, year=year, source_key=source_key,
                known_hourly_only=known_hourly_only,
            )  # fmt: skip
        except ValueError as error:
            raise self.unclear(oews_code, area_code) from error

    def unclear(self, oews_code: str, area_code: str) -> SourceError:
        """The error for a row with a cell that is neither a number nor one of the survey's marks."""
        return SourceError(
            f"{self.file}: the row of {oews_code} in {area_code} has a value that is neither a positive number nor "
            "one of the survey's marks."
        )

    def levels(self) -> tuple[int, bool]:
        """Where the level of an occupation stands, and whether a blank there means detailed (until May 2011)."""
        for name in ("O_GROUP", "OCC_GROUP", "GROUP"):
            if name in self.columns:
                return self.columns[name], name == "GROUP"
        self.at("O_GROUP")
        raise AssertionError

    def level_of(self, cell: object, oews_code: str, blank_is_detailed: bool) -> str:
        """`total`, `major`, `minor`, `broad` or `detailed`. Raises `SourceError` for anything else."""
        level = str(cell).strip().lower()
        if not level and blank_is_detailed:
            return "total" if oews_code == "00-0000" else "detailed"
        if level not in ("total", "major", "minor", "broad", "detailed"):
            raise SourceError(f"{self.file}: the row of {oews_code} has the unknown level {level!r}.")
        return level


def open_table(path: Path, *, year: int, inner: str) -> Table:
    """Open a file of May `year`. In an archive the workbook is the one whose name begins with `inner` (any case).

    Raises `SourceError` when the file is damaged, empty, or names another year anywhere in itself.
    """
    if path.name.lower().endswith(".gz"):
        return _gzipped(path, year, inner)
    if not path.name.lower().endswith(".zip"):
        return _workbook(path.name, _bytes(path), year, ())
    try:
        with zipfile.ZipFile(io.BytesIO(_bytes(path))) as archive:
            books = [name for name in archive.namelist() if name.lower().endswith((".xls", ".xlsx"))]
            wanted = [name for name in books if PurePosixPath(name).name.lower().startswith(f"{inner}_".lower())]
            if not wanted:
                raise SourceError(f"{path.name}: holds no workbook {inner}*, so it is not the download its name says.")
            content = archive.read(wanted[0])
            named = [PurePosixPath(wanted[0]).name]
            if not _YEAR.search(named[0]):  # May 2009: only the description beside it tells the year
                named += [_opening(archive.read(name)) for name in books if "field_desc" in name.lower()]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise SourceError(f"{path.name}: {_DAMAGED}.") from error
    return _workbook(path.name, content, year, named)


def _workbook(file: str, content: bytes, year: int, named: Sequence[str]) -> Table:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        described = next((name for name in book.sheet_names[1:] if name.lower().startswith("field")), None)
        opening = _first_cell(book.get_sheet_by_name(described)) if described else ""
    except (calamine.CalamineError, OSError) as error:
        raise SourceError(f"{file}: {_DAMAGED}.") from error
    _refuse_other_year(file, year, (*named, sheet.name, opening))
    rows: Iterator[Sequence[object]] = iter(sheet.iter_rows())
    header = next(rows, None)
    if header is None or sheet.height < 2:
        raise SourceError(f"{file}: the workbook is empty.")
    return Table(file, _columns(header), sheet.height - 1, _filled(rows), extract=False)


def _gzipped(path: Path, year: int, inner: str) -> Table:
    content = _bytes(path)
    try:
        text = gzip.decompress(content).decode("utf-8")
    except (EOFError, gzip.BadGzipFile, zlib.error, struct.error, UnicodeDecodeError) as error:
        raise SourceError(f"{path.name}: {_DAMAGED}.") from error
    if "\0" in text:
        raise SourceError(f"{path.name}: {_DAMAGED}.")
    name = _gzip_name(content)
    _refuse_other_year(path.name, year, (name,))
    if name.upper().endswith(".CSV") and not name.lower().startswith(inner.lower()):
        raise SourceError(f"{path.name}: is {name} under another name.")
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, None)
    count = text.count("\n") - (1 if text.endswith("\n") else 0)
    if header is None or count < 1:
        raise SourceError(f"{path.name}: the table is empty.")
    return Table(path.name, _columns(header), count, _whole(path.name, reader, len(header)), extract=True)


def _whole(file: str, rows: Iterator[list[str]], width: int) -> Iterator[Sequence[object]]:
    for row in rows:
        if len(row) != width:
            raise SourceError(f"{file}: line with {len(row)} instead of {width} fields; it was not copied whole.")
        yield row


def _filled(rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    return (row for row in rows if any(cell != "" for cell in row))


def _columns(header: Sequence[object]) -> dict[str, int]:
    return {str(cell).strip().upper().replace(" ", "_"): at for at, cell in enumerate(header)}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}: cannot be read ({error.strerror}).") from error


def _opening(content: bytes) -> str:
    try:
        return _first_cell(calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0))
    except (calamine.CalamineError, OSError):
        return ""  # only a description; the table itself is checked where it is opened


def _first_cell(sheet: calamine.CalamineSheet) -> str:
    return " ".join(str(cell) for cell in next(iter(sheet.iter_rows()), []))


def _gzip_name(content: bytes) -> str:
    """The name that the packed file had, as the gzip header keeps it; empty where it keeps none."""
    if len(content) < 10 or not content[3] & 0x08 or content[3] & 0x04:
        return ""
    return content[10:].split(b"\0", 1)[0].decode("latin-1")


def _refuse_other_year(file: str, year: int, named: Sequence[str]) -> None:
    for text in named:
        years = {int(found) for found in _YEAR.findall(text)}
        if years and year not in years:
            raise SourceError(f"{file}: holds figures of {min(years)}, not of May {year}.")
