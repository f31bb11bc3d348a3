"""Outside benchmarks: tables of titles with codes, and MELO's three files, as ranked suites that `eval --cases` runs."""

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
    assert told == ""


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
    assert told == "1 of 2 rows have no code that this knowledge holds"


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
    with pytest.raises(CaseError, match="is there already"):
        importing.write(tmp_path / "My Titles.csv", "titles-csv", tmp_path / "cases", knowledge)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mine.csv is no table of titles and codes"),
        ("one column\nof words\n", "mine.csv is no table of titles and codes"),
        ("title,code\nspark\n", "mine.csv: row 1 has 1 columns, and a title and a code are needed."),
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
