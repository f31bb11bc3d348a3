"""The starter pack: publishers' files -> a few megabytes of figures and names in this project's tables, and back.

What is left out on purpose: every sentence of a publisher (descriptions, task statements, narratives) and whatever a
build derives itself (joins, scores, passages). Exporting the same files again gives the same bytes.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlmodel import SQLModel

from knowledge import joins, schema
from knowledge.errors import BuildError
from knowledge.load import ROW_BY_TABLE, Loader, columns, table_of
from knowledge.manifest import Input
from knowledge.progress import Progress, silent
from knowledge.sources import READERS
from knowledge.sources.register import locate
from knowledge.starter import codec
from knowledge.starter.codec import Packed

MOST_BYTES = 8_000_000
"""What the pack may weigh in the repository."""

TOP_TECHNOLOGY = 15
"""Names of software and devices kept for an occupation: in demand first, then hot, then by name."""

DERIVED_OR_TEXT: frozenset[type[SQLModel]] = frozenset(
    {
        schema.SourceRow,  # stands in the manifest
        schema.TaskRow,
        schema.NarrativeRow,
        schema.PassageRow,
        schema.ResilienceRow,
        schema.TrackRow,
        schema.TrackMemberRow,
        schema.TrackYearRow,
        schema.TrackPlaceRow,
        schema.TrackSectorRow,
        schema.TrackTransferRow,
    }
)
"""Rows that the pack does not hold: publishers' sentences, and what a build makes from our own texts and tables."""

ORDER: dict[type[SQLModel], tuple[str, ...]] = {
    schema.RatingRow: ("scale", "element_id", "onet_soc_code"),
    schema.WageRow: ("oews_code", "year", "area_code"),
}
"""Where another order than the primary key's packs better."""


class StarterManifest(BaseModel):
    """What is in the pack and where it came from: the sources with licence and checksum, and how each table is packed."""

    model_config = ConfigDict(frozen=True)

    about: str
    sources: tuple[schema.SourceRow, ...]
    tables: dict[str, Packed]


ABOUT = (
    "Figures and names computed from the publishers' files listed under `sources`, each under its own licence, by "
    "`career-advisor knowledge build --export-starter`. No sentence of a publisher is in it."
)


def directory() -> Traversable:
    """Where the pack is installed."""
    return files("knowledge") / "starter"


@cache
def read_manifest() -> StarterManifest:
    """What the installed pack says of itself. Raises BuildError if there is none."""
    try:
        return StarterManifest.model_validate_json((directory() / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise BuildError("The starter pack is missing or damaged; install the program again.") from error


def inputs() -> tuple[Input, ...]:
    """What decides a starter build: its tables by checksum, and the publishers' files behind them."""
    manifest = read_manifest()
    tables = (Input(key=f"starter-{name}", file=one.file, sha256=one.sha256) for name, one in manifest.tables.items())
    behind = (Input(key=one.key, file=one.file, sha256=one.sha256) for one in manifest.sources)
    return (*tables, *behind)


def load(loader: Loader, progress: Progress | None = None) -> None:
    """Puts the whole pack into the tables of a new build. Raises BuildError if a file of it is missing or changed."""
    told = progress or silent
    manifest = read_manifest()
    for _ in loader.add(manifest.sources):
        pass
    for step, (name, packed) in enumerate(manifest.tables.items()):
        told("starter tables", step, len(manifest.tables))
        kind = ROW_BY_TABLE[name]
        loader.add_tuples(kind, codec.unpack(kind, _bytes(packed), packed))
    told("starter tables", len(manifest.tables), len(manifest.tables))


def _bytes(packed: Packed) -> bytes:
    try:
        data = (directory() / "tables" / packed.file).read_bytes()
    except OSError as error:
        raise BuildError(f"The starter table {packed.file} is missing; install the program again.") from error
    if hashlib.sha256(data).hexdigest() != packed.sha256:
        raise BuildError(
            f"The starter table {packed.file} is not the one its manifest speaks of; install the program again."
        )
    return data


def export(sources: Path, to: Path, progress: Progress | None = None) -> int:
    """Writes the pack computed from a directory of publishers' files into `to` (`tables/` and `manifest.json`).

    Gives the bytes of the tables. Raises SourceError for a file that is not what it should be, BuildError where
    nothing was found, where the pack would be too large, or where it cannot be written.
    """
    told = progress or silent
    found = locate(sources)
    if not found:
        raise BuildError(f"No registered publisher's file was found under {sources}.")
    gathered: dict[type[SQLModel], dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    origins: dict[str, schema.SourceRow] = {}
    for step, name in enumerate(READERS):
        told(f"reading {name}", step, len(READERS))
        _gather(import_module(f"knowledge.sources.{name}").rows(found), gathered, origins)
    tables: dict[str, Packed] = {}
    written: dict[str, bytes] = {}
    for step, kind in enumerate(sorted(gathered, key=lambda kind: table_of(kind).name)):
        name = table_of(kind).name
        told(f"packing {name}", step, len(gathered))
        data, how = codec.pack(kind, _chosen(kind, gathered[kind].values()))
        written[f"{name}.csv.xz"] = data
        tables[name] = Packed(file=f"{name}.csv.xz", sha256=hashlib.sha256(data).hexdigest(), **how)
    total = sum(map(len, written.values()))
    if total > MOST_BYTES:
        raise BuildError(f"The starter pack would weigh {total:,} bytes; it may weigh {MOST_BYTES:,}.")
    manifest = StarterManifest(about=ABOUT, sources=tuple(origins[key] for key in sorted(origins)), tables=tables)
    _write(to, manifest, written)
    told("packing", len(gathered), len(gathered))
    return total


def _gather(
    rows: Iterable[SQLModel],
    gathered: dict[type[SQLModel], dict[tuple[Any, ...], tuple[Any, ...]]],
    origins: dict[str, schema.SourceRow],
) -> None:
    """Keeps the first row of each key."""
    readers: dict[type[SQLModel], tuple[Callable[[Any], tuple[Any, ...]], Callable[[Any], Any]]] = {}
    for row in rows:
        kind = type(row)
        if isinstance(row, schema.SourceRow):
            origins.setdefault(row.key, row)
        if kind in DERIVED_OR_TEXT or (isinstance(row, schema.UnjoinedRow) and row.what in joins.HEADS):
            continue
        if kind not in readers:
            readers[kind] = attrgetter(*columns(kind)), attrgetter(*_keys(kind))
        if isinstance(row, schema.OccupationRow):
            row.description = None
        whole, key = readers[kind]
        gathered.setdefault(kind, {}).setdefault(key(row), whole(row))


def _keys(kind: type[SQLModel]) -> tuple[str, ...]:
    return tuple(column.name for column in table_of(kind).primary_key.columns)


def _chosen(kind: type[SQLModel], rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    place = {name: index for index, name in enumerate(columns(kind))}
    order = [place[name] for name in ORDER.get(kind, _keys(kind))]
    ordered = sorted(rows, key=lambda row: [row[index] for index in order])
    return list(_foremost(ordered, place)) if kind is schema.TechnologyRow else ordered


def _foremost(rows: list[tuple[Any, ...]], place: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    code, name, hot, wanted = (place[key] for key in ("onet_soc_code", "name", "hot", "in_demand"))
    by_code: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_code.setdefault(row[code], []).append(row)
    for own in by_code.values():
        best = sorted(own, key=lambda row: (not row[wanted], not row[hot], row[name]))[:TOP_TECHNOLOGY]
        yield from sorted(best, key=lambda row: row[name])


def _write(to: Path, manifest: StarterManifest, written: dict[str, bytes]) -> None:
    try:
        tables = to / "tables"
        tables.mkdir(parents=True, exist_ok=True)
        for name, data in written.items():
            (tables / name).write_bytes(data)
        for stale in tables.glob("*.csv.xz"):
            if stale.name not in written:
                stale.unlink()
        text = json.dumps(manifest.model_dump(mode="json"), indent=1, ensure_ascii=False, sort_keys=True)
        (to / "manifest.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise BuildError(f"The starter pack could not be written to {to}: {error.strerror or error}.") from error
