"""Figures of ranked answers: right by hand, and an interval that behaves as one."""

import math
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.figures import Asked, Measure, RankedScore, confident_half, measured, score
from evals.suites import FIGURES, CaseError, Figure, RankedSuite

CODES = tuple(f"11-{number:04d}.00" for number in range(15))


def asked(
    *expected: str, ranked: tuple[str, ...], confidence: float = 0.5, name: str = "one", tags: tuple[str, ...] = ()
) -> Asked:
    return Asked(id=name, query="a text", expected=expected, ranked=ranked, confidence=confidence, tags=tags)


def figures(several: list[Asked]) -> dict[str, Measure]:
    return {one.name: one for one in measured(several, get_args(Figure))}


answers = st.builds(
    Asked,
    id=st.just("one"),
    query=st.just("a text"),
    expected=st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True).map(tuple),
    ranked=st.lists(st.sampled_from(CODES), max_size=10, unique=True).map(tuple),
    confidence=st.sampled_from([0.0, 0.4, 0.8, 1.0]),
)


def test_the_figures_of_a_hand_made_list() -> None:
    several = [
        asked("a", ranked=("a", "b"), confidence=0.9),
        asked("a", "b", ranked=("x", "b", "a"), confidence=0.8),
        asked("a", ranked=("x", "y", "z", "u", "v", "a"), confidence=0.2),
        asked("a", ranked=(), confidence=0.0),
    ]
    found = {name: one.value for name, one in figures(several).items()}
    assert found["recall@1"] == found["any@1"] == 0.25
    assert found["acc@1"] == 0.25
    assert found["recall@5"] == found["any@5"] == 0.5
    assert found["recall@10"] == 0.75
    assert found["mrr"] == pytest.approx((1 + 1 / 2 + 1 / 6 + 0) / 4, abs=1e-6)
    second = (1 / math.log2(3) + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert found["ndcg@10"] == pytest.approx((1 + second + 1 / math.log2(7)) / 4, abs=1e-6)
    assert found["confident_half@1"] == 0.5


def test_a_title_of_two_occupations_is_half_right_at_one() -> None:
    found = figures([asked("a", "b", ranked=("a", "b"))])
    assert found["acc@1"].value == 0.5
    assert found["any@1"].value == 1
    assert found["acc@5"].value == 1


def test_two_passages_of_one_section_gain_once() -> None:
    assert figures([asked("a", ranked=("a", "a", "a"))])["ndcg@10"].value == 1


@settings(deadline=None, max_examples=40)
@given(st.lists(answers, min_size=1, max_size=20))
def test_each_figure_lies_in_its_interval_and_a_second_run_gives_the_same(several: list[Asked]) -> None:
    found = figures(several)
    for one in found.values():
        assert 0 <= one.low <= one.value <= one.high <= 1
    assert figures(several) == found


@settings(deadline=None, max_examples=40)
@given(st.lists(answers, min_size=1, max_size=20))
def test_more_depth_never_finds_less(several: list[Asked]) -> None:
    found = {name: one.value for name, one in figures(several).items()}
    assert found["recall@1"] <= found["mrr"] <= found["recall@10"]
    assert found["recall@1"] <= found["recall@5"] <= found["recall@10"]
    assert found["acc@1"] <= found["any@1"]
    assert found["acc@10"] <= found["any@10"]


@settings(deadline=None, max_examples=20)
@given(st.lists(answers, min_size=4, max_size=12))
def test_the_interval_narrows_with_more_of_the_same_queries(several: list[Asked]) -> None:
    few, many = figures(several), figures(several * 16)
    for name in ("recall@5", "mrr"):
        assert many[name].high - many[name].low <= few[name].high - few[name].low + 1e-9
        assert many[name].value == pytest.approx(few[name].value, abs=1e-6)


def test_the_interval_of_a_share_is_near_what_theory_says() -> None:
    several = [asked("a", ranked=("a",) if number < 100 else ()) for number in range(200)]
    found = figures(several)["recall@1"]
    assert found.value == 0.5
    assert found.low == pytest.approx(0.431, abs=0.015)
    assert found.high == pytest.approx(0.569, abs=0.015)


def test_where_all_are_right_there_is_nothing_to_doubt() -> None:
    found = figures([asked("a", ranked=("a",)) for _ in range(5)])
    assert all((one.low, one.value, one.high) == (1, 1, 1) for name, one in found.items())


@given(st.lists(st.sampled_from([0.0, 0.2, 0.5, 1.0]), min_size=1, max_size=60))
def test_the_confident_half_is_half_and_ties_share_its_edge(confidences: list[float]) -> None:
    weights = confident_half(confidences)
    assert sum(weights) == pytest.approx(len(confidences) / 2)
    assert all(0 <= one <= 1 for one in weights)
    for first, weight in zip(confidences, weights, strict=True):
        for second, other in zip(confidences, weights, strict=True):
            assert weight >= other or first <= second
            assert weight == other or first != second


def suite(**bars: float) -> RankedSuite:
    return RankedSuite.model_validate({
        "suite": "mine", "ranked": "occupations", "bars": {"recall@1": 0.5} | bars,
        "queries": [{"id": "one", "query": "a text", "expected": ["11-1011.00"]}],
    })  # fmt: skip


def test_a_score_holds_the_figures_of_its_kind_their_bars_and_the_shares_by_tag() -> None:
    several = [asked("a", ranked=("a",), tags=("short",)), asked("a", ranked=("b", "a"), tags=("short", "spanish"))]
    found = score(suite(), several, left_out=3)
    assert [one.name for one in found.measures] == list(FIGURES["occupations"])
    assert {one.name: one.bar for one in found.measures}["recall@1"] == 0.5
    assert {one.name: one.bar for one in found.measures}["mrr"] is None
    assert [(one.tag, one.n, one.shares) for one in found.tags] == [
        ("short", 2, (0.5, 1, 1)),
        ("spanish", 1, (0, 1, 1)),
    ]
    assert (found.n, found.left_out) == (2, 3)
    assert found.faults == []


def test_a_suite_of_which_nothing_could_be_asked_is_an_error_and_no_figure() -> None:
    with pytest.raises(CaseError, match="mine: there was nothing to ask"):
        score(suite(), [], left_out=1)


def test_a_missed_bar_is_a_fault_in_plain_words() -> None:
    found = score(suite(), [asked("a", ranked=("b",))], left_out=0)
    assert found.faults == ["recall@1 is 0.000, below its bar 0.50"]


def measure(high: float, baseline: float | None) -> RankedScore:
    one = Measure(name="mrr", value=0.4, low=0.3, high=high, baseline=baseline)
    return RankedScore(suite="mine", n=9, left_out=0, measures=(one,))


def test_a_fall_within_the_interval_is_chance_and_one_beyond_it_is_a_fault() -> None:
    assert measure(high=0.5, baseline=0.5).faults == []
    assert measure(high=0.5, baseline=None).faults == []
    assert measure(high=0.5, baseline=0.51).faults == ["mrr is 0.400 (at most 0.500), below the baseline 0.510"]


def test_fewer_queries_than_the_baseline_had_is_a_fault() -> None:
    found = measure(high=0.5, baseline=0.4).model_copy(update={"baseline_n": 10})
    assert found.faults == ["9 queries could be asked, 10 when the baseline was committed"]
    assert not found.model_copy(update={"baseline_n": 9}).faults
