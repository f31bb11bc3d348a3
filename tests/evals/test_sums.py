"""What a suite's answers come to beside pass and fail: points, pass^k over paraphrases, latency, grade; and how a talk is seen."""

import pytest
from pydantic import ValidationError

from advisor.answers import Answer, Outcome, Stamps, Usage
from advisor.facts import CitationOut, Fact, FactArea, Of
from evals import citing
from evals.results import Points, Result, Seen
from evals.suites import Step, Suite
from evals.sums import mean, percentile, sums
from evals.watching import line, points, seen

RIGHT, WRONG = True, False
FACT = Fact(
    id="F1", value=63000, unit="USD/year", statistic="median", of=Of(kind="occupation", code="47-2111", title="Electricians"),
    area=FactArea(code="16", level="state", title="Idaho"), as_of="May 2025", citation=1,
)  # fmt: skip
PARITY = Fact(
    id="F2", value=95.5, unit="index US=100", statistic="price_parity", of=Of(kind="area", code="16", title="Idaho"),
    as_of="2024", citation=2,
)  # fmt: skip


def answer(text: str, outcome: Outcome = "answered") -> Answer:
    sources = [
        CitationOut(id=number, publisher="p", dataset="d", title="t", vintage="May 2025", url="", licence="")
        for number in (1, 2)
    ]
    return Answer(
        conversation_id="c", turn_id="t", outcome=outcome, text=text, facts=[FACT, PARITY], citations=sources,
        usage=Usage(prompt_tokens=10, completion_tokens=5),
        stamps=Stamps(model="offline", prompt="p", knowledge_build="b", version="0"),
    )  # fmt: skip


def asks(outcome: str = "answered") -> Step:
    return Step.model_validate({"say": "how much do electricians make", "outcome": outcome})


@pytest.mark.parametrize(
    ("judged", "earned"),
    [
        ([(asks(), "answered", RIGHT)], 1),
        ([(asks(), "clarify", WRONG)], 0),
        ([(asks(), "no_data", WRONG)], 0),
        ([(asks(), "answered", WRONG)], -1),
        ([(asks(), "answered", RIGHT), (asks("no_data"), "answered", WRONG)], -1),
        ([(asks(), "clarify", WRONG), (asks(), "answered", WRONG)], -1),
        ([(asks("declined"), "answered", WRONG)], None),
    ],
)
def test_points_tell_a_wrong_answer_from_an_honest_miss(
    judged: list[tuple[Step, str, bool]], earned: Points | None
) -> None:
    assert points(judged) == earned


def result(case: str, *, passed: bool, group: str | None = None, ms: float = 1, earned: Points | None = None) -> Result:
    shown = Seen(outcome="answered", ms=ms, grade=6.0 if passed else 8.0, sentences=4, unsupported=0 if passed else 1)
    return Result(
        suite="a", case=case, faults=[] if passed else ["x"], text="", group=group, seen=[shown], points=earned
    )


def test_a_suite_comes_to_its_means_and_percentiles() -> None:
    told = sums(
        [result(f"c{number}", passed=number > 1, ms=number, earned=1 if number > 1 else -1) for number in range(1, 21)]
    )
    assert told.latency is not None
    assert (told.latency.p50_ms, told.latency.p95_ms) == (10, 19)
    assert (told.answers, told.sentences, told.unsupported, told.grade) == (20, 80, 1, 6.1)
    assert told.points is not None
    assert told.points.value == 0.9
    assert told.points.low < 0.9 < told.points.high <= 1


def test_the_interval_of_a_mean_is_the_same_each_time_and_none_of_nothing() -> None:
    assert mean([1, 1, 0, -1]) == mean([-1, 0, 1, 1])
    assert mean([]) is None
    assert percentile([3], 95) == 3


def test_paraphrases_hold_together_or_they_do_not() -> None:
    told = sums(
        [
            result("one", passed=True), result("one-b", passed=True, group="one"), result("one-c", passed=False, group="one"),
            result("two", passed=True), result("two-b", passed=True, group="two"), result("alone", passed=False),
        ]
    )  # fmt: skip
    assert told.paraphrases is not None
    assert told.paraphrases.groups == (2, 2, 1)
    assert told.paraphrases.holds == (pytest.approx(5 / 6, abs=1e-4), pytest.approx((1 / 3 + 1) / 2, abs=1e-4), 0.0)
    assert sums([result("alone", passed=True)]).paraphrases is None


def test_a_paraphrase_names_a_case_of_its_suite() -> None:
    step = {"say": "what do nurses make", "outcome": "answered"}
    first = {"id": "one", "reason": "the plain question", "steps": [step]}
    second = {"id": "two", "reason": "the same in other words", "steps": [step], "paraphrase_of": "one"}
    assert Suite.model_validate({"suite": "a", "cases": [first, second]}).cases[1].paraphrase_of == "one"
    with pytest.raises(ValidationError, match="paraphrase_of is three, which is no case of this suite"):
        Suite.model_validate({"suite": "a", "cases": [first, second | {"paraphrase_of": "three"}]})


def test_an_answer_is_seen_in_numbers() -> None:
    told = seen(
        answer("Electricians in Idaho earn $63,000 [1]. They also earn $99,999 [1]."), ["electricians in Idaho"], 0.25
    )
    assert (told.ms, told.prompt_tokens, told.completion_tokens) == (250, 10, 5)
    assert (told.sentences, told.unsupported) == (2, 1)
    assert told.grade is not None
    assert told.grade > 0
    assert line(FACT) == "F1 $63,000 USD/year: median of Electricians (47-2111), Idaho (16), May 2025 [1]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The median is $63,000 [1] a year. Prices stand at 95.5 [2].", []),
        ("The median is $63,000 a year. [1] Prices are low.", []),
        ("It pays well [1].", ["source 1 supports nothing in: It pays well [1]."]),
        ("The median is $63,000 [2].", ["source 2 supports nothing in: The median is $63,000 [2]."]),
        ("The median is $63,000 [1]. It is good [1].", ["source 1 supports nothing in: It is good [1]."]),
        ("The median is $63,000 [3].", ["the text cites source 3, which is not listed"]),
    ],
)
def test_a_source_stands_behind_what_its_mark_follows(text: str, told: list[str]) -> None:
    assert citing.faults(answer(text)) == told
