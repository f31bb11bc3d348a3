"""Occupations in order: by pay, jobs, outlook or resilience, in one area, with what could not be ranked and why.

A ranking compares one area: the first step of the ladder with pay for at least one member. A member without a figure
there is dropped with the reason, never ranked at a wider area's figure; one paid by the hour only stands apart.
Projections and scores exist for the nation only, so a ranking by them is national and says so.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from sqlalchemy import Engine

from knowledge.areas import Area, Areas, Step, no_table
from knowledge.citations import Citation
from knowledge.parities import Parities, Parity, in_us_prices
from knowledge.rankings.filters import filtered, too_low
from knowledge.rankings.records import (
    NATIONAL,
    DroppedItem,
    HourlyItem,
    Measure,
    Pay,
    Ranked,
    RankedItem,
    RankRequest,
)
from knowledge.schema import AreaLevel
from knowledge.traits import Traits, read_traits

__all__ = [
    "NATIONAL",
    "DroppedItem",
    "HourlyItem",
    "Measure",
    "RankRequest",
    "Ranked",
    "RankedItem",
    "Rankings",
    "order",
]

_COLUMN: dict[str, str] = {
    "median": "annual_median_usd",
    "real_median": "annual_median_usd",
    "p10": "annual_p10_usd",
    "p90": "annual_p90_usd",
    "mean": "annual_mean_usd",
    "employment": "employment",
}
_Line = tuple[float | int, bool, Traits, Pay | None]


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

    @cached_property
    def _published(self) -> tuple[str, ...]:
        """The occupations that the newest national table lists: one that only an older year knows is not looked at."""
        year = self._year_of("nation")
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT oews_code FROM wage WHERE area_code = 'US' AND year = ?", (year,))
            listed = {row[0] for row in cursor.fetchall()}
        finally:
            connection.close()
        return tuple(code for code in self.traits if code in listed or not listed)

    def rank(self, request: RankRequest) -> Ranked:
        """The ranking asked for. Codes that are no occupation of this build are dropped by name, never ignored."""
        members = self._members(request)
        pay_area, steps, pays, parity = self._where(request, members)
        kept, dropped = self._kept(request, members, pays)
        rows: list[_Line] = []
        hourly: list[HourlyItem] = []
        in_money = request.by in _COLUMN and request.by != "employment"
        statistic = "median" if request.by == "real_median" else request.by
        for traits, pay in kept:
            value, reason = _value(request.by, traits, pay)
            at_least = pay is not None and pay.floors != "" and statistic in pay.floors.split()
            if value is None:
                by_hour = None if pay is None or pay.annual_median_usd is not None else pay.hourly_median_usd
                if in_money and pay is not None and by_hour is not None:
                    hourly.append(HourlyItem(pay.oews_code, traits.title, by_hour, pay.source_key))
                else:
                    dropped.append(DroppedItem(traits.oews_code, traits.title, reason))
            elif parity is None:
                rows.append((value, at_least, traits, pay))
            elif at_least:
                # A floor is no number to divide; it cannot stand in a ranking of real pay.
                dropped.append(DroppedItem(traits.oews_code, traits.title, "published only as a floor"))
            else:
                rows.append((in_us_prices(value, parity.all_items), False, traits, pay))
        items = order(rows, request.by, request.ascending, request.limit)
        # Built from this module's own values: validating 800 lines again would cost more than the ranking.
        return Ranked.model_construct(
            by=request.by,
            area=self._areas.nation if request.by in NATIONAL else pay_area,
            pay_area=pay_area,
            year=self._year_of(pay_area.level),
            items=tuple(items),
            ranked=len(rows),
            dropped=tuple(dropped),
            hourly=tuple(sorted(hourly, key=lambda line: (-line.hourly_median_usd, line.oews_code))),
            considered=len(members),
            steps=steps,
            filters=request.filters(),
            parity=parity,
        )

    def _kept(
        self, request: RankRequest, members: tuple[str, ...], pays: dict[str, Pay]
    ) -> tuple[list[tuple[Traits, Pay | None]], list[DroppedItem]]:
        """The members that pass the filters, with their pay, and those that do not, with the reason."""
        kept: list[tuple[Traits, Pay | None]] = []
        dropped: list[DroppedItem] = []
        filtering, traits_of = bool(request.filters()), self.traits
        for code in members:
            traits, pay = traits_of.get(code), pays.get(code)
            if traits is None:
                dropped.append(DroppedItem(code, code, "no such occupation in the wage survey"))
                continue
            reason = (filtered(request, traits) or too_low(request, pay)) if filtering else None
            if reason is None:
                kept.append((traits, pay))
            else:
                dropped.append(DroppedItem(code, traits.title, reason))
        return kept, dropped

    def _members(self, request: RankRequest) -> tuple[str, ...]:
        codes: Iterable[str] = self._published if request.codes is None else dict.fromkeys(request.codes)
        if request.major_group is not None:
            codes = (code for code in codes if code[:2] == request.major_group[:2])
        return tuple(codes)

    def _where(
        self, request: RankRequest, members: tuple[str, ...]
    ) -> tuple[Area, tuple[Step, ...], dict[str, Pay], Parity | None]:
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

    def _pays(self, request: RankRequest, members: tuple[str, ...], area: Area, year: int) -> dict[str, Pay]:
        column = _COLUMN.get(request.by, "annual_median_usd")
        statement = (
            f"SELECT oews_code, {column}, annual_median_usd, employment, floors, annual_reason, employment_reason,"  # noqa: S608
            " hourly_median_usd, source_key FROM wage WHERE area_code = ? AND year = ?"
        )
        parameters: tuple[str | int, ...] = (area.code, year)
        if request.codes is not None and len(members) <= 500:
            statement += f" AND oews_code IN ({','.join('?' * len(members))})"
            parameters += members
        # The driver's own cursor: at some 50 rows SQLAlchemy's result rows cost more than the statement does.
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(statement, parameters)
            return {row[0]: Pay._make(row) for row in cursor.fetchall()}
        finally:
            connection.close()


def order(
    rows: Iterable[_Line], by: Measure = "median", ascending: bool = False, limit: int | None = None
) -> list[RankedItem]:
    """Ranked lines: highest first (or lowest), equal values share a rank and stand in order of their codes."""
    sign = 1 if ascending else -1
    items: list[RankedItem] = []
    ordered = sorted(rows, key=lambda row: (sign * row[0], row[2].oews_code))
    for place, (value, at_least, traits, pay) in enumerate(ordered[:limit], start=1):
        rank = items[-1].rank if items and items[-1].value == value else place
        median = employment = None
        floor, source = False, traits.score_source_key if by == "resilience" else traits.source_key
        if pay is not None:
            median, employment = pay.annual_median_usd, pay.employment
            floor = pay.floors != "" and "median" in pay.floors.split()
            source = source if by in NATIONAL else pay.source_key
        items.append(
            RankedItem(rank, traits.oews_code, traits.title, value, at_least, median, floor, employment, traits, source)
        )
    return items


def _value(by: Measure, traits: Traits, pay: Pay | None) -> tuple[float | int | None, str]:
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
