"""The fake provider's own record of what it wrote, where the base URL is one: which sentences it made false, what it obeyed.

Asks nothing of a real provider but one GET without a key, which tells that it is none of ours.
"""

import json
import urllib.request
from typing import Any
from urllib.parse import urlsplit

_SECONDS = 2.0


class FakeProvider:
    """A fake provider at an address."""

    def __init__(self, root: str) -> None:
        self._root = root

    def log(self) -> list[dict[str, Any]]:
        """The chat requests since the last `reset`, oldest first."""
        found = _read(f"{self._root}/fake/log")
        return [one for one in found["requests"] if one.get("kind") == "chat"] if found else []

    def reset(self) -> None:
        """Forget what was logged."""
        _read(f"{self._root}/fake/reset", data=b"")


def at(base_url: str | None) -> FakeProvider | None:
    """The fake provider at a base URL, or None where another server or nobody answers."""
    parts = urlsplit(base_url or "")
    # It listens on loopback only: nobody else is asked.
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        return None
    root = f"http://{parts.netloc}"
    found = _read(f"{root}/fake/log?last=0")
    return FakeProvider(root) if found is not None and "requests" in found else None


def _read(url: str, data: bytes | None = None) -> dict[str, Any] | None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, data=data), timeout=_SECONDS) as reply:
            found = json.loads(reply.read())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
