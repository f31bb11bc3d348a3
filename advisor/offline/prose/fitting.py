"""What fits, in sentences: each career with what speaks for it and against it, pay and a first step; what was guessed."""

import re

from advisor.answers import ToolResult
from advisor.cards import FitCard, FitItem
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, joined, say
from advisor.offline.prose.wording import Told, how_placed, money, paragraph, the
from advisor.offline.reading import Reading
from advisor.offline.wishes import RECORD
from advisor.tools.show import marked

_GUESSES_SAID = 2
_SHOWN = 3
"""Careers in the answer itself; the card holds the others."""
_LONGEST_UNREAD = 4
_TOOK = re.compile(
    r"^I took “(?P<said>.+?)” to mean that you (?P<verb>like|would rather not have) (?P<meant>.+)$", re.S
)
_QUOTED = re.compile(r"^“(?P<said>.+)”$", re.S)


def told_fit(card: FitCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """Three lines, then how they were found, what was guessed and cannot be checked, and one question."""
    why = (reading.section or "").removeprefix("why:")
    if one := next((item for item in card.items if item.code == why), None):
        return _told_why(one, card)
    told = Told()
    told.lines.append(
        say("From what you said, these are my best guesses:")
        if len(card.items) > 1
        else say("From what you said, this is my best guess:")
    )
    told.lines.append(paragraph([_line(one, ledger) for one in card.items[:_SHOWN]]))
    told.lines.append(
        say("I matched your words with O*NET's ratings; its interest profiles are machine-rated, not surveyed.")
    )
    told.lines += [say("{line}.", line=line) for line in _guesses(card)]
    if reading.section == "degree":
        told.lines.append(
            say("No source here follows graduates of a subject into jobs, so I went by the subject itself.")
        )
    told.lines += [
        say("{reason}.", reason=capital(one.reason))
        for one in result.missing
        if one.what not in ("place", "more careers") and not one.what.startswith("“")
    ]
    if any(one.what == "more careers" for one in result.missing):
        told.lines.append(say("Your limits leave only these; with one of them eased there would be more."))
    if RECORD.search(reading.message):
        told.lines.append(
            say(
                "No source here says who hires people with a record; an American Job Center, found through CareerOneStop, advises on that for free."
            )
        )
    unread = [one.what for one in result.missing if (match := _QUOTED.match(one.what)) and _short(match["said"])]
    if unread:
        told.lines.append(say("I could do nothing with {what}.", what=joined(", ", unread[:2])))
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


def _told_why(one: FitItem, card: FitCard) -> Told:
    """Every reason that points at one of them, and what speaks against it."""
    told = Told([say("Why **{title}**: {reasons}.", title=one.title, reasons=joined("; ", one.reasons))])
    told.lines.append(say("Against it: {against}.", against=joined("; ", one.against)))
    told.lines += [say("{line}.", line=line) for line in _guesses(card)]
    told.lines.append(say("The words are yours, the ratings O*NET's; that they meet is my guess, so try it for a day."))
    told.choices = [
        Choice(label="What it is like", message=f"What do {one.title} ({one.code}) do?"),
        Choice(label="Pay", message=f"How much do {one.title} ({one.code}) make?"),
    ]
    return told


def _guesses(card: FitCard) -> list[str]:
    """What was read into the words, where it is more than the words say."""
    found = [line for line in card.guessed if (match := _TOOK.match(line)) and not _plain(match)]
    return found[:_GUESSES_SAID]


def _plain(match: re.Match[str]) -> bool:
    stems = {word[:4].lower() for word in re.findall(r"\w{3,}", match["meant"])}
    words = [word[:4].lower() for word in re.findall(r"\w{3,}", match["said"])]
    return len(words) <= 4 and any(word in stems for word in words)


def _short(phrase: str) -> bool:
    return len(phrase.split()) <= _LONGEST_UNREAD


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
        "- **{title}**, {figures}. For: {wishes}.{against} First step: {first_step}.",
        title=one.title,
        figures=joined(", ", figures),
        wishes=joined("; ", wishes),
        against=against,
        first_step=one.first_step,
    )
