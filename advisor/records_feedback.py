"""Feedback in the records: one vote a turn, gone with its turn. Works within a session; who may ask is decided before."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlmodel import Field, Session, col, delete, select

from advisor.feedback import Feedback
from advisor.records import Record, TurnRecord, UtcDateTime, now


class FeedbackRecord(Record, table=True):
    """A vote on an answer. `reasons` is JSON."""

    __tablename__ = "feedback"

    turn_id: str = Field(primary_key=True, foreign_key="turn.id", max_length=64, ondelete="CASCADE")
    vote: str = Field(max_length=8)
    reasons: str = Field(sa_type=Text)
    comment: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


def put(session: Session, given: Feedback) -> None:
    """Store the vote in place of an earlier one."""
    session.merge(
        FeedbackRecord(
            turn_id=given.turn_id,
            vote=given.vote,
            reasons=json.dumps(list(given.reasons)),
            comment=given.comment,
            created_at=now(),
        )
    )


def of_talk(session: Session, conversation_id: str) -> list[dict[str, Any]]:
    """Every vote of a talk, in the order of its turns."""
    turns = (
        select(FeedbackRecord)
        .join(TurnRecord, col(TurnRecord.id) == col(FeedbackRecord.turn_id))
        .where(col(TurnRecord.conversation_id) == conversation_id)
    )
    return [
        {
            "turn_id": one.turn_id,
            "vote": one.vote,
            "reasons": json.loads(one.reasons),
            "comment": one.comment,
            "created_at": one.created_at.isoformat(),
        }
        for one in session.exec(turns.order_by(col(TurnRecord.number))).all()
    ]


def reword(session: Session, turn_ids: Iterable[str], word: Callable[[str], str]) -> None:
    """Write the comments on these turns anew."""
    for one in session.exec(select(FeedbackRecord).where(col(FeedbackRecord.turn_id).in_(list(turn_ids)))).all():
        if one.comment is not None and (comment := word(one.comment)) != one.comment:
            one.comment = comment
            session.add(one)


def drop(session: Session, turn_ids: Iterable[str]) -> None:
    """Remove the votes on these turns."""
    session.exec(delete(FeedbackRecord).where(col(FeedbackRecord.turn_id).in_(list(turn_ids))))
