"""Many readers at once: each asks, reads the whole stream, and asks again. One thread, plain sockets, little CPU."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, TypeVar

from evals.bench.measure import percentile

Found = TypeVar("Found")

LIMIT_S = 180.0
_PAUSE_S = 0.25


class Turn(NamedTuple):
    """Seconds from the request: to the first byte of the body, to the first words, to the end. `fault`: what was wrong."""

    first_byte: float
    first_words: float
    whole: float
    fault: str = ""


class Crowd(NamedTuple):
    """What came of it. `alive`: seconds that `/healthz` took meanwhile, asked four times a second; the longest of them
    shows for how long the server listened to nobody."""

    turns: list[Turn]
    seconds: float
    alive: list[float]

    @property
    def good(self) -> list[Turn]:
        return [one for one in self.turns if not one.fault]

    @property
    def faults(self) -> list[str]:
        return [one.fault for one in self.turns if one.fault]

    def ms(self, field: str, share: float) -> float:
        """The percentile (0..1) of a field of the good turns, in milliseconds."""
        return round(percentile([getattr(one, field) for one in self.good], share) * 1000, 1) if self.good else 0.0


def crowd(port: int, path: str, questions: Sequence[str], clients: int, turns: int, over_s: float = 0.0) -> Crowd:
    """So many clients, each with so many turns one after another, that begin evenly over `over_s` seconds."""
    return apart(lambda: _crowd(port, path, questions, clients, turns, over_s))


def apart(make: Callable[[], Coroutine[Any, Any, Found]]) -> Found:
    """What a coroutine gives, run in a thread of its own: the caller's may have a loop already, as one that drives a
    browser has."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(make())).result()


async def _crowd(port: int, path: str, questions: Sequence[str], clients: int, turns: int, over_s: float) -> Crowd:
    alive: list[float] = []
    watching = asyncio.create_task(_watch(port, alive))
    begun = time.perf_counter()
    done = await asyncio.gather(
        *(_client(port, path, questions, number, turns, over_s * number / clients) for number in range(clients))
    )
    seconds = time.perf_counter() - begun
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    return Crowd([turn for one in done for turn in one], seconds, alive)


async def _client(port: int, path: str, questions: Sequence[str], number: int, turns: int, wait: float) -> list[Turn]:
    await asyncio.sleep(wait)
    return [await _turn(port, path, questions[(number + turn) % len(questions)]) for turn in range(turns)]


async def _turn(port: int, path: str, question: str) -> Turn:
    body = json.dumps({"message": question, "stream": True}).encode()
    begun = time.perf_counter()
    byte = words = 0.0
    try:
        async with asyncio.timeout(LIMIT_S):
            async with _asked(port, "POST", path, body) as reader:
                head = await reader.readuntil(b"\r\n\r\n")
                come = bytearray()
                while piece := await reader.read(65_536):
                    now = time.perf_counter() - begun
                    byte = byte or now
                    come += piece
                    words = words or (now if b"event: text" in come else 0.0)
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        return Turn(byte, words, time.perf_counter() - begun, type(error).__name__)
    return Turn(byte, words, time.perf_counter() - begun, _fault(head, bytes(come)))


def _fault(head: bytes, come: bytes) -> str:
    status = head.split(b" ", 2)[1].decode()
    if status != "200":
        return f"status {status}"
    # The server sends an event as one piece, so that none is cut by the chunks' own lines.
    done = come.rpartition(b"event: done")[2]
    if b"event: done" not in come or b"event: text" not in come:
        return "no end" if b"event: error" not in come else "error event"
    return "" if b'"outcome": "answered"' in done else "another outcome"


@asynccontextmanager
async def _asked(port: int, method: str, path: str, body: bytes = b"") -> AsyncIterator[asyncio.StreamReader]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        yield reader
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _watch(port: int, alive: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        try:
            async with _asked(port, "GET", "/healthz") as reader:
                await reader.read()
        except OSError:
            pass
        else:
            alive.append(time.perf_counter() - begun)
        await asyncio.sleep(_PAUSE_S)
