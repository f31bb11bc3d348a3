"""Narratives -> passages: cut at headings, then paragraphs, then sentences, to a bounded number of tokens, without overlap.

A passage is small enough to be read whole by the embedder and quoted whole by an answer. Its id depends on the narrative
and the words alone, so the same text keeps its id from build to build. Also says in what words each occupation is
embedded. Never rewrites a text.
"""

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from knowledge.schema import NarrativeRow, PassageRow
from knowledge.tokens import TokenCounter

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_TOKENS = 220
MOST_TITLES = 12
MOST_ACTIVITIES = 5

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_LIST_ITEM = re.compile(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9ÁÉÍÓÚÑ¿¡])")
_ASIDE = re.compile(r"\s*\([^)]*\)")  # an abbreviation spelt out, or a name abbreviated: the same words again
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|St|No|Inc|Co|U\.S|approx)\.|\b[A-Z]\.)$")


def cut(narratives: Iterable[NarrativeRow], counter: TokenCounter) -> Iterator[PassageRow]:
    """Every passage of every narrative, in reading order. `title` is the narrative's, with the heading it stands under.

    No passage exceeds `MOST_TOKENS`, save a single word that does."""
    for narrative in narratives:
        seen: dict[str, int] = {}
        for heading, text in _sections(narrative.markdown):
            title = f"{narrative.title}: {heading}" if heading not in ("", narrative.title) else narrative.title
            for piece in _pieces(text, counter.count):
                nth = seen[piece] = seen.get(piece, 0) + 1
                yield PassageRow(
                    passage_id=_id(narrative.narrative_id, piece, nth),
                    narrative_id=narrative.narrative_id,
                    subject_kind=narrative.subject_kind,
                    subject_id=narrative.subject_id,
                    section=narrative.section,
                    title=title,
                    text=piece,
                    tokens=counter.count(piece),
                    source_key=narrative.source_key,
                )


def _id(narrative_id: str, text: str, nth: int) -> str:
    again = f"\0{nth}" if nth > 1 else ""
    return hashlib.sha256(f"{narrative_id}\0{text}{again}".encode("utf-8", "replace")).hexdigest()[:16]


def _sections(markdown: str) -> Iterator[tuple[str, str]]:
    """(heading, text under it) in order; the heading is empty before the first one."""
    heading, lines = "", list[str]()
    for line in markdown.replace("\r\n", "\n").split("\n"):
        found = _HEADING.match(line)
        if found:
            yield heading, "\n".join(lines)
            heading, lines = found[1], []
        else:
            lines.append(line)
    yield heading, "\n".join(lines)


def _pieces(text: str, count: Callable[[str], int]) -> Iterator[str]:
    """Whole paragraphs packed together while they fit; one that does not fit alone is cut evenly."""
    held = ""
    for paragraph in filter(None, (part.strip() for part in _PARAGRAPHS.split(text))):
        joined = f"{held}\n\n{paragraph}" if held else paragraph
        if count(joined) <= MOST_TOKENS:
            held = joined
            continue
        if held:
            yield held
            held = ""
        if count(paragraph) <= MOST_TOKENS:
            held = paragraph
        else:
            yield from _cut(paragraph, count)
    if held:
        yield held


def _cut(paragraph: str, count: Callable[[str], int]) -> Iterator[str]:
    """A long paragraph in parts of about the same size: list items stay whole where they can, then sentences, then words."""
    items = _LIST_ITEM.split(paragraph)
    parts, joiner = (items, "\n") if len(items) > 1 else (_sentences(paragraph), " ")
    if len(parts) == 1:
        parts, joiner = paragraph.split(), " "
    total = count(paragraph)
    aim = total / math.ceil(total / MOST_TOKENS)
    held = ""
    for part in parts:
        joined = f"{held}{joiner}{part}" if held else part
        size = count(joined)
        # Stop at the aim when stopping is nearer to it than going on, and at the limit always.
        if held and (size > MOST_TOKENS or size - aim > aim - count(held)):
            yield held
            joined = part
            size = count(part)
        if size > MOST_TOKENS and len(parts) > 1 and len(part.split()) > 1:
            yield from _cut(part, count)
            joined = ""
        held = joined
    if held:
        yield held


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    for part in _SENTENCE.split(text):
        if sentences and _ABBREVIATION.search(sentences[-1]):
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return sentences


def embedded_text(subject: str, title: str, text: str) -> str:
    """What of a passage is embedded: a passage often says neither whom nor what it is about, its page and heading do."""
    head = f"{subject}: {title}" if subject and not title.startswith(subject) else title
    return f"{head}\n{text}"


def pairs_of_sentences(text: str) -> Iterator[str]:
    """The text two sentences at a time, in order and without overlap."""
    lines = (line.strip() for line in text.split("\n"))
    sentences = [sentence for line in lines if line for sentence in _sentences(line)]
    for start in range(0, len(sentences), 2):
        yield " ".join(sentences[start : start + 2])


def occupation_texts(connection: "Connection") -> Iterator[tuple[str, str]]:
    """(O*NET-SOC code, the words it is embedded by), in order of code: its title, a spread of what it is also called, its
    foremost activities, and the description where one is built in."""
    from sqlalchemy import text

    titles = _grouped(connection.execute(text(
        "SELECT onet_soc_code, title FROM alternate_title GROUP BY onet_soc_code, title"
        " ORDER BY onet_soc_code, max(kind IN ('reported', 'own')) DESC, title")))  # fmt: skip
    activities = _grouped(connection.execute(text(
        "SELECT onet_soc_code, name FROM activity ORDER BY onet_soc_code, rank")))  # fmt: skip
    rows = connection.execute(text("SELECT onet_soc_code, title, description FROM occupation ORDER BY onet_soc_code"))
    for code, title, description in rows:
        others = dict.fromkeys(_ASIDE.sub("", other).strip() for other in titles.get(code, []))
        also = _spread([other for other in others if other and other.lower() != title.lower()], MOST_TITLES)
        parts = [
            f"{title}.",
            f"Also called {', '.join(also)}." if also else "",
            description or "",
            f"Work: {', '.join(activities[code][:MOST_ACTIVITIES])}." if code in activities else "",
        ]
        yield code, " ".join(filter(None, parts))


def _grouped(rows: Iterable[object]) -> dict[str, list[str]]:
    pairs = [(str(row[0]), str(row[1])) for row in rows]  # type: ignore[index]
    return {code: [name for _, name in group] for code, group in groupby(pairs, key=lambda pair: pair[0])}


def _spread(names: list[str], most: int) -> list[str]:
    """At most `most` of the names, evenly over the list: alphabetical neighbours say the same thing twice."""
    step = max(1.0, len(names) / most)
    return [names[int(i * step)] for i in range(min(most, len(names)))]
