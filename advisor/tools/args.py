"""What each tool may be called with. Arguments are typed and bounded; nobody's age, name, gender or health fits in.

A description here is read by a model and paid for with each of its calls: it says only what the name does not, and holds
no figure of the labor market.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
By = Literal["median", "real_median", "p10", "p90", "growth", "openings", "employment", "resilience"]
TrackLevel = Literal["entry", "mid", "senior", "executive"]
Education = Literal[
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
]
"""Typical entry education in the words and the order of BLS Employment Projections."""


EDUCATION_SHORT: Mapping[str, Education] = {
    "none": "No formal educational credential",
    "high school": "High school diploma or equivalent",
    "some college": "Some college, no degree",
    "certificate": "Postsecondary nondegree award",
    "associate": "Associate's degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctoral or professional degree",
}
"""The same levels in a word or two: what a model is offered."""


def _in_full(value: Any) -> Any:
    return EDUCATION_SHORT.get(value.strip().lower(), value) if isinstance(value, str) else value


Schooling = Annotated[Education, BeforeValidator(_in_full)]


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Place = Annotated[Phrase | None, BeforeValidator(_blank_is_none)]


class Args(BaseModel):
    """Arguments of a tool: unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FindOccupations(Args):
    title: Phrase


class FindPlaces(Args):
    text: Phrase


class GetWages(Args):
    occupation: Phrase
    place: Place = None
    real: bool = Field(False, description="after the cost of living")
    year: int | None = Field(None, ge=1900, le=2200, description="a past one")
    since: int | None = Field(None, ge=1900, le=2200, description="change from then")
    hourly: bool = False


class RankFilters(Args):
    """Filters of a ranking; leave out what the person did not ask for."""

    max_education: Schooling | None = None
    min_median: int | None = Field(None, ge=0, le=1_000_000, description="a year")
    min_resilience: int | None = Field(None, ge=1, le=6, description="1-6")
    min_growth: float | None = Field(None, ge=-100, le=500, description="%")
    max_exposure: float | None = Field(None, ge=0, le=100, description="0-100")
    no_experience: bool = False
    max_months: int | None = Field(None, ge=0, le=240)
    level: TrackLevel | None = None


class RankOccupations(Args):
    within: Phrase = Field("all", description="track, career, major group, all")
    place: Place = None
    by: By = "median"
    filters: Annotated[RankFilters, BeforeValidator(lambda given: given or {})] = Field(default_factory=RankFilters)
    limit: int = Field(10, ge=1, le=100)
    lowest_first: bool = False


class GetResilience(Args):
    occupation_or_career: Phrase


class GetCareer(Args):
    career: Phrase
    section: str | None = Field(None, max_length=40, description="inside, education, licence, technology…")


class GetTrack(Args):
    track: Phrase = Field(description="'all' lists them")
    section: str | None = Field(None, max_length=40)


class SearchPassages(Args):
    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
    about: Place = None


class GetOutlook(Args):
    occupation: Phrase


class FindTransitions(Args):
    occupation: Phrase = Field(description="the job now")
    to: Place = Field(None, description="if named")
    within: Place = None
    place: Place = None
    filters: Annotated[RankFilters, BeforeValidator(lambda given: given or {})] = Field(default_factory=RankFilters)
    by: Literal["usefulness", "relatedness", "pay", "resilience"] = "usefulness"
    limit: int = Field(5, ge=1, le=20)


class GetTraining(Args):
    occupation: Phrase


class CompareOccupations(Args):
    occupations: list[Phrase] = Field(min_length=2, max_length=5)
    place: Place = None


class FitConstraints(Args):
    """What the person said they need; leave out what they did not say."""

    max_education: Schooling | None = None
    max_months: int | None = Field(None, ge=0, le=240)
    min_median: int | None = Field(None, ge=0, le=1_000_000, description="a year")
    place: Place = None
    level: TrackLevel | None = None
    no_experience: bool = False
    no_desk: bool = False
    no_nights: bool = False  # the data here cannot check it
    outdoors: bool = False  # the data here cannot check it
    remote: bool = False  # the data here cannot check it
    part_time: bool = False  # the data here cannot check it
    set_hours: bool = False  # the data here cannot check it
    no_driving: bool = False
    no_heavy_lifting: bool = False


class MatchInterests(Args):
    likes: list[Phrase] = Field(default_factory=list, max_length=12)
    dislikes: list[Phrase] = Field(default_factory=list, max_length=12)
    constraints: Annotated[FitConstraints, BeforeValidator(lambda given: given or {})] = Field(
        default_factory=FitConstraints
    )


class RankPlaces(Args):
    occupation_or_track: Phrase
    by: By = "median"
    within: Place = Field(None, description="states, region or metros")
    limit: int = Field(10, ge=1, le=100)
    lowest_first: bool = False


class EvaluateOffer(Args):
    occupation: Phrase
    amount: float = Field(gt=0, le=10_000_000)
    unit: Literal["year", "hour", "month", "week", "biweekly"] = "year"
    place: Place = None


class ComparePlaces(Args):
    occupation: Phrase
    places: list[Phrase] = Field(min_length=2, max_length=5)


class Calculate(Args):
    operation: Literal["difference", "ratio", "percent_change", "sum", "per_hour", "per_month"]
    fact_ids: list[Annotated[str, StringConstraints(pattern=r"^F\d{1,5}$")]] = Field(
        min_length=1, max_length=20, description="F1, F2…"
    )


class ListSources(Args):
    """No arguments."""
