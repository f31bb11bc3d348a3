"""What a provider would be sent over real talks of eight turns: counted message by message, look-ups made before."""

import json
from typing import Any

import pytest
from langchain_core.messages import BaseMessage, SystemMessage, ToolMessage

from advisor.agent import Agent
from advisor.offline.model import OfflineModel
from advisor.prompting import MOST_TOKENS, fitted, history_messages
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.tools import TOOLS
from advisor.tools.schemas import told
from knowledge.tokens import estimate
from prompts import load

MEAN_TOKENS = 2500
TOOL_TOKENS = estimate(json.dumps([told(tool) for tool in TOOLS], separators=(",", ":")))

TALKS = {
    "a nurse in Idaho": [
        "what do nurses earn in Boise, ID", "and in Texas?", "how exposed is that job to AI?", "does it grow?",
        "what could I move to with more pay?", "tell me about the second one", "what training does it take?",
        "which states pay it best after the cost of living?",
    ],
    "careers and tracks": [
        "how much do operations managers make?", "I am in Ohio", "which jobs in operations pay best there?",
        "only without a bachelor's degree", "compare the first two", "tell me about the operations track",
        "how safe is it from AI?", "where do these figures come from?",
    ],
    "a newcomer": [
        "I like fixing things and hate sitting at a desk, I live in Ohio", "how much does the first one pay?",
        "what would I have to learn?", "I was offered $28 an hour as an electrician in Columbus, OH, is that good?",
        "compare Ohio and Texas for electricians", "what does an electrician do all day?", "thanks!",
        "which jobs grow fastest in Ohio with an associate degree?",
    ],
    "in Spanish": [
        "¿cuánto gana un electricista en Florida?", "¿y en Texas?", "¿qué tan expuesto está a la IA?",
        "¿habrá más empleos?", "¿a qué podría cambiarme?", "compara enfermera y electricista en Florida",
        "¿qué formación pide la primera?", "¿dónde pagan mejor?",
    ],
}  # fmt: skip


class Recording(OfflineModel):
    """The offline model, noting what it was handed each time it composes an answer: what a provider would be sent."""

    seen: list[Any]

    def _stream(self, messages: list[BaseMessage], *given: Any, **named: Any) -> Any:
        chunks = list(super()._stream(messages, *given, **named))
        if not any(chunk.message.tool_call_chunks for chunk in chunks):
            self.seen.append(messages)
        yield from chunks


def sent(advisor: Advisor, model: Recording, talk: list[str]) -> list[tuple[int, int, list[BaseMessage]]]:
    """Tokens of each call of a talk, those of what was said before among them, and its messages."""
    conversation, found = None, []
    for message in talk:
        request = request_of(message=message, conversation_id=conversation)
        opened = advisor.conversations.opened(request, None, trusted=True)
        model.seen.clear()
        conversation = advisor.answer(request, trusted=True).conversation_id
        for messages in model.seen:
            start = next(i for i, one in enumerate(messages) if "turn" in one.additional_kwargs)
            said = history_messages(opened.history, opened.talk)
            whole = [SystemMessage(load("chat").text), *said, *messages[start:]]
            whole = fitted(whole, overhead=TOOL_TOKENS, count=estimate)
            found.append((TOOL_TOKENS + tokens(whole), tokens(said), whole))
    return found


def tokens(messages: list[BaseMessage]) -> int:
    calls = [[{"name": c["name"], "args": c["args"]} for c in getattr(one, "tool_calls", [])] for one in messages]
    return sum(
        4 + estimate(str(one.text)) + estimate(json.dumps(c) if c else "")
        for one, c in zip(messages, calls, strict=True)
    )


@pytest.fixture(scope="module")
def talks(home) -> dict[str, list[tuple[int, int, list[BaseMessage]]]]:
    from advisor.settings import Settings

    model = Recording(seen=[])
    settings = Settings(home=home, model="offline", openai_api_key=None, records_url=None)
    advisor = Advisor(settings, agent=Agent(model, TOOLS, load("chat").text))
    found = {name: sent(advisor, model, talk) for name, talk in TALKS.items()}
    advisor.close()
    return found


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_of_eight_turns_costs_no_more_than_its_mean(name: str, talks) -> None:
    counts = [count for count, _, _ in talks[name]]
    assert sum(counts) / len(TALKS[name]) <= MEAN_TOKENS, counts
    assert max(counts) <= MOST_TOKENS


@pytest.mark.parametrize("name", TALKS)
def test_a_later_turn_costs_little_more_than_the_first(name: str, talks) -> None:
    counts = [count for count, _, _ in talks[name]]
    assert max(counts) <= 2 * min(counts)
    assert max(said for _, said, _ in talks[name]) <= 500


@pytest.mark.parametrize("name", TALKS)
def test_the_figures_of_a_call_are_those_of_its_own_turn(name: str, talks) -> None:
    for _, _, messages in talks[name]:
        for one in messages:
            assert isinstance(one, ToolMessage | SystemMessage) or "[F" not in one.text
