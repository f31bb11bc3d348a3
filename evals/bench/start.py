"""Start of the service as a process of its own: socket, readiness, first answer, memory."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from advisor.settings import Settings
from evals.bench.measure import Line, resident_mb
from knowledge.store import open_or_build


def bench(settings: Settings) -> Line:
    """Seconds to `/healthz`, to `/readyz`, and to the first answer, from the command; resident memory afterwards."""
    open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        (home / "knowledge").symlink_to(settings.home / "knowledge", target_is_directory=True)
        environment = os.environ | {"ADVISOR_HOME": scratch, "ADVISOR_MODEL": "offline"}
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "serve", "--port", str(port)], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            live = _until(f"http://127.0.0.1:{port}/healthz", begun)
            ready = _until(f"http://127.0.0.1:{port}/readyz", begun)
            _ask(port)
            answered = time.perf_counter() - begun
            for _ in range(20):
                _ask(port)
            memory = resident_mb(process.pid)
        finally:
            process.terminate()
            process.wait(20)
    return Line(
        bench="start",
        figures={
            "healthz_s": round(live, 2),
            "readyz_s": round(ready, 2),
            "first_answer_s": round(answered, 2),
            "resident_mb": round(memory),
        },
        bars={"healthz <= 2 s": live <= 2, "ready <= 10 s": ready <= 10, "memory <= 600 MB": memory <= 600},
    )


def _until(url: str, begun: float) -> float:
    while time.perf_counter() - begun < 120:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                if response.status == 200:
                    return time.perf_counter() - begun
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"{url} did not answer within 120 s.")


def _ask(port: int) -> None:
    body = json.dumps({"message": "what pays best in operations in Idaho"}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/chat", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        json.load(response)
