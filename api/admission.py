"""Who comes in, decided before a body is parsed: requests a minute from one address, turns at once and a minute.

What is refused for want of room is answered at once with 503, what is over a limit with 429, both with `Retry-After`. A
message in need of help is let in all the same: the help itself is told without a model and in a millisecond.
"""

import json
import time
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.errors import OverBudgetError, UnavailableError
from advisor.limits import WINDOW_S, own_machine
from advisor.safety import assess
from advisor.service import Advisor
from api.errors import public, response, status_of
from api.keys import key_of
from api.turns_in_hand import TurnsInHand

TURNS = frozenset({"/v1/chat", "/v1/chat/completions"})
"""Addresses at which a POST is a turn of a talk."""
FULL_RETRY_S = 2
DRAIN_RETRY_S = 5
_MOST_READ = 64 * 1024
_MOST_ADDRESSES = 10_000
_FULL = "Too many people are asking at this moment; please try again in a few seconds."
_DRAINING = "This service is about to restart; please try again in a few seconds."


class Admission:
    """Lets in what there is room for. Requests are counted by this process, turns a minute by all together."""

    def __init__(self, app: ASGIApp, advisor: Advisor, turns: TurnsInHand) -> None:
        self.app = app
        self._advisor = advisor
        self._turns = turns
        self._window = 0
        self._asked: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address = (scope.get("client") or ("",))[0]
        if wait := self._too_often(address):
            most = self._advisor.settings.address_requests_per_minute
            said = f"At most {most:,} requests a minute are taken from one address; try again shortly."
            await response(429, said, headers={"Retry-After": str(wait)})(scope, receive, send)
            return
        if scope["method"] != "POST" or scope["path"] not in TURNS:
            await self.app(scope, receive, send)
            return
        place = self._turns.place()
        refusal = None if place is not None else self._no_room()
        if place is not None:
            try:
                # Where nothing is counted, no thread is needed to find that out.
                if not own_machine(address) or key_of(scope):
                    await run_in_threadpool(self._advisor.limits.take_turn, address, key_of(scope))
            except OverBudgetError as error:
                place.release()
                place, refusal = None, response(429, str(error), headers={"Retry-After": str(error.retry_after)})
            except UnavailableError as error:
                place.release()
                status, headers = status_of(error)
                place, refusal = None, response(status, public(error), headers=headers)
        if place is None:
            read = await _read(receive)
            if not _in_need(read):
                assert refusal is not None
                await refusal(scope, receive, send)
                return
            place, receive = self._turns.place(urgent=True), _again(read, receive)
        assert place is not None
        scope.setdefault("state", {})["place"] = place
        try:
            await self.app(scope, receive, send)
        finally:
            place.release()

    def _no_room(self) -> Any:
        if self._turns.draining:
            return response(503, _DRAINING, headers={"Retry-After": str(DRAIN_RETRY_S), "Connection": "close"})
        return response(503, _FULL, headers={"Retry-After": str(FULL_RETRY_S)})

    def _too_often(self, address: str) -> int:
        """Seconds until this address may ask again; 0: it may now."""
        if own_machine(address):
            return 0
        moment = int(time.time())
        if (window := moment // WINDOW_S) != self._window or len(self._asked) >= _MOST_ADDRESSES:
            self._window, self._asked = window, {}
        self._asked[address] = used = self._asked.get(address, 0) + 1
        return (window + 1) * WINDOW_S - moment if used > self._advisor.settings.address_requests_per_minute else 0


async def _read(receive: Receive) -> list[Message]:
    """The messages of a body, as far as it is no longer than a message with its request can be."""
    read: list[Message] = []
    size = 0
    while size <= _MOST_READ:
        message = await receive()
        read.append(message)
        size += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            break
    return read


def _again(read: list[Message], receive: Receive) -> Receive:
    """Gives what was read before once more, then what is still to come."""
    waiting = iter(read)

    async def again() -> Message:
        for message in waiting:
            return message
        return await receive()

    return again


def _in_need(read: list[Message]) -> bool:
    """Whether the newest message in this body asks for help that must not wait. By patterns alone: it has to be quick."""
    try:
        body = json.loads(b"".join(one.get("body", b"") for one in read))
    except ValueError:
        return False
    if not isinstance(body, dict):
        return False
    said = body.get("message")
    if said is None and isinstance(told := body.get("messages"), list) and told and isinstance(told[-1], dict):
        said = told[-1].get("content")
    if not isinstance(said, str) or len(said) > 8_000:
        return False
    verdict = assess(said)
    return verdict is not None and verdict.outcome == "crisis"
