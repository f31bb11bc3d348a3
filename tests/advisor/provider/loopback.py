"""A provider on loopback that does one thing after another, byte by byte as it is told: the faults of real ones."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Part = bytes | float
"""Bytes to send, or seconds to wait."""


def delta(finish: str | None = None, usage: dict[str, int] | None = None, **said: Any) -> bytes:
    """One event of a chat completion stream."""
    choices = [] if usage else [{"index": 0, "delta": said, "logprobs": None, "finish_reason": finish}]
    event = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": choices}
    return b"data: " + json.dumps(event | {"usage": usage}, ensure_ascii=False).encode() + b"\n\n"


ROLE = delta(role="assistant", content="")
STOP = delta(finish="stop")
DONE = b"data: [DONE]\n\n"
USAGE = delta(usage={"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120})


def streamed(*parts: Part) -> list[Part]:
    """A reply of status 200 that streams until the connection closes."""
    return [b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n", *parts]


def said(text: str, size: int = 9) -> list[Part]:
    """A whole, good reply."""
    pieces: list[Part] = [delta(content=text[i : i + size]) for i in range(0, len(text), size)]
    return streamed(ROLE, *pieces, STOP, USAGE, DONE)


def called(*calls: tuple[str, str], usage: bool = True) -> list[Part]:
    """A whole reply that calls tools."""
    pieces: list[Part] = []
    for index, (name, arguments) in enumerate(calls):
        start = {"index": index, "id": f"id{index}", "type": "function", "function": {"name": name, "arguments": ""}}
        pieces.append(delta(tool_calls=[start]))
        for i in range(0, len(arguments), 7):
            pieces.append(delta(tool_calls=[{"index": index, "function": {"arguments": arguments[i : i + 7]}}]))
    return streamed(ROLE, *pieces, delta(finish="tool_calls"), *([USAGE] if usage else []), DONE)


def status(code: int, body: Any = None, headers: str = "", kind: str = "application/json") -> list[Part]:
    """A reply that is no 2xx."""
    content = body if isinstance(body, bytes) else json.dumps(body or {"error": {"message": "no"}}).encode()
    head = f"HTTP/1.1 {code} X\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n{headers}\r\n"
    return [head.encode() + content]


class Loopback:
    """Gives its replies in order, the last one again and again. `asked`: the bodies of the requests."""

    def __init__(self, *replies: list[Part]) -> None:
        self.replies = list(replies)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._closing = threading.Event()
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        # An accept that waits is woken by one more caller.
        with socket.create_connection(self._socket.getsockname()):
            pass
        self._thread.join(5)
        self._socket.close()
        for connection in self._open:
            connection.close()

    def _serve(self) -> None:
        while not self._closing.is_set():
            connection, _ = self._socket.accept()
            if self._closing.is_set():
                connection.close()
                return
            self._open.append(connection)
            threading.Thread(target=self._reply, args=(connection,), daemon=True).start()

    def _reply(self, connection: socket.socket) -> None:
        found = b""
        try:
            while b"\r\n\r\n" not in found:
                if not (more := connection.recv(65536)):
                    return
                found += more
            head, _, body = found.partition(b"\r\n\r\n")
            size = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))[15:])
            while len(body) < size:
                body += connection.recv(65536)
            number = len(self.asked)
            self.headers.append(head.decode())
            self.asked.append(json.loads(body))
            for part in self.replies[min(number, len(self.replies) - 1)]:
                if isinstance(part, bytes):
                    connection.sendall(part)
                elif self._closing.wait(part):
                    break
            # Sent before closed: what was written is read before the end.
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        finally:
            connection.close()


@contextmanager
def serving(*replies: list[Part]) -> Iterator[Loopback]:
    server = Loopback(*replies)
    try:
        yield server
    finally:
        server.close()
