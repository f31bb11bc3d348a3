"""The OEWS readers on files that the test writes: every mark, every blank, every layout, every refusal."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import SourceError
from knowledge.schema import AreaRow, GroupWageRow, Row, SectorWageRow, SocRow, SourceRow, WageRow
from knowledge.sources import oews
from knowledge.sources.register import locate

COLUMNS = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE",
    "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN",
    "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN",
    "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY",
]  # fmt: skip
EXTRACT = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "JOBS_1000",
    "LOC_QUOTIENT", "H_MEAN", "A_MEAN", "H_MEDIAN", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90",
]  # fmt: skip
PLAIN: dict[str, object] = {
    "AREA": "16", "AREA_TITLE": "Idaho", "AREA_TYPE": "2", "PRIM_STATE": "ID", "NAICS": "000000",
    "NAICS_TITLE": "Cross-industry", "I_GROUP": "cross-industry", "OWN_CODE": "1235", "OCC_CODE": "11-1021",
    "OCC_TITLE": "General and Operations Managers", "O_GROUP": "detailed", "TOT_EMP": 15000, "PCT_TOTAL": 1.5,
    "H_MEAN": 45.5, "A_MEAN": 94640, "H_PCT10": 18.5, "H_PCT25": 25.0, "H_MEDIAN": 37.5, "H_PCT75": 55.0,
    "H_PCT90": 80.0, "A_PCT10": 38480, "A_PCT25": 52000, "A_MEDIAN": 78000, "A_PCT75": 114400, "A_PCT90": 166400,
}  # fmt: skip
NO_ANNUAL: dict[str, object] = {name: "*" for name in COLUMNS if name.startswith("A_")}
NO_HOURLY: dict[str, object] = {name: "*" for name in COLUMNS if name.startswith("H_")}
NATION: dict[str, object] = {"AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US"}
METRO: dict[str, object] = {"AREA": "14260", "AREA_TITLE": "Boise City, ID", "AREA_TYPE": "4"}
NONMETRO: dict[str, object] = {
    "AREA": "0100001",
    "AREA_TITLE": "Northwest Alabama nonmetropolitan area",
    "AREA_TYPE": "6",
}


def workbook(
    *rows: dict[str, object], sheet: str = "data", columns: Sequence[str] = COLUMNS, lower: bool = False
) -> bytes:
    """A workbook in the survey's layout; each row is `PLAIN` with changes."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append([name.lower() if lower else name for name in columns])
    for row in rows:
        page.append([(PLAIN | row).get(name) for name in columns])
    described = book.create_sheet("Field Descriptions")
    described.append(["OEWS Estimates"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_xlsx", ".xlsx"), content)
    return path


def extract(path: Path, *rows: dict[str, object], columns: Sequence[str] = EXTRACT) -> Path:
    lines = [",".join(columns)]
    lines += [",".join(f'"{(PLAIN | row).get(name, "")}"' for name in columns) for row in rows]
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode()))
    return path


def read(root: Path) -> list[Row]:
    return list(oews.rows(locate(root, oews.SOURCES)))


def wages(root: Path) -> list[WageRow]:
    return [row for row in read(root) if isinstance(row, WageRow)]


def one_state_wage(root: Path, year: int, **changes: object) -> WageRow:
    (root / f"state_M{year}_dl.xlsx").write_bytes(workbook(changes, sheet=f"state_M{year}_dl"))
    (row,) = wages(root)
    return row


def one_extract_wage(root: Path, year: int, **changes: object) -> WageRow:
    extract(root / f"state_M{year}_detailed.csv.gz", changes)
    (row,) = wages(root)
    return row


def test_a_whole_row_of_an_official_state_file_is_read_cell_by_cell(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2025)
    assert (row.oews_code, row.area_code, row.year, row.employment) == ("11-1021", "16", 2025, 15000)
    assert (row.annual_mean_usd, row.annual_p10_usd, row.annual_median_usd) == (94640, 38480, 78000)
    assert (row.annual_p25_usd, row.annual_p75_usd, row.annual_p90_usd) == (52000, 114400, 166400)
    assert (row.hourly_mean_usd, row.hourly_p25_usd, row.hourly_p90_usd) == (45.5, 25.0, 80.0)
    assert (row.floors, row.annual_reason, row.employment_reason, row.source_key) == ("", None, None, "oews-state-2025")


