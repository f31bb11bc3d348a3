"""Who is on which track, and at which level: the reviewed assignment spread over all occupations, and the level rule.

Runs in the build, once codes are joined. Occupations that share a pay code share tracks and level, so that no job is
counted on two primary tracks. What a reviewed table of a track says stands; nothing here overrules it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from knowledge.schema import TrackMemberRow
from knowledge.tracks import OWN_KEY, Assigned, Level, assignment

ZONE_POINTS: Mapping[int, int] = {1: 0, 2: 0, 3: 1, 4: 2, 5: 3}
EXPERIENCE_POINTS: Mapping[str, int] = {"None": 0, "Less than 5 years": 1, "5 years or more": 3}
PAY_STEPS = (1.1, 1.6, 3.0)
"""Multiples of the middle job's pay at which a median earns a further point."""
MID, SENIOR = 2, 5
"""Points from which a level begins; an executive role meets three conditions instead (`level_of`)."""
ZONE_OF_EDUCATION: Mapping[str, int] = {
    "No formal educational credential": 2,
    "High school diploma or equivalent": 2,
    "Some college, no degree": 3,
    "Postsecondary nondegree award": 3,
    "Associate's degree": 3,
    "Bachelor's degree": 4,
    "Master's degree": 5,
    "Doctoral or professional degree": 5,
}
"""The zone that stands in where O*NET gives none ("All Other" occupations), by BLS entry education."""
HOURS_A_YEAR = 2080
"""Only to place hourly-only occupations on the pay steps; no such yearly figure is ever shown."""


class Inputs(NamedTuple):
    """What the rule reads of a pay code: job zone 1..5, BLS work experience, median as a multiple of the middle job's."""

    zone: int | None
    experience: str | None
    pay: float | None


def level_of(found: Inputs) -> Level:
    """The level by the written rule (docs/tracks.md). Monotone: more preparation, experience or pay never lowers it.
    An input that is not on file counts as the least."""
    zone = ZONE_POINTS.get(found.zone or 1, 0)
    experience = EXPERIENCE_POINTS.get(found.experience or "None", 0)
    pay = sum(found.pay >= step for step in PAY_STEPS) if found.pay is not None else 0
    if zone >= ZONE_POINTS[4] and experience == EXPERIENCE_POINTS["5 years or more"] and pay == len(PAY_STEPS):
        return "executive"
    points = zone + experience + pay
    return "senior" if points >= SENIOR else "mid" if points >= MID else "entry"


def derive(connection: Connection) -> Iterator[TrackMemberRow]:
    """The members that follow from the assignment, beside those that a reviewed table already holds."""
    lines = assignment()
    if not lines:
        return
    held = connection.exec_driver_sql("SELECT track_id, onet_soc_code, role FROM track_member").all()
    reviewed_tracks = {track for track, _, _ in held}
    reviewed = {(track, code): role for track, code, role in held}
    inputs = read_inputs(connection)
    occupations = connection.exec_driver_sql(
        "SELECT onet_soc_code, oews_code FROM occupation ORDER BY onet_soc_code"
    ).all()
    for code, oews in occupations:
        line = _line(lines, code)
        if line is None:
            continue
        level = line.level or level_of(inputs.get(oews, Inputs(None, None, None)))
        for role, tracks in (("primary", (line.primary,)), ("secondary", line.secondary)):
            for track in tracks:
                # A track with a reviewed table takes nobody as secondary whom that table does not name.
                if (track, code) in reviewed or (track in reviewed_tracks and role == "secondary"):
                    continue
                yield TrackMemberRow(track_id=track, onet_soc_code=code, level=level, role=role, source_key=OWN_KEY)


def read_inputs(connection: Connection) -> dict[str, Inputs]:
    """Pay code -> what the rule reads of it."""
    wages = connection.exec_driver_sql(
        "SELECT oews_code, employment, annual_median_usd, hourly_median_usd FROM wage WHERE area_code = 'US'"
        " AND year = (SELECT max(year) FROM wage WHERE area_code = 'US')"
    ).all()
    paid = {
        code: float(annual) if annual is not None else hourly * HOURS_A_YEAR
        for code, _, annual, hourly in wages
        if annual is not None or hourly is not None
    }
    middle = _middle([(paid[code], jobs) for code, jobs, _, _ in wages if code in paid and jobs])
    members: defaultdict[str, list[tuple[bool, int | None, str | None, str | None]]] = defaultdict(list)
    for code, own, zone, experience, education in connection.exec_driver_sql(
        "SELECT o.oews_code, o.soc_code = o.oews_code AND o.onet_soc_code LIKE '%.00', o.job_zone, p.work_experience,"
        " p.entry_education FROM occupation AS o LEFT JOIN projection AS p ON p.nem_code = o.nem_code"
        " AND p.base_year = (SELECT max(base_year) FROM projection) WHERE o.oews_code IS NOT NULL"
        " ORDER BY o.onet_soc_code"
    ):
        members[code].append((bool(own), zone, experience, education))
    return {
        code: Inputs(
            zone=_zone(group),
            experience=max(
                (one[2] for one in group if one[2]), key=lambda said: EXPERIENCE_POINTS.get(said, 0), default=None
            ),
            pay=paid[code] / middle if code in paid and middle else None,
        )
        for code, group in members.items()
    }


def _zone(group: list[tuple[bool, int | None, str | None, str | None]]) -> int | None:
    """The zone of the occupation that has the pay code's own number, else the highest, else the education's."""
    own = [zone for is_own, zone, _, _ in group if is_own and zone is not None]
    zones = own or [zone for _, zone, _, _ in group if zone is not None]
    if zones:
        return max(zones)
    return max((ZONE_OF_EDUCATION.get(one[3] or "", 0) for one in group), default=0) or None


def _middle(pairs: list[tuple[float, int]]) -> float | None:
    """The median pay of the occupation in which the middle job of all jobs is."""
    half = sum(jobs for _, jobs in pairs) / 2
    for pay, jobs in sorted(pairs):
        half -= jobs
        if half <= 0:
            return pay
    return None


def _line(lines: tuple[Assigned, ...], code: str) -> Assigned | None:
    return next((one for one in lines if code.startswith(one.code)), None)
