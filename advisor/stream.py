"""One turn as a stream of events: the same path for whoever streams and whoever waits for the whole.

Text leaves only through the gate, and `done` only after the turn is recorded. It knows neither HTTP nor a terminal.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from advisor.agent import Agent, Delta, Said, Stopped
from advisor.answers import Answer, Outcome, Stamps, ToolResult, ToolTrace
from advisor.cards import Card
from advisor.facts import Choice, Fact, Frozen, RowRef
from advisor.gate import Gate
from advisor.pricing import usage
from advisor.talk import Left, TalkState, after
from advisor.turns import Opened, Run, TurnContext

log = logging.getLogger(__name__)

MAX_CHOICES, MAX_FOLLOW_UPS = 5, 3
_WITHHELD = {
    "en": "I left out a statement that no source here supports.",
    "es": "Omití una afirmación que ninguna fuente de aquí respalda.",
}
_BROKE_OFF = {
    "en": "The language model stopped before it was done; what stands here is checked.",
    "es": "El modelo de lenguaje se detuvo antes de terminar; lo que se ve aquí está comprobado.",
}


class Started(Frozen):
    """The turn has begun."""

    type: Literal["started"] = "started"
    conversation_id: str
    turn_id: str


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


@dataclass
class _Course:
    """What has come together while the turn runs."""

    text: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    prompt_tokens: int = 0
    completion_tokens: int = 0
    facts_told: int = 0
    broke_off: bool = False


def run_turn(agent: Agent, turn: TurnContext, opened: Opened, stamps: Stamps, record: Record) -> Iterator[Event]:
    """The events of one turn. `record` stores it whole before `done`; whatever it raises ends the turn without one."""
    yield Started(conversation_id=opened.conversation_id, turn_id=opened.turn_id)
    said = [part for part in (turn.tools.place.request, turn.tools.place.profile) if part]
    results: list[ToolResult] = []
    gate = Gate(turn.tools.ledger, results, turn.message, said)
    course = _Course()
    started = time.perf_counter()
    if turn.beside:
        course.text.append(f"{turn.beside}\n\n")
        yield Text(text=course.text[-1])
    for event in _events(agent, turn, opened, course):
        if isinstance(event, Run):
            if event.result is not None:
                results.append(event.result)
            yield from _told(event, turn, course)
        elif released := (gate.feed(event) if event is not None else gate.flush()):
            # What was said before a tool call and what comes after it are paragraphs of one answer.
            released += "\n\n" if event is None else ""
            course.text.append(released)
            yield Text(text=released)
    if (rest := gate.flush() + _remark(course, gate, turn.language, bool(course.text))) != "":
        course.text.append(rest)
        yield Text(text=rest)
    answer = _answer(turn, opened, stamps, course, gate, results)
    if answer.choices or answer.follow_ups:
        yield Choices(choices=answer.choices, follow_ups=answer.follow_ups)
    runs = [(run.trace.name, run.trace.arguments, run.result) for run in turn.runs if run.result is not None]
    rows = {fact.id: row for fact in answer.facts if (row := turn.tools.ledger.row(fact.id)) is not None}
    record(answer, after(turn.talk, runs, answer.choices, _left(course)), rows)
    log.debug("turn %s took %.1f ms", opened.turn_id, (time.perf_counter() - started) * 1000)
    yield Done(answer=answer)


def _left(course: _Course) -> Left | None:
    return Left.model_validate(course.extra["left"]) if "left" in course.extra else None


def _events(agent: Agent, turn: TurnContext, opened: Opened, course: _Course) -> Iterator[str | Run | None]:
    """The agent's events: text as `str`, `None` at the end of a model's message. A provider's fault ends the text."""
    try:
        for event in agent.run(turn, opened.history):
            if isinstance(event, Delta):
                yield event.text
            elif isinstance(event, Said):
                course.prompt_tokens += event.prompt_tokens
                course.completion_tokens += event.completion_tokens
                course.extra |= event.extra
            else:
                yield None
                yield event
    except Stopped:
        course.broke_off = True
    except Exception:
        # The stream's edge: whatever a provider does, the person keeps what was found and checked so far.
        log.exception("the model broke off in turn %s", opened.turn_id)
        course.broke_off = True


def _told(run: Run, turn: TurnContext, course: _Course) -> Iterator[Event]:
    yield ToolEvent(**run.trace.model_dump())
    for card in run.result.findings if run.result else []:
        facts = turn.tools.ledger.facts()
        yield Finding(finding=card, facts=facts[course.facts_told :])
        course.facts_told = len(facts)


def _remark(course: _Course, gate: Gate, language: str | None, has_text: bool) -> str:
    """What is said of a text that is not all the model wrote."""
    spoken = language if language in _WITHHELD else "en"
    remarks = [words[spoken] for words, holds in ((_WITHHELD, gate.withheld), (_BROKE_OFF, course.broke_off)) if holds]
    if not remarks:
        return ""
    return ("\n\n" if has_text else "") + " ".join(remarks)


def _answer(
    turn: TurnContext, opened: Opened, stamps: Stamps, course: _Course, gate: Gate, results: list[ToolResult]
) -> Answer:
    findings: list[Card] = []
    for result in results:
        findings += [card for card in result.findings if card not in findings]
    # Places that share a name are answered side by side: none of them is the place of the answer.
    open_place = any(result.outcome == "ambiguous" and result.about == "place" for result in results)
    places = [result.place for result in results if result.place is not None and not open_place]
    extra = course.extra
    choices = [Choice.model_validate(choice) for choice in extra.get("choices", [])] or _choices(results)
    degraded = bool(gate.withheld) or course.broke_off or turn.without_provider is not None
    return Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token,
        turn_id=opened.turn_id,
        outcome="degraded" if degraded else extra.get("outcome") or _outcome(results),
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
