"""For the widget's tests: services that can be killed and come back, pages of other sites, and how one talks to it."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SLOW = "openai:ttft100-itl20-len120"  # an answer that takes some seconds


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
    return found


class Served:
    """`career-advisor serve` on one port, with records of its own."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = os.environ | {"ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline"} | environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "api", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as response:
                    if response.status == 200:
                        return
            except OSError:
                assert time.monotonic() < deadline, "the service did not become ready"
                assert self._process.poll() is None, "the service ended before it was ready"
            time.sleep(0.1)

    def kill(self) -> None:
        """As a machine dies: nothing is finished, nothing is said."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None


@contextmanager
def served(home: Path, own: Path, **environment: str) -> Iterator[Served]:
    """A running service on the knowledge of `home`, with its records in `own`."""
    own.mkdir(parents=True, exist_ok=True)
    (own / "knowledge").symlink_to((home / "knowledge").resolve(), target_is_directory=True)
    found = Served(own, **environment)
    found.start()
    try:
        yield found
    finally:
        found.kill()


@contextmanager
def site(html: str, port: int = 0) -> Iterator[str]:
    """Somebody else's site with one page; its origin. `port` 0 takes a free one."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = html.encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def host_page(script: str, body: str = "", language: str = "en") -> str:
    """A plain page that includes the widget."""
    return (
        f'<!doctype html><html lang="{language}"><head><title>A page</title></head>'
        f"<body><main><h1>A page</h1><p>Some text.</p>{body}</main>{script}</body></html>"
    )


def opened(context: BrowserContext | Browser, address: str) -> Page:
    """A page with the widget ready; `problems` gathers what a page should not have."""
    page = context.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.goto(address)
    expect(page.locator("career-advisor .shell")).to_be_attached()
    return page


def send(page: Page, text: str) -> None:
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")


def ask(page: Page, text: str) -> Locator:
    """Asks and waits for the whole answer; its turn."""
    before = page.locator(".turn").count()
    send(page, text)
    expect(page.locator(".turn")).to_have_count(before + 1)
    turn = page.locator(".turn").last
    expect(turn).not_to_have_attribute("aria-busy", "true", timeout=30_000)
    return turn


def shot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=str(SHOTS / f"widget-{name}-{width}.png"))
