"""Where the tables of an O*NET release lie: a folder of text files (plain or gzipped) or the publisher's archive.

Gives rows of chosen columns; what they mean stands in the modules beside it. Never writes and never unpacks to disk.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from knowledge.errors import SourceError
from knowledge.sources.register import sha256_of
from knowledge.sources.tables import delimited_text, text, unpacked


class OnetFiles:
    """The tables beside `Occupation Data.txt`, or in the archive."""

    def __init__(self, path: Path) -> None:
        """`path`: the archive, or `Occupation Data.txt` of a folder. Raises `SourceError` when the archive is damaged."""
        self.archive = path if path.suffix == ".zip" else None
        self.folder = path.parent
        self._members: dict[str, str] = {}
        if self.archive is not None:
            try:
                with ZipFile(self.archive) as archive:
                    self._members = {Path(member).name: member for member in archive.namelist()}
            except (BadZipFile, OSError) as error:
                raise SourceError(f"{path.name}: this is not a whole zip archive; fetch it again.") from error

    def has(self, table: str) -> bool:
        """Whether a table (`"Job Zones"`) is there."""
        return self._file(table) is not None

    def rows(self, table: str, columns: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Rows of a table, the values of `columns` in that order. Raises `SourceError` when it is not there or damaged."""
        name = self._named(table)
        yield from delimited_text(name, self._text(name), columns, delimiter="\t")

    def count(self, tables: Iterable[str]) -> int:
        """Records in these tables together. Raises `SourceError` when one is not there or damaged."""
        return sum(len(self._text(self._named(table)).splitlines()) - 1 for table in tables)

    @property
    def name(self) -> str:
        """What the sources list calls these files."""
        return self.archive.name if self.archive is not None else self.folder.name

    def digest(self, tables: Iterable[str]) -> str:
        """SHA-256 of the archive, or over the names and checksums of these tables."""
        if self.archive is not None:
            return sha256_of(self.archive)
        whole = hashlib.sha256()
        for name in sorted(self._named(table) for table in tables):
            whole.update(f"{name} {sha256_of(self.folder / name)}\n".encode())
        return whole.hexdigest()

    def _named(self, table: str) -> str:
        if (name := self._file(table)) is None:
            raise SourceError(f"{table}.txt: this table is missing beside the other O*NET files.")
        return name

    def _file(self, table: str) -> str | None:
        for name in (f"{table}.txt", f"{table}.txt.gz"):
            if name in self._members or (self.archive is None and (self.folder / name).is_file()):
                return name
        return None

    def _text(self, name: str) -> str:
        if self.archive is None:
            return text(self.folder / name)
        try:
            with ZipFile(self.archive) as archive:
                return unpacked(name, archive.read(self._members[name]))
        except (BadZipFile, OSError) as error:
            raise SourceError(f"{self.archive.name}: {name} in it is damaged; fetch it again.") from error
