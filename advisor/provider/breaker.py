"""A provider that keeps failing is left alone for a while, so that people do not wait for it; one call then tries it.

One a process. It also tells whether the service is ready, and never closes on the word of a fault.
"""

import threading
import time
from collections.abc import Callable
from typing import Literal, NamedTuple

from advisor.provider.faults import OF_THE_TALK, TO_BE_MENDED, Kind, ProviderFault, sentence

State = Literal["ok", "failing", "refused", "quota"]

_FAULTS_IN_A_ROW = 5
_OPEN_SECONDS = 30.0
_REFUSED_SECONDS = 60.0


class Health(NamedTuple):
    """How the provider stands. `detail`: one sentence where all is not well."""

    state: State
    detail: str | None


class Breaker:
    """Asked before each call and told how it went. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._closed_at = 0.0  # from then on a probe is let through
        self._open = False
        self._probing = False
        self._last: Kind | None = None

    def admit(self) -> None:
        """Raises `ProviderFault` while the breaker is open. One call at a time probes an open one."""
        with self._lock:
            if not self._open:
                return
            if self._probing or self._clock() < self._closed_at:
                # What only the operator can mend is said again; several failures are told as such.
                known = self._last if self._last in (*TO_BE_MENDED, Kind.QUOTA) else None
                raise ProviderFault(known or Kind.BREAKER_OPEN)
            self._probing = True

    def succeeded(self) -> None:
        with self._lock:
            self._open, self._probing, self._in_a_row, self._last = False, False, 0, None

    def released(self) -> None:
        """A call ended without telling anything of the provider."""
        with self._lock:
            self._probing = False

    def failed(self, kind: Kind) -> None:
        if kind in OF_THE_TALK:
            self.succeeded()
            return
        if kind in (Kind.BREAKER_OPEN, Kind.ABANDONED):
            return
        with self._lock:
            if self._open and not self._probing:
                return  # told by the open breaker itself: nobody was asked
        with self._lock:
            self._in_a_row += 1
            self._last = kind
            lasting = kind in TO_BE_MENDED or kind is Kind.QUOTA
            if lasting or self._probing or self._in_a_row >= _FAULTS_IN_A_ROW:
                self._open = True
                self._closed_at = self._clock() + (_REFUSED_SECONDS if lasting else _OPEN_SECONDS)
            self._probing = False

    @property
    def health(self) -> Health:
        """A fault counts until a call succeeds."""
        with self._lock:
            if self._last is None:
                return Health("ok", None)
            if self._last in TO_BE_MENDED:
                return Health("refused", sentence(self._last))
            return Health("quota" if self._last is Kind.QUOTA else "failing", sentence(self._last))
