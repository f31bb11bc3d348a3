"""`python -m evals.mutants [NAME …] [--short]`: seeded defects, each on the suites that should see it. Fails when one survives.

A run of all of them is written into docs/measurements.md.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from advisor.settings import Settings
from evals.measurements import record, table
from evals.mutants.catalogue import MUTANTS, SHORT
from evals.mutants.mutant import Mutant
from evals.mutants.running import CONTROL, Cases, ChildError, Judged, baseline, every_case, judged
from knowledge.store import open_or_build


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 where every mutant was caught, 1 where one survived or could not be judged, 2 for an unknown name."""
    if {"-h", "--help"} & set(arguments):
        console = Console(markup=False, highlight=False, soft_wrap=True)
        console.print(f"{__doc__}\nMutants:", *(f"  {one.name}: {one.seen}" for one in MUTANTS), sep="\n")
        return 0
    names = [one for one in arguments if one != "--short"] or (list(SHORT) if "--short" in arguments else [])
    known = {one.name: one for one in MUTANTS}
    if unknown := [name for name in names if name not in known]:
        _complain(f"There is no mutant {', '.join(unknown)}; there are {', '.join(known)}.")
        return 2
    chosen = [known[name] for name in names] or list(MUTANTS)
    settings, console = Settings.load(), Console()
    open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()  # a fresh machine has none
    started = time.monotonic()
    try:
        found, control, n = measured(settings.home, chosen, every_case(), console)
    except ChildError as error:
        _complain(f"The suites could not be run without a mutant: {error}")
        return 1
    _print(console, found)
    steady = not control.caught and control.broken is None
    if not steady:
        console.print(f"With nothing changed: {control.broken or control.first}", highlight=False, soft_wrap=True)
    caught = sum(one.caught for one in found)
    minutes = (time.monotonic() - started) / 60
    console.print(f"{caught} of {len(found)} caught in {minutes:.1f} minutes, {n} cases.", highlight=False)
    if not names:
        record("mutants", _written(found, n, minutes))
    return 0 if caught == len(found) and steady else 1


def measured(home: Path, chosen: Sequence[Mutant], cases: Cases, console: Console) -> tuple[list[Judged], Judged, int]:
    """Every mutant's result in the order of the catalogue, the control's, and how many cases there were. Raises
    `ChildError` where the suites cannot be run without a mutant."""
    base = baseline(home, chosen, cases, lambda line: console.print(line, highlight=False, style="dim"))
    found: dict[str, Judged] = {}
    for one in judged(home, chosen, cases, base):
        found[one.mutant.name] = one
        said = one.broken or (("caught" if one.caught else "SURVIVED") if one.mutant is not CONTROL else "done")
        console.print(f"{len(found)}/{len(chosen) + 1} {one.mutant.name}: {said}", highlight=False, soft_wrap=True)
    return [found[one.name] for one in chosen], found[CONTROL.name], len(base.faults)


def _complain(sentence: str) -> None:
    Console(stderr=True).print(sentence, highlight=False, soft_wrap=True)


def _print(console: Console, found: Sequence[Judged]) -> None:
    shown = Table("mutant", "caught", "failed of asked, by suite", box=None, padding=(0, 1, 0, 0))
    for one in found:
        shown.add_row(one.mutant.name, "yes" if one.caught else "NO", _suites(one))
    console.print(shown)
    for one in found:
        if not one.caught:
            console.print(f"{one.mutant.name}: {one.broken or one.mutant.seen}", highlight=False, soft_wrap=True)


def _suites(one: Judged) -> str:
    return ", ".join(f"{suite} {one.failed.get(suite, 0)}/{asked}" for suite, asked in one.cases.items())


def _written(found: Sequence[Judged], n: int, minutes: float) -> str:
    caught = sum(one.caught for one in found)
    head = table(
        [
            ("mutants", len(found)),
            ("caught", caught),
            ("survived", ", ".join(one.mutant.name for one in found if not one.caught) or "none"),
            ("cases run without a mutant", n),
            ("minutes", f"{minutes:.1f}"),
            ("every mutant is caught", "met" if caught == len(found) else "NOT met"),
            ("<= 20 minutes", "met" if minutes <= 20 else "NOT met"),
        ]
    )
    rows = "".join(
        f"| {one.mutant.name} | {one.mutant.seen} | {_suites(one)} | {'yes' if one.caught else '**no**'} |\n"
        for one in found
    )
    return (
        f"{head}\n| mutant | what a person would see | failed of asked, by suite | caught |\n|---|---|---|---|\n{rows}"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
