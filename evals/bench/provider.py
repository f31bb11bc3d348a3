"""The fake provider in a process of its own, so that its CPU is nobody else's."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

_SERVE = (
    "import json, sys\nfrom evals.fake_provider import serving\n"
    "with serving(port=0, script=json.loads(sys.argv[1])) as fake:\n    print(fake.url, flush=True)\n    sys.stdin.read()\n"
)


class Provider(NamedTuple):
    """Its address, and its process."""

    url: str
    pid: int


@contextmanager
def provider(scenes: list[dict[str, Any]]) -> Iterator[Provider]:
    """The fake provider for the length of the block, with a script of those scenes (see docs/fake-provider.md)."""
    command = [sys.executable, "-c", _SERVE, json.dumps(scenes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Provider(process.stdout.readline().strip(), process.pid)
        finally:
            process.terminate()
