"""More kinds of mutation: units, statistics, comparisons, markers, exchanged pairs, a person's own number. Pure."""

import random
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from evals.guard.answers import Honest, Span
from evals.guard.measure import boundaries
from evals.guard.mutations import Change, beside, fact_of, sentence_of, text_of
from evals.guard.pools import Pools

UNITS = {
    "a year": "an hour",
    "per year": "per hour",
    "yearly": "hourly",
    "annual": "hourly",
    "/year": "/hour",
    "an hour": "a year",
    "per hour": "per year",
    "hourly": "yearly",
    "/hour": "/year",
    "percent": "percentage points",
    "in us prices": "before any adjustment for prices",
    "al año": "por hora",
    "anuales": "por hora",
    "anual": "por hora",
    "por hora": "al año",
    "la hora": "al año",
}
STATISTICS = {
    "median": "90th percentile",
    "medians": "averages",
    "mean": "10th percentile",
    "average": "lowest tenth",
    "10th percentile": "25th percentile",
    "90th percentile": "75th percentile",
    "75th percentile": "90th percentile",
    "25th percentile": "10th percentile",
    "one in ten": "one in four",
    "mediana": "percentil 90",
    "promedio": "percentil 10",
    "una de cada diez": "una de cada cuatro",
}
COMPARATIVES = {
    "higher": "lower",
    "lower": "higher",
    "more than": "less than",
    "less than": "more than",
    "above": "below",
    "below": "above",
    "over": "under",
    "under": "over",
    "highest": "lowest",
    "lowest": "highest",
    "best-paid": "worst-paid",
    "best paid": "worst paid",
    "lowest-paid": "best-paid",
    "the most": "the least",
    "the least": "the most",
    "most jobs": "fewest jobs",
    "best": "worst",
    "more than double": "less than double",
    "more than twice": "less than twice",
    "más del doble": "menos del doble",
    "twice": "half",
    "double": "half",
    "rose": "fell",
    "grew": "shrank",
    "grow": "shrink",
    "faster": "slower",
    "gains": "loses",
    "pays more": "pays less",
    "pay more": "pay less",
    "earn more": "earn less",
    "ahead of": "behind",
    "beats": "trails",
    "más que": "menos que",
    "menos que": "más que",
    "más alta": "más baja",
    "más alto": "más bajo",
    "mayor": "menor",
    "mejor": "peor",
    "superior": "inferior",
    "por encima": "por debajo",
    "subió": "bajó",
    "el doble": "la mitad",
}
_BOTH_WAYS = re.compile(
    r"\bhalf\b|\bmitad\b|higher or lower|lower or higher|\bbetween\b|\bentre\b|or less|or more", re.I
)
_JOINED = re.compile(
    r"^[\s\[\]F\d,*]*(?:and|to|or|y|a|e|–|-|—|through|hasta|,)?\s*(?:about |around |roughly |unos )?\**$"
)
_FIXED = re.compile(r"average (?:us |u\.s\. )?prices|average at|promedio de precios|precios promedio", re.I)
_IN_ORDER = re.compile(r"respectively|respectivamente|in that order|en ese orden", re.I)


def _reworded(
    answer: Honest, words: Mapping[str, str], dice: random.Random, guard: re.Pattern[str] | None
) -> Iterator[Change]:
    """One word of a sentence with figures turned into its opposite. Names and figures themselves are never touched."""
    found = []
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b", re.I)
    slashed = re.compile("|".join(re.escape(one) for one in words if one.startswith("/")) or r"(?!)")
    for match in [*pattern.finditer(answer.text), *slashed.finditer(answer.text)]:
        if any(one.start < match.end() and match.start() < one.end for one in answer.spans):
            continue
        if _FIXED.match(answer.text, match.start()):
            continue
        start, end = sentence_of(answer, match.start())
        figures = [one for one in answer.spans if one.kind == "figure" and start <= one.start < end]
        if not figures or (guard and guard.search(answer.text[start:end])):
            continue
        if match.group().lower() in ("over", "under", "above", "below") and not _before_figure(figures, match.end()):
            continue
        new = words[match.group().lower()]
        new = new[0].upper() + new[1:] if match.group()[0].isupper() else new
        found.append(Change(match.group().lower(), ((match.start(), match.end(), new),)))
    dice.shuffle(found)
    yield from found


def _before_figure(figures: list[Span], at: int) -> bool:
    return any(0 <= one.start - at <= 12 for one in figures)


