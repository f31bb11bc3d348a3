"""`python -m evals.bench start build turn turn_online guard rank retrieval editing`: one JSON line each, and the last results in docs/measurements.md."""

import sys
from collections.abc import Iterable

from advisor.settings import Settings
from evals.bench.measure import Line
from evals.measurements import record, table
from knowledge.store import open_or_build

NAMES = ("start", "build", "turn", "turn_online", "guard", "rank", "retrieval", "editing")


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
                _record(line)  # at once: a run that is cut off keeps what it measured
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


def _record(line: Line) -> None:
    bars = [(key, "met" if met else "NOT met") for key, met in line.bars.items()]
    record(line.bench, table([*line.figures.items(), *bars]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
