"""How each fault of `faults` is committed: the steps that stand in place of an honest answer. Pure but for `Tries`.

`first` strikes the first call of a turn; `after` the call behind the provider's own tool result; `mid` amid the text.
"""

import json
from dataclasses import dataclass, field, replace

from evals.fake_provider.asked import Asked, number_of
from evals.fake_provider.faults import FAULTS, Fault
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
    refusal,
    whole,
)

ELSEWHERE = "/fake/elsewhere"
DRIP_MS = 300
CURED_BELOW = 0.75
HUGE = 2_000_000
_HTML = b"<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>"
_SAID = {
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


@dataclass
class Tries:
    """What must be remembered between requests: which were struck, and how large the first of a turn was."""

    struck: set[int] = field(default_factory=set)
    sizes: dict[int, int] = field(default_factory=dict)
    count: int = 0

    def strikes(self, asked: Asked, fault: int) -> bool:
        """Whether a fault that is due strikes this try. `once`: every second try passes."""
        if FAULTS[fault].name == "context":
            first = self.sizes.setdefault(asked.key, asked.prompt_tokens)
            return asked.prompt_tokens > first * CURED_BELOW
        if not asked.knobs.once:
            return True
        key = number_of(asked.key, asked.own_results)
        if key in self.struck:
            self.struck.remove(key)
            return False
        self.struck.add(key)
        return True


def due(asked: Asked, reply: Reply) -> bool:
    """Whether this call is the one that the knob names."""
    if asked.knobs.where == "first":
        return asked.own_results == 0
    if asked.knobs.where == "after":
        return asked.own_results > 0
    return bool(reply.text)


def struck(fault: Fault, asked: Asked, reply: Reply, events: Events, tries: Tries, port: int) -> list[Step]:
    """The steps of a fault."""
    tries.count += 1
    if asked.stream and (asked.knobs.where == "mid" or fault.name in _LATE):
        return _amid(fault, asked, reply, events, port)
    return _instead(fault, asked, reply, events, tries.count, port)


# These need some text on the wire before they can be what they are.
_LATE = frozenset({"stream_stall", "endless_drip", "cut_utf8", "cut_json", "no_done", "bad_lines", "error_event", "huge",
                   "two_finishes", "no_usage", "ends_early", "length", "other_shape", "bad_characters", "reset"})  # fmt: skip
_CALLS = {
    "bad_arguments": Call("get_wages", _BROKEN_ARGUMENTS),
    "unknown_tool": _UNKNOWN_TOOL,
    "cut_arguments": Call("get_wages", '{"occupation": "electrician", "place": "Ohio"}'),
    "nameless_call": Call("", '{"occupation": "electrician"}'),
}


def _instead(fault: Fault, asked: Asked, reply: Reply, events: Events, count: int, port: int) -> list[Step]:
    """A fault in place of the answer; for a request that is not streamed also those that need text."""
    head = Head() if asked.stream else Head(200, JSON)
    data = json.dumps(completion(asked, reply, events), ensure_ascii=False).encode()
    half = data[: len(data) // 2]
    if fault.status is not None:
        return _status(fault, count)
    match fault.name:
        case "closed":
            return [Close()]
        case "header_stall":
            return [Stall()]
        case "body_stall":
            return [head, Stall()]
        case "only_comments":
            return [head, Drip(b": here\n\n" if asked.stream else b" ", DRIP_MS)]
        case "html":
            return [Head(200, (("Content-Type", "text/html; charset=utf-8"),), len(_HTML)), Send(_HTML), End()]
        case "redirect":
            return [Head(307, (("Location", f"http://localhost:{port}{ELSEWHERE}"),), 0), End()]
        case "gzip":
            return [
                replace(head, headers=(*head.headers, ("Content-Encoding", "gzip"))),
                Send(b"\x1f\x8b" + b"\x07garbage" * 8),
                End(),
            ]
        case "empty":
            return whole(asked, replace(reply, text="", calls=()), events)
        case "content_filter":
            return whole(asked, replace(reply, text="", calls=(), finish="content_filter"), events)
        case "cut_arguments" | "bad_arguments" | "unknown_tool" | "nameless_call":
            return _called(fault, asked, replace(reply, text=""), events)
        # From here on: only in one piece, for what is streamed is broken amid the text.
        case "stream_stall":
            return [head, Send(half), Stall()]
        case "endless_drip":
            return [head, Send(half), Drip(b" ", DRIP_MS)]
        case "cut_utf8":
            marked = data.replace(b'"content": "', '"content": "Sí, señora: '.encode(), 1)
            return [head, Send(marked[: marked.find("ñ".encode()) + 1]), Close()]
        case "cut_json" | "ends_early":
            return [head, Send(half), Close() if fault.name == "cut_json" else End()]
        case "reset":
            return [Head(200, JSON, len(data) + 10_000), Send(data), Abort()]
        case "bad_lines":
            return [head, Send(b"data: " + half + b"\n:-)\n"), End()]
        case "error_event":
            return document(error("server_error", _SAID["server_error"]))
        case "huge":
            return whole(asked, replace(reply, text=_huge(reply.text)), events)
        case "length":
            return whole(asked, replace(reply, text=_half(reply.text), finish="length"), events)
        case "other_shape":
            return document({"id": events.id, "object": "chat.completion", "choices": None})
        case "bad_characters":
            return whole(asked, replace(reply, text=_bad_characters(reply.text)), events)
        case "no_usage":
            return document({**completion(asked, reply, events), "usage": None})
        case _:
            return whole(asked, reply, events)


def _amid(fault: Fault, asked: Asked, reply: Reply, events: Events, port: int) -> list[Step]:
    """A fault with some text already sent. A status cannot be sent any more: it comes as an error event."""
    text = reply.text or "One moment."
    made = parts(events, asked, replace(reply, text=text, calls=()))
    cut = max(1, len(made.text) // 2) if asked.knobs.where == "mid" else min(3, len(made.text))
    begun = [Head(), *paced([made.role, *made.text[:cut]], asked)]
    rest = made.text[cut:]

    def sent(*frames: bytes) -> list[Step]:
        return [*begun, *paced(list(frames), asked, first=False)]

    if fault.status is not None:
        code = fault.status[1]
        return [*sent(_event(error(code, _SAID[code]))), Close()]
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
            return _called(fault, asked, replace(reply, text=text), events)
        case "no_done":
            return [*sent(*rest, made.finish, *([made.usage] if made.usage else [])), End()]
        case "content_filter" | "length" | "empty":
            finish = "stop" if fault.name == "empty" else fault.name
            return [*sent(events.finish(finish), *([made.usage] if made.usage else []), made.done), End()]
        case "html":
            return [*sent(_HTML + b"\n\n"), Close()]
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
                    made.finish,
                    made.done,
                ),
                End(),
            ]
        case "error_event":
            return [*sent(_event(error("server_error", _SAID["server_error"]))), End()]
        case "reset":
            data = b"".join([made.role, *made.text[:cut]])
            return [Head(length=len(data) + 10_000), Send(data), Pause(20), Abort()]
        case "gzip":
            return [*sent(b"\x1f\x8b" + b"\x07\xff\x00garbage" * 8 + b"\n\n"), Close()]
        case "huge":
            return [*sent(*rest, events.text(_huge("")), *made.after_text()), End()]
        case "two_finishes":
            return [
                *sent(*rest, made.finish, events.text(" And there is more behind the end."), *made.after_text()),
                End(),
            ]
        case "no_usage":
            return [*sent(*rest, made.finish, made.done), End()]
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


def _status(fault: Fault, count: int) -> list[Step]:
    assert fault.status is not None
    status, code = fault.status
    if fault.name == "error_503" and count % 2:
        status, code = 502, "bad_gateway"
    headers = (("Retry-After", str(fault.retry_after)),) if fault.retry_after is not None else ()
    return refusal(status, code, _SAID[code], headers)


def _called(fault: Fault, asked: Asked, reply: Reply, events: Events) -> list[Step]:
    """Some text where there is any, then a call that is wrong in its way."""
    broken = replace(reply, text=_half(reply.text), calls=(_CALLS[fault.name],))
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


def _half(text: str) -> str:
    return text[: len(text) // 2]


def _huge(text: str) -> str:
    return text + " word" * (HUGE // 5)


def _bad_characters(text: str) -> str:
    return f"{_half(text)} \x00\u202e\ud83d \u200b{text[len(text) // 2 :]}"
