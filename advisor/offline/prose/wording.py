"""Small wordings that all prose shares: places, lists, ladders, offers. No figure is written here that is not a fact's."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from advisor.answers import SubjectRef, ToolResult
from advisor.facts import Choice, Fact, LadderStep, PlaceOut
from advisor.ledger import Ledger
from advisor.tools.show import marked, unit_words

_REASONS = {
    "suppressed": "the publisher withheld the estimate",
    "not published": "no estimate is published",
    "hourly only": "only hourly pay is published",
}
_WITH_ARTICLE = ("United States", "District of Columbia", "Virgin Islands")
STATES_OFFERED = ("California", "Texas", "Florida", "New York State")
"""The most populous states, as examples of a place to say."""


@dataclass
class Told:
    """What one card adds to an answer."""

    lines: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    offer: str = ""  # the closing question; only the last card's is asked


def money(fact: Fact) -> str:
    """`$105,770 [F1] a year`"""
    return f"{marked(fact)}{unit_words(fact)}"


def where(title: str) -> str:
    """`in Idaho`, `nationally`"""
    return "nationally" if title in ("United States", "U.S.", "US", "National") else f"in {the(title)}"


def named(ref: SubjectRef) -> str:
    """How a subject is called in a follow-up message."""
    return f"the {ref.title.lower()} track" if ref.kind == "track" else ref.title


def ask_pay(ref: SubjectRef) -> str:
    return f"What does {named(ref)} pay?" if ref.kind == "track" else f"How much do {ref.title} make?"


def ask_resilience(ref: SubjectRef) -> str:
    return f"How resilient to AI {'is' if ref.kind == 'track' else 'are'} {named(ref)}?"


def ask_duties(ref: SubjectRef) -> str:
    return f"What is {named(ref)}?" if ref.kind == "track" else f"What do {ref.title} do?"


def ask_outlook(ref: SubjectRef) -> str:
    return f"What is the outlook for {named(ref)}?"


def the(title: str) -> str:
    """An area's name inside a sentence."""
    return f"the {title}" if title in _WITH_ARTICLE or "nonmetropolitan area" in title else title


def plain(reason: str | None) -> str:
    """A ladder reason in plain words and without figures of its own."""
    if _no_table(reason):
        return "pay for single jobs is not on file there"
    text = _REASONS.get(reason or "", reason or "no estimate is published")
    return "too few of its jobs have a figure there" if re.search(r"\d", text) else text


def climbed(steps: Sequence[LadderStep]) -> str | None:
    """The steps of the ladder said aloud, where the first did not have the figure."""
    missed = [step for step in steps if not step.found]
    found = next((step for step in steps if step.found), None)
    if not missed or found is None:
        return None
    wider = f"so this is for {the(found.area.title)}."
    untold = [the(step.area.title) for step in missed if _no_table(step.reason)]
    others = [step for step in missed if not _no_table(step.reason)]
    parts = [f"pay for single jobs is not on file here for {listed(untold)} itself"] if untold else []
    parts += [f"for {the(step.area.title)} {plain(step.reason)}" for step in others]
    said = f"{'; '.join(parts)}, {wider}"
    return said[:1].upper() + said[1:]


def _no_table(reason: str | None) -> bool:
    """Whether a whole level of places is not loaded: the card's ladder keeps the precise reason."""
    return (reason or "").endswith("of single occupations is loaded")


def how_placed(place: PlaceOut | None) -> str | None:
    """How the place was learnt, where the message did not say it."""
    if place is None or place.how == "said":
        return None
    if place.how == "request":
        return f"I used the place sent with your question: {place.title}."
    if place.how == "profile":
        return f"I used the place in your profile: {place.title}."
    return "You named no place, so this is national."


def listed(names: Sequence[str], last: str = "and") -> str:
    """`a, b and c`"""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def fact_of(ledger: Ledger, statistic: str, code: str) -> Fact | None:
    """The fact of that statistic about that thing, if one was minted in this turn."""
    return next((fact for fact in ledger if fact.statistic == statistic and fact.of.code == code), None)


def other_meanings(result: ToolResult, ask: Callable[[SubjectRef], str]) -> tuple[str | None, list[Choice]]:
    """What the phrase could also have meant: said aloud and offered, each with its own question."""
    others = result.alternatives[:2]
    if not others or result.subject is None:
        return None, []
    names = [f"{one.title} ({_kind(one)})" for one in others]
    choices = [Choice(label=name, message=ask(_coded(one))) for name, one in zip(names, others, strict=True)]
    return f"If you meant {listed(names, 'or')}, say so.", choices


def _kind(ref: SubjectRef) -> str:
    return f"a single occupation, {ref.id}" if ref.kind == "occupation" else f"a {ref.kind}"


def _coded(ref: SubjectRef) -> SubjectRef:
    """An occupation with its code in its name, so that the reply means it and no group of the same words."""
    return ref.model_copy(update={"title": f"{ref.title} ({ref.id})"}) if ref.kind == "occupation" else ref


def sentences_without_figures(text: str) -> list[str]:
    """The sentences of a narrative that carry no digits: a publisher's prose has figures of its own, which are colour
    and no statistics, and which no fact supports."""
    return [one for one in _SENTENCE_END.split(text) if one and not any(char.isdigit() for char in one)]


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
