"""What was said before in a talk that another program keeps: its earlier messages, read again into the state of a talk.

A client that sends the whole talk with each question has no conversation here. Its last few questions are run through the
same turn without a provider and without being recorded, so that "and in Texas?" means what it meant there. What the client
says that we answered is history for a model to read, never a source of a figure.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.memory import Item, merged
from advisor.memory.forgetting import Traces, talk_without
from advisor.remembering import Remembered, remembered
from advisor.requests import MOST_CHARACTERS, ChatRequest
from advisor.safe_turn import cleaned, verdict_of
from advisor.stream import run_turn
from advisor.talk import TalkState
from advisor.turns import Exchange, Opened, TurnContext

if TYPE_CHECKING:
    from advisor.agent import Agent
    from advisor.answers import Stamps
    from advisor.safety import Sense
    from knowledge.store import Knowledge

MOST_HEARD = 6
"""Questions read again, the last ones. What a talk is about is settled by fewer; each costs a turn without a provider."""

WITHOUT_PROVIDER = "heard before"

Context = Callable[[Remembered, TalkState, Opened], TurnContext]


def said_before(opened: Opened, before: Sequence[Exchange]) -> Opened:
    """The new talk with what its client says was said before, secrets taken out; nothing of it is read yet."""
    last = [
        Exchange(cleaned(ChatRequest(message=one.question[:MOST_CHARACTERS]))[0].message, one.answer)
        for one in [one for one in before if one.question.strip()][-MOST_HEARD:]
    ]
    return replace(opened, history=tuple(last))


def heard(
    opened: Opened,
    request: ChatRequest,
    knowledge: "Knowledge",
    sense: "Callable[[], Sense | None] | None",
    context: Context,
    agent: "Agent",
    stamps: "Stamps",
) -> Opened:
    """The talk after the questions in `opened.history`. Nothing is recorded, no provider is asked, no budget is used."""
    now = replace(opened, history=(), talk=TalkState(), profile=())
    learnt_last: tuple[Item, ...] = ()
    for one in opened.history:
        asked = request.model_copy(update={"message": one.question})
        verdict = verdict_of(asked, now, sense)
        if verdict is not None and verdict.outcome is not None:
            now = replace(now, history=(*now.history, one), talk=now.talk.model_copy(update={"choices": []}))
            continue
        found = remembered(asked, now, knowledge)
        if found.verb is not None:
            now = _settled(now, found, learnt_last)
            learnt_last = ()
            continue
        talk = _after(found, now, context, agent, stamps)
        if found.off:
            continue
        held = tuple(item for item in now.profile if item not in found.retracted)
        now = replace(now, history=(*now.history, one), talk=talk, profile=merged(held, found.learnt))
        learnt_last = found.learnt
    return now


def _after(found: Remembered, now: Opened, context: Context, agent: "Agent", stamps: "Stamps") -> TalkState:
    """The state that the turn leaves; what it says is not needed."""
    turn = context(found, now.talk, now)
    turn.without_provider = WITHOUT_PROVIDER
    left: list[TalkState] = []
    for _ in run_turn(agent, turn, now, stamps, lambda _answer, talk, _rows: left.append(talk)):
        pass
    return left[-1]


def _settled(now: Opened, found: Remembered, learnt_last: tuple[Item, ...]) -> Opened:
    """What a verb on the memory leaves of the talk. A talk of another program's has no records that it could change."""
    verb = found.verb
    assert verb is not None
    if verb.name == "erase":
        return replace(now, history=(), talk=TalkState(), profile=())
    if verb.name == "off_record":
        held = tuple(item for item in now.profile if item not in learnt_last)
        return replace(now, history=now.history[:-1], talk=TalkState(), profile=held)
    if verb.name in ("show", "unclear"):
        return now
    place = "place" in verb.kinds
    traces = Traces(verb.items)
    traces.place = traces.place or place
    held = tuple(item for item in now.profile if item not in verb.items and not (place and item.kind == "place"))
    history = tuple(replace(one, question=traces.message(one.question)) for one in now.history)
    return replace(now, history=history, talk=talk_without(now.talk, traces), profile=merged(held, found.learnt))
