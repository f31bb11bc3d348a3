"""The scorecard: shares with intervals beside the committed baseline, and a page that shows failures as text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import baseline
from evals.baseline import Before, RankedBefore, asked, named
from evals.figures import Asked, Measure, Peer, RankedScore, Tagged
from evals.page import page
from evals.report import Score, beside_baseline, ranked_kept, scores, wilson
from evals.results import Result, Traced, TracedCall
from evals.runs import Run

RUN = Run(build="build 1", model="offline", at="2026-01-01T00:00:00+00:00", seconds=1.0, processes=1)
RANKED = RankedScore(
    suite="ranks",
    n=2,
    left_out=0,
    measures=(Measure(name="recall@5", value=0.5, low=0.2, high=0.8, bar=0.62),),
    tags=(Tagged(tag="terse", n=2, shares=(0.25, 0.5, 0.75)),),
    asked=(Asked(id="one", query="<b>I weld</b>", expected=("51-4121.00",), ranked=("11-1011.00",)),),
    peers=(Peer(name="letters alone (TF-IDF)", figures={"recall@5": 0.25}),),
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


def test_a_failure_is_shown_as_text_never_as_markup() -> None:
    step = Traced(
        said="<script>alert(1)</script>", outcome="answered", text="<img src=x onerror=alert(1)>", wrong=["<b>"]
    )
    result = Result(suite="a", case="one", faults=["<script>"], text="<img src=x>", trace=[step])
    shown = page(RUN, scores([result], {}), [], [result], None)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_a_failure_tells_what_was_said_done_told_and_expected() -> None:
    step = Traced(
        said="what do nurses make", place="83702", outcome="clarify", at="Idaho (16, said)", text="Which nurses?",
        tools=[TracedCall(name="get_wages", arguments={"occupation": "nurses"}, outcome="ambiguous")],
        facts=["F1 $86,070 USD/year: median of Registered Nurses (29-1141), Idaho (16), May 2025 [1]"],
        expected={"outcome": "answered"}, wrong=["outcome clarify, expected answered"],
    )  # fmt: skip
    result = Result(suite="a", case="one", faults=["step 1: outcome"], text="Which nurses?", trace=[step])
    shown = page(RUN, scores([result], {}), [], [result], None)
    for told in ("what do nurses make", "83702", "Idaho (16, said)", "get_wages(", "ambiguous", "May 2025 [1]",
                 "Which nurses?", "&quot;answered&quot;", "expected answered"):  # fmt: skip
        assert told in shown


def test_nothing_of_a_held_out_case_is_on_the_page() -> None:
    step = Traced(said="a secret question", outcome="answered", text="a secret answer", wrong=["a secret fault"])
    result = Result(suite="a_held", case="secret-case", faults=["a secret fault"], text="a secret answer", trace=[step])
    shown = page(RUN, scores([result], {}), [], [result], None)
    assert "secret" not in shown
    assert "1 more failed among the held-out cases" in shown


def test_the_open_and_the_held_out_suite_of_a_kind_stand_in_one_card() -> None:
    results = [
        Result(suite="a", case="one", faults=[], text=""), Result(suite="a_held", case="two", faults=["x"], text=""),
        Result(suite="b", case="three", faults=[], text=""),
    ]  # fmt: skip
    shown = page(RUN, scores(results, {}), [], results, None)
    card = re.search(r'<li id="suite-a".*?</li>', shown)
    assert card is not None
    assert "1 of 1, 100 %" in card[0]
    assert "held out" in card[0]
    assert "0 of 1, 0 %" in card[0]


def test_the_page_asks_nobody_for_anything_and_runs_no_script() -> None:
    shown = page(RUN, [], [RANKED], [], None)
    assert not re.search(r"https?://|<script|<link|@import|url\(|\son\w+=", shown)
    assert "prefers-color-scheme: dark" in shown
    assert "width=device-width" in shown


def test_a_ranked_suite_is_on_the_page_with_its_bar_its_peer_its_kinds_and_what_it_missed() -> None:
    shown = page(RUN, [], [RANKED], [], None)
    assert "peer 0.250 – below its bar" in shown
    assert "recall@5 is 0.500, below its bar 0.62" in shown
    assert "interval 20 % to 80 %" in shown
    assert "letters alone" in shown
    assert "terse" in shown
    assert "&lt;b&gt;I weld&lt;/b&gt; (expected 51-4121.00; came 11-1011.00)" in shown


def test_a_case_that_passed_at_the_baseline_is_named_and_opened() -> None:
    result = Result(suite="a", case="one", faults=["wrong"], text="")
    before = {"a": Before(n=1, passed=1, asked=asked(["one"]))}
    shown = page(RUN, scores([result], before), [], [result], None)
    assert "passed at the baseline" in shown
    assert '<a class=down href="#case-a-one">one</a>' in shown
    assert "It does not hold." in shown


def test_a_ranked_suite_stands_beside_its_own_baseline_and_a_new_one_beside_none() -> None:
    old = baseline.Baseline(ranked={"ranks": RankedBefore(n=3, figures={"recall@5": (0.9, 0.8, 1.0)})})
    (known,) = beside_baseline([RANKED], old)
    assert (known.baseline_n, known.measures[0].baseline) == (3, 0.9)
    assert len(known.faults) == 3
    (new,) = beside_baseline([RANKED], baseline.Baseline())
    assert (new.baseline_n, new.measures[0].baseline) == (None, None)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(baseline, "BASELINE", tmp_path / "baseline.json")
    return tmp_path / "baseline.json"


def test_moving_the_baseline_keeps_the_other_suites_and_models(own: Path) -> None:
    assert baseline.read() == baseline.Baseline()
    score = Score(suite="places", passed=9, n=10, low=0, high=1, asked="x", failing=("one",))
    baseline.move({"wages": Before(n=11, passed=11, asked="y")}, {}, "b1")
    baseline.move({"places": score.kept()}, {"ranks": ranked_kept(RANKED)}, "b2")
    baseline.move({"places": Before(n=10, passed=3, asked="x")}, {}, "b2", "openai:liar")
    kept = baseline.read()
    assert {suite: one.passed for suite, one in kept.of(None).items()} == {"wages": 11, "places": 9}
    assert kept.of(None)["places"].failing == ("one",)
    assert kept.of("openai:liar")["places"].passed == 3
    assert kept.ranked["ranks"].figures == {"recall@5": (0.5, 0.2, 0.8)}
    assert kept.ranked["ranks"].peers == {"letters alone (TF-IDF)": {"recall@5": 0.25}}
    assert kept.builds == {"offline": "b2", "openai:liar": "b2", "ranked": "b2"}
    assert len(own.read_text().splitlines()) == 16  # a suite a line, so that a review shows which moved


def test_a_suite_that_is_gone_leaves_the_baseline(own: Path) -> None:
    baseline.move({"wages": Before(n=1, passed=1, asked="y")}, {}, "b1")
    baseline.move({"places": Before(n=1, passed=1, asked="y")}, {}, "b1", gone={"wages"})
    assert set(baseline.read().of(None)) == {"places"}


def test_a_baseline_of_another_form_is_refused_in_a_sentence(own: Path) -> None:
    own.write_text('{"wages": 11}')
    with pytest.raises(Exception, match=r"baseline\.json is not of this form; remove it"):
        baseline.read()


def test_a_held_out_case_is_named_by_nothing_that_tells_it() -> None:
    assert named("boise-nurse", held=False) == "boise-nurse"
    assert re.fullmatch(r"[0-9a-f]{8}", named("boise-nurse", held=True))
    assert named("boise-nurse", held=True) != named("boise-nurses", held=True)
