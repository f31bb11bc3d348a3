"""The page of the benches says what is recorded: each ratio with its bar, kept or missed, and every figure."""

import re
from pathlib import Path

from evals.bench.goals import GOALS, kept
from evals.bench.page import write
from evals.bench.recorded import sections

TEXT = """# Measurements

Words.

## rank

2026-01-01, commit abc

| figure | value |
|---|---|
| p95_ms | 6.18 |
| ratio_p95 | 2.5 |
| p95 <= 20 ms | met |

## turn_online

2026-01-02, commit abd

| figure | value |
|---|---|
| cpu_ratio | 1.12 |
| cpu <= 1.2 x bare | met |
| of <b>others</b> | NOT met |
"""


def _page(tmp_path: Path) -> str:
    (tmp_path / "measurements.md").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "made" / "bench.html", tmp_path / "measurements.md")
    return (tmp_path / "made" / "bench.html").read_text(encoding="utf-8")


def test_every_row_of_every_section_is_read(tmp_path: Path) -> None:
    (tmp_path / "measurements.md").write_text(TEXT, encoding="utf-8")
    found = sections(tmp_path / "measurements.md")
    assert [(one.bench, one.when, len(one.rows)) for one in found] == [
        ("rank", "2026-01-01, commit abc", 3),
        ("turn_online", "2026-01-02, commit abd", 3),
    ]


def test_a_ratio_is_told_with_its_bar_and_whether_it_keeps_it(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert "2.5 ×" in page
    assert "misses its bar of 2 ×" in page
    assert "keeps its bar of 1.2 ×" in page
    assert "2 ratios" in page
    assert "1 keep" in page


def test_a_dearer_ratio_is_drawn_to_the_right_of_the_peer_and_its_bar_between(tmp_path: Path) -> None:
    drawn = _page(tmp_path).split("ranking, p95: 2.5 ×")[1].split("</svg>")[0]
    one, goal = (float(re.search(rf'class={name} d="M([\d.]+) ', drawn)[1]) for name in ("one", "goal"))  # type: ignore[index]
    bar = re.search(r'class="missed" x=([\d.]+) y=2 width=([\d.]+)', drawn)
    assert bar is not None
    left, width = float(bar[1]), float(bar[2])
    assert abs(left - one) < 0.02
    assert one < goal < left + width < 100


def test_the_page_loads_nothing_and_what_it_tells_is_text(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert not re.search(r"(?:src|href)=|https?://|<script", page)
    assert "&lt;b&gt;others&lt;/b&gt;" in page


def test_a_bar_is_held_against_the_figure_of_its_bench() -> None:
    assert kept("rank", {"ratio_p95": 2.5}) == {"ranking, p95 <= 2 x raw sqlite3": False}
    assert kept("rank", {"ratio_p95": 2.0}) == {"ranking, p95 <= 2 x raw sqlite3": True}
    assert kept("rank", {"p95_ms": 2.0}) == {}


def test_no_ratio_is_told_twice() -> None:
    assert len({(one.bench, one.figure) for one in GOALS}) == len(GOALS)
