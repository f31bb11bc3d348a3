"""The OEWS readers on the publishers' own files: known figures, counts and the blanks of May 2024."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from knowledge.errors import SourceError
from knowledge.schema import AreaRow, GroupWageRow, Row, SectorWageRow, SocRow, SourceRow, WageRow
from knowledge.sources import oews
from knowledge.sources.register import locate, sha256_of

MEDIANS = {
    ("11-1021", 2003): 72_800, ("11-1021", 2010): 94_400, ("11-1021", 2015): 97_730, ("11-1021", 2019): 100_780,
    ("11-1021", 2020): 103_650, ("11-1021", 2021): 97_970, ("11-1021", 2022): 98_100, ("11-1021", 2023): 101_280,
    ("11-1021", 2024): 102_950, ("11-1021", 2025): 105_770, ("29-1141", 2023): 86_070, ("29-1141", 2024): 93_600,
    ("29-1141", 2025): 97_550,
}  # fmt: skip
DETAILED = {2018: 808, 2019: 789, 2021: 831, 2022: 830, 2023: 831, 2024: 831, 2025: 830}


@pytest.fixture(scope="module")
def rows(publishers: Path) -> list[Row]:
    return list(oews.rows(locate(publishers, oews.SOURCES)))


@pytest.fixture(scope="module")
def wages(rows: list[Row]) -> dict[tuple[str, str, int], WageRow]:
    return {(row.oews_code, row.area_code, row.year): row for row in rows if isinstance(row, WageRow)}


def test_the_medians_that_the_publisher_is_known_for_are_read(wages: dict[tuple[str, str, int], WageRow]) -> None:
    assert {(code, year): wages[code, "US", year].annual_median_usd for code, year in MEDIANS} == MEDIANS


def test_every_year_from_2003_has_its_detailed_occupations_once(rows: list[Row]) -> None:
    national = Counter(row.year for row in rows if isinstance(row, WageRow) and row.area_code == "US")
    assert sorted(national) == list(range(2003, 2026))
    assert {year: national[year] for year in DETAILED} == DETAILED
    assert min(national.values()) == 711


def test_no_wage_stands_twice(rows: list[Row], wages: dict[tuple[str, str, int], WageRow]) -> None:
    assert len(wages) == sum(isinstance(row, WageRow) for row in rows) == 180_418


def test_registered_nurses_of_california_earn_what_is_published(wages: dict[tuple[str, str, int], WageRow]) -> None:
    nurses = wages["29-1141", "06", 2024]
    assert (nurses.annual_mean_usd, nurses.annual_median_usd) == (148_330, 140_330)


def test_the_blanks_of_the_states_in_may_2024_are_floors(wages: dict[tuple[str, str, int], WageRow]) -> None:
    states = [row for row in wages.values() if row.year == 2024 and len(row.area_code) == 2 and row.area_code != "US"]
    floors = [row for row in states if "p90" in row.floors.split()]
    assert len(states) == 35_427
    assert len(floors) == 1_274
    assert {row.annual_p90_usd for row in floors} == {239_200}
    assert sum("p75" in row.floors.split() and "median" not in row.floors.split() for row in floors) == 285
    assert not any("mean" in row.floors.split() for row in states)


def test_may_2025_has_no_floor_anywhere(wages: dict[tuple[str, str, int], WageRow]) -> None:
    assert not any(row.floors for row in wages.values() if row.year == 2025)
    assert max(row.annual_p90_usd or 0 for row in wages.values() if row.area_code == "US") > 239_200


def test_a_floor_before_2022_stands_at_the_top_code_of_its_time(wages: dict[tuple[str, str, int], WageRow]) -> None:
    for year, top, hour in ((2003, 145_600, 70), (2009, 166_400, 80), (2014, 187_200, 90), (2021, 208_000, 100)):
        chief = wages["11-1011", "US", year]
        assert (chief.annual_p90_usd, chief.hourly_p90_usd, chief.floors) == (top, hour, "p75 p90")


def test_actors_are_paid_by_the_hour_everywhere(wages: dict[tuple[str, str, int], WageRow]) -> None:
    actors = [row for (code, _, year), row in wages.items() if code == "27-2011" and year >= 2024]
    assert {row.annual_reason for row in actors} <= {"hourly only", "not published"}
    assert wages["27-2011", "US", 2025].annual_reason == "hourly only"
    assert wages["27-2011", "01", 2025].annual_reason == "hourly only"
    assert wages["27-2011", "01", 2025].hourly_median_usd == 24.71


def test_pilots_of_2003_were_withdrawn(wages: dict[tuple[str, str, int], WageRow]) -> None:
    pilots = wages["53-2011", "US", 2003]
    assert (pilots.annual_median_usd, pilots.annual_reason) == (None, "suppressed")
    assert pilots.employment is not None


def test_an_empty_cell_always_has_its_reason(wages: dict[tuple[str, str, int], WageRow]) -> None:
    for row in wages.values():
        annual = (row.annual_mean_usd, row.annual_p10_usd, row.annual_p25_usd, row.annual_median_usd,
                  row.annual_p75_usd, row.annual_p90_usd)  # fmt: skip
        assert (None in annual) == (row.annual_reason is not None)
        assert (row.employment is None) == (row.employment_reason is not None)


def test_the_newest_national_file_names_its_occupations_and_groups(rows: list[Row]) -> None:
    levels = Counter(row.level for row in rows if isinstance(row, SocRow))
    assert levels == {"major": 22, "detailed": 830}


def test_areas_outside_metropolitan_ones_are_known_by_name_and_state(rows: list[Row]) -> None:
    areas = {row.area_code: row for row in rows if isinstance(row, AreaRow)}
    assert len(areas) == 137
    assert areas["1600007"].short == "Southeast-Central Idaho (nonmetropolitan)"
    assert areas["3900002"].short == "North Northeastern Ohio (nonmetropolitan)"
    assert {areas[code].states for code in ("6600001", "7200006", "7800001")} == {"GU", "PR", "VI"}
    assert all(len(area.states) == 2 for area in areas.values())


def test_groups_and_sectors_are_read_whole(rows: list[Row]) -> None:
    groups = [row for row in rows if isinstance(row, GroupWageRow)]
    sectors = [row for row in rows if isinstance(row, SectorWageRow)]
    assert (len(groups), sum(row.annual_median_usd is None for row in groups)) == (8_854, 11)
    assert (len(sectors), len({row.naics for row in sectors})) == (8_579, 20)
    assert sum("median" in row.floors.split() for row in sectors) > 0


def test_each_file_is_the_copy_that_the_register_knows(rows: list[Row]) -> None:
    registered = {entry.key: entry for entry in oews.SOURCES}
    sources = [row for row in rows if isinstance(row, SourceRow)]
    assert len(sources) == 29
    for source in sources:
        assert source.sha256 == registered[source.key].sha256
        assert (source.file, source.kind) == (registered[source.key].file, registered[source.key].kind)


@pytest.mark.parametrize(
    "given, named, complaint",
    [
        ("oesm23nat.zip", "oesm24nat.zip", "holds figures of 2023, not of May 2024."),
        ("oesm09nat.zip", "oesm10nat.zip", "holds figures of 2009, not of May 2010."),
        ("national_M2025_dl.xlsx", "national_M2024_dl.xlsx", "holds figures of 2025, not of May 2024."),
        ("state_M2024_detailed.csv.gz", "state_M2025_detailed.csv.gz", "holds figures of 2024, not of May 2025."),
        ("BOS_M2025_detailed.csv.gz", "state_M2025_detailed.csv.gz",
         "is BOS_M2025_detailed.csv under another name."),
        ("natsector_M2024_dl.xlsx", "state_M2024_dl.xlsx",
         "is natsector_M2024_dl.xlsx (May 2024) under another name."),
    ],
)  # fmt: skip
def test_a_publishers_file_under_the_name_of_another_is_refused(
    publishers: Path, tmp_path: Path, given: str, named: str, complaint: str
) -> None:
    (original,) = publishers.rglob(given)
    shutil.copyfile(original, tmp_path / named)
    with pytest.raises(SourceError) as caught:
        list(oews.rows(locate(tmp_path, oews.SOURCES)))
    assert str(caught.value).startswith(f"{named}: ")
    assert str(caught.value).endswith(complaint)


def test_a_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert sha256_of(tmp_path / "empty").startswith("e3b0c44298fc1c14")
