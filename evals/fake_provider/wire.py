"""A reply as bytes of the chat-completions protocol, and the steps in which they are sent. Pure.

`server` carries the steps out; `striking` puts other steps in their place.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.fake_provider.asked import OWN, Asked, number_of, tokens
from evals.fake_provider.reply import Call, Reply

CREATED = 1_767_225_600
SSE = (("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store"))
JSON = (("Content-Type", "application/json"),)
_TOKEN = re.compile(r"\s?(?:[^\W\d_]{1,8}|\d{1,3}|_+|[^\w\s]+)|\s+")
_ARGUMENT_CHARACTERS = 12
_COUNTED = 200_000


@dataclass(frozen=True)
class Head:
    """Status and headers. `length` None: chunked."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = SSE
    length: int | None = None


@dataclass(frozen=True)
class Send:
    """Bytes of the body, after a pause."""

    data: bytes
    pause_ms: int = 0


@dataclass(frozen=True)
class Pause:
    ms: int


@dataclass(frozen=True)
class Stall:
    """Nothing more, until the client leaves."""


@dataclass(frozen=True)
class Drip:
    """The same bytes again and again, until the client leaves."""

    data: bytes
    every_ms: int


@dataclass(frozen=True)
class End:
    """An orderly end of the body."""


@dataclass(frozen=True)
class Close:
    """The connection is closed as it stands."""


@dataclass(frozen=True)
class Abort:
    """The connection is reset."""


Step = Head | Send | Pause | Stall | Drip | End | Close | Abort


class Events:
    """The events of one streamed answer."""

    def __init__(self, asked: Asked, serial: int) -> None:
        self._serial = serial
        self.id = f"chatcmpl-fake-{serial}"
        head = {"id": self.id, "object": "chat.completion.chunk", "created": CREATED, "model": asked.model}
        self._head = json.dumps(head)[:-1]

    def event(self, choices: str, usage: str = "") -> bytes:
        return f'data: {self._head},"choices":[{choices}]{usage}}}\n\n'.encode("utf-8", "surrogatepass")

    def delta(self, delta: str, finish: str | None = None, index: int = 0) -> bytes:
        ended = f'"{finish}"' if finish else "null"
        return self.event(f'{{"index":{index},"delta":{delta},"logprobs":null,"finish_reason":{ended}}}')

    def role(self) -> bytes:
        return self.delta('{"role":"assistant","content":""}')

    def text(self, piece: str) -> bytes:
        return self.delta(f'{{"content":{json.dumps(piece, ensure_ascii=False)}}}')

    def call(self, index: int, call: Call) -> list[bytes]:
        """The head of a call, then its arguments in pieces."""
        ident = json.dumps(f"{OWN}{self._serial}_{index}")
        named = f'"function":{{"name":{json.dumps(call.name)},"arguments":""}}'
        events = [self.delta(f'{{"tool_calls":[{{"index":{index},"id":{ident},"type":"function",{named}}}]}}')]
        for start in range(0, len(call.arguments), _ARGUMENT_CHARACTERS):
            piece = json.dumps(call.arguments[start : start + _ARGUMENT_CHARACTERS])
            events.append(self.delta(f'{{"tool_calls":[{{"index":{index},"function":{{"arguments":{piece}}}}}]}}'))
        return events

    def finish(self, reason: str) -> bytes:
        return self.delta("{}", reason)

    def usage(self, asked: Asked, reply: Reply) -> bytes:
        return self.event("", f',"usage":{json.dumps(usage(asked, reply))}')

    done = b"data: [DONE]\n\n"


@dataclass(frozen=True)
class Parts:
    """A streamed answer taken apart, for sending or for breaking."""

    role: bytes
    text: list[bytes]
    calls: list[bytes]
    finish: bytes
    usage: bytes
    done: bytes

    def after_text(self) -> list[bytes]:
        return [*self.calls, self.finish, *([self.usage] if self.usage else []), self.done]


def parts(events: Events, asked: Asked, reply: Reply) -> Parts:
    """All events of an answer in order."""
    return Parts(
        role=events.role(),
        text=[events.text(piece) for piece in pieces(reply.text, asked.knobs.chunk)],
        calls=[event for index, call in enumerate(reply.calls) for event in events.call(index, call)],
        finish=events.finish(reply.finish_reason),
        usage=events.usage(asked, reply) if asked.include_usage else b"",
        done=Events.done,
    )


def pieces(text: str, chunk: int) -> list[str]:
    """The text in deltas of so many characters, or about a token each. Joined they are the text."""
    if chunk:
        return [text[start : start + chunk] for start in range(0, len(text), chunk)]
    return _TOKEN.findall(text)


def paced(frames: list[bytes], asked: Asked, *, first: bool = True) -> Iterator[Step]:
    """Events at the pace of the knobs. Without a pace they leave in one piece: nothing waits for anything."""
    knobs = asked.knobs
    if first and knobs.ttft_ms:
        yield Pause(knobs.ttft_ms)
    if not knobs.itl_ms:
        yield Send(b"".join(frames))
        return
    for number, frame in enumerate(frames):
        yield Send(frame, knobs.itl_ms if number or not first else 0)


def whole(asked: Asked, reply: Reply, events: Events) -> list[Step]:
    """An honest answer on the wire."""
    if not asked.stream:
        return [*_waited(asked, reply), *document(completion(asked, reply, events))]
    made = parts(events, asked, reply)
    return [Head(), *paced([made.role, *made.text, *made.after_text()], asked), End()]


def _waited(asked: Asked, reply: Reply) -> Iterator[Step]:
    """An answer in one piece comes when its last token would have come."""
    if ms := asked.knobs.ttft_ms + asked.knobs.itl_ms * tokens(reply.text):
        yield Pause(ms)


def document(given: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> list[Step]:
    """A JSON document as a whole response."""
    data = json.dumps(given, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return [Head(status, (*JSON, *headers), len(data)), Send(data), End()]


def refusal(status: int, code: str, message: str, headers: tuple[tuple[str, str], ...] = ()) -> list[Step]:
    """An error in the form in which OpenAI's servers give one."""
    return document(error(code, message), status, headers)


def error(code: str, message: str) -> dict[str, object]:
    kind = code if code in ("insufficient_quota", "server_error") else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def completion(asked: Asked, reply: Reply, events: Events) -> dict[str, object]:
    """The answer as one document."""
    message: dict[str, object] = {"role": "assistant", "content": reply.text or None, "refusal": None}
    if reply.calls:
        message["tool_calls"] = [
            {
                "id": f"{OWN}{events.id.rsplit('-', 1)[1]}_{index}",
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for index, call in enumerate(reply.calls)
        ]
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": reply.finish_reason}
    return {
        "id": events.id,
        "object": "chat.completion",
        "created": CREATED,
        "model": asked.model,
        "choices": [choice],
        "usage": usage(asked, reply),
    }


def usage(asked: Asked, reply: Reply) -> dict[str, int]:
    # Counting two million characters would hold up every other answer.
    text = tokens(reply.text) if len(reply.text) <= _COUNTED else len(reply.text) // 4
    written = text + sum(tokens(call.arguments) + 8 for call in reply.calls)
    return {
        "prompt_tokens": asked.prompt_tokens,
        "completion_tokens": written,
        "total_tokens": asked.prompt_tokens + written,
    }


def spread(asked: Asked, salt: object = "") -> int:
    """The request's own number: the same request and seed always give the same answer."""
    return number_of(asked.knobs.seed, asked.question, *asked.results, salt)
