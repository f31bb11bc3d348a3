"""A person's own amount beside published pay, in sentences. It repeats their amount only as theirs, says by which rule
it was counted over a year, and makes no place finer than between two percentiles."""

import re
from decimal import Decimal

from advisor.answers import ToolResult
from advisor.cards import OfferCard
from advisor.facts import Choice
from advisor.figures import figures
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, ask_outlook, ask_pay, climbed, how_placed, the, where
from advisor.tools.show import marked, show, unit_words

_WORDS = {
    "p10": say('the pay of the lowest tenth'), "p25": say('the lower quarter mark'), "median": say('the median'), "p75": say('the upper quarter mark'),
    "p90": say('the pay of the top tenth'),
}  # fmt: skip


_PER = {
    "year": "a year", "hour": "an hour", "month": say("a month"), "week": say("a week"),
    "biweekly": say("every two weeks"),
}  # fmt: skip
_RULES = {
    "hour": say("2,080 hours, a full-time year"), "month": say("12 months"), "week": say("52 weeks"),
    "biweekly": say("26 pay periods"),
}  # fmt: skip


_OFFERED = re.compile(r"\b(?:offer\w*|ofert\w*|ofrec\w*)\b")
_EARNED = re.compile(
    r"\b(?:i (?:now |currently |only |just )?(?:earn|make|get(?: paid)?|bring home)|(?:i am|i['’]m|im) (?:\w+ )?(?:making|earning|getting|paid)|they pay me|pays me|"
    r"my (?:\w+ )?(?:pay|salary|wage|wages|income|paycheck)|gano|me pagan|cobro|mi (?:sueldo|salario|paga))\b"
)
_ABOVE = re.compile(
    r"\b(?:above|over|more than|better than|higher than|beats?|por encima|m[aá]s (?:que|de|alto)|arriba|supera|mejor que)\b"
)
_BELOW = re.compile(
    r"\b(?:below|under|less than|lower than|underpaid|por debajo|menos (?:que|de)|debajo|m[aá]s bajo)\b"
)
_MIDDLE = re.compile(
    r"\b(?:average|median|typical|usual|normal|most|others?|norm|promedio|mediana|medio|otros|mayor[ií]a)\b|\bunderpaid\b"
)
_ABOUT = 0.02
"""So near to the median, as a share of it, an amount is about the same: it is a survey's estimate."""


