"""The online model: look-ups before the first call, each word once, and the offline answer over the same findings."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from advisor.errors import UnavailableError
from advisor.ledger import Ledger
from advisor.model import choose
from advisor.offline.model import OfflineModel
from advisor.provider.faults import Kind, ProviderFault
from advisor.provider.model import ProviderModel
from advisor.provider.patience import Patience
from advisor.settings import Settings
from advisor.talk import TalkState
from advisor.tools import TOOLS
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.turns import MAX_TOOL_CALLS, TurnContext
from knowledge.store import Knowledge
from tests.advisor.provider.loopback import DONE, ROLE, STOP, Part, called, delta, said, serving, status, streamed

QUICK = Patience(connect=0.5, first_byte=0.5, between=0.5, turn=20.0, pause=0.01, retry_after=0.2, flush=0.01)
PAY = "what do nurses earn in Idaho"
NAMED = {tool.name: tool for tool in TOOLS}


@pytest.fixture
def turn(knowledge: Knowledge) -> TurnContext:
    return a_turn(knowledge, PAY)


def a_turn(knowledge: Knowledge, message: str) -> TurnContext:
    context = ToolContext(knowledge=knowledge, ledger=Ledger(), place=PlaceGiven())
    return TurnContext(tools=context, talk=TalkState(), message=message)


def asks(turn: TurnContext, task: str | None = None) -> HumanMessage:
    return HumanMessage(turn.message, additional_kwargs={"turn": turn} | ({"task": task} if task else {}))


class Talk:
    """A turn driven by hand: the model speaks, its calls are made, it speaks again."""

    def __init__(self, turn: TurnContext, model: Any) -> None:
        self.turn = turn
        self.model = model
        self.messages: list[BaseMessage] = [SystemMessage("You advise."), asks(turn)]
        self.chunks: list[AIMessageChunk] = []

    def speak(self) -> AIMessageChunk:
        """One call of the model; what it asks for is looked up."""
        chunks = list(self.model.stream(self.messages))
        self.chunks += chunks
        whole = chunks[0]
        for chunk in chunks[1:]:
            whole = whole + chunk
        extra = {key: value for chunk in chunks for key, value in chunk.additional_kwargs.items()}
        self.messages.append(AIMessage(whole.text, tool_calls=whole.tool_calls, additional_kwargs=extra))
        for call in whole.tool_calls:
            try:
                text, result = self.turn.run(NAMED[call["name"]], call["args"])
            except (LookupError, ValueError) as error:
                text, result = str(error), None
            self.messages.append(ToolMessage(text, tool_call_id=call["id"], name=call["name"], artifact=result))
        return whole

    def until_text(self) -> AIMessageChunk:
        for _ in range(12):
            if not (whole := self.speak()).tool_calls:
                return whole
        raise AssertionError("it never speaks")

    @property
    def composed(self) -> dict[str, Any]:
        found: dict[str, Any] = self.chunks[-1].additional_kwargs["composed"]
        return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, model="openai:x", openai_api_key="sk-secret", openai_base_url=None)


class Served:
    """Models on loopback servers, closed when the test is over."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.open: list[Any] = []

    def __call__(self, *replies: list[Part], patience: Patience = QUICK) -> tuple[ProviderModel, Any]:
        context = serving(*replies)
        server = context.__enter__()
        model = choose(self.settings.model_copy(update={"openai_base_url": server.url}), patience)
        assert isinstance(model, ProviderModel)
        self.open.append((model, context))
        return model, server


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    found = Served(settings)
    yield found
    for model, context in found.open:
        model.close()
        context.__exit__(None, None, None)


def offline(knowledge: Knowledge, message: str) -> Talk:
    talk = Talk(a_turn(knowledge, message), OfflineModel())
    talk.until_text()
    return talk


def test_look_ups_come_before_the_first_call(turn: TurnContext, served: Served) -> None:
    model, server = served(said("Steady work."))
    talk = Talk(turn, model)
    assert [call["name"] for call in talk.speak().tool_calls] == ["get_wages"]
    assert server.asked == []
    assert talk.speak().text == "Steady work."
    assert [message["role"] for message in server.asked[0]["messages"]] == ["system", "user", "assistant", "tool"]
    assert turn.needs == "pay"


def test_the_composer_gives_what_stands_beside_the_words(
    turn: TurnContext, served: Served, knowledge: Knowledge
) -> None:
    model, _ = served(said("Steady work."))
    talk = Talk(turn, model)
    talk.until_text()
    assert talk.composed == offline(knowledge, PAY).composed
    assert talk.composed["outcome"] == "answered"


def test_after_look_ups_of_its_own_the_outcome_is_left_to_them(turn: TurnContext, served: Served) -> None:
    model, server = served(called(("get_outlook", '{"occupation": "nurses"}')), said("It grows."))
    talk = Talk(turn, model)
    assert talk.until_text().text == "It grows."
    assert "outcome" not in talk.composed
    assert talk.composed["choices"]
    assert [run.trace.name for run in turn.runs] == ["get_wages", "get_outlook"]
    assert len(server.asked) == 2


