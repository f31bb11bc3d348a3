"""Cards of moves between occupations and of training for one. Figures are fact ids; pure data, as in `cards`.

Contract section 3 names `from`, `items`, `programs` and the fields of an item; the rest are our additions.
"""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from advisor.facts import Dropped, FactArea, Frozen, LadderStep, Missing, Of


class Relatedness(Frozen):
    """How near two occupations are. `tier` and the fact `rank` are O*NET's (`None`: it does not list the pair); the fact
    `likeness` is of their ratings; `how` says both in words."""

    tier: str | None = None
    rank: str | None = None
    likeness: str | None = None
    how: str
    citation: int | None = None


class PayChange(Frozen):
    """Both medians in ONE area and year, and what lies between: fact ids. `missing` says why there is no difference."""

    own: str | None = None
    target: str | None = None
    change: str | None = None
    change_pct: str | None = None
    area: FactArea | None = None
    ladder: list[LadderStep] = []
    missing: str | None = None


class TransitionGap(Frozen):
    """What there is to learn: fact ids of both levels (0..7), their difference, and the importance there (1..5)."""

    name: str
    kind: Literal["skill", "knowledge"]
    own: str
    target: str
    difference: str
    importance: str


class LicenceFlag(Frozen):
    """Whether another publisher's page says that a licence is needed; never inherited by a specialization."""

    required: bool
    basis: Literal["published_elsewhere"] = "published_elsewhere"
    caveat: str
    citation: int


class EducationStep(Frozen):
    """What entering the target asks for beside what entering the origin asks for. `change` compares entry education;
    `needs_more`: schooling after high school that the origin does not ask for, or a licence that it is not known to need."""

    text: str
    change: Literal["more", "same", "less", "unknown"]
    needs_more: bool = False
    education_from: str | None = None
    education_to: str | None = None
    experience_to: str | None = None
    training_to: str | None = None
    job_zone_from: str | None = None  # fact ids
    job_zone_to: str | None = None
    licence: LicenceFlag | None = None
    citation: int | None = None


class ResilienceChange(Frozen):
    """Our score of both with its range (`score`, `low`, `high` -> fact id) and the difference, or why there is none."""

    own: dict[str, str] = {}
    target: dict[str, str] = {}
    change: str | None = None
    missing: str | None = None


class TransitionItem(Frozen):
    """One occupation to move to."""

    code: str
    title: str
    relatedness: Relatedness
    education_step: EducationStep
    pay_change: PayChange
    resilience_change: ResilienceChange
    gaps: list[TransitionGap] = []
    gaps_missing: Missing | None = None


class TransitionsCard(Frozen):
    """Occupations to move to from one; `to` where one was named. `dropped` were filtered out, each with its reason."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)

    type: Literal["transitions"] = "transitions"
    from_: Of = Field(validation_alias="from", serialization_alias="from")
    to: Of | None = None
    by: str
    items: list[TransitionItem]
    dropped: list[Dropped] = []
    considered: int
    filters: dict[str, Any] = {}
    method: str


class TrainingProgram(Frozen):
    """A program of study by its CIP code; `leads_to`: the six-digit codes here that the crosswalk relates it to."""

    cip: str
    title: str
    leads_to: list[str]


class Preparation(Frozen):
    """What the Bureau calls typical for entering one matrix code. `shares`: percent of people asked who say that a level
    of schooling is required, as fact ids by its name; `job_zone` a fact id."""

    code: str
    title: str
    entry_education: str | None = None
    work_experience: str | None = None
    on_the_job_training: str | None = None
    citation: int | None = None
    job_zone: str | None = None
    shares: dict[str, str] = {}


class TrainingCard(Frozen):
    """Programs that a crosswalk relates to an occupation or to the members of a career, and what entry usually takes.
    It says nothing of which school near by offers them."""

    type: Literal["training"] = "training"
    kind: Literal["occupation", "career"]
    code: str
    title: str
    programs: list[TrainingProgram]
    preparation: list[Preparation]
    note: str
    citation: int | None = None
    missing: list[Missing] = []
