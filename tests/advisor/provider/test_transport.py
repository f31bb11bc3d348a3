"""One request under its budgets: in time to a tenth of a second, tried twice at most, never redirected."""

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate

import httpx2
import pytest

from advisor.provider.diagnosis import of_error, of_exception, of_status
from advisor.provider.faults import Kind, ProviderFault
from advisor.provider.patience import Patience
from advisor.provider.transport import ALLOWED, Allowed, PatientTransport
from tests.advisor.provider.loopback import DONE, ROLE, STOP, Part, delta, said, serving, status, streamed

QUICK = Patience(connect=0.4, first_byte=0.4, between=0.5, turn=5.0, tries=1, pause=0.01, retry_after=0.3, flush=0.05)
TWICE = replace(QUICK, tries=2)


@pytest.fixture(autouse=True)
def allowed() -> Iterator[None]:
    token = ALLOWED.set(None)
    yield
    ALLOWED.reset(token)


def posted(
    url: str, patience: Patience = QUICK, stream: bool = True
) -> tuple[bytes, list[float], ProviderFault | None]:
    """The body, the times its parts came at, and the fault that ended it."""
    body, times, started = b"", [], time.monotonic()
    with httpx2.Client(transport=PatientTransport(patience), trust_env=False) as client:
        try:
            with client.stream("POST", f"{url}/chat/completions", json={"stream": stream}) as response:
                for part in response.iter_raw():
                    body += part
                    times.append(time.monotonic() - started)
        except ProviderFault as fault:
            times.append(time.monotonic() - started)
            return body, times, fault
    return body, times, None


@pytest.mark.parametrize(
    "reply, kind, seconds",
    [
        ([9.0], Kind.NO_FIRST_BYTE, 0.4),
        ([b"HTTP/1.1 200 OK\r\n", *([0.05, b"X: y\r\n"] * 60)], Kind.NO_FIRST_BYTE, 0.4),
        ([*streamed(), 9.0], Kind.NO_FIRST_BYTE, 0.4),
        (streamed(0.2, ROLE, 9.0), Kind.STALLED, 0.7),
        (streamed(ROLE, *([0.3, delta(content="a ")] * 5), 9.0), Kind.STALLED, 2.0),
    ],
)  # fmt: skip
def test_each_wait_ends_when_its_budget_does(reply: list[Part], kind: Kind, seconds: float) -> None:
    with serving(reply) as server:
        _, times, fault = posted(server.url)
    assert fault is not None
    assert fault.kind is kind
    # The upper bound tells a budget from none at all; how sharp it is on a quiet machine is for the benchmarks.
    assert seconds - 0.02 <= times[-1] <= seconds + 2.0


def test_a_turn_ends_on_time_however_busily_it_drips() -> None:
    with serving(streamed(ROLE, *([0.01, delta(content="")] * 900))) as server:
        ALLOWED.set(Allowed(time.monotonic() + 0.6, 1))
        _, times, fault = posted(server.url)
    assert fault is not None
    assert fault.kind is Kind.TOO_LONG
    assert 0.58 <= times[-1] <= 5.0  # of nine seconds of dripping


def test_an_address_where_nobody_answers_is_given_up() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(0)
        # A full queue of callers: further ones get no answer, as from a host that drops packets.
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(taken.getsockname())
        started = time.monotonic()
        _, _, fault = posted(f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        for one in waiting:
            one.close()
    assert fault is not None
    assert fault.kind in (Kind.UNREACHABLE, Kind.NO_FIRST_BYTE)
    assert time.monotonic() - started < 5.0


def test_a_name_that_is_unknown_is_unreachable() -> None:
    _, _, fault = posted("http://nowhere.invalid/v1", TWICE)
    assert fault is not None
    assert fault.kind is Kind.UNREACHABLE


def test_text_is_handed_on_twenty_times_a_second_and_never_held_over_a_pause() -> None:
    busy: list[Part] = [part for i in range(30) for part in (delta(content=f"{i} "), 0.01)]
    with serving(streamed(ROLE, *busy, 0.4, STOP, DONE)) as server:
        body, times, fault = posted(server.url)
    assert fault is None
    told = "".join(
        json.loads(part[6:])["choices"][0]["delta"].get("content") or "" for part in body.split(b"\n\n")[:-2]
    )
    assert told == "".join(f"{i} " for i in range(30))
    assert len(times) <= 8 + 20 * (times[-1] - 0.4)  # the role, the rest and the end besides
    before_pause = [at for at in times if at < times[-1] - 0.25]
    assert len(before_pause) >= len(times) - 2  # all of the text was there before the pause


def test_chunks_of_http_that_come_together_are_told_together() -> None:
    parts = [ROLE, *[delta(content=f"{i} ") for i in range(40)], STOP, DONE]
    framed = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    with serving([head + framed]) as server:
        body, _, fault = posted(server.url)
    assert fault is None
    assert body.count(b"data: ") == 5  # the role, the first words, the others, the end, and `[DONE]`


def test_a_retry_after_is_waited_for_up_to_its_limit() -> None:
    for header, tries in (("0.2", 2), ("0.5", 1), (formatdate(time.time() + 60, usegmt=True), 1), ("soon", 2)):
        with serving(status(429, headers=f"Retry-After: {header}\r\n"), said("Yes.")) as server:
            started = time.monotonic()
            _, _, fault = posted(server.url, TWICE)
            assert len(server.asked) == tries
            assert (fault is None) == (tries == 2)
            assert time.monotonic() - started >= (0.2 if header == "0.2" else 0)


def test_there_is_no_second_try_after_the_turn() -> None:
    with serving(status(503, headers="Retry-After: 0.2\r\n")) as server:
        ALLOWED.set(Allowed(time.monotonic() + 0.15, 2))
        posted(server.url, TWICE)
        assert len(server.asked) == 1


def test_a_connection_is_used_again_after_a_whole_reply() -> None:
    body = b"".join([ROLE, delta(content="Yes."), STOP, DONE])
    framed = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    transport = PatientTransport(QUICK)
    with serving([head + framed, 1.0]) as server, httpx2.Client(transport=transport) as client:
        with client.stream("POST", f"{server.url}/chat/completions", json={"stream": True}) as response:
            next(part for part in response.iter_raw() if b"[DONE]" in part)
        assert [one.is_idle() for one in transport._pool.connections] == [True]


def test_a_kept_connection_that_was_closed_costs_no_try() -> None:
    # Told neither by a header nor before: the second request finds out.
    with serving(status(404), said("Yes.")) as server, httpx2.Client(transport=PatientTransport(QUICK)) as client:
        ALLOWED.set(Allowed(time.monotonic() + 5, 1))
        with pytest.raises(ProviderFault):
            client.post(f"{server.url}/chat/completions", json={"stream": True})
        ALLOWED.set(Allowed(time.monotonic() + 5, 1))
        assert b"Yes." in client.post(f"{server.url}/chat/completions", json={"stream": True}).content
        assert len(server.asked) == 2


def test_a_redirect_is_not_followed() -> None:
    with serving(said("Yes.")) as other, serving(status(302, headers=f"Location: {other.url}\r\n")) as server:
        _, _, fault = posted(server.url, TWICE)
        assert fault is not None
        assert fault.kind is Kind.REDIRECTED
        assert other.asked == []


def test_a_reply_that_was_not_to_be_streamed_is_left_as_it_is() -> None:
    with serving(status(200, {"choices": []})) as server:
        assert posted(server.url, stream=False)[0] == b'{"choices": []}'


def test_a_whole_reply_in_place_of_a_stream_is_a_fault() -> None:
    with serving(status(200, {"choices": [{"message": {"content": "Hi"}}]})) as server:
        fault = posted(server.url)[2]
    assert fault is not None
    assert fault.kind is Kind.BAD_STREAM


@pytest.mark.parametrize(
    "code, body, kind",
    [
        (400, {"error": {"code": "context_length_exceeded"}}, Kind.OVERFLOW),
        (400, {"error": {"message": "This model's maximum context length is 4096 tokens"}}, Kind.OVERFLOW),
        (400, {"object": "error", "message": "maximum context length is 10"}, Kind.OVERFLOW),
        (413, {}, Kind.OVERFLOW),
        (400, [{"error": {"message": "API key not valid.", "status": "INVALID_ARGUMENT"}}], Kind.REFUSED_KEY),
        (400, {"error": {"code": "content_filter", "innererror": {"code": "ResponsibleAIPolicyViolation"}}}, Kind.CONTENT_FILTER),
        (400, {"error": "no"}, Kind.BAD_REQUEST),
        (422, {"detail": [{"msg": "x"}]}, Kind.BAD_REQUEST),
        (401, {"error": {"code": "insufficient_quota"}}, Kind.REFUSED_KEY),
        (403, {"error": {"message": "does not exist"}}, Kind.FORBIDDEN),
        (404, {"error": {"message": "model not found"}}, Kind.NO_SUCH_MODEL),
        (429, {"error": {"message": "You exceeded your current quota, please check your plan and billing details."}}, Kind.QUOTA),
        (429, {"error": {"message": "Rate limit reached"}}, Kind.RATE_LIMITED),
        (500, {"error": {"message": "does not exist"}}, Kind.SERVER_ERROR),
        (529, {}, Kind.SERVER_ERROR),
    ],
)  # fmt: skip
def test_a_status_and_its_body_name_the_fault(code: int, body: object, kind: Kind) -> None:
    assert of_status(code, json.dumps(body).encode()).kind is kind


@pytest.mark.parametrize(
    "error, kind",
    [
        ({"code": 429, "message": "x"}, Kind.RATE_LIMITED),
        ({"code": "502"}, Kind.SERVER_ERROR),
        ({"type": "server_error"}, Kind.SERVER_ERROR),
        ({"code": "rate_limit_exceeded"}, Kind.RATE_LIMITED),
        ("context_length_exceeded", Kind.OVERFLOW),
        (True, Kind.SERVER_ERROR),
    ],
)
def test_an_error_object_names_the_fault(error: object, kind: Kind) -> None:
    assert of_error(error).kind is kind


def test_an_exception_of_another_client_names_the_fault() -> None:
    class AuthenticationError(Exception):
        status_code = 401

    class ReadTimeoutError(Exception):
        pass

    class ConnectionRefused(Exception):
        pass

    found = [
        of_exception(one).kind
        for one in (AuthenticationError("x"), ReadTimeoutError(), ConnectionRefused(), KeyError(), Exception())
    ]
    assert found == [Kind.REFUSED_KEY, Kind.STALLED, Kind.UNREACHABLE, Kind.BAD_STREAM, Kind.UNKNOWN]
