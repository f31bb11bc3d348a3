"""The offline chat model: LangChain's `BaseChatModel` over `understand`, `plan` and `compose`, behind the one agent.

It reads typed tool results instead of prose, calls the same tools as any model would, and its words pass the same gate.
It has no network and no randomness.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolCallChunk, ToolMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from advisor.answers import ToolResult
from advisor.facts import Missing
from advisor.offline.compose import compose
from advisor.offline.local import locally
from advisor.offline.plan import left_by, plan
from advisor.offline.reading import Reading, ToolCall
from advisor.offline.spotting import Spotter
from advisor.offline.understand import understand
from advisor.sentences import split
from advisor.turns import TurnContext


class OfflineModel(BaseChatModel):
    """A chat model without a key."""

    model_name: str = "offline"

    @property
    def _llm_type(self) -> str:
        return "offline"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **_: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The tools are known: the model itself."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        at = stage(messages)
        if at.calls:
            yield _told(calling(at, len(messages)), run_manager)
            return
        text, extra = composed(at)
        for sentence in split(text):
            yield _told(AIMessageChunk(content=sentence), run_manager)
        yield _told(
            AIMessageChunk(content="", additional_kwargs={"composed": extra}, chunk_position="last"), run_manager
        )


class Stage(NamedTuple):
    """How far the turn at the end of some messages has come: what was asked, what was found, what is to be called next."""

    turn: TurnContext
    reading: Reading
    results: list[ToolResult]
    calls: list[ToolCall]


def stage(messages: Sequence[BaseMessage]) -> Stage:
    """The stage of the turn. No more calls: it is to be composed."""
    asked = [i for i, message in enumerate(messages) if isinstance(message, HumanMessage)]
    start = next((i for i in reversed(asked) if "task" not in messages[i].additional_kwargs), asked[-1])
    turn = messages[start].additional_kwargs["turn"]
    assert isinstance(turn, TurnContext)
    later = messages[start + 1 :]
    reading = _reading(later, turn)
    results = [_result(message) for message in later if isinstance(message, ToolMessage)]
    # One call at a time: tools of one message run side by side, and the order of facts is to be the same in every run.
    planned = _waiting(later) or [*plan(reading, results), *locally(reading, results, turn)]
    return Stage(turn, reading, results, planned)


def composed(at: Stage) -> tuple[str, dict[str, Any]]:
    """The answer from what was found: its text, and its outcome, choices and what it leaves to the next turn."""
    found = compose(at.reading, at.results, at.turn.tools.ledger, at.turn.talk)
    return found.text, {
        "outcome": found.outcome,
        "choices": [choice.model_dump() for choice in found.choices],
        "follow_ups": list(found.follow_ups),
        "left": left_by(at.reading, at.results, found.opening, found.closing).model_dump(),
    }


def calling(at: Stage, number: int, **extra: Any) -> AIMessageChunk:
    """The message that makes the next call; those after it travel with it. `number` keeps its id apart from others."""
    call = at.calls[0]
    chunk = ToolCallChunk(
        name=call.name, args=json.dumps(call.arguments), id=f"call_{number}_0", index=0, type="tool_call_chunk"
    )
    told = {"reading": at.reading, "waiting": at.calls[1:], **extra}
    return AIMessageChunk(content="", tool_call_chunks=[chunk], additional_kwargs=told, chunk_position="last")


def _reading(later: Sequence[BaseMessage], turn: TurnContext) -> Reading:
    """A message is read once a turn: the model's own first reply carries what it was understood as."""
    for message in later:
        if isinstance(found := message.additional_kwargs.get("reading"), Reading):
            return found
    return understand(turn.message, turn.talk, Spotter(turn.tools.knowledge), turn.language)


def _waiting(later: Sequence[BaseMessage]) -> list[ToolCall]:
    """Planned calls that were not made yet."""
    last = next((one for one in reversed(later) if "waiting" in one.additional_kwargs), None)
    return list(last.additional_kwargs["waiting"]) if last is not None else []


def _result(message: ToolMessage) -> ToolResult:
    if isinstance(message.artifact, ToolResult):
        return message.artifact
    reason = message.text.removesuffix(".")
    return ToolResult(
        tool=message.name or "", outcome="empty", missing=[Missing(what=message.name or "", reason=reason)]
    )


def _told(message: AIMessageChunk, run_manager: CallbackManagerForLLMRun | None) -> ChatGenerationChunk:
    chunk = ChatGenerationChunk(message=message)
    if run_manager is not None:
        run_manager.on_llm_new_token(message.text, chunk=chunk)
    return chunk
