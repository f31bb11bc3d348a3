"""An answer's text as typed blocks: a small Markdown in which nothing is a link, a picture or markup of any kind.

What is not in the subset stays the plain characters it was written in. Templates and PDF draw the same blocks.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_MARKER = re.compile(r"\s?\[(\d{1,3})\]")
_RULES = ["emphasis", "escape", "heading", "list", "newline", "table"]


class Run(NamedTuple):
    """A stretch of text in one style, or, where `cite` is set, the marker of a source."""

    text: str
    strong: bool = False
    emphasis: bool = False
    cite: int | None = None


class Block(NamedTuple):
    """A paragraph or heading (`runs`), a list (`items`), or a table (`rows`, the first one its header)."""

    kind: Literal["paragraph", "heading", "list", "numbered", "table"]
    runs: list[Run] = []
    items: list[list[Run]] = []
    rows: list[list[list[Run]]] = []


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(_RULES)


def blocks(text: str, cited: Collection[int]) -> list[Block]:
    """The blocks of an answer. `cited`: the numbers that are sources; any other number in brackets is text."""
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser().parse(text))
    return [found for node in tree.children for found in _block(node, cited)]


def _block(node: "SyntaxTreeNode", cited: Collection[int]) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Block("heading", runs=_runs(node, cited))
        case "bullet_list" | "ordered_list":
            items = [_runs(paragraph, cited) for paragraph in _paragraphs(node)]
            yield Block("list" if node.type == "bullet_list" else "numbered", items=items)
        case "table":
            rows = [row for part in node.children for row in part.children]
            yield Block("table", rows=[[_runs(cell, cited) for cell in row.children] for row in rows])
        case _:
            yield Block("paragraph", runs=_runs(node, cited))


def _paragraphs(node: "SyntaxTreeNode") -> Iterator["SyntaxTreeNode"]:
    """What stands in a list, lists within it too: one level is enough for an answer."""
    for child in node.children:
        if child.type in ("list_item", "bullet_list", "ordered_list"):
            yield from _paragraphs(child)
        else:
            yield child


def _runs(node: "SyntaxTreeNode", cited: Collection[int]) -> list[Run]:
    return [run for child in node.children for run in _inline(child, cited, strong=False, emphasis=False)]


def _inline(node: "SyntaxTreeNode", cited: Collection[int], *, strong: bool, emphasis: bool) -> Iterator[Run]:
    match node.type:
        case "softbreak" | "hardbreak":
            yield Run(" ", strong, emphasis)
        case _ if node.children:
            strong, emphasis = strong or node.type == "strong", emphasis or node.type == "em"
            for child in node.children:
                yield from _inline(child, cited, strong=strong, emphasis=emphasis)
        case _:
            yield from marked(node.content, cited, strong, emphasis)


def marked(text: str, cited: Collection[int], strong: bool, emphasis: bool) -> Iterator[Run]:
    start = 0
    for match in _MARKER.finditer(text):
        if int(match[1]) in cited:
            if match.start() > start:
                yield Run(text[start : match.start()], strong, emphasis)
            yield Run("", cite=int(match[1]))
            start = match.end()
    if start < len(text):
        yield Run(text[start:], strong, emphasis)
