"""`career-advisor records backup` and `restore`: everything that people wrote, in one file, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from advisor.records import Records


def backup(to: Annotated[Path, typer.Argument(help="The file to write, such as records.jsonl.gz.")]) -> None:
    """Write everything that is recorded into one file, while the service runs."""
    from rich.console import Console

    from advisor.records_backup import backup as write
    from api.commands.progress import bars

    records = _records()
    try:
        with bars(Console(stderr=True)) as progress:
            kept = write(records, to, lambda done, whole: progress("rows", done, whole))
    finally:
        records.close()
    print(f"Written: {to} ({kept.whole} rows). It holds what people wrote; keep it as you keep the database.")


def restore(
    source: Annotated[Path, typer.Argument(help="A file that `records backup` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Remove what is there first.")] = False,
) -> None:
    """Fill empty records from a backup, whole or not at all. Stop the service first."""
    from rich.console import Console

    from advisor.records_backup import restore as fill
    from api.commands.progress import bars

    records = _records()
    try:
        with bars(Console(stderr=True)) as progress:
            kept = fill(records, source, replace=replace, progress=lambda done, whole: progress("rows", done, whole))
    finally:
        records.close()
    print(f"Restored {kept.whole} rows from {source}.")


def _records() -> "Records":
    from advisor.records import Records
    from advisor.settings import Settings

    return Records(Settings.load().records)
