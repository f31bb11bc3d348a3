"""The rounds of one turn with the model: its answer, a demand to look things up, one repair, and the composed answer.

All text passes the gate. What a model may not say is dropped; the person gets the figures in any case. It records nothing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.agent import Again, Agent, Broken, Delta, Said, Stopped
from advisor.answers import GuardReport
from advisor.gate import Gate
from advisor.turns import Exchange, Run, TurnContext
from advisor.waiting import Waiting

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
    waiting: Waiting = field(default_factory=Waiting)

    def run(self) -> Iterator[str | Run]:
        """Checked text and tool runs, in the order in which they may be told."""
        yield from self._heard(None)
        if self.turn.needs and not self.turn.runs and not self._over:
            yield from self._heard(Again("look_up", "", ()))
        if self.gate.withheld and not self._over:
            if enough := not self._too_little():
                yield from self._settled()
            complaints = tuple(self.gate.complaints())
            before, released = len(self.gate.withheld), self.gate.released
            shown = "".join([*self.course.text, *self.waiting.pieces, *self.waiting.closing])
            yield from self._heard(Again("repair", shown, complaints))
            self.course.repaired = self.gate.released - released
            if self.course.repaired and len(self.gate.withheld) == before:
                self.gate.forgive()
            if not enough and not self._over and self._too_little():
                yield from self._composed()
        elif not self._over and self._too_little():
            yield from self._composed()
        yield from self._settled()
        yield from self._fitting(self.waiting.end())

    def _composed(self) -> Iterator[str | Run]:
        """The whole answer without the model. What of the model's still waits is dropped: it is a part of the same, torn
        from the sentence that said what it is of. What was read stands, and is not told again."""
        self.course.composed = True
        leftover = self.waiting.drop()
        self.gate.unsay(leftover)
        self.course.repaired = 0 if leftover else self.course.repaired
        self.gate.news_only()
        written = len(self.course.text)
        yield from self._settled()
        yield from self._heard(Again("compose", "".join(self.course.text), ()))
        if len(self.course.text) == written:
            yield from self._fitting(leftover)

    def _settled(self) -> Iterator[str]:
        """What waited may be read, and what comes from now on."""
        self.waiting.settled = True
        yield from self._fitting(self.waiting.ready())

    def _fitting(self, pieces: Iterable[str]) -> Iterator[str]:
        """Pieces as they are read, never more than one blank line between them and none before the first."""
        for piece in pieces:
            written = "".join(self.course.text[-2:])
            there = len(written) - len(written.rstrip("\n")) if written else 2
            bare = piece.lstrip("\n")
            if fitted := "\n" * min(len(piece) - len(bare), max(0, 2 - there)) + bare:
                yield fitted

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
            reason = "switch" if self.turn.without_provider == "switch" else "budget"
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

    def _heard(self, again: Again | None) -> Iterator[str | Run]:
        """One round with the model. Words said before any look-up, where one is needed, wait for it."""
        self.gate.new_round()
        self.waiting.begin(apart=again is not None)
        for event in self._events(again):
            if isinstance(event, Run):
                self.take_result(event)
                yield event
                continue
            if isinstance(event, Broken):
                yield from self._broken_off()
                continue
            for piece in self.gate.pieces(event) if event is not None else self.gate.rest():
                self.waiting.take(piece)
            if event is None:
                # What was said before a tool call and what comes after it are paragraphs of one answer.
                self.waiting.apart()
            yield from self._readable()
        for piece in self.gate.rest():
            self.waiting.take(piece)
        if self._unfounded() and (again is None or again.task == "look_up"):
            self.gate.take_back()
            self.waiting.drop()
        elif not self.gate.withheld:
            yield from self._fitting(self.waiting.ready(over=True))
        else:
            yield from self._readable()

    def _readable(self) -> Iterator[str]:
        if not self._unfounded():
            yield from self._fitting(self.waiting.ready(doubted=bool(self.gate.withheld)))

    def _broken_off(self) -> Iterator[str]:
        """The provider's words are over and the composed answer follows. A beginning of which nothing was withheld is
        whole and stands; what waits behind a withheld sentence gives way."""
        for piece in self.gate.broken():
            self.waiting.take(piece)
        if not self.gate.withheld and not self._unfounded():
            yield from self._fitting(self.waiting.ready(over=True))
        self.gate.unsay(self.waiting.drop())
        self.gate.news_only()
        yield from self._settled()
        self.waiting.apart()

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
