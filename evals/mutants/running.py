"""Runs mutants in processes of their own, two at a time, and holds what came beside the product as it is.

A case counts for a mutant only where it passes without it. Nothing is printed or written here.
"""

import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from evals.mutants.child import Job, Report, send
from evals.mutants.mutant import Mutant
from evals.suites import Case, DraftCase, load

PROCESSES = 2
_CONTEXT = multiprocessing.get_context("forkserver")
# Every process begins with what is imported anyway, and with nothing that a mutant could be too late for.
_CONTEXT.set_forkserver_preload(["evals.mutants.child", "langchain.agents"])
_LONGEST = 600
"""Seconds that one process may take."""
_CONTROL = 6
"""Cases of each suite that the control is asked."""
CONTROL = Mutant(
    "control", "Nothing is changed, so nothing may be seen: what one run fails, every run fails.", (), lambda _: None
)
"""Runs among the mutants and must not be caught."""

Cases = Mapping[str, Sequence[Case | DraftCase]]


class ChildError(RuntimeError):
    """A process that ended without a report, with the last line that it said."""


class Judged(NamedTuple):
    """One mutant's result. `cases` and `failed` by suite; `first`: the first case that saw it, and what it said; `broken`:
    why nothing can be said of it."""

    mutant: Mutant
    reached: int
    cases: dict[str, int]
    failed: dict[str, int]
    first: str
    broken: str | None = None

    @property
    def caught(self) -> bool:
        return self.broken is None and bool(self.failed)


class Base(NamedTuple):
    """The product as it is: faults by model and `suite/case`, empty where it passed."""

    faults: dict[tuple[str, str], list[str]]

    def green(self, model: str, suite: str, ids: Iterable[str]) -> list[str]:
        """The cases that pass."""
        return [one for one in ids if not self.faults[model, f"{suite}/{one}"]]

    def some(self) -> dict[str, list[str]]:
        """A few passing cases of each suite, for the control."""
        found: dict[str, list[str]] = defaultdict(list)
        for (model, case), faults in self.faults.items():
            suite, _, name = case.partition("/")
            if model == "offline" and not faults and len(found[suite]) < _CONTROL:
                found[suite].append(name)
        return found


def samples(mutant: Mutant, cases: Cases) -> dict[str, list[str]]:
    """The ids that a mutant is asked, by suite; a suite without a fitting case is left out."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in mutant.samples:
        found[one.suite].update(dict.fromkeys(one.of(cases.get(one.suite, ()))))
    return {suite: list(ids) for suite, ids in found.items() if ids}


def every_case() -> dict[str, Sequence[Case | DraftCase]]:
    """The committed cases by suite."""
    loaded = load()
    return {one.suite: one.cases for one in loaded.cases} | {one.suite: one.drafts for one in loaded.drafts}


def baseline(home: Path, mutants: Sequence[Mutant], cases: Cases, told: Callable[[str], None]) -> Base:
    """Every case that a mutant needs, once, without any. Raises `ChildError`."""
    needed: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for mutant in mutants:
        for suite, ids in samples(mutant, cases).items():
            needed[mutant.model][suite].update(dict.fromkeys(ids))
    faults: dict[tuple[str, str], list[str]] = {}
    for job, report in _done([job for model, suites in needed.items() for job in _halved(home, model, suites)]):
        if isinstance(report, str):
            raise ChildError(report)
        faults |= {(job.model, case): found for case, found in report.faults.items()}
        told(f"without a mutant, {job.model}: {len(report.faults)} cases of {', '.join(job.cases)}")
    return Base(faults)


def _halved(home: Path, model: str, suites: Mapping[str, Iterable[str]]) -> list[Job]:
    """The suites as one job for each process, about equally long: a process takes seconds to start."""
    parts: list[dict[str, list[str]]] = [{} for _ in range(PROCESSES)]
    for suite, ids in sorted(suites.items(), key=lambda one: -len(list(one[1]))):
        shortest = min(parts, key=lambda part: sum(len(one) for one in part.values()))
        shortest[suite] = list(ids)
    return [Job(home=home, mutant=None, model=model, cases=part) for part in parts if part]


def judged(home: Path, mutants: Sequence[Mutant], cases: Cases, base: Base) -> Iterator[Judged]:
    """Each mutant, and `CONTROL`, on cases that pass without it, in the order in which they are done."""
    by_name: dict[str | None, Mutant] = {None: CONTROL} | {one.name: one for one in mutants}
    jobs = [Job(home=home, mutant=None, model="offline", cases=base.some())]
    for one in mutants:
        green = {suite: base.green(one.model, suite, ids) for suite, ids in samples(one, cases).items()}
        jobs.append(
            Job(home=home, mutant=one.name, model=one.model, cases={suite: ids for suite, ids in green.items() if ids})
        )
    for job, report in _done(jobs):
        yield _judged(by_name[job.mutant], job, report)


def _judged(mutant: Mutant, job: Job, report: Report | str) -> Judged:
    asked = {suite: len(ids) for suite, ids in job.cases.items()}
    if isinstance(report, str):
        return Judged(mutant, 0, asked, {}, "", report)
    seen = {case: faults for case, faults in report.faults.items() if faults}
    failed = dict(Counter(case.partition("/")[0] for case in seen))
    first = next((f"{case}: {faults[0]}" for case, faults in seen.items()), "")
    unreached = report.broken or (
        None if report.reached or mutant is CONTROL else "its change was never reached, so nothing was proved"
    )
    return Judged(mutant, report.reached, asked, failed, first, unreached)


def _done(jobs: Sequence[Job]) -> Iterator[tuple[Job, Report | str]]:
    """Jobs as they are done, each with its report or why there is none."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        running = {pool.submit(_run, job): job for job in jobs}
        for future in as_completed(running):
            try:
                yield running[future], future.result()
            except ChildError as error:
                yield running[future], str(error)


def _run(job: Job) -> Report:
    """The report of a job. Raises `ChildError`. A process that is ended from outside, as a busy machine may do, is tried
    once more."""
    try:
        return _in_process(job)
    except EOFError:
        try:
            return _in_process(job)
        except EOFError:
            raise ChildError("it ended twice without a word") from None


def _in_process(job: Job) -> Report:
    """The report of a job, done in a process of its own. Raises `ChildError`, and `EOFError` where it was ended."""
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=send, args=(job, sender))
    process.start()
    sender.close()
    try:
        if not receiver.poll(_LONGEST):
            raise ChildError(f"it did not end within {_LONGEST} s")
        found = receiver.recv()
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(found, str):
        raise ChildError(found)
    return Report.model_validate(found)
