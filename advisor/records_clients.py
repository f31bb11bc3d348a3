"""Clients in the records: their file as items that are never overwritten, acts of consent, talks, and the audit.

Works within a session. Who may see a client is part of every query here: an id of somebody else finds as little as one
that was never given. What a file says stands in no other table; the audit names fields, not what stood in them.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field, Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from advisor import records_accounts, records_path
from advisor.accounts import Person
from advisor.errors import NotFoundError
from advisor.records import ConversationRecord, Record, TurnRecord, UtcDateTime, now

__all__ = ["Session"]

NO_CLIENT = "There is no such client."


class ClientRecord(Record, table=True):
    """A client of one counselor in one organisation. What is known of them is in items."""

    __tablename__ = "client"

    id: str = Field(primary_key=True, max_length=64)
    organisation_id: str = Field(index=True, foreign_key="organisation.id", max_length=64, ondelete="RESTRICT")
    account_id: str = Field(index=True, foreign_key="account.id", max_length=64, ondelete="RESTRICT")
    name: str = Field(sa_type=Text)
    state: str = Field(max_length=16)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ClientItemRecord(Record, table=True):
    """One thing on file: who said it and on what day, who wrote it down and when, until when it held (`ended_at`)."""

    __tablename__ = "client_item"

    id: str = Field(primary_key=True, max_length=64)
    client_id: str = Field(index=True, foreign_key="client.id", max_length=64, ondelete="CASCADE")
    number: int
    kind: str = Field(max_length=16)
    text: str = Field(sa_type=Text)
    said_by: str = Field(sa_type=Text)
    said_on: date | None = None
    source: str | None = Field(default=None, sa_type=Text)
    recorded_by: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ClientConsentRecord(Record, table=True):
    """An act: the client agreed to something, or took that back. Acts are added, never changed."""

    __tablename__ = "client_consent"

    id: int | None = Field(default=None, primary_key=True)
    client_id: str = Field(index=True, foreign_key="client.id", max_length=64, ondelete="CASCADE")
    kind: str = Field(max_length=32)
    given: bool
    words: str | None = Field(default=None, sa_type=Text)
    conversation_id: str | None = Field(default=None, max_length=64)
    recorded_by: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ClientTalkRecord(Record, table=True):
    """A talk the client handed over: `how` is `path` (they let counselors open it) or `token` (they gave its token,
    which is not kept)."""

    __tablename__ = "client_talk"

    client_id: str = Field(primary_key=True, foreign_key="client.id", max_length=64, ondelete="CASCADE")
    conversation_id: str = Field(
        primary_key=True, index=True, foreign_key="conversation.id", max_length=64, ondelete="CASCADE"
    )
    how: str = Field(max_length=8)
    created_at: datetime = Field(sa_type=UtcDateTime)


class AuditRecord(Record, table=True):
    """Who read or changed what and when. It outlives the client it names only as "erased"."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    organisation_id: str = Field(index=True, max_length=64)
    client_id: str | None = Field(default=None, index=True, max_length=64)
    account_id: str | None = Field(default=None, max_length=64)
    action: str = Field(max_length=32)
    fields: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


def visible(session: Session, person: Person, client_id: str) -> ClientRecord:
    """The client, if this person may see them; else `NotFoundError`, whatever the reason."""
    found = session.exec(_of(person).where(col(ClientRecord.id) == client_id)).first()
    if found is None:
        raise NotFoundError(NO_CLIENT)
    return found


def caseload(session: Session, person: Person, state: str | None = None) -> Sequence[ClientRecord]:
    """The clients this person may see, those changed last first."""
    wanted = _of(person) if state is None else _of(person).where(col(ClientRecord.state) == state)
    return session.exec(wanted.order_by(col(ClientRecord.changed_at).desc(), col(ClientRecord.id))).all()


def items(session: Session, client_id: str) -> list[ClientItemRecord]:
    """Everything on file, in the order it was written down."""
    wanted = select(ClientItemRecord).where(col(ClientItemRecord.client_id) == client_id)
    return list(session.exec(wanted.order_by(col(ClientItemRecord.number))).all())


def add_item(
    session: Session, person: Person, client_id: str, number: int, moment: datetime, **told: object
) -> ClientItemRecord:
    """Write something down in the file; `told`: the columns kind, text, said_by, said_on, source."""
    row = ClientItemRecord.model_validate(
        {
            "id": f"i_{secrets.token_hex(12)}",
            "client_id": client_id,
            "number": number,
            "recorded_by": person.account_id,
            "created_at": moment,
        }
        | told
    )
    session.add(row)
    return row


