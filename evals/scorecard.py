"""The scorecard run: cases and ranked queries against this machine's knowledge, printed and written.

Talks go into a scratch record book. It fails below the committed baseline, and where a ranked suite misses a bar.
"""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from advisor.settings import Settings
from evals import baseline, page, report, scorecard_text, terminal, written
from evals.online.tally import tally
from evals.pieces import pieces, processes, run_all
from evals.runs import Run
from evals.suites import COMMITTED, CaseError, Loaded, load
from knowledge.store import open_or_build


def scorecard(
    *,
    model: str | None = None,
    only: tuple[str, ...] = (),
    report_to: Path | None = None,
    cases: Path | None = None,
    move_baseline: bool = False,
    stable: bool = False,
    repeats: int = 1,
    strict: bool = False,
    many: int | None = None,
    progress: Callable[[str, int, int], None],
) -> bool:
    """Run, print, and write what was asked for; true unless a suite fell below the committed baseline or misses a bar.

    `progress` is told the stage, how many questions are done and of how many. `many`: how many processes; None: as fits.
    `stable`: the JSON without what varies from run to run. `strict`: any failing case is a fall. What no model may cause fails whatever the baseline says.
    Raises `CaseError` for cases that cannot be used, `UnavailableError` where the model does not answer.
    """
    settings = Settings.load()
    settings = settings.model_copy(update={"model": model or settings.model})
    suites = load(cases or COMMITTED, only)
    if cases is not None and move_baseline:
        raise CaseError("The baseline is of the committed cases: --move-baseline does not go with --cases.")
    committed = baseline.read() if cases is None and not move_baseline else baseline.Baseline()
    with closing(open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)) as knowledge:
        build, embedder = knowledge.build_id, knowledge.manifest.embedder
    parts = pieces(suites, repeats, offline=settings.offline)
    several = processes(many, parts, offline=settings.offline)
    at, started = datetime.now(UTC), time.perf_counter()
    came = run_all(settings, parts, several, progress)
    gone, unasked = beyond(committed, None if settings.offline else settings.model, suites)
    run = Run(
        build=build, model=settings.model, at=at.isoformat(timespec="seconds"), processes=several,
        seconds=round(time.perf_counter() - started, 1), reduced=embedder.reason if embedder.reduced else None,
        cases=bool(suites.cases or suites.drafts),
        gone=gone, unasked=unasked,
    )  # fmt: skip
    asked = None if settings.offline else settings.model
    told = tally(settings.model, came.results)
    found = report.scores(came.results, committed.of(asked))
    measured = report.beside_baseline(came.ranked, committed)
    terminal.show(found, measured, came.results, run, told)
    if report_to is not None:
        whole = written.whole(run, found, measured, came.results, told)
        text = written.text(written.stable(whole) if stable else whole)
        report_to.with_suffix(".json").write_text(text, encoding="utf-8")
        report_to.with_suffix(".html").write_text(page.page(run, found, measured, came.results, told), encoding="utf-8")
    harmless = told is None or not told.below_bar
    if move_baseline:
        before = {one.suite: one.kept() for one in found}
        ranks = {one.suite: report.ranked_kept(one) for one in measured}
        # A whole run also drops the suites that are there no longer.
        left = set[str]() if only else _gone(before.keys() | ranks.keys(), asked)
        baseline.move(before, ranks, build, asked, left)
        scorecard_text.write()
        return harmless and not any(each.below_bar for one in measured for each in one.measures)
    held = harmless and not run.gone and not any(one.fell for one in found) and not any(one.faults for one in measured)
    return held and not (strict and any(one.faults for one in came.results))


def beyond(committed: baseline.Baseline, model: str | None, suites: Loaded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The suites of a baseline that there are no longer, and those that are there and were not asked."""
    there = committed.of(model).keys() | committed.ranked.keys()
    return tuple(sorted(there - suites.names)), tuple(sorted(there & set(suites.unasked)))


def _gone(there: set[str], model: str | None) -> set[str]:
    committed = baseline.read()
    return (committed.of(model).keys() | committed.ranked.keys()) - there
