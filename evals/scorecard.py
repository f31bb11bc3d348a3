"""The scorecard run: cases against this machine's knowledge, in a scratch record book, printed and written."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from advisor.service import Advisor
from advisor.settings import OFFLINE, Settings
from evals.report import BASELINE, Score, page, scores
from evals.run import Result, run
from evals.suites import COMMITTED, load
from knowledge.store import open_or_build


def scorecard(
    *,
    model: str | None = None,
    only: tuple[str, ...] = (),
    report: Path | None = None,
    cases: Path | None = None,
    move_baseline: bool = False,
    progress: Callable[[int, int], None],
) -> bool:
    """Run, print, and write what was asked for; true unless a suite fell below the committed baseline."""
    settings = Settings.load()
    model = model or settings.model
    suites = load(cases or COMMITTED, only)
    open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()
    with tempfile.TemporaryDirectory() as scratch:
        # The talks of an evaluation are nobody's: they never enter this machine's records.
        records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
        advisor = Advisor(settings.model_copy(update={"records_url": records, "model": model}))
        results = run(advisor, suites, progress)
        embedder = advisor.knowledge.manifest.embedder
        stamp = f"knowledge build {advisor.knowledge.build_id}, model {model}"
        advisor.close()
    if embedder.reduced:
        stamp += f" (search is reduced: {embedder.reason})"
    found = scores(results, committed=cases is None and model == OFFLINE)
    _print(found, results, stamp)
    if report is not None:
        report.write_text(page(found, results, stamp), encoding="utf-8")
        whole = json.dumps([one.model_dump() for one in results], indent=1)
        report.with_suffix(".json").write_text(whole, encoding="utf-8")
    if move_baseline and cases is None:
        before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
        after = before | {one.suite: one.passed for one in found}
        BASELINE.write_text(json.dumps(after, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return True
    return not any(one.fell for one in found)


def _print(found: list[Score], results: list[Result], stamp: str) -> None:
    console = Console()
    table = Table("suite", "passed", "n", "share", "95 % interval", "baseline", title=stamp, title_justify="left")
    for one in found:
        interval = f"{one.low:.0%} to {one.high:.0%}"
        baseline = "" if one.baseline is None else str(one.baseline)
        table.add_row(one.suite, str(one.passed), str(one.n), f"{one.share:.0%}", interval, baseline)
    console.print(table)
    for result in results:
        for fault in result.faults:
            console.print(f"{result.suite}/{result.case}: {fault}", highlight=False, markup=False, soft_wrap=True)
