"""What stands in the current build, for people: vintages, counts, what is missing, and the checks again."""

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
