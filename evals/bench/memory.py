"""Resident memory of the serving process beside two peers': warm, after two hundred turns, and with a hundred talks open.

Ours and the service written by hand ask the fake provider. LangChain's tutorial (`tutorial`) has a model of its own that
waits as long, so the client of a provider, some 30 MB with it, is not in its figures.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from re import escape

from advisor.settings import Settings
from evals.bench.clients import crowd
from evals.bench.goals import kept
from evals.bench.homes import advisor_served, facts_of, scratch_home, write_tutorial
from evals.bench.measure import Line, resident_mb
from evals.bench.processes import Served, served
from evals.bench.provider import provider
from evals.bench.questions import pay_questions
from evals.bench.stream import composed

WARM, TURNS, OPEN, AT_ONCE = 20, 200, 100, 20
WAIT_S = 1.5
"""Before the first token: long enough that all talks are open at the same time."""


class _Peak:
    """The most that a process held while it was watched, in MB."""

    most = 0.0


def bench(settings: Settings, short: bool = False) -> Line:
    """Megabytes of each process, and ratios of ours to each peer's."""
    questions = pay_questions()
    scenes = [
        {"when": escape(question), "replies": [{"text": text}]}
        for question, text in composed(settings, questions).items()
    ]
    model = f"scripted-ttft{100 if short else round(WAIT_S * 1000)}"
    figures: dict[str, float | int | str] = {"turns": 8 if short else TURNS, "open_talks": 8 if short else OPEN}
    faults = 0
    with ExitStack() as held:
        home = held.enter_context(scratch_home(settings))
        scratch = Path(held.enter_context(tempfile.TemporaryDirectory()))
        fake = held.enter_context(provider(scenes))
        write_tutorial(settings, scratch / "chroma")
        by_hand = (str(facts_of(home)), f"{scratch}/records.sqlite", fake.url, model)
        tutorial = (str(scratch / "chroma"), str(settings.embed_model_dir), "--wait", str(0.1 if short else WAIT_S))
        # One after the other: none of them takes memory or time from another.
        for name, path, server in (
            ("", "/v1/chat", advisor_served(settings, home, f"openai:{model}", fake.url)),
            ("by_hand_", "/chat", served("evals.bench.by_hand", *by_hand)),
            ("tutorial_", "/chat", served("evals.bench.tutorial", *tutorial)),
        ):
            with server as one:
                one.until("/healthz" if name else "/readyz")
                found, wrong = _measured(one, path, questions, short)
            figures |= {f"{name}{key}": value for key, value in found.items()}
            faults += wrong
    for peer in ("by_hand", "tutorial"):
        for key in ("warm_mb", "after_turns_mb", "open_talks_peak_mb"):
            ratio = float(figures[key]) / float(figures[f"{peer}_{key}"])
            figures[f"ratio_to_{peer}_{key.removesuffix('_mb')}"] = round(ratio, 2)
    bars = {"memory after the turns <= 600 MB": float(figures["after_turns_mb"]) <= 600, "no errors": not faults}
    return Line(bench="memory", figures=figures, bars=bars | kept("memory", figures))


def _measured(server: Served, path: str, questions: list[str], short: bool) -> tuple[dict[str, float], int]:
    turns, at_once, many = (8, 4, 8) if short else (TURNS, AT_ONCE, OPEN)
    warm = crowd(server.port, path, questions, 4, (4 if short else WARM) // 4)
    warm_mb = _settled(server.pid)
    asked = crowd(server.port, path, questions, at_once, turns // at_once)
    after_mb = resident_mb(server.pid)
    with _watched(server.pid) as peak:
        opened = crowd(server.port, path, questions, many, 1)
    found = {
        "warm_mb": round(warm_mb),
        "after_turns_mb": round(after_mb),
        "open_talks_peak_mb": round(peak.most),
        "per_100_open_talks_mb": round((peak.most - after_mb) * 100 / many, 1),
    }
    return found, sum(len(one.faults) for one in (warm, asked, opened))


def _settled(pid: int) -> float:
    """What a process holds once it has stopped loading in the background: the same twice, a second apart, within 2 MB; or
    what it holds after half a minute."""
    before = resident_mb(pid)
    for _ in range(30):
        time.sleep(1)
        now = resident_mb(pid)
        if abs(now - before) <= 2:
            break
        before = now
    return resident_mb(pid)


@contextmanager
def _watched(pid: int) -> Iterator[_Peak]:
    peak, over = _Peak(), threading.Event()

    def watch() -> None:
        while not over.is_set():
            peak.most = max(peak.most, resident_mb(pid))
            time.sleep(0.02)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()
