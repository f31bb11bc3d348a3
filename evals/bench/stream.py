"""Streamed turns at 1, 8, 32 and 100 readers at once: our service beside one written by hand, each a process of its own.

Both ask the same fake provider, which waits before the first token and between tokens as a real one does, and both get the
same text: the answer that our offline model composed to that question. Ours also reads the question, looks up, checks every
sentence before it is shown, cites, and records the turn whole; so its first words come a sentence later than the other's
first token. The provider and the readers run on the same machine: with many readers they take processor time from both.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from re import escape

from pydantic import SecretStr

from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import OFFLINE, Settings
from evals.bench.clients import Crowd, crowd
from evals.bench.goals import kept
from evals.bench.homes import advisor_served, facts_of, scratch_home
from evals.bench.measure import Line
from evals.bench.processes import Served, cpu_s, served
from evals.bench.provider import provider
from evals.bench.questions import pay_questions

CLIENTS = {1: 10, 8: 5, 32: 4, 100: 3}
"""Turns of each of so many readers."""
SHORT = {1: 2, 4: 2}
MODEL, SHORT_MODEL = "scripted-ttft300-itl15", "scripted-ttft20-itl1"
OVER_S = 1.0


def bench(settings: Settings, short: bool = False) -> Iterator[Line]:
    """A line for each number of readers: percentiles of the first byte, the first words and the whole turn, CPU of the
    serving process a turn, and their ratios to the peer's."""
    questions = pay_questions()
    scenes = [
        {"when": escape(question), "replies": [{"text": text}]}
        for question, text in composed(settings, questions).items()
    ]
    model = SHORT_MODEL if short else MODEL
    with scratch_home(settings) as home, tempfile.TemporaryDirectory() as scratch, provider(scenes) as fake:
        plain = (str(facts_of(home)), f"{scratch}/records.sqlite", fake.url, model)
        with (
            advisor_served(settings, home, f"openai:{model}", fake.url) as ours,
            served("evals.bench.by_hand", *plain) as theirs,
        ):
            ours.until("/readyz")
            theirs.until("/healthz")
            for one, path in ((ours, "/v1/chat"), (theirs, "/chat")):
                crowd(one.port, path, questions, 4, 2)
            for clients, turns in (SHORT if short else CLIENTS).items():
                over = 0.0 if short else OVER_S
                mine = _measured(ours, "/v1/chat", questions, clients, turns, over, fake.pid)
                other = _measured(theirs, "/chat", questions, clients, turns, over, fake.pid)
                yield _line(clients, mine, other)


def composed(settings: Settings, questions: list[str]) -> dict[str, str]:
    """What the offline model answers to each question: a text that our checks let through whole."""
    with tempfile.TemporaryDirectory() as scratch:
        records = SecretStr(f"sqlite:///{scratch}/records.sqlite")
        advisor = Advisor(settings.model_copy(update={"records_url": records, "model": OFFLINE}))
        try:
            return {question: advisor.answer(request_of(message=question)).text for question in questions}
        finally:
            advisor.close()


class _Measured:
    """A crowd's turns, and the CPU milliseconds a turn of the server and of the provider."""

    def __init__(self, found: Crowd, server_s: float, provider_s: float) -> None:
        self.found = found
        self.cpu_ms = server_s / max(1, len(found.turns)) * 1000
        self.provider_ms = provider_s / max(1, len(found.turns)) * 1000

    def figures(self, name: str) -> dict[str, float | int | str]:
        found = self.found
        figures: dict[str, float | int | str] = {
            f"{name}first_byte_p50_ms": found.ms("first_byte", 0.5),
            f"{name}first_byte_p95_ms": found.ms("first_byte", 0.95),
            f"{name}first_words_p50_ms": found.ms("first_words", 0.5),
            f"{name}first_words_p95_ms": found.ms("first_words", 0.95),
            f"{name}turn_p50_ms": found.ms("whole", 0.5),
            f"{name}turn_p95_ms": found.ms("whole", 0.95),
            f"{name}turns_a_second": round(len(found.good) / found.seconds, 2),
            f"{name}cpu_ms": round(self.cpu_ms, 1),
            f"{name}healthz_longest_ms": round(max(found.alive, default=0.0) * 1000, 1),
            f"{name}errors": len(found.faults),
        }
        if found.faults:
            print(f"{name or 'ours: '}{dict(Counter(found.faults))}", file=sys.stderr)
        return figures


def _measured(
    server: Served, path: str, questions: list[str], clients: int, turns: int, over_s: float, provider_pid: int
) -> _Measured:
    server_s, provider_s = cpu_s(server.pid), cpu_s(provider_pid)
    found = crowd(server.port, path, questions, clients, turns, over_s)
    return _Measured(found, cpu_s(server.pid) - server_s, cpu_s(provider_pid) - provider_s)


def _line(clients: int, mine: _Measured, other: _Measured) -> Line:
    figures: dict[str, float | int | str] = {"n": len(mine.found.turns), "clients": clients}
    figures |= mine.figures("") | other.figures("by_hand_")
    figures["provider_cpu_ms"] = round(mine.provider_ms, 1)
    for name in ("first_byte_p95_ms", "first_words_p95_ms", "turn_p50_ms", "turn_p95_ms", "cpu_ms"):
        peer = float(figures[f"by_hand_{name}"])
        if peer > 0 and mine.found.good:
            figures[f"ratio_{name.removesuffix('_ms')}"] = round(float(figures[name]) / peer, 2)
    name = f"stream, {clients} client{'s' if clients > 1 else ''}"
    return Line(bench=name, figures=figures, bars={"no errors": not mine.found.faults} | kept(name, figures))
