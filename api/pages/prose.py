"""Narratives as HTML: a small Markdown, sanitised, without links or pictures; and the same as plain text."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markupsafe import Markup

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "br"}
_TAG = re.compile(r"<[^>]+>")


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # No HTML, no links, no images, no headings: a narrative cannot bring anything into a page but words.
    return MarkdownIt("zero").enable(["emphasis", "list", "newline", "table"])


@lru_cache(maxsize=2048)
def prose(markdown: str) -> "Markup":
    """A narrative as safe HTML."""
    import nh3
    from markupsafe import Markup

    return Markup(nh3.clean(_parser().render(markdown), tags=_TAGS, attributes={}).strip())


def marked(words: "Markup", mark: "Markup") -> "Markup":
    """Words with their marker at the end of the last paragraph, not under it."""
    head, end, tail = words.rpartition("</p>")
    return head + mark + end if end and not tail.strip() else words + mark


def plain(markdown: str, most: int = 160) -> str:
    """The text alone, cut at the end of a word within `most` characters."""
    import html

    text = " ".join(html.unescape(_TAG.sub(" ", prose(markdown))).split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def first_sentence(markdown: str) -> str:
    """The first sentence of the text alone."""
    text = plain(markdown, 10_000)
    end = re.search(r"(?<=[.?!])\s", text)
    return text[: end.start()] if end else text
