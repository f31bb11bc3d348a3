"""Whole online turns beside a bare `create_agent` with `ChatOpenAI`, both streamed by the fake provider without latency.

The provider runs in a process of its own, so that only the clients' CPU counts. Both make the same two look-ups on the
same knowledge and receive the same text, a token at a time; ours also reads, checks, remembers and records.
"""

import tempfile
import time
from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr

from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import OFFLINE, Settings
from evals.bench.measure import Line, percentile
from evals.bench.provider import provider

QUESTION = "what do electricians earn in Idaho and will AI replace them?"
CALLS = (
    ("get_wages", {"occupation": "electricians", "place": "Idaho", "real": True}),
    ("get_resilience", {"occupation_or_career": "electricians"}),
)
TURNS, WARM, BLOCKS = 20, 6, 3
SHORT = 3


def bench(settings: Settings, short: bool = False) -> Line:
    """CPU milliseconds a turn of each, and their ratio, the middle one of several alternating blocks."""
    turns, blocks = (SHORT, 1) if short else (TURNS, BLOCKS)
    with tempfile.TemporaryDirectory() as scratch:
        own = {"records_url": SecretStr(f"sqlite:///{scratch}/records.sqlite"), "model": OFFLINE}
        offline = Advisor(settings.model_copy(update=own))
        text = offline.answer(request_of(message=QUESTION)).text
        asked: list[dict[str, Any]] = [
            {"tools": [{"name": name, "arguments": arguments} for name, arguments in CALLS]},
            {"text": text},
        ]
        replies = asked * ((turns + WARM) * blocks)
        with provider([{"replies": [{"text": text}]}]) as ours_at, provider([{"replies": replies}]) as bare_at:
            online = settings.model_copy(
                update={
                    **own,
                    "model": "openai:scripted",
                    "openai_base_url": ours_at.url,
                    "openai_api_key": SecretStr("none"),
                }
            )
            ours, bare = _ours(Advisor(online, knowledge=offline.knowledge)), _bare(offline, bare_at.url)
            shares = [(_cpu_ms(ours, turns), _cpu_ms(bare, turns)) for _ in range(blocks)]
        offline.close()
    ratios = sorted(one / other for one, other in shares)
    ratio = ratios[len(ratios) // 2]
    return Line(
        bench="turn_online",
        figures={
            "n": turns * blocks,
            "cpu_ms": round(percentile([one for one, _ in shares], 0.5), 1),
            "bare_create_agent_chatopenai_cpu_ms": round(percentile([other for _, other in shares], 0.5), 1),
            "cpu_ratio": round(ratio, 2),
            "cpu_ratio_worst_block": round(ratios[-1], 2),
            "answer_characters": len(text),
        },
        bars={"cpu <= 1.2 x bare": ratio <= 1.2},
    )


def _cpu_ms(asked: Iterator[None], turns: int) -> float:
    for _ in range(WARM):
        next(asked)
    begun = time.process_time()
    for _ in range(turns):
        next(asked)
    return (time.process_time() - begun) / turns * 1000


def _ours(advisor: Advisor) -> Iterator[None]:
    while True:
        answer = advisor.answer(request_of(message=QUESTION))
        if answer.outcome != "answered" or len(answer.tools) != len(CALLS):
            raise RuntimeError(f"the online turn was not the one to be measured: {answer.outcome}, {answer.guard}")
        yield


def _bare(advisor: Advisor, url: str) -> Iterator[None]:
    """The framework alone: the same tools on the same knowledge, no reading, guard, memory or records."""
    from langchain.agents import create_agent
    from langchain_core.messages import HumanMessage
    from langchain_core.tools import StructuredTool
    from langchain_openai import ChatOpenAI

    from advisor.ledger import Ledger
    from advisor.tools import TOOLS, PlaceGiven, ToolContext, compact
    from prompts import load

    context = ToolContext(advisor.knowledge, Ledger(), PlaceGiven())

    def wrapped(name: str) -> StructuredTool:
        tool = next(one for one in TOOLS if one.name == name)

        def call(**arguments: Any) -> str:
            return compact(tool.run(context, tool.args.model_validate(arguments)), context.ledger)

        schema = tool.args.model_json_schema()
        return StructuredTool.from_function(
            func=call, name=name, description=tool.description, args_schema=schema, infer_schema=False
        )

    model = ChatOpenAI(model="scripted", base_url=url, api_key=SecretStr("none"), stream_usage=True)
    agent: Any = create_agent(model, [wrapped(name) for name, _ in CALLS], system_prompt=load("chat").text)
    while True:
        said = ""
        for message, _ in agent.stream({"messages": [HumanMessage(QUESTION)]}, stream_mode="messages"):
            said += message.text if message.type != "tool" else ""
        if not said:
            raise RuntimeError("the bare agent said nothing")
        yield
