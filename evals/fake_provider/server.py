"""The server: one asyncio loop, HTTP by h11, steps of an answer carried out to the byte. It holds no key and asks for none.

`/v1/chat/completions`, `/v1/models`, `/v1/embeddings`, and for evals `/fake/log` and `/fake/reset`.
"""

import asyncio
import contextlib
import socket
import struct
from urllib.parse import parse_qs, urlsplit

import h11

from evals.fake_provider.provider import Provider
from evals.fake_provider.wire import Abort, Close, Drip, End, Head, Pause, Send, Stall, Step, refusal

MOST_BODY = 32 * 1024 * 1024
LONGEST_STALL_S = 600.0
_READ = 65_536


class Server:
    """Listens from `start` to `stop`. One `Provider` answers for all connections."""

    def __init__(self, provider: Provider, host: str = "127.0.0.1", port: int = 0) -> None:
        self._provider = provider
        self._host = host
        self._asked_port = port
        self._open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; the port. `OSError` where the address cannot be had."""
        self._server = await asyncio.start_server(
            self._connected, self._host, self._asked_port, limit=2**20, backlog=1024
        )
        port: int = self._server.sockets[0].getsockname()[1]
        self._provider.port = port
        return port

    async def stop(self) -> None:
        """Take no more, end what is open."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        if self._server is not None:
            await self._server.wait_closed()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await _Connection(reader, writer, self._provider).run()
        except (ConnectionError, TimeoutError, asyncio.CancelledError):
            pass  # the client left, or the server stops: nobody is there to be told
        finally:
            self._open.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()


class _Connection:
    """One client's connection, request after request."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, provider: Provider) -> None:
        self._reader = reader
        self._writer = writer
        self._provider = provider
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=2**18)
        if (plain := writer.get_extra_info("socket")) is not None:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    async def run(self) -> None:
        while True:
            try:
                asked = await self._request()
            except h11.RemoteProtocolError as error:
                if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                    await self._carry_out(refusal(error.error_status_hint, "bad_request", "This is no HTTP request."))
                return
            if asked is None:
                return
            if not await self._carry_out(self._answered(*asked)):
                return
            if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                return
            self._http.start_next_cycle()

    def _answered(self, method: str, target: str, body: bytes) -> list[Step]:
        path = urlsplit(target)
        return self._provider.answer(method, path.path, parse_qs(path.query), body)

    async def _request(self) -> tuple[str, str, bytes] | None:
        """Method, target and body of the next request; None when the client is gone."""
        head: h11.Request | None = None
        body = bytearray()
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    go_on = h11.InformationalResponse(status_code=100, headers=[])
                    self._writer.write(self._http.send(go_on) or b"")
                self._http.receive_data(await self._reader.read(_READ))
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > MOST_BODY:
                    raise h11.RemoteProtocolError("too large", 413)
            elif isinstance(event, h11.EndOfMessage) and head is not None:
                return head.method.decode(), head.target.decode("latin-1"), bytes(body)
            else:
                return None

    async def _carry_out(self, steps: list[Step]) -> bool:
        """Each step in order; whether the connection may be used again."""
        ready = bytearray()  # what needs no waiting leaves in one piece
        for step in steps:
            if isinstance(step, Send) and not step.pause_ms:
                ready += self._http.send(h11.Data(data=step.data)) or b""
                continue
            if isinstance(step, Head):
                ready += self._head(step)
                continue
            if isinstance(step, End):
                ready += self._http.send(h11.EndOfMessage()) or b""
                continue
            await self._flushed(ready)
            if isinstance(step, Pause):
                await asyncio.sleep(step.ms / 1000)
            elif isinstance(step, Send):
                await asyncio.sleep(step.pause_ms / 1000)
                ready += self._http.send(h11.Data(data=step.data)) or b""
                await self._flushed(ready)
            elif isinstance(step, Drip):
                await self._drip(step)
                return False
            elif isinstance(step, Stall):
                await self._gone(LONGEST_STALL_S)
                return False
            elif isinstance(step, Close):
                return False
            elif isinstance(step, Abort):
                self._abort()
                return False
        await self._flushed(ready)
        return True

    def _head(self, step: Head) -> bytes:
        length = [] if step.length is None else [("Content-Length", str(step.length))]
        if step.length is None:
            length = [("Transfer-Encoding", "chunked")]
        response = h11.Response(status_code=step.status, headers=[*step.headers, *length])
        return self._http.send(response) or b""

    async def _flushed(self, ready: bytearray) -> None:
        if ready:
            self._writer.write(bytes(ready))
            ready.clear()
            await self._writer.drain()

    async def _drip(self, step: Drip) -> None:
        drop = self._http.send(h11.Data(data=step.data)) or b""
        ends = asyncio.get_running_loop().time() + LONGEST_STALL_S
        while asyncio.get_running_loop().time() < ends:
            self._writer.write(drop)
            await self._writer.drain()
            if await self._gone(step.every_ms / 1000):
                return

    async def _gone(self, seconds: float) -> bool:
        """Whether the client left within that time."""
        try:
            return not await asyncio.wait_for(self._reader.read(_READ), seconds)
        except TimeoutError:
            return False

    def _abort(self) -> None:
        """A reset, not an orderly end: with a linger of zero the kernel sends RST."""
        if (plain := self._writer.get_extra_info("socket")) is not None:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()
