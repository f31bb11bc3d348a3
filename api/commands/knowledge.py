"""`career-advisor knowledge`: build, fetch and look after the knowledge on this machine."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(help="Build and look after the knowledge on this machine.", no_args_is_help=True)


@app.command("build")
def build_command(
    source: Annotated[Path | None, typer.Option("--from", help="A directory of publishers' files.")] = None,
    starter: Annotated[bool, typer.Option("--starter", help="Build from the starter pack.")] = False,
    export_starter: Annotated[
        bool, typer.Option("--export-starter", help="Write the starter pack from publishers' files.")
    ] = False,
) -> None:
    """Build the knowledge and make it current; a build that fails leaves the current one untouched."""
    from advisor.settings import Settings
    from api.commands.progress import bars
    from knowledge.errors import BuildError

    settings = Settings.load()
    console = Console(stderr=True)
    if source is not None and starter:
        raise BuildError("Give either --from DIR or --starter, not both.")
    sources = None if starter else source or settings.sources
    if sources is not None and not sources.is_dir():
        raise BuildError(f"{sources} is not a directory of publishers' files.")
    if export_starter:
        from knowledge.starter.pack import PACK, export

        if sources is None:
            raise BuildError("--export-starter reads publishers' files: give --from DIR or set ADVISOR_SOURCES.")
        with bars(console) as progress:
            export(sources, PACK, progress)
        console.print(f"Wrote the starter pack to {PACK}.")
        return
    from knowledge.build import build

    with bars(console) as progress:
        manifest = build(settings.home, sources=sources, progress=progress, embed_model_dir=settings.embed_model_dir)
    Console().print(f"Knowledge build {manifest.build_id} ({manifest.kind}) is current.")


@app.command("fetch")
def fetch_command(
    to: Annotated[Path | None, typer.Option("--to", help="Where the files go.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print the register and download nothing.")] = False,
) -> None:
    """Download the registered publishers' files: checksum, resume, progress."""
    from api.commands.progress import bars
    from knowledge.errors import SourceError
    from knowledge.sources.register import register

    if listed:
        table = Table("key", "publisher", "file", "vintage", "licence", "url")
        for one in register():
            table.add_row(one.key, one.publisher, one.file, one.vintage, one.licence, one.url)
        Console().print(table)
        return
    if to is None:
        raise SourceError("Say where the files go: --to DIR (or --list to see what would be fetched).")
    from knowledge.fetch import fetch

    console = Console(stderr=True)
    with bars(console) as progress:
        fetched = fetch(to, progress)
    for line in fetched.lines():
        Console().print(line, highlight=False)
    if not fetched.complete:
        raise SourceError("Some files could not be fetched; run the same command again to go on where it stopped.")


@app.command("status")
def status() -> None:
    """Build id, vintages, row counts, and what is missing."""
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    knowledge = open_knowledge(Settings.load(), Console(stderr=True))
    console = Console()
    manifest = knowledge.manifest
    console.print(f"Knowledge build {manifest.build_id} ({manifest.kind}), built {manifest.built_at}", highlight=False)
    reduced = f" (reduced: {manifest.embedder.reason})" if manifest.embedder.reduced else ""
    console.print(f"Embedder {manifest.embedder.name}{reduced}; tokens by {manifest.token_counter}", highlight=False)
    sources = Table("source", "publisher", "dataset", "vintage", "rows", title="Sources", title_justify="left")
    for one in knowledge.sources.all():
        sources.add_row(one.key, one.publisher, one.dataset, one.vintage, f"{one.rows:,}")
    console.print(sources)
    rows = Table("table", "rows", title="Tables", title_justify="left")
    for name, count in sorted(manifest.rows.items()):
        rows.add_row(name, f"{count:,}")
    console.print(rows)
    for missing in manifest.missing:
        console.print(f"Missing: {missing.source}: {missing.reason}", highlight=False)


@app.command("check")
def check() -> None:
    """Run the checks of a build on the current one; exit 2 if any fails."""
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge
    from knowledge.checks import run
    from knowledge.errors import BuildError

    knowledge = open_knowledge(Settings.load(), Console(stderr=True))
    console = Console()
    with knowledge.engine.connect() as connection:
        results = run(connection)
    for one in results:
        console.print(f"{'pass' if one.passed else 'FAIL'}  {one.name}: {one.message}", highlight=False, markup=False)
    failed = [one.name for one in results if not one.passed]
    if failed:
        raise BuildError(f"{len(failed)} of {len(results)} checks failed: {', '.join(failed)}.")
    console.print(f"All {len(results)} checks passed.")


@app.command("coverage")
def coverage() -> None:
    """Section by section: for how many occupations a source in this build has content."""
    from knowledge.coverage import sections

    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    knowledge = open_knowledge(Settings.load(), Console(stderr=True))
    table = Table("section", "occupations with content", "of", "percent")
    for one in sections(knowledge.engine):
        table.add_row(
            one.section, f"{one.filled:,}", f"{one.total:,}", f"{100 * one.filled / one.total:.0f}" if one.total else ""
        )
    Console().print(table)


@app.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Build id.")], new: Annotated[str, typer.Argument(help="Build id.")]
) -> None:
    """Medians that moved more than ten percent, and codes that came or went, between two builds."""
    from knowledge.diff import compare

    from advisor.settings import Settings

    for line in compare(Settings.load().home, old, new).lines():
        Console().print(line, highlight=False, markup=False)
