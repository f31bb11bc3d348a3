"""The Employment Projections reader: on a small workbook in the official layout, and on the publisher's own."""

from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import SourceError
from knowledge.schema import ProjectionRow, SourceRow
from knowledge.sources import projections
from knowledge.sources.register import locate

HEADER = [
    "2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type",
    "Employment, 2024", "Employment, 2034", "Employment change, percent, 2024–34", "Percent self employed, 2024",
    "Occupational openings, 2024–34 annual average", "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
]  # fmt: skip
TOTAL = ["Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 3.1, 5.8, 18863.3, "—", "—", "—"]
LAWMAKERS = ["      Legislators", "11-1031", "Line item", 27.7, 28.6, 3.4, "—", 2.2, "Bachelor's degree",
             "Less than 5 years", "None"]  # fmt: skip


def workbook(path: Path, *rows: list[object], sheet: str = "Table 1.2", header: list[str] = HEADER) -> Path:
    book = openpyxl.Workbook()
    written = book.create_sheet(sheet, 0)
    lines: list[list[object]] = [
        ["Table 1.2 Occupational projections (Employment in thousands)"],
        [*header],
        *rows,
        ["Footnotes:"],
    ]
    for row in lines:
        written.append(row)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "occupation_2024.xlsx"


def test_thousands_become_people_and_a_dash_is_no_figure(file: Path) -> None:
    total, lawmakers = projections.read(workbook(file, TOTAL, LAWMAKERS), "projections-2024")
    assert (total.level, total.employment_base, total.entry_education) == ("summary", 169_956_100, None)
    assert lawmakers.title == "Legislators"
    assert (lawmakers.employment_base, lawmakers.openings_per_year) == (27_700, 2_200)
    assert lawmakers.self_employed_pct is None


def test_the_word_none_for_training_is_the_publishers_word_and_stays(file: Path) -> None:
    (row,) = projections.read(workbook(file, LAWMAKERS), "projections-2024")
    assert row.on_the_job_training == "None"


def test_base_and_target_year_are_those_of_the_headings(file: Path) -> None:
    header = [title.replace("2034", "2033").replace("2024", "2023") for title in HEADER]
    (row,) = projections.read(workbook(file, TOTAL, header=header), "projections-2023")
    assert (row.base_year, row.target_year) == (2023, 2033)


def test_the_source_comes_before_its_rows(file: Path) -> None:
    source, *rest = projections.rows({"projections-2024": workbook(file, TOTAL, LAWMAKERS)})
    assert isinstance(source, SourceRow)
    assert (source.rows, source.file, len(source.sha256), len(rest)) == (2, "occupation_2024.xlsx", 64, 2)


def test_another_edition_under_this_name_is_refused(file: Path) -> None:
    header = [title.replace("2034", "2033").replace("2024", "2023") for title in HEADER]
    with pytest.raises(SourceError, match=r"^occupation_2024\.xlsx: holds the projections 2023–2033"):
        list(projections.rows({"projections-2024": workbook(file, TOTAL, header=header)}))


def test_a_missing_column_is_one_sentence_with_the_file(file: Path) -> None:
    header = [title if title != "Occupation type" else "Kind" for title in HEADER]
    with pytest.raises(SourceError, match=r"^occupation_2024\.xlsx: column Occupation type is missing"):
        list(projections.read(workbook(file, TOTAL, header=header), "k"))


def test_another_workbook_and_no_workbook_are_refused(file: Path) -> None:
    with pytest.raises(SourceError, match=r"no sheet “Table 1\.2”"):
        list(projections.read(workbook(file, TOTAL, sheet="Table 1.7"), "k"))
    file.write_bytes(b"<html>")
    with pytest.raises(SourceError, match=r"occupation_2024\.xlsx: this is not a workbook"):
        list(projections.read(file, "k"))


def test_the_publishers_file_says_what_is_on_record(publishers: Path) -> None:
    found = locate(publishers, projections.SOURCES)
    read = {row.nem_code: row for row in projections.rows(found) if isinstance(row, ProjectionRow)}
    managers = read["11-1021"]
    assert (managers.growth_pct, managers.openings_per_year) == (4.4, 308_700)
    assert (managers.entry_education, managers.work_experience) == ("Bachelor's degree", "5 years or more")
    assert (managers.employment_base, managers.employment_target) == (3_712_900, 3_876_800)
    assert sum(row.level == "detailed" for row in read.values()) == 832
    assert len(read) == 1113
