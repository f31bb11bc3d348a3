"""Pay in sentences: a published wage, or the derived figures of a group. Never calls a typical median "the median"."""

from advisor.answers import ToolResult
from advisor.cards import GroupPayCard, WageCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.phrases import NOMINAL
from advisor.offline.prose.tongue import joined, say
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

ASK = say("A wage leaves out bonus, benefits, hours and commute; ask about those before you decide.")
_BY_HOUR = say("Pay here is published by the hour only, so I cannot place your yearly offer against it.")
_NO_MEDIAN = say("There is no median to hold your offer against.")


def told_wage(card: WageCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """A published wage: the median first, then the spread, jobs, real pay and how the place was found."""
    told = Told()
    facts = {name: ledger[fact] for name, fact in card.percentiles.items()}
    main = facts.get("median") or facts.get("mean") or next(iter(facts.values()), None)
    if main is None:
        return told
    asked = result.subject.title if result.subject is not None else card.title
    of = {"title": card.title, "code": card.code, "where": where(card.area.title), "as_of": main.as_of}
    first = (
        say("**{title}** ({code}) had a mean pay of {mean} {where} ({as_of}).", mean=money(main), **of)
        if main.statistic == "mean"
        else say("**{title}** ({code}) had a median pay of {median} {where} ({as_of}).", median=money(main), **of)
    )
    told.lines.append(joined(" ", [one for one in (first, _spread(facts)) if one]))
    if card.trend:
        then, now = (ledger[fact] for fact in card.trend)
        told.lines.insert(0, _changed(card, then, now))
        if now == main:
            told.lines[1] = _spread(facts)  # the latest median has just been said
    if card.employment:
        jobs = ledger[card.employment]
        told.lines.append(say("About {jobs} people do this work there.", jobs=marked(jobs)))
    if asked != card.title:
        told.lines.append(
            say(
                "I took your job as {asked}. Its pay is published as {title}, for the six-digit code as a whole.",
                asked=asked,
                title=card.title,
            )
        )
    elif len(card.shared_by) > 1:
        told.lines.append(say("Pay is published for the code as a whole, so all jobs under it share this figure."))
    told.lines += [] if NOMINAL.search(reading.message.lower()) else _real(card, ledger)
    if reading.real and not card.real and card.area.level != "nation":
        told.lines.append(say("No price level is on file for that area, so I cannot adjust it for the cost of living."))
    told.lines += [line for line in (climbed(card.ladder), *_beside(card, ledger), how_placed(result.place)) if line]
    if main.unit == "USD/hour":
        told.lines.append(say("Only hourly pay is published for it; I did not turn it into a year."))
    _offers(told, result, reading)
    return told


def told_offer(card: WageCard, ledger: Ledger, amount: float, *, by: str = "year") -> str:
    """Where the person's own amount falls, without repeating it, and what to ask."""
    said = placed(card, ledger, amount, by=by)
    return said if said in (_BY_HOUR, _NO_MEDIAN) else joined(" ", [said, ASK])


def placed(card: WageCard, ledger: Ledger, amount: float, *, by: str = "year") -> str:
    """Where the person's own amount falls, in one sentence."""
    facts = {name: ledger[fact] for name, fact in card.percentiles.items()}
    if any(fact.unit != f"USD/{by}" for fact in facts.values()):
        return _BY_HOUR
    if (median := facts.get("median")) is None:
        return _NO_MEDIAN
    steps = [name for name in ("p10", "p25", "median", "p75", "p90") if name in facts and facts[name].bound is None]
    below = [name for name in steps if facts[name].value <= amount]
    above = [name for name in steps if facts[name].value > amount]
    words = {
        "p10": say('the pay of the lowest tenth'), "p25": say('the lower quarter mark'), "median": say('the median'), "p75": say('the upper quarter mark'),
        "p90": say('the pay of the top tenth'),
    }  # fmt: skip
    if below and above:
        lower, upper = facts[below[-1]], facts[above[0]]
        place = say(
            "between {words}, {lower}, and {words_2}, {upper}",
            words=words[below[-1]],
            lower=marked(lower),
            words_2=words[above[0]],
            upper=marked(upper),
        )
    elif below:
        place = say("above {words}, {facts}", words=words[below[-1]], facts=marked(facts[below[-1]]))
    elif above:
        place = say("below {words}, {facts}", words=words[above[0]], facts=marked(facts[above[0]]))
    else:
        place = say("against a median of {median}", median=marked(median))
    return say("Your offer falls {place}.", place=place)


def told_group(card: GroupPayCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """Pay of a career or track: typical median, range and jobs, each six-digit code counted once."""
    told = Told()
    members, codes = fact_of(ledger, "members", card.code), fact_of(ledger, "codes", card.code)
    kind = "group" if card.kind == "career" else "track"
    if card.typical_median is None:
        return told
    typical = ledger[card.typical_median]
    count = (
        say(" of {members} specializations", members=marked(members))
        if members is not None and members.value != 1 and card.kind == "career"
        else ""
    )
    count = (
        say(" of {members} occupations", members=marked(members))
        if members is not None and card.kind == "track"
        else count
    )
    name = card.title if card.kind == "career" else say("the {title} track", title=card.title)
    told.lines.append(
        say(
            "The typical median pay of **{name}** {where} is {typical} ({as_of}); I took it as the {kind}{count}.",
            name=name,
            kind=kind,
            count=count,
            where=where(card.area.title),
            typical=money(typical),
            as_of=typical.as_of,
        )
    )
    if card.lowest and card.highest and ledger[card.lowest].of.code != ledger[card.highest].of.code:
        low, high = ledger[card.lowest], ledger[card.highest]
        told.lines.append(
            say(
                "The range runs from {low} for {title} to {high} for {title_2}.",
                low=marked(low),
                title=low.of.title,
                high=marked(high),
                title_2=high.of.title,
            )
        )
    if card.employment:
        told.lines.append(
            say("Together they hold about {employment} jobs there.", employment=marked(ledger[card.employment]))
        )
    if codes is not None and codes.value == 1:
        told.lines.append(say("All of it has one pay code, so this is the published median of that code."))
    else:
        counted = say(", {codes} in all", codes=marked(codes)) if codes is not None else ""
        told.lines.append(
            say(
                "A group has no published pay. This is an average of its medians, weighted by jobs, with each six-digit code counted once{counted}. Jobs that share a code share its figure.",
                counted=counted,
            )
        )
    if card.left_out:
        told.lines.append(
            say(
                "Left out for want of a figure: {left_out}.",
                left_out=joined(", ", (one.what.split(" ", 1)[-1] for one in card.left_out[:4])),
            )
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
        told.lines.append(say("In US prices that is worth {real}.", real=money(real)))
    told.lines += [line for line in (climbed(card.ladder), how_placed(result.place)) if line]
    _offers(told, result, reading)
    return told


def _changed(card: WageCard, then: Fact, now: Fact) -> str:
    """The median then and now; what lies between them is not computed."""
    place = where(then.area.title) if then.area is not None else where(card.area.title)
    return say(
        "The median pay of **{title}** ({code}) {place} was {then} in {as_of} and {now} in {as_of_2}.",
        title=card.title,
        code=card.code,
        place=place,
        then=money(then),
        as_of=then.as_of,
        now=money(now),
        as_of_2=now.as_of,
    )


def _spread(facts: dict[str, Fact]) -> str:
    low, high = facts.get("p10"), facts.get("p90")
    if low is None or high is None:
        return ""
    top = marked(high) if high.bound else say("{high} or more", high=marked(high))
    return say("The lowest-paid tenth earned {low} or less, the best-paid tenth {top}.", low=marked(low), top=top)


def _real(card: WageCard, ledger: Ledger) -> list[str]:
    if "median" not in card.real or "price_parity" not in card.real:
        return []
    adjusted, level = ledger[card.real["median"]], ledger[card.real["price_parity"]]
    return [
        say(
            "After the cost of living, that median is worth {adjusted} in US prices. The price level there is {level}; the nation is one hundred ({as_of}).",
            adjusted=money(adjusted),
            level=marked(level),
            as_of=level.as_of,
        )
    ]


def _beside(card: WageCard, ledger: Ledger) -> list[str]:
    if not card.beside:
        return []
    group = ledger[card.beside[0]]
    area = group.area.title if group.area is not None else say("the metropolitan area")
    return [
        say(
            "In {area} the median over all {title}, many jobs together, is {group}.",
            area=area,
            title=group.of.title,
            group=money(group),
        )
    ]


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
        told.offer = say(
            "Where are you? A ZIP, a city or a state gives you the local figure. Or shall I show how resilient it is to AI?"
        )
    else:
        told.offer = say("Shall I show how resilient it is to AI?")
    told.follow_ups += [ask_outlook(subject), "Where do these figures come from?"]
