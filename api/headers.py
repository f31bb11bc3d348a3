"""Security headers, and which other sites' pages may call us."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TEN_MINUTES = 600


def page_policy(frame_ancestors: Sequence[str] = ()) -> str:
    """The Content-Security-Policy of our pages: nothing inline, nothing from elsewhere, no HTML made from strings.

    `frame_ancestors`: origins that may show the pages in a frame, besides our own.
    """
    framed = " ".join(("'self'", *frame_ancestors))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; "
        f"frame-ancestors {framed}; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def allow_origins(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    """Lets pages of these origins call the service (the Fetch standard's CORS). Cookies never travel with such a call:
    a talk's token is sent in a header by whoever holds it, and counselors work on our own pages."""
    return CORSMiddleware(
        app,
        allow_origins=list(origins),
        allow_credentials=False,
        allow_methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "X-API-Key", "X-Conversation-Token", "If-Match"],
        expose_headers=["Retry-After", "ETag", "Content-Disposition"],
        max_age=_TEN_MINUTES,
    )


class SafeHeaders:
    """Headers every response carries; a page also its policy. Plain ASGI: a streamed answer passes through untouched."""

    def __init__(self, app: ASGIApp, frame_ancestors: Sequence[str] = ()) -> None:
        self.app = app
        self._policy = page_policy(frame_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
                headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=()")
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("Content-Security-Policy", self._policy)
            await send(message)

        await self.app(scope, receive, with_headers)
