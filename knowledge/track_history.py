"""Jobs and pay of a track over time, on a constant basket of codes within each stretch that can be compared.

The survey changed its classification and its method; between stretches there is no line and no growth. A point says what
share of the track's jobs of the latest year it speaks for, and is left empty where that is too little.
"""

from collections.abc import Callable, Iterator

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine

from knowledge.citations import Citation
from knowledge.group_pay import weighted_mean
from knowledge.lineage import Family, families
from knowledge.schema import TrackYearRow

SEGMENTS: tuple[tuple[str, int, int, str], ...] = (
    ("2003-09", 2003, 2009, "SOC 2000"),
    ("2010-11", 2010, 2011, "a mixture of SOC 2000 and SOC 2010"),
    ("2012-18", 2012, 2018, "SOC 2010"),
    ("2019-20", 2019, 2020, "a mixture of SOC 2010 and SOC 2018"),
    ("2021-25", 2021, 2025, "SOC 2018 and the survey's new method"),
)
"""Label, first and last year, and the classification of each stretch of comparable years."""
COVERED_PCT = 70.0
"""Percent of the track's jobs of the latest year that a point must speak for."""
METHOD = (
    "sum, and mean of medians weighted by jobs, over the codes that can be followed through {segment}, codes that were "
    "split or merged counted together; {covered} percent of the track's jobs of {latest}"
)
_Cell = tuple[int | None, int | None]  # jobs, median that is not a floor


class HistoryPoint(BaseModel):
    """One year: jobs in people, typical pay in USD a year and in May prices of the latest year. `None`: the basket
    speaks for too few of the track's jobs (`jobs_covered_pct`, `pay_covered_pct`)."""

    model_config = ConfigDict(frozen=True)

    year: int
    employment: int | None
    jobs_covered_pct: float
    typical_median: int | None
    real: int | None
    pay_covered_pct: float
    citation: Citation


class Stretch(BaseModel):
    """Years that can be compared with each other, and with no others."""

    model_config = ConfigDict(frozen=True)

    label: str
    classification: str
    points: tuple[HistoryPoint, ...]


class TrackHistory(BaseModel):
    """All stretches of a track. `latest`: the year whose jobs measure the coverage and whose May prices are used."""

    model_config = ConfigDict(frozen=True)

    latest: int
    stretches: tuple[Stretch, ...]
    prices: Citation | None


def read(engine: Engine, citation: Callable[[str], Citation], track_id: str) -> TrackHistory | None:
    """The history of one track; `None` where the build holds none."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT year, segment, employment, jobs_covered_pct, typical_median_usd, real_usd, pay_covered_pct,"
            " source_key FROM track_year WHERE track_id = ? ORDER BY year",
            (track_id,),
        ).all()
        prices = connection.exec_driver_sql("SELECT source_key FROM consumer_price LIMIT 1").scalar()
    if not rows:
        return None
    stretches = []
    for label, _, _, classification in SEGMENTS:
        points = tuple(
            HistoryPoint(
                year=year,
                employment=jobs,
                jobs_covered_pct=jobs_pct,
                typical_median=pay,
                real=real,
                pay_covered_pct=pay_pct,
                citation=citation(key),
            )
            for year, segment, jobs, jobs_pct, pay, real, pay_pct, key in rows
            if segment == label
        )
        if points:
            stretches.append(Stretch(label=label, classification=classification, points=points))
    return TrackHistory(
        latest=rows[-1][0], stretches=tuple(stretches), prices=citation(str(prices)) if prices else None
    )


def derive(connection: Connection) -> Iterator[TrackYearRow]:
    """Every track and year of the national survey."""
    cells, sources = _cells(connection)
    if not cells:
        return
    latest = max(cells)
    today = {code: jobs for code, (jobs, _) in cells[latest].items()}
    may = connection.exec_driver_sql('SELECT year, "index" FROM consumer_price WHERE month = 5').all()
    prices: dict[int, float] = {year: index for year, index in may}  # noqa: C416 - rows are not pairs to a type checker
    tracks = _tracks(connection)
    for label, first, last, _ in SEGMENTS:
        years = [year for year in cells if first <= year <= last]
        found = families({year: frozenset(cells[year]) for year in years}, frozenset(today))
        for track_id, codes in tracks.items():
            inside = [one for one in found if one.whole and one.today <= codes]
            basket = [one for one in inside if all(_jobs(cells, one, year) for year in years)]
            paid = [one for one in basket if all(_paid(cells, one, year) for year in years)]
            in_all = sum(today.get(code) or 0 for code in codes)
            jobs_pct, pay_pct = _covered(basket, today, in_all), _covered(paid, today, in_all)
            for year in years:
                pairs = [pair for one in paid for pair in (_paid(cells, one, year) or ())]
                typical = weighted_mean(pairs) if pay_pct >= COVERED_PCT else None
                price, now = prices.get(year), prices.get(latest)
                yield TrackYearRow(
                    track_id=track_id,
                    year=year,
                    segment=label,
                    employment=(
                        sum(_jobs(cells, one, year) or 0 for one in basket) if jobs_pct >= COVERED_PCT else None
                    ),
                    jobs_covered_pct=jobs_pct,
                    typical_median_usd=typical,
                    real_usd=round(typical * now / price) if typical and price and now else None,
                    pay_covered_pct=pay_pct,
                    source_key=sources[year],
                )


def _cells(connection: Connection) -> tuple[dict[int, dict[str, _Cell]], dict[int, str]]:
    cells: dict[int, dict[str, _Cell]] = {}
    sources: dict[int, str] = {}
    for code, year, jobs, median, floors, key in connection.exec_driver_sql(
        "SELECT oews_code, year, employment, annual_median_usd, floors, source_key FROM wage WHERE area_code = 'US'"
        " ORDER BY year, oews_code"
    ):
        cells.setdefault(year, {})[code] = (jobs, None if "median" in floors.split() else median)
        sources[year] = key
    return cells, sources


def _tracks(connection: Connection) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for track_id, code in connection.exec_driver_sql(
        "SELECT DISTINCT m.track_id, o.oews_code FROM track_member AS m JOIN occupation AS o"
        " ON o.onet_soc_code = m.onet_soc_code WHERE o.oews_code IS NOT NULL ORDER BY m.track_id"
    ):
        found.setdefault(track_id, set()).add(code)
    return {track_id: frozenset(codes) for track_id, codes in found.items()}


def _jobs(cells: dict[int, dict[str, _Cell]], family: Family, year: int) -> int | None:
    counts = [cells[year][code][0] for code in family.surveyed.get(year, ())]
    return sum(one for one in counts if one) if counts and None not in counts else None


def _paid(cells: dict[int, dict[str, _Cell]], family: Family, year: int) -> list[tuple[int, int]] | None:
    pairs = [cells[year][code] for code in sorted(family.surveyed.get(year, ()))]
    known = [(jobs, pay) for jobs, pay in pairs if jobs is not None and pay is not None]
    return known if known and len(known) == len(pairs) else None


def _covered(basket: list[Family], today: dict[str, int | None], in_all: int) -> float:
    jobs = sum(today.get(code) or 0 for one in basket for code in one.today)
    return round(100 * jobs / in_all, 1) if in_all else 0.0