def drop_item(session: Session, client_id: str, item_id: str) -> str:
    """Erase an item; of which kind it was. `NotFoundError` where the file has none of that id."""
    mine = col(ClientItemRecord.client_id) == client_id
    row = session.exec(select(ClientItemRecord).where(mine).where(col(ClientItemRecord.id) == item_id)).first()
    if row is None:
        raise NotFoundError("There is no such item in this file.")
    session.delete(row)
    return row.kind


def places(session: Session, client_ids: Iterable[str]) -> dict[str, str]:
    """Where these clients live now, by their ids, as far as it is on file."""
    wanted = select(ClientItemRecord).where(col(ClientItemRecord.client_id).in_(list(client_ids)))
    current = wanted.where(col(ClientItemRecord.kind) == "place").where(col(ClientItemRecord.ended_at).is_(None))
    return {one.client_id: one.text for one in session.exec(current).all()}


def consents(session: Session, client_id: str) -> list[ClientConsentRecord]:
    """Every act of consent, oldest first."""
    wanted = select(ClientConsentRecord).where(col(ClientConsentRecord.client_id) == client_id)
    return list(session.exec(wanted.order_by(col(ClientConsentRecord.id))).all())


def handed_over(session: Session, client_id: str) -> list[tuple[ClientTalkRecord, ConversationRecord]]:
    """The talks that were handed over and still are there; whether they may be read now is decided in `talks`."""
    wanted = select(ClientTalkRecord, ConversationRecord).join(
        ConversationRecord, col(ConversationRecord.id) == col(ClientTalkRecord.conversation_id)
    )
    return list(session.exec(wanted.where(col(ClientTalkRecord.client_id) == client_id)).all())


def path_acts(session: Session, conversation_id: str) -> list[records_path.ConsentRecord]:
    """What the person themself said in a talk's path of counselors opening it, newest first."""
    acts = select(records_path.ConsentRecord).where(col(records_path.ConsentRecord.conversation_id) == conversation_id)
    return list(session.exec(acts.order_by(col(records_path.ConsentRecord.id).desc())).all())


def turns(session: Session, conversation_id: str) -> Sequence[TurnRecord]:
    """The turns of a talk, in order."""
    wanted = select(TurnRecord).where(col(TurnRecord.conversation_id) == conversation_id)
    return session.exec(wanted.order_by(col(TurnRecord.number))).all()


def audit(session: Session, person: Person, client_id: str | None, action: str, fields: Iterable[str] = ()) -> None:
    """Note an act: who, when, on which client, which fields. Never what stands in them."""
    session.add(
        AuditRecord(
            organisation_id=person.organisation_id,
            client_id=client_id,
            account_id=person.account_id,
            action=action,
            fields=json.dumps(sorted(set(fields))),
            created_at=now(),
        )
    )


def acts(session: Session, client_id: str) -> list[AuditRecord]:
    """Every noted act on a client, oldest first."""
    wanted = select(AuditRecord).where(col(AuditRecord.client_id) == client_id)
    return list(session.exec(wanted.order_by(col(AuditRecord.id))).all())


def emails(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """The e-mails of accounts by id."""
    account = records_accounts.AccountRecord
    wanted = select(account).where(col(account.id).in_({one for one in ids if one}))
    return {one.id: one.email for one in session.exec(wanted).all()}


def erase(session: Session, client: ClientRecord, account_id: str | None) -> None:
    """Remove a client with all that hangs on them (drafts too, by the database's own rule). One act stays: that they
    were erased, when, and by whom (`None`: by the operator, or because the time to keep them was over)."""
    organisation = client.organisation_id
    session.exec(delete(AuditRecord).where(col(AuditRecord.client_id) == client.id))
    session.exec(delete(ClientRecord).where(col(ClientRecord.id) == client.id))
    session.expunge(client)
    session.add(
        AuditRecord(
            organisation_id=organisation, client_id=client.id, account_id=account_id, action="erase", fields="[]",
            created_at=now(),
        )
    )  # fmt: skip


def due(session: Session, organisation_id: str, closed_before: datetime) -> list[ClientRecord]:
    """Clients of an organisation that were closed by then."""
    wanted = select(ClientRecord).where(col(ClientRecord.organisation_id) == organisation_id)
    closed = (col(ClientRecord.state) == "closed") & (col(ClientRecord.closed_at) <= closed_before)
    return list(session.exec(wanted.where(closed)).all())


def keeping(session: Session) -> list[tuple[str, int]]:
    """The organisations that keep closed files for a time, with the days."""
    home = records_accounts.OrganisationRecord
    found = session.exec(select(home).where(col(home.retention_days).is_not(None))).all()
    return [(one.id, one.retention_days) for one in found if one.retention_days is not None]


def _of(person: Person) -> SelectOfScalar[ClientRecord]:
    theirs = select(ClientRecord).where(col(ClientRecord.organisation_id) == person.organisation_id)
    return theirs if person.oversees else theirs.where(col(ClientRecord.account_id) == person.account_id)
