"""`docs/scorecard.md` is the committed baseline in words: whoever moves one moves the other."""

from evals import baseline, scorecard_text
from evals.baseline import Baseline, Before, Mean, RankedBefore
from evals.suites import load


def test_the_page_is_current() -> None:
    written = scorecard_text.FILE.read_text(encoding="utf-8")
    assert written == scorecard_text.text(baseline.read()), "run: career-advisor eval --write-docs"


def test_every_suite_of_the_baseline_stands_on_it_with_n_and_interval() -> None:
    told = scorecard_text.text(
        Baseline(
            builds={"offline": "b1", "ranked": "b1"},
            cases={
                "offline": {
                    "wages": Before(n=11, passed=11, asked="x", grade=7.25, points=Mean(value=1, low=1, high=1, n=11)),
                    "wages_held": Before(n=4, passed=3, asked="y"),
                    "alone_held": Before(n=2, passed=2, asked="z"),
                }
            },
            ranked={
                "titles": RankedBefore(n=700, figures={"mrr": (0.68, 0.65, 0.71)}, peers={"letters": {"mrr": 0.4}})
            },
        )
    )
    assert "| wages | 11 | 100.0 % (74.1–100.0) | 4 | 75.0 % (30.1–95.4) | +1.000 (+1.00…+1.00) | 7.2 |" in told
    assert "| alone |  |  | 2 | 100.0 % (34.2–100.0) |  |  |" in told
    assert "| titles | 700 | mrr | 0.680 | 0.650–0.710 | 0.400 |" in told
    assert "11 of 11 (100.0 %, 74.1–100.0) open cases and 5 of 6" in told


def test_the_baseline_names_the_suites_that_there_are() -> None:
    """A suite without a baseline has nothing to fall below, and one that is gone guards nothing."""
    there, kept = load(), baseline.read()
    # Only the fake provider fails as it is told: suites of faults are not run offline.
    cases = {one.suite for one in [*there.cases, *there.drafts] if getattr(one, "exam", None) != "faults"}
    assert set(kept.of(None)) == cases
    assert set(kept.ranked) == {one.suite for one in there.ranked}
