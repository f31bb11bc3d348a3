"""Which fault a provider's reply is: by status, by the error object in its body, or by the exception of a client.

It reads bodies only to tell their kind; no word of them is kept.
"""

import json
import time
from email.utils import parsedate_to_datetime
from typing import Any

from advisor.provider.faults import Kind, ProviderFault

_BY_STATUS = {
    401: Kind.REFUSED_KEY,
    402: Kind.QUOTA,
    403: Kind.FORBIDDEN,
    404: Kind.NO_SUCH_MODEL,
    408: Kind.SERVER_ERROR,
    409: Kind.SERVER_ERROR,
    413: Kind.OVERFLOW,
    429: Kind.RATE_LIMITED,
}
# Words of error codes and messages as OpenAI, Azure, vLLM, Ollama, Gemini and OpenRouter write them, most telling first.
_BY_WORD: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        Kind.QUOTA,
        ("insufficient_quota", "billing", "current quota", "insufficient balance", "insufficient credit", "more credits"),
    ),
    (
        Kind.OVERFLOW,
        (
            "context_length_exceeded", "maximum context length", "context window", "contextwindow", "prompt is too long",
            "input tokens exceed", "exceeds the available context", "string_above_max_length",
        ),
    ),
    (Kind.CONTENT_FILTER, ("content_filter", "content_policy", "responsibleaipolicy", "content management policy")),
    (Kind.REFUSED_KEY, ("invalid_api_key", "api key not valid", "api_key_invalid", "incorrect api key", "authentication")),
    (Kind.FORBIDDEN, ("permission_denied", "permission denied")),
    (Kind.NO_SUCH_MODEL, ("model_not_found", "does not exist")),
    (Kind.RATE_LIMITED, ("rate_limit", "rate limit", "too many requests")),
    (Kind.SERVER_ERROR, ("server_error", "overloaded", "unavailable", "timeout")),
)  # fmt: skip
_SPEAKING = frozenset({400, 403, 404, 422, 429, 500, 503})
"""Statuses whose body may say it more exactly: a quota is a 429, an overflow a 400, and some servers' a 500."""


def of_status(status: int, body: bytes, retry_after: str | None = None, now: float | None = None) -> ProviderFault:
    """The fault of a reply that is no 2xx."""
    if 300 <= status < 400:
        return ProviderFault(Kind.REDIRECTED)
    kind = _BY_STATUS.get(status) or (Kind.SERVER_ERROR if status >= 500 else Kind.BAD_REQUEST)
    if status in _SPEAKING and (said := _said_in(body)) is not None:
        # A key without rights and a missing model stay what their status says.
        allowed = {
            403: {Kind.QUOTA, Kind.CONTENT_FILTER},
            404: {Kind.CONTENT_FILTER},
            429: {Kind.QUOTA},
            500: {Kind.OVERFLOW, Kind.CONTENT_FILTER},
            503: set(),
        }.get(status)
        if allowed is None or said in allowed:
            kind = said
    return ProviderFault(kind, _seconds(retry_after, time.time() if now is None else now))


def of_error(error: object) -> ProviderFault:
    """The fault of an error object: in a stream, or in a body whose status says that all is well."""
    if isinstance(error, dict):
        code = error.get("code") or error.get("status")
        if isinstance(code, str) and code.isdigit():
            code = int(code)
        if isinstance(code, int) and code >= 400:
            return of_status(code, json.dumps({"error": error}).encode())
    return ProviderFault(_by_word(error) or Kind.SERVER_ERROR)


def of_exception(error: BaseException) -> ProviderFault:
    """The fault behind an exception of some provider's client: by the status it carries, else by its name."""
    if isinstance(error, ProviderFault):
        return error
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if isinstance(status, int) and status >= 300:
        return of_status(status, str(error).encode())
    name = type(error).__name__.lower()
    if "overflow" in name:
        return ProviderFault(Kind.OVERFLOW)
    if "timeout" in name:
        return ProviderFault(Kind.STALLED)
    if "connect" in name:
        return ProviderFault(Kind.UNREACHABLE)
    if isinstance(error, ValueError | KeyError | TypeError | AttributeError | IndexError):
        # The client could not read what came.
        return ProviderFault(Kind.BAD_STREAM)
    return ProviderFault(Kind.UNKNOWN)


def _said_in(body: bytes) -> Kind | None:
    try:
        found = json.loads(body)
    except ValueError:
        return None if body.lstrip().startswith(b"<") else _by_word(body.decode("utf-8", "replace"))
    if isinstance(found, list) and found:
        found = found[0]
    return _by_word(found.get("error") or found) if isinstance(found, dict) else None


def _by_word(error: object) -> Kind | None:
    words = _words(error)
    return next((kind for kind, marks in _BY_WORD if any(mark in words for mark in marks)), None)


def _words(error: Any) -> str:
    if isinstance(error, dict):
        parts = [error.get(key) for key in ("code", "type", "status", "message")]
        inner = error.get("innererror")
        if isinstance(inner, dict):
            parts.append(inner.get("code"))
        return " ".join(str(part) for part in parts if part).lower()
    return str(error).lower()


def _seconds(said: str | None, now: float) -> float | None:
    """`Retry-After` in seconds; a date is counted from now. What cannot be read was not said."""
    if not said:
        return None
    try:
        return max(float(said), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(said).timestamp() - now, 0.0)
    except ValueError:
        return None
