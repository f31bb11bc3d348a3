"""Drafts: asked for, written, edited, submitted, approved; who may, in which order, and what an approval binds.

Every method takes who acts; a draft of somebody else is as one that does not exist. What takes long (writing, checking)
happens outside of any transaction; what was read is then held against what stands there, and another's change between
is a refusal, never lost. Each read and each change is noted in the audit, in the same transaction.
"""

import secrets
from collections.abc import Sequence

from advisor import records_accounts, records_clients
from advisor import records_drafts as stored
from advisor.accounts import Person
from advisor.draft_changes import changes, counted
from advisor.draft_held import Held, file_for, held, locked, noted
from advisor.draft_shelf import Shelf
from advisor.draft_states import (
    MOVES,
    DraftOut,
    MadeBy,
    MoveError,
    NewDraft,
    OpenSentence,
    State,
    moved,
)
from advisor.draft_telling import document_of, draft_of, open_sentences
from advisor.draft_text import from_text, settled
from advisor.drafting.document import Document, DraftRequest, Section, digest
from advisor.errors import AdvisorError, ConflictError, ForbiddenError, InvalidRequestError
from advisor.records_drafts import DraftRecord, RevisionRecord, Session
from advisor.safety import redact

__all__ = ["MOVES", "Drafts", "MoveError", "StaleRevisionError", "State", "UnsupportedError", "moved"]

MOST_REVISIONS = 2000
"""Revisions of one draft."""


class StaleRevisionError(ConflictError):
    """Somebody saved in between. `draft`: as it stands now."""

    def __init__(self, draft: DraftOut) -> None:
        super().__init__("This draft was changed since you read it; the newest revision is sent along.")
        self.draft = draft


class UnsupportedError(ConflictError):
    """An approval is refused. `sentences`: those in its way."""

    def __init__(self, sentences: Sequence[OpenSentence]) -> None:
        many = len(sentences)
        super().__init__(
            f"{many} sentence{' is' if many == 1 else 's are'} not supported: take each out, or claim it as your judgement "
            "with a reason."
        )
        self.sentences = list(sentences)


