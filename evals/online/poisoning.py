"""Tools whose results carry a stranger's text: what a poisoned document, title or operator row would put there.

The tool runs for real; one text of its result is changed before the ledger's rows are written out for the model, so
that the poison goes the way that any row goes, into the model's context and into what the guard knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from advisor.answers import ToolResult
from advisor.tools import TOOLS, Tool, ToolContext
from evals.suites import Poison


class PoisonedTools:
    """The advisor's tools, with the poison of the case at hand. `placed` counts the texts that it went into."""

    def __init__(self) -> None:
        self.poison: Poison | None = None
        self.placed = 0

    def tools(self) -> tuple[Tool, ...]:
        """Every tool, each as it is but for what its result carries."""
        return tuple(replace(tool, run=self._run(tool)) for tool in TOOLS)

    def _run(self, tool: Tool) -> Any:
        def run(context: ToolContext, args: Any) -> ToolResult:
            result = tool.run(context, args)
            poison = self.poison
            if poison is None or poison.tool != tool.name:
                return result
            poisoned, places = put(result, poison)
            self.placed += places
            return poisoned

        return run


def put(result: ToolResult, poison: Poison) -> tuple[ToolResult, int]:
    """A result with the poison in the first text of that field, and whether there was one."""
    written = result.model_dump(mode="python", by_alias=True)
    for holder, key in _holders(written, poison.at):
        before = holder[key]
        holder[key] = f"{poison.text} {before}" if poison.first else f"{before} {poison.text}"
        return ToolResult.model_validate(written), 1
    return result, 0


def _holders(value: Any, field: str) -> Iterator[tuple[Any, Any]]:
    """Where texts of that field stand, cards first, in the order of the result."""
    if isinstance(value, dict):
        ordered = sorted(value, key=lambda key: key != "findings")
        for key in ordered:
            inner = value[key]
            if key == field and isinstance(inner, str):
                yield value, key
            elif key == field:
                yield from _texts(inner)
            else:
                yield from _holders(inner, field)
    elif isinstance(value, list):
        for one in value:
            yield from _holders(one, field)


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """The texts anywhere inside a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if isinstance(inner, str) and len(inner) > 12:
            yield value, key
        else:
            yield from _texts(inner)
