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
    cases: Annotated[Path | None, typer.Option(help="A directory of your own cases.")] = None,
    repeats: Annotated[int, typer.Option(min=1, max=50, help="Every case so many times; pass^k is told.")] = 1,
    move_baseline: Annotated[bool, typer.Option("--move-baseline", help="Make these scores the baseline.")] = False,
) -> None:
    """Run the cases and the ranked queries against this machine's knowledge and print the scorecard."""
    from advisor.errors import UnavailableError
    from advisor.settings import Settings
    from api.commands.progress import bars, open_knowledge
    from evals.scorecard import scorecard

    console = Console(stderr=True)
    open_knowledge(Settings.load(), console).close()
    only = tuple(one.strip() for one in (suite or "").split(",") if one.strip())
    try:
        with bars(console) as progress:
            held = scorecard(
                model=model,
                only=only,
                page=report,
                cases=cases,
                move_baseline=move_baseline,
                repeats=repeats,
                progress=progress,
            )
    except UnavailableError as error:
        # A model that cannot be measured has not passed.
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    if not held:
        raise typer.Exit(1)
