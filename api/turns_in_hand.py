"""The turns that this process has in hand: how many there may be, and what is told of them when the service ends."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LOOK_EVERY_S = 0.05


class Place:
    """The room of one turn. It is held by the request and by the thread that answers, which may outlive its reader."""

    def __init__(self, hall: "TurnsInHand") -> None:
        self._hall = hall
        self._holders = 1
        self.gone = threading.Event()
        """Set once nobody waits for the answer: it is then ended soon, and recorded as stopped."""

    def hold(self) -> None:
        """One more needs the place."""
        with self._hall.lock:
            self._holders += 1

    def release(self) -> None:
        """One less needs it; with the last one it is free."""
        with self._hall.lock:
            self._holders -= 1
            if self._holders == 0:
                self._hall.taken.discard(self)


class TurnsInHand:
    """At most `most` turns at once. Thread-safe."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.lock = threading.Lock()
        self.taken: set[Place] = set()
        self.draining = False

    def place(self, *, urgent: bool = False) -> Place | None:
        """Room for one turn, or `None` where there is none, or the service is about to end. `urgent`: always room, for
        help, which costs next to nothing."""
        with self.lock:
            if not urgent and (self.draining or len(self.taken) >= self.most):
                return None
            place = Place(self)
            self.taken.add(place)
            return place

    def drain(self) -> None:
        """Take no more turns; those in hand go on."""
        self.draining = True

    def stop(self) -> None:
        """Tell those still in hand that nobody waits for them."""
        with self.lock:
            for place in self.taken:
                place.gone.set()

    def until_none(self, seconds: float) -> bool:
        """Wait until no turn is in hand, or so long at most; whether none is."""
        end = time.monotonic() + seconds
        while self.taken:
            if time.monotonic() >= end:
                return False
            time.sleep(_LOOK_EVERY_S)
        return True


@contextmanager
def held(place: Place | None) -> Iterator[threading.Event]:
    """Holds a place for a thread's work and gives what tells it that nobody waits."""
    if place is None:
        yield threading.Event()
        return
    place.hold()
    try:
        yield place.gone
    finally:
        place.release()
