"""Runs suites against an advisor: each case is a talk of its own, each step a real turn."""

from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict

from advisor.errors import UnavailableError
from advisor.requests import request_of
from advisor.service import Advisor
from evals.pairs import differences
from evals.scorers import faults
from evals.suites import Case, Suite


class Result(BaseModel):
    """What came of one case: the faults of each step, joined; empty when it passed."""

    model_config = ConfigDict(frozen=True)

    suite: str
    case: str
    faults: list[str]
    text: str

    @property
    def held(self) -> bool:
        """Whether its suite is held out: counted, and never shown to whoever mends the code."""
        return self.suite.endswith("_held")

    @property
    def passed(self) -> bool:
        return not self.faults


def run(advisor: Advisor, suites: Sequence[Suite], progress: Callable[[int, int], None]) -> list[Result]:
    """Every case of the suites, in order. Deterministic with the offline model.

    Raises `UnavailableError` where the model does not answer the very first message: there is nothing to measure then.
    """
    cases = [(suite.suite, case) for suite in suites for case in suite.cases]
    results = []
    for number, (suite, case) in enumerate(cases, start=1):
        results.append(_talk(advisor, suite, case, first=number == 1))
        progress(number, len(cases))
    return results


def _talk(advisor: Advisor, suite: str, case: Case, *, first: bool) -> Result:
    if case.alike:
        return _alike(advisor, suite, case)
    found: list[str] = []
    texts: list[str] = []
    conversation: str | None = None
    for number, step in enumerate(case.steps, start=1):
        request = request_of(message=step.say, place=step.place, conversation_id=conversation)
        answer = advisor.answer(request, trusted=True)
        if first and number == 1 and answer.outcome == "degraded" and "degraded" not in step.outcomes():
            raise UnavailableError(
                f"The model {advisor.settings.model} does not answer, so there is nothing to measure; is its name right,"
                " and is its key set?"
            )
        conversation = answer.conversation_id
        texts.append(answer.text)
        found += [f"step {number}: {fault}" for fault in faults(step, answer, advisor.knowledge.engine)]
    return Result(suite=suite, case=case.id, faults=found, text="\n\n".join(texts))


def _alike(advisor: Advisor, suite: str, case: Case) -> Result:
    """Talks of one turn each that must come out the same."""
    answers = [advisor.answer(request_of(message=one.say, place=one.place), trusted=True) for one in case.steps]
    found = [fault for other in answers[1:] for fault in differences(answers[0], other)]
    return Result(suite=suite, case=case.id, faults=found, text="\n\n".join(one.text for one in answers))
