"""AI resilience and outlook in sentences. No "safe", no "doomed", no share of jobs lost; the published record only with its caveat."""

from advisor.answers import ToolResult
from advisor.cards import OutlookCard, ResilienceCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.wording import (
    Told,
    ask_outlook,
    ask_pay,
    ask_resilience,
    fact_of,
    listed,
    other_meanings,
    plain,
)
from advisor.tools.show import marked

EXPOSED = "Exposed means that tools can help with tasks; it does not mean replaced."


def told_resilience(card: ResilienceCard, result: ToolResult, ledger: Ledger, *, brief: bool = False) -> Told:
    """`brief`: without the inputs, where several subjects share one answer. The score with its range and inputs, or a group's members lowest to highest; what is missing; what was published."""
    told = Told()
    if card.kind == "occupation":
        told.lines += _occupation(card, ledger)[: 1 if brief else None]
    else:
        told.lines += _group(card, ledger)
    if card.published is not None and card.published.score:
        told.lines += _published(card, ledger)
    told.lines.append(EXPOSED)
    if result.subject is not None:
        note, choices = other_meanings(result, ask_resilience)
        if note and card.kind != "occupation":
            told.lines.append(note)
            told.choices += choices
        told.choices.insert(0, Choice(label="Pay", message=ask_pay(result.subject)))
        told.offer = "Shall I show what it pays?"
        told.follow_ups += [ask_outlook(result.subject), "Which jobs are most resilient to AI?"]
    return told


def _openings(fact: Fact) -> str:
    if fact.value == 0:
        return f", with so few openings a year that the Bureau rounds them to {marked(fact)}"
    return f", with about {marked(fact)} openings a year"


def told_outlook(cards: list[OutlookCard], result: ToolResult, ledger: Ledger) -> Told:
    """Projected growth and openings of one occupation, or of a group's members."""
    told = Told()
    for card in cards[:3]:
        growth = ledger[card.facts["growth"]] if "growth" in card.facts else None
        if growth is None:
            told.lines.append(f"**{card.title}** ({card.code}): no projected growth is on file.")
            continue
        way = "grow by" if growth.value > 0 else "shrink by" if growth.value < 0 else "change by"
        shown = marked(growth).lstrip("-") if growth.value < 0 else marked(growth)
        openings = _openings(ledger[card.facts["openings"]]) if "openings" in card.facts else ""
        told.lines.append(
            f"Employment of **{card.title}** ({card.code}) is projected to {way} {shown} over {growth.as_of}{openings}."
        )
        if growth.basis == "group":
            told.lines.append("That projection speaks of several occupations together.")
    if len(cards) > 3:
        told.lines.append("A group has no projection of its own; the cards show each member.")
    told.lines.append(
        "Projections are national; no local ones are loaded. Openings include replacing people who leave."
    )
    if result.subject is not None:
        told.choices.append(Choice(label="Pay", message=ask_pay(result.subject)))
        told.offer = "Shall I show what it pays?"
        told.follow_ups.append(ask_resilience(result.subject))
    return told


def _occupation(card: ResilienceCard, ledger: Ledger) -> list[str]:
    lines = []
    low, high = ledger[card.facts["low"]], ledger[card.facts["high"]]
    if "score" in card.facts:
        score = ledger[card.facts["score"]]
        spread = (
            f"its inputs allow {marked(low)} to {marked(high)}"
            if low.value != high.value
            else "its inputs leave no other value"
        )
        lines.append(
            f"The AI resilience score of **{card.title}** ({card.code}) is {marked(score)} of six, computed by us; {spread}."
        )
    else:
        names = " and ".join(f"{one.what} ({one.reason})" for one in card.missing)
        lines.append(
            f"**{card.title}** ({card.code}) has no score: {names} is missing. Over all values of it the score would run"
            f" from {marked(low)} to {marked(high)} of six."
        )
    parts = []
    for one in card.inputs:
        if one.fact is None:
            continue
        fact = ledger[one.fact]
        points = fact_of_points(ledger, one.name, card.code)
        gives = f" ({points} of two points)" if points else ""
        if one.name == "exposure":
            parts.append(f"AI exposure {marked(fact)} of a hundred ({fact.as_of}){gives}")
        elif one.name == "growth":
            whole = ", a group's figure" if fact.basis == "group" else ""
            parts.append(f"projected growth {marked(fact)} over {fact.as_of}{whole}{gives}")
        else:
            parts.append(
                f"human strengths, EPOCH-style and built here from O*NET, {marked(fact)} of twenty-five{gives}"
            )
    if parts:
        lines.append(f"Its inputs: {'; '.join(parts)}.")
    return lines


def fact_of_points(ledger: Ledger, name: str, code: str) -> str | None:
    """The points of one input, marked."""
    fact = fact_of(ledger, f"{name}_points", code)
    return marked(fact) if fact is not None else None


def _group(card: ResilienceCard, ledger: Ledger) -> list[str]:
    name = card.title if card.kind == "career" else f"the {card.title} track"
    if "low" not in card.facts:
        return [f"No member of {name} has a score: an input is missing for each."]
    low, high, scored, members = (ledger[card.facts[key]] for key in ("low", "high", "scored", "members"))
    lines = [
        f"**{name[:1].upper() + name[1:]}** is a group, so it has no single score. Of its {marked(members)} members {marked(scored)} have one,"
        f" from {marked(low)} to {marked(high)} of six, computed by us."
    ]
    ranked = sorted((one for one in card.members if one.score is not None), key=lambda one: -(one.score or 0))
    if len(ranked) > 1:
        best, worst = ranked[0], ranked[-1]
        lines.append(
            f"Highest: {best.title}, {marked(ledger[best.facts['score']])}; lowest: {worst.title}, {marked(ledger[worst.facts['score']])}."
        )
    lines.append(
        "The score adds points for AI exposure, projected growth and human strengths; treat it as a coarse ordering."
    )
    if card.missing:
        names = [one.what.removeprefix("score of ") for one in card.missing]
        shown = f"{', '.join(names[:2])} and others" if len(names) > 2 else " and ".join(names)
        lines.append(f"Without a score: {shown} ({plain(card.missing[0].reason)}).")
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
        inputs.append(f"an automation estimate of {marked(ledger[page.exposure])}")
    if page.growth:
        growth = ledger[page.growth]
        # A growth of nothing stands on that page where it had no projection; the record's own note says so.
        blank = " where it had no projection" if growth.value == 0 and "no projection" in page.caveat.lower() else ""
        inputs.append(f"a growth of {marked(growth)}{blank}")
    if page.epoch:
        inputs.append(f"a human-strengths count of {marked(ledger[page.epoch])}")
    made = f" from estimates of its own ({listed(inputs)})" if inputs else ""
    return [
        f"Published elsewhere, and not ours: {site} prints {marked(score)} of six for this group{made};"
        " these are stand-ins, not measurements, so do not compare it with ours."
    ]


def score_publisher(score: Fact, ledger: Ledger) -> str:
    """Who prints the score, by name."""
    sources = list(ledger.sources())
    if 0 < score.citation <= len(sources):
        return f"another site, {sources[score.citation - 1].publisher},"
    return "another site"
