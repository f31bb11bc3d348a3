"""Pay in each of two or three places that share a name: a table of both, nominal and real, and which one is meant."""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import GroupPayCard, WageCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.asking import places_meant
from advisor.offline.prose.pay import ASK, placed
from advisor.offline.prose.tongue import joined, say, small
from advisor.offline.prose.wording import Told, ask_pay, listed, other_meanings, paragraph, plain, the
from advisor.offline.reading import Reading
from advisor.tools.show import marked

_NONE = say("not on file")


def told_namesakes(
    asked: ToolResult, results: Sequence[ToolResult], ledger: Ledger, reading: Reading, choices: Sequence[Choice]
) -> Told:
    """`asked` is the result that could not tell the places apart, `results` the pay in each, in order of its choices."""
    told = Told(choices=list(choices))
    labels = [one.label for one in asked.choices]
    named = next((one.subject.title for one in results if one.subject is not None), "this")
    pays = [_card(one) for one in results]
    meant = listed(places_meant(asked), "or")
    told.lines += [one.reason for one in asked.missing if one.what == "place"]
    told.lines.append(
        say(
            "“{said}” can mean {meant}; here is pay of **{named}** for each.", said=asked.said, meant=meant, named=named
        )
    )
    rows = [_row(label, card, ledger) for label, card in zip(labels, pays, strict=False)]
    heads = (
        say("| | Figure is for | Typical median | In US prices |")
        if any(isinstance(card, GroupPayCard) for card in pays)
        else say("| | Figure is for | Median pay a year | In US prices |")
    )
    told.lines.append(paragraph([heads, "|---|---|---|---|", *rows]))
    if reading.intent == "offer" and reading.amount:
        for label, card in zip(labels, pays, strict=False):
            if isinstance(card, WageCard):
                words = _placed(card, ledger, reading.amount)
                if label != card.area.title:
                    label = say("{label} (by pay in {area})", label=label, area=the(card.area.title))
                told.lines.append(say("{label}: {placed}", label=label, placed=words))
        told.lines.append(ASK)
    if any(isinstance(card, GroupPayCard) for card in pays):
        told.lines.append(
            say(
                "A group has no published pay: its typical median is an average of medians weighted by jobs, each six-digit code counted once."
            )
        )
        note, others = other_meanings(results[0], ask_pay)
        told.lines += [note] if note else []
        told.choices += others
    years = list(dict.fromkeys(fact.as_of for card in pays if (fact := _nominal(card, ledger)) is not None))
    told.lines += [say("Pay is of {years}.", years=listed(years))] if years else []
    missed = {plain(step.reason) for one in results for step in one.ladder if not step.found}
    if missed:
        told.lines.append(
            say(
                "Where the figure is for a wider area, the nearer one has none: {sorted}.",
                sorted=joined("; ", sorted(missed)),
            )
        )
    told.offer = say("Which one do you mean?")
    told.follow_ups = ["Where do these figures come from?"]
    return told


def _card(result: ToolResult) -> WageCard | GroupPayCard | None:
    return next((one for one in result.findings if isinstance(one, WageCard | GroupPayCard)), None)


def _placed(card: WageCard, ledger: Ledger, amount: float) -> str:
    return small(placed(card, ledger, amount))


def _nominal(card: WageCard | GroupPayCard | None, ledger: Ledger) -> Fact | None:
    if card is None:
        return None
    fact = card.typical_median if isinstance(card, GroupPayCard) else card.percentiles.get("median")
    return ledger[fact] if fact else None


def _row(label: str, card: WageCard | GroupPayCard | None, ledger: Ledger) -> str:
    nominal = _nominal(card, ledger)
    if card is None or nominal is None:
        return say("| {label} | {NONE} | {NONE} | {NONE} |", label=label, NONE=_NONE)
    real = _real(card, nominal, ledger)
    return say(
        "| {label} | {title} | {nominal} | {extra} |",
        label=label,
        title=the(card.area.title),
        nominal=marked(nominal),
        extra=marked(real) if real is not None else _NONE,
    )


def _real(card: WageCard | GroupPayCard, nominal: Fact, ledger: Ledger) -> Fact | None:
    if isinstance(card, WageCard):
        return ledger[card.real["median"]] if "median" in card.real else None
    return next(
        (
            fact
            for fact in ledger
            if fact.unit == "USD/year, US prices" and fact.of == nominal.of and fact.area == nominal.area
        ),
        None,
    )
