"""OEWS marks, blanks and top-codes: one published row of wage cells -> one `WageRow`.

The rules here are all there is about what an empty cell means. Nothing here opens a file, and no value is made up: a
floor is the publisher's own top-code of that vintage, named in `floors`; everything else that is missing is `None`.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from knowledge.schema import WageRow

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
STATISTICS = ("mean", *PERCENTILES)
_SUFFIX = {"mean": "MEAN", "p10": "PCT10", "p25": "PCT25", "median": "MEDIAN", "p75": "PCT75", "p90": "PCT90"}
ANNUAL_COLUMNS = tuple(f"A_{_SUFFIX[statistic]}" for statistic in STATISTICS)
HOURLY_COLUMNS = tuple(f"H_{_SUFFIX[statistic]}" for statistic in STATISTICS)

Mark = Literal["", "blank", "withheld", "top"]
"""What stands in a cell: a number, nothing, a mark that the estimate is withheld, or a mark that it is top-coded."""
_MARKS: dict[str, Mark] = {
    "": "blank", "*": "withheld", "**": "withheld", "***": "withheld", "~": "withheld", "#": "top",
}  # fmt: skip

LAST_TOP_CODED_YEAR = 2024


class TopCode(NamedTuple):
    """The pay at and above which a vintage prints no number."""

    hourly_usd: float
    annual_usd: int


def top_code(year: int) -> TopCode:
    """The top-code of May `year`. May 2025 uses none in its data, though its notes still describe $239,200."""
    if year <= 2007:
        return TopCode(70.0, 145_600)
    if year <= 2010:
        return TopCode(80.0, 166_400)
    if year <= 2015:
        return TopCode(90.0, 187_200)
    if year <= 2021:
        return TopCode(100.0, 208_000)
    return TopCode(115.0, 239_200)


def number(cell: object) -> tuple[float | None, Mark]:
    """A cell as a number, or `None` and the mark that stands there. Text is trimmed; thousands commas are allowed.

    Raises `ValueError` for anything that is neither a number nor a mark of the survey.
    """
    if isinstance(cell, float | int):
        return float(cell), ""
    text = str(cell).strip() if cell is not None else ""
    mark = _MARKS.get(text)
    if mark is not None:
        return None, mark
    value = float(text.replace(",", ""))
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{text!r} is not a number")
    return value, ""


def employment(cell: object) -> tuple[int | None, str | None]:
    """Jobs, or `None` with the reason."""
    value, mark = number(cell)
    if value is None:
        return None, "not published" if mark == "blank" else "suppressed"
    return round(value), None


def is_true(cell: object) -> bool:
    """Whether an ANNUAL or HOURLY cell says so (a boolean in some years, text in others)."""
    return cell is True or str(cell).strip().upper() == "TRUE"


class Layout(NamedTuple):
    """Where the cells of a wage row stand in one file; `None` where the file has no such column."""

    employment: int
    annual: tuple[int | None, ...]  # in the order of STATISTICS
    hourly: tuple[int | None, ...]
    hourly_only: int | None
    marks_became_blanks: bool  # an extract: a blank above a filled percentile was a top-code mark


def wage_row(
    cells: Sequence[object], layout: Layout, *, oews_code: str, area_code: str, year: int, source_key: str,
    known_hourly_only: bool = False,
) -> WageRow:  # fmt: skip
    """One published row as a `WageRow`.

    `known_hourly_only` is what the national file of the same year says of the occupation; it settles what a wholly
    blank year's pay means in an extract. Raises `ValueError` for a cell that is neither a number nor a mark.
    """
    annual = [number(cells[at]) if at is not None else _ABSENT for at in layout.annual]
    hourly = [number(cells[at]) if at is not None else _ABSENT for at in layout.hourly]
    if layout.marks_became_blanks and year <= LAST_TOP_CODED_YEAR:
        _see_floors(annual, hourly)
    top = top_code(year)
    floors: list[str] = []
    values: dict[str, float | int | None] = {}
    for at, statistic in enumerate(STATISTICS):
        value, mark = annual[at]
        if mark == "top":
            floors.append(statistic)
        values[f"annual_{statistic}_usd"] = top.annual_usd if mark == "top" else None if value is None else round(value)
        value, hourly_mark = hourly[at]
        if hourly_mark == "top" and mark != "top":
            floors.append(f"hourly_{statistic}")
        values[f"hourly_{statistic}_usd"] = top.hourly_usd if hourly_mark == "top" else value
    jobs, jobs_reason = employment(cells[layout.employment])
    says_hourly = known_hourly_only or (layout.hourly_only is not None and is_true(cells[layout.hourly_only]))
    return WageRow.model_validate({
        "oews_code": oews_code, "area_code": area_code, "year": year, "source_key": source_key,
        "employment": jobs, "employment_reason": jobs_reason, "floors": " ".join(floors),
        "annual_reason": _annual_reason(annual, hourly, says_hourly), **values,
    })  # fmt: skip


_Cell = tuple[float | None, Mark]
_ABSENT: _Cell = (None, "blank")


def _see_floors(annual: list[_Cell], hourly: list[_Cell]) -> None:
    """Turn the blanks above the highest filled yearly percentile back into top-code marks (never the mean)."""
    filled = [at for at in range(1, len(STATISTICS)) if annual[at][0] is not None]
    if not filled:
        return
    for at in range(filled[-1] + 1, len(STATISTICS)):
        if annual[at][1] == "blank":
            annual[at] = (None, "top")
    # The hourly median is the only hourly percentile of an extract. It is top-coded exactly where the yearly one is,
    # unless the occupation has yearly pay only (then its hourly mean is blank too).
    if annual[_MEDIAN][1] == "top" and hourly[_MEDIAN][1] == "blank" and hourly[0][0] is not None:
        hourly[_MEDIAN] = (None, "top")


_MEDIAN = STATISTICS.index("median")


def _annual_reason(annual: list[_Cell], hourly: list[_Cell], says_hourly: bool) -> str | None:
    missing = [mark for value, mark in annual if value is None and mark != "top"]
    if not missing:
        return None
    # In an official file, yearly cells all marked `*` beside hourly figures say the same as its HOURLY column.
    hourly_given = any(value is not None or mark == "top" for value, mark in hourly)
    if len(missing) == len(annual) and hourly_given and (says_hourly or set(missing) == {"withheld"}):
        return "hourly only"
    return "suppressed" if "withheld" in missing else "not published"
