"""The document a draft is: sections of sentences, each of one kind, with the facts and sources they stand on. Pure data."""

import hashlib
import json
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from advisor.answers import Stamps
from advisor.cards import Card
from advisor.drafting.estimating import states_measure
from advisor.drafting.style import Style
from advisor.facts import CitationOut, Fact, Frozen, RowRef
from advisor.requests import Text

SentenceKind = Literal["fact", "client_said", "judgement", "unsupported"]
DraftKind = Literal["letter", "plan", "brief", "comparison", "referral", "questions"]
Language = Literal["en", "es"]
KINDS: tuple[DraftKind, ...] = ("letter", "plan", "brief", "comparison", "referral", "questions")
GRADES = (4, 14)
"""The lowest and the highest reading grade that may be asked for: US school years."""


class Sentence(Frozen):
    """One sentence. A `fact` names the facts of the document it stands on and carries their `[n]` citation markers; what
    the `client_said` names its item in the client's file as `source`; a `judgement` is the counselor's. `reason`: why the
    sentence is unsupported, or the counselor's reason for a judgement that makes a claim."""

    text: Annotated[str, StringConstraints(max_length=4000), Text]
    kind: SentenceKind
    facts: list[str] = []
    source: str | None = None
    reason: str | None = None


class Section(Frozen):
    """A heading with its sentences, in order. `key` names what the section is for in every language (`greeting`, `goal`,
    `option` …); empty where a person made the section."""

    heading: Annotated[str, StringConstraints(max_length=200), Text]
    sentences: list[Sentence] = []
    key: Annotated[str, StringConstraints(max_length=40)] = ""


class DraftRequest(Frozen):
    """What the counselor asks for. `reading_grade`: the highest US school grade the text may need; `None` asks nothing."""

    kind: DraftKind
    request: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), Text]
    language: Language = "en"
    reading_grade: Annotated[int, Field(ge=GRADES[0], le=GRADES[1])] | None = None


class Document(Frozen):
    """A draft as one value: compared by content, never changed. `facts` holds every figure its look-ups gave, also those
    no sentence tells; `rows` the row behind each. `request` and `style` are what it was written from and
    how, so that it can be written again; `made_by` tells whether a model's words stand in it or the phrasebook's alone.
    `attested`: its fact sentences as they were written from the look-ups, whatever was edited since; `standard`: the
    texts of its sentences that claim nothing and that the phrasebook wrote, which nobody has judged."""

    kind: DraftKind
    language: Language
    title: str
    sections: list[Section]
    facts: list[Fact] = []
    citations: list[CitationOut] = []
    findings: list[Card] = []
    open_questions: list[str] = []
    warnings: list[str] = []
    stamps: Stamps
    rows: dict[str, RowRef] = {}
    request: DraftRequest | None = None
    style: Style = Style()
    made_by: Literal["model", "composed"] = "composed"
    attested: list[Sentence] = []
    standard: list[str] = []


class Stale(Frozen):
    """A fact of a document for which the current knowledge build has a newer release or another value. `new` is `None`
    where that build has the row no more."""

    fact_id: str
    old: Fact
    new: Fact | None


def digest(document: Document) -> str:
    """SHA-256 (hex) of what a reader sees and what it stands on: sections, facts, citations, open questions. Equal
    documents have equal digests in every process."""
    seen = document.model_dump(mode="json", include={"sections", "facts", "citations", "open_questions"})
    text = json.dumps(seen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def estimate(document: Document, one: Sentence) -> bool:
    """Whether a sentence tells a measure on the counselor's own word: a reader is told so, with the reason. What the
    phrasebook repeats of the request is none."""
    return one.kind == "judgement" and one.text not in document.standard and states_measure(one.text)


def unsupported(document: Document) -> list[Sentence]:
    """The sentences that stand in the way of an approval, in order."""
    return [one for section in document.sections for one in section.sentences if one.kind == "unsupported"]
