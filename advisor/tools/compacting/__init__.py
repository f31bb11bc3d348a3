"""A tool result as lean text for a model: one small table per card, each figure with its fact id behind it, and what it
is of, its place, year and unit in the head of its line or column. It adds no word of advice.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from advisor.answers import ToolResult
from advisor.cards import OutlookCard
from advisor.ledger import Ledger
from advisor.tools.compacting import pay, texts, work
from advisor.tools.compacting.telling import Head, cut, figure, lacking, plain

_ALTERNATIVES = 2
_NOTE = 120

_CARDS: Mapping[str, Callable[[Any, Ledger], Iterator[str]]] = {
    "wage": pay.wage,
    "group_pay": pay.group_pay,
    "ranking": pay.ranking,
    "places": pay.places,
    "comparison": pay.comparison,
    "offer": pay.offer,
    "resilience": work.resilience,
    "transitions": work.transitions,
    "training": work.training,
    "fit": work.fit,
    "tracks": work.tracks,
    "sources": work.sources,
    "profile": texts.sections,
    "track": texts.sections,
    "passages": texts.passages,
    "referrals": texts.referrals,
}


def compact(result: ToolResult, ledger: Ledger) -> str:
    """What the model reads of a result. Fact ids stand behind their figures: `$105,770 [F3]`."""
    # Whatever a title or a note brings along, a line stays a line; what result and card both say is said once.
    lines = (" ".join(line.split()) for line in _lines(result, ledger))
    return "\n".join(dict.fromkeys(lines))


def _lines(result: ToolResult, ledger: Ledger) -> Iterator[str]:
    head = [f"{result.tool}: {result.outcome}"]
    if result.subject is not None:
        head.append(f"{result.subject.kind} {result.subject.title} ({result.subject.id})")
    if result.place is not None:
        head.append(
            f"{result.place.title} ({'nobody named a place' if result.place.how == 'none' else result.place.how})"
        )
    if result.said:
        head.append(f"said: {plain(result.said)} ({result.about})")
    yield "; ".join(head)
    if result.alternatives and not any(card.type == "comparison" for card in result.findings):
        others = (
            f"{one.kind} {one.title} ({one.id})"
            for one in result.alternatives[: _ALTERNATIVES if result.outcome == "ok" else None]
        )
        yield f"could also mean: {'; '.join(others)}"
    titles = {one.title for one in result.alternatives}
    if choices := [one.label for one in result.choices if one.label not in titles]:
        yield f"choices: {' | '.join(choices)}"
    if any(not step.found for step in result.ladder):
        steps = (f"{step.area.title}: {'found' if step.found else step.reason}" for step in result.ladder)
        yield f"place by place: {' > '.join(steps)}"
    yield from lacking(result.missing)
    for one in result.facts:
        note = f" = {cut(plain(ledger[one].note or ''), _NOTE)}" if ledger[one].note else ""
        yield f"{ledger[one].statistic}: {figure(ledger, one, Head())}{note}"
    yield from _cards(result, ledger)


def _cards(result: ToolResult, ledger: Ledger) -> Iterator[str]:
    outlooks = [card for card in result.findings if isinstance(card, OutlookCard)]
    if outlooks:
        yield from work.outlooks(outlooks, ledger)
    for card in result.findings:
        if not isinstance(card, OutlookCard):
            yield from _CARDS[card.type](card, ledger)
