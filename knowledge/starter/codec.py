"""A table of rows <-> one small file: comma-separated values, column by column, packed with xz. Byte-identical when repeated.

A line is a column: its name, then its values in the order of the table's keys; a column of few different words is
written as numbers, after a line (`#name`) of the words. Neighbours in a column resemble each
other, which is what makes the file small. Knows nothing of what a table means.
"""

import csv
import io
import lzma
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Boolean, Float, Integer
from sqlmodel import SQLModel

from knowledge.errors import BuildError
from knowledge.load import columns, table_of

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 24}]
ABSENT = "\\N"
WORDS = "#"


class Packed(BaseModel):
    """How one table was packed. `constants` are columns with one value throughout; `steps` says by what factor decimals were made whole (0: written out); `deltas` are whole columns written as
    the difference to the line before."""

    model_config = ConfigDict(frozen=True)

    file: str
    sha256: str
    rows: int
    constants: dict[str, str | int | float | bool | None] = {}
    steps: dict[str, int] = {}
    deltas: tuple[str, ...] = ()


def pack(kind: type[SQLModel], rows: Sequence[tuple[Any, ...]]) -> tuple[bytes, dict[str, Any]]:
    """The bytes of the file and the fields of `Packed` that say how to read it. `rows` are sorted by the caller."""
    how: dict[str, Any] = {"rows": len(rows), "constants": {}, "steps": {}, "deltas": []}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for index, name in enumerate(columns(kind)):
        values = [row[index] for row in rows]
        if rows and all(value == values[0] for value in values):
            how["constants"][name] = values[0]
            continue
        writer.writerows(_lines(kind, name, values, how))
    return lzma.compress(text.getvalue().encode(), format=lzma.FORMAT_XZ, filters=FILTERS), how


def unpack(kind: type[SQLModel], data: bytes, how: Packed) -> Iterator[tuple[Any, ...]]:
    """The rows, as values in the order of the table's columns. Raises BuildError if the file is not what `how` says."""
    try:
        text = lzma.decompress(data).decode()
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise BuildError(f"The starter table {how.file} is damaged; install the program again.") from error
    words: dict[str, list[str]] = {}
    held: dict[str, list[Any]] = {name: [value] * how.rows for name, value in how.constants.items()}
    # A line at a time, made into values at once: the widest table would fill half a gigabyte as text.
    for line in csv.reader(io.StringIO(text, newline="")):
        name = line.pop(0)
        if name.startswith(WORDS):
            words[name.removeprefix(WORDS)] = line
        elif len(line) == how.rows and name in columns(kind):
            held[name] = _values(kind, name, line, words, how)
    if set(held) != set(columns(kind)):
        raise BuildError(
            f"The starter table {how.file} is not the one its manifest speaks of; install the program again."
        )
    return zip(*(held[name] for name in columns(kind)), strict=True)


def _lines(kind: type[SQLModel], name: str, values: list[Any], how: dict[str, Any]) -> Iterator[list[str]]:
    """The line of a column; before it, where its words are written as numbers, the line of the words."""
    column = table_of(kind).columns[name]
    if isinstance(column.type, Boolean):
        yield [name, *("" if value is None else str(int(value)) for value in values)]
    elif isinstance(column.type, Float):
        step = how["steps"][name] = _step(values)
        written: Callable[[float], str] = (lambda value: str(round(value * step))) if step else repr
        yield [name, *("" if value is None else written(value) for value in values)]
    elif isinstance(column.type, Integer) and name in _RISING and None not in values:
        how["deltas"].append(name)
        yield [name, *(str(value - before) for before, value in zip([0, *values], values, strict=False))]
    elif isinstance(column.type, Integer):
        yield [name, *("" if value is None else str(value) for value in values)]
    else:
        distinct = sorted({value for value in values if value is not None})
        if len(distinct) <= _FEW and len(values) > 4 * len(distinct):
            yield [WORDS + name, *distinct]
            place = {word: str(number) for number, word in enumerate(distinct)}
            yield [name, *("" if value is None else place[value] for value in values)]
        else:
            yield [name, *(ABSENT if value is None else value for value in values)]


def _values(kind: type[SQLModel], name: str, line: list[str], words: Mapping[str, list[str]], how: Packed) -> list[Any]:
    column = table_of(kind).columns[name]
    if name in words:
        by_number: Mapping[str, str | None] = {"": None, **{str(n): word for n, word in enumerate(words[name])}}
        return [by_number[value] for value in line]
    if isinstance(column.type, Boolean):
        return [None if value == "" else value == "1" for value in line]
    if isinstance(column.type, Float):
        step = how.steps[name]
        if step == 0:
            return [None if value == "" else float(value) for value in line]
        return [None if value == "" else int(value) / step for value in line]
    if isinstance(column.type, Integer):
        if name in how.deltas:
            return _summed(line)
        return [None if value == "" else int(value) for value in line]
    return [None if value == ABSENT else value for value in line]


def _summed(line: list[str]) -> list[int]:
    total, sums = 0, []
    for value in line:
        total += int(value)
        sums.append(total)
    return sums


def _step(values: list[Any]) -> int:
    """The smallest power of ten that makes every value whole and gives the very same value back; 0 where none does."""
    for digits in range(7):
        step = int(10**digits)
        if all(value is None or round(value * step) / step == value for value in values):
            return step
    return 0


_FEW = 2_000
"""A column of text with at most so many different values is written as numbers."""

_RISING = frozenset({"year", "rank", "task_id"})
"""Whole columns whose neighbours differ by little: written as differences."""
