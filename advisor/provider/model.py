"""The online chat model: the offline model's look-ups first, then a provider's words, and the offline answer wherever
the provider fails. A person always gets the figures.

It checks no sentence: that is the gate's. It never raises a provider's fault inside a turn.
"""

import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    ToolCallChunk,
    ToolMessage,
)
from langchain_core.messages.ai import UsageMetadata, add_ai_message_chunks
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import PrivateAttr

from advisor.offline.model import Stage, calling, composed, stage
from advisor.provider import calls
from advisor.provider.breaker import Breaker
from advisor.provider.diagnosis import of_exception
from advisor.provider.faults import Kind, ProviderFault
from advisor.provider.patience import Patience
from advisor.provider.transport import ALLOWED, Allowed
from advisor.sentences import split
from advisor.turns import MAX_TOOL_CALLS, TurnContext

log = logging.getLogger(__name__)

NEEDS_A_TOOL = frozenset(
    {
        "pay", "shared_pay", "minimum_wage", "conflict", "rank", "where", "resilience", "outlook", "training", "education",
        "transitions", "offer", "move", "compare", "calculate",
    }
)  # fmt: skip
"""Questions that no model may answer from what it remembers."""

_MEASURED = re.compile(
    r"\b(?:pay|pays|paid|salar(?:y|ies)|wages?|earn\w*|outlook|resilien\w+|training|sueldos?|salarios?|ganan?|cobran?|pagan?|paga)\b",
    re.IGNORECASE,
)
AFTERWARDS = frozenset(
    {
        "get_wages", "compare_occupations", "get_resilience", "get_outlook", "get_career", "get_training", "search_passages",
        "calculate",
    }
)  # fmt: skip
"""Tools that a model may still want when the look-ups for the question have been made."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ASKED_ANEW = frozenset({Kind.OVERFLOW, Kind.MALFORMED_CALLS, Kind.EMPTY})
"""Replies without a word that another try may mend, and the transport cannot know of."""

Fit = Callable[[list[BaseMessage], bool], list[BaseMessage]]
"""Messages within the token budget; harder where the provider said that they were too long."""
Spent = Callable[[list[BaseMessage], str], tuple[int, int]]
"""What messages and a reply cost in tokens, by our own count: for replies whose provider does not say."""


class ProviderModel(BaseChatModel):
    """A provider's chat model, with budgets and a way out."""

    inner: BaseChatModel
    patience: Patience = Patience()
    breaker: Breaker
    fit: Fit | None = None
    spent: Spent | None = None
    closing: Callable[[], None] | None = None
    """Gives up the connections of `inner`."""
    most_calls: int = 24
    """Of this model in one turn, look-ups included: a last resort, `calls` ends a turn long before."""
    _tools: tuple[list[Any], Runnable[LanguageModelInput, AIMessage]] | None = PrivateAttr(default=None)

    @property
    def _llm_type(self) -> str:
        return "provider"

    def close(self) -> None:
        """Give up connections."""
        if self.closing is not None:
            self.closing()

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **options: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The tools in the provider's own form. The agent binds anew with each call, so the last form is kept."""
        kept, given = self._tools, list(tools)
        plain = not any(options.values())
        if plain and kept is not None and list(map(id, kept[0])) == list(map(id, given)):
            return kept[1]
        bound = self.inner.bind_tools(given, **options)
        made: Runnable[LanguageModelInput, AIMessage] = self.bind(**getattr(bound, "kwargs", {}))
        if plain:
            self._tools = (given, made)
        return made

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **options: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, **options))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **options: Any,
    ) -> Iterator[ChatGenerationChunk]:
        # The framework tells its listeners of each chunk; telling `run_manager` here would double them.
        start, task = _start(messages)
        if start is None:
            yield from self._asked(messages, None, stop, options)
            return
        turn: TurnContext = messages[start].additional_kwargs["turn"]
        later = messages[start + 1 :]
        at = stage([messages[start], *_routed(later)])
        gone = next((one.additional_kwargs["fault"] for one in later if "fault" in one.additional_kwargs), None)
        if gone is not None or task == "compose" or turn.without_provider is not None:
            yield from self._instead(at, messages, turn, gone)
            return
        spoken = any(isinstance(one, AIMessage) and not calls.routed(one) for one in later)
        if at.calls and not spoken and task is None:
            yield ChatGenerationChunk(message=calling(at, len(messages)))
            return
        turn.needs = _needed(at)
        said = False
        try:
            for chunk in self._asked(messages, turn, stop, _tools_for(at, task, options)):
                said = said or bool(chunk.text)
                message = chunk.message
                if isinstance(message, AIMessageChunk) and message.chunk_position and not message.tool_call_chunks:
                    message.additional_kwargs["composed"] = _beside(at, later)
                yield chunk
        except ProviderFault as fault:
            log.warning("the provider failed: %s", fault.kind.value)
            # Whoever holds back an unfinished sentence is told that it will stay unfinished.
            yield ChatGenerationChunk(
                message=AIMessageChunk(content="", additional_kwargs={"broken": fault.kind.value})
            )
            yield from self._instead(at, messages, turn, fault.kind.value, "\n\n" if said else "")

    def _instead(
        self, at: Stage, messages: list[BaseMessage], turn: TurnContext, fault: str | None, gap: str = ""
    ) -> Iterator[ChatGenerationChunk]:
        """The offline model's answer over the same findings; its own look-ups first, where some are still to be made."""
        if at.calls:
            turn.allowance = max(turn.allowance, min(len(turn.runs), MAX_TOOL_CALLS) + MAX_TOOL_CALLS)
            yield ChatGenerationChunk(message=calling(at, len(messages), **({"fault": fault} if fault else {})))
            return
        text, extra = composed(at)
        for number, sentence in enumerate(split(text)):
            yield ChatGenerationChunk(message=AIMessageChunk(content=sentence if number else gap + sentence))
        if fault is not None:
            extra["fault"] = fault
        yield ChatGenerationChunk(
            message=AIMessageChunk(content="", additional_kwargs={"composed": extra}, chunk_position="last")
        )

    def _asked(
        self, messages: list[BaseMessage], turn: TurnContext | None, stop: list[str] | None, options: dict[str, Any]
    ) -> Iterator[ChatGenerationChunk]:
        """The provider's reply: text as it comes, then one last chunk with its calls and usage. `ProviderFault`, after
        which what was yielded still stands. A prompt that was too long, or calls that cannot be read, is asked again once.
        """
        until = (turn.started if turn else time.monotonic()) + self.patience.turn
        allowed = Allowed(until, self.patience.tries, turn.gone if turn else None)
        hard = False
        while True:
            if time.monotonic() >= allowed.turn_by:
                raise ProviderFault(Kind.TOO_LONG)
            self.breaker.admit()
            said, tries = False, allowed.tries
            try:
                for chunk in self._reply(messages, hard, turn, allowed, stop, options):
                    said = said or bool(chunk.text)
                    yield chunk
            except ProviderFault as fault:
                self.breaker.failed(fault.kind)
                allowed.tries = min(allowed.tries, tries - 1)  # a client without our transport does not count
                if said or allowed.tries <= 0 or fault.kind not in _ASKED_ANEW:
                    raise
                hard = fault.kind is Kind.OVERFLOW
            else:
                self.breaker.succeeded()
                return
            finally:
                self.breaker.released()

    def _reply(
        self,
        messages: list[BaseMessage],
        hard: bool,
        turn: TurnContext | None,
        allowed: Allowed,
        stop: list[str] | None,
        options: dict[str, Any],
    ) -> Iterator[ChatGenerationChunk]:
        """One call of the provider, told as it comes."""
        ALLOWED.set(allowed)
        sent = self.fit(messages, hard) if self.fit is not None else messages
        usage: UsageMetadata | None = None
        reason, said, size, words = "", False, 0, list[str]()
        parts: list[AIMessageChunk] = []
        try:
            for chunk in self.inner._stream(sent, stop=stop, **options):
                message = chunk.message
                if turn is not None and turn.abandoned:
                    raise ProviderFault(Kind.ABANDONED)
                if time.monotonic() >= allowed.turn_by:
                    raise ProviderFault(Kind.TOO_LONG)
                if isinstance(message, AIMessageChunk):
                    usage = message.usage_metadata or usage
                    if message.tool_call_chunks:
                        parts.append(message)
                reason = str((chunk.generation_info or {}).get("finish_reason") or reason)
                if text := _clean(message.text):
                    said, size = said or bool(text.strip()), size + len(text)
                    words.append(text)
                    if size > self.patience.most_text:
                        raise ProviderFault(Kind.TOO_LARGE)
                    yield ChatGenerationChunk(message=AIMessageChunk(content=text))
        except ProviderFault:
            yield from self._paid(usage, sent, words)
            raise
        except Exception as error:  # noqa: BLE001
            # The provider's edge: any client may raise anything, and the person is answered all the same.
            fault = of_exception(error)
            log.warning("the provider's client raised %s, taken as %s", type(error).__name__, fault.kind.value)
            yield from self._paid(usage, sent, words)
            raise fault from None
        try:
            made = self._calls(parts, messages, turn, reason)
            if not said and not made:
                raise ProviderFault(Kind.EMPTY)
        except ProviderFault:
            # A reply that cannot be used was paid for all the same.
            yield from self._paid(usage, sent, words)
            raise
        counted = usage or self._counted(sent, "".join(words))
        yield ChatGenerationChunk(
            message=AIMessageChunk(
                content="", tool_call_chunks=made, usage_metadata=counted, chunk_position="last",
                response_metadata={"finish_reason": reason} if reason else {},
            )
        )  # fmt: skip

    def _paid(
        self, usage: UsageMetadata | None, sent: list[BaseMessage], words: list[str]
    ) -> Iterator[ChatGenerationChunk]:
        """What a reply that ended in a fault cost: as told, else by our count once it had begun."""
        if (found := usage or (self._counted(sent, "".join(words)) if words else None)) is not None:
            yield ChatGenerationChunk(message=AIMessageChunk(content="", usage_metadata=found))

    def _counted(self, sent: list[BaseMessage], words: str) -> UsageMetadata | None:
        if self.spent is None:
            return None
        prompt, completion = self.spent(sent, words)
        return UsageMetadata(input_tokens=prompt, output_tokens=completion, total_tokens=prompt + completion)

    def _calls(
        self, parts: list[AIMessageChunk], messages: list[BaseMessage], turn: TurnContext | None, reason: str
    ) -> list[ToolCallChunk]:
        if reason in ("content_filter", "safety", "refusal"):
            raise ProviderFault(Kind.CONTENT_FILTER)
        if reason in ("length", "max_tokens", "MAX_TOKENS"):
            raise ProviderFault(Kind.CUT)
        if not parts:
            return []
        joined = add_ai_message_chunks(parts[0], *parts[1:]) if len(parts) > 1 else parts[0]
        made = calls.whole(joined.tool_call_chunks, len(messages))
        if turn is not None:
            earlier = calls.provider_calls(messages[_start(messages)[0] or 0 :])
            calls.allow(made, earlier, turn, self.patience.tools)
        return made


