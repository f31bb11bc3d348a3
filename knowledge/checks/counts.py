"""Whether everything that went in is there: sources named, tables filled, counts as large as whole files make them."""

# ruff: noqa: S608 - the only text put into these questions is names from knowledge/schema.py and this module.

from sqlalchemy import Connection

from knowledge.checks.asking import Status, has_source, like, rows, value, verdict
from knowledge.load import ROW_BY_TABLE, columns

STOCK: dict[str, tuple[str, ...]] = {
    "oews-national": ("wage",),
    "oews-state": ("wage",),
    "oews-nonmetro": ("wage",),
    "oews-metro-20": ("wage",),
    "oews-metro-groups": ("group_wage",),
    "oews-sector": ("sector_wage",),
    "projections": ("projection",),
    "rpp": ("price_parity",),
    "onet": ("occupation", "rating", "element", "alternate_title", "technology", "related", "education"),
    "exposure-gpts": ("exposure",),
    "=cpi": ("consumer_price",),
    "cpi-annual": ("consumer_price",),
    "profiles-adj-definitions": ("career", "career_member"),
    "=profiles-adj": ("published_career",),
    "soc-cip": ("program",),
    "own-tracks": ("track", "track_member"),
    "own-narratives": ("narrative",),
}
"""Tables in which a source whose key begins so (`=`: is so), where the build has it, must have left rows."""

FEWEST: tuple[tuple[str, str, int, str], ...] = (
    ("oews-national", "SELECT count(DISTINCT w.oews_code) FROM wage w WHERE w.area_code = 'US' AND w.year ="
     " (SELECT max(year) FROM wage WHERE area_code = 'US') AND substr(w.oews_code, 4) <> '0000'", 820,
     "occupations with a national row in the newest year"),
    ("oews-state", "SELECT count(DISTINCT w.area_code) FROM wage w WHERE length(w.area_code) = 2"
     " AND w.area_code GLOB '[0-9][0-9]' AND CAST(w.area_code AS INTEGER) <= 56", 51, "states (with DC) with wages"),
    ("oews-nonmetro", "SELECT min(n) FROM (SELECT count(DISTINCT area_code) AS n FROM wage WHERE length(area_code) = 7"
     " GROUP BY year)", 130, "nonmetropolitan areas with wages in every year on file"),
    ("oews-metro-groups", "SELECT count(DISTINCT area_code) FROM group_wage", 380, "metropolitan areas with group medians"),
    ("oews-sector", "SELECT count(DISTINCT naics) FROM sector_wage", 19, "industry sectors"),
    ("projections", "SELECT count(*) FROM projection WHERE level = 'detailed'", 820, "projected detailed occupations"),
    ("rpp-metro", "SELECT count(*) FROM price_parity WHERE year = (SELECT max(year) FROM price_parity)"
     " AND length(area_code) = 5 AND area_code NOT LIKE '%998' AND area_code NOT LIKE '%999'", 380,
     "metropolitan areas with a price parity"),
    ("rpp-state", "SELECT count(*) FROM price_parity WHERE year = (SELECT max(year) FROM price_parity)"
     " AND length(area_code) = 2 AND area_code <> 'US'", 51, "states (with DC) with a price parity"),
    ("onet", "SELECT count(*) FROM occupation", 1_000, "O*NET occupations"),
    ("onet", "SELECT count(DISTINCT onet_soc_code) FROM rating WHERE scale = 'IM'", 870, "rated occupations"),
    ("exposure-gpts", "SELECT count(*) FROM exposure", 900, "occupations with an exposure"),
    ("profiles-adj-definitions", "SELECT count(*) FROM career", 140, "careers"),
    ("=profiles-adj", "SELECT count(*) FROM published_career", 140, "published career records"),
    *(("onet", f"SELECT count(DISTINCT onet_soc_code) FROM {table}", fewest, f"occupations with a row of {table}")
      for table, fewest in (("alternate_title", 1_000), ("technology", 900), ("related", 900), ("education", 870))),
    *((source, "SELECT count(DISTINCT r.onet_soc_code) FROM rating r JOIN element e ON e.element_id = r.element_id"
       f" WHERE e.kind = '{kind}'", 870, f"occupations with a rated {kind}")
      for source, kind in (("onet-30.2-abilities", "ability"), ("onet-30.2-activities", "activity"),
                           ("onet", "skill"), ("onet", "knowledge"), ("onet", "style"), ("onet", "value"))),
    ("exposure-microsoft", "SELECT CASE count(*) WHEN 0 THEN 800 ELSE count(applicability) END FROM exposure", 800,
     "occupations with an applicability"),
    ("soc-cip", "SELECT count(*) FROM program", 5_000, "pairs of occupation and program"),
    ("=cpi", "SELECT max(year) FROM consumer_price WHERE month > 0", 2025, "as the newest year of monthly prices"),
    ("cpi-annual", "SELECT max(year) FROM consumer_price WHERE month = 0", 2024, "as the newest year of yearly prices"),
    ("zip-points", "SELECT count(*) FROM zip", 40_000, "ZIPs"),
    ("zcta-cbsa", "SELECT CASE count(*) WHEN 0 THEN 24000 ELSE count(cbsa_code) END FROM zip", 24_000, "ZIPs in a metropolitan or micropolitan area"),
    ("cbsa-points", "SELECT CASE count(*) WHEN 0 THEN 380 ELSE count(lat) END FROM area WHERE level = 'metropolitan'",
     380, "metropolitan areas with a point"),
)  # fmt: skip
"""Source, question, the fewest there may be, what is counted."""

SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("career", "profiles-adj", "career", "career_id"),
    ("occupation", "onet", "occupation", "onet_soc_code"),
    ("track", "own-tracks", "track", "track_id"),
)
"""What a narrative of ours may be about: kind, the source that knows all of that kind, its table and column."""


def sources_are_named(connection: Connection) -> tuple[Status, str]:
    """Every row's `source_key` is a row of `source`."""
    lost = []
    for name, row in ROW_BY_TABLE.items():
        if "source_key" in columns(row):
            lost += rows(
                connection,
                f'SELECT DISTINCT ?, source_key FROM "{name}" WHERE source_key NOT IN (SELECT key FROM source)',
                name,
            )
    return verdict(lost, "source keys without a source", "every row names its source")


def sources_left_rows(connection: Connection) -> tuple[Status, str]:
    """A file that was read left rows in the tables that stand on it."""
    empty = [
        (prefix.removeprefix("="), table)
        for prefix, tables in STOCK.items()
        if has_source(connection, prefix)
        for table in tables
        if not value(connection, f'SELECT 1 FROM "{table}" WHERE source_key LIKE ? LIMIT 1', like(prefix))
    ]
    return verdict(empty, "tables that a source left empty", "every source left rows")


def counts_are_whole(connection: Connection) -> tuple[Status, str]:
    """Counts that a whole publisher's file reaches."""
    if not any(has_source(connection, prefix) for prefix, *_ in FEWEST):
        return "missing source", "no publisher's file is in this build"
    short = [
        (f"{found} {what} (at least {fewest} expected)",)
        for prefix, sql, fewest, what in FEWEST
        if has_source(connection, prefix) and (found := int(value(connection, sql) or 0)) < fewest
    ]
    absent = sorted({prefix.removeprefix("=") for prefix, *_ in FEWEST if not has_source(connection, prefix)})
    note = f"; missing source: {', '.join(absent)}" if absent else ""
    return verdict(short, "counts too low", f"counts are as large as the files on record{note}")


def narratives_are_cut(connection: Connection) -> tuple[Status, str]:
    """Every narrative has at least one passage."""
    if not value(connection, "SELECT 1 FROM narrative LIMIT 1"):
        return "missing source", "no narratives in this build"
    lost = rows(
        connection, "SELECT narrative_id FROM narrative WHERE narrative_id NOT IN (SELECT narrative_id FROM passage)"
    )
    return verdict(lost, "narratives without a passage", "every narrative is cut into passages")


def narratives_have_subjects(connection: Connection) -> tuple[Status, str]:
    """Every narrative of ours is about a career, occupation or track that the build knows, where it knows any."""
    known = [one for one in SUBJECTS if has_source(connection, one[1])]
    if not known or not has_source(connection, "own-narratives"):
        return "missing source", "no narratives of ours, or no careers, occupations and tracks, are in this build"
    lost = [
        (f"{kind}/{subject}",)
        for kind, _, table, column in known
        for (subject,) in rows(
            connection,
            "SELECT DISTINCT subject_id FROM narrative WHERE source_key = 'own-narratives' AND subject_kind = ?"
            f' AND subject_id NOT IN (SELECT "{column}" FROM "{table}") ORDER BY subject_id',
            kind,
        )
    ]
    return verdict(lost, "narratives about what the build does not know", "every narrative is about something known")
