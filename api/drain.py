"""SIGTERM: no new turns, those in hand go on for a while, then the server ends with status 0.

The server's own handling closes its sockets at once. So ours goes before it, as soon as the application starts: it lets
the server run until no turn is in hand, and tells it to end only then. A second signal ends it at once.
"""

import logging
import signal
import threading
from types import FrameType
from typing import Any

from api.turns_in_hand import TurnsInHand

log = logging.getLogger(__name__)

PARTING_S = 5.0
"""How long turns that were stopped may take to be recorded."""


def on_terminate(turns: TurnsInHand, seconds: float) -> None:
    """Drain on SIGTERM where a uvicorn server runs in this (main) thread; elsewhere nothing is changed."""
    import uvicorn

    if threading.current_thread() is not threading.main_thread():
        return
    theirs: Any = signal.getsignal(signal.SIGTERM)
    server = getattr(theirs, "__self__", None)
    if not isinstance(server, uvicorn.Server):
        return

    def ended() -> None:
        drained(turns, seconds)
        server.should_exit = True

    def terminate(number: int, frame: FrameType | None) -> None:
        if turns.draining:
            theirs(number, frame)
            return
        turns.drain()
        threading.Thread(target=ended, name="drain", daemon=True).start()

    signal.signal(signal.SIGTERM, terminate)


def drained(turns: TurnsInHand, seconds: float) -> bool:
    """Waits for the turns in hand; whether they all came to their own end. Those that did not are stopped: what of them was
    shown is recorded as a stopped answer."""
    turns.drain()
    if turns.until_none(seconds):
        return True
    log.warning("%d turns were stopped, because the service had to end", len(turns.taken))
    turns.stop()
    turns.until_none(PARTING_S)
    return False
