"""Answers to people are plain: a reading grade of nine at most, and short. Names, figures and quotations are masked."""

import pytest

from tests.advisor.plainness import grade, masked
from tests.advisor.talking import say

QUESTIONS = (
    "How much do electricians make in Ohio?", "what does a data analyst make", "pay for a lineman in georgia", "how much do operations managers make?",
    "is 22 dollars an hour good for a welder in alabama", "I make 40k as a bookkeeper in Maine, is that fair", "nurse pay in Ohio vs Texas",
    "do plumbers make more than electricians", "compare nurse and dental hygienist in florida", "what pays best in operations near me",
    "best jobs without a degree in michigan", "whats the lowest paid job", "what jobs are growing fastest", "Top 5 highest paying careers with good AI resilience",
    "where do welders make the most", "cheapest city where ops still pays well", "Is it better to be an ops manager in Portland?",
    "how safe is accounting from AI", "will ai take my job as a truck driver", "Will AI replace operations managers?", "Which is more future proof, accounting or operations?",
    "what's the outlook for truck drivers", "What is it like to be a dental hygienist?", "what do actuaries do", "why do electricians quit", "what's the worst part of working as a cook",
    "how long does it take to become a plumber", "does barber need a license", "what should i study to be a radiology tech",
    "from cashier to bank teller, is it a step up", "how do I go from software developer to electrician", "what can I move into from retail salesperson",
    "I just lost my job, I was a cashier. what can I do", "just got out of prison, what jobs pay ok", "i have so much debt i need a job that pays more fast",
    "show me jobs near me right now", "ops salaries in Toronto", "can u do my econ homework about inflation", "who are you, are you a real person",
    "what is the difference between a career and an occupation", "I was a 92A in the Army, what now?", "how much do senators make", "hello", "yes",
    "Draft a follow-up letter for my client Maria about moving from retail to operations in Tucson", "I was a nurse in the Philippines, what can I do in Texas",
)  # fmt: skip
HIGHEST, LONGEST = 9.0, 190


@pytest.mark.parametrize("message", QUESTIONS)
def test_an_answer_is_read_with_nine_years_of_school(knowledge, message):
    turn = say(knowledge, message)
    findings = [card for one in turn.results for card in one.findings]
    text = masked(turn.text, findings, [one.label for one in turn.composed.choices])
    assert grade(text) <= HIGHEST, text


@pytest.mark.parametrize("message", QUESTIONS)
def test_an_answer_is_short(knowledge, message):
    assert len(say(knowledge, message).text.split()) <= LONGEST


def test_the_grade_is_the_one_that_flesch_and_kincaid_defined():
    # Six words, one sentence, six syllables; then a sentence of long words.
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade("International organizations occasionally miscommunicate.") > 20


def test_a_group_of_a_single_occupation_is_told_as_that_occupation(knowledge):
    text = say(knowledge, "pay of the career Agricultural Supervisors as a group in Texas").text
    assert "(45-1011)" in text.split("\n")[0]
    assert "average" not in text


def test_a_group_with_one_pay_code_has_no_range_and_is_no_average(knowledge):
    text = say(knowledge, "pay of the career Construction Supervisors as a group in Texas").text
    assert "All of it has one pay code" in text
    assert "range runs" not in text
    assert "average" not in text
    assert "In US prices" in text
