"""What was asked is what is answered: a list of a field's jobs, one job in two states, a year, a number that is no ZIP."""

import pytest

from tests.advisor.talking import START, say


def called(turn):
    return [name for name, _ in turn.calls]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("best construction jobs by pay in Kentucky", {"within": "construction"}),
        ("sales roles ranked by pay in Ohio", {"within": "sales"}),
        ("whats worth the most after cost of living among operations jobs in new york city", {"by": "real_median"}),
        (
            "executive level operations roles by pay in Texas",
            {"within": "operations", "filters": {"level": "executive"}},
        ),
        ("senior level marketing jobs by pay in Ohio", {"within": "marketing", "filters": {"level": "senior"}}),
        (
            "jobs with an AI resilience score of at least 5, best pay first, in Oregon",
            {"filters": {"min_resilience": 5}},
        ),
        ("jobs with a resilience score of 4, in Ohio", {"filters": {"min_resilience": 4}}),
    ],
)
def test_jobs_in_an_order_are_a_list(knowledge, message, expected):
    turn = say(knowledge, message)
    assert called(turn) == ["rank_occupations"]
    assert expected.items() <= turn.calls[0][1].items()


def test_a_limit_added_to_a_list_of_a_field_keeps_field_and_place(knowledge):
    before = say(knowledge, "best construction jobs by pay in Kentucky", START)
    turn = say(knowledge, "without college?", before.talk)
    assert turn.calls[0][1]["within"] == "construction"
    assert turn.calls[0][1]["place"] == "Kentucky"
    assert turn.outcome == "answered"


@pytest.mark.parametrize("message", ["which state pays tech jobs the most", "best cities for sales jobs"])
def test_places_in_an_order_are_still_places(knowledge, message):
    assert set(called(say(knowledge, message))) == {"rank_places"}


@pytest.mark.parametrize(
    ("message", "outside"),
    [
        ("best paying western states for electricians", "Illinois"),
        ("which southern states pay nurses the most", "California"),
        ("top midwestern states for welders by pay", "Alaska"),
    ],
)
def test_a_part_of_the_country_is_kept(knowledge, message, outside):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert turn.calls[0][1]["within"]
    assert outside not in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "is a welder better paid in Alaska or in Texas?",
        "are nurses better paid in Alaska or Texas",
        "better pay for plumbers: Alaska or Texas?",
    ],
)
def test_one_job_in_two_states_is_told_for_both(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert "Alaska" in turn.text
    assert "Texas" in turn.text
    assert "rank_occupations" not in called(turn)


@pytest.mark.parametrize(
    "message", ["what do nurses make in zip 9021", "nurse pay zip code 833311", "plumber pay, ZIP #123"]
)
def test_a_number_that_is_no_zip_is_said_to_be_none(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "clarify"
    assert "is no ZIP code" in turn.text


def test_a_number_that_is_no_zip_is_said_in_spanish_too(knowledge):
    assert "no es un código postal" in say(knowledge, "¿cuánto gana una enfermera en el código postal 9021?").text


@pytest.mark.parametrize(
    "message",
    [
        "plain dollars, no cost of living adjusting please: nurse pay in Hawaii",
        "nurse pay in Hawaii without adjusting for the cost of living",
        "ignore the cost of living, what do nurses make in Hawaii",
        "nurse pay in Hawaii, unadjusted dollars",
    ],
)
def test_plain_dollars_are_told_where_adjusting_is_refused(knowledge, message):
    turn = say(knowledge, message)
    assert turn.calls == [("get_wages", turn.calls[0][1])]
    assert not turn.calls[0][1].get("real")
    assert "US prices" not in turn.text


def test_after_the_cost_of_living_is_still_asked_for(knowledge):
    assert say(knowledge, "nurse pay in Hawaii after the cost of living").calls[0][1]["real"] is True


@pytest.mark.parametrize(
    "message",
    [
        "what do waiters make in Nevada, and are tips in that number?",
        "bartender pay in Ohio, does the figure count tips",
        "waiter pay in Texas: are tips part of it?",
    ],
)
def test_whether_tips_are_in_is_said(knowledge, message):
    turn = say(knowledge, message)
    assert "count tips" in turn.text
    assert "$" in turn.text


@pytest.mark.parametrize(
    "message",
    ["firefighter or police officer in Hawaii, which pays more", "bombero o policía en Hawái, ¿quién gana más?"],
)
def test_jobs_with_pay_of_different_places_are_both_told_with_their_place(knowledge, message):
    turn = say(knowledge, message)
    assert turn.withheld == []
    assert turn.text.count("$") >= 2
    assert "nationally" in turn.text or "a nivel nacional" in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "AI resilience: data scientist vs computer programmer",
        "which is more AI proof, data scientists or computer programmers",
        "compare data scientists and plumbers on AI resilience",
    ],
)
def test_a_job_without_a_score_is_neither_ahead_nor_behind(knowledge, message):
    turn = say(knowledge, message)
    assert "no score for AI resilience" in turn.text
    assert "ahead" not in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "is project management future proof? the project management specialist kind",
        "are data scientists future proof",
        "how resilient is the job of a data scientist",
    ],
)
def test_what_has_no_score_says_so(knowledge, message):
    turn = say(knowledge, message)
    assert called(turn) == ["get_resilience"]
    assert "no score" in turn.text


@pytest.mark.parametrize("message", ["will robots and AI take over from cooks?", "is AI going to take jobs from cooks"])
def test_what_is_taken_over_is_not_left(knowledge, message):
    assert called(say(knowledge, message)) == ["get_resilience"]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("how far back do your pay numbers for carpenters go", "2003"),
        ("what's the earliest year of pay you have for roofers", "The first year on file for this job is May"),
        ("do you have the may 2026 numbers for accountants yet?", "2026: what is on file"),
        ("what are the 2019 numbers for plumbers", "2019"),
    ],
)
def test_a_year_of_figures_is_that_year_or_why_there_is_none(knowledge, message, said):
    assert said in say(knowledge, message).text


@pytest.mark.parametrize(
    "message", ["how many construction managers are there in Utah", "number of construction managers working in Utah"]
)
def test_a_count_that_is_withheld_is_said_to_be(knowledge, message):
    assert "is not published" in say(knowledge, message).text


@pytest.mark.parametrize(
    ("message", "jobs"),
    [
        ("how much do heart doctors, cardiologists, make in Virginia", 1),
        ("pay of heart doctors (cardiologists) in Ohio", 1),
        ("heart doctors, that is cardiologists, how much do they make", 1),
        ("nurses, plumbers, pay in Ohio", 2),
        ("cardiologists or pediatric surgeons, which pays more", 2),
    ],
)
def test_one_job_under_two_names_is_one(knowledge, message, jobs):
    assert len(say(knowledge, message).reading.subjects) == jobs
