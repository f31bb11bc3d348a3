"""Runs ranked suites: asks the knowledge each query and takes down what came, best first. It measures nothing itself
(`evals.figures` does) and needs no model."""

import importlib
import time
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from evals import letters
from evals.figures import DEPTH, Asked, RankedScore, peer, score
from evals.suites import CaseError, RankedSuite
from evals.sums import percentile
from knowledge.store import Knowledge

Progress = Callable[[int, int], None]


class HeldOutTitle(Protocol):
    """What `evals.heldout.run` gives of each title that was held out."""

    @property
    def title(self) -> str: ...
    @property
    def expected(self) -> tuple[str, ...]: ...
    @property
    def ranked(self) -> tuple[str, ...]: ...
    @property
    def confidence(self) -> float: ...


def run(suite: RankedSuite, knowledge: Knowledge, progress: Progress) -> RankedScore:
    """Ask every query of a suite and measure. Raises `CaseError` where nothing of it can be asked."""
    if suite.ranked == "heldout_titles":
        titles, plain = _held_out(suite, knowledge, progress)
        beside = peer(letters.NAME, suite, of_titles(plain))
        return score(suite, of_titles(titles), left_out=0).model_copy(update={"peers": (beside,)})
    known = _known(suite, knowledge)
    answerable = [one for one in suite.queries if known.intersection(one.expected)]
    if not answerable:
        raise CaseError(f"{suite.suite}: this build holds nothing that its queries expect.")
    ask = _passages if suite.ranked == "passages" else _occupations
    asked, times = [], []
    for number, one in enumerate(answerable, start=1):
        started = time.perf_counter()
        ranked, confidence = ask(one.query, knowledge)
        times.append(1000 * (time.perf_counter() - started))
        expected = tuple(code for code in one.expected if code in known)
        asked.append(
            Asked(
                id=one.id,
                query=one.query,
                expected=expected,
                ranked=ranked,
                confidence=confidence,
                tags=tuple(one.tags),
            )
        )
        progress(number, len(answerable))
    plainly = letters.of_passages(knowledge) if suite.ranked == "passages" else letters.of_names(knowledge)
    beside = peer(letters.NAME, suite, letters.beside(asked, plainly))
    took = {"p50_ms": percentile(times, 50), "p95_ms": percentile(times, 95)}
    found = score(suite, asked, left_out=len(suite.queries) - len(answerable))
    return found.model_copy(update={"peers": (beside,), "latency": took})


def of_titles(titles: Sequence[HeldOutTitle]) -> list[Asked]:
    """Held-out titles as queries, each named by its place."""
    return [
        Asked(
            id=f"title-{number}", query=one.title, expected=one.expected, ranked=one.ranked, confidence=one.confidence
        )
        for number, one in enumerate(titles, start=1)
    ]


def _occupations(query: str, knowledge: Knowledge) -> tuple[tuple[str, ...], float]:
    found = knowledge.titles.find(query, limit=DEPTH).candidates
    return tuple(one.onet_soc_code for one in found), found[0].score if found else 0.0


def _passages(query: str, knowledge: Knowledge) -> tuple[tuple[str, ...], float]:
    found = knowledge.search.find(query, limit=DEPTH)
    named = tuple(f"{one.subject_kind}/{one.subject_id}/{one.section}" for one in found)
    return named, found[0].score if found else 0.0


def _known(suite: RankedSuite, knowledge: Knowledge) -> set[str]:
    """What this build holds of all that the queries expect."""
    expected = {one for query in suite.queries for one in query.expected}
    if suite.ranked == "occupations":
        return {code for code in expected if knowledge.occupations.get(code) is not None}
    # Every passage is cut from a narrative and keeps its subject and section.
    return {one for one in expected if knowledge.narratives.section(*one.split("/")) is not None}


def _held_out(
    suite: RankedSuite, knowledge: Knowledge, progress: Progress
) -> tuple[Sequence[HeldOutTitle], Sequence[HeldOutTitle]]:
    try:
        module = importlib.import_module("evals.heldout")
    except ModuleNotFoundError:
        raise CaseError(f"{suite.suite}: evals.heldout, which holds titles out, is not installed.") from None
    options = {} if suite.most is None else {"most": suite.most}
    return cast(
        tuple[Sequence[HeldOutTitle], Sequence[HeldOutTitle]], module.run_beside(knowledge, progress, **options)
    )
