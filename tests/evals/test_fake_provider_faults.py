"""Each fault of the fake provider on the wire: at the first call, behind its own tool call, amid the text; streamed and not."""

import gzip
import json
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from evals.fake_provider.faults import FAULTS
from evals.fake_provider.serving import Fake, serving
from tests.evals.fake_results import QUESTION, SYSTEM, TOOLS, turn

STALLS = {"header_stall", "body_stall", "stream_stall", "endless_drip", "only_comments"}
# A stall is told by waiting for it; whatever else comes late on a busy machine is waited for.
PATIENCE_S, AT_MOST_S = 0.25, 20.0
STATUS = {name: fault.status[0] for fault in FAULTS.values() for name in [fault.name] if fault.status}
CUTS = {"closed", "cut_utf8", "cut_json", "cut_arguments", "reset"}


@pytest.fixture(scope="module")
def fake() -> Iterator[Fake]:
    with serving() as found:
        yield found


def wire(fake: Fake, model: str, messages: Any, stream: bool, path: str = "chat/completions") -> tuple[bytes, str]:
    """The bytes that came, and how it ended: `whole` (orderly), `cut`, or `open` after our patience."""
    struck = re.search(r"fault(\d\d)", model)
    patience = PATIENCE_S if struck and FAULTS[int(struck[1])].name in STALLS else AT_MOST_S
    given = {
        "model": model,
        "messages": messages,
        "tools": TOOLS,
        "stream": stream,
        "stream_options": {"include_usage": True},
    }
    body = json.dumps(given if path == "chat/completions" else {"model": model, "input": "words"}).encode()
    head = f"POST /v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    data = b""
    with socket.create_connection(("127.0.0.1", fake.port), timeout=patience) as plain:
        plain.sendall(head.encode() + body)
        try:
            for _ in range(400):
                part = plain.recv(262_144)
                if not part:
                    break
                data += part
                if data.count(b": here") > 1 or data.count(b" and") > 6:
                    return data, "open"
        except TimeoutError:
            return data, "open"
        except ConnectionResetError:
            return data, "cut"
    headers, _, content = data.partition(b"\r\n\r\n")
    if b"chunked" in headers:
        return data, "whole" if content.endswith(b"0\r\n\r\n") else "cut"
    length = next(
        (int(one.split(b":")[1]) for one in headers.split(b"\r\n") if one.lower().startswith(b"content-length")), -1
    )
    return data, "whole" if length == len(content) else "cut"


def content_of(data: bytes) -> bytes:
    """The body, its chunks joined."""
    headers, _, rest = data.partition(b"\r\n\r\n")
    if b"chunked" not in headers:
        return rest
    joined = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        joined += rest[: int(size or b"0", 16)]
        rest = rest[int(size or b"0", 16) + 2 :]
    return joined


def text_in(data: bytes) -> str:
    """The words of all deltas that can be read."""
    text = ""
    for line in content_of(data).split(b"\n"):
        try:
            event = json.loads(line.removeprefix(b"data: "))
            text += event["choices"][0]["delta"].get("content") or ""
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
    return text


