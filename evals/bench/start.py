"""Start of the service as a process of its own, beside LangChain's tutorial as one: socket, readiness, first answer, memory.

Both find their index made. The tutorial's server listens once it has loaded everything; ours listens first.
"""

import tempfile
import time
from pathlib import Path

from advisor.settings import Settings
from evals.bench.clients import crowd
from evals.bench.goals import kept
from evals.bench.homes import advisor_served, scratch_home, write_tutorial
from evals.bench.measure import Line, percentile, resident_mb
from evals.bench.processes import Served, served

QUESTION = "what pays best in operations in Idaho"
ROUNDS = 3


def bench(settings: Settings, short: bool = False) -> Line:
    """Seconds to `/healthz`, to `/readyz`, and to the end of the first answer, from the command, the middle one of several
    starts of each in turn; resident memory after twenty answers more."""
    ours: list[tuple[float, float, float, float]] = []
    theirs: list[tuple[float, float, float, float]] = []
    with scratch_home(settings) as home, tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "chroma"
        write_tutorial(settings, index)
        for _ in range(1 if short else ROUNDS):
            with advisor_served(settings, home) as one:
                ours.append(_started(one, "/readyz", "/v1/chat", 2 if short else 20))
            with served("evals.bench.tutorial", str(index), str(settings.embed_model_dir)) as one:
                theirs.append(_started(one, "/healthz", "/chat", 2 if short else 20))
    live, ready, answered, memory = _middle(ours)
    peer_live, _, peer_answered, peer_memory = _middle(theirs)
    figures: dict[str, float | int | str] = {
        "n": len(ours),
        "healthz_s": round(live, 2),
        "readyz_s": round(ready, 2),
        "first_answer_s": round(answered, 2),
        "resident_mb": round(memory),
        "tutorial_healthz_s": round(peer_live, 2),
        "tutorial_first_answer_s": round(peer_answered, 2),
        "tutorial_resident_mb": round(peer_memory),
        "ratio_to_tutorial": round(answered / peer_answered, 2),
    }
    bars = {"healthz <= 2 s": live <= 2, "ready <= 10 s": ready <= 10, "memory <= 600 MB": memory <= 600}
    return Line(bench="start", figures=figures, bars=bars | kept("start", figures))


def _started(server: Served, ready: str, path: str, more: int) -> tuple[float, float, float, float]:
    live, loaded = server.until("/healthz"), server.until(ready)
    faults = crowd(server.port, path, [QUESTION], 1, 1).faults
    answered = time.perf_counter() - server.begun
    faults += crowd(server.port, path, [QUESTION], 1, more).faults
    if faults:
        raise RuntimeError(f"{server.process.args!r} did not answer: {faults}")
    return live, loaded, answered, resident_mb(server.pid)


def _middle(starts: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    live, loaded, answered, memory = (percentile(one, 0.5) for one in zip(*starts, strict=True))
    return live, loaded, answered, memory
