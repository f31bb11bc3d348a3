"""Case files that a person writes: what is wrong with one is said in a sentence, and what the documentation shows works."""

import re
from pathlib import Path

import pytest

from evals.baseline import Baseline, Before, RankedBefore
from evals.scorecard import beyond
from evals.suites import CaseError, load
from tests.evals.test_scorecard import evaluate

DOCS = Path(__file__).resolve().parents[2] / "docs" / "evals.md"
GOOD = """
suite: mine
cases:
  - id: one
    reason: a case of my own
    steps:
      - say: how much do electricians make in Ohio?
        outcome: answered
        figures: [{table: wage, where: {oews_code: 47-2111, area_code: "39"}, column: annual_median_usd}]
        must: [Ohio]
"""
RANKED = "suite: ranks\nranked: occupations\nqueries: [{id: one, query: trucker, expected: [53-3032.00]}]\n"
_BOMB = "suite: mine\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ncases: [*c]\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (GOOD.replace("area_code", "area_cod").encode(), ("mine.yaml", "one", "area_cod", "area_code")),
        (GOOD.replace("{oews_code: 47-2111,", '{"oews code": 47-2111,').encode(), ("mine.yaml", "oews code")),
        (GOOD.replace("annual_median_usd", "median").encode(), ("mine.yaml", "one", "median", "annual_median_usd")),
        (re.sub(r"where: \{[^}]*\}", "where: {}", GOOD).encode(), ("mine.yaml", "where")),
        (GOOD.replace("[Ohio]", "['(']").encode(), ("mine.yaml", "one", "regular expression")),
        (GOOD.replace("how much", "how much " * 1200).encode(), ("mine.yaml", "one", "8000")),
        (GOOD.replace("Ohio?", "Öhio?").encode("latin-1"), ("mine.yaml", "UTF-8")),
        (("suite: mine\ncases: " + "[" * 5000).encode(), ("mine.yaml",)),
        (("suite: mine\ncases: " + "[" * 5000 + "]" * 5000).encode(), ("mine.yaml", "deeply")),
        (_BOMB.encode(), ("mine.yaml", "line")),
        (b"", ("mine.yaml", "empty", "suite: mine")),
        (b"- one\n- two\n", ("mine.yaml", "list")),
        (GOOD.replace("cases:", "cases: {a: b}\nmore:").encode(), ("mine.yaml",)),
        (GOOD.encode() + GOOD.split("cases:\n")[1].encode(), ("same id", "one")),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    tmp_path: Path, written: bytes, said: tuple[str, ...]
) -> None:
    (tmp_path / "mine.yaml").write_bytes(written)
    with pytest.raises(CaseError) as refused:
        load(tmp_path)
    sentence = str(refused.value)
    assert all(one in sentence for one in said), sentence
    assert "\n" not in sentence
    assert len(sentence) < 1_000


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").mkdir()
    with pytest.raises(CaseError, match=r"mine\.yaml cannot be read"):
        load(tmp_path)


def test_the_command_says_it_and_ends_with_2(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD.replace("[Ohio]", "['(']"), encoding="utf-8")
    ended = evaluate(home, "--cases", tmp_path)
    assert ended.returncode == 2
    assert "regular expression" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_own_cases_that_fail_end_with_0_unless_strict_is_asked(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD.replace("[Ohio]", "[Atlantis]"), encoding="utf-8")
    plain, strict = evaluate(home, "--cases", tmp_path), evaluate(home, "--cases", tmp_path, "--strict")
    assert "Atlantis" in plain.stdout
    assert (plain.returncode, strict.returncode) == (0, 1)


def test_a_suite_of_the_baseline_that_is_gone_is_told_apart_from_one_that_was_not_asked(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "ranks.yaml").write_text(RANKED, encoding="utf-8")
    then = Before(n=1, passed=1, asked="x")
    known = Baseline(cases={"offline": {"mine": then, "lost": then}}, ranked={"ranks": RankedBefore(n=1, figures={})})
    assert beyond(known, None, load(tmp_path)) == (("lost",), ())
    assert beyond(known, None, load(tmp_path, ("mine",))) == (("lost",), ("ranks",))
    assert beyond(known, "openai:other", load(tmp_path)) == ((), ())


def test_a_suite_that_is_gone_fails_the_gate_and_is_told_everywhere(tmp_path: Path, home: Path) -> None:
    """The committed suites without one of them, and the committed baseline."""
    import shutil
    import subprocess
    import sys

    root = DOCS.parents[1]
    # A copy of the program, because the committed cases are a part of it.
    for name in ("advisor", "api", "evals", "knowledge", "prompts", "docs", "locks"):
        if name in ("evals", "docs"):
            shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (tmp_path / name).symlink_to(root / name, target_is_directory=True)
    (tmp_path / "evals" / "cases" / "refusals.yaml").unlink()
    import os

    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "api", "eval", "--suite", "thirty", "--report", str(tmp_path / "card.html")],
        cwd=tmp_path, env=plain | {"ADVISOR_HOME": str(home), "PYTHONPATH": str(tmp_path)}, check=False,
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip
    assert ended.returncode == 1, ended.stderr
    for told in (ended.stdout, (tmp_path / "card.html").read_text(), (tmp_path / "card.json").read_text()):
        assert "refusals" in told
    assert "no suite of that name" in ended.stdout


def test_the_examples_of_the_documentation_work_as_they_stand(home: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for number, block in enumerate(blocks):
        (tmp_path / f"{number}.yaml").write_text(block, encoding="utf-8")
    ended = evaluate(home, "--cases", tmp_path, "--strict")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "2 (100%)" in ended.stdout


def test_the_documentation_counts_the_seeded_defects_as_they_are() -> None:
    from evals.mutants.catalogue import MUTANTS

    for file in (DOCS, DOCS.parents[1] / "CHANGELOG.md"):
        assert f"{len(MUTANTS)} defects" in file.read_text(encoding="utf-8")
