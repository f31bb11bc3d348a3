"""`career-advisor fake-provider` as a person starts it: says where it is, warns, refuses, and ends cleanly."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "api", "fake-provider"]


def started(*options: str) -> tuple["subprocess.Popen[str]", str]:
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, "".join(process.stdout.readline() for _ in range(4))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_serves_and_ends_cleanly(number: signal.Signals) -> None:
    process, first = started("--port", "0")
    address = re.search(r"http://127\.0\.0\.1:\d+/v1", first)
    assert address is not None
    with urllib.request.urlopen(f"{address.group()}/models", timeout=10) as response:
        assert json.load(response)["object"] == "list"
    process.send_signal(number)
    rest, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
    assert "OPENAI_BASE_URL" in first
    assert rest == "Stopped.\n"


def test_an_open_stream_does_not_keep_it_from_ending() -> None:
    import socket

    process, first = started("--port", "0")
    port = int(first.split("/v1")[0].rsplit(":", 1)[1])
    body = b'{"model":"obedient-fault02","messages":[{"role":"user","content":"hi"}]}'
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        plain.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    assert process.returncode == 0


def test_another_host_than_loopback_is_warned_of() -> None:
    process, _ = started("--host", "0.0.0.0", "--port", "0")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert errors.startswith("Warning: 0.0.0.0 can be reached from other machines.")


def test_a_port_in_use_and_a_wrong_script_are_one_sentence_each(tmp_path: Path) -> None:
    process, first = started("--port", "0")
    port = first.split("/v1")[0].rsplit(":", 1)[1]
    (tmp_path / "script.yaml").write_text("- replies: [{}]", encoding="utf-8")
    for options in (
        ["--port", port],
        ["--script", str(tmp_path / "script.yaml")],
        ["--script", str(tmp_path / "none.yaml")],
    ):
        done = subprocess.run([*COMMAND, *options], capture_output=True, text=True, timeout=20, check=False)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
