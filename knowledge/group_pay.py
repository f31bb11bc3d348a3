"""Pay of a career or track: a derived figure over its six-digit codes, each counted once (CONTRACT section 6).

A group has no published wage. `typical_median` is an employment-weighted mean of medians and is never called "the
median"; a floor never enters it; a group whose figures cover too few of its jobs gets none at all.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from knowledge.areas import Area, Areas, Step, no_table
from knowledge.citations import Citation
from knowledge.schema import REASONS, AreaLevel

COVERAGE_NEEDED_PCT = 80.0
"""Percent of a group's national jobs that its figures must cover."""


class GroupMember(BaseModel):
    """One six-digit code of a group in the area: jobs, and yearly median in USD (`at_least`: a floor)."""

    model_config = ConfigDict(frozen=True)

    oews_code: str
    title: str
    employment: int | None
    annual_median_usd: int | None
    at_least: bool = False


class LeftOut(BaseModel):
    """A code that does not enter the typical median, and why."""

    model_config = ConfigDict(frozen=True)

    oews_code: str
    title: str
    reason: str


class GroupPay(BaseModel):
    """Pay of a group in `area`, the first of the ladder whose figures cover enough of it (else the last tried, with
    `typical_median` `None`). `members` holds every code once, highest median first; `lowest` and `highest` are
    members with a published median; `coverage_pct` is the percent of the group's national jobs whose codes enter
    `typical_median`; `citation` is that of the area's file."""

    model_config = ConfigDict(frozen=True)

    area: Area
    year: int | None
    typical_median: int | None
    lowest: GroupMember | None
    highest: GroupMember | None
    employment: int | None
    coverage_pct: float
    members: tuple[GroupMember, ...]
    left_out: tuple[LeftOut, ...]
    steps: tuple[Step, ...]
    citation: Citation | None


class _Cell(NamedTuple):
    employment: int | None
    median: int | None
    at_least: bool
    reason: str
    employment_reason: str
    source_key: str


def weighted_mean(pairs: Sequence[tuple[int, int]]) -> int | None:
    """Mean of the values of (weight, value) pairs, half rounded up; `None` where no weight is above zero."""
    weight = sum(jobs for jobs, _ in pairs)
    return None if weight <= 0 else (2 * sum(jobs * value for jobs, value in pairs) + weight) // (2 * weight)


def group_pay(
    engine: Engine,
    citation: Callable[[str], Citation],
    areas: Areas,
    year_of: Callable[[AreaLevel], int | None],
    codes: tuple[str, ...],
    area: Area,
) -> GroupPay:
    """The group's pay in the first area of the ladder whose figures cover at least 80 % of its national jobs."""
    wanted = tuple(dict.fromkeys(codes))
    nation, national_year = areas.nation, year_of("nation")
    titles = _titles(engine, wanted)
    everywhere = {} if national_year is None else _cells(engine, wanted, nation, national_year)
    national_jobs = {code: cell.employment for code, cell in everywhere.items() if cell.employment is not None}
    steps: list[Step] = []
    last: GroupPay | None = None
    for place in areas.climb(area):
        year = year_of(place.level)
        if year is None:
            steps.append(Step(area=place, found=False, reason=no_table(place.level)))
            continue
        cells = everywhere if place.code == nation.code else _cells(engine, wanted, place, year)
        last = _measure(place, year, wanted, titles, cells, national_jobs, citation)
        enough = last.typical_median is not None
        reason = f"its figures cover {last.coverage_pct:g} % of the group's national jobs"
        steps.append(Step(area=place, found=enough, reason=None if enough else reason))
        if enough:
            break
    if last is None:
        last = _measure(nation, None, wanted, titles, {}, national_jobs, citation)
    return last.model_copy(update={"steps": tuple(steps)})


def _measure(
    area: Area,
    year: int | None,
    codes: tuple[str, ...],
    titles: dict[str, str],
    cells: dict[str, _Cell],
    national_jobs: dict[str, int],
    citation: Callable[[str], Citation],
) -> GroupPay:
    members: list[GroupMember] = []
    left_out: list[LeftOut] = []
    weighted: dict[str, tuple[int, int]] = {}
    for code in codes:
        title, cell = titles.get(code, code), cells.get(code)
        if cell is None:
            left_out.append(LeftOut(oews_code=code, title=title, reason="not published here"))
            continue
        members.append(
            GroupMember(
                oews_code=code,
                title=title,
                employment=cell.employment,
                annual_median_usd=cell.median,
                at_least=cell.at_least,
            )
        )
        if cell.median is None:
            left_out.append(LeftOut(oews_code=code, title=title, reason=cell.reason))
        elif cell.at_least:
            left_out.append(LeftOut(oews_code=code, title=title, reason=f"published only as at least ${cell.median:,}"))
        elif cell.employment is None:
            reason = f"no count of its jobs: {cell.employment_reason}"
            left_out.append(LeftOut(oews_code=code, title=title, reason=reason))
        else:
            weighted[code] = (cell.employment, cell.median)
    in_all = sum(national_jobs.get(code, 0) for code in codes)
    covered = sum(national_jobs.get(code, 0) for code in weighted)
    coverage = 100 * covered / in_all if in_all else 0.0
    enough = coverage >= COVERAGE_NEEDED_PCT
    # The range is over published medians, so that it never contradicts the members listed beside it.
    paid = sorted(
        (one for one in members if one.annual_median_usd is not None and not one.at_least),
        key=lambda one: (-(one.annual_median_usd or 0), one.oews_code),
    )
    # A code without a median is left out of both figures: jobs and pay speak of the same people.
    jobs = [employment for employment, _ in weighted.values()]
    return GroupPay(
        area=area,
        year=year,
        typical_median=weighted_mean(list(weighted.values())) if enough else None,
        lowest=paid[-1] if paid and enough else None,
        highest=paid[0] if paid and enough else None,
        employment=sum(jobs) if jobs and enough else None,
        coverage_pct=round(coverage, 1),
        members=tuple(sorted(members, key=lambda one: (-(one.annual_median_usd or 0), one.oews_code))),
        left_out=tuple(left_out),
        steps=(),
        citation=next((citation(cell.source_key) for cell in cells.values()), None),
    )


def _cells(engine: Engine, codes: tuple[str, ...], area: Area, year: int) -> dict[str, _Cell]:
    marks = ",".join("?" * len(codes))
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT oews_code, employment, annual_median_usd, floors, annual_reason, employment_reason, source_key"  # noqa: S608
            f" FROM wage WHERE area_code = ? AND year = ? AND oews_code IN ({marks})",
            (area.code, year, *codes),
        ).all()
    return {
        code: _Cell(
            jobs,
            median,
            "median" in floors.split(),
            REASONS.get(reason or "", "the publisher gives no estimate"),
            jobs_reason or "not published",
            source,
        )
        for code, jobs, median, floors, reason, jobs_reason, source in rows
    }


def _titles(engine: Engine, codes: tuple[str, ...]) -> dict[str, str]:
    marks = ",".join("?" * len(codes))
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT soc_code, title FROM soc WHERE soc_code IN ({marks})", codes).all()  # noqa: S608
    return {str(code): str(title) for code, title in rows}
