"""AI resilience and outlook in sentences. No "safe", no "doomed", no share of jobs lost; the published record only with its caveat."""

import re

from advisor.answers import ToolResult
from advisor.cards import OutlookCard, ResilienceCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, joined, say
from advisor.offline.prose.wording import (
    Told,
    ask_outlook,
    ask_pay,
    ask_resilience,
    fact_of,
    listed,
    other_meanings,
    paragraph,
    plain,
)
from advisor.tools.show import marked

EXPOSED = say("Exposed means that tools can help with tasks; it does not mean replaced.")
NOBODY_KNOWS = say("No source can say whether AI will take a job; our score gives a rough idea.")
_REPLACED = re.compile(
    r"\b(replac\w+|tak(?:e|es|ing)|kill\w*|los(?:e|ing)|gone|go away|eliminat\w+|wip\w+|obsolete|disappear\w*|exist|safe|reemplaz\w+|quit\w+|segur[oa]s?|desapare\w+)\b"
)
CHANGES = say("A new exposure study, new projections or other tasks in the job would change the score.")


def told_resilience(
    card: ResilienceCard, result: ToolResult, ledger: Ledger, *, brief: bool = False, asked: str = ""
) -> Told:
    """`brief`: without the inputs, where several subjects share one answer; `asked`: the message. The score with its range and inputs, or a group's members lowest to highest; what is missing; what was published."""
    told = Told()
    if card.kind == "occupation":
        told.lines += _occupation(card, ledger)[: 1 if brief else None]
    else:
        told.lines += _group(card, ledger)
    if _REPLACED.search(asked.lower()):
        told.lines.insert(0, NOBODY_KNOWS)
    if brief:
        told.lines.append(CHANGES)
    if card.published is not None and card.published.score:
        told.lines += _published(card, ledger)
    told.lines.append(EXPOSED)
    if result.subject is not None:
        note, choices = other_meanings(result, ask_resilience)
        if note and card.kind != "occupation":
            told.lines.append(note)
            told.choices += choices
        told.choices.insert(0, Choice(label="Pay", message=ask_pay(result.subject)))
        told.offer = say("Shall I show what it pays?")
        told.follow_ups += [ask_outlook(result.subject), "Which jobs are most resilient to AI?"]
    return told


def _openings(fact: Fact) -> str:
    if fact.value == 0:
        return say(", with so few openings a year that the Bureau rounds them to {openings}", openings=marked(fact))
    return say(", with about {openings} openings a year", openings=marked(fact))


def told_outlook(cards: list[OutlookCard], result: ToolResult, ledger: Ledger) -> Told:
    """Projected growth and openings of one occupation, or of a group's members."""
    told = Told()
    for card in cards[:3]:
        growth = ledger[card.facts["growth"]] if "growth" in card.facts else None
        if growth is None:
            told.lines.append(
                say("**{title}** ({code}): no projected growth is on file.", title=card.title, code=card.code)
            )
            continue
        way = say("grow by") if growth.value > 0 else say("shrink by") if growth.value < 0 else say("change by")
        shown = marked(growth).lstrip("-") if growth.value < 0 else marked(growth)
        start, _, end = growth.as_of.partition("–")
        openings = _openings(ledger[card.facts["openings"]]) if "openings" in card.facts else ""
        told.lines.append(
            say(
                "Jobs of **{title}** ({code}) are projected to {way} {shown} over {start}–{end}{openings}.",
                title=card.title,
                code=card.code,
                way=way,
                shown=shown,
                start=start,
                end=end,
                openings=openings,
            )
        )
        if growth.basis == "group":
            told.lines.append(say("That projection speaks of several occupations together."))
    if len(cards) > 3:
        told.lines.append(say("A group has no projection of its own; the cards show each member."))
    told.lines.append(
        say("Projections are national; no local ones are loaded. Openings include replacing people who leave.")
    )
    if result.subject is not None:
        told.choices.append(Choice(label="Pay", message=ask_pay(result.subject)))
        told.offer = say("Shall I show what it pays?")
        told.follow_ups.append(ask_resilience(result.subject))
    told.lacking = not any("growth" in card.facts for card in cards[:3])
    return told


