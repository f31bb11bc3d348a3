"""`career-advisor eval`: the scorecard; exit 1 below the committed baseline."""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table


def evaluate(
    model: Annotated[str | None, typer.Option(help="offline, or a LangChain provider:model.")] = None,
    suite: Annotated[str | None, typer.Option(help="Only these suites, separated by commas.")] = None,
    report: Annotated[Path | None, typer.Option(help="Also write FILE.html (and FILE.json beside it).")] = None,
    cases: Annotated[Path | None, typer.Option(help="A directory of your own cases.")] = None,
    move_baseline: Annotated[
        bool, typer.Option("--move-baseline", help="Commit these scores as the new baseline.")
    ] = False,
) -> None:
    """Run the cases against this machine's knowledge and print the scorecard."""
    from advisor.service import Advisor

    from advisor.settings import Settings
    from api.commands.progress import bars, open_knowledge
    from evals.report import BASELINE, page, scores
    from evals.run import run
    from evals.suites import COMMITTED, load

    errors = Console(stderr=True)
    console = Console()
    settings = Settings.load()
    suites = load(cases or COMMITTED, tuple(one.strip() for one in (suite or "").split(",") if one.strip()))
    open_knowledge(settings, errors).close()
    with tempfile.TemporaryDirectory() as scratch:
        # The talks of an evaluation are nobody's: they never enter this machine's records.
        changed: dict[str, object] = {"records_url": SecretStr(f"sqlite:///{scratch}/records.sqlite")}
        if model:
            changed["model"] = model
        advisor = Advisor(settings.model_copy(update=changed))
        with bars(errors) as progress:
            results = run(advisor, suites, lambda done, total: progress("cases", done, total))
        stamp = f"knowledge build {advisor.knowledge.build_id}, model {model or settings.model}"
        reduced = advisor.knowledge.manifest.embedder.reason if advisor.knowledge.manifest.embedder.reduced else ""
        advisor.close()
    found = scores(results, committed=cases is None and (model or settings.model) == "offline")
    table = Table("suite", "passed", "n", "share", "95 % interval", "baseline", title=stamp, title_justify="left")
    for one in found:
        table.add_row(
            one.suite,
            str(one.passed),
            str(one.n),
            f"{one.share:.0%}",
            f"{one.low:.0%} to {one.high:.0%}",
            "" if one.baseline is None else str(one.baseline),
        )
    console.print(table)
    if reduced:
        console.print(f"Search is reduced: {reduced}", highlight=False)
    for result in results:
        for fault in result.faults:
            console.print(f"{result.suite}/{result.case}: {fault}", highlight=False, markup=False)
    if report is not None:
        report.write_text(page(found, results, stamp), encoding="utf-8")
        report.with_suffix(".json").write_text(
            json.dumps([one.model_dump() for one in results], indent=1), encoding="utf-8"
        )
    if move_baseline and cases is None:
        before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
        BASELINE.write_text(
            json.dumps(before | {one.suite: one.passed for one in found}, indent=1, sort_keys=True) + "\n",
            encoding="utf-8",
        )
        console.print(f"The baseline is now {BASELINE.name} of this run.")
        return
    if any(one.fell for one in found):
        raise typer.Exit(1)
