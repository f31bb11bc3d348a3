"""Checks an edited document again: each sentence against the document's own facts, the client's file, or its reason."""

import re
from collections.abc import Sequence

from advisor.drafting.client_file import ClientFile, sources_of
from advisor.drafting.document import Document, Section, Sentence
from advisor.drafting.estimating import PUBLISHED, states_measure
from advisor.drafting.kept_ledger import KeptLedger
from advisor.drafting.placed_and_dated import unplaced
from advisor.drafting.proving import ANOTHER_SAID, NO_SUCH_ITEM, NOT_SAID, PROMISED, WITH_FIGURE, Proof, Proven
from advisor.drafting.wording import beyond
from advisor.grounding.context import Context
from advisor.grounding.mentions import Names

_CLAIMED = (WITH_FIGURE, PROMISED, PUBLISHED)
"""Why a sentence of the counselor's own does not stand."""
UNREADABLE = "It could not be checked."
CHANGED = "It was changed and states no figure of a source: a source's number behind it proves nothing."
MORE = "It says more than its figure does:"


def rechecked(document: Document, client: ClientFile | None, names: Names | None) -> Document:
    """The document with the kind of every sentence as it stands now. Nothing else changes, and no words are lost."""
    items = sources_of(client) if client is not None else []
    request = document.request.request if document.request is not None else ""
    said = "\n".join([request, *(one.text for one in items)])
    proof = Proof(KeptLedger(document), document.findings, said, names, items)
    held = _Held(document)
    sections = [_section(one, proof, held) for one in document.sections]
    return document.model_copy(update={"sections": sections})


class _Held:
    """What the fact sentences of a document stand on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = {one.id: one for one in document.facts}
        self._written = {_bare(one.text) for one in document.attested}

    def complaint(self, one: Sentence) -> str | None:
        """Why a changed fact sentence is none any more; `None` where it is as it was written, or says no more."""
        if _bare(one.text) in self._written:
            return None
        told = [self._facts[fact_id] for fact_id in one.facts if fact_id in self._facts]
        if not told:
            return CHANGED
        words = beyond(one.text, told, self._document.citations, self._document.attested)
        return f"{MORE} {', '.join(words[:5])}." if words else None

    def placed(self, one: Sentence, around: str) -> Sentence:
        """A fact sentence that a person changed, unsupported where nothing `around` it says where and when."""
        if one.kind != "fact" or _bare(one.text) in self._written:
            return one
        missing = unplaced((self._facts[name] for name in one.facts if name in self._facts), around)
        return one.model_copy(update={"kind": "unsupported", "reason": " ".join(missing)}) if missing else one


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"\[\d+\]", "", text).casefold()).strip()


def _section(section: Section, proof: Proof, held: _Held) -> Section:
    context = proof.opened(section.heading)
    sentences: list[Sentence] = []
    for one in section.sentences:
        checked, context = _checked(one, proof, held, context)
        if checked.kind == "fact" and (why := held.complaint(checked)) is not None:
            checked = checked.model_copy(update={"kind": "unsupported", "reason": why})
        sentences.append(checked)
    around = " ".join([section.heading, *(one.text for one in sentences if one.kind != "unsupported")])
    return section.model_copy(update={"sentences": [held.placed(one, around) for one in sentences]})


def _checked(one: Sentence, proof: Proof, held: _Held, context: Context) -> tuple[Sentence, Context]:
    """One sentence with its kind as it stands. What was unsupported and has been mended becomes what it now is, and a
    measure that was claimed and that the facts support is a fact again."""
    if _own(one) and states_measure(one.text):
        proven, after = proof.fact(one.text, context, one.facts)
        if proven.sentence is not None and proven.sentence.facts and held.complaint(proven.sentence) is None:
            return proven.sentence, after
    if one.kind == "unsupported" and one.reason in _CLAIMED:
        # It was the counselor's own, and it stays theirs: no figure found by chance makes it a fact.
        told = proof.judgement(one.text, None)
        return told.sentence or _unsupported(one, told), context
    if one.kind == "unsupported" and one.reason in (NO_SUCH_ITEM, NOT_SAID, ANOTHER_SAID):
        told = proof.client_said(one.text, one.source)
        return told.sentence or _unsupported(one, told), context
    if one.kind in ("fact", "unsupported"):
        proven, after = proof.fact(one.text, context, one.facts)
        if proven.sentence is not None:
            return proven.sentence, after
        return _unsupported(one, proven), context
    found = proof.client_said(one.text, one.source) if one.kind == "client_said" else proof.judgement(one.text, one.reason)  # fmt: skip
    return found.sentence or _unsupported(one, found), context


def _own(one: Sentence) -> bool:
    return one.kind == "judgement" or (one.kind == "unsupported" and one.reason in _CLAIMED)


def _unsupported(one: Sentence, proven: Proven) -> Sentence:
    reason = _joined(proven.complaints) or UNREADABLE
    return one.model_copy(update={"kind": "unsupported", "reason": reason})


def _joined(complaints: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(complaints))[:600]
