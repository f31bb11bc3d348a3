"""What a provider is sent of a talk: short, without old figures, within its budget, calls and results together."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from advisor.answers import SubjectRef
from advisor.facts import PlaceOut
from advisor.prompting import MOST_HISTORY, fitted, history_messages, without_figures
from advisor.talk import Earlier, LastTool, TalkState
from advisor.turns import Exchange
from knowledge.tokens import estimate

PROMPT = SystemMessage("You are a career advisor. " * 20)
LONG = "The pay of nurses is $105,770 [1] in Boise City, ID (May 2025). They work in hospitals. " * 12


def exchanges(count: int) -> list[Exchange]:
    return [
        Exchange(f"question number {i}?", f"Answer {i} is $10{i},770 [1]. {LONG}Shall I go on?") for i in range(count)
    ]


def tokens(messages: list[BaseMessage], count: Callable[[str], int] = estimate) -> int:
    return sum(count(str(one.text)) + count(str(getattr(one, "tool_calls", "") or "")) + 4 for one in messages)


def turn_of(texts: list[str], calls: list[list[str]], question: str, repair: str | None = None) -> list[BaseMessage]:
    messages: list[BaseMessage] = [PROMPT]
    for i, text in enumerate(texts):
        messages += [HumanMessage(f"old {i} {text}"), AIMessage(f"answer {i} {text}")]
    messages.append(HumanMessage(question, additional_kwargs={"turn": object()}))
    for i, results in enumerate(calls):
        made = [{"name": "get_wages", "args": {"occupation": "nurse"}, "id": f"c{i}-{j}"} for j in range(len(results))]
        messages.append(AIMessage("", tool_calls=made))
        messages += [ToolMessage(text, tool_call_id=f"c{i}-{j}", artifact=text) for j, text in enumerate(results)]
    if repair is not None:
        messages += [
            AIMessage("what was written"),
            HumanMessage(repair, additional_kwargs={"turn": object(), "task": "repair"}),
        ]
    return messages


def paired(messages: list[BaseMessage]) -> bool:
    """Whether each call has its results right behind, and each result its call before."""
    open_ids: list[str] = []
    for one in messages:
        if isinstance(one, ToolMessage):
            if one.tool_call_id not in open_ids:
                return False
            open_ids.remove(one.tool_call_id)
            continue
        if open_ids:
            return False
        open_ids = [str(call["id"]) for call in one.tool_calls] if isinstance(one, AIMessage) else []
    return not open_ids


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
LONG_TEXTS = st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 60))


@given(
    st.lists(LONG_TEXTS, max_size=4), st.lists(st.lists(LONG_TEXTS, min_size=1, max_size=3), max_size=4), LONG_TEXTS,
    st.none() | TEXTS, st.integers(600, 6000), st.integers(0, 300), st.booleans(),
)  # fmt: skip
def test_no_call_is_above_its_budget_and_the_turn_stays_whole(
    old: list[str], calls: list[list[str]], question: str, repair: str | None, most: int, overhead: int, hard: bool
) -> None:
    messages = turn_of(old, calls, question, repair)
    found = fitted(messages, overhead=overhead, count=estimate, most=most, hard=hard)
    # The test counts a call with more signs around it than is sent; what is cut is counted by what is sent.
    assert sum(estimate(str(one.text)) + 4 for one in found) + overhead <= most
    assert found[0] is PROMPT
    assert paired(found)
    marked = [one for one in found if "turn" in one.additional_kwargs]
    assert len(marked) == 1 + (repair is not None)
    assert [one.artifact for one in found if isinstance(one, ToolMessage)] == [
        one.artifact for one in messages if isinstance(one, ToolMessage)
    ][-sum(isinstance(one, ToolMessage) for one in found) or len(messages) :]


@given(st.lists(TEXTS, max_size=3), TEXTS)
def test_what_fits_is_sent_unchanged(old: list[str], question: str) -> None:
    messages = turn_of(old, [["wage|$105,770 [F1]"]], question)
    assert fitted(messages, overhead=0, count=estimate, most=100_000) == messages


@given(st.integers(1, 4), st.integers(200, 3000))
def test_cutting_twice_is_cutting_once(calls: int, most: int) -> None:
    once = fitted(turn_of(["x"], [[LONG]] * calls, "what?"), overhead=0, count=estimate, most=most)
    assert fitted(once, overhead=0, count=estimate, most=most) == once


def test_old_talk_goes_before_any_result_is_cut() -> None:
    rows = "\n".join(f"row {i} of the result" for i in range(100))
    messages = turn_of([LONG, LONG], [[rows]], "what?")
    alone = tokens([*messages[:1], *messages[5:]])
    found = fitted(messages, overhead=0, count=estimate, most=alone)
    assert [one.text for one in found] == [PROMPT.text, "what?", "", rows]


def test_a_long_result_keeps_its_first_rows_and_says_that_it_was_cut() -> None:
    rows = "\n".join(f"row {i} of the result" for i in range(1000))
    found = fitted(turn_of([], [[rows]], "what?"), overhead=0, count=estimate, most=600)[-1].text
    kept = found.split("\n")
    assert kept[0] == "row 0 of the result"
    assert kept[-1] == f"(cut: {1000 - len(kept) + 1} more lines)"
    assert len(kept) > 20


def test_the_middle_of_a_long_message_is_cut_and_its_ends_stay() -> None:
    message = "I have worked as a nurse. " + "And then some more happened. " * 2000 + "What could I earn in Boise?"
    found = fitted(turn_of([], [], message), overhead=0, count=estimate, most=1000)[-1].text
    assert found.startswith("I have worked as a nurse.")
    assert found.endswith("What could I earn in Boise?")
    assert " […] " in found


def test_a_message_of_eight_thousand_signs_is_sent_whole_where_it_fits() -> None:
    message = "pay of a nurse? " * 500
    assert fitted(turn_of([], [], message), overhead=1400, count=estimate)[-1].text == message


def test_after_an_overflow_everything_that_may_be_cut_is_halved() -> None:
    rows = "\n".join(f"row {i} of the result" for i in range(200))
    messages = turn_of([LONG], [[rows]], "what? " * 400)
    found = fitted(messages, overhead=0, count=estimate, hard=True)
    assert found[0] is PROMPT
    assert [one.type for one in found] == ["system", "human", "ai", "tool"]
    assert estimate(found[-1].text) <= estimate(rows) / 2
    assert estimate(found[1].text) <= estimate("what? " * 400) / 2


def test_a_turn_of_eight_long_results_keeps_the_last_ones_where_not_all_fit() -> None:
    found = fitted(turn_of([], [["x " * 500]] * 8, "what?"), overhead=0, count=estimate, most=280)
    assert paired(found)
    assert tokens(found[:1]) < 280
    assert [one.tool_call_id for one in found if isinstance(one, ToolMessage)][-1] == "c7-0"


def test_without_a_talk_there_is_nothing_before() -> None:
    assert history_messages([], TalkState()) == []


def test_the_last_two_exchanges_stand_as_question_and_answer_and_older_ones_as_one_summary() -> None:
    talk = TalkState(
        subject=SubjectRef(kind="occupation", id="29-1141.00", title="Registered Nurses"),
        place=PlaceOut(code="16", level="state", title="Idaho", how="said"),
        earlier=[
            Earlier(
                subject=SubjectRef(kind="occupation", id="47-2111.00", title="Electricians"),
                place="Ohio",
                tools=[LastTool(name="get_wages", arguments={})],
            )
        ]
        * 3,
    )
    found = history_messages(exchanges(5), talk)
    assert [one.type for one in found] == ["human", "human", "ai", "human", "ai"]
    assert found[0].text.startswith("(asked before: wages of Electricians in Ohio; ")
    assert found[0].text.endswith("now about: Registered Nurses, Idaho)")
    assert found[1].text == "question number 3?"
    assert found[2].text.endswith("Shall I go on?")


def test_old_answers_carry_no_figure_code_year_or_mark() -> None:
    for message in history_messages(exchanges(3), TalkState()):
        if isinstance(message, AIMessage):
            assert not any(char.isdigit() for char in message.text)
            assert "[" not in message.text


@given(st.lists(st.builds(Exchange, LONG_TEXTS, LONG_TEXTS), max_size=6))
def test_what_was_said_before_never_costs_more_than_its_share(history: list[Exchange]) -> None:
    found = history_messages(history, TalkState())
    assert tokens(found) <= MOST_HISTORY
    assert found == history_messages(history, TalkState())


@given(TEXTS)
def test_no_digit_stays_in_a_text_without_figures(text: str) -> None:
    assert not any(char.isdecimal() and char.isascii() for char in without_figures(text))


@pytest.mark.parametrize(("text", "bare"), [
    ("The median is $105,770 [1] a year (May 2025).", "The median is … a year."),
    ("≥ $239,200 [2][3], 4.2% and -3 points", "…, … and … points"),
    ("Registered Nurses (29-1141.00) score 4 [F1] of six.", "Registered Nurses score … of six."),
    ("over 2024–34, about $90k", "over …, about …"),
    ("no figure at all", "no figure at all"),
])  # fmt: skip
def test_figures_become_a_gap(text: str, bare: str) -> None:
    assert without_figures(text) == bare
