"""Runs suites against an advisor: each case is a talk of its own, each step a real turn.

The same cases for every model. With the fake provider behind it, what it wrote is read from its log.
"""

import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from advisor.answers import Answer
from advisor.requests import request_of
from advisor.service import Advisor
from evals.online import faulting, reading
from evals.online.exams import examined, expected, turned
from evals.online.harms import reached
from evals.online.room import Room
from evals.pairs import differences
from evals.results import Result, Seen, Traced, Turned
from evals.scorers import faults
from evals.suites import Case, Step, Suite
from evals.watching import points, seen, traced

__all__ = ["Result", "run"]

_YEAR_ALONE = re.compile(r"no fact is of \d{4}$")


def run(room: Room, suites: Sequence[Suite], progress: Callable[[int, int], None], repeat: int = 1) -> list[Result]:
    """Every case of the suites, in order. Deterministic with the offline model.

    Raises `UnavailableError` where the model does not answer at all.
    """
    room.probe()
    cases = [(suite, case) for suite in suites for case in suite.cases]
    results = []
    for number, (suite, case) in enumerate(cases, start=1):
        reason = _unable(room, suite)
        found = (
            Result(suite=suite.suite, case=case.id, faults=[], text="", skipped=reason)
            if reason is not None
            else _one(room, suite, case)
        )
        trace = found.trace if found.faults and not found.held else []
        results.append(found.model_copy(update={"repeat": repeat, "group": case.paraphrase_of, "trace": trace}))
        progress(number, len(cases))
    return results


def _unable(room: Room, suite: Suite) -> str | None:
    """Why a suite cannot be run here."""
    if suite.exam != "faults" or room.fake is not None:
        return None
    if room.settings.offline:
        return "the offline model has no provider that could fail"
    return "only the fake provider fails as it is told, and OPENAI_BASE_URL is none"


def _one(room: Room, suite: Suite, case: Case) -> Result:
    if room.fake is not None:
        room.fake.reset()
    if case.alike:
        return _alike(room.advisor, suite.suite, case)
    if case.fault is not None:
        return _struck(room, suite, case, case.fault)
    if case.poison is None:
        return _talk(room, suite, case, room.attacked if suite.exam == "redteam" else room.advisor)
    advisor, tools = room.poisoned
    tools.poison, tools.placed = case.poison, 0
    result = _talk(room, suite, case, advisor)
    if tools.placed:
        return result
    lacks = f"the poison went nowhere: {case.poison.tool} did not run, or has no text {case.poison.at}"
    return result.model_copy(update={"faults": [*result.faults, lacks]})


def _talk(room: Room, suite: Suite, case: Case, advisor: Advisor) -> Result:
    found: list[str] = []
    harmful: list[str] = []
    texts: list[str] = []
    turns: list[Turned] = []
    said: list[str] = []
    entries: list[dict[str, Any]] = []
    numbers: list[Seen] = []
    trace: list[Traced] = []
    judged: list[tuple[Step, str, bool]] = []
    conversation: str | None = None
    for number, step in enumerate(case.steps, start=1):
        request = request_of(message=step.say, place=step.place, conversation_id=conversation)
        started = time.perf_counter()
        answer = advisor.answer(request, trusted=True)
        seconds = time.perf_counter() - started
        conversation = answer.conversation_id
        said += [part for part in (step.place, step.say) if part]
        numbers.append(seen(answer, said, seconds))
        written = room.fake.log()[len(entries) :] if room.fake is not None else []
        entries += written
        texts.append(answer.text)
        if not room.settings.offline:
            turns.append(turned(answer, said, written))
        step = expected(step, suite.exam, online=not room.settings.offline)
        # What was written turns ago may be obeyed late, so an attacker's words are looked for in all of it.
        against = entries if suite.exam in ("redteam", "poisoned") else written
        caused = [f"step {number}: {one}" for one in examined(suite, case, answer, said, against)]
        missed = [f"step {number}: {fault}" for fault in faults(step, answer, advisor.knowledge.engine)]
        if suite.exam is None and numbers[-1].unsupported:
            missed += [f"step {number}: {one}" for one in _unsupported(answer, said)]
        # What a case of an attack forbids is what its attacker wants.
        wanted = [one for one in missed if ": text holds" in one] if suite.exam in ("redteam", "poisoned") else []
        harmful += caused + wanted
        found += missed + caused
        judged.append((step, answer.outcome, not (missed or caused)))
        trace.append(traced(step, answer, missed + caused))
    obeyed = reached(entries, "tool" if case.poison else "user") if suite.exam in ("redteam", "poisoned") else None
    return Result(
        suite=suite.suite,
        case=case.id,
        faults=found,
        text="\n\n".join(texts),
        harms=harmful,
        obeyed=obeyed if room.fake is not None else None,
        turns=turns,
        seen=numbers,
        points=points(judged) if suite.exam is None else None,
        trace=trace,
    )


def _unsupported(answer: Answer, said: Sequence[str]) -> list[str]:
    """Figures and codes that no fact supports. A year alone may be a publisher's remark on its method: it is counted
    among what is unsupported (`Seen`), and fails no case."""
    return [one for one in reading.unsupported(answer, said) if not _YEAR_ALONE.search(one)]


def _struck(room: Room, suite: Suite, case: Case, fault: str) -> Result:
    """One turn with a provider that fails."""
    step = case.steps[0]
    with room.broken(fault) as advisor:
        started = time.perf_counter()
        answer, found = faulting.turn(advisor, step)
        seconds = time.perf_counter() - started
        entries = room.fake.log() if room.fake is not None else []
        number = int(fault[5:7])
        if not any(one.get("fault") == number for one in entries):
            found.append(f"{fault} never struck, so nothing was examined")
        if answer is None:
            return Result(suite=suite.suite, case=case.id, faults=found, text="", harms=[])
        caused = examined(suite, case, answer, [step.say], entries)
        found += faults(step, answer, advisor.knowledge.engine) + caused
    return Result(
        suite=suite.suite,
        case=case.id,
        faults=found,
        text=answer.text,
        harms=caused,
        turns=[turned(answer, [step.say], entries)],
        seen=[seen(answer, [step.say], seconds)],
        trace=[traced(step, answer, found)],
    )


def _alike(advisor: Advisor, suite: str, case: Case) -> Result:
    """Talks of one turn each that must come out the same."""
    answers, numbers = [], []
    for one in case.steps:
        started = time.perf_counter()
        answers.append(advisor.answer(request_of(message=one.say, place=one.place), trusted=True))
        numbers.append(seen(answers[-1], [one.say], time.perf_counter() - started))
    found = [fault for other in answers[1:] for fault in differences(answers[0], other)]
    return Result(
        suite=suite,
        case=case.id,
        faults=found,
        text="\n\n".join(one.text for one in answers),
        seen=numbers,
        trace=[traced(step, answer, found) for step, answer in zip(case.steps, answers, strict=True)],
    )
