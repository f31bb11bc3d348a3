"""From lines to sections: what stands becomes a sentence, what does not is left out and logged. Also what a changed draft
keeps of the old one: facts that a person's own sentences stand on, and nothing of a measure that is to be dropped."""

import logging
from collections.abc import Sequence

from advisor.cards import Card
from advisor.drafting.composing import REQUIRED
from advisor.drafting.document import Document, Section
from advisor.drafting.lines import Line
from advisor.drafting.looked_up import LookedUp
from advisor.drafting.merging import Named, Written
from advisor.drafting.proving import NO_SUCH_ITEM, NOT_SAID, PROMISED, UNFOUNDED, WITH_FIGURE, Proof
from advisor.drafting.style import Style
from advisor.facts import CitationOut, Fact

log = logging.getLogger(__name__)
STATISTICS: dict[str, tuple[str, ...]] = {
    "pay": ("median", "typical_median", "p10", "p25", "p75", "p90", "mean", "pay_change", "difference", "offer"),
    "outlook": ("growth", "openings", "employment_base"),
    "resilience": ("score", "score_low", "score_high", "score_change"),
    "training": ("job_zone", "required_schooling"),
    "change": ("pay_change", "level", "level_gap"),
}
"""The statistics of each measure."""


def cards_of(found: LookedUp) -> list[Card]:
    """Every card once, in the order shown."""
    cards: list[Card] = []
    for result in found.results:
        cards += [card for card in result.findings if card not in cards]
    return cards


def proven(lines: Sequence[Line], proof: Proof) -> list[Written]:
    """The sections of the lines that stand, each sentence with its name."""
    written: list[Written] = []
    context = proof.opened("")
    for line in lines:
        if line.mark == "Q":
            continue
        if not written or (written[-1].key, written[-1].of, written[-1].heading) != (
            line.section,
            line.part,
            line.heading,
        ):
            written.append(Written(line.section, line.part, line.heading, ()))
            context = proof.opened(line.heading)
        if line.mark == "F":
            found, context = proof.fact(line.text, context)
        elif line.mark == "C":
            found = proof.client_said(line.text, line.source)
        else:
            found = proof.judgement(line.text, line.reason)
        if found.sentence is None:
            # Neither the words nor the complaints, which quote them: a client's words are in no log.
            name = line.name.partition(":")[0]
            log.warning("left out of a draft: a sentence (%s, %s): %s", line.mark, name, _why(line, found.complaints))
            continue
        written[-1] = written[-1]._replace(sentences=(*written[-1].sentences, Named(line.name, found.sentence)))
    return [one for one in written if one.sentences]


def _why(line: Line, complaints: Sequence[str]) -> str:
    """The reason in words of our own."""
    ours = [one for one in complaints if one in (NO_SUCH_ITEM, NOT_SAID, WITH_FIGURE, UNFOUNDED, PROMISED)]
    return " ".join(ours) or f"{len(complaints)} of its claims do not stand"


def section_of(written: Written) -> Section:
    return Section(heading=written.heading, key=written.key, sentences=[one.sentence for one in written.sentences])


def completed(lines: Sequence[Line], others: Sequence[Line], found: LookedUp) -> list[Line]:
    """A model's lines with the required sections that it left out, composed, each where it belongs."""
    required = REQUIRED[found.asked.request.kind]
    told = list(lines)
    for place, key in enumerate(required):
        if any(one.section == key for one in told):
            continue
        mine = [one for one in others if one.section == key and one.mark != "Q"]
        later = required[place + 1 :]
        at = next((number for number, one in enumerate(told) if one.section in later), None)
        at = at if at is not None else sum(one.mark != "Q" for one in told)
        told[at:at] = mine
    return told


def adopted(after: Document, before: Document, sections: list[Section]) -> Document:
    """The new document with its sections, and with the old facts that a sentence of theirs names: under the new id of the
    same fact, or behind the new ones with its source."""
    now = {_same(one): one.id for one in after.facts}
    facts, citations, rows = list(after.facts), list(after.citations), dict(after.rows)
    old = {one.id: one for one in before.facts}
    sources = {one.id: one for one in before.citations}
    new_text = {one.text for part in after.sections for one in part.sentences}
    told: list[Section] = []
    for part in sections:
        sentences = []
        for one in part.sentences:
            if one.text in new_text:
                sentences.append(one)
                continue
            ids = []
            for fact_id in one.facts:
                fact = old.get(fact_id)
                if fact is None:
                    continue
                if _same(fact) not in now:
                    number = _cited(sources[fact.citation], citations)
                    made = fact.model_copy(update={"id": f"F{len(facts) + 1}", "citation": number})
                    facts.append(made)
                    now[_same(fact)] = made.id
                    if fact.id in before.rows:
                        rows[made.id] = before.rows[fact.id]
                ids.append(now[_same(fact)])
            sentences.append(one.model_copy(update={"facts": ids}))
        told.append(part.model_copy(update={"sentences": sentences}))
    return after.model_copy(update={"sections": told, "facts": facts, "citations": citations, "rows": rows})


def _same(fact: Fact) -> str:
    return fact.model_dump_json(exclude={"id", "citation", "note"})


def _cited(source: CitationOut, citations: list[CitationOut]) -> int:
    for one in citations:
        if one.model_copy(update={"id": source.id}) == source:
            return one.id
    citations.append(source.model_copy(update={"id": len(citations) + 1}))
    return len(citations)


def without(document: Document, style: Style) -> Document:
    """Without a person's own sentences of a measure that was dropped: those all of whose facts are of it."""
    gone = {statistic for measure in style.without for statistic in STATISTICS.get(measure, ())}
    kind = {one.id: one.statistic for one in document.facts}
    sections = [
        part.model_copy(
            update={
                "sentences": [
                    one
                    for one in part.sentences
                    if not one.facts or not all(kind.get(fact) in gone for fact in one.facts)
                ]
            }
        )
        for part in document.sections
    ]
    return document.model_copy(update={"sections": [one for one in sections if one.sentences]})
