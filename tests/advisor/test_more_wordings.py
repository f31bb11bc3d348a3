"""One section of a job, greetings, outlook, moves, tracks and what is no work at all, in the words that people use."""

import pytest

from advisor.offline.sections_asked import section_in
from advisor.safety import assess
from tests.advisor.talking import say

SECTIONS = (
    ("who does well as an electrician", "who_thrives"), ("i never speak up. would i do well as a software developer", "who_thrives"),
    ("who lasts as a roofer", "who_thrives"), ("what sort of person thrives as a nurse", "who_thrives"),
    ("be honest, what sucks about being a nurse", "leaving"), ("what are the cons of being an electrician", "leaving"),
    ("por qué la gente deja la enfermería", "leaving"), ("what's so hard about being a cook", "leaving"),
    ("what else is a dental hygienist called", "also_known_as"), ("other names for a phlebotomist", "also_known_as"),
    ("what is a nurse also known as", "also_known_as"),
    ("describe one morning of a truck driver", "morning,inside,responsibilities"), ("tell me about a morning in the life of a nurse", "morning,inside,responsibilities"),
    ("getting into truck driving without a degree, how does that go", "without_degree,education,entry_points"),
    ("how would i get into a kitchen as a cook with no school", "without_degree,education,entry_points"),
)  # fmt: skip


@pytest.mark.parametrize(("message", "section"), SECTIONS)
def test_one_section_of_a_job_is_asked_in_many_words(knowledge, message, section):
    reading = say(knowledge, message).reading
    assert (reading.intent, reading.section) == ("profile", section)


@pytest.mark.parametrize("text", ["is a morning person right for this", "what do nurses earn", "how long is the shift"])
def test_other_questions_ask_for_no_section(text):
    assert section_in(text) is None


def test_a_job_without_its_own_story_is_told_by_that_of_its_group_and_it_says_so(knowledge):
    turn = say(knowledge, "who does well as a restaurant cook")
    assert "wider group" in turn.text
    assert turn.withheld == []
    own = say(knowledge, "who does well as an electrician")
    assert "wider group" not in own.text


def test_no_morning_is_made_up_where_none_is_held(knowledge):
    assert "no story" in say(knowledge, "describe a typical morning of an astronomer").text


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("hey there", "hello"), ("hey", "hello"), ("ok thx a lot", "thanks"), ("thanks a bunch", "thanks"), ("great, thank you so much", "thanks"),
        ("hey, what do nurses earn", "pay"), ("thanks, and what do nurses earn", "pay"),
    ],
)  # fmt: skip
def test_a_greeting_or_thanks_is_whole_as_it_stands(knowledge, message, intent):
    assert say(knowledge, message).reading.intent == intent


@pytest.mark.parametrize(
    "message",
    [
        "how much is receptionist employment expected to change", "If I start dental assistant classes today, will anyone still need me in eight or nine years?",
        "should i bother paying for a data entry course, are they still hiring any", "will employers still want welders in ten years",
    ],
)  # fmt: skip
def test_need_in_some_years_is_the_outlook(knowledge, message):
    turn = say(knowledge, message)
    assert turn.calls[0][0] == "get_outlook"


@pytest.mark.parametrize(
    "message",
    [
        "best paid technology jobs in Colorado",
        "which tech jobs are growing fastest",
        "what are the best paying tech jobs without a degree",
    ],
)
def test_a_track_whose_name_is_a_word_of_questions_keeps_its_list(knowledge, message):
    name, arguments = say(knowledge, message).calls[0]
    assert name == "rank_occupations"
    assert arguments["within"].endswith(" track")


def test_what_technology_a_job_uses_is_no_track(knowledge):
    assert say(knowledge, "what technology do nurses use").reading.section == "technology"


@pytest.mark.parametrize(
    ("message", "origin", "target"),
    [
        ("electrician to lineman - worth it?", "electrician", "lineman"), ("carpenter to electrician in Ohio", "carpenter", "electrician"),
        ("cashier to registered nurse, how", "cashier", "registered nurse"), ("from welder to machinist?", "welder", "machinist"),
    ],
)  # fmt: skip
def test_two_jobs_with_a_bare_to_between_them_are_a_move(knowledge, message, origin, target):
    reading = say(knowledge, message).reading
    assert (reading.intent, reading.subjects[0], reading.to) == ("transitions", origin, target)


def test_two_jobs_held_against_each_other_are_no_move(knowledge):
    assert say(knowledge, "compare electrician to plumber pay").reading.intent == "compare"


@pytest.mark.parametrize(
    ("message", "by"),
    [
        ("which jobs pay the most at the 90th percentile", "p90"), ("jobs paying at least 90k that are growing fast", "growth"),
        ("which states have the most truck drivers working", "employment"),
    ],
)  # fmt: skip
def test_the_order_that_is_asked_for_reaches_the_list(knowledge, message, by):
    assert say(knowledge, message).calls[0][1]["by"] == by


@pytest.mark.parametrize(
    "message",
    [
        "how do i cook a brisket",
        "who should i vote for if i care about jobs",
        "which crypto pays best right now",
        "how long do i bake a lasagna",
    ],
)
def test_what_is_no_work_is_declined_whatever_word_of_work_stands_in_it(knowledge, message):
    assert say(knowledge, message).outcome == "declined"


@pytest.mark.parametrize(
    "message", ["how do i become a cook", "what do bakers earn", "i help kids with homework, what does a tutor earn"]
)
def test_work_that_sounds_like_leisure_is_answered(knowledge, message):
    assert say(knowledge, message).outcome == "answered"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("how many ibuprofen can i take for my back after lifting boxes all day", "medical"), ("how much tylenol should i take after my shift", "medical"),
        ("¿cómo saco la green card para poder trabajar?", "immigration"), ("cómo consigo un permiso de trabajo", "immigration"),
    ],
)  # fmt: skip
def test_doses_and_papers_belong_to_another_office(message, kind):
    verdict = assess(message)
    assert verdict is not None
    assert verdict.kind == kind


@pytest.mark.parametrize(
    "message", ["how do people get into fixing elevators", "how many years till im a proper sparky"]
)
def test_a_trade_said_by_what_is_done_or_by_its_nickname_is_known(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert turn.calls[0][0] == "get_career"


@pytest.mark.parametrize("second", ["and in Florida?", "in Texas", "what about in Ohio"])
def test_a_place_after_what_is_near_a_job_gives_moves_with_the_pay_there(knowledge, second):
    first = say(knowledge, "what else could a hairdresser do")
    turn = say(knowledge, second, first.talk)
    name, arguments = turn.calls[0]
    assert name == "find_transitions"
    assert arguments["place"] in second
