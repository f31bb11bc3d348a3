"""Counselors' drafts over HTTP: asked for, edited, submitted, approved, read again.

Everything wants a sign-in, every change its token too. What is somebody else's answers as what does not exist.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from advisor.draft_states import Difference, DraftLine, DraftOut, NewDraft, RevisionLine, RevisionOut, State, Statistics
from advisor.drafting.approval import Approval
from advisor.drafting.document import Section
from advisor.drafts import StaleRevisionError, UnsupportedError
from advisor.feedback import Id, Written
from advisor.requests import Text
from api.chat import The
from api.documents.export import Format, export
from api.errors import Problem
from api.signing import Acting, ActingWithCsrf

router = APIRouter(prefix="/v1/drafts", tags=["counselors"])

MOST_SECTIONS, MOST_SENTENCES = 100, 2000
Number = Annotated[int, Path(ge=1, le=1_000_000)]
Digest = Annotated[str, StringConstraints(min_length=1, max_length=64), Text]


def _or_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


class NewRevision(BaseModel):
    """An edit, as sections or as one text (`## Heading`, then its sentences), or an instruction: one of the three.
    `base_digest`: of the revision it was made on; without it, it goes over whatever is the newest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sections: Annotated[list[Section], Field(max_length=MOST_SECTIONS)] | None = None
    text: Annotated[str, StringConstraints(max_length=100_000), Text] | None = None
    instruction: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Text] | None
    ) = None
    base_digest: Digest | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(one is not None for one in (self.sections, self.text, self.instruction)) != 1:
            raise ValueError("Send either sections, text or an instruction.")
        if sum(len(one.sentences) for one in self.sections or ()) > MOST_SENTENCES:
            raise ValueError(f"At most {MOST_SENTENCES:,} sentences are allowed.")
        return self


class NewApproval(BaseModel):
    """The approval of the revision that has this digest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digest: Digest
    note: Annotated[Annotated[Written, Field(max_length=2000)] | None, BeforeValidator(_or_none)] = None


class NewVote(BaseModel):
    """What somebody thinks of the newest revision."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vote: Literal["up", "down"]
    comment: Annotated[Annotated[Written, Field(max_length=1000)] | None, BeforeValidator(_or_none)] = None


class DraftList(BaseModel):
    """The drafts that were found, those changed last first."""

    drafts: list[DraftLine]


class History(BaseModel):
    """Every revision, oldest first."""

    revisions: list[RevisionLine]


@router.post("", status_code=201, response_model=DraftOut, summary="Ask for a draft")
def request(body: NewDraft, advisor: The, person: ActingWithCsrf) -> Response:
    """The draft as it was written: each sentence a fact, the client's, the counselor's judgement, or unsupported."""
    return _told(advisor.drafts.request(person, body), 201)


@router.get("", response_model=DraftList, summary="The drafts one may see")
def drafts(
    advisor: The,
    person: Acting,
    client_id: Annotated[Id | None, Query()] = None,
    state: State | None = None,
) -> Response:
    """Of one client, if one is named; in one state, if one is named."""
    return _private({"drafts": _each(advisor.drafts.list(person, client_id, state))})


@router.get("/statistics", response_model=Statistics, summary="How drafts fared")
def statistics(advisor: The, person: Acting) -> Response:
    """The share of drafts approved as they were written, and votes; for supervisors."""
    return _told(advisor.drafts.statistics(person))


@router.get("/{draft_id}", response_model=DraftOut, summary="A draft")
def read(draft_id: str, advisor: The, person: Acting) -> Response:
    """With its newest revision. `stale`: facts it tells that are otherwise by now, the new value beside."""
    return _told(advisor.drafts.read(person, draft_id))


