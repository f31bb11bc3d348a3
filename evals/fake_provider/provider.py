"""What the server answers to a request, and what it remembers of it. No socket and no clock in here."""

import base64
import struct
from collections import deque
from dataclasses import asdict
from typing import Any

from evals.fake_provider.amid import ELSEWHERE
from evals.fake_provider.answering import answer
from evals.fake_provider.asked import Asked, RequestError, json_object, read, tokens
from evals.fake_provider.embedding import vector
from evals.fake_provider.faults import FAULTS
from evals.fake_provider.knobs import MODES, KnobError, knobs
from evals.fake_provider.reply import Reply
from evals.fake_provider.scripting import Script
from evals.fake_provider.striking import Tries, drawn, due, struck
from evals.fake_provider.wire import CREATED, Events, Step, document, refusal, whole

REMEMBERED = 4096
_ELSEWHERE = Reply(text="This answer comes from a redirect that should not have been followed: $999,999 a year.")


class Provider:
    """The state of one server: its script, its log, and which requests were struck."""

    def __init__(self, script: Script | None = None) -> None:
        self.port = 0
        self._script = script
        self._log: deque[dict[str, Any]] = deque(maxlen=REMEMBERED)
        self._tries = Tries()
        self._serial = 0

    def log(self, last: int = REMEMBERED) -> list[dict[str, Any]]:
        """The last requests, oldest first."""
        return list(self._log)[-last:] if last > 0 else []

    def reset(self) -> None:
        """Forget the log, the tries and the place in the script."""
        self._log.clear()
        self._tries = Tries()
        if self._script is not None:
            self._script.rewind()

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> list[Step]:
        """The steps of the response to a request."""
        try:
            return self._routed(method, path.rstrip("/"), query, body)
        except KnobError as error:
            return refusal(400, "unknown_knob", str(error))
        except RequestError as error:
            return refusal(400, "bad_request", str(error))

    def _routed(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> list[Step]:
        if path.endswith("/chat/completions") and method == "POST":
            return self._chat(read(body))
        if path.endswith("/embeddings") and method == "POST":
            return self._embedded(json_object(body))
        if path.endswith("/models") and method == "GET":
            listed = [{"id": mode, "object": "model", "created": CREATED, "owned_by": "fake"} for mode in MODES]
            return document({"object": "list", "data": listed})
        if "/models/" in path and method == "GET":
            name = path.rsplit("/", 1)[1]
            knobs(name)
            return document({"id": name, "object": "model", "created": CREATED, "owned_by": "fake"})
        if path == "/fake/log" and method == "GET":
            given = query.get("last", [str(REMEMBERED)])[0]
            return document({"requests": self.log(int(given) if given.isdigit() else REMEMBERED)})
        if path == "/fake/reset" and method == "POST":
            self.reset()
            return document({"reset": True})
        if path == ELSEWHERE:
            self._log.append({"kind": "elsewhere", "followed_redirect": True})
            asked = read(body)
            return whole(asked, _ELSEWHERE, Events(asked, 0))
        return refusal(404, "not_found", f"The fake provider has no {method} {path}.")

    def _chat(self, asked: Asked) -> list[Step]:
        self._serial += 1
        events = Events(asked, self._serial)
        reply = answer(asked, self._script)
        # A script's own fault strikes whenever its reply is due, the knob's where the knob says.
        number = reply.fault or (asked.knobs.fault if due(asked, reply) else 0)
        if not number and asked.knobs.some:
            number = drawn(asked.knobs.some, asked.knobs.seed, self._serial)
        strikes = bool(number) and self._tries.strikes(asked, number)
        self._log.append(_entry(asked, reply, number if strikes else 0, self._serial))
        if strikes:
            return struck(FAULTS[number], asked, reply, events, self._tries, self.port)
        return whole(asked, reply, events)

    def _embedded(self, given: dict[str, Any]) -> list[Step]:
        model = given.get("model")
        if not isinstance(model, str) or not model:
            raise RequestError("'model' is missing; its words are the knobs, such as obedient-dim64.")
        wanted = knobs(model)
        texts = given.get("input")
        texts = [texts] if isinstance(texts, str) else texts
        if not isinstance(texts, list) or not texts:
            raise RequestError("'input' must be a text or a list of texts.")
        asked_for = given.get("dimensions")
        size = asked_for if isinstance(asked_for, int) and 1 <= asked_for <= 4096 else wanted.dimensions
        said = [one if isinstance(one, str) else str(one) for one in texts]
        count = sum(map(tokens, said))
        asked = Asked(model, wanted, ({"role": "user", "content": said[0]},), {}, "", None, False, False)
        self._serial += 1
        strikes = bool(wanted.fault) and self._tries.strikes(asked, wanted.fault)
        self._log.append({"kind": "embeddings", "model": model, "texts": len(said), "prompt_tokens": count,
                          "fault": wanted.fault if strikes else 0})  # fmt: skip
        if strikes:
            events = Events(asked, self._serial)
            return struck(FAULTS[wanted.fault], asked, Reply(text="x" * 400), events, self._tries, self.port)
        as_text = given.get("encoding_format") == "base64"
        data = [
            {"object": "embedding", "index": number, "embedding": _packed(vector(one, size), as_text)}
            for number, one in enumerate(said)
        ]
        usage = {"prompt_tokens": count, "total_tokens": count}
        return document({"object": "list", "data": data, "model": model, "usage": usage})


def _packed(numbers: list[float], as_text: bool) -> list[float] | str:
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode() if as_text else numbers


def _entry(asked: Asked, reply: Reply, fault: int, serial: int) -> dict[str, Any]:
    """What is remembered of a request: enough to tell afterwards which sentence was a lie."""
    return {
        "kind": "chat",
        "serial": serial,
        "model": asked.model,
        "messages": len(asked.messages),
        "tools": len(asked.tools),
        "stream": asked.stream,
        "prompt_tokens": asked.prompt_tokens,
        "question": asked.question,
        "complaint": asked.complaint,
        "results": len(asked.results),
        "own_results": asked.own_results,
        "fault": fault,
        "text": reply.text,
        "calls": [asdict(call) for call in reply.calls],
        "honest": list(reply.honest),
        "lies": [asdict(lie) for lie in reply.lies],
        "obeyed": [asdict(one) for one in reply.obeyed],
    }
