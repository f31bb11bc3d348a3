"""Whole offline turns in one process, beside LangChain's tutorial over the same passages, asked the same questions in turn
with ours, and beside a bare `create_agent` that makes one empty tool call."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import SecretStr

from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import OFFLINE, Settings
from evals.bench.goals import kept
from evals.bench.homes import write_tutorial
from evals.bench.measure import Line, percentile, resident_mb
from evals.bench.questions import question
from evals.bench.tutorial import agent

TURNS, SHORT, WARM = 160, 16, 8


class _Took(NamedTuple):
    """Seconds of each turn: ours by the clock, without the embedder, and of the processor; the tutorial's of the processor."""

    walls: list[float]
    outside: list[float]
    cpu: list[float]
    tutorial: list[float]


def bench(settings: Settings, short: bool = False) -> Line:
    """Wall p50 and p95, the part outside the embedder, CPU a turn, and the ratios to the tutorial and the bare framework."""
    turns = SHORT if short else TURNS
    with tempfile.TemporaryDirectory() as scratch:
        records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
        advisor = Advisor(settings.model_copy(update={"records_url": records, "model": OFFLINE}))
        write_tutorial(settings, Path(scratch) / "chroma")
        took = _asked(advisor, agent(Path(scratch) / "chroma", settings.embed_model_dir), turns)
        advisor.close()
    memory, bare_ms = resident_mb(), _bare()
    cpu_ms, tutorial_ms = (sum(one) / turns * 1000 for one in (took.cpu, took.tutorial))
    p95, outside_p95 = percentile(took.walls, 0.95) * 1000, percentile(took.outside, 0.95) * 1000
    figures: dict[str, float | int | str] = {
        "n": turns,
        "p50_ms": round(percentile(took.walls, 0.5) * 1000, 1),
        "p95_ms": round(p95, 1),
        "outside_embedder_p95_ms": round(outside_p95, 1),
        "cpu_ms": round(cpu_ms, 1),
        "tutorial_cpu_ms": round(tutorial_ms, 1),
        "ratio_to_tutorial": round(cpu_ms / tutorial_ms, 2),
        "bare_create_agent_cpu_ms": round(bare_ms, 1),
        "cpu_ratio": round(cpu_ms / bare_ms, 2),
        "resident_mb_with_the_tutorial": round(memory),
    }
    bars = {
        "p95 <= 400 ms": p95 <= 400,
        "outside embedder p95 <= 60 ms": outside_p95 <= 60,
        "memory <= 600 MB": memory <= 600,
    }
    return Line(bench="turn", figures=figures, bars=bars | kept("turn", figures))


def _asked(advisor: Advisor, tutorial: Callable[[str], Iterator[str]], turns: int) -> _Took:
    """The same questions of both in turn; the first eight warm everything and are not counted."""
    embedding, took = _Embedding(advisor), _Took([], [], [], [])
    for number in range(turns + WARM):
        asked, embedding.seconds = question(number), 0.0
        cpu, begun = time.process_time(), time.perf_counter()
        advisor.answer(request_of(message=asked))
        wall, spent = time.perf_counter() - begun, time.process_time() - cpu
        cpu = time.process_time()
        if not "".join(tutorial(asked)):
            raise RuntimeError("the tutorial said nothing")
        other = time.process_time() - cpu
        if number >= WARM:
            for values, value in zip(took, (wall, wall - embedding.seconds, spent, other), strict=True):
                values.append(value)
    return took


class _Embedding:
    """Counts the seconds that the embedder takes inside a turn."""

    def __init__(self, advisor: Advisor) -> None:
        self.seconds = 0.0
        search = advisor.knowledge.search
        plain = search._vector

        def vector(words: str) -> Any:
            begun = time.perf_counter()
            try:
                return plain(words)
            finally:
                self.seconds += time.perf_counter() - begun

        # The one private name the bench touches: the embedder's time cannot be seen from outside.
        search._vector = vector  # type: ignore[assignment]


def _bare() -> float:
    """CPU milliseconds of a bare agent: one empty tool call, then a fixed sentence, streamed."""
    from langchain.agents import create_agent
    from langchain_core.language_models.chat_models import BaseChatModel
    from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
    from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
    from langchain_core.tools import tool

    @tool
    def look(what: str) -> str:
        """Look something up."""
        return what

    class Fixed(BaseChatModel):
        """Calls the tool once, then says one sentence."""

        @property
        def _llm_type(self) -> str:
            return "fixed"

        def bind_tools(self, tools: Any, **_: Any) -> Any:
            return self

        def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
            if isinstance(messages[-1], ToolMessage):
                message = AIMessage("It is what it is.")
            else:
                message = AIMessage("", tool_calls=[{"name": "look", "args": {"what": "x"}, "id": "1"}])
            return ChatResult(generations=[ChatGeneration(message=message)])

        def _stream(self, messages: list[BaseMessage], *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
            whole = self._generate(messages).generations[0].message
            assert isinstance(whole, AIMessage)
            calls = [
                {
                    "name": one["name"],
                    "args": json.dumps(one["args"]),
                    "id": one["id"],
                    "index": 0,
                    "type": "tool_call_chunk",
                }
                for one in whole.tool_calls
            ]
            chunk = AIMessageChunk(content=whole.content, tool_call_chunks=calls, chunk_position="last")
            yield ChatGenerationChunk(message=chunk)

    agent: Any = create_agent(Fixed(), [look])
    begun = 0.0
    for number in range(48):
        if number == 8:
            begun = time.process_time()
        for _ in agent.stream({"messages": [HumanMessage("hello")]}, stream_mode=["messages", "updates"]):
            pass
    return (time.process_time() - begun) / 40 * 1000
