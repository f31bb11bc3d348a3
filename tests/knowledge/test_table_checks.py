"""The checks on derived tables are shown tables that are wrong in one way, and must say so."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from knowledge import checks, load
from knowledge.schema import (
    AreaRow,
    OccupationRow,
    RelatedRow,
    Row,
    SourceRow,
    TrackMemberRow,
    TrackPlaceRow,
    TrackSectorRow,
    TrackTransferRow,
    TrackYearRow,
)

OWN = "own-tracks"


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        load.create_tables(opened)
        put(opened, *(source(key) for key in (OWN, "onet-30.2")))
        yield opened
    engine.dispose()


def put(connection: Connection, *rows: Row) -> None:
    for _ in load.Loader(connection).add(rows):
        pass


def source(key: str) -> SourceRow:
    return SourceRow(
        key=key, publisher="Bureau", dataset="Jobs", title="Jobs", vintage="May 2025", year=2025, url="https://x.invalid",
        licence="public domain", file="jobs.xlsx", sha256="0" * 64,
    )  # fmt: skip


def occupation(code: str, paid_as: str = "11-1021") -> OccupationRow:
    return OccupationRow(onet_soc_code=code, soc_code=code[:7], title=code, oews_code=paid_as, source_key="onet-30.2")


def member(code: str, track: str, role: str = "primary") -> TrackMemberRow:
    return TrackMemberRow(track_id=track, onet_soc_code=code, level="mid", role=role, source_key=OWN)


def said(connection: Connection, name: str) -> checks.Result:
    (result,) = (result for result in checks.run(connection) if result.name == name)
    return result


def test_two_primary_tracks_of_one_pay_code_are_named(connection: Connection) -> None:
    put(connection, occupation("11-1021.00"), occupation("11-1021.01"), member("11-1021.00", "operations"))
    assert "11-1021.01 is on no primary track" in said(connection, "track members").message
    put(connection, member("11-1021.01", "finance"))
    assert "11-1021 2 primary tracks" in said(connection, "track members").message


def test_an_occupation_on_three_further_tracks_is_named(connection: Connection) -> None:
    put(connection, occupation("11-1021.00"), member("11-1021.00", "operations"))
    assert said(connection, "track members").status == "passed"
    put(connection, *(member("11-1021.00", track, "secondary") for track in ("finance", "sales", "legal")))
    assert "3 secondary tracks" in said(connection, "track members").message


def year(which: int = 2024, covered: float = 90.0, jobs: int | None = 1000) -> TrackYearRow:
    return TrackYearRow(
        track_id="operations", year=which, segment="2021-25", employment=jobs, jobs_covered_pct=covered,
        typical_median_usd=60_000, real_usd=61_000, pay_covered_pct=90.0, source_key=OWN,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "sound"),
    [(year(), True), (year(covered=69.9), False), (year(covered=69.9, jobs=None), True), (year(jobs=0), False)],
)
def test_a_year_that_speaks_for_too_little_may_not_be_drawn(
    connection: Connection, row: TrackYearRow, sound: bool
) -> None:
    put(connection, row)
    assert (said(connection, "track years").status == "passed") is sound


def test_a_basket_that_moves_within_a_stretch_is_named(connection: Connection) -> None:
    put(connection, year(2024), year(2025, covered=80.0))
    assert "no constant basket" in said(connection, "track years").message


def test_real_pay_by_state_is_pay_divided_by_its_prices(connection: Connection) -> None:
    put(connection, AreaRow(area_code="16", level="state", title="Idaho", short="Idaho", source_key=OWN))
    sound = TrackPlaceRow(
        track_id="operations", area_code="16", year=2025, employment=10, typical_median_usd=55_000, real_usd=61_111,
        covered_pct=90.0, parity_index=90.0, parity_year=2024, tier="lower", source_key=OWN,
    )  # fmt: skip
    put(connection, sound)
    assert said(connection, "track places").status == "passed"
    put(connection, sound.model_copy(update={"track_id": "sales", "real_usd": 55_000}))
    assert "sales 16" in said(connection, "track places").message


def test_shares_of_sectors_must_add_up(connection: Connection) -> None:
    row = TrackSectorRow(
        track_id="operations", naics="23", sector_title="Construction", year=2024, employment=5, share_pct=60.0,
        covered_pct=90.0, source_key=OWN,
    )  # fmt: skip
    put(connection, row)
    assert said(connection, "track sectors").status == "failed"
    put(connection, row.model_copy(update={"naics": "22", "share_pct": 40.0}))
    assert said(connection, "track sectors").status == "passed"


def test_likeness_is_the_same_both_ways(connection: Connection) -> None:
    row = TrackTransferRow(track_id="operations", to_track_id="sales", similarity=0.5, rank=1, source_key=OWN)
    put(connection, row)
    assert said(connection, "track transfers").status == "failed"
    put(connection, row.model_copy(update={"track_id": "sales", "to_track_id": "operations"}))
    assert said(connection, "track transfers").status == "passed"


def test_a_relative_that_the_build_does_not_know_is_named(connection: Connection) -> None:
    put(connection, occupation("11-1021.00"))
    assert said(connection, "relatives and programs").status == "passed"
    put(
        connection,
        RelatedRow(onet_soc_code="11-1021.00", related_code="99-9999.00", tier="x", rank=1, source_key="onet-30.2"),
    )
    assert "99-9999.00" in said(connection, "relatives and programs").message
