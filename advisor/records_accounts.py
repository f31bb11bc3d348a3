"""Accounts in the records: organisations apart from each other, sign-ins, and how often somebody tried.

Works within a session; who may do what is decided in `accounts`. No password and no token is stored, only digests.
"""

from datetime import datetime

from sqlalchemy import CursorResult, text
from sqlmodel import Field, Session, col, delete, select
from sqlmodel.sql.expression import Select

from advisor.records import Record, UtcDateTime

__all__ = ["AccountRecord", "OrganisationRecord", "Session", "SigninRecord"]

_TAKE = text(
    "INSERT INTO signin_attempt (key_digest, window_start, attempts) VALUES (:key, :window, 1) "
    "ON CONFLICT (key_digest, window_start) DO UPDATE SET attempts = signin_attempt.attempts + 1 "
    "WHERE signin_attempt.attempts < :most"
)
_GIVE_BACK = text(
    "UPDATE signin_attempt SET attempts = attempts - 1 "
    "WHERE key_digest = :key AND window_start = :window AND attempts > 0"
)


class OrganisationRecord(Record, table=True):
    """An organisation and its settings. `retention_days`: how long a closed client's file is kept, `None` for no end;
    `second_person`: whether an approval needs somebody other than the draft's author."""

    __tablename__ = "organisation"

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=200, unique=True)
    retention_days: int | None = None
    second_person: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)


class AccountRecord(Record, table=True):
    """Somebody who works here. `email` is unique and in lower case; `password_hash` is argon2's own encoding."""

    __tablename__ = "account"

    id: str = Field(primary_key=True, max_length=64)
    email: str = Field(max_length=254, unique=True)
    password_hash: str = Field(max_length=255)
    role: str = Field(max_length=16)
    organisation_id: str = Field(index=True, foreign_key="organisation.id", max_length=64, ondelete="RESTRICT")
    active: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)


class SigninRecord(Record, table=True):
    """One sign-in that has not ended. `seen_at`: when it was last used, to about a minute."""

    __tablename__ = "signin"

    token_digest: str = Field(primary_key=True, max_length=64)
    account_id: str = Field(index=True, foreign_key="account.id", max_length=64, ondelete="CASCADE")
    csrf_digest: str = Field(max_length=64)
    created_at: datetime = Field(index=True, sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class SigninAttemptRecord(Record, table=True):
    """How often sign-in was tried with one e-mail, or from one address, in one window of time (its start, seconds)."""

    __tablename__ = "signin_attempt"

    key_digest: str = Field(primary_key=True, max_length=64)
    window_start: int = Field(primary_key=True)
    attempts: int


def organisation_named(session: Session, name: str) -> OrganisationRecord | None:
    """The organisation of exactly this name."""
    return session.exec(select(OrganisationRecord).where(col(OrganisationRecord.name) == name)).first()


def account_of(session: Session, email: str) -> tuple[AccountRecord, OrganisationRecord] | None:
    """The account of an e-mail with its organisation, active or not."""
    return session.exec(_with_organisation().where(col(AccountRecord.email) == email)).first()


def accounts(session: Session) -> list[tuple[AccountRecord, OrganisationRecord]]:
    """Every account, by organisation and e-mail."""
    found = session.exec(_with_organisation().order_by(col(OrganisationRecord.name), col(AccountRecord.email)))
    return list(found.all())


def signed_in(session: Session, token_digest: str) -> tuple[SigninRecord, AccountRecord, OrganisationRecord] | None:
    """A sign-in with whose it is, expired or not."""
    signin = session.get(SigninRecord, token_digest)
    if signin is None:
        return None
    found = session.exec(_with_organisation().where(col(AccountRecord.id) == signin.account_id)).first()
    return (signin, *found) if found else None


def sign_out(session: Session, *, token_digest: str | None = None, account_id: str | None = None) -> None:
    """End one sign-in, or all of an account."""
    ended = (
        col(SigninRecord.token_digest) == token_digest
        if token_digest is not None
        else col(SigninRecord.account_id) == account_id
    )
    session.exec(delete(SigninRecord).where(ended))


def drop_expired(session: Session, begun_before: datetime, seen_before: datetime, window_before: int) -> None:
    """Remove sign-ins that have run out, and counts of attempts in windows that are over."""
    out = (col(SigninRecord.created_at) <= begun_before) | (col(SigninRecord.seen_at) <= seen_before)
    session.exec(delete(SigninRecord).where(out))
    session.exec(delete(SigninAttemptRecord).where(col(SigninAttemptRecord.window_start) < window_before))


def take_attempt(session: Session, key_digest: str, window: int, most: int) -> bool:
    """Count one attempt more, unless `most` were counted in this window: one statement, whoever else counts too."""
    counted: CursorResult[object] = session.connection().execute(
        _TAKE, {"key": key_digest, "window": window, "most": most}
    )
    return counted.rowcount > 0


def give_back_attempt(session: Session, key_digest: str, window: int) -> None:
    """Take back an attempt that turned out to be the right one."""
    session.connection().execute(_GIVE_BACK, {"key": key_digest, "window": window})


def _with_organisation() -> "Select[AccountRecord, OrganisationRecord]":
    return select(AccountRecord, OrganisationRecord).join(
        OrganisationRecord, col(OrganisationRecord.id) == col(AccountRecord.organisation_id)
    )
