"""Whether what was derived about tracks, and what joins programs and relatives, holds together: shares, coverage, members."""

# ruff: noqa: S608 - the only text put into these questions is names from knowledge/schema.py and this module.

from typing import Any

from sqlalchemy import Connection

from knowledge.checks.asking import Status, has_source, rows, value, verdict

DRAWN_PCT = 70.0
"""Least percent of a track's jobs that a yearly figure speaks for; below it none is drawn."""


def tracks_are_whole(connection: Connection) -> tuple[Status, str]:
    """Every pay code has one primary track and at most two others, all at one level; every occupation is on a track."""
    if not has_source(connection, "own-tracks") or not has_source(connection, "onet"):
        return "missing source", "tracks or O*NET are not in this build"
    wrong: list[Any] = rows(
        connection,
        """SELECT o.oews_code, count(DISTINCT m.track_id) || ' primary tracks' FROM track_member m
           JOIN occupation o ON o.onet_soc_code = m.onet_soc_code
           WHERE m.role = 'primary' AND o.oews_code IS NOT NULL GROUP BY o.oews_code HAVING count(DISTINCT m.track_id) > 1""",
    )
    wrong += rows(
        connection,
        """SELECT m.onet_soc_code, count(*) || ' secondary tracks' FROM track_member m WHERE m.role <> 'primary'
           GROUP BY m.onet_soc_code HAVING count(*) > 2""",
    )
    wrong += rows(
        connection,
        """SELECT onet_soc_code, 'is on no primary track' FROM occupation WHERE onet_soc_code NOT IN
           (SELECT onet_soc_code FROM track_member WHERE role = 'primary')""",
    )
    wrong += rows(connection, "SELECT onet_soc_code, level FROM track_member WHERE level NOT IN"
                  " ('entry', 'mid', 'senior', 'executive') OR role NOT IN ('primary', 'secondary')")  # fmt: skip
    counted = value(connection, "SELECT count(DISTINCT track_id) FROM track_member")
    return verdict(
        wrong, "track memberships do not hold", f"every occupation is on one of {counted} tracks, each pay code on one"
    )


def track_years_are_drawn(connection: Connection) -> tuple[Status, str]:
    """A year's figure speaks for at least seven tenths of the track's jobs, and none is negative or beyond the whole."""
    if not value(connection, "SELECT 1 FROM track_year LIMIT 1"):
        return _derived(connection, "years of tracks")
    wrong = rows(
        connection,
        f"""SELECT track_id, year FROM track_year WHERE employment <= 0 OR typical_median_usd <= 0 OR real_usd <= 0
            OR jobs_covered_pct NOT BETWEEN 0 AND 100.05 OR pay_covered_pct NOT BETWEEN 0 AND 100.05
            OR (employment IS NOT NULL AND jobs_covered_pct < {DRAWN_PCT})
            OR (typical_median_usd IS NOT NULL AND pay_covered_pct < {DRAWN_PCT})
            OR (real_usd IS NOT NULL AND typical_median_usd IS NULL)""",
    )
    # One basket a stretch: what a track's points speak for does not move from year to year.
    wrong += rows(
        connection,
        """SELECT track_id, segment, 'has no constant basket' FROM track_year GROUP BY track_id, segment
           HAVING max(jobs_covered_pct) - min(jobs_covered_pct) > 0.05""",
    )
    return verdict(wrong, "yearly figures of tracks do not hold", "every year of a track speaks for enough of its jobs")


