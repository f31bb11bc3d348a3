"""Which names of a sentence belong to which of its figures. Pure; it reads positions and joints, not meaning.

A name belongs to the figure of its own clause. Where a clause names none, the figure shares the name of the figure
before it, else of the one after; two names shared by two figures belong to them in order ("respectively").
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from advisor.grounding.mentions import Mention

Span = tuple[int, int]

_JOINT = re.compile(
    r"[;|—]|[,:](?=\s)|\s[–-]\s|\b(?:and|while|but|whereas|versus|vs|than|compared|against|or|although|though|whilst|then|"
    r"y|e|o|u|pero|mientras|que|frente|comparad[oa]s?|contra)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_OTHER_SIDE = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|than|versus|vs|unlike|rather\s+than|instead\s+of|next\s+to|against|not|no\s+figure|"
    r"nothing|comparad[oa]s?\s+con|frente\s+a|en\s+vez\s+de|no\s+hay|sin\s+cifras?)\b",
    re.IGNORECASE,
)


def bind(
    text: str,
    figures: Sequence[Span],
    mentions: Sequence[Mention],
    *,
    inherit: Literal["both", "left", "none"] = "both",
) -> list[tuple[Mention, ...]]:
    """For each figure the names it may be of: one of them must fit. Empty where the sentence has no name at all."""
    if not figures or not mentions:
        return [() for _ in figures]
    own = [_own(text, figures, mentions, index) for index in range(len(figures))]
    if inherit == "none" and not _respectively(text, figures):
        return own
    bound: list[tuple[Mention, ...]] = []
    for index, group in enumerate(own):
        if group:
            bound.append(group)
        elif index and bound[index - 1] and not _opposed(text, figures, index - 1):
            bound.append(bound[index - 1])
        elif inherit == "left" or _opposed(text, figures, index):
            bound.append(())
        else:
            bound.append(next((later for later in own[index + 1 :] if later), ()))
    return _in_order(own, bound)


def _opposed(text: str, figures: Sequence[Span], index: int) -> bool:
    """Whether a figure is set against the one after it ("$X, against $Y for cooks")."""
    if index + 1 >= len(figures):
        return False
    return _OTHER_SIDE.search(text[figures[index][1] : figures[index + 1][0]]) is not None


_PAIRED = re.compile(r"^\s*(?:\[[^\]]*\]\s*)?(?:and|to|–|-|,|y|a)\s*(?:\$|US)?$", re.IGNORECASE)


def _respectively(text: str, figures: Sequence[Span]) -> bool:
    """Whether figures follow each other at once ("from $X to $Y"), so that names before them belong to them in order."""
    return any(_PAIRED.match(text[one[1] : other[0]]) for one, other in pairwise(figures))


def _own(text: str, figures: Sequence[Span], mentions: Sequence[Mention], index: int) -> tuple[Mention, ...]:
    start, end = figures[index]
    left_edge = figures[index - 1][1] if index else 0
    right_edge = figures[index + 1][0] if index + 1 < len(figures) else len(text)
    left = _segments(text, left_edge, start, mentions)
    right = _segments(text, end, right_edge, mentions)
    # Behind another figure, the first clause still speaks of that one.
    found = _nearest(text, left[1:] if index else left)
    behind = right[0][1] if right else ()
    if behind and (not found or not _joined_closer(text, found, figures[index])):
        return behind
    if found:
        return found
    if behind:
        return behind
    if index + 1 == len(figures):
        for (begin, _), names in right[1:]:
            if text[begin] == ";":
                break  # another statement
            if names:
                return names
    return ()


def _joined_closer(text: str, before: Sequence[Mention], figure: Span) -> bool:
    """Whether the names before the figure stand in its own clause ("Idaho pays $X in May")."""
    between = _ASIDE.sub(_blank, text[before[-1].end : figure[0]])
    return _JOINT.search(between) is None


def _nearest(text: str, segments: Sequence[tuple[Span, tuple[Mention, ...]]]) -> tuple[Mention, ...]:
    """The names of the clause nearest before the figure that speaks of its own side."""
    for index in range(len(segments) - 1, -1, -1):
        (start, end), names = segments[index]
        if not names:
            continue
        joint = text[max(0, start - 14) : end]
        if _OTHER_SIDE.search(joint) and any(group for _, group in segments[:index]):
            continue
        return names
    return ()


def _segments(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[Span, tuple[Mention, ...]]]:
    """The clauses between two positions, each with the names in it. A joint inside a name parts nothing."""
    inside = [one for one in mentions if one.start >= start and one.end <= end]
    piece = text[start:end]
    masked = _ASIDE.sub(_blank, piece)
    for one in inside:
        masked = masked[: one.start - start] + "x" * (one.end - one.start) + masked[one.end - start :]
    cuts = [start, *(start + match.start() for match in _JOINT.finditer(masked)), end]
    spans = list(pairwise(cuts))
    return [(span, tuple(one for one in inside if span[0] <= one.start < span[1])) for span in spans]


def _in_order(own: Sequence[tuple[Mention, ...]], bound: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """Figures that share as many names as they are take them in turn."""
    index = 0
    while index < len(bound):
        last = index
        while last + 1 < len(bound) and bound[last + 1] is bound[index]:
            last += 1
        names = bound[index]
        if len(names) > 1 and len(names) == last - index + 1:
            for offset, name in enumerate(names):
                bound[index + offset] = (name,)
        index = last + 1
    return bound


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
