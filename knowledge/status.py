"""What stands in the current build, for people: vintages, counts, what is missing, coverage by section, and the checks again."""

from pydantic import BaseModel, ConfigDict

from knowledge import checks
from knowledge.manifest import EmbedderInfo, Missing
from knowledge.sources_info import SourceInfo
from knowledge.store import Knowledge


class Status(BaseModel):
    """One build at a glance. `rows` counts rows by table, tables without rows included."""

    model_config = ConfigDict(frozen=True)

    build_id: str
    built_at: str
    kind: str
    sources: tuple[SourceInfo, ...]
    rows: dict[str, int]
    duplicates: dict[str, int]
    missing: tuple[Missing, ...]
    embedder: EmbedderInfo
    token_counter: str


class Coverage(BaseModel):
    """How many of the build's occupations have something to say in a section. `occupations_pct` is of all occupations."""

    model_config = ConfigDict(frozen=True)

    section: str
    rows: int
    occupations: int
    occupations_pct: float


def status(knowledge: Knowledge) -> Status:
    """The build at a glance."""
    manifest = knowledge.manifest
    return Status(
        build_id=manifest.build_id,
        built_at=manifest.built_at,
        kind=manifest.kind,
        sources=knowledge.sources.all(),
        rows=manifest.rows,
        duplicates=manifest.duplicates,
        missing=manifest.missing,
        embedder=manifest.embedder,
        token_counter=manifest.token_counter,
    )


def check(knowledge: Knowledge) -> tuple[checks.Result, ...]:
    """Every check on the current build, the whole database file first."""
    with knowledge.engine.connect() as connection:
        said = str(connection.exec_driver_sql("PRAGMA quick_check").scalar())
        whole = checks.Result(
            name="database file",
            status="passed" if said == "ok" else "failed",
            message="the database file is whole" if said == "ok" else f"the database file is damaged: {said}",
        )
        return (whole, *checks.run(connection))


_SECTIONS: dict[str, str] = {
    "pay (nation)": "SELECT o.onet_soc_code FROM occupation o JOIN wage t ON t.oews_code = o.oews_code"
    " WHERE t.area_code = 'US'",
    "pay (states)": "SELECT o.onet_soc_code FROM occupation o JOIN wage t ON t.oews_code = o.oews_code"
    " WHERE length(t.area_code) = 2 AND t.area_code <> 'US'",
    "pay (metropolitan)": "SELECT o.onet_soc_code FROM occupation o JOIN wage t ON t.oews_code = o.oews_code"
    " WHERE length(t.area_code) = 5",
    "pay (nonmetropolitan)": "SELECT o.onet_soc_code FROM occupation o JOIN wage t ON t.oews_code = o.oews_code"
    " WHERE length(t.area_code) = 7",
    "outlook": "SELECT o.onet_soc_code FROM occupation o JOIN projection t ON t.nem_code = o.nem_code",
    "resilience": "SELECT onet_soc_code FROM resilience WHERE score IS NOT NULL",
    "responsibilities": "SELECT onet_soc_code FROM activity",
    "tasks": "SELECT onet_soc_code FROM task",
    "abilities": "SELECT onet_soc_code FROM rating",
    "education": "SELECT onet_soc_code FROM education",
    "training": "SELECT o.onet_soc_code FROM occupation o JOIN program t ON t.soc_code = o.soc_code",
    "technology": "SELECT onet_soc_code FROM technology",
    "also_known_as": "SELECT onet_soc_code FROM alternate_title",
    "related": "SELECT onet_soc_code FROM related",
    "video": "SELECT o.onet_soc_code FROM occupation o JOIN video t ON t.code IN (o.onet_soc_code, o.soc_code)",
    "careers": "SELECT onet_soc_code FROM career_member",
    "tracks": "SELECT onet_soc_code FROM track_member",
}


def coverage(knowledge: Knowledge) -> tuple[Coverage, ...]:
    """Section by section: rows, and how many occupations they are about."""
    with knowledge.engine.connect() as connection:
        whole = int(connection.exec_driver_sql("SELECT count(*) FROM occupation").scalar_one())
        told = []
        for section, sql in _SECTIONS.items():
            counted = f"SELECT count(*), count(DISTINCT onet_soc_code) FROM ({sql})"  # noqa: S608 - our own text
            rows, occupations = connection.exec_driver_sql(counted).one()
            told.append(
                Coverage(
                    section=section,
                    rows=rows,
                    occupations=occupations,
                    occupations_pct=round(100 * occupations / whole, 1) if whole else 0.0,
                )
            )
    return tuple(told)
