"""A counselor's document as Markdown, in which whatever a person or a model wrote is text, and as JSON."""

import json
import re
from collections.abc import Iterator, Sequence

from advisor.drafting.approval import Approval
from advisor.drafting.document import Document, digest
from api.documents import words
from api.documents.letter import Letter
from api.documents.letter_parts import Part, Said
from api.documents.letter_words import LABELS
from api.documents.prose import Run

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&{}])")
_OPENING = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def markdown_of(letter: Letter) -> str:
    """The document as Markdown. Sources are marked `[1]` and listed at the end with the same numbers."""
    return "\n\n".join(_blocks(letter)) + "\n"


def json_of(document: Document, approval: Approval | None) -> str:
    """All of the document as it is kept, with its approval and its digest."""
    told = {
        "document": document.model_dump(mode="json", by_alias=True),
        "approval": approval.model_dump(mode="json") if approval is not None else None,
        "digest": digest(document),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _blocks(letter: Letter) -> Iterator[str]:
    label, shared = LABELS[letter.language], words.LABELS[letter.language]
    yield f"# {_plain(letter.title)}"
    yield _line(letter.day)
    for notice in letter.notices:
        yield f"**{_plain(notice)}**"
    for part in letter.parts:
        yield from _part(part, label["picture"])
    if letter.sources:
        yield f"## {label['sources_of_it']}"
        yield "\n".join(
            f"- [{one.number}] {_plain(one.publisher)}, *{_plain(one.title)}*, {_plain(one.vintage)}. "
            f"{shared['licence']}: {_plain(one.licence)}." + (f" {shared['open']}: <{one.url}>" if one.url else "")
            for one in letter.sources
        )
    yield f"## {shared['made']}"
    yield "\n".join(f"- {_plain(one)}" for one in letter.made)
    yield "---"
    yield f"{_plain(letter.footer)} {_plain(letter.stamp)}"


def _part(part: Part, picture: str) -> Iterator[str]:
    if part.heading:
        yield _line(part.heading) if part.level == 0 else f"{'#' * (part.level + 1)} {_plain(part.heading)}"
    if part.shape == "paragraph":
        if part.said:
            yield _opened(" ".join(_said(one) for one in part.said))
    elif part.said:
        bullets = [f"{number}." if part.shape == "numbered" else "-" for number in range(1, len(part.said) + 1)]
        yield "\n".join(f"{bullet} {_opened(_said(one))}" for bullet, one in zip(bullets, part.said, strict=True))
    if part.alone is not None:
        yield _opened(_said(part.alone))
    for table in part.tables:
        lines = [f"| {' | '.join(_runs(cell) for cell in row)} |" for row in table.rows]
        yield "\n".join([lines[0], "|" + " --- |" * len(table.rows[0]), *lines[1:]])
    for one in part.pictures:
        cites = " ".join(f"[{cite}]" for cite in one.cites)
        yield f"*{_plain(picture.format(alt=one.alt))}* {cites}"


def _said(said: Said) -> str:
    text = _runs(said.runs)
    return text if said.doubt is None else f"{text} **{_plain(said.doubt)}**"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_plain(run.text) if run.cite is None else f" [{run.cite}]" for run in runs)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _line(text: str) -> str:
    return _opened(_plain(text))


def _opened(text: str) -> str:
    """A line that begins as text: no list, rule or number of a list is made of its first characters."""
    return _OPENING.sub(lambda at: f"{at[1]}{at[2]}\\" if at[2].isdigit() else f"{at[1]}\\{at[2]}", text)
