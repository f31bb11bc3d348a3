"""What an answer says besides its figures: other forms from turn to turn, other names, trouble, what is not on file."""

import re
from itertools import pairwise

import pytest

from tests.advisor.talking import START, say

_FIRST = re.compile(r"\*\*[^*]+\*\*|\[\d+\]|\$?\d[\d,.]*|\([^)]*\)|(?:in|the) [A-Z]\w+")


def talk(knowledge, *messages):
    turns, state = [], START
    for message in messages:
        turns.append(say(knowledge, message, state))
        state = turns[-1].talk
        assert turns[-1].withheld == [], (message, turns[-1].withheld)
    return turns


def first_form(turn):
    return _FIRST.sub("", turn.text.split(". ")[0])


def test_no_two_turns_running_begin_with_the_same_sentence_form(knowledge):
    turns = talk(knowledge, "how much do electricians make in Ohio", "and plumbers?", "and nurses?", "and in Texas?")
    forms = [first_form(turn) for turn in turns]
    assert all(one != other for one, other in pairwise(forms)), forms


def test_the_same_talk_is_told_in_the_same_words_each_time(knowledge):
    questions = ("how much do electricians make in Ohio", "and plumbers?", "will AI replace them?")
    assert [one.text for one in talk(knowledge, *questions)] == [one.text for one in talk(knowledge, *questions)]


def test_a_form_changes_words_and_no_figure(knowledge):
    alone = talk(knowledge, "how much do plumbers make in Ohio")[0]
    later = talk(knowledge, "how much do electricians make in Ohio", "how much do plumbers make in Ohio")[1]
    assert sorted(re.findall(r"\$[\d,]+", alone.text)) == sorted(re.findall(r"\$[\d,]+", later.text))


def test_an_offer_that_was_taken_up_is_not_made_again(knowledge):
    turns = talk(knowledge, "how much do electricians make in Ohio", "yes", "yes", "yes")
    closings = [one.composed.closing for one in turns if one.composed.closing]
    assert len(closings) == len(set(closings)), closings
    assert [name for turn in turns for name, _ in turn.calls][:3] == ["get_wages", "get_resilience", "get_outlook"]


def test_yes_takes_up_the_offer_that_stands_at_the_end(knowledge):
    first, second = talk(knowledge, "how safe are electricians from AI", "yes")
    assert "pays" in first.composed.text.split("\n")[-1]
    assert [name for name, _ in second.calls] == ["get_wages"]


@pytest.mark.parametrize(
    ("message", "said"),
    [("pay for a lineman in georgia", "lineman"), ("what does a data analyst make", "data analyst")],
)
def test_a_job_of_another_name_is_said_to_be_taken_so(knowledge, message, said):
    assert f"I read “{said}” as" in say(knowledge, message).text


def test_a_general_word_alone_makes_no_name_the_same(knowledge):
    assert "I read “forklift operator” as" in say(knowledge, "what does a forklift operator make").text
    assert "I read “" not in say(knowledge, "what does a truck driver make").text


def test_a_record_gets_the_answer_and_what_no_source_says(knowledge):
    text = say(knowledge, "i was in jail, how much do welders make").text
    assert "takes courage" in text
    assert "$" in text
    assert "No source here says who is hired with a record" in text


@pytest.mark.parametrize(
    "message",
    ["how much do nurses make", "welder pay in Ohio", "how much does a truck driver make", "how much do elctricians make", "plumbing salary", "medical assistant pay"],
)  # fmt: skip
def test_a_job_of_its_own_name_or_with_a_slip_is_not(knowledge, message):
    assert "I read “" not in say(knowledge, message).text


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("I just lost my job, I was a cashier. what can I do", "sorry about your job"),
        ("im so burned out as a nurse. what else can i do", "exhausting"),
        ("just got out of prison, what jobs pay ok", "takes courage"),
        ("I got hurt and cant lift anymore, I was a welder", "about your health"),
        ("i have so much debt i need a job that pays more fast", "Money worries"),
    ],
)
def test_trouble_gets_one_human_sentence_first(knowledge, message, words):
    turn = say(knowledge, message)
    assert words in turn.text.split("\n")[0]
    assert "I know no job called" not in turn.text


@pytest.mark.parametrize(
    "message",
    ["how much do correctional officers in a prison make", "how much do debt collectors make", "how much does a burn nurse make", "why do nurses quit", "what does a disability examiner make"],
)  # fmt: skip
def test_a_job_that_deals_with_trouble_is_no_trouble_of_the_person(knowledge, message):
    first = say(knowledge, message).text.split("\n")[0]
    assert not re.search("sorry|exhausting|courage|worries", first)


def test_trouble_changes_no_tool_call(knowledge):
    plain = say(knowledge, "how much do cashiers make in Ohio")
    hurt = say(knowledge, "I lost my job. how much do cashiers make in Ohio")
    assert hurt.calls == plain.calls


def test_what_is_not_on_file_is_said_and_the_tasks_stand_beside_it(knowledge):
    turn = say(knowledge, "what's the worst part of working as an actuary")
    assert "nothing on file" in turn.text.split("\n")[0]
    assert "O*NET's ratings" in turn.text


def test_a_step_down_in_pay_is_called_one(knowledge):
    assert "a step down" in say(knowledge, "how do I go from software developer to electrician").text
    assert "a step down" not in say(knowledge, "how do I go from cashier to electrician").text


def test_which_pays_more_is_said_first_and_that_the_gap_may_be_none(knowledge):
    turn = say(knowledge, "do plumbers make more than electricians")
    assert "earn more" in turn.text.split("\n")[0]
    assert "almost the same" in turn.text


def test_a_letter_is_a_draft_and_nothing_of_the_client_is_made_up(knowledge):
    turn = say(
        knowledge, "Draft a follow-up letter for my client Maria about moving from retail to operations in Tucson"
    )
    assert turn.outcome == "declined"
    assert "draft in the counselor's room" in turn.text
    assert "Maria" not in turn.text


@pytest.mark.parametrize(
    "message", ["who are you, are you a real person", "are you a robot?", "am I talking to a human", "¿quién es usted?"]
)
def test_it_says_that_it_is_a_program(knowledge, message):
    turn = say(knowledge, message)
    assert turn.outcome == "answered"
    assert "program" in turn.text


@pytest.mark.parametrize(
    ("message", "said"),
    [("I was a nurse in the Philippines, what can I do in Texas", "credential evaluation"),
     ("Fui enfermera en México 10 años. ¿Qué puedo hacer en Houston?", "evaluación de credenciales")],
)  # fmt: skip
def test_work_in_another_country_gets_the_pointer_to_an_evaluation(knowledge, message, said):
    assert said in say(knowledge, message).text


def test_a_question_about_words_gets_the_words_first(knowledge):
    turn = say(knowledge, "whats the difference between a career and a track and an occupation")
    assert turn.text.startswith("An occupation is")


def test_work_alike_is_shown_with_its_pay_in_the_place_that_was_said(knowledge):
    turn = say(knowledge, "I lost my job as a cashier, what else can I do in Ohio")
    assert [name for name, _ in turn.calls] == ["find_transitions"]
    assert "in Ohio" in turn.text
