"""A draft taken in hand within a session: as it was read, with the client's file; locked; its acts noted."""

from typing import NamedTuple

from advisor import records_clients
from advisor import records_drafts as stored
from advisor.accounts import Person
from advisor.client_items import file_of
from advisor.draft_states import MoveError
from advisor.draft_telling import document_of
from advisor.drafting.client_file import ClientFile
from advisor.drafting.document import Document
from advisor.records_drafts import DraftRecord, RevisionRecord, Session


class Held(NamedTuple):
    """A draft as it was read: its newest revision and the client's file as of then."""

    draft: DraftRecord
    newest: RevisionRecord
    document: Document
    file: ClientFile | None


def locked(session: Session, person: Person, draft_id: str) -> DraftRecord:
    """The draft, if this person may see it, written by nobody else until the session ends."""
    draft = stored.visible(session, person, draft_id)
    stored.hold(session, draft.id)
    session.refresh(draft)
    return draft


def held(session: Session, draft: DraftRecord) -> Held:
    """The draft with its newest revision. `MoveError` where none is written."""
    if not draft.newest:
        raise MoveError("This draft is not written yet.")
    newest = stored.revision(session, draft.id, draft.newest)
    return Held(draft, newest, document_of(session, newest), file_for(session, draft))


def file_for(session: Session, draft: DraftRecord) -> ClientFile | None:
    """The file of the client that a draft is for, as it stands."""
    if draft.client_id is None:
        return None
    return file_of(session, session.get_one(records_clients.ClientRecord, draft.client_id))


def noted(session: Session, person: Person, draft: DraftRecord, action: str, *fields: str) -> None:
    """Note an act on a draft in the audit of its client."""
    records_clients.audit(session, person, draft.client_id, action, [draft.id, *fields])
