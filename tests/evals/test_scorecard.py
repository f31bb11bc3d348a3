"""`career-advisor eval` from outside: what it prints, writes and ends with, for cases and ranked queries alike."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals import written

ROOT = Path(__file__).resolve().parents[2]
CASES = """
suite: mine
cases:
  - id: one
    reason: a case of my own
    steps: [{say: "how much do electricians make in Ohio?", outcome: answered}]
"""
MORE = """
suite: more
cases:
  - {id: talk, reason: two steps of one talk, steps: [{say: what do nurses make in Ohio, outcome: answered}, {say: "and in Idaho?", outcome: answered, area: "16"}]}
  - {id: talk-b, reason: in other words, paraphrase_of: talk, steps: [{say: nurse pay ohio, outcome: no_data}]}
"""
RANKED = """
suite: ranks
ranked: occupations
bars: {recall@1: 0.6}
queries:
  - {id: one, query: electrician, expected: ["47-2111.00"], tags: [plain]}
  - {id: two, query: RN, expected: ["29-1141.00"], tags: [plain]}
  - {id: three, query: xyzzy, expected: ["29-1141.00"]}
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(CASES, encoding="utf-8")
    (tmp_path / "ranks.yaml").write_text(RANKED, encoding="utf-8")
    return tmp_path


def evaluate(home: Path, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "api", "eval", *map(str, arguments)], cwd=ROOT, timeout=120, check=False,
        env=plain | {"ADVISOR_HOME": str(home), "COLUMNS": "80"} | variables,
        capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_cases_and_ranked_queries_are_in_one_table_and_in_both_reports(home: Path, cases: Path, tmp_path: Path) -> None:
    ended = evaluate(home, "--cases", cases, "--report", tmp_path / "card.html")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    for shown in ("mine", "ranks", "recall@1", "0.667", "0.60", "1 (100%)"):
        assert shown in ended.stdout
    whole = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    (ranks,) = whole["ranked"]
    assert (ranks["n"], ranks["left_out"], ranks["faults"]) == (3, 0, [])
    assert [one["passed"] for one in whole["suites"]] == [1]
    assert "recall@5" in (tmp_path / "card.html").read_text(encoding="utf-8")


def test_two_runs_write_the_same_to_the_letter_whoever_ran_what(home: Path, cases: Path, tmp_path: Path) -> None:
    (cases / "more.yaml").write_text(MORE, encoding="utf-8")
    (cases / "more_held.yaml").write_text(
        MORE.replace("more", "more_held").replace("id: ", "id: x-").replace("of: ", "of: x-")
    )
    for name, more in (("first", ("--processes", "1")), ("second", ("--processes", "2"))):
        evaluate(home, "--cases", cases, "--report", tmp_path / f"{name}.html", "--stable", *more)
    evaluate(home, "--cases", cases, "--report", tmp_path / "timed.html")
    first, second, timed = (
        (tmp_path / f"{name}.json").read_text(encoding="utf-8") for name in ("first", "second", "timed")
    )
    assert first == second
    whole = json.loads(timed)
    assert whole["run"]["seconds"] > 0
    assert all(one["latency"]["p95_ms"] > 0 for one in [*whole["suites"], *whole["ranked"]])
    assert written.stable(whole) == json.loads(first)
    (failed,) = [one for one in whole["results"] if one["suite"] == "more" and not one["passed"]]
    (step,) = failed["trace"]
    assert step["said"] == "nurse pay ohio"
    assert step["tools"][0]["name"] == "get_wages"
    assert any("Registered Nurses (29-1141), Ohio (39), May 20" in fact for fact in step["facts"])
    assert step["wrong"] == ["step 1: outcome answered, expected no_data"]
    # Of held-out cases there is a verdict and nothing that could be read.
    held = [one for one in whole["results"] if one["suite"] == "more_held"]
    assert [sorted(one) for one in held] == [["case", "passed", "repeat", "suite"]] * 2
    assert not {one["case"] for one in held} & {"x-talk", "x-talk-b"}


def test_the_baseline_is_of_the_committed_cases_alone(home: Path, cases: Path) -> None:
    ended = evaluate(home, "--cases", cases, "--move-baseline")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert (
        ended.stderr.splitlines()[-1]
        == "The baseline is of the committed cases: --move-baseline does not go with --cases."
    )


def test_a_missed_bar_is_said_and_ends_with_one(home: Path, cases: Path) -> None:
    (cases / "ranks.yaml").write_text(RANKED.replace("0.6", "0.9"), encoding="utf-8")
    ended = evaluate(home, "--cases", cases, "--suite", "ranks")
    assert ended.returncode == 1
    assert "ranks: recall@1 is 0.667, below its bar 0.90." in ended.stdout


def test_a_suite_is_chosen_across_both_kinds_and_an_unknown_one_is_told(home: Path, cases: Path) -> None:
    ended = evaluate(home, "--cases", cases, "--suite", "ranks,others")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1] == "There is no suite others; there are mine, ranks."
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("model", ["nope", "nope:nothing"])
def test_a_model_that_cannot_run_ends_in_one_sentence_and_no_score(home: Path, cases: Path, model: str) -> None:
    ended = evaluate(home, "--cases", cases, "--model", model, OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    assert ended.returncode == 1
    assert ended.stdout == ""
    said = [line for line in ended.stderr.splitlines() if model in line]
    assert len(said) == 1
    assert "Traceback" not in ended.stderr


def test_ranked_queries_need_no_model(home: Path, cases: Path) -> None:
    assert evaluate(home, "--cases", cases, "--suite", "ranks", "--model", "nope").returncode == 0
