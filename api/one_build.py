"""One request, one knowledge build: what a page shows and the tag it goes by are of the same, also while a newer one comes."""

from starlette.types import ASGIApp, Receive, Scope, Send

from advisor.releases import Releases


class OneBuild:
    """Holds a request to the build that answered when it came. Opens none: where none is open yet, nothing is held."""

    def __init__(self, app: ASGIApp, releases: Releases) -> None:
        self.app = app
        self._releases = releases

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with self._releases.held():
            await self.app(scope, receive, send)
