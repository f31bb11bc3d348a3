"""The figure of a wage that was asked for, said first: a tenth, a quarter mark, or how many people. It makes up none."""

from advisor.cards import WageCard
from advisor.ledger import Ledger
from advisor.offline.folding import lowered
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, money, where
from advisor.offline.statistics_asked import asks_starting_pay, statistic_in
from advisor.tools.show import marked

_NO_STARTING_PAY = say("The survey has no starting pay; its lowest-paid tenth is the nearest to it.")


def said_first(told: Told, card: WageCard, ledger: Ledger, message: str) -> None:
    """Puts the figure that the message asks for before the median; nothing where it is not published."""
    low = lowered(message)
    asked = statistic_in(low)
    if asked is None:
        return
    if asked == "employment":
        if card.employment:
            jobs = ledger[card.employment]
            told.lines = [one for one in told.lines if f"[{jobs.id}]" not in one]
            told.lines.insert(
                0,
                say(
                    "About {jobs} people worked as **{title}** ({code}) {where} ({as_of}).",
                    jobs=marked(jobs),
                    title=card.title,
                    code=card.code,
                    where=where(card.area.title),
                    as_of=jobs.as_of,
                ),
            )
        else:
            told.lines.insert(
                0, say("How many people do this work {where} is not published.", where=where(card.area.title))
            )
        return
    if asked not in card.percentiles:
        return
    fact = ledger[card.percentiles[asked]]
    if asked == "mean":
        mean = say(
            "**{title}** ({code}) had a mean pay of {mean} {where} ({as_of}).",
            title=card.title,
            code=card.code,
            mean=money(fact),
            where=where(card.area.title),
            as_of=fact.as_of,
        )
        told.lines.insert(0, mean)
        return
    side = say("or less") if asked in ("p10", "p25") else "" if fact.bound else say("or more")
    who = (
        say("The lowest-paid tenth")
        if asked == "p10"
        else say("The best-paid tenth")
        if asked == "p90"
        else say("A quarter")
    )
    line = say(
        "{who} of **{title}** ({code}) earned {figure} {side} {where} ({as_of}).",
        who=who,
        title=card.title,
        code=card.code,
        figure=money(fact),
        side=side,
        where=where(card.area.title),
        as_of=fact.as_of,
    )
    if asked == "p10" and asks_starting_pay(low):
        line = joined(" ", [line, _NO_STARTING_PAY])
    told.lines.insert(0, line)
