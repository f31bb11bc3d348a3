"""A document's facts as a ledger again, so that its sentences can be held against them as on the day they were written."""

from collections.abc import Sequence

from advisor.drafting.document import Document
from advisor.facts import CitationOut
from advisor.ledger import Ledger
from knowledge.citations import Citation, Vintage


class KeptLedger(Ledger):
    """The facts and sources of a document, under their own ids and numbers. More may be minted behind them."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._facts = {one.id: one for one in document.facts}
        self._rows = dict(document.rows)
        self._sources = _sources(document.citations)
        self._citations = {
            f"{one.key}#{one.section or ''}": number for number, one in enumerate(self._sources, start=1)
        }


def _sources(citations: Sequence[CitationOut]) -> list[Citation]:
    return [
        Citation(
            key=f"kept-{one.id}",
            publisher=one.publisher,
            dataset=one.dataset,
            title=one.title,
            vintage=Vintage(label=one.vintage, year=_year(one.vintage)),
            url=one.url,
            licence=one.licence,
            section=one.section,
        )
        for one in sorted(citations, key=lambda one: one.id)
    ]


def _year(label: str) -> int:
    """The year a vintage speaks of, as its label says it; 0 where it says none."""
    import re

    years = re.findall(r"(?:19|20)\d\d", label)
    return int(years[-1]) if years else 0
