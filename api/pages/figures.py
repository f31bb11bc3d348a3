"""Figures as a page prints them: each with its marker, the markers numbered in the order in which a reader meets them.

It writes what a fact holds and computes nothing.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from advisor.answers import Lookup
from advisor.facts import CitationOut, Fact
from advisor.tools.show import show, unit_words

UNITS: Mapping[str, str] = {
    "USD/year": "US dollars a year",
    "USD/hour": "US dollars an hour",
    "USD": "US dollars",
    "USD/year, US prices": "US dollars a year, at average US prices",
    "USD/hour, US prices": "US dollars an hour, at average US prices",
    "percent": "percent",
    "percentage points": "percentage points",
    "people": "jobs",
    "openings/year": "openings a year",
    "score 1-6": "score from 1 to 6",
    "score 5-25": "score from 5 to 25",
    "score 0-100": "scale from 0 to 100",
    "score 0-7": "scale from 0 to 7",
    "score 1-5": "scale from 1 to 5",
    "index US=100": "index, United States = 100",
    "ratio": "from 0 to 1",
    "years": "years",
    "hours/week": "hours a week",
    "job zone": "job zone",
    "count": "count",
}


_RELEASE = re.compile(r"^\d+\.\d+ \(")


def _dated(as_of: str) -> str:
    """A period as it stands in a sentence: a bare release number is O*NET's."""
    return f"O*NET {as_of}" if _RELEASE.match(as_of) else as_of


def marker(number: int) -> Markup:
    """The mark behind a figure or words, which leads to the source of that number."""
    return Markup('<sup><a href="#s{0}" aria-label="source {0}">{0}</a></sup>').format(number)


def _short(number: int) -> Markup:
    """The same in a table, where hundreds stand one below the other."""
    return Markup('<sup><a href="#s{0}">{0}</a></sup>').format(number)


class Source(NamedTuple):
    """A line of the list at a page's end."""

    number: int
    citation: CitationOut
    attribution: str | None


class SourceList:
    """The sources of one page, each once whatever section of it is cited, numbered when first used."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._cited: list[CitationOut] = []
        self._attributions: dict[tuple[str, ...], str] = {}

    def number(self, citation: CitationOut) -> int:
        """The number that this source has on the page."""
        key = (citation.publisher, citation.title, citation.vintage, citation.url)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._cited.append(citation)
        return self._numbers[key]

    def attribute(self, told: Any) -> None:
        """Take the attributions of a card's own list of sources."""
        for line in told if isinstance(told, list) else []:
            if line.get("attribution"):
                key = (line["publisher"], line["dataset"], line["vintage"], line["url"])
                self._attributions[key] = line["attribution"]

    @property
    def lines(self) -> list[Source]:
        """Every source that was used so far, in order."""
        return [
            Source(number, self._cited[number - 1], self._attributions.get(key))
            for key, number in self._numbers.items()
        ]


class Figures:
    """The facts of one lookup, for a template: `figures("F7")` prints one with its marker."""

    def __init__(self, lookup: Lookup, sources: SourceList) -> None:
        self._facts = {fact.id: fact for fact in lookup.facts}
        self._citations = {one.id: one for one in lookup.citations}
        self._sources = sources

    def __call__(self, fact_id: str) -> Markup:
        """The figure alone, as in a table whose caption says unit, place and year."""
        fact = self.fact(fact_id)
        return self.of(fact, show(fact))

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id."""
        return self._facts[fact_id]

    def vintage(self, fact_id: str) -> str:
        """The period of the file behind a figure: of a derived one, that of its last part (the price levels)."""
        return self._citations[self.fact(fact_id).citation].vintage

    def in_words(self, fact_id: str) -> Markup:
        """The figure with what follows it in a sentence: `$105,770 a year`."""
        fact = self.fact(fact_id)
        after = {"percent": "", "people": " jobs", "openings/year": " openings a year", "years": " years"}
        words = show(fact) + after.get(fact.unit, unit_words(fact))
        return Markup('<span class="f">{}</span>{}').format(words, self.mark(fact.citation))

    def of(self, fact: Fact, text: str) -> Markup:
        """A cell of a table that another room made: its words as they are, with the marker of their fact."""
        return Markup("<span class=f>{}</span>{}").format(text, _short(self._number(fact.citation)))

    def span(self, low: str, high: str) -> Markup:
        """From one figure to another with one marker, where both are of one source; else each with its own."""
        first, last = self.fact(low), self.fact(high)
        if self._number(first.citation) != self._number(last.citation):
            return Markup("{} to {}").format(self(low), self(high))
        return self.of(last, f"{show(first)} to {show(last)}")

    def ranged(self, facts: Mapping[str, str]) -> Markup:
        """A score with its range behind it in brackets: one reckoning, one marker."""
        score, low, high = (self.fact(facts[name]) for name in ("score", "low", "high"))
        return self.of(score, f"{show(score)} ({show(low)} to {show(high)})")

    def mark(self, citation: int) -> Markup:
        """The marker alone, after words of a source."""
        return marker(self._number(citation))

    def short(self, citation: int) -> Markup:
        """The same in a dense table."""
        return _short(self._number(citation))

    def _number(self, citation: int) -> int:
        return self._sources.number(self._citations[citation])

    def ours(self, citation: int) -> bool:
        """Whether a source is this project's own."""
        return self._citations[citation].publisher.startswith("Career Advisor")

    def find(self, statistic: str, code: str | None = None) -> str | None:
        """The id of the fact of that statistic, of that subject where one is named; None where there is none."""
        for fact in self._facts.values():
            if fact.statistic == statistic and code in (None, fact.of.code):
                return fact.id
        return None

    def when(self, fact_ids: Iterable[str]) -> str:
        """Place and period that these figures share, or all of them: `United States, May 2025`."""
        facts = [self.fact(one) for one in fact_ids]
        areas = dict.fromkeys(fact.area.title for fact in facts if fact.area is not None)
        years = dict.fromkeys(_dated(fact.as_of) for fact in facts)
        return ", ".join(part for part in (" and ".join(areas), " and ".join(years)) if part)

    def said(self, fact_ids: Iterable[str]) -> str:
        """Unit, place and period of these figures, for the caption of their table."""
        ids = list(fact_ids)
        units = dict.fromkeys(UNITS.get(self.fact(one).unit, self.fact(one).unit) for one in ids)
        return ", ".join(part for part in (" and ".join(units), self.when(ids)) if part)
