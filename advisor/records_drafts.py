"""Drafts in the records: revisions that are only ever added, approvals that bind one of them, votes, proposed cases.

Works within a session. Who may see a draft is part of every query here: an id of somebody else finds as little as one
that was never given. With a client, a draft is seen by whoever sees the client; without, by whoever asked for it.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, and_, or_
from sqlmodel import Field, Session, col, delete, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from advisor.accounts import Person
from advisor.errors import NotFoundError
from advisor.records import Record, UtcDateTime
from advisor.records_clients import ClientRecord

__all__ = ["Session"]

ID = "d_"
"""What the id of every draft begins with."""
NO_DRAFT = "There is no such draft."


class DraftRecord(Record, table=True):
    """A draft: what was asked for, by whom, for which client, and where it stands. `newest`: its last revision's number,
    0 for none. `request` is JSON."""

    __tablename__ = "draft"

    id: str = Field(primary_key=True, max_length=64)
    organisation_id: str = Field(index=True, foreign_key="organisation.id", max_length=64, ondelete="RESTRICT")
    account_id: str = Field(index=True, foreign_key="account.id", max_length=64, ondelete="RESTRICT")
    client_id: str | None = Field(default=None, index=True, foreign_key="client.id", max_length=64, ondelete="CASCADE")
    kind: str = Field(max_length=16)
    request: str = Field(sa_type=Text)
    title: str | None = Field(default=None, sa_type=Text)
    state: str = Field(max_length=16)
    newest: int
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class DraftMaterialRecord(Record, table=True):
    """All of a document but its sections: kept once for the revisions that share it. `content` is JSON."""

    __tablename__ = "draft_material"

    id: str = Field(primary_key=True, max_length=64)
    draft_id: str = Field(index=True, foreign_key="draft.id", max_length=64, ondelete="CASCADE")
    content: str = Field(sa_type=Text)


class RevisionRecord(Record, table=True):
    """One revision; added, never changed. `digest` is that of its document; `sections` is JSON; `added`, `removed`,
    `changed`: sentences, against the revision before."""

    __tablename__ = "revision"

    draft_id: str = Field(primary_key=True, foreign_key="draft.id", max_length=64, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    digest: str = Field(max_length=64)
    sections: str = Field(sa_type=Text)
    material_id: str = Field(index=True, foreign_key="draft_material.id", max_length=64, ondelete="CASCADE")
    made_by: str = Field(max_length=16)
    instruction: str | None = Field(default=None, sa_type=Text)
    account_id: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    added: int
    removed: int
    changed: int


class ApprovalRecord(Record, table=True):
    """An approval of one revision. Only `superseded_at` is ever written later, once."""

    __tablename__ = "approval"

    id: str = Field(primary_key=True, max_length=64)
    draft_id: str = Field(index=True, foreign_key="draft.id", max_length=64, ondelete="CASCADE")
    number: int
    digest: str = Field(max_length=64)
    build_id: str = Field(max_length=64)
    account_id: str = Field(max_length=64)
    note: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    superseded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DraftVoteRecord(Record, table=True):
    """What somebody thought of one revision; a later vote takes its place."""

    __tablename__ = "draft_vote"

    draft_id: str = Field(primary_key=True, foreign_key="draft.id", max_length=64, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    account_id: str = Field(primary_key=True, max_length=64)
    vote: str = Field(max_length=8)
    comment: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ProposedCaseRecord(Record, table=True):
    """A case for measuring, made of a draft without what tells who it was for, until a person accepts or refuses it.
    `why` is `edit` or `vote`; `content` is JSON."""

    __tablename__ = "proposed_case"

    id: str = Field(primary_key=True, max_length=64)
    draft_id: str = Field(index=True, foreign_key="draft.id", max_length=64, ondelete="CASCADE")
    number: int
    why: str = Field(max_length=8)
    content: str = Field(sa_type=Text)
    state: str = Field(max_length=16)
    created_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


def visible(session: Session, person: Person, draft_id: str) -> DraftRecord:
    """The draft, if this person may see it; else `NotFoundError`, whatever the reason."""
    found = session.exec(_of(person).where(col(DraftRecord.id) == draft_id)).first()
    if found is None:
        raise NotFoundError(NO_DRAFT)
    return found


def hold(session: Session, draft_id: str) -> None:
    """Let nobody else write this draft until the session ends: what is read behind this is the newest."""
    same = {"newest": col(DraftRecord.newest)}
    session.execute(update(DraftRecord).where(col(DraftRecord.id) == draft_id).values(same))


def listed(session: Session, person: Person, client_id: str | None, state: str | None) -> Sequence[DraftRecord]:
    """The drafts this person may see, those changed last first."""
    wanted = _of(person)
    if client_id is not None:
        wanted = wanted.where(col(DraftRecord.client_id) == client_id)
    if state is not None:
        wanted = wanted.where(col(DraftRecord.state) == state)
    return session.exec(wanted.order_by(col(DraftRecord.changed_at).desc(), col(DraftRecord.id))).all()


def add(session: Session, person: Person, moment: datetime, **told: Any) -> DraftRecord:
    """A new draft; `told`: the columns client_id, kind, request, state."""
    draft = DraftRecord.model_validate(
        {
            "id": f"{ID}{secrets.token_hex(12)}", "organisation_id": person.organisation_id,
            "account_id": person.account_id, "newest": 0, "created_at": moment, "changed_at": moment,
        }
        | told
    )  # fmt: skip
    session.add(draft)
    session.flush()
    return draft


def revision(session: Session, draft_id: str, number: int) -> RevisionRecord:
    """One revision. `NotFoundError` where the draft has none of that number."""
    found = session.get(RevisionRecord, (draft_id, number))
    if found is None:
        raise NotFoundError("This draft has no such revision.")
    return found


def revisions(session: Session, draft_id: str) -> Sequence[RevisionRecord]:
    """Every revision, oldest first."""
    wanted = select(RevisionRecord).where(col(RevisionRecord.draft_id) == draft_id)
    return session.exec(wanted.order_by(col(RevisionRecord.number))).all()


def written(session: Session, one: RevisionRecord) -> dict[str, Any]:
    """The document of a revision as JSON values."""
    material = session.get_one(DraftMaterialRecord, one.material_id)
    content: dict[str, Any] = json.loads(material.content)
    return content | {"sections": json.loads(one.sections)}


def add_revision(
    session: Session, draft: DraftRecord, document: dict[str, Any], before: RevisionRecord | None, **told: Any
) -> RevisionRecord:
    """Add the next revision; `told`: the columns digest, made_by, instruction, account_id, created_at, added, removed,
    changed. What it shares with the revision before is not written again."""
    sections = document.pop("sections")
    content = json.dumps(document, ensure_ascii=False)
    material_id = before.material_id if before is not None else ""
    if before is None or session.get_one(DraftMaterialRecord, material_id).content != content:
        material_id = f"m_{secrets.token_hex(12)}"
        session.add(DraftMaterialRecord(id=material_id, draft_id=draft.id, content=content))
        session.flush()
    row = RevisionRecord.model_validate(
        {
            "draft_id": draft.id, "number": draft.newest + 1, "material_id": material_id,
            "sections": json.dumps(sections, ensure_ascii=False),
        }
        | told
    )  # fmt: skip
    session.add(row)
    draft.newest = row.number
    session.add(draft)
    session.flush()
    return row


def approvals(session: Session, draft_ids: Iterable[str]) -> Sequence[ApprovalRecord]:
    """Every approval of these drafts, oldest first."""
    wanted = select(ApprovalRecord).where(col(ApprovalRecord.draft_id).in_(list(draft_ids)))
    return session.exec(wanted.order_by(col(ApprovalRecord.created_at), col(ApprovalRecord.number))).all()


def supersede(session: Session, draft_id: str, moment: datetime) -> None:
    """End what approvals of a draft are in force."""
    for one in approvals(session, [draft_id]):
        if one.superseded_at is None:
            one.superseded_at = moment
            session.add(one)


def votes(session: Session, draft_ids: Iterable[str]) -> Sequence[DraftVoteRecord]:
    """Every vote on these drafts."""
    wanted = select(DraftVoteRecord).where(col(DraftVoteRecord.draft_id).in_(list(draft_ids)))
    return session.exec(wanted.order_by(col(DraftVoteRecord.created_at))).all()


def of_client(session: Session, client_id: str) -> Sequence[DraftRecord]:
    """Every draft for a client, oldest first."""
    wanted = select(DraftRecord).where(col(DraftRecord.client_id) == client_id)
    return session.exec(wanted.order_by(col(DraftRecord.created_at), col(DraftRecord.id))).all()


def cases(session: Session, state: str | None = None, draft_id: str | None = None) -> Sequence[ProposedCaseRecord]:
    """Proposed cases, oldest first."""
    wanted = select(ProposedCaseRecord)
    if state is not None:
        wanted = wanted.where(col(ProposedCaseRecord.state) == state)
    if draft_id is not None:
        wanted = wanted.where(col(ProposedCaseRecord.draft_id) == draft_id)
    return session.exec(wanted.order_by(col(ProposedCaseRecord.created_at), col(ProposedCaseRecord.id))).all()


def count(session: Session, organisation_id: str) -> int:
    """How many drafts an organisation has."""
    mine = col(DraftRecord.organisation_id) == organisation_id
    return session.exec(select(func.count()).select_from(DraftRecord).where(mine)).one()


def of_organisation(session: Session, organisation_id: str) -> Sequence[DraftRecord]:
    """Every draft of an organisation."""
    return session.exec(select(DraftRecord).where(col(DraftRecord.organisation_id) == organisation_id)).all()


def erase(session: Session, draft_id: str) -> None:
    """Remove a draft with all that hangs on it, by the database's own rule."""
    session.exec(delete(DraftRecord).where(col(DraftRecord.id) == draft_id))


def drop_without_client(session: Session, organisation_id: str, changed_before: datetime) -> int:
    """Remove an organisation's drafts for nobody on file that were last changed before; how many that were."""
    mine = and_(
        col(DraftRecord.organisation_id) == organisation_id,
        col(DraftRecord.client_id).is_(None),
        col(DraftRecord.changed_at) <= changed_before,
    )
    return int(session.exec(delete(DraftRecord).where(mine)).rowcount)


def _of(person: Person) -> SelectOfScalar[DraftRecord]:
    joined = select(DraftRecord).outerjoin(ClientRecord, col(ClientRecord.id) == col(DraftRecord.client_id))
    theirs = joined.where(col(DraftRecord.organisation_id) == person.organisation_id)
    if person.oversees:
        return theirs
    nobodys = and_(col(DraftRecord.client_id).is_(None), col(DraftRecord.account_id) == person.account_id)
    return theirs.where(or_(nobodys, col(ClientRecord.account_id) == person.account_id))
