"""Joins codes of different publishers once all rows are in: occupation -> wage code, projection code, exposure; area.

A code without a partner is listed in `unjoined` with its reason; none is dropped and none is guessed.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

from knowledge.schema import UnjoinedRow

FIRST_YEAR = 2021
"""The first survey year that speaks SOC 2018, the classification of O*NET 30."""

HEADS = ("wage", "projection", "exposure", "area")
"""What is joined here; everything else in `unjoined` is a reader's word."""


def join(connection: Connection) -> Iterator[UnjoinedRow]:
    """Sets `oews_code`, `nem_code` and `unjoined_reason` of every occupation; yields what found no partner.

    A detailed code that the survey publishes only within a group is mapped up: by the projections' crosswalk where
    that names the group, else by the SOC broad occupation of which it is a part. What a reader listed under these
    heads beforehand is dropped: only here are all publishers seen together.
    """
    connection.exec_driver_sql("DELETE FROM unjoined WHERE what = ?", [(head,) for head in HEADS])
    paid = _codes(connection, f"SELECT DISTINCT oews_code FROM wage WHERE year >= {FIRST_YEAR}")  # noqa: S608
    projected = _codes(connection, "SELECT DISTINCT nem_code FROM projection")
    exposed = _codes(connection, "SELECT onet_soc_code FROM exposure")
    found = connection.exec_driver_sql("SELECT onet_soc_code, soc_code, oews_code, nem_code FROM occupation").all()
    updates: list[tuple[str | None, str | None, str | None, str]] = []
    unjoined: list[UnjoinedRow] = []
    for code, soc, oews, nem in found:
        broad = f"{soc[:6]}0"
        wage_code = _first(paid, oews, soc, nem, broad)
        projection_code = _first(projected, nem, soc, wage_code, broad)
        reasons = {
            what: reason
            for what, joined, reason in (
                ("wage", wage_code, _why_no_wage(soc, paid)),
                ("projection", projection_code, _why_no_projection(soc, projected)),
                ("exposure", code in exposed or None, _why_no_exposure(soc, exposed)),
            )
            if joined is None
        }
        unjoined += [UnjoinedRow(code=code, what=what, reason=reason) for what, reason in reasons.items()]
        told = "; ".join(reasons[what] for what in ("wage", "projection") if what in reasons) or None
        updates.append((wage_code, projection_code, told, code))
    if updates:
        connection.exec_driver_sql(
            "UPDATE occupation SET oews_code = ?, nem_code = ?, unjoined_reason = ? WHERE onet_soc_code = ?", updates
        )
    yield from unjoined
    yield from _areas(connection)


def _areas(connection: Connection) -> Iterator[UnjoinedRow]:
    sql = """SELECT DISTINCT area_code FROM
             (SELECT area_code FROM wage UNION SELECT area_code FROM group_wage UNION SELECT area_code FROM price_parity)
             WHERE area_code NOT IN (SELECT area_code FROM area)
               AND area_code NOT LIKE '__998' AND area_code NOT LIKE '__999' ORDER BY area_code"""
    for code in sorted(_codes(connection, sql)):
        yield UnjoinedRow(code=code, what="area", reason="no area of this code is in the lists of areas on file")


def _codes(connection: Connection, sql: str) -> frozenset[str]:
    return frozenset(connection.exec_driver_sql(sql).scalars())


def _first(known: frozenset[str], *candidates: str | None) -> str | None:
    return next((code for code in candidates if code is not None and code in known), None)


def _why_no_wage(soc: str, paid: frozenset[str]) -> str:
    if not paid:
        return "the wage survey is not in this build"
    if soc.startswith("55-"):
        return "the wage survey does not cover military occupations"
    return "the wage survey publishes no estimate under this code or a group that contains it"


def _why_no_projection(soc: str, projected: frozenset[str]) -> str:
    if not projected:
        return "the employment projections are not in this build"
    if soc.startswith("55-"):
        return "the employment projections do not cover military occupations"
    return "no projection on file under this code or a group that contains it"


def _why_no_exposure(soc: str, exposed: frozenset[str]) -> str:
    if not exposed:
        return "the exposure study is not in this build"
    if soc.startswith("55-"):
        return "the exposure study has no military occupations"
    return "the exposure study labels tasks, and O*NET lists no tasks for this occupation"
