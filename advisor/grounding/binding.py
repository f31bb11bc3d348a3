"""Which names of a sentence belong to which of its figures. Pure; it reads positions and joints, not meaning.

A name belongs to the figure of its own clause, else of the nearest one. Figures that follow each other at once share
names: as many names as figures belong to them in order ("respectively"). A figure without a name of its own shares that
of the figure before it, unless it is set against that one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from advisor.grounding.mentions import Mention

Span = tuple[int, int]

_JOINT = re.compile(
    r"[;|—)]|[,:](?=\s)|\s[–-]\s|\b(?:and|while|but|whereas|versus|vs|than|compared|against|or|although|though|whilst|then|as\s+well\s+as|who|which|where|nor|donde|ni|como|"
    r"y|e|o|u|pero|mientras|que|frente|comparad[oa]s?|contra)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
OTHER_SIDE = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|than|versus|vs|unlike|rather\s+than|instead\s+of|next\s+to|against|not|no\s+figure|"
    r"nothing|comparad[oa]s?\s+con|frente\s+a|contra|en\s+vez\s+de|no\s+hay|sin\s+cifras?|que\s+en)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"^\s*(?:\[[^\]]*\]\s*)*(?:an?\s+(?:year|hour)\s*|al\s+año\s*)?,?\s*(?:and|to|or|–|—|-|,|y|a|e)?\s*(?:about|around|roughly|unos)?\s*(?:US\s?)?$",
    re.IGNORECASE,
)


_FACED = re.compile(
    r"^\s*(?:an?\s+(?:year|hour)\s*|al\s+año\s*)?,?\s*(?:versus|vs\.?|against|rather\s+than|instead\s+of|not|(?:as\s+)?compared\s+(?:with|to)|frente\s+a|contra|en\s+(?:vez|lugar)\s+de|no|comparados?\s+con)\s*(?:about|around|roughly|just|only|unos)?\s*$",
    re.IGNORECASE,
)


_LEADING = re.compile(
    r"(?:['’]s?)?\s*(?:[:(]|(?:median|pay|wage|salary|mediana|sueldo)\b|(?:get|make|earn|pay|have|average|start|stand|sit|come|gana|cobra|tiene|recibe)[sn]?\b|at\b|with\b|is\b|are\b|has\b|con\b)?"
    r"\s*(?:in\s+at|out\s+at|at|is|of|de)?\s*(?:(?:about|around|roughly|some|only|just|a|an|un|una|unos|unas)\s+)*(?:US\s?)?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?:\s*(?:an?|per|al?|por)\s+(?:year|hour|año|hora))?[\s*_]*\((?:for|in|of|the|de|en|para|los|las)?\s*"
)
_WITHIN = re.compile(r"[\s*_]*\((?:about|around|roughly|some|unos|unas|~|≈|≥)?\s*(?:US\s?)?")


_OF_NAME = re.compile(
    r"(?:\s*(?:an?|per|al?|por)\s+(?:year|hour|año|hora))?\s+(?:for|of|in|para|de|en)\s+(?:the\s+|los\s+|las\s+|el\s+|la\s+)?[\"“*]*"
)
_MORE_THAN = re.compile(r"[^,;:.]{0,20}\b(?:more|less|higher|lower|faster|slower|fewer|más|menos|mayor|menor)\b")


class Bound(NamedTuple):
    """The names that one figure may be of. `own`: they stand with the figure itself, and are not those of another one."""

    names: tuple[Mention, ...]
    own: bool = True
    paired: bool = False  # with another figure set against it, but one name for the two: it may be of the other side
    close: bool = False  # of a figure and its name one stands in brackets behind the other


class _Segment(NamedTuple):
    start: int
    end: int
    names: tuple[Mention, ...]


def bind(
    text: str,
    figures: Sequence[Span],
    mentions: Sequence[Mention],
    *,
    inherit: Literal["left", "none"] = "left",
    wide: bool = False,
    others: bool = False,
) -> list[Bound]:
    """For each figure the names it may be of: one of them must fit. Empty where nothing in the sentence says. `wide`: a
    name may follow in a clause of its own ("under $X, you are in the lowest quarter")."""
    if not figures or not mentions:
        return [Bound((), own=False) for _ in figures]
    bound: list[Bound] = []
    for first, last in _runs(text, figures):
        left_edge = figures[first - 1][1] if first else 0
        right_edge = figures[last + 1][0] if last + 1 < len(figures) else len(text)
        left = _segments(text, left_edge, figures[first][0], mentions)
        right = _segments(text, figures[last][1], right_edge, mentions)
        # Between two runs, the first clause speaks of the one before, the last of the one after. A name that leads on to a
        # figure ("beats plumbers' $63k") is that one's, even in the only clause between them.
        led = inherit == "left" and len(left) == 1 and _leads(text, left[0], figures[first], mentions)
        leading = (
            inherit == "left"
            and last + 1 < len(figures)
            and len(right) == 1
            and _leads(text, right[0], figures[last + 1], mentions)
        )
        own_left = left if not first or led else left[1:]
        own_right = (
            right
            if last + 1 == len(figures)
            else []
            if leading
            else right[: max(1, max((at for at, one in enumerate(right) if one.names), default=1))]
            if wide
            else right[:1]
        )
        count = last - first + 1
        if count > 1 and (listed := _in_order(own_left, own_right, count)) is not None:
            bound += [Bound((name,)) for name in listed]
            continue
        group = _nearest(text, own_left, own_right, figures[first], figures[last])
        found = Bound(group, own=bool(group))
        if not group and inherit == "left" and bound:
            # Set against the figure before it, it is of any other name that the sentence has, or of one said earlier.
            said = bound[-1].names
            beside = tuple(mentions) if said and set(mentions) - set(said) else () if others else said
            found = Bound(said if not _opposed(text, figures, first) else beside, own=False)
        bound += [found] * count
    return _paired(text, figures, _within(text, figures, mentions, _faced(text, figures, mentions, bound)))


def _paired(text: str, figures: Sequence[Span], bound: list[Bound]) -> list[Bound]:
    """ "Electricians make more: $65k to $63k": one name, two figures set against each other."""
    for index, (one, other) in enumerate(pairwise(figures)):
        if len({name.codes for name in bound[index].names}) != 1 or bound[index].names != bound[index + 1].names:
            continue
        between = text[one[1] : other[0]]
        if _FACED.match(between) or _PAIRED.match(between):
            bound[index], bound[index + 1] = (bound[at]._replace(paired=True) for at in (index, index + 1))
    return bound


def _leads(text: str, segment: _Segment, figure: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the last name of a clause leads on to the figure behind it, which has no name right behind itself."""
    if not segment.names or _LEADING.fullmatch(text[segment.names[-1].end : figure[0]]) is None:
        return False
    behind = next((one for one in mentions if one.start >= figure[1]), None)
    return behind is None or _OF_NAME.fullmatch(text[figure[1] : behind.start]) is None


