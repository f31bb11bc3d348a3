"""Every command and every snippet of the pages on the ways in is run as it stands, against a real server."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SNIPPETS = [
    pytest.param(page, kind, text, id=f"{page}-{at}")
    for page in ("http", "openai", "mcp")
    for at, (kind, text) in enumerate(
        re.findall(r"```(sh|python)\n(.*?)```", (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"), re.DOTALL)
    )
]


@pytest.mark.parametrize(("page", "kind", "text"), SNIPPETS)
def test_a_snippet_runs_as_it_stands(page: str, kind: str, text: str, address: str) -> None:
    if kind == "sh" and shutil.which("curl") is None:
        pytest.skip("curl is not here")
    program = [sys.executable, "-c"] if kind == "python" else ["sh", "-euc"]
    here = text.replace("http://127.0.0.1:8000", address)
    assert here != text
    done = subprocess.run([*program, here], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "Traceback" not in done.stderr


def test_each_page_has_snippets() -> None:
    assert {one.values[0] for one in SNIPPETS} == {"http", "openai", "mcp"}
    assert len(SNIPPETS) >= 9
