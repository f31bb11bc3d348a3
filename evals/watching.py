"""What is kept of an answer while a case runs: its numbers always, the whole of it where an open case failed.

Pure but for the clock that the caller reads.
"""

from collections.abc import Sequence

from advisor.answers import Answer
from advisor.drafting.grade import grade_of
from advisor.facts import Fact
from advisor.safety import language_of
from advisor.tools.show import show
from evals.online import reading
from evals.results import Points, Seen, Traced, TracedCall
from evals.suites import Step

HONEST = frozenset({"clarify", "no_data", "declined", "degraded"})
"""Outcomes that say: I do not know, or: what do you mean?"""


def seen(answer: Answer, said: Sequence[str], seconds: float) -> Seen:
    """The numbers of an answer. `said`: the person's messages so far, the last of which it answers."""
    unsupported, sentences = reading.unsupported_sentences(answer, said)
    # A greeting of two words or a code tells no language: the last message decides.
    language = language_of(answer.text, language_of(said[-1]) if said else None)
    return Seen(
        outcome=answer.outcome,
        ms=round(1000 * seconds, 1),
        prompt_tokens=answer.usage.prompt_tokens,
        completion_tokens=answer.usage.completion_tokens,
        grade=grade_of(answer.text, language) if answer.text.strip() else None,
        sentences=sentences,
        unsupported=unsupported,
    )


def traced(step: Step, answer: Answer, wrong: Sequence[str]) -> Traced:
    """The whole of a step, for whoever looks for the cause."""
    at = answer.place
    return Traced(
        said=step.say,
        place=step.place,
        outcome=answer.outcome,
        at=f"{at.title} ({at.code}, {at.how})" if at is not None else None,
        tools=[TracedCall(name=one.name, arguments=one.arguments, outcome=one.outcome) for one in answer.tools],
        facts=[line(fact) for fact in answer.facts],
        sources=[f"[{one.id}] {one.publisher}, {one.title}, {one.vintage}" for one in answer.citations],
        text=answer.text,
        expected=step.model_dump(mode="json", exclude_defaults=True, exclude={"say", "place"}),
        wrong=list(wrong),
    )


def line(fact: Fact) -> str:
    """A fact on one line: what it is, of what, where, when, from which source."""
    where = f", {fact.area.title} ({fact.area.code})" if fact.area is not None else ""
    basis = "" if fact.basis == "measured" else f", {fact.basis}"
    return (
        f"{fact.id} {show(fact)} {fact.unit}: {fact.statistic} of {fact.of.title} ({fact.of.code}){where}, {fact.as_of}"
        f"{basis} [{fact.citation}]"
    )


def points(judged: Sequence[tuple[Step, str, bool]]) -> Points | None:
    """What a talk earns: `judged` are its steps, each with its outcome and whether it was right. None where no step is
    to be answered. It earns 0 only where every step that failed owned that it does not know, or asked back."""
    if not any("answered" in step.outcomes() for step, _, _ in judged):
        return None
    wrong = [(step, outcome) for step, outcome, right in judged if not right]
    if not wrong:
        return 1
    return 0 if all("answered" in step.outcomes() and outcome in HONEST for step, outcome in wrong) else -1
