"""The committed measurements are read for the ratios to plain peers, and for nothing else."""

from pathlib import Path

from evals.measurements import ratios

TEXT = """# Measurements

Words.

## rank

2026-01-01, commit abc

| figure | value |
|---|---|
| p95_ms | 6.18 |
| ratio_p95 | 1.08 |
| cpu_ratio <= 2 | met |

## turn

2026-01-02, commit abd

| figure | value |
|---|---|
| recall_at_10 | 0.99 |
"""


def test_ratios_are_found_with_their_bench_and_day(tmp_path: Path) -> None:
    (tmp_path / "measurements.md").write_text(TEXT, encoding="utf-8")
    assert [tuple(one) for one in ratios(tmp_path / "measurements.md")] == [
        ("rank", "ratio p95", "1.08", "2026-01-01, commit abc"),
        ("turn", "recall at 10", "0.99", "2026-01-02, commit abd"),
    ]


def test_the_committed_measurements_have_ratios() -> None:
    assert {one.bench for one in ratios()} >= {"rank", "turn"}


def test_without_measurements_there_is_nothing_beside(tmp_path: Path) -> None:
    assert ratios(tmp_path / "nothing.md") == []
