"""Reports of errors on pages, for the operator. They belong to no talk; a contact is kept only if it was given."""

import secrets
from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, col, delete, select

from advisor.feedback import Report
from advisor.records import Record, Records, UtcDateTime, now


class ReportRecord(Record, table=True):
    """What somebody reported. `read`: what stood there; `knowledge_build`: the build the page was made from then."""

    __tablename__ = "error_report"

    id: str = Field(primary_key=True, max_length=64)
    page: str = Field(max_length=300)
    section: str | None = Field(default=None, sa_type=Text)
    read: str | None = Field(default=None, sa_type=Text)
    text: str = Field(sa_type=Text)
    contact: str | None = Field(default=None, sa_type=Text)
    knowledge_build: str = Field(max_length=64)
    created_at: datetime = Field(index=True, sa_type=UtcDateTime)


class Reports:
    """The reports in one records database."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, report: Report, knowledge_build: str) -> str:
        """Store a report; its id."""
        name = f"r_{secrets.token_hex(12)}"
        with self._records.session() as session:
            session.add(ReportRecord(id=name, **report.model_dump(), knowledge_build=knowledge_build, created_at=now()))
        return name

    def all(self) -> list[ReportRecord]:
        """Every report, newest first."""
        with self._records.session() as session:
            return list(session.exec(select(ReportRecord).order_by(col(ReportRecord.created_at).desc())).all())

    def remove(self, name: str) -> bool:
        """Remove a report that was dealt with, and the contact in it; whether there was one."""
        with self._records.session() as session:
            gone = session.exec(delete(ReportRecord).where(col(ReportRecord.id) == name)).rowcount > 0
        self._records.scrub()
        return gone
