"""Whether wages are what the survey prints: known medians, sums, ordered percentiles, possible amounts."""

# ruff: noqa: S608 - the only text put into these questions is names from knowledge/schema.py and this module.

from statistics import median

from sqlalchemy import Connection

from knowledge.checks.asking import Status, rows, value, verdict

MEDIANS: dict[tuple[str, int], int] = {
    ("11-1021", 2024): 102_950,
    ("11-1021", 2025): 105_770,
    ("29-1141", 2024): 93_600,
    ("29-1141", 2025): 97_550,
}
"""Yearly median pay in the nation that the wage survey is known to print, by code and year (US dollars)."""


def known_medians(connection: Connection) -> tuple[Status, str]:
    """Medians known from the publisher, whenever that vintage is in."""
    years = {row[0] for row in rows(connection, "SELECT DISTINCT year FROM wage WHERE area_code = 'US'")}
    wanted = {key: value for key, value in MEDIANS.items() if key[1] in years}
    if not wanted:
        return "missing source", "the national survey of 2024 or 2025 is not in this build"
    wrong = []
    for (code, year), known in wanted.items():
        sql = "SELECT annual_median_usd FROM wage WHERE oews_code = ? AND area_code = 'US' AND year = ?"
        if (found := value(connection, sql, code, year)) != known:
            wrong.append((code, year, "is", found, "instead of", known))
    return verdict(wrong, "known medians are wrong", f"{len(wanted)} known medians are right")


def states_sum_to_nation(connection: Connection) -> tuple[Status, str]:
    """State jobs of an occupation add up to about the nation's, where it has above 20,000 jobs."""
    sql = """
        SELECT s.year, s.oews_code, 1.0 * sum(s.employment) / n.employment AS ratio
        FROM wage s JOIN wage n ON n.oews_code = s.oews_code AND n.year = s.year AND n.area_code = 'US'
        WHERE s.area_code GLOB '[0-9][0-9]' AND CAST(s.area_code AS INTEGER) <= 56 AND n.employment > 20000
          AND substr(s.oews_code, 4) <> '0000'
        GROUP BY s.year, s.oews_code"""
    by_year: dict[int, list[tuple[str, float]]] = {}
    for year, code, ratio in rows(connection, sql):
        if ratio is not None:
            by_year.setdefault(year, []).append((code, ratio))
    if not by_year:
        return "missing source", "no year has both national and state wages"
    wrong: list[tuple[object, ...]] = []
    for year, ratios in by_year.items():
        middle = median(ratio for _, ratio in ratios)
        if not 0.98 <= middle <= 1.01:
            wrong.append((year, f"median ratio {middle:.3f}"))
        wrong += [(year, code, f"{ratio:.3f}") for code, ratio in ratios if ratio > 1.05]
    told = ", ".join(f"{year}: {median(r for _, r in ratios):.3f}" for year, ratios in sorted(by_year.items()))
    return verdict(wrong, "state sums do not fit the nation", f"state jobs over national jobs, median {told}")


def percentiles_are_ordered(connection: Connection) -> tuple[Status, str]:
    """p10 ≤ p25 ≤ median ≤ p75 ≤ p90 in every wage, yearly and hourly; a floor has a value."""
    if not value(connection, "SELECT 1 FROM wage LIMIT 1"):
        return "missing source", "no wages in this build"
    steps = ("p10", "p25", "median", "p75", "p90")
    pairs = [
        f"{unit}_{low}_usd > {unit}_{high}_usd"
        for unit in ("annual", "hourly")
        for index, low in enumerate(steps)
        for high in steps[index + 1 :]
    ]
    bare = [f"(floors LIKE '%{step}%' AND annual_{step}_usd IS NULL AND hourly_{step}_usd IS NULL)" for step in steps]
    wrong = rows(connection, f"SELECT oews_code, area_code, year FROM wage WHERE {' OR '.join(pairs + bare)}")
    return verdict(wrong, "wages are out of order", "percentiles rise in every wage")


def wages_are_sane(connection: Connection) -> tuple[Status, str]:
    """Yearly and hourly medians in a range that a job in the United States can pay."""
    if not value(connection, "SELECT 1 FROM wage LIMIT 1"):
        return "missing source", "no wages in this build"
    wrong = rows(
        connection,
        """SELECT oews_code, area_code, year FROM wage
           WHERE annual_median_usd NOT BETWEEN 9000 AND 900000 OR hourly_median_usd NOT BETWEEN 4 AND 450
              OR annual_mean_usd NOT BETWEEN 9000 AND 900000 OR employment > 200000000
              OR (annual_median_usd IS NOT NULL AND hourly_median_usd IS NOT NULL AND floors = ''
                  AND abs(annual_median_usd / (hourly_median_usd * 2080.0) - 1) > 0.02)
              OR (annual_median_usd IS NULL AND annual_reason IS NULL)""",
    )
    return verdict(wrong, "wages outside what is possible, or empty without a reason", "wages are in range")
