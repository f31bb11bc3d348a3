"""A person's path in the records, kept with their conversation, and every act of consent with its time.

Works within a session; who may ask is decided before.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col, delete, select, update

from advisor.path import LostUpdateError, Path
from advisor.records import Record, UtcDateTime, now

NO_PATH = "none"
"""The tag of a path that nobody has written yet."""


class PathRecord(Record, table=True):
    """The whole path as JSON. `tag` is new with every change: who writes names the one they read."""

    __tablename__ = "path"

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id", max_length=64, ondelete="CASCADE")
    content: str = Field(sa_type=Text)
    tag: str = Field(max_length=32)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ConsentRecord(Record, table=True):
    """An act: a person let counselors open their path, or took that back."""

    __tablename__ = "path_consent"

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: str = Field(index=True, foreign_key="conversation.id", max_length=64, ondelete="CASCADE")
    given: bool
    created_at: datetime = Field(sa_type=UtcDateTime)


def held(session: Session, conversation_id: str) -> tuple[Path, str]:
    """The path of a conversation with its tag; an empty one where there is none."""
    found = session.get(PathRecord, conversation_id)
    if found is None:
        return Path(), NO_PATH
    return Path.model_validate_json(found.content), found.tag


def put(session: Session, conversation_id: str, path: Path, before: Path, tag: str) -> str:
    """Write a path over the one whose tag this is; the new tag. `LostUpdateError` where another stands there now."""
    changed = secrets.token_hex(8)
    content = path.model_dump_json(exclude_defaults=True)
    if tag == NO_PATH:
        session.add(PathRecord(conversation_id=conversation_id, content=content, tag=changed, updated_at=now()))
        try:
            session.flush()
        except IntegrityError:
            raise LostUpdateError(LOST) from None
    else:
        written = session.exec(
            update(PathRecord)
            .where(col(PathRecord.conversation_id) == conversation_id)
            .where(col(PathRecord.tag) == tag)
            .values(content=content, tag=changed, updated_at=now())
        )
        if written.rowcount == 0:
            raise LostUpdateError(LOST)
    if path.consent != before.consent:
        session.add(ConsentRecord(conversation_id=conversation_id, given=path.consent, created_at=now()))
    return changed


def whole(session: Session, conversation_id: str) -> dict[str, Any] | None:
    """Everything held of a path, for its owner: with when it was changed and every act of consent."""
    found = session.get(PathRecord, conversation_id)
    if found is None:
        return None
    acts = select(ConsentRecord).where(col(ConsentRecord.conversation_id) == conversation_id)
    return Path.model_validate_json(found.content).model_dump(mode="json", exclude={"saved": {"__all__": {"url"}}}) | {
        "updated_at": found.updated_at.isoformat(),
        "consent_acts": [
            {"given": act.given, "at": act.created_at.isoformat()}
            for act in session.exec(acts.order_by(col(ConsentRecord.id))).all()
        ],
    }


def reword(session: Session, conversation_id: str, word: Callable[[str], str]) -> None:
    """Write the steps of a path anew."""
    path, tag = held(session, conversation_id)
    steps = tuple(step.model_copy(update={"text": word(step.text)}) for step in path.steps)
    if steps != path.steps:
        put(session, conversation_id, path.model_copy(update={"steps": steps}), path, tag)


def drop(session: Session, conversation_id: str) -> None:
    """Remove a path and the acts of consent to it."""
    session.exec(delete(PathRecord).where(col(PathRecord.conversation_id) == conversation_id))
    session.exec(delete(ConsentRecord).where(col(ConsentRecord.conversation_id) == conversation_id))


LOST = "My path was changed elsewhere since you read it. Read it again, then make your change."
