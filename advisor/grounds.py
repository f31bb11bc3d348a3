"""What a turn supports: the figures, years, codes, states, names and links that its tools produced. Pure.

Built once for a ledger and asked sentence by sentence; `grounding` compares a sentence with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from advisor.facts import Fact
from advisor.figures import CODE, Figure, figures
from advisor.ledger import Ledger
from advisor.states import states_of

_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/]\s?(\d{4}|\d{2}))?(?!\d)")
_DIGIT = re.compile(r"\d")


def _scale(low: int, high: int) -> re.Pattern[str]:
    return re.compile(
        rf"\b{low}\s?(?:[-–]|to|a)\s?{high}\b|\b(?:out\s+of|of|de|sobre)\s+{high}\b(?![,.]\d)", re.IGNORECASE
    )


_US_IS_100 = re.compile(r"=\s?100\b(?![,.]\d)|\bnational average of 100\b", re.IGNORECASE)
_SCALES = {
    "score 1-6": _scale(1, 6),
    "score 5-25": _scale(5, 25),
    "score 0-100": _scale(0, 100),
    "index US=100": _US_IS_100,
    "USD/year, US prices": _US_IS_100,
    "USD/hour, US prices": _US_IS_100,
}
_PERCENTILES = frozenset({"p10", "p25", "p75", "p90"})
_SHARE_OF_WORKERS = re.compile(
    r"\b(?:top|bottom|lowest|highest|best)(?:[- ](?:paid|earning))?\s+(?:10|25)\s?(?:%|percent)"
    r"|\b(?:10|25|75|90)\s?(?:%|percent)\s+(?:of\s+(?:the\s+)?(?:workers|them|people|earners|jobs)|earn|are\s+paid|make)",
    re.IGNORECASE,
)
_NAME_LENGTH = 120


@dataclass(frozen=True)
class Known:
    """What tools said beside figures: `texts` = titles, places and phrases of results; `codes` = codes and ids."""

    texts: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()


class Grounds:
    """The support of one turn. `ledger` may not grow while this is in use: build another then."""

    def __init__(self, ledger: Ledger, user_text: str = "", known: Known | None = None) -> None:
        self.ledger = ledger
        self.facts = ledger.facts()
        self.user_text = user_text
        self._known = known or Known()
        self._sources = ledger.sources()

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year that a fact or source speaks of, both ends of a projection's period included."""
        spoken = {text for fact in self.facts for text in (fact.as_of, fact.note or "")}
        for source in self._sources:
            spoken |= {source.vintage.label, str(source.vintage.year), source.title, source.dataset}
            spoken.add(source.section or "")
        spoken.update(self._known.texts)
        return frozenset(year for text in spoken for year in _years_in(text))

    @cached_property
    def codes(self) -> frozenset[str]:
        said = {match.group() for match in CODE.finditer(self.user_text)}
        return frozenset({fact.of.code for fact in self.facts} | self._known.codes | said)

    @cached_property
    def states(self) -> set[str]:
        """The states that an area or result names, or that the person named."""
        areas = {fact.area.title for fact in self.facts if fact.area} | {fact.of.title for fact in self.facts}
        spoken = " ; ".join([*areas, *self._known.texts])
        return states_of(spoken) | states_of(self.user_text) | states_of(self.user_text.title())

    @cached_property
    def links(self) -> frozenset[str]:
        return frozenset(source.url for source in self._sources)

    @cached_property
    def theirs(self) -> tuple[Figure, ...]:
        """The figures that the person wrote."""
        return tuple(figures(self.user_text))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Titles, areas and datasets that hold digits and state no figure, longest first."""
        names = {fact.of.title for fact in self.facts} | {fact.area.title for fact in self.facts if fact.area}
        for source in self._sources:
            names |= {source.title, source.dataset, source.vintage.label}
        names |= {text for text in self._known.texts if len(text) <= _NAME_LENGTH}
        held = (name for name in names if _DIGIT.search(name) and any(char.isalpha() for char in name))
        return tuple(sorted(held, key=len, reverse=True))

    @cached_property
    def _scales(self) -> tuple[re.Pattern[str], ...]:
        """How the scales of this turn's figures are written."""
        units = {fact.unit for fact in self.facts}
        scales = [pattern for unit, pattern in _SCALES.items() if unit in units]
        if any(fact.statistic in _PERCENTILES for fact in self.facts):
            scales.append(_SHARE_OF_WORKERS)
        return tuple(scales)

    def without_names(self, sentence: str) -> str:
        """The sentence at the same length, names and scales blanked."""
        for name in self._names:
            start = sentence.find(name)
            while start >= 0:
                end = start + len(name)
                if not (sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum()):
                    sentence = sentence[:start] + " " * len(name) + sentence[end:]
                start = sentence.find(name, end)
        for scale in self._scales:
            sentence = scale.sub(lambda match: " " * len(match.group()), sentence)
        return sentence

    def find(self, figure: Figure, *, falling: bool) -> Fact | None:
        """A fact that the written figure equals."""
        return next((fact for fact in self.facts if equal(figure, fact, falling=falling)), None)


def equal(figure: Figure, fact: Fact, *, falling: bool = False) -> bool:
    """Whether a written figure states this fact: same kind of unit, same value at the precision it was written with.

    A floor must be written as a floor. A negative value may be written without its sign where the sentence says that
    something falls (`falling`).
    """
    if fact.bound == "at_least" and not figure.floor:
        return False
    value = Decimal(str(fact.value))
    is_money, is_percent = fact.unit.startswith("USD"), fact.unit in ("percent", "percentage points")
    if (figure.kind == "money" and not is_money) or (figure.kind == "percent" and not is_percent):
        return False
    # "105,770" in a column headed "$ a year" is the wage; a bare "4" is no rounded percentage.
    slack = (
        Decimal(0)
        if (figure.kind != "money" and is_money) or (figure.kind == "number" and is_percent)
        else _slack(figure)
    )
    if abs(figure.value - value) <= slack:
        return True
    return falling and value < 0 < figure.value and abs(figure.value + value) <= slack


def _slack(figure: Figure) -> Decimal:
    """Half of the last digit that was written; with "about", of the last digit that is not a zero (at most 5 %)."""
    if not figure.about:
        return figure.step / 2
    whole, zeros = abs(int(figure.value)), 0
    while whole and whole % 10 == 0:
        whole, zeros = whole // 10, zeros + 1
    return max(figure.step / 2, min(Decimal(1).scaleb(zeros) / 2, abs(figure.value) / 20))


def _years_in(text: str) -> Iterator[int]:
    for match in _YEAR_IN.finditer(text):
        first = match.group(1)
        yield int(first)
        if (last := match.group(2)) is not None:
            yield int(last if len(last) == 4 else first[:2] + last)
