"""Where a track's jobs are: the share of each industry sector, and the typical pay there.

Wage-and-salary jobs only, as the survey counts them; a cell that the publisher withheld is in no sum.
"""

from collections.abc import Callable, Iterator

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine

from knowledge.citations import Citation
from knowledge.group_pay import COVERAGE_NEEDED_PCT, weighted_mean
from knowledge.schema import TrackSectorRow

BLURBS: dict[str, str] = {
    "11": "farming", "21": "mining", "22": "utilities", "23": "construction", "31-33": "manufacturing", "42": "wholesale",
    "44-45": "retail", "48-49": "transport", "51": "information", "52": "finance", "53": "real_estate", "54": "professional",
    "55": "head_offices", "56": "business_services", "61": "education", "62": "health", "71": "arts", "72": "hospitality",
    "81": "other_services", "99": "government",
}  # fmt: skip
"""Sector -> the section of our own narrative `method/industries` that says what it is like to work there."""


class SectorShare(BaseModel):
    """One NAICS sector: the track's jobs in it, their percent of the track's counted jobs, and typical pay in USD a
    year (`None` where `covered_pct` of these jobs have a published median is too little)."""

    model_config = ConfigDict(frozen=True)

    naics: str
    title: str
    employment: int
    share_pct: float
    typical_median: int | None
    covered_pct: float


class TrackIndustries(BaseModel):
    """A track's sectors, the largest first."""

    model_config = ConfigDict(frozen=True)

    year: int
    sectors: tuple[SectorShare, ...]
    citation: Citation


def read(engine: Engine, citation: Callable[[str], Citation], track_id: str) -> TrackIndustries | None:
    """The sectors of one track; `None` where the build holds none."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT naics, sector_title, employment, share_pct, typical_median_usd, covered_pct, year, source_key"
            " FROM track_sector WHERE track_id = ? ORDER BY employment DESC, naics",
            (track_id,),
        ).all()
    if not rows:
        return None
    return TrackIndustries(
        year=rows[0][6],
        sectors=tuple(
            SectorShare(
                naics=naics, title=title, employment=jobs, share_pct=share, typical_median=pay, covered_pct=covered
            )
            for naics, title, jobs, share, pay, covered, _, _ in rows
        ),
        citation=citation(rows[0][7]),
    )


def derive(connection: Connection) -> Iterator[TrackSectorRow]:
    """Every track and sector of the latest survey by sector."""
    found: dict[str, dict[str, list[tuple[int, int | None]]]] = {}
    titles: dict[str, str] = {}
    year, source = 0, ""
    for track_id, naics, title, jobs, median, at, key in connection.exec_driver_sql(_CELLS):
        found.setdefault(track_id, {}).setdefault(naics, []).append((jobs, median))
        titles[naics], year, source = title, at, key
    for track_id, sectors in found.items():
        in_all = sum(jobs for cells in sectors.values() for jobs, _ in cells)
        for naics, cells in sectors.items():
            jobs = sum(count for count, _ in cells)
            if not jobs:
                continue
            paid = [(count, median) for count, median in cells if median is not None]
            covered = round(100 * sum(count for count, _ in paid) / jobs, 1)
            yield TrackSectorRow(
                track_id=track_id,
                naics=naics,
                year=year,
                sector_title=titles[naics],
                employment=jobs,
                share_pct=round(100 * jobs / in_all, 1),
                typical_median_usd=weighted_mean(paid) if covered >= COVERAGE_NEEDED_PCT else None,
                covered_pct=covered,
                source_key=source,
            )


_CELLS = (
    "SELECT t.track_id, s.naics, s.sector_title, s.employment,"
    " CASE WHEN ' ' || s.floors || ' ' LIKE '% median %' THEN NULL ELSE s.annual_median_usd END, s.year, s.source_key"
    " FROM sector_wage AS s JOIN (SELECT DISTINCT m.track_id, o.oews_code FROM track_member AS m"
    " JOIN occupation AS o ON o.onet_soc_code = m.onet_soc_code WHERE o.oews_code IS NOT NULL) AS t"
    " ON t.oews_code = s.oews_code WHERE s.year = (SELECT max(year) FROM sector_wage) AND s.employment IS NOT NULL"
    " ORDER BY t.track_id, s.naics, s.oews_code"
)