def _occupation(card: ResilienceCard, ledger: Ledger) -> list[str]:
    lines = []
    low, high = ledger[card.facts["low"]], ledger[card.facts["high"]]
    if "score" in card.facts:
        score = ledger[card.facts["score"]]
        spread = (
            say("what is known allows {low} to {high}", low=marked(low), high=marked(high))
            if low.value != high.value
            else say("what is known allows no other value")
        )
        lines.append(
            say(
                "**{title}** ({code}) score {score} of six for AI resilience, where six is best. We compute that score; {spread}.",
                title=card.title,
                code=card.code,
                score=marked(score),
                spread=spread,
            )
        )
    else:
        names = joined(
            say(" and "), [say("{what} ({reason})", what=one.what, reason=one.reason) for one in card.missing]
        )
        lines.append(
            say(
                "**{title}** ({code}) has no score: {names} is missing. Over all values of it the score would run from {low} to {high} of six.",
                title=card.title,
                code=card.code,
                names=names,
                low=marked(low),
                high=marked(high),
            )
        )
    parts = []
    for one in card.inputs:
        if one.fact is None:
            continue
        fact = ledger[one.fact]
        points = fact_of_points(ledger, one.name, card.code)
        gives = say(", which gives {points} of two points", points=points) if points else ""
        if one.name == "exposure":
            parts.append(
                say(
                    "- AI exposure, how much of the work AI tools could speed up: {fact} of a hundred ({as_of}){gives}",
                    fact=marked(fact),
                    as_of=fact.as_of,
                    gives=gives,
                )
            )
        elif one.name == "growth":
            whole = say(", a group's figure") if fact.basis == "group" else ""
            parts.append(
                say(
                    "- Projected growth: {fact} over {as_of}{whole}{gives}",
                    fact=marked(fact),
                    as_of=fact.as_of,
                    whole=whole,
                    gives=gives,
                )
            )
        else:
            parts.append(
                say(
                    "- Human strengths, such as empathy and judgment, built here from O*NET: {fact} of twenty-five{gives}",
                    fact=marked(fact),
                    gives=gives,
                )
            )
    if parts:
        lines += [say("Three things go into it:"), paragraph(parts), CHANGES]
    return lines


def fact_of_points(ledger: Ledger, name: str, code: str) -> str | None:
    """The points of one input, marked."""
    fact = fact_of(ledger, f"{name}_points", code)
    return marked(fact) if fact is not None else None


def _group(card: ResilienceCard, ledger: Ledger) -> list[str]:
    name = card.title if card.kind == "career" else say("the {title} track", title=card.title)
    if "low" not in card.facts:
        return [say("No member of {name} has a score: an input is missing for each.", name=name)]
    low, high, scored, members = (ledger[card.facts[key]] for key in ("low", "high", "scored", "members"))
    lines = [
        say(
            "**{name}** is a group, so it has no single score. Of its {members} members {scored} have one; they range from {low} to {high} of six. We compute them.",
            name=capital(name),
            members=marked(members),
            scored=marked(scored),
            low=marked(low),
            high=marked(high),
        )
    ]
    ranked = sorted((one for one in card.members if one.score is not None), key=lambda one: -(one.score or 0))
    if len(ranked) > 1:
        best, worst = ranked[0], ranked[-1]
        lines.append(
            say(
                "Highest: {title}, {score}; lowest: {title_2}, {score_2}.",
                title=best.title,
                score=marked(ledger[best.facts["score"]]),
                title_2=worst.title,
                score_2=marked(ledger[worst.facts["score"]]),
            )
        )
    lines.append(
        say(
            "The score adds points for AI exposure, projected growth and human strengths. It is a rough order, no more."
        )
    )
    if card.missing:
        names = [one.what.removeprefix("score of ") for one in card.missing]
        shown = say("{names} and others", names=joined(", ", names[:2])) if len(names) > 2 else listed(names)
        lines.append(say("Without a score: {shown} ({reason}).", shown=shown, reason=plain(card.missing[0].reason)))
    return lines


def _published(card: ResilienceCard, ledger: Ledger) -> list[str]:
    """What another publisher prints, in one plain sentence with its caveat: never beside ours as if alike."""
    page = card.published
    assert page is not None
    assert page.score is not None
    score = ledger[page.score]
    site = score_publisher(score, ledger)
    inputs = []
    if page.exposure:
        inputs.append(say("an automation estimate of {exposure}", exposure=marked(ledger[page.exposure])))
    if page.growth:
        growth = ledger[page.growth]
        # A growth of nothing stands on that page where it had no projection; the record's own note says so.
        blank = (
            say(" where it had no projection") if growth.value == 0 and "no projection" in page.caveat.lower() else ""
        )
        inputs.append(say("a growth of {growth}{blank}", growth=marked(growth), blank=blank))
    if page.epoch:
        inputs.append(say("a human-strengths count of {epoch}", epoch=marked(ledger[page.epoch])))
    made = say(" from estimates of its own ({inputs})", inputs=listed(inputs)) if inputs else ""
    return [
        say(
            "Published elsewhere, and not ours: {site} prints {score} of six for this group{made}. Those are stand-ins, not measurements, so do not compare the two.",
            site=site,
            score=marked(score),
            made=made,
        )
    ]


def score_publisher(score: Fact, ledger: Ledger) -> str:
    """Who prints the score, by name."""
    sources = list(ledger.sources())
    if 0 < score.citation <= len(sources):
        return say("another site, {publisher},", publisher=sources[score.citation - 1].publisher)
    return say("another site")
