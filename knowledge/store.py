"""`Knowledge`: one finished build, opened read-only; the nouns hang from it and load when first asked.

It never writes, never migrates and never opens a build of another schema: such a build is made anew.
"""

import sqlite3
import weakref
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from knowledge import manifest as manifests
from knowledge import swap
from knowledge.citations import Citation
from knowledge.errors import NotFoundError
from knowledge.manifest import Manifest
from knowledge.progress import Progress

if TYPE_CHECKING:
    from knowledge.areas import Areas
    from knowledge.careers import Careers
    from knowledge.embeddings.openai import OpenAIEmbeddings
    from knowledge.interests import Interests
    from knowledge.narratives import Narratives
    from knowledge.occupations import Occupations
    from knowledge.parities import Parities
    from knowledge.projections import Projections
    from knowledge.resilience import ResilienceScores
    from knowledge.search import Search
    from knowledge.sources_info import Sources
    from knowledge.titles import Titles
    from knowledge.tracks import Tracks
    from knowledge.transitions import Transitions
    from knowledge.wages import Wages

FACTS = "facts.sqlite"
VECTORS = "vectors"
MEND = "run `career-advisor knowledge build`"


class Knowledge:
    """One build. Thread-safe: a thread at work has a read-only connection of its own to an immutable file."""

    def __init__(
        self,
        directory: Path,
        manifest: Manifest,
        embed_model_dir: Path | None = None,
        embeddings: "OpenAIEmbeddings | None" = None,
    ) -> None:
        self.directory = directory
        self.manifest = manifest
        self.embed_model_dir = embed_model_dir
        self.embeddings = embeddings
        # Given up by `close`, and at the latest with this object.
        self._unhold = weakref.finalize(self, swap.hold(directory))

    @classmethod
    def open(
        cls, home: Path, embed_model_dir: Path | None = None, embeddings: "OpenAIEmbeddings | None" = None
    ) -> "Knowledge":
        """The current build under `home`. Raises NotFoundError, naming the command that mends it, where there is none,
        where it is of another schema, or where a file of it is missing, short or damaged."""
        build_id = swap.current(home)
        if build_id is None:
            raise NotFoundError(f"There is no knowledge under {home}; {MEND}.")
        directory = swap.builds(home) / build_id
        return cls(directory, inspect(directory), embed_model_dir, embeddings)

    @property
    def build_id(self) -> str:
        return self.manifest.build_id

    @cached_property
    def engine(self) -> Engine:
        """Read-only and immutable: no lock, no journal, safe on a read-only disk. Connections are kept."""
        path = quote(str((self.directory / FACTS).resolve()))
        uri = f"file:{path}?mode=ro&immutable=1"
        engine = create_engine(
            "sqlite://",
            # The driver's own connect: SQLAlchemy's URL would read the query of a file URI as its own.
            creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=512),
            poolclass=QueuePool,
            pool_size=16,
            max_overflow=-1,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",
        )
        return engine

    def verify(self) -> None:
        """Reads the whole database. Raises NotFoundError where a page of it is damaged; takes seconds in a large build."""
        try:
            with self.engine.connect() as connection:
                said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        except DBAPIError as error:
            said = str(error.orig)
        if said != "ok":
            raise NotFoundError(f"The build {self.build_id} is damaged ({said}); {MEND}.")

    def close(self) -> None:
        """Gives up the connections; the build may be pruned."""
        self._unhold()
        if "engine" in self.__dict__:
            self.engine.dispose()

    def citation(self, source_key: str) -> Citation:
        """The citation of a source of this build. Raises NotFoundError if it is not in it."""
        return self.sources.citation(source_key)

    @cached_property
    def sources(self) -> "Sources":
        from knowledge.sources_info import Sources

        return Sources(self)

    @cached_property
    def occupations(self) -> "Occupations":
        from knowledge.occupations import Occupations

        return Occupations(self.engine, self.citation)

    @cached_property
    def titles(self) -> "Titles":
        from knowledge.titles import Titles

        # Vectors that stand in for the model's are of another scale than the weights were learnt on.
        return Titles(self.engine, self.citation, lambda: None if self.manifest.embedder.reduced else self.search)

    @cached_property
    def careers(self) -> "Careers":
        from knowledge.careers import Careers

        return Careers(self.engine, self.citation)

    @cached_property
    def tracks(self) -> "Tracks":
        from knowledge.tracks import Tracks

        return Tracks(self.engine, self.citation)

    @cached_property
    def areas(self) -> "Areas":
        from knowledge.areas import Areas

        return Areas(self.engine, self.citation)

    @cached_property
    def wages(self) -> "Wages":
        from knowledge.wages import Wages

        return Wages(self.engine, self.citation, self.areas)

    @cached_property
    def parities(self) -> "Parities":
        from knowledge.parities import Parities

        return Parities(self.engine, self.citation)

    @cached_property
    def projections(self) -> "Projections":
        from knowledge.projections import Projections

        return Projections(self.engine, self.citation)

    @cached_property
    def resilience(self) -> "ResilienceScores":
        from knowledge.resilience import ResilienceScores

        return ResilienceScores(self.engine, self.citation)

    @cached_property
    def transitions(self) -> "Transitions":
        from knowledge.transitions import Transitions

        return Transitions(self.engine, self.citation, self.occupations, self.wages, self.resilience)

    @cached_property
    def narratives(self) -> "Narratives":
        from knowledge.narratives import Narratives

        return Narratives(self.engine, self.citation)

    @cached_property
    def interests(self) -> "Interests":
        from knowledge.interests import Interests

        return Interests(self.engine, self.citation, self.search)

    @cached_property
    def search(self) -> "Search":
        from knowledge.search import Search

        return Search(self)


