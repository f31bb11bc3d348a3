"""`career-advisor knowledge`: build, fetch and look after the knowledge on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from advisor.coverage import Line

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
        from knowledge.starter.pack import directory, export

        if sources is None:
            raise BuildError("--export-starter reads publishers' files: give --from DIR or set ADVISOR_SOURCES.")
        with bars(console) as progress:
            written = export(sources, Path(str(directory())), progress)
        console.print(f"Wrote the starter pack: {written / 1e6:.1f} MB of tables.", highlight=False)
        return
    from knowledge.build import build, require

    if sources is not None:
        require(sources)
    with bars(console) as progress:
        manifest = build(
            settings.home,
            sources=sources,
            progress=progress,
            embed_model_dir=settings.embed_model_dir,
            remote_embeddings=settings.remote_embeddings,
            token_cache_dir=settings.tiktoken_cache_dir,
        )
    Console().print(f"Knowledge build {manifest.build_id} ({manifest.kind}) is current.", highlight=False)
    for missing in manifest.missing if manifest.kind == "full" else ():
        Console().print(f"Missing: {missing.source}: {missing.reason}", highlight=False, markup=False, soft_wrap=True)


@app.command("fetch")
def fetch_command(
    to: Annotated[Path | None, typer.Option("--to", help="Where the files go.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print the register and download nothing.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also area wages of the years before the newest.")] = False,
) -> None:
    """Download the registered publishers' files: checksum, resume, progress."""
    from api.commands.progress import bars
    from knowledge.errors import SourceError
    from knowledge.sources.register import register

    if listed:
        console = Console()
        for one in register():
            # Lines rather than a table: an address must not be cut to the window.
            facts = f"{one.key}: {one.publisher}, {one.title}, {one.vintage} ({one.licence})"
            console.print(facts, highlight=False, markup=False, soft_wrap=True)
            console.print(f"    {one.url}", highlight=False, markup=False, soft_wrap=True)
        return
    if to is None:
        raise SourceError("Say where the files go: --to DIR (or --list to see what would be fetched).")
    from knowledge.fetch import fetch

    with bars(Console(stderr=True)) as progress:
        fetched = fetch(to, progress=progress, everything=everything)
    console = Console()
    for got in fetched:
        console.print(f"{got.outcome:8} {got.file}: {got.message}", highlight=False, markup=False, soft_wrap=True)
    if any(got.outcome == "failed" for got in fetched):
        raise SourceError("Some files could not be fetched; run the same command again to go on where it stopped.")


@app.command("status")
def status_command() -> None:
    """Build id, vintages, row counts, and what is missing."""
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    knowledge = open_knowledge(Settings.load(), Console(stderr=True))
    console = Console()
    manifest = knowledge.manifest
    console.print(f"Knowledge build {manifest.build_id} ({manifest.kind}), built {manifest.built_at}", highlight=False)
    reduced = f" (reduced: {manifest.embedder.reason})" if manifest.embedder.reduced else ""
    console.print(f"Embedder {manifest.embedder.name}{reduced}; tokens by {manifest.token_counter}", highlight=False)
    if (why := knowledge.search.reduced_reason) and why != manifest.embedder.reason:
        console.print(f"Search: {why}", highlight=False, markup=False, soft_wrap=True)
    sources = Table("source", "publisher", "dataset", "vintage", "rows", title="Sources", title_justify="left")
    for one in knowledge.sources.all():
        cited = one.citation
        sources.add_row(cited.key, cited.publisher, cited.dataset, cited.vintage.label, f"{one.rows:,}")
    console.print(sources)
    rows = Table("table", "rows", title="Tables", title_justify="left")
    for name, count in sorted(manifest.rows.items()):
        rows.add_row(name, f"{count:,}")
    console.print(rows)
    for missing in manifest.missing:
        console.print(f"Missing: {missing.source}: {missing.reason}", highlight=False, markup=False, soft_wrap=True)


