"""Drafts as they are read, handed out, rated and erased: everything that writes no revision."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from advisor import records_clients
from advisor import records_drafts as stored
from advisor.accounts import Person
from advisor.draft_changes import changes
from advisor.draft_held import held, noted
from advisor.draft_states import (
    ApprovalOut,
    Difference,
    DraftLine,
    DraftOut,
    RevisionLine,
    RevisionOut,
    State,
    Statistics,
)
from advisor.draft_statistics import statistics
from advisor.draft_telling import approval_of, document_of, draft_of, history_of, lines_of, proven, revision_of
from advisor.drafting.document import Document
from advisor.errors import ForbiddenError
from advisor.records import Records, now
from advisor.safety import redact

if TYPE_CHECKING:
    from advisor.drafting.writing import Drafting

Learn = Callable[[str, int, Literal["edit", "vote"]], None]
"""Is told of a draft and its revision that a case for measuring may be made of, and why."""


class HandedOut(NamedTuple):
    """A revision to be exported. `written_at`: when it was made; `number`: which it is."""

    document: Document
    approval: ApprovalOut | None
    written_at: datetime
    number: int


class Shelf:
    """The drafts in one records database, checked by `drafting`. `learn`: see `Learn`. `clock` tells the time, in UTC."""

    def __init__(
        self,
        records: Records,
        drafting: "Drafting",
        learn: Learn = lambda *_: None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._records = records
        self._drafting = drafting
        self._learn = learn
        self._clock = clock

    def warm(self) -> None:
        """Load what the first draft would wait for."""
        self._drafting.warm()

    def list(self, person: Person, client_id: str | None = None, state: State | None = None) -> "list[DraftLine]":
        """The drafts this person may see, of one client if one is named."""
        with self._records.session() as session:
            if client_id is not None:
                records_clients.visible(session, person, client_id)
            found = stored.listed(session, person, client_id, state)
            records_clients.audit(session, person, client_id, "draft list", ["title", "state"])
            return lines_of(session, found)

    def read(self, person: Person, draft_id: str) -> DraftOut:
        """A draft with its newest revision, and what in it is otherwise by now."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            noted(session, person, draft, "draft read")
            told = draft_of(session, draft)
            newest = held(session, draft) if draft.newest else None
        stale = self._drafting.stale(newest.document, newest.file) if newest is not None else []
        return told.model_copy(update={"stale": stale})

    def revisions(self, person: Person, draft_id: str) -> "Sequence[RevisionLine]":
        """The history, oldest first."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            noted(session, person, draft, "draft read", "revisions")
            return history_of(session, draft)

    def revision(self, person: Person, draft_id: str, number: int) -> RevisionOut:
        """One revision whole."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            noted(session, person, draft, "draft read", f"revision {number}")
            return revision_of(session, stored.revision(session, draft.id, number))

    def diff(self, person: Person, draft_id: str, number: int, against: int | None = None) -> Difference:
        """What changed from revision `against` (else the one before) to `number`."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            noted(session, person, draft, "draft read", f"revision {number}")
            new = document_of(session, stored.revision(session, draft.id, number))
            base = against if against is not None else number - 1
            old = document_of(session, stored.revision(session, draft.id, base)).sections if base else []
            return Difference(
                draft_id=draft.id, title=new.title, against=base, number=number, changes=changes(old, new.sections)
            )

    def handed_out(self, person: Person, draft_id: str, number: int | None = None) -> HandedOut:
        """A revision to be exported, with its approval in force: the one named, else the one approved, else the newest.
        `UnavailableError` where an approved text is not what was approved."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            given = [one for one in stored.approvals(session, [draft.id]) if one.superseded_at is None]
            if number is None:
                number = given[-1].number if given else draft.newest
            noted(session, person, draft, "draft export", f"revision {number}")
            row = stored.revision(session, draft.id, number)
            approval = next((one for one in given if one.number == number), None)
            if approval is None:
                return HandedOut(document_of(session, row), None, row.created_at, number)
            people = records_clients.emails(session, [approval.account_id])
            return HandedOut(proven(session, row, approval), approval_of(approval, people), row.created_at, number)

    # --- what is owed, and learnt ----------------------------------------------------------------------------------

    def remove(self, person: Person, draft_id: str) -> None:
        """Erase a draft. What was approved once, only who oversees may: `ForbiddenError`."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            if stored.approvals(session, [draft.id]) and not person.oversees:
                raise ForbiddenError("Only a supervisor erases a draft that was approved.")
            noted(session, person, draft, "draft erase")
            stored.erase(session, draft.id)
        self._records.scrub()

    def rate(self, person: Person, draft_id: str, vote: Literal["up", "down"], comment: str | None = None) -> None:
        """A vote on the newest revision; a later one takes its place."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            number = stored.revision(session, draft.id, draft.newest).number
            session.merge(
                stored.DraftVoteRecord(
                    draft_id=draft.id, number=number, account_id=person.account_id, vote=vote,
                    comment=redact(comment).text if comment else None, created_at=self._clock(),
                )
            )  # fmt: skip
            noted(session, person, draft, "draft vote")
        if vote == "down":
            self._learn(draft_id, number, "vote")

    def statistics(self, person: Person) -> Statistics:
        """How the organisation's drafts fared; for those who oversee it, else `ForbiddenError`."""
        if not person.oversees:
            raise ForbiddenError("The figures on drafts are for supervisors.")
        with self._records.session() as session:
            records_clients.audit(session, person, None, "draft statistics")
            return statistics(session, person.organisation_id)

    def purge(self, moment: datetime) -> int:
        """Erase drafts for nobody on file that no one changed for as long as their organisation keeps a closed client's
        file; how many that were. Those for a client go with the client."""
        with self._records.session() as session:
            gone = sum(
                stored.drop_without_client(session, organisation_id, moment - timedelta(days=days))
                for organisation_id, days in records_clients.keeping(session)
            )
        if gone:
            self._records.scrub()
        return gone
