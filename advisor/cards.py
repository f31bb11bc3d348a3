"""Cards: typed findings as a screen shows them. Figures are fact ids; the facts stand beside, in the ledger.

Pure data. Contract section 3 names the fields; `group_pay` and `sources` are our additions.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from advisor.facts import Dropped as Dropped
from advisor.facts import FactArea, Frozen, LadderStep, Missing, Of
from advisor.transition_cards import TrainingCard, TransitionsCard


class WageCard(Frozen):
    """Pay of one six-digit occupation in one area. `percentiles` maps p10 … p90, mean to fact ids (hourly facts where
    pay is hourly only); `real` likewise in US prices; `beside` = fact ids that may stand beside (major-group median)."""

    type: Literal["wage"] = "wage"
    code: str
    title: str
    area: FactArea
    percentiles: dict[str, str]
    real: dict[str, str] = {}
    hourly: dict[str, str] = {}  # fact ids of pay by the hour, where it was asked for and is published
    employment: str | None = None
    trend: list[str] = []  # fact ids of medians then and now, only where change over time was asked for
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
    entry: str | None = None  # usual schooling at entry, in the Bureau's words


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


class TrackLine(Frozen):
    code: str
    title: str
    members: int


class TracksCard(Frozen):
    """All tracks on file, by title."""

    type: Literal["tracks"] = "tracks"
    items: list[TrackLine]


class PlacesItem(Frozen):
    """An area; in a ranking the first of `facts` is what it is ranked by, and equal values share a `rank`."""

    area: FactArea
    facts: list[str] = []
    rank: int | None = None


class PlacesCard(Frozen):
    """Areas that a text may mean, or, with `of` and `by`, areas in order for one occupation, career or track.
    `dropped` names the areas without a figure; `considered` and `left_out` are fact ids of counts."""

    type: Literal["places"] = "places"
    items: list[PlacesItem]
    of: Of | None = None
    by: str | None = None
    within: str | None = None
    dropped: list[Dropped] = []
    considered: str | None = None
    left_out: str | None = None


class PassageItem(Frozen):
    """A piece of a text. `organisation`: the only one whose readers may see it."""

    id: str
    section: str
    excerpt: str
    citation: int
    organisation: str | None = Field(default=None, exclude_if=lambda one: one is None)


class PassagesCard(Frozen):
    """Cited pieces of narrative."""

    type: Literal["passages"] = "passages"
    items: list[PassageItem]


class ReferralItem(Frozen):
    """Who helps with what, in the words of an operator's list. `phone` and `cost` are theirs and no facts; `organisation`: the only
    one whose readers may see it."""

    id: str
    name: str
    what: str
    who_for: str = ""
    jobs: str = ""
    places: list[str] = []
    phone: str = ""
    url: str = ""
    languages: list[str] = []
    cost: str = ""
    as_of: str
    citation: int
    organisation: str | None = Field(default=None, exclude_if=lambda one: one is None)


class ReferralsCard(Frozen):
    """Help near somebody, from the operator's own lists."""

    type: Literal["referrals"] = "referrals"
    items: list[ReferralItem]


class ComparisonColumn(Frozen):
    """What is compared: an occupation, a career or a track."""

    code: str
    title: str


class ComparisonCell(Frozen):
    """A figure, a word where the publisher gives words (an education level), or why there is none."""

    fact: str | None = None
    text: str | None = None
    missing: str | None = None


class ComparisonRow(Frozen):
    """One measure across all columns, in their order."""

    measure: str
    cells: list[ComparisonCell]


class ComparisonCard(Frozen):
    """Several occupations side by side; pay in one area each, missing cells marked."""

    type: Literal["comparison"] = "comparison"
    columns: list[ComparisonColumn]
    rows: list[ComparisonRow]


class FitItem(Frozen):
    """An occupation that fits what a person said, with what speaks against it. `pay` and `score` are fact ids; `missing`
    says why one is not there."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_alias=True, validate_by_name=True
    )

    code: str
    title: str
    reasons: list[str] = Field(alias="for")
    against: list[str]
    first_step: str
    pay: str | None = None
    score: str | None = None
    area: FactArea | None = None
    missing: list[Missing] = []


class FitCard(Frozen):
    """Three to five careers that fit, unlike each other. `guessed`: what was read into the words; `note`: how the
    profiles behind it were rated; `considered` is the fact id of a count."""

    type: Literal["fit"] = "fit"
    items: list[FitItem]
    guessed: list[str]
    note: str
    considered: str | None = None


class OfferCard(Frozen):
    """A person's own amount beside published pay. `amount` in `unit` is theirs and no fact; `compared` is the same in
    the unit of `percentiles` (fact ids). `position`: `below`, `at`, `between`, `above` or `floor`, with the marks next
    to it; a place between two percentiles is never made finer than that."""

    type: Literal["offer"] = "offer"
    code: str
    title: str
    area: FactArea
    amount: float
    unit: str
    compared: float
    compared_unit: str
    conversion: str | None = None
    percentiles: dict[str, str]
    position: Literal["below", "at", "between", "above", "floor"]
    lower: str | None = None
    upper: str | None = None
    difference: str | None = None
    yearly: str | None = None  # the amount over a year, where it was said for another time
    real: dict[str, str] = {}
    leaves_out: list[str]
    ask: list[str]
    ladder: list[LadderStep] = []


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
    WageCard | GroupPayCard | RankingCard | ResilienceCard | OutlookCard | ProfileCard | TrackCard | PlacesCard | PassagesCard | ComparisonCard | FitCard | OfferCard | SourcesCard
    | TransitionsCard | TrainingCard | TracksCard | ReferralsCard,
    Field(discriminator="type"),
]  # fmt: skip
