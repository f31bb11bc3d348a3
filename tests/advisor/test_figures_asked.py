"""The figure that was asked for is the one told first: the mean, a quarter mark, what beginners get, a list in that order."""

import pytest

from tests.advisor.talking import START, say


def first_figure(turn):
    """Statistic and place of the first figure told."""
    marked = [fact for fact in turn.ledger if f"[{fact.id}]" in turn.composed.text]
    fact = min(marked, key=lambda one: turn.composed.text.index(f"[{one.id}]"))
    return fact.statistic, fact.area.title


@pytest.mark.parametrize(
    ("message", "statistic", "place"),
    [
        ("what's the MEAN pay of pharmacists in ohio? mean, not median", "mean", "Ohio"),
        ("mean salary of electricians in Texas", "mean", "Texas"),
        ("what is the mean wage of nurses in Idaho", "mean", "Idaho"),
        ("¿cuánto ganan los plomeros en Texas? el promedio, no la mediana", "mean", "Texas"),
        ("electrician pay in Texas, the median not the mean", "median", "Texas"),
        ("what is the 75th percentile for an hvac tech in arizona", "p75", "Arizona"),
        ("90th percentile for nurses in Ohio?", "p90", "Ohio"),
        ("what's the 25th percentile of pay for welders in Texas", "p25", "Texas"),
        ("just graduating, what would I START at as a radiology tech in North Carolina", "p10", "North Carolina"),
        ("how much do you start at as an electrician in Ohio", "p10", "Ohio"),
        ("what do people start out at as plumbers in Texas", "p10", "Texas"),
    ],
)
def test_the_figure_asked_for_comes_first(knowledge, message, statistic, place):
    turn = say(knowledge, message)
    assert first_figure(turn) == (statistic, place)
    assert turn.withheld == []


def test_an_amount_beside_a_percentile_is_still_an_offer(knowledge):
    assert say(knowledge, "is 62k the 75th percentile for an hvac tech in arizona").reading.intent == "offer"


@pytest.mark.parametrize(
    ("message", "by"),
    [
        ("in alaska which jobs have the best pay for the bottom ten percent, rank by 10th percentile", "p10"),
        ("rank tech jobs in Ohio by what the lowest paid tenth make", "p10"),
        ("rank sales jobs in Texas by what the top 10% make", "p90"),
        ("list health jobs in Idaho by 90th percentile", "p90"),
        ("which jobs have the best pay for the top ten percent in Utah", "p90"),
        ("rank sales jobs in Texas by pay", "median"),
    ],
)
def test_a_list_is_ordered_by_the_tenth_that_was_named(knowledge, message, by):
    turn = say(knowledge, message)
    assert [(name, arguments["by"]) for name, arguments in turn.calls] == [("rank_occupations", by)]


@pytest.mark.parametrize("job", ["pharmacists", "physical therapists", "veterinarians", "medical assistants"])
def test_a_career_of_one_occupation_is_told_as_that_occupation(knowledge, job):
    score = say(knowledge, f"how AI proof are {job}")
    assert "no single score" not in score.text
    assert any(fact.statistic == "score" and fact.of.kind == "occupation" for fact in score.ledger)
    pay = say(knowledge, f"how much do {job} make in Ohio")
    assert "typical median" not in pay.text
    assert first_figure(pay) == ("median", "Ohio")


def test_after_a_career_of_one_occupation_its_score_and_pay_follow(knowledge):
    before = say(knowledge, "tell me about pharmacists", START)
    turn = say(knowledge, "what do they make in Texas?", before.talk)
    assert first_figure(turn) == ("median", "Texas")
