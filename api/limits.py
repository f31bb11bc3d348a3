"""What holds before anything is parsed: the size of a body, and that HEAD is GET without one."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import response

MAX_BODY_BYTES = 256 * 1024


class BodyLimit:
    """Refuses a larger body with 413, by its declared length or, where none is declared, as soon as it has come.

    The framework has a limit of its own, but answers in plain text; errors here are problem documents.
    """

    def __init__(self, app: ASGIApp, most: int = MAX_BODY_BYTES) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > self.most:
            await self._refuse(scope, receive, send)
            return
        come = 0
        over = False

        async def counted() -> Message:
            nonlocal come, over
            message = await receive()
            come += len(message.get("body", b""))
            if come > self.most:
                over = True
                # The application sees a reader who left; what it would answer is replaced below.
                return {"type": "http.disconnect"}
            return message

        async def unless_over(message: Message) -> None:
            if not over:
                await send(message)

        try:
            await self.app(scope, counted, unless_over)
        finally:
            if over:
                await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        sentence = f"The body is larger than the {self.most:,} bytes this address takes."
        await response(413, sentence, [{"field": "body", "message": sentence}])(scope, receive, send)


class HeadAsGet:
    """Answers HEAD wherever GET is answered, with the same headers and no body, as HTTP asks of every server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def headers_only(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, headers_only)
