"""A while of talk with a provider that fails at random: useful answers, and a process that does not grow."""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from evals.bench.processes import served
from evals.soak.talking import Person, Told

USEFUL, GROWTH = 0.99, 0.05
_PEOPLE = 8
_SETTLED = 0.25
"""The part of the time after which memory and descriptors are first read: until then things are loaded on first need."""


class Steady(NamedTuple):
    """What came of it. `useful`: the share of questions that were answered, by the model or without it; `growth`: of the
    memory, from the first quarter to the end; `opened`: descriptors then and at the end."""

    minutes: float
    asked: int
    useful: float
    growth: float
    opened: tuple[int, int]
    degraded: float

    @property
    def held(self) -> bool:
        return self.useful >= USEFUL and self.growth <= GROWTH and self.opened[1] <= self.opened[0] + _PEOPLE


def steady(home: Path, minutes: float, every: float, progress: Callable[[int, int], None]) -> Steady:
    """One worker whose provider fails in one question of `1 / every`."""
    with tempfile.TemporaryDirectory() as folder, served("api", "fake-provider") as provider:
        provider.until("/v1/models")
        also = {
            "ADVISOR_HOME": str(home), "ADVISOR_RECORDS_URL": f"sqlite:///{folder}/records.sqlite",
            "OPENAI_API_KEY": "none", "OPENAI_BASE_URL": f"http://127.0.0.1:{provider.port}/v1",
            "ADVISOR_MODEL": f"openai:obedient-some{round(every * 100)}-ttft100-itl5", "ADVISOR_TURNS_PER_CONVERSATION": "100000",
        }  # fmt: skip
        with served("api", "serve", also=also) as service:
            service.until("/readyz")
            told, stop = Told(), threading.Event()
            people = [Person(service.port, told, stop) for _ in range(_PEOPLE)]
            begun, settled = time.monotonic(), None
            for one in people:
                one.start()
            while (gone := time.monotonic() - begun) < minutes * 60:
                if settled is None and gone > minutes * 60 * _SETTLED:
                    settled = _state(service.pid)
                progress(int(gone), int(minutes * 60))
                time.sleep(0.5)
            stop.set()
            for one in people:
                one.join(90)
            ended = _state(service.pid)
            first = settled or ended
        useful = sum(many for outcome, many in told.outcomes.items() if outcome in ("answered", "clarify", "degraded"))
        answered = max(1, sum(told.outcomes.values()))
        return Steady(
            minutes, told.asked, useful / max(1, told.asked), ended[0] / first[0] - 1, (first[1], ended[1]),
            told.outcomes["degraded"] / answered,
        )  # fmt: skip


def _state(pid: int) -> tuple[int, int]:
    """Resident bytes and open descriptors of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096, len(list(Path(f"/proc/{pid}/fd").iterdir()))
