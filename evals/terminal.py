"""The scorecard on a terminal of eighty columns: a table, then every failure of an open suite on a line."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Column, Table

from evals import report
from evals.figures import RankedScore
from evals.online.tally import Tally
from evals.report import Score
from evals.results import Result
from evals.runs import Run


def show(
    found: Sequence[Score], measured: Sequence[RankedScore], results: Sequence[Result], run: Run, told: Tally | None
) -> None:
    """Print it all."""
    console = Console()
    console.print(_table(found, measured, run.stamp))
    if told is not None:
        figures = Table(box=None, padding=(0, 1, 0, 0), show_header=False, title=told.model, title_justify="left")
        for row in report.of_tally(told):
            figures.add_row(*row)
        console.print(figures)
    for line in [*_failures(results), *report.left_out(results), *_notes(found, measured, told), *_beyond(run)]:
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _table(found: Sequence[Score], measured: Sequence[RankedScore], stamp: str) -> Table:
    # Seven columns must stand whole in eighty characters, so there are no rules between them.
    columns = [Column(name, no_wrap=True) for name in ("suite", "figure")]
    columns += [
        Column(name, no_wrap=True, justify="right") for name in ("n", "value", "95 % interval", "bar", "baseline")
    ]
    table = Table(*columns, box=None, padding=(0, 1, 0, 0), title=stamp, title_justify="left")
    for one in found:
        before = "" if one.before is None else f"{one.before.passed}/{one.before.n}"
        value, interval = f"{one.passed} ({one.share:.0%})", f"{one.low:.0%}–{one.high:.0%}"
        table.add_row(one.suite, "passed", str(one.n), value, interval, "", before)
        if (points := one.sums.points) is not None and not one.held:
            table.add_row("", "points", str(points.n), f"{points.value:+.2f}", f"{points.low:+.2f}–{points.high:+.2f}")
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
    return table


def _failures(results: Sequence[Result]) -> list[str]:
    # What is held out is counted and never listed: whoever mends the code is not to read it.
    shown = [one for one in results if not one.held]
    times = Counter(f"{one.suite}/{one.case}: {fault}" for one in shown for fault in dict.fromkeys(one.faults))
    most = max((one.repeat for one in results), default=1)
    return [f"{line} ({count} of {most})" if most > 1 else line for line, count in times.items()]


def _beyond(run: Run) -> list[str]:
    """What the baseline holds and this run does not."""
    left = f"{len(run.unasked)} other suites of the baseline were not asked." if run.unasked else ""
    return [*(f"{one}." for one in run.falls), *([left] if left else [])]


def _notes(found: Sequence[Score], measured: Sequence[RankedScore], told: Tally | None) -> list[str]:
    """What changed since the baseline, and what fell."""
    lines = [f"{told.model}: {one}." for one in told.below_bar] if told is not None else []
    for one in found:
        lines += [f"{one.suite} fell: {why}." for why in one.falls]
        if (changed := one.change) is not None and changed.lost and not one.held:
            lines.append(f"{one.suite}: these passed at the baseline: {', '.join(changed.lost)}.")
        if one.before is not None and changed is None:
            lines.append(f"{one.suite}: its cases are others than at the baseline, so only shares are compared.")
    for suite in measured:
        if suite.left_out:
            lines.append(
                f"{suite.suite}: {suite.left_out} queries were left out, because this build holds nothing that they expect."
            )
        lines += [f"{suite.suite}: {fault}." for fault in suite.faults]
    return lines
