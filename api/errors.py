"""Problems as RFC 9457 JSON: one clear sentence, the field and the limit named; never a trace, a path, SQL or a key."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.errors import (
    AdvisorError,
    ConflictError,
    ForbiddenError,
    InvalidRequestError,
    OverBudgetError,
    UnavailableError,
)
from advisor.errors import NotFoundError as MissingRecordError
from knowledge.errors import KnowledgeError, NotFoundError

_UNEXPECTED = "Something went wrong here; nothing you sent was lost. Please try again."


class Problem(Exception):
    """A refusal with a status, a sentence, and optionally the fields at fault."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers = dict(headers or {})
        self.more = more


def response(
    status: int,
    detail: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """The problem document. ASCII-escaped, so that no text a person sent can break it."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if errors:
        body["errors"] = list(errors)
    body.update(more or {})
    return Response(
        json.dumps(body).encode(),
        status_code=status,
        media_type="application/problem+json",
        headers=dict(headers or {}),
    )


def _field(location: Sequence[Any]) -> str:
    # A choice between shapes names them as the validator builds them, which tells a reader nothing.
    parts = [
        str(part)
        for part in location
        if part not in ("body", "query", "path", "header") and not re.search(r"[\[(]", str(part))
    ]
    return ".".join(parts) or "body"


def prefers_html(accept: str) -> bool:
    """Whether an Accept header names HTML, and JSON no more than it: a browser's, not a program's."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *parameters = (one.strip() for one in part.split(";"))
        given = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            weights[kind] = float(given)
        except ValueError:
            weights[kind] = 0.0
    html = weights.get("text/html", 0.0)
    return html > 0 and html >= max(weights.get(one, 0.0) for one in ("application/json", "application/problem+json"))


def _by_a_reader(request: Request) -> bool:
    """Whether somebody typed or followed the address in a browser: the pages' part of the service, not the programs'."""
    path = request.url.path
    programs = path == "/v1" or path.startswith("/v1/")
    return request.method in ("GET", "HEAD") and not programs and prefers_html(request.headers.get("accept", ""))


def sentence(error: Mapping[str, Any]) -> str:
    """One sentence for one validation error, without echoing what was sent."""
    kind, context = error.get("type", ""), error.get("ctx", {}) or {}
    match kind:
        case "json_invalid":
            return "The body is not valid JSON."
        case "missing":
            return "This field is required."
        case "extra_forbidden":
            return "This field is not known here."
        case "too_long":
            return f"At most {context.get('max_length')} entries are allowed."
        case "too_short":
            return f"At least {context.get('min_length')} entries are needed."
        case "string_too_long":
            return f"At most {context.get('max_length')} characters are allowed."
        case "string_too_short":
            return f"At least {context.get('min_length')} character is needed."
        case "model_attributes_type" | "model_type" | "dict_type":
            return "A JSON object is needed here, sent as Content-Type: application/json."
        case "string_unicode":
            return "The text holds a lone surrogate; send valid Unicode."
        case "value_error":
            return str(context.get("error", error.get("msg", ""))).removeprefix("Value error, ")
        case _:
            message = str(error.get("msg", "The value is not valid."))
            return message if message.endswith(".") else message + "."


def install(app: FastAPI) -> None:
    """Every failure of this application leaves as a problem document."""

    @app.exception_handler(Problem)
    async def _problem(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return response(error.status, error.detail, error.errors, error.headers, error.more)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = [{"field": _field(item.get("loc", ())), "message": sentence(item)} for item in error.errors()]
        malformed = any(item.get("type") == "json_invalid" for item in error.errors())
        if malformed:
            return response(
                400, "The body is not valid JSON.", [{"field": "body", "message": "The body is not valid JSON."}]
            )
        first = faults[0]
        return response(422, f"{first['field']}: {first['message']}", faults)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404 and _by_a_reader(request):
            from api.pages.finding import mistyped

            return mistyped(request)
        sentences = {
            400: "The body could not be read: send UTF-8 JSON.",
            404: "There is nothing here by that name.",
            405: "This address does not take that method.",
            413: "The body is larger than this address takes.",
        }
        detail = sentences.get(error.status_code, HTTPStatus(error.status_code).phrase + ".")
        return response(error.status_code, detail, headers=error.headers)

    @app.exception_handler(UnicodeError)
    async def _unicode(_request: Request, _error: Exception) -> Response:
        return response(400, "The body is not valid UTF-8.")

    @app.exception_handler(AdvisorError)
    @app.exception_handler(KnowledgeError)
    async def _ours(_request: Request, error: Exception) -> Response:
        status, headers = status_of(error)
        return response(status, public(error), headers=headers)

    @app.exception_handler(Exception)
    async def _unexpected(_request: Request, _error: Exception) -> Response:
        return response(500, _UNEXPECTED)


class Unexpected:
    """Answers what nobody expected with 500, inside of what adds headers: the framework's own handler stands outside of
    them, so that a page of another site could not read its answer. The error goes on, for the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = scope["type"] != "http"

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception:
            if not begun:
                await response(500, _UNEXPECTED)(scope, receive, send)
            raise


def public(error: Exception) -> str:
    """What one of our own errors says to people elsewhere."""
    return error.public if isinstance(error, UnavailableError) else str(error)


def status_of(error: Exception) -> tuple[int, dict[str, str]]:
    """The HTTP status (and headers) of one of our own errors."""
    if isinstance(error, MissingRecordError | NotFoundError):
        return 404, {}
    if isinstance(error, ForbiddenError):
        return 403, {}
    if isinstance(error, ConflictError):
        return 409, {}
    if isinstance(error, InvalidRequestError):
        return 422, {}
    if isinstance(error, OverBudgetError):
        return 429, {"Retry-After": str(error.retry_after)}
    if isinstance(error, UnavailableError | KnowledgeError):
        return 503, {"Retry-After": "5"}
    return 400, {}
