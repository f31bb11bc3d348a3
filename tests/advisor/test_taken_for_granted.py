"""Premises that the facts contradict are put right, those that hold are not argued with; what nothing measures gets no figure."""

import re

import pytest

from advisor.offline.premises import more_paid, more_people, pay_moved, schooling_taken, score_taken
from tests.advisor.talking import say

FALSE = (
    ("since electricians need a bachelor's degree, which major is it", "Not quite"),
    ("lawyers only need an associate degree, so which one should i take", "Not quite"),
    ("dental hygienists must have a phd so how long does it take", "Not quite"),
    ("because registered nurses have to have a master's, what program is that", "Not quite"),
    ("electricians have the worst AI resilience score, a 1. how come?", "Not quite"),
    ("why is the ai resilience score of electricians only a 2", "Not quite"),
    ("why do electricians earn more than lawyers", "other way round"),
    ("why are cashiers paid better than lawyers", "other way round"),
    ("why are there more lawyers than registered nurses in the US", "other way round"),
    ("how come there are fewer registered nurses than lawyers", "other way round"),
    ("the usual nurse in Mississippi makes 200k, right?", "not the usual pay"),
    ("everyone says the average registered nurse makes 20k a year", "not the usual pay"),
)
TRUE = (
    "since electricians need a high school diploma, what comes after it",
    "dental hygienists have to have an associate's degree so which program is that",
    "do electricians need a bachelor's degree",
    "what degree do lawyers need",
    "data entry keyers have the worst AI resilience score, a 1. how come?",
    "why do electricians earn less than lawyers",
    "why are there fewer lawyers than registered nurses in the US",
    "the usual nurse in Mississippi makes over 50k, right?",
)
PUT_RIGHT = re.compile(r"Not quite|Not so|not the usual pay|It did not")


@pytest.mark.parametrize(("message", "words"), FALSE)
def test_a_premise_that_the_facts_contradict_is_put_right_before_the_answer(knowledge, message, words):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert turn.withheld == []
    assert words in turn.text.split("\n")[0], turn.text


@pytest.mark.parametrize("message", TRUE)
def test_a_premise_that_holds_is_not_argued_with(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert PUT_RIGHT.search(turn.text) is None, turn.text


def test_what_is_taken_for_granted_is_read_from_claims_and_not_from_questions():
    assert schooling_taken("nurses need a bachelor's degree, so where do i go") == 5
    assert schooling_taken("why do nurses need a bachelor's degree") == 5
    assert schooling_taken("do nurses need a bachelor's degree") is None
    assert score_taken("they have the highest resilience score") == (5, 6)
    assert more_paid("which one earns more than the other") is None
    assert more_people("why are there fewer lawyers than nurses") is False
    assert pay_moved("by how much did pay fall") is False
    assert pay_moved("did pay rise or fall") is None


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("what's the unemployment rate for welders", "unemployment"),
        ("what's the average age of plumbers", "age"),
        ("how old is the typical electrician", "age"),
        ("how many applicants are there each year for air traffic controllers", "apply"),
        ("whats the median overtime pay of correctional officers", "overtime"),
        ("what percent is the job satisfaction of librarians", "satisfied"),
        ("how happy are electricians", "happy"),
    ],
)
def test_no_figure_stands_beside_what_nothing_measures(knowledge, message, word):
    turn = say(knowledge, message)
    assert turn.outcome == "no_data"
    assert word in turn.text
    assert re.search(r"\$|\d ?%", turn.text) is None


@pytest.mark.parametrize("message", ["what's the average pay of plumbers", "what's the growth rate for welders"])
def test_what_is_measured_keeps_its_figure(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert re.search(r"\$|\d ?%", turn.text)
