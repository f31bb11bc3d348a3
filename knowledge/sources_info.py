"""Where figures come from: the sources of a build, each with its citation. Never a figure."""

from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from knowledge.citations import Citation, Vintage
from knowledge.errors import NotFoundError
from knowledge.load import table_of
from knowledge.schema import SourceRow

if TYPE_CHECKING:
    from knowledge.store import Knowledge


class SourceInfo(BaseModel):
    """One file behind this build. `rows` is what was read from it; `sha256` the checksum of the copy that was read."""

    model_config = ConfigDict(frozen=True)

    citation: Citation
    file: str
    sha256: str
    kind: str
    rows: int
    note: str = ""


class Sources:
    """The sources of one build, in order of their keys."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge

    @cached_property
    def _by_key(self) -> dict[str, SourceInfo]:
        table = table_of(SourceRow)
        with self._knowledge.engine.connect() as connection:
            found = connection.execute(select(table).order_by(table.c.key)).mappings().all()
        return {
            row["key"]: SourceInfo(
                citation=Citation(
                    key=row["key"],
                    publisher=row["publisher"],
                    dataset=row["dataset"],
                    title=row["title"],
                    vintage=Vintage(label=row["vintage"], year=row["year"]),
                    url=row["url"],
                    licence=row["licence"],
                    attribution=row["attribution"],
                ),
                file=row["file"],
                sha256=row["sha256"],
                kind=row["kind"],
                rows=row["rows"],
                note=row["note"],
            )
            for row in found
        }

    def all(self) -> tuple[SourceInfo, ...]:
        """Every source."""
        return tuple(self._by_key.values())

    def get(self, key: str) -> SourceInfo:
        """The source of this key. Raises NotFoundError if it is not in this build."""
        try:
            return self._by_key[key]
        except KeyError as error:
            raise NotFoundError(f"There is no source {key!r} in this build.") from error

    def citation(self, key: str) -> Citation:
        """The citation of this source. Raises NotFoundError if it is not in this build."""
        return self.get(key).citation
