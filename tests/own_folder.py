"""A folder of an operator's own content, as the example of docs/own-content.md writes it."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs" / "own-content.md"
_FILE = re.compile(r"<!-- file: ([\w./-]+) -->\n```\w*\n(.*?)```", re.DOTALL)


def written(directory: Path) -> Path:
    """The files of the page, written into a directory."""
    for name, content in _FILE.findall(DOCS.read_text(encoding="utf-8")):
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return directory
