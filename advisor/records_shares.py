"""Shared answers in the records: found by the digest of their link's id, gone with their turn. Works within a session."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Text
from sqlmodel import Field, Session, col, delete, func, or_, select

from advisor.records import Record, TurnRecord, UtcDateTime, now
from advisor.shares import SharedAnswer, ShareLine

_KEY = 24  # hex digits of a digest: enough to name one share of a talk
_BEGINS = 120
_MARKUP = re.compile(r"[*#]+|\s?\[\d+\]")


class ShareRecord(Record, table=True):
    """A copy of one answer behind a link. The link's id is a credential: only its digest is kept. `content` is JSON."""

    __tablename__ = "share"

    id_digest: str = Field(primary_key=True, max_length=64)
    turn_id: str = Field(index=True, foreign_key="turn.id", max_length=64, ondelete="CASCADE")
    content: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


def add(session: Session, share_id: str, turn_id: str, content: SharedAnswer) -> None:
    """Store a copy behind a link."""
    text = content.model_dump_json()
    session.add(ShareRecord(id_digest=digest(share_id), turn_id=turn_id, content=text, created_at=now()))


def find(session: Session, share_id: str) -> SharedAnswer | None:
    """What a link leads to; `None` where it was withdrawn or never was."""
    found = session.get(ShareRecord, digest(share_id))
    return SharedAnswer.model_validate_json(found.content) if found else None


def count(session: Session, conversation_id: str) -> int:
    """How many answers of a talk are shared."""
    theirs = select(func.count()).select_from(ShareRecord).where(_of(conversation_id))
    return session.exec(theirs).one()


def of_talk(session: Session, conversation_id: str) -> list[ShareLine]:
    """The shared answers of a talk, oldest first, without their links: those were shown once."""
    found = session.exec(
        select(ShareRecord)
        .where(_of(conversation_id))
        .order_by(col(ShareRecord.created_at), col(ShareRecord.id_digest))
    ).all()
    lines = []
    for one in found:
        content = SharedAnswer.model_validate_json(one.content)
        lines.append(
            ShareLine(
                key=one.id_digest[:_KEY],
                turn_id=one.turn_id,
                with_question=content.question is not None,
                begins=" ".join(_MARKUP.sub("", content.text).split())[:_BEGINS],
                shared_at=one.created_at,
            )
        )
    return lines


def remove(session: Session, conversation_id: str, name: str) -> bool:
    """Withdraw a share of this talk by its link's id or its key; whether there was one."""
    digests = col(ShareRecord.id_digest)
    named = digests == digest(name)
    if len(name) == _KEY and name.isalnum():
        named = or_(named, digests.startswith(name, autoescape=True))
    return session.exec(delete(ShareRecord).where(_of(conversation_id)).where(named)).rowcount > 0


def drop(session: Session, turn_ids: Iterable[str]) -> None:
    """Withdraw every share of these turns."""
    session.exec(delete(ShareRecord).where(col(ShareRecord.turn_id).in_(list(turn_ids))))


def digest(share_id: str) -> str:
    return hashlib.sha256(share_id.encode(errors="surrogatepass")).hexdigest()


def _of(conversation_id: str) -> ColumnElement[bool]:
    turns = select(TurnRecord.id).where(col(TurnRecord.conversation_id) == conversation_id)
    return col(ShareRecord.turn_id).in_(turns)
