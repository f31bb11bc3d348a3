"""`Drafting`: writes, changes and checks documents for a counselor. It stores nothing and sends nothing.

One path: whoever writes, a provider's model or the composition without one, hands over marked lines, and each becomes a
sentence of the document only if it stands on a fact, on the client's file, or claims nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from advisor.answers import Stamps
from advisor.cards import Card
from advisor.drafting.aging import stale
from advisor.drafting.asked import asked
from advisor.drafting.assembling import adopted, cards_of, completed, proven, section_of, without
from advisor.drafting.client_file import ClientFile, Item
from advisor.drafting.composing import composed
from advisor.drafting.document import Document, DraftRequest, Stale
from advisor.drafting.excising import excised, without_words
from advisor.drafting.grade import grade_of
from advisor.drafting.instructing import Change, change
from advisor.drafting.lines import Line, by_model
from advisor.drafting.looked_up import LookedUp, look_up_all
from advisor.drafting.mentioning import nothing_of, speaking_of, told_already
from advisor.drafting.merging import Written, merged, renewed
from advisor.drafting.proving import Proof
from advisor.drafting.rechecking import rechecked
from advisor.drafting.simpler import simpler
from advisor.drafting.style import Style
from advisor.drafting.voice import Voice
from advisor.drafting.warning import reminded, warned
from advisor.errors import InvalidRequestError, UnavailableError
from advisor.pricing import usage

if TYPE_CHECKING:
    from advisor.agent import Agent
    from advisor.service import Advisor

__all__ = ["Drafting", "grade_of"]


class Drafting:
    """Drafts over one advisor. Thread-safe as the advisor is. `agent`: another than that of the settings."""

    def __init__(self, advisor: "Advisor", agent: "Agent | None" = None) -> None:
        self._advisor = advisor
        self._given = agent

    @cached_property
    def _agent(self) -> "Agent | None":
        """The agent with the drafting prompt; none where the settings name no provider: drafts are composed then."""
        if self._given is not None or self._advisor.settings.offline:
            return self._given
        from advisor.agent import Agent
        from advisor.model import choose
        from advisor.tools import TOOLS
        from prompts import load

        return Agent(choose(self._advisor.settings), TOOLS, load("draft").text)

    def warm(self) -> None:
        """Load what the first draft would wait for."""
        self._advisor.names.works("a nurse in Ohio")
        self._found(DraftRequest(kind="comparison", request="Compare nurse and cook in Ohio"), None)

    # --- the four things a counselor does --------------------------------------------------------------------------

    def write(self, request: DraftRequest, client: ClientFile | None = None) -> Document:
        """A new document. `KnowledgeError` where no build can be opened; a provider that fails is told in `warnings`."""
        found = self._found(request, client)
        # A referral holds what the client let be passed on and no word besides, so no model words it.
        if request.kind == "referral":
            return self._composed(found, client, Style())
        made = self._modelled(found, None)
        if made is not None:
            return reminded(made, client, Voice(found, Style()))
        return self._composed(found, client, Style(), failed=self._agent is not None)

    def instruct(self, document: Document, instruction: str, client: ClientFile | None = None) -> Document:
        """The document changed as told; what a person wrote or took out stays so. `InvalidRequestError` names what is
        possible where the instruction is not understood; nothing is changed then."""
        if document.request is None:
            raise InvalidRequestError(
                "This draft does not say what it was written from, so it can only be edited by hand."
            )
        if (shortened := excised(document, instruction)) is not None:
            return self.check(shortened, client)
        if document.made_by == "model":
            return self._told_again(document, document.request, instruction, client)
        try:
            wanted = change(instruction, document)
        except InvalidRequestError:
            if (shortened := without_words(document, instruction)) is None:
                raise
            return self.check(shortened, client)
        update = {"language": wanted.language, "reading_grade": wanted.reading_grade}
        request = document.request.model_copy(
            update={name: value for name, value in update.items() if value is not None}
        )
        found = self._found(request, client)
        if wanted.mention is not None:
            wished = speaking_of(wanted.mention, found.asked.items)
            if not wished:
                raise nothing_of(wanted.mention)
            sources = {one.source for part in document.sections for one in part.sentences}
            if all(one.id in sources for one in wished):
                raise told_already(wished[0])
            said = (*wanted.style.mentioned, wanted.mention)
            wanted = wanted.model_copy(update={"style": wanted.style.model_copy(update={"mentioned": said})})
        old = replace(found, asked=found.asked.model_copy(update={"request": document.request}))
        before = self._proven(old, client, document.style)
        document = renewed(document, before, self._advisor.knowledge.build_id)
        after = self._composed(found, client, wanted.style)
        sections, own = merged(before, self._proven(found, client, wanted.style), document.sections)
        if own:
            after = adopted(after, document, sections)
            if request != document.request:
                after = after.model_copy(
                    update={"warnings": [*after.warnings, Voice(found, wanted.style).word("warn.own")]}
                )
            return self.check(without(after, wanted.style), client)
        return after.model_copy(update={"sections": sections})

    def check(self, document: Document, client: ClientFile | None = None) -> Document:
        """The document with the kind of every sentence as it stands after an edit; see `rechecking`."""
        return rechecked(document, client, self._advisor.names)

    def stale(self, document: Document, client: ClientFile | None = None) -> list[Stale]:
        """The facts told that have a newer release or another value in the current build, the new one beside."""
        if document.stamps.knowledge_build == self._advisor.knowledge.build_id:
            return []
        ledger = self._found(document.request, client).ledger if document.request is not None else None
        return stale(document, self._advisor.knowledge, ledger)

    # --- how -------------------------------------------------------------------------------------------------------

    def _found(self, request: DraftRequest, client: ClientFile | None) -> LookedUp:
        from advisor.offline.spotting import Spotter

        understood = asked(request, client, Spotter(self._advisor.knowledge))
        return look_up_all(understood, self._advisor.knowledge)

    def _modelled(self, found: LookedUp, edited: tuple[Document, str] | None) -> Document | None:
        if self._agent is None:
            return None

        from advisor.drafting.modelling import Spent, modelled

        if self._advisor.spending.used_up():
            return None
        spent = Spent()
        try:
            made = modelled(self._agent, self._advisor.knowledge, found, self._advisor.names, edited, spent)
        finally:
            price = self._advisor.settings.price_per_million
            self._advisor.spending.count(usage(spent.prompt_tokens, spent.completion_tokens, price))
        if made is None:
            return None
        voice = Voice(found, Style())
        present = {one.section for one in made.lines}
        lines = completed(
            made.lines, [one for one in composed(found, None, Style()) if one.section not in present], found
        )
        document = self._document(found, lines, made.findings, Style(), voice)
        return document.model_copy(update={"made_by": "model"})

    def _told_again(
        self, document: Document, request: DraftRequest, instruction: str, client: ClientFile | None
    ) -> Document:
        """A model's draft is changed by a model: no phrasebook knows its sentences."""
        wanted = _read(instruction, document)
        update = {"language": wanted.language, "reading_grade": wanted.reading_grade} if wanted is not None else {}
        request = request.model_copy(update={name: value for name, value in update.items() if value is not None})
        found = (
            self._modelled(self._found(request, client), (document, instruction)) if self._agent is not None else None
        )
        if found is None:
            raise UnavailableError(
                "This draft was written with a language model, which did not answer; nothing was changed."
            )
        return found

    def _proven(self, found: LookedUp, client: ClientFile | None, style: Style) -> list[Written]:
        lines = simpler(composed(found, client, style), found.asked.request)
        return proven(lines, self._proof(found, cards_of(found)))

    def _proof(self, found: LookedUp, findings: Sequence[Card]) -> Proof:
        understood = found.asked
        return Proof(
            found.ledger, findings, said_of(understood.request, understood.items), self._advisor.names, understood.items
        )

    def _composed(self, found: LookedUp, client: ClientFile | None, style: Style, *, failed: bool = False) -> Document:
        lines = simpler(composed(found, client, style), found.asked.request)
        voice = Voice(found, style)
        document = reminded(self._document(found, lines, cards_of(found), style, voice), client, voice)
        return (
            document.model_copy(update={"warnings": [*document.warnings, voice.word("warn.model")]})
            if failed
            else document
        )

    def _document(
        self, found: LookedUp, lines: Sequence[Line], findings: list[Card], style: Style, voice: Voice
    ) -> Document:
        understood, ledger = found.asked, found.ledger
        request = understood.request
        named = {
            slot: voice.word(slot, name=understood.name) if understood.name else ""
            for slot in ("for", "about", "with_")
        }
        written = proven(lines, self._proof(found, findings))
        sections = [section_of(one) for one in written]
        document = Document(
            kind=request.kind,
            language=request.language,
            title=voice.word(f"title.{request.kind}", **named),
            sections=sections,
            attested=[one for part in sections for one in part.sentences if one.kind == "fact"],
            standard=[
                one.sentence.text
                for part in written
                for one in part.sentences
                if one.sentence.kind == "judgement" and not by_model(one.name)
            ],
            facts=ledger.facts(),
            citations=ledger.citations(),
            findings=findings,
            open_questions=[one.text for one in lines if one.mark == "Q"],
            warnings=warned(voice),
            stamps=self._stamps(),
            rows={fact.id: row for fact in ledger if (row := ledger.row(fact.id)) is not None},
            request=request,
            style=style,
        )
        if understood.left_out:
            left = voice.word("warn.left", options=voice.listed(understood.left_out))
            document = document.model_copy(update={"warnings": [*document.warnings, left]})
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


def text_of(document: Document) -> str:
    """What is read of a document, sentence after sentence."""
    return "\n".join(one.text for section in document.sections for one in section.sentences)


def graded(document: Document, voice: Voice) -> Document:
    """With a warning where the text is harder than was asked."""
    wanted = document.request.reading_grade if document.request is not None else None
    reached = grade_of(text_of(document), document.language)
    if wanted is None or reached <= wanted:
        return document
    warning = voice.word("warn.grade", grade=f"{reached:.1f}", wanted=str(wanted))
    return document.model_copy(update={"warnings": [*document.warnings, warning]})


def _read(instruction: str, document: Document) -> Change | None:
    """What of an instruction to a model is read by its words too: the language and the grade that are asked for."""
    try:
        return change(instruction, document)
    except InvalidRequestError:
        return None
