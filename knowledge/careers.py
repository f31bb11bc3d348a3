"""Careers: profiles that group occupations ("Operations Managers"), and what their publisher's page prints.

A career has no wage and no score of its own. What the publisher prints stands apart in `PublishedCareer`, always with
its caveat, and is never mixed with a figure of this project.
"""

from collections.abc import Callable
from functools import cached_property

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from knowledge.citations import Citation

_TABLES = SQLModel.metadata.tables


class Specialization(BaseModel):
    """An occupation in a career. `oews_code` is the six-digit code under which its pay is published, `None`: none."""

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    oews_code: str | None
    rank: int


class Career(BaseModel):
    """A profile that groups occupations. `primary_code` is the publisher's choice of its main occupation."""

    model_config = ConfigDict(frozen=True)

    career_id: str
    title: str
    category: str
    primary_code: str | None
    members: tuple[Specialization, ...]
    citation: Citation

    @property
    def codes(self) -> tuple[str, ...]:
        """O*NET-SOC codes of the members."""
        return tuple(member.onet_soc_code for member in self.members)

    @property
    def oews_codes(self) -> tuple[str, ...]:
        """The distinct six-digit codes under which the members' pay is published: each once."""
        return tuple(dict.fromkeys(member.oews_code for member in self.members if member.oews_code))


class PublishedCareer(BaseModel):
    """What the publisher's own page prints of a career: `published_elsewhere`, and only together with `caveat`.

    `score` 0..6, `epoch_sum` 5..25, `exposure_pct` and `growth_pct` in percent as printed; `growth_estimated` means
    that there was no projection and 0 was printed; `fallback` that the page ran on stand-in inputs. Pay in USD a year
    of `wage_year`; cost in USD; years of preparation.
    """

    model_config = ConfigDict(frozen=True)

    career_id: str
    title: str
    score: int | None
    classification: str | None
    outlook_label: str | None
    exposure_pct: float | None
    exposure_source: str | None
    growth_pct: float | None
    growth_estimated: bool
    epoch_sum: int | None
    methodology: str | None
    fallback: bool
    annual_median_usd: int | None
    annual_p10_usd: int | None
    annual_p90_usd: int | None
    employment: int | None
    wage_year: int | None
    entry_education: str | None
    work_experience: str | None
    on_the_job_training: str | None
    licence_required: bool | None
    cost_min_usd: int | None
    cost_typical_usd: int | None
    cost_max_usd: int | None
    years_min: float | None
    years_typical: float | None
    years_max: float | None
    caveat: str
    citation: Citation


class Careers:
    """Careers by id, by member, and all of them."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def get(self, career_id: str) -> Career | None:
        """One career (`operations-managers`); `None` when there is none of that id."""
        return self._by_id.get(career_id)

    def all(self) -> tuple[Career, ...]:
        """Every career, by title."""
        return tuple(self._by_id.values())

    def of_occupation(self, onet_soc_code: str) -> tuple[Career, ...]:
        """The careers of which an occupation is a specialization (a few occupations are in two)."""
        return self._by_member.get(onet_soc_code, ())

    def published(self, career_id: str) -> PublishedCareer | None:
        """What the publisher's own page prints, with its caveat; `None` where no page is on file."""
        table = _TABLES["published_career"]
        with self._engine.connect() as connection:
            row = connection.execute(select(table).where(table.c.career_id == career_id)).mappings().first()
        if row is None:
            return None
        return PublishedCareer.model_validate({**row, "citation": self._citation(row["source_key"])})

    def published_alone(self, onet_soc_code: str) -> PublishedCareer | None:
        """The published page of a career that is only this occupation; `None` where it is one of several or has no page."""
        alone = next((one for one in self.of_occupation(onet_soc_code) if len(one.members) == 1), None)
        return self.published(alone.career_id) if alone is not None else None

    @cached_property
    def _by_member(self) -> dict[str, tuple[Career, ...]]:
        groups: dict[str, tuple[Career, ...]] = {}
        for career in self._by_id.values():
            for code in career.codes:
                groups[code] = (*groups.get(code, ()), career)
        return groups

    @cached_property
    def _by_id(self) -> dict[str, Career]:
        # Some hundred and fifty, read once: a build never changes.
        career, member, occupation = _TABLES["career"], _TABLES["career_member"].c, _TABLES["occupation"].c
        members = (
            select(member.career_id, member.onet_soc_code, occupation.title, occupation.oews_code, member.rank)
            .join_from(
                _TABLES["career_member"], _TABLES["occupation"], occupation.onet_soc_code == member.onet_soc_code
            )
            .order_by(member.career_id, member.rank)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(select(career).order_by(career.c.title)).mappings().all()
            belonging: dict[str, list[Specialization]] = {row["career_id"]: [] for row in rows}
            for row in connection.execute(members).mappings():
                if row["career_id"] in belonging:
                    belonging[row["career_id"]].append(Specialization.model_validate(dict(row)))
        return {
            row["career_id"]: Career(
                career_id=row["career_id"],
                title=row["title"],
                category=row["category"],
                primary_code=row["primary_code"],
                members=tuple(belonging[row["career_id"]]),
                citation=self._citation(row["source_key"]),
            )
            for row in rows
        }
