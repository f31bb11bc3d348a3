"""A table of job titles and SOC codes in a text file, whoever made it: how its bytes are read, what parts its columns, which
column is which, and which rows can be used. Raises `CaseError`, one sentence.

Columns are known by what they hold, and only then by what they are called: heads differ, codes do not.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.suites import CaseError

CODE = re.compile(r"(?<!\d)(\d{2})-?(\d{4})(?:\.?(\d{2}))?(?!\d)")
"""A SOC code (11-1021, 111021) or an O*NET-SOC code (11-1021.00)."""

Standing = Callable[[re.Match[str]], Sequence[str]]
"""The codes of this knowledge for which a written one stands."""

_NOTHING_BUT_CODES = re.compile(r"(?:\s*(?:\d{2}-?\d{4}(?:\.?\d{2})?)\s*[,;/|&+]?)+", re.ASCII)
_DELIMITERS = ",;\t|"
_NAMED_SO = 5
"""How many rows that cannot be used are named."""

# What heads call a column of titles, the surest first: "Alternate Title" is meant before the official "Title" beside it.
_SPOKEN = re.compile(r"alternat|report|query|said|alias|synonym|raw|posting|lay|also|known|variant", re.IGNORECASE)
_TITLE = re.compile(r"title|job|name|position|role|occupation", re.IGNORECASE)
_OTHER = re.compile(
    r"short|source|descri|url|\bid\b|_id\b|code|group|level|date|score|official|canonical", re.IGNORECASE
)
_CALLED_CODE = re.compile(r"soc|code|onet|o\*net|occupation|label|target", re.IGNORECASE)


class TitleTable(NamedTuple):
    """What a file holds: each title once with every code that a row gives it, and what to tell of the file."""

    pairs: list[tuple[str, tuple[str, ...]]]
    told: list[str]


def read(file: Path, standing: Standing) -> TitleTable:
    """The titles of a file with their codes."""
    rows = _rows(file)
    width = max(len(row) for row in rows)
    cells = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(width)]
    code = _code_column(file, cells, standing)
    head = _head(cells, code)
    title = _title_column(file, cells, code, head)
    found: dict[str, tuple[str, list[str]]] = {}
    unused: list[str] = []
    first = 2 if head else 1
    for number, (name, coded) in enumerate(zip(cells[title], cells[code], strict=True), start=1):
        if number < first:
            continue
        codes = [one for match in CODE.finditer(coded) for one in standing(match)]
        if not codes or len(name) < 2:
            unused.append(f"row {number} ({name[:40] or 'no title'}, {coded[:20] or 'no code'})")
            continue
        held = found.setdefault(" ".join(name.casefold().split()), (name, []))[1]
        held += [one for one in dict.fromkeys(codes) if one not in held]
    if not found:
        raise CaseError(
            f"{file.name}: no row has a title and a SOC code that this knowledge holds, such as Electrician,47-2111."
        )
    told = [f"titles from {_called(head, cells, title)}, codes from {_called(head, cells, code)}"]
    if unused:
        several = f"{len(unused)} rows have" if len(unused) > 1 else "1 row has"
        more = ", …" if len(unused) > _NAMED_SO else ""
        told.append(f"{several} no title or no code that this knowledge holds: {', '.join(unused[:_NAMED_SO])}{more}")
    return TitleTable([(name, tuple(codes)) for name, codes in found.values()], told)


def text_of(file: Path) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or Windows-1252, as spreadsheets write it."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise CaseError(f"There is no {file.name} in {file.parent}.") from None
    except IsADirectoryError:
        raise CaseError(f"{file} is a folder; name the file in it that holds titles and codes.") from None
    except OSError as error:
        raise CaseError(f"{file.name} cannot be read: {error.strerror}.") from None
    if raw.startswith(b"PK"):
        raise CaseError(f"{file.name} is a workbook or an archive; save the sheet as CSV.")
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16")
        if b"\0" in raw:
            raise CaseError(f"{file.name} is no text file; save the table as CSV.")
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return raw.decode("cp1252")
    except UnicodeDecodeError:
        raise CaseError(f"{file.name} is no text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8.") from None


def _rows(file: Path) -> list[list[str]]:
    text = text_of(file)
    if not text.strip():
        raise CaseError(f"{file.name} is empty.")
    tried = [(_evenness(rows := _parted(text, one)), rows) for one in _DELIMITERS]
    even, rows = max(tried, key=lambda one: one[0])
    if not even[0]:
        raise CaseError(
            f"{file.name} is no table of titles and codes: no comma, semicolon, tab or bar parts its columns."
        )
    return rows


def _parted(text: str, delimiter: str) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter=delimiter))
    except csv.Error:
        return []
    return [row for row in rows if any(cell.strip() for cell in row)]


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """The share of rows that have the usual number of columns, and that number; nothing where that is one."""
    counted = Counter(len(row) for row in rows)
    usual = max((one for one in counted if one > 1), key=lambda one: (counted[one], one), default=0)
    return (counted[usual] / len(rows), usual) if usual else (0.0, 0)


def _code_column(file: Path, cells: list[list[str]], standing: Standing) -> int:
    """The column most of whose cells are codes; among several, the one with more that this knowledge holds."""

    def share(column: list[str]) -> tuple[float, int, float, list[str]]:
        coded = [one for one in column if one and _NOTHING_BUT_CODES.fullmatch(one)]
        # A long file needs no look-up of each of its codes to tell that they are some.
        held = sum(bool(standing(match)) for one in coded[:200] if (match := CODE.search(one)))
        dashed = sum("-" in one for one in coded)
        return min(1.0, held), dashed, len(coded) / len(column), sorted(column)

    best = max(range(len(cells)), key=lambda at: share(cells[at]))
    if not share(cells[best])[2]:
        raise CaseError(
            f"{file.name}: no row has a title and a SOC code that this knowledge holds: no column holds codes such as 47-2111."
        )
    return best


def _head(cells: list[list[str]], code: int) -> list[str]:
    """The first row where it names the columns."""
    first = [column[0] for column in cells]
    if CODE.search(first[code]) or not re.search(r"[^\W\d_]", first[code]):
        return []
    named = _CALLED_CODE.search(first[code]) or any(_TITLE.search(one) for one in first)
    return first if named or len(first[code]) > 2 else []


def _title_column(file: Path, cells: list[list[str]], code: int, head: list[str]) -> int:
    def sureness(at: int) -> tuple[int, int, list[str]]:
        column = cells[at][1:] if head else cells[at]
        words = {word for one in column for word in re.findall(r"[^\W\d_]{2,}", one.casefold())}
        said = head[at] if head else ""
        rank = 3 * bool(_SPOKEN.search(said)) + 2 * bool(_TITLE.search(said)) - 4 * bool(_OTHER.search(said))
        return (rank if words else -9), len(words), sorted(column)

    others = [at for at in range(len(cells)) if at != code]
    best = max(others, key=sureness, default=None)
    if best is None or sureness(best)[0] == -9:
        raise CaseError(f"{file.name}: beside the codes there is no column of titles in words.")
    return best


def _called(head: list[str], cells: list[list[str]], at: int) -> str:
    return f"“{head[at]}”" if head else f"the column of “{cells[at][0][:40]}”"
