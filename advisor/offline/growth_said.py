"""The least growth of employment that a message asks for in figures ("growth over 10%"), in percent. Pure patterns."""

import re

from advisor.offline.written_numbers import percent_in_digits

_GROW = r"(?:gr[eo]w\w*|growth|crec\w+|crezca\w*)"
_PERCENT = r"(?<![\w.,-])(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b|por ?ciento\b)"
_BETWEEN = r"(?:(?!\b(?:pay|pays|paid|paying|salar\w+|earn\w*|median|wages?|than (?:the )?average)\b)[^.;?!$\d]){0,40}?"
_BEHIND = r"\s*(?:\+|or (?:more|better|higher|above|up|over)\b|and (?:up|above|over)\b|plus\b|at least\b|o m[aá]s\b)?"
_SAID = re.compile(rf"\b{_GROW}\b{_BETWEEN}{_PERCENT}|{_PERCENT}{_BEHIND}{_BETWEEN}\b{_GROW}\b")
_AT_MOST = re.compile(
    r"\b(?:under|below|less than|at most|up to|no more than|not more than|max(?:imum)?|slower than|menos de|menos del|m[aá]ximo|hasta)\b"
)
_SHRINKS = re.compile(r"\b(?:shrink\w*|declin\w*|fall\w*|drop\w*|los[ei]\w*)\b")
_DOUBLE_DIGITS = re.compile(
    rf"\b(?:double|two)[- ]digits?\b{_BETWEEN}\b{_GROW}\b|\b{_GROW}\b{_BETWEEN}\b(?:double|two)[- ]digits?\b"
)
GROWTH_SAID = (
    r"(?:\b(?:that|which|with|only|ones?|projected|expected|to|of|a|an|over|above|at least|more than|m[aá]s de|al menos|con|que) )*"
    rf"(?:{_SAID.pattern})(?: (?:or|and) (?:more|better|higher|above|up))?"
)
"""The same as a piece of a short message ("only ones growing more than 10%")."""


def least_growth_in(low: str) -> float | None:
    """The least projected growth asked for, in percent; None where no figure is named, or the most is asked for."""
    low = percent_in_digits(low)
    for match in _SAID.finditer(low):
        said = match.group()
        if _AT_MOST.search(said) or _AT_MOST.search(low[max(0, match.start() - 14) : match.start()]):
            continue
        if _SHRINKS.search(said):
            continue
        if 0 < (value := float(match[1] or match[2])) <= 500:
            return value
    return 10.0 if _DOUBLE_DIGITS.search(low) else None
