"""A draft before it is checked: one line a sentence, each with its mark, under headings. The form a model writes in
(`F|`, `C|`, `J|`, `Q|` and `## `) is read here, and the composed one is made of the same lines. Pure."""

import re
from collections.abc import Iterator
from typing import Literal

from advisor.facts import Frozen

Mark = Literal["F", "C", "J", "Q"]
_LINE = re.compile(r"^\s*(?:[-*•]\s+|\d+[.)]\s+)?\**([FCJQ])\s?\|\**\s*(.+?)\s*$")
_HEADING = re.compile(r"^\s*#{1,4}\s+(.+?)\s*#*\s*$")
_SOURCE = re.compile(r"\s*\[(S[\w-]*|[\w-]*\d[\w-]*|situation)\](?=\W*$)")


class Line(Frozen):
    """One sentence of a draft. `name` tells what it says (a key of the phrasebook with what it is of): the same name in
    another wording or language is the same sentence."""

    mark: Mark
    text: str
    section: str = ""  # the key of its section
    part: str = ""  # which section of that key: the code of the option it is about
    heading: str = ""
    name: str = ""
    source: str | None = None
    reason: str | None = None


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a model's text; a line without a mark is none. `[S2]` at the end of a C line is its source."""
    heading, number = "", 0
    for raw in text.splitlines():
        if (head := _HEADING.match(raw)) is not None:
            heading = head[1].strip("* ")
            continue
        if (line := _LINE.match(raw)) is None:
            continue
        number += 1
        mark, said, source = line[1], line[2], None
        if mark == "C" and (found := _SOURCE.search(said)) is not None:
            source, said = found[1], (said[: found.start()] + said[found.end() :]).strip()
        yield Line.model_validate(
            {"mark": mark, "text": said, "heading": heading, "section": heading, "name": f"m{number}", "source": source}
        )


def by_model(name: str) -> bool:
    """Whether a line of this name is a model's own and none of the phrasebook's."""
    return re.fullmatch(r"m\d+", name) is not None
