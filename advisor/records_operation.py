"""What processes share to run the service, in the records: counts within windows of time, and each turn of the switch.

Works within a session; what is allowed is decided in `limits`, what the switch means in `switch`.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Text, text
from sqlmodel import Field, Session, col, select

from advisor.records import Record, UtcDateTime

__all__ = ["CountedRecord", "Session", "SwitchRecord", "count", "forget_before", "newest", "turn"]

_COUNT = text(
    "INSERT INTO counted (name, since, used) VALUES (:name, :since, 1) "
    "ON CONFLICT (name, since) DO UPDATE SET used = counted.used + 1 RETURNING used"
)
_FORGET = text("DELETE FROM counted WHERE since < :moment")


class CountedRecord(Record, table=True):
    """How often something was done in the window that began at `since` (seconds of the epoch). `name` is a kind and a
    digest: no address and no key stands in it."""

    __tablename__ = "counted"

    name: str = Field(primary_key=True, max_length=96)
    since: int = Field(primary_key=True, sa_type=BigInteger, index=True)
    used: int = Field(sa_type=BigInteger)


class SwitchRecord(Record, table=True):
    """One turn of the switch; the newest holds, the others are its history."""

    __tablename__ = "switch"

    number: int | None = Field(default=None, primary_key=True)
    offline: bool
    why: str | None = Field(default=None, sa_type=Text)
    changed_at: datetime = Field(sa_type=UtcDateTime)


def count(session: Session, name: str, since: int) -> int:
    """Count one time more in that window; how many there are now, this one included, whoever else counts."""
    return int(session.connection().execute(_COUNT, {"name": name, "since": since}).scalar_one())


def forget_before(session: Session, moment: int) -> None:
    """Remove the windows that began before that second of the epoch."""
    session.connection().execute(_FORGET, {"moment": moment})


def turn(session: Session, record: SwitchRecord) -> None:
    """Add one turn of the switch."""
    session.add(record)


def newest(session: Session) -> SwitchRecord | None:
    """How the switch stands; `None`: it was never turned."""
    return session.exec(select(SwitchRecord).order_by(col(SwitchRecord.number).desc()).limit(1)).first()
