"""Facts and what they stand on: what a figure is of, where, when, from whom. Pure data.

What a figure means is decided where it is minted (`ledger`), never here.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Basis = Literal["measured", "mapped", "group", "derived", "published_elsewhere", "wider_area"]
Unit = Literal[
    "USD/year", "USD/hour", "USD", "percent", "percentage points", "people", "openings/year", "score 1-6", "score 5-25",
    "score 0-100", "index US=100", "USD/year, US prices", "USD/hour, US prices", "ratio", "years", "count", "hours/week",
    "job zone", "score 0-7", "score 1-5",
]  # fmt: skip
Level = Literal["nation", "state", "metropolitan", "nonmetropolitan"]
How = Literal["said", "request", "profile", "none"]


class Frozen(BaseModel):
    """A value: compared by content, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Of(Frozen):
    """What a figure is of. `code`: six-digit SOC for pay (`11-3031`), O*NET-SOC for scores (`11-3031.01`), a career or
    track id, `all` for a whole population."""

    kind: Literal["occupation", "career", "track", "area", "build", "user"]
    code: str
    title: str


class FactArea(Frozen):
    """Where a figure was measured."""

    code: str
    level: Level
    title: str


class Fact(Frozen):
    """One figure with its unit, what it is of, where, when, and its citation. A `bound` of `at_least` makes `value` a
    floor: shown with ≥, never used in arithmetic."""

    id: str
    value: float | int
    unit: Unit
    statistic: str
    of: Of
    area: FactArea | None = None
    as_of: str
    basis: Basis = "measured"
    note: str | None = None
    bound: Literal["at_least"] | None = None
    citation: int


class RowRef(Frozen):
    """The very row behind a fact: table and key columns, so that `/v1/facts/…` can read it again."""

    table: str
    key: dict[str, str | int]
    column: str | None = None


class CitationOut(Frozen):
    """A numbered source of this turn."""

    id: int
    publisher: str
    dataset: str
    title: str
    vintage: str
    url: str
    licence: str
    section: str | None = None


class PlaceOut(Frozen):
    """The area an answer is about and how it was learnt (`none`: nobody said, so the nation). `side`: the two-letter
    code of the state of the town it was taken for, where that is not the area's principal one."""

    code: str
    level: Level
    title: str
    how: How
    side: str | None = Field(default=None, exclude_if=lambda side: side is None)

    @property
    def named(self) -> str:
        """What finds this very place again: its title, with the side of a border area that was meant."""
        return f"{self.title} on the side of {self.side}" if self.side else self.title


class Choice(Frozen):
    """A quick reply: what the button says and the message it sends."""

    label: str
    message: str


class Missing(Frozen):
    """Something a person would expect here that no source has, and why."""

    what: str
    reason: str


class Dropped(Frozen):
    """A member that could not be ranked, with the reason."""

    code: str
    title: str
    reason: str


class LadderStep(Frozen):
    """One step of the place ladder: tried `area`, and either found there or why not."""

    area: FactArea
    found: bool
    reason: str | None = None