def _within(text: str, figures: Sequence[Span], mentions: Sequence[Mention], bound: list[Bound]) -> list[Bound]:
    """ "electricians ($59k)", "$59k (electricians)": of a figure and a name the one in brackets is of the other."""
    for index, (start, end) in enumerate(figures):
        ahead = [one for one in mentions if one.end <= start]
        if ahead and _WITHIN.fullmatch(text[ahead[-1].end : start]):
            bound[index] = Bound((ahead[-1],), close=True)
            # "A out-earn B ($X vs. $Y)": two figures in the brackets are of the two names before them.
            if len(ahead) > 1 and index + 1 < len(figures) and _FACED.match(text[end : figures[index + 1][0]]):
                floor = figures[index - 1][1] if index else 0
                if ahead[-2].start >= floor:
                    bound[index], bound[index + 1] = Bound((ahead[-2],)), Bound((ahead[-1],))
        behind = [one for one in mentions if one.start >= end]
        if behind and _BRACKETED.fullmatch(text[end : behind[0].start]):
            closed = text.find(")", end)
            bound[index] = Bound(tuple(one for one in behind if one.end <= closed) or (behind[0],), close=True)
    return bound


def _faced(text: str, figures: Sequence[Span], mentions: Sequence[Mention], bound: list[Bound]) -> list[Bound]:
    """ "A pays more than B: $X against $Y": two names before two figures set against each other belong to them in order."""
    for index, (one, other) in enumerate(pairwise(figures)):
        if not _FACED.match(text[one[1] : other[0]]):
            continue
        before = _sides_before(text, figures, mentions, index)
        stop = figures[index + 2][0] if index + 2 < len(figures) else len(text)
        behind = [
            name
            for name in mentions
            if other[1] <= name.start and name.end <= stop and not _JOINT.search(text[other[1] : name.start])
        ]
        if len(before) == 2 and not behind:
            bound[index], bound[index + 1] = Bound((before[0],)), Bound((before[1],))
    return bound


