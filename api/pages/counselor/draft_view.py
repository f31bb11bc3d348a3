"""A draft as its page shows it: for each sentence what it stands on, in words. Pure but for the client's file it is given."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from advisor.caseload import WholeFile
from advisor.draft_states import DraftOut, RevisionOut, State
from advisor.drafting.client_file import sources_of
from advisor.drafting.document import Section, SentenceKind
from advisor.facts import CitationOut, Fact
from advisor.tools.show import show
from api.documents import words
from api.pages.counselor.draft_words import STEPS

MARKS: Mapping[SentenceKind, str] = {
    "fact": "Fact",
    "client_said": "Client said",
    "judgement": "Your judgement",
    "unsupported": "Not supported",
}
_CITED = re.compile(r"\[(\d{1,3})\]")


class FactShown(NamedTuple):
    """A fact in words. `source`: the number of its source."""

    id: str
    figure: str
    measure: str
    of: str
    where: str
    when: str
    note: str
    source: int


class SourceShown(NamedTuple):
    """A numbered source. `url` is empty where the address is none that a page should lead to."""

    number: int
    publisher: str
    title: str
    vintage: str
    licence: str
    url: str


class ItemShown(NamedTuple):
    """An item of the client's file in words. `learnt`: by whom and when."""

    text: str
    learnt: str


class Step(NamedTuple):
    """A step of the way to an approval. `at`: `past`, `now` or `ahead`."""

    name: str
    state: str
    at: str


class Run(NamedTuple):
    """A piece of a sentence: text, or the number of a source."""

    text: str
    source: int | None


def fact_shown(one: Fact) -> FactShown:
    """A fact in words."""
    unit = words.unit(one, "en")
    where = "" if one.area is None else "United States" if one.area.level == "nation" else one.area.title
    derived = f"Worked out: {one.note}" if one.basis == "derived" and one.note else one.note or ""
    return FactShown(
        one.id,
        f"{show(one)} {unit}".strip(),
        words.measure(one, "en"),
        one.of.title,
        where,
        one.as_of,
        derived,
        one.citation,
    )


def source_shown(one: CitationOut) -> SourceShown:
    """A source as it is listed."""
    title = " · ".join(part for part in (one.dataset, words.undated(one.title, one.vintage), one.section) if part)
    url = one.url if re.fullmatch(r"https://[!-~]+", one.url) else ""
    return SourceShown(one.id, one.publisher, title, one.vintage, one.licence, url)


def items_shown(file: WholeFile | None, sections: Sequence[Section]) -> dict[str, ItemShown]:
    """The items of the file that the sentences name, also those that hold no longer."""
    if file is None:
        return {}
    named = {one.source for section in sections for one in section.sentences if one.source}
    found: dict[str, ItemShown] = {}
    for entry in file.timeline:
        if entry.id in named and entry.text:
            learnt = _learnt(entry.said_by or "", entry.on.isoformat() if entry.on else "", entry.source or "")
            found[entry.id] = ItemShown(entry.text, learnt + (" It holds no longer." if entry.until else ""))
    for item in sources_of(file):
        if item.id in named and item.id not in found:
            on = item.on.isoformat() if item.on else ""
            found[item.id] = ItemShown(item.text, _learnt(item.said_by, on, item.source or ""))
    return found


def _learnt(who: str, on: str, source: str) -> str:
    when = f"on {on}" if on else "on a day that was not noted"
    whence = f" ({source})" if source else ""
    return f"Said by {'the ' if who in ('client', 'counselor') else ''}{who or 'somebody not named'} {when}{whence}."


STANDARD = "Standard wording"
"""The mark of a set phrase of the program that nobody has judged."""


def counted(sections: Sequence[Section], standard: Collection[str] = ()) -> str:
    """The sentences by what they stand on, in one line. `standard`: the texts of set phrases."""
    told_of = [one for section in sections for one in section.sentences]
    kinds = [one.kind for one in told_of]
    phrases = sum(one.kind == "judgement" and one.text in standard for one in told_of)
    facts, said = kinds.count("fact"), kinds.count("client_said")
    own, doubt = kinds.count("judgement") - phrases, kinds.count("unsupported")
    parts = [
        f"{facts} fact{'' if facts == 1 else 's'}" if facts else "",
        f"{said} from the client" if said else "",
        f"{own} your judgement" if own else "",
        f"{phrases} standard wording" if phrases else "",
        f"{doubt} not supported" if doubt else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{len(kinds)} sentence{'' if len(kinds) == 1 else 's'}" + (f": {told}" if told else "")


def steps(state: State) -> list[Step]:
    """The way from the request to the approval, and where the draft stands on it."""
    names = list(STEPS)
    here = len(names) if state is State.SUPERSEDED else names.index(state)
    told = [
        Step(STEPS[one], one.value, "past" if place < here else "now" if place == here else "ahead")
        for place, one in enumerate(names)
    ]
    return [*told, Step("No longer in force", State.SUPERSEDED.value, "now")] if state is State.SUPERSEDED else told


def runs(text: str) -> list[Run]:
    """A sentence as text and the numbers of its sources."""
    found: list[Run] = []
    end = 0
    for mark in _CITED.finditer(text):
        found.append(Run(text[end : mark.start()].rstrip(), None))
        found.append(Run("", int(mark[1])))
        end = mark.end()
    return [*found, Run(text[end:], None)]


def cited(sections: Sequence[Section]) -> set[int]:
    """The numbers of the sources that the sentences name."""
    return {int(mark) for section in sections for one in section.sentences for mark in _CITED.findall(one.text)}


def told_facts(revision: RevisionOut) -> list[Fact]:
    """The facts that supported sentences tell, each once, in their order."""
    facts = {one.id: one for one in revision.facts}
    told = [
        each for section in revision.sections for one in section.sentences if one.kind == "fact" for each in one.facts
    ]
    return [facts[one] for one in dict.fromkeys(told) if one in facts]


def for_script(draft: DraftOut, file: WholeFile | None) -> dict[str, str]:
    """What the page's script draws the sentences from, each as JSON for a data attribute."""
    revision = draft.revision
    if revision is None:
        return {}
    held: dict[str, Any] = {
        "facts": {one.id: fact_shown(one)._asdict() for one in revision.facts},
        "sources": {one.id: source_shown(one)._asdict() for one in revision.citations},
        "standard": revision.standard,
        "items": {name: one._asdict() for name, one in items_shown(file, revision.sections).items()},
        "revision": {
            "number": revision.number,
            "digest": revision.digest,
            "sections": [one.model_dump(mode="json") for one in revision.sections],
        },
    }
    return {name: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for name, value in held.items()}
