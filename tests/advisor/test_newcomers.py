"""What newcomers said first: two places, two questions, hours, "my job", kinds of work like one's own, goodbye."""

import pytest

from tests.advisor.talking import say


def said(knowledge, message):
    turn = say(knowledge, message)
    assert turn.withheld == [], (message, turn.withheld)
    return turn


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("does a nurse earn more in Ohio or in Texas?", ["Ohio", "Texas"]),
        ("electrician pay in Ohio versus Texas", ["Ohio", "Texas"]),
        ("electrician pay in Columbus, OH or Austin, TX", ["Columbus, OH", "Austin, TX"]),
        ("nurse pay in Ohio and Texas", ["Ohio", "Texas"]),
        ("how much do nurses make in Ohio, Texas and Idaho", ["Ohio", "Texas", "Idaho"]),
        ("Ohio or Texas for nurses?", ["Ohio", "Texas"]),
    ],
)
def test_each_place_that_was_named_is_shown_and_what_is_higher_is_said(knowledge, message, places):
    turn = said(knowledge, message)
    assert [arguments["place"] for _, arguments in turn.calls] == places
    assert turn.outcome == "answered"
    assert "higher in" in turn.text or "highest in" in turn.text
    assert all(place.split(",")[0] in turn.text for place in places if place != "Austin, TX")


def test_what_is_higher_is_what_the_facts_say(knowledge):
    turn = said(knowledge, "does a nurse earn more in Ohio or in Texas?")
    medians = {
        fact.area.title: fact.value
        for fact in turn.ledger
        if fact.statistic == "median" and fact.unit == "USD/year" and fact.area
    }
    more = max(("Ohio", "Texas"), key=lambda place: medians[place])
    assert f"higher in {more}" in turn.text


def test_two_places_that_show_one_figure_are_not_compared(knowledge):
    turn = said(knowledge, "electrician pay in Columbus, OH or Cleveland, OH")
    assert "cannot be told apart" in turn.text
    assert "higher" not in turn.text


def test_who_moves_is_answered_for_where_they_go(knowledge):
    assert (
        said(knowledge, "I moved from Ohio to Texas. How much do welders make there?").calls[0][1]["place"] == "Texas"
    )


@pytest.mark.parametrize(
    ("message", "tools"),
    [
        ("how much do nurses make in Ohio, and will AI replace them?", ["get_wages", "get_resilience"]),
        ("how much do nurses make and how do I become one?", ["get_wages", "get_career"]),
        ("is it worth becoming a truck driver with all the self driving stuff?", ["get_resilience", "get_outlook"]),
        ("Are electricians safe from AI and do they pay well?", ["get_resilience", "get_wages"]),
        ("nurse or electrician?", ["compare_occupations"]),
        ("how much do electricians and plumbers make in Boise", ["compare_occupations"]),
        ("will there be jobs for accountants in 10 years", ["get_outlook"]),
        ("how do I become an electrician", ["get_career"]),
    ],
)
def test_both_halves_of_a_question_are_answered_in_their_order(knowledge, message, tools):
    turn = said(knowledge, message)
    assert [name for name, _ in turn.calls] == tools
    assert turn.outcome == "answered"


def test_which_job_is_asked_about_where_the_second_of_two_is_unclear(knowledge):
    turn = said(knowledge, "nurse or teacher?")
    assert turn.outcome == "clarify"
    assert len(turn.composed.choices) > 1


def test_a_past_year_and_a_change_reach_the_tool(knowledge):
    assert said(knowledge, "how much did electricians earn in 2015").calls[0][1]["year"] == 2015
    assert said(knowledge, "how has nurse pay changed since 2015").calls[0][1]["since"] == 2015


@pytest.mark.parametrize(
    "message",
    [
        "jobs most exposed to AI",
        "Which jobs will AI replace?",
        "which jobs are most at risk from AI",
        "least AI resilient jobs",
    ],
)
def test_jobs_at_risk_are_the_least_resilient_and_exposed_is_not_replaced(knowledge, message):
    turn = said(knowledge, message)
    assert turn.calls == [("rank_occupations", {"within": "all", "by": "resilience", "lowest_first": True})]
    assert "does not mean replaced" in turn.text


def test_jobs_that_machines_spare_are_the_most_resilient(knowledge):
    (_, arguments), *_ = said(knowledge, "which jobs won't AI replace").calls
    assert arguments["by"] == "resilience"
    assert "lowest_first" not in arguments


