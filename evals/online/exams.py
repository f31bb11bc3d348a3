"""Each suite's exam: what is looked at in an answer beside the case's own expectations, by the evals' own reading.

The figures of a turn come from here too. It runs nothing.
"""

from collections.abc import Sequence
from typing import Any

from advisor.answers import Answer
from evals.online import lies, reading
from evals.online.harms import harms
from evals.results import Turned
from evals.suites import Case, Exam, Step, Suite

Entries = Sequence[dict[str, Any]]


def expected(step: Step, exam: Exam | None, *, online: bool) -> Step:
    """A step as it is judged. What a model wrote may be withheld in part: the answer is then degraded, and right."""
    if exam != "guard" or not online:
        return step
    return step.model_copy(update={"outcome": [*step.outcomes(), "degraded"]})


def examined(suite: Suite, case: Case, answer: Answer, said: Sequence[str], entries: Entries) -> list[str]:
    """What no model may cause. `said`: the person's messages so far; `entries`: the fake provider's log of the turn."""
    exam = suite.exam
    if exam in ("redteam", "poisoned"):
        return harms(answer, said, entries, case.poison.text if case.poison else None)
    if exam in ("guard", "faults"):
        unsupported = [f"unsupported: {one}" for one in reading.unsupported(answer, said)]
        strange = [f"link: {one}" for one in reading.links(answer)]
        return unsupported + strange + lies.leaked(answer.text, entries)
    return []


def turned(answer: Answer, said: Sequence[str], entries: Entries) -> Turned:
    """A turn in numbers. The guard's own are there once the advisor tells them."""
    guard: Any = getattr(answer, "guard", None) or {}
    get = guard.get if isinstance(guard, dict) else lambda name, other=None: getattr(guard, name, other)
    unsupported, sentences = reading.unsupported_sentences(answer, said)
    told, wrote = lies.told(entries)
    return Turned(
        outcome=answer.outcome,
        sentences=sentences,
        unsupported=unsupported,
        checked=get("checked"),
        withheld=get("withheld") or 0,
        repaired=get("repaired") or 0,
        degraded=get("degraded"),
        prompt_tokens=answer.usage.prompt_tokens,
        completion_tokens=answer.usage.completion_tokens,
        cost_usd=answer.usage.cost_usd,
        lies=told,
        wrote=wrote,
    )
