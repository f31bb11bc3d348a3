"""Superlatives of a sentence held against the facts: "the best paid", "the lowest". Pure.

A superlative is judged among the occupations or among the places that the facts compare; where they compare none, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.figures import Figure
from advisor.grounding.alike import is_distance, same_else
from advisor.grounding.matching import of_place, of_work
from advisor.grounding.mentions import Mention

if TYPE_CHECKING:
    from advisor.grounding.grounds import Grounds

_MOST = re.compile(
    r"\b(?:(?P<high>(?:the\s+)?(?:highest|best|top)[-\s]+(?:paid|paying|earning|pay|median|typical\s+pay|wages?|growth)|pays?\s+(?:[\w-]+\s+){0,4}?(?:the\s+)?(?:most|best)\b|has\s+the\s+most|most\s+resilient|(?:que\s+)?mejor\s+paga|(?:the\s+)?highest\b|as\s+(?:much|high)\s+as(?=\s+\$)|"
    r"(?:earns?|makes?)\s+the\s+most|(?:the\s+)?fastest[-\s]growing|mejor\s+pagad[oa]s?|(?:el|la)\s+que\s+más\s+paga|el\s+más\s+alto|la\s+más\s+alta|comes?\s+out\s+on\s+top|leads?\s+the\s+(?:list|pack|group))"
    r"|(?P<low>(?:the\s+)?(?:lowest|worst|least)[-\s]+(?:paid|paying|earning|pay|median|wages?|growth)|pays?\s+(?:[\w-]+\s+){0,4}?(?:the\s+)?(?:least|worst)\b|has\s+the\s+(?:least|fewest)|least\s+resilient|(?:que\s+)?peor\s+paga|(?:the\s+)?lowest\b|as\s+(?:little|low)\s+as(?=\s+\$)|the\s+last\s+is\b|(?:earns?|makes?)\s+the\s+least|"
    r"peor\s+pagad[oa]s?|menos\s+pagad[oa]s?|el\s+más\s+bajo|la\s+más\s+baja))",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[\s,–—(-]*(?:(?:an?|per)\s+(?:year|hour)|al\s+año)?[\s,–—(-]*")
_LOOSE = re.compile(
    r"\b(?:one|some|among|many|several|few|un[oa]|entre)\b[\w\s]{0,16}$|\b(?:second|third|fourth|next|segund[oa]|tercer[oa])[-\s]*$|\bif\b[^,]*$|\bnot\s+(?:the\s+)?$|\bwhich\b[^,.]*$|\bwhether\b[^,.]*$|\b(?:\d+|five|six|seven|ten|a\s+hundred|cinco|seis|siete|diez|cien)\s+(?:is|being|es|=)\s+$",
    re.IGNORECASE,
)


_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|comes?|came|finish(?:es|ed)?|place[sd]?)\s+(?:in\s+)?(?:first|second|third|fourth|fifth|"
    r"last|highest|lowest|top|number\s+one|#\s?\d|1st|2nd|3rd)\b|\b(?:ocupan?|quedan?|están?|son|es)\s+(?:en\s+)?(?:el|la|los|las)?\s*"
    r"(?:primer|segund|tercer)[oa]?s?\b",
    re.IGNORECASE,
)


def wrong_extremes(
    text: str,
    grounds: "Grounds",
    used: Sequence[tuple[Figure, Fact]],
    places: Sequence[Mention],
    works: Sequence[Mention],
) -> Iterator[tuple[str, str]]:
    """Superlatives that the facts contradict, and ranks in a place of which no result has them."""
    for match in _RANKED.finditer(text):
        if (place := _unranked(grounds, places, works)) is not None:
            yield match.group(), f"“{match.group().strip()}”: no result has them in {place.text}"
    for match in _MOST.finditer(text):
        if _LOOSE.search(text[: match.start()]) or text.rstrip().endswith(":"):
            continue  # what leads to a list is judged by the list
        if (reason := _no_extreme(match, text, grounds, used, places, works)) is not None:
            yield match.group(), f"“{match.group().strip()}”: {reason}"


def _unranked(grounds: "Grounds", places: Sequence[Mention], works: Sequence[Mention]) -> Mention | None:
    """The place in which occupations are said to rank, where there is no fact of any of them; `None`: it may be so."""
    ranked = [one for one in works if one.strong and not one.codes & {"all"} and not one.codes & grounds.groups]
    if not ranked:
        return None
    facts = [
        fact
        for fact in grounds.facts
        if fact.area is not None and fact.unit != "count" and any(of_work(one, fact) for one in ranked)
    ]
    missing = [one for one in places if not any(of_place(one, fact) for fact in facts)]
    return missing[0] if facts and len(missing) == len(places) and missing else None


def _no_extreme(
    match: re.Match[str],
    text: str,
    grounds: "Grounds",
    used: Sequence[tuple[Figure, Fact]],
    places: Sequence[Mention],
    works: Sequence[Mention],
) -> str | None:
    """Why a superlative does not hold; `None` where it does or nothing tells."""
    facts = [fact for _, fact in used if fact.unit != "count" and not is_distance(fact)]
    behind = [fact for figure, fact in used if figure.start >= match.end() and fact in facts]
    before = [fact for figure, fact in used if figure.end <= match.start() and fact in facts]
    apposed = [figure.end for figure, fact in used if fact in before[-1:]]
    near = behind[:1] or before[-1:]
    led = [figure.start for figure, fact in used if fact in behind[:1]]
    if (
        apposed
        and _APPOSED.fullmatch(text[apposed[-1] : match.start()])
        and not (led and re.fullmatch(r"[^,;:]*", text[match.end() : led[0]]))
    ):
        near = before[-1:]  # "$122,500, the highest of all, followed by"
    subject = near[0] if near else _of_names(match, grounds, places, works)
    if subject is None:
        return None
    rivals = [
        fact
        for fact in grounds.facts
        if fact.unit == subject.unit
        and fact.statistic == subject.statistic
        and fact.as_of == subject.as_of
        and fact.id != subject.id
    ]
    by_work = [fact for fact in rivals if same_else(subject, fact, "work") and fact.of.code != subject.of.code]
    by_place = [fact for fact in rivals if fact.of.code == subject.of.code and fact.area != subject.area]
    high = bool(match.group("high"))
    judged = [pool for pool in (by_work, by_place) if pool]
    if not judged:
        return None
    # It may be meant among occupations or among places: one of the two has to bear it out.
    for pool in judged:
        if all((subject.value >= fact.value) if high else (subject.value <= fact.value) for fact in pool):
            return None
    return "the results show otherwise"


def _of_names(
    match: re.Match[str], grounds: "Grounds", places: Sequence[Mention], works: Sequence[Mention]
) -> Fact | None:
    """The one median that the name nearest to a superlative has."""
    named = sorted(
        [
            (abs(one.start - match.start()), one, of_work)
            for one in works
            if one.strong and not one.codes & {"all"} and not one.codes & grounds.groups
        ]
        + [(abs(one.start - match.start()), one, of_place) for one in places if "US" not in one.codes],
        key=lambda near: near[0],
    )
    for _, mention, fits in named[:1]:
        found = [
            fact
            for fact in grounds.facts
            if fact.statistic in ("median", "typical_median")
            and fact.area is not None
            and fits(mention, fact)
            and fact.unit == "USD/year"
        ]
        if len({fact.area.code for fact in found if fact.area}) == 1 and len({fact.of.code for fact in found}) == 1:
            return found[0]
    return None
