"""For which occupations, careers and tracks a source in this build has each section of a page: the denominators of coverage.

It asks the tables only; whether the page then really shows it is measured where pages are made. No figure is judged here.
"""

# ruff: noqa: S608 - every question here is this module's own text.

from collections.abc import Mapping

from knowledge.store import Knowledge

FIGURES_AND_NAMES: tuple[str, ...] = (
    "video", "resilience", "responsibilities", "progression", "education", "time_and_cost", "jobs", "training",
    "technology", "abilities", "also_known_as", "related", "family", "sources",
)  # fmt: skip
PROSE: tuple[str, ...] = ("summary", "inside")
APART: tuple[str, ...] = ("licence", "specializations")
"""Sections that the bars leave out. Cost stands in `time_and_cost`, which is there for its time alone."""
SECTIONS: tuple[str, ...] = (*PROSE, *FIGURES_AND_NAMES, *APART)

_ALL = "SELECT onet_soc_code FROM occupation"
_PAGE = (
    "SELECT m.onet_soc_code, m.career_id FROM career_member AS m WHERE"
    " (SELECT count(*) FROM career_member AS n WHERE n.career_id = m.career_id) = 1"
)
"""Occupations that are all of a career: its page speaks of them."""
_TOLD = (
    "SELECT subject_id FROM narrative WHERE subject_kind = 'occupation' AND section IN ({0}) UNION"
    f" SELECT p.onet_soc_code FROM ({_PAGE}) AS p JOIN narrative AS t ON t.subject_kind = 'career'"
    " AND t.subject_id = p.career_id WHERE t.section IN ({0})"
)
_SUMMARY, _ANSWERS_FOR = _TOLD.format("'summary'"), _TOLD.format("'responsibilities'")
_INSIDE = _TOLD.format("'inside', 'morning', 'who_thrives', 'leaving', 'without_degree'")
_PUBLISHED = f"SELECT p.onet_soc_code FROM ({_PAGE}) AS p JOIN published_career AS t ON t.career_id = p.career_id WHERE"
_PROJECTED = "SELECT o.onet_soc_code FROM occupation AS o JOIN projection AS t ON t.nem_code = o.nem_code WHERE"
_PAID = (
    "SELECT o.onet_soc_code FROM occupation AS o JOIN wage AS t ON t.oews_code = o.oews_code AND t.area_code = 'US'"
    " AND t.year = (SELECT max(year) FROM wage WHERE area_code = 'US') WHERE"
)

HELD: Mapping[str, str] = {
    "summary": f"SELECT onet_soc_code FROM occupation WHERE description <> '' UNION {_SUMMARY}",
    "inside": _INSIDE,
    "video": "SELECT o.onet_soc_code FROM occupation AS o JOIN video AS t ON t.code IN (o.onet_soc_code, o.soc_code)",
    "resilience": "SELECT onet_soc_code FROM resilience WHERE coalesce(exposure, growth_pct, epoch_sum) IS NOT NULL",
    "responsibilities": f"SELECT onet_soc_code FROM activity UNION SELECT onet_soc_code FROM task UNION {_ANSWERS_FOR}",
    "progression": f"{_PAID} coalesce(t.annual_p10_usd, t.annual_median_usd, t.annual_mean_usd, t.hourly_median_usd, t.hourly_mean_usd) IS NOT NULL",
    "education": f"{_PROJECTED} t.entry_education IS NOT NULL UNION SELECT onet_soc_code FROM education WHERE element = 'education' AND percent > 0",
    "time_and_cost": f"{_PROJECTED} t.entry_education IS NOT NULL UNION SELECT onet_soc_code FROM occupation WHERE job_zone IS NOT NULL"
    f" UNION {_PUBLISHED} coalesce(t.cost_typical_usd, t.years_typical) IS NOT NULL",
    "jobs": f"{_PAID} t.employment IS NOT NULL UNION {_PROJECTED} t.openings_per_year IS NOT NULL",
    "training": "SELECT o.onet_soc_code FROM occupation AS o JOIN program AS t ON t.soc_code = o.soc_code",
    "technology": "SELECT onet_soc_code FROM technology",
    "abilities": "SELECT r.onet_soc_code FROM rating AS r JOIN element AS e ON e.element_id = r.element_id"
    " WHERE r.scale = 'IM' AND e.kind IN ('ability', 'skill')",
    "also_known_as": "SELECT t.onet_soc_code FROM alternate_title AS t JOIN occupation AS o ON o.onet_soc_code = t.onet_soc_code"
    " WHERE t.kind IN ('reported', 'short', 'alternate', 'direct_match') AND lower(t.title) <> lower(o.title)",
    "related": "SELECT onet_soc_code FROM related",
    "family": "SELECT onet_soc_code FROM career_member UNION SELECT onet_soc_code FROM track_member",
    "sources": _ALL,
    "licence": f"{_PUBLISHED} t.licence_required IS NOT NULL",
    "specializations": f"{_ALL} WHERE 0",
}  # fmt: skip
"""Section -> the occupations for which a source in the build has it."""


def held(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """By section, the codes of the occupations for which a source in this build has it."""
    known = codes(knowledge)
    with knowledge.engine.connect() as connection:
        return {
            key: frozenset(code for (code,) in connection.exec_driver_sql(HELD[key]).all()) & known for key in SECTIONS
        }


def codes(knowledge: Knowledge) -> frozenset[str]:
    """Every occupation of the build."""
    with knowledge.engine.connect() as connection:
        return frozenset(code for (code,) in connection.exec_driver_sql(_ALL).all())


def with_tasks(knowledge: Knowledge) -> frozenset[str]:
    """The occupations for which O*NET has tasks: by their statements, or in the starter by the activities made of them."""
    sql = "SELECT onet_soc_code FROM task UNION SELECT onet_soc_code FROM activity"
    with knowledge.engine.connect() as connection:
        return frozenset(code for (code,) in connection.exec_driver_sql(sql).all()) & codes(knowledge)
