"""Case files and files of ranked queries: what is accepted, and the one sentence that says what is wrong with one that is not."""

from pathlib import Path

import pytest

from evals.suites import CaseError, load

GOOD = """
suite: mine
cases:
  - id: one
    reason: a case of my own
    steps: [{say: hello, outcome: answered}]
"""

RANKED = """
suite: ranks
ranked: occupations
bars: {recall@5: 0.62}
queries:
  - {id: one, query: I weld trailers, expected: ["51-4121.00"]}
"""


def write(directory: Path, text: str, name: str = "mine.yaml") -> Path:
    (directory / name).write_text(text, encoding="utf-8")
    return directory


def test_the_committed_cases_are_at_least_forty_and_each_has_its_reason() -> None:
    cases = [case for suite in load().cases for case in suite.cases]
    assert len(cases) >= 40
    assert all(len(case.reason) >= 10 for case in cases)


def test_no_committed_case_holds_a_literal_figure() -> None:
    """A figure is a query into the store, so that a data release cannot break a case."""
    import re

    for suite in load().cases:
        for case in suite.cases:
            for step in case.steps:
                assert not any(re.search(r"\$\d|\d,\d{3}", one) for one in step.must), case.id


def test_a_folder_of_ones_own_is_read(tmp_path: Path) -> None:
    assert [suite.suite for suite in load(write(tmp_path, GOOD)).cases] == ["mine"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("suite: mine\ncases: [", "valid YAML"),
        (GOOD.replace("outcome: answered", "outcome: splendid"), "outcome"),
        (GOOD.replace("reason: a case of my own", "reason: short"), "reason"),
        (GOOD.replace("say: hello", "sya: hello"), "sya"),
        ("suite: mine\ncases: []", "cases"),
        ("[]", "mine.yaml"),
    ],
)
def test_a_case_file_that_cannot_be_used_is_named_with_the_place(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(CaseError, match=r"mine\.yaml") as caught:
        load(write(tmp_path, text))
    assert word in str(caught.value)


def test_two_cases_of_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("suite: mine", "suite: other"), "other.yaml")
    with pytest.raises(CaseError, match="same id: one"):
        load(tmp_path)


def test_an_unknown_suite_is_told_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there are mine"):
        load(write(tmp_path, GOOD), ("yours",))


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"no \.yaml file"):
        load(tmp_path)


def test_ranked_queries_stand_beside_cases_and_are_chosen_by_name_like_them(tmp_path: Path) -> None:
    write(write(tmp_path, GOOD), RANKED, "ranks.yaml")
    both = load(tmp_path)
    assert [one.suite for one in both.cases] == ["mine"]
    assert [one.suite for one in both.ranked] == ["ranks"]
    assert load(tmp_path, ("ranks",)).cases == []
    assert load(tmp_path, ("mine",)).ranked == []
    assert load(tmp_path, ("mine", "ranks")) == both
    with pytest.raises(CaseError, match="There is no suite yours; there are mine, ranks"):
        load(tmp_path, ("ranks", "yours"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RANKED.replace("ranked: occupations", "ranked: songs"), "ranked: "),
        (RANKED.replace("recall@5", "recall@7"), "bars.recall@7"),
        (RANKED.replace("recall@5", "acc@5"), "a suite of occupations has no acc@5"),
        (RANKED.replace("0.62", "62"), "bars.recall@5"),
        (RANKED.replace("51-4121.00", "51-4121"), "query one expects '51-4121', which is not an O*NET-SOC code"),
        (RANKED.replace("ranked: occupations", "ranked: passages"), "which is not a passage's kind/subject/section"),
        (RANKED.replace('["51-4121.00"]', "[]"), "queries.0.expected"),
        (RANKED.replace("query:", "qeury:"), "queries.0.qeury"),
        (RANKED + "  - {id: one, query: another, expected: ['51-4121.00']}\n", "two queries have the same id: one"),
        (RANKED.split("queries:")[0], "queries: at least one is needed"),
        (RANKED.replace("bars:", "most: 5\nbars:"), "most is for held-out titles only"),
        (
            RANKED.replace("occupations", "heldout_titles").replace("recall", "acc"),
            "held-out titles come from the knowledge",
        ),
    ],
)
def test_a_ranked_file_that_cannot_be_used_is_named_with_the_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CaseError, match=r"^ranks\.yaml: ") as caught:
        load(write(tmp_path, text, "ranks.yaml"))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_files_of_one_suite_are_refused(tmp_path: Path) -> None:
    write(tmp_path, RANKED)
    with pytest.raises(CaseError, match="Two files have the same suite: ranks"):
        load(write(tmp_path, RANKED, "other.yaml"))
