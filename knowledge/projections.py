"""What the Bureau of Labor Statistics projects for an occupation over ten years.

A projection speaks of the nation and of a matrix code, which may stand for several occupations together; the record
says so. This module never projects anything itself and never reads a missing figure as zero.
"""

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from knowledge.citations import Citation

_TABLES = SQLModel.metadata.tables
_MOST_KNOWN = 5_000


class Projection(BaseModel):
    """Employment projected from `base_year` to `target_year`, nation, the self-employed included.

    Employment in people; `growth_pct` in percent over the whole period; `openings_per_year` a yearly average.
    `basis` is `group` where the matrix code covers more than the six-digit code asked for, or is a summary line;
    `shares` are the O*NET-SOC codes on file that share this one figure. `entry_education`, `work_experience` and
    `on_the_job_training` are what the Bureau calls typical for entry. `None` where the Bureau prints no value.
    """

    model_config = ConfigDict(frozen=True)

    nem_code: str
    title: str
    base_year: int
    target_year: int
    level: str
    basis: Literal["measured", "group"]
    employment_base: int | None
    employment_target: int | None
    growth_pct: float | None
    openings_per_year: int | None
    self_employed_pct: float | None
    entry_education: str | None
    work_experience: str | None
    on_the_job_training: str | None
    shares: tuple[str, ...]
    citation: Citation

    @property
    def period(self) -> str:
        """`2024–34`"""
        return f"{self.base_year}–{self.target_year % 100:02d}"


class Projections:
    """Projections by matrix code or by O*NET-SOC code; the newest period on file unless a base year is given."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation
        # Some thousand codes of a build that never changes; a page asks for the same one in several sections.
        self._known: dict[tuple[str, int | None], Projection | None] = {}

    def get(self, code: str, base_year: int | None = None) -> Projection | None:
        """The projection of a matrix code (`11-3031`) or of an O*NET-SOC code (`11-3031.01`); `None`: none on file."""
        if (code, base_year) not in self._known and len(self._known) < _MOST_KNOWN:
            self._known[code, base_year] = self._find(code, base_year)
        return self._known[code, base_year] if (code, base_year) in self._known else self._find(code, base_year)

    def _find(self, code: str, base_year: int | None) -> Projection | None:
        if "." not in code:
            found = self._read(code, base_year)
            if found is not None:
                return found
            code = f"{code}.00"
        occupation = _TABLES["occupation"].c
        query = select(occupation.nem_code).where(occupation.onet_soc_code == code)
        with self._engine.connect() as connection:
            nem_code = connection.execute(query).scalar()
        return self._read(nem_code, base_year) if nem_code else None

    def _read(self, nem_code: str, base_year: int | None) -> Projection | None:
        projection, occupation = _TABLES["projection"].c, _TABLES["occupation"].c
        query = select(_TABLES["projection"]).where(projection.nem_code == nem_code)
        if base_year is not None:
            query = query.where(projection.base_year == base_year)
        members = select(occupation.onet_soc_code, occupation.soc_code).where(occupation.nem_code == nem_code)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(projection.base_year.desc()).limit(1)).mappings().first()
            sharing = connection.execute(members.order_by(occupation.onet_soc_code)).all()
        if row is None:
            return None
        grouped = row["level"] == "summary" or any(soc_code != nem_code for _, soc_code in sharing)
        return Projection(
            **{name: value for name, value in row.items() if name != "source_key"},
            basis="group" if grouped else "measured",
            shares=tuple(code for code, _ in sharing),
            citation=self._citation(row["source_key"]),
        )
