"""The shape of an answer: facts, cards, citations, and the whole turn as CONTRACT section 2 gives it.

Pure data. What a figure means is decided where it is minted (`ledger`), never here.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["answered", "clarify", "no_data", "declined", "crisis", "degraded"]
Basis = Literal["measured", "mapped", "group", "derived", "published_elsewhere", "wider_area"]
Unit = Literal[
    "USD/year", "USD/hour", "USD", "percent", "percentage points", "people", "openings/year", "score 1-6", "score 5-25",
    "score 0-100", "index US=100", "USD/year, US prices", "USD/hour, US prices", "ratio", "years", "count", "hours/week",
    "job zone",
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
    """The area an answer is about and how it was learnt (`none`: nobody said, so the nation)."""

    code: str
    level: Level
    title: str
    how: How


class Choice(Frozen):
    """A quick reply: what the button says and the message it sends."""

    label: str
    message: str


class Missing(Frozen):
    """Something a person would expect here that no source has, and why."""

    what: str
    reason: str


class LadderStep(Frozen):
    """One step of the place ladder: tried `area`, and either found there or why not."""

    area: FactArea
    found: bool
    reason: str | None = None


# --- cards -----------------------------------------------------------------------------------------------------------


class WageCard(Frozen):
    """Pay of one six-digit occupation in one area. `percentiles` maps p10 … p90, mean to fact ids (hourly facts where
    pay is hourly only); `real` likewise in US prices; `beside` = fact ids that may stand beside (major-group median)."""

    type: Literal["wage"] = "wage"
    code: str
    title: str
    area: FactArea
    percentiles: dict[str, str]
    real: dict[str, str] = {}
    employment: str | None = None
    trend: list[str] = []  # fact ids of national medians, oldest first
    beside: list[str] = []
    ladder: list[LadderStep] = []
    shared_by: list[str] = []  # titles of the O*NET occupations whose pay this one figure is


class GroupPayCard(Frozen):
    """Pay of a career or track: never "the median"; typical median, range and employment, each SOC counted once."""

    type: Literal["group_pay"] = "group_pay"
    kind: Literal["career", "track"]
    code: str
    title: str
    area: FactArea
    typical_median: str | None
    lowest: str | None
    highest: str | None
    employment: str | None
    members: list["RankingItem"] = []
    left_out: list[Missing] = []
    coverage_pct: float | None = None
    ladder: list[LadderStep] = []


class RankingItem(Frozen):
    """A line of a ranking. `fact` is the figure it is ranked by; `also` others worth showing beside it."""

    rank: int
    code: str
    title: str
    fact: str
    area: FactArea
    also: list[str] = []


class Dropped(Frozen):
    """A member that could not be ranked, with the reason."""

    code: str
    title: str
    reason: str


class HourlyItem(Frozen):
    """A member whose pay is published by the hour only: listed apart in a yearly ranking."""

    code: str
    title: str
    fact: str


class RankingCard(Frozen):
    """An ordered list in ONE area."""

    type: Literal["ranking"] = "ranking"
    within: Of
    by: str
    place: FactArea
    items: list[RankingItem]
    dropped: list[Dropped] = []
    hourly: list[HourlyItem] = []
    considered: int  # how many six-digit occupations were looked at (also minted as a fact of unit `count`)
    filters: dict[str, Any] = {}
    ladder: list[LadderStep] = []


class ScoreInput(Frozen):
    """One part of the resilience score: `exposure`, `growth` or `epoch`."""

    name: Literal["exposure", "growth", "epoch"]
    value: float | None
    points: int | None
    basis: str
    fact: str | None


class PublishedScore(Frozen):
    """What another publisher prints; only with its caveat."""

    score: str | None  # fact ids
    exposure: str | None
    growth: str | None
    epoch: str | None
    caveat: str


class ResilienceMember(Frozen):
    """A member of a career with its own score and range; `facts` maps `score`, `low`, `high` to fact ids."""

    code: str
    title: str
    score: int | None
    low: int
    high: int
    facts: dict[str, str] = {}
    reason: str | None = None


class ResilienceCard(Frozen):
    """Our computed score with range, parts and basis; the published record apart. A career has no score of its own:
    `members` and their lowest and highest."""

    type: Literal["resilience"] = "resilience"
    kind: Literal["occupation", "career", "track"]
    code: str
    title: str
    score: int | None
    low: int | None
    high: int | None
    facts: dict[str, str] = {}  # score, low, high, epoch -> fact id
    inputs: list[ScoreInput] = []
    published: PublishedScore | None = None
    members: list[ResilienceMember] = []
    missing: list[Missing] = []


class OutlookCard(Frozen):
    """BLS projection (national): percent over the period, openings a year; `facts` maps each to its fact id."""

    type: Literal["outlook"] = "outlook"
    code: str
    title: str
    base_year: int
    target_year: int
    growth: float | None
    openings: int | None
    facts: dict[str, str] = {}
    entry_education: str | None = None


class Section(Frozen):
    """A section of a profile or track: content, or the reason it is missing."""

    key: str
    title: str
    content: Any | None = None
    missing: Missing | None = None


class ProfileCard(Frozen):
    """A career or an occupation, section by section."""

    type: Literal["profile"] = "profile"
    kind: Literal["career", "occupation"]
    code: str
    title: str
    sections: list[Section]


class TrackCard(Frozen):
    """A track, section by section; `members` are O*NET-SOC codes."""

    type: Literal["track"] = "track"
    code: str
    title: str
    sections: list[Section]
    members: list[str]


class PlacesItem(Frozen):
    area: FactArea
    facts: list[str] = []


class PlacesCard(Frozen):
    """Areas that a text may mean, or areas compared."""

    type: Literal["places"] = "places"
    items: list[PlacesItem]


class PassageItem(Frozen):
    id: str
    section: str
    excerpt: str
    citation: int


class PassagesCard(Frozen):
    """Cited pieces of narrative."""

    type: Literal["passages"] = "passages"
    items: list[PassageItem]


class SourceLine(Frozen):
    publisher: str
    dataset: str
    vintage: str
    citation: int
    note: str = ""


class SourcesCard(Frozen):
    """Where the figures come from and how old they are."""

    type: Literal["sources"] = "sources"
    build_id: str
    items: list[SourceLine]


Card = Annotated[
    WageCard | GroupPayCard | RankingCard | ResilienceCard | OutlookCard | ProfileCard | TrackCard | PlacesCard | PassagesCard | SourcesCard,
    Field(discriminator="type"),
]  # fmt: skip


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


class Lookup(BaseModel):
    """The answer of every lookup without a model (CONTRACT section 3)."""

    model_config = ConfigDict(extra="forbid")

    facts: list[Fact] = []
    findings: list[Card] = []
    citations: list[CitationOut] = []
    place: PlaceOut | None = None
    missing: list[Missing] = []
