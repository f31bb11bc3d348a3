"""Progress of long work on a terminal: a bar for each stage, silent where nobody watches."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from advisor.settings import Settings
from knowledge.progress import Progress
from knowledge.store import Knowledge


@contextmanager
def bars(console: Console) -> Iterator[Progress]:
    """A `Progress` that draws one bar a stage."""
    shown = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=False,
    )
    tasks: dict[str, TaskID] = {}

    def step(stage: str, done: int, total: int | None) -> None:
        if stage not in tasks:
            for earlier in tasks.values():
                # A stage ends when the next begins: its clock stops there.
                shown.update(
                    earlier, total=shown.tasks[earlier].completed or 1, completed=shown.tasks[earlier].completed or 1
                )
            tasks[stage] = shown.add_task(stage, total=total)
        shown.update(tasks[stage], completed=done, total=total)

    with shown:
        yield step


def open_knowledge(settings: Settings, console: Console) -> Knowledge:
    """The current knowledge; the starter is built first, with bars, if there is none."""
    from knowledge.errors import BusyError, NotFoundError

    try:
        return Knowledge.open(settings.home, settings.embed_model_dir, settings.remote_embeddings)
    except NotFoundError as error:
        from knowledge import swap
        from knowledge.build import build, require

        if settings.sources is not None:
            require(settings.sources)
        if swap.current(settings.home) is not None:
            # A build is there and cannot be used: the person learns why before it is replaced.
            console.print(str(error), markup=False, soft_wrap=True)
        what = f"knowledge from {settings.sources}" if settings.sources else "starter knowledge (under a minute, once)"
        console.print(f"Building the {what}…", markup=False, soft_wrap=True)
        try:
            with bars(console) as progress:
                build(
                    settings.home,
                    sources=settings.sources,
                    progress=progress,
                    embed_model_dir=settings.embed_model_dir,
                    remote_embeddings=settings.remote_embeddings,
                    token_cache_dir=settings.tiktoken_cache_dir,
                )
        except BusyError:
            console.print("Another command is building it just now; waiting for it…")
            return _when_built(settings)
        return Knowledge.open(settings.home, settings.embed_model_dir, settings.remote_embeddings)


def _when_built(settings: Settings, patience_s: float = 300) -> Knowledge:
    """The knowledge that another process is building; its absence, if that takes too long, is an error."""
    from knowledge.errors import NotFoundError

    until = time.monotonic() + patience_s
    while True:
        try:
            return Knowledge.open(settings.home, settings.embed_model_dir, settings.remote_embeddings)
        except NotFoundError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)
