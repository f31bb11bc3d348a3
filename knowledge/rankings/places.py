"""Areas in order for one occupation, or for a career or track by its typical median: where it pays or employs most.

One table is compared with itself: areas without a figure are dropped by name, and no wider area stands in for one.
National measures (growth, openings, scores) have no order of places, and none is made up.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from knowledge.areas import Area
from knowledge.group_pay import COVERAGE_NEEDED_PCT, weighted_mean
from knowledge.parities import Parities, Parity, in_us_prices
from knowledge.schema import REASONS, AreaLevel

PlaceMeasure = Literal["median", "real_median", "p10", "p90", "employment"]
_COLUMN = {
    "median": "annual_median_usd", "real_median": "annual_median_usd", "p10": "annual_p10_usd", "p90": "annual_p90_usd",
    "employment": "employment",
}  # fmt: skip
_NOT_PUBLISHED = "not published there"
_FLOOR = "published only as a floor, which no division may use"
_NO_PARITY = "no price level is published for it"


class RankedPlace(NamedTuple):
    """An area in the order. `value` in USD a year, in US prices for `real_median`, or people; `at_least`: a floor.
    `nominal` and `parity` where the measure is real pay; `coverage_pct` and `codes` where it is a group's figure."""

    rank: int
    area: Area
    value: float | int
    at_least: bool
    year: int
    source_key: str
    nominal: int | None = None
    parity: Parity | None = None
    employment: int | None = None
    codes: tuple[str, ...] = ()


class DroppedPlace(NamedTuple):
    """An area without a figure, and why."""

    area: Area
    reason: str


