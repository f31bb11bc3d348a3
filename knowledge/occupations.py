"""Occupations: what O*NET and the Bureau's crosswalks say of one, under the codes by which other figures join it.

This module answers by code. It never guesses an occupation from words (`titles.py`) and never gives pay (`wages.py`).
"""

import re
from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine, Select, select
from sqlalchemy.engine import RowMapping
from sqlmodel import SQLModel

from knowledge.citations import Citation

_TABLES = SQLModel.metadata.tables
_CODE = re.compile(r"^(\d{2})-?(\d{4})(?:\.(\d{2}))?$")


class Occupation(BaseModel):
    """An O*NET-SOC occupation and the codes that join it.

    `oews_code` is the six-digit code under which its pay is published, `nem_code` the one under which it is projected;
    `None` with `unjoined_reason`. `job_zone` runs 2..5 (preparation needed). `description` only where the O*NET texts
    were built in.
    """

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    soc_code: str
    title: str
    oews_code: str | None
    nem_code: str | None
    ooh_title: str | None
    job_zone: int | None
    unjoined_reason: str | None
    description: str | None
    citation: Citation


class AlternateTitle(BaseModel):
    """What a job is also called. `kind`: `alternate`, `short`, `reported`, `direct_match`, `own`."""

    model_config = ConfigDict(frozen=True)

    title: str
    kind: str
    citation: Citation


class WorkActivity(BaseModel):
    """A work activity by its short official name; `rank` 1 = most."""

    model_config = ConfigDict(frozen=True)

    rank: int
    name: str
    citation: Citation


class Task(BaseModel):
    """A task statement, word for word (only where the O*NET texts were built in)."""

    model_config = ConfigDict(frozen=True)

    statement: str
    core: bool
    citation: Citation


class Technology(BaseModel):
    """Software or a device in use. `hot`: often named in job postings over all; `in_demand`: in those of this one."""

    model_config = ConfigDict(frozen=True)

    name: str
    category: str
    hot: bool
    in_demand: bool
    citation: Citation


class Requirement(BaseModel):
    """Percent of people asked who name a category as required, e.g. element `education`, category 6 (bachelor's)."""

    model_config = ConfigDict(frozen=True)

    element: str
    category: int
    percent: float
    citation: Citation


class Element(BaseModel):
    """A descriptor with its value. `scale` `IM` is importance 1..5, `WI` impact -3..3, `EX` and `OI` 1..7, `LV` 0..7."""

    model_config = ConfigDict(frozen=True)

    element_id: str
    name: str
    kind: str
    scale: str
    value: float
    citation: Citation


class Relative(BaseModel):
    """An occupation that O*NET calls related; `rank` 1 = closest."""

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    oews_code: str | None
    tier: str
    rank: int
    citation: Citation


class Program(BaseModel):
    """A program of study (CIP 2020) that leads to the six-digit code."""

    model_config = ConfigDict(frozen=True)

    cip_code: str
    title: str
    citation: Citation


class Video(BaseModel):
    """A link to a publisher's video."""

    model_config = ConfigDict(frozen=True)

    url: str
    title: str
    citation: Citation


_SCALES = {"style": "WI", "value": "EX", "interest": "OI"}


