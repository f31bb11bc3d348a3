"""The scorecard: shares with intervals, the committed baseline, and a page that shows failures as text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import report
from evals.figures import Asked, Measure, RankedScore, Tagged
from evals.report import Score, beside_baseline, move_baseline, page, scores, wilson
from evals.run import Result

RANKED = RankedScore(
    suite="ranks",
    n=2,
    left_out=0,
    measures=(Measure(name="recall@5", value=0.5, low=0.2, high=0.8, bar=0.62),),
    tags=(Tagged(tag="terse", n=2, shares=(0.25, 0.5, 0.75)),),
    asked=(Asked(id="one", query="<b>I weld</b>", expected=("51-4121.00",), ranked=("11-1011.00",)),),
)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_narrows_with_n(n: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, n))
    low, high = wilson(passed, n)
    assert 0 <= low <= passed / n + 1e-9
    assert passed / n - 1e-9 <= high <= 1
    wider_low, wider_high = low, high
    low, high = wilson(passed * 10, n * 10)
    assert high - low <= wider_high - wider_low


def test_scores_count_by_suite() -> None:
    results = [
        Result(suite="a", case="one", faults=[], text=""),
        Result(suite="a", case="two", faults=["wrong"], text=""),
        Result(suite="b", case="three", faults=[], text=""),
    ]
    assert [(one.suite, one.passed, one.n) for one in scores(results, {})] == [("a", 1, 2), ("b", 1, 1)]


def test_a_suite_below_its_baseline_has_fallen() -> None:
    assert Score(suite="a", passed=3, n=5, low=0, high=1, baseline=4).fell
    assert not Score(suite="a", passed=4, n=5, low=0, high=1, baseline=4).fell
    assert not Score(suite="a", passed=0, n=5, low=0, high=1).fell


def test_a_failure_is_shown_as_text_never_as_markup() -> None:
    result = Result(suite="a", case="one", faults=["<script>"], text="<img src=x onerror=alert(1)>")
    shown = page(scores([result], {}), [result], "build 1")
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_a_ranked_suite_is_on_the_page_with_its_bar_its_kinds_and_what_it_missed() -> None:
    shown = page([], [], "build 1", [RANKED])
    assert "0.62, missed" in shown
    assert "recall@5 is 0.500, below its bar 0.62" in shown
    assert "interval 20.0% to 80.0%" in shown
    assert "terse" in shown
    assert "&lt;b&gt;I weld&lt;/b&gt; (expected 51-4121.00; came 11-1011.00)" in shown


def test_a_ranked_suite_stands_beside_its_own_baseline_and_a_new_one_beside_none() -> None:
    (known,) = beside_baseline([RANKED], {"ranks": {"n": 3, "recall@5": 0.9}, "wages": 11})
    assert (known.baseline_n, known.measures[0].baseline) == (3, 0.9)
    assert len(known.faults) == 3
    (new,) = beside_baseline([RANKED], {"wages": 11})
    assert (new.baseline_n, new.measures[0].baseline) == (None, None)


def test_moving_the_baseline_keeps_the_other_suites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "BASELINE", tmp_path / "baseline.json")
    (tmp_path / "baseline.json").write_text('{"wages": 11, "places": 9}')
    move_baseline([Score(suite="places", passed=10, n=10, low=0, high=1)], [RANKED])
    assert json.loads((tmp_path / "baseline.json").read_text()) == {
        "wages": 11, "places": 10, "ranks": {"n": 2, "recall@5": 0.5},
    }  # fmt: skip
    (again,) = beside_baseline([RANKED], report.baseline())
    assert not any(one.fell for one in again.measures)
