"""The offline chat model: LangChain's `BaseChatModel` over `understand`, `plan` and `compose`, behind the one agent.

It reads typed tool results instead of prose, calls the same tools as any model would, and its words pass the same gate.
It has no network and no randomness.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolCallChunk, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from advisor.answers import ToolResult
from advisor.facts import Missing
from advisor.offline.compose import compose
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
        calls, text, extra = _reply(messages)
        message = AIMessage(
            text,
            additional_kwargs=extra,
            tool_calls=[
                {"name": call.name, "args": call.arguments, "id": _id(messages, i)} for i, call in enumerate(calls)
            ],
        )
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        calls, text, extra = _reply(messages)
        for sentence in split(text):
            yield _told(AIMessageChunk(content=sentence), run_manager)
        chunks = [
            ToolCallChunk(
                name=call.name, args=json.dumps(call.arguments), id=_id(messages, i), index=i, type="tool_call_chunk"
            )
            for i, call in enumerate(calls)
        ]
        yield _told(
            AIMessageChunk(content="", tool_call_chunks=chunks, additional_kwargs=extra, chunk_position="last"),
            run_manager,
        )


def _reply(messages: list[BaseMessage]) -> tuple[list[ToolCall], str, dict[str, Any]]:
    """The next tool calls, or the text with its outcome and choices."""
    start = max(i for i, message in enumerate(messages) if isinstance(message, HumanMessage))
    turn = messages[start].additional_kwargs["turn"]
    assert isinstance(turn, TurnContext)
    reading = _reading(messages[start + 1 :], turn)
    results = [_result(message) for message in messages[start + 1 :] if isinstance(message, ToolMessage)]
    # One call at a time: tools of one message run side by side, and the order of facts is to be the same in every run.
    calls = _waiting(messages[start + 1 :]) or list(plan(reading, results))
    if calls:
        return calls[:1], "", {"reading": reading, "waiting": calls[1:]}
    composed = compose(reading, results, turn.tools.ledger, turn.talk)
    extra = {
        "outcome": composed.outcome,
        "choices": [choice.model_dump() for choice in composed.choices],
        "follow_ups": list(composed.follow_ups),
        "left": left_by(reading, results, composed.opening, composed.closing).model_dump(),
    }
    return [], composed.text, {"composed": extra}


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


def _id(messages: Sequence[BaseMessage], index: int) -> str:
    return f"call_{len(messages)}_{index}"


def _told(message: AIMessageChunk, run_manager: CallbackManagerForLLMRun | None) -> ChatGenerationChunk:
    chunk = ChatGenerationChunk(message=message)
    if run_manager is not None:
        run_manager.on_llm_new_token(message.text, chunk=chunk)
    return chunk
