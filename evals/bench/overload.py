"""Far more arrivals at once than there is room for: those beyond are refused at once, and afterwards all is as before.

The provider takes its time with each answer, so that the turns that were let in are still in hand when the others come.
"""

import asyncio
import json
import time
from collections import Counter
from re import escape
from typing import NamedTuple

from advisor.settings import Settings
from evals.bench.clients import apart
from evals.bench.homes import scratch_home
from evals.bench.measure import Line, percentile
from evals.bench.processes import served
from evals.bench.provider import provider
from evals.bench.questions import pay_questions
from evals.bench.stream import composed

ARRIVALS, ROOM = 400, 100
SHORT_ARRIVALS, SHORT_ROOM = 12, 4
MODEL = "scripted-ttft300-itl15"
MOST_REFUSED_MS, MOST_RECOVERY_S = 100.0, 5.0


class Arrival(NamedTuple):
    """Seconds to the head of the answer and to its end, its status, and whether it is what it has to be."""

    head: float
    whole: float
    status: int
    good: bool


def bench(settings: Settings, short: bool = False) -> Line:
    """Arrivals by their answer, how long a refusal took, and how soon after the last answer a new turn is let in."""
    arrivals, room = (SHORT_ARRIVALS, SHORT_ROOM) if short else (ARRIVALS, ROOM)
    questions = pay_questions()
    scenes = [
        {"when": escape(question), "replies": [{"text": text}]}
        for question, text in composed(settings, questions).items()
    ]
    with scratch_home(settings) as home, provider(scenes) as fake:
        also = {
            "ADVISOR_HOME": str(home), "ADVISOR_MODEL": f"openai:{MODEL}", "OPENAI_API_KEY": "none",
            "OPENAI_BASE_URL": fake.url, "ADVISOR_TURNS_AT_ONCE": str(room),
            "ADVISOR_EMBED_MODEL_DIR": str(settings.embed_model_dir),
        }  # fmt: skip
        with served("api", "serve", also=also) as ours:
            ours.until("/readyz")
            apart(lambda: _arrive(ours.port, questions, 1))
            found = apart(lambda: _arrive(ours.port, questions, arrivals))
            begun = time.perf_counter()
            [after] = apart(lambda: _arrive(ours.port, questions, 1))
            recovered = time.perf_counter() - begun
    refused = [one for one in found if one.status == 503]
    answered = [one for one in found if one.status == 200]
    others = Counter(one.status for one in found if one.status not in (200, 503))
    figures: dict[str, float | int | str] = {
        "n": arrivals,
        "room": room,
        "answered": sum(one.good for one in answered),
        "refused": len(refused),
        "errors": sum(not one.good for one in found),
        "other_statuses": json.dumps(others),
        "refused_p50_ms": round(percentile([one.head for one in refused], 0.5) * 1000, 1) if refused else 0.0,
        "refused_longest_ms": round(max((one.head for one in refused), default=0.0) * 1000, 1),
        "answered_p95_ms": round(percentile([one.whole for one in answered], 0.95) * 1000, 1) if answered else 0.0,
        "turn_afterwards_s": round(recovered, 2),
    }
    bars = {
        "every arrival answered or refused": all(one.good for one in found),
        "some refused": bool(refused),
        "a turn afterwards": after.good and after.status == 200,
    }
    if not short:
        bars["refused within 100 ms"] = float(figures["refused_longest_ms"]) < MOST_REFUSED_MS
        bars["recovered within 5 s"] = recovered <= MOST_RECOVERY_S
    return Line(bench="overload", figures=figures, bars=bars)


async def _arrive(port: int, questions: list[str], arrivals: int) -> list[Arrival]:
    # All connections are open before the first asks: what is measured is the answer, not the system's queue.
    opened = await asyncio.gather(*(asyncio.open_connection("127.0.0.1", port) for _ in range(arrivals)))
    return await asyncio.gather(
        *(_ask(*both, port, questions[number % len(questions)]) for number, both in enumerate(opened))
    )


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, question: str) -> Arrival:
    body = json.dumps({"message": question, "stream": True})
    head = f"POST /v1/chat HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    begun = time.perf_counter()
    status, told, come, at_head = 0, b"", b"", 0.0
    try:
        async with asyncio.timeout(120):
            writer.write((head + body).encode())
            told = (await reader.readuntil(b"\r\n\r\n")).lower()
            at_head, status = time.perf_counter() - begun, int(told.split(b" ", 2)[1])
            come = await reader.read()
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return Arrival(at_head, time.perf_counter() - begun, status, False)
    finally:
        writer.close()
    # Answered, and not merely ended: a provider that is down would be quick.
    good = (
        b'"outcome": "answered"' in come.rpartition(b"event: done")[2]
        if status == 200
        else status == 503 and b"retry-after:" in told
    )
    return Arrival(at_head, time.perf_counter() - begun, status, good)
