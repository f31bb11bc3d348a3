"""Inputs -> a new build: rows, joins, derived scores, lexical index, vectors, checks, manifest, swap.

A build is made in a directory of its own and becomes current by one rename. Whatever fails or is killed on the way, the
current build stays as it was. Nothing here downloads.
"""

import errno
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from knowledge import checks, embeddings, joins, load, manifest, store, swap
from knowledge.embeddings import Embedder
from knowledge.errors import BuildError, KnowledgeError, NotFoundError
from knowledge.manifest import EmbedderInfo, Input, Manifest, Missing
from knowledge.progress import Progress, silent
from knowledge.schema import NarrativeRow, SourceRow, UnjoinedRow
from knowledge.sources import READERS
from knowledge.sources.register import locate, register, sha256_of
from knowledge.starter import pack
from knowledge.tokens import TokenCounter, counter

if TYPE_CHECKING:
    from knowledge.embeddings.openai import OpenAIEmbeddings

ROOM_BYTES = 300_000_000
"""Free disk a build asks for before it starts, so that it fails at once rather than at its end."""


def build(
    home: Path,
    *,
    sources: Path | None = None,
    progress: Progress | None = None,
    embed_model_dir: Path | None = None,
    remote_embeddings: "OpenAIEmbeddings | None" = None,
    token_cache_dir: Path | None = None,
) -> Manifest:
    """Makes the build of these inputs and makes it current: from a directory of publishers' files, or, without one,
    from the starter pack. If that build is there already, it only becomes current.

    Raises BusyError while another build runs on this home, SourceError naming a file that is not what it should be,
    BuildError where the disk or a check stops it.
    """
    told = progress or silent
    found = locate(sources) if sources is not None else None
    if found is not None and not found:
        raise BuildError(f"No registered publisher's file was found under {sources}.")
    with _one_sentence(home), swap.locked(home):
        told("inputs", 0, None)
        own = tuple(_own_rows())
        inputs = (*(_inputs(found) if found is not None else pack.inputs()), *_own_inputs(own))
        embedder = (
            embeddings.remote(remote_embeddings)
            if remote_embeddings is not None
            else embeddings.choose(embed_model_dir)
        )
        tokens = counter(token_cache_dir)
        # Where a passage ends depends on how its tokens are counted.
        made_with = embedder.digest if tokens.name == counter().name else f"{embedder.digest}|{tokens.name}"
        build_id = manifest.build_id(inputs, made_with)
        if (there := _usable(home, build_id)) is not None:
            swap.point(home, build_id)
            told("ready", 1, 1)
            return there
        _room(home)
        if remote_embeddings is not None:
            embedder.dimensions  # noqa: B018  asks the server once: what cannot be had fails now, not after the tables
        with swap.staging(home) as directory:
            made = _make(directory, build_id, found, own, inputs, embedder, tokens, told)
            made.write(directory)
            told("swap", 0, 1)
            swap.promote(directory, home, build_id)
        told("ready", 1, 1)
        return made


def require(sources: Path) -> None:
    """Raises BuildError where files are missing under `sources` without which nothing a person asks can be answered.
    What else is missing only leaves gaps, which the manifest names."""
    found = locate(sources)
    absent = {
        "O*NET's tables (“Occupation Data” and those beside it)": "onet-30.2",
        "a national table of the wage survey (such as national_M2025_dl.xlsx)": "oews-national-",
    }
    for what, key in absent.items():
        if not any(one.startswith(key) for one in found):
            raise BuildError(f"There is no {what} under {sources}, and without it nothing can be answered.")


def _make(
    directory: Path,
    build_id: str,
    found: dict[str, Path] | None,
    own: tuple[SQLModel, ...],
    inputs: tuple[Input, ...],
    embedder: Embedder,
    tokens: TokenCounter,
    told: Progress,
) -> Manifest:
    engine = load.writer(directory / store.FACTS)
    try:
        with engine.begin() as connection:
            load.create_tables(connection)
            loader = load.Loader(connection)
            if found is not None:
                _read(loader, found, told)
            else:
                pack.load(loader, told)
            _drain(loader.add(own), "own content", told)
            told("indexes", 0, None)
            load.create_indexes(connection)
            _derive(connection, loader, tokens, told)
            # Before the vectors, which take longest: what fails, fails early. Nothing after this changes a fact.
            _check(connection, told)
            _index(connection, loader, directory, embedder, told)
            connection.exec_driver_sql("ANALYZE")
            rows = dict(load.counts(connection))
            refused = _refused(connection)
    finally:
        engine.dispose()
    return Manifest(
        build_id=build_id,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        kind="starter" if found is None else "full",
        schema_digest=manifest.schema_digest(),
        inputs=inputs,
        rows=rows,
        duplicates=dict(loader.duplicates),
        missing=(*_missing(found), *refused),
        embedder=EmbedderInfo(
            name=embedder.name,
            digest=embedder.digest,
            dimensions=embedder.dimensions,
            reduced=embedder.reduced,
            reason=embedder.reason,
        ),
        token_counter=tokens.name,
        files={store.FACTS: (directory / store.FACTS).stat().st_size},
    )


