"""One request to a provider, as its client's transport: budgets, at most one second try, and a merged, whole stream.

Below the client on purpose: its own tries, timeouts and redirects are never asked. It raises `ProviderFault` alone.
"""

import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

import httpcore2
import httpx2

from advisor.provider.diagnosis import of_error, of_status
from advisor.provider.faults import Kind, ProviderFault
from advisor.provider.merging import Merging
from advisor.provider.network import CURRENT, Budget, BudgetedNetwork, BudgetedStream
from advisor.provider.patience import Patience


@dataclass
class Allowed:
    """What one call of a model may still take: until when its turn must be over (monotonic), and how many tries. `gone`:
    set once nobody waits for it."""

    turn_by: float
    tries: int
    gone: threading.Event | None = None


ALLOWED: ContextVar[Allowed | None] = ContextVar("allowed", default=None)
"""For the request that is sent next; without it, a turn of its own."""

_MOST_OF_A_FAULT = 64_000
_MOST_CONNECTIONS = 256
_KEPT_SECONDS = 30.0
_DRAIN_SECONDS = 0.02  # to the end of a stream after its `[DONE]`, so that the connection can be used again
_CHAT = "/chat/completions"
_FAULTS = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)


class PatientTransport(httpx2.BaseTransport):
    """For `httpx2.Client(transport=...)`; one a process, used by many threads."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._pool = httpcore2.ConnectionPool(
            max_connections=_MOST_CONNECTIONS,
            max_keepalive_connections=_MOST_CONNECTIONS // 4,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=BudgetedNetwork(),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The reply, once the first bytes of its body are here. Raises `ProviderFault`."""
        patience = self._patience
        allowed = ALLOWED.get() or Allowed(time.monotonic() + patience.turn, patience.tries)
        forgiven = False
        while True:
            allowed.tries -= 1
            try:
                return self._asked(request, allowed)
            except ProviderFault as fault:
                if fault.stale and not forgiven:
                    forgiven, allowed.tries = True, allowed.tries + 1
                    continue
                pause = patience.pause if fault.retry_after is None else fault.retry_after
                late = time.monotonic() + pause >= allowed.turn_by
                if allowed.tries <= 0 or not fault.again or pause > patience.retry_after or late:
                    raise
            if allowed.gone is None:
                time.sleep(pause)
            elif allowed.gone.wait(pause):
                raise ProviderFault(Kind.ABANDONED)

    def close(self) -> None:
        self._pool.close()

    def _asked(self, request: httpx2.Request, allowed: Allowed) -> httpx2.Response:
        """One try."""
        budget = Budget(self._patience, allowed.turn_by, allowed.gone)
        token = CURRENT.set(budget)
        reply: _Reply | None = None
        try:
            response = self._pool.handle_request(_plain(request, self._patience))
            reply = _Reply(response, budget)
            if not 200 <= response.status < 300:
                body = b"" if 300 <= response.status < 400 else reply.some(_MOST_OF_A_FAULT)
                raise of_status(response.status, body, _header(response, b"retry-after"))
            if _header(response, b"content-encoding") not in (None, "identity"):
                raise ProviderFault(Kind.BAD_STREAM)  # we asked for none
            stream = self._stream(request, reply, budget)
        except _FAULTS as error:
            raise _fault(error, budget) from None
        finally:
            CURRENT.reset(token)
            if reply is not None and not reply.handed_on:
                reply.close()
        headers = [(key, value) for key, value in response.headers if key.lower() not in _OF_THE_BODY]
        return httpx2.Response(
            response.status, headers=headers, stream=stream, extensions={"http_version": b"HTTP/1.1"}
        )

    def _stream(self, request: httpx2.Request, reply: "_Reply", budget: Budget) -> httpx2.SyncByteStream:
        """The body with its first bytes, told by what it is and not by what its header says."""
        first = reply.first()
        start = first.lstrip().removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(b"<"):
            raise ProviderFault(Kind.NOT_JSON)
        streamed = request.url.path.endswith(_CHAT) and b'"stream":true' in request.read().replace(b" ", b"")
        if not streamed:
            return reply.whole(first)
        if start.startswith((b"{", b"[")):
            # A stream was asked for: an error in spite of its status, or a server that cannot stream.
            body = first + reply.some(_MOST_OF_A_FAULT)
            raise of_error(body.decode("utf-8", "replace")) if b'"error"' in body else ProviderFault(Kind.BAD_STREAM)
        return reply.merged(first, Merging(self._patience.most_bytes), self._patience.flush)


