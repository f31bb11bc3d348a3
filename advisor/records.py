"""The records database: conversations and turns, written by people's actions, migrated by Alembic, never rebuilt.

SQLite (write-ahead log, busy timeout) under `ADVISOR_HOME` by default, another database by URL. Times are stored in
UTC. It holds no token, only its digest.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import BigInteger, Dialect, Engine, Text, UniqueConstraint, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.types import DateTime, TypeDecorator
from sqlmodel import Field, MetaData, Session, SQLModel

from advisor.errors import UnavailableError

HEAD = "0008"
"""The newest revision in `migrations/versions`: a database that stands there needs no Alembic at start."""

_BUSY_SECONDS = 10
_ELSEWHERE = "The records cannot be used at the moment, so nothing was answered; what was recorded before is kept."


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. SQLite gives back times without a zone: they are read as what they were stored as, UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Record(SQLModel):
    """Records have their own metadata: the facts tables are a build artefact and are never migrated."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ConversationRecord(Record, table=True):
    """One talk. `subject`: the person whose it is, for export and erase (a talk without an account is its own)."""

    __tablename__ = "conversation"

    id: str = Field(primary_key=True, max_length=64)
    subject: str = Field(index=True, max_length=64)
    token_digest: str | None = Field(default=None, index=True, max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)


class TurnRecord(Record, table=True):
    """One question with its answer, whole. `request`, `answer`, `talk`, `sources` are JSON; `sources` maps a fact id
    to the row behind it."""

    __tablename__ = "turn"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        UniqueConstraint("conversation_id", "idempotency_key", name="uq_turn_conversation_key"),
    )

    id: str = Field(primary_key=True, max_length=64)
    conversation_id: str = Field(foreign_key="conversation.id", max_length=64, ondelete="CASCADE")
    number: int
    request: str = Field(sa_type=Text)
    answer: str = Field(sa_type=Text)
    talk: str = Field(sa_type=Text)
    sources: str = Field(sa_type=Text)
    idempotency_key: str | None = Field(default=None, index=True, max_length=200)
    body_digest: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ProfileItemRecord(Record, table=True):
    """One thing a person said of themself, with their words and the turn they said it in. Goes with its conversation."""

    __tablename__ = "profile_item"

    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(index=True, max_length=64)
    conversation_id: str = Field(index=True, foreign_key="conversation.id", max_length=64, ondelete="CASCADE")
    turn_id: str = Field(max_length=64)
    kind: str = Field(max_length=32)
    value: str = Field(sa_type=Text)
    words: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


class SpendingRecord(Record, table=True):
    """What was spent on a day (UTC) under a key: sums, nothing of a person. Costs are whole millionths of a US dollar;
    `unpriced_tokens` are those whose price was not known."""

    __tablename__ = "spending"

    day: str = Field(primary_key=True, max_length=10)
    key_digest: str = Field(primary_key=True, max_length=64)
    turns: int = Field(sa_type=BigInteger)
    prompt_tokens: int = Field(sa_type=BigInteger)
    completion_tokens: int = Field(sa_type=BigInteger)
    unpriced_tokens: int = Field(sa_type=BigInteger)
    cost_micro_usd: int = Field(sa_type=BigInteger)


class Records:
    """The open database. Thread-safe; nothing is opened before the first use."""

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
        except SQLAlchemyError:
            # Its own words repeat the URL, which may hold a password.
            raise UnavailableError("ADVISOR_RECORDS_URL is no database URL.") from None
        self._is_file = self._url.get_backend_name() == "sqlite" and self._url.database not in (None, "", ":memory:")

    @cached_property
    def engine(self) -> Engine:
        """Opened and at the newest revision. `UnavailableError` where it cannot be."""
        try:
            if self._is_file:
                Path(self._url.database or "").parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(self._url, pool_pre_ping=not self._is_file)
            if self._url.get_backend_name() == "sqlite":
                event.listen(engine, "connect", _prepare_sqlite)
            self._upgrade(engine)
            configure_mappers()  # now, and not within the first person's turn
        except (SQLAlchemyError, OSError, Timeout) as error:
            raise UnavailableError(
                f"The records at {self.told} cannot be opened: {_reason(error)}.", _ELSEWHERE
            ) from error
        return engine

    @property
    def told(self) -> str:
        """Where the records are, without a password."""
        return str(self._url.database) if self._is_file else self._url.render_as_string(hide_password=True)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session whose writes are committed together at its end, or not at all."""
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise UnavailableError(
                f"The records at {self.told} cannot be used: {_reason(error)}.", _ELSEWHERE
            ) from error

    def scrub(self) -> None:
        """Leave no byte of what was just erased in SQLite's files: neither in pages, nor in the write-ahead log.

        Deleted content is overwritten where it stands (`secure_delete`), but where rows were moved between pages before,
        the old copy stays in the gap: only writing the database anew leaves none. Where somebody is at work with the
        log, it is emptied by the next scrub, or by `finish_scrub`.
        """
        if not self._is_file:
            return
        with suppress(SQLAlchemyError, OSError):
            self._unfinished.touch()
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                # Nobody waits for readers of the log.
                connection.exec_driver_sql("PRAGMA busy_timeout = 300")
                try:
                    [busy, *_] = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
                finally:
                    connection.exec_driver_sql(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
            if not busy:
                self._unfinished.unlink(missing_ok=True)

    def finish_scrub(self) -> None:
        """Scrub again where the last one was interrupted or found somebody at work."""
        if self._is_file and self._unfinished.exists():
            self.scrub()

    @property
    def _unfinished(self) -> Path:
        return Path(f"{self._url.database}.scrub")

    def close(self) -> None:
        if "engine" in self.__dict__:
            self.engine.dispose()

    def _upgrade(self, engine: Engine) -> None:
        if _revision(engine) == HEAD:
            return
        if not self._is_file:
            _migrate(engine)
            return
        # Two processes that start at once must not both create the tables.
        with FileLock(f"{self._url.database}.lock", timeout=60):
            if _revision(engine) != HEAD:
                _migrate(engine)


def _revision(engine: Engine) -> str | None:
    from sqlalchemy import inspect

    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")  # what a person erases is overwritten, not only unlinked
    cursor.close()


def _reason(error: Exception) -> str:
    """A driver's words without the statement and its parameters."""
    cause = getattr(error, "orig", None) or error
    return (str(cause).splitlines() or [type(cause).__name__])[0].rstrip(".")


def now() -> datetime:
    return datetime.now(UTC)
