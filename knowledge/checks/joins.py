"""Whether codes are codes and meet: every occupation and area joined, or listed with its reason."""

# ruff: noqa: S608 - the only text put into these questions is names from knowledge/schema.py and this module.

from sqlalchemy import Connection

from knowledge.checks.asking import Status, has_source, rows, value, verdict

MAPPED_UP = (
    "13-1020", "13-2020", "21-1018", "25-2052", "25-9045", "29-2010",
    "31-1120", "39-7010", "47-4090", "51-2028", "51-2090", "53-1047",
)  # fmt: skip
"""Codes under which the survey since 2021 publishes several detailed SOC codes at once."""


def codes_are_codes(connection: Connection) -> tuple[Status, str]:
    """Codes have their publisher's form."""
    six = "[0-9][0-9]-[0-9][0-9][0-9][0-9]"
    forms = {
        ("occupation", "onet_soc_code"): f"{six}.[0-9][0-9]",
        ("occupation", "soc_code"): six,
        ("wage", "oews_code"): six,
        ("sector_wage", "oews_code"): six,
        ("group_wage", "major_code"): "[0-9][0-9]-0000",
        ("projection", "nem_code"): six,
        ("exposure", "onet_soc_code"): f"{six}.[0-9][0-9]",
        ("program", "cip_code"): "[0-9][0-9].[0-9][0-9][0-9][0-9]",
        ("zip", "zip"): "[0-9][0-9][0-9][0-9][0-9]",
    }
    wrong = []
    for (table, column), form in forms.items():
        wrong += rows(connection, f"SELECT DISTINCT ?, {column} FROM {table} WHERE {column} NOT GLOB ?", table, form)
    wrong += rows(
        connection, "SELECT onet_soc_code, soc_code FROM occupation WHERE substr(onet_soc_code, 1, 7) <> soc_code"
    )
    return verdict(wrong, "codes have a wrong form", "codes have their form")


def areas_are_known(connection: Connection) -> tuple[Status, str]:
    """Every area with a figure is an area or listed as unjoined."""
    wrong = []
    for table in ("wage", "group_wage"):
        wrong += rows(
            connection,
            f"""SELECT DISTINCT ?, area_code FROM {table} WHERE area_code NOT IN (SELECT area_code FROM area)
                AND area_code NOT IN (SELECT code FROM unjoined WHERE what = 'area')""",
            table,
        )
    return verdict(wrong, "areas are neither known nor listed", "every area with a figure is known or listed")


def occupations_are_joined(connection: Connection) -> tuple[Status, str]:
    """Every O*NET code has a wage, a projection and an exposure, or stands in `unjoined` with a reason."""
    if not has_source(connection, "onet"):
        return "missing source", "O*NET is not in this build"
    there = {
        "wage": "SELECT 1 FROM wage w WHERE w.oews_code = o.oews_code",
        "projection": "SELECT 1 FROM projection p WHERE p.nem_code = o.nem_code",
        "exposure": "SELECT 1 FROM exposure e WHERE e.onet_soc_code = o.onet_soc_code",
    }
    wrong = []
    for what, sql in there.items():
        wrong += rows(
            connection,
            f"""SELECT ?, onet_soc_code FROM occupation o WHERE NOT EXISTS ({sql}) AND NOT EXISTS
                (SELECT 1 FROM unjoined u WHERE u.code = o.onet_soc_code AND u.what = ? AND u.reason <> '')""",
            what,
            what,
        )
    listed = value(connection, "SELECT count(*) FROM unjoined")
    return verdict(
        wrong, "occupations neither joined nor listed", f"every occupation is joined or listed ({listed} entries)"
    )


def groups_are_mapped_up(connection: Connection) -> tuple[Status, str]:
    """The survey's own group codes are the wage code of their members."""
    newest = "(SELECT max(year) FROM wage WHERE area_code = 'US')"
    present = [
        code
        for code in MAPPED_UP
        if value(connection, f"SELECT 1 FROM wage WHERE oews_code = ? AND area_code = 'US' AND year = {newest}", code)
    ]
    if not present or not has_source(connection, "onet"):
        return "missing source", "the national survey since 2021 or O*NET is not in this build"
    wrong: list[tuple[str, ...]] = [
        (c,) for c in present if not value(connection, "SELECT 1 FROM occupation WHERE oews_code = ? LIMIT 1", c)
    ]
    if len(present) < len(MAPPED_UP):
        wrong += [(code, "not in the survey") for code in MAPPED_UP if code not in present]
    return verdict(wrong, "group codes are not mapped up", f"{len(present)} group codes are mapped up")
