"""Years of a sentence held to those that results speak of: alone, with a month, from one to another. Pure."""

import re

from advisor.figures import Figure
from advisor.grounding.grounds import Grounds

_DATING = re.compile(
    r"\b(?:(?:figures?|numbers?|medians?|amounts?|data|it|this|they|cifras|medianas|datos)\s+(?:(?:is|are|all|come|comes|dates?)\s+)+(?:for|from|of|back\s+to|in)|(?:according\s+to|as\s+of|based\s+on)(?:\s+the)?|"
    r"(?:son|es|según(?:\s+los)?)(?:\s+(?:datos|cifras|medianas|sueldos))?(?:\s+anuales)?\s+de)\b(?![^.;]*\b(?:to|through|a|hasta)\s)[^.;:]{0,40}$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\s+(?:data|figures?|numbers?|estimates?|survey|wages?|medians?)\b(?!\s+(?:to|and))", re.IGNORECASE
)
_PERIOD = re.compile(r"((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)\d\d|\d\d)(?!\d)")
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:of\s+|de\s+)?$"
)


def is_spoken_of(text: str, year: Figure, grounds: Grounds) -> bool:
    """Whether a figure, a source or the person speaks of a year; of its month and of its period, where they are said."""
    if int(year.value) not in grounds.years and all(own.value != year.value for own in grounds.theirs):
        return False
    month = _MONTH.search(text[: year.start])
    if month is not None and not grounds.speaks_of(f"{month[1]} {year.text}"):
        return False
    period = _PERIOD.match(text[year.start :])
    if period is None:
        return True
    first, last = int(period[1]), int(period[2] if len(period[2]) == 4 else period[1][:2] + period[2])
    return grounds.has_period(first, last)


def is_dated(text: str, year: Figure) -> bool:
    """Whether a year is said to be that of the data, and not one end of a projection or of a change."""
    return _DATING.search(text[: year.start]) is not None or _DATED.match(text[year.end :]) is not None
