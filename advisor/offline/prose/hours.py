"""Pay by the hour in sentences, where the survey publishes it, and an hourly offer held against it. It turns no yearly
figure into an hourly one."""

from advisor.cards import WageCard
from advisor.ledger import Ledger
from advisor.offline.prose.pay import told_offer
from advisor.offline.prose.wording import money, where
from advisor.tools.show import marked

NO_HOURS = "Pay by the hour is not published for it, so these are figures for a year."

_ASK = "A wage leaves out bonus, benefits, hours and commute; ask about those before you decide."


def told_hours(card: WageCard, ledger: Ledger) -> list[str]:
    """The hourly median and spread, then the same median by the year; one sentence where there is no hourly figure."""
    if card.percentiles and ledger[next(iter(card.percentiles.values()))].unit == "USD/hour":
        return []
    if "median" not in card.hourly:
        return [NO_HOURS]
    median = ledger[card.hourly["median"]]
    lines = [
        f"**{card.title}** ({card.code}) had a median pay of {money(median)} {where(card.area.title)} ({median.as_of})."
    ]
    if "p10" in card.hourly and "p90" in card.hourly:
        low, high = ledger[card.hourly["p10"]], ledger[card.hourly["p90"]]
        top = marked(high) if high.bound else f"{marked(high)} or more"
        lines[0] += f" The lowest-paid tenth earned {marked(low)} an hour or less, the best-paid tenth {top}."
    if "median" in card.percentiles:
        lines.append(f"For a whole year the published median is {marked(ledger[card.percentiles['median']])}.")
    return lines


def told_hourly_offer(card: WageCard, ledger: Ledger, hourly: float) -> str:
    """Where an hourly offer falls: against hourly figures, else as a full-time year against yearly ones."""
    units = {ledger[fact].unit for fact in card.percentiles.values()}
    by_hour = card.hourly or (card.percentiles if units == {"USD/hour"} else {})
    told = told_offer(card.model_copy(update={"percentiles": by_hour}), ledger, hourly, by="hour") if by_hour else ""
    if len(by_hour) > 1 or units != {"USD/year"}:
        return told
    year = told_offer(card, ledger, hourly * 2_080)
    if not told:
        return f"Only yearly pay is published for it, so I counted your amount as a full-time year, forty hours a week. {year}"
    placed, _, _ = year.partition(". A wage leaves out")
    return (
        f"{told.partition('. A wage leaves out')[0]}. Only the median is published by the hour there; counted as a full-time year,"
        f" forty hours a week, {placed[:1].lower()}{placed[1:]}. {_ASK}"
    )
