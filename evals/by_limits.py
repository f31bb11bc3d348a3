"""What a person's own limits leave: no job on a card may ask for more schooling, or pay less, than the call allowed.

Schooling is read from the store by six-digit code, never asked of the product.
"""

from collections.abc import Iterator
from typing import Any

from advisor.answers import Answer
from advisor.cards import FitCard, RankingCard
from evals.by_rows import Row
from knowledge.preparation import EDUCATION

_LIMITED: dict[str, tuple[str, type[FitCard] | type[RankingCard]]] = {
    "match_interests": ("constraints", FitCard),
    "rank_occupations": ("filters", RankingCard),
}


def beyond(answer: Answer, row: Row) -> list[str]:
    """The jobs on an answer's cards that a limit should have left out, as sentences. Of several calls of one tool it is not
    known which made which card, so nothing is said then."""
    found: list[str] = []
    for tool, (where, kind) in _LIMITED.items():
        calls = [call.arguments for call in answer.tools if call.name == tool and call.outcome == "ok"]
        cards = [card for card in answer.findings if isinstance(card, kind)]
        if len(calls) == 1 and len(cards) == 1:
            found += _beyond(cards[0], calls[0].get(where) or {}, answer, row)
    return found


def _beyond(card: FitCard | RankingCard, limits: dict[str, Any], answer: Answer, row: Row) -> Iterator[str]:
    values = {fact.id: fact.value for fact in answer.facts if fact.unit == "USD/year" and fact.statistic == "median"}
    for one in card.items:
        needed = row("projection", {"nem_code": one.code[:7]}).get("entry_education")
        most = limits.get("max_education")
        if most in EDUCATION and needed in EDUCATION and EDUCATION.index(needed) > EDUCATION.index(most):
            yield f"{one.code} {one.title} needs {needed}, and at most {most} was asked for"
        paid = values.get((one.fact if isinstance(card, RankingCard) else one.pay) or "")  # type: ignore[union-attr]
        if limits.get("min_median") and paid is not None and paid < limits["min_median"]:
            yield f"{one.code} {one.title} pays {paid}, and at least {limits['min_median']} was asked for"
