"""What a reader says of an answer, and of an error on a page: the shapes that are taken, cleaned of secrets. Pure data."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from advisor.requests import valid_text
from advisor.safety import redact

Id = Annotated[str, BeforeValidator(valid_text), StringConstraints(min_length=1, max_length=64)]


def _without_secrets(text: str) -> str:
    return redact(text)[0]


def _without_link(page: str) -> str:
    """The id of a shared answer opens it: it is no part of a report."""
    return "/shared" if page.startswith("/shared/") else page


def _or_none(text: object) -> object:
    return None if isinstance(text, str) and not text.strip() else text


def _each_once(reasons: "tuple[Reason, ...]") -> "tuple[Reason, ...]":
    return tuple(dict.fromkeys(reasons))


Written = Annotated[
    str,
    # First: behind another validator it would be held to its length before it is stripped.
    StringConstraints(strip_whitespace=True, min_length=1),
    BeforeValidator(valid_text),
    AfterValidator(_without_secrets),
]
"""Text a person wrote of their own accord: no card number, password or the like is kept in it."""


class Reason(StrEnum):
    """Why an answer was or was not of use."""

    HELPFUL = "helpful"
    CLEAR = "clear"
    SOURCES = "sources"
    WRONG_FIGURE = "wrong_figure"
    WRONG_PLACE = "wrong_place"
    WRONG_JOB = "wrong_job"
    NOT_MY_QUESTION = "not_my_question"
    OUT_OF_DATE = "out_of_date"
    UNCLEAR = "unclear"
    HARD_TO_READ = "hard_to_read"
    TOO_LONG = "too_long"
    MISSING = "missing"
    OTHER = "other"


class Feedback(BaseModel):
    """One vote on one turn; a later one takes its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation_id: Id
    turn_id: Id
    vote: Literal["up", "down"]
    reasons: Annotated[tuple[Reason, ...], Field(max_length=len(Reason)), AfterValidator(_each_once)] = ()
    comment: Annotated[Annotated[Written, Field(max_length=1000)] | None, BeforeValidator(_or_none)] = None


class Report(BaseModel):
    """An error that somebody found on a page. `page`: its address on this service; `section`: which part; `read`: what
    stood there; `contact`: where to answer, if they want one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: Annotated[
        str,
        BeforeValidator(valid_text),
        # One slash: two would name another host.
        StringConstraints(min_length=1, max_length=300, pattern=r"^/([^/\\\s][^\\\s]*)?$"),
        AfterValidator(_without_link),
    ]
    section: Annotated[Annotated[Written, Field(max_length=200)] | None, BeforeValidator(_or_none)] = None
    read: Annotated[Annotated[Written, Field(max_length=1000)] | None, BeforeValidator(_or_none)] = None
    text: Annotated[Written, Field(max_length=2000)]
    contact: Annotated[
        Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), BeforeValidator(valid_text)] | None,
        BeforeValidator(_or_none),
    ] = None
