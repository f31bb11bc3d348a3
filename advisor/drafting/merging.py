"""Puts a newly written draft in place of an edited one and keeps what a person did to it: sentences they wrote or changed
stay, sentences they took out stay out. Pure.

`before` is what was written for the document as it is, `after` what is written for it as it should be; both tell each
sentence by a name that is the same in every wording and language.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from advisor.drafting.document import Document, Section, Sentence

_ALIKE = 0.75
"""From this likeness on, figures aside, two machine-written sentences tell the same of the same thing."""


class Named(NamedTuple):
    """A sentence as written, with its name."""

    name: str
    sentence: Sentence


class Written(NamedTuple):
    """A section as written: `of` tells apart sections of one key (the option an `option` section is about)."""

    key: str
    of: str
    heading: str
    sentences: tuple[Named, ...]


def merged(before: Sequence[Written], after: Sequence[Written], edited: Sequence[Section]) -> tuple[list[Section], int]:
    """The new sections, and how many sentences of a person's own stand among them."""
    place_of = {one.sentence.text: (number, one.name) for number, part in enumerate(before) for one in part.sentences}
    kept = {name for section in edited for one in section.sentences for _, name in [place_of.get(one.text, (0, ""))]}
    removed = {one.name for part in before for one in part.sentences} - kept
    removed |= _of_removed_sections(before, kept)
    own = _own(before, edited, place_of)
    sections: list[Section] = []
    placed: set[int] = set()
    for part in after:
        told = _told(part, removed, own, placed)
        heading = _heading(part, before, edited)
        if told:
            sections.append(Section(heading=heading, key=part.key, sentences=told))
    left = [sentence for number, (_, _, sentence) in enumerate(own) if number not in placed]
    for section in edited:
        mine = [one for one in section.sentences if one in left]
        if mine:
            sections.append(Section(heading=section.heading, key=section.key, sentences=mine))
            left = [one for one in left if one not in mine]
    return sections, len(own)


def renewed(document: Document, before: Sequence[Written], build_id: str) -> Document:
    """The document with the fact sentences that were written from an older build put as the current one writes them: they
    are nobody's own words, though their figures are no longer the same. What a person changed stays as it is."""
    if document.stamps.knowledge_build == build_id:
        return document
    machine = {one.text for one in document.attested}
    now = [one.sentence.text for part in before for one in part.sentences if one.sentence.kind == "fact"]
    here = {one.text for part in document.sections for one in part.sentences}
    free = [text for text in now if text not in here]
    sections = []
    for part in document.sections:
        sentences = []
        for one in part.sentences:
            if one.kind == "fact" and one.text in machine and one.text not in now:
                near = max(free, key=lambda text: _likeness(text, one.text), default=None)
                if near is None or _likeness(near, one.text) < _ALIKE:
                    continue  # the current build has nothing of the kind to tell
                free.remove(near)
                sentences.append(one.model_copy(update={"text": near}))
            else:
                sentences.append(one)
        sections.append(part.model_copy(update={"sentences": sentences}))
    return document.model_copy(update={"sections": sections})


def _likeness(one: str, other: str) -> float:
    plain = [re.sub(r"\d[\d,.]*", "#", text) for text in (one, other)]
    return SequenceMatcher(None, plain[0], plain[1], autojunk=False).ratio()


def _of_removed_sections(before: Sequence[Written], kept: set[str]) -> set[str]:
    """Names of all that stands under an option of which nothing was kept."""
    gone: set[str] = set()
    for part in before:
        if part.of and part.sentences and not any(one.name in kept for one in part.sentences):
            gone.add(f"*:{part.of}")
    return gone


def _own(
    before: Sequence[Written], edited: Sequence[Section], place_of: Mapping[str, tuple[int, str]]
) -> list[tuple[str, tuple[str, str], Sentence]]:
    """Sentences that nobody composed: behind which name each stands, and in which section."""
    found = []
    for number, section in enumerate(edited):
        behind = ""
        part = _same(section, number, before, place_of)
        for one in section.sentences:
            if one.text in place_of:
                behind = place_of[one.text][1]
            else:
                found.append((behind, part, one))
    return found


def _same(
    section: Section, number: int, before: Sequence[Written], place_of: Mapping[str, tuple[int, str]]
) -> tuple[str, str]:
    """The written section that an edited one was: by a sentence they share, else by its heading or place."""
    for one in section.sentences:
        if one.text in place_of:
            part = before[place_of[one.text][0]]
            return part.key, part.of
    for part in before:
        if part.heading == section.heading:
            return part.key, part.of
    return section.key or f"own-{number}", ""


def _told(
    part: Written,
    removed: set[str],
    own: Sequence[tuple[str, tuple[str, str], Sentence]],
    placed: set[int],
) -> list[Sentence]:
    """The sentences of a new section that stay, a person's own set where they stood."""
    here = [(number, one) for number, one in enumerate(own) if one[1] == (part.key, part.of)]
    told = [one[2] for number, one in here if not one[0] and number not in placed]
    placed.update(number for number, one in here if not one[0])
    for named in part.sentences:
        if named.name not in removed and f"*:{part.of}" not in removed:
            told.append(named.sentence)
        for number, one in here:
            if one[0] == named.name and number not in placed:
                told.append(one[2])
                placed.add(number)
    for number, one in here:
        # What stood behind a sentence that is no longer told stays at the end of its section.
        if number not in placed:
            told.append(one[2])
            placed.add(number)
    return told


def _heading(part: Written, before: Sequence[Written], edited: Sequence[Section]) -> str:
    """A heading that a person changed stays; the others are as newly written."""
    old = next((one for one in before if (one.key, one.of) == (part.key, part.of)), None)
    if old is None or old.heading == part.heading:
        texts = {one.sentence.text for one in old.sentences} if old is not None else set()
        for section in edited:
            if texts and section.heading != part.heading and any(one.text in texts for one in section.sentences):
                return section.heading
    return part.heading
