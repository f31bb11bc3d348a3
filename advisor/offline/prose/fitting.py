"""What fits, in sentences: each career with what speaks for it and against it, pay and a first step; what was guessed."""

from advisor.answers import ToolResult
from advisor.cards import FitCard, FitItem
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, how_placed, money, the
from advisor.tools.show import marked

_GUESSES_SAID = 3


def told_fit(card: FitCard, result: ToolResult, ledger: Ledger) -> Told:
    """Three to five lines, then how they were found, what was guessed and cannot be checked, and one question."""
    told = Told()
    told.lines.append(
        "From what you said, these point your way, unlike each other on purpose; the card says which ratings speak for each."
    )
    told.lines.append("\n" + "\n".join(_line(one, ledger) for one in card.items) + "\n")
    told.lines.append(
        "These come from a match of your words with O*NET's ratings; its interest profiles and work styles are machine-rated, not surveyed."
    )
    guessed = [line for line in card.guessed if line.startswith("I took")]
    told.lines += [f"{line}." for line in guessed[:_GUESSES_SAID]]
    told.lines += [
        f"{one.reason[:1].upper()}{one.reason[1:]}."
        for one in result.missing
        if one.what not in ("place", "more careers") and not one.what.startswith("“")
    ]
    told.lines += [f"I could do nothing with {one.what}." for one in result.missing if one.what.startswith("“")]
    areas = list(dict.fromkeys(ledger[one.pay].area for one in card.items if one.pay))
    if (
        result.place is not None
        and result.place.how != "none"
        and any(area is not None and area.code != result.place.code for area in areas)
    ):
        told.lines.append(
            f"Where {the(result.place.title)} has no figure for a single job, pay is of the wider area the card names."
        )
    if line := how_placed(result.place):
        told.lines.append(line)
    told.choices = [Choice(label=one.title, message=f"What do {one.title} ({one.code}) do?") for one in card.items[:4]]
    told.offer = "Which of these would you try for a day, and what is missing from it?"
    told.follow_ups = [f"How much do {card.items[0].title} make?", "Where do these figures come from?"]
    return told


def _line(one: FitItem, ledger: Ledger) -> str:
    figures = [f"median {money(ledger[one.pay])}"] if one.pay else ["no median published"]
    figures += [f"AI resilience {marked(ledger[one.score])} of six"] if one.score else []
    wishes = [reason.partition(":")[0] for reason in one.reasons[:2]]
    # With nothing on file against it, the card says what that is worth.
    against = "" if one.against[0].startswith("nothing on file") else f" Against: {one.against[0].partition(':')[0]}."
    return f"- **{one.title}** ({one.code}), {', '.join(figures)}. For: {'; '.join(wishes)}.{against} First step: {one.first_step}."
