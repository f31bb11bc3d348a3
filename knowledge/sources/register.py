"""The register: every publisher's file that a build can use, where it comes from, and how to recognise it.

Each reader module keeps its own entries in `SOURCES`; `register()` gathers them when it is first asked. Nothing here
opens a file's content except to take its checksum, and nothing downloads.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.errors import SourceError
from knowledge.schema import SourceRow
from knowledge.sources import READERS

Kind = Literal["official", "extract", "derived", "own"]
"""`official`: the publisher's own file, unchanged. `extract`: the publisher's figures, tabulated again by someone else.
`derived`: computed from other files. `own`: this project's."""


class Registered(BaseModel):
    """One publisher's file of one vintage.

    `file` is the name of the copy we build with and `sha256` its checksum (empty: any). `url` is the publisher's own
    download; it may hold the file in an archive or, for an extract, be the fuller original. `pattern` recognises the
    file by name: a glob matched from the right of the path (`**/` in front is allowed and means the same), several
    joined by `|`, the better one first; a trailing `/` matches a directory. `year` is the year figures are quoted for.
    An `optional` file is used where it is found, fetched only when everything is, and never reported as missing.

    `saved_as` is the name a download is kept under where the URL's own name says too little (no year, or any country's).
    `by_hand` says in a sentence why nothing is downloaded for this entry and where the like is to be had. `without` says
    what answers lack while the file is absent; empty where nothing does.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    publisher: str
    dataset: str
    title: str
    vintage: str
    year: int
    url: str
    licence: str
    attribution: str = ""
    file: str
    pattern: str
    kind: Kind = "official"
    sha256: str = ""
    reader: str
    extract_note: str = ""
    optional: bool = False
    saved_as: str = ""
    by_hand: str = ""
    without: str = ""

    @property
    def download_name(self) -> str:
        """The name a download is kept under: one that `pattern` recognises. The URL's own unless the register has another."""
        return self.saved_as or PurePosixPath(self.url.split("?", 1)[0]).name

    @property
    def download_sha256(self) -> str:
        """The checksum a download from `url` must have; empty where our copy is another file than the download."""
        return self.sha256 if self.kind == "official" and self.download_name == self.file else ""

    def source_row(self, path: Path, rows: int, *, kind: Kind | None = None, note: str | None = None) -> SourceRow:
        """The `SourceRow` of the file at `path`, of which `rows` records were read. Takes the checksum.

        `kind` and `note` replace the register's where the file found is another than the one registered.
        Raises `SourceError` when the file cannot be read.
        """
        return SourceRow(
            key=self.key, publisher=self.publisher, dataset=self.dataset, title=self.title, vintage=self.vintage,
            year=self.year, url=self.url, licence=self.licence, attribution=self.attribution, file=path.name,
            sha256=sha256_of(path), kind=kind or self.kind, rows=rows,
            note=self.extract_note if note is None else note,
        )  # fmt: skip


@cache
def register() -> tuple[Registered, ...]:
    """Every entry of every reader, in build order. Raises `SourceError` when two entries share a key."""
    entries: dict[str, Registered] = {}
    for name in READERS:
        sources: tuple[Registered, ...] = import_module(f"knowledge.sources.{name}").SOURCES
        for entry in sources:
            if entry.key in entries:
                raise SourceError(f"{entry.key} is registered twice.")
            entries[entry.key] = entry
    return tuple(entries.values())


def locate(root: Path, entries: tuple[Registered, ...] | None = None) -> dict[str, Path]:
    """Where each registered file lies under `root`, whatever the folders are called: key -> path.

    Of several copies the one nearest to `root` is taken (then the first by name). What is not there has no key.
    Raises `SourceError` when `root` is not a directory.
    """
    if not root.is_dir():
        raise SourceError(f"{root} is not a directory with publishers' files.")
    listed = sorted(_walk(root), key=lambda relative: (len(relative.parts), relative.as_posix()))
    directories: list[PurePosixPath] = []
    files: list[PurePosixPath] = []
    for relative in listed:
        (directories if (root / relative).is_dir() else files).append(relative)
    found: dict[str, Path] = {}
    for entry in register() if entries is None else entries:
        for pattern in entry.pattern.split("|"):
            glob = pattern.strip().removeprefix("**/")
            among = directories if glob.endswith("/") else files
            match = next((relative for relative in among if relative.match(glob)), None)
            if match is not None:
                found[entry.key] = root / match
                break
    return found


def chosen(sources: tuple[Registered, ...], found: Mapping[str, Path]) -> Iterator[tuple[Registered, Path]]:
    """The entries of one reader whose file was found, in their own order."""
    for entry in sources:
        if entry.key in found:
            yield entry, found[entry.key]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal; of a directory, over its files' names and checksums in order.

    Raises `SourceError` when it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        if path.is_dir():
            for file in sorted(file for file in path.rglob("*") if file.is_file()):
                digest.update(f"{file.relative_to(path).as_posix()} {sha256_of(file)}\n".encode())
        else:
            with path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
    except OSError as error:
        raise SourceError(f"{path.name}: cannot be read ({error.strerror}).") from error
    return digest.hexdigest()


def _walk(root: Path) -> Iterator[PurePosixPath]:
    seen: set[str] = set()
    # Folders that are links are followed, each real folder once: a link may lead back to where it stands.
    for folder, subfolders, names in os.walk(root, followlinks=True):
        subfolders[:] = [
            name for name in subfolders if not name.startswith(".") and os.path.realpath(f"{folder}/{name}") not in seen
        ]
        seen |= {os.path.realpath(folder), *(os.path.realpath(f"{folder}/{name}") for name in subfolders)}
        relative = PurePosixPath(Path(folder).relative_to(root).as_posix())
        for name in (*subfolders, *names):
            yield relative / name
