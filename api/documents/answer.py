"""One answer laid out for a reader: its text as blocks, its figures as a table, its sources numbered as it cites them."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime

from advisor.facts import Fact
from advisor.shares import SharedAnswer
from advisor.tools.show import show
from api.documents import words
from api.documents.pdf import typeset
from api.documents.prose import Block, blocks

MOST_BESIDE = 40
"""So many of the figures that were looked up and are not in the text are listed: the others only fill pages."""

_NAMED = re.compile(r"\bF\d+\b")


@dataclass(frozen=True)
class Row:
    """A line of a table of figures; `cite` is its source's number, `note` how it was computed (from the figures of that
    `id`) or what limits it."""

    id: str
    what: str
    figure: str
    where: str
    when: str
    cite: int
    note: str | None


@dataclass(frozen=True)
class Source:
    """A line of the list of sources. `url` is an https address or `None`."""

    number: int
    publisher: str
    title: str
    vintage: str
    licence: str
    url: str | None


@dataclass(frozen=True)
class Layout:
    """The whole answer, ready to be drawn. `rows`: the figures in the text and those they were computed from; `beside`:
    others that were looked up; `more`: how many of those are left out."""

    title: str
    language: words.Language
    question: str | None
    prose: list[Block]
    rows: list[Row]
    beside: list[Row]
    more: int
    sources: list[Source]
    made: list[str]
    day: str


def laid_out(shared: SharedAnswer) -> Layout:
    """The answer as page and PDF show it."""
    language = shared.language
    label = words.LABELS[language]
    day = words.day(shared.answered_at, language)
    stamps = shared.stamps
    told = _told(shared)
    beside = [fact for fact in shared.facts if fact.id not in told]
    written = label["offline"] if stamps.model == "offline" else label["ai"].format(model=stamps.model)
    return Layout(
        title=label["title"].format(day=day),
        language=language,
        question=shared.question,
        prose=blocks(shared.text, {one.id for one in shared.citations}),
        rows=[_row(fact, language) for fact in shared.facts if fact.id in told],
        beside=[_row(fact, language) for fact in beside[:MOST_BESIDE]],
        more=max(0, len(beside) - MOST_BESIDE),
        sources=[
            Source(
                number=one.id,
                publisher=one.publisher,
                title=" · ".join(part for part in (one.dataset, one.title, one.section) if part),
                vintage=words.period(one.vintage, language),
                licence=one.licence,
                url=one.url if one.url.startswith("https://") else None,
            )
            for one in shared.citations
        ],
        made=[
            written,
            label["advice"],
            label["build"].format(build=stamps.knowledge_build or "–", version=stamps.version, day=day),
        ],
        day=day,
    )


def pdf(shared: SharedAnswer) -> bytes:
    """The answer as a tagged PDF; the same answer always gives the same bytes."""
    layout = laid_out(shared)
    return typeset("answer.typ", asdict(layout) | {"label": dict(words.LABELS[layout.language])}, shared.answered_at)


def _told(shared: SharedAnswer) -> set[str]:
    """The figures that stand in the text with their source, and those they were computed from."""
    told = {
        fact.id
        for fact in shared.facts
        if re.search(rf"(?<![\d.,$]){re.escape(show(fact))}(?![\d%])[^\d\n]{{0,24}}\[{fact.citation}\]", shared.text)
    }
    for fact in shared.facts:
        if fact.id in told and fact.note:
            told.update(_NAMED.findall(fact.note))
    return told


def _row(fact: Fact, language: words.Language) -> Row:
    what = f"{fact.of.title}: {words.measure(fact, language)}"
    if fact.basis == "derived":
        what += f" ({words.LABELS[language]['derived']})"
    return Row(
        id=fact.id,
        what=what,
        figure=f"{show(fact)} {words.unit(fact, language)}".strip(),
        where=fact.area.title if fact.area else words.LABELS[language]["none"],
        when=words.period(fact.as_of, language),
        cite=fact.citation,
        note=fact.note,
    )


def file_name(moment: datetime) -> str:
    """A plain name for the file: nothing a person wrote is in it."""
    return f"career-advisor-{moment:%Y-%m-%d}.pdf"
