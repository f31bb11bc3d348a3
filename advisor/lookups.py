"""Lookups without a model: the same typed tools, a fresh ledger, no conversation."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from advisor.answers import Lookup, ToolResult
from advisor.errors import InvalidRequestError
from advisor.facts import Missing
from advisor.ledger import Ledger
from advisor.tools import TOOLS
from advisor.tools.context import PlaceGiven, ToolContext

if TYPE_CHECKING:
    from advisor.own import OwnView
    from knowledge.store import Knowledge


def look_up(
    knowledge: "Knowledge",
    tool: str,
    arguments: Mapping[str, Any],
    place: PlaceGiven | None = None,
    contact: str | None = None,
    ledger: Ledger | None = None,
    own: "OwnView | None" = None,
) -> tuple[ToolResult, Lookup]:
    """Run one tool; `contact` is where the operator takes errors, `ledger` where facts go, `own` what the asker may see of
    the operator's content. Raises `InvalidRequestError` naming the argument that does not fit."""
    found = next(one for one in TOOLS if one.name == tool)
    try:
        parsed = found.args.model_validate(dict(arguments))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "request"
        raise InvalidRequestError(f"{field}: {first['msg'].removeprefix('Value error, ')}.") from None
    context = ToolContext(
        knowledge=knowledge,
        ledger=Ledger() if ledger is None else ledger,
        place=place or PlaceGiven(request=None, coordinates=None, profile=None),
        contact=contact,
        own=own,
    )
    result = found.run(context, parsed)
    missing = list(result.missing)
    if result.outcome in ("unknown", "ambiguous", "abroad"):
        missing.append(Missing(what=result.about or "answer", reason=_why(result)))
    return result, Lookup(
        facts=context.ledger.facts(),
        findings=result.findings,
        citations=context.ledger.citations(),
        place=result.place,
        missing=missing,
    )


def _why(result: ToolResult) -> str:
    said = f"“{result.said}”" if result.said else "this"
    if result.outcome == "abroad":
        return f"{said} is outside the United States, and no source here covers it"
    if result.outcome == "ambiguous":
        names = "; ".join(choice.label for choice in result.choices)
        return f"{said} may mean several things: {names}" if names else f"{said} may mean several things"
    return f"nothing here is known as {said}"