def test_each_word_and_the_usage_come_once(turn: TurnContext, served: Served) -> None:
    text = "One two three four five six seven eight nine ten. ¿Y qué más? 🙂"
    model, _ = served(said(text, size=3))
    talk = Talk(turn, model)
    assert talk.until_text().text == text
    used = [chunk.usage_metadata for chunk in talk.chunks if chunk.usage_metadata]
    assert [(one["input_tokens"], one["output_tokens"]) for one in used] == [(100, 20)]
    assert talk.chunks[-1].chunk_position == "last"


def test_an_answer_asked_for_whole_is_the_same(turn: TurnContext, served: Served) -> None:
    model, _ = served(said("Steady work."))
    talk = Talk(turn, model)
    talk.speak()
    found = model.invoke(talk.messages)
    assert found.text == "Steady work."
    assert found.additional_kwargs["composed"]["outcome"] == "answered"


def test_composing_asks_no_provider(turn: TurnContext, served: Served, knowledge: Knowledge) -> None:
    model, server = served(said("Steady work."))
    talk = Talk(turn, model)
    talk.until_text()
    talk.messages.append(asks(turn, "compose"))
    assert talk.until_text().text == talk.messages[-1].text
    asked = len(server.asked)
    assert asked == 1
    assert talk.messages[-1].text == offline(knowledge, PAY).messages[-1].text
    assert len(turn.runs) == 1


@pytest.mark.parametrize("task", ["repair", "look_up"])
def test_a_task_goes_to_the_provider_as_it_stands(task: str, turn: TurnContext, served: Served) -> None:
    model, server = served(said("First."), said("Better."))
    talk = Talk(turn, model)
    talk.until_text()
    talk.messages.append(HumanMessage("Say it again.", additional_kwargs={"turn": turn, "task": task}))
    assert talk.until_text().text == "Better."
    assert server.asked[1]["messages"][-1]["content"] == "Say it again."
    assert talk.composed["outcome"] == "answered"


def test_a_task_in_a_list_of_its_own_is_asked_too(turn: TurnContext, served: Served) -> None:
    model, server = served(said("Better."))
    talk = Talk(turn, model)
    talk.messages = [
        SystemMessage("You mend."),
        HumanMessage("This.", additional_kwargs={"turn": turn, "task": "repair"}),
    ]
    assert talk.until_text().text == "Better."
    assert len(server.asked) == 1


def test_a_fault_before_any_look_up_makes_them_and_answers(
    turn: TurnContext, served: Served, knowledge: Knowledge
) -> None:
    model, server = served(status(401))
    talk = Talk(turn, model)
    talk.messages += [
        AIMessage("I know it all."),
        HumanMessage("Look it up.", additional_kwargs={"turn": turn, "task": "look_up"}),
    ]
    assert [call["name"] for call in talk.speak().tool_calls] == ["get_wages"]
    assert talk.until_text().text == offline(knowledge, PAY).messages[-1].text
    assert talk.composed["fault"] == Kind.REFUSED_KEY
    assert len(server.asked) == 1


def test_the_offline_path_may_look_up_after_the_model_used_up_its_calls(
    turn: TurnContext, served: Served, knowledge: Knowledge
) -> None:
    for number in range(MAX_TOOL_CALLS):
        turn.run(NAMED["find_places"], {"text": f"Boise {number}"})
    model, _ = served(status(500))
    talk = Talk(turn, model)
    talk.messages += [
        AIMessage("Hm."),
        HumanMessage("Look it up.", additional_kwargs={"turn": turn, "task": "look_up"}),
    ]
    talk.until_text()
    assert talk.composed["outcome"] == "answered"
    assert turn.runs[-1].trace.name == "get_wages"
    assert turn.runs[-1].result is not None


def test_too_long_a_prompt_is_trimmed_harder_once(turn: TurnContext, served: Served) -> None:
    model, server = served(status(400, {"error": {"code": "context_length_exceeded"}}), said("Short."))
    hard: list[bool] = []

    def fit(messages: list[BaseMessage], harder: bool) -> list[BaseMessage]:
        hard.append(harder)
        return messages[-3:] if harder else messages

    model.fit = fit
    talk = Talk(turn, model)
    assert talk.until_text().text == "Short."
    assert hard == [False, True]
    assert [len(one["messages"]) for one in server.asked] == [4, 3]


def test_calls_without_an_id_and_with_the_same_one_are_told_apart(turn: TurnContext, served: Served) -> None:
    calls = [
        {"index": i, "id": given, "type": "function", "function": {"name": "get_outlook", "arguments": json.dumps({"occupation": job})}}
        for i, (given, job) in enumerate([("a", "nurses"), ("a", "cooks"), (None, "welders")])
    ]  # fmt: skip
    model, _ = served(streamed(ROLE, delta(tool_calls=calls), delta(finish="tool_calls"), DONE), said("Done."))
    talk = Talk(turn, model)
    talk.speak()
    made = talk.speak().tool_calls
    assert len({call["id"] for call in made}) == 3
    assert talk.until_text().text == "Done."


