"""Prose about tracks, careers, occupations and methods: our own Markdown, and what a build took in from publishers.

Our own prose is in `starter/narratives/{tracks,careers,occupations,methods}/*.md`, one file a subject: front matter, then a
level-two heading a section. An occupation's file bears its O*NET-SOC code. It carries no figures; figures come from tables. This module never writes or rewrites prose.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from knowledge import lint
from knowledge.citations import Citation
from knowledge.errors import BuildError
from knowledge.schema import NarrativeRow, Row, SourceRow

_TABLES = SQLModel.metadata.tables

SubjectKind = Literal["career", "track", "occupation", "method"]
OWN_KEY = "own-narratives"
_FOLDERS: dict[str, SubjectKind] = {
    "careers": "career",
    "methods": "method",
    "occupations": "occupation",
    "tracks": "track",
}
_HEADING = re.compile(r"^## ([a-z_]+): (.+)$")


class Narrative(BaseModel):
    """One section of prose. `section` is a key (`inside`, `levels`), `title` its heading, `markdown` its text."""

    model_config = ConfigDict(frozen=True)

    narrative_id: str
    subject_kind: SubjectKind
    subject_id: str
    section: str
    title: str
    markdown: str
    citation: Citation


class Narratives:
    """Prose by subject."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def of(self, kind: str, subject_id: str) -> tuple[Narrative, ...]:
        """Every section about a subject (`"track", "operations"`), ours first, each in the order it was written;
        empty: none on file."""
        table = _TABLES["narrative"]
        query = select(table).where(table.c.subject_kind == kind, table.c.subject_id == subject_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.narrative_id)).mappings().all()
        return tuple(
            Narrative.model_validate(
                {**row, "citation": self._citation(row["source_key"]).model_copy(update={"section": row["title"]})}
            )
            # Ours before a publisher's: it carries no figures and is written for these pages.
            for row in sorted(rows, key=lambda row: row["source_key"] != OWN_KEY)
        )

    def section(self, kind: str, subject_id: str, section: str) -> Narrative | None:
        """One section about a subject; `None` where it is not on file."""
        return next((one for one in self.of(kind, subject_id) if one.section == section), None)


def own_rows(starter: Traversable | None = None) -> Iterator[Row]:
    """Our own prose as rows: one source row, then a row a section. Raises `BuildError` naming file and line."""
    folder = (starter or files("knowledge") / "starter") / "narratives"
    pages = [
        (kind, page)
        for name, kind in _FOLDERS.items()
        if (folder / name).is_dir()
        for page in sorted((folder / name).iterdir(), key=lambda one: one.name)
        if page.name.endswith(".md")
    ]
    yield SourceRow(
        key=OWN_KEY,
        publisher="Career Advisor project",
        dataset="Narratives",
        title="Narratives of tracks, careers, occupations and methods, written for this project",
        vintage="2026",
        year=2026,
        url="https://opensource.org/license/mit",
        licence="MIT",
        attribution="Editorial text of this project; it carries no statistics.",
        file=", ".join(page.name for _, page in pages),
        sha256=sha256(b"".join(page.read_bytes() for _, page in pages)).hexdigest(),
        kind="own",
    )
    for kind, page in pages:
        yield from _sections(kind, page)


def _sections(kind: SubjectKind, page: Traversable) -> Iterator[NarrativeRow]:
    if refused := lint.findings(page.read_text(encoding="utf-8")):
        raise BuildError(refused[0].sentence(f"{kind}s/{page.name}"))
    subject_id, sections = _parse(kind, page)
    for number, (section, title, lines) in enumerate(sections, start=1):
        text = "\n".join(lines).strip()
        if not text:
            raise BuildError(f"{page.name}: the section {section} is empty.")
        yield NarrativeRow(
            narrative_id=f"{kind}/{subject_id}/{number:02d}-{section}",
            subject_kind=kind,
            subject_id=subject_id,
            section=section,
            title=title,
            markdown=text,
            source_key=OWN_KEY,
        )


def _parse(kind: SubjectKind, page: Traversable) -> tuple[str, list[tuple[str, str, list[str]]]]:
    lines = page.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        raise BuildError(f"{page.name}, line 1: the front matter is missing.")
    end = lines.index("---", 1)
    front = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:end])}
    subject = front.get("subject", "")
    if subject.partition("/")[0] != kind or not subject.partition("/")[2]:
        raise BuildError(f"{page.name}: the front matter must say `subject: {kind}/<id>`.")
    sections: list[tuple[str, str, list[str]]] = []
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        heading = _HEADING.match(line)
        if heading:
            sections.append((heading[1], heading[2], []))
        elif line.startswith("#"):
            raise BuildError(f"{page.name}, line {number}: a heading must read `## section_key: Title`.")
        elif sections:
            sections[-1][2].append(line)
        elif line.strip():
            raise BuildError(f"{page.name}, line {number}: text stands before the first section.")
    return subject.partition("/")[2], sections
