"""A very small database of facts that a test fills itself: the tables of a build, the rows that the test writes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from knowledge.citations import Citation, Vintage
from knowledge.schema import (
    TABLES,
    AlternateTitleRow,
    CareerMemberRow,
    CareerRow,
    OccupationRow,
    SocRow,
    TrackMemberRow,
    TrackRow,
)


def small_build(rows: Iterable[SQLModel]) -> Engine:
    """The tables of a build in memory, with these rows."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    SQLModel.metadata.create_all(engine)
    with engine.begin() as connection:
        for row in rows:
            connection.execute(insert(TABLES[type(row)]), [row.model_dump()])
    return engine


def citation(key: str) -> Citation:
    """A citation of any key."""
    return Citation(
        key=key,
        publisher="Publisher",
        dataset="Dataset",
        title=key,
        vintage=Vintage(label="May 2025", year=2025),
        url="https://www.bls.gov/",
        licence="public domain",
    )


def occupation(code: str, title: str, **more: str | int | None) -> OccupationRow:
    """An occupation whose own six-digit code joins everything."""
    joined: dict[str, Any] = {"oews_code": code[:7], "nem_code": code[:7], **more}
    return OccupationRow(onet_soc_code=code, soc_code=code[:7], title=title, source_key="onet", **joined)


OCCUPATIONS = {
    "11-1021.00": "General and Operations Managers",
    "11-3031.00": "Financial Managers",
    "11-3031.01": "Treasurers and Controllers",
    "11-3071.04": "Supply Chain Managers",
    "29-1141.00": "Registered Nurses",
    "29-2061.00": "Licensed Practical and Licensed Vocational Nurses",
    "25-2021.00": "Elementary School Teachers, Except Special Education",
    "25-2022.00": "Middle School Teachers, Except Special and Career/Technical Education",
    "25-2031.00": "Secondary School Teachers, Except Special and Career/Technical Education",
    "53-3032.00": "Heavy and Tractor-Trailer Truck Drivers",
    "45-2093.00": "Farmworkers, Farm, Ranch, and Aquacultural Animals",
    "39-2011.00": "Animal Trainers",
    "11-3051.00": "Industrial Production Managers",
    "41-2011.00": "Cashiers",
}


def named_build() -> Engine:
    """Some occupations, careers and a track, with alternate titles: enough for names."""
    rows: list[SQLModel] = [occupation(code, title) for code, title in OCCUPATIONS.items()]
    rows += [
        AlternateTitleRow(onet_soc_code=code, title=title, kind="alternate", source_key="onet")
        for code, title in (
            ("11-1021.00", "Operations Manager"),
            ("11-1021.00", "Operations Director"),
            ("11-1021.00", "Manager of Operations"),
            ("45-2093.00", "Wrangler"),
            ("39-2011.00", "Wrangler"),
            ("39-2011.00", "Dog Trainer"),
            ("29-1141.00", "Operating Room Nurse"),
            ("29-1141.00", "Emergency Department RN (Emergency Department Registered Nurse)"),
        )
    ]
    rows += [
        CareerRow(career_id="operations-managers", title="Operations Managers", category="management",
                  primary_code="11-3071.04", source_key="profiles"),
        CareerRow(career_id="registered-nurses", title="Registered Nurses", category="healthcare-clinical",
                  primary_code="29-1141.00", source_key="profiles"),
        *(CareerMemberRow(career_id="operations-managers", onet_soc_code=code, rank=rank, source_key="profiles")
          for rank, code in enumerate(("11-3031.00", "11-3031.01", "11-3071.04", "11-3051.00"), start=1)),
        CareerMemberRow(career_id="registered-nurses", onet_soc_code="29-1141.00", rank=1, source_key="profiles"),
        TrackRow(track_id="operations", title="Operations", source_key="own-tracks"),
        TrackMemberRow(track_id="operations", onet_soc_code="11-3071.04", level="senior", source_key="own-tracks"),
        TrackMemberRow(track_id="operations", onet_soc_code="53-3032.00", level="entry", source_key="own-tracks"),
        SocRow(soc_code="29-0000", title="Healthcare Practitioners and Technical Occupations", level="major",
               source_key="soc"),
    ]  # fmt: skip
    return small_build(rows)
