"""Servers as processes of their own, on loopback and a free port, for as long as they are measured."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0


class Served(NamedTuple):
    """A running server: its process, its port, and the moment (`time.perf_counter`) at which its command was given."""

    process: "subprocess.Popen[str]"
    port: int
    begun: float

    @property
    def pid(self) -> int:
        return self.process.pid

    def until(self, path: str) -> float:
        """Seconds from the command until `path` answers 200. `RuntimeError` where the process ends first, `TimeoutError`
        after two minutes."""
        while time.perf_counter() - self.begun < PATIENCE:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.process.args!r} ended with status {self.process.returncode}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as response:
                    if response.status == 200:
                        return time.perf_counter() - self.begun
            except OSError:
                time.sleep(0.02)
        raise TimeoutError(f"{path} did not answer within {PATIENCE:.0f} s.")


@contextmanager
def served(module: str, *arguments: str, also: Mapping[str, str] | None = None) -> Iterator[Served]:
    """`python -m MODULE ARGUMENTS --port N` with the variables of `also` besides this process's own, ended with the block."""
    port = free_port()
    # `env` adds to what the child inherits: the environment itself is read by the settings alone.
    given = [f"{name}={value}" for name, value in (also or {}).items()]
    command = ["env", f"PYTHONPATH={ROOT}", *given, sys.executable, "-m", module, *arguments, "--port", str(port)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    try:
        yield Served(process, port, begun)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_s(pid: int) -> float:
    """Processor seconds of a process so far, all its threads (Linux)."""
    import os

    # The name of a program may hold spaces and brackets: the fields are counted from behind it.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
