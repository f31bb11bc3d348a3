"""`career-advisor fake-provider`: a provider to test against, on this machine. It needs no key and calls nobody."""

import asyncio
import ipaddress
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evals.fake_provider.server import Server


def fake_provider(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8099,
    script: Annotated[Path | None, typer.Option(help="Replies for the mode 'scripted', as YAML.")] = None,
) -> None:
    """Run an OpenAI-compatible test provider whose model name says how it behaves."""
    from advisor.errors import AdvisorError
    from evals.fake_provider.provider import Provider
    from evals.fake_provider.scripting import ScriptError
    from evals.fake_provider.scripting import script as read_script
    from evals.fake_provider.server import Server

    try:
        scenes = read_script(script) if script is not None else None
    except ScriptError as error:
        raise AdvisorError(str(error)) from None
    if not _is_loopback(host):
        typer.echo(
            f"Warning: {host} can be reached from other machines. The fake provider has no key, lies when asked to, and "
            "shows every request under /fake/log. Use 127.0.0.1 unless you know who can connect.",
            err=True,
        )
    asyncio.run(_served(Server(Provider(scenes), host, port), host))


async def _served(server: "Server", host: str) -> None:
    """Serve until Ctrl-C or a polite kill."""
    from advisor.errors import AdvisorError

    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        port = await server.start()
    except OSError as error:
        raise AdvisorError(
            f"Cannot listen on {host} ({error.strerror}); choose another with --host and --port."
        ) from None
    shown = f"[{host}]" if ":" in host else host
    typer.echo(
        f"Fake provider on http://{shown}:{port}/v1 (no key needed). Stop with Ctrl-C.\n"
        f"Use it:  OPENAI_API_KEY=none OPENAI_BASE_URL=http://{shown}:{port}/v1 ADVISOR_MODEL=openai:obedient career-advisor serve\n"
        "Models:  obedient, liar, hijacked, biased, looping, scripted; with knobs such as "
        "liar-seed7 or obedient-ttft300-itl15-len150-fault09-mid\n"
        f"Log:     http://{shown}:{port}/fake/log"
    )
    await stopped.wait()
    await server.stop()
    typer.echo("Stopped.")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