class RankedPlaces(BaseModel):
    """The order. `considered` counts the areas looked at."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    by: PlaceMeasure
    items: tuple[RankedPlace, ...]
    ranked: int
    dropped: tuple[DroppedPlace, ...]
    considered: int


class _Cell(NamedTuple):
    area_code: str
    oews_code: str
    year: int
    value: int | None
    employment: int | None
    floors: str
    annual_reason: str | None
    employment_reason: str | None
    source_key: str


class _Line(NamedTuple):
    area: Area
    value: float | int
    at_least: bool
    cell: _Cell
    nominal: int | None = None
    parity: Parity | None = None
    employment: int | None = None
    codes: tuple[str, ...] = ()


class PlaceRankings:
    """Orders areas. One statement for all areas of a request."""

    def __init__(
        self,
        engine: Engine,
        parities: Parities,
        year_of: Callable[[AreaLevel], int | None],
    ) -> None:
        self._engine = engine
        self._parities = parities
        self._year_of = year_of

    def rank(
        self,
        codes: Sequence[str],
        areas: Iterable[Area],
        by: PlaceMeasure,
        *,
        group: bool = False,
        limit: int | None = None,
        ascending: bool = False,
    ) -> RankedPlaces:
        """One occupation's areas (`codes` holds its one pay code), or a `group`'s by typical median or jobs. Equal values
        share a rank and stand by name."""
        looked_at = tuple(dict.fromkeys(areas))
        cells = self._cells(tuple(dict.fromkeys(codes)), looked_at, "annual_median_usd" if group else _COLUMN[by])
        lines: list[_Line] = []
        dropped: list[DroppedPlace] = []
        national = self._national_jobs(codes) if group else {}
        for area in looked_at:
            here = cells.get(area.code, [])
            found = self._group_line(area, here, by, national) if group else self._line(area, here, by)
            if isinstance(found, str):
                dropped.append(DroppedPlace(area, found))
            else:
                lines.append(found)
        # A floor stands for all above it, so it is first among the highest; equal values stand by name.
        sign = 1 if ascending else -1
        lines.sort(key=lambda line: (sign * line.at_least, sign * line.value, line.area.title))
        items: list[RankedPlace] = []
        for place, line in enumerate(lines[:limit], start=1):
            rank = items[-1].rank if items and items[-1].value == line.value else place
            items.append(
                RankedPlace(
                    rank, line.area, line.value, line.at_least, line.cell.year, line.cell.source_key, line.nominal, line.parity,
                    line.employment, line.codes,
                )
            )  # fmt: skip
        return RankedPlaces(
            by=by,
            items=tuple(items),
            ranked=len(lines),
            dropped=tuple(sorted(dropped, key=lambda one: one.area.title)),
            considered=len(looked_at),
        )

    def _line(self, area: Area, here: list[_Cell], by: PlaceMeasure) -> _Line | str:
        if not here:
            return _NOT_PUBLISHED
        cell = here[0]
        if cell.value is None:
            reason = cell.employment_reason if by == "employment" else cell.annual_reason
            return REASONS.get(reason or "", reason or _NOT_PUBLISHED)
        floor = ("median" if by == "real_median" else by) in cell.floors.split()
        if by != "real_median":
            return _Line(area, cell.value, floor, cell, employment=cell.employment)
        return self._real(area, cell.value, cell, floor, cell.employment)

    def _real(
        self, area: Area, nominal: int, cell: _Cell, floor: bool, jobs: int | None, codes: tuple[str, ...] = ()
    ) -> _Line | str:
        if floor:
            return _FLOOR
        parity = self._parities.of(area)
        if parity is None:
            return _NO_PARITY
        value = int(in_us_prices(nominal, parity.all_items))
        return _Line(area, value, False, cell, nominal=nominal, parity=parity, employment=jobs, codes=codes)

    def _group_line(self, area: Area, here: list[_Cell], by: PlaceMeasure, national: dict[str, int]) -> _Line | str:
        """A group's figure by CONTRACT section 6: codes with a median and jobs, each once, over 80 % of its jobs."""
        used = [
            one
            for one in here
            if one.value is not None and one.employment is not None and "median" not in one.floors.split()
        ]
        in_all = sum(national.values())
        covered = 100 * sum(national.get(one.oews_code, 0) for one in used) / in_all if in_all else 0.0
        typical = weighted_mean([(one.employment or 0, one.value or 0) for one in used])
        if typical is None or covered < COVERAGE_NEEDED_PCT:
            return f"its figures cover {covered:.1f} % of the group's national jobs, under {COVERAGE_NEEDED_PCT:g} %"
        jobs, codes = sum(one.employment or 0 for one in used), tuple(one.oews_code for one in used)
        if by == "employment":
            return _Line(area, jobs, False, used[0], employment=jobs, codes=codes)
        if by == "real_median":
            return self._real(area, typical, used[0], False, jobs, codes)
        return _Line(area, typical, False, used[0], employment=jobs, codes=codes)

    def _cells(self, codes: tuple[str, ...], areas: tuple[Area, ...], column: str) -> dict[str, list[_Cell]]:
        found: dict[str, list[_Cell]] = {}
        for level in dict.fromkeys(area.level for area in areas):
            year = self._year_of(level)
            if year is None or not codes:
                continue
            at = [area.code for area in areas if area.level == level]
            statement = (
                f"SELECT area_code, oews_code, year, {column}, employment, floors, annual_reason, employment_reason, source_key"  # noqa: S608
                f" FROM wage WHERE year = ? AND oews_code IN ({_marks(codes)}) AND area_code IN ({_marks(at)}) ORDER BY oews_code"
            )
            with self._engine.connect() as connection:
                for row in connection.exec_driver_sql(statement, (year, *codes, *at)):
                    found.setdefault(row[0], []).append(_Cell._make(row))
        return found

    def _national_jobs(self, codes: Sequence[str]) -> dict[str, int]:
        wanted = tuple(dict.fromkeys(codes))
        statement = (
            f"SELECT oews_code, employment FROM wage WHERE area_code = 'US' AND year = ? AND oews_code IN ({_marks(wanted)})"  # noqa: S608
            " AND employment IS NOT NULL"
        )
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(statement, (self._year_of("nation"), *wanted))
            return {str(row[0]): int(row[1]) for row in rows}


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
