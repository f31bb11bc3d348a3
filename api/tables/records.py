"""What a table is: rows of cells that know the fact they show. Pure data; nothing here draws or writes a file."""

from dataclasses import dataclass

from advisor.facts import CitationOut, Fact


@dataclass(frozen=True)
class Cell:
    """One cell: what a reader sees, the fact behind it where it is a figure, and a path of this service or an https
    address where it leads on."""

    text: str
    fact: Fact | None = None
    href: str | None = None


@dataclass(frozen=True)
class Table:
    """A table of one page. `note` says what the figures are and what they are not; `citations` are the numbered sources
    of everything in it."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None
    citations: tuple[CitationOut, ...]


def cited(row: tuple[Cell, ...], table: Table) -> tuple[int, ...]:
    """The numbers of the sources of one row: those of its facts, or all of the table where it holds words only."""
    numbers = {cell.fact.citation for cell in row if cell.fact is not None}
    return tuple(sorted(numbers or {one.id for one in table.citations}))
