"""Refusals in the shape that OpenAI's clients read, on this door only; everywhere else they are problem documents."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.openai_door.told import Fault, FaultBody

_PROBLEM = "application/problem+json"
_TYPES = {429: "rate_limit_error"}
_CODES = {
    400: "invalid_request",
    401: "invalid_api_key",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "request_too_large",
    422: "invalid_value",
    429: "rate_limit_exceeded",
    503: "service_unavailable",
}


def is_this_door(path: str) -> bool:
    """Whether the address is one of this door's."""
    return path in ("/v1/chat/completions", "/v1/models") or path.startswith("/v1/models/")


def fault(status: int, detail: str, problem: Mapping[str, Any] | None = None) -> FaultBody:
    """A refusal, as a client of OpenAI's reads it."""
    told = problem or {}
    errors = told.get("errors") or [{}]
    kind = _TYPES.get(status, "invalid_request_error" if status < 500 else "server_error")
    param = told.get("param") or errors[0].get("field")
    return FaultBody(error=Fault(message=detail, type=kind, param=param, code=told.get("code") or _CODES.get(status)))


def frame(status: int, detail: str) -> bytes:
    """A fault amid a stream."""
    return f"data: {fault(status, detail).model_dump_json()}\n\n".encode()


class OpenAIShape:
    """Rewrites problem documents of this door's addresses; status and headers (`Retry-After`) stay."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_this_door(scope["path"]):
            await self.app(scope, receive, send)
            return
        begun: Message | None = None
        body = b""

        async def reshaped(message: Message) -> None:
            nonlocal begun, body
            if (
                message["type"] == "http.response.start"
                and MutableHeaders(scope=message).get("content-type") == _PROBLEM
            ):
                begun = message
                return
            if begun is None:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            problem = json.loads(body)
            told = fault(begun["status"], problem["detail"], problem).model_dump_json().encode()
            headers = MutableHeaders(scope=begun)
            headers["content-type"], headers["content-length"] = "application/json", str(len(told))
            await send(begun)
            await send({"type": "http.response.body", "body": told})

        await self.app(scope, receive, reshaped)
