"""Words that point back at one of two names: "the former", "in the one … in the other". Pure."""

import re
from collections.abc import Sequence

from advisor.grounding.mentions import Mention

_POINTS = re.compile(
    r"\b(?:(?P<first>the\s+former|(?:in|for|at)\s+the\s+one(?=\s+and\b))|(?P<second>the\s+latter|(?:in|for|at)\s+the\s+other(?=\W*$|\W*[,;.])))",
    re.IGNORECASE,
)


def pointed(text: str, mentions: Sequence[Mention], *earlier: Sequence[Mention]) -> list[Mention]:
    """The names of a text and those it points back at, where just two come into question: its own, else those of the first
    of the `earlier` lists that has two."""
    found = list(mentions)
    for match in _POINTS.finditer(text):
        ahead = [one for one in mentions if one.end <= match.start()]
        pair = next((pair for names in (ahead, *earlier) if (pair := _two(names)) is not None), None)
        if pair is not None:
            one = pair[0 if match.group("first") else 1]
            found.append(Mention(match.start(), match.end(), match.group(), one.codes))
    return sorted(found)


def _two(mentions: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    distinct = list({one.codes: one for one in reversed(mentions) if one.strong}.values())
    return (distinct[1], distinct[0]) if len(distinct) == 2 else None
