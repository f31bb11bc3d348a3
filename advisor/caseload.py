"""What a counselor sends and sees of clients: shapes, cleaned of secrets on the way in. Pure data."""

import unicodedata
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from advisor.client_words import Warned
from advisor.drafting.client_file import ClientFile
from advisor.facts import CitationOut, Frozen
from advisor.feedback import Id
from advisor.requests import Text
from advisor.safety import redact

State = Literal["open", "closed"]
ConsentKind = Literal["talk", "file", "contact", "referral", "other"]
"""What is agreed to: that a talk may be read, that a file is kept, that they are written to, that somebody else is told."""


def _cleaned(text: str) -> str:
    """No card number, password or the like is kept in a file."""
    return redact(text)[0]


def _seen(text: str) -> str:
    """Something of it can be seen: marks of direction and of no width alone are no name."""
    if not any(unicodedata.category(char)[0] in "LNSP" for char in text):
        raise ValueError("Write something that can be read.")
    return text


Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Text, AfterValidator(_seen)
]
# The constraints stand first, so that a text of nothing but blanks is too short.
Long = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000), Text, AfterValidator(_cleaned)
]
Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Text, AfterValidator(_cleaned)
]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2100, 12, 31))]


def _or_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


class _Sent(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Sent):
    """Something with who said it ("client", "counselor", a name), on which day, and where it was learnt."""

    text: Long
    said_by: Name = "client"
    on: Day | None = None
    source: Annotated[Name | None, BeforeValidator(_or_none)] = None


class NewNote(Said):
    """A note. Who said it is the counselor, unless it is told."""

    said_by: Name = "counselor"


Telling = Annotated[Long | Said | None, BeforeValidator(_or_none)]
MOST_OF_A_KIND = 20
"""Goals that hold at a time, and constraints."""
Listing = Annotated[list[Short | Said], Field(max_length=MOST_OF_A_KIND)]


class NewClient(_Sent):
    """A new client. All but the name may be left out; a bare text counts as said by the client, on a day not known."""

    name: Name
    situation: Telling = None
    goals: Listing = []
    constraints: Listing = []
    place: Telling = None
    notes: Annotated[list[NewNote], Field(max_length=50)] = []


class ClientChange(_Sent):
    """What is to be different; what is left out stays. Null, or an empty list, takes away; what stood there before stays
    in the timeline (a name does not). `counselor`: the e-mail of who takes the client over; for supervisors."""

    name: Name | None = None
    situation: Telling = None
    goals: Listing | None = None
    constraints: Listing | None = None
    place: Telling = None
    state: State | None = None
    counselor: Annotated[str, StringConstraints(max_length=254), Text] | None = None


class NewConsent(_Sent):
    """An act of consent, or of taking it back, with the client's words. For a talk that was handed over before, its id;
    taking back the consent to talks without an id takes back all of them."""

    kind: ConsentKind
    given: bool
    words: Annotated[Short | None, BeforeValidator(_or_none)] = None
    conversation_id: Id | None = None


class TalkLink(_Sent):
    """A talk the client hands over: with its token, or because they let counselors open it in My path."""

    conversation_id: Id
    token: Annotated[str, StringConstraints(max_length=200), Text] | None = None
    words: Annotated[Short | None, BeforeValidator(_or_none)] = None


class TimelineEntry(Frozen):
    """Something that was written down, in its order. `kind`: `situation`, `goal`, `constraint`, `place`, `state`, `note`,
    `consent`; `until`: since when it holds no longer. `given` is told for a consent only."""

    id: str
    kind: str
    text: str | None
    said_by: str | None
    on: date | None
    source: str | None
    recorded_by: str
    recorded_at: datetime
    until: datetime | None = None
    given: bool | None = None


class WholeFile(ClientFile):
    """A client's file with all that was ever written in it, and what the counselor is warned of in what holds now."""

    counselor: str
    changed_at: datetime
    closed_at: datetime | None
    timeline: list[TimelineEntry]
    warnings: list[Warned]


class ClientLine(Frozen):
    """A client in the caseload."""

    id: str
    name: str
    state: State
    place: str | None
    counselor: str
    changed_at: datetime


class TalkTurn(Frozen):
    """One question and its answer, as the client saw them."""

    turn_id: str
    at: datetime
    message: str
    text: str
    outcome: str
    citations: list[CitationOut] = []


class Talk(Frozen):
    """A talk the client lets the counselor read. `how` it was handed over: `path` or `token`; `path`: what they saved
    and plan, where they let counselors open that."""

    conversation_id: str
    created_at: datetime
    how: Literal["path", "token"]
    turns: list[TalkTurn]
    path: dict[str, object] | None


class AuditLine(Frozen):
    """One noted act. `by`: the e-mail, or null where the operator did it or the time to keep a file was over."""

    at: datetime
    by: str | None
    action: str
    fields: list[str]
