"""Many people who write at once: no turn is refused because the records were locked, none is lost or doubled."""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from evals.bench.processes import served
from evals.soak.talking import Person, Told, lost_and_doubled


class Wrote(NamedTuple):
    """What came of it. `unavailable`: refusals because the records could not be used, locked ones among them."""

    writers: int
    seconds: float
    acknowledged: int
    unavailable: int
    lost: int
    doubled: int

    @property
    def held(self) -> bool:
        return not (self.unavailable or self.lost or self.doubled)


def writers(home: Path, n: int, seconds: float, records: str | None, progress: Callable[[int, int], None]) -> Wrote:
    """`n` people for so long, against two workers."""
    with tempfile.TemporaryDirectory() as folder:
        url = records or f"sqlite:///{folder}/records.sqlite"
        also = {
            "ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline", "ADVISOR_RECORDS_URL": url,
            "ADVISOR_TURNS_PER_CONVERSATION": "100000",
        }  # fmt: skip
        with served("api", "serve", "--workers", "2", also=also) as service:
            service.until("/readyz")
            told, stop = Told(), threading.Event()
            people = [Person(service.port, told, stop) for _ in range(n)]
            begun = time.monotonic()
            for one in people:
                one.start()
            while (gone := time.monotonic() - begun) < seconds:
                progress(int(gone), int(seconds))
                time.sleep(0.2)
            stop.set()
            for one in people:
                one.join(90)
        lost, doubled = lost_and_doubled(told, url)
        unavailable = sum(many for said, many in told.refused.items() if "records" in said)
        return Wrote(n, seconds, len(told.acknowledged), unavailable, lost, doubled)