class Occupations:
    """Occupations by code, and what is on file of each."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def get(self, code: str) -> Occupation | None:
        """One occupation by `11-3031.00`, or `11-3031` for its first O*NET-SOC code; `None` when there is none."""
        match = _CODE.match(code.strip())
        if match is None:
            return None
        exact = f"{match[1]}-{match[2]}.{match[3] or '00'}"
        occupation = _TABLES["occupation"]
        found = self._occupations(select(occupation).where(occupation.c.onet_soc_code == exact))
        if not found and match[3] is None:
            found = self.of_soc(exact[:7])
        return found[0] if found else None

    def of_many(self, codes: Sequence[str]) -> tuple[Occupation, ...]:
        """Occupations by O*NET-SOC code, in the order asked; codes that are not on file are left out."""
        occupation = _TABLES["occupation"]
        found = self._occupations(select(occupation).where(occupation.c.onet_soc_code.in_(list(codes))))
        by_code = {one.onet_soc_code: one for one in found}
        return tuple(by_code[code] for code in codes if code in by_code)

    def all(self) -> tuple[Occupation, ...]:
        """Every occupation, by code."""
        return self._occupations(select(_TABLES["occupation"]))

    def of_soc(self, soc_code: str) -> tuple[Occupation, ...]:
        """The occupations of a six-digit SOC code (`11-3031`)."""
        occupation = _TABLES["occupation"]
        return self._occupations(select(occupation).where(occupation.c.soc_code == soc_code))

    def of_oews(self, oews_code: str) -> tuple[Occupation, ...]:
        """The occupations whose pay is published under one six-digit code, as one figure."""
        occupation = _TABLES["occupation"]
        return self._occupations(select(occupation).where(occupation.c.oews_code == oews_code))

    def sharing_pay(self, onet_soc_code: str) -> tuple[Occupation, ...]:
        """The other occupations whose pay is the same published figure; empty where it has its own."""
        occupation = self.get(onet_soc_code)
        if occupation is None or occupation.oews_code is None:
            return ()
        members = self.of_oews(occupation.oews_code)
        return tuple(one for one in members if one.onet_soc_code != occupation.onet_soc_code)

    def alternate_titles(self, onet_soc_code: str) -> tuple[AlternateTitle, ...]:
        """What it is also called, by title; a title that several lists carry stands once for each."""
        table = _TABLES["alternate_title"]
        query = select(table).where(table.c.onet_soc_code == onet_soc_code).order_by(table.c.title, table.c.kind)
        return tuple(AlternateTitle.model_validate(row) for row in self._cited(query))

    def activities(self, onet_soc_code: str) -> tuple[WorkActivity, ...]:
        """Its work activities, the most important first."""
        table = _TABLES["activity"]
        query = select(table).where(table.c.onet_soc_code == onet_soc_code).order_by(table.c.rank)
        return tuple(WorkActivity.model_validate(row) for row in self._cited(query))

    def tasks(self, onet_soc_code: str) -> tuple[Task, ...]:
        """Its task statements, core ones first; empty in a starter build."""
        table = _TABLES["task"]
        query = select(table).where(table.c.onet_soc_code == onet_soc_code)
        return tuple(
            Task.model_validate(row) for row in self._cited(query.order_by(table.c.core.desc(), table.c.task_id))
        )

    def technology(self, onet_soc_code: str) -> tuple[Technology, ...]:
        """Software and devices, in demand and hot ones first."""
        table = _TABLES["technology"]
        query = select(table).where(table.c.onet_soc_code == onet_soc_code)
        order = (table.c.in_demand.desc(), table.c.hot.desc(), table.c.name)
        return tuple(Technology.model_validate(row) for row in self._cited(query.order_by(*order)))

    def requirements(self, onet_soc_code: str, element: str = "education") -> tuple[Requirement, ...]:
        """What people in it say is required, percent by category; `element` as in `EducationRow`."""
        table = _TABLES["education"]
        query = select(table).where(table.c.onet_soc_code == onet_soc_code, table.c.element == element)
        return tuple(Requirement.model_validate(row) for row in self._cited(query.order_by(table.c.category)))

    def elements(self, onet_soc_code: str, kind: str, limit: int = 10) -> tuple[Element, ...]:
        """Its foremost descriptors of one kind (`skill`, `ability`, `knowledge`, `activity`, `style`, `value`,
        `interest`): by importance, or by the scale that the kind is measured on."""
        rating, element = _TABLES["rating"], _TABLES["element"]
        query = (
            select(
                element.c.element_id,
                element.c.name,
                element.c.kind,
                rating.c.scale,
                rating.c.value,
                rating.c.source_key,
            )
            .join_from(rating, element, element.c.element_id == rating.c.element_id)
            .where(rating.c.onet_soc_code == onet_soc_code, element.c.kind == kind)
            .where(rating.c.scale == _SCALES.get(kind, "IM"))
            .order_by(rating.c.value.desc(), element.c.element_id)
            .limit(limit)
        )
        return tuple(Element.model_validate(row) for row in self._cited(query))

    def related(self, onet_soc_code: str, limit: int = 10) -> tuple[Relative, ...]:
        """The occupations that O*NET calls related, closest first."""
        related, occupation = _TABLES["related"], _TABLES["occupation"]
        query = (
            select(
                occupation.c.onet_soc_code, occupation.c.title, occupation.c.oews_code,
                related.c.tier, related.c.rank, related.c.source_key,
            )
            .join_from(related, occupation, occupation.c.onet_soc_code == related.c.related_code)
            .where(related.c.onet_soc_code == onet_soc_code)
            .order_by(related.c.rank)
            .limit(limit)
        )  # fmt: skip
        return tuple(Relative.model_validate(row) for row in self._cited(query))

    def programs(self, code: str) -> tuple[Program, ...]:
        """Programs of study that lead to the six-digit code of an occupation, those that share words of its name first."""
        table, soc = _TABLES["program"], _TABLES["soc"]
        query = select(table).where(table.c.soc_code == code[:7]).order_by(table.c.cip_code)
        found = [Program.model_validate(row) for row in self._cited(query)]
        with self._engine.connect() as connection:
            title = connection.execute(select(soc.c.title).where(soc.c.soc_code == code[:7])).scalar()
        words = _stems(title or "")
        return tuple(sorted(found, key=lambda one: (-len(words & _stems(one.title)), one.cip_code)))

    def video(self, onet_soc_code: str) -> Video | None:
        """A video of the occupation, by its eight-digit code, else by its six-digit code; `None`: none on file."""
        table = _TABLES["video"]
        query = select(table).where(table.c.code.in_((onet_soc_code, onet_soc_code[:7])))
        found = [Video.model_validate(row) for row in self._cited(query.order_by(table.c.code.desc()))]
        return found[0] if found else None

    def _occupations(self, query: "Select[tuple[object, ...]]") -> tuple[Occupation, ...]:
        ordered = query.order_by(_TABLES["occupation"].c.onet_soc_code)
        return tuple(Occupation.model_validate(row) for row in self._cited(ordered))

    def _cited(self, query: "Select[tuple[object, ...]]") -> list[Mapping[str, object]]:
        with self._engine.connect() as connection:
            rows: Sequence[RowMapping] = connection.execute(query).mappings().all()
        return [{**row, "citation": self._citation(row["source_key"])} for row in rows]


def _stems(title: str) -> set[str]:
    """The beginnings of a title's words: "managers" and "management" share one."""
    return {word[:5] for word in re.findall(r"[a-z]{4,}", title.lower())}
