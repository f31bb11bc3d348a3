"""A draft as one text and back: headings as `## …`, sentence behind sentence. What a person left as it was keeps what it
stands on; what they wrote is theirs, or said to be a fact where it has a figure, and is checked then. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from advisor.drafting.document import Document, Section, Sentence
from advisor.drafting.estimating import heads_with_figure
from advisor.drafting.proving import has_figure
from advisor.errors import InvalidRequestError
from advisor.safety import redact
from advisor.sentences import split

_HEADING = re.compile(r"#{1,3}[ \t]+(\S.*)")
_CITED = re.compile(r"\[\d+\]")
_ALIKE = 0.6
"""From this likeness on, a sentence is the one before, edited."""


def as_text(sections: Sequence[Section]) -> str:
    """The sections as one text to edit."""
    return "\n\n".join(f"## {one.heading}\n\n" + " ".join(each.text for each in one.sentences) for one in sections)


def from_text(text: str, before: Document) -> list[Section]:
    """The sections of an edited text. Text in front of the first heading stands under an empty one."""
    sections: list[Section] = []
    heading = ""
    sentences: list[Sentence] = []

    def close() -> None:
        if heading or sentences:
            held = next((one for one in before.sections if one.heading == heading), Section(heading=heading))
            sections.append(
                Section(heading=heading, key=held.key, sentences=list(_recognised(sentences, held, before)))
            )

    for line in text.replace("\r\n", "\n").split("\n"):
        found = _HEADING.fullmatch(line.strip())
        if found is not None:
            close()
            heading, sentences = found[1].strip(), []
        elif line.strip():
            sentences += [Sentence(text=one.strip(), kind="judgement") for one in split(line.strip()) if one.strip()]
    close()
    return sections


def settled(sections: Sequence[Section], before: Document) -> list[Section]:
    """What was sent, as it may be checked: without secrets, without facts that the draft has not, each section with what
    it is for; and what was unsupported is nobody's judgement until a reason is given for it. `InvalidRequestError`
    where a new heading tells a figure, which nothing would check."""
    headings = {one.heading for one in before.sections}
    if any(heads_with_figure(one.heading) for one in sections if one.heading not in headings):
        raise InvalidRequestError("A heading cannot be held against a source: put its figure into a sentence.")
    known = {one.id for one in before.facts}
    keys = {one.heading: one.key for one in before.sections}
    open_before = {_bare(one.text): one for section in before.sections for one in section.sentences if one.kind == "unsupported"}  # fmt: skip

    def clean(one: Sentence) -> Sentence:
        held = open_before.get(_bare(one.text))
        if held is not None and one.kind == "judgement" and not (one.reason or "").strip():
            return held
        reason = redact(one.reason).text if one.reason else None
        facts = [each for each in one.facts if each in known]
        return one.model_copy(update={"text": redact(one.text.strip()).text, "reason": reason, "facts": facts})

    return [
        Section(
            heading=redact(one.heading.strip()).text,
            key=one.key or keys.get(one.heading, ""),
            sentences=[clean(each) for each in one.sentences if each.text.strip()],
        )
        for one in sections
    ]


def _recognised(sentences: Sequence[Sentence], held: Section, before: Document) -> Iterator[Sentence]:
    """Each sentence with what it stood on before, if it is one of the draft's, as it was or edited."""
    same = {one.text: one for section in before.sections for one in section.sentences}
    taken = {one.text for one in sentences}
    free = [one for one in held.sentences if one.text not in taken]
    for one in sentences:
        if one.text in same:
            yield same[one.text]
            continue
        near = max(free, key=lambda each: _likeness(each.text, one.text), default=None)
        if near is not None and _likeness(near.text, one.text) >= _ALIKE:
            free.remove(near)
            # A reason was given for the words that stood there, not for these.
            yield near.model_copy(update={"text": one.text, "reason": None})
        elif _CITED.search(one.text) or has_figure(one.text):
            yield one.model_copy(update={"kind": "fact"})
        else:
            yield one


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
