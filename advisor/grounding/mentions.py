"""Places and occupations that a sentence names: where they stand, and what each may stand for. Pure data and patterns.

Which names there are is the build's business (`advisor.names`); without a build the names of the turn's own facts are
known, no others.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from advisor.facts import Fact
from advisor.states import STATE_NAMES
from knowledge.titles.display import spanish_title
from knowledge.titles.words import fold

NATION = "US"
EVERYBODY = "00-0000"


class Mention(NamedTuple):
    """A name in a sentence. `codes`: what it may stand for (area codes; SOC codes, career and track ids; folded names);
    none: nothing on file. `strong`: surely a name, and not words that happen to be one too."""

    start: int
    end: int
    text: str
    codes: frozenset[str]
    strong: bool = True


class Names(Protocol):
    """Finds the names of a build in a text."""

    def places(self, text: str) -> Sequence[Mention]: ...

    def works(self, text: str) -> Sequence[Mention]: ...


_NATIONWIDE = re.compile(
    r"\b(?:nation-?wide|nationally|national|the\s+nation|country-?wide|(?:(?:across|in|for)\s+|(?<!of\s))the\s+(?:whole\s+|entire\s+)?country|"
    r"(?:the\s+)?United\s+States|(?:in\s+|across\s+|for\s+)?the\s+U\.?S\.?A?\b\.?|U\.S\.A?\.?|nacional(?:es|mente)?|"
    r"(?:todo\s+el|en\s+el|del)\s+país|(?:los\s+)?Estados\s+Unidos|EE\.?\s?UU\.?)(?!\w)",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:highest|lowest|best|most|top|fastest|biggest|largest|más\s+\w+|mejor|peor|mayor|menor)\b(?:(?!\b(?:is|are|es|son)\b)[^.,;:$\d]){0,30}$",
    re.IGNORECASE,
)
""" "The highest median in the country" is measured in one place of it."""
_US_PRICES = re.compile(
    r"\b(?:at|in|to|a|en)\s+(?:average\s+)?(?:U\.?S\.?|national|nacionales|de\s+EE\.?\s?UU\.?|de\s+Estados\s+Unidos)[\s-]*(?:average\s+)?(?:prices?|price\s+level|dollars)"
    r"|\bU\.?S\.?\s+(?:prices|average\s+prices|dollars|Bureau|Department|Census)|\bprecios\s+(?:medios\s+)?(?:de\s+EE\.?\s?UU\.?|de\s+(?:los\s+)?Estados\s+Unidos|nacionales)"
    r"|(?:the\s+)?(?:nation|country|nación|país|U\.?S\.?|EE\.?\s?UU\.?)(?:['’]s)?\s+(?:at|is|as|en|es|=|a|being)\s+(?:one\s+hundred|a\s+hundred|100|cien)\b"
    r"|(?:national|US|U\.S\.)\s+average\s+(?:of|=|is)\s+100|US\s?=\s?100|EE\.?\s?UU\.?\s?=\s?100",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:all|every|any)\s+(?:jobs?|occupations?|workers?|work|kinds?\s+of\s+work)\b(?!\s+(?:under|with|within|that|of|on|listed|shown|here|above|below))|\bworkers\s+(?:overall|in\s+general)\b|"
    r"\btod(?:os|as)\s+(?:los|las)\s+(?:empleos|trabajos|ocupaciones|trabajadores)\b",
    re.IGNORECASE,
)


def nationwide(text: str, *, scope: bool = True) -> list[Mention]:
    """Words for the nation. "In US prices" speaks of prices, not of a place; nor, with `scope`, does "the best paid in the
    country" say that the figure is the country's."""
    bare = _US_PRICES.sub(lambda match: " " * len(match.group()), text)
    return [
        Mention(match.start(), match.end(), match.group(), frozenset({NATION}))
        for match in _NATIONWIDE.finditer(bare)
        if not (scope and _SCOPE.search(bare[: match.start()]))
    ]


def everybody(text: str) -> list[Mention]:
    """Words for all occupations together."""
    return [
        Mention(match.start(), match.end(), match.group(), frozenset({EVERYBODY, "all"}))
        for match in _EVERYBODY.finditer(text)
    ]


def without_overlap(first: Sequence[Mention], then: Sequence[Mention]) -> list[Mention]:
    """All names of the first list, and those of the second that stand beside them."""
    beside = [one for one in then if all(one.end <= other.start or one.start >= other.end for other in first)]
    return sorted([*first, *beside])


class OwnNames:
    """The names that a turn's facts carry: all that is known where no build is at hand."""

    def __init__(self, facts: Iterable[Fact], *, states: bool = True) -> None:
        self._states = states
        self._areas: dict[str, set[str]] = {}
        self._works: dict[str, set[str]] = {}
        for fact in facts:
            if fact.area is not None and fact.area.level in ("metropolitan", "nonmetropolitan"):
                self._areas.setdefault(fact.area.title, set()).add(fact.area.code)
            if fact.of.kind in ("occupation", "career", "track"):
                self._works.setdefault(fact.of.title, set()).add(fact.of.code)
                if (spanish := spanish_title(fact.of.code, fact.of.kind)) is not None:
                    for name in {spanish, spanish.lower()} if " " in spanish else {spanish}:
                        self._works.setdefault(name, set()).add(fact.of.code)

    def places(self, text: str) -> Sequence[Mention]:
        found = _named(self._areas, self._areas_pattern, text)
        taken = [(one.start, one.end) for one in found]
        for match in STATE_NAMES.finditer(text) if self._states else ():
            if not any(start <= match.start() < end for start, end in taken):
                found.append(Mention(match.start(), match.end(), match.group(), frozenset({fold(match.group())})))
        return sorted(found)

    def works(self, text: str) -> Sequence[Mention]:
        return _named(self._works, self._works_pattern, text)

    @cached_property
    def _areas_pattern(self) -> re.Pattern[str] | None:
        return _pattern(self._areas)

    @cached_property
    def _works_pattern(self) -> re.Pattern[str] | None:
        return _pattern(self._works)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)") if ordered else None


def _named(names: dict[str, set[str]], pattern: re.Pattern[str] | None, text: str) -> list[Mention]:
    if pattern is None:
        return []
    return [
        Mention(match.start(), match.end(), match.group(), frozenset({*names[match.group()], fold(match.group())}))
        for match in pattern.finditer(text)
    ]
