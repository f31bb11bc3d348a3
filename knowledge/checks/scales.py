"""Whether measures lie where they can: price parities, projections, ratings, scores."""

# ruff: noqa: S608 - the only text put into these questions is names from knowledge/schema.py and this module.

from typing import Any

from sqlalchemy import Connection

from knowledge.checks.asking import Status, has_source, rows, value, verdict

SCALES: dict[str, tuple[float, float]] = {"IM": (1, 5), "LV": (0, 7), "WI": (-3, 3), "EX": (1, 7), "OI": (1, 7)}
"""The ends of each O*NET scale."""


def parities_fit(connection: Connection) -> tuple[Status, str]:
    """The nation is 100; a state lies between its portions; no area is off the chart."""
    if not value(connection, "SELECT 1 FROM price_parity LIMIT 1"):
        return "missing source", "no price parities in this build"
    wrong = rows(connection, "SELECT area_code, year, all_items_index FROM price_parity"
                 " WHERE all_items_index NOT BETWEEN 70 AND 140 OR (area_code = 'US' AND all_items_index <> 100)")  # fmt: skip
    wrong += rows(
        connection,
        """SELECT s.area_code, s.year, s.all_items_index FROM price_parity s
           JOIN price_parity m ON m.area_code = s.area_code || '998' AND m.year = s.year
           JOIN price_parity n ON n.area_code = s.area_code || '999' AND n.year = s.year
           WHERE length(s.area_code) = 2 AND s.all_items_index NOT BETWEEN
             min(m.all_items_index, n.all_items_index) - 0.01 AND max(m.all_items_index, n.all_items_index) + 0.01""",
    )
    for index in ("goods_index", "housing_index", "utilities_index", "services_index"):
        # A table of parities goes index by index over all areas: one cut short lacks some for its last areas.
        wrong += rows(
            connection,
            f"""SELECT p.source_key, p.area_code, '{index} is missing' FROM price_parity p WHERE p.{index} IS NULL
                AND (SELECT count(q.{index}) * 2 > count(*) AND count(*) > 20 FROM price_parity q
                     WHERE q.source_key = p.source_key)""",
        )
        lacking = f"SELECT source_key FROM price_parity GROUP BY 1 HAVING count({index}) = 0 AND count(*) > 20"
        wrong += [(key, f"has no {index}") for (key,) in rows(connection, lacking)]
    return verdict(wrong, "price parities do not fit", "the nation is 100 and every state lies between its portions")


def projections_add_up(connection: Connection) -> tuple[Status, str]:
    """Detailed occupations add up to the total; growth is what base and target say."""
    total = rows(connection, "SELECT base_year, employment_base, employment_target FROM projection"
                 " WHERE nem_code = '00-0000' ORDER BY base_year")  # fmt: skip
    if not total:
        return "missing source", "no projections in this build"
    wrong: list[Any] = []
    for year, base, target in total:
        sums = rows(connection, "SELECT sum(employment_base), sum(employment_target) FROM projection"
                    " WHERE level = 'detailed' AND base_year = ?", year)[0]  # fmt: skip
        for whole, parts, name in ((base, sums[0], "base"), (target, sums[1], "target")):
            if not whole or not parts or abs(parts / whole - 1) > 0.005:
                wrong.append((year, name, "total", whole, "detailed sum", parts))
    wrong += rows(
        connection,
        """SELECT nem_code, base_year, growth_pct FROM projection WHERE employment_base >= 20000
           AND abs((1.0 * employment_target / employment_base - 1) * 100 - growth_pct) > 0.6""",
    )
    return verdict(wrong, "projections do not add up", "detailed projections add up to the total")


def ratings_are_on_scale(connection: Connection) -> tuple[Status, str]:
    """Every rating lies on its scale, every exposure between 0 and 1."""
    if not value(connection, "SELECT 1 FROM rating LIMIT 1"):
        return "missing source", "no O*NET ratings in this build"
    wrong: list[Any] = []
    for scale, (low, high) in SCALES.items():
        wrong += rows(
            connection,
            "SELECT onet_soc_code, element_id, scale, value FROM rating WHERE scale = ? AND value NOT BETWEEN ? AND ?",
            scale,
            low,
            high,
        )
    names = ", ".join(f"'{scale}'" for scale in SCALES)
    wrong += rows(connection, f"SELECT DISTINCT scale, 'unknown scale' FROM rating WHERE scale NOT IN ({names})")
    for column in ("gpt4_alpha", "gpt4_beta", "gpt4_gamma", "human_alpha", "human_beta", "human_gamma"):
        wrong += rows(connection, f"SELECT onet_soc_code, {column} FROM exposure WHERE {column} NOT BETWEEN 0 AND 1")
    return verdict(wrong, "values off their scale", "ratings and exposures lie on their scales")


def scores_are_bounded(connection: Connection) -> tuple[Status, str]:
    """A computed score lies between its ends, and has one unless an input is named missing."""
    if not value(connection, "SELECT 1 FROM resilience LIMIT 1"):
        if has_source(connection, "onet") and has_source(connection, "exposure-gpts"):
            return "failed", "O*NET and exposure are in this build, but no resilience was computed"
        return "missing source", "no resilience in this build"
    wrong = rows(
        connection,
        """SELECT onet_soc_code, score, low, high FROM resilience WHERE low > high OR low < 0
           OR (score IS NULL AND missing = '') OR (score IS NOT NULL AND score NOT BETWEEN low AND high)""",
    )
    return verdict(wrong, "resilience scores do not fit", "every score lies in its range or names what is missing")