def unit(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """A figure in another unit."""
    yield from _reworded(answer, UNITS, dice, None)


def statistic(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """A figure as another statistic than it is."""
    yield from _reworded(answer, STATISTICS, dice, None)


def comparative(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """A comparison turned round."""
    yield from _reworded(answer, COMPARATIVES, dice, _BOTH_WAYS)


def marker(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """A marker of another fact with another source, so that the reader sees the wrong number; or of none at all."""
    spans = [one for one in answer.spans if one.kind == "marker"]
    dice.shuffle(spans)
    for span in spans:
        shown, at = text_of(answer, span), span.start
        if shown.count("F") != 1:
            continue
        right = fact_of(answer, span)
        start, _end = sentence_of(answer, at)
        before = re.sub(r"\s+", " ", answer.text[max(start, at - 25) : at])
        if "[" in before:
            continue
        others = [one for one in answer.ran.ledger if one.citation != right.citation]
        dice.shuffle(others)
        for other in others[:1]:
            edit = (at, span.end, shown.replace(right.id, other.id))
            yield Change(
                "other source", (edit,), numbered=tuple({f"{before}[{other.citation}]", f"{before} [{other.citation}]"})
            )
        edit = (at, span.end, shown.replace(right.id, "F9731"))
        yield Change("no fact", (edit,), numbered=("F9731",))


def swap(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """Two figures, two places or two occupations of one sentence exchanged, or two headings."""
    found: list[Change] = []
    for kind in ("figure", "place", "occupation"):
        spans = [one for one in answer.spans if one.kind == kind]
        for one, other in ((a, b) for n, a in enumerate(spans) for b in spans[n + 1 :]):
            if _exchangeable(answer, one, other):
                found.append(_exchanged(answer, one, other, f"two {kind}s"))
    found += _headings(answer)
    dice.shuffle(found)
    yield from found


def _exchanged(answer: Honest, one: Span, other: Span, how: str, with_next: bool = False) -> Change:
    edits = ((one.start, one.end, text_of(answer, other)), (other.start, other.end, text_of(answer, one)))
    return Change(how, edits, with_next=with_next)


def _exchangeable(answer: Honest, one: Span, other: Span) -> bool:
    """Whether exchanging the two makes one sentence false: not where they only stand side by side."""
    sentence, figures = beside(answer, one)
    first, second = text_of(answer, one), text_of(answer, other)
    if sentence_of(answer, one.start) != sentence_of(answer, other.start) or first.lower() == second.lower():
        return False
    between = answer.text[one.end : other.start]
    if _JOINED.match(between) and not _IN_ORDER.search(sentence):
        return False
    if one.kind == "figure":
        a, b = fact_of(answer, one), fact_of(answer, other)
        return a.unit == b.unit and abs(a.value - b.value) > 0.02 * abs(a.value)
    shown = {text_of(answer, figure) for figure in figures}
    # Each of the two needs a figure of its own that is not the other's.
    return len(shown) >= 2 and first not in second and second not in first


def _headings(answer: Honest) -> list[Change]:
    """Two headings, or two columns of one table, exchanged: what stands below them is then said of the other."""
    ends = boundaries(answer.text)
    apart, found = list[Span](), list[Change]()
    for start, end in pairwise(ends):
        inside = [one for one in answer.spans if one.kind in ("place", "occupation") and start <= one.start < end]
        if re.match(r"#|\*\*[^*]+\*\*\s*$", answer.text[start:end]) and len(inside) == 1:
            apart += inside
        if re.match(r"\|.*\n\|\s*-", answer.text[start:], re.M):
            found += _pairs(answer, inside, "two columns")
    return found + _pairs(answer, apart, "two headings")


def _pairs(answer: Honest, spans: list[Span], how: str) -> list[Change]:
    return [
        _exchanged(answer, one, other, how, with_next=True)
        for n, one in enumerate(spans)
        for other in spans[n + 1 :]
        if one.kind == other.kind and text_of(answer, one) != text_of(answer, other)
    ]


def own(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """The person's own number as if it were a statistic."""
    mine = [one for one in answer.spans if one.kind == "own"]
    figures = [one for one in answer.spans if one.kind == "figure" and fact_of(answer, one).unit.startswith("USD")]
    dice.shuffle(figures)
    for span in figures:
        sentence, _figures = beside(answer, span)
        said = [one for one in mine if text_of(answer, one) in sentence]
        if mine and not said and text_of(answer, mine[0]) != text_of(answer, span):
            yield Change("as a statistic", ((span.start, span.end, text_of(answer, mine[0])),))
