"""`python -m evals.bench start build turn turn_online guard rank retrieval editing`: one JSON line each, and the last results in docs/measurements.md."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from advisor.settings import Settings
from evals.bench.measure import Line
from knowledge.store import open_or_build

NAMES = ("start", "build", "turn", "turn_online", "guard", "rank", "retrieval", "editing")
RECORD = Path(__file__).resolve().parents[2] / "docs" / "measurements.md"


def main(names: list[str]) -> int:
    """Run the named benchmarks (all of them without a name). `--short` runs retrieval at small sizes and records nothing."""
    short, names = "--short" in names, [name for name in names if name != "--short"]
    if unknown := [name for name in names if name not in NAMES]:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    settings = Settings.load()
    for name in names or NAMES:
        for line in _run(name, settings, short):
            print(line.model_dump_json(), flush=True)
            if not short:
                _record([line])  # at once: a run that is cut off keeps what it measured
    return 0


def _run(name: str, settings: Settings, short: bool) -> Iterable[Line]:
    if name == "build":
        from evals.bench.build import bench as build

        return build(settings, settings.sources)
    if name == "start":
        from evals.bench.start import bench as start

        return [start(settings)]
    if name == "turn":
        from evals.bench.turn import bench as turn

        return [turn(settings)]
    if name == "turn_online":
        from evals.bench.turn_online import bench as turn_online

        return [turn_online(settings)]
    if name == "guard":
        from evals.bench.guard import bench as guard

        return [guard(settings, short)]
    if name == "editing":
        from evals.bench.editing import bench as editing

        return [editing(settings, short)]
    if name == "retrieval":
        from evals.bench.retrieval import bench as retrieval

        held = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
        return retrieval(held, settings.embed_model_dir, short)
    from evals.bench.rank import bench as rank

    knowledge = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
    return [rank(knowledge)]


def _record(lines: list[Line]) -> None:
    """Replaces each measured benchmark's section; others keep their last result."""
    if not RECORD.parent.is_dir():
        return
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=RECORD.parent, check=False
    )
    stamp = f"{datetime.now(UTC):%Y-%m-%d}, commit {commit.stdout.strip() or 'unknown'}"
    head = "# Measurements\n\nWritten by `python -m evals.bench`. Ratios of one run are what to quote; times depend on the machine.\n"
    old = RECORD.read_text(encoding="utf-8") if RECORD.is_file() else head
    sections = {part.split("\n", 1)[0].strip(): part for part in old.split("\n## ")[1:]}
    for line in lines:
        figures = "".join(f"| {key} | {value} |\n" for key, value in line.figures.items())
        bars = "".join(f"| {key} | {'met' if met else 'NOT met'} |\n" for key, met in line.bars.items())
        sections[line.bench] = f"{line.bench}\n\n{stamp}\n\n| figure | value |\n|---|---|\n{figures}{bars}"
    body = "".join(f"\n## {sections[key].rstrip()}\n" for key in sorted(sections))
    RECORD.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
