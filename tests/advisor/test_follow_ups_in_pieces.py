"""A short message is cut into its pieces, and the last question goes on with these changed."""

import pytest

from advisor.memory.forgetting import Traces, talk_without
from advisor.memory.verbs import read
from tests.advisor.test_understand_follow_ups import calls, talk

PAY = "how much do welders make in Ohio"


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ((PAY, "nd florida?"), {"occupation": "welders", "place": "florida"}),
        ((PAY, "no wait iowa"), {"occupation": "welders", "place": "iowa"}),
        ((PAY, "hourly i meant"), {"occupation": "welders", "place": "Ohio", "hourly": True}),
        ((PAY, "per hour", "and Texas", "ok yearly again"), {"occupation": "welders", "place": "Texas"}),
        ((PAY, "will robots take it", "how much in nevada tho"), {"occupation": "welders", "place": "nevada"}),
        ((PAY, "what about in 2019", "and now"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "and the top 10%"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "how many are there"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "and machinists in Iowa", "back to welders"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "and machinists in Iowa", "what about where we started"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "that seems low"), {"occupation": "welders", "place": "Ohio"}),
        ((PAY, "that's not what i asked", "i wanted iowa"), {"occupation": "welders", "place": "iowa"}),
        (("cuánto gana un soldador en Texas", "¿por hora?"), {"occupation": "soldador", "place": "Texas", "hourly": True}),
    ],
)  # fmt: skip
def test_pay_goes_on_with_the_slots_that_a_short_message_changes(knowledge, messages, expected):
    [(name, arguments)] = calls(knowledge, *messages)
    assert name == "get_wages"
    assert arguments == expected


def test_filters_add_up_over_the_turns_of_a_list(knowledge):
    [(_, arguments)] = calls(
        knowledge, "best paid jobs in Texas", "I never finished high school", "only growing ones", "over 40k", "just 5"
    )
    assert arguments["filters"] == {
        "max_education": "No formal educational credential",
        "min_growth": 0.1,
        "min_median": 40_000,
    }
    assert arguments["limit"] == 5


def test_a_button_keeps_the_question_that_was_asked(knowledge):
    asked = talk(knowledge, "Why do teachers quit?")
    button = asked.composed.choices[1]
    for reply in (button.message, button.label, "the second one"):
        (name, arguments), *_ = calls(knowledge, "Why do teachers quit?", reply)
        assert (name, arguments["section"]) == ("get_career", "leaving")
        assert arguments["career"] == button.label


def test_a_kind_of_an_ambiguous_job_is_named_by_its_first_word(knowledge):
    [(_, arguments)] = calls(knowledge, "teacher pay in Texas", "high school")
    assert arguments == {"occupation": "high school teacher", "place": "Texas"}


def test_two_figures_held_against_each_other_are_shown_side_by_side(knowledge):
    turn = talk(knowledge, PAY, "and in Texas?", "you gave me two different numbers, which one is right")
    assert [one[1]["place"] for one in turn.calls] == ["Ohio", "Texas"]
    assert "Both are right" in turn.text


def test_what_no_source_tells_of_a_list_is_said(knowledge):
    assert talk(knowledge, PAY, "remote?").outcome == "no_data"


def test_the_questions_kept_of_a_talk_do_not_grow_with_it(knowledge):
    turns = [f"and in {state}" for state in ("Iowa", "Texas", "Utah", "Maine", "Idaho", "Georgia", "Florida", "Kansas")]
    kept = talk(knowledge, PAY, *turns, *turns).talk.earlier
    assert len(kept) <= 7
    assert kept[0].place == "Ohio"


def test_forgetting_leaves_no_earlier_question(knowledge):
    state = talk(knowledge, "I got an offer of 60k as a welder in Ohio").talk
    left = talk_without(state, Traces([]))
    assert (left.earlier, left.offer, left.tools) == ([], None, [])


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("can you tell me what you've stored about me", "show"),
        ("remember anything about me?", "show"),
        ("get rid of everything you know about me", "erase"),
        ("purge my data", "erase"),
        ("scrap what I told you about my pay", "forget"),
    ],
)
def test_the_verbs_of_the_memory_in_other_words(message, name):
    verb = read(message)
    assert verb is not None
    assert verb.name == name


@pytest.mark.parametrize(
    "message", ["what jobs are there for me", "what do nurses know about me time", "scrap jobs in Ohio"]
)
def test_a_question_about_work_is_no_verb_of_the_memory(message):
    assert read(message) is None
