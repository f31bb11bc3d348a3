"""Two server processes on one home: the knowledge build changes while a talk streams, and nobody notices but by the stamps."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from evals.fake_provider import Fake, serving
from knowledge import swap
from tests.browser.served import Served
from tests.newer_build import MEDIAN, apart, newer

NEWER = "feedfacefeedface"
SLOW = "openai:obedient-ttft1000-itl100"
QUESTION = {"message": "how much do registered nurses make in Idaho?"}


@pytest.fixture(scope="module")
def fake() -> Iterator[Fake]:
    with serving() as found:
        yield found


@pytest.fixture
def servers(home: Path, fake: Fake, tmp_path: Path) -> Iterator[tuple[Served, Served]]:
    apart(home, tmp_path)
    environment = {"ADVISOR_MODEL": SLOW, "OPENAI_BASE_URL": fake.url, "OPENAI_API_KEY": "none"}
    found = (Served(tmp_path, **environment), Served(tmp_path, **environment))
    try:
        for one in found:
            one.start()
        yield found
    finally:
        for one in found:
            one.kill()


def stream(address: str, begun: threading.Event) -> tuple[list[str], dict[str, Any]]:
    """The names of the events of one streamed turn, and its answer."""
    names, done = list[str](), dict[str, Any]()
    with httpx.stream("POST", f"{address}/v1/chat", json=QUESTION | {"stream": True}, timeout=60) as answer:
        assert answer.status_code == 200
        for line in answer.iter_lines():
            if line.startswith("event: "):
                names.append(line[7:])
                begun.set()
            elif line.startswith("data: ") and names[-1] == "done":
                done = json.loads(line[6:])
    return names, done


def build_of(server: Served) -> str:
    return str(httpx.get(f"{server.address}/readyz", timeout=10).json()["knowledge_build"])


def test_a_talk_goes_on_while_the_build_changes_and_later_turns_tell_the_new(
    servers: tuple[Served, Served], tmp_path: Path
) -> None:
    before = swap.current(tmp_path)
    newer(tmp_path, NEWER)
    told: list[tuple[list[str], dict[str, Any]]] = []
    begun = [threading.Event() for _ in servers]
    talks = [
        threading.Thread(target=lambda one=one, event=event: told.append(stream(one.address, event)))
        for one, event in zip(servers, begun, strict=True)
    ]
    for talk in talks:
        talk.start()
    for event in begun:
        assert event.wait(30)
    swap.point(tmp_path, NEWER)
    deadline = time.monotonic() + 60
    failed: list[int] = []
    while {build_of(one) for one in servers} != {NEWER}:
        assert time.monotonic() < deadline, "a process did not take the new build"
        for one in servers:  # what is asked meanwhile is answered, by whichever build
            answer = httpx.get(f"{one.address}/v1/wages?occupation=29-1141&place=Idaho", timeout=30)
            failed += [answer.status_code] if answer.status_code != 200 else []
        time.sleep(0.1)
    for talk in talks:
        talk.join(60)
    assert failed == []
    assert len(told) == 2
    for names, answer in told:
        assert (names.count("error"), names[-1]) == (0, "done")
        assert answer["stamps"]["knowledge_build"] == before
        assert MEDIAN not in [fact["value"] for fact in answer["facts"]]
    for one in servers:
        _, answer = stream(one.address, threading.Event())
        assert answer["stamps"]["knowledge_build"] == NEWER
        assert MEDIAN in [fact["value"] for fact in answer["facts"]]
