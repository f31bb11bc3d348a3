"""Occupations in order: by pay, jobs, outlook or resilience, in one area, with what could not be ranked and why.

A ranking compares one area: the first step of the ladder with pay for at least one member. A member without a figure
there is dropped with the reason, never ranked at a wider area's figure; one paid by the hour only stands apart.
Projections and scores exist for the nation only, so a ranking by them is national and says so.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from knowledge.areas import Area, Areas, Step, no_table
from knowledge.citations import Citation
from knowledge.parities import Parities, Parity, in_us_prices
from knowledge.preparation import EDUCATION, months_to_enter, needs
from knowledge.schema import AreaLevel
from knowledge.traits import Traits, read_traits

Measure = Literal[
    "median", "real_median", "p10", "p90", "mean", "growth", "openings", "employment", "resilience"
]  # fmt: skip
_COLUMN: dict[str, str] = {
    "median": "annual_median_usd",
    "real_median": "annual_median_usd",
    "p10": "annual_p10_usd",
    "p90": "annual_p90_usd",
    "mean": "annual_mean_usd",
    "employment": "employment",
}
NATIONAL: frozenset[str] = frozenset({"growth", "openings", "resilience"})
"""Measures that are published for the nation only."""


class RankRequest(BaseModel):
    """What to rank. `codes`: six-digit codes, `None` for every occupation; `area`: where the ladder starts. A filter
    left `None` does not filter. `max_education`: a BLS entry level (`EDUCATION`); `min_median` in USD a year;
    `max_exposure` 0..100; `max_months`: usual preparation; `major_group`: `11-0000`; `ascending`: lowest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[str, ...] | None = None
    area: Area
    by: Measure = "median"
    max_education: str | None = None
    min_median: int | None = Field(default=None, ge=0)
    min_resilience: int | None = Field(default=None, ge=1, le=6)
    min_growth: float | None = None
    max_exposure: float | None = Field(default=None, ge=0, le=100)
    no_experience: bool = False
    max_months: int | None = Field(default=None, ge=0)
    major_group: str | None = None
    limit: int | None = Field(default=None, ge=1)
    ascending: bool = False


class RankedItem(NamedTuple):
    """A line of a ranking. `value` in the unit of the measure; `at_least`: a floor. `traits` holds the national
    attributes of the occupation; `citation_key` is the source of `value`."""

    rank: int
    oews_code: str
    title: str
    value: float | int
    at_least: bool
    annual_median_usd: int | None
    median_at_least: bool
    employment: int | None
    traits: Traits
    citation_key: str


class DroppedItem(NamedTuple):
    """A member that could not be ranked, or that a filter took out, and why."""

    oews_code: str
    title: str
    reason: str


class HourlyItem(NamedTuple):
    """A member with hourly pay only: its median in USD an hour."""

    oews_code: str
    title: str
    hourly_median_usd: float
    citation_key: str


class Ranked(BaseModel):
    """A ranking in `area`. `pay_area` is where the medians of the lines stand (the same, except for national measures
    asked about a place); `year` is theirs. `ranked` counts all that could be ranked, `items` may be fewer
    (`limit`); `considered` counts the members looked at. `parity` where the measure is real pay."""

    model_config = ConfigDict(frozen=True)

    by: Measure
    area: Area
    pay_area: Area
    year: int | None
    items: tuple[RankedItem, ...]
    ranked: int
    dropped: tuple[DroppedItem, ...]
    hourly: tuple[HourlyItem, ...]
    considered: int
    steps: tuple[Step, ...]
    filters: dict[str, str | int | float | bool]
    parity: Parity | None = None


class _Pay(NamedTuple):
    oews_code: str
    value: float | int | None
    annual_median_usd: int | None
    employment: int | None
    floors: str
    annual_reason: str | None
    employment_reason: str | None
    hourly_median_usd: float | None
    source_key: str


