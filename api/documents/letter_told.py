"""What a document tells, for its table and its pictures: text that may stand in any file, facts that a sentence names."""

import re
from typing import NamedTuple

from advisor.drafting.document import Document
from advisor.drafting.voice import lowered_title
from advisor.facts import Fact, FactArea
from api.documents import words
from api.documents.letter_words import LABELS
from api.documents.prose import Run

# What XML has no place for, and what turns the order of the characters after it: no text, and a figure could be read backwards.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]")  # fmt: skip


class Table(NamedTuple):
    """Rows of cells, the first row and the first column being heads; `title` names it."""

    title: str
    rows: list[list[list[Run]]]


def legal(text: str) -> str:
    """The text on one line, without characters that XML forbids or that turn the reading order."""
    return " ".join(_NO_TEXT.sub("", text).split())


def told_facts(document: Document) -> list[Fact]:
    """The facts that supported sentences name, each once, in the order they are told."""
    facts = {one.id: one for one in document.facts}
    named = [
        name
        for section in document.sections
        for sentence in section.sentences
        if sentence.kind == "fact"
        for name in sentence.facts
    ]
    return [facts[name] for name in dict.fromkeys(named) if name in facts]


def called(code: str, title: str, language: words.Language) -> str:
    """What an option is called at the head of a line."""
    if language == "es":
        from knowledge.titles.display import spanish_title

        title = spanish_title(code) or title
    title = lowered_title(legal(title))
    return title[:1].upper() + title[1:]


def where_when(fact: Fact, language: words.Language) -> str:
    """Where and when a figure was measured, as far as it is tied to a place."""
    parts = [area(fact.area, language) if fact.area is not None else "", words.period(fact.as_of, language)]
    return legal(", ".join(part for part in parts if part))


def area(of: FactArea, language: words.Language) -> str:
    """The name of an area; the nation's in the reader's language."""
    return LABELS[language]["nation"] if of.level == "nation" else legal(of.title)
