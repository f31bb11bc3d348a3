"""A real server process on loopback, for other people's clients."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parent.parent.parent


def apart(make: Callable[[], Coroutine[Any, Any, Found]]) -> Found:
    """What a coroutine gives, run on a loop in a thread of its own: a browser's driver may hold this thread's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(make())).result()


@contextmanager
def serving(home: Path, folder: Path, **more: str) -> Iterator[str]:
    """The address of a service with records of its own in `folder`; ready when it is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ADVISOR_", "OPENAI_"))}
    environment |= {
        "ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline",
        "ADVISOR_RECORDS_URL": f"sqlite:///{folder}/records.sqlite", **more,
    }  # fmt: skip
    said = folder / "server.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "serve", "--port", str(port)],
            env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                    break
            except (urllib.error.URLError, OSError):
                assert process.poll() is None, said.read_text(encoding="utf-8")
                assert time.monotonic() < deadline, said.read_text(encoding="utf-8")
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(30)
    assert "Traceback" not in said.read_text(encoding="utf-8")
