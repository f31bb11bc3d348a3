"""A draft in a model's words: the one agent with the drafting prompt, its marked lines held against what they stand on, one
round for what did not stand, and nothing at all where too little is left."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.agent import Broken, Delta, Said, Stopped
from advisor.cards import Card
from advisor.drafting.composing import REQUIRED
from advisor.drafting.document import Document
from advisor.drafting.lines import Line, read_lines
from advisor.drafting.looked_up import LookedUp
from advisor.drafting.proving import Proof, Proven, has_figure
from advisor.drafting.topics import topics_in
from advisor.drafting.words import forms
from advisor.grounding.mentions import Names
from advisor.talk import TalkState
from advisor.tools import PlaceGiven, ToolContext, compact
from advisor.turns import TurnContext

if TYPE_CHECKING:
    from advisor.agent import Agent
    from knowledge.store import Knowledge

log = logging.getLogger(__name__)
_LEAST = 0.5
"""The share of a model's lines that must stand for its draft to be kept."""


@dataclass
class Modelled:
    """A model's lines that stand, with all cards that its look-ups showed."""

    lines: list[Line]
    findings: list[Card]


@dataclass
class Spent:
    """The tokens that a draft took, its second round among them; told even where no draft came of it."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


def modelled(
    agent: "Agent",
    knowledge: "Knowledge",
    found: LookedUp,
    names: Names | None,
    edited: tuple[Document, str] | None = None,
    spent: Spent | None = None,
) -> Modelled | None:
    """The lines of the model; `None` where it failed or too little of it stands. `edited`: a draft and its instruction."""
    task, spent = _task(found, edited), spent or Spent()
    cards = [card for one in found.results for card in one.findings]
    text = _said(agent, knowledge, found, task, cards, spent)
    if text is None:
        return None
    lines = _sourced(list(read_lines(text)), found)
    proof = _proof(found, cards, names)
    refused = _refused(lines, proof, found)
    if refused:
        again = f"{task}\n\n# Draft\n\n{text}\n\n# Refused lines\n\n" + "\n".join(
            f"- ## {one.heading}: {one.mark}|{one.text} ({'; '.join(why)})" for one, why in refused
        )
        mended = _said(agent, knowledge, found, again, cards, spent)
        proof = _proof(found, cards, names)
        better = _sourced(list(read_lines(mended)), found) if mended else []
        bad = {id(one) for one, _ in refused}
        fresh = [
            one for one in better if not _refused([one], proof, found) and one.text not in {line.text for line in lines}
        ]
        lines = _placed([one for one in lines if id(one) not in bad], fresh)
    stated = any(one.mark == "F" for one in lines)
    if len(lines) < _LEAST * (len(lines) + len(refused)) or (found.options and not stated) or len(lines) < 4:
        return None
    return Modelled(_keyed(lines, found), cards)


def _task(found: LookedUp, edited: tuple[Document, str] | None) -> str:
    """What the model is told of this draft: the request, what is on file, and what was looked up."""
    asked = found.asked
    request = asked.request
    parts = [
        f"kind: {request.kind}",
        f"language: {request.language}",
        f"reading grade: {request.reading_grade or 'plain'}",
        f"client: {asked.name or 'name not known'}",
        f"request: {request.request}",
    ]
    file = [f"[S{number}] {one.kind}, said by {one.said_by}{f' on {one.on}' if one.on else ''}: {one.text}" for number, one in enumerate(asked.items, start=1)]  # fmt: skip
    parts.append("# Client file\n\n" + ("\n".join(file) or "empty"))
    results = [compact(one, found.ledger) for one in found.results]
    parts.append("# Results of look-ups\n\n" + ("\n\n".join(results) or "none"))
    if edited is not None:
        document, instruction = edited
        told = [f"## {part.heading}\n" + "\n".join(_line(one.kind, one.text) for one in part.sentences) for part in document.sections]  # fmt: skip
        parts.append("# Draft\n\n" + "\n".join(told))
        parts.append(f"# Instruction\n\n{instruction}")
    return "\n\n".join(parts)


def _line(kind: str, text: str) -> str:
    return f"{ {'fact': 'F', 'client_said': 'C'}.get(kind, 'J') }|{text}"


def _said(
    agent: "Agent", knowledge: "Knowledge", found: LookedUp, task: str, cards: list[Card], spent: Spent
) -> str | None:
    """The model's text; look-ups that it makes go to the same ledger. `None` where it failed."""
    turn = TurnContext(
        ToolContext(knowledge, found.ledger, PlaceGiven()), TalkState(), task, found.asked.request.language
    )
    text: list[str] = []
    try:
        for event in agent.run(turn):
            if isinstance(event, Said):
                spent.prompt_tokens += event.prompt_tokens
                spent.completion_tokens += event.completion_tokens
            if isinstance(event, Delta):
                text.append(event.text)
            elif isinstance(event, Broken) or (isinstance(event, Said) and "fault" in event.extra):
                return None
    except Stopped:
        return None
    for result in turn.results:
        found.results.append(result)
        cards += [card for card in result.findings if card not in cards]
    return "".join(text)


