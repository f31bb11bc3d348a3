"""Pay of a track by state, nominal and in US prices, and by thirds of the states by price level.

Each figure is a mean of medians weighted by jobs (CONTRACT section 6), so it is comparable between states only as far as
their mix of occupations is. A state whose figures cover too few of the track's jobs has none.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine

from knowledge.citations import Citation
from knowledge.group_pay import COVERAGE_NEEDED_PCT, weighted_mean
from knowledge.schema import TrackPlaceRow

Tier = Literal["lower", "middle", "upper"]
TIERS: tuple[Tier, ...] = ("lower", "middle", "upper")


class StatePay(BaseModel):
    """Typical pay in one state, USD a year, nominal and in US prices (`None` where no parity is on file)."""

    model_config = ConfigDict(frozen=True)

    area_code: str
    employment: int
    nominal: int
    real: int | None
    parity: float | None
    tier: Tier | None
    covered_pct: float


class TierPay(BaseModel):
    """A third of the states by price level: the mean of their typical pay weighted by the track's jobs there."""

    model_config = ConfigDict(frozen=True)

    tier: Tier
    states: int
    nominal: int
    real: int


class TrackPlaces(BaseModel):
    """A track's pay by state, best nominal pay first. `left_out`: states whose figures cover too little."""

    model_config = ConfigDict(frozen=True)

    year: int
    parity_year: int | None
    states: tuple[StatePay, ...]
    left_out: tuple[str, ...]
    citation: Citation
    parity_citation: Citation | None

    @property
    def tiers(self) -> tuple[TierPay, ...]:
        """The thirds, cheapest first."""
        found = []
        for tier in TIERS:
            inside = [one for one in self.states if one.tier == tier]
            nominal = weighted_mean([(one.employment, one.nominal) for one in inside])
            real = weighted_mean([(one.employment, one.real) for one in inside if one.real is not None])
            if nominal is not None and real is not None:
                found.append(TierPay(tier=tier, states=len(inside), nominal=nominal, real=real))
        return tuple(found)

    @property
    def by_real(self) -> tuple[StatePay, ...]:
        """The states with a parity, best pay in US prices first."""
        known = [one for one in self.states if one.real is not None]
        return tuple(sorted(known, key=lambda one: (-(one.real or 0), one.area_code)))

    def moved(self, most: int = 3) -> tuple[tuple[StatePay, int, int], ...]:
        """The states whose place in the order changes most when prices are taken out: state, rank before, rank after."""
        known = [one for one in self.states if one.real is not None]
        before = {one.area_code: rank for rank, one in enumerate(known, start=1)}
        moves = [(one, before[one.area_code], rank) for rank, one in enumerate(self.by_real, start=1)]
        climbs = sorted(moves, key=lambda move: (move[2] - move[1], move[0].area_code))
        return tuple(one for one in (*climbs[:most], *climbs[::-1][:most]) if one[1] != one[2])


def read(engine: Engine, citation: Callable[[str], Citation], track_id: str) -> TrackPlaces | None:
    """Pay by state of one track; `None` where the build holds none."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT area_code, year, employment, typical_median_usd, real_usd, covered_pct, parity_index, parity_year,"
            " tier, source_key, parity_source_key FROM track_place WHERE track_id = ?"
            " ORDER BY typical_median_usd DESC, area_code",
            (track_id,),
        ).all()
    if not rows:
        return None
    key = next((row[10] for row in rows if row[10]), None)
    return TrackPlaces(
        year=rows[0][1],
        parity_year=next((row[7] for row in rows if row[7]), None),
        states=tuple(
            StatePay(
                area_code=code,
                employment=jobs,
                nominal=nominal,
                real=real,
                parity=parity,
                tier=tier,
                covered_pct=covered,
            )
            for code, _, jobs, nominal, real, covered, parity, _, tier, _, _ in rows
            if nominal is not None
        ),
        left_out=tuple(row[0] for row in rows if row[3] is None),
        citation=citation(rows[0][9]),
        parity_citation=citation(key) if key else None,
    )


def derive(connection: Connection) -> Iterator[TrackPlaceRow]:
    """Every track and state of the latest state survey."""
    parities = {
        code: (index, year, key)
        for code, index, year, key in connection.exec_driver_sql(
            "SELECT area_code, all_items_index, year, source_key FROM price_parity WHERE area_code IN"
            " (SELECT area_code FROM area WHERE level = 'state') ORDER BY year"
        )
    }
    tiers = _tiers({code: index for code, (index, _, _) in parities.items()})
    national: dict[tuple[str, str], int] = {}
    for track_id, code, jobs in connection.exec_driver_sql(_MEMBERS):
        national[track_id, code] = jobs or 0
    in_all: dict[str, int] = {}
    for (track_id, _), jobs in national.items():
        in_all[track_id] = in_all.get(track_id, 0) + jobs
    found: dict[tuple[str, str], list[tuple[str, int | None, int | None]]] = {}
    year, source = 0, ""
    for track_id, area, code, jobs, median, at, key in connection.exec_driver_sql(_STATES):
        found.setdefault((track_id, area), []).append((code, jobs, median))
        year, source = at, key
    for (track_id, area), cells in found.items():
        weighted = {code: (jobs, median) for code, jobs, median in cells if jobs is not None and median is not None}
        behind = sum(national.get((track_id, code), 0) for code in weighted)
        covered = round(100 * behind / in_all[track_id], 1) if in_all.get(track_id) else 0.0
        enough = covered >= COVERAGE_NEEDED_PCT
        typical = weighted_mean(list(weighted.values())) if enough else None
        parity = parities.get(area)
        yield TrackPlaceRow(
            track_id=track_id,
            area_code=area,
            year=year,
            employment=sum(jobs for _, jobs, _ in cells if jobs is not None) if enough else None,
            typical_median_usd=typical,
            real_usd=round(typical / (parity[0] / 100)) if typical is not None and parity else None,
            covered_pct=covered,
            parity_index=parity[0] if parity else None,
            parity_year=parity[1] if parity else None,
            tier=tiers.get(area),
            source_key=source,
            parity_source_key=parity[2] if parity else None,
        )


_CODES = (
    "(SELECT DISTINCT m.track_id, o.oews_code FROM track_member AS m JOIN occupation AS o"
    " ON o.onet_soc_code = m.onet_soc_code WHERE o.oews_code IS NOT NULL)"
)
_MEMBERS = (
    f"SELECT t.track_id, t.oews_code, w.employment FROM {_CODES} AS t JOIN wage AS w ON w.oews_code = t.oews_code"  # noqa: S608
    " AND w.area_code = 'US' AND w.year = (SELECT max(year) FROM wage WHERE area_code = 'US')"
)
_STATES = (
    "SELECT t.track_id, w.area_code, w.oews_code, w.employment,"  # noqa: S608
    " CASE WHEN ' ' || w.floors || ' ' LIKE '% median %' THEN NULL ELSE w.annual_median_usd END, w.year, w.source_key"
    " FROM wage AS w JOIN area AS a ON a.area_code = w.area_code AND a.level = 'state'"
    f" JOIN {_CODES} AS t ON t.oews_code = w.oews_code"
    " WHERE w.year = (SELECT max(year) FROM wage WHERE length(area_code) = 2 AND area_code <> 'US')"
    " ORDER BY t.track_id, w.area_code, w.oews_code"
)


def _tiers(parities: dict[str, float]) -> dict[str, Tier]:
    ordered = sorted(parities, key=lambda code: (parities[code], code))
    return {code: TIERS[3 * place // len(ordered)] for place, code in enumerate(ordered)}
