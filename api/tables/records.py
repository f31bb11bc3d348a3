"""What a table is: rows of cells that know the fact they show. Pure data; nothing here draws or writes a file."""

from dataclasses import dataclass

from advisor.facts import CitationOut, Fact


@dataclass(frozen=True)
class Cell:
    """One cell: what a reader sees, the fact behind it where it is a figure, and a path of this service or an https
    address where it leads on. `source`: the number of the source whose words these are; 0 for words that are nobody's."""

    text: str
    fact: Fact | None = None
    href: str | None = None
    source: int | None = None


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
    """The numbers of the sources of one row: those of its facts and of words that name theirs, or all of the table where
    it holds nothing else."""
    numbers = {cell.fact.citation for cell in row if cell.fact is not None}
    numbers |= {cell.source for cell in row if cell.source is not None}
    return tuple(sorted(one for one in numbers or {one.id for one in table.citations} if one))
