"""A counselor's document laid out for a reader: sections of paragraphs, lists, tables and pictures, its sources, and how
it was made. Word file, PDF and Markdown draw this one layout; nothing in it is markup."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from advisor.drafting.approval import Approval
from advisor.drafting.document import Document, Section, Sentence, digest, estimate, unsupported
from advisor.errors import ConflictError
from api.documents import words
from api.documents.answer import Source
from api.documents.letter_numbers import numbered
from api.documents.letter_parts import Part, Said, Shape
from api.documents.letter_pictures import Drawn, drawn
from api.documents.letter_table import glance
from api.documents.letter_told import legal
from api.documents.letter_words import LABELS
from api.documents.prose import Run, marked

_SHORT_DIGEST = 12
_LISTED = {
    "letter": ("next",),
    "plan": ("objectives", "services", "barriers", "timeline"),
    "referral": ("ask",),
}
_OWN_QUESTIONS = ("brief", "questions")
"""Papers of the counselor: their open questions stay in them when they are approved."""


@dataclass(frozen=True)
class Letter:
    """The whole document, ready to be drawn. `notices`: what a reader of an unapproved text is told first; `signs`: what
    stands under lines for a hand to sign on."""

    title: str
    kind: str
    language: words.Language
    day: str
    moment: datetime
    approved: bool
    notices: list[str]
    parts: list[Part]
    signs: list[str]
    sources: list[Source]
    made: list[str]
    footer: str
    stamp: str
    digest: str


def laid_out(document: Document, approval: Approval | None, written_at: datetime, number: int | None = None) -> Letter:
    """The document as a reader gets it. `written_at`: when this revision was made, shown where there is no approval;
    `number`: which revision it is. `ConflictError` where the approval is of another text."""
    own = digest(document)
    if approval is not None and approval.digest != own:
        raise ConflictError("The approval is of another revision of this draft; open the approved one to export it.")
    language = document.language
    label = LABELS[language]
    moment = approval.at if approval is not None else written_at
    day = words.day(moment, language)
    pictures = drawn(document)
    cited = {one.id for one in document.citations}
    by = legal(approval.by) if approval is not None else label["the_counselor"]
    parts = list(_parts(document, cited, pictures, by))
    if document.open_questions and (approval is None or document.kind in _OWN_QUESTIONS):
        asked = [Said([Run(legal(one))]) for one in document.open_questions]
        parts.append(Part(label["questions_open"], 1, "list", asked))
    parts, numbers = numbered(parts)
    return Letter(
        title=legal(document.title) or label[document.kind],
        kind=document.kind,
        language=language,
        day=day,
        moment=moment,
        approved=approval is not None,
        notices=_notices(document) if approval is None else [],
        parts=parts,
        signs=_signs(document.kind, label),
        sources=_sources(document, numbers),
        made=_made(document, approval, day, own),
        footer=label["footer"].format(by=legal(approval.by), day=day) if approval is not None else label["footer_draft"],
        stamp=_stamp(document, own, approval.number if approval is not None else number),
        digest=own,
    )  # fmt: skip


def _parts(document: Document, cited: Collection[int], pictures: list[Drawn], by: str) -> Iterator[Part]:
    opened = False
    for place, section in enumerate(document.sections):
        if not section.sentences and not section.heading.strip():
            continue
        part = _part(document, section, cited, by, opened=opened)
        opened = opened or part.level == 1
        yield replace(part, pictures=[one for one in pictures if one.after == place])
        table = glance(document) if document.kind == "comparison" and section.key == "compared" else None
        if table is not None:
            yield Part(LABELS[document.language]["glance"], 1, "paragraph", [], tables=[table])


def _part(document: Document, section: Section, cited: Collection[int], by: str, *, opened: bool) -> Part:
    said = [_said(document, one, cited, by) for one in section.sentences]
    alone = None
    closing = document.kind == "letter" and section.key == "closing" and len(said) > 1
    if closing and section.sentences[-1].text.rstrip().endswith(","):
        said, alone = said[:-1], said[-1]
    salutation = document.kind == "letter" and section.key == "greeting"
    level: Literal[0, 1, 2] = 0 if salutation else 2 if section.key == "option" and opened else 1
    return Part(legal(section.heading), level, _shape(document, section), said, alone)


def _shape(document: Document, section: Section) -> Shape:
    if document.kind == "questions":
        return "numbered"
    if document.kind == "brief" or section.key in _LISTED.get(document.kind, ()) or section.key.startswith("m."):
        return "list"
    return "paragraph"


def _said(document: Document, sentence: Sentence, cited: Collection[int], by: str) -> Said:
    label = LABELS[document.language]
    text, reason = legal(sentence.text), legal(sentence.reason or "").rstrip(".")
    if estimate(document, sentence):
        whose = label["estimate"].format(by=by, reason=reason) if reason else label["estimate_bare"].format(by=by)
        bare = text.rstrip(".")
        runs = [Run(bare), Run(f" {whose}", emphasis=True)]
        return Said([*runs, Run(".")] if bare != text else runs)
    runs = list(marked(text, cited, False, False))
    if sentence.kind != "unsupported":
        return Said(runs)
    return Said(runs, label["doubt"].format(reason=reason) if reason else label["doubt_bare"])


def _notices(document: Document) -> list[str]:
    label = LABELS[document.language]
    notices = [label["do_not_send"]]
    if count := len(unsupported(document)):
        notices.append(label["doubts_one"] if count == 1 else label["doubts"].format(count=count))
    return [*notices, *(label["careful"].format(warning=legal(one)) for one in document.warnings)]


def _signs(kind: str, label: Mapping[str, str]) -> list[str]:
    if kind == "letter":
        return [label["sign_letter"]]
    return [label["sign_client"], label["sign_counselor"]] if kind == "plan" else []


def _sources(document: Document, numbers: Mapping[int, int]) -> list[Source]:
    """The sources that something drawn here names, by their new numbers."""
    language = document.language
    found = [
        Source(
            number=numbers[one.id],
            publisher=legal(one.publisher),
            title=legal(
                " · ".join(part for part in (one.dataset, words.undated(one.title, one.vintage), one.section) if part)
            ),
            vintage=legal(words.period(one.vintage, language)),
            licence=legal(one.licence),
            url=legal(one.url) if re.fullmatch(r"https://[!-~]+", one.url) else None,
        )
        for one in document.citations
        if one.id in numbers
    ]
    return sorted(found, key=lambda one: one.number)


def _made(document: Document, approval: Approval | None, day: str, own: str) -> list[str]:
    label = LABELS[document.language]
    stamps = document.stamps
    told = [label["by_model"].format(model=legal(stamps.model)) if document.made_by == "model" else label["by_phrases"]]
    if approval is not None:
        told.append(label["approved"].format(by=legal(approval.by), number=approval.number, day=day))
    if document.citations:
        told.append(label["figures"])
    told.append(words.LABELS[document.language]["advice"])
    build = legal(stamps.knowledge_build) or "–"
    told.append(label["build"].format(build=build, version=legal(stamps.version)))
    return [*told, label["digest"].format(digest=own)]


def _stamp(document: Document, own: str, number: int | None) -> str:
    label = LABELS[document.language]
    build = legal(document.stamps.knowledge_build) or "–"
    form = label["stamp_plain"] if number is None else label["stamp"]
    return form.format(number=number, digest=own[:_SHORT_DIGEST], build=build)
