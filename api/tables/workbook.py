"""A table as XLSX: one sheet of figures that are numbers, one of sources. The only module that imports openpyxl.

The same table gives the same bytes: the dates that the library and the archive write are set to one day.
"""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from api.tables.files import SOURCE_HEADS, Origin, Value, about, columns_of
from api.tables.records import Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {
    "USD/year": '"$"#,##0', "USD": '"$"#,##0', "USD/hour": '"$"#,##0.00', "percent": '0.0"%"', "people": "#,##0", "count": "#,##0",
    "openings/year": "#,##0", "index US=100": "0.0", "ratio": "0.00", "years": "0.0",
}  # fmt: skip
_NARROWEST, _WIDEST = 9, 60
_DAY = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def xlsx_of(table: Table, origin: Origin) -> bytes:
    """The table as a workbook of two sheets."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _NOT_IN_A_NAME.sub(" ", table.name.replace("_", " "))[:31]
    _figures(sheet, table)
    _sources(book.create_sheet("Sources"), table, origin)
    out = io.BytesIO()
    book.save(out)
    return _still(out.getvalue())


def _figures(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns_of(table), start=1):
        head = sheet.cell(1, place)
        _put(head, column.head)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        longest = max(len(word) for word in column.head.split())
        for order, (one, fact) in enumerate(column.values, start=2):
            cell = sheet.cell(order, place)
            _put(cell, one)
            if fact is not None and not isinstance(one, str):
                cell.number_format = _FORMATS.get(fact.unit.partition(",")[0], "General")
                one = f"${one:,}  "
            elif fact is not None:
                cell.alignment = Alignment(horizontal="right")
            longest = max(longest, len(str(one)))
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _sources(sheet: "Worksheet", table: Table, origin: Origin) -> None:
    from openpyxl.styles import Alignment, Font

    for order, line in enumerate(about(table, origin), start=1):
        for place, one in enumerate(line, start=1):
            cell = sheet.cell(order, place)
            _put(cell, one)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line == SOURCE_HEADS or (place == 1 and isinstance(one, str)):
                cell.font = Font(bold=True)
            if isinstance(one, str) and one.startswith("https://"):
                cell.hyperlink = one
                cell.font = Font(underline="single")
        if len(line) == 2:
            sheet.merge_cells(start_row=order, end_row=order, start_column=2, end_column=len(SOURCE_HEADS))
            # A merged line does not grow by itself: about a hundred characters fit on one.
            sheet.row_dimensions[order].height = 15.0 * (1 + len(str(line[1])) // 130)
    for letter, width in zip("ABCDEFG", (16, 34, 34, 46, 20, 22, 60), strict=True):
        sheet.column_dimensions[letter].width = width


def _put(cell: "Cell | object", one: Value) -> None:
    """A number as a number; words as words, even where they begin like a formula."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

    assert isinstance(cell, Cell)
    if not isinstance(one, str):
        cell.value = one
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", one)
    if one:
        cell.data_type = "s"
    if one.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True  # the spreadsheet's own apostrophe


def _still(book: bytes) -> bytes:
    """The same archive without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = _STAMP.sub(rb"\g<1>2026-01-01T00:00:00Z", old.read(entry))
            new.writestr(zipfile.ZipInfo(entry.filename, _DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
