"""One turn while the provider commits a fault: it ends in time, whole, with its figures, recorded as it was told.

What went wrong is a sentence each. The fault itself is the fake provider's.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor, wait

from advisor.answers import Answer
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.stream import Done, ErrorEvent, Event, Text
from evals.online.room import short_patience
from evals.suites import Step

SLACK_SECONDS = 2.0
"""For the look-ups, the composer and the record, on a busy machine."""


def turn(advisor: Advisor, step: Step) -> tuple[Answer | None, list[str]]:
    """The answer, where one came, and everything that is wrong with how it came."""
    started = time.perf_counter()
    # In a thread of its own: a turn that never ends, or that raises, is a finding and no end of the run.
    pool = ThreadPoolExecutor(1)
    most = short_patience().turn + SLACK_SECONDS
    future = pool.submit(lambda: list(advisor.ask(request_of(message=step.say, place=step.place))))
    wait([future], timeout=3 * most)
    pool.shutdown(wait=False, cancel_futures=True)
    if not future.done():
        return None, [f"no end after {3 * most:.0f} s"]
    return _judged(advisor, future, time.perf_counter() - started, most)


def _judged(
    advisor: Advisor, future: "Future[list[Event]]", seconds: float, most: float
) -> tuple[Answer | None, list[str]]:
    if (error := future.exception()) is not None:
        return None, [f"raised {type(error).__name__}: {error}"]
    events = future.result()
    found = [f"an error event: {one.detail}" for one in events if isinstance(one, ErrorEvent)]
    if seconds > most:
        found.append(f"took {seconds:.1f} s, and its budget is {most:.1f}")
    if not events or not isinstance(events[-1], Done):
        return None, [*found, "no done event"]
    answer = events[-1].answer
    if "".join(one.text for one in events if isinstance(one, Text)) != answer.text:
        found.append("the text events joined are not the text")
    return answer, found + _recorded(advisor, answer)


def _recorded(advisor: Advisor, answer: Answer) -> list[str]:
    """Whether the owner reads the same turn again, whole and once."""
    kept = advisor.conversation(answer.conversation_id, answer.conversation_token)["turns"]
    if len(kept) != 1:
        return [f"{len(kept)} turns are recorded"]
    if kept[0]["answer"]["text"] != answer.text:
        return ["the recorded text is another"]
    facts = {one["id"] for one in kept[0]["answer"]["facts"]}
    return [] if facts == {one.id for one in answer.facts} else ["the recorded facts are others"]
