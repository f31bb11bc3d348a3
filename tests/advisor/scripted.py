"""A scripted chat model and two small tools: the real interfaces, with no knowledge behind them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import BaseModel, ConfigDict

from advisor.agent import Agent
from advisor.answers import SubjectRef, ToolResult
from advisor.cards import WageCard
from advisor.facts import FactArea, Of, PlaceOut, RowRef
from advisor.ledger import Ledger
from advisor.talk import TalkState
from advisor.tools import Tool
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.turns import Opened, TurnContext
from knowledge.citations import Citation, Vintage
from knowledge.store import Knowledge

OEWS = Citation(
    key="oews-state-2025",
    publisher="BLS",
    dataset="OEWS",
    title="State estimates",
    vintage=Vintage(label="May 2025", year=2025),
    url="https://www.bls.gov/oes/",
    licence="public domain",
)
IDAHO = FactArea(code="16", level="state", title="Idaho")

Step = str | list[tuple[str, dict[str, Any]]] | Exception
"""What the model does next: say a text, call tools, or fail."""


class Scripted(BaseChatModel):
    """Says its steps one after another, in pieces of `cut` characters."""

    steps: list[Any]
    cut: int = 7
    seen: list[list[BaseMessage]]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Runnable[Any, Any]:
        return self

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        raise AssertionError("the agent streams")

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.seen.append(list(messages))
        step = self.steps[min(len(self.seen), len(self.steps)) - 1]
        usage = {"input_tokens": 10, "output_tokens": 2, "total_tokens": 12}
        if isinstance(step, list):
            calls = [{"name": name, "args": args, "id": f"{len(self.seen)}-{i}"} for i, (name, args) in enumerate(step)]
            yield ChatGenerationChunk(
                message=AIMessageChunk(
                    "", tool_calls=cast(Any, calls), usage_metadata=cast(Any, usage), chunk_position="last"
                )
            )
            return
        text = "" if isinstance(step, Exception) else step
        for start in range(0, len(text), self.cut):
            yield ChatGenerationChunk(message=AIMessageChunk(text[start : start + self.cut]))
        if isinstance(step, Exception):
            raise step
        yield ChatGenerationChunk(message=AIMessageChunk("", usage_metadata=cast(Any, usage), chunk_position="last"))

    def tool_texts(self) -> list[str]:
        """What the tools told the model, as of its last call."""
        return [message.text for message in self.seen[-1] if isinstance(message, ToolMessage)]


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    occupation: str
    real: bool = False


def get_wages(context: ToolContext, args: BaseModel) -> ToolResult:
    """Managers earn 105,770 in Idaho; nobody else is known."""
    assert isinstance(args, Asked)
    if args.occupation == "broken":
        raise LookupError("there is no such table")
    if args.occupation != "manager":
        return ToolResult(tool="get_wages", outcome="unknown", said=args.occupation, about="subject")
    of = Of(kind="occupation", code="11-1021", title="General and Operations Managers")
    row = RowRef(
        table="wage", key={"oews_code": "11-1021", "area_code": "16", "year": 2025}, column="annual_median_usd"
    )
    fact = context.ledger.mint(
        value=105770, unit="USD/year", statistic="median", of=of, area=IDAHO, as_of="May 2025", citation=OEWS, row=row
    )
    card = WageCard(code="11-1021", title=of.title, area=IDAHO, percentiles={"median": fact.id})
    return ToolResult(
        tool="get_wages",
        outcome="ok",
        findings=[card],
        subject=SubjectRef(kind="occupation", id="11-1021.00", title=of.title),
        place=PlaceOut(code="16", level="state", title="Idaho", how="said"),
    )


TOOLS = (
    Tool("get_wages", "Pay of an occupation.", Asked, cast(Callable[[ToolContext, BaseModel], ToolResult], get_wages)),
)


PAY: Step = [("get_wages", {"occupation": "manager"})]


def an_agent(*steps: Step, cut: int = 7) -> tuple[Agent, Scripted]:
    model = Scripted(steps=list(steps), cut=cut, seen=[])
    return Agent(model, TOOLS, "You are an advisor."), model


def a_turn(message: str = "what do managers earn in Idaho") -> TurnContext:
    # The scripted tools ask nothing of the knowledge.
    context = ToolContext(knowledge=cast(Knowledge, None), ledger=Ledger(), place=PlaceGiven())
    return TurnContext(tools=context, talk=TalkState(), message=message)


def opened() -> Opened:
    return Opened("c_1", "t_1", 1, TalkState(), token="token")