def _proof(found: LookedUp, cards: Sequence[Card], names: Names | None) -> Proof:
    said = "\n".join([found.asked.request.request, *(one.text for one in found.asked.items)])
    return Proof(found.ledger, cards, said, names, found.asked.items)


def _sourced(lines: list[Line], found: LookedUp) -> list[Line]:
    """Sources as ids of items: `S2` is the second item that the model was shown."""
    ids = {f"S{number}": one.id for number, one in enumerate(found.asked.items, start=1)}
    return [one.model_copy(update={"source": ids.get(one.source or "", one.source)}) for one in lines]


def _refused(lines: Sequence[Line], proof: Proof, found: LookedUp) -> list[tuple[Line, tuple[str, ...]]]:
    """The lines that do not stand, each with why."""
    refused: list[tuple[Line, tuple[str, ...]]] = []
    heading, context = None, proof.opened("")
    for line in lines:
        if line.heading != heading:
            heading, context = line.heading, proof.opened(line.heading)
        why: tuple[str, ...] = ()
        if extra := topics_in(line.text) - found.asked.topics:
            why = tuple(f"leave out {one}" for one in sorted(extra))
        elif line.mark == "F":
            proven, context = proof.fact(line.text, context)
            why = proven.complaints
        elif line.mark == "C":
            why = proof.client_said(line.text, line.source).complaints
        elif line.mark == "J":
            why = _own(line, proof).complaints or proof.claims(line.text, context)
        elif has_figure(line.text):
            why = ("a question has no figure",)
        if why:
            refused.append((line, why))
    return refused


def _own(line: Line, proof: Proof) -> Proven:
    return proof.judgement(line.text, line.reason)


def _placed(lines: list[Line], fresh: Sequence[Line]) -> list[Line]:
    """Replacements behind the last line of their heading; under no known heading they are left out."""
    for one in fresh:
        places = [number for number, line in enumerate(lines) if line.heading == one.heading]
        if places:
            lines.insert(places[-1] + 1, one)
    return lines


def _keyed(lines: list[Line], found: LookedUp) -> list[Line]:
    """Each line with the key of its section: that of the required one whose heading it has, the rest as they are."""
    required = REQUIRED[found.asked.request.kind]
    headings = list(dict.fromkeys(one.heading for one in lines if one.mark != "Q"))
    keys: dict[str, str] = {}
    for heading in headings:
        keys[heading] = next((key for key in required if key not in keys.values() and _means(heading, key)), "")
    if headings and found.asked.request.kind == "letter" and "greeting" not in keys.values():
        keys[headings[0]] = keys[headings[0]] or "greeting"
    return [one.model_copy(update={"section": keys.get(one.heading, "")}) for one in lines]


def _means(heading: str, key: str) -> bool:
    """Whether a heading is that of a section, in either language: its key, or most words of our own heading."""
    low = heading.lower()
    if key == "greeting":
        return low.startswith(("dear", "hello", "hi", "greeting", "hola", "estimad", "querid", "buen", "saludo"))
    words = {one for language in ("en", "es") for form in forms(language).get(key, ()) for one in form.lower().split()}
    mine = {one.strip(",.:") for one in low.split()}
    return key in low or len({one for one in words & mine if len(one) > 3}) > 0
