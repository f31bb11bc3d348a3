"""Which typed tools to call for a request, given what came back so far. Pure: an empty list means that all is looked up.

The same tools as in a chat, with codes in place of phrases as soon as a result has resolved them.
"""

from collections.abc import Sequence
from typing import Any

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, FitCard, RankingCard, WageCard
from advisor.drafting.asked import Asked
from advisor.drafting.roles import MOST_OPTIONS
from advisor.offline.plan import plan
from advisor.offline.reading import ToolCall
from advisor.transition_cards import TransitionsCard

MOST_CALLS = 14
TAKEN = ("occupation", "career")
"""Kinds of subject that can be an option; a track is a whole field."""
FOUND = 3
"""How many occupations are looked at where the request names none."""


def next_calls(asked: Asked, results: Sequence[ToolResult]) -> list[ToolCall]:
    """The next calls. Four steps: find what the options are, measure them, what each takes, what the change would be."""
    done = {one.tool for one in results}
    if not results:
        return _first(asked)
    options = resolved(asked, results)
    if not options:
        return _again(asked, results)
    if not done & {"compare_occupations", "get_outlook"}:
        return _measured(asked, options)
    if "get_training" not in done:
        calls = [ToolCall(name="get_training", arguments={"occupation": one}) for one in options[:FOUND]]
        return [*calls, *_changes(asked, options, results)]
    return []


def _first(asked: Asked) -> list[ToolCall]:
    if asked.amount is not None and asked.unit and (job := (*asked.options, asked.origin)[0]):
        given = {"occupation": job, "amount": asked.amount, "unit": asked.unit}
        return [_placed("evaluate_offer", given, asked), *_named(asked)]
    if asked.options:
        return _named(asked)
    if asked.origin:
        arguments: dict[str, Any] = {"occupation": asked.origin, "limit": FOUND}
        if asked.filters:
            arguments["filters"] = dict(asked.filters)
        if asked.order:
            arguments["by"] = asked.order
        return [_placed("find_transitions", arguments, asked)]
    return plan(asked.reading, [])[:2] if asked.reading is not None else []


def _named(asked: Asked) -> list[ToolCall]:
    """Each option by itself: what it is taken to be, and its pay where the client is."""
    names = list(asked.options) or ([asked.origin] if asked.origin else [])
    return [_placed("get_wages", {"occupation": one}, asked) for one in names]


def _again(asked: Asked, results: Sequence[ToolResult]) -> list[ToolCall]:
    """What is near the client's work, where no option could be made out; without the filters where they left nothing."""
    moves = sum(one.tool == "find_transitions" for one in results)
    if asked.origin and not moves:
        return _first(asked.model_copy(update={"options": (), "amount": None}))
    if asked.origin and moves == 1 and asked.filters:
        return _first(asked.model_copy(update={"options": (), "amount": None, "filters": {}}))
    return []


def _measured(asked: Asked, options: Sequence[str]) -> list[ToolCall]:
    if len(options) > 1:
        return [_placed("compare_occupations", {"occupations": list(options)}, asked)]
    calls = [
        ToolCall(name="get_outlook", arguments={"occupation": options[0]}),
        ToolCall(name="get_resilience", arguments={"occupation_or_career": options[0]}),
    ]
    if len(asked.places) > 1:
        calls.append(
            ToolCall(name="compare_places", arguments={"occupation": options[0], "places": list(asked.places[:3])})
        )
    elif not any(one for one in asked.options) or asked.amount is not None:
        calls.append(_placed("get_wages", {"occupation": options[0]}, asked))
    return calls


def _changes(asked: Asked, options: Sequence[str], results: Sequence[ToolResult]) -> list[ToolCall]:
    """What moving from the work the client comes from to each named option would change."""
    if not asked.origin or any(isinstance(card, TransitionsCard) for one in results for card in one.findings):
        return []
    return [
        _placed("find_transitions", {"occupation": asked.origin, "to": one, "limit": 1}, asked)
        for one in options[:FOUND]
    ]


def resolved(asked: Asked, results: Sequence[ToolResult]) -> list[str]:
    """O*NET codes of the options, in the order in which they were named or found."""
    named = [
        one.subject.id
        for one in results
        if one.tool == "get_wages" and one.outcome == "ok" and one.subject is not None and one.subject.kind in TAKEN
    ]  # fmt: skip
    if named:
        return list(dict.fromkeys(named))[:MOST_OPTIONS]
    for result in results:
        for card in result.findings:
            if isinstance(card, TransitionsCard | FitCard):
                return [item.code for item in card.items[:FOUND]]
            if isinstance(card, RankingCard):
                return [item.code for item in card.items[:FOUND]]
            if isinstance(card, ComparisonCard):
                return [column.code for column in card.columns[:FOUND]]
            if isinstance(card, WageCard):
                return [card.code]
    return []


def _placed(name: str, arguments: dict[str, Any], asked: Asked) -> ToolCall:
    return ToolCall(name=name, arguments=arguments | ({"place": asked.place} if asked.place else {}))
