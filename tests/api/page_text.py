"""A page as a reader meets it: sections, headings, links, figures with their markers. For tests of pages."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "img", "input", "br", "source", "hr"}
_UNSEEN = {"script", "style"}


@dataclass
class PageText:
    """What was found. `sections`: id -> text; `figures`: (text, href of its marker or None); `loose`: text outside figures."""

    text: str = ""
    loose: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[str, str]] = field(default_factory=list)
    figures: list[tuple[str, str | None]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)


# What the start of a tag ends, where the page leaves the end out; nothing outside of the same table or list.
_CELL, _ROW = {"td", "th"}, {"td", "th", "tr"}
_ENDS = {"td": _CELL, "th": _CELL, "tr": _ROW, "tbody": _ROW | {"thead", "tbody"}, "li": {"li"}}


def _is_figure(tag: str, given: dict[str, str], inside: list[tuple[str, dict[str, str]]]) -> bool:
    """A dense table writes a figure as a bare `b`."""
    return given.get("class") == "f" or (tag == "b" and not given and any(name == "table" for name, _ in inside))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageText()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._held: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        if "href" in given:
            self.page.links.append(given["href"])
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            self.page.meta[name] = given.get("content", "")
        if tag == "section" and "id" in given:
            self.page.sections[given["id"]] = ""
        if tag in ("h1", "h2", "h3", "h4"):
            self.page.headings.append((tag, ""))
        if tag == "td":
            self.page.cells.append("")
        if tag in _ENDS:
            self._end_implied(tag)
        if _is_figure(tag, given, self._open):
            self.page.figures.append(("", None))
        in_marker = tag == "a" and any(name == "sup" for name, _ in self._open)
        if in_marker and self.page.figures and self.page.figures[-1][1] is None and not self._since_figure():
            self.page.figures[-1] = (self.page.figures[-1][0], given.get("href"))
        if tag not in _VOID:
            self._open.append((tag, given))
            self._held.append("")

    def _since_figure(self) -> str:
        return self._after.strip()

    _after = ""

    def _end_implied(self, tag: str) -> None:
        while self._open and self._open[-1][0] in _ENDS[tag]:
            self._open.pop()
            self._held.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, given = self._open.pop()
            held = self._held.pop()
            if name == "script" and given.get("type") == "application/ld+json":
                self.page.data.append(json.loads(held))
            if _is_figure(name, given, self._open):
                self._after = ""
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._held:
            self._held[-1] += data
        names = [name for name, _ in self._open]
        if _UNSEEN & set(names) or "head" in names:
            return
        self.page.text += data
        if any(_is_figure(name, given, self._open) for name, given in self._open):
            text, marker = self.page.figures[-1]
            self.page.figures[-1] = (text + data, marker)
        else:
            self._after += data
            if not any(
                name == "sup" or {"sources", "caveat"} & set(given.get("class", "").split())
                for name, given in self._open
            ):
                self.page.loose += data
        for name, given in self._open:
            if name == "section" and "id" in given:
                self.page.sections[given["id"]] += data
        if any(name in ("h1", "h2", "h3", "h4") for name in names):
            level, text = self.page.headings[-1]
            self.page.headings[-1] = (level, text + data)
        if "td" in names:
            self.page.cells[-1] += data


def read(html: str) -> PageText:
    """Parse a page."""
    reader = _Reader()
    reader.feed(html)
    reader.page.text = re.sub(r"\s+", " ", reader.page.text)
    return reader.page
