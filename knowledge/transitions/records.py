"""What a move from one occupation to another is: records only."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.areas import Area, Step
from knowledge.citations import Citation
from knowledge.occupations import Occupation
from knowledge.rankings import DroppedItem
from knowledge.resilience import Resilience

Order = Literal["usefulness", "relatedness", "pay", "resilience"]
"""`usefulness`: relatedness, but those paid less or under the same code stand further back."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Gap(_Record):
    """A skill or field of knowledge to learn. `importance` 1..5 in the target; `own` and `target` levels 0..7."""

    element_id: str
    name: str
    kind: str
    importance: float
    own: float
    target: float
    citation: Citation

    @property
    def difference(self) -> float:
        """Levels to gain, to the two digits that the publisher prints."""
        return round(self.target - self.own, 2)


class Gaps(_Record):
    """All gaps, the widest first; `unrated`: what lacks a rating on one side; `reason`: why there are no ratings."""

    items: tuple[Gap, ...] = ()
    unrated: tuple[str, ...] = ()
    reason: str | None = None


class Median(_Record):
    """A published median: USD a year and USD an hour, `at_least` where the year's is a top-code."""

    annual: int | None = None
    hourly: float | None = None
    at_least: bool = False

    @property
    def known(self) -> bool:
        return self.annual is not None or self.hourly is not None


class Move(_Record):
    """To `occupation`. `tier` and `rank` 1..20 are O*NET's, `None` where it does not list the pair; `likeness` -1..1 of
    the ratings, `None` where one has none. `area` and `year` are where and when both medians are published, `None` with
    `pay_reason`. `same_code`: both are paid under one code, so that one figure stands for both."""

    occupation: Occupation
    tier: str | None = None
    rank: int | None = None
    related_citation: Citation | None = None
    likeness: float | None = None
    area: Area | None = None
    year: int | None = None
    own_median: Median = Median()
    target_median: Median = Median()
    same_code: bool = False
    steps: tuple[Step, ...] = ()
    pay_reason: str | None = None
    score: Resilience | None = None

    @property
    def pays_less(self) -> bool:
        """Whether the target's yearly median is lower by more than one part in twenty. A floor is compared as a bound."""
        own, theirs = self.own_median, self.target_median
        if own.annual is None or theirs.annual is None or theirs.at_least:
            return False
        return theirs.annual * 20 < own.annual * 19


class Moves(_Record):
    """Moves in order; `dropped` were filtered out, each with its reason; `considered` counts both."""

    items: tuple[Move, ...] = ()
    dropped: tuple[DroppedItem, ...] = ()
    considered: int = 0
