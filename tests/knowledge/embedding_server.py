"""A server on this machine that speaks `/v1/embeddings`: hashed words for vectors, and whatever fault a test asks for."""

import json
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DIMENSIONS = 64


class EmbeddingServer(ThreadingHTTPServer):
    """`faults` are answered first, one a request: a status, or "short", "wide", "silent", "words"."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults: list[int | str] = []
        self.requests: list[dict[str, Any]] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: EmbeddingServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append({**body, "key": self.headers.get("Authorization", ""), "path": self.path})
        fault = self.server.faults.pop(0) if self.server.faults else None
        if isinstance(fault, int):
            self._send(fault, {"error": {"message": f"no: {self.headers.get('Authorization')}", "code": "x"}})
            return
        if fault == "silent":
            self.server.released.wait(20)
            return
        data = [
            {"object": "embedding", "index": i, "embedding": vector(one) + [0.5] * (fault == "wide")}
            for i, one in enumerate(body["input"])
        ]
        if fault == "words":
            data[0]["embedding"] = "not numbers"
        # In another order than asked: the index says which is which.
        answer = data[::-1][1:] if fault == "short" else data[::-1]
        self._send(200, {"object": "list", "data": answer, "model": body["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}})  # fmt: skip

    def _send(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal of the tests."""


def vector(text: str) -> list[float]:
    made = [0.0] * DIMENSIONS
    for word in text.lower().replace(":", " ").replace(".", " ").split():
        made[zlib.crc32(word[:5].encode()) % DIMENSIONS] += 2.0
    return made if any(made) else [1.0] * DIMENSIONS


@contextmanager
def serving() -> Iterator[EmbeddingServer]:
    server = EmbeddingServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
