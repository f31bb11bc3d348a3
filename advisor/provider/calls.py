"""A model's tool calls, judged before any is made: whole, and within what one turn allows. Pure."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from advisor.provider.faults import Kind, ProviderFault
from advisor.turns import MAX_TOOL_CALLS, TurnContext

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage, ToolCallChunk

MOST_ALIKE = 3
MOST_ROUNDS = 5
"""Replies of one turn that call tools; each costs a person a whole wait."""


def whole(chunks: "Sequence[ToolCallChunk]", number: int) -> "list[ToolCallChunk]":
    """The calls with arguments that can be read and an id each. Raises `ProviderFault` where one is malformed."""
    found: list[ToolCallChunk] = []
    seen: set[str] = set()
    for index, chunk in enumerate(chunks):
        arguments = _arguments(chunk.get("args"))
        if not chunk.get("name") or arguments is None:
            raise ProviderFault(Kind.MALFORMED_CALLS)
        given = chunk.get("id") or ""
        named = given if given and given not in seen else f"call_{number}_{index}"
        seen.add(named)
        found.append({**chunk, "args": arguments, "id": named, "index": index})
    return found


def allow(
    calls: "Sequence[ToolCallChunk]", earlier: "Sequence[AIMessage]", turn: TurnContext, tool_seconds: float
) -> None:
    """Raises `ProviderFault` where these calls, after the model's earlier ones of this turn, are too many, too much
    alike, or the tools took too long."""
    before = [(call["name"], _alike(call["args"])) for message in earlier for call in message.tool_calls]
    now = [(call["name"] or "", _alike(json.loads(call["args"] or "{}"))) for call in calls]
    if max(Counter(before + now).values()) > MOST_ALIKE:
        raise ProviderFault(Kind.REPEATED_CALLS)
    if len(before) + len(now) > MAX_TOOL_CALLS or len(earlier) >= MOST_ROUNDS:
        raise ProviderFault(Kind.ENDLESS_CALLS)
    if sum(run.trace.ms for run in turn.runs) > tool_seconds * 1000:
        raise ProviderFault(Kind.SLOW_TOOLS)


def provider_calls(later: "Sequence[BaseMessage]") -> "list[AIMessage]":
    """The messages of this turn in which the model itself called tools."""
    from langchain_core.messages import AIMessage

    return [one for one in later if isinstance(one, AIMessage) and one.tool_calls and not routed(one)]


def routed(message: "BaseMessage") -> bool:
    """Whether the offline model made the calls of this message."""
    return "reading" in message.additional_kwargs


def _arguments(said: str | None) -> str | None:
    """The arguments as JSON text; `None` where they are no object."""
    if not (said or "").strip():
        return "{}"
    try:
        return said if isinstance(json.loads(said or ""), dict) else None
    except ValueError:
        return None


def _alike(arguments: Any) -> str:
    return json.dumps(arguments, sort_keys=True, default=str)
