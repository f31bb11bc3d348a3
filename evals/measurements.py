"""`docs/measurements.md`: what was last measured, a section for each measurement, with the date and the commit."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

RECORD = Path(__file__).resolve().parents[1] / "docs" / "measurements.md"
_HEAD = "# Measurements\n\nWritten by `python -m evals.bench` and `python -m evals.mutants`. Ratios of one run are what to quote; times depend on the machine.\n"


def record(name: str, body: str, path: Path = RECORD) -> None:
    """Replaces the section of that name; others keep their last result. Without the folder nothing is written."""
    if not path.parent.is_dir():
        return
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=path.parent, check=False
    )
    stamp = f"{datetime.now(UTC):%Y-%m-%d}, commit {commit.stdout.strip() or 'unknown'}"
    old = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    sections = {part.split("\n", 1)[0].strip(): part for part in old.split("\n## ")[1:]}
    sections[name] = f"{name}\n\n{stamp}\n\n{body}"
    written = "".join(f"\n## {sections[key].rstrip()}\n" for key in sorted(sections))
    path.write_text(_HEAD + written, encoding="utf-8")


def table(rows: list[tuple[str, object]]) -> str:
    """Rows of a name and a value, under the head that every section has."""
    return "| figure | value |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)
