"""Workers killed at random moments while people talk: nothing that was acknowledged is lost or doubled, and the service
answers again within seconds."""

import os
import random
import signal
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from evals.bench.processes import served
from evals.soak.talking import Person, Told, lost_and_doubled

READY_S = 5.0
_PEOPLE = 4


class Killed(NamedTuple):
    """What came of it. `slowest`: the longest time, in seconds, after a kill until a turn could be asked again."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    slowest: float
    never: int

    @property
    def held(self) -> bool:
        return not (self.lost or self.doubled or self.never) and self.slowest <= READY_S


def kills(home: Path, n: int, records: str | None, progress: Callable[[int, int], None], seed: int = 1) -> Killed:
    """Kill one of two workers `n` times with SIGKILL. `records`: a database URL; `None`: SQLite in a folder of its own."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        url = records or f"sqlite:///{folder}/records.sqlite"
        also = {
            "ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline", "ADVISOR_RECORDS_URL": url,
            "ADVISOR_TURNS_PER_CONVERSATION": "100000",
        }  # fmt: skip
        with served("api", "serve", "--workers", "2", also=also) as service:
            service.until("/readyz")
            told, stop = Told(), threading.Event()
            people = [Person(service.port, told, stop) for _ in range(_PEOPLE)]
            for one in people:
                one.start()
            slowest = 0.0
            for number in range(n):
                time.sleep(chance.uniform(0.05, 1.0))
                workers = _workers(service.pid)
                if not workers:
                    raise RuntimeError("the service has no worker to kill")
                os.kill(chance.choice(workers), signal.SIGKILL)
                slowest = max(slowest, _answers_again(service.port))
                _until_two(service.pid)
                progress(number + 1, n)
            stop.set()
            for one in people:
                one.join(90)
        lost, doubled = lost_and_doubled(told, url)
        return Killed(n, len(told.acknowledged), lost, doubled, slowest, told.refused["never answered"])


def _workers(parent: int) -> list[int]:
    """The workers of a service: children that are no helper of the process machinery."""
    found = []
    for one in Path("/proc").iterdir():
        if not one.name.isdigit():
            continue
        try:
            stat = (one / "stat").read_text()
            command = (one / "cmdline").read_bytes()
        except OSError:
            continue
        if int(stat.rpartition(")")[2].split()[1]) == parent and b"spawn_main" in command:
            found.append(int(one.name))
    return found


def _answers_again(port: int) -> float:
    begun = time.perf_counter()
    while time.perf_counter() - begun < 60:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as response:
                if response.status == 200:
                    break
        except OSError:
            time.sleep(0.02)
    return time.perf_counter() - begun


def _until_two(parent: int) -> None:
    """Waits until the killed worker's place is taken."""
    until = time.monotonic() + 30
    while len(_workers(parent)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
