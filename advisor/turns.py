"""What one turn carries while it runs: its ledger, its place, the talk so far, and the tool runs made in it.

Handed to the tools and to the offline model as the agent's context; never stored, never shared between turns.
"""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from advisor.answers import ToolResult, ToolTrace
from advisor.grounding.mentions import Names
from advisor.memory.items import Item
from advisor.pricing import Price
from advisor.talk import TalkState
from advisor.tools import Tool, compact
from advisor.tools.context import PlaceGiven, ToolContext

MAX_TOOL_CALLS = 8


class TooManyToolCalls(ValueError):
    """The turn has used up its tool calls."""


@dataclass(frozen=True)
class Exchange:
    """One earlier question with its answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Opened:
    """Where a new turn goes: its conversation and number, and what was said before. `token` is there once, for a new
    conversation; `replaces` is the stopped turn that is answered anew; `page` is what the page was about in the turn before, `came_with` the place that came with that turn's
    message; `profile` is what the person said of themself."""

    conversation_id: str
    turn_id: str
    number: int
    talk: TalkState
    history: tuple[Exchange, ...] = ()
    token: str | None = None
    page: dict[str, Any] | None = None
    came_with: PlaceGiven = field(default_factory=PlaceGiven)
    subject: str | None = None
    profile: tuple[Item, ...] = ()
    replaces: str | None = None


@dataclass(frozen=True)
class Run:
    """One finished tool call."""

    trace: ToolTrace
    result: ToolResult | None


@dataclass
class TurnContext:
    """The surroundings of one turn."""

    tools: ToolContext
    talk: TalkState
    message: str
    language: str | None = None
    price: Price | None = None  # what the model's tokens cost
    without_provider: str | None = None  # why no provider may be asked in this turn: a budget that is used up
    profile: tuple[Item, ...] = ()  # what the person said of themself, this message included
    names: Names | None = None  # those of the build, for checking what is written
    beside: str = ""  # said before the answer: the right office, what was taken out of the message
    runs: list[Run] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)  # a provider's calls share one budget from here on
    allowance: int = MAX_TOOL_CALLS  # raised once where the offline path takes over from a model that used it up
    needs: str | None = None  # what was asked, where that must not be answered without a tool
    exchanged: list[Any] = field(default_factory=list)  # the messages of tool calls and results, for a further round
    gone: threading.Event = field(default_factory=threading.Event)  # set once nobody reads on: a model may stop
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def abandoned(self) -> bool:
        """Whether nobody reads on."""
        return self.gone.is_set()

    @property
    def results(self) -> list[ToolResult]:
        return [run.result for run in self.runs if run.result is not None]

    def run(self, tool: Tool, arguments: Mapping[str, Any]) -> tuple[str, ToolResult]:
        """Run a tool: its text for the model and its result. Parallel calls of a turn take turns: a ledger's numbers
        are given in order, and a tool takes milliseconds. Whatever the tool raises is noted and raised on."""
        with self._lock:
            if len(self.runs) >= self.allowance:
                raise TooManyToolCalls("no more tool calls in this turn, answer with what you have")
            shown, outcome, result = dict(arguments), "error", None
            started = time.perf_counter()
            try:
                args = _parsed(tool, arguments)
                shown = args.model_dump(mode="json", exclude_defaults=True)
                result = tool.run(self.tools, args)
                outcome = result.outcome
            finally:
                ms = round((time.perf_counter() - started) * 1000, 2)
                self.runs.append(Run(ToolTrace(name=tool.name, arguments=shown, outcome=outcome, ms=ms), result))
            return compact(result, self.tools.ledger), result


def _parsed(tool: Tool, arguments: Mapping[str, Any]) -> BaseModel:
    try:
        return tool.args.model_validate(dict(arguments))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "the arguments"
        raise ValueError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None


def came_with(request: str) -> PlaceGiven:
    """The place that came with a recorded message. One whose message was blanked has none."""
    told = json.loads(request)
    point = told.get("coordinates")
    return PlaceGiven(request=told.get("place"), coordinates=(point["lat"], point["lon"]) if point else None)
