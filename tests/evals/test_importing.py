"""Outside benchmarks: tables of titles with codes, and MELO's three files, as ranked suites that `eval --cases` runs."""

from itertools import permutations
from pathlib import Path

import pytest
import yaml

from evals import importing
from evals.suites import CaseError, load
from knowledge.store import Knowledge


@pytest.mark.parametrize(
    "table",
    [
        'title,soc\nspark,47-2111\n"nurse, night shift",29-1141.00\n',
        'Job title;O*NET code\nspark;47-2111\n"nurse, night shift";29-1141.00\n',
        "soc_code\tjob\n472111\tspark\n29-1141.00\tnurse, night shift\n",
        "spark|47-2111\nnurse, night shift|29-1141.00\n",
    ],
)
def test_a_table_is_read_whatever_parts_its_columns(table: str, tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "mine.csv").write_text(table, encoding="utf-8-sig")
    pairs, told = importing.titles_csv(tmp_path / "mine.csv", knowledge)
    assert [(one.text, one.codes) for one in pairs] == [
        ("spark", ("47-2111.00",)), ("nurse, night shift", ("29-1141.00",)),
    ]  # fmt: skip
    assert told.startswith("titles from ")
    assert "rows" not in told


def test_a_cell_may_hold_several_codes_and_a_six_digit_one_stands_for_all_of_its_occupations(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    (tmp_path / "mine.csv").write_text(
        "title,code\nnurse or spark,29-1141; 47-2111.00\nnobody,99-9999\n", encoding="utf-8"
    )
    (pair,), told = importing.titles_csv(tmp_path / "mine.csv", knowledge)
    assert "47-2111.00" in pair.codes
    assert {one for one in pair.codes if one.startswith("29-1141")} == {
        one.onet_soc_code for one in knowledge.occupations.of_soc("29-1141")
    }
    assert told.endswith("1 row has no title or no code that this knowledge holds: row 3 (nobody, 99-9999)")


def melo(directory: Path, queries: str, elements: str, annotations: str) -> Path:
    directory.mkdir()
    for name, text in (("queries", queries), ("corpus_elements", elements), ("annotations", annotations)):
        (directory / f"{name}.tsv").write_text(text, encoding="utf-8")
    return directory


def test_melo_of_the_united_states_asks_the_names_that_were_linked_to_onets_titles(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    folder = melo(
        tmp_path / "usa_q_en_c_en",
        "Q000001\tElectricians\nQ000002\tRegistered Nurses\n",
        "C000001_en_000\telectrical fitter\nC000001_en_001\tsparky\nC000002_en_000\tstaff nurse\nC000003_en_000\tnobody\n",
        "Q000001\t0\tC000001_en_000\t1\nQ000001\t0\tC000001_en_001\t1\nQ000002\t0\tC000002_en_000\t1\n",
    )
    pairs, told = importing.melo(folder, knowledge)
    assert [(one.text, one.codes) for one in pairs] == [
        ("electrical fitter", ("47-2111.00",)), ("sparky", ("47-2111.00",)), ("staff nurse", ("29-1141.00",)),
    ]  # fmt: skip
    assert told == "corpus elements are asked; 0 of 3 name no occupation of this knowledge"


def test_melo_with_onet_among_its_elements_asks_its_queries(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = melo(
        tmp_path / "own",
        "Q1\tsparky\nQ2\tnight nurse\n",
        "47-2111.00_en_000\tElectricians\n29-1141_en_000\tRegistered Nurses\n",
        "Q1\t0\t47-2111.00_en_000\t1\nQ2\t0\t29-1141_en_000\t1\nQ2\t0\t47-2111.00_en_000\t0\n",
    )
    pairs, told = importing.melo(folder, knowledge)
    assert [(one.text, one.codes) for one in pairs] == [("sparky", ("47-2111.00",)), ("night nurse", ("29-1141.00",))]
    assert told.startswith("queries are asked")


def test_what_is_written_is_a_suite_that_can_be_run(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "My Titles.csv").write_text("title,code\nspark,47-2111\n", encoding="utf-8")
    done = importing.write(tmp_path / "My Titles.csv", "titles-csv", tmp_path / "cases", knowledge)
    assert (done.file.name, done.queries) == ("my_titles.yaml", 1)
    (suite,) = load(tmp_path / "cases").ranked
    assert suite.queries[0].expected == ["47-2111.00"]
    assert yaml.safe_load(done.file.read_text())["ranked"] == "occupations"
    importing.write(tmp_path / "My Titles.csv", "titles-csv", tmp_path / "cases", knowledge)  # the same again
    (tmp_path / "My Titles.csv").write_text("title,code\nsparky,47-2111\n", encoding="utf-8")
    with pytest.raises(CaseError, match="is there already"):
        importing.write(tmp_path / "My Titles.csv", "titles-csv", tmp_path / "cases", knowledge)
    importing.write(tmp_path / "My Titles.csv", "titles-csv", tmp_path / "cases", knowledge, replace=True)
    assert load(tmp_path / "cases").ranked[0].queries[0].query == "sparky"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mine.csv is empty."),
        ("one column\nof words\n", "mine.csv is no table of titles and codes"),
        ("title,code\nspark\n", "mine.csv: no row has a title and a SOC code"),
        ("id,code\n1,47-2111\n2,29-1141\n", "mine.csv: beside the codes there is no column of titles"),
        ("title,code\nspark,none\n", "mine.csv: no row has a title and a SOC code that this knowledge holds"),
    ],
)
def test_a_table_that_cannot_be_used_ends_in_one_sentence(
    text: str, said: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as error:
        importing.write(tmp_path / "mine.csv", "titles-csv", tmp_path / "cases", knowledge)
    assert str(error.value).startswith(said)
    assert not (tmp_path / "cases").exists()


@pytest.mark.parametrize(
    ("queries", "annotations", "said"),
    [
        ("Q1 sparky\n", "Q1\t0\tC1\t1\n", "queries.tsv: line 1 has 1 columns, and 2 are needed, parted by tabs."),
        ("Q1\tsparky\n", "Q1\tC1\n", "annotations.tsv: line 1 has 2 columns, and 4 are needed, parted by tabs."),
        ("Q1\tsparky\n", "Q2\t0\tC1\t1\n", "annotations.tsv names Q2 and C1, and not both are in the other two files."),
        ("Q1\tsparky\n", "Q1\t0\tC1\t1\n", "bad: neither queries nor corpus elements are titles or codes of O*NET's"),
    ],
)
def test_a_melo_folder_that_cannot_be_used_ends_in_one_sentence(
    queries: str, annotations: str, said: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    folder = melo(tmp_path / "bad", queries, "C1\tElektriker\n", annotations)
    with pytest.raises(CaseError) as error:
        importing.melo(folder, knowledge)
    assert str(error.value).startswith(said)


def test_a_missing_file_or_form_is_named(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(CaseError, match=r"There is no queries\.tsv in "):
        importing.write(tmp_path, "melo", tmp_path / "cases", knowledge)
    with pytest.raises(CaseError, match="There is no form esco; there are titles-csv, melo"):
        importing.write(tmp_path, "esco", tmp_path / "cases", knowledge)
    with pytest.raises(CaseError, match="is not there"):
        importing.write(tmp_path / "nothing.csv", "titles-csv", tmp_path / "cases", knowledge)


ALTERNATES = [
    ["O*NET-SOC Code", "Title", "Alternate Title", "Short Title", "Source(s)"],
    ["47-2111.00", "Electricians", "Spark", "n/a", "02"],
    ["29-1141.00", "Registered Nurses", "Night Nurse", "NN", "08,10"],
    ["29-1141.00", "Registered Nurses", "Ward Nurse", "n/a", "04"],
]
NUMBERED = [
    ["id", "occupation_title", "soc_code"], ["111021", "Spark", "47-2111"], ["111022", "Night Nurse", "29-1141"],
]  # fmt: skip
SHORT = [["soctitle", "soc"], ["Spark", "472111"], ["Night Nurse", "291141"]]
HEADLESS = [["47-2111", "Spark"], ["29-1141", "Night Nurse"]]


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (ALTERNATES, ["Spark", "Night Nurse", "Ward Nurse"]),
        (NUMBERED, ["Spark", "Night Nurse"]),
        (SHORT, ["Spark", "Night Nurse"]),
        (HEADLESS, ["Spark", "Night Nurse"]),
    ],
)
def test_the_columns_are_found_wherever_they_stand(
    rows: list[list[str]], titles: list[str], tmp_path: Path, knowledge: Knowledge
) -> None:
    for number, order in enumerate(permutations(range(len(rows[0])))):
        file = tmp_path / f"{number}.tsv"
        file.write_text("\n".join("\t".join(row[at] for at in order) for row in rows), encoding="utf-8")
        pairs, _ = importing.titles_csv(file, knowledge)
        assert [one.text for one in pairs] == titles, order
        assert pairs[0].codes == ("47-2111.00",)


def test_a_title_with_two_codes_is_one_query_with_both_right(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "mine.csv").write_text("title,code\nSpark,47-2111\nnurse,29-1141.00\nspark ,49-2095.00\n")
    pairs, _ = importing.titles_csv(tmp_path / "mine.csv", knowledge)
    assert [(one.text, one.codes) for one in pairs] == [
        ("Spark", ("47-2111.00", "49-2095.00")), ("nurse", ("29-1141.00",)),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8", "utf-8-sig"])
def test_a_table_is_read_as_spreadsheets_write_it(encoding: str, tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "mine.csv").write_bytes("title,code\r\nSeñor Spark,47-2111\r\n".encode(encoding))
    pairs, _ = importing.titles_csv(tmp_path / "mine.csv", knowledge)
    assert [one.text for one in pairs] == ["Señor Spark"]


@pytest.mark.parametrize(
    ("held", "said"),
    [(b"PK\x03\x04", "is a workbook"), (b"a\0b,c", "is no text file"), (None, "is a folder")],
)
def test_what_is_no_table_is_told_apart(held: bytes | None, said: str, tmp_path: Path, knowledge: Knowledge) -> None:
    file = tmp_path / "mine.csv"
    if held is None:
        file.mkdir()
    else:
        file.write_bytes(held)
    with pytest.raises(CaseError, match=said):
        importing.write(file, "titles-csv", tmp_path / "cases", knowledge)


def test_two_files_that_differ_by_a_number_are_two_suites(tmp_path: Path, knowledge: Knowledge) -> None:
    for year in ("t2020", "t2021", "2022"):
        (tmp_path / f"{year}.csv").write_text(f"title,code\nspark {year},47-2111\n", encoding="utf-8")
        importing.write(tmp_path / f"{year}.csv", "titles-csv", tmp_path / "cases", knowledge)
    assert {one.suite for one in load(tmp_path / "cases").ranked} == {"t2020", "t2021", "suite_2022"}


def test_melo_with_heads_and_windows_line_ends_is_read(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = melo(
        tmp_path / "own",
        "qid\ttext\r\nQ1\tsparky\r\n",
        "cid\ttext\r\n47-2111.00_en_000\tElectricians\r\n",
        "qid\t0\tcid\trelevance\r\nQ1\t0\t47-2111.00_en_000\t1\r\n",
    )
    pairs, _ = importing.melo(folder, knowledge)
    assert [(one.text, one.codes) for one in pairs] == [("sparky", ("47-2111.00",))]
