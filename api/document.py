"""The OpenAPI document, completed: who may ask, what is refused and how, and examples that work.

What the framework cannot see stands here once: security read off each route's own dependencies, refusals as problem
documents by what a route takes, media types of files.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, ConfigDict

from api.chat import bearer
from api.examples import BODIES, PARAMETERS
from api.openai_door.shape import is_this_door
from api.signing import COOKIE, HEADER, acting, acting_with_csrf

PROBLEM = "application/problem+json"


class FieldProblem(BaseModel):
    """A field at fault."""

    field: str
    message: str


class ProblemDocument(BaseModel):
    """A refusal (RFC 9457): one sentence in `detail`, the fields at fault in `errors`."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Unprocessable Entity",
                    "status": 422,
                    "detail": "message: At least 1 character is needed.",
                    "errors": [{"field": "message", "message": "At least 1 character is needed."}],
                }
            ]
        },
    )

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None = None


_SCHEMES = {
    "conversation": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token of a talk, shown with its first turn.",
    },
    "apiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "X-API-Key",
        "description": "Where the operator has set keys.",
    },
    "bearerKey": {"type": "http", "scheme": "bearer", "description": "The API key, as OpenAI and MCP clients send it."},
    "signIn": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "A counselor's sign-in."},
    "csrf": {"type": "apiKey", "in": "header", "name": HEADER, "description": "The token that goes with each change."},
}
_REASONS = {
    400: "The body is not valid JSON.",
    401: "A key is wanted, or a sign-in.",
    403: "The change did not carry the token of the sign-in, or one's role does not go so far.",
    404: "There is no such thing, or it is another's: told apart by nobody.",
    406: "The answer is JSON or an event stream; accept both.",
    409: "Another turn of the talk is running, the key was used for another body, or the draft has moved on.",
    412: "The path was changed elsewhere since it was read.",
    413: "The body is larger than this address takes.",
    415: "A JSON-RPC message is sent as application/json.",
    421: "This server is not known by that host name.",
    422: "A field or parameter does not fit; it is named.",
    429: "Too much for now; `Retry-After` says when to come again.",
    503: "A part is not ready or down; `Retry-After` says when to come again.",
}
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES: Mapping[str, tuple[str, ...]] = {
    ".svg": ("image/svg+xml",),
    ".pdf": ("application/pdf",),
    ".{form}": ("text/csv", _SPREADSHEET),
    "/metrics": ("text/plain",),
    "/v1/drafts/{draft_id}/export": (
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/markdown",
        "application/json",
    ),
}
_BUSY = ("/v1/chat", "/v1/conversations", "/v1/drafts")
_COUNTED = ("/v1/chat", "/v1/login", "/v1/reports", "/v1/drafts")
_WITHOUT_PARTS = ("/healthz", "/metrics", "/v1/models")


class Documented(FastAPI):
    """An application whose OpenAPI document is complete."""

    def openapi(self) -> dict[str, Any]:
        """The document, made with the first request for it."""
        if self.openapi_schema is None:
            document = super().openapi()
            schemas = document["components"]["schemas"]
            told = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= told.pop("$defs") | {ProblemDocument.__name__: told}
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            document["components"]["securitySchemes"] = _SCHEMES
            for path, method, route in _operations(self):
                _complete(document["paths"][path][method], path, method, route)
            self.openapi_schema = document
        return self.openapi_schema


def _operations(app: FastAPI) -> Iterator[tuple[str, str, APIRoute]]:
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and route.include_in_schema:
            for method in sorted(route.methods or ()):
                yield route.path_format, method.lower(), route


def _complete(operation: dict[str, Any], path: str, method: str, route: APIRoute) -> None:
    calls = set(_calls(route.dependant))
    operation["security"] = _security(path, calls)
    if path == "/mcp":
        message = {"application/json": {"schema": {"type": "object"}}}
        operation["requestBody"] = {"required": True, "description": "One JSON-RPC message.", "content": message}
        operation["responses"]["200"]["content"]["application/json"]["schema"] = {"type": "object"}
        operation["responses"]["202"] = {"description": "A notification was taken."}
        for status in (400, 404, 406, 415, 421):
            told = _problem(status)
            # What is no message of the protocol is refused by it, in its own words.
            told["content"]["application/json"] = {"schema": {"type": "object"}}
            operation["responses"][str(status)] = told
    _answers(operation, path)
    if not is_this_door(path):
        for status in _refusals(operation, path, method, calls):
            if path != "/mcp" or str(status) not in operation["responses"]:
                operation["responses"][str(status)] = _problem(status)
    for one in operation.get("parameters", ()):
        if (example := PARAMETERS.get(path, {}).get(one["name"])) is not None:
            one["example"] = example
    if (method, path) in BODIES:
        operation["requestBody"]["content"]["application/json"]["example"] = BODIES[method, path]


def _calls(dependant: Dependant) -> Iterator[Any]:
    for one in dependant.dependencies:
        yield one.call
        yield from _calls(one)


def _security(path: str, calls: set[Any]) -> list[dict[str, list[str]]]:
    """The ways in, any of which opens; an empty one: nothing is wanted where the operator has set no keys."""
    if is_this_door(path) or path == "/mcp":
        return [{}, {"bearerKey": []}, {"apiKey": []}]
    own: dict[str, list[str]] = {}
    if acting in calls or acting_with_csrf in calls:
        own["signIn"] = []
    if acting_with_csrf in calls:
        own["csrf"] = []
    elif bearer in calls:
        own["conversation"] = []
    if not path.startswith("/v1"):
        return [own]
    key: dict[str, list[str]] = {"apiKey": []}
    first: list[dict[str, list[str]]] = [{}, key] if path == "/v1/chat" else []  # a talk begins without a token
    return [*first, own, own | key]


def _answers(operation: dict[str, Any], path: str) -> None:
    """The media types of files, and of a streamed turn."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    for ending, kinds in _FILES.items():
        if path.endswith(ending):
            operation["responses"]["200"]["content"] = {
                kind: ({"schema": {"type": "string"}} if kind == "text/plain" else binary) for kind in kinds
            }
    if path in ("/v1/chat", "/v1/chat/completions"):
        operation["responses"]["200"]["content"]["text/event-stream"] = {"schema": {"type": "string"}}


def _refusals(operation: Mapping[str, Any], path: str, method: str, calls: set[Any]) -> list[int]:
    signed = acting in calls or acting_with_csrf in calls
    named = "{" in path or bearer in calls
    body = "requestBody" in operation
    found = {
        400: body,
        401: path.startswith(("/v1", "/mcp")),
        403: signed or path == "/mcp" or path == "/v1/login",
        404: named or path in ("/v1/wages", "/v1/places", "/v1/rankings", "/v1/rankings/places", "/v1/clients"),
        409: method != "get" and path.startswith(_BUSY),
        412: (method, path) == ("put", "/v1/path"),
        413: body,
        422: body or bool(operation.get("parameters")),
        429: method == "post" and path.startswith(_COUNTED),
        503: path not in _WITHOUT_PARTS,
    }
    return [status for status, may in found.items() if may]


def _problem(status: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": _REASONS[status],
        "content": {PROBLEM: {"schema": {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}}},
    }
    if status in (429, 503):
        told["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return told
