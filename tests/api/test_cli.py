"""The command line from outside: whatever is wrong is one clear sentence and exit 2, never a trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments], cwd=ROOT, env=plain | {"ADVISOR_HOME": str(home)} | variables,
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("arguments", "variables", "said"), [
    (["ask", ""], {}, "message: at least 1 character is needed."),
    (["ask", "a" * 8001], {}, "message: at most 8000 characters are allowed."),
    (["ask", "nurse pay"], {"ADVISOR_RECORDS_URL": "garbage-secret"}, "ADVISOR_RECORDS_URL cannot be used: it is no database URL"),
    (["knowledge", "build", "--from", "/nowhere"], {}, "/nowhere is not a directory of publishers' files."),
    (["knowledge", "diff", "x", "y"], {}, "'x' is not the id of exactly one build"),
    (["export", "--subject", "nobody"], {}, "Nothing is held about nobody."),
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    home: Path, arguments: list[str], variables: dict[str, str], said: str
) -> None:
    ended = run(*arguments, home=home, **variables)
    assert ended.returncode == 2
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1
    assert "secret" not in ended.stderr


def test_a_model_that_does_not_answer_leaves_one_line_and_no_trace(home: Path) -> None:
    ended = run("ask", "nurse pay", home=home, OPENAI_API_KEY="sk-very-secret", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert "secret" not in ended.stdout + ended.stderr
    assert ended.stdout.strip()


def test_a_directory_with_too_little_in_it_replaces_nothing(tmp_path: Path, home: Path) -> None:
    (tmp_path / "cpiai_monthly.csv").write_text("Date,Index,Inflation\n2025-12-01,321.5,0.1\n")
    before = (home / "knowledge" / "current").read_text()
    ended = run("knowledge", "build", "--from", str(tmp_path), home=home)
    assert ended.returncode == 2
    assert "without it nothing can be answered" in ended.stderr
    assert (home / "knowledge" / "current").read_text() == before
