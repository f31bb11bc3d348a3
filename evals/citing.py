"""Whether the sources that a text names are there and say what stands before their mark: each `[n]` is a citation of the
answer, and a fact of that citation stands in the sentence, or a card whose own words it tells. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.answers import Answer
from advisor.facts import Fact
from advisor.tools.show import show
from evals.online.reading import shows

_MARK = re.compile(r"\[(\d+)\]")
_SENTENCE = re.compile(r"(?<=[.!?:])(?:\s*\[\d+\])*\s+|\n+")


def faults(answer: Answer) -> list[str]:
    """What is wrong with the sources of an answer, as sentences."""
    known = {one.id for one in answer.citations}
    found = [
        f"{fact.id} cites source {fact.citation}, which is not listed"
        for fact in answer.facts
        if fact.citation not in known
    ]
    marks = {int(one) for one in _MARK.findall(answer.text)}
    found += [f"the text cites source {one}, which is not listed" for one in sorted(marks - known)]
    facts: dict[int, list[Fact]] = {}
    for fact in answer.facts:
        facts.setdefault(fact.citation, []).append(fact)
    told = _told(answer)
    for sentence in sentences(answer.text):
        for mark in dict.fromkeys(int(one) for one in _MARK.findall(sentence)):
            if mark in known and mark not in told and not _stands(sentence, facts.get(mark, ())):
                found.append(f"source {mark} supports nothing in: {sentence[:160]}")
    return found


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a text, each with the marks behind its stop."""
    start = 0
    for match in _SENTENCE.finditer(text):
        yield text[start : match.end()].strip()
        start = match.end()
    if rest := text[start:].strip():
        yield rest


def _stands(sentence: str, facts: "list[Fact] | tuple[()]") -> bool:
    """Whether a figure of these facts is written in the sentence."""
    return any(show(fact) in sentence or shows(sentence, fact) for fact in facts)


def _told(answer: Answer) -> set[int]:
    """Sources of which a card holds words, not figures alone: a passage, a section, what a job asks for."""
    return {number for card in answer.findings for number in _citations(card.model_dump(mode="json"))}


def _citations(value: Any) -> Iterator[int]:
    if isinstance(value, Mapping):
        number = value.get("citation")
        if isinstance(number, int):
            yield number
        for one in value.values():
            yield from _citations(one)
    elif isinstance(value, list):
        for one in value:
            yield from _citations(one)
