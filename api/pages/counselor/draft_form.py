"""A draft's sentences as the fields of one form, and an edit read from such a form. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from advisor.drafting.document import Section, Sentence
from advisor.drafting.proving import has_figure
from advisor.sentences import split


class SentenceField(NamedTuple):
    """The fields of one sentence, with what is typed in them. `why`: why it is not supported."""

    name: str
    number: int
    kind: str
    text: str
    reason: str
    out: bool
    why: str


class SectionField(NamedTuple):
    """The fields of one section. `more`: what is to be added to it."""

    name: str
    heading: str
    sentences: list[SentenceField]
    more: str


def fields_of(base: Sequence[Section], sent: Mapping[str, str]) -> list[SectionField]:
    """The form for these sections; what was `sent` before stands in its fields."""
    found, number = [], 0
    for place, section in enumerate(base):
        lines = []
        for at, one in enumerate(section.sentences):
            number += 1
            name = f"s-{place}-{at}"
            lines.append(
                SentenceField(
                    name, number, one.kind,
                    _typed(sent.get(f"{name}-text", one.text)),
                    sent.get(f"{name}-reason", _own_reason(one)),
                    f"{name}-out" in sent,
                    one.reason or "" if one.kind == "unsupported" else "",
                )
            )  # fmt: skip
        name = f"s-{place}"
        found.append(
            SectionField(name, sent.get(f"{name}-heading", section.heading), lines, sent.get(f"{name}-more", ""))
        )
    return found


def sections_of(base: Sequence[Section], sent: Mapping[str, str]) -> list[Section]:
    """The sections as they were edited. `ValidationError` where a text is too long or cannot be kept."""
    found = []
    for place, section in enumerate(base):
        lines = []
        for at, one in enumerate(section.sentences):
            name = f"s-{place}-{at}"
            text = _typed(sent.get(f"{name}-text", one.text))
            if f"{name}-out" not in sent and text:
                lines.append(edited(one, text, sent.get(f"{name}-reason", _own_reason(one)).strip()))
        lines += _new(sent.get(f"s-{place}-more", ""))
        heading = _typed(sent.get(f"s-{place}-heading", section.heading))
        if heading or lines:
            found.append(Section(heading=heading, key=section.key, sentences=lines))
    added, heading = _new(sent.get("new-more", "")), _typed(sent.get("new-heading", ""))
    return [*found, Section(heading=heading, sentences=added)] if added or heading else found


def edited(one: Sentence, text: str, reason: str) -> Sentence:
    """A sentence with new words, or claimed with a reason. What is said to be a fact stays one only if it is found so;
    a figure in the counselor's own words is looked for among the facts before a reason is asked for it."""
    if reason and (one.kind in ("judgement", "unsupported") or reason != _own_reason(one)):
        return Sentence(text=one.text if text == _typed(one.text) else text, kind="judgement", reason=reason)
    # A field may turn one kind of blank into another: that is no edit.
    same = text == _typed(one.text)
    if one.kind == "judgement":
        if not same and has_figure(text):
            return Sentence(text=text, kind="fact")
        return one.model_copy(update={"text": one.text if same else text, "reason": None})
    return one if same else one.model_copy(update={"text": text})


def _new(text: str) -> list[Sentence]:
    lines = [each.strip() for line in text.splitlines() for each in split(line.strip())]
    return [Sentence(text=one, kind="fact" if has_figure(one) else "judgement") for one in lines if one]


def _own_reason(one: Sentence) -> str:
    """The counselor's reason; of an unsupported sentence it is ours."""
    return one.reason or "" if one.kind == "judgement" else ""


def _typed(text: str) -> str:
    """On one line, as a sentence stands."""
    return " ".join(text.split())
