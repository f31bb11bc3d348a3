"""How often one address may do a thing: counted in memory, by this process alone, and kept nowhere else."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_MOST_ADDRESSES = 10_000


class Pace:
    """At most `most` times in `seconds` from one address. Thread-safe."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str) -> int:
        """Count one time more and return 0, or, where too many were counted, the seconds until the next may be."""
        moment = self._clock()
        with self._lock:
            times = self._times.setdefault(address, deque())
            self._times.move_to_end(address)
            while times and times[0] <= moment - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return max(1, round(times[0] + self._seconds - moment))
            times.append(moment)
            # Somebody with many addresses must not fill the memory: who was silent longest is forgotten first.
            while len(self._times) > _MOST_ADDRESSES:
                self._times.popitem(last=False)
            return 0
