"""The classification reader: structure, bridges, direct matches, programs of study."""

from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import SourceError
from knowledge.schema import AlternateTitleRow, ProgramRow, SocRow
from knowledge.sources import soc
from knowledge.sources.register import locate


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_member_of_a_published_group_gets_the_groups_code() -> None:
    assert soc.wage_code("13-1022") == ("13-1020", None)
    assert soc.wage_code("53-1049") == ("53-1047", None)
    assert soc.wage_code("11-1021") == ("11-1021", None)


def test_a_code_without_pay_says_why() -> None:
    for code in ("11-1031", "45-3031", "55-1011"):
        published, reason = soc.wage_code(code)
        assert published is None
        assert reason


def test_pairs_without_a_match_are_no_programs_and_zeros_stay(tmp_path: Path) -> None:
    path = tmp_path / "soc2018_cip2020_crosswalk.csv"
    path.write_text(
        "SOC2018Code,SOC2018Title,CIP2020Code,CIP2020Title\n11-9013,Farmers,01.0102,Agribusiness.\n"
        "25-3041,Tutors,99.9999,NO MATCH\n99-9999,NO MATCH,01.0508,Taxidermy.\n"
    )
    assert [(row.cip_code, row.title) for row in soc.read_programs(path, "soc-cip")] == [("01.0102", "Agribusiness")]


def test_a_program_code_that_lost_its_zero_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "soc2018_cip2020_crosswalk.csv"
    path.write_text("SOC2018Code,CIP2020Code,CIP2020Title\n11-9013,1.0102,Agribusiness.\n")
    with pytest.raises(SourceError, match="leading zeros"):
        list(soc.read_programs(path, "soc-cip"))


def test_the_structures_title_column_has_no_heading(tmp_path: Path) -> None:
    rows: list[list[object]] = [["U.S. Bureau of Labor Statistics"]] * 7
    rows += [["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", ""]]
    rows += [["11-0000", "", "", "", "Management Occupations"], ["", "11-1000", "", "", "Top Executives"],
             ["", "", "", "11-1011", "Chief Executives"]]  # fmt: skip
    path = workbook(tmp_path / "soc_structure_2018.xlsx", *rows)
    read = [(row.soc_code, row.level, row.title) for row in soc.read_structure(path, "soc-2018")]
    assert read == [("11-0000", "major", "Management Occupations"), ("11-1011", "detailed", "Chief Executives")]


def test_the_publishers_crosswalk_agrees_with_the_reviewed_groups(publishers: Path) -> None:
    bridges = soc.read_crosswalk(locate(publishers, soc.SOURCES)["nem-crosswalk"])
    assert len(bridges) == 997
    for code, bridge in bridges.items():
        if code[:7] not in soc.UNPAID:
            assert soc.wage_code(code[:7]) == (bridge.nem_code, None)
    assert bridges["11-1021.00"].ooh_title == "Top executives"
    assert bridges["11-1031.00"].ooh_title is None


def test_the_publishers_files_are_whole(publishers: Path) -> None:
    read = list(soc.rows(locate(publishers, soc.SOURCES)))
    assert sum(isinstance(row, SocRow) and row.level == "major" for row in read) == 23
    assert sum(isinstance(row, SocRow) and row.level == "detailed" for row in read) == 867
    assert sum(isinstance(row, AlternateTitleRow) for row in read) == 6520
    programs = [row for row in read if isinstance(row, ProgramRow)]
    assert not any(row.cip_code == "99.9999" or row.soc_code == "99-9999" for row in programs)
    assert len(programs) > 5_000
