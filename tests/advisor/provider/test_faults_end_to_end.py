"""Every fault of a provider, at the first call, after tools and mid-stream: the person gets the figures, in time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel

from advisor.agent import Agent
from advisor.answers import Answer
from advisor.model import choose
from advisor.offline.model import OfflineModel
from advisor.provider.model import ProviderModel
from advisor.provider.patience import Patience
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.stream import Text
from advisor.tools import TOOLS
from prompts import load
from tests.advisor.provider.loopback import (
    DONE,
    ROLE,
    STOP,
    USAGE,
    Loopback,
    Part,
    called,
    delta,
    said,
    serving,
    status,
    streamed,
)

QUICK = Patience(connect=0.5, first_byte=0.4, between=0.4, turn=3.0, pause=0.01, retry_after=0.2, flush=0.01)
QUESTION = "what do nurses earn in Boise, ID"
SECRET = "sk-very-secret"
LEAK = "the provider's own words"

HTML = b"<!doctype html><html><body>the provider's own words</body></html>"
PIECE = delta(content="Nursing is steady work. ")


def error(code: str, **more: object) -> dict[str, object]:
    return {"error": {"message": LEAK, "type": code, "code": code, **more}}


def chunked(*parts: bytes) -> list[Part]:
    framed: list[Part] = [b"%x\r\n%s\r\n" % (len(part), part) for part in parts]
    return [b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n", *framed]


WHOLE: dict[str, tuple[str, list[Part]]] = {
    "it closes without a word": ("dropped", []),
    "it sends no head": ("no_first_byte", [30.0]),
    "it drips its head": ("no_first_byte", [b"HTTP/1.1 200 OK\r\n", *([0.1, b"X: y\r\n"] * 60)]),
    "it sends a head alone": ("no_first_byte", [*streamed(), 30.0]),
    "429": ("rate_limited", status(429, error("rate_limit_exceeded"))),
    "429 for a minute": ("rate_limited", status(429, error("rate_limit_exceeded"), "Retry-After: 60\r\n")),
    "no quota": ("quota", status(429, error("insufficient_quota"))),
    "402": ("quota", status(402)),
    "500": ("server_error", status(500)),
    "502 as a page": ("server_error", status(502, HTML, kind="text/html")),
    "503": ("server_error", status(503, error("overloaded"))),
    "401": ("refused_key", status(401, error("invalid_api_key"))),
    "403": ("forbidden", status(403)),
    "404": ("no_such_model", status(404, error("model_not_found"))),
    "too long a prompt": ("overflow", status(400, error("context_length_exceeded"))),
    "another 400": ("bad_request", status(400, error("invalid_request_error"))),
    "a filtered prompt": ("content_filter", status(400, error("content_filter"))),
    "307": ("redirected", status(307, {}, "Location: http://127.0.0.1:9/v1/chat/completions\r\n")),
    "a page": ("not_json", status(200, HTML, kind="text/html")),
    "garbage": ("not_json", streamed(b"\x00\xff\xfe no stream at all \r\n\r\n")),
    "an error with status 200": ("quota", status(200, error("insufficient_quota"))),
    "an error as first event": ("server_error", streamed(b'data: {"error": {"message": "no", "code": 502}}\n\n')),
    "comments alone": ("no_first_byte", streamed(*([0.05, b": wait\n\n"] * 100))),
    "nothing at all": ("not_json", streamed()),
    "an empty reply": ("empty", streamed(ROLE, STOP, USAGE, DONE)),
    "a refusal": ("empty", streamed(ROLE, delta(refusal="No."), STOP, DONE)),
    "calls that are no JSON": ("malformed_calls", called(("get_wages", '{"occupation": nurse'))),
    "calls cut by length": ("cut", streamed(delta(tool_calls=[{"index": 0, "id": "i", "function": {"name": "get_wages", "arguments": '{"occ'}}]), delta(finish="length"), DONE)),
    "calls without an end": ("repeated_calls", called(("get_wages", '{"occupation": "nurses"}'))),
    "unknown tools without an end": ("repeated_calls", called(("drop_tables", "{}"))),
    "many calls at once": ("endless_calls", called(*[("get_wages", f'{{"occupation": "nurse {i}"}}') for i in range(9)])),
}  # fmt: skip
MIDDLE: dict[str, tuple[str, list[Part]]] = {
    "it stalls": ("stalled", streamed(ROLE, PIECE, 30.0)),
    "it drips without an end": ("too_long", streamed(ROLE, PIECE, *([0.05, delta(content="")] * 200))),
    "it breaks off": ("cut", streamed(ROLE, PIECE)),
    "it breaks off in a chunk": ("cut", [*chunked(ROLE, PIECE), b"ff\r\nda"]),
    "it breaks off in an event": ("cut", streamed(ROLE, PIECE, b'data: {"choices": [{"ind')),
    "it breaks off in a character": ("cut", streamed(ROLE, PIECE, delta(content="años")[:-50])),
    "it breaks off in arguments": ("cut", [*called(("get_wages", '{"occupation": "nurses"}'))[:4]]),
    "it sends no JSON": ("bad_stream", streamed(ROLE, PIECE, b"data: {nonsense\n\n")),
    "it reports an error": ("rate_limited", streamed(ROLE, PIECE, b'data: {"error": {"code": "rate_limit_exceeded"}}\n\n')),
    "it is filtered": ("content_filter", streamed(ROLE, PIECE, delta(finish="content_filter"), USAGE, DONE)),
    "it is cut by length": ("cut", streamed(ROLE, PIECE, delta(finish="length"), USAGE, DONE)),
    "it never stops": ("too_large", streamed(ROLE, *([delta(content="word " * 2000)] * 500))),
}  # fmt: skip


class Online(Advisor):
    """One advisor whose model can be changed: opening the knowledge takes longer than the turns."""

    model: BaseChatModel

    @property
    def agent(self) -> Agent:
        return Agent(self.model, TOOLS, load("chat").text)


@pytest.fixture(scope="module")
def online(home: Path) -> Iterator[Online]:
    advisor = Online(Settings(home=home, model="openai:x", openai_api_key=None, records_url=None))
    advisor.model = OfflineModel()
    # What is opened and imported with the first turn is no turn's time.
    advisor.answer(ChatRequest(message=QUESTION))
    with serving(said("Hello.")) as server:
        asked(advisor, server)
    yield advisor
    advisor.close()


@pytest.fixture(scope="module")
def offline(home: Path) -> Iterator[Answer]:
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=None))
    yield advisor.answer(ChatRequest(message=QUESTION))
    advisor.close()


@contextmanager
def serving_model(online: Online, server: Loopback, patience: Patience = QUICK) -> Iterator[ProviderModel]:
    settings = Settings(
        home=online.settings.home, model="openai:x", openai_api_key=SECRET, openai_base_url=server.url, records_url=None
    )
    model = choose(settings, patience)
    assert isinstance(model, ProviderModel)
    online.model = model
    yield model
    model.close()


def asked(online: Online, server: Loopback, message: str = QUESTION) -> tuple[Answer, ProviderModel]:
    with serving_model(online, server) as model:
        return online.answer(ChatRequest(message=message)), model


def ends_well(found: Answer, offline: Answer, caplog: pytest.LogCaptureFixture, fault: str) -> None:
    assert offline.text in found.text
    assert found.choices == offline.choices
    assert found.follow_ups == offline.follow_ups
    told = caplog.text + found.model_dump_json()
    assert SECRET not in told
    assert LEAK not in told
    assert "Traceback" not in caplog.text
    assert f"the provider failed: {fault}" in caplog.text


@pytest.mark.parametrize("name", [*WHOLE, *MIDDLE])
def test_a_fault_at_the_first_call_ends_with_the_composed_answer(
    name: str, online: Online, offline: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    fault, reply = (WHOLE | MIDDLE)[name]
    with serving(reply) as server:
        started = time.monotonic()
        found, _ = asked(online, server)
        assert time.monotonic() - started < QUICK.turn + 1.5
    ends_well(found, offline, caplog, fault)


@pytest.mark.parametrize("name", [*WHOLE, *MIDDLE])
def test_a_fault_after_tools_ends_with_the_composed_answer(
    name: str, online: Online, offline: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    fault, reply = (WHOLE | MIDDLE)[name]
    with serving(called(("get_outlook", '{"occupation": "nurses"}')), reply) as server:
        found, _ = asked(online, server)
        assert len(server.asked) >= 2
    ends_well(found, offline, caplog, fault)
    assert [tool.name for tool in found.tools][:2] == [*[tool.name for tool in offline.tools], "get_outlook"]


@pytest.mark.parametrize("name", MIDDLE)
def test_what_was_said_before_a_fault_stands(name: str, online: Online, offline: Answer) -> None:
    if name in ("it breaks off in arguments", "it never stops"):
        pytest.skip("it said nothing before")
    with serving(MIDDLE[name][1]) as server:
        found, _ = asked(online, server)
        assert len(server.asked) == 1
    assert found.text.startswith("Nursing is steady work.")
    assert found.text.count("steady work") == 1
    assert offline.text in found.text


@pytest.mark.parametrize(
    "name, tries",
    [("500", 2), ("503", 2), ("it closes without a word", 2), ("it sends a head alone", 2), ("429", 2), ("429 for a minute", 1),
     ("no quota", 1), ("401", 1), ("403", 1), ("404", 1), ("307", 1), ("too long a prompt", 2), ("another 400", 1),
     ("an empty reply", 2), ("calls that are no JSON", 2)],
)  # fmt: skip
def test_there_are_two_tries_at_most(name: str, tries: int, online: Online) -> None:
    with serving(WHOLE[name][1]) as server:
        asked(online, server)
        assert len(server.asked) == tries


@pytest.mark.parametrize(
    "name", ["500", "it closes without a word", "it sends no head", "429", "an error as first event"]
)
def test_a_second_try_mends_what_passes(name: str, online: Online, offline: Answer) -> None:
    with serving(WHOLE[name][1], said("Nursing is steady work.")) as server:
        found, model = asked(online, server)
    assert found.text == "Nursing is steady work."
    assert found.outcome == "answered"
    assert found.choices == offline.choices
    assert (found.usage.prompt_tokens, found.usage.completion_tokens) == (100, 20)
    assert model.breaker.health.state == "ok"


def test_a_refused_key_is_not_ready_and_said(home: Path) -> None:
    with serving(status(401), said("Nursing is steady work.")) as server:
        settings = Settings(home=home, model="openai:x", openai_api_key=SECRET, openai_base_url=server.url)
        advisor = Advisor(settings)
        advisor.warm()
        assert advisor.ready()["ready"] is True
        assert advisor.ready()["provider"] == {"state": "ok", "detail": None}
        advisor.answer(ChatRequest(message=QUESTION))
        state = advisor.ready()
        advisor.close()
    assert state["ready"] is False
    assert state["provider"]["state"] == "refused"
    assert state["fault"] == "The provider of the language model refuses the key."


def test_a_refused_connection_is_answered_offline(online: Online, offline: Answer) -> None:
    with serving(said("x")) as server:
        pass
    found, model = asked(online, server)
    assert found.text.startswith(offline.text)
    assert model.breaker.health.state == "failing"


def test_an_open_breaker_answers_at_once(online: Online, offline: Answer) -> None:
    with serving(status(500)) as server, serving_model(online, server):
        for _ in range(7):
            answer = online.answer(ChatRequest(message=QUESTION))
            assert answer.text.startswith(offline.text)
            assert answer.outcome == "degraded"
        assert len(server.asked) == 10


def test_whoever_leaves_does_not_wait_for_the_provider(online: Online) -> None:
    slow: list[Part] = [
        part for i in range(60) for part in (delta(content=f"Nursing is steady work {'x' * i}. "), 0.05)
    ]
    with serving(streamed(ROLE, *slow, STOP, DONE)) as server, serving_model(online, server):
        events = online.ask(ChatRequest(message=QUESTION))
        next(event for event in events if isinstance(event, Text))
        started = time.monotonic()
        events.close()
        assert time.monotonic() - started < 1
