"""The builds, each in a process of its own: wall, CPU and peak memory; beside the starter's, its rows written by hand."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from advisor.settings import Settings
from evals.bench.homes import facts_of
from evals.bench.measure import Line
from evals.bench.processes import ROOT

_SCRIPT = """
import sys
from pathlib import Path
from advisor.settings import Settings
from knowledge.build import build
home, sources = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None
build(home, sources=sources, progress=None, embed_model_dir=Settings.load().embed_model_dir)
"""


def bench(settings: Settings, sources: Path | None) -> list[Line]:
    """The starter build, and the full build where publishers' files are known (`ADVISOR_SOURCES`)."""
    lines = [_one("build starter", None, 60, 2500)]
    if sources is not None:
        lines.append(_one("build full", sources, 240, 2500))
    return lines


def _one(name: str, sources: Path | None, seconds: float, megabytes: float) -> Line:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        arguments = [home, *([str(sources)] if sources is not None else [])]
        subprocess.run([sys.executable, "-c", _SCRIPT, *arguments], check=True)
        wall = time.perf_counter() - begun
        # Before the peer runs, which is a child too.
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        raw = _raw(Path(home)) if sources is None else None
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The peak of the largest child so far: builds are run from small to large.
    peak = after.ru_maxrss / 1024
    figures: dict[str, float | int | str] = {"wall_s": round(wall, 1), "cpu_s": round(cpu, 1), "peak_mb": round(peak)}
    if raw is not None:
        figures |= {"raw_wall_s": round(raw[0], 1), "raw_cpu_s": round(raw[1], 1)}
        figures |= {"ratio_to_raw": round(wall / raw[0], 2), "ratio_to_raw_cpu": round(cpu / raw[1], 2)}
    bars = {f"wall <= {seconds:.0f} s": wall <= seconds, f"peak <= {megabytes:.0f} MB": peak <= megabytes}
    return Line(bench=name, figures=figures, bars=bars)


def _raw(home: Path) -> tuple[float, float]:
    """Seconds, by the clock and of the processor, of the same rows and vectors written by hand."""
    model_dir = Settings.load().embed_model_dir
    with tempfile.TemporaryDirectory() as to:
        command = [sys.executable, "-m", "evals.bench.raw_build", str(facts_of(home)), to, str(model_dir)]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    return float(said[0]), float(said[1])
