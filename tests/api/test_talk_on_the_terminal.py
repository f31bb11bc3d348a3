"""`career-advisor ask` without a question, as a program: lines from a pipe, and a person at a terminal (a pty)."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def surroundings(home: Path) -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    return plain | {"ADVISOR_HOME": str(home), "TERM": "dumb", "COLUMNS": "200"}


def test_lines_from_a_pipe_are_one_talk_and_a_number_takes_a_choice(home: Path) -> None:
    said = "how much do cashiers make\n\nexit now or later?\n1\nexit\nnever read\n"
    ended = subprocess.run(
        [sys.executable, "-m", "api", "ask", "--json"], cwd=ROOT, env=surroundings(home), input=said,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    turns = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(turns) == 3
    assert len({turn["conversation_id"] for turn in turns}) == 1
    told = subprocess.run(
        [sys.executable, "-m", "api", "export", "--subject", turns[0]["conversation_id"]], cwd=ROOT,
        env=surroundings(home), capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    asked = [turn["request"]["message"] for turn in json.loads(told.stdout)["conversations"][0]["turns"]]
    offered = [choice["message"] for choice in turns[1]["choices"]] + turns[1]["follow_ups"]
    assert asked[2] == (offered[0] if offered else "1")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is not there")
def test_a_person_at_a_terminal_gets_a_prompt_numbers_and_the_way_back(home: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "api", "ask"], cwd=ROOT, env=surroundings(home), stdin=follower, stdout=follower, stderr=follower,
    )  # fmt: skip
    os.close(follower)
    try:
        assert "you>" in read_until(leader, "you>")
        os.write(leader, b"I live in Springfield\n")
        read_until(leader, "you>")
        os.write(leader, b"how much do nurses make in Portland\n")
        asked = read_until(leader, "you>")
        assert "1. " in asked
        os.write(leader, b"1\n")
        chosen = read_until(leader, "you>")
        assert "→ " in chosen
        os.write(leader, b"\x04")
        ended = read_until(leader, "--conversation")
        assert "career-advisor ask --conversation" in ended
        assert program.wait(timeout=30) == 0
    finally:
        program.kill()
        program.wait()
        os.close(leader)


def read_until(leader: int, mark: str, seconds: float = 90) -> str:
    """What the terminal shows up to the mark."""
    shown, end = "", time.monotonic() + seconds
    while mark not in shown and time.monotonic() < end:
        if not select.select([leader], [], [], 0.5)[0]:
            continue
        try:
            shown += os.read(leader, 65536).decode("utf-8", "replace")
        except OSError:
            break
    return shown
