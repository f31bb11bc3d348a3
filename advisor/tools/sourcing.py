"""Where the figures come from (`list_sources`), and cited pieces of narrative and of local texts (`search_passages`)."""

from typing import TYPE_CHECKING

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import Card, PassageItem, PassagesCard, SourceLine, SourcesCard
from advisor.facts import Missing
from advisor.tools.args import ListSources, SearchPassages
from advisor.tools.context import ToolContext
from advisor.tools.local import asks_for_help, local_help
from advisor.tools.subjects import resolve

if TYPE_CHECKING:
    from knowledge.sources_info import SourceInfo

_FOUND = 5
_EXCERPT = 700
_FIRST = ("oews", "projections", "rpp", "resilience", "exposure", "onet")
_NEWEST_OF = "oews-national-"


def list_sources(context: ToolContext, args: ListSources) -> ToolResult:
    """Every series of this build with publisher, vintage and citation; of the yearly national files the newest only."""
    infos = context.knowledge.sources.all()
    newest = max((one.citation.key for one in infos if one.citation.key.startswith(_NEWEST_OF)), default="")
    lines = [
        SourceLine(
            publisher=one.citation.publisher,
            dataset=one.citation.dataset,
            vintage=one.citation.vintage.label,
            citation=context.ledger.cite(one.citation),
            note=one.note,
        )
        for one in sorted(infos, key=_order)
        if not one.citation.key.startswith(_NEWEST_OF) or one.citation.key == newest
    ]
    card = SourcesCard(build_id=context.knowledge.build_id, items=lines)
    return ToolResult(tool="list_sources", outcome="ok", findings=[card])


def _order(one: "SourceInfo") -> tuple[int, str, str, int]:
    """The series that answers lean on first; within a series the newest first."""
    citation = one.citation
    place = next((i for i, start in enumerate(_FIRST) if citation.key.startswith(start)), len(_FIRST))
    return place, citation.publisher, citation.dataset, -citation.vintage.year


def search_passages(context: ToolContext, args: SearchPassages) -> ToolResult:
    """Passages that answer a question, about one subject where given. An empty result is said to be empty."""
    subject: SubjectRef | None = None
    if args.about is not None:
        found = resolve(context, args.about, tool="search_passages", follow_up="What do {subject} do all day?")
        if isinstance(found, ToolResult):
            return found
        subject = found.ref
    hits = context.knowledge.search.find(
        args.query,
        subject_kind=subject.kind if subject is not None else None,
        subject_id=subject.id if subject is not None else None,
        limit=_FOUND,
    )
    referrals, items = local_help(context, args.query) if args.about is None else (None, [])
    if (referrals or items) and asks_for_help(args.query):
        hits = ()  # who looks for help nearby is told of it, not of the work in general
    items += [
        PassageItem(
            id=hit.passage_id, section=hit.section, excerpt=_cut(hit.text), citation=context.ledger.cite(hit.citation)
        )
        for hit in (hits if not items else hits[: _FOUND - len(items)])
    ]
    findings: list[Card] = [*([referrals] if referrals else []), *([PassagesCard(items=items)] if items else [])]
    missing = [] if findings else [Missing(what="passages", reason="no narrative on file speaks of this")]
    return ToolResult(
        tool="search_passages",
        outcome="ok" if findings else "empty",
        subject=subject,
        findings=findings,
        missing=missing,
    )


def _cut(text: str) -> str:
    """The passage, shortened at the end of a sentence."""
    if len(text) <= _EXCERPT:
        return text
    stop = text.rfind(". ", 0, _EXCERPT)
    return text[: stop + 1] if stop > 0 else text[:_EXCERPT]