def test_tools_that_took_too_long_are_the_last(turn: TurnContext, served: Served) -> None:
    slow = Patience(tools=0.0, pause=0.01)
    model, _ = served(called(("get_outlook", '{"occupation": "nurses"}')), patience=slow)
    talk = Talk(turn, model)
    talk.until_text()
    assert talk.composed["fault"] == Kind.SLOW_TOOLS


def test_a_turn_whose_budget_is_used_up_asks_nobody(turn: TurnContext, served: Served, knowledge: Knowledge) -> None:
    model, server = served(said("Steady work."))
    turn.without_provider = "tokens"
    talk = Talk(turn, model)
    assert talk.until_text().text == offline(knowledge, PAY).messages[-1].text
    assert server.asked == []


def test_a_prompt_is_sent_within_its_budget(turn: TurnContext, served: Served) -> None:
    model, server = served(said("Steady work."))
    talk = Talk(turn, model)
    talk.messages[1:1] = [
        message for _ in range(40) for message in (HumanMessage("And? " * 100), AIMessage("So. " * 100))
    ]
    talk.until_text()
    assert len(server.asked[0]["messages"]) < 84
    assert len(json.dumps(server.asked[0]["messages"])) < 24_000


def test_a_turn_that_is_over_asks_nobody(turn: TurnContext, served: Served) -> None:
    model, server = served(said("Late."))
    turn.started -= 30
    talk = Talk(turn, model)
    talk.until_text()
    assert talk.composed["fault"] == Kind.TOO_LONG
    assert server.asked == []
    assert model.breaker.health.state == "ok"


def test_a_reply_that_nobody_reads_is_left(turn: TurnContext, served: Served) -> None:
    model, _ = served(
        streamed(ROLE, *[part for i in range(100) for part in (delta(content=f"{i} "), 0.05)], STOP, DONE)
    )
    talk = Talk(turn, model)
    talk.speak()
    chunks = []
    for chunk in model.stream(talk.messages):
        turn.gone.set()
        chunks.append(chunk)
    assert len(chunks) < 20
    assert chunks[-1].additional_kwargs["composed"]["fault"] == Kind.ABANDONED


def test_without_a_turn_it_is_a_plain_model(served: Served) -> None:
    model, _ = served(said("A letter."), status(500))
    assert model.invoke([HumanMessage("Write a letter.")]).text == "A letter."
    with pytest.raises(ProviderFault) as caught:
        model.invoke([HumanMessage("Write a letter.")])
    assert caught.value.kind is Kind.SERVER_ERROR


def test_what_nobody_can_read_does_not_reach_the_reader(turn: TurnContext, served: Served) -> None:
    odd = rb'data: {"choices":[{"index":0,"delta":{"content":"Hi\ud83d \u0000you\u202e.\nBye"}}]}' + b"\n\n"
    model, _ = served(streamed(odd, STOP, DONE))
    talk = Talk(turn, model)
    assert talk.until_text().text == "Hi you.\nBye"


def test_the_tools_are_put_in_the_providers_form_once(served: Served) -> None:
    model, _ = served(said("x"))
    tools = [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}]
    assert model.bind_tools(tools, tool_choice=None) is model.bind_tools(tools, tool_choice=None)
    assert model.bind_tools(tools, tool_choice="any") is not model.bind_tools(tools)


def test_neither_key_nor_address_nor_words_are_logged(
    turn: TurnContext, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    model, server = served(status(401, {"error": {"message": "you sent sk-secret"}}))
    talk = Talk(turn, model)
    talk.until_text()
    for told in (caplog.text, repr(model)):
        assert "sk-secret" not in told
        assert PAY not in told
    assert server.url not in caplog.text


def test_the_environment_sends_the_key_nowhere_else(
    turn: TurnContext, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY", "OPENAI_API_BASE", "LANGSMITH_GATEWAY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    model, server = served(said("Steady work."))
    assert Talk(turn, model).until_text().text == "Steady work."
    assert len(server.asked) == 1


def test_a_provider_whose_package_is_missing_is_named(settings: Settings) -> None:
    with pytest.raises(UnavailableError, match=r"needs the package langchain-anthropic, which is not installed\."):
        choose(settings.model_copy(update={"model": "anthropic:claude-x"}))


def test_a_provider_that_does_not_exist_is_said(settings: Settings) -> None:
    with pytest.raises(UnavailableError, match="cannot be set up"):
        choose(settings.model_copy(update={"model": "nobody:x"}))


def test_offline_is_offline(settings: Settings) -> None:
    assert isinstance(choose(settings.model_copy(update={"model": "offline"})), OfflineModel)
