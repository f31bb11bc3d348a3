"""Small wordings that all prose shares: places, lists, ladders, offers. No figure is written here that is not a fact's."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from advisor.answers import SubjectRef, ToolResult
from advisor.facts import Choice, Fact, LadderStep, PlaceOut
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, joined, say
from advisor.tools.show import marked, unit_words

_REASONS = {
    "suppressed": say("the publisher withheld the estimate"),
    "not published": say("no estimate is published"),
    "hourly only": say("only hourly pay is published"),
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
    lacking: bool = False  # what was asked for is not on file, whatever stands beside it


def money(fact: Fact) -> str:
    """`$105,770 [F1] a year`"""
    return say("{fact}{unit_words}", fact=marked(fact), unit_words=unit_words(fact))


def where(title: str) -> str:
    """`in Idaho`, `nationally`"""
    return "nationally" if title in ("United States", "U.S.", "US", "National") else say("in {title}", title=the(title))


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
    return say("the {title}", title=title) if title in _WITH_ARTICLE or "nonmetropolitan area" in title else title


def plain(reason: str | None) -> str:
    """A ladder reason in plain words and without figures of its own."""
    if _no_table(reason):
        return say("pay for single jobs is not on file there")
    text = _REASONS.get(reason or "", reason or "no estimate is published")
    return say("too few of its jobs have a figure there") if re.search(r"\d", text) else text


def climbed(steps: Sequence[LadderStep]) -> str | None:
    """The steps of the ladder said aloud, where the first did not have the figure."""
    missed = [step for step in steps if not step.found]
    found = [one for number, step in enumerate(steps) if not step.found and (one := _next_found(steps, number))]
    if not missed or not found:
        return None
    # Several places were looked for in one answer: each went on to an area of its own.
    areas = list(dict.fromkeys(the(step.area.title) for step in found))
    wider = say("so this is for {title}.", title=listed(areas))
    untold = [the(step.area.title) for step in missed if _no_table(step.reason)]
    others = [step for step in missed if not _no_table(step.reason)]
    untold = list(dict.fromkeys(untold))
    parts = []
    if len(untold) > 1:
        parts = [say("pay for single jobs is not on file here for {untold} themselves", untold=listed(untold))]
    elif untold:
        parts = [say("pay for single jobs is not on file here for {untold} itself", untold=untold[0])]
    parts += [say("for {title} {reason}", title=the(step.area.title), reason=plain(step.reason)) for step in others]
    said = say("{parts}, {wider}", parts=joined("; ", parts), wider=wider)
    return capital(said)


def _next_found(steps: Sequence[LadderStep], number: int) -> LadderStep | None:
    """The step at which the way went on from this one."""
    return next((step for step in steps[number:] if step.found), None)


def _no_table(reason: str | None) -> bool:
    """Whether a whole level of places is not loaded: the card's ladder keeps the precise reason."""
    return (reason or "").endswith("of single occupations is loaded")


def how_placed(place: PlaceOut | None) -> str | None:
    """How the place was learnt, where the message did not say it."""
    if place is None or place.how == "said":
        return None
    if place.how == "request":
        return say("I used the place sent with your question: {title}.", title=place.title)
    if place.how == "profile":
        return say("I used the place in your profile: {title}.", title=place.title)
    return say("You named no place, so this is national.")


def listed(names: Sequence[str], last: str = "and") -> str:
    """`a, b and c`"""
    if len(names) < 2:
        return names[0] if names else ""
    first, end = joined(", ", names[:-1]), names[-1]
    return (
        say("{first} or {end}", first=first, end=end)
        if last == "or"
        else say("{first} and {end}", first=first, end=end)
    )


def paragraph(lines: Sequence[str]) -> str:
    """Lines that stay lines: a list or a table, apart from the sentences around it."""
    return joined("\n", ["", *lines, ""])


def fact_of(ledger: Ledger, statistic: str, code: str) -> Fact | None:
    """The fact of that statistic about that thing, if one was minted in this turn."""
    return next((fact for fact in ledger if fact.statistic == statistic and fact.of.code == code), None)


def other_meanings(result: ToolResult, ask: Callable[[SubjectRef], str]) -> tuple[str | None, list[Choice]]:
    """What the phrase could also have meant: said aloud and offered, each with its own question."""
    others = result.alternatives[:2]
    if not others or result.subject is None:
        return None, []
    names = [say("{title} ({kind})", title=one.title, kind=_kind(one)) for one in others]
    choices = [Choice(label=name, message=ask(_coded(one))) for name, one in zip(names, others, strict=True)]
    return say("If you meant {names}, say so.", names=listed(names, "or")), choices


def _kind(ref: SubjectRef) -> str:
    return say("a single occupation, {id}", id=ref.id) if ref.kind == "occupation" else say("a {kind}", kind=ref.kind)


def _coded(ref: SubjectRef) -> SubjectRef:
    """An occupation with its code in its name, so that the reply means it and no group of the same words."""
    return ref.model_copy(update={"title": f"{ref.title} ({ref.id})"}) if ref.kind == "occupation" else ref


def sentences_without_figures(text: str) -> list[str]:
    """The sentences of a narrative that carry no digits: a publisher's prose has figures of its own, which are colour
    and no statistics, and which no fact supports."""
    return [one for one in _SENTENCE_END.split(text) if one and not any(char.isdigit() for char in one)]


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
