"""`Manifest`: what a build is made of, so that anyone can say which files, which rows and which embedder stand behind it.

It holds names and digests of inputs, never a path of this machine and never a figure.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.errors import BuildError, NotFoundError
from knowledge.schema import TABLES

BUILDER_VERSION = "1"
"""Raised when the same inputs would make a different build."""

FILE = "manifest.json"


class Input(BaseModel):
    """One file that went in: the key of its source, its name as the publisher gives it, and its sha256."""

    model_config = ConfigDict(frozen=True)

    key: str
    file: str
    sha256: str


class Missing(BaseModel):
    """A source that is not in this build, and why."""

    model_config = ConfigDict(frozen=True)

    source: str
    reason: str


class EmbedderInfo(BaseModel):
    """Which embedder made the vectors. `reduced` is true where only the lexical index stands; `reason` says why."""

    model_config = ConfigDict(frozen=True)

    name: str
    digest: str
    dimensions: int
    reduced: bool = False
    reason: str = ""


class Manifest(BaseModel):
    """One build. `built_at` is UTC, ISO 8601; `rows` counts rows by table; `duplicates` rows dropped because an
    earlier row had the same key; `files` bytes by file, against which truncation shows."""

    model_config = ConfigDict(frozen=True)

    build_id: str
    built_at: str
    kind: Literal["starter", "full"]
    builder: str = BUILDER_VERSION
    schema_digest: str
    inputs: tuple[Input, ...]
    rows: dict[str, int]
    duplicates: dict[str, int] = {}
    missing: tuple[Missing, ...] = ()
    embedder: EmbedderInfo
    token_counter: str = ""
    files: dict[str, int] = {}

    def write(self, directory: Path) -> None:
        """Writes `manifest.json` into `directory`."""
        (directory / FILE).write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")


def read(directory: Path) -> Manifest:
    """The manifest in `directory`. Raises NotFoundError if it is absent, BuildError if it cannot be read."""
    path = directory / FILE
    if not path.is_file():
        raise NotFoundError(f"The build {directory.name} has no manifest; run `career-advisor knowledge build`.")
    try:
        return Manifest.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError, OSError) as error:
        raise BuildError(
            f"The manifest of build {directory.name} is damaged; run `career-advisor knowledge build` to make it anew."
        ) from error


@cache
def schema_digest() -> str:
    """Digest of every facts table's columns, types and indexes, and of the code that derives tables from others: a
    build of another schema is not opened."""
    shape = {
        table.__table__.name: {  # type: ignore[attr-defined]
            "columns": [
                [column.name, str(column.type), column.primary_key, column.nullable]
                for column in table.__table__.columns  # type: ignore[attr-defined]
            ],
            "indexes": sorted(
                [str(index.name), [column.name for column in index.columns]]
                for index in table.__table__.indexes  # type: ignore[attr-defined]
            ),
        }
        for table in TABLES.values()
    }
    return hashlib.sha256((json.dumps(shape, sort_keys=True) + _derivation_digest()).encode()).hexdigest()[:16]


DERIVING = ("joins", "passages", "resilience", "search", "vectors", "titles", "lint", "lint_phrases")
"""Modules and packages of this floor that derive tables and indexes: a build by another version of them is made anew."""


def _derivation_digest() -> str:
    """Digest of the source of what derives. It is read as bytes: nothing is imported for it."""
    here = Path(__file__).parent
    paths = [path for name in DERIVING for path in ((here / f"{name}.py"), *sorted((here / name).glob("*.py")))]
    sources = b"".join(path.read_bytes() for path in paths if path.is_file())
    return hashlib.sha256(sources).hexdigest()


def build_id(inputs: Iterable[Input], embedder_digest: str) -> str:
    """First 16 hex digits of the digest over everything that decides what a build holds."""
    parts = {
        "inputs": sorted((one.key, one.file, one.sha256) for one in inputs),
        "schema": schema_digest(),
        "builder": BUILDER_VERSION,
        "embedder": embedder_digest,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def sha256_of(path: Path) -> str:
    """The file's sha256 in hex. Raises OSError as `open` does."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
