"""Whose turn it is, in the records: one row for a conversation or an idempotency key in which a message is being answered.

A row holds for some seconds and is renewed while its process lives, so that what a killed process held is free soon. Works
within a session; who waits for what is decided in `turn_leases`.
"""

import time
from collections.abc import Sequence

from sqlalchemy import Float, text
from sqlmodel import Field, Session, col, delete, select

from advisor.records import Record

SECONDS = 5.0
"""How long a row holds without being renewed."""


class TurnLeaseRecord(Record, table=True):
    """`name`: a digest of what is held; `holder`: the turn that holds it; `begins`: the digest of the token of a talk that
    begins with it; `until`: seconds of the epoch, by the clock of the database's host."""

    __tablename__ = "turn_lease"

    name: str = Field(primary_key=True, max_length=64)
    holder: str = Field(max_length=32)
    begins: str | None = Field(default=None, max_length=64)
    until: float = Field(sa_type=Float(53))


# A row that holds longer than any could comes from a clock that was put back: it holds nothing.
_TAKE = text(
    "INSERT INTO turn_lease (name, holder, begins, until) VALUES (:name, :holder, :begins, :until) "
    "ON CONFLICT (name) DO UPDATE SET holder = :holder, begins = :begins, until = :until "
    "WHERE turn_lease.holder = :holder OR turn_lease.until < :moment OR turn_lease.until > :latest RETURNING holder"
)
_RENEW = text("UPDATE turn_lease SET until = :until WHERE holder = :holder")
_CLOCK = text("SELECT extract(epoch FROM clock_timestamp())")


def clock(session: Session) -> float:
    """Seconds of the epoch: the server's where there is one, so that hosts whose clocks differ agree; else this host's."""
    connection = session.connection()
    return float(connection.execute(_CLOCK).scalar_one()) if connection.dialect.name == "postgresql" else time.time()


def take(session: Session, name: str, holder: str, begins: str | None = None) -> bool:
    """Hold a name, or learn that another turn holds it."""
    moment = clock(session)
    given = {
        "name": name, "holder": holder, "begins": begins, "moment": moment, "until": moment + SECONDS,
        "latest": moment + 3 * SECONDS,
    }  # fmt: skip
    return session.connection().execute(_TAKE, given).first() is not None


def renew(session: Session, holders: Sequence[str]) -> None:
    """Hold on."""
    until = clock(session) + SECONDS
    for one in holders:
        session.connection().execute(_RENEW, {"holder": one, "until": until})


def give_back(session: Session, holder: str) -> None:
    """Hold nothing any longer."""
    session.exec(delete(TurnLeaseRecord).where(col(TurnLeaseRecord.holder) == holder))


def beginning(session: Session, name: str) -> str | None:
    """The digest of the token of the talk that begins under this name just now."""
    moment = clock(session)
    found = session.exec(select(TurnLeaseRecord).where(col(TurnLeaseRecord.name) == name)).first()
    return found.begins if found is not None and moment <= found.until <= moment + 3 * SECONDS else None
