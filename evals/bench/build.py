"""The builds, each in a process of its own: wall, CPU and peak memory."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from advisor.settings import Settings
from evals.bench.measure import Line

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
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The peak of the largest child so far: builds are run from small to large.
    peak = after.ru_maxrss / 1024
    return Line(
        bench=name,
        figures={"wall_s": round(wall, 1), "cpu_s": round(cpu, 1), "peak_mb": round(peak)},
        bars={f"wall <= {seconds:.0f} s": wall <= seconds, f"peak <= {megabytes:.0f} MB": peak <= megabytes},
    )
