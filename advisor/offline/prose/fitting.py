"""What fits, in sentences: each career with what speaks for it and against it, pay and a first step; what was guessed."""

from advisor.answers import ToolResult
from advisor.cards import FitCard, FitItem
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, joined, say
from advisor.offline.prose.wording import Told, how_placed, money, paragraph, the
from advisor.tools.show import marked

_GUESSES_SAID = 3
_SHOWN = 3
"""Careers in the answer itself; the card holds the others."""


def told_fit(card: FitCard, result: ToolResult, ledger: Ledger) -> Told:
    """Three to five lines, then how they were found, what was guessed and cannot be checked, and one question."""
    told = Told()
    told.lines.append(
        say(
            "From what you said, these point your way, unlike each other on purpose; the card says which ratings speak for each."
        )
    )
    told.lines.append(paragraph([_line(one, ledger) for one in card.items[:_SHOWN]]))
    told.lines.append(
        say(
            "These come from a match of your words with O*NET's ratings; its interest profiles and work styles are machine-rated, not surveyed."
        )
    )
    guessed = [line for line in card.guessed if line.startswith("I took")]
    told.lines += [say("{line}.", line=line) for line in guessed[:_GUESSES_SAID]]
    told.lines += [
        say("{reason}.", reason=capital(one.reason))
        for one in result.missing
        if one.what not in ("place", "more careers") and not one.what.startswith("“")
    ]
    told.lines += [
        say("I could do nothing with {what}.", what=one.what) for one in result.missing if one.what.startswith("“")
    ]
    areas = list(dict.fromkeys(ledger[one.pay].area for one in card.items if one.pay))
    if (
        result.place is not None
        and result.place.how != "none"
        and any(area is not None and area.code != result.place.code for area in areas)
    ):
        told.lines.append(
            say(
                "Where {title} has no figure for a single job, pay is of the wider area the card names.",
                title=the(result.place.title),
            )
        )
    if line := how_placed(result.place):
        told.lines.append(line)
    told.choices = [Choice(label=one.title, message=f"What do {one.title} ({one.code}) do?") for one in card.items[:4]]
    told.offer = say("Which of these would you try for a day, and what is missing from it?")
    told.follow_ups = [f"How much do {card.items[0].title} make?", "Where do these figures come from?"]
    return told


def _line(one: FitItem, ledger: Ledger) -> str:
    figures = [say("median {pay}", pay=money(ledger[one.pay]))] if one.pay else [say("no median published")]
    figures += [say("AI resilience {score} of six", score=marked(ledger[one.score]))] if one.score else []
    wishes = [reason.partition(":")[0] for reason in one.reasons[:2]]
    # With nothing on file against it, the card says what that is worth.
    against = (
        ""
        if one.against[0].startswith("nothing on file")
        else say(" Against: {against}.", against=one.against[0].partition(":")[0])
    )
    return say(
        "- **{title}** ({code}), {figures}. For: {wishes}.{against} First step: {first_step}.",
        title=one.title,
        code=one.code,
        figures=joined(", ", figures),
        wishes=joined("; ", wishes),
        against=against,
        first_step=one.first_step,
    )
