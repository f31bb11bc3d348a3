"""Comparisons and superlatives of a sentence held against the facts: "more than", "twice", "the best paid". Pure.

Only what can be tied to facts is judged: two figures of the sentence, or two names that facts of one kind belong to. A
superlative over names of which the turn has no figures is unsupported.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from advisor.facts import Fact
from advisor.figures import Figure
from advisor.grounding.alike import alike, is_distance, measure_of, of_measure, same_else
from advisor.grounding.directions import operands, wrong_ends, wrong_moves, wrong_ways
from advisor.grounding.matching import of_place, of_work
from advisor.grounding.mentions import Mention
from advisor.grounding.superlatives import wrong_extremes

if TYPE_CHECKING:
    from advisor.grounding.grounds import Grounds

_UP = r"more|higher|greater|larger|bigger|better|above|ahead\s+of|exceeds?|tops?|beats?|outpaces?|outearns?|faster|más|mayor(?:es)?|mejor|superior|por\s+encima"
_DOWN = r"less|lower|smaller|fewer|worse|below|under|behind|trails?|slower|cheaper|menos|menor(?:es)?|peor|inferior|por\s+debajo"
_MORE = re.compile(
    rf"\b(?P<down>more\s+slowly|más\s+(?:despacio|lento|lentamente)|{_DOWN})\b|\b(?P<up>{_UP})\b", re.IGNORECASE
)
_THAN = re.compile(r"\b(?:than|that\s+of|que|de\s+la|del)\b", re.IGNORECASE)
_DIRECT = re.compile(
    r"^(?:above|below|under|ahead\s+of|behind|exceeds?|tops?|beats?|outpaces?|outearns?|trails?)$|^por\s+",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^[\s*_>-]*(?:compared\s+(?:with|to)|next\s+to|against|versus|unlike|relative\s+to|frente\s+a|comparad[oa]s?\s+con)\b",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"\W*(?:(?:an?\s+(?:year|hour)|al\s+año)\W*)?(?:as\s+)?(?:versus|vs|against|compared\s+(?:with|to)|contra|frente\s+a)\b",
    re.IGNORECASE,
)
_PORTION = re.compile(r"\s+(?:a|one|half|three|two|most|un|una|la\s+mitad|tres)\b", re.IGNORECASE)
_BY = re.compile(r"\s*(?:by|en|por)\s*", re.IGNORECASE)
_AT_ONCE = re.compile(r"[\s,]*(?:an?\s+year\s*,?|which\s+is\s+|that\s+is\s+)?\s*")
_PARTED = re.compile(r"[,;:]\s|\b(?:and|while|but|y|mientras|pero)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|than|over|instead\s+of|compared|versus|vs|frente\s+a|que)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?P<lean>(?:more|less)\s+than\s+|nearly\s+|almost\s+|over\s+|about\s+|roughly\s+|casi\s+|más\s+del?\s+)?(?:(?P<two>twice|double[sd]?|two\s+times|el\s+doble|duplica)|(?P<three>triple[sd]?|three\s+times|el\s+triple)"
    r"|(?P<half>(?<!middle\s)(?<!upper\s)(?<!lower\s)half\s+(?:as\s+much|of\s+what|the\s+(?:pay|wage|median))|la\s+mitad\s+de\s+lo\s+que))\b",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(r"\s*(?:as\s+(?:much|high)|that|the\s+(?:pay|wage))?[\s.!)]*$", re.IGNORECASE)
_DIFFER = re.compile(
    r"\b(?:differ\w*|var(?:y|ies)|matters?|difieren?|varían?)\s+(?:(?:even|much|far|still|mucho|aún)\s+)?(?:more|less|más|menos)\b",
    re.IGNORECASE,
)
_AT_ITS_SIDE = 3
_RANGES = {"two": (1.85, 2.15), "three": (2.8, 3.2), "half": (0.46, 0.54)}
_SHARE = re.compile(
    r"(?:top|highest|best|bottom|lowest|upper|lower)[-\s]*(?:paid|earning)?\s*(?:10|25|tenth|quarter|ten|decile|quartile|fifth|third)|"
    r"(?:best|highest|lowest|worst)[-\s]paid\s+(?:tenth|quarter|workers|people|end|half|10|25)|(?:%|por\s+ciento|décim[oa]\s+(?:parte\s+)?|cuarto)\s*(?:mejor|peor|menos|más)\s+pagad\w+|(?:mejor|peor|menos)\s+pagad\w+\s*(?:gana|cobra)|(?:highest|lowest)\s+(?:score|and|to|value|end|level|education|schooling|member)",
    re.IGNORECASE,
)


class _Sides(NamedTuple):
    left: float
    right: float


def wrong_comparisons(
    text: str,
    grounds: "Grounds",
    used: Sequence[tuple[Figure, Fact]],
    places: Sequence[Mention],
    works: Sequence[Mention],
    theirs: Sequence[Figure] = (),
) -> Iterator[tuple[str, str]]:
    """Comparisons that the facts contradict: what was written, and the complaint."""
    names = [(one, "place") for one in places] + [(one, "work") for one in works if one.strong]
    for match in _TIMES.finditer(text):
        sides = _sides(text, match.start(), match.end(), used, names, grounds)
        loose = sides is None and _AT_THE_END.match(text[match.end() :]) is not None  # which of which is not said
        sides = sides or _two(used)
        if (
            sides is not None
            and sides.right
            and not _multiple(match, sides.left / sides.right)
            and not (loose and sides.left and _multiple(match, sides.right / sides.left))
        ):
            yield match.group(), f"{match.group()}: the figures do not bear that out"
        ratios = [fact.value for fact in grounds.facts if fact.unit == "ratio"]
        if sides is None and len(grounds.facts) > 1 and names and not any(_multiple(match, one) for one in ratios):
            yield match.group(), f"{match.group()}: no two results show that"
    yield from wrong_ways(text, used)
    yield from wrong_moves(text, used, names, grounds)
    yield from wrong_ends(used, places, grounds)
    text = _DIFFER.sub(_blank, text)
    masked = _TIMES.sub(_blank, _SHARE.sub(_blank, text))
    for match in _MORE.finditer(masked):
        by = _BY.match(masked[match.end() :])
        ahead = [fact for figure, fact in used if by and 0 <= figure.start - match.end() - by.end() < 4]
        if ahead and ahead[0].of.kind == "user" and ahead[0].value and bool(match.group("up")) != (ahead[0].value > 0):
            yield match.group(), f"“{match.group()}” is the wrong way round"
        distance = _distance_before(match, used) or _distance_behind(match, by, used)
        if distance is not None:
            if (upwards := _upwards(text, distance, match, names, grounds)) is not None and upwards != bool(
                match.group("up")
            ):
                yield match.group(), f"“{match.group()}” is the wrong way round"
            continue
        sides = _own_amount(masked, match, used, theirs) or _compared(masked, match, used, names, grounds)
        if sides is None or sides.left == sides.right:
            continue
        if (sides.left > sides.right) != bool(match.group("up")):
            yield match.group(), f"“{match.group()}” is the wrong way round"
    yield from wrong_extremes(masked, grounds, used, places, works)


def _distance_before(match: re.Match[str], used: Sequence[tuple[Figure, Fact]]) -> tuple[Figure, Fact] | None:
    """The distance that the word behind it gives a direction: "$5,000 [F3] a year more"."""
    near = [(figure, fact) for figure, fact in used if 0 <= match.start() - figure.end < 28]
    return near[-1] if near and is_distance(near[-1][1]) else None


def _distance_behind(
    match: re.Match[str], by: re.Match[str] | None, used: Sequence[tuple[Figure, Fact]]
) -> tuple[Figure, Fact] | None:
    """The distance of "better by around $9,000"."""
    for figure, fact in used:
        if by and 0 <= figure.start - match.end() - by.end() < len("somewhere around ") and is_distance(fact):
            return (figure, fact) if fact.of.kind != "user" else None
    return None


def _upwards(
    text: str, distance: tuple[Figure, Fact], match: re.Match[str], names: list[tuple[Mention, str]], grounds: "Grounds"
) -> bool | None:
    """Whether the distance is one upwards, seen from the name that the sentence begins with; `None`: it does not tell."""
    figure, fact = distance
    if not fact.value:
        return None
    own, other = operands(fact, grounds)
    if own is None or other is None:
        return fact.value > 0
    for mention, kind in sorted(names, key=lambda pair: pair[0].start, reverse=True):
        fits = of_place if kind == "place" else of_work
        if mention.end > min(figure.start, match.start()) or fits(mention, own) == fits(mention, other):
            continue
        if _AGAINST.search(text[max(0, mention.start - 48) : mention.start]):
            return None  # named as what it is held against
        return (fact.value > 0) == fits(mention, own)
    behind = [(mention, kind) for mention, kind in names if mention.start >= match.end()]
    for mention, kind in sorted(behind):
        fits = of_place if kind == "place" else of_work
        if fits(mention, own) != fits(mention, other):
            against = _AGAINST.search(text[match.end() : mention.start]) is not None
            return (fact.value > 0) == fits(mention, other if against else own)
    return None


def _two(used: Sequence[tuple[Figure, Fact]]) -> _Sides | None:
    """The two amounts of a sentence that holds just two of one unit, in order."""
    amounts = [fact for _, fact in used if not is_distance(fact) and fact.unit != "count"]
    if len(amounts) != 2 or amounts[0].unit != amounts[1].unit:
        return None
    return _Sides(amounts[0].value, amounts[1].value)


def _multiple(match: re.Match[str], ratio: float) -> bool:
    kind = next(name for name in _RANGES if match.group(name))
    low, high = _RANGES[kind]
    lean = (match.group("lean") or "").strip().lower()
    middle = (low + high) / 2
    if lean.startswith(("more", "over", "más")):
        return ratio >= middle
    if lean.startswith("less"):
        return ratio <= middle
    if lean.startswith(("nearly", "almost", "casi")):
        return middle * 0.8 <= ratio <= middle
    return low <= ratio <= high


def _compared(
    text: str,
    match: re.Match[str],
    used: Sequence[tuple[Figure, Fact]],
    names: list[tuple[Mention, str]],
    grounds: "Grounds",
) -> _Sides | None:
    """The two values that a "more" or "less" compares, as far as the sentence shows them."""
    behind = text[match.end() :]
    direct = _DIRECT.match(match.group()) is not None
    than = _THAN.search(behind[:60])
    if not direct and than is None:
        return _faced(text, match.end(), used)
    if re.match(r"\s*(?:or\s+less|half\s+of|menos)", behind, re.IGNORECASE):
        return None
    if than is not None and _PORTION.match(behind[than.end() :]):
        return None  # "more than half of them" counts people
    joint = match.end() if direct else match.end() + (than.end() if than else 0)
    if any(0 <= figure.start - joint < _AT_ITS_SIDE for figure, _ in used):
        return _by_figures(text, match.start(), joint, used)  # "more than $128k" holds no name against another
    if direct and re.search(r"\d\s*(?:%|percent|dollars)?\s*$", text[: match.start()]):
        pass  # "$5,000 below the median of …": a distance, judged by its sign where the fact has one
    return _sides(text, match.start(), joint, used, names, grounds)


def _sides(
    text: str,
    before: int,
    behind: int,
    used: Sequence[tuple[Figure, Fact]],
    names: list[tuple[Mention, str]],
    grounds: "Grounds",
) -> _Sides | None:
    """What stands on the left and on the right of a comparison: by names where facts tell them apart, else by figures."""
    start = max(text.rfind(";", 0, before), text.rfind(". ", 0, before)) + 1
    named = _by_names(start, before, behind, names, grounds, used, measure_of(text))
    return named if named is not None else _by_figures(text, before, behind, used)


def _by_figures(text: str, before: int, behind: int, used: Sequence[tuple[Figure, Fact]]) -> _Sides | None:
    """The last figure of the clause before a comparison, and the first behind it."""
    start = max(text.rfind(";", 0, before), text.rfind(". ", 0, before)) + 1
    left = [
        (figure, fact)
        for figure, fact in used
        # In another clause it is another statement: "a tenth earn less than $X, and a tenth earn more than $Y".
        if start <= figure.start
        and figure.end <= before
        and (_AT_ONCE.fullmatch(text[figure.end : before]) or not _PARTED.search(text[figure.end : before]))
    ]
    right = [(figure, fact) for figure, fact in used if figure.start >= behind]
    if _FRONTED.match(text):
        return None
    if not left:
        return _faced(text, behind, used)
    if not right:
        return None
    one, other = left[-1][1], right[0][1]
    if not alike(one, other) or is_distance(one) or is_distance(other):
        return None
    return _Sides(one.value, other.value)


def _faced(text: str, start: int, used: Sequence[tuple[Figure, Fact]]) -> _Sides | None:
    """Two amounts set against each other behind a comparison ("A pays more than B: $X against $Y"), in that order."""
    right = [(figure, fact) for figure, fact in used if figure.start >= start and not is_distance(fact)]
    if len(right) != 2 or not alike(right[0][1], right[1][1]):
        return None
    between = text[right[0][0].end : right[1][0].start]
    return _Sides(right[0][1].value, right[1][1].value) if _SET_AGAINST.match(between) else None


def _own_amount(
    text: str, match: re.Match[str], used: Sequence[tuple[Figure, Fact]], theirs: Sequence[Figure]
) -> _Sides | None:
    """The person's own amount held against a figure: "your offer of $X is below the median of $Y"."""
    own = [one for one in theirs if one.end <= match.start() and not _PARTED.search(text[one.end : match.start()])]
    right = [fact for figure, fact in used if figure.start >= match.end() and not is_distance(fact)]
    if not own or not right or not _DIRECT.match(match.group()):
        return None
    if float(own[-1].value) * 100 < right[0].value:
        return None  # by the hour, against a year
    return _Sides(float(own[-1].value), right[0].value)


