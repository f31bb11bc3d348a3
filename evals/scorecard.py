"""The scorecard run: cases and ranked queries against this machine's knowledge, printed and written.

Talks go into a scratch record book. It fails below the committed baseline, and where a ranked suite misses a bar.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.table import Column, Table

from advisor.service import Advisor
from advisor.settings import Settings
from evals import ranked, report
from evals.figures import RankedScore
from evals.online.room import Room
from evals.online.tally import Tally, tally
from evals.report import Score
from evals.results import Result
from evals.run import run
from evals.suites import COMMITTED, DraftSuite, RankedSuite, Suite, load
from knowledge.store import Knowledge, open_or_build


def scorecard(
    *,
    model: str | None = None,
    only: tuple[str, ...] = (),
    page: Path | None = None,
    cases: Path | None = None,
    move_baseline: bool = False,
    repeats: int = 1,
    progress: Callable[[str, int, int], None],
) -> bool:
    """Run, print, and write what was asked for; true unless a suite fell below the committed baseline or misses a bar.

    `progress` is told the stage ("cases" or a ranked suite), how many are done and of how many. What no model may cause
    fails whatever the baseline says. Raises `UnavailableError` where the model does not answer.
    """
    settings = Settings.load()
    settings = settings.model_copy(update={"model": model or settings.model})
    suites = load(cases or COMMITTED, only)
    with closing(open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)) as knowledge:
        embedder = knowledge.manifest.embedder
        stamp = f"knowledge build {knowledge.build_id}" + (
            f", model {settings.model}" if suites.cases or suites.drafts else ""
        )
        if embedder.reduced:
            stamp += f" (search is reduced: {embedder.reason})"
        results = _repeated(settings, suites.cases, repeats, lambda done, total: progress("cases", done, total))
        results += _drafted(settings, suites.drafts, lambda done, total: progress("drafts", done, total))
        measured = [_measured(suite, knowledge, progress) for suite in suites.ranked]
    asked = None if settings.offline else settings.model
    told = tally(settings.model, results)
    found = report.scores(results, report.of_model(report.baseline(), asked) if cases is None else {})
    if cases is None:
        measured = report.beside_baseline(measured, report.baseline())
    _print(found, measured, results, stamp, told)
    if page is not None:
        _write(page, found, measured, results, stamp, told)
    harmless = told is None or not told.below_bar
    if move_baseline and cases is None:
        report.move_baseline(found, measured, asked)
        return harmless and not any(each.below_bar for one in measured for each in one.measures)
    return harmless and not any(one.fell for one in found) and not any(one.faults for one in measured)


def _repeated(
    settings: Settings, suites: Sequence[Suite], repeats: int, progress: Callable[[int, int], None]
) -> list[Result]:
    """Every case so many times over, each time with records of its own."""
    results: list[Result] = []
    for repeat in range(1, repeats + 1) if suites else ():
        with tempfile.TemporaryDirectory() as scratch:
            # The talks of an evaluation are nobody's: they never enter this machine's records.
            records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
            room = Room(settings.model_copy(update={"records_url": records}), repeat)
            try:
                results += run(room, suites, progress, repeat)
            finally:
                room.close()
    return results


def _drafted(settings: Settings, suites: Sequence[DraftSuite], progress: Callable[[int, int], None]) -> list[Result]:
    """Every draft of the suites, with records that are nobody's."""
    if not suites:
        return []
    from evals import drafts

    with tempfile.TemporaryDirectory() as scratch:
        records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
        with closing(Advisor(settings.model_copy(update={"records_url": records}))) as advisor:
            return drafts.run(advisor, suites, progress)


def _measured(suite: RankedSuite, knowledge: Knowledge, progress: Callable[[str, int, int], None]) -> RankedScore:
    return ranked.run(suite, knowledge, lambda done, total: progress(suite.suite, done, total))


def _write(
    path: Path,
    found: Sequence[Score],
    measured: Sequence[RankedScore],
    results: Sequence[Result],
    stamp: str,
    told: Tally | None,
) -> None:
    path.write_text(report.page(found, results, stamp, measured, told), encoding="utf-8")
    whole = {
        "stamp": stamp,
        "suites": [one.model_dump() for one in found],
        "model": told and told.model_dump() | {"below_bar": told.below_bar},
        "skipped": report.left_out(results),
        "ranked": [one.model_dump() | {"faults": one.faults} for one in measured],
        "results": [one.model_dump() for one in results],
    }
    path.with_suffix(".json").write_text(json.dumps(whole, indent=1), encoding="utf-8")


def _print(
    found: Sequence[Score],
    measured: Sequence[RankedScore],
    results: Sequence[Result],
    stamp: str,
    told: Tally | None,
) -> None:
    console = Console()
    # Seven columns must stand whole in eighty characters, so there are no rules between them.
    columns = [Column(name, no_wrap=True) for name in ("suite", "figure")]
    columns += [
        Column(name, no_wrap=True, justify="right") for name in ("n", "value", "95 % interval", "bar", "baseline")
    ]
    table = Table(*columns, box=None, padding=(0, 1, 0, 0), title=stamp, title_justify="left")
    for one in found:
        before = "" if one.baseline is None else str(one.baseline)
        table.add_row(
            one.suite,
            "passed",
            str(one.n),
            f"{one.passed} ({one.share:.0%})",
            f"{one.low:.0%}–{one.high:.0%}",
            "",
            before,
        )
    for suite in measured:
        for place, each in enumerate(suite.measures):
            table.add_row(
                "" if place else suite.suite,
                each.name,
                "" if place else str(suite.n),
                f"{each.value:.3f}",
                f"{each.low:.3f}–{each.high:.3f}",
                "" if each.bar is None else f"{each.bar:.2f}",
                "" if each.baseline is None else f"{each.baseline:.3f}",
            )
    console.print(table)
    if told is not None:
        figures = Table(box=None, padding=(0, 1, 0, 0), show_header=False, title=told.model, title_justify="left")
        for row in report.of_tally(told):
            figures.add_row(*row)
        console.print(figures)
    # What is held out is counted and never listed: whoever mends the code is not to read it.
    shown = [one for one in results if not one.held]
    times = Counter(f"{one.suite}/{one.case}: {fault}" for one in shown for fault in dict.fromkeys(one.faults))
    most = max((one.repeat for one in results), default=1)
    lines = [f"{line} ({count} of {most})" if most > 1 else line for line, count in times.items()]
    lines += report.left_out(results)
    lines += [f"{told.model}: {one}." for one in told.below_bar] if told is not None else []
    for suite in measured:
        if suite.left_out:
            lines.append(
                f"{suite.suite}: {suite.left_out} queries were left out, because this build holds nothing that they expect."
            )
        lines += [f"{suite.suite}: {fault}." for fault in suite.faults]
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
