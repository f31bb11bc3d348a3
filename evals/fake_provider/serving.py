"""The fake provider for tests and evals: `with serving() as fake`, in a thread of this process, on a free port."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evals.fake_provider.provider import Provider
from evals.fake_provider.scripting import script as read_script
from evals.fake_provider.server import Server


class Fake:
    """A running fake provider. `url` is what a client takes as its base URL."""

    def __init__(self, provider: Provider, port: int) -> None:
        self._provider = provider
        self.port = port
        self.url = f"http://127.0.0.1:{port}/v1"

    def log(self, last: int = 4096) -> list[dict[str, Any]]:
        """The requests that came in, oldest first; see `docs/fake-provider.md` for the fields."""
        return self._provider.log(last)

    def reset(self) -> None:
        """Forget the log, the tries and the place in the script."""
        self._provider.reset()


@contextmanager
def serving(port: int = 0, script: Path | list[dict[str, Any]] | None = None) -> Iterator[Fake]:
    """A fake provider on loopback for the length of the block. `OSError` where the port cannot be had."""
    provider = Provider(read_script(script) if script is not None else None)
    server = Server(provider, port=port)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fake-provider", daemon=True)
    thread.start()
    try:
        got = asyncio.run_coroutine_threadsafe(server.start(), loop).result(10)
        yield Fake(provider, got)
    finally:
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
