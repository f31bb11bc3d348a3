"""A lookup laid out for tables and pictures: its facts by id, its sections by key, its cards by type.

Reads typed results only. A figure is shown as the one formatter of the house writes it, never otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from advisor.answers import Lookup
from advisor.cards import ProfileCard, TrackCard, WageCard
from advisor.facts import CitationOut, Fact
from advisor.tools.show import show
from api.tables.records import Cell, Table

Card = TypeVar("Card")
NONE = "not published"


class Material:
    """One lookup, of a page or of a ranking."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.facts: Mapping[str, Fact] = {one.id: one for one in lookup.facts}
        self.citations: Mapping[int, CitationOut] = {one.id: one for one in lookup.citations}

    @cached_property
    def page(self) -> ProfileCard | TrackCard | None:
        """The profile or track that the page is about; `None` for any other lookup."""
        return next((one for one in self.lookup.findings if isinstance(one, ProfileCard | TrackCard)), None)

    def section(self, key: str) -> Any:
        """What a section holds; `None` where it is missing or not asked for."""
        found = next((one for one in self.page.sections if one.key == key), None) if self.page is not None else None
        return found.content if found is not None else None

    def why_not(self, key: str, otherwise: str) -> str:
        """The reason that stands in a section without content."""
        found = next((one for one in self.page.sections if one.key == key), None) if self.page is not None else None
        return found.missing.reason if found is not None and found.missing is not None else otherwise

    def cards(self, kind: type[Card]) -> list[Card]:
        """All findings of one type, in order."""
        return [one for one in self.lookup.findings if isinstance(one, kind)]

    def latest_pay(self, code: str) -> WageCard | None:
        """The national pay card of a pay code, the newest of those read."""
        found = [one for one in self.cards(WageCard) if one.code == code[:7] and one.percentiles]
        return found[-1] if found else None

    def fact(self, fact_id: object) -> Fact | None:
        """The fact of that id, if there is one."""
        return self.facts.get(fact_id) if isinstance(fact_id, str) else None

    def cell(self, fact_id: object, missing: str = NONE) -> Cell:
        """The figure, or in words that there is none."""
        fact = self.fact(fact_id)
        return Cell(show(fact), fact) if fact is not None else Cell(missing)

    def points(self, name: str, code: str) -> Fact | None:
        """The points that one part of the score of one occupation brought, none to two."""
        return next(
            (one for one in self.lookup.facts if one.statistic == f"{name}_points" and one.of.code == code), None
        )

    def table(
        self,
        name: str,
        title: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        note: str | None = None,
        cites: Iterable[int] = (),
    ) -> Table | None:
        """A table with the sources of its facts, and of its words where `cites` names them; `None` without a row."""
        lines = tuple(tuple(row) for row in rows)
        if not lines:
            return None
        numbers = {cell.fact.citation for row in lines for cell in row if cell.fact is not None} | set(cites)
        sources = tuple(self.citations[number] for number in sorted(numbers) if number in self.citations)
        return Table(name, title, tuple(columns), lines, note, sources)


def as_a_whole(progression: Any) -> str:
    """`for 11-1011 Chief Executives as a whole` where the only pay code of a page stands for several occupations, so that
    its pay, its jobs and its outlook are none of one of them; empty where the code is the page's own."""
    codes: list[Any] = list(progression.get("codes") or []) if isinstance(progression, Mapping) else []
    if len(codes) != 1 or not codes[0].get("note"):
        return ""
    return f"for {codes[0]['code']} {codes[0]['title']} as a whole"


def page_of(code: str) -> str | None:
    """The page of an O*NET-SOC occupation here; a six-digit code stands for several and has none."""
    return f"/occupations/{code}" if len(code) == 10 else None