def track_places_fit(connection: Connection) -> tuple[Status, str]:
    """Pay by state is positive, its price level known where it is turned into US prices, and each tier is in use."""
    if not value(connection, "SELECT 1 FROM track_place LIMIT 1"):
        return _derived(connection, "places of tracks")
    wrong = rows(
        connection,
        """SELECT track_id, area_code FROM track_place WHERE employment <= 0 OR typical_median_usd <= 0 OR real_usd <= 0
           OR covered_pct NOT BETWEEN 0 AND 100.05 OR area_code NOT IN (SELECT area_code FROM area WHERE level = 'state')
           OR (tier IS NOT NULL AND tier NOT IN ('lower', 'middle', 'upper'))
           OR (real_usd IS NOT NULL AND abs(real_usd * parity_index / 100.0 - typical_median_usd) > 2)""",
    )
    return verdict(wrong, "state figures of tracks do not fit", "pay of tracks by state fits its price levels")


def track_sectors_sum(connection: Connection) -> tuple[Status, str]:
    """The shares of a track's sectors add up to the whole."""
    if not value(connection, "SELECT 1 FROM track_sector LIMIT 1"):
        return _derived(connection, "sectors of tracks")
    wrong = rows(
        connection,
        "SELECT track_id, round(sum(share_pct), 1) FROM track_sector GROUP BY track_id"
        " HAVING sum(share_pct) NOT BETWEEN 99 AND 101 OR min(share_pct) < 0 OR min(employment) < 0",
    )
    return verdict(wrong, "tracks whose sectors do not add up", "the sectors of every track add up")


def track_transfers_fit(connection: Connection) -> tuple[Status, str]:
    """Likeness runs from -1 to 1, is the same both ways, and no track is like itself."""
    if not value(connection, "SELECT 1 FROM track_transfer LIMIT 1"):
        return _derived(connection, "likeness of tracks")
    wrong = rows(
        connection,
        """SELECT x.track_id, x.to_track_id FROM track_transfer x LEFT JOIN track_transfer y
           ON y.track_id = x.to_track_id AND y.to_track_id = x.track_id
           WHERE x.similarity NOT BETWEEN -1 AND 1 OR x.track_id = x.to_track_id
           OR y.track_id IS NULL OR abs(x.similarity - y.similarity) > 0.001""",
    )
    return verdict(wrong, "likenesses of tracks do not fit", "the likeness of two tracks is the same both ways")


def relatives_are_known(connection: Connection) -> tuple[Status, str]:
    """Relatives, programs, tasks, activities and technology speak of occupations of the build; nothing is its own relative."""
    if not has_source(connection, "onet"):
        return "missing source", "O*NET is not in this build"
    wrong: list[Any] = rows(
        connection, "SELECT onet_soc_code, 'is its own relative' FROM related WHERE onet_soc_code = related_code"
    )
    for table, column in (
        ("related", "related_code"), ("related", "onet_soc_code"), ("activity", "onet_soc_code"), ("task", "onet_soc_code"),
        ("technology", "onet_soc_code"), ("education", "onet_soc_code"), ("rating", "onet_soc_code"),
    ):  # fmt: skip
        wrong += rows(
            connection,
            f"SELECT DISTINCT '{table}', {column} FROM {table} WHERE {column} NOT IN (SELECT onet_soc_code FROM occupation)",
        )
    programs = rows(connection, "SELECT count(DISTINCT soc_code), count(DISTINCT CASE WHEN soc_code IN"
                    " (SELECT soc_code FROM occupation) THEN soc_code END) FROM program")[0]  # fmt: skip
    if programs[0] and programs[1] < 0.9 * programs[0]:
        wrong.append((f"programs join {programs[1]} of {programs[0]} codes only",))
    return verdict(
        wrong, "rows about occupations that the build does not know", "relatives, tasks and programs join occupations"
    )


def _derived(connection: Connection, what: str) -> tuple[Status, str]:
    """Nothing derived is sound only where there was nothing to derive it from."""
    if (
        has_source(connection, "own-tracks")
        and has_source(connection, "oews-national")
        and has_source(connection, "onet")
    ):
        found = value(connection, "SELECT count(*) FROM track_member")
        if found and what == "years of tracks":
            return "failed", f"tracks and wages are in this build, but no {what} were derived"
    return "missing source", f"no {what} in this build"
