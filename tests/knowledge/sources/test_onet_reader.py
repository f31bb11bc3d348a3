"""The O*NET reader: on tables that the test writes in the publisher's layout, in a folder and in an archive, and on the release."""

import gzip
from collections import Counter
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from knowledge.errors import SourceError
from knowledge.schema import (
    ActivityRow,
    AlternateTitleRow,
    EducationRow,
    ElementRow,
    OccupationRow,
    RatingRow,
    RelatedRow,
    Row,
    SourceRow,
    TaskRow,
    UnjoinedRow,
)
from knowledge.sources import onet, soc
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.register import locate

CODE = "11-1021.00"
FULL = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\n"
TABLES = {
    "Occupation Data": f"O*NET-SOC Code\tTitle\tDescription\n{CODE}\tGeneral and Operations Managers\tOurs.\n"
    "11-1031.00\tLegislators\tOurs.\n13-1022.00\tBuyers\tOurs.\n55-1011.00\tAir Crew Officers\tOurs.\n",
    "Job Zones": f"O*NET-SOC Code\tJob Zone\n{CODE}\t4\n",
    "Skills": FULL
    + f"{CODE}\t2.A.1.a\tReading Comprehension\tIM\t4.12\t8\n{CODE}\t2.A.1.a\tReading Comprehension\tLV\tn/a\t8\n",
    "Knowledge": FULL + f"{CODE}\t2.C.1.a\tAdministration\tIM\t4.78\t8\n",
    "Abilities": FULL + f"{CODE}\t1.A.1.a.1\tOral Comprehension\tIM\t4.62\tn/a\n",
    "Work Activities": FULL + f"{CODE}\t4.A.1.a.1\tGetting Information\tIM\t4.5\tn/a\n",
    "Work Styles": FULL + f"{CODE}\t1.D.1.a\tInnovation\tDR\t7.00\t\n{CODE}\t1.D.1.a\tInnovation\tWI\t2.30\t\n",
    "Work Values": FULL + f"{CODE}\t1.B.2.a\tAchievement\tEX\t6.33\t\n{CODE}\t1.B.2.a\tAchievement\tVH\t1.00\t\n",
    "Interests": FULL + f"{CODE}\t1.B.1.e\tEnterprising\tOI\t6.5\t\n",
    "Education, Training, and Experience": "O*NET-SOC Code\tElement ID\tScale ID\tCategory\tData Value\n"
    f"{CODE}\t2.D.1\tRL\t6\t52.5\n{CODE}\t2.D.4.a\tIM\tn/a\t2.0\n{CODE}\t3.A.3\tOJ\t1\tn/a\n",
    "Sample of Reported Titles": f"O*NET-SOC Code\tReported Job Title\n{CODE}\tOperations Manager\n",
    "Alternate Titles": "O*NET-SOC Code\tAlternate Title\tShort Title\n"
    f"{CODE}\toperations manager\tOps Mgr\n{CODE}\tPlant Superintendent\tn/a\n",
    "Technology Skills": "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\n"
    f"{CODE}\tSAP\tERP software\tY\tN\n{CODE}\tSAP\tOther software\tY\tN\n",
    "Task Statements": f"O*NET-SOC Code\tTask ID\tTask\tTask Type\n{CODE}\t1\tOne.\tCore\n{CODE}\t2\tTwo.\tCore\n{CODE}\t3\tThree.\tn/a\n",
    "Tasks to DWAs": f"O*NET-SOC Code\tTask ID\tDWA ID\n{CODE}\t1\tB\n{CODE}\t2\tB\n{CODE}\t3\tA\n{CODE}\t3\tC\n",
    "DWA Reference": "DWA ID\tDWA Title\nA\tPlan work.\nB\tDirect operations.\nC\tOrder supplies.\n",
    "Related Occupations": f"O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n{CODE}\t13-1022.00\tPrimary-Short\t1\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in TABLES.items():
        (tmp_path / f"{name}.txt.gz").write_bytes(gzip.compress(content.encode()))
    return tmp_path


def test_a_table_under_anothers_name_is_refused(folder: Path) -> None:
    (folder / "Abilities.txt.gz").write_bytes((folder / "Work Activities.txt.gz").read_bytes())
    with pytest.raises(SourceError, match=r"^Abilities\.txt: “Getting Information” \(4\.A\.1\.a\.1\) is no ability"):
        list(onet.rows(locate(folder)))


def test_a_table_with_nul_characters_is_damaged(folder: Path) -> None:
    (folder / "Job Zones.txt.gz").write_bytes(gzip.compress(TABLES["Job Zones"].replace("4", "4\0").encode()))
    with pytest.raises(SourceError, match=r"^Job Zones\.txt.*NUL"):
        list(onet.rows(locate(folder)))


def read(root: Path) -> list[Row]:
    return list(onet.rows(locate(root, onet.SOURCES)))


def of(kind: type[Row], rows: list[Row]) -> list[Row]:
    return [row for row in rows if isinstance(row, kind)]


def test_occupations_are_joined_to_pay_and_projections_or_say_why_not(folder: Path) -> None:
    rows = read(folder)
    joined = {row.onet_soc_code: row for row in rows if isinstance(row, OccupationRow)}
    assert (joined[CODE].oews_code, joined[CODE].nem_code, joined[CODE].job_zone) == ("11-1021", "11-1021", 4)
    assert (joined["13-1022.00"].oews_code, joined["13-1022.00"].soc_code) == ("13-1020", "13-1022")
    assert (joined["11-1031.00"].oews_code, joined["11-1031.00"].nem_code) == (None, "11-1031")
    assert (joined["55-1011.00"].oews_code, joined["55-1011.00"].nem_code) == (None, None)
    assert joined["55-1011.00"].unjoined_reason == soc.MILITARY
    assert {(row.code, row.what) for row in rows if isinstance(row, UnjoinedRow)} == {
        ("11-1031.00", "wage"), ("55-1011.00", "wage"), ("55-1011.00", "projection"),
    }  # fmt: skip


def test_only_the_scales_on_record_are_read_and_n_a_has_no_row(folder: Path) -> None:
    rows = read(folder)
    ratings = {(row.element_id, row.scale): row.value for row in rows if isinstance(row, RatingRow)}
    assert ratings["1.D.1.a", "WI"] == 2.3
    assert ("1.D.1.a", "DR") not in ratings
    assert ("2.A.1.a", "LV") not in ratings
    assert {row.kind for row in rows if isinstance(row, ElementRow)} == {
        "skill", "knowledge", "ability", "activity", "style", "value", "interest",
    }  # fmt: skip


def test_education_keeps_categories_with_a_percent_only(folder: Path) -> None:
    assert [(r.element, r.category, r.percent) for r in read(folder) if isinstance(r, EducationRow)] == [
        ("education", 6, 52.5)
    ]


def test_a_title_stands_once_as_people_reported_it(folder: Path) -> None:
    titles = [(row.title, row.kind) for row in read(folder) if isinstance(row, AlternateTitleRow)]
    assert titles == [("Operations Manager", "reported"), ("Plant Superintendent", "alternate"), ("Ops Mgr", "short")]


def test_activities_are_ranked_by_core_tasks(folder: Path) -> None:
    ranked = [(row.rank, row.name) for row in read(folder) if isinstance(row, ActivityRow)]
    assert ranked == [(1, "Direct operations"), (2, "Plan work"), (3, "Order supplies")]


def test_the_source_says_how_styles_and_interests_were_rated_and_how_to_credit(folder: Path) -> None:
    source = next(row for row in read(folder) if isinstance(row, SourceRow))
    assert "Work Styles are rated by AI and experts, Interests by machine learning" in source.note
    assert "has not approved, endorsed, or tested these modifications" in source.attribution


def test_the_publishers_archive_reads_like_the_folder(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "other" / "db_30_2_text.zip"
    archive.parent.mkdir()
    with ZipFile(archive, "w") as packed:
        for name, content in TABLES.items():
            packed.writestr(f"db_30_2_text/{name}.txt", content)
    shape = [row for row in read(folder) if not isinstance(row, SourceRow)]
    assert [row for row in read(archive.parent) if not isinstance(row, SourceRow)] == shape


def test_abilities_in_another_folder_are_values_only(folder: Path) -> None:
    apart = folder / "values_only"
    apart.mkdir()
    (folder / "Abilities.txt.gz").rename(apart / "Abilities.txt.gz")
    rows = read(folder)
    source = next(row for row in rows if isinstance(row, SourceRow) and row.key == "onet-30.2-abilities")
    assert (source.kind, source.note) == ("extract", onet.VALUES_ONLY)
    assert any(isinstance(row, RatingRow) and row.source_key == source.key for row in rows)


def test_a_table_that_is_missing_or_cut_short_is_named(folder: Path) -> None:
    whole = (folder / "Interests.txt.gz").read_bytes()
    (folder / "Interests.txt.gz").write_bytes(whole[:-12])
    with pytest.raises(SourceError, match=r"^Interests\.txt\.gz: the file ends before its content does"):
        read(folder)
    (folder / "Interests.txt.gz").unlink()
    with pytest.raises(SourceError, match=r"^Interests\.txt: this table is missing"):
        read(folder)


def test_a_damaged_archive_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "db_30_2_text.zip"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(SourceError, match=r"^db_30_2_text\.zip: this is not a whole zip archive"):
        OnetFiles(path)


@cache
def release(root: Path) -> tuple[Row, ...]:
    return tuple(onet.rows(locate(root, (*onet.SOURCES, *soc.SOURCES))))


def test_the_release_holds_every_occupation_with_its_codes(publishers: Path) -> None:
    joined = {row.onet_soc_code: row for row in release(publishers) if isinstance(row, OccupationRow)}
    assert len(joined) == 1016
    assert sum(row.nem_code is not None for row in joined.values()) == 997
    assert {row.soc_code for row in joined.values() if row.oews_code is None and row.nem_code} == set(soc.UNPAID)
    assert {row.oews_code for row in joined.values()} >= set(soc.PUBLISHED_AS)
    assert Counter(row.job_zone for row in joined.values()) == {2: 331, 3: 213, 4: 225, 5: 154, None: 93}
    assert joined["11-1021.00"].ooh_title == "Top executives"


def test_the_release_holds_as_many_values_as_the_publisher_says(publishers: Path) -> None:
    rows = release(publishers)
    kinds = {row.element_id: row.kind for row in rows if isinstance(row, ElementRow)}
    assert Counter(kinds.values()) == {
        "ability": 52, "activity": 41, "skill": 35, "knowledge": 33, "style": 21, "interest": 6, "value": 6,
    }  # fmt: skip
    counts = Counter(kinds[row.element_id] for row in rows if isinstance(row, RatingRow))
    assert (counts["skill"], counts["knowledge"], counts["ability"], counts["activity"]) == (62580, 59004, 92976, 73308)
    assert sum(isinstance(row, TaskRow) for row in rows) == 18796
    assert sum(isinstance(row, RelatedRow) for row in rows) == 18460
    assert {row.kind for row in rows if isinstance(row, SourceRow) and row.key != "onet-30.2"} == {"extract"}
