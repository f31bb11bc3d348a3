"""Pay and employment by occupation, area and year (OEWS), and the ladder that finds the nearest area with a figure.

Never fills a gap: a missing cell is an `Estimate` without a value and with its reason, and a top-code is a floor that
no arithmetic uses. The ladder changes the place, never the occupation.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from knowledge.areas import Area, Areas, Step, no_table
from knowledge.citations import Citation
from knowledge.group_pay import GroupPay, group_pay
from knowledge.parities import Parities
from knowledge.rankings import Ranked, Rankings, RankRequest
from knowledge.rankings.places import PlaceMeasure, PlaceRankings, RankedPlaces
from knowledge.schema import AreaLevel
from knowledge.traits import Traits

Statistic = Literal["p10", "p25", "median", "p75", "p90", "mean"]
STATISTICS: tuple[Statistic, ...] = ("p10", "p25", "median", "p75", "p90", "mean")

_COLUMNS = ", ".join(
    (
        "w.oews_code, coalesce(s.title, w.oews_code), w.area_code, w.year, w.source_key, w.floors",
        "w.employment, w.employment_reason, w.annual_reason",
        *(f"w.annual_{name}_usd" for name in STATISTICS),
        *(f"w.hourly_{name}_usd" for name in STATISTICS),
    )
)
_FROM = "FROM wage AS w LEFT JOIN soc AS s ON s.soc_code = w.oews_code"


class Estimate(BaseModel):
    """A published figure, or why there is none. `at_least`: the value is a floor (a top-code), shown with ≥."""

    model_config = ConfigDict(frozen=True)

    value: float | int | None = None
    at_least: bool = False
    reason: str | None = None


class Wage(BaseModel):
    """Pay of one occupation in one area and year. `annual` in USD a year, `hourly` in USD an hour, `employment` in
    wage-and-salary jobs. `hourly_only`: the publisher gives no yearly pay, and none is computed."""

    model_config = ConfigDict(frozen=True)

    oews_code: str
    title: str
    area: Area
    year: int
    vintage_label: str
    employment: Estimate
    annual: dict[Statistic, Estimate]
    hourly: dict[Statistic, Estimate]
    hourly_only: bool
    citation: Citation
    row_key: dict[str, str | int]

    @property
    def has_pay(self) -> bool:
        """Whether any pay figure stands in this row."""
        return any(cell.value is not None for cell in (*self.annual.values(), *self.hourly.values()))


class Climb(BaseModel):
    """Where the ladder ended: the first wage with pay, or none, and every step on the way."""

    model_config = ConfigDict(frozen=True)

    wage: Wage | None
    steps: tuple[Step, ...]


class GroupMedian(BaseModel):
    """Median pay of a SOC major group (`00-0000`: all occupations) in a metropolitan area, USD a year."""

    model_config = ConfigDict(frozen=True)

    major_code: str
    title: str
    area: Area
    year: int
    annual_median_usd: Estimate
    citation: Citation
    row_key: dict[str, str | int]


class Wages:
    """Pay by occupation, area and year."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation], areas: Areas) -> None:
        self._engine = engine
        self._citation = citation
        self.areas = areas
        parities = Parities(engine, citation)
        self._rankings = Rankings(engine, citation, areas, parities, self.year_of)
        self._places = PlaceRankings(engine, parities, self.year_of)

    def get(self, oews_code: str, area_code: str, year: int | None = None) -> Wage | None:
        """The estimate for exactly this occupation, area and year (default: the latest of the area's level); `None`
        where the publisher prints no row. A row without pay comes back, with its reasons."""
        area = self.areas.get(area_code)
        if area is None:
            return None
        wanted = year if year is not None else self.year_of(area.level)
        found = self._read("WHERE w.oews_code = ? AND w.area_code = ? AND w.year = ?", (oews_code, area_code, wanted))
        return found[0] if found else None

    def history(self, oews_code: str) -> tuple[Wage, ...]:
        """National estimates, oldest first. Classifications and methods changed between years; OEWS itself warns
        against reading it as a time series."""
        return tuple(
            self._read("WHERE w.oews_code = ? AND w.area_code = ? ORDER BY w.year", (oews_code, self.areas.nation.code))
        )

    def climb(self, oews_code: str, area: Area) -> Climb:
        """The first area with pay on the ladder area → state → nation, each step named with its reason."""
        steps: list[Step] = []
        for place in self.areas.climb(area):
            if self.year_of(place.level) is None:
                steps.append(Step(area=place, found=False, reason=no_table(place.level)))
                continue
            wage = self.get(oews_code, place.code)
            if wage is not None and wage.has_pay:
                steps.append(Step(area=place, found=True, reason="hourly only" if wage.hourly_only else None))
                return Climb(wage=wage, steps=tuple(steps))
            reason = "not published" if wage is None else wage.annual["median"].reason
            steps.append(Step(area=place, found=False, reason=reason or "not published"))
        return Climb(wage=None, steps=tuple(steps))

    def group_medians(self, area: Area, majors: Container[str] | None = None) -> tuple[GroupMedian, ...]:
        """Medians by major group that may stand beside an occupation's pay in this metropolitan area, latest year,
        all occupations first; of these `majors` alone where given. Empty where none are published."""
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT g.major_code, coalesce(s.title, CASE g.major_code WHEN '00-0000' THEN 'All Occupations'"
                " ELSE g.major_code END), g.year, g.annual_median_usd, g.source_key FROM group_wage AS g"
                " LEFT JOIN soc AS s ON s.soc_code = g.major_code WHERE g.area_code = ?"
                " AND g.year = (SELECT max(year) FROM group_wage WHERE area_code = ?) ORDER BY g.major_code",
                (area.code, area.code),
            ).all()
        return tuple(
            GroupMedian(
                major_code=code,
                title=title,
                area=area,
                year=year,
                annual_median_usd=_estimate(value, False, "not published"),
                citation=self._citation(source),
                row_key={"major_code": code, "area_code": area.code, "year": year},
            )
            for code, title, year, value, source in rows
            if majors is None or code in majors
        )

    def year_of(self, level: AreaLevel) -> int | None:
        """The latest year loaded for areas of this level; `None` where no table of that level is loaded."""
        return self._years.get(level)

    def rank(self, request: RankRequest) -> Ranked:
        """Occupations in order, in one area (see `rankings`)."""
        return self._rankings.rank(request)

    @property
    def traits(self) -> dict[str, Traits]:
        """Six-digit code -> its title, projection, entry requirements and score; read once per build."""
        return self._rankings.traits

    def rank_places(
        self,
        oews_codes: Iterable[str],
        areas: Iterable[Area],
        by: PlaceMeasure,
        *,
        group: bool,
        limit: int,
        ascending: bool,
    ) -> RankedPlaces:
        """Areas in order for one occupation, or for a group by its typical median (see `rankings.places`)."""
        return self._places.rank(tuple(oews_codes), areas, by, group=group, limit=limit, ascending=ascending)

    def group_pay(self, oews_codes: Iterable[str], area: Area) -> GroupPay:
        """Pay of a career or track, each six-digit code counted once, in the first area of the ladder that covers
        enough of it (see `group_pay`)."""
        return group_pay(self._engine, self._citation, self.areas, self.year_of, tuple(oews_codes), area)

    @cached_property
    def _years(self) -> dict[str, int]:
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT a.level, max((SELECT max(w.year) FROM wage AS w WHERE w.area_code = a.area_code))"
                " FROM area AS a GROUP BY a.level"
            ).all()
        return {str(level): int(year) for level, year in rows if year is not None}

    def _read(self, where: str, parameters: Sequence[str | int | None]) -> list[Wage]:
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} {_FROM} {where}", tuple(parameters)).all()
        return [wage for row in rows if (wage := self._record(tuple(row))) is not None]

    def _record(self, row: tuple[object, ...]) -> Wage | None:
        code, title, area_code, year, source, floors, jobs, jobs_reason, pay_reason, *cells = row
        area = self.areas.get(str(area_code))
        if area is None:
            return None
        annual, hourly = cells[: len(STATISTICS)], cells[len(STATISTICS) :]
        hourly_only = pay_reason == "hourly only" or (not any(annual) and any(hourly))
        floor_names = str(floors).split()
        citation = self._citation(str(source))
        why_annual = "hourly only" if hourly_only else str(pay_reason or "not published")
        why_hourly = "annual only" if any(annual) and not any(hourly) else str(pay_reason or "not published")
        return Wage(
            oews_code=str(code),
            title=str(title),
            area=area,
            year=int(str(year)),
            vintage_label=citation.vintage.label,
            employment=_estimate(jobs, False, str(jobs_reason or "not published")),
            annual={
                name: _estimate(cell, name in floor_names, why_annual)
                for name, cell in zip(STATISTICS, annual, strict=True)
            },
            hourly={
                # Hourly pay is top-coded with the year's, or by itself where no yearly pay is published.
                name: _estimate(cell, name in floor_names or f"hourly_{name}" in floor_names, why_hourly)
                for name, cell in zip(STATISTICS, hourly, strict=True)
            },
            hourly_only=hourly_only,
            citation=citation,
            row_key={"oews_code": str(code), "area_code": area.code, "year": int(str(year))},
        )


def _estimate(value: object, at_least: bool, reason: str) -> Estimate:
    if value is None:
        return Estimate(reason=reason)
    assert isinstance(value, int | float)
    return Estimate(value=value, at_least=at_least)