class Rankings:
    """Orders occupations. One statement per area tried; the national attributes are read once per build."""

    def __init__(
        self,
        engine: Engine,
        citation: Callable[[str], Citation],
        areas: Areas,
        parities: Parities,
        year_of: Callable[[AreaLevel], int | None],
    ) -> None:
        self._engine = engine
        self._citation = citation
        self._areas = areas
        self._parities = parities
        self._year_of = year_of

    @cached_property
    def traits(self) -> dict[str, Traits]:
        """Six-digit code -> its title, projection and score; every occupation that pay is published for."""
        return read_traits(self._engine)

    def rank(self, request: RankRequest) -> Ranked:
        """The ranking asked for. Codes that are no occupation of this build are dropped by name, never ignored."""
        members = self._members(request)
        pay_area, steps, pays, parity = self._where(request, members)
        kept: list[tuple[Traits, _Pay | None]] = []
        dropped: list[DroppedItem] = []
        hourly: list[HourlyItem] = []
        for code in members:
            traits = self.traits.get(code)
            if traits is None:
                dropped.append(DroppedItem(code, code, "no such occupation in the wage survey"))
                continue
            pay = pays.get(code)
            reason = _filtered(request, traits) or _too_low(request, pay)
            if reason is not None:
                dropped.append(DroppedItem(code, traits.title, reason))
            else:
                kept.append((traits, pay))
        rows: list[tuple[float | int, bool, Traits, _Pay | None]] = []
        for traits, pay in kept:
            value, reason = _value(request.by, traits, pay)
            if value is not None:
                at_least = pay is not None and request.by in pay.floors.split()
                if parity is not None and pay is not None:
                    at_least = "median" in pay.floors.split()
                    # A floor is no number to divide; it cannot stand in a ranking of real pay.
                    if at_least:
                        dropped.append(DroppedItem(traits.oews_code, traits.title, "published only as a floor"))
                        continue
                    value = in_us_prices(value, parity.all_items)
                rows.append((value, at_least, traits, pay))
            elif (
                pay is not None
                and pay.hourly_median_usd is not None
                and pay.annual_median_usd is None
                and request.by in _COLUMN
                and request.by != "employment"
            ):
                hourly.append(HourlyItem(pay.oews_code, traits.title, pay.hourly_median_usd, pay.source_key))
            else:
                dropped.append(DroppedItem(traits.oews_code, traits.title, reason))
        items = order(rows, request.ascending)
        national = request.by in NATIONAL
        return Ranked(
            by=request.by,
            area=self._areas.nation if national else pay_area,
            pay_area=pay_area,
            year=self._year_of(pay_area.level),
            items=tuple(items if request.limit is None else items[: request.limit]),
            ranked=len(items),
            dropped=tuple(dropped),
            hourly=tuple(sorted(hourly, key=lambda line: (-line.hourly_median_usd, line.oews_code))),
            considered=len(members),
            steps=steps,
            filters={
                name: value
                for name, value in request.model_dump(exclude={"codes", "area", "by", "limit"}).items()
                if value is not None and value is not False
            },
            parity=parity,
        )

    def _members(self, request: RankRequest) -> tuple[str, ...]:
        codes: Iterable[str] = self.traits if request.codes is None else dict.fromkeys(request.codes)
        if request.major_group is not None:
            codes = (code for code in codes if code[:2] == request.major_group[:2])
        return tuple(codes)

    def _where(
        self, request: RankRequest, members: tuple[str, ...]
    ) -> tuple[Area, tuple[Step, ...], dict[str, _Pay], Parity | None]:
        """The first area of the ladder with pay for a member, the steps to it, its pay rows, and its parity where the
        ranking is by real pay."""
        steps: list[Step] = []
        for area in self._areas.climb(request.area):
            year, reason = self._year_of(area.level), "not published"
            if year is None:
                steps.append(Step(area=area, found=False, reason=no_table(area.level)))
                continue
            parity = self._parities.of(area) if request.by == "real_median" else None
            if request.by == "real_median" and parity is None:
                steps.append(Step(area=area, found=False, reason="no price parity is published for it"))
                continue
            pays = self._pays(request, members, area, year)
            if any(pay.value is not None or pay.hourly_median_usd is not None for pay in pays.values()):
                steps.append(Step(area=area, found=True))
                return area, tuple(steps), pays, parity
            if pays:
                reason = next((pay.annual_reason for pay in pays.values() if pay.annual_reason), reason)
            steps.append(Step(area=area, found=False, reason=reason))
        return self._areas.nation, tuple(steps), {}, None

    def _pays(self, request: RankRequest, members: tuple[str, ...], area: Area, year: int) -> dict[str, _Pay]:
        column = _COLUMN.get(request.by, "annual_median_usd")
        statement = (
            f"SELECT oews_code, {column}, annual_median_usd, employment, floors, annual_reason, employment_reason,"  # noqa: S608
            " hourly_median_usd, source_key FROM wage WHERE area_code = ? AND year = ?"
        )
        parameters: tuple[str | int, ...] = (area.code, year)
        if request.codes is not None and len(members) <= 500:
            statement += f" AND oews_code IN ({','.join('?' * len(members))})"
            parameters += members
        with self._engine.connect() as connection:
            cursor = connection.exec_driver_sql(statement, parameters)
            return {row[0]: _Pay(*row) for row in cursor}


