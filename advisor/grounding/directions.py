"""Ways up and down that the facts contradict: growth said to be decline, a rise that falls, a range from high to low, a move
that pays less. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.figures import Figure
from advisor.grounding.alike import is_distance
from advisor.grounding.matching import of_place, of_work
from advisor.grounding.mentions import Mention

if TYPE_CHECKING:
    from advisor.grounding.grounds import Grounds

_GROWS = re.compile(
    r"\b(?:(?P<up>grow\w*|ris(?:e|es|ing)|increas\w+|gain\w*|expand\w*|up|crec\w+|aument\w+|sub\w+)|(?P<down>shrink\w*|shrank|declin\w+|fall\w*|fell|drop\w*|decreas\w+|los\w+|contract\w*|"
    r"disminu\w+|ca(?:e|er|erá|ída)\w*|baj\w+|reduc\w+|pierd\w+))\b",
    re.IGNORECASE,
)
_SLOWLY = re.compile(r"\b(?:growth|crecimiento)\b", re.IGNORECASE)
_MOVING = re.compile(
    r"\b(?:mov\w+|switch\w*|go(?:ing)?|chang\w+|transition\w*)\b[^.;]*\b(?:to|into)\s+(?:the\s+)?$|\bbecom\w+\s+(?:an?\s+)?$|"
    r"\b(?:pas\w+|cambi\w+|mud\w+)\b[^.;]*\ba\s+(?:los\s+|las\s+)?$",
    re.IGNORECASE,
)
_RAISES = re.compile(
    r"\b(?:(?P<up>rais\w+|ris\w+|increas\w+|boost\w*|gain\w*|add\w*|more|higher|sub\w+|aument\w+|más)|"
    r"(?P<down>lower\w*|cut\w*|reduc\w+|drop\w*|lose|cost\w*|less|baj\w+|menos|pierd\w+|perder\w*))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:between|entre)\s+(?:about\s+|around\s+|roughly\s+|los\s+|unos\s+)?(?:US\s?)?$", re.IGNORECASE
)
_AND = re.compile(r"^\s*(?:\[[^\]]*\]\s*)*(?:(?:an?\s+year|al\s+año)\s+)?(?:and|y)\b", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:(?P<up>rose|rises|risen|grew|climbed|climbs|increased|jumped|went\s+up|up|subió|sube|subieron|aumentó|creció)|(?P<down>fell|falls|fallen|dropped|declined|decreased|went\s+down|shrank|"
    r"bajó|baja|bajaron|cayó|disminuyó))\s+(?:slightly\s+|steadily\s+)?(?:from|de)\s+(?:about\s+|around\s+|roughly\s+|unos\s+)?(?:US\s?)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|a)\b", re.IGNORECASE)


def operands(fact: Fact, grounds: "Grounds") -> tuple[Fact | None, Fact | None]:
    """The two facts whose difference this is, where its formula names them."""
    found = re.search(r"(F\d+)\s*[-−–]\s*(F\d+)", fact.note or "")
    if found is None or found[1] not in grounds.ledger or found[2] not in grounds.ledger:
        return None, None
    return grounds.ledger[found[1]], grounds.ledger[found[2]]


def wrong_moves(
    text: str, used: Sequence[tuple[Figure, Fact]], names: list[tuple[Mention, str]], grounds: "Grounds"
) -> Iterator[tuple[str, str]]:
    """ "Moving to cooks would raise your pay by $5,000", where it is cooks who earn less."""
    for figure, fact in used:
        own, other = operands(fact, grounds)
        if not is_distance(fact) or not fact.value or own is None or other is None:
            continue
        for mention, kind in names:
            fits = of_place if kind == "place" else of_work
            said = _RAISES.search(text[mention.end : figure.start]) if mention.end <= figure.start else None
            if said is None or not _MOVING.search(text[: mention.start]) or fits(mention, own) == fits(mention, other):
                continue
            if bool(said.group("up")) != ((fact.value > 0) == fits(mention, own)):
                yield said.group(), f"“{said.group()}” is the wrong way round"


def wrong_ends(
    used: Sequence[tuple[Figure, Fact]], places: Sequence[Mention], grounds: "Grounds"
) -> Iterator[tuple[str, str]]:
    """A sentence whose one figure is a difference, and that names a place which is neither of its two ends."""
    if len(used) != 1 or not is_distance(used[0][1]):
        return
    ends = [one for one in operands(used[0][1], grounds) if one is not None and one.area is not None]
    for place in places:
        if len(ends) == 2 and not any(of_place(place, one) for one in ends):
            yield place.text, f"“{place.text}”: {used[0][0].text} is a difference between other places"


def wrong_ways(text: str, used: Sequence[tuple[Figure, Fact]]) -> Iterator[tuple[str, str]]:
    """Growth said to be decline, a rise that falls, a range from high to low."""
    for index, (figure, fact) in enumerate(used):
        start = used[index - 1][0].end if index else 0
        before = text[start : figure.start]
        if fact.statistic == "growth" and fact.value:
            said = list(_GROWS.finditer(before))[-1:] or list(_GROWS.finditer(text[figure.end : figure.end + 24]))[:1]
            if (
                said
                and figure.value > 0
                and bool(said[0].group("up")) != (fact.value > 0)
                and not _SLOWLY.search(before)
            ):
                yield said[0].group(), f"“{said[0].group()}” is the wrong way round"
        if not index:
            continue
        earlier, first = used[index - 1]
        if first.unit != fact.unit or is_distance(first) or is_distance(fact) or first.value == fact.value:
            continue
        opening, between = text[max(0, earlier.start - 60) : earlier.start], text[earlier.end : figure.start]
        if _RANGE.search(opening) and _AND.match(between) and first.value > fact.value:
            yield f"{earlier.text} … {figure.text}", "the range is the wrong way round"
        change = _CHANGES.search(opening)
        if change is not None and _TO.search(between) and bool(change.group("up")) != (fact.value > first.value):
            yield change.group(), f"“{change.group()}” is the wrong way round"
