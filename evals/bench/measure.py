"""Time, CPU and memory: small readings shared by the benchmarks."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Line(BaseModel):
    """One benchmark's figures, printed as one JSON line. `bars` says of each target whether it was met."""

    model_config = ConfigDict(frozen=True)

    bench: str
    figures: dict[str, float | int | str]
    bars: dict[str, bool] = {}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the values lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of `times` runs."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return found


def resident_mb(pid: int | str = "self") -> float:
    """Resident memory of a process in MB (Linux); 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return 0.0
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
