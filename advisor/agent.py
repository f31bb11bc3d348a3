"""The one agent: langchain's `create_agent` with a chat model, the typed tools and one prompt, run as a stream of events.

Everything of LangChain is imported on first need. It neither checks nor stores: that is the gate's and the stream's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from advisor.prompting import history_messages
from advisor.tools import Tool
from advisor.tools.schemas import lean
from advisor.turns import Exchange, Run, TurnContext
from knowledge.errors import KnowledgeError
from prompts import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AnyMessage
    from langchain_core.tools import BaseTool

MAX_MODEL_CALLS = 6
_LANGUAGES = {"en": "Answer in English.", "es": "Responde en español."}
"""Said behind a message where its sender asked for a language by name."""


@dataclass(frozen=True)
class Delta:
    """A piece of text as the model wrote it, unchecked."""

    text: str


@dataclass(frozen=True)
class Said:
    """One whole model call is over. `extra`: what the offline model adds (outcome, choices); tokens as reported."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Broken:
    """The model's words ended in the middle: what was not yet a whole sentence will not become one."""


@dataclass(frozen=True)
class Again:
    """A further round about the same turn: a `repair` of sentences with their complaints, a demand to `look_up`, or the
    answer to `compose` without a provider. `shown`: what the person has read so far."""

    task: Literal["repair", "look_up", "compose"]
    shown: str
    complaints: tuple[str, ...]


class Stopped(Exception):
    """The model went on calling tools beyond its limit of calls."""


class Agent:
    """Built once a process; a turn's own things travel in its `TurnContext`."""

    def __init__(self, model: "BaseChatModel", tools: Sequence[Tool], prompt: str) -> None:
        from langchain.agents import create_agent

        # A model call and its tools are two steps of the graph. A model that counts its own calls says how many it makes.
        self._steps = 2 * getattr(model, "most_calls", MAX_MODEL_CALLS)
        self._graph: Any = create_agent(
            model, [_wrapped(tool) for tool in tools], system_prompt=prompt, context_schema=TurnContext
        )

    def run(
        self, turn: TurnContext, history: Sequence[Exchange] = (), again: Again | None = None
    ) -> Iterator[Delta | Said | Run | Broken]:
        """The turn's events in order. Tool runs come as soon as they are known; `Stopped` beyond the limit of calls."""
        from langchain_core.messages import AIMessage, AIMessageChunk, ToolMessage, message_chunk_to_message
        from langgraph.errors import GraphRecursionError

        told = len(turn.runs)
        stream = self._graph.stream(
            {"messages": _messages(turn, history, again)},
            context=turn,
            config={"recursion_limit": self._steps},
            stream_mode="messages",
        )
        try:
            for message, _ in stream:
                while told < len(turn.runs):
                    yield turn.runs[told]
                    told += 1
                if isinstance(message, ToolMessage):
                    turn.exchanged.append(message)
                if not isinstance(message, AIMessage):
                    continue
                if message.tool_calls:
                    turn.exchanged.append(message_chunk_to_message(message))
                if "broken" in message.additional_kwargs:
                    yield Broken()
                if message.text:
                    yield Delta(message.text)
                usage = message.usage_metadata
                extra = message.additional_kwargs.get("composed", {})
                whole = not isinstance(message, AIMessageChunk) or message.chunk_position == "last"
                if usage or extra or whole:
                    tokens = (usage["input_tokens"], usage["output_tokens"]) if usage else (0, 0)
                    yield Said(*tokens, extra)
        except GraphRecursionError:
            raise Stopped from None
        except GeneratorExit:
            # Closing waits for the call that runs: a model that is still talking may stop.
            turn.gone.set()
            raise
        finally:
            stream.close()
        yield from turn.runs[told:]


def _messages(turn: TurnContext, history: Sequence[Exchange], again: Again | None) -> "list[AnyMessage]":
    from langchain_core.messages import AIMessage, HumanMessage

    # The offline model reads the turn itself; a provider's client sends the content alone.
    asked_in = f"\n\n({_LANGUAGES[turn.language]})" if turn.language in _LANGUAGES else ""
    messages = [
        *history_messages(history, turn.talk),
        HumanMessage(f"{turn.message}{asked_in}", additional_kwargs={"turn": turn}),
    ]
    if again is None:
        return messages
    words = load(again.task).text if again.task != "compose" else ""
    asked = "\n".join([words, *(f"- {one}" for one in again.complaints)])
    return [
        *messages,
        *turn.exchanged,
        AIMessage(again.shown.strip() or "…"),
        HumanMessage(asked, additional_kwargs={"turn": turn, "task": again.task}),
    ]


def _wrapped(tool: Tool) -> "BaseTool":
    from langchain.tools import ToolRuntime
    from langchain_core.tools import StructuredTool, ToolException

    def call(runtime: ToolRuntime[TurnContext, Any], **arguments: Any) -> tuple[str, Any]:
        try:
            return runtime.context.run(tool, arguments)
        except (LookupError, ValueError, KnowledgeError) as error:
            # The model reads the sentence and may try again; anything else is a fault of ours and is not hidden.
            raise ToolException(f"{tool.name} failed: {error}") from error

    function: Callable[..., Any] = call
    return StructuredTool.from_function(
        func=function,
        name=tool.name,
        description=tool.description,
        # As JSON schema: the one validation is `TurnContext.run`'s, whose sentence the model reads.
        args_schema=lean(tool),
        infer_schema=False,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )
