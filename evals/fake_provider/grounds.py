"""What the results hold, for making sure that a lie is none of it: figures, places, years, codes, titles. Pure."""

import re
from dataclasses import dataclass

from advisor.states import STATE_NAMES
from evals.fake_provider.parsing import results
from evals.fake_provider.reading import CODE, Figure

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAMED_AREA = re.compile(r"\b([A-Z][\w.'-]+(?: [A-Z][\w.'-]+)*(?:-[A-Z][\w.'-]+)*, [A-Z]{2}(?:-[A-Z]{2})*)\b")


@dataclass(frozen=True)
class Grounds:
    """Everything of the results that a lie must not hit by chance."""

    figures: tuple[Figure, ...]
    places: tuple[str, ...]
    years: frozenset[str]
    codes: tuple[str, ...]
    titles: tuple[str, ...]

    def holds(self, value: float) -> bool:
        """Whether some figure of the results is this, or nearly."""
        return any(abs(one.value) and abs(abs(value) - abs(one.value)) <= 0.02 * abs(one.value) for one in self.figures)

    def figure(self, fact_id: str) -> Figure | None:
        return next((one for one in self.figures if one.id == fact_id), None)


def grounds_of(text: str) -> Grounds:
    """The grounds of results as text."""
    found = results(text)
    cards = [card for result in found for card in result.cards]
    figures = {figure.id: figure for card in cards for figure in card.figures}
    places = {
        *STATE_NAMES.findall(text),
        *_NAMED_AREA.findall(text),
        *(one.place for one in found),
        *(card.place for card in cards),
    }
    titles = {result.title for result in found} | {card.title for card in cards}
    titles |= {row.title for card in cards for row in card.rows if row.code}
    return Grounds(
        figures=tuple(figures.values()),
        places=tuple(sorted(one for one in places if one and len(one) < 60)),
        years=frozenset(_YEAR.findall(text)),
        codes=tuple(sorted(set(CODE.findall(text)))),
        titles=tuple(sorted(one for one in titles if len(one) > 3)),
    )
