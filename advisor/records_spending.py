"""Spending in the records: one row a day and key, added to by single statements, so that processes never lose a turn.

Works within a session; what is allowed is decided in `spending`.
"""

from sqlalchemy import CursorResult, text
from sqlmodel import Session, col, select

from advisor.answers import Usage
from advisor.records import SpendingRecord

__all__ = ["Session", "add", "give_back", "of_day", "since", "take"]

_ADD = text(
    "INSERT INTO spending (day, key_digest, turns, prompt_tokens, completion_tokens, unpriced_tokens, cost_micro_usd) "
    "VALUES (:day, :key, :turns, :prompt, :completion, :unpriced, :cost) "
    "ON CONFLICT (day, key_digest) DO UPDATE SET turns = spending.turns + excluded.turns, "
    "prompt_tokens = spending.prompt_tokens + excluded.prompt_tokens, "
    "completion_tokens = spending.completion_tokens + excluded.completion_tokens, "
    "unpriced_tokens = spending.unpriced_tokens + excluded.unpriced_tokens, "
    "cost_micro_usd = spending.cost_micro_usd + excluded.cost_micro_usd"
)
_TAKE = text(
    "INSERT INTO spending (day, key_digest, turns, prompt_tokens, completion_tokens, unpriced_tokens, cost_micro_usd) "
    "VALUES (:day, :key, 1, 0, 0, 0, 0) "
    "ON CONFLICT (day, key_digest) DO UPDATE SET turns = spending.turns + 1 WHERE spending.turns < :most"
)
_GIVE_BACK = text("UPDATE spending SET turns = turns - 1 WHERE day = :day AND key_digest = :key AND turns > 0")


def add(session: Session, day: str, key: str, turns: int, usage: Usage) -> None:
    """Add a turn's usage to its day and key."""
    tokens = usage.prompt_tokens + usage.completion_tokens
    session.connection().execute(
        _ADD,
        {
            "day": day,
            "key": key,
            "turns": turns,
            "prompt": usage.prompt_tokens,
            "completion": usage.completion_tokens,
            "unpriced": tokens if usage.cost_usd is None else 0,
            "cost": round((usage.cost_usd or 0) * 1_000_000),
        },
    )


def take(session: Session, day: str, key: str, most: int) -> bool:
    """Count one turn more, unless `most` were counted before: one statement, whoever else counts at the same time."""
    if most < 1:
        return False
    result: CursorResult[object] = session.connection().execute(_TAKE, {"day": day, "key": key, "most": most})
    return result.rowcount > 0


def give_back(session: Session, day: str, key: str) -> None:
    """Take back a turn that was counted and then not answered."""
    session.connection().execute(_GIVE_BACK, {"day": day, "key": key})


def of_day(session: Session, day: str, key: str) -> SpendingRecord | None:
    """What was spent on a day under a key; `None`: nothing."""
    return session.get(SpendingRecord, (day, key))


def since(session: Session, day: str) -> list[SpendingRecord]:
    """What was spent from a day on, newest day first."""
    wanted = select(SpendingRecord).where(col(SpendingRecord.day) >= day)
    return list(session.exec(wanted.order_by(col(SpendingRecord.day).desc(), col(SpendingRecord.key_digest))).all())