def _needed(at: Stage) -> str | None:
    """What was asked, where only a tool knows it; also of a question that leaves open which job is meant."""
    asked = (at.reading.intent, *at.reading.also)
    known = next((one for one in asked if one in NEEDS_A_TOOL), None)
    if known is None and at.reading.intent in ("unclear", "which_job") and _MEASURED.search(at.reading.message):
        return at.reading.intent
    return known


def _tools_for(at: Stage, task: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """All tools where nothing was found yet; after look-ups that found what was asked, those that a second thought needs.
    The schemas are the largest part of a prompt, and there are two lists in all, so that a provider's cache knows both.
    """
    found = bool(at.results) and all(one.outcome == "ok" for one in at.results)
    if not found or task == "look_up" or not isinstance(options.get("tools"), list):
        return options
    kept = [one for one in options["tools"] if _name_of(one) in AFTERWARDS]
    return {**options, "tools": kept} if kept else options


def _name_of(tool: Any) -> str:
    """A tool's name in the form of its provider."""
    form = tool.get("function", tool) if isinstance(tool, dict) else {}
    return str(form.get("name", ""))


def _start(messages: Sequence[BaseMessage]) -> tuple[int | None, str | None]:
    """Where the turn's own message stands, and what the last message about it asks for. `None`: there is no turn."""
    own = [i for i, one in enumerate(messages) if "turn" in one.additional_kwargs]
    if not own:
        return None, None
    task = messages[own[-1]].additional_kwargs.get("task")
    return next((i for i in reversed(own) if "task" not in messages[i].additional_kwargs), own[-1]), task


def _routed(later: Sequence[BaseMessage]) -> list[BaseMessage]:
    """The offline model's own calls with their results: what it plans on and composes from."""
    made = {call["id"] for one in later if isinstance(one, AIMessage) and calls.routed(one) for call in one.tool_calls}
    return [
        one
        for one in later
        if (isinstance(one, AIMessage) and calls.routed(one))
        or (isinstance(one, ToolMessage) and one.tool_call_id in made)
    ]


def _beside(at: Stage, later: Sequence[BaseMessage]) -> dict[str, Any]:
    """What the offline composer adds to a provider's words. After look-ups of the model's own, the outcome is theirs."""
    _, extra = composed(at)
    if calls.provider_calls(later):
        del extra["outcome"]
    return extra


def _clean(text: str) -> str:
    """Without what no reader can read and no record can hold: control signs, signs that turn the direction of writing,
    and halves of characters, where a provider cut an escaped pair in two."""
    return _UNREADABLE.sub("", text)
