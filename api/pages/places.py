"""Pay in the place that a reader typed into a page's box, through the same lookup as the talk, each step told."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.answers import Lookup
from advisor.cards import GroupPayCard, WageCard
from advisor.errors import InvalidRequestError
from advisor.facts import LadderStep, Missing
from api.pages.figures import Figures, SourceList
from api.pages.reading import read

if TYPE_CHECKING:
    from advisor.service import Advisor

MOST_CHARACTERS = 120


@dataclass(frozen=True)
class Here:
    """What was found for a place: one of `wage` and `group`, or a `problem` with `choices`. `real`: fact id of a group's
    typical pay at average US prices."""

    f: Figures
    wage: WageCard | None = None
    group: GroupPayCard | None = None
    real: str | None = None
    ladder: list[LadderStep] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    problem: str | None = None
    choices: list[str] = field(default_factory=list)


def pay_here(advisor: "Advisor", subject: str, place: str, sources: SourceList) -> Here:
    """Pay of a subject (`career:…`, `occupation:…`, `track:…`) in a place by its name or ZIP code."""
    nothing = Figures(Lookup(), sources)
    if len(place) > MOST_CHARACTERS:
        return Here(nothing, problem="That is too long for a place. Type a ZIP code, a city and state, or a state.")
    try:
        result, lookup = read(advisor, "get_wages", occupation=subject, place=place, real=True)
    except InvalidRequestError as error:
        return Here(nothing, problem=str(error))
    f = Figures(lookup, sources)
    choices = [one.label for one in result.choices]
    if result.outcome in ("ambiguous", "unknown", "abroad"):
        sentence = lookup.missing[-1].reason
        return Here(f, problem=f"{sentence[:1].upper()}{sentence[1:]}.", choices=choices)
    card = result.findings[0] if result.findings else None
    return Here(
        f,
        wage=card if isinstance(card, WageCard) else None,
        group=card if isinstance(card, GroupPayCard) else None,
        real=_real(lookup),
        ladder=result.ladder,
        missing=list(result.missing),
        choices=choices,
    )


def _real(lookup: Lookup) -> str | None:
    found = [one for one in lookup.facts if one.unit == "USD/year, US prices" and one.of.kind in ("career", "track")]
    return found[0].id if found else None
