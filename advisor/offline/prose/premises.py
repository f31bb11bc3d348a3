"""A message that takes for granted what the facts contradict is put right before its answer. It types no figure: those follow."""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ProfileCard, ResilienceCard, WageCard
from advisor.ledger import Ledger
from advisor.offline.amounts import amount_in
from advisor.offline.folding import lowered
from advisor.offline.phrases import OFFER
from advisor.offline.premises import more_paid, more_people, pay_moved, said_usual, schooling_taken, score_taken
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told, where
from advisor.offline.reading import Reading
from advisor.tools.show import marked
from advisor.transition_cards import TrainingCard

SCHOOLING = say("Not quite: what is usual to start is something else.")
SCORED = say("Not quite: the score here is another.")
TURNED = say("Not so: by the figures here it is the other way round.")
ROSE = say("It did not fall: by these figures it rose.")
FELL = say("It did not rise: by these figures it fell.")
USUALLY_LESS = say("That is not the usual pay: even the best-paid tenth starts lower.")
USUALLY_MORE = say("That is not the usual pay: nine in ten earn more.")
_ORDER = (
    "No formal educational credential", "High school diploma or equivalent", "Some college, no degree", "Postsecondary nondegree award",
    "Associate's degree", "Bachelor's degree", "Master's degree", "Doctoral or professional degree",
)  # fmt: skip
_CLEARLY = 1.1
"""Typical medians of groups are no medians: only where one is clearly ahead is an order said to be turned round."""


def put_right(reading: Reading, results: Sequence[ToolResult], ledger: Ledger) -> str | None:
    """What is wrong in what the message takes for granted, in one sentence; None where the facts do not contradict it."""
    low = lowered(reading.message)
    cards = [card for one in results for card in one.findings]
    if reading.intent in ("training", "education", "profile"):
        return _schooling(low, cards)
    if reading.intent == "resilience" and len(cards) == 1 and isinstance(cards[0], ResilienceCard):
        taken, score = score_taken(low), cards[0].facts.get("score")
        wrong = taken is not None and score is not None and not taken[0] <= ledger[score].value <= taken[1]
        return SCORED if wrong else None
    if reading.intent == "compare" and len(cards) == 1 and isinstance(cards[0], ComparisonCard):
        return _order(low, cards[0], ledger)
    wages = [card for card in cards if isinstance(card, WageCard)]
    if reading.intent == "pay" and len(wages) == 1:
        return _moved(low, wages[0], ledger) or _usual(low, wages[0], ledger)
    return None


def told_people(results: Sequence[ToolResult], ledger: Ledger, reading: Reading) -> Told | None:
    """How many hold each of two jobs, the more common one first; whether the message has it the other way round. None
    where one of the two counts is missing, or they are alike."""
    wages = [card for one in results for card in one.findings if isinstance(card, WageCard)]
    counts = [ledger[card.employment] for card in wages if card.employment]
    if len(wages) != 2 or len(counts) != 2 or counts[0].value == counts[1].value:
        return None
    first, second = counts
    taken = more_people(lowered(reading.message))
    turned = [TURNED] if taken is not None and taken != (first.value > second.value) else []
    ahead, behind = sorted(zip(counts, wages, strict=True), key=lambda pair: -pair[0].value)
    lines = [
        say(
            "About {jobs} people worked as **{title}** ({code}) {where} ({as_of}).",
            jobs=marked(fact), title=card.title, code=card.code, where=where(card.area.title), as_of=fact.as_of,
        )
        for fact, card in (ahead, behind)
    ]  # fmt: skip
    return Told(lines=[*turned, *lines], offer=say("Which of these shall I show more closely?"))


def _schooling(low: str, cards: Sequence[object]) -> str | None:
    taken = schooling_taken(low)
    if taken is None:
        return None
    usual: set[str] = set()
    for card in cards:
        if isinstance(card, TrainingCard):
            usual |= {one.entry_education for one in card.preparation if one.entry_education}
        elif isinstance(card, ProfileCard):
            parts = [one.content for one in card.sections if one.key == "education" and isinstance(one.content, dict)]
            usual |= {line["entry_education"] for part in parts for line in part.get("entry", [])}
    levels = {_ORDER.index(one) for one in usual if one in _ORDER}
    # Of a group whose members differ nothing is said to be wrong.
    return SCHOOLING if len(levels) == 1 and taken not in levels else None


def _order(low: str, card: ComparisonCard, ledger: Ledger) -> str | None:
    taken = more_paid(low)
    cells = next((row.cells for row in card.rows if row.measure == "pay"), [])
    facts = [ledger[cell.fact] for cell in cells if cell.fact]
    if taken is None or len(facts) != 2 or len(cells) != 2 or len({fact.as_of for fact in facts}) > 1:
        return None
    first, second = facts[0].value, facts[1].value
    turned = second > first * _CLEARLY if taken else first > second * _CLEARLY
    return TURNED if turned else None


def _moved(low: str, card: WageCard, ledger: Ledger) -> str | None:
    said = pay_moved(low)
    medians = sorted(
        (ledger[one] for one in card.trend if ledger[one].unit.startswith("USD")), key=lambda fact: fact.as_of[-4:]
    )
    if said is None or len(medians) < 2 or medians[0].value == medians[-1].value:
        return None
    rose = medians[-1].value > medians[0].value
    return None if said == rose else (ROSE if rose else FELL)


def _usual(low: str, card: WageCard, ledger: Ledger) -> str | None:
    amount = amount_in(low) if said_usual(low) and not OFFER.search(low) else None
    most, least = (card.percentiles.get(one) for one in ("p90", "p10"))
    if amount is None or "over" in low.split() or "under" in low.split():
        return None
    if most and ledger[most].unit == "USD/year" and not ledger[most].bound and amount > ledger[most].value:
        return USUALLY_LESS
    return USUALLY_MORE if least and ledger[least].unit == "USD/year" and amount < ledger[least].value else None
