"""Lookups without a model: requests a second at 50 connections that stay open, over a mix of what clients ask."""

import asyncio
import time
from typing import NamedTuple

from advisor.settings import Settings
from evals.bench.clients import apart
from evals.bench.homes import advisor_served, scratch_home
from evals.bench.measure import Line, percentile, resident_mb
from evals.bench.processes import cpu_s

CONNECTIONS, SECONDS = 50, 10.0
SHORT_CONNECTIONS, SHORT_SECONDS = 4, 0.5
MOST_P99_MS, LEAST_A_SECOND = 100.0, 400.0
MIX = (
    "/v1/wages?occupation=nurse&place=Boise%2C+ID",
    "/v1/wages?occupation=electrician&place=Ohio",
    "/v1/wages?occupation=accountant&place=US",
    "/v1/rankings?within=operations&place=83702",
    "/v1/occupations?title=software+developer",
    "/v1/occupations?title=welder",
    "/v1/careers",
    "/healthz",
)


class Asked(NamedTuple):
    """One request: seconds it took, and its status."""

    seconds: float
    status: int


def bench(settings: Settings, short: bool = False) -> Line:
    """Requests a second, percentiles and CPU of one process; every answer has to be 200."""
    connections, seconds = (SHORT_CONNECTIONS, SHORT_SECONDS) if short else (CONNECTIONS, SECONDS)
    with scratch_home(settings) as home, advisor_served(settings, home) as ours:
        ours.until("/readyz")
        apart(lambda: _load(ours.port, 1, SHORT_SECONDS))
        before, begun = cpu_s(ours.pid), time.perf_counter()
        found = apart(lambda: _load(ours.port, connections, seconds))
        took = time.perf_counter() - begun
        good = [one.seconds for one in found if one.status == 200]
        figures: dict[str, float | int | str] = {
            "n": len(found),
            "connections": connections,
            "errors": len(found) - len(good),
            "requests_a_second": round(len(good) / took, 1),
            "p50_ms": round(percentile(good, 0.5) * 1000, 1) if good else 0.0,
            "p99_ms": round(percentile(good, 0.99) * 1000, 1) if good else 0.0,
            "cpu_ms": round((cpu_s(ours.pid) - before) / max(1, len(found)) * 1000, 2),
            "resident_mb": round(resident_mb(ours.pid), 1),
        }
    bars = {"no errors": bool(good) and len(good) == len(found)}
    if not short:
        bars["at least 400 requests a second"] = float(figures["requests_a_second"]) >= LEAST_A_SECOND
        bars["p99 within 100 ms"] = float(figures["p99_ms"]) <= MOST_P99_MS
    return Line(bench="lookups", figures=figures, bars=bars)


async def _load(port: int, connections: int, seconds: float) -> list[Asked]:
    end = time.perf_counter() + seconds
    done = await asyncio.gather(*(_client(port, number, end) for number in range(connections)))
    return [one for each in done for one in each]


async def _client(port: int, number: int, end: float) -> list[Asked]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    found: list[Asked] = []
    try:
        while (begun := time.perf_counter()) < end:
            path = MIX[(number + len(found)) % len(MIX)]
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
            found.append(Asked(time.perf_counter() - begun, int(head.split(b" ", 2)[1])))
    finally:
        writer.close()
    return found
