"""Takes forgotten things out of what was written down: messages, answers, the state of a talk. Pure; it stores nothing.

It would rather remove a sentence too much than leave a copy.
"""

import re
from collections.abc import Sequence
from typing import Any

from advisor.answers import Answer
from advisor.memory.items import JOBS, MONEY, Item
from advisor.talk import TalkState

REMOVED = "[forgotten]"
NOT_KEPT = "[not kept]"
_AMOUNT = re.compile(r"\$? ?(\d[\d,]*(?:\.\d+)?) ?((?:k|mil|grand)\b)?", re.I)
_HOURLY = re.compile(r"(?:/|per|an?|por|la) ?(?:hr|hour|h|hora)\b|hourly", re.I)
_HOURS_A_YEAR = 2080


class Traces:
    """How forgotten items may stand in a text."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.turns = frozenset(item.turn_id for item in items)
        self.place = any(item.kind == "place" for item in items)
        self.job = any(item.kind in JOBS for item in items)
        said = {phrase for item in items for phrase in (item.words, item.value)}
        told = {item.words for item in items} | {
            item.value for item in items if item.kind in JOBS or item.kind == "place"
        }
        amounts = [form for item in items if item.kind in MONEY for form in _amounts(item.value)]
        self._said = _any([*map(_loose, sorted(said, key=len, reverse=True)), *amounts])
        self._told = _any([*map(_loose, sorted(told, key=len, reverse=True)), *amounts])

    def message(self, text: str, *, source: bool = False) -> str:
        """A message without them. One that an item came from and that cannot be cut is removed whole."""
        cut = self._said.sub(REMOVED, text)
        return REMOVED if source and cut == text else cut

    def within(self, text: str) -> bool:
        """Whether a stored answer still tells one of them."""
        return bool(self._told.search(text))


def blank(answer: Answer, text: str = REMOVED) -> Answer:
    """A turn of which only that it was remains."""
    return Answer(
        conversation_id=answer.conversation_id,
        turn_id=answer.turn_id,
        outcome=answer.outcome,
        text=text,
        usage=answer.usage,
        stamps=answer.stamps,
    )


def talk_without(talk: TalkState, traces: Traces) -> TalkState:
    """The state of a talk that carries none of them on."""
    gone: dict[str, Any] = {"tools": [], "choices": [], "asked": None, "earlier": [], "offer": None}
    gone |= {"likes": [], "dislikes": [], "needs": {}}
    if traces.place:
        gone |= {"place": None, "places": []}
    if traces.job or traces.within(talk.model_dump_json(include={"subject", "subjects", "within"})):
        gone |= {"subject": None, "subjects": [], "within": None}
    return talk.model_copy(update=gone | {"filters": {}, "limit": None})


def request_without(request: dict[str, Any], traces: Traces, *, source: bool) -> dict[str, Any]:
    """A stored request without them, nor the place or point that the door sent along."""
    kept = {**request, "message": traces.message(request.get("message", ""), source=source)}
    if traces.place:
        kept = {key: value for key, value in kept.items() if key not in ("place", "coordinates")}
    return kept


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)", re.I)


def _loose(phrase: str) -> str:
    """A phrase however its blanks, quotes and dashes were typed, also in the plural."""
    parts = [re.escape(part) for part in phrase.split()]
    spelt = r"\s+".join(parts).replace("'", "['’‘´`]").replace(r"\-", "[-–—−]")
    return rf"(?<!\w){spelt}(?:e?s)?(?!\w)"


def _amounts(value: str) -> list[str]:
    """An amount as it may be written elsewhere: with and without commas, in thousands, for a year of hours."""
    match = _AMOUNT.search(value)
    if match is None:
        return []
    number = float(match[1].replace(",", "")) * (1_000 if match[2] else 1)
    yearly = {number * _HOURS_A_YEAR} if _HOURLY.search(value) else set()
    large = {amount for amount in {number} | yearly if amount >= 1_000}
    forms = [
        rf"(?<![\d.,]){form}(?:\.0+)?(?!\d|,\d)" for amount in large for form in (f"{amount:.0f}", f"{amount:,.0f}")
    ]
    small = re.escape(match[1])
    forms.append(rf"\$ ?{small}(?:\.0+)?(?!\d|[.,]\d)")
    forms.append(
        rf"(?<![\d.,]){small}(?:\.0+)? ?(?:k\b|dollars|bucks|dólares|(?:/|an |per |a |por |la )\s?(?:hr|hour|hora)\b)"
    )
    # A pure number in a tool's arguments ("amount": 14.0).
    forms.append(rf"\"(?:amount|min_median)\": ?{small}(?:\.0)?\b")
    return forms
