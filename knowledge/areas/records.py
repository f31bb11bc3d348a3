"""What a place is, once known: records only. Nothing here reads a table or a text."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.citations import Citation
from knowledge.schema import AreaLevel


class Area(BaseModel):
    """A place that official figures speak of. `code`: `US`, two-digit FIPS, CBSA, or seven-digit OEWS code. `short` is
    what a person would call it; `states` the two-letter codes it touches, principal first; `side` that of the
    town it was taken for where it is not the principal one: then it stands first, and the ladder goes there; `lat`/`lon` its population
    centre in degrees."""

    model_config = ConfigDict(frozen=True)

    code: str
    level: AreaLevel
    title: str
    short: str
    states: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    side: str | None = None
    citation: Citation

    def seen_from(self, state: str) -> "Area":
        """The same area as somebody in that state of it sees it: their own state before its principal one."""
        if state not in self.states[1:]:
            return self
        states = (state, *(one for one in self.states if one != state))
        return self.model_copy(update={"states": states, "side": state})


class PlaceMatch(BaseModel):
    """What a text about a place was taken to mean.

    `one`: `areas` holds it. `several`: `areas` holds the candidates, likeliest first, and `labels` what to call each
    when asking ("Arlington, TX" for the Dallas area). `unknown`: no such place on
    file, or none was said. `abroad`: outside what the figures cover. `note` is one sentence to say aloud (how a typo
    was read, what else it may mean, why it is not covered); `options` are areas to offer beside the one taken;
    `outside_metro`: the place lies in no metropolitan area.
    """

    model_config = ConfigDict(frozen=True)

    outcome: Literal["one", "several", "unknown", "abroad"]
    said: str
    areas: tuple[Area, ...] = ()
    labels: tuple[str, ...] = ()
    options: tuple[Area, ...] = ()
    note: str | None = None
    outside_metro: bool = False

    @property
    def area(self) -> Area | None:
        """The area, where the text means exactly one."""
        return self.areas[0] if self.outcome == "one" else None


class Spotted(BaseModel):
    """A place phrase inside a longer text: `text[start:end]` (without a preposition before it) and what it means."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str
    match: PlaceMatch


class Step(BaseModel):
    """One step of the place ladder: `area` was tried; where nothing was found there, why."""

    model_config = ConfigDict(frozen=True)

    area: Area
    found: bool
    reason: str | None = None


def no_table(level: AreaLevel) -> str:
    """Why the ladder skips a whole level."""
    return f"no {level} table of single occupations is loaded"
