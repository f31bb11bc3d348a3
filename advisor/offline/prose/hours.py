"""Pay by the hour in sentences, where the survey publishes it, and an hourly offer held against it. It turns no yearly
figure into an hourly one."""

from advisor.cards import WageCard
from advisor.ledger import Ledger
from advisor.offline.prose.pay import ASK, placed, told_offer
from advisor.offline.prose.tongue import joined, say, small
from advisor.offline.prose.wording import money, where
from advisor.tools.show import marked

NO_HOURS = say("Pay by the hour is not published for it, so these are figures for a year.")


def told_hours(card: WageCard, ledger: Ledger) -> list[str]:
    """The hourly median and spread, then the same median by the year; one sentence where there is no hourly figure."""
    if card.percentiles and ledger[next(iter(card.percentiles.values()))].unit == "USD/hour":
        return []
    if "median" not in card.hourly:
        return [NO_HOURS]
    median = ledger[card.hourly["median"]]
    lines = [
        say(
            "**{title}** ({code}) had a median pay of {median} {where} ({as_of}).",
            title=card.title,
            code=card.code,
            median=money(median),
            where=where(card.area.title),
            as_of=median.as_of,
        )
    ]
    if "p10" in card.hourly and "p90" in card.hourly:
        low, high = ledger[card.hourly["p10"]], ledger[card.hourly["p90"]]
        top = marked(high) if high.bound else say("{high} or more", high=marked(high))
        spread = say(
            "The lowest-paid tenth earned {low} an hour or less, the best-paid tenth {top}.", low=marked(low), top=top
        )
        lines[0] = joined(" ", [lines[0], spread])
    if "median" in card.percentiles:
        lines.append(
            say("For a whole year the published median is {median}.", median=marked(ledger[card.percentiles["median"]]))
        )
    return lines


def told_hourly_offer(card: WageCard, ledger: Ledger, hourly: float) -> str:
    """Where an hourly offer falls: against hourly figures, else as a full-time year against yearly ones."""
    units = {ledger[fact].unit for fact in card.percentiles.values()}
    by_hour = card.hourly or (card.percentiles if units == {"USD/hour"} else {})
    hours = card.model_copy(update={"percentiles": by_hour})
    if len(by_hour) > 1 or units != {"USD/year"}:
        return told_offer(hours, ledger, hourly, by="hour") if by_hour else ""
    year = told_offer(card, ledger, hourly * 2_080)
    if not by_hour:
        return say(
            "Only yearly pay is published for it, so I counted your amount as a full-time year, forty hours a week. {year}",
            year=year,
        )
    return say(
        "{by_hour} Only the median is published by the hour there; counted as a full-time year, forty hours a week,"
        " {by_year} {ask}",
        by_hour=placed(hours, ledger, hourly, by="hour"),
        by_year=small(placed(card, ledger, hourly * 2_080)),
        ask=ASK,
    )
