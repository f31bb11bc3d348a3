"""`python -m evals.soak PART`: a long trial of a running service; its result goes into docs/measurements.md.

    kills [--n 200]                one of two workers killed so often, at random moments
    writers [--n 100] [--seconds 120]  so many people who write at once
    steady [--minutes 30]          a provider that fails in one question of ten

`--records URL` takes another database than SQLite (empty it first). `--short` tries a part with a small n and records nothing.
A part takes at most half an hour; they do not lean on each other, so what was cut off is run again by itself.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from advisor.settings import Settings
from evals.measurements import record, table
from knowledge.store import open_or_build


class Part(NamedTuple):
    """One trial: the figures that it came to, and whether its bars hold."""

    figures: NamedTuple
    held: bool


def main(arguments: Sequence[str]) -> int:
    """Run one part."""
    asked = _parser().parse_args(list(arguments))
    settings = Settings.load()
    open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()
    part = run(asked, settings, _shown if sys.stderr.isatty() else lambda done, whole: None)
    engine = "postgresql" if (asked.records or "").startswith("postgresql") else "sqlite"
    name = f"soak {asked.part}" + ("" if asked.part == "steady" else f", {engine}")
    rows = [(key.replace("_", " "), _told(value)) for key, value in part.figures._asdict().items()]
    body = table([*rows, ("the bars", "met" if part.held else "NOT met")])
    print(f"{name}\n\n{body}")
    if not asked.short:
        record(name, body)
    return 0 if part.held else 1


def run(asked: argparse.Namespace, settings: Settings, progress: Callable[[int, int], None]) -> Part:
    """The part that was asked for."""
    if asked.part == "kills":
        from evals.soak.kills import kills

        killed = kills(settings.home, 6 if asked.short else asked.n or 200, asked.records, progress)
        return Part(killed, killed.held)
    if asked.part == "writers":
        from evals.soak.writers import writers

        n, seconds = (20, 5.0) if asked.short else (asked.n or 100, asked.seconds)
        wrote = writers(settings.home, n, seconds, asked.records, progress)
        return Part(wrote, wrote.held)
    from evals.soak.steady import steady

    found = steady(settings.home, 0.4 if asked.short else asked.minutes, 0.1, progress)
    return Part(found, found.held)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=("kills", "writers", "steady"))
    parser.add_argument("--n", type=int, default=None)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--records", default=None)
    parser.add_argument("--short", action="store_true")
    return parser


def _shown(done: int, whole: int) -> None:
    print(f"\r{done} of {whole}", end="", file=sys.stderr, flush=True)


def _told(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
