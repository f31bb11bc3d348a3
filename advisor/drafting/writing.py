"""`Drafting`: writes, changes and checks documents for a counselor. It stores nothing and sends nothing.

One path: whoever writes, a provider's model or the composition without one, hands over marked lines, and each becomes a
sentence of the document only if it stands on a fact, on the client's file, or claims nothing.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from advisor.answers import Stamps
from advisor.cards import Card
from advisor.drafting.asked import Asked, asked
from advisor.drafting.client_file import ClientFile, Item, sources_of
from advisor.drafting.composing import composed
from advisor.drafting.document import Document, DraftRequest, Section, Sentence, Stale
from advisor.drafting.grade import grade_of
from advisor.drafting.lines import Line
from advisor.drafting.looked_up import LookedUp, look_up_all
from advisor.drafting.proving import Proof
from advisor.drafting.simpler import simpler
from advisor.drafting.style import Style
from advisor.drafting.voice import Voice
from advisor.ledger import Ledger

if TYPE_CHECKING:
    from advisor.names import BuildNames
    from advisor.service import Advisor

__all__ = ["Drafting", "grade_of"]


class Drafting:
    """Drafts over one advisor. Thread-safe as the advisor is."""

    def __init__(self, advisor: "Advisor") -> None:
        self._advisor = advisor

    @cached_property
    def _names(self) -> "BuildNames":
        from advisor.names import BuildNames

        return BuildNames(self._advisor.knowledge)

    def write(self, request: DraftRequest, client: ClientFile | None = None) -> Document:
        """A new document. `KnowledgeError` where no build can be opened; a provider that fails is told in `warnings`."""
        return self._written(self._asked(request, client), client, Style())

    def _asked(self, request: DraftRequest, client: ClientFile | None) -> Asked:
        from advisor.offline.spotting import Spotter

        return asked(request, client, Spotter(self._advisor.knowledge))

    def _written(self, understood: Asked, client: ClientFile | None, style: Style) -> Document:
        found = look_up_all(understood, self._advisor.knowledge)
        return self._composed(found, client, style)

    def _composed(self, found: LookedUp, client: ClientFile | None, style: Style) -> Document:
        lines = simpler(composed(found, client, style), found.asked.request)
        findings: list[Card] = []
        for result in found.results:
            findings += [card for card in result.findings if card not in findings]
        return self._document(found.asked, lines, found.ledger, findings, style, Voice(found, style))

    def _document(
        self,
        understood: Asked,
        lines: Sequence[Line],
        ledger: Ledger,
        findings: list[Card],
        style: Style,
        voice: Voice,
    ) -> Document:
        request = understood.request
        proof = Proof(ledger, findings, said_of(request, understood.items), self._names, understood.items)
        sections = proven(lines, proof)
        document = Document(
            kind=request.kind,
            language=request.language,
            title=voice.word(f"title.{request.kind}", **{"for": voice.word("for", name=understood.name) if understood.name else ""}),
            sections=sections,
            facts=ledger.facts(),
            citations=ledger.citations(),
            findings=findings,
            open_questions=[one.text for one in lines if one.mark == "Q"],
            warnings=[voice.word(f"warn.{topic}") for topic in sorted(understood.topics)],
            stamps=self._stamps(),
            rows={fact.id: row for fact in ledger if (row := ledger.row(fact.id)) is not None},
            request=request,
            style=style,
        )  # fmt: skip
        return graded(document, voice)

    def _stamps(self) -> Stamps:
        from prompts import load

        return Stamps(
            model=self._advisor.settings.model,
            prompt=load("draft").digest,
            knowledge_build=self._advisor.knowledge.build_id,
            version=self._advisor.version,
        )


def said_of(request: DraftRequest, items: Iterable[Item]) -> str:
    """What people said that a sentence may repeat as theirs: the request and the file."""
    return "\n".join([request.request, *(one.text for one in items)])


def proven(lines: Sequence[Line], proof: Proof) -> list[Section]:
    """The lines that stand, as sections. What does not stand is left out."""
    sections: list[Section] = []
    context = proof.opened("")
    for line in lines:
        if line.mark == "Q":
            continue
        if not sections or (sections[-1].heading, sections[-1].key) != (line.heading, line.section):
            sections.append(Section(heading=line.heading, key=line.section))
            context = proof.opened(line.heading)
        if line.mark == "F":
            found, context = proof.fact(line.text, context)
        elif line.mark == "C":
            found = proof.client_said(line.text, line.source)
        else:
            found = proof.judgement(line.text, line.reason)
        if found.sentence is not None:
            sections[-1] = sections[-1].model_copy(update={"sentences": [*sections[-1].sentences, found.sentence]})
        else:
            import logging

            logging.getLogger(__name__).warning("left out of a draft: %s (%s)", line.text, "; ".join(found.complaints))
    return [one for one in sections if one.sentences]


def text_of(document: Document) -> str:
    """What is read of a document, sentence after sentence."""
    return "\n".join(one.text for section in document.sections for one in section.sentences)


def graded(document: Document, voice: Voice) -> Document:
    """With a warning where the text is harder than was asked."""
    wanted = document.request.reading_grade if document.request is not None else None
    reached = grade_of(text_of(document), document.language)
    if wanted is None or reached <= wanted:
        return document
    warning = voice.word("warn.grade", grade=str(round(reached)))
    return document.model_copy(update={"warnings": [*document.warnings, warning]})
