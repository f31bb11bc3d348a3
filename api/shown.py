"""What operations answer that no other room has a shape for: lookups with a list of their own, a talk, a row, a state."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from advisor.answers import Answer, Lookup
from advisor.facts import Choice, Fact


class Looked(Lookup):
    """A lookup; `choices` where the name that was asked for may mean several things."""

    choices: list[Choice] = []


class Candidate(BaseModel):
    """An occupation that a title may mean. `score`: 0 to 1; `matched`: the name it is known by."""

    code: str
    title: str
    score: float
    matched: str


class Candidates(Lookup):
    """Candidates, best first. `decision`: whether the first is clear enough to go on, or a question should be asked."""

    candidates: list[Candidate]
    decision: Literal["go", "ask"]


class CareerLine(BaseModel):
    """A career. `specializations`: how many occupations it groups."""

    id: str
    title: str
    category: str | None
    specializations: int


class Careers(Lookup):
    """All careers."""

    careers: list[CareerLine]


class TrackLine(BaseModel):
    """A track. `members`: how many careers or occupations it runs through."""

    id: str
    title: str
    members: int


class Tracks(Lookup):
    """All tracks."""

    tracks: list[TrackLine]


class Suggested(BaseModel):
    """Something with a page: `matched` is the name that fits what was typed."""

    kind: Literal["career", "occupation", "track"]
    code: str
    title: str
    matched: str
    url: str


class Suggestions(BaseModel):
    """What a text may mean, best first."""

    items: list[Suggested]


class TurnTold(BaseModel):
    """A recorded turn."""

    turn_id: str
    number: int
    created_at: str
    request: dict[str, Any]
    answer: Answer


class TalkTold(BaseModel):
    """A talk with all its turns, and what hangs on them."""

    conversation_id: str
    created_at: str
    turns: list[TurnTold]
    feedback: list[Any]
    shares: list[Any]
    path: dict[str, Any] | None


class Held(BaseModel):
    """Everything held about a person: what they said of themself, and their talks."""

    subject: str
    profile: list[dict[str, Any]]
    conversations: list[TalkTold]


class FactRow(BaseModel):
    """The row behind a figure, as the publisher's file has it. `column`: the one that holds the figure."""

    model_config = ConfigDict(extra="allow")

    turn_id: str
    fact: Fact
    column: str | None
    table: str
    row: dict[str, Any]
    source: dict[str, Any] | None
    code: str | None
    area: str | None
    percentiles: dict[str, Any] | None


class Alive(BaseModel):
    """The process lives."""

    status: Literal["ok"]


class Readiness(BaseModel):
    """Whether a turn can be answered, and with what; `fault` says why not."""

    model_config = ConfigDict(extra="allow")

    ready: bool
    model: str
    version: str
    knowledge_build: str | None = None
    fault: str | None = None