class Drafts(Shelf):
    """The drafts in one records database, written and checked by `drafting`. `learn`: see `Learn`. `clock` tells the
    time, in UTC."""

    # --- asking ----------------------------------------------------------------------------------------

    def request(self, person: Person, new: NewDraft) -> DraftOut:
        """A new draft with its first revision. Where it cannot be written now, it stays requested (see `write`)."""
        asked = new.asked().model_copy(update={"request": redact(new.request).text})
        with self._records.session() as session:
            if new.client_id is not None:
                records_clients.visible(session, person, new.client_id)
            draft = stored.add(
                session, person, self._clock(), client_id=new.client_id, kind=asked.kind, state=State.REQUESTED,
                request=asked.model_dump_json(),
            )  # fmt: skip
            noted(session, person, draft, "draft request")
        return self.write(person, draft.id)

    def write(self, person: Person, draft_id: str) -> DraftOut:
        """Write the first revision of a draft that was requested. `MoveError` where there is one."""
        with self._records.session() as session:
            draft = stored.visible(session, person, draft_id)
            if draft.state != State.REQUESTED:
                raise MoveError("This draft is written; ask for a change of it.")
            file = file_for(session, draft)
        document = self._drafting.write(DraftRequest.model_validate_json(draft.request), file)
        return self._put(person, draft_id, document, 0, None, "model")

    # --- editing ---------------------------------------------------------------------------------------------------

    def save(
        self, person: Person, draft_id: str, sections: Sequence[Section] | str, base_digest: str | None = None
    ) -> DraftOut:
        """Save an edit, as sections or as one text, as a new revision, each sentence checked again. `base_digest`: of the
        revision it was made on; `None`: of whatever is the newest. Nothing new makes no revision.
        `StaleRevisionError` where another revision came between."""
        read = self._read(person, draft_id)
        given = from_text(sections, read.document) if isinstance(sections, str) else sections
        edited = read.document.model_copy(update={"sections": settled(given, read.document)})
        document = self._drafting.check(edited, read.file)
        return self._put(person, draft_id, document, read.newest.number, base_digest, "person")

    def instruct(self, person: Person, draft_id: str, instruction: str, base_digest: str | None = None) -> DraftOut:
        """Change a draft as told ("make it shorter"), as a new revision. `InvalidRequestError` names what is possible."""
        read = self._read(person, draft_id)
        instruction = redact(instruction).text
        document = self._drafting.instruct(read.document, instruction, read.file)
        if digest(document) == read.newest.digest and base_digest in (None, read.newest.digest):
            raise InvalidRequestError("This would change nothing in the draft as it stands, so no revision was made.")
        return self._put(
            person, draft_id, document, read.newest.number, base_digest, "instruction", instruction=instruction
        )

    def submit(self, person: Person, draft_id: str) -> DraftOut:
        """Hand a draft in for review."""
        with self._records.session() as session:
            draft = locked(session, person, draft_id)
            draft.state = moved(draft.state, State.IN_REVIEW)
            draft.changed_at = self._clock()
            noted(session, person, draft, "draft submit")
            return draft_of(session, draft)

    # --- approving -------------------------------------------------------------------------------------------------

    def approve(self, person: Person, draft_id: str, given: str, note: str | None = None) -> DraftOut:
        """Approve the newest revision, if `given` is its digest. Where one person is enough, a draft that was not
        submitted is so by this. `UnsupportedError`, `StaleRevisionError`, `MoveError`; `ForbiddenError` where somebody
        else must approve it."""
        read = self._read(person, draft_id)
        checked = self._drafting.check(read.document, read.file)
        refused: AdvisorError | None = None
        with self._records.session() as session:
            draft = locked(session, person, draft_id)
            in_force = [one for one in stored.approvals(session, [draft.id]) if one.superseded_at is None]
            if draft.newest != read.newest.number or given != read.newest.digest:
                refused = StaleRevisionError(draft_of(session, draft))
            elif draft.state == State.APPROVED and in_force and in_force[-1].account_id == person.account_id:
                noted(session, person, draft, "draft read")
                return draft_of(session, draft)  # said once more
            elif (second := _second_person(session, person, draft, read.newest)) is not None:
                refused = second
            elif left := open_sentences(checked):
                refused = UnsupportedError(left)
            elif not any(one.sentences for one in checked.sections):
                refused = ConflictError("There is no sentence in this draft that could be approved.")
            else:
                self._bind(session, person, draft, read, note)
            noted(session, person, draft, "draft approve" if refused is None else "draft refused")
            told = draft_of(session, draft)
        if refused is not None:
            raise refused
        self._learn(draft_id, read.newest.number, "edit")
        return told

    def supersede(self, person: Person, draft_id: str) -> DraftOut:
        """End the approval of a draft: it stays as it is, and is in force no longer. A draft that was edited since goes on
        as it is, without one."""
        with self._records.session() as session:
            draft = locked(session, person, draft_id)
            in_force = any(one.superseded_at is None for one in stored.approvals(session, [draft.id]))
            if draft.state == State.APPROVED or not in_force:
                draft.state = moved(draft.state, State.SUPERSEDED)
            draft.changed_at = self._clock()
            stored.supersede(session, draft.id, self._clock())
            noted(session, person, draft, "draft supersede")
            return draft_of(session, draft)

    # --- how -------------------------------------------------------------------------------------------------------

    def _read(self, person: Person, draft_id: str) -> Held:
        with self._records.session() as session:
            return held(session, stored.visible(session, person, draft_id))

    def _put(
        self, person: Person, draft_id: str, document: Document, read: int, base: str | None, made_by: MadeBy,
        instruction: str | None = None,
    ) -> DraftOut:  # fmt: skip
        """Add a revision behind the one numbered `read`, where that still is the newest; the draft as it is then."""
        fresh = digest(document)
        with self._records.session() as session:
            draft = locked(session, person, draft_id)
            newest = stored.revision(session, draft.id, draft.newest) if draft.newest else None
            # What was sent twice is stored once, also where the first answer was lost.
            same = newest is not None and newest.digest == fresh
            between = newest is not None and (newest.number != read or base not in (None, newest.digest))
            if not same and not between:
                state = moved(draft.state, State.DRAFTED)
                if draft.newest >= MOST_REVISIONS:
                    raise ConflictError(f"A draft has at most {MOST_REVISIONS:,} revisions; ask for a new one.")
                before = document_of(session, newest).sections if newest is not None else []
                moment = self._clock()
                stored.add_revision(
                    session, draft, document.model_dump(mode="json"), newest, digest=fresh, made_by=made_by,
                    instruction=instruction, account_id=person.account_id, created_at=moment,
                    **counted(changes(before, document.sections)),
                )  # fmt: skip
                draft.state, draft.title, draft.changed_at = state, document.title, moment
                session.add(draft)
            noted(session, person, draft, "draft save" if not between else "draft read", f"revision {draft.newest}")
            told = draft_of(session, draft)
        if between and not same:
            raise StaleRevisionError(told)
        return told

    def _bind(self, session: Session, person: Person, draft: DraftRecord, read: Held, note: str | None) -> None:
        state = draft.state if draft.state == State.IN_REVIEW else moved(draft.state, State.IN_REVIEW)
        moment = self._clock()
        draft.state = moved(state, State.APPROVED)
        draft.changed_at = moment
        stored.supersede(session, draft.id, moment)
        session.add(draft)
        session.add(
            stored.ApprovalRecord(
                id=f"p_{secrets.token_hex(12)}", draft_id=draft.id, number=read.newest.number,
                digest=read.newest.digest, build_id=read.document.stamps.knowledge_build,
                account_id=person.account_id, note=redact(note).text if note else None, created_at=moment,
            )
        )  # fmt: skip
        session.flush()


def _second_person(session: Session, person: Person, draft: DraftRecord, newest: RevisionRecord) -> AdvisorError | None:
    """Why this person may not approve where the organisation wants a second one."""
    home = session.get_one(records_accounts.OrganisationRecord, person.organisation_id)
    if not home.second_person:
        return None
    if newest.account_id == person.account_id:
        return ForbiddenError("In your organisation somebody else approves a draft than who changed it last.")
    if draft.state == State.DRAFTED:
        return MoveError("This draft has not been submitted for review.")
    return None