@pytest.mark.parametrize("year, hourly, annual", [(2019, 100.0, 208000), (2022, 115.0, 239200), (2024, 115.0, 239200)])
def test_a_top_coded_percentile_is_a_floor_at_the_top_code_of_its_vintage(
    tmp_path: Path, year: int, hourly: float, annual: int
) -> None:
    row = one_state_wage(tmp_path, year, H_PCT75="#", H_PCT90="#", A_PCT75="#", A_PCT90="#")
    assert row.floors == "p75 p90"
    assert (row.annual_p75_usd, row.annual_p90_usd, row.hourly_p90_usd) == (annual, annual, hourly)
    assert row.annual_reason is None


def test_a_top_coded_mean_is_a_floor_too(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, H_MEAN="#", A_MEAN="#")
    assert (row.floors, row.annual_mean_usd) == ("mean", 239200)


def test_a_floor_of_hourly_pay_alone_is_named_as_hourly(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, **NO_ANNUAL, H_PCT90="#", HOURLY=True)
    assert (row.floors, row.hourly_p90_usd, row.annual_p90_usd) == ("hourly_p90", 115.0, None)
    assert row.annual_reason == "hourly only"


def test_a_starred_wage_is_suppressed_and_never_zero(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, **NO_ANNUAL, **NO_HOURLY)
    assert row.annual_reason == "suppressed"
    assert row.annual_median_usd is None
    assert row.hourly_median_usd is None


def test_withdrawn_wages_are_suppressed(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, **dict.fromkeys(NO_ANNUAL, "***"), **NO_HOURLY)
    assert (row.annual_reason, row.annual_mean_usd) == ("suppressed", None)


def test_starred_employment_is_suppressed(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, TOT_EMP="**")
    assert (row.employment, row.employment_reason, row.annual_median_usd) == (None, "suppressed", 78000)


@pytest.mark.parametrize("flag", [True, "TRUE", None])
def test_an_occupation_with_hourly_pay_alone_stays_hourly(tmp_path: Path, flag: object) -> None:
    row = one_state_wage(tmp_path, 2024, **NO_ANNUAL, HOURLY=flag)
    assert (row.annual_reason, row.annual_median_usd, row.hourly_median_usd) == ("hourly only", None, 37.5)


def test_an_occupation_with_yearly_pay_alone_has_no_hourly_pay_and_no_reason_for_its_yearly_pay(tmp_path: Path) -> None:
    row = one_state_wage(tmp_path, 2024, **NO_HOURLY, ANNUAL=True, A_PCT90="#")
    assert (row.annual_median_usd, row.hourly_median_usd, row.annual_reason) == (78000, None, None)
    assert (row.floors, row.annual_p90_usd, row.hourly_p90_usd) == ("p90", 239200, None)


def test_a_blank_above_a_filled_percentile_is_a_floor_in_the_extract_of_may_2024(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2024, A_PCT75="", A_PCT90="")
    assert (row.floors, row.annual_p75_usd, row.annual_p90_usd) == ("p75 p90", 239200, 239200)
    assert (row.annual_median_usd, row.hourly_median_usd, row.annual_reason) == (78000, 37.5, None)


def test_a_blank_median_above_a_filled_percentile_is_a_floor_by_the_hour_too(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2024, H_MEDIAN="", A_MEDIAN="", A_PCT75="", A_PCT90="")
    assert (row.floors, row.annual_median_usd, row.hourly_median_usd) == ("median p75 p90", 239200, 115.0)


def test_a_blank_median_of_yearly_pay_alone_is_no_hourly_floor(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2024, H_MEAN="", H_MEDIAN="", A_MEDIAN="", A_PCT75="", A_PCT90="")
    assert (row.floors, row.hourly_median_usd) == ("median p75 p90", None)


def test_a_blank_mean_is_never_a_floor(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2024, A_MEAN="")
    assert (row.floors, row.annual_mean_usd, row.annual_reason) == ("", None, "not published")


def test_a_blank_below_a_filled_percentile_is_not_published(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2024, A_PCT10="", A_MEDIAN="")
    assert (row.floors, row.annual_p10_usd, row.annual_median_usd) == ("", None, None)
    assert row.annual_reason == "not published"


def test_a_blank_above_a_filled_percentile_of_may_2025_is_not_published(tmp_path: Path) -> None:
    row = one_extract_wage(tmp_path, 2025, A_PCT90="")
    assert (row.floors, row.annual_p90_usd, row.annual_reason) == ("", None, "not published")


