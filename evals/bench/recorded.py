"""What `docs/measurements.md` holds: each bench's last result, its day, and its rows."""

from pathlib import Path
from typing import NamedTuple


class Section(NamedTuple):
    """One bench: its name, when and at which commit it ran, and the values by the names of their rows, as written."""

    bench: str
    when: str
    rows: dict[str, str]


def sections(file: Path) -> list[Section]:
    """Every section of the file in its order; none where there is no file."""
    if not file.is_file():
        return []
    return [_section(part) for part in file.read_text(encoding="utf-8").split("\n## ")[1:]]


def _section(part: str) -> Section:
    name, _, rest = part.partition("\n")
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|"))
    # The head of the table and the line beneath it are no figures.
    rows = {pair[0]: pair[1] for pair in cells if len(pair) == 2 and pair[0] != "figure" and set(pair[0]) != {"-"}}
    return Section(name.strip(), next((line for line in lines if not line.startswith("|")), ""), rows)
