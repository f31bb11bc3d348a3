"""Killed at any moment of editing, a process has lost no revision that it acknowledged, and stored none twice."""

from pathlib import Path

from evals.bench.editing import SHORT, examine


def test_no_acknowledged_revision_is_lost_or_doubled(home: Path, tmp_path: Path) -> None:
    """The short form; the whole one: `python -m evals.bench editing`."""
    (tmp_path / "knowledge").symlink_to((home / "knowledge").resolve(), target_is_directory=True)
    exam = examine(tmp_path, SHORT)
    assert exam.faults == []
    assert exam.acknowledged >= SHORT
    assert exam.kept <= exam.acknowledged + 1
