"""The memory within a turn: what the message teaches, and the verbs on it, answered before any model is asked.

What is kept and what is erased is decided by patterns alone, so it is the same with every model.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.answers import Answer, Outcome, Stamps, Usage
from advisor.facts import Choice
from advisor.memory import Item, Verb, learn, merged, read, telling
from advisor.memory.forgetting import NOT_KEPT, Traces, blank, talk_without
from advisor.memory.items import place_of
from advisor.memory.verbs import retracted
from advisor.offline.folding import fold, lowered
from advisor.offline.phrases import NEAR_ME
from advisor.offline.spotting import Spotter
from advisor.requests import ChatRequest
from advisor.stream import Choices, Done, Event, Started, Text
from advisor.talk import TalkState
from advisor.tools.context import PlaceGiven
from advisor.turns import Opened

if TYPE_CHECKING:
    from advisor.conversations import Conversations
    from knowledge.store import Knowledge

_NOT_KEPT = {
    "en": "I won't keep this message, and I learn nothing from it.\n\n",
    "es": "No guardo este mensaje ni aprendo nada de él.\n\n",
}
_NO_MESSAGE = {
    "en": "There is no message before this one. Put “don't remember this” in front of what you want to ask, and I won't keep it.",
    "es": "No hay ningún mensaje antes de este. Escribe “no guardes esto” delante de lo que quieras preguntar, y no lo guardo.",
}


@dataclass(frozen=True)
class Remembered:
    """What a message means for the memory. `request`: what is left to be asked; `off`: nothing of it is kept."""

    request: ChatRequest
    verb: Verb | None = None
    learnt: tuple[Item, ...] = ()
    retracted: tuple[Item, ...] = ()
    place: str | None = None
    off: bool = False
    language: str = "en"


def remembered(request: ChatRequest, opened: Opened, knowledge: "Knowledge") -> Remembered:
    """Read a message for verbs, and learn from it."""
    before = opened.history[-1].question if opened.history else ""
    verb = read(request.message, opened.profile, before)
    language = request.language or (verb.language if verb is not None else "en")
    if verb is not None and verb.name == "off_record" and verb.rest:
        asked = request.model_copy(update={"message": verb.rest})
        return Remembered(asked, off=True, place=_place(opened.profile, knowledge), language=language)
    learns = verb is None or verb.name == "correct"
    learnt = learn(request.message, Spotter(knowledge)) if learns else ()
    back = retracted(request.message, opened.profile) if verb is None else ()
    held = [item for item in opened.profile if item not in back]
    return Remembered(request, verb, learnt, back, _place(merged(held, learnt), knowledge), language=language)


def _place(items: tuple[Item, ...], knowledge: "Knowledge") -> str | None:
    """Where the person lives, where it is one place: of several nobody said which."""
    said = place_of(items)
    return said if said is not None and knowledge.areas.find(said).outcome == "one" else None


def at_home(talk: TalkState, message: str, given: PlaceGiven, before: PlaceGiven) -> TalkState:
    """The talk so far; "near me" is where the person is known to be, not the place that was talked about last. So is
    everything else once another place comes with the message than with the one `before`: the person has just set it."""
    if (given.request or given.coordinates) and (given.request, given.coordinates) != (
        before.request,
        before.coordinates,
    ):
        calls = [
            one.model_copy(
                update={"arguments": {name: value for name, value in one.arguments.items() if name != "place"}}
            )
            for one in talk.tools
        ]
        return talk.model_copy(update={"place": None, "mentioned": talk.mentioned[:1], "tools": calls})
    known = given.request or given.coordinates or given.profile
    return talk.model_copy(update={"place": None}) if known and NEAR_ME.search(lowered(fold(message))) else talk


def unkept(events: Iterator[Event], language: str) -> Iterator[Event]:
    """The events of a turn that is not kept, saying so first."""
    note: str | None = _NOT_KEPT[language]
    for event in events:
        if note is not None and isinstance(event, Text | Done):
            yield Text(text=note)
            note = None
        if isinstance(event, Done):
            answer = event.answer
            event = Done(answer=answer.model_copy(update={"text": _NOT_KEPT[language] + answer.text}))
        yield event


def blanked(request: ChatRequest, answer: Answer) -> tuple[ChatRequest, Answer]:
    """What is recorded of a turn that is not kept."""
    return ChatRequest(message=NOT_KEPT, conversation_id=request.conversation_id), blank(answer, NOT_KEPT)


def settle(found: Remembered, verb: Verb, opened: Opened, talks: "Conversations", stamps: Stamps) -> Iterator[Event]:
    """Do what a verb says, and answer: recorded as any turn is, without what was just forgotten."""
    request, language = found.request, found.language
    talk, kept = opened.talk, request
    outcome: Outcome = "answered"
    choices: list[Choice] = []
    learnt: tuple[Item, ...] = ()
    if verb.name == "show":
        text = telling.profile(opened.profile, language)
    elif verb.name == "unclear" and verb.items:
        text, choices = telling.unclear(verb.items, language)
        outcome = "clarify"
    elif verb.name == "erase":
        turns, items = talks.clear(opened) if opened.token is None else (0, 0)
        text, talk = telling.erased(turns, items, language), TalkState()
    elif verb.name == "off_record":
        if opened.token is None and opened.number > 1:
            talks.forget_last(opened)
            text, talk = telling.not_kept(language), TalkState()
        else:
            text = _NO_MESSAGE[language]
    else:
        place = "place" in verb.kinds
        learnt = found.learnt if verb.name == "correct" else ()
        if verb.items or place:
            talks.forget(opened, verb.items, place=place)
            traces = Traces(verb.items)
            traces.place = traces.place or place
            talk = talk_without(talk, traces)
            kept = request.model_copy(update={"message": traces.message(request.message)})
            learnt = tuple(
                item.model_copy(update={"words": item.value}) if traces.message(item.words) != item.words else item
                for item in learnt
            )
        text = telling.forgotten(verb.items, verb.kinds, learnt, language)
    answer = Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token,
        turn_id=opened.turn_id,
        outcome=outcome,
        language="es" if language == "es" else "en",
        text=text,
        choices=choices,
        usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=stamps,
    )
    talk = talk.model_copy(update={"choices": choices})
    talks.record(opened, request, answer, talk, {}, learnt=learnt, kept=kept)
    yield Started(conversation_id=answer.conversation_id, turn_id=answer.turn_id)
    yield Text(text=text)
    if choices:
        yield Choices(choices=choices)
    yield Done(answer=answer)


def placed(request: ChatRequest, place: str | None) -> PlaceGiven:
    """Where the person may be: what came with the message, else their profile."""
    return replace(request.place_given(), profile=place)
