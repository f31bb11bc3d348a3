"""The rounds of one turn with the model: its answer, a demand to look things up, one repair, and the composed answer.

All text passes the gate. What a model may not say is dropped; the person gets the figures in any case. It records nothing.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.agent import Again, Agent, Broken, Delta, Said, Stopped
from advisor.answers import GuardReport
from advisor.gate import Gate
from advisor.turns import Exchange, Run, TurnContext

log = logging.getLogger(__name__)


@dataclass
class Course:
    """What has come together while the turn runs."""

    text: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    prompt_tokens: int = 0
    completion_tokens: int = 0
    facts_told: int = 0
    broke_off: bool = False
    stopped: bool = False  # by the reader, before all was said
    repaired: int = 0
    composed: bool = False

    @property
    def fault(self) -> str | None:
        """The kind of the provider's fault, where one ended the model's words."""
        return str(self.extra["fault"]) if "fault" in self.extra else None


@dataclass
class Rounds:
    """One turn in the making. `take_result` is told of each tool run before its text is checked."""

    agent: Agent
    turn: TurnContext
    history: Sequence[Exchange]
    gate: Gate
    course: Course
    take_result: Callable[[Run], None]

    def run(self) -> Iterator[str | Run]:
        """Checked text and tool runs, in the order in which they may be told."""
        yield from self._heard(None)
        if self.turn.needs and not self.turn.runs and not self._over:
            yield from self._heard(Again("look_up", "", ()))
        if self.gate.withheld and not self._over:
            complaints = tuple(self.gate.complaints())
            before, shown = len(self.gate.withheld), self.gate.released
            yield from self._parted(self._heard(Again("repair", "".join(self.course.text), complaints)))
            self.course.repaired = self.gate.released - shown
            if self.course.repaired and len(self.gate.withheld) == before:
                self.gate.forgive()
        if not self._over and self._too_little():
            self.course.composed = True
            yield from self._parted(self._heard(Again("compose", "".join(self.course.text), ())))

    @property
    def _over(self) -> bool:
        """Whether the offline path has spoken already, or nothing more can be asked."""
        over = self.course.broke_off or self.course.fault is not None or self.turn.without_provider is not None
        return over or self.turn.abandoned

    def report(self) -> GuardReport:
        """What the guard did in this turn."""
        if self.course.stopped:
            return GuardReport(checked=self.gate.checked, withheld=len(self.gate.withheld))
        reason = self.course.fault or ("stopped" if self.course.broke_off else None)
        if reason is None and self.turn.without_provider is not None:
            reason = "budget"
        if reason is None and (self.gate.withheld or self.course.composed):
            reason = "withheld" if self.gate.withheld else "no_tool"
        return GuardReport(
            checked=self.gate.checked,
            withheld=len(self.gate.withheld),
            repaired=self.course.repaired,
            composed=self.course.composed or self.course.fault is not None,
            degraded=reason,
        )

    def _too_little(self) -> bool:
        """Whether the person has not got what was found: no figure though there are some, or hardly a sentence."""
        if self.turn.needs and not self.turn.runs:
            return True
        if not self.gate.withheld:
            return False
        return not self.gate.stated or self.gate.released < len(self.gate.withheld)

    def _parted(self, pieces: Iterator[str | Run]) -> Iterator[str | Run]:
        """A later round is a paragraph of its own."""
        begun = False
        for piece in pieces:
            if isinstance(piece, str) and not begun and piece.strip():
                begun = True
                written = "".join(self.course.text)
                if written.strip() and not written.endswith("\n\n"):
                    yield "\n" if written.endswith("\n") else "\n\n"
            yield piece

    def _heard(self, again: Again | None) -> Iterator[str | Run]:
        """One round with the model. Words said before any look-up, where one is needed, wait for it."""
        self.gate.new_round()
        waiting: list[str] = []
        for event in self._events(again):
            if isinstance(event, Run):
                self.take_result(event)
                yield from waiting
                waiting = []
                yield event
                continue
            if isinstance(event, Broken):
                released = self.gate.broken()
            else:
                released = self.gate.feed(event) if event is not None else self.gate.flush()
            if released and event is None:
                # What was said before a tool call and what comes after it are paragraphs of one answer.
                released = released.rstrip("\n") + "\n\n"
            if not released:
                continue
            if self._unfounded():
                waiting.append(released)
            else:
                yield from (*waiting, released)
                waiting = []
        if rest := self.gate.flush():
            waiting.append(rest)
        if self._unfounded() and (again is None or again.task == "look_up"):
            self.gate.take_back()
        else:
            yield from waiting

    def _unfounded(self) -> bool:
        return self.turn.needs is not None and not self.turn.runs and self.course.fault is None

    def _events(self, again: Again | None) -> Iterator[str | Run | Broken | None]:
        """The agent's events: text as `str`, `None` at the end of a model's message. A provider's fault ends the text."""
        try:
            for event in self.agent.run(self.turn, self.history, again):
                if isinstance(event, Delta):
                    yield event.text
                elif isinstance(event, Broken):
                    yield event
                elif isinstance(event, Said):
                    self.course.prompt_tokens += event.prompt_tokens
                    self.course.completion_tokens += event.completion_tokens
                    # What a later round says of the turn stands for it; a fault stays known.
                    fault = {"fault": self.course.extra["fault"]} if "fault" in self.course.extra else {}
                    self.course.extra = {**fault, **event.extra} if event.extra else self.course.extra
                else:
                    yield None
                    yield event
        except Stopped:
            self.course.broke_off = True
        except Exception:
            # The stream's edge: whatever a provider does, the person keeps what was found and checked so far.
            log.exception("the model broke off in a turn")
            self.course.broke_off = True