class _Reply(httpx2.SyncByteStream):
    """The body of one reply, read under its budget."""

    def __init__(self, response: httpcore2.Response, budget: Budget) -> None:
        self._response = response
        self._budget = budget
        network = response.extensions.get("network_stream")
        self._network = network if isinstance(network, BudgetedStream) else None
        if self._network is not None:
            self._network.budget = budget
        self._raw: Iterator[bytes] = iter(response.iter_stream())
        self._pieces: Iterator[bytes] = iter(())
        self._merging: Merging | None = None
        self.handed_on = False

    def first(self) -> bytes:
        """The first bytes; empty where there are none."""
        for raw in self._raw:
            if raw:
                return raw
        return b""

    def some(self, most: int) -> bytes:
        """Up to so many bytes, to tell a fault by; what is cut or late is left."""
        found = b""
        try:
            for raw in self._raw:
                found += raw
                if len(found) >= most:
                    break
        except _FAULTS:
            pass
        return found

    def whole(self, first: bytes) -> "_Reply":
        """Handed on as it comes."""
        self._budget.hears(time.monotonic())
        self.handed_on, self._pieces = True, self._unmerged(first)
        return self

    def merged(self, first: bytes, merging: Merging, flush: float) -> "_Reply":
        """Handed on merged. A fault before the first whole event is raised here, where it can be tried again."""
        self._merging, pieces = merging, self._events(first, merging, flush)
        piece = next(pieces, b"")
        self.handed_on, self._pieces = True, _with(piece, pieces)
        return self

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def close(self) -> None:
        merging, self._merging = self._merging, None
        if merging is not None and merging.done:
            self._budget.rest_until, self._budget.step_by = 0.0, time.monotonic() + _DRAIN_SECONDS
            try:
                for _ in self._raw:
                    pass
            except _FAULTS:
                pass
        if self._network is not None and self._network.budget is self._budget:
            self._network.budget = None
        self._response.close()

    def _unmerged(self, first: bytes) -> Iterator[bytes]:
        yield first
        try:
            for raw in self._raw:
                self._budget.hears(time.monotonic())
                yield raw
        except _FAULTS as error:
            raise _fault(error, self._budget) from None

    def _events(self, first: bytes, merging: Merging, flush: float) -> Iterator[bytes]:
        fault: ProviderFault | None = None
        raw: bytes | None = first
        heard = 0
        while raw is not None:
            if out := merging.feed(raw, self._network is None or self._network.spent(raw)):
                yield out
            if merging.spoken:
                self._budget.rest_until = time.monotonic() + flush
            if merging.events > heard:
                # Comments are a sign of life and no answer.
                heard = merging.events
                self._budget.hears(time.monotonic())
            if merging.fault is not None:
                raise merging.fault
            if merging.done:
                return
            try:
                raw = next(self._raw, None)
            except _FAULTS as error:
                raw, fault = None, _fault(error, self._budget)
        if out := merging.end():
            yield out
        if merging.fault is not None:
            # Late and cut are told apart; a reply whose end was announced is whole.
            raise fault or merging.fault


def _with(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from others


_OF_THE_BODY = (b"content-length", b"content-encoding", b"transfer-encoding")


def _plain(request: httpx2.Request, patience: Patience) -> httpcore2.Request:
    headers = [(key, value) for key, value in request.headers.raw if key.lower() != b"accept-encoding"]
    return httpcore2.Request(
        method=request.method,
        url=httpcore2.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        ),
        headers=[*headers, (b"Accept-Encoding", b"identity")],
        content=request.read(),
        extensions={"timeout": {"pool": patience.connect}},
    )


def _header(response: httpcore2.Response, name: bytes) -> str | None:
    found = next((value for key, value in response.headers if key.lower() == name), None)
    return None if found is None else found.decode("latin-1").strip().lower()


def _fault(error: Exception, budget: Budget) -> ProviderFault:
    if budget.gone is not None and budget.gone.is_set():
        return ProviderFault(Kind.ABANDONED)
    if time.monotonic() >= budget.turn_by:
        return ProviderFault(Kind.TOO_LONG)
    if isinstance(error, httpcore2.TimeoutException):
        if not budget.sent:
            return ProviderFault(Kind.UNREACHABLE)
        return ProviderFault(Kind.STALLED if budget.heard else Kind.NO_FIRST_BYTE)
    if not budget.sent:
        return ProviderFault(Kind.UNREACHABLE)
    if budget.heard:
        return ProviderFault(Kind.CUT)
    return ProviderFault(Kind.DROPPED, stale=not budget.fresh)