def inspect(directory: Path) -> Manifest:
    """The manifest of a build that can be opened. Raises NotFoundError with the command that mends it otherwise."""
    if not directory.is_dir():
        raise NotFoundError(f"The build {directory.name} is gone; {MEND}.")
    manifest = manifests.read(directory)
    if manifest.schema_digest != manifests.schema_digest():
        raise NotFoundError(f"The build {directory.name} is of another version of this program; {MEND}.")
    for name, size in manifest.files.items():
        path = directory / name
        if not path.is_file():
            raise NotFoundError(f"The build {directory.name} is damaged: {name} is missing; {MEND}.")
        if path.stat().st_size != size:
            raise NotFoundError(
                f"The build {directory.name} is damaged: {name} has {path.stat().st_size:,} bytes instead of {size:,}; {MEND}."
            )
    _read_header(directory)
    return manifest


def _read_header(directory: Path) -> None:
    """The first page of the database says what it is and how many pages follow."""
    path = directory / FACTS
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
    except OSError as error:
        raise NotFoundError(f"The build {directory.name} cannot be read ({error.strerror}); {MEND}.") from error
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    if header[:16] != b"SQLite format 3\x00" or page * pages != path.stat().st_size:
        raise NotFoundError(f"The build {directory.name} is damaged: {FACTS} is not a whole database; {MEND}.")


def open_or_build(
    home: Path,
    *,
    sources: Path | None = None,
    progress: Progress | None = None,
    embed_model_dir: Path | None = None,
    embeddings: "OpenAIEmbeddings | None" = None,
) -> Knowledge:
    """The current build, made from the starter pack first (from `sources` where given) if none can be opened.

    Raises BuildError or BusyError when it must be built and cannot."""
    try:
        return Knowledge.open(home, embed_model_dir, embeddings)
    except NotFoundError:
        from knowledge.build import build

        build(
            home,
            sources=sources,
            progress=progress,
            embed_model_dir=embed_model_dir,
            remote_embeddings=embeddings,
        )
        return Knowledge.open(home, embed_model_dir, embeddings)
