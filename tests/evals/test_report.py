"""The scorecard: shares with intervals, the committed baseline, and a page that shows failures as text."""

from hypothesis import given
from hypothesis import strategies as st

from evals.report import Score, page, scores, wilson
from evals.run import Result


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
    assert [(one.suite, one.passed, one.n) for one in scores(results, committed=False)] == [("a", 1, 2), ("b", 1, 1)]


def test_a_suite_below_its_baseline_has_fallen() -> None:
    assert Score(suite="a", passed=3, n=5, low=0, high=1, baseline=4).fell
    assert not Score(suite="a", passed=4, n=5, low=0, high=1, baseline=4).fell
    assert not Score(suite="a", passed=0, n=5, low=0, high=1).fell


def test_a_failure_is_shown_as_text_never_as_markup() -> None:
    result = Result(suite="a", case="one", faults=["<script>"], text="<img src=x onerror=alert(1)>")
    shown = page(scores([result], committed=False), [result], "build 1")
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown
