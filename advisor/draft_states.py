"""The states of a draft and the one table of moves between them; how a draft and its revisions are told. Pure data."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from advisor.answers import Stamps
from advisor.cards import Card
from advisor.drafting.document import DraftKind, DraftRequest, Language, Section, Sentence, Stale
from advisor.errors import ConflictError
from advisor.facts import CitationOut, Fact, Frozen
from advisor.feedback import Id

MadeBy = Literal["model", "person", "instruction"]
"""How a revision came to be: written for the request, saved by a person, or changed as a person told."""


class State(StrEnum):
    """Where a draft stands."""

    REQUESTED = "requested"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


MOVES: Mapping[State, frozenset[State]] = {
    State.REQUESTED: frozenset({State.DRAFTED}),
    State.DRAFTED: frozenset({State.DRAFTED, State.IN_REVIEW}),
    State.IN_REVIEW: frozenset({State.DRAFTED, State.APPROVED}),
    State.APPROVED: frozenset({State.DRAFTED, State.SUPERSEDED}),
    State.SUPERSEDED: frozenset(),
}
"""Every move there is. A save leads to `drafted` from wherever a save may be made: what was approved stays as it was."""

_REFUSED: Mapping[State, str] = {
    State.REQUESTED: "This draft is not written yet.",
    State.DRAFTED: "This draft has not been submitted for review.",
    State.IN_REVIEW: "This draft is in review.",
    State.APPROVED: "This draft is approved as it stands; a change makes a new revision.",
    State.SUPERSEDED: "This draft was superseded and stays as it is; write a new one.",
}


class MoveError(ConflictError):
    """The table has no such move."""


def moved(state: State | str, to: State) -> State:
    """The state after a move. `MoveError` says where the draft stands, where there is no such move."""
    if to not in MOVES[State(state)]:
        raise MoveError(_REFUSED[State(state)])
    return to


class NewDraft(DraftRequest):
    """A request for a draft, for one client or for nobody in particular."""

    client_id: Id | None = None

    def asked(self) -> DraftRequest:
        """What is asked for, without whom it is for."""
        return DraftRequest.model_validate(self.model_dump(exclude={"client_id"}))


class RevisionLine(Frozen):
    """One revision in the history, with how many sentences it took in, took out and changed. `author`: an e-mail."""

    number: int
    digest: str
    title: str
    made_by: MadeBy
    instruction: str | None
    author: str
    created_at: datetime
    added: int
    removed: int
    changed: int


class RevisionOut(RevisionLine):
    """One revision whole. `standard`: the texts of its sentences that claim nothing and that nobody has judged yet: the
    program's set phrases; `offered`: instructions that are understood for certain and have something to change."""

    language: Language
    sections: list[Section]
    facts: list[Fact]
    citations: list[CitationOut]
    findings: list[Card]
    open_questions: list[str]
    warnings: list[str]
    standard: list[str] = []
    offered: list[str] = []
    stamps: Stamps


class ApprovalOut(Frozen):
    """That a person approved one revision. `number`: the revision's; `by`: their e-mail; `knowledge_build`: the one its
    figures are from; `superseded_at`: since when it is no longer in force."""

    digest: str
    number: int
    by: str
    at: datetime
    knowledge_build: str
    note: str | None
    superseded_at: datetime | None = None


class OpenSentence(Frozen):
    """An unsupported sentence and where it stands, both counted from 0."""

    section: int
    sentence: int
    heading: str
    text: str
    reason: str | None


class DraftLine(Frozen):
    """A draft in a list. `revision`: the newest one's number; 0 where none is written, and then there is no title."""

    draft_id: str
    kind: DraftKind
    state: State
    title: str | None
    client_id: str | None
    author: str
    revision: int
    created_at: datetime
    changed_at: datetime


class DraftOut(Frozen):
    """A draft with its newest revision. `approval`: the one in force, of this revision or an earlier one; `unsupported`:
    what stands in the way of an approval; `stale`: the figures told that are otherwise in the current knowledge."""

    draft_id: str
    kind: DraftKind
    state: State
    client_id: str | None
    request: DraftRequest
    author: str
    created_at: datetime
    changed_at: datetime
    revision: RevisionOut | None
    unsupported: list[OpenSentence] = []
    stale: list[Stale] = []
    approval: ApprovalOut | None = None
    approvals: list[ApprovalOut] = []


class Change(Frozen):
    """One difference between two revisions, under the heading it stands under in the newer one (a sentence that was taken
    out: in the older one)."""

    what: Literal["added", "removed", "changed"]
    heading: str
    old: Sentence | None = None
    new: Sentence | None = None


class Difference(Frozen):
    """What changed from one revision to another."""

    draft_id: str
    title: str
    against: int
    number: int
    changes: list[Change]


class Share(Frozen):
    """Of the drafts that were approved (each by its first approval), how many stood as they were first written, were only
    changed by instructions, or were edited. `without_edit`: the share of the first, 0 to 1; `None` where none was
    approved."""

    kind: DraftKind | None
    approved: int
    as_written: int
    by_instruction: int
    edited: int
    without_edit: Annotated[float, Field(ge=0, le=1)] | None


class Statistics(Frozen):
    """How drafts of an organisation fared, all together (`kind` null) and by kind. `missing`: why there is no share."""

    drafts: int
    shares: list[Share]
    votes_up: int
    votes_down: int
    missing: str | None
