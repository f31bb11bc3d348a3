"""Whether a figure of pay or outlook in an edited draft still has its place, its year and its size: in its sentence, or in
the heading and the other sentences of its section. Pure."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.grounding.matching import years_in
from advisor.states import states_of

_MEASURES = frozenset(
    (
        "median",
        "typical_median",
        "mean",
        "p10",
        "p25",
        "p75",
        "p90",
        "growth",
        "openings",
        "employment",
        "employment_base",
    )
)
_OF_THE_NATION = frozenset(("growth", "openings", "employment_base"))
_NATION = re.compile(
    r"\b(?:nation\w*|country|countrywide|United\s+States|U\.?S\.?(?:A\.?)?|America\w*|pa[ií]s|nacional\w*|Estados\s+Unidos|EE\.?\s?UU\b)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*\[(F\d+)\]")
_NEAR = Decimal("0.02")
_LARGE = 1000


def unplaced(facts: Iterable[Fact], around: str) -> list[str]:
    """What is missing of the place and year of facts that a sentence tells, in words for its writer. `around`: the heading
    and the sentences of its section, its own among them."""
    missing = []
    years = set(years_in(around))
    for one in facts:
        if one.statistic not in _MEASURES:
            continue
        measured = years_in(one.as_of)
        if measured and not years & set(measured):
            missing.append(f"It lost the time of its figure: say when ({one.as_of}).")
        if not _names(around, one):
            where = one.area.title if one.area is not None else "United States"
            missing.append(f"It lost the place of its figure: say where ({where}).")
    return list(dict.fromkeys(missing))


def _names(text: str, fact: Fact) -> bool:
    if fact.area is None:
        return fact.statistic not in _OF_THE_NATION or _NATION.search(text) is not None
    if fact.area.level == "nation":
        return _NATION.search(text) is not None
    title, low = fact.area.title, text.casefold()
    if title.casefold() in low or title in states_of(text):
        return True
    cities = title.partition(",")[0] if "," in title else ""
    return any(
        len(one) > 2 and one.removesuffix(" city").strip() in low for one in re.split(r"[-–/]", cities.casefold())
    )


def too_round(marked: str, facts: Iterable[Fact]) -> Iterator[str]:
    """Amounts that are said to be near their fact, or are written in words, and lie more than two in a hundred from it.
    `marked`: the sentence with `[F3]` behind each figure."""
    known = {one.id: one for one in facts}
    for figure in figures(_MARK.sub(lambda mark: " " * len(mark[0]), marked)):
        behind = _MARK.match(marked[figure.end :])
        fact = known.get(behind[1]) if behind is not None else None
        if fact is None or abs(fact.value) < _LARGE or not _loose(figure):
            continue
        value = abs(Decimal(str(fact.value)))
        if abs(abs(figure.value) - value) > value * _NEAR:
            yield f"“{figure.text}” is too far from its figure of {value:,}: within two in a hundred is near."


def _loose(figure: Figure) -> bool:
    return bool(figure.about or figure.lean or not any(char.isdigit() for char in figure.text))
