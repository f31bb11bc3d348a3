"""`career-advisor prompts`: what a provider is sent before anybody says a word, and how much of it there is."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

_COMPACT = (",", ":")


def prompts(
    show: Annotated[str | None, typer.Option("--show", metavar="NAME", help="Print this prompt's text.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Each prompt with its digest and its length in tokens, and the tokens of all tool schemas."""
    from advisor.errors import NotFoundError
    from prompts import every

    if show is not None:
        found = {one.name: one for one in every()}
        if show not in found:
            raise NotFoundError(f"There is no prompt {show!r}; there are {', '.join(found)}.")
        print(found[show].text)
        return
    told = _told()
    if as_json:
        print(json.dumps(told, indent=2))
        return
    table = Table("prompt", "digest", "tokens", caption=f"tokens: {told['counter']}")
    table.columns[2].justify = "right"
    for one in told["prompts"]:
        table.add_row(one["name"], one["digest"], f"{one['tokens']:,}")
    table.add_section()
    table.add_row(f"schemas of {len(told['tools'])} tools", "", f"{told['tool_tokens']:,}")
    Console().print(table)


def _told() -> dict[str, Any]:
    from advisor.settings import Settings
    from advisor.tools import TOOLS
    from advisor.tools.schemas import told
    from knowledge.tokens import counter
    from prompts import every

    counted = counter(Settings.load().tiktoken_cache_dir)
    # Together they are a list in one request; each alone says where the tokens go.
    texts = {tool.name: json.dumps(told(tool), separators=_COMPACT) for tool in TOOLS}
    return {
        "counter": counted.name,
        "prompts": [{"name": one.name, "digest": one.digest, "tokens": counted.count(one.text)} for one in every()],
        "tools": {name: counted.count(text) for name, text in texts.items()},
        "tool_tokens": counted.count("[" + ",".join(texts.values()) + "]"),
    }