def order(rows: Iterable[tuple[float | int, bool, Traits, _Pay | None]], ascending: bool = False) -> list[RankedItem]:
    """Ranked lines: highest first (or lowest), equal values share a rank and stand in order of their codes."""
    sign = 1 if ascending else -1
    items: list[RankedItem] = []
    for place, (value, at_least, traits, pay) in enumerate(
        sorted(rows, key=lambda row: (sign * row[0], row[2].oews_code)), start=1
    ):
        tied = bool(items) and items[-1].value == value
        items.append(
            RankedItem(
                items[-1].rank if tied else place,
                traits.oews_code,
                traits.title,
                value,
                at_least,
                None if pay is None else pay.annual_median_usd,
                pay is not None and "median" in pay.floors.split(),
                None if pay is None else pay.employment,
                traits,
                traits.source_key if pay is None else pay.source_key,
            )
        )
    return items


def _value(by: Measure, traits: Traits, pay: _Pay | None) -> tuple[float | int | None, str]:
    if by == "growth":
        return traits.growth_pct, "no projection on file"
    if by == "openings":
        return traits.openings_per_year, "no projection on file"
    if by == "resilience":
        return traits.score, traits.score_reason or "no score: an input is missing"
    if pay is None:
        return None, "not published here"
    reason = pay.employment_reason if by == "employment" else pay.annual_reason
    return pay.value, reason or "not published"


def _filtered(request: RankRequest, traits: Traits) -> str | None:
    """Why the request's national filters take this occupation out; `None` where they do not."""
    if request.max_education is not None:
        entry = traits.entry_education
        if entry not in EDUCATION:
            return "no entry education on file"
        if EDUCATION.index(entry) > EDUCATION.index(request.max_education):
            return needs(entry)
    if request.no_experience:
        if traits.work_experience is None:
            return "no entry experience on file"
        if traits.work_experience != "None":
            return f"needs {traits.work_experience.lower()} of experience in a related job"
    if request.max_months is not None:
        months = months_to_enter(traits.entry_education, traits.work_experience, traits.job_zone)
        if months is None:
            return "no preparation time on file"
        if months > request.max_months:
            return f"usually takes about {months} months of schooling and experience first"
    if request.min_growth is not None:
        if traits.growth_pct is None:
            return "no projection on file"
        if traits.growth_pct < request.min_growth:
            return f"projected growth is {traits.growth_pct:g} %"
    if request.min_resilience is not None:
        if traits.score is None:
            return traits.score_reason or "no score: an input is missing"
        if traits.score < request.min_resilience:
            return f"its resilience score is {traits.score}"
    if request.max_exposure is not None:
        if traits.exposure is None:
            return traits.score_reason or "no exposure on file"
        if traits.exposure > request.max_exposure:
            return f"its exposure is {traits.exposure:g} of 100"
    return None


def _too_low(request: RankRequest, pay: _Pay | None) -> str | None:
    if request.min_median is None or pay is None or pay.annual_median_usd is None:
        # Without a yearly median nothing is known to be too low: such a member is named by `_value` or listed hourly,
        # except in a national measure, where it would slip through.
        if request.min_median is not None and request.by in NATIONAL:
            return "no yearly median to compare with"
        return None
    return f"its median is ${pay.annual_median_usd:,}" if pay.annual_median_usd < request.min_median else None
