"""One turn as a stream of events: the same path for whoever streams and whoever waits for the whole.

Text leaves only through the gate, and `done` only after the turn is recorded. It knows neither HTTP nor a terminal.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from advisor.agent import Agent
from advisor.answers import Answer, GuardReport, Outcome, Stamps, ToolResult, ToolTrace
from advisor.cards import Card
from advisor.facts import Choice, Fact, Frozen, RowRef
from advisor.gate import Gate
from advisor.pricing import usage
from advisor.provider.faults import sentence
from advisor.rounds import Course, Rounds
from advisor.safety import language_of
from advisor.talk import Left, TalkState, after
from advisor.turns import Opened, Run, TurnContext

log = logging.getLogger(__name__)

MAX_CHOICES, MAX_FOLLOW_UPS = 5, 3
FLUSH_SECONDS = 0.05
_WITHHELD = {
    "en": (
        "I left out a statement that no source here supports.",
        "I left out statements that no source here supports.",
    ),
    "es": (
        "Omití una afirmación que ninguna fuente de aquí respalda.",
        "Omití afirmaciones que ninguna fuente de aquí respalda.",
    ),
}
"""For one, and for several; how many is in the answer's `guard`, for a bare number in a text would have no source."""
_WITHOUT = {
    "en": "This answer was put together from the same sources without it.",
    "es": "Esta respuesta se armó con las mismas fuentes sin él.",
}
_BROKE_OFF = {
    "en": "The language model stopped before it was done; what stands here is checked.",
    "es": "El modelo de lenguaje se detuvo antes de terminar; lo que se ve aquí está comprobado.",
}
_STOPPED = {
    "en": "You stopped the answer here; what stands here is checked.",
    "es": "Usted detuvo la respuesta aquí; lo que se ve está comprobado.",
}


class Started(Frozen):
    """The turn has begun. `conversation_token`: with a talk's first turn, so that an answer that breaks off on the way
    can be fetched by whoever asked. `language`: the one that the answer will most likely be in."""

    type: Literal["started"] = "started"
    conversation_id: str
    turn_id: str
    conversation_token: str | None = None
    language: Literal["en", "es"] | None = None


class ToolEvent(Frozen):
    """A tool was called."""

    type: Literal["tool"] = "tool"
    name: str
    arguments: dict[str, Any]
    outcome: str
    ms: float


class Finding(Frozen):
    """A card, as soon as its tool is done, with the facts that were not told before."""

    type: Literal["finding"] = "finding"
    finding: Card
    facts: list[Fact] = Field(default_factory=list)


class Text(Frozen):
    """Whole checked sentences; all of them joined are the answer's text."""

    type: Literal["text"] = "text"
    text: str


class Choices(Frozen):
    """Quick replies and suggestions."""

    type: Literal["choices"] = "choices"
    choices: list[Choice]
    follow_ups: list[str] = Field(default_factory=list)