@router.delete("/{draft_id}", status_code=204, summary="Erase a draft")
def remove(draft_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """With every revision. What was approved once, a supervisor erases."""
    advisor.drafts.remove(person, draft_id)
    return Response(status_code=204)


@router.post("/{draft_id}/write", response_model=DraftOut, summary="Write a draft that was only requested")
def write(draft_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """Where writing was interrupted, or nothing could be looked up at that time."""
    return _told(advisor.drafts.write(person, draft_id))


@router.get("/{draft_id}/revisions", response_model=History, summary="The history of a draft")
def revisions(draft_id: str, advisor: The, person: Acting) -> Response:
    """Who made each revision when, and how much it changed."""
    return _private({"revisions": _each(advisor.drafts.revisions(person, draft_id))})


@router.post("/{draft_id}/revisions", status_code=201, response_model=DraftOut, summary="Edit a draft")
def revise(draft_id: str, body: NewRevision, advisor: The, person: ActingWithCsrf) -> Response:
    """A new revision, each sentence checked again; nothing new makes none. 409 with the newest revision where another came
    between."""
    try:
        if body.instruction is not None:
            return _told(advisor.drafts.instruct(person, draft_id, body.instruction, body.base_digest), 201)
        given = body.text if body.text is not None else body.sections or []
        return _told(advisor.drafts.save(person, draft_id, given, body.base_digest), 201)
    except StaleRevisionError as error:
        raise _stale(error) from None


@router.get("/{draft_id}/revisions/{n}", response_model=RevisionOut, summary="One revision")
def revision(draft_id: str, n: Number, advisor: The, person: Acting) -> Response:
    """A revision whole, as it was."""
    return _told(advisor.drafts.revision(person, draft_id, n))


@router.get("/{draft_id}/revisions/{n}/diff", response_model=Difference, summary="What a revision changed")
def diff(
    draft_id: str,
    n: Number,
    advisor: The,
    person: Acting,
    against: Annotated[int | None, Query(ge=0, le=1_000_000)] = None,
) -> Response:
    """Sentence by sentence, against another revision, else the one before."""
    return _told(advisor.drafts.diff(person, draft_id, n, against))


@router.post("/{draft_id}/submit", response_model=DraftOut, summary="Hand a draft in for review")
def submit(draft_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """From then on it can be approved; an edit takes it back."""
    return _told(advisor.drafts.submit(person, draft_id))


@router.post("/{draft_id}/approve", response_model=DraftOut, summary="Approve a draft")
def approve(draft_id: str, body: NewApproval, advisor: The, person: ActingWithCsrf) -> Response:
    """Binds the newest revision. 409 with `unsupported` while a sentence is neither supported nor claimed with a reason."""
    try:
        return _told(advisor.drafts.approve(person, draft_id, body.digest, body.note))
    except UnsupportedError as error:
        raise Problem(409, str(error), unsupported=_each(error.sentences)) from None
    except StaleRevisionError as error:
        raise _stale(error) from None


@router.post("/{draft_id}/supersede", response_model=DraftOut, summary="End an approval")
def supersede(draft_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """The text stays as it was approved; it is in force no longer."""
    return _told(advisor.drafts.supersede(person, draft_id))


@router.get("/{draft_id}/export", response_class=Response, summary="A draft as a file")
def exported(
    draft_id: str,
    advisor: The,
    person: Acting,
    format: Annotated[Format, Query()],
    number: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Response:
    """The approved revision in force, else the newest, as DOCX, PDF, Markdown or JSON; `number`: another one."""
    handed = advisor.drafts.handed_out(person, draft_id, number)
    told = handed.approval.model_dump(exclude={"superseded_at"}) if handed.approval else None
    approval = Approval.model_validate(told) if told else None
    made = export(handed.document, approval, format, handed.written_at, handed.number)
    headers = {"Content-Disposition": f'attachment; filename="{made.filename}"', "Cache-Control": "no-store"}
    return Response(made.content, media_type=made.media_type, headers=headers)


@router.post("/{draft_id}/feedback", status_code=204, summary="Vote on a draft")
def rate(draft_id: str, body: NewVote, advisor: The, person: ActingWithCsrf) -> Response:
    """On its newest revision; a later vote takes the place of one's earlier."""
    advisor.drafts.rate(person, draft_id, body.vote, body.comment)
    return Response(status_code=204)


def _stale(error: StaleRevisionError) -> Problem:
    revision = error.draft.revision
    told = revision.model_dump(mode="json") if revision is not None else None
    return Problem(409, str(error), state=error.draft.state, revision=told)


def _told(one: BaseModel, status: int = 200) -> Response:
    return _private(one.model_dump(mode="json"), status)


def _each(found: Sequence[BaseModel]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in found]


def _private(content: Any, status: int = 200) -> Response:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
