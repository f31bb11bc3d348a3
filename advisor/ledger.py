"""The turn's ledger: every figure that may be shown, minted by tools, each with its citation and the row behind it."""

from collections.abc import Iterator

from advisor.facts import Basis, CitationOut, Fact, FactArea, Of, RowRef, Unit
from knowledge.citations import Citation


class Ledger:
    """Mints facts (`F1`, `F2` …) and numbers citations for one turn. The same figure minted twice is one fact."""

    def __init__(self) -> None:
        self._facts: dict[str, Fact] = {}
        self._ids: dict[tuple[object, ...], str] = {}
        self._rows: dict[str, RowRef] = {}
        self._citations: dict[str, int] = {}
        self._sources: list[Citation] = []

    def mint(
        self,
        *,
        value: float | int,
        unit: Unit,
        statistic: str,
        of: Of,
        as_of: str,
        citation: Citation,
        area: FactArea | None = None,
        basis: Basis = "measured",
        note: str | None = None,
        at_least: bool = False,
        row: RowRef | None = None,
    ) -> Fact:
        """A figure becomes a fact. A floor (`at_least`) keeps its value and its bound."""
        number = self.cite(citation)
        key = (value, unit, statistic, of, area, as_of, basis, note, at_least, number)
        if (known := self._ids.get(key)) is not None:
            return self._facts[known]
        fact = Fact(
            id=f"F{len(self._facts) + 1}",
            value=value,
            unit=unit,
            statistic=statistic,
            of=of,
            area=area,
            as_of=as_of,
            basis=basis,
            note=note,
            bound="at_least" if at_least else None,
            citation=number,
        )
        self._facts[fact.id] = fact
        self._ids[key] = fact.id
        if row is not None:
            self._rows[fact.id] = row
        return fact

    def cite(self, citation: Citation) -> int:
        """The number of this source in the turn, from 1, in order of first use."""
        # A section of a source is its own entry: a reader must be able to find the place in the file.
        key = f"{citation.key}#{citation.section or ''}"
        if key not in self._citations:
            self._citations[key] = len(self._sources) + 1
            self._sources.append(citation)
        return self._citations[key]

    def __getitem__(self, fact_id: str) -> Fact:
        """The fact of that id; `KeyError` where none was minted in this turn."""
        return self._facts[fact_id]

    def __contains__(self, fact_id: str) -> bool:
        return fact_id in self._facts

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts.values())

    def __len__(self) -> int:
        return len(self._facts)

    def row(self, fact_id: str) -> RowRef | None:
        """The very row behind a fact, where it has one (a derived figure has none)."""
        return self._rows.get(fact_id)

    def facts(self) -> list[Fact]:
        return list(self._facts.values())

    def sources(self) -> list[Citation]:
        return list(self._sources)

    def citations(self) -> list[CitationOut]:
        return [
            CitationOut(
                id=number,
                publisher=source.publisher,
                dataset=source.dataset,
                title=source.title,
                vintage=source.vintage.label,
                url=source.url,
                licence=source.licence,
                section=source.section,
            )
            for number, source in enumerate(self._sources, start=1)
        ]
