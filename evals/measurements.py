"""Reads the committed measurements (`docs/measurements.md`, written by `python -m evals.bench`): the ratios to plain peers that
did the same work in the same run. Nothing where the file is not here, as in an installed package."""

import re
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parent.parent / "docs" / "measurements.md"
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
