"""A person's own amount beside published pay, in sentences. It repeats no amount of theirs and makes no place finer than
between two percentiles."""

from advisor.answers import ToolResult
from advisor.cards import OfferCard
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, ask_outlook, ask_pay, climbed, how_placed, where
from advisor.tools.show import marked, show, unit_words

_WORDS = {
    "p10": "the pay of the lowest tenth", "p25": "the lower quarter mark", "median": "the median", "p75": "the upper quarter mark",
    "p90": "the pay of the top tenth",
}  # fmt: skip


def told_offered(card: OfferCard, result: ToolResult, ledger: Ledger) -> Told:
    """Where it falls and how far from the median, how it was counted, what it is worth there, what to ask."""
    told = Told()
    told.lines.append(
        f"Your offer falls {_fallen(card, ledger)} for **{card.title}** ({card.code}) {where(card.area.title)} ({_as_of(card, ledger)})."
    )
    if card.difference:
        gap = ledger[card.difference]
        side = "above" if gap.value > 0 else "below" if gap.value < 0 else "exactly at"
        amount = (
            f"{show(gap).removeprefix('-')} [{gap.id}]{unit_words(gap)} {side} the median"
            if gap.value
            else f"{marked(gap)} off, {side} the median"
        )
        if card.unit == "hour" and card.compared_unit == "USD/year":
            told.lines.append(
                f"Counted as a full-time year of 2,080 hours, that is {amount}; pay by the hour is not published in full there."
            )
        elif card.conversion and card.compared_unit == "USD/hour":
            told.lines.append(
                f"Counted by the hour of a full-time year of 2,080 hours, that is {amount}; only hourly pay is published for it."
            )
        elif card.conversion:
            told.lines.append(f"Counted for a whole year, that is {amount}.")
        else:
            told.lines.append(f"That is {amount}.")
    if "amount" in card.real:
        worth, level = ledger[card.real["amount"]], ledger[card.real["price_parity"]]
        beside = f"; the median there is worth {marked(ledger[card.real['median']])}" if "median" in card.real else ""
        told.lines.append(
            f"In US prices your offer is worth {marked(worth)}{unit_words(worth)}{beside} (price level {marked(level)}, the nation at one hundred, {level.as_of})."
        )
    if result.subject is not None and result.subject.title != card.title:
        told.lines.append(
            f"I took your job as {result.subject.title}; its pay is published as {card.title}, for the six-digit code as a whole."
        )
    told.lines += [line for line in (climbed(card.ladder), how_placed(result.place)) if line]
    told.lines.append(f"A wage leaves out bonus, benefits, hours and commute. Ask: {'; '.join(card.ask[:3])}.")
    if result.subject is not None:
        told.choices = [Choice(label="What it pays", message=ask_pay(result.subject)), *result.choices]
        told.follow_ups = [ask_outlook(result.subject), "Where do these figures come from?"]
    told.offer = "Does the offer come with benefits or a bonus that I should set beside it?"
    return told


def _as_of(card: OfferCard, ledger: Ledger) -> str:
    return ledger[next(iter(card.percentiles.values()))].as_of


def _fallen(card: OfferCard, ledger: Ledger) -> str:
    def said(name: str) -> str:
        return f"{_WORDS[name]}, {marked(ledger[card.percentiles[name]])}{unit_words(ledger[card.percentiles[name]])}"

    match card.position:
        case "at" if card.lower:
            return f"right at {said(card.lower)},"
        case "between" if card.lower and card.upper:
            return f"between {said(card.lower)}, and {said(card.upper)},"
        case "below" if card.upper:
            return f"below {said(card.upper)},"
        case "above" if card.lower:
            return f"above {said(card.lower)},"
        case "floor" if card.upper:
            return f"where the survey stops counting, {said(card.upper)}, so I cannot place it closer,"
    return "where no percentile is published"
