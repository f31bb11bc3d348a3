"""`X-API-Key`: where keys are set, everything under `/v1/` wants one of them, and so does `/mcp`. Pages, `/healthz`,
`/readyz`, `/metrics` do not. Where other people's clients come in, the key may also be sent as they send theirs:
`Authorization: Bearer KEY`.

A key is compared by its digest in constant time, and nothing behind this knows more of it than that digest.
"""

import hashlib
import hmac
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import response
from api.openai_door.shape import is_this_door

_WANTED = (
    "This service wants a key: send it in the header X-API-Key. The pages served here work only where no keys are set."
)


class ApiKeys:
    """Refuses what comes without a key. `keys`: those that are taken, `digests`: more of them by their digest; none of
    either: everything is open."""

    def __init__(self, app: ASGIApp, keys: Sequence[str] = (), digests: Sequence[str] = ()) -> None:
        self.app = app
        self._digests = [*(_digest(key.encode()) for key in keys), *digests]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._digests or not _wants_one(scope["path"]):
            await self.app(scope, receive, send)
            return
        given = _digest(_sent(scope))
        # Every key is compared, so that the time taken does not tell which one fits.
        fits = [hmac.compare_digest(given, known) for known in self._digests]
        if not any(fits):
            await response(401, _WANTED, headers={"WWW-Authenticate": 'ApiKey realm="career-advisor"'})(
                scope, receive, send
            )
            return
        scope.setdefault("state", {})["api_key"] = given
        await self.app(scope, receive, send)


def _wants_one(path: str) -> bool:
    return path.startswith("/v1") or path == "/mcp" or path.startswith("/mcp/")


def _sent(scope: Scope) -> bytes:
    """The key that came along. On `/v1/chat` and beside it the bearer is a conversation's token, and no key."""
    headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))  # of several the first counts
    if b"x-api-key" in headers:
        return headers[b"x-api-key"]
    if scope["path"].startswith("/mcp") or is_this_door(scope["path"]):
        scheme, _, key = headers.get(b"authorization", b"").partition(b" ")
        return key.strip() if scheme.lower() == b"bearer" else b""
    return b""


def key_of(scope: Scope) -> str:
    """The digest of the key that a request came with; empty where none is wanted."""
    found: str = scope.get("state", {}).get("api_key", "")
    return found


def _digest(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()
