"""evals/bench/clients.py tells a whole answer from one that was cut, refused or another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from evals.bench.clients import crowd

WHOLE = b'event: text\ndata: "x"\n\nevent: done\ndata: {"outcome": "answered"}\n\n'


@contextmanager
def answering(status: int, body: bytes) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(200, b"{}")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._say(status, body)

        def _say(self, code: int, content: bytes) -> None:
            self.send_response(code)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "status, body, fault",
    [
        (200, WHOLE, ""),
        (200, WHOLE.replace(b"answered", b"degraded"), "another outcome"),
        (200, WHOLE[:20], "no end"),
        (200, WHOLE[:20] + b"event: error\ndata: {}\n\n", "error event"),
        (503, WHOLE, "status 503"),
    ],
)
def test_a_turn_is_good_only_where_its_answer_came_whole(status: int, body: bytes, fault: str) -> None:
    with answering(status, body) as port:
        found = crowd(port, "/chat", ["how much?"], clients=3, turns=2)
    assert [one.fault for one in found.turns] == [fault] * 6
    assert len(found.good) == (0 if fault else 6)


def test_nobody_listening_is_a_fault_of_every_turn() -> None:
    with answering(200, WHOLE) as port:
        pass
    assert crowd(port, "/chat", ["how much?"], clients=2, turns=1).faults == ["ConnectionRefusedError"] * 2
