"""`career-advisor eval`: the scorecard; exit 1 below the committed baseline or a bar, or where the model does not
answer."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def evaluate(
    model: Annotated[str | None, typer.Option(help="offline, or a LangChain provider:model.")] = None,
    suite: Annotated[str | None, typer.Option(help="Only these suites, separated by commas.")] = None,
    report: Annotated[Path | None, typer.Option(help="Also write FILE.html (and FILE.json beside it).")] = None,
    stable: Annotated[
        bool, typer.Option("--stable", help="Leave times out of the JSON: two runs are the same.")
    ] = False,
    cases: Annotated[Path | None, typer.Option(help="A directory of your own cases.")] = None,
    repeats: Annotated[int, typer.Option(min=1, max=50, help="Every case so many times; pass^k is told.")] = 1,
    move_baseline: Annotated[
        bool, typer.Option("--move-baseline", help="Make these scores the baseline, and write docs/scorecard.md.")
    ] = False,
    write_docs: Annotated[
        bool, typer.Option("--write-docs", help="Write docs/scorecard.md from the baseline, run nothing.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 where any case fails, not only a suite.")] = False,
    processes: Annotated[int | None, typer.Option(min=1, max=16, help="How many at a time; as fits.")] = None,
) -> None:
    """Run the cases and the ranked queries against this machine's knowledge and print the scorecard."""
    from advisor.errors import UnavailableError
    from advisor.settings import Settings
    from api.commands.progress import bars, open_knowledge
    from evals import scorecard_text
    from evals.scorecard import scorecard

    if write_docs:
        print(f"Written: {scorecard_text.write()}")
        return
    console = Console(stderr=True)
    open_knowledge(Settings.load(), console).close()
    only = tuple(one.strip() for one in (suite or "").split(",") if one.strip())
    try:
        with bars(console) as progress:
            held = scorecard(
                model=model,
                only=only,
                report_to=report,
                stable=stable,
                many=processes,
                cases=cases,
                move_baseline=move_baseline,
                repeats=repeats,
                strict=strict,
                progress=progress,
            )
    except UnavailableError as error:
        # A model that cannot be measured has not passed.
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    if not held:
        raise typer.Exit(1)
