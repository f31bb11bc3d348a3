"""Sockets under a deadline: every wait for a provider ends at the time that its `Budget` says, to the millisecond.

A client's own read timeout starts anew with every byte, so a provider that drips never runs into it.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

import httpcore2

from advisor.provider.patience import Patience


class Budget:
    """Until when the current step and the whole turn may last. One a try; written by the thread that waits."""

    __slots__ = ("_patience", "_sent", "fresh", "gone", "heard", "rest_until", "step_by", "turn_by")

    def __init__(self, patience: Patience, turn_by: float, gone: threading.Event | None = None) -> None:
        self._patience = patience
        self._sent = False
        self.fresh = False  # its connection was opened for it
        self.heard = False  # a byte of the body has come
        self.rest_until = 0.0  # until then nothing is read: what comes meanwhile is read as one
        self.turn_by = turn_by
        self.gone = gone  # set once nobody waits for the reply any more
        self.step_by = time.monotonic() + patience.connect

    def sending(self) -> None:
        """A connection is there; the wait for the reply begins."""
        if not self._sent:
            self._sent = True
            self.step_by = time.monotonic() + self._patience.first_byte

    def hears(self, now: float) -> None:
        """Bytes of the body came."""
        self.heard = True
        self.step_by = now + self._patience.between

    @property
    def left(self) -> float:
        return min(self.step_by, self.turn_by) - time.monotonic()

    @property
    def sent(self) -> bool:
        return self._sent


_SOON = 0.01
_LOOK = 0.2  # seconds after which a wait looks whether anybody still waits for its outcome
_FRAMING = 16
"""The end of one HTTP chunk and the head of the next take up to so many bytes."""
CURRENT: ContextVar[Budget | None] = ContextVar("provider_budget", default=None)
"""The budget of the request that this thread is sending, until its connection is known."""


class BudgetedStream(httpcore2.NetworkStream):
    """A connection whose every wait is cut to the budget of its request."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner
        self._batch, self._at = b"", 0
        self.budget: Budget | None = None

    def _left(self, timeout: float | None) -> float | None:
        budget = CURRENT.get() or self.budget
        if budget is None:
            return timeout
        if (left := budget.left) <= 0:
            raise httpcore2.ReadTimeout
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        budget = self.budget
        if budget is None or not budget.rest_until:
            self._batch, self._at = self._waited(max_bytes, timeout), 0
            return self._batch
        if (rest := min(budget.rest_until - time.monotonic(), budget.left)) > 0:
            time.sleep(rest)
        found = self._waited(max_bytes, timeout)
        # A TLS connection gives one record at a time, however many wait.
        while found and len(found) < max_bytes and self._inner.get_extra_info("is_readable"):
            try:
                more = self._inner.read(max_bytes, _SOON)
            except (httpcore2.TimeoutException, httpcore2.NetworkError):
                break  # told by the next read
            if not more:
                break
            found += more
        self._batch, self._at = found, 0
        return found

    def _waited(self, max_bytes: int, timeout: float | None) -> bytes:
        """What comes within the budget; `ReadTimeout` beyond it, and once nobody waits for the reply."""
        while True:
            left, budget = self._left(timeout), CURRENT.get() or self.budget
            if budget is None or budget.gone is None or left is None:
                return self._inner.read(max_bytes, left)
            if budget.gone.is_set():
                raise httpcore2.ReadTimeout
            try:
                return self._inner.read(max_bytes, min(left, _LOOK))
            except httpcore2.ReadTimeout:
                continue  # beyond the budget, the next look says so

    def spent(self, raw: bytes) -> bool:
        """Whether a piece of a body is the last of what was read: whoever asks for more waits for the network."""
        at = self._batch.find(raw, self._at)
        if at < 0:
            return True
        self._at = at + len(raw)
        return len(self._batch) - self._at <= _FRAMING

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if (budget := CURRENT.get()) is not None:
            budget.sending()
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return BudgetedStream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class BudgetedNetwork(httpcore2.NetworkBackend):
    """Opens connections within the budget, the look-up of the name included."""

    def __init__(self) -> None:
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        budget = CURRENT.get()
        if budget is not None:
            budget.fresh = True
        until = time.monotonic() + (budget.left if budget is not None else timeout or 5.0)
        addresses = _addresses(host, port, until)
        for number, address in enumerate(addresses, start=1):
            left = until - time.monotonic()
            # A dead first address (often IPv6) leaves time for the next.
            left = left if number == len(addresses) else left / 2
            if left <= 0:
                break
            try:
                return BudgetedStream(self._inner.connect_tcp(address, port, left, local_address, socket_options))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore2.ConnectTimeout


def _addresses(host: str, port: int, until: float) -> list[str]:
    """The addresses of a name. A look-up knows no timeout: it runs beside, only for a new connection, and is left."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    found: list[str] = []

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(str(info[4][0]) for info in infos))

    thread = threading.Thread(target=look_up, name="provider-name", daemon=True)
    thread.start()
    thread.join(max(until - time.monotonic(), 0))
    if not found:
        raise httpcore2.ConnectError
    return found