CALL = [SYSTEM, QUESTION]


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_at_the_first_call_strikes_there_and_not_behind_the_tool(fake: Fake, number: int) -> None:
    fake.reset()
    fault = FAULTS[number]
    data, ended = wire(fake, f"obedient-fault{number:02d}", CALL, stream=True)
    assert fake.log()[-1]["fault"] == number
    assert (ended == "open") is (fault.name in STALLS)
    if fault.name in STATUS:
        assert int(data.split()[1]) in {STATUS[fault.name], 502 if fault.name == "error_503" else STATUS[fault.name]}
        assert json.loads(content_of(data))["error"]["message"]
    if fault.name in CUTS:
        assert ended == "cut"
    after, ended = wire(fake, f"obedient-fault{number:02d}", turn(own=True), stream=True)
    assert (ended, fake.log()[-1]["fault"]) == ("whole", 0)
    assert "$63,000 [F3]" in text_in(after)


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_after_the_tool_lets_the_first_call_through(fake: Fake, number: int) -> None:
    fake.reset()
    model = f"obedient-after-fault{number:02d}"
    # Also where the client looked up by itself, the provider calls a tool of its own first.
    for messages in (CALL, turn()):
        data, ended = wire(fake, model, messages, stream=True)
        assert (ended, fake.log()[-1]["fault"]) == ("whole", 0)
        assert b'"tool_calls"' in data
    wire(fake, model, turn(own=True), stream=True)
    assert fake.log()[-1]["fault"] == number


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_amid_the_text_comes_behind_some_of_it(fake: Fake, number: int) -> None:
    fake.reset()
    fault = FAULTS[number]
    data, ended = wire(fake, f"obedient-mid-fault{number:02d}", turn(), stream=True)
    if fault.name == "context":
        assert fake.log()[-1]["fault"] == number
    assert data.startswith(b"HTTP/1.1 200")
    assert len(text_in(data)) > 60
    assert (ended == "open") is (fault.name in STALLS)
    whole_answer = {"no_done", "bad_lines", "huge", "two_finishes", "no_usage", "other_shape", "bad_characters"}
    assert ("Shall I" in text_in(data) or "What would you like" in text_in(data)) is (fault.name in whole_answer)
    if fault.name in STATUS:
        assert b'"error"' in data


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_strikes_an_answer_that_is_not_streamed(fake: Fake, number: int) -> None:
    fake.reset()
    fault = FAULTS[number]
    data, ended = wire(fake, f"obedient-fault{number:02d}", turn(), stream=False)
    assert (ended == "open") is (fault.name in STALLS)
    plain, _ = wire(fake, "obedient", turn(), stream=False)
    harmless_in_one_piece = {"no_done", "two_finishes"}
    assert (content_of(data).split(b'"choices"')[-1] == content_of(plain).split(b'"choices"')[-1]) is (
        fault.name in harmless_in_one_piece
    )


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_once_lets_the_second_try_through(fake: Fake, number: int) -> None:
    fake.reset()
    if FAULTS[number].name == "context":
        pytest.skip("it is cured by a shorter request, whatever the knob says")
    model = f"obedient-fault{number:02d}once"
    wire(fake, model, turn(), stream=True)
    data, ended = wire(fake, model, turn(), stream=True)
    assert [entry["fault"] for entry in fake.log()] == [number, 0]
    assert ended == "whole"
    assert "$63,000 [F3]" in text_in(data)


def test_a_context_overflow_is_cured_by_a_quarter_less(fake: Fake) -> None:
    fake.reset()
    long = [{"role": "system", "content": "word " * 900}, *turn()[1:]]
    shorter = [{"role": "system", "content": "word " * 850}, *turn()[1:]]
    short = [{"role": "system", "content": "word " * 300}, *turn()[1:]]
    statuses = [wire(fake, "obedient-fault14", one, stream=True)[0].split()[1] for one in (long, long, shorter, short)]
    assert statuses == [b"400", b"400", b"400", b"200"]


@pytest.mark.parametrize(("number", "seconds"), [(6, b"1"), (7, b"60")])
def test_a_rate_limit_says_how_long_to_wait(fake: Fake, number: int, seconds: bytes) -> None:
    data, _ = wire(fake, f"obedient-fault{number:02d}", turn(), stream=True)
    assert b"retry-after: " + seconds + b"\r\n" in data.lower()