def _read(loader: load.Loader, found: dict[str, Path], told: Progress) -> None:
    for step, name in enumerate(READERS):
        told("reading", step, len(READERS))
        _drain(loader.add(import_module(f"knowledge.sources.{name}").rows(found)), f"reading {name}", told)
    told("reading", len(READERS), len(READERS))


def _derive(connection: Connection, loader: load.Loader, tokens: TokenCounter, told: Progress) -> None:
    from knowledge import passages, resilience, track_history, track_industries, track_members, track_places
    from knowledge import track_transfers as transfers

    told("joins", 0, None)
    _drain(loader.add(joins.join(connection)), "joins", told)
    told("tracks", 0, None)
    # Each step reads what the one before wrote; its rows are computed before the first is written.
    for step in (track_members, track_history, track_places, track_industries, transfers):
        _drain(loader.add(list(step.derive(connection))), "tracks", told)
    told("resilience", 0, None)
    if loader.rows["exposure"] and loader.rows["occupation"]:
        # All scores are computed before the first is written: they are read from the tables beside them.
        scores = list(resilience.derive(connection))
        _drain(loader.add([*resilience.source_rows(), *scores]), "resilience", told)
    told("passages", 0, None)
    narratives = [
        NarrativeRow(**row)
        for row in connection.execute(select(load.table_of(NarrativeRow)).order_by("narrative_id")).mappings()
    ]
    _drain(loader.add(passages.cut(narratives, tokens)), "passages", told)


def _index(connection: Connection, loader: load.Loader, directory: Path, embedder: Embedder, told: Progress) -> None:
    from knowledge import search, titles

    told("titles", 0, None)
    titles.index(connection)
    told("embedding", 0, loader.rows["passage"])
    search.index(connection, directory, embedder, told)


def _check(connection: Connection, told: Progress) -> None:
    told("checks", 0, len(checks.CHECKS))
    failed = checks.failures(checks.run(connection))
    told("checks", len(checks.CHECKS), len(checks.CHECKS))
    if failed:
        listed = "; ".join(f"{result.name}: {result.message}" for result in failed)
        raise BuildError(f"The build did not pass its checks and was dropped ({listed}).")


def _drain(batches: Iterable[int], stage: str, told: Progress) -> None:
    for done in batches:
        told(stage, done, None)


def _own_rows() -> Iterator[SQLModel]:
    from knowledge import narratives, tracks

    yield from tracks.own_rows()
    yield from narratives.own_rows()


def _own_inputs(own: Iterable[SQLModel]) -> Iterator[Input]:
    """Our own texts and reviewed tables."""
    for row in own:
        if isinstance(row, SourceRow):
            yield Input(key=row.key, file=row.file, sha256=row.sha256)
    for table in sorted(pack.directory().iterdir(), key=lambda one: one.name):
        if table.name.endswith(".csv"):
            yield Input(key="own-tables", file=table.name, sha256=hashlib.sha256(table.read_bytes()).hexdigest())


def _inputs(found: dict[str, Path]) -> Iterator[Input]:
    for key, path in sorted(found.items()):
        yield Input(key=key, file=path.name, sha256=sha256_of(path))


def _missing(found: dict[str, Path] | None) -> tuple[Missing, ...]:
    """What answers lack: files whose absence changes none are not missing. Files that lack for one reason stand together."""
    present = set(found) if found is not None else {one.key for one in pack.inputs()}
    absent: dict[str, list[str]] = {}
    for one in register():
        if one.key not in present and one.without and not one.optional:
            absent.setdefault(one.without, []).append(one.key)
    return tuple(
        Missing(source=keys[0] if len(keys) == 1 else f"{keys[0]} … {keys[-1]} ({len(keys)} files)", reason=reason)
        for reason, keys in absent.items()
    )


def _refused(connection: Connection) -> tuple[Missing, ...]:
    """Publishers' texts that the lint left out, each with file and line."""
    table = load.table_of(UnjoinedRow)
    left_out = select(table.c.code, table.c.reason).where(table.c.what == "narrative").order_by(table.c.code)
    return tuple(Missing(source=code, reason=reason) for code, reason in connection.execute(left_out))


def _usable(home: Path, build_id: str) -> Manifest | None:
    try:
        return store.inspect(swap.builds(home) / build_id)
    except (NotFoundError, BuildError):
        return None


def _room(home: Path) -> None:
    free = shutil.disk_usage(swap.builds(home)).free
    if free < ROOM_BYTES:
        raise BuildError(
            f"A build needs about {ROOM_BYTES // 1_000_000} MB of free disk under {home}, and {free // 1_000_000} MB are free."
        )


@contextmanager
def _one_sentence(home: Path) -> Iterator[None]:
    """What the disk or the database says, said as one sentence; what is already a sentence passes."""
    try:
        yield
    except KnowledgeError:
        raise
    except OSError as error:
        what = {
            errno.ENOSPC: "the disk is full",
            errno.EROFS: "the disk is read-only",
            errno.EDQUOT: "the quota is used up",
        }
        said = what.get(error.errno or 0, error.strerror or str(error))
        raise BuildError(
            f"The build under {home} could not be written: {said}; the current build is untouched."
        ) from error
    except DBAPIError as error:
        raise BuildError(
            f"The build under {home} could not be written: {error.orig}; the current build is untouched."
        ) from error
