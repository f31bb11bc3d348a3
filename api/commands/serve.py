"""`career-advisor serve`: the HTTP service."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

if TYPE_CHECKING:
    from fastapi import FastAPI


_SWITCH_S = 0.0005


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
) -> None:
    """Run the service; the starter knowledge is built first if there is none."""
    import uvicorn

    from advisor.settings import Settings
    from api.drain import PARTING_S

    settings = Settings.load()
    console = Console(stderr=True)
    _free(host, port)
    _knowledge_first(settings.home)
    console.print(f"Career Advisor on [bold]http://{host}:{port}[/bold] (model: {settings.model}). Stop with Ctrl-C.")
    # The drain comes before the server's own end; what it leaves open then is cut off soon.
    common: dict[str, Any] = {
        "host": host,
        "port": port,
        "log_level": "warning",
        "access_log": False,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": round(PARTING_S),
    }
    if workers == 1:
        uvicorn.run(_app(), **common)
    else:
        uvicorn.run("api.commands.serve:_app", factory=True, workers=workers, **common)


def _free(host: str, port: int) -> None:
    """Say at once that the address cannot be had, rather than after a build."""
    from advisor.errors import AdvisorError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AdvisorError(
                f"Cannot listen on {host}:{port} ({error.strerror}); choose another with --host and --port."
            ) from None


def _knowledge_first(home: Path) -> None:
    """Build what is not there in a process of its own: a build's memory is not the service's."""
    from advisor.errors import AdvisorError
    from knowledge.errors import NotFoundError
    from knowledge.store import Knowledge

    try:
        Knowledge.open(home).close()
    except NotFoundError as error:
        from knowledge import swap

        if swap.current(home) is not None:
            Console(stderr=True).print(str(error), markup=False, soft_wrap=True)
        done = subprocess.run([sys.executable, "-m", "api", "knowledge", "build"], check=False)
        if done.returncode != 0:
            raise AdvisorError("The service was not started, because its knowledge could not be built.") from None


def _app() -> "FastAPI":
    """One worker's application."""
    from advisor.service import Advisor
    from advisor.settings import Settings
    from api.app import create_app

    # The loop waits so long for each thread that computes when it has something to do.
    sys.setswitchinterval(_SWITCH_S)
    # Libraries that could report home are told not to, before any of them is imported.
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    return create_app(Advisor(Settings.load()))
