"""A second knowledge build beside the first: the same files under another id, with one figure changed."""

import os
import shutil
import sqlite3
from pathlib import Path

from knowledge import manifest, swap

CODE, AREA, MEDIAN = "29-1141", "16", 77_123
"""Registered nurses in Idaho: what the newer build says of their median, which no publisher said."""


def apart(home: Path, to: Path) -> str:
    """A home of its own with the current build of `home`; its id. The big files are shared on disk."""
    build_id = swap.current(home)
    assert build_id is not None
    _linked(swap.builds(home) / build_id, swap.builds(to) / build_id)
    swap.point(to, build_id)
    return build_id


def newer(home: Path, build_id: str) -> None:
    """Put a build of that id beside the current one, not yet current, with the changed figure."""
    current = swap.current(home)
    assert current is not None
    target = swap.builds(home) / build_id
    _linked(swap.builds(home) / current, target)
    facts = target / "facts.sqlite"
    shutil.copyfile(facts, whole := target / "facts.fresh")
    os.replace(whole, facts)
    with sqlite3.connect(facts) as connection:
        changed = connection.execute(
            "UPDATE wage SET annual_median_usd = ? WHERE oews_code = ? AND area_code = ? AND year = (SELECT max(year) FROM wage)",
            (MEDIAN, CODE, AREA),
        )
        assert changed.rowcount == 1
    connection.close()
    told = manifest.read(target)
    (target / manifest.FILE).unlink()
    told.model_copy(update={"build_id": build_id}).write(target)


def _linked(source: Path, target: Path) -> None:
    shutil.copytree(source, target, copy_function=os.link)