def told_offered(card: OfferCard, result: ToolResult, ledger: Ledger, message: str = "", *, asked: str = "") -> Told:
    """Where it falls and how far from the median, how it was counted, what it is worth there, what to ask. `message`:
    what the person wrote; only an amount that stands in it is repeated. `asked`: the same, for what the amount is (their
    pay or an offer) and whether they asked for a yes or no."""
    told = Told()
    fallen, place, as_of = _fallen(card, ledger), where(card.area.title), _as_of(card, ledger)
    low = asked.lower()
    own = _EARNED.search(low) is not None and _OFFERED.search(low) is None
    if verdict := _yes_or_no(card, ledger, low):
        told.lines.append(verdict)
    values = {"fallen": fallen, "title": card.title, "code": card.code, "where": place, "as_of": as_of}
    told.lines.append(
        say("Your pay falls {fallen} for **{title}** ({code}) {where} ({as_of}).", **values)
        if own
        else say("Your offer falls {fallen} for **{title}** ({code}) {where} ({as_of}).", **values)
    )
    if said := _said(card, message):
        told.lines.append(say("You named {said}.", said=said))
    if card.difference:
        gap = ledger[card.difference]
        side = "above" if gap.value > 0 else "below" if gap.value < 0 else say("exactly at")
        amount = (
            say(
                "{gap} [{id}]{unit_words} {side} the median",
                gap=show(gap).removeprefix("-"),
                id=gap.id,
                unit_words=unit_words(gap),
                side=side,
            )
            if gap.value
            else say("{gap} off, {side} the median", gap=marked(gap), side=side)
        )
        if "median" not in (card.lower, card.upper):
            amount = say(
                "{amount}; the median is {median}", amount=amount, median=marked(ledger[card.percentiles["median"]])
            )
        if card.yearly and card.compared_unit == "USD/year":
            told.lines.append(
                say(
                    "Over a year it comes to {yearly} ({rule}); that is {amount}.",
                    yearly=marked(ledger[card.yearly]),
                    rule=_RULES[card.unit],
                    amount=amount,
                )
            )
        elif card.yearly and card.unit == "hour":
            told.lines.append(
                say(
                    "That is {amount}. Over a year it comes to {yearly} ({rule}).",
                    yearly=marked(ledger[card.yearly]),
                    rule=_RULES[card.unit],
                    amount=amount,
                )
            )
        elif card.conversion and card.compared_unit == "USD/hour":
            told.lines.append(
                say(
                    "Counted by the hour of a full-time year of 2,080 hours, that is {amount}; only hourly pay is published for it.",
                    amount=amount,
                )
            )
        else:
            told.lines.append(say("That is {amount}.", amount=amount))
    elif card.yearly:
        told.lines.append(
            say(
                "Over a year it comes to {yearly} ({rule}).", yearly=marked(ledger[card.yearly]), rule=_RULES[card.unit]
            )
        )
    if "amount" in card.real:
        worth, level = ledger[card.real["amount"]], ledger[card.real["price_parity"]]
        beside = (
            say("; the median there is worth {median}", median=marked(ledger[card.real["median"]]))
            if "median" in card.real
            else ""
        )
        prices = {
            "worth": marked(worth), "unit_words": unit_words(worth), "beside": beside, "level": marked(level),
            "area": the(level.area.title if level.area is not None else card.area.title), "as_of": level.as_of,
        }  # fmt: skip
        told.lines.append(
            say(
                "In US prices your pay is worth {worth}{unit_words}{beside} (price level of {area}: {level}, the nation at one hundred, {as_of}).",
                **prices,
            )
            if own
            else say(
                "In US prices your offer is worth {worth}{unit_words}{beside} (price level of {area}: {level}, the nation at one hundred, {as_of}).",
                **prices,
            )
        )
    if result.subject is not None and result.subject.title != card.title:
        told.lines.append(
            say(
                "I took your job as {title}; its pay is published as {title_2}, for the six-digit code as a whole.",
                title=result.subject.title,
                title_2=card.title,
            )
        )
    told.lines += [line for line in (climbed(card.ladder), how_placed(result.place)) if line]
    told.lines.append(
        say("A wage leaves out bonus, benefits, hours and commute. Ask: {ask}.", ask=joined("; ", card.ask[:3]))
    )
    if result.subject is not None:
        told.choices = [Choice(label="What it pays", message=ask_pay(result.subject)), *result.choices]
        told.follow_ups = [ask_outlook(result.subject), "Where do these figures come from?"]
    told.offer = (
        say("Do you also get benefits or a bonus that I should set beside it?")
        if own
        else say("Does the offer come with benefits or a bonus that I should set beside it?")
    )
    return told


def _yes_or_no(card: OfferCard, ledger: Ledger, low: str) -> str | None:
    """A plain answer to "is that above average" or "am I underpaid"; `None` where nobody asked, or nothing tells."""
    above, below = _ABOVE.search(low) is not None, _BELOW.search(low) is not None
    if above == below or not _MIDDLE.search(low) or card.difference is None:
        return None
    gap, median = ledger[card.difference], ledger[card.percentiles["median"]]
    if abs(gap.value) <= _ABOUT * median.value:
        return say("It is about at the median: half earn less and half earn more.")
    if gap.value > 0:
        return say("Yes: it is above the median.") if above else say("No: it is above the median.")
    return say("Yes: it is below the median.") if below else say("No: it is below the median.")


def _said(card: OfferCard, message: str) -> str | None:
    """The amount as the person put it, with what it is for; `None` where this message does not hold it."""
    amount = Decimal(str(card.amount))
    if not any(one.value == amount for one in figures(message)):
        return None
    shown = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return joined(" ", [f"${shown}", _PER[card.unit]])


def _as_of(card: OfferCard, ledger: Ledger) -> str:
    return ledger[next(iter(card.percentiles.values()))].as_of


def _fallen(card: OfferCard, ledger: Ledger) -> str:
    def said(name: str) -> str:
        return say(
            "{WORDS}, {percentiles}{unit_words}",
            WORDS=_WORDS[name],
            percentiles=marked(ledger[card.percentiles[name]]),
            unit_words=unit_words(ledger[card.percentiles[name]]),
        )

    match card.position:
        case "at" if card.lower:
            return say("right at {said},", said=said(card.lower))
        case "between" if card.lower and card.upper:
            return say("between {said}, and {said_2},", said=said(card.lower), said_2=said(card.upper))
        case "below" if card.upper:
            return say("below {said},", said=said(card.upper))
        case "above" if card.lower:
            return say("above {said},", said=said(card.lower))
        case "floor" if card.upper:
            return say("where the survey stops counting, {said}, so I cannot place it closer,", said=said(card.upper))
    return say("where no percentile is published")
