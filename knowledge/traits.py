"""What is known nationally of each six-digit pay code: title, projection, entry requirements, computed score.

Pay is published for six-digit codes, projections for matrix codes, scores for O*NET occupations. This module brings the
three to one row per pay code, deterministically, and leaves a cell empty where they do not agree.
"""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import Engine

DIFFER = "its O*NET occupations have different scores"


class Traits(NamedTuple):
    """National attributes of one pay code. `growth_pct` over the projection period; `exposure` 0..100; `score` 1..6
    with `low`..`high` over all its O*NET occupations; `score_reason` where there is no single score; `source_key` of
    the projection, `score_source_key` of the score."""

    oews_code: str
    title: str
    nem_code: str | None = None
    base_year: int | None = None
    target_year: int | None = None
    growth_pct: float | None = None
    openings_per_year: int | None = None
    entry_education: str | None = None
    work_experience: str | None = None
    job_zone: int | None = None
    score: int | None = None
    low: int | None = None
    high: int | None = None
    exposure: float | None = None
    score_reason: str | None = None
    score_code: str | None = None  # the O*NET occupation whose score it is
    source_key: str = ""
    score_source_key: str = ""


_STATEMENT = """
SELECT o.oews_code, coalesce(s.title, o.title), o.onet_soc_code, o.job_zone, o.nem_code,
       r.score, r.low, r.high, r.exposure, r.source_key,
       p.base_year, p.target_year, p.growth_pct, p.openings_per_year, p.entry_education, p.work_experience,
       p.employment_base, p.source_key
FROM occupation AS o
LEFT JOIN soc AS s ON s.soc_code = o.oews_code
LEFT JOIN resilience AS r ON r.onet_soc_code = o.onet_soc_code
LEFT JOIN projection AS p ON p.nem_code = o.nem_code
     AND p.base_year = (SELECT max(base_year) FROM projection)
WHERE o.oews_code IS NOT NULL
ORDER BY o.oews_code, o.onet_soc_code
"""


class _Member(NamedTuple):
    oews_code: str
    title: str
    onet_soc_code: str
    job_zone: int | None
    nem_code: str | None
    score: int | None
    low: int | None
    high: int | None
    exposure: float | None
    score_source_key: str | None
    base_year: int | None
    target_year: int | None
    growth_pct: float | None
    openings_per_year: int | None
    entry_education: str | None
    work_experience: str | None
    employment_base: int | None
    source_key: str | None


def read_traits(engine: Engine) -> dict[str, Traits]:
    """Every pay code that an occupation of this build maps to, in order of code."""
    members: defaultdict[str, list[_Member]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.exec_driver_sql(_STATEMENT):
            members[row[0]].append(_Member(*row))
    return {code: _traits(code, group) for code, group in members.items()}


def _traits(code: str, group: list[_Member]) -> Traits:
    projected = [member for member in group if member.source_key is not None]
    # Several matrix codes for one pay code: the one of the same number, else the one with the most people.
    projection = max(
        projected,
        key=lambda one: (one.nem_code == code, one.employment_base or 0, one.nem_code or ""),
        default=None,
    )
    scored = _scored(group)
    zones = [member.job_zone for member in group if member.job_zone is not None]
    fields: dict[str, Any] = {"oews_code": code, "title": group[0].title}
    if projection is not None:
        fields |= {
            name: getattr(projection, name)
            for name in (
                "nem_code", "base_year", "target_year", "growth_pct", "openings_per_year", "entry_education",
                "work_experience", "source_key",
            )
        }  # fmt: skip
    lows = [member.low for member in group if member.low is not None]
    highs = [member.high for member in group if member.high is not None]
    if scored is not None:
        fields |= {
            "score": scored.score,
            "exposure": scored.exposure,
            "score_code": scored.onet_soc_code,
            "score_source_key": scored.score_source_key or "",
        }
    if scored is None or scored.score is None:
        fields["score_reason"] = DIFFER if scored is None and lows else "no score: an input is missing"
    # Preparation is judged by the most that any of the occupations asks.
    fields |= {"job_zone": max(zones, default=None), "low": min(lows, default=None), "high": max(highs, default=None)}
    return Traits(**fields)


def _scored(group: list[_Member]) -> _Member | None:
    """The occupation that speaks for the pay code: the only one; else the single `.00` with a score; else the first of
    several that agree on the score; else none."""
    rated = [member for member in group if member.low is not None]
    if len(rated) <= 1:
        return rated[0] if rated else None
    whole = [member for member in rated if member.onet_soc_code.endswith(".00")]
    if len(whole) == 1 and whole[0].score is not None:
        return whole[0]
    return rated[0] if len({member.score for member in rated}) == 1 and rated[0].score is not None else None
