"""`career-advisor serve`: the HTTP service."""

import os
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from fastapi import FastAPI


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
) -> None:
    """Run the service; the starter knowledge is built first if there is none."""
    import uvicorn

    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    settings = Settings.load()
    console = Console(stderr=True)
    open_knowledge(settings, console).close()
    console.print(f"Career Advisor on [bold]http://{host}:{port}[/bold] (model: {settings.model}). Stop with Ctrl-C.")
    if workers == 1:
        uvicorn.run(_app(), host=host, port=port, log_level="warning", access_log=False)
    else:
        uvicorn.run(
            "api.commands.serve:_app",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            log_level="warning",
            access_log=False,
        )


def _app() -> "FastAPI":
    """One worker's application."""
    from advisor.service import Advisor
    from advisor.settings import Settings
    from api.app import create_app

    # Libraries that could report home are told not to, before any of them is imported.
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    return create_app(Advisor(Settings.load()))
