"""What a message was understood to ask: one intent and its slots, and the two protocols understanding leans on.

Pure data. It holds the person's own words for jobs and places; what they resolve to is decided by the tools.
"""

from collections.abc import Sequence
from typing import Any, Literal, Protocol

from pydantic import Field

from advisor.facts import Choice, Frozen
from advisor.tools.args import By

Intent = Literal[
    "pay", "rank", "where", "resilience", "outlook", "profile", "duties", "education", "sources", "compare", "offer",
    "postings", "method", "kinds", "shared_pay", "conflict", "draft", "fit", "place_only", "more_choices", "thanks", "hello", "help",
    "stop", "distress", "off_topic", "refused", "crisis", "unclear", "bye", "which_job", "minimum_wage", "hiring_rules", "military",
    "transitions", "training", "move", "calculate", "language", "not_covered",
]  # fmt: skip


class Reading(Frozen):
    """One message, understood. `subjects` are phrases or ids; `carried` says that they come from the talk so far."""

    intent: Intent
    message: str
    language: Literal["en", "es"] = "en"
    subjects: tuple[str, ...] = ()
    kind: str | None = None  # of the first subject, where the resolver or the talk knows it
    carried: bool = False
    within: str | None = None
    place: str | None = None
    places: tuple[str, ...] = ()  # two or three places to be shown beside each other, `place` among them
    also: tuple[Intent, ...] = ()  # what the same message asks of the same job besides
    near_me: bool = False
    by: By = "median"
    lowest_first: bool = False
    real: bool = False
    filters: dict[str, Any] = Field(default_factory=dict)
    limit: int | None = None
    section: str | None = None
    to: str | None = None  # the job to move to, where one is named
    order: Literal["usefulness", "relatedness", "pay", "resilience"] | None = None  # of moves
    amount: float | None = None  # an offer, in USD a year, as the person said it
    amount_hourly: float | None = None  # the same in USD an hour, where it was said by the hour
    said_amount: float | None = None  # the offer's amount as said, with `unit`
    unit: Literal["year", "hour", "month", "week", "biweekly"] | None = None
    operation: Literal["difference", "ratio", "percent_change", "per_hour", "per_month"] | None = None
    likes: tuple[str, ...] = ()  # phrases of what fits, in the person's words
    dislikes: tuple[str, ...] = ()
    needs: dict[str, Any] = Field(default_factory=dict)  # constraints of a match, by name
    questions: tuple[str, ...] = ()  # which of our questions about what fits were asked before
    hourly: bool = False  # pay is asked for by the hour
    year: int | None = None  # the year a question about past pay asks for
    since: int | None = None  # the year a question about change over time starts at
    unmeasured: str | None = None  # what it asks for that no source measures, a key of `prose.unmeasured`
    challenged: bool = False  # the figures just shown are doubted
    injected: bool = False
    choices: tuple[Choice, ...] = ()
    confidence: float = 1.0


class ToolCall(Frozen):
    """The next tool to call, with its arguments."""

    name: str
    arguments: dict[str, Any]


class PlaceMatchLike(Protocol):
    """What a place phrase was matched to: `one`, `several`, `unknown` or `abroad`."""

    @property
    def outcome(self) -> str: ...


class SpottedPlace(Protocol):
    """A place phrase inside a message."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def match(self) -> PlaceMatchLike: ...


class SubjectLike(Protocol):
    """The subject that a phrase was matched to."""

    @property
    def kind(self) -> str: ...


class SubjectMatchLike(Protocol):
    """What a subject phrase was matched to; `None` where nothing was near."""

    @property
    def subject(self) -> SubjectLike | None: ...


class SpottedSubject(Protocol):
    """A job, career or track phrase inside a message."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def subject_match(self) -> SubjectMatchLike: ...


class Resolver(Protocol):
    """Finds phrases in a message; pure given one knowledge build."""

    def spot_places(self, text: str) -> Sequence[SpottedPlace]: ...
    def spot_subjects(self, text: str) -> Sequence[SpottedSubject]: ...
    def vector(self, text: str) -> tuple[Sequence[float], str] | None:
        """The sentence vector of a text with the digest of its embedder; None where there is no embedder."""
        ...
