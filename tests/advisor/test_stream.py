"""The stream: one path, checked sentences only, recorded before `done`, whatever the model does."""

from typing import Any

import pytest

from advisor.answers import Answer, Stamps
from advisor.facts import RowRef
from advisor.stream import Done, Event, Finding, Started, Text, ToolEvent, run_turn
from advisor.talk import TalkState
from advisor.turns import MAX_TOOL_CALLS, Exchange, Opened
from tests.advisor.scripted import PAY, Scripted, Step, a_turn, an_agent, opened

STAMPS = Stamps(model="scripted", prompt="p", knowledge_build="b", version="0")
Recorded = list[tuple[Answer, TalkState, dict[str, RowRef]]]


def told(
    *steps: Step, cut: int = 7, message: str = "what do managers earn in Idaho"
) -> tuple[list[Event], Scripted, Recorded]:
    agent, model = an_agent(*steps, cut=cut)
    recorded: Recorded = []
    events = list(run_turn(agent, a_turn(message), opened(), STAMPS, lambda *turn: recorded.append(turn)))
    return events, model, recorded


def answer_of(events: list[Event]) -> Answer:
    assert isinstance(events[-1], Done)
    return events[-1].answer


@pytest.mark.parametrize("cut", [1, 2, 3, 5, 8, 1000])
def test_a_true_answer_streams_in_checked_sentences_at_any_cut(cut: int) -> None:
    text = "Managers in Idaho earn $105,770 [F1] a year (May 2025). The code is 11-1021.\n\n- It is the median. [F1]"
    events, _, recorded = told(PAY, text, cut=cut)
    answer = answer_of(events)
    assert isinstance(events[0], Started)
    assert answer.text == (
        "Managers in Idaho earn $105,770 [1] a year (May 2025). The code is 11-1021.\n\n- It is the median. [1]"
    )
    assert "".join(event.text for event in events if isinstance(event, Text)) == answer.text
    assert answer.outcome == "answered"
    assert answer.place is not None
    assert [type(event).__name__ for event in events[:3]] == ["Started", "ToolEvent", "Finding"]
    assert recorded[0][0] == answer


def test_a_card_comes_with_its_facts_before_the_text() -> None:
    events, _, _ = told(PAY, "They earn $105,770 [F1].")
    finding = next(event for event in events if isinstance(event, Finding))
    assert [fact.value for fact in finding.facts] == [105770]
    assert events.index(finding) < next(i for i, event in enumerate(events) if isinstance(event, Text))


def test_a_lie_is_withheld_counted_and_said() -> None:
    events, _, _ = told(PAY, "They earn $205,770 [F1] a year. That is in Idaho.")
    answer = answer_of(events)
    assert "205,770" not in answer.text
    assert answer.text.startswith("That is in Idaho.")
    assert "left out a statement" in answer.text
    assert answer.outcome == "degraded"
    assert "".join(event.text for event in events if isinstance(event, Text)) == answer.text


def test_a_figure_without_any_tool_is_withheld() -> None:
    events, _, _ = told("Managers earn $105,770 a year.")
    assert "105,770" not in answer_of(events).text


def test_the_talk_and_the_rows_are_recorded() -> None:
    _, _, recorded = told(PAY, "They earn $105,770 [F1].")
    _, talk, rows = recorded[0]
    assert talk.measure == "pay"
    assert talk.subject is not None
    assert talk.place is not None
    assert rows["F1"].table == "wage"


def test_done_is_the_answer_itself_on_the_wire() -> None:
    events, _, _ = told("Hello.")
    wire = events[-1].model_dump(mode="json")
    assert wire["type"] == "done"
    assert wire["text"] == "Hello."
    assert wire["conversation_token"] == "token"


def test_a_failing_record_ends_the_turn_without_done() -> None:
    agent, _ = an_agent("Hello.")
    events: list[Event] = []

    def record(*_: Any) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        events.extend(run_turn(agent, a_turn(), opened(), STAMPS, record))
    assert not any(isinstance(event, Done) for event in events)


def test_a_model_that_breaks_off_leaves_what_was_checked() -> None:
    events, _, _ = told(PAY, RuntimeError("provider says: secret"))
    answer = answer_of(events)
    assert answer.outcome == "degraded"
    assert answer.findings
    assert "secret" not in answer.text
    assert "stopped before it was done" in answer.text


def test_a_tools_error_reaches_the_model_as_a_sentence() -> None:
    events, model, _ = told([("get_wages", {"occupation": "broken"})], "I have no figure for that.")
    assert model.tool_texts() == ["get_wages failed: there is no such table"]
    assert next(event for event in events if isinstance(event, ToolEvent)).outcome == "error"
    assert answer_of(events).text == "I have no figure for that."


def test_wrong_arguments_and_unknown_tools_reach_the_model_too() -> None:
    _, model, _ = told([("get_wages", {"job": "x"}), ("drop_tables", {})], "Sorry.")
    texts = model.tool_texts()
    assert texts[0].startswith("get_wages failed: occupation: Field required")
    assert "drop_tables" in "".join(texts)


def test_endless_tool_calls_end() -> None:
    events, model, _ = told(PAY)
    answer = answer_of(events)
    assert len(model.seen) <= 6
    assert answer.outcome == "degraded"


def test_a_turn_has_a_limit_of_tool_calls() -> None:
    events, model, _ = told([("get_wages", {"occupation": "manager"})] * (MAX_TOOL_CALLS + 3), "Done.")
    assert sum(isinstance(event, ToolEvent) for event in events) == MAX_TOOL_CALLS
    assert sum("no more tool calls" in text for text in model.tool_texts()) == 3


def test_what_tools_found_decides_the_outcome_of_a_model_that_tells_none() -> None:
    events, _, _ = told([("get_wages", {"occupation": "wizard"})], "I do not know that job.")
    assert answer_of(events).outcome == "clarify"


def test_usage_is_summed_over_the_calls() -> None:
    events, _, _ = told(PAY, "They earn $105,770 [F1].")
    usage = answer_of(events).usage
    assert (usage.prompt_tokens, usage.completion_tokens) == (20, 4)


def test_words_before_a_tool_call_stand_apart() -> None:
    from langchain_core.messages import AIMessageChunk
    from langchain_core.outputs import ChatGenerationChunk

    class Talker(Scripted):
        def _stream(self, messages: Any, *_: Any, **__: Any) -> Any:
            self.seen.append(list(messages))
            if len(self.seen) == 1:
                yield ChatGenerationChunk(message=AIMessageChunk("Let me look."))
                calls: Any = [{"name": "get_wages", "args": {"occupation": "manager"}, "id": "1"}]
                yield ChatGenerationChunk(message=AIMessageChunk("", tool_calls=calls, chunk_position="last"))
            else:
                yield ChatGenerationChunk(message=AIMessageChunk("They earn $105,770 [F1].", chunk_position="last"))

    from advisor.agent import Agent
    from tests.advisor.scripted import TOOLS

    agent = Agent(Talker(steps=[], seen=[]), TOOLS, "x")
    events = list(run_turn(agent, a_turn(), opened(), STAMPS, lambda *_: None))
    assert answer_of(events).text == "Let me look.\n\nThey earn $105,770 [1]."


def test_earlier_turns_reach_the_model_as_question_and_answer() -> None:
    agent, model = an_agent("Yes.")
    place = Opened("c", "t", 2, TalkState(), history=(Exchange("what pays?", "This."),))
    list(run_turn(agent, a_turn("and there?"), place, STAMPS, lambda *_: None))
    assert [message.text for message in model.seen[0]][1:] == ["what pays?", "This.", "and there?"]