def test_a_redirect_leads_to_a_place_that_tells_on_who_followed(fake: Fake) -> None:
    import openai

    fake.reset()
    data, _ = wire(fake, "obedient-fault24", turn(), stream=True)
    assert b"307" in data
    assert b"location: http://localhost:" in data.lower()
    with openai.OpenAI(base_url=fake.url, api_key="none", max_retries=0) as client:
        elsewhere = f"http://127.0.0.1:{fake.port}/fake/elsewhere"
        answer = client.post(elsewhere, body={"model": "obedient", "messages": turn()}, cast_to=dict[str, Any])
    assert "should not have been followed" in str(answer)
    assert fake.log()[-1]["followed_redirect"]


def test_the_broken_bytes_are_broken(fake: Fake) -> None:
    cut, _ = wire(fake, "obedient-mid-fault15", turn(), stream=True)
    with pytest.raises(UnicodeDecodeError):
        content_of(cut).decode()
    garbage, _ = wire(fake, "obedient-fault28", turn(), stream=True)
    assert b"content-encoding: gzip" in garbage.lower()
    with pytest.raises((OSError, EOFError)):
        gzip.decompress(content_of(garbage))
    bad, _ = wire(fake, "obedient-mid-fault36", turn(), stream=True)
    assert "\ud83d" in text_in(bad)
    assert "\x00" in text_in(bad)
    huge, _ = wire(fake, "obedient-fault29", turn(), stream=True)
    assert len(text_in(huge)) > 2_000_000


def test_a_call_that_is_wrong_is_wrong_in_its_way(fake: Fake) -> None:
    malformed, _ = wire(fake, "obedient-fault19", CALL, stream=False)
    (call,) = json.loads(content_of(malformed))["choices"][0]["message"]["tool_calls"]
    with pytest.raises(ValueError):
        json.loads(call["function"]["arguments"])
    unknown, _ = wire(fake, "obedient-fault20", CALL, stream=False)
    assert (
        json.loads(content_of(unknown))["choices"][0]["message"]["tool_calls"][0]["function"]["name"]
        == "lookup_salary_database"
    )
    nameless, _ = wire(fake, "obedient-fault37", CALL, stream=False)
    assert json.loads(content_of(nameless))["choices"][0]["message"]["tool_calls"][0]["id"] is None


@pytest.mark.parametrize("number", FAULTS)
def test_an_embedder_meets_every_fault_too(fake: Fake, number: int) -> None:
    data, ended = wire(fake, f"text-embedding-3-small-fault{number:02d}", [], stream=False, path="embeddings")
    try:
        answered = "data" in json.loads(content_of(data))
    except ValueError:
        answered = False
    assert not (ended == "whole" and answered)


def test_the_server_serves_on_after_every_fault(fake: Fake) -> None:
    data, ended = wire(fake, "obedient", turn(), stream=True)
    assert ended == "whole"
    assert "$63,000 [F3]" in text_in(data)


def test_what_is_no_http_gets_a_400(fake: Fake) -> None:
    with socket.create_connection(("127.0.0.1", fake.port), timeout=2) as plain:
        plain.sendall(b"this is no http\r\n\r\n")
        assert plain.recv(1000).startswith(b"HTTP/1.1 400")


def test_every_fault_says_what_it_does_and_what_a_client_should_do() -> None:
    assert len(FAULTS) >= 24
    assert list(FAULTS) == list(range(1, len(FAULTS) + 1))
    assert all(fault.does and fault.client for fault in FAULTS.values())


def test_the_documentation_lists_every_fault_mode_and_knob() -> None:
    from pathlib import Path

    from evals.fake_provider.knobs import LOOPS, MODES, WHERE

    page = (Path(__file__).resolve().parents[2] / "docs" / "fake-provider.md").read_text(encoding="utf-8")
    for fault in FAULTS.values():
        assert f"| `{fault.number:02d}` | {fault.does} | {fault.client} |" in page
    words = [
        *MODES,
        *WHERE,
        *(f"looping-{one}" for one in LOOPS),
        "ttft300",
        "itl15",
        "len150",
        "chunk7",
        "seed7",
        "dim256",
    ]
    assert all(f"`{word}`" in page for word in words)
