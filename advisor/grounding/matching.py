"""Whether a fact is of what a sentence names: the same place, occupation, year, measure. Pure."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from advisor.facts import Fact
from advisor.figures import Figure, unit_of_last_digit
from advisor.grounding.measures import is_named_statistic
from advisor.grounding.mentions import EVERYBODY, NATION, Mention
from knowledge.titles.words import STOP, fold

_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/]\s?(\d{4}|\d{2}))?(?!\d)")
_NATIONAL = frozenset({"growth", "openings", "employment_base", "employment_target"})
_ROUNDED = 10_000
_COUNTS = frozenset({"count"})


def of_place(mention: Mention, fact: Fact) -> bool:
    """Whether the fact was measured where the mention says. A fact that has no place fits any."""
    if fact.area is None:
        if fact.statistic in _NATIONAL:
            return NATION in mention.codes
        return True
    if fact.unit in _COUNTS:
        return True
    if fact.area.code in mention.codes or fold(fact.area.title) in mention.codes:
        return True
    return fact.of.kind == "area" and fact.of.code in mention.codes


def of_work(mention: Mention, fact: Fact) -> bool:
    """Whether the fact is of the occupation or group that the mention names, by code or by words of its title."""
    if fact.of.kind in ("area", "build") or fact.unit in _COUNTS:
        return True
    code = fact.of.code
    if code == "all" and not fact.unit.startswith("USD/"):
        return True
    if code == "all" and fact.statistic.startswith("threshold"):
        return True
    if code in mention.codes or code[:7] in mention.codes or (code == "all" and EVERYBODY in mention.codes):
        return True
    if len(code) >= 7 and any(one[:7] == code[:7] for one in mention.codes):
        return True
    named = [word for word in fold(mention.text).split() if word not in STOP]
    # A formula names the other occupation ("median of X less median of Y"), a mapped figure the one that was asked for.
    titles = [fact.of.title, *([fact.note] if fact.note and fact.basis in ("derived", "mapped", "group") else [])]
    return bool(named) and any(set(named) <= set(fold(title).split()) for title in titles)


def years_of(fact: Fact, vintage: str = "") -> frozenset[int]:
    """The years that the fact speaks of: its own, those of its formula, and its source's."""
    return frozenset(year for text in (fact.as_of, fact.note or "", vintage) for year in years_in(text))


def years_in(text: str) -> Sequence[int]:
    found: list[int] = []
    for match in _YEAR_IN.finditer(text):
        found.append(int(match.group(1)))
        if (end := match.group(2)) is not None:
            found.append(int(end) if len(end) == 4 else int(match.group(1)[:2] + end))
    return found


def of_statistic(mentions: Collection[Mention], fact: Fact) -> bool:
    """Whether words for a percentile or the middle speak of this fact; any other fact is left to its unit."""
    if not mentions or not is_named_statistic(fact):
        return True
    own = "typical_median" if fact.statistic.startswith("typical_median") else fact.statistic
    common = frozenset.intersection(*(mention.codes for mention in mentions))  # "the low end (10th percentile)"
    return own in common if common else any(own in mention.codes for mention in mentions)


def equal(figure: Figure, fact: Fact, *, falling: bool = False) -> bool:
    """Whether a written figure states this fact: same kind of unit, same value at the precision it was written with.

    A floor must be written as a floor. A negative value may be written without its sign where the sentence says that
    something falls (`falling`).
    """
    if fact.bound == "at_least" and not (figure.floor or figure.lean == "over"):
        return False
    value = Decimal(str(fact.value))
    is_money, is_percent = fact.unit.startswith("USD"), fact.unit in ("percent", "percentage points")
    if (figure.kind == "money" and not is_money) or (figure.kind == "percent" and not is_percent):
        return False
    as_percent = figure.kind == "percent" or figure.points
    if as_percent and (not is_percent or figure.points != (fact.unit == "percentage points")):
        return False
    # "105,770" in a column headed "$ a year" is the wage; a bare "4" is no rounded percentage.
    thousands = figure.about and figure.value >= _ROUNDED and figure.value % 1000 == 0  # "unos 56,000"
    if (figure.kind != "money" and is_money and figure.step < 1000 and not thousands) or (
        is_percent and not as_percent
    ):
        return figure.value == value
    loose = not is_money
    if _near(figure, value, loose=loose):
        return True
    return falling and value < 0 < figure.value and _near(figure, -value, loose=loose)


def _near(figure: Figure, value: Decimal, *, loose: bool = False) -> bool:
    """Within half of the last digit that was written; with "about", of the last digit that is not a zero (at most 5 %);
    with "over" or "nearly", on that side and within that digit's weight."""
    off = value - figure.value
    slack = figure.step / 2
    if abs(figure.value) >= _ROUNDED and figure.value % 1000 == 0:
        # "$94,000" is written to the thousand, as everybody reads it.
        slack = max(slack, Decimal(500), min(unit_of_last_digit(figure) / 2, abs(figure.value) / 50))
    if figure.about:
        slack = max(slack, min(unit_of_last_digit(figure) / 2, abs(figure.value) / (8 if loose else 20)))
    if abs(off) <= slack:
        return True
    if not figure.lean:
        return False
    reach = min(unit_of_last_digit(figure), abs(figure.value) / 8)
    return 0 < off < reach if figure.lean == "over" else 0 < -off < reach