def test_my_job_is_asked_for(knowledge):
    turn = said(knowledge, "Will AI take my job?")
    assert (turn.outcome, turn.calls) == ("clarify", [])
    assert turn.composed.choices


@pytest.mark.parametrize(
    "message",
    [
        "What is the minimum wage in Ohio?",
        "i have a felony what jobs can i get",
        "jobs for veterans",
        "who hires felons",
    ],
)
def test_what_no_source_here_has_is_said_with_a_way_on(knowledge, message):
    turn = said(knowledge, message)
    assert (turn.outcome, turn.calls) == ("no_data", [])
    assert turn.composed.choices
    assert "no job called" not in turn.text


def test_kinds_of_work_like_a_job_are_named_with_their_source_and_no_claim_to_fit(knowledge):
    turn = said(knowledge, "what jobs are like a forklift operator")
    assert turn.calls == [("get_career", {"career": "forklift operator", "section": "related"})]
    assert "O*NET lists" in turn.text
    assert "It does not mean that one fits you" in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "I'm a forklift operator. What other jobs could I do?",
        "Hi! I'm 45, I drove a forklift for 20 years and my back hurts. What could I do instead?",
    ],
)
def test_who_asks_what_else_to_do_is_shown_moves_from_the_own_job(knowledge, message):
    turn = said(knowledge, message)
    assert [name for name, _ in turn.calls] == ["find_transitions"]
    assert turn.calls[0][1]["occupation"] == "forklift operator"
    assert "not that a job is open" in turn.text
    assert "no job called" not in turn.text


@pytest.mark.parametrize("message", ["I'm tired and broke", "running", "I dropped out"])
def test_a_verb_is_no_unknown_job(knowledge, message):
    assert "no job called" not in said(knowledge, message).text


def test_an_unknown_word_in_a_jobs_place_is_an_unknown_job(knowledge):
    assert "no job called “blorpologist”" in said(knowledge, "how much does a blorpologist make").text
    assert "no job called “blorpologist”" in said(knowledge, "blorpologist salary").text


def test_a_guy_is_no_part_of_the_jobs_name(knowledge):
    assert "49-9021" in said(knowledge, "how much does an HVAC guy make").text


def test_pay_by_the_hour_is_the_published_one(knowledge):
    turn = said(knowledge, "what does a plumber make an hour")
    hourly = knowledge.wages.get("47-2152", "US").hourly["median"].value
    assert f"${hourly:,.2f}" in turn.text.split(".\n")[0]


def test_an_hourly_offer_is_held_against_hourly_pay(knowledge):
    turn = said(knowledge, "is $30 an hour good for a plumber")
    assert turn.text.startswith("Your offer falls")
    first = turn.text.split("\n")[0]
    assert all("." in one for one in first.split("$")[1:])
    ohio = said(knowledge, "is $20 an hour good for a welder in Ohio")
    assert "full-time year" in ohio.text or ohio.text.count("an hour") > 1


def test_how_much_of_a_ranking_the_list_shows_is_counted(knowledge):
    turn = said(knowledge, "What pays best in operations?")
    assert "The list shows the first 10 [" in turn.text
    assert "shows the rest" not in turn.text


@pytest.mark.parametrize("message", ["compare electricians and plumbers", "Where do these figures come from?"])
def test_no_table_and_no_build_id_stands_in_the_text(knowledge, message):
    turn = said(knowledge, message)
    assert "|" not in turn.text
    assert "`" not in turn.text


def test_how_to_become_something_is_one_card_with_what_is_there(knowledge):
    turn = said(knowledge, "how do I become an electrician")
    (card,) = [card for result in turn.results for card in result.findings]
    assert [one.key for one in card.sections if one.missing is not None] == []
    assert turn.text.count("No source here says") == 1


@pytest.mark.parametrize("message", ["quit", "exit", "bye", "thanks", "thanks, bye"])
def test_an_end_is_polite(knowledge, message):
    turn = said(knowledge, message)
    assert (turn.outcome, turn.calls) == ("answered", [])


def test_no_related_experience_is_worded_beside_a_degree(knowledge):
    text = said(knowledge, "how do I become a registered nurse").text
    assert "no earlier experience is usually asked for" in text
    assert "long training" not in text


def test_what_another_site_prints_is_one_plain_sentence(knowledge):
    text = said(knowledge, "What is Operations Managers' AI resilience?").text
    assert "do not compare the two" in text
    assert "EPOCH 11" not in text
