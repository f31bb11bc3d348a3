"""The address of the MCP server. What the protocol's package says in plain text leaves as a problem document."""

import threading
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from advisor.service import Advisor
from api.chat import The
from api.errors import response
from api.keys import key_of

if TYPE_CHECKING:
    from api.mcp_door.server import McpServer

_SENTENCES = {
    400: "The request is no JSON-RPC message sent as Content-Type: application/json.",
    403: "Pages of that origin may not speak to this server; the operator names origins in ADVISOR_ORIGINS.",
    406: "The answer is JSON or an event stream: accept application/json and text/event-stream.",
    413: "The body is larger than this address takes.",
    421: "This server is not known by that host name; the operator names it in ADVISOR_PUBLIC_HOSTS.",
}
_LOADING = threading.Lock()

router = APIRouter(tags=["mcp"])


class _Served(Response):
    """One exchange of the protocol, as its package answers it."""

    def __init__(self, server: "McpServer") -> None:
        super().__init__()
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from api.mcp_door.calling import KEY

        KEY.set(key_of(scope))
        manager = self._server.manager()
        async with manager.run():
            await manager.handle_request(scope, receive, _as_problem(scope, receive, send))


@router.post("/mcp", summary="The Model Context Protocol: the advisor's tools for other agents")
async def mcp(request: Request, advisor: The) -> Response:
    """JSON-RPC over streamable HTTP without sessions, as the official clients speak it (docs/mcp.md). Tools only read."""
    return _Served(await to_thread.run_sync(_server, request, advisor))


def _server(request: Request, advisor: Advisor) -> "McpServer":
    """The server of this application, made with its first request."""
    with _LOADING:
        if not hasattr(request.app.state, "mcp"):
            from api.mcp_door.server import McpServer

            request.app.state.mcp = McpServer(advisor)
    served: McpServer = request.app.state.mcp
    return served


def _as_problem(scope: Scope, receive: Receive, send: Send) -> Send:
    """A refusal in plain text becomes a problem document; everything else passes."""
    refused = False

    async def told(message: Message) -> None:
        nonlocal refused
        if message["type"] == "http.response.start":
            kind = Headers(scope=message).get("content-type", "")
            status = message["status"]
            refused = status >= 400 and not kind.startswith("application/json")
            if refused:
                sentence = _SENTENCES.get(status, "This request cannot be answered here.")
                await response(status, sentence)(scope, receive, send)
        if not refused:
            await send(message)

    return told
