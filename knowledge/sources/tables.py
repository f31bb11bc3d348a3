"""A publisher's table as rows of chosen columns: delimited text (plain or gzipped) and workbook sheets.

Knows files, not publishers: which columns mean what stands in the readers. Values come out as they are in the file, never
converted or repaired. Whatever is wrong with a file is one `SourceError` that names it.
"""

import csv
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from knowledge.errors import SourceError

Cell = Any
"""What a workbook holds in a cell: text, a number, a date, or `""`."""


def text(path: Path) -> str:
    """The whole text of a file; `.gz` is unpacked. Raises `SourceError` when it is short, damaged or no UTF-8."""
    with _sentences(path.name):
        data = path.read_bytes()
        return unpacked(path.name, data)


def unpacked(name: str, data: bytes) -> str:
    """Text of bytes that stood under this file name."""
    with _sentences(name):
        found = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8-sig")
    if "\0" in found:
        raise SourceError(f"{name}: holds NUL characters, which no table has; it is damaged.")
    return found


def member(path: Path, expression: str) -> str:
    """Text of the one file in an archive whose name (without folders) matches `expression`. Raises `SourceError`."""
    with _sentences(path.name), ZipFile(path) as archive:
        name = next((one for one in archive.namelist() if re.fullmatch(expression, PurePosixPath(one).name)), None)
        if name is None:
            raise SourceError(f"{path.name}: the table that belongs in this archive is not there.")
        return unpacked(path.name, archive.read(name))


def loaded(path: Path) -> Any:
    """A JSON file's content, plain or gzipped. Raises `SourceError` when it is not JSON."""
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise SourceError(f"{path.name}: this is not whole JSON (line {error.lineno}).") from error


def delimited(
    path: Path, columns: Iterable[str], *, delimiter: str = ",", notes: bool = False
) -> Iterator[tuple[str, ...]]:
    """Rows of a delimited file: the values of `columns`, stripped, in that order.

    `notes` says that the publisher ends the file with note lines of a single field, which are passed over. Raises
    `SourceError` for a missing column, a row of another width, an empty or a damaged file.
    """
    yield from delimited_text(path.name, text(path), columns, delimiter=delimiter, notes=notes)


def delimited_text(
    name: str, content: str, columns: Iterable[str], *, delimiter: str = ",", notes: bool = False
) -> Iterator[tuple[str, ...]]:
    """As `delimited`, of text that is in memory already."""
    if delimiter == "\t":
        lines = csv.reader(content.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        lines = csv.reader(content.splitlines(), delimiter=delimiter, skipinitialspace=True)
    with _sentences(name):
        header = [title.strip() for title in next(lines, [])]
        places = _places(name, header, columns)
        width, seen = len(header), False
        for row in lines:
            if len(row) != width:
                if not row or (notes and len(row) == 1):
                    continue
                raise SourceError(
                    f"{name}: line {lines.line_num} has {len(row)} fields instead of {width}; the file may be cut short."
                )
            seen = True
            yield tuple([row[place].strip() for place in places])
        if not seen:
            raise SourceError(f"{name}: there are no rows under the header.")


def sheet(
    path: Path, columns: Iterable[str], *, header_row: int, name: str | None = None
) -> Iterator[tuple[Cell, ...]]:
    """Rows of a workbook's sheet (`name`, or the first): the values of `columns` below `header_row` (1 = the top row).

    A column is named by its heading, or by a regular expression written as `~expression` where the heading carries
    years. Notes below the table come out too; the reader knows a row by its code. Raises `SourceError`.
    """
    rows = cells(path, name)
    if len(rows) <= header_row:
        raise SourceError(f"{path.name}: there are no rows under the header in row {header_row}.")
    header = [" ".join(str(title).split()) for title in rows[header_row - 1]]
    places = _places(path.name, header, columns)
    for row in rows[header_row:]:
        yield tuple([row[place] for place in places])


def cells(path: Path, name: str | None = None) -> list[list[Cell]]:
    """Every cell of a workbook's sheet (`name`, or the first). Raises `SourceError`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        if name is not None and name not in book.sheet_names:
            raise SourceError(f"{path.name}: there is no sheet “{name}”; this is another workbook.")
        found = book.get_sheet_by_name(name) if name is not None else book.get_sheet_by_index(0)
        return found.to_python(skip_empty_area=False)
    except (CalamineError, BadZipFile, OSError) as error:
        raise SourceError(f"{path.name}: this is not a workbook that can be read; it may be cut short.") from error


def number(value: Cell) -> float | None:
    """A figure of a cell, or `None` where the cell holds a mark (`—`, `(NA)`, `n/a`) or nothing."""
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None


def said(value: Cell) -> str | None:
    """Words of a cell, or `None` where it holds a mark of absence. `None` written out is the publisher's word and stays."""
    words = str(value).strip()
    return None if words in {"", "—", "-", "n/a", "(NA)"} else words


def _places(name: str, header: list[str], columns: Iterable[str]) -> list[int]:
    places = []
    for column in columns:
        if column.startswith("~"):
            matches: Callable[[str], object] = re.compile(column[1:]).fullmatch
        else:
            matches = column.__eq__
        place = next((index for index, title in enumerate(header) if matches(title) not in (False, None)), None)
        if place is None:
            shown = column.removeprefix("~")
            raise SourceError(f"{name}: column {shown} is missing; this does not look like the file it is named after.")
        places.append(place)
    return places


@contextmanager
def _sentences(name: str) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error) as error:
        raise SourceError(f"{name}: the file ends before its content does; fetch it again.") from error
    except (BadZipFile, NotImplementedError) as error:
        raise SourceError(f"{name}: this is not a whole zip archive; fetch it again.") from error
    except gzip.BadGzipFile as error:
        raise SourceError(f"{name}: this is not a whole gzip file; fetch it again.") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: this is not UTF-8 text.") from error
    except csv.Error as error:
        raise SourceError(f"{name}: a row cannot be read ({error}).") from error
    except OSError as error:
        raise SourceError(f"{name}: cannot be read ({error.strerror or error}).") from error
