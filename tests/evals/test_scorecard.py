"""`career-advisor eval` from outside: what it prints, writes and ends with, for cases and ranked queries alike."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = """
suite: mine
cases:
  - id: one
    reason: a case of my own
    steps: [{say: "how much do electricians make in Ohio?", outcome: answered}]
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
