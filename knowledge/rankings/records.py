"""What a ranking is asked for and what it hands back: records only."""

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from knowledge.areas import Area, Step
from knowledge.parities import Parity
from knowledge.traits import Traits

Measure = Literal[
    "median", "real_median", "p10", "p90", "mean", "growth", "openings", "employment", "resilience"
]  # fmt: skip
_FILTERS = (
    "max_education", "min_median", "min_resilience", "min_growth", "max_exposure", "no_experience", "max_months",
    "major_group",
)  # fmt: skip
NATIONAL: frozenset[str] = frozenset({"growth", "openings", "resilience"})
"""Measures that are published for the nation only."""


class RankRequest(BaseModel):
    """What to rank. `codes`: six-digit codes, `None` for every occupation; `area`: where the ladder starts. A filter
    left `None` does not filter. `max_education`: a BLS entry level (`EDUCATION`); `min_median` in USD a year;
    `max_exposure` 0..100; `max_months`: usual preparation; `major_group`: `11-0000`; `ascending`: lowest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[str, ...] | None = None
    area: Area
    by: Measure = "median"
    max_education: str | None = None
    min_median: int | None = Field(default=None, ge=0)
    min_resilience: int | None = Field(default=None, ge=1, le=6)
    min_growth: float | None = None
    max_exposure: float | None = Field(default=None, ge=0, le=100)
    no_experience: bool = False
    max_months: int | None = Field(default=None, ge=0)
    major_group: str | None = None
    limit: int | None = Field(default=None, ge=1)
    ascending: bool = False

    def filters(self) -> dict[str, str | int | float | bool]:
        """The filters that are set, by name."""
        given = {name: getattr(self, name) for name in _FILTERS}
        return {name: value for name, value in given.items() if value is not None and value is not False}


class RankedItem(NamedTuple):
    """A line of a ranking. `value` in the unit of the measure; `at_least`: a floor. `traits` holds the national
    attributes of the occupation; `citation_key` is the source of `value`."""

    rank: int
    oews_code: str
    title: str
    value: float | int
    at_least: bool
    annual_median_usd: int | None
    median_at_least: bool
    employment: int | None
    traits: Traits
    citation_key: str


class DroppedItem(NamedTuple):
    """A member that could not be ranked, or that a filter took out, and why."""

    oews_code: str
    title: str
    reason: str


class HourlyItem(NamedTuple):
    """A member with hourly pay only: its median in USD an hour."""

    oews_code: str
    title: str
    hourly_median_usd: float
    citation_key: str


class Ranked(BaseModel):
    """A ranking in `area`. `pay_area` is where the medians of the lines stand (the same, except for national measures
    asked about a place); `year` is theirs. `ranked` counts all that could be ranked, `items` may be fewer
    (`limit`); `considered` counts the members looked at. `parity` where the measure is real pay."""

    model_config = ConfigDict(frozen=True)

    by: Measure
    area: Area
    pay_area: Area
    year: int | None
    items: tuple[RankedItem, ...]
    ranked: int
    dropped: tuple[DroppedItem, ...]
    hourly: tuple[HourlyItem, ...]
    considered: int
    steps: tuple[Step, ...]
    filters: dict[str, str | int | float | bool]
    parity: Parity | None = None


class Pay(NamedTuple):
    """A row of pay as a ranking reads it: `value` is what is ranked by."""

    oews_code: str
    value: float | int | None
    annual_median_usd: int | None
    employment: int | None
    floors: str
    annual_reason: str | None
    employment_reason: str | None
    hourly_median_usd: float | None
    source_key: str
