"""A reader who stops, over real HTTP and with a slow provider: the service stops too, keeps what was shown, and is free."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from evals.fake_provider import Fake, serving
from tests.browser.served import Served, served

SLOW = "openai:obedient-ttft1500-itl120"
FIRST = "how much do electricians make in Ohio?"


@pytest.fixture(scope="module")
def fake() -> Iterator[Fake]:
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def slow(home: Path, fake: Fake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    environment = {"ADVISOR_MODEL": SLOW, "OPENAI_BASE_URL": fake.url, "OPENAI_API_KEY": "none"}
    with served(home, tmp_path_factory.mktemp("stopping") / "home", **environment) as found:
        yield found


Events = Iterator[tuple[str, dict[str, Any]]]


def events(answer: httpx.Response) -> Events:
    name = ""
    for line in answer.iter_lines():
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


def stopped(address: str, until: str, body: dict[str, Any], token: str | None = None) -> tuple[dict[str, Any], str]:
    """Asks and leaves at the first event of that name: what `started` told, and the text that had come."""
    started: dict[str, Any] = {}
    text = ""
    with httpx.stream(
        "POST", f"{address}/v1/chat", json=body | {"stream": True}, headers=bearer(token), timeout=30
    ) as answer:
        assert answer.status_code == 200
        for name, data in events(answer):
            started = data if name == "started" else started
            text += data["text"] if name == "text" else ""
            if name == until:
                break
    return started, text


def bearer(token: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def asked(
    address: str, body: dict[str, Any], token: str | None = None
) -> tuple[float, list[tuple[str, dict[str, Any]]]]:
    """The seconds to the first event, and all of them."""
    begun = time.monotonic()
    found: list[tuple[str, dict[str, Any]]] = []
    with httpx.stream(
        "POST", f"{address}/v1/chat", json=body | {"stream": True}, headers=bearer(token), timeout=60
    ) as answer:
        assert answer.status_code == 200, answer.read()
        for one in events(answer):
            if not found:
                waited = time.monotonic() - begun
            found.append(one)
    return waited, found


def talk(address: str, started: dict[str, Any], token: str | None = None) -> list[dict[str, Any]]:
    path = f"{address}/v1/conversations/{started['conversation_id']}"
    answer = httpx.get(path, headers=bearer(token or started["conversation_token"]), timeout=30)
    assert answer.status_code == 200, answer.text
    turns: list[dict[str, Any]] = answer.json()["turns"]
    return turns


@pytest.mark.parametrize(
    ("until", "question"),
    [
        ("started", FIRST),
        ("finding", "what do nurses earn in Iowa?"),
        ("text", "welder pay in Texas"),
        ("text", "¿cuánto gana un electricista en Ohio?"),
    ],
)
def test_after_a_stop_the_next_question_is_answered_at_once_and_the_stopped_answer_is_marked(
    slow: Served, until: str, question: str
) -> None:
    started, shown = stopped(slow.address, until, {"message": question})
    token = started["conversation_token"]
    body = {"message": "and in Idaho?", "conversation_id": started["conversation_id"]}
    waited, found = asked(slow.address, body, token)
    assert waited < 1.5, "the answer before it no longer holds the talk"
    assert found[-1][0] == "done"
    assert not found[-1][1].get("stopped")
    assert "Idaho" in found[-1][1]["text"]
    first, second = talk(slow.address, started)
    assert first["answer"]["stopped"] is True
    assert first["answer"]["text"].startswith(shown)
    mark = "Usted detuvo la respuesta aquí" if "¿" in question else "You stopped the answer here"
    assert first["answer"]["text"].rstrip().split("\n\n")[-1].startswith(mark)
    assert first["answer"]["outcome"] != "degraded"
    assert second["request"]["message"] == "and in Idaho?"


def test_a_stop_ends_the_call_of_the_provider(slow: Served, fake: Fake) -> None:
    started, shown = stopped(slow.address, "text", {"message": FIRST})
    left = time.monotonic()
    (turn,) = talk(slow.address, started)  # waits for the record
    assert time.monotonic() - left < 1.5
    whole = asked(slow.address, {"message": FIRST})[1][-1][1]["text"]
    assert len(turn["answer"]["text"]) < len(whole)
    assert turn["answer"]["text"].count(".") <= shown.count(".") + 2
    assert httpx.get(f"{slow.address}/readyz", timeout=5).json()["provider"]["state"] == "ok"


@pytest.mark.parametrize("turns_before", [0, 1])
def test_the_stopped_question_asked_again_under_its_key_takes_its_own_place(slow: Served, turns_before: int) -> None:
    token, conversation = None, None
    if turns_before:
        first = asked(slow.address, {"message": "nurse pay in Iowa"})[1][0][1]
        token, conversation = first["conversation_token"], first["conversation_id"]
    body = {"message": FIRST, "conversation_id": conversation, "idempotency_key": f"again-{turns_before}"}
    started, _ = stopped(slow.address, "text", body, token)
    _, found = asked(slow.address, body, token)
    assert "done" in [name for name, _ in found]
    assert found[-1][1]["conversation_id"] == started["conversation_id"]
    turns = talk(slow.address, started, token)
    assert [one["request"]["message"] for one in turns][turns_before:] == [FIRST]
    assert [one["number"] for one in turns] == list(range(1, turns_before + 2))
    assert not turns[-1]["answer"].get("stopped")
    # From now on the key gives this answer, and an answer that was not stopped is not asked anew.
    again = asked(slow.address, body, token)[1]
    assert again[-1][1]["turn_id"] == turns[-1]["turn_id"]


def test_a_talk_that_begins_is_there_for_its_token_alone(slow: Served) -> None:
    with httpx.stream("POST", f"{slow.address}/v1/chat", json={"message": FIRST, "stream": True}, timeout=30) as answer:
        found = events(answer)
        _, started = next(found)
        path = f"{slow.address}/v1/conversations/{started['conversation_id']}"
        begun = time.monotonic()
        assert httpx.get(path, headers=bearer("another's"), timeout=5).status_code == 404
        assert httpx.get(path, timeout=5).status_code == 404
        assert time.monotonic() - begun < 1, "nobody else learns that something is on its way"
        assert [name for name, _ in found][-1] == "done"
    assert len(talk(slow.address, started)) == 1
