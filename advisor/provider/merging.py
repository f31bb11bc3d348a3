"""A provider's event stream, with pieces that come close together merged into one, and checked for being whole.

A piece of text costs the framework above about a third of a millisecond, however short it is, and nothing is shown before
its sentence is whole: so text is handed on when a sentence may be over, or when it has waited a few times. Pure: bytes go
in, bytes come out; what is not understood passes through unchanged, and what the client above could not even read is
skipped.
"""

import json
import re
from typing import Any

from pydantic_core import from_json

from advisor.provider.diagnosis import of_error
from advisor.provider.faults import Kind, ProviderFault

DONE = b"data: [DONE]\n\n"
_MOST_ARGUMENTS = 64_000
_MOST_WAITS = 4
"""How often text may wait for the end of its sentence."""
_SENTENCE_MAY_END = re.compile(r"[.!?…][\"'”’)*_\]]*\s|\n")


class Merging:
    """One reply. `feed` what comes; `end` when nothing more comes. `fault` is set as soon as the reply has gone wrong:
    what `feed` gives back with it is still good."""

    def __init__(self, most: int) -> None:
        self.fault: ProviderFault | None = None
        self.done = False
        """`[DONE]` was seen."""
        self._finished = False  # a reason for the end was given
        self._left = most
        self._rest = b""
        self.spoken = False
        """Text was given back."""
        self.events = 0
        """Events with something in them; comments are none."""
        self._first: dict[str, Any] = {}  # the first of the pieces that wait
        self._raw = b""
        self._of: int | None = None  # the index of the tool call whose arguments wait; None: text waits
        self._parts: list[str] = []
        self._size = 0
        self._waits = 0

    def feed(self, raw: bytes, last: bool = True) -> bytes:
        """Whole events that can be handed on now. Text waits unless it is the first, or `last` of what has come so far
        and a sentence may be over, or it has waited `_MOST_WAITS` times."""
        self._left -= len(raw)
        if self._left < 0:
            self.fault = ProviderFault(Kind.TOO_LARGE)
            return self._waiting()
        buffer = self._rest + raw
        if b"\r" in buffer:
            # JSON holds no bare carriage return; one at the very end may have its line feed still to come.
            held = b"\r" if buffer.endswith(b"\r") else b""
            buffer = buffer[: len(buffer) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n") + held
        *events, self._rest = buffer.split(b"\n\n")
        out = b""
        for event in events:
            out += self._event(event)
            if self.done or self.fault is not None:
                break
        if last and self._of is None and self._parts:
            self._waits += 1
            if self._waits >= _MOST_WAITS or _SENTENCE_MAY_END.search("".join(self._parts)):
                out += self._waiting()
        return out

    def end(self) -> bytes:
        """What still waited. Sets `fault` where the reply was cut."""
        out = b""
        if self._rest.strip() and not self.done:
            # The last event may lack its empty line; one that is cut in the middle is no JSON.
            out = self._event(self._rest)
            if self.fault is not None:
                self.fault = None if self._finished else ProviderFault(Kind.CUT)
        out += self._waiting()
        if self.fault is None and not self.done:
            if not self.events:
                self.fault = ProviderFault(Kind.NOT_JSON)
            elif not self._finished:
                self.fault = ProviderFault(Kind.CUT)
            else:
                self.done = True
                out += DONE
        return out

    def _event(self, event: bytes) -> bytes:
        data = _data(event)
        if not data:
            return b""
        if data.startswith(b"[DONE]"):
            self.done = True
            return self._waiting() + DONE
        try:
            told = _told(data)
        except ValueError:
            self.fault = ProviderFault(Kind.BAD_STREAM)
            return self._waiting()
        if not isinstance(told, dict):
            return b""
        self.events += 1
        if error := told.get("error"):
            self.fault = of_error(error)
            return self._waiting()
        if not self._readable(told):
            return b""
        found = self._piece(told)
        if found is None:
            return self._waiting() + b"data: " + data + b"\n\n"
        of, text = found
        out = b"" if not self._parts or of == self._of else self._waiting()
        if not self._parts:
            self._first, self._raw, self._of = told, data, of
        self._parts.append(text)
        self._size += len(text)
        if of is None:
            if not self.spoken:
                return out + self._waiting()
        elif self._size > _MOST_ARGUMENTS:
            return out + self._waiting()
        return out

    def _readable(self, told: dict[str, Any]) -> bool:
        """Whether the client above can read it, and it is not said behind the end: else it is skipped."""
        choices = told.get("choices")
        if told.get("usage"):
            return True
        first = choices[0] if isinstance(choices, list) and choices else None
        return isinstance(first, dict) and isinstance(first.get("delta"), dict) and not self._finished

    def _piece(self, told: dict[str, Any]) -> tuple[int | None, str] | None:
        """A piece of nothing but text, or of nothing but one call's arguments."""
        choices = told.get("choices")
        if not isinstance(choices, list) or not choices:
            return None
        choice = choices[0]
        if not isinstance(choice, dict):
            return None
        if choice.get("finish_reason"):
            self._finished = True
            return None
        delta = choice.get("delta")
        if not isinstance(delta, dict) or told.get("usage") or choice.get("logprobs") or len(choices) > 1:
            return None
        text = delta.get("content")
        if isinstance(text, str) and text:
            if any(value for key, value in delta.items() if key not in ("content", "role")):
                return None
            return None, text
        calls = delta.get("tool_calls")
        if not isinstance(calls, list) or len(calls) != 1 or not isinstance(calls[0], dict):
            return None
        if any(value for key, value in delta.items() if key not in ("tool_calls", "role")):
            return None
        call, function = calls[0], calls[0].get("function")
        if not isinstance(function, dict) or function.get("name") or call.get("id"):
            return None
        index, arguments = call.get("index"), function.get("arguments")
        return (index, arguments) if isinstance(index, int) and isinstance(arguments, str) else None

    def _waiting(self) -> bytes:
        """The pieces that wait, as one event."""
        if not self._parts:
            return b""
        self.spoken = self.spoken or self._of is None
        if len(self._parts) == 1:
            data = self._raw
        else:
            text, delta = "".join(self._parts), self._first["choices"][0]["delta"]
            if self._of is None:
                delta["content"] = text
            else:
                delta["tool_calls"][0]["function"]["arguments"] = text
            data = json.dumps(self._first, separators=(",", ":")).encode()
        self._parts, self._size, self._waits = [], 0, 0
        return b"data: " + data + b"\n\n"


def _told(data: bytes) -> object:
    """The JSON of an event. Raises ValueError."""
    try:
        return from_json(data)
    except ValueError:
        return json.loads(data)  # slower, and reads half a pair of surrogates too


def _data(event: bytes) -> bytes:
    """The data of one event; empty for a comment."""
    if event.startswith(b"data: ") and b"\n" not in event:
        return event[6:]
    lines = [line[5:].removeprefix(b" ") for line in event.split(b"\n") if line.startswith(b"data:")]
    return b"\n".join(lines).strip()
