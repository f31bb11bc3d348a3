"""Faults amid the text: some of the answer is on the wire already, and then it goes wrong. Pure.

What has no status any more comes as an event; a call that is wrong in its way stands behind half an answer.
"""

import json
from dataclasses import replace

from evals.fake_provider.asked import Asked
from evals.fake_provider.faults import Fault
from evals.fake_provider.reply import Call, Reply
from evals.fake_provider.wire import (
    JSON,
    Abort,
    Close,
    Drip,
    End,
    Events,
    Head,
    Pause,
    Send,
    Stall,
    Step,
    completion,
    document,
    error,
    paced,
    parts,
)

ELSEWHERE = "/fake/elsewhere"
DRIP_MS = 300
HUGE = 2_000_000
HTML = b"<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>"
SAID = {
    "rate_limit_exceeded": "Rate limit reached for requests.",
    "insufficient_quota": "You exceeded your current quota, please check your plan and billing details.",
    "server_error": "The server had an error while processing your request.",
    "service_unavailable": "The server is overloaded.",
    "bad_gateway": "Bad gateway.",
    "invalid_api_key": "Incorrect API key provided.",
    "permission_denied": "This key may not use this model.",
    "model_not_found": "The model does not exist or you do not have access to it.",
    "context_length_exceeded": "This model's maximum context length is exceeded; please reduce the length of the messages.",
}
_BROKEN_ARGUMENTS = '{"occupation": "electri'
_UNKNOWN_TOOL = Call("lookup_salary_database", '{"title": "electrician"}')
_CALLS = {
    "bad_arguments": Call("get_wages", _BROKEN_ARGUMENTS),
    "unknown_tool": _UNKNOWN_TOOL,
    "cut_arguments": Call("get_wages", '{"occupation": "electrician", "place": "Ohio"}'),
    "nameless_call": Call("", '{"occupation": "electrician"}'),
}


def amid(fault: Fault, asked: Asked, reply: Reply, events: Events, port: int) -> list[Step]:
    """A fault with some text already sent. A status cannot be sent any more: it comes as an error event."""
    text = reply.text or "One moment."
    made = parts(events, asked, replace(reply, text=text))
    cut = max(1, len(made.text) // 2) if asked.knobs.where == "mid" else min(3, len(made.text))
    begun = [Head(), *paced([made.role, *made.text[:cut]], asked)]
    rest = made.text[cut:]

    def sent(*frames: bytes) -> list[Step]:
        return [*begun, *paced(list(frames), asked, first=False)]

    if fault.status is not None:
        code = fault.status[1]
        return [*sent(_event(error(code, SAID[code]))), Close()]
    match fault.name:
        case "closed":
            return [*begun, Close()]
        case "header_stall" | "body_stall" | "stream_stall":
            return [*begun, Stall()]
        case "endless_drip":
            return [*begun, Drip(events.text(" and"), max(DRIP_MS, asked.knobs.itl_ms))]
        case "only_comments":
            return [*begun, Drip(b": here\n\n", DRIP_MS)]
        case "cut_utf8":
            whole_event = events.text(" señora")
            return [*sent(whole_event[: whole_event.find("ñ".encode()) + 1]), Close()]
        case "cut_json":
            following = rest[0] if rest else events.text(" more")
            return [*sent(following[: len(following) * 3 // 4]), Close()]
        case "cut_arguments" | "bad_arguments" | "unknown_tool" | "nameless_call":
            return called(fault, asked, replace(reply, text=text), events)
        case "no_done":
            return [*sent(*rest, *made.calls, made.finish, *([made.usage] if made.usage else [])), End()]
        case "content_filter" | "length" | "empty":
            finish = "stop" if fault.name == "empty" else fault.name
            return [*sent(events.finish(finish), *([made.usage] if made.usage else []), made.done), End()]
        case "html":
            return [*sent(HTML + b"\n\n"), Close()]
        case "redirect":
            return [*sent(f"event: redirect\ndata: http://localhost:{port}{ELSEWHERE}\n\n".encode()), Close()]
        case "bad_lines":
            return [
                *sent(
                    b":-)\n",
                    b"event\nretry: soon\n\n",
                    b"data\n\n",
                    b"data: {not json\n\n",
                    *rest,
                    *made.calls,
                    made.finish,
                    made.done,
                ),
                End(),
            ]
        case "error_event":
            return [*sent(_event(error("server_error", SAID["server_error"]))), End()]
        case "reset":
            data = b"".join([made.role, *made.text[:cut]])
            return [Head(length=len(data) + 10_000), Send(data), Pause(20), Abort()]
        case "gzip":
            return [*sent(b"\x1f\x8b" + b"\x07\xff\x00garbage" * 8 + b"\n\n"), Close()]
        case "huge":
            return [*sent(*rest, events.text(huge("")), *made.after_text()), End()]
        case "two_finishes":
            return [
                *sent(
                    *rest,
                    *made.calls,
                    made.finish,
                    events.text(" And there is more behind the end."),
                    made.finish,
                    made.done,
                ),
                End(),
            ]
        case "no_usage":
            return [*sent(*rest, *made.calls, made.finish, made.done), End()]
        case "ends_early":
            return [*begun, End()]
        case "other_shape":
            shapes = (b'data: {"id":"x","object":"chat.completion.chunk"}\n\n', b'data: {"id":"x","choices":null}\n\n',
                      b'data: {"id":"x","choices":[{"index":0}]}\n\n', b"data: []\n\n", b"data: null\n\n")  # fmt: skip
            return [*sent(*shapes, *rest, *made.after_text()), End()]
        case "bad_characters":
            # Escaped, as a lone surrogate must be: bytes of it would be no UTF-8.
            bad = events.delta('{"content":" \\u0000\\u202e\\ud83d \\u200b"}')
            return [*sent(bad, *rest, *made.after_text()), End()]
    return [*sent(*rest, *made.after_text()), End()]


def called(fault: Fault, asked: Asked, reply: Reply, events: Events) -> list[Step]:
    """Some text where there is any, then a call that is wrong in its way."""
    broken = replace(reply, text=half(reply.text), calls=(_CALLS[fault.name],))
    if not asked.stream:
        if fault.name == "cut_arguments":
            data = json.dumps(completion(asked, broken, events)).encode()
            return [Head(200, JSON), Send(data[: data.find(b"place")]), Close()]
        return document(
            _nameless(completion(asked, broken, events))
            if fault.name == "nameless_call"
            else completion(asked, broken, events)
        )
    made = parts(events, asked, broken)
    if fault.name == "nameless_call":
        call = events.delta(
            '{"tool_calls":[{"index":0,"function":{"arguments":"{\\"occupation\\": \\"electrician\\"}"}}]}'
        )
        return [Head(), *paced([made.role, *made.text, call, made.finish, made.done], asked), End()]
    if fault.name == "cut_arguments":
        return [Head(), *paced([made.role, *made.text, *made.calls[:2]], asked), Close()]
    return [Head(), *paced([made.role, *made.text, *made.after_text()], asked), End()]


def _nameless(document: dict[str, object]) -> dict[str, object]:
    choices = document["choices"]
    assert isinstance(choices, list)
    call = choices[0]["message"]["tool_calls"][0]
    call["id"] = call["function"]["name"] = None
    return document


def _event(given: object) -> bytes:
    return f"data: {json.dumps(given)}\n\n".encode()


def half(text: str) -> str:
    return text[: len(text) // 2]


def huge(text: str) -> str:
    return text + " word" * (HUGE // 5)


def bad_characters(text: str) -> str:
    return f"{half(text)} \x00\u202e\ud83d \u200b{text[len(text) // 2 :]}"
