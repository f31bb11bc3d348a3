"""`python -m evals.bench start build turn ...`: one JSON line each, and the last results in docs/measurements.md.
`--short` runs small sizes and records nothing; `--page FILE.html` plots what is recorded."""

import sys
from collections.abc import Iterable
from pathlib import Path

from advisor.settings import Settings
from evals.bench.measure import Line
from evals.measurements import record, table
from knowledge.store import open_or_build

NAMES = (
    "start",
    "build",
    "turn",
    "turn_online",
    "stream",
    "memory",
    "guard",
    "rank",
    "retrieval",
    "editing",
    "lookups",
    "overload",
)
_USE = "After --page comes the name of a file, such as build/bench.html."


def main(names: list[str]) -> int:
    """Run the named benchmarks, all of them where nothing is named and no page asked for."""
    if {"-h", "--help"} & set(names):
        print(f"{__doc__}\nBenchmarks: {', '.join(NAMES)}.")
        return 0
    short, names = "--short" in names, [name for name in names if name != "--short"]
    page: Path | None = None
    if "--page" in names:
        at = names.index("--page")
        if len(names) == at + 1:
            print(_USE, file=sys.stderr)
            return 2
        page, names = Path(names[at + 1]), names[:at] + names[at + 2 :]
    if unknown := [name for name in names if name not in NAMES]:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    for name in names or (() if page else NAMES):
        for line in run(name, Settings.load(), short):
            print(line.model_dump_json(), flush=True)
            if not short:
                _record(line)  # at once: a run that is cut off keeps what it measured
    if page is not None:
        from evals.bench.page import write

        write(page)
        print(f"Written: {page}")
    return 0


def run(name: str, settings: Settings, short: bool) -> Iterable[Line]:
    """The lines of one benchmark."""
    if name == "build":
        from evals.bench.build import bench as build

        return build(settings, None if short else settings.sources)
    if name == "start":
        from evals.bench.start import bench as start

        return [start(settings, short)]
    if name == "turn":
        from evals.bench.turn import bench as turn

        return [turn(settings, short)]
    if name == "turn_online":
        from evals.bench.turn_online import bench as turn_online

        return [turn_online(settings, short)]
    if name == "stream":
        from evals.bench.stream import bench as stream

        return stream(settings, short)
    if name == "memory":
        from evals.bench.memory import bench as memory

        return [memory(settings, short)]
    if name == "guard":
        from evals.bench.guard import bench as guard

        return [guard(settings, short)]
    if name == "editing":
        from evals.bench.editing import bench as editing

        return [editing(settings, short)]
    if name == "lookups":
        from evals.bench.lookups import bench as lookups

        return [lookups(settings, short)]
    if name == "overload":
        from evals.bench.overload import bench as overload

        return [overload(settings, short)]
    if name == "retrieval":
        from evals.bench.retrieval import bench as retrieval

        held = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
        return retrieval(held, settings.embed_model_dir, short)
    from evals.bench.rank import bench as rank

    knowledge = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
    return [rank(knowledge, short)]


def _record(line: Line) -> None:
    bars = [(key, "met" if met else "NOT met") for key, met in line.bars.items()]
    record(line.bench, table([*line.figures.items(), *bars]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
