"""Pieces that come together are one; nothing is lost, changed or held over a wait, at any cut of the bytes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.provider.faults import Kind
from advisor.provider.merging import DONE, Merging
from tests.advisor.provider.loopback import ROLE, STOP, USAGE, delta

MOST = 10_000_000


def events(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(part[6:]) for part in out.split(b"\n\n") if part and not part.startswith(b"data: [DONE]")]


def text(out: bytes) -> str:
    return "".join(one["choices"][0]["delta"].get("content") or "" for one in events(out) if one["choices"])


def arguments(out: bytes) -> str:
    calls = [one["choices"][0]["delta"].get("tool_calls") for one in events(out) if one["choices"]]
    return "".join(call[0]["function"]["arguments"] for call in calls if call)


def piece(said: str) -> bytes:
    return delta(tool_calls=[{"index": 0, "function": {"arguments": said}}])


def pieces(stream: bytes, cut: int) -> list[bytes]:
    return [stream[i : i + cut] for i in range(0, len(stream), cut)]


def fed(parts: list[bytes], most: int = MOST) -> tuple[bytes, Merging]:
    merging = Merging(most)
    out = b""
    for number, part in enumerate(parts, start=1):
        out += merging.feed(part, last=number == len(parts))
        if merging.fault is not None:
            return out, merging
    return out + merging.end(), merging


@pytest.mark.parametrize("ending", ["\n\n", "\r\n\r\n", "\r\r"])
@pytest.mark.parametrize("cut", [1, 2, 3, 7, 64, 100_000])
def test_a_reply_is_the_same_at_any_cut_and_line_end(cut: int, ending: str) -> None:
    stream = b"".join(
        [ROLE, *[delta(content=one) for one in ("¿Cuánto ", "gana ", "una ", "enfermera? ", "🙂")], STOP, USAGE, DONE]
    )
    out, merging = fed(pieces(stream.replace(b"\n\n", ending.encode()), cut))
    assert merging.done
    assert merging.fault is None
    assert text(out) == "¿Cuánto gana una enfermera? 🙂"
    assert out.endswith(DONE)
    assert out.count(b'"prompt_tokens"') == 1


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12), st.integers(1, 40))
def test_no_character_is_lost(words: list[str], cut: int) -> None:
    stream = b"".join([ROLE, *[delta(content=word) for word in words], STOP, DONE])
    out, merging = fed(pieces(stream, cut))
    assert text(out) == "".join(words)
    assert merging.fault is None


def test_the_first_words_pass_at_once_and_the_rest_together() -> None:
    merging = Merging(MOST)
    assert merging.feed(ROLE, last=False)
    assert text(merging.feed(delta(content="One "), last=False)) == "One "
    assert merging.feed(delta(content="two "), last=False) == b""
    assert merging.feed(delta(content="three "), last=False) == b""
    assert merging.feed(delta(content="four"), last=True) == b""
    (one,) = events(merging.feed(delta(content=". "), last=True))
    assert one["choices"][0]["delta"]["content"] == "two three four. "
    assert one["id"] == "c"


def test_arguments_of_one_call_become_one_piece() -> None:
    start = delta(tool_calls=[{"index": 0, "id": "a", "type": "function", "function": {"name": "f", "arguments": ""}}])
    out, _ = fed([ROLE, start, *[piece(c) for c in '{"occupation": "nurse"}'], delta(finish="tool_calls"), DONE])
    assert arguments(out) == '{"occupation": "nurse"}'
    assert len(events(out)) == 4


def test_two_calls_are_kept_apart() -> None:
    other = delta(tool_calls=[{"index": 1, "function": {"arguments": "{}"}}])
    out, _ = fed([piece("{"), piece("}"), other, delta(finish="tool_calls"), DONE])
    assert [one["choices"][0]["delta"].get("tool_calls", [{}])[0].get("index") for one in events(out)] == [0, 1, None]


@pytest.mark.parametrize(
    "event",
    [
        delta(content="x", reasoning_content="hm"),
        delta(reasoning="hm"),
        delta(refusal="no"),
    ],
)
def test_what_is_not_understood_passes_unchanged(event: bytes) -> None:
    merging = Merging(MOST)
    assert merging.feed(event, last=False) == event


@pytest.mark.parametrize(
    "event",
    [
        b'{"choices":[{"index":0}]}',
        b'{"choices":[{"delta":null}]}',
        b'{"choices":[7]}',
        b'{"choices":{}}',
        b'{"choices":null}',
        b'{"what":"else"}',
        b"null",
        b"[]",
    ],
)
def test_what_no_client_can_read_is_skipped(event: bytes) -> None:
    out, merging = fed([delta(content="A"), b"data: " + event + b"\n\n", delta(content="B"), STOP, DONE])
    assert text(out) == "AB"
    assert merging.fault is None


def test_what_is_said_behind_the_end_is_left_out() -> None:
    out, _ = fed([delta(content="A"), STOP, delta(content="B"), STOP, USAGE, DONE])
    assert text(out) == "A"
    assert out.count(b'"prompt_tokens"') == 1


def test_comments_are_left_out() -> None:
    out, merging = fed([b": ping\n\n", delta(content="A"), b":\n\n", STOP, DONE])
    assert text(out) == "A"
    assert merging.fault is None


@pytest.mark.parametrize("stream", [b"", b"\n\n\n", b"hello\n\nworld", b": ping\n\n"])
def test_no_event_at_all_is_no_stream(stream: bytes) -> None:
    _, merging = fed([stream])
    assert merging.fault is not None
    assert merging.fault.kind is Kind.NOT_JSON


@pytest.mark.parametrize("left", range(1, 60))
def test_a_reply_cut_anywhere_gives_what_came_whole(left: int) -> None:
    stream = delta(content="Whole. ") + delta(content="años")
    out, merging = fed([stream[:-left]])
    assert text(out).startswith("Whole. ")
    assert merging.fault is not None
    assert merging.fault.kind is Kind.CUT


def test_an_announced_end_needs_no_done() -> None:
    out, merging = fed([delta(content="A"), STOP])
    assert merging.fault is None
    assert out.endswith(DONE)


def test_the_last_event_needs_no_empty_line() -> None:
    out, merging = fed([delta(content="A"), STOP.rstrip()])
    assert merging.fault is None
    assert len(events(out)) == 2


def test_what_came_before_an_error_is_given_first() -> None:
    merging = Merging(MOST)
    merging.feed(delta(content="A "), last=False)
    stream = delta(content="B ") + b'data: {"error": {"code": "insufficient_quota"}}\n\n' + delta(content="C")
    assert text(merging.feed(stream, last=False)) == "B "
    assert merging.fault is not None
    assert merging.fault.kind is Kind.QUOTA


def test_half_a_pair_of_surrogates_is_no_fault() -> None:
    out, merging = fed([rb'data: {"choices":[{"delta":{"content":"\ud83d"}}]}' + b"\n\n", STOP, DONE])
    assert merging.fault is None
    assert text(out) == "\ud83d"


def test_an_endless_event_is_too_large() -> None:
    _, merging = fed([b"data: " + b"x" * 500] * 3, most=1000)
    assert merging.fault is not None
    assert merging.fault.kind is Kind.TOO_LARGE
