"""The gate: when a suite has fallen below its baseline, when it only changed, and what a fall is called."""

import pytest

from evals.baseline import Before
from evals.gate import by_chance
from evals.report import Score, wilson


def score(failing: int, n: int, before: int | None, was_n: int | None = None, asked: str = "same") -> Score:
    """A suite in which the first so many cases fail now, and the first `before` failed at the baseline."""
    low, high = wilson(n - failing, n)
    names = tuple(f"case-{number:03}" for number in range(n))
    old = None
    if before is not None:
        old = Before(
            n=was_n or n, passed=(was_n or n) - before, asked="same", failing=names[n - before :] if before else ()
        )
    return Score(
        suite="a", passed=n - failing, n=n, low=low, high=high, asked=asked, failing=names[:failing], before=old
    )


@pytest.mark.parametrize("n", [5, 11, 100, 1000])
def test_a_suite_that_had_passed_whole_falls_with_its_first_failure(n: int) -> None:
    assert not score(0, n, before=0).fell
    assert score(1, n, before=0).fell


def test_a_change_within_the_interval_is_told_and_is_no_fall() -> None:
    one = score(3, 100, before=2)  # three others than the two of before
    assert not one.fell
    assert one.change is not None
    assert (one.change.lost, one.change.won) == (("case-000", "case-001", "case-002"), ("case-098", "case-099"))


def test_pairing_sees_a_fall_that_two_wide_intervals_hide() -> None:
    low, high = wilson(74, 100)
    names = tuple(f"case-{number:03}" for number in range(26))
    before = Before(n=100, passed=80, asked="same", failing=names[:20])
    fell = Score(suite="a", passed=74, n=100, low=low, high=high, asked="same", failing=names, before=before)
    assert before.passed / before.n <= high
    assert fell.falls == ["6 cases fail that passed at the baseline, and 0 the other way"]


def test_where_other_cases_are_asked_only_the_shares_are_compared() -> None:
    one = score(36, 100, before=30, asked="others")
    assert one.change is None
    assert not one.fell
    assert score(50, 100, before=30, asked="others").fell


def test_cases_that_are_taken_out_are_a_fall() -> None:
    assert score(0, 9, before=1, was_n=10, asked="others").falls == [
        "9 cases are asked, 10 when the baseline was committed"
    ]


def test_a_suite_without_a_baseline_has_nothing_to_fall_below() -> None:
    assert not score(9, 10, before=None).fell


def test_the_sign_test_is_exact() -> None:
    assert by_chance(0, 0) == 1
    assert by_chance(6, 0) == 1 / 64
    assert by_chance(5, 0) == 1 / 32
    assert by_chance(3, 3) == 42 / 64