@app.command("check")
def check_command() -> None:
    """Run the checks of a build on the current one; exit 2 if any fails."""
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge
    from knowledge.checks import failures
    from knowledge.errors import BuildError
    from knowledge.status import check

    results = check(open_knowledge(Settings.load(), Console(stderr=True)))
    console = Console()
    for one in results:
        console.print(f"{one.status:8} {one.name}: {one.message}", highlight=False, markup=False, soft_wrap=True)
    if failed := failures(results):
        names = ", ".join(one.name for one in failed)
        raise BuildError(f"{len(failed)} of {len(results)} checks failed: {names}.")
    console.print(f"{len(results)} checks, none failed.", highlight=False)


@app.command("coverage")
def coverage_command(
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Make every page of the build and count, section by section, what has content; exit 2 if a bar is missed."""
    from advisor.coverage import measure
    from advisor.settings import Settings
    from api.commands.progress import bars, open_knowledge
    from knowledge.errors import BuildError

    stderr = Console(stderr=True)
    knowledge = open_knowledge(Settings.load(), stderr)
    with bars(stderr) as progress:
        found = measure(knowledge, progress)
    console = Console()
    if as_json:
        typer.echo(found.model_dump_json(indent=2))
    else:
        console.print(f"Knowledge build {found.build_id} ({found.kind})", highlight=False)
        for kind in dict.fromkeys(line.of for line in found.lines):
            console.print(_coverage_table([line for line in found.lines if line.of == kind], kind))
        for bar in found.bars:
            said = f"{bar.filled:,} of {bar.cells:,} = {bar.pct:.2f} % (bar {bar.bar_pct:g} %): {'met' if bar.met else 'MISSED'}"
            console.print(
                f"{bar.what[:1].upper()}{bar.what[1:]}: {said}", highlight=False, markup=False, soft_wrap=True
            )
    if not found.met:
        raise BuildError(f"Coverage is below its bar: {', '.join(bar.what for bar in found.bars if not bar.met)}.")


def _coverage_table(lines: "list[Line]", kind: str) -> Table:
    """Sections of one kind of page. A source speaks of occupations; a career or track has what its members have."""
    title = f"{kind.capitalize()}: {lines[0].pages:,} pages"
    table = Table("section", title=title, title_justify="left")
    counted = (
        ("a source has it", "of those shown", "shown", "% of pages")
        if kind == "occupations"
        else ("shown", "% of pages")
    )
    for name in counted:
        table.add_column(name, justify="right")
    table.add_column("why the rest is not there")
    for one in lines:
        held = (f"{one.held:,}", f"{one.held_shown:,}") if kind == "occupations" else ()
        reasons = "; ".join(f"{count:,} × {reason}" for reason, count in list(one.reasons.items())[:3])
        table.add_row(one.section, *held, f"{one.shown:,}", f"{100 * one.shown / one.pages:.1f}", reasons)
    return table


@app.command("diff")
def diff_command(
    old: Annotated[str, typer.Argument(help="Build id, its beginning, or 'current'.")],
    new: Annotated[str, typer.Argument(help="Build id, its beginning, or 'current'.")],
) -> None:
    """Medians that moved more than ten percent, and codes that came or went, between two builds."""
    from advisor.settings import Settings
    from knowledge.diff import diff

    found = diff(Settings.load().home, old, new)
    console = Console()
    console.print(f"From build {found.old} to build {found.new}:", highlight=False)
    for title, codes in (
        ("Codes that came", found.codes_came),
        ("Codes that went", found.codes_went),
        ("Areas that came", found.areas_came),
        ("Areas that went", found.areas_went),
        ("Sources that came", found.sources_came),
        ("Sources that went", found.sources_went),
    ):
        console.print(f"{title}: {', '.join(codes) or 'none'}", highlight=False, soft_wrap=True)
    table = Table(
        "code", "area", "old", "new", "change", title=f"Medians that moved more than 10 %: {len(found.moved)}"
    )
    for one in found.moved:
        table.add_row(
            one.oews_code,
            one.area_code,
            f"{one.old_median_usd:,}",
            f"{one.new_median_usd:,}",
            f"{one.change_pct:+.1f} %",
        )
    if found.moved:
        console.print(table)
