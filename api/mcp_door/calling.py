"""Runs a tool for this door: the answer as typed data, and the same as text for a model that reads only that."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from advisor.answers import Lookup, ToolResult
from advisor.errors import InvalidRequestError
from advisor.ledger import Ledger
from advisor.lookups import look_up
from advisor.tools import compact
from api.mcp_door.shapes import CALCULATE, CalculateOver, ToolAnswer, answer_of

if TYPE_CHECKING:
    from advisor.own import OwnView
    from knowledge.store import Knowledge

KEY: ContextVar[str] = ContextVar("KEY", default="")
"""The digest of the API key that the request came with: whose own content may be seen."""


class Called(NamedTuple):
    """One finished call."""

    answer: ToolAnswer
    text: str


def call(
    knowledge: "Knowledge",
    tool: str,
    arguments: Mapping[str, Any],
    contact: str | None = None,
    own: "OwnView | None" = None,
) -> Called:
    """Run one tool; `own`: what the asker may see of the operator's content. `InvalidRequestError` names the argument that
    does not fit."""
    ledger = Ledger()
    if tool == CALCULATE:
        result, lookup = _calculated(knowledge, arguments, ledger)
    else:
        result, lookup = look_up(knowledge, tool, arguments, contact=contact, ledger=ledger, own=own)
    told = lookup.model_dump() | {
        "tool": result.tool,
        "outcome": result.outcome,
        "subject": result.subject,
        "alternatives": result.alternatives,
        "choices": result.choices,
        "ladder": result.ladder,
        "result": result.facts,
    }
    if not result.findings:
        del told["findings"]
    return Called(answer_of(tool).model_validate(told), _text(result, lookup, ledger))


def _text(result: ToolResult, lookup: Lookup, ledger: Ledger) -> str:
    """The tables that the advisor's own model reads, with what is missing and the sources behind them."""
    lines = [compact(result, ledger)]
    lines += [f"Missing: {one.what}: {one.reason}" for one in lookup.missing]
    used = {fact.citation for fact in lookup.facts}
    lines += [
        f"Source [{one.id}]: {one.publisher}, {one.title}, {one.vintage}, {one.url}"
        for one in lookup.citations
        if one.id in used or not used
    ]
    if lookup.facts:
        cited = ", ".join(f"{fact.id} [{fact.citation}]" for fact in lookup.facts)
        lines.append(f"Each figure's source: {cited}")
    return "\n".join(lines)


def _calculated(knowledge: "Knowledge", arguments: Mapping[str, Any], ledger: Ledger) -> tuple[ToolResult, Lookup]:
    """The calls made again, their facts put side by side in one ledger, and the calculation over them."""
    try:
        asked = CalculateOver.model_validate(dict(arguments))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "request"
        raise InvalidRequestError(f"{field}: {first['msg'].removeprefix('Value error, ')}.") from None
    ledgers: list[Ledger] = []
    for one in asked.calls:
        ledgers.append(Ledger())
        look_up(knowledge, one.tool, one.arguments, ledger=ledgers[-1])
    ids = [_again(name, ledgers, ledger) for name in asked.fact_ids]
    return look_up(knowledge, CALCULATE, {"operation": asked.operation, "fact_ids": ids}, ledger=ledger)


def _again(name: str, ledgers: list[Ledger], into: Ledger) -> str:
    """The id, in the ledger of the calculation, of a fact that one of the calls gave."""
    number, _, fact_id = name.rpartition(".")
    at = int(number or 1) - 1
    if at >= len(ledgers) or fact_id not in ledgers[at]:
        raise InvalidRequestError(f"fact_ids: the calls gave no fact {name}.")
    fact = ledgers[at][fact_id]
    return into.mint(
        value=fact.value,
        unit=fact.unit,
        statistic=fact.statistic,
        of=fact.of,
        as_of=fact.as_of,
        citation=ledgers[at].sources()[fact.citation - 1],
        area=fact.area,
        basis=fact.basis,
        note=fact.note,
        at_least=fact.bound == "at_least",
        row=ledgers[at].row(fact_id),
    ).id
