"""The scorers find what is wrong: each seeded fault in a right answer is told, and a right answer has none."""

from collections.abc import Callable
from typing import Any

import pytest

from advisor.answers import Answer
from advisor.requests import request_of
from advisor.service import Advisor
from evals.scorers import faults
from evals.suites import ExpectedFigure, ExpectedTool, Step

ASKED = "how much do electricians make in Ohio?"
STEP = Step(
    say=ASKED,
    outcome="answered",
    area="39",
    tools=[ExpectedTool(name="get_wages", arguments={"place": ["Ohio", "OH"]})],
    figures=[
        ExpectedFigure(table="wage", where={"oews_code": "47-2111", "area_code": "39"}, column="annual_median_usd")
    ],
    must=["Ohio"],
    must_not=["guess"],
    cards=["wage"],
)


@pytest.fixture(scope="module")
def answer(advisor: Advisor) -> Answer:
    return advisor.answer(request_of(message=ASKED))


def changed(answer: Answer, **fields: Any) -> Answer:
    return answer.model_copy(update=fields)


def test_a_right_answer_has_no_fault(advisor: Advisor, answer: Answer) -> None:
    assert faults(STEP, answer, advisor.knowledge.engine) == []


def other_state(answer: Answer) -> Answer:
    moved = [
        fact.model_copy(update={"area": fact.area.model_copy(update={"code": "40"})}) if fact.area else fact
        for fact in answer.facts
    ]
    return changed(answer, facts=moved)


def year_off(answer: Answer) -> Answer:
    return changed(answer, facts=[fact.model_copy(update={"as_of": "May 2019"}) for fact in answer.facts])


def wrong_percentile(answer: Answer) -> Answer:
    medians = {fact.statistic: fact.value for fact in answer.facts if fact.unit == "USD/year"}
    swapped = [
        fact.model_copy(update={"value": medians["p75"]}) if fact.statistic == "median" else fact
        for fact in answer.facts
    ]
    return changed(answer, facts=swapped)


def no_citations(answer: Answer) -> Answer:
    return changed(answer, citations=[])


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda answer: changed(answer, outcome="clarify"), "outcome"),
        (lambda answer: changed(answer, tools=[]), "no call get_wages"),
        (other_state, "no fact equals"),
        (year_off, "no fact equals"),
        (wrong_percentile, "no fact equals"),
        (no_citations, "not listed"),
        (lambda answer: changed(answer, text="Ohio."), "does not show"),
        (lambda answer: changed(answer, text=answer.text.replace("Ohio", "Iowa")), "lacks"),
        (lambda answer: changed(answer, text=answer.text + " I guess."), "holds"),
        (lambda answer: changed(answer, findings=[]), "no wage card"),
        (lambda answer: changed(answer, place=None), "place none"),
        (lambda answer: changed(answer, text=answer.text + " [99]"), "source 99"),
    ],
)
def test_each_seeded_fault_is_told(
    advisor: Advisor, answer: Answer, spoil: Callable[[Answer], Answer], word: str
) -> None:
    assert any(word in one for one in faults(STEP, spoil(answer), advisor.knowledge.engine))