def _sides_before(text: str, figures: Sequence[Span], mentions: Sequence[Mention], index: int) -> list[Mention]:
    """The names that two figures set against each other may be of, back to the figure before them. A distance ("107% more
    than") parts no names; where none stand there, those of the clauses before are spoken of still."""
    edges = [0, *(end for _, end in figures[:index])]
    while len(edges) > 1 and _MORE_THAN.match(text[edges[-1] :]):
        edges.pop()
    ahead = [name for name in mentions if name.end <= figures[index][0]]
    near = [name for name in ahead if edges[-1] <= name.start]
    return near or ahead


def _runs(text: str, figures: Sequence[Span]) -> list[tuple[int, int]]:
    """Figures that follow each other at once, as (first, last)."""
    runs: list[tuple[int, int]] = []
    for index in range(len(figures)):
        alike = _is_share(text, figures[index - 1]) == _is_share(text, figures[index])
        if runs and alike and _PAIRED.match(text[figures[index - 1][1] : figures[index][0]]):
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _is_share(text: str, figure: Span) -> bool:
    return text[figure[0] : figure[1]].endswith(("%", "percent"))


def _in_order(left: Sequence[_Segment], right: Sequence[_Segment], count: int) -> list[Mention] | None:
    """As many names as figures, before or behind them; `None` where the numbers differ."""
    before = [name for segment in left for name in segment.names]
    if len(before) == count:
        return before
    behind = [name for segment in right for name in segment.names]
    return behind if not before and len(behind) == count else None


def _nearest(
    text: str, left: Sequence[_Segment], right: Sequence[_Segment], first: Span, last: Span
) -> tuple[Mention, ...]:
    """The names of the clause that the fewest joints part from the figure; on its own side of a comparison."""
    before = [(distance, segment) for distance, segment in enumerate(reversed(left)) if segment.names]
    own = [one for one in before if not OTHER_SIDE.search(text[max(0, one[1].start - 14) : one[1].names[0].start])]
    before = own or before[:1]
    behind = []
    for distance, segment in enumerate(right):
        if distance and text[segment.start] == ";":
            break  # another statement
        if segment.names and (not distance or not OTHER_SIDE.search(text[segment.start : segment.names[0].start])):
            behind.append((distance, segment))
    if not before or not behind:
        return (before or behind or [(0, _Segment(0, 0, ()))])[0][1].names
    if before[0][0] != behind[0][0]:
        return min(before[0], behind[0], key=lambda one: one[0])[1].names
    if before[0][0] == 0:
        between = _ASIDE.sub(_blank, text[before[0][1].names[-1].end : first[0]])
        return before[0][1].names if _JOINT.search(between) is None else behind[0][1].names
    return before[0][1].names


def _opposed(text: str, figures: Sequence[Span], index: int) -> bool:
    """Whether a figure is set against the one before it ("$X, against $Y for cooks")."""
    return OTHER_SIDE.search(text[figures[index - 1][1] : figures[index][0]]) is not None


def _segments(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[_Segment]:
    """The clauses between two positions, each with the names in it. A joint inside a name parts nothing."""
    inside = [one for one in mentions if one.start >= start and one.end <= end]
    masked = _ASIDE.sub(_blank, text[start:end])
    for one in inside:
        masked = masked[: one.start - start] + "x" * (one.end - one.start) + masked[one.end - start :]
    cuts = [start, *(start + match.start() for match in _JOINT.finditer(masked)), end]
    return [
        _Segment(begin, stop, tuple(one for one in inside if begin <= one.start < stop))
        for begin, stop in pairwise(cuts)
    ]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
