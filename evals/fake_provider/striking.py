"""How each fault of `faults` is committed: the steps that stand in place of an honest answer. Pure but for `Tries`.

`first` strikes the first call of a turn; `after` the call behind the provider's own tool result; `mid` amid the text.
"""

import json
import random
from dataclasses import dataclass, field, replace

from evals.fake_provider.amid import DRIP_MS, ELSEWHERE, HTML, SAID, amid, bad_characters, called, half, huge
from evals.fake_provider.asked import Asked, number_of
from evals.fake_provider.faults import FAULTS, Fault
from evals.fake_provider.reply import Reply
from evals.fake_provider.wire import (
    JSON,
    Abort,
    Close,
    Drip,
    End,
    Events,
    Head,
    Send,
    Stall,
    Step,
    completion,
    document,
    error,
    refusal,
    whole,
)

CURED_BELOW = 0.75


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
            if asked.prompt_tokens > first * CURED_BELOW:
                return True
            del self.sizes[asked.key]  # cured: the next turn of these words begins anew
            return False
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


def drawn(some: int, seed: int, serial: int) -> int:
    """The fault that a request meets where `some` of a hundred meet one; 0: none. The same for the same serial number."""
    chance = random.Random(f"{seed}/{serial}")
    return chance.choice(sorted(FAULTS)) if chance.random() * 100 < some else 0


def struck(fault: Fault, asked: Asked, reply: Reply, events: Events, tries: Tries, port: int) -> list[Step]:
    """The steps of a fault."""
    tries.count += 1
    if asked.stream and (asked.knobs.where == "mid" or fault.name in _LATE):
        return amid(fault, asked, reply, events, port)
    return _instead(fault, asked, reply, events, tries.count, port)


# These need some text on the wire before they can be what they are.
_LATE = frozenset({"stream_stall", "endless_drip", "cut_utf8", "cut_json", "no_done", "bad_lines", "error_event", "huge",
                   "two_finishes", "no_usage", "ends_early", "length", "other_shape", "bad_characters", "reset"})  # fmt: skip


def _instead(fault: Fault, asked: Asked, reply: Reply, events: Events, count: int, port: int) -> list[Step]:
    """A fault in place of the answer; for a request that is not streamed also those that need text."""
    head = Head() if asked.stream else Head(200, JSON)
    data = json.dumps(completion(asked, reply, events), ensure_ascii=False).encode()
    part = data[: len(data) // 2]
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
            return [Head(200, (("Content-Type", "text/html; charset=utf-8"),), len(HTML)), Send(HTML), End()]
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
            return called(fault, asked, replace(reply, text=""), events)
        # From here on: only in one piece, for what is streamed is broken amid the text.
        case "stream_stall":
            return [head, Send(part), Stall()]
        case "endless_drip":
            return [head, Send(part), Drip(b" ", DRIP_MS)]
        case "cut_utf8":
            marked = data.replace(b'"content": "', '"content": "Sí, señora: '.encode(), 1)
            return [head, Send(marked[: marked.find("ñ".encode()) + 1]), Close()]
        case "cut_json" | "ends_early":
            return [head, Send(part), Close() if fault.name == "cut_json" else End()]
        case "reset":
            return [Head(200, JSON, len(data)), Send(part), Abort()]
        case "bad_lines":
            return [head, Send(b"data: " + part + b"\n:-)\n"), End()]
        case "error_event":
            return document(error("server_error", SAID["server_error"]))
        case "huge":
            return whole(asked, replace(reply, text=huge(reply.text)), events)
        case "length":
            return whole(asked, replace(reply, text=half(reply.text), finish="length"), events)
        case "other_shape":
            return document({"id": events.id, "object": "chat.completion", "choices": None})
        case "bad_characters":
            return whole(asked, replace(reply, text=bad_characters(reply.text)), events)
        case "no_usage":
            return document({**completion(asked, reply, events), "usage": None})
        case _:
            return whole(asked, reply, events)


def _status(fault: Fault, count: int) -> list[Step]:
    assert fault.status is not None
    status, code = fault.status
    if fault.name == "error_503" and count % 2:
        status, code = 502, "bad_gateway"
    headers = (("Retry-After", str(fault.retry_after)),) if fault.retry_after is not None else ()
    return refusal(status, code, SAID[code], headers)
