"""The shape of an answer: what a tool hands back, a whole turn (contract section 2), a lookup (section 3). Pure data."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.cards import Card
from advisor.facts import Choice, CitationOut, Fact, Frozen, LadderStep, Missing, PlaceOut

Outcome = Literal["answered", "clarify", "no_data", "declined", "crisis", "degraded"]


class SubjectRef(Frozen):
    """What a tool took a phrase to mean."""

    kind: Literal["occupation", "career", "track", "all", "group"]
    id: str  # O*NET-SOC code, career id, track id, "all", or a SOC major group "11-0000"
    title: str


class ToolResult(BaseModel):
    """What a tool hands back: `findings` go to the client as cards, `compact()` (see `tools`) to the model. Ambiguity is
    data: `outcome="ambiguous"` with `choices`."""

    model_config = ConfigDict(extra="forbid")

    tool: str
    outcome: Literal["ok", "ambiguous", "unknown", "abroad", "empty", "refused"]
    findings: list[Card] = []
    facts: list[str] = []  # ids of facts that stand on no card (a calculation)
    subject: SubjectRef | None = None
    alternatives: list[SubjectRef] = []  # what the phrase could also mean (said aloud, offered)
    place: PlaceOut | None = None
    ladder: list[LadderStep] = []
    choices: list[Choice] = []
    missing: list[Missing] = []
    said: str | None = None  # the phrase that was unknown, ambiguous or abroad
    about: Literal["subject", "place", None] = None  # which of the two is ambiguous or unknown


class ToolTrace(Frozen):
    name: str
    arguments: dict[str, Any]
    outcome: str
    ms: float


class Usage(Frozen):
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None = None


class GuardReport(Frozen):
    """What the guard did: sentences of the model that were checked, those withheld in the end, those a second round put in
    their place; whether the answer was composed without the model; why the turn is degraded, if it is."""

    checked: int
    withheld: int = 0
    repaired: int = 0
    composed: bool = False
    degraded: str | None = None


class Stamps(Frozen):
    model: str
    prompt: str
    knowledge_build: str
    version: str


class Answer(BaseModel):
    """A whole turn, as recorded and as sent (`done`)."""

    model_config = ConfigDict(extra="forbid")

    conversation_id: str
    conversation_token: str | None = None
    turn_id: str
    outcome: Outcome
    language: Literal["en", "es"] | None = None  # that of the text
    text: str
    facts: list[Fact] = []
    findings: list[Card] = []
    citations: list[CitationOut] = []
    place: PlaceOut | None = None
    choices: list[Choice] = Field(default=[], max_length=5)
    follow_ups: list[str] = Field(default=[], max_length=3)
    tools: list[ToolTrace] = []
    usage: Usage
    stamps: Stamps
    guard: GuardReport | None = None
    stopped: bool = False  # the reader left before it was done: what was checked and sent by then
    draft_id: str | None = None  # a letter or plan that a signed-in counselor asked for: it goes on as a draft


class Lookup(BaseModel):
    """The answer of every lookup without a model (CONTRACT section 3)."""

    model_config = ConfigDict(extra="forbid")

    facts: list[Fact] = []
    findings: list[Card] = []
    citations: list[CitationOut] = []
    place: PlaceOut | None = None
    missing: list[Missing] = []