def test_a_wholly_blank_row_of_an_extract_is_not_published(tmp_path: Path) -> None:
    blank = {name: "" for name in EXTRACT if name.startswith(("A_", "H_"))}
    row = one_extract_wage(tmp_path, 2024, TOT_EMP="", **blank)
    assert (row.annual_reason, row.employment, row.employment_reason) == ("not published", None, "not published")


def test_a_blank_year_beside_hourly_pay_is_hourly_only_where_the_nation_says_so(tmp_path: Path) -> None:
    actors: dict[str, object] = {"OCC_CODE": "27-2011", "OCC_TITLE": "Actors"}
    others: dict[str, object] = {"OCC_CODE": "27-2012", "OCC_TITLE": "Producers and Directors"}
    nation = workbook(NATION | actors | NO_ANNUAL | {"HOURLY": True}, NATION | others, sheet="national_M2025_dl")
    (tmp_path / "national_M2025_dl.xlsx").write_bytes(nation)
    blank: dict[str, object] = {name: "" for name in EXTRACT if name.startswith("A_")}
    silent: dict[str, object] = {name: "" for name in EXTRACT if name.startswith("H_")}
    extract(
        tmp_path / "state_M2025_detailed.csv.gz",
        actors | blank, others | blank, actors | blank | silent | {"AREA": "41"},
    )  # fmt: skip
    reasons = {(row.oews_code, row.area_code): row.annual_reason for row in wages(tmp_path)}
    assert reasons["27-2011", "US"] == "hourly only"
    assert reasons["27-2011", "16"] == "hourly only"
    assert reasons["27-2012", "16"] == "not published"
    assert reasons["27-2011", "41"] == "not published"


def test_an_official_state_file_stands_in_place_of_the_extract_of_its_year(tmp_path: Path) -> None:
    extract(tmp_path / "state_M2024_detailed.csv.gz", {"TOT_EMP": 1})
    (tmp_path / "state_M2024_dl.xlsx").write_bytes(workbook({"TOT_EMP": 2}, sheet="state_M2024_dl"))
    rows = read(tmp_path)
    assert [row.employment for row in rows if isinstance(row, WageRow)] == [2]
    (source,) = [row for row in rows if isinstance(row, SourceRow)]
    assert (source.key, source.kind, source.file) == ("oews-state-2024", "official", "state_M2024_dl.xlsx")


def test_a_source_row_comes_first_and_tells_the_file(tmp_path: Path) -> None:
    extract(tmp_path / "state_M2024_detailed.csv.gz", {}, {"AREA": "01"})
    source = read(tmp_path)[0]
    assert isinstance(source, SourceRow)
    assert (source.kind, source.rows, source.vintage, len(source.sha256)) == ("extract", 2, "May 2024", 64)
    assert source.url == "https://www.bls.gov/oes/special-requests/oesm24st.zip"
    assert source.licence == "public domain"
    assert "May 2021" in source.note


def test_total_and_group_rows_of_a_state_file_are_no_wages(tmp_path: Path) -> None:
    total: dict[str, object] = {"OCC_CODE": "00-0000", "O_GROUP": "total"}
    groups: list[dict[str, object]] = [
        {"OCC_CODE": "11-0000", "O_GROUP": "major"}, {"OCC_CODE": "11-1000", "O_GROUP": "minor"},
        {"OCC_CODE": "11-1020", "O_GROUP": "broad"},
    ]  # fmt: skip
    (tmp_path / "state_M2025_dl.xlsx").write_bytes(workbook(total, *groups, {}))
    assert [row.oews_code for row in wages(tmp_path)] == ["11-1021"]


def test_a_metropolitan_file_gives_wages_and_medians_of_groups(tmp_path: Path) -> None:
    groups: list[dict[str, object]] = [
        {"OCC_CODE": "00-0000", "O_GROUP": "total", "A_MEDIAN": 48000},
        {"OCC_CODE": "11-0000", "O_GROUP": "major", "A_MEDIAN": 98000},
        {"OCC_CODE": "29-0000", "O_GROUP": "major", "A_MEDIAN": "*"},
    ]  # fmt: skip
    content = workbook(*(METRO | group for group in groups), METRO, sheet="MSA_M2025_dl")
    (tmp_path / "MSA_M2025_dl.xlsx").write_bytes(content)
    rows = read(tmp_path)
    medians = {row.major_code: row.annual_median_usd for row in rows if isinstance(row, GroupWageRow)}
    assert medians == {"00-0000": 48000, "11-0000": 98000, "29-0000": None}
    assert [(row.oews_code, row.area_code, row.annual_p90_usd) for row in rows if isinstance(row, WageRow)] == [
        ("11-1021", "14260", 166400)
    ]


