"""`docs/measurements.md`: what was last measured, a section for each measurement, with the date and the commit; and the
ratios to plain peers that stand in it. Nothing where the file is not here, as in an installed package."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parent.parent / "docs" / "measurements.md"
_HEAD = "# Measurements\n\nWritten by `python -m evals.bench`, `python -m evals.soak` and `python -m evals.mutants`. Ratios of one run are what to quote; times depend on the machine.\n"
_SECTION = re.compile(
    r"^## (?P<bench>.+?)\n+(?P<when>\d{4}-\d\d-\d\d[^\n]*)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
_ROW = re.compile(r"^\| (?P<name>[^|]+?) \| (?P<value>[^|]+?) \|$", re.MULTILINE)
_PEER = re.compile(r"ratio|recall", re.IGNORECASE)
_BAR = re.compile(r"met$")


class Ratio(NamedTuple):
    """One figure of a bench that was measured beside a peer, as it is written there."""

    bench: str
    name: str
    value: str
    when: str


def ratios(file: Path = FILE) -> list[Ratio]:
    """Every ratio and recall of the committed benches, in the file's order."""
    if not file.is_file():
        return []
    return [
        Ratio(section["bench"], row["name"].replace("_", " "), row["value"], section["when"])
        for section in _SECTION.finditer(file.read_text(encoding="utf-8"))
        for row in _ROW.finditer(section["body"])
        if _PEER.search(row["name"]) and not _BAR.search(row["value"])
    ]


def record(name: str, body: str, path: Path = FILE) -> None:
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
