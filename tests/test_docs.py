"""The README is true: each of its commands is run, its quoted answer is the program's own, and links lead somewhere."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.strip().splitlines()]
PROGRAM = Path(sys.executable).with_name("career-advisor")


def run(arguments: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline", "COLUMNS": "120"}
    return subprocess.run(
        arguments, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=300, check=False
    )


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.startswith(".venv/bin/career-advisor")])
def test_each_program_command_of_the_readme_runs(command: str, home: Path) -> None:
    done = run([str(PROGRAM), *shlex.split(command)[1:]], home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_account_of_the_readme_can_be_added(home: Path, tmp_path: Path) -> None:
    [command] = [one for one in COMMANDS if one.startswith("echo ")]
    said, _, program = command.partition(" | ")
    environment = os.environ | {"ADVISOR_HOME": str(tmp_path), "ADVISOR_MODEL": "offline"}
    done = subprocess.run(
        [str(PROGRAM), *shlex.split(program)[1:]], input=shlex.split(said)[1] + "\n", capture_output=True, text=True,
        env=environment, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "can sign in as counselor" in done.stdout


def test_the_answer_quoted_in_the_readme_is_the_programs_own(home: Path) -> None:
    done = run([str(PROGRAM), "ask", "what pays best in operations in Idaho", "--json"], home)
    import json

    text = json.loads(done.stdout)["text"]
    quoted = re.search(r"<!-- answer -->\n(.*?)\n\nOther ways", README, re.DOTALL)
    assert quoted is not None
    plain = "\n".join(line.removeprefix(">").strip() for line in quoted.group(1).strip().splitlines())
    assert " ".join(plain.split()) == " ".join(text.split())


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
@pytest.mark.parametrize("command", ["make run", "OPENAI_API_KEY=... make run"])
def test_make_run_serves_the_page(command: str, home: Path) -> None:
    assert command in COMMANDS
    if not (ROOT / ".venv" / ".app").exists():
        pytest.skip("this checkout was not set up by make")
    port = "8731"
    environment = os.environ | {"ADVISOR_HOME": str(home), "PORT": port}
    environment.pop("OPENAI_API_KEY", None)
    if command.startswith("OPENAI_API_KEY"):
        environment["OPENAI_API_KEY"] = "not-a-key"
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 90
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                    pass
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
                    assert b"Career Advisor" in response.read()
                curl = next(one for one in COMMANDS if one.startswith("curl"))
                body = curl.split("-d ", 1)[1].strip("'")
                request = urllib.request.Request(
                    f"http://127.0.0.1:{port}/v1/chat", body.encode(), {"Content-Type": "application/json"}
                )
                if command == "make run":
                    with urllib.request.urlopen(request, timeout=60) as response:
                        assert b'"outcome"' in response.read()
                break
            except OSError:
                assert time.monotonic() < deadline
                assert process.poll() is None
                time.sleep(0.2)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
@pytest.mark.parametrize("target", ["test", "check"])
def test_the_other_make_commands_exist_and_call_what_they_say(target: str) -> None:
    """They would run this very suite, so they are asked what they would do."""
    assert f"make {target}" in COMMANDS
    done = subprocess.run(["make", "-n", target], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "pytest" in done.stdout


@pytest.mark.parametrize("page", ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_links_of_the_documentation_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [one for one in re.findall(r"\]\(([^)#]+)\)", text) if not one.startswith("http")]
    assert [one for one in links if not ((ROOT / page).parent / one).exists()] == []


def test_the_notice_names_every_licence_that_asks_for_it() -> None:
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    for words in (
        "O*NET 30.2 Database",
        "CC BY 4.0",
        "GeoNames",
        "GPTs are GPTs",
        "Working with AI",
        "American Dream Jobs",
        "Apache License 2.0",
    ):
        assert words in notice
