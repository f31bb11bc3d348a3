"""Pay of one or two jobs in several places that the person named: a line for each, then which is higher.

A comparison is said only where two published or derived figures of the same kind, unit and date allow it.
"""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import GroupPayCard, WageCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told, climbed, listed, money, named, paragraph, plain, the
from advisor.offline.reading import Reading
from advisor.tools.show import marked

CLOSE = say("These medians are almost the same. The survey's own error is not on file, so there may be no real gap.")
_NEAR = 0.02
_Figures = tuple[Fact, Fact | None]


def told_beside(results: Sequence[ToolResult], ledger: Ledger, reading: Reading) -> Told:
    """Each place in the order said, nominal and real; what is higher where, for each job."""
    told = Told()
    ids: list[str] = []
    for result in results:
        if result.subject is not None and result.subject.id not in ids:
            ids.append(result.subject.id)
    for subject in ids:
        _told_job([one for one in results if one.subject is not None and one.subject.id == subject], ledger, told)
    told.lines += list(dict.fromkeys(line for one in results if (line := climbed(one.ladder))))
    first = results[0].subject
    if first is not None:
        told.choices = [
            Choice(label=one.place.title, message=f"How much do {named(first)} make in {one.place.title}?")
            for one in results
            if one.place is not None and one.subject == first
        ]
    told.offer = say("Shall I show one of them more closely?")
    told.follow_ups = ["Where do these figures come from?"]
    return told


def _told_job(results: Sequence[ToolResult], ledger: Ledger, told: Told) -> None:
    title = results[0].subject.title if results[0].subject is not None else "this"
    lines: list[str] = []
    known: list[tuple[str, Fact, Fact | None]] = []
    for result in results:
        place = result.place.title if result.place is not None else "there"
        card = next((one for one in result.findings if isinstance(one, WageCard | GroupPayCard)), None)
        if card is None or (figures := _figures(card, ledger)) is None:
            why = plain(next((one.reason for one in result.missing if one.what != "place"), None))
            lines.append(say("- {place}: not on file ({why})", place=place, why=why))
            continue
        nominal, real = figures
        known.append((card.area.title, nominal, real))
        of = "" if card.area.title == place else say(", the figure of {title}", title=the(card.area.title))
        worth = say(", worth {real} in US prices", real=marked(real)) if real is not None else ""
        lines.append(say("- {place}{of}: {nominal}{worth}", place=place, of=of, nominal=money(nominal), worth=worth))
    dates = list(dict.fromkeys(fact.as_of for _, fact, _ in known))
    kind = (
        say("typical median pay")
        if any(fact.statistic == "typical_median" for _, fact, _ in known)
        else say("median pay")
    )
    told.lines.append(
        say(
            "**{title}**, {kind}{extra}:",
            title=title,
            kind=kind,
            extra=say(" ({dates})", dates=listed(dates)) if dates else "",
        )
    )
    told.lines.append(paragraph(lines))
    if len({area for area, _, _ in known}) < 2:
        if len(known) > 1:
            told.lines.append(
                say("Both show the figure of {known}, so they cannot be told apart.", known=the(known[0][0]))
            )
        return
    if len(known) == len(results):
        told.lines += _higher(known)


def _figures(card: WageCard | GroupPayCard, ledger: Ledger) -> _Figures | None:
    if isinstance(card, GroupPayCard):
        if card.typical_median is None:
            return None
        nominal = ledger[card.typical_median]
        adjusted = [
            fact
            for fact in ledger
            if fact.unit == "USD/year, US prices" and fact.of == nominal.of and fact.area == nominal.area
        ]
        return nominal, adjusted[0] if adjusted else None
    from_hours = card.hourly or {}
    fact = from_hours.get("median") or card.percentiles.get("median")
    if fact is None:
        return None
    real = None if from_hours.get("median") else card.real.get("median")
    return ledger[fact], ledger[real] if real else None


def _higher(known: Sequence[tuple[str, Fact, Fact | None]]) -> list[str]:
    """Which place is higher as paid and which in US prices, where the figures are of one kind."""
    nominals = [(area, fact) for area, fact, _ in known]
    if not _alike([fact for _, fact in nominals]):
        return [say("Those figures are not of one kind, so I do not say which is higher.")]
    paid = _top(nominals)
    reals = [(area, fact) for area, _, fact in known if fact is not None]
    # The nation is its own price level: its pay as paid is pay in US prices.
    worth = _top(reals) if len(reals) == len(known) and _alike([fact for _, fact in reals]) else None
    near = [CLOSE] if paid is not None and close([fact for _, fact in nominals]) else []
    most = "highest" if len(known) > 2 else "higher"
    if paid is None:
        lines = [say("As paid they are the same.")]
    elif worth == paid:
        return [
            *near,
            say(
                "Pay is {most} in {paid}, both as paid and in US prices, that is after the cost of living.",
                most=most,
                paid=the(paid),
            ),
        ]
    else:
        lines = [*near, say("As paid it is {most} in {paid}.", most=most, paid=the(paid))]
    if worth is not None:
        lines.append(
            say("In US prices, that is after the cost of living, it is {most} in {worth}.", most=most, worth=the(worth))
        )
    elif len(reals) < len(known):
        lines.append(say("Price levels are not on file for each of them, so I compare only what is paid."))
    return lines


def close(facts: Sequence[Fact]) -> bool:
    """Whether the highest of them is at most two percent above the lowest."""
    values = [fact.value for fact in facts]
    return max(values) <= min(values) * (1 + _NEAR)


def _alike(facts: Sequence[Fact]) -> bool:
    return len({(fact.unit, fact.statistic, fact.as_of) for fact in facts}) == 1 and not any(one.bound for one in facts)


def _top(figures: Sequence[tuple[str, Fact]]) -> str | None:
    best = max(fact.value for _, fact in figures)
    where = [area for area, fact in figures if fact.value == best]
    return where[0] if len(where) == 1 else None
