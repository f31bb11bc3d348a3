"""One answer as it is handed around: what is in it and what is not. Pure data.

A copy of one answer, made when it was shared; never the talk's name, its token, or another turn.
"""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from advisor.answers import Answer, Outcome, Stamps
from advisor.cards import Card, PassagesCard, ReferralsCard
from advisor.errors import ConflictError
from advisor.facts import CitationOut, Fact, PlaceOut
from advisor.feedback import Id
from advisor.memory.forgetting import NOT_KEPT, REMOVED
from advisor.safety import language_of
from advisor.sentences import split

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSING = re.compile(r"\?[\"'”’)*_]*\s*$")
_CITED = re.compile(r"\[\d+\]")

MOST_SHARES = 50
"""How many answers of one talk may be shared at a time."""


class ShareRequest(BaseModel):
    """Which answer to share. The question goes with it only when asked for: it may say more of a person than they mean to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation_id: Id
    turn_id: Id
    with_question: bool = False


class SharedAnswer(BaseModel):
    """One answer with its figures and sources. `answered_at`: when it was given, UTC."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str | None
    language: Literal["en", "es"]
    outcome: Outcome
    text: str
    facts: list[Fact]
    findings: list[Card]
    citations: list[CitationOut]
    place: PlaceOut | None
    stamps: Stamps
    answered_at: datetime


class ShareLine(BaseModel):
    """A shared answer as its owner sees it listed. `key` names it for its withdrawal and opens nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    turn_id: str
    with_question: bool
    begins: str
    shared_at: datetime


def copy_of(
    answer: Answer, request: "Mapping[str, Any]", answered_at: datetime, *, with_question: bool
) -> SharedAnswer:
    """The answer of a turn without its talk. `ConflictError` where the answer was forgotten or not kept, or
    holds what only one organisation's readers may see."""
    if answer.text in (REMOVED, NOT_KEPT):
        raise ConflictError("That answer was removed, so there is nothing left of it to hand on.")
    if any(_is_theirs_alone(card) for card in answer.findings):
        raise ConflictError("That answer holds what only one organisation's readers may see, so it is not handed on.")
    asked = str(request["message"])
    return SharedAnswer(
        question=asked if with_question and asked not in (REMOVED, NOT_KEPT) else None,
        language=language_of(answer.text, request.get("language")),
        outcome=answer.outcome,
        text=without_offer(answer),
        facts=answer.facts,
        findings=answer.findings,
        citations=answer.citations,
        place=answer.place,
        stamps=answer.stamps,
        answered_at=answered_at,
    )


def _is_theirs_alone(card: Card) -> bool:
    """Whether something on a card comes from the own content of one organisation."""
    return isinstance(card, PassagesCard | ReferralsCard) and any(one.organisation for one in card.items)


def without_offer(answer: Answer) -> str:
    """The text without the question that closes it ("Shall I …?"): nobody can take it up in a copy. A question that is
    the answer itself ("Which one do you mean?") stays, and so does one that tells a figure."""
    if answer.outcome in ("clarify", "crisis"):
        return answer.text
    paragraphs = answer.text.rstrip().split("\n\n")
    # Behind the closing question there is at most the remark on what the guard left out.
    remarked = len(paragraphs) > 1 and answer.guard is not None and answer.guard.degraded is not None
    last = len(paragraphs) - (2 if remarked and not _asks(paragraphs[-1]) else 1)
    sentences = split(paragraphs[last])
    while sentences and _asks(sentences[-1]):
        sentences.pop()
    kept = "".join(sentences).rstrip()
    found = [*paragraphs[:last], *([kept] if kept else []), *paragraphs[last + 1 :]]
    return "\n\n".join(found) if found[: last + bool(kept)] else answer.text


def _asks(text: str) -> bool:
    return _CLOSING.search(text) is not None and _CITED.search(text) is None
