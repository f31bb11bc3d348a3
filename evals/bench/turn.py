"""Whole offline turns in one process, beside a bare `create_agent` that makes as many empty tool calls."""

import json
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr

from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import OFFLINE, Settings
from evals.bench.measure import Line, percentile, resident_mb

QUESTIONS = (
    "what pays best in operations in {state}",
    "how much do {job} make in {state}",
    "will AI replace {job}?",
    "what are the highest paying jobs in {state} without a degree",
    "tell me about careers in operations",
    "how much do operations managers make",
    "where do these numbers come from",
    "what does a {job} earn in {state} after cost of living",
)
STATES = ("Idaho", "Texas", "Ohio", "Maine", "California", "Vermont", "Oregon", "Georgia")
JOBS = ("electricians", "registered nurses", "accountants", "welders", "supply chain managers", "truck drivers")
TURNS = 160


def bench(settings: Settings) -> Line:
    """Wall p50 and p95, the part outside the embedder, CPU a turn, and the ratio to the bare framework."""
    with tempfile.TemporaryDirectory() as scratch:
        records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
        advisor = Advisor(settings.model_copy(update={"records_url": records, "model": OFFLINE}))
        embedding = _Embedding(advisor)
        walls, outside = [], []
        for number in range(TURNS + 8):
            question = QUESTIONS[number % len(QUESTIONS)].format(
                state=STATES[number // 8 % len(STATES)], job=JOBS[number // 3 % len(JOBS)]
            )
            if number == 8:
                cpu = time.process_time()  # the first eight turns warm everything
            embedding.seconds = 0.0
            begun = time.perf_counter()
            advisor.answer(request_of(message=question))
            wall = time.perf_counter() - begun
            if number >= 8:
                walls.append(wall)
                outside.append(wall - embedding.seconds)
        cpu_ms = (time.process_time() - cpu) / TURNS * 1000
        memory = resident_mb()
        advisor.close()
    bare_ms = _bare()
    p95, outside_p95 = percentile(walls, 0.95) * 1000, percentile(outside, 0.95) * 1000
    return Line(
        bench="turn",
        figures={
            "n": TURNS,
            "p50_ms": round(percentile(walls, 0.5) * 1000, 1),
            "p95_ms": round(p95, 1),
            "outside_embedder_p95_ms": round(outside_p95, 1),
            "cpu_ms": round(cpu_ms, 1),
            "bare_create_agent_cpu_ms": round(bare_ms, 1),
            "cpu_ratio": round(cpu_ms / bare_ms, 2),
            "resident_mb": round(memory),
        },
        bars={
            "p95 <= 400 ms": p95 <= 400,
            "outside embedder p95 <= 60 ms": outside_p95 <= 60,
            "memory <= 600 MB": memory <= 600,
        },
    )


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