class Done(BaseModel):
    """The whole turn; on the wire its data is the answer itself."""

    model_config = ConfigDict(frozen=True)

    type: Literal["done"] = "done"
    answer: Answer

    @model_serializer(mode="wrap")
    def _flat(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        told = handler(self)
        return {"type": told["type"], **told["answer"]}


class ErrorEvent(Frozen):
    """The turn could not be answered; nothing of it was recorded."""

    type: Literal["error"] = "error"
    status: int
    detail: str


Event = Annotated[Started | ToolEvent | Finding | Text | Choices | Done | ErrorEvent, Field(discriminator="type")]

Record = Callable[[Answer, TalkState, dict[str, RowRef]], None]


def run_turn(agent: Agent, turn: TurnContext, opened: Opened, stamps: Stamps, record: Record) -> Iterator[Event]:
    """The events of one turn. `record` stores it whole before `done`; whatever it raises ends the turn without one.
    Once `turn.gone` is set, nothing more is said: what was checked by then is the answer, marked as stopped."""
    yield Started(
        conversation_id=opened.conversation_id,
        turn_id=opened.turn_id,
        conversation_token=opened.token,
        language=_spoken_in(turn),
    )
    said = [part for part in (turn.tools.place.request, turn.tools.place.profile) if part]
    results: list[ToolResult] = []
    gate = Gate(turn.tools.ledger, results, turn.message, said, turn.names)
    course = Course()
    started = time.perf_counter()
    if turn.beside:
        course.text.append(f"{turn.beside}\n\n")
        yield Text(text=course.text[-1])
    rounds = Rounds(agent, turn, opened.history, gate, course, lambda run: _keep(run, results))
    yield from _flushed(_spoken(rounds, course), turn, course)
    answer = _answer(turn, opened, stamps, course, rounds.report(), results)
    if answer.choices or answer.follow_ups:
        yield Choices(choices=answer.choices, follow_ups=answer.follow_ups)
    runs = [(run.trace.name, run.trace.arguments, run.result) for run in turn.runs if run.result is not None]
    rows = {fact.id: row for fact in answer.facts if (row := turn.tools.ledger.row(fact.id)) is not None}
    record(answer, after(turn.talk, runs, answer.choices, _left(course)), rows)
    log.debug("turn %s took %.1f ms", opened.turn_id, (time.perf_counter() - started) * 1000)
    yield Done(answer=answer)


def _keep(run: Run, results: list[ToolResult]) -> None:
    if run.result is not None:
        results.append(run.result)


def _spoken(rounds: Rounds, course: Course) -> Iterator[str | Run]:
    """The rounds' text, each piece noted as part of the answer, and a remark where the text is not all the model's."""
    for piece in rounds.run():
        if isinstance(piece, str):
            if rounds.turn.abandoned:
                course.stopped = course.stopped or bool(piece.strip())
                continue
            course.text.append(piece)
        yield piece
    course.stopped = course.stopped or (rounds.turn.abandoned and course.fault is not None)
    if remark := _remark(rounds, course):
        course.text.append(remark)
        yield remark


def _flushed(pieces: Iterator[str | Run], turn: TurnContext, course: Course) -> Iterator[Event]:
    """Text at most every `FLUSH_SECONDS`; tool runs and cards at once."""
    held: list[str] = []
    last = 0.0
    for piece in pieces:
        if isinstance(piece, str):
            held.append(piece)
            if time.monotonic() - last < FLUSH_SECONDS:
                continue
        if held:
            yield Text(text="".join(held))
            held, last = [], time.monotonic()
        if isinstance(piece, Run):
            yield from _told(piece, turn, course)
    if held:
        yield Text(text="".join(held))


def _left(course: Course) -> Left | None:
    return Left.model_validate(course.extra["left"]) if "left" in course.extra else None


def _told(run: Run, turn: TurnContext, course: Course) -> Iterator[Event]:
    yield ToolEvent(**run.trace.model_dump())
    for card in run.result.findings if run.result else []:
        facts = turn.tools.ledger.facts()
        yield Finding(finding=card, facts=facts[course.facts_told :])
        course.facts_told = len(facts)


def _spoken_in(turn: TurnContext, course: Course | None = None) -> Literal["en", "es"]:
    """The language of the answer: as ordered, as it was composed in, else as the message and the talk have it."""
    left = (course.extra.get("left") if course is not None else None) or {}
    known = turn.language or left.get("language")
    if known is None:
        return language_of(turn.message, turn.talk.language)
    return "es" if known == "es" else "en"


def _remark(rounds: Rounds, course: Course) -> str:
    """What is said of a text that is not all the model wrote."""
    spoken = _spoken_in(rounds.turn, course)
    several = len({one.sentence for one in rounds.gate.withheld}) > 1  # a model that insists says one of them again
    remarks = [_WITHHELD[spoken][several]] if rounds.gate.withheld else []
    if course.stopped:
        remarks = [_STOPPED[spoken]]
    elif course.fault is not None:
        remarks.append(f"{sentence(course.fault, spoken)} {_WITHOUT[spoken]}")
    elif course.broke_off:
        remarks.append(_BROKE_OFF[spoken])
    if not remarks:
        return ""
    written = "".join(course.text)
    return ("" if not written or written.endswith("\n\n") else "\n\n") + " ".join(remarks)


def _answer(
    turn: TurnContext, opened: Opened, stamps: Stamps, course: Course, guard: GuardReport, results: list[ToolResult]
) -> Answer:
    findings: list[Card] = []
    for result in results:
        findings += [card for card in result.findings if card not in findings]
    # Places that share a name are answered side by side: none of them is the place of the answer.
    open_place = any(result.outcome == "ambiguous" and result.about == "place" for result in results)
    places = [result.place for result in results if result.place is not None and not open_place]
    extra = course.extra
    choices = [Choice.model_validate(choice) for choice in extra.get("choices", [])] or _choices(results)
    return Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token,
        turn_id=opened.turn_id,
        outcome="degraded" if guard.degraded else extra.get("outcome") or _outcome(results),
        language=_spoken_in(turn, course),
        text="".join(course.text),
        facts=turn.tools.ledger.facts(),
        findings=findings,
        citations=turn.tools.ledger.citations(),
        place=places[-1] if places else None,
        choices=choices[:MAX_CHOICES],
        follow_ups=list(extra.get("follow_ups", []))[:MAX_FOLLOW_UPS],
        tools=[run.trace for run in turn.runs],
        usage=usage(course.prompt_tokens, course.completion_tokens, turn.price),
        stamps=stamps,
        guard=guard,
        stopped=course.stopped,
    )


def _choices(results: list[ToolResult]) -> list[Choice]:
    """What the last tool that had something to ask offered."""
    return next((result.choices for result in reversed(results) if result.choices), [])


def _outcome(results: list[ToolResult]) -> Outcome:
    """The outcome of a turn whose model does not tell it, by what its tools found."""
    outcomes = {result.outcome for result in results}
    if not outcomes or "ok" in outcomes:
        return "answered"
    if outcomes & {"ambiguous", "unknown"}:
        return "clarify"
    return "declined" if outcomes == {"refused"} else "no_data"


__all__ = ["Choices", "Done", "ErrorEvent", "Event", "Finding", "Started", "Text", "ToolEvent", "ToolTrace", "run_turn"]
