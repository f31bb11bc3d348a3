"""Pay in sentences: a published wage, or the derived figures of a group. Never calls a typical median "the median"."""

from advisor.answers import ToolResult
from advisor.cards import GroupPayCard, WageCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.wording import (
    Told,
    ask_outlook,
    ask_pay,
    ask_resilience,
    climbed,
    fact_of,
    how_placed,
    money,
    other_meanings,
    where,
)
from advisor.offline.reading import Reading
from advisor.tools.show import marked


def told_wage(card: WageCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """A published wage: the median first, then the spread, jobs, real pay and how the place was found."""
    told = Told()
    facts = {name: ledger[fact] for name, fact in card.percentiles.items()}
    main = facts.get("median") or facts.get("mean") or next(iter(facts.values()), None)
    if main is None:
        return told
    asked = result.subject.title if result.subject is not None else card.title
    verb = "had a mean pay of" if main.statistic == "mean" else "had a median pay of"
    first = f"**{card.title}** ({card.code}) {verb} {money(main)} {where(card.area.title)} ({main.as_of})."
    told.lines.append(f"{first} {_spread(facts)}".strip())
    if card.trend:
        then, now = (ledger[fact] for fact in card.trend)
        told.lines.insert(0, _changed(card, then, now))
        if now == main:
            told.lines[1] = _spread(facts)  # the latest median has just been said
    if card.employment:
        jobs = ledger[card.employment]
        told.lines.append(f"About {marked(jobs)} people held such jobs there.")
    if asked != card.title:
        told.lines.append(
            f"I took your job as {asked}; its pay is published as {card.title}, for the six-digit code as a whole."
        )
    elif len(card.shared_by) > 1:
        told.lines.append(
            "Pay is published for the six-digit code as a whole, so its specializations share this figure."
        )
    told.lines += _real(card, ledger)
    if reading.real and not card.real and card.area.level != "nation":
        told.lines.append("No price level is on file for that area, so I cannot adjust it for the cost of living.")
    told.lines += [line for line in (climbed(card.ladder), *_beside(card, ledger), how_placed(result.place)) if line]
    if main.unit == "USD/hour":
        told.lines.append("Only hourly pay is published for it; I did not turn it into a year.")
    _offers(told, result, reading)
    return told


def told_offer(card: WageCard, ledger: Ledger, amount: float, *, by: str = "year") -> str:
    """Where the person's own amount falls, without repeating it."""
    facts = {name: ledger[fact] for name, fact in card.percentiles.items()}
    if any(fact.unit != f"USD/{by}" for fact in facts.values()):
        return "Pay here is published by the hour only, so I cannot place your yearly offer against it."
    if (median := facts.get("median")) is None:
        return "There is no median to hold your offer against."
    steps = [name for name in ("p10", "p25", "median", "p75", "p90") if name in facts and facts[name].bound is None]
    below = [name for name in steps if facts[name].value <= amount]
    above = [name for name in steps if facts[name].value > amount]
    words = {
        "p10": "the pay of the lowest tenth", "p25": "the lower quarter mark", "median": "the median", "p75": "the upper quarter mark",
        "p90": "the pay of the top tenth",
    }  # fmt: skip
    if below and above:
        lower, upper = facts[below[-1]], facts[above[0]]
        place = f"between {words[below[-1]]}, {marked(lower)}, and {words[above[0]]}, {marked(upper)}"
    elif below:
        place = f"above {words[below[-1]]}, {marked(facts[below[-1]])}"
    elif above:
        place = f"below {words[above[0]]}, {marked(facts[above[0]])}"
    else:
        place = f"against a median of {marked(median)}"
    return f"Your offer falls {place}. A wage leaves out bonus, benefits, hours and commute; ask about those before you decide."


def told_group(card: GroupPayCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """Pay of a career or track: typical median, range and jobs, each six-digit code counted once."""
    told = Told()
    members, codes = fact_of(ledger, "members", card.code), fact_of(ledger, "codes", card.code)
    kind = "group" if card.kind == "career" else "track"
    if card.typical_median is None:
        return told
    typical = ledger[card.typical_median]
    count = f" of {marked(members)} specializations" if members is not None and card.kind == "career" else ""
    count = f" of {marked(members)} occupations" if members is not None and card.kind == "track" else count
    name = card.title if card.kind == "career" else f"the {card.title} track"
    told.lines.append(
        f"I took **{name}** as the {kind}{count}. Its typical median {where(card.area.title)} is {money(typical)} ({typical.as_of})."
    )
    if card.lowest and card.highest:
        low, high = ledger[card.lowest], ledger[card.highest]
        told.lines.append(
            f"Its members' medians range from {marked(low)} for {low.of.title} to {marked(high)} for {high.of.title}."
        )
    if card.employment:
        told.lines.append(f"Together they hold about {marked(ledger[card.employment])} jobs there.")
    counted = f", {marked(codes)} in all" if codes is not None else ""
    told.lines.append(
        "A group has no published pay: this is an average of medians weighted by jobs, each six-digit code counted once"
        f"{counted}; specializations that share a code share its figure, published for the code as a whole."
    )
    if card.left_out:
        told.lines.append(
            f"Left out for want of a figure: {', '.join(one.what.split(' ', 1)[-1] for one in card.left_out[:4])}."
        )
    real = next(
        (
            fact
            for fact in ledger
            if fact.statistic == "typical_median" and fact.unit == "USD/year, US prices" and fact.of.code == card.code
        ),
        None,
    )
    if real is not None:
        told.lines.append(f"In US prices that is worth {money(real)}.")
    told.lines += [line for line in (climbed(card.ladder), how_placed(result.place)) if line]
    _offers(told, result, reading)
    return told


def _changed(card: WageCard, then: Fact, now: Fact) -> str:
    """The median then and now; what lies between them is not computed."""
    place = where(then.area.title) if then.area is not None else where(card.area.title)
    return (
        f"The median pay of **{card.title}** ({card.code}) {place} was {money(then)} in {then.as_of} and {money(now)}"
        f" in {now.as_of}."
    )


def _spread(facts: dict[str, Fact]) -> str:
    low, high = facts.get("p10"), facts.get("p90")
    if low is None or high is None:
        return ""
    top = f"{marked(high)}" if high.bound else f"{marked(high)} or more"
    return f"The lowest-paid tenth earned {marked(low)} or less, the best-paid tenth {top}."


def _real(card: WageCard, ledger: Ledger) -> list[str]:
    if "median" not in card.real or "price_parity" not in card.real:
        return []
    adjusted, level = ledger[card.real["median"]], ledger[card.real["price_parity"]]
    return [
        f"After the cost of living that median is worth {money(adjusted)} in US prices:"
        f" the price level there is {marked(level)}, with the nation at one hundred ({level.as_of})."
    ]


def _beside(card: WageCard, ledger: Ledger) -> list[str]:
    if not card.beside:
        return []
    group = ledger[card.beside[0]]
    area = group.area.title if group.area is not None else "the metropolitan area"
    return [f"In {area} the median over all {group.of.title}, many jobs together, is {money(group)}."]


def _offers(told: Told, result: ToolResult, reading: Reading) -> None:
    subject = result.subject
    if subject is None:
        return
    note, choices = other_meanings(result, ask_pay)
    if note and subject.kind in ("career", "track"):
        told.lines.append(note)
    national = result.place is None or result.place.how == "none"
    told.choices.append(Choice(label="AI resilience", message=ask_resilience(subject)))
    told.choices += result.choices
    told.choices += choices if subject.kind in ("career", "track") else []
    if national:
        told.choices += [
            Choice(label=state, message=f"{ask_pay(subject)[:-1]} in {state}?") for state in ("California", "Texas")
        ]
        told.offer = "Where are you? A ZIP, a city or a state gives you the local figure. Or shall I show how resilient it is to AI?"
    else:
        told.offer = "Shall I show how resilient it is to AI?"
    told.follow_ups += [ask_outlook(subject), "Where do these figures come from?"]
