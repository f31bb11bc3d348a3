"""What each tool may be called with. Arguments are typed and bounded; nobody's age, name, gender or health fits in.

A description here is read by a model: it says what the argument means, and holds no figure of the labor market.
"""

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


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Place = Annotated[Phrase | None, BeforeValidator(_blank_is_none)]


class Args(BaseModel):
    """Arguments of a tool: unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FindOccupations(Args):
    title: Phrase = Field(description="What a person calls the job, as they put it.")


class FindPlaces(Args):
    text: Phrase = Field(description="A ZIP, city, metro area or state, as the person put it.")


class GetWages(Args):
    occupation: Phrase = Field(description="A job title, O*NET-SOC code, or the name or id of a career or track.")
    place: Place = Field(
        None, description="ZIP, 'City, ST', metro or state that the person named; leave out otherwise."
    )
    real: bool = Field(False, description="Also adjust for the cost of living (regional price parity).")
    year: int | None = Field(None, ge=1900, le=2200, description="Only for a past year that the person named.")
    since: int | None = Field(
        None, ge=1900, le=2200, description="Only for change over time: the year it is asked from."
    )
    hourly: bool = Field(False, description="Also pay by the hour, where the survey publishes it.")


class RankFilters(Args):
    """Filters of a ranking; leave out what the person did not ask for."""

    max_education: Education | None = Field(None, description="Highest typical entry education allowed.")
    min_median: int | None = Field(None, ge=0, le=1_000_000, description="Lowest median pay, USD a year.")
    min_resilience: int | None = Field(None, ge=1, le=6, description="Lowest AI resilience score, 1 to 6.")
    min_growth: float | None = Field(None, ge=-100, le=500, description="Lowest projected growth, percent.")
    max_exposure: float | None = Field(None, ge=0, le=100, description="Highest AI exposure, 0 to 100.")
    no_experience: bool = Field(False, description="Only occupations that usually ask for no work experience.")
    max_months: int | None = Field(None, ge=0, le=240, description="Most months of schooling, experience and training.")
    level: TrackLevel | None = Field(None, description="Level on the track.")


class RankOccupations(Args):
    within: Phrase = Field("all", description="A track, a career, a SOC major group, or 'all'.")
    place: Place = Field(
        None, description="ZIP, 'City, ST', metro or state that the person named; leave out otherwise."
    )
    by: By = Field("median", description="What to rank by; 'real_median' is pay after the cost of living.")
    filters: Annotated[RankFilters, BeforeValidator(lambda given: given or {})] = Field(default_factory=RankFilters)
    limit: int = Field(10, ge=1, le=100)
    lowest_first: bool = Field(False, description="Rank from the lowest upwards.")


class GetResilience(Args):
    occupation_or_career: Phrase = Field(description="A job title, O*NET-SOC code, or a career or track.")


class GetCareer(Args):
    career: Phrase = Field(description="A career or an occupation: title, id or code.")
    section: str | None = Field(
        None, max_length=40, description="A section key, or several with commas, e.g. 'inside' or 'education,licence'."
    )


class GetTrack(Args):
    track: Phrase = Field(description="A track: title or id; 'all' lists the tracks.")
    section: str | None = Field(None, max_length=40, description="One section key, e.g. 'narrative' or 'levels'.")


class SearchPassages(Args):
    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)] = Field(
        description="What to look for in the narratives."
    )
    about: Place = Field(None, description="Only passages about this career, track or occupation.")


class GetOutlook(Args):
    occupation: Phrase = Field(description="A job title or O*NET-SOC code, or a career.")


class FindTransitions(Args):
    occupation: Phrase = Field(description="The job to move from: a title, O*NET-SOC code, or a career.")
    to: Place = Field(None, description="One job to move to, only where the person named it.")
    within: Place = Field(None, description="Only moves into this track or career.")
    place: Place = Field(
        None, description="ZIP, 'City, ST', metro or state that the person named; leave out otherwise."
    )
    filters: Annotated[RankFilters, BeforeValidator(lambda given: given or {})] = Field(default_factory=RankFilters)
    by: Literal["usefulness", "relatedness", "pay", "resilience"] = Field(
        "usefulness",
        description="Order: nearest first with lower pay further back, or nearest, best paid, most resilient.",
    )
    limit: int = Field(5, ge=1, le=20)


class GetTraining(Args):
    occupation: Phrase = Field(description="A job title or O*NET-SOC code, or a career.")


class CompareOccupations(Args):
    occupations: list[Phrase] = Field(min_length=2, max_length=5, description="Job titles or codes.")
    place: Place = Field(
        None, description="ZIP, 'City, ST', metro or state that the person named; leave out otherwise."
    )


class FitConstraints(Args):
    """What the person said they need; leave out what they did not say."""

    max_education: Education | None = Field(None, description="Highest typical entry education allowed.")
    max_months: int | None = Field(
        None, ge=0, le=240, description="Most months of schooling and experience before entry."
    )
    min_median: int | None = Field(None, ge=0, le=1_000_000, description="Lowest median pay, USD a year.")
    place: Place = Field(None, description="ZIP, 'City, ST', metro or state that the person named.")
    level: TrackLevel | None = Field(None, description="Level on a track.")
    no_experience: bool = Field(False, description="Only work that usually asks for no experience.")
    no_desk: bool = Field(False, description="No desk work.")
    no_nights: bool = Field(False, description="No nights or weekends (the data here cannot check it).")
    outdoors: bool = Field(False, description="Outdoors (the data here cannot check it).")
    remote: bool = Field(False, description="From home (the data here cannot check it).")
    part_time: bool = Field(False, description="Part-time (the data here cannot check it).")
    set_hours: bool = Field(False, description="Set or short hours, home by some time (the data here cannot check it).")
    no_driving: bool = Field(False, description="Cannot or will not drive.")
    no_heavy_lifting: bool = Field(False, description="No heavy lifting.")


class MatchInterests(Args):
    likes: list[Phrase] = Field(
        default_factory=list, max_length=12, description="What the person likes, is good at or has done, a phrase each."
    )
    dislikes: list[Phrase] = Field(
        default_factory=list, max_length=12, description="What they do not want, a phrase each."
    )
    constraints: Annotated[FitConstraints, BeforeValidator(lambda given: given or {})] = Field(
        default_factory=FitConstraints
    )


class RankPlaces(Args):
    occupation_or_track: Phrase = Field(description="One job title or code, or a career or track.")
    by: By = Field("median", description="What to rank places by; 'real_median' is pay after the cost of living.")
    within: Place = Field(
        None,
        description="A state (its areas), a Census region, a list of states with commas, or 'metros'; default: all states.",
    )
    limit: int = Field(10, ge=1, le=100)
    lowest_first: bool = Field(False, description="Rank from the lowest upwards.")


class EvaluateOffer(Args):
    occupation: Phrase = Field(description="A job title or code.")
    amount: float = Field(gt=0, le=10_000_000, description="The person's own amount in USD, as they said it.")
    unit: Literal["year", "hour", "month", "week", "biweekly"] = Field("year", description="What the amount is for.")
    place: Place = Field(
        None, description="ZIP, 'City, ST', metro or state that the person named; leave out otherwise."
    )


class ComparePlaces(Args):
    occupation: Phrase = Field(description="A job title, code, career or track.")
    places: list[Phrase] = Field(min_length=2, max_length=5, description="Two to five places.")


class Calculate(Args):
    operation: Literal["difference", "ratio", "percent_change", "sum", "per_hour", "per_month"] = Field(
        description="'difference' and 'percent_change' go from the first fact to the second."
    )
    fact_ids: list[Annotated[str, StringConstraints(pattern=r"^F\d{1,5}$")]] = Field(
        min_length=1, max_length=20, description="Ids of facts of this turn, such as F3."
    )


class ListSources(Args):
    """No arguments."""
