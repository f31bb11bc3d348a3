"""Tables as files: what stands in a cell of a spreadsheet, and CSV. XLSX is `workbook`.

A figure is a number in the unit that its column's head names; a floor is text, so that nobody sums it up. Words that a
spreadsheet could take for a formula are marked as words.
"""

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

from advisor.facts import Fact
from api.tables.records import Cell, Table, cited

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WORDS = {"USD/year": "US dollars a year", "USD/hour": "US dollars an hour", "USD": "US dollars"}

Value = str | int | float


class Origin(NamedTuple):
    """Where a file comes from: the address of its page and the knowledge build behind it."""

    page: str
    build: str


class Column(NamedTuple):
    """A column of a file: its head with the unit, and per row the value with the fact behind it."""

    head: str
    values: tuple[tuple[Value, Fact | None], ...]


def columns_of(table: Table) -> list[Column]:
    """The table's columns with their units, one more where a column mixes units, then years and sources of each row."""
    found = []
    for place, head in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        units = dict.fromkeys(cell.fact.unit for cell in cells if cell.fact is not None)
        named = f"{head} ({_unit(next(iter(units)))})" if len(units) == 1 else head
        found.append(Column(named, tuple((value(cell), cell.fact) for cell in cells)))
        if len(units) > 1:
            words = (_unit(cell.fact.unit) if cell.fact is not None else "" for cell in cells)
            found.append(Column(f"{head}: unit", tuple((one, None) for one in words)))
    vintages = {one.id: one.vintage for one in table.citations}
    years = ("; ".join(dict.fromkeys(year for cell in row if (year := _as_of(cell, vintages)))) for row in table.rows)
    found.append(Column("As of", tuple((one, None) for one in years)))
    sources = ("; ".join(str(number) for number in cited(row, table)) for row in table.rows)
    found.append(Column("Source", tuple((int(one) if one.isdigit() else one, None) for one in sources)))
    return found


def _as_of(cell: Cell, vintages: Mapping[int, str]) -> str:
    """The period of a figure, or of the source that words are taken from."""
    return cell.fact.as_of if cell.fact is not None else vintages.get(cell.source or 0, "")


def value(cell: Cell) -> Value:
    """The number of a fact, a floor in words, or the words of the cell."""
    if cell.fact is None:
        # A rank or a year counts; a code keeps its dashes, dots and leading noughts.
        plain = cell.text.isascii() and cell.text.isdigit() and not cell.text.startswith("0")
        return int(cell.text) if plain else cell.text
    if cell.fact.bound == "at_least":
        return f"≥ {cell.fact.value:,}"
    return cell.fact.value


def guarded(words: Value) -> Value:
    """Words that begin like a formula behind an apostrophe; a number is a number, whatever its sign."""
    return f"'{words}" if isinstance(words, str) and words.startswith(_FORMULA) else words


def csv_of(table: Table, origin: Origin) -> bytes:
    """The table, an empty line, then title, note, page, build and the numbered sources. UTF-8 with a byte order mark:
    without one a spreadsheet on Windows reads dashes and ≥ as other signs."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = columns_of(table)
    writer.writerow([guarded(one.head) for one in columns])
    for row in zip(*(one.values for one in columns), strict=True):
        writer.writerow([guarded(one) for one, _ in row])
    writer.writerow([])
    for line in about(table, origin):
        writer.writerow([guarded(one) for one in line])
    return out.getvalue().encode("utf-8-sig")


SOURCE_HEADS = ("Source", "Publisher", "Dataset", "Title", "Vintage", "Licence", "Address")


def about(table: Table, origin: Origin) -> list[tuple[Value, ...]]:
    """Title, note, page and build, then the sources by number."""
    lines: list[tuple[Value, ...]] = [("Table", table.title)]
    if table.note:
        lines.append(("Note", table.note))
    lines += [("Page", origin.page), ("Knowledge build", origin.build), SOURCE_HEADS]
    for one in table.citations:
        title = f"{one.title}: {one.section}" if one.section else one.title
        lines.append((one.id, one.publisher, one.dataset, title, one.vintage, one.licence, one.url))
    return lines


def _unit(unit: str) -> str:
    head, _, rest = unit.partition(", ")
    return _WORDS.get(head, head) + (f", in {rest}" if rest else "")