def _by_names(
    start: int,
    before: int,
    behind: int,
    names: list[tuple[Mention, str]],
    grounds: "Grounds",
    used: Sequence[tuple[Figure, Fact]],
    measure: str | None,
) -> _Sides | None:
    for kind in ("place", "work"):
        left = [one for one, its in names if its == kind and start <= one.start and one.end <= before]
        right = [one for one, its in names if its == kind and one.start >= behind]
        if not left or not right or left[-1].codes & right[0].codes:
            continue
        # Of "compared with Texas, Idaho pays more" the last name before the verb is the one that pays.
        pair = _pair(left[-1], right[0], kind, names, grounds, used, measure)
        if pair is not None:
            return pair
    return None


def _pair(
    one: Mention,
    other: Mention,
    kind: str,
    names: list[tuple[Mention, str]],
    grounds: "Grounds",
    used: Sequence[tuple[Figure, Fact]],
    measure: str | None,
) -> _Sides | None:
    """The one value of each of two names, of the same measure; `None` where facts leave it open."""
    fits = of_place if kind == "place" else of_work
    others = [(mention, of_work if kind == "place" else of_place) for mention, its in names if its != kind]
    preferred = [fact for _, fact in used if not is_distance(fact)]
    for facts in (preferred, grounds.facts):
        pool = [fact for fact in facts if fact.unit != "count" and not is_distance(fact) and of_measure(measure, fact)]
        if kind == "place":
            pool = [fact for fact in pool if fact.area is not None]
        stated = {fact.unit for fact in preferred if fits(one, fact)}
        pool = [fact for fact in pool if not stated or fact.unit in stated]
        signs: set[bool] = set()
        found: _Sides | None = None
        for left in pool:
            if not fits(one, left) or fits(other, left):
                continue
            for right in pool:
                if fits(other, right) and not fits(one, right) and alike(left, right) and same_else(left, right, kind):
                    if others and not any(check(mention, left) for mention, check in others):
                        continue
                    if (
                        left.statistic not in ("median", "typical_median", "score", "growth", "price_parity")
                        and facts is grounds.facts
                    ):
                        continue
                    signs.add(left.value > right.value)
                    found = found or _Sides(left.value, right.value)
        if len(signs) == 1:
            return found
    return None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