def test_the_download_of_areas_gives_metropolitan_and_nonmetropolitan_workbooks(tmp_path: Path) -> None:
    archive(
        tmp_path / "oesm25ma.zip",
        oesm25ma__MSA_M2025_dl_xlsx=workbook(METRO, sheet="MSA_M2025_dl"),
        oesm25ma__BOS_M2025_dl_xlsx=workbook(NONMETRO, sheet="BOS_M2025_dl"),
    )
    assert sorted(row.area_code for row in wages(tmp_path)) == ["0100001", "14260"]


def test_official_medians_of_groups_stand_in_place_of_the_extract(tmp_path: Path) -> None:
    names = ["AREA", "AREA_TITLE", "AREA_TYPE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "A_MEDIAN"]
    group: dict[str, object] = METRO | {"OCC_CODE": "11-0000", "O_GROUP": "major"}
    extract(tmp_path / "MSA_M2025_major_groups_median.csv.gz", group | {"A_MEDIAN": 1}, columns=names)
    assert [row.annual_median_usd for row in read(tmp_path) if isinstance(row, GroupWageRow)] == [1]
    (tmp_path / "MSA_M2025_dl.xlsx").write_bytes(workbook(group | {"A_MEDIAN": 2}, METRO))
    rows = read(tmp_path)
    assert [row.annual_median_usd for row in rows if isinstance(row, GroupWageRow)] == [2]
    assert [row.key for row in rows if isinstance(row, SourceRow)] == ["oews-metro-2025"]


def test_the_extract_keeps_group_medians_of_areas_that_the_official_file_lacks(tmp_path: Path) -> None:
    names = ["AREA", "AREA_TITLE", "AREA_TYPE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "A_MEDIAN"]
    group: dict[str, object] = METRO | {"OCC_CODE": "11-0000", "O_GROUP": "major"}
    austin = group | {"AREA": "12420", "AREA_TITLE": "Austin, TX", "A_MEDIAN": 3}
    extract(tmp_path / "MSA_M2025_major_groups_median.csv.gz", group | {"A_MEDIAN": 1}, austin, columns=names)
    (tmp_path / "MSA_M2025_dl.xlsx").write_bytes(workbook(group | {"A_MEDIAN": 2}, METRO))
    kept = {row.area_code: row.annual_median_usd for row in read(tmp_path) if isinstance(row, GroupWageRow)}
    assert kept == {"14260": 2, "12420": 3}


def test_a_nonmetropolitan_code_keeps_its_leading_zero_and_its_area_a_plain_name(tmp_path: Path) -> None:
    guam: dict[str, object] = NONMETRO | {"AREA": "6600001", "AREA_TITLE": "Guam"}
    (tmp_path / "BOS_M2024_dl.xlsx").write_bytes(workbook(NONMETRO | {"AREA": 100001}, guam))
    extract(tmp_path / "BOS_M2025_detailed.csv.gz", NONMETRO)
    areas = {row.area_code: row for row in read(tmp_path) if isinstance(row, AreaRow)}
    assert set(areas) == {"0100001", "6600001"}
    alabama = areas["0100001"]
    assert (alabama.short, alabama.states, alabama.level) == (
        "Northwest Alabama (nonmetropolitan)", "AL", "nonmetropolitan",
    )  # fmt: skip
    assert alabama.title == "Northwest Alabama nonmetropolitan area"
    assert (alabama.source_key, areas["6600001"].short, areas["6600001"].states) == ("oews-nonmetro-2025", "Guam", "GU")


def test_a_national_file_gives_wages_of_the_nation_and_titles(tmp_path: Path) -> None:
    major: dict[str, object] = NATION | {
        "OCC_CODE": "11-0000",
        "OCC_TITLE": "Management Occupations",
        "O_GROUP": "major",
    }
    broad: dict[str, object] = NATION | {"OCC_CODE": "13-1020", "O_GROUP": "broad"}
    same: dict[str, object] = broad | {"OCC_TITLE": "Buyers and Purchasing Agents", "O_GROUP": "detailed"}
    content = workbook(major, broad, same, lower=True, sheet="national_M2019_dl")
    archive(tmp_path / "oesm19nat.zip", oesm19nat__national_M2019_dl_xlsx=content)
    rows = read(tmp_path)
    assert [(row.oews_code, row.area_code) for row in rows if isinstance(row, WageRow)] == [("13-1020", "US")]
    assert {(row.soc_code, row.level) for row in rows if isinstance(row, SocRow)} == {
        ("11-0000", "major"), ("13-1020", "detailed"),
    }  # fmt: skip


def test_titles_come_from_the_newest_national_file_alone(tmp_path: Path) -> None:
    for year in (2023, 2025):
        (tmp_path / f"national_M{year}_dl.xlsx").write_bytes(workbook(NATION | {"OCC_TITLE": f"As in {year}"}))
    assert [row.title for row in read(tmp_path) if isinstance(row, SocRow)] == ["As in 2025"]


def test_the_oldest_layout_has_text_numbers_and_a_blank_level_for_detailed(tmp_path: Path) -> None:
    columns = [name for name in COLUMNS if name.startswith(("OCC", "TOT", "A_", "H_", "MEAN"))]
    columns = ["occ_code", "occ_title", "group", *columns[2:], "annual"]
    text = {key: f"{value!s:>14}" for key, value in PLAIN.items() if key in columns}
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([name.lower() for name in columns])
    for code, level in (("00-0000", None), ("11-0000", "major"), ("11-1021", None)):
        page.append(
            [text.get(name) if name.isupper() else {"occ_code": code, "group": level}.get(name) for name in columns]
        )
    stream = io.BytesIO()
    book.save(stream)
    archive(tmp_path / "oesm03nat.zip", national_may2003_dl_xlsx=stream.getvalue())
    (row,) = wages(tmp_path)
    assert (row.oews_code, row.employment, row.annual_median_usd, row.hourly_p10_usd) == ("11-1021", 15000, 78000, 18.5)


def test_a_sector_file_gives_jobs_median_and_share_of_the_sector(tmp_path: Path) -> None:
    sector: dict[str, object] = NATION | {"NAICS": "31-33", "NAICS_TITLE": "Manufacturing", "I_GROUP": "sector"}
    marked: dict[str, object] = sector | {"OCC_CODE": "29-1229", "TOT_EMP": "**", "A_MEDIAN": "#", "H_MEDIAN": "#"}
    starred: dict[str, object] = sector | {"OCC_CODE": "29-1141", "A_MEDIAN": "*", "PCT_TOTAL": "~"}
    (tmp_path / "natsector_M2024_dl.xlsx").write_bytes(
        workbook(sector | {"OCC_CODE": "11-0000", "O_GROUP": "major"}, sector, marked, starred)
    )
    rows = {row.oews_code: row for row in read(tmp_path) if isinstance(row, SectorWageRow)}
    plain, floor, none = rows["11-1021"], rows["29-1229"], rows["29-1141"]
    assert len(rows) == 3
    assert (plain.naics, plain.employment, plain.annual_median_usd, plain.sector_jobs_pct) == (
        "31-33",
        15000,
        78000,
        1.5,
    )
    assert (floor.floors, floor.annual_median_usd, floor.hourly_median_usd, floor.employment) == (
        "median", 239200, 115.0, None,
    )  # fmt: skip
    assert (none.annual_median_usd, none.sector_jobs_pct, none.floors) == (None, None, "")


def refusal(root: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read(root)
    text = str(caught.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert str(root) not in text
    return text


def test_a_truncated_table_is_refused(tmp_path: Path) -> None:
    areas: list[dict[str, object]] = [{"AREA": f"{at:02}"} for at in range(1, 50)]
    path = extract(tmp_path / "state_M2025_detailed.csv.gz", *areas)
    path.write_bytes(path.read_bytes()[:-40])
    assert refusal(tmp_path) == ("state_M2025_detailed.csv.gz: cannot be read: it is damaged or was not copied whole.")


@pytest.mark.parametrize("name", ["state_M2025_dl.xlsx", "oesm25st.zip"])
@pytest.mark.parametrize("kept", [0, 100, 2000])
def test_a_truncated_workbook_or_download_is_refused(tmp_path: Path, name: str, kept: int) -> None:
    content = workbook({}, sheet="state_M2025_dl")
    if name.endswith(".zip"):
        content = archive(tmp_path / name, state_M2025_dl_xlsx=content).read_bytes()
    (tmp_path / name).write_bytes(content[:kept])
    assert "not copied whole" in refusal(tmp_path)


def test_a_line_that_stops_short_is_refused(tmp_path: Path) -> None:
    lines = f"{','.join(EXTRACT)}\n16,Idaho,2,ID\n"
    (tmp_path / "state_M2025_detailed.csv.gz").write_bytes(gzip.compress(lines.encode()))
    assert "line with 4 instead of 18 fields" in refusal(tmp_path)


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    extract(tmp_path / "state_M2025_detailed.csv.gz")
    assert "the table is empty" in refusal(tmp_path)


@pytest.mark.parametrize("missing", ["A_MEDIAN", "TOT_EMP", "OCC_CODE", "AREA", "O_GROUP", "H_PCT90"])
def test_a_missing_column_is_named(tmp_path: Path, missing: str) -> None:
    columns = [name for name in COLUMNS if name != missing]
    (tmp_path / "state_M2025_dl.xlsx").write_bytes(workbook({}, columns=columns))
    assert f"state_M2025_dl.xlsx: column {missing} is missing" in refusal(tmp_path)


def test_a_workbook_of_another_year_is_refused_by_its_sheet(tmp_path: Path) -> None:
    (tmp_path / "national_M2025_dl.xlsx").write_bytes(workbook(NATION, sheet="national_M2024_dl"))
    assert refusal(tmp_path) == "national_M2025_dl.xlsx: holds figures of 2024, not of May 2025."


def test_a_download_of_another_year_is_refused_by_what_is_in_it(tmp_path: Path) -> None:
    archive(tmp_path / "oesm24nat.zip", national_M2023_dl_xlsx=workbook(NATION))
    assert refusal(tmp_path) == "oesm24nat.zip: holds figures of 2023, not of May 2024."


def test_a_download_without_the_workbook_is_refused(tmp_path: Path) -> None:
    archive(tmp_path / "oesm24nat.zip", state_M2024_dl_xlsx=workbook())
    assert "holds no workbook national" in refusal(tmp_path)


def test_an_extract_with_pay_above_the_top_code_is_not_of_a_top_coded_year(tmp_path: Path) -> None:
    extract(tmp_path / "state_M2024_detailed.csv.gz", {"A_PCT90": 500000})
    assert "not of May 2024" in refusal(tmp_path)


def test_an_extract_with_many_blank_upper_percentiles_is_not_of_may_2025(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"OCC_CODE": f"29-{at}", "A_PCT90": ""} for at in range(1000, 1060)]
    extract(tmp_path / "state_M2025_detailed.csv.gz", *rows)
    assert "not of May 2025" in refusal(tmp_path)


@pytest.mark.parametrize(
    "name, given",
    [
        ("state_M2025_dl.xlsx", NONMETRO), ("state_M2025_dl.xlsx", METRO), ("MSA_M2025_dl.xlsx", NONMETRO),
        ("BOS_M2025_dl.xlsx", METRO), ("BOS_M2025_dl.xlsx", {}), ("national_M2025_dl.xlsx", {}),
        ("national_M2025_dl.xlsx", NATION | {"I_GROUP": "sector"}), ("natsector_M2024_dl.xlsx", NATION),
        ("state_M2025_dl.xlsx", {"I_GROUP": "sector"}),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_under_this_name_is_refused(tmp_path: Path, name: str, given: dict[str, object]) -> None:
    (tmp_path / name).write_bytes(workbook(given))
    assert refusal(tmp_path).startswith(f"{name}: has ")


def test_a_nonmetropolitan_extract_given_as_state_is_refused(tmp_path: Path) -> None:
    extract(tmp_path / "state_M2024_detailed.csv.gz", NONMETRO)
    assert "it is not the state file its name says" in refusal(tmp_path)


@pytest.mark.parametrize("changes", [{"A_MEDIAN": "nan"}, {"A_MEDIAN": 0}, {"TOT_EMP": "many"}, {"H_MEAN": -1}])
def test_a_value_that_is_no_number_and_no_mark_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    (tmp_path / "state_M2025_dl.xlsx").write_bytes(workbook(changes))
    assert "the row of 11-1021 in 16 has a value" in refusal(tmp_path)


def test_an_occupation_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state_M2025_dl.xlsx").write_bytes(workbook({}, {}))
    assert "11-1021 stands there twice for area 16" in refusal(tmp_path)


def test_an_unknown_level_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state_M2025_dl.xlsx").write_bytes(workbook({"O_GROUP": "detail"}))
    assert "unknown level 'detail'" in refusal(tmp_path)
