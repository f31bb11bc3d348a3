"""Honest sentences on pay: one occupation's, a group's, an offer. Pure."""

import re

from evals.fake_provider.reading import Card, Figure
from evals.fake_provider.voice import Voice

_OF = re.compile(r"^(\S+) of (.+)$")


def wage(card: Card, say: Voice) -> list[str]:
    """One occupation in one area."""
    where, who = say.where(card.place), say.title(card.title, card.code)
    found: list[str] = []
    if median := card.get("median"):
        when, amount = say.when(median.year, card.year), say.a_year(median)
        found.append(
            say.pick(
                "median",
                say(f"{who} earn a median of {amount}{where}{when}.", f"{who}: la mediana es de {amount}{where}{when}."),
                say(f"The median pay of {who}{where} is {amount}{when}.", f"El pago mediano de {who}{where} es de {amount}{when}."),
                say(f"Half of {who}{where} earn more than {amount} and half earn less{when}.", f"La mitad de {who}{where} gana más de {amount} y la mitad menos{when}."),
            )
        )  # fmt: skip
    found += spread(card, say)
    mean = card.get("mean")
    if mean and median:
        side = _side(mean, median, say)
        found.append(
            say(
                f"The mean, {say.a_year(mean)}, is {side} the median.",
                f"La media, {say.a_year(mean)}, es {side} la mediana.",
            )
        )
    real, parity = card.get("median", prefix="real"), card.get("price_parity", "price level", prefix="real")
    if real:
        level = (
            say(f", at a price level of {parity.marked}", f", con un nivel de precios de {parity.marked}")
            if parity
            else ""
        )
        found.append(
            say(f"After the cost of living that median is worth {say.a_year(real)} in US prices{say.when(real.year)}{level}.",
                f"Tomando en cuenta el costo de vida, esa mediana vale {say.a_year(real)} en precios de EE. UU.{say.when(real.year)}{level}.")
        )  # fmt: skip
    if hourly := card.get("median", prefix="hourly"):
        amount = say.a_year(hourly, hourly=True)
        found.append(say(f"By the hour the median{where} is {amount}.", f"Por hora, la mediana{where} es de {amount}."))
    found += _beside(card, say)
    found += _over_time(card, say)
    return found


def spread(card: Card, say: Voice) -> list[str]:
    """The percentiles, as ranges and as tenths."""
    p10, p25, p75, p90 = (card.get(name) for name in ("p10", "p25", "p75", "p90"))
    found = []
    if p25 and p75:
        found.append(
            say(f"The middle half earns between {p25.marked} and {say.a_year(p75)}{say.where(card.place)}.",
                f"La mitad central gana entre {p25.marked} y {say.a_year(p75)}{say.where(card.place)}.")
        )  # fmt: skip
    if p10 and p90:
        found.append(
            say(f"The lowest-paid tenth earns {p10.marked} or less, the best-paid tenth {p90.marked} or more.",
                f"La décima parte que menos gana recibe {p10.marked} o menos; la que más gana, {p90.marked} o más.")
        )  # fmt: skip
    return found


def _beside(card: Card, say: Voice) -> list[str]:
    found = []
    if jobs := card.get("employment"):
        found.append(_people(jobs, say))
    for row in card.rows:
        for figure in row.figures:
            named = _OF.match(figure.label)
            statistic, of = named.groups() if named else (figure.label, row.who)
            if statistic.lower() == "employment" and named:
                found.append(_people(figure, say))
            elif statistic.lower() == "median" and of and figure.money and "Occupations" in of:
                found.append(_all_over(of, figure, say))
    return found


def _people(jobs: Figure, say: Voice) -> str:
    return say(
        f"About {jobs.marked} people do this work there.", f"Unas {jobs.marked} personas hacen este trabajo allí."
    )


def _all_over(of: str, figure: Figure, say: Voice) -> str:
    """A major group's median beside the job's own."""
    amount, when = say.a_year(figure), say.when(figure.year)
    name, _, place = of.partition(", ")
    name, where = (of, "") if "Occupations" not in name else (name, say.where(place))
    return say(f"Beside it, the median over {name}, many jobs together, is {amount}{where}{when}.",
               f"Al lado, la mediana de {name}, muchos trabajos juntos, es de {amount}{where}{when}.")  # fmt: skip


def _over_time(card: Card, say: Voice) -> list[str]:
    told = [
        (row.prefix.partition(", ")[2], row.figures) for row in card.rows if row.prefix.startswith("medians over time")
    ]
    by_place: dict[str, list[Figure]] = {}
    for row in card.rows:
        if row.who and row.prefix == "" and "Occupations" not in row.who and (median := row.get("median")):
            by_place.setdefault(row.who, []).append(median)
    told += [(place, tuple(figures)) for place, figures in by_place.items()]
    for place, figures in told:
        if len(figures) > 1:
            first, last = figures[0], figures[-1]
            years = [say.when(one.year, one.label).strip(" ()") for one in (first, last)]
            verb = say("rose", "subió") if last.value > first.value else say("fell", "bajó")
            return [
                say(f"The median{say.where(place)} {verb} from {first.marked} in {years[0]} to {say.a_year(last)} in {years[1]}.",
                    f"La mediana{say.where(place)} {verb} de {first.marked} en {years[0]} a {say.a_year(last)} en {years[1]}.")
            ]  # fmt: skip
    return []


def group(card: Card, say: Voice) -> list[str]:
    """A career's or a track's pay: never called the median."""
    where, found = say.where(card.place), list[str]()
    typical, jobs = card.get("typical_median"), card.get("employment")
    low = next((one for row in card.rows if (one := row.get("lowest", "lowest member median"))), None)
    high = next((one for row in card.rows if (one := row.get("highest", "highest member median"))), None)
    members = [row for row in card.rows if row.code and row.figures]
    if typical:
        amount, when = say.a_year(typical), say.when(typical.year, card.year)
        found.append(
            say(f"The typical median pay of {say.title(card.title)}{where} is {amount}{when}.",
                f"La mediana típica de {say.title(card.title)}{where} es de {amount}{when}.")
        )  # fmt: skip
    if low and high:
        ends = {row.figures[0].id: row.title for row in members}
        of_low, of_high = (
            say(f" for {ends[one.id]}", f" ({ends[one.id]})") if one.id in ends else "" for one in (low, high)
        )
        found.append(
            say(f"Its members range from {low.marked}{of_low} to {say.a_year(high)}{of_high}.",
                f"Sus miembros van de {low.marked}{of_low} a {say.a_year(high)}{of_high}.")
        )  # fmt: skip
    if jobs:
        found.append(
            say(
                f"Together they hold about {jobs.marked} jobs there.", f"Juntos tienen unos {jobs.marked} empleos allí."
            )
        )
    if len(members) > 1:
        best, next_one = members[0], members[1]
        more = best.figures[0].value > next_one.figures[0].value
        if more:
            found.append(
                say(f"{best.title} ({best.code}) earn more than {next_one.title} there: {best.figures[0].marked} against {next_one.figures[0].marked}.",
                    f"{best.title} ({best.code}) gana más que {next_one.title} allí: {best.figures[0].marked} frente a {next_one.figures[0].marked}.")
            )  # fmt: skip
    found.append(
        say(
            "A group has no published pay of its own; this is worked out from its members.",
            "Un grupo no tiene un pago publicado propio; este se calcula a partir de sus miembros.",
        )
    )
    return found


def offer(card: Card, say: Voice) -> list[str]:
    """A person's own amount beside the percentiles."""
    where, who = say.where(card.place), say.title(card.title, card.code)
    found: list[str] = []
    median = card.get("median")
    gap = next((one for one in card.figures if "less the median" in one.label), None)
    if median:
        found.append(
            say(
                f"The median for {who}{where} is {say.a_year(median)}{say.when(median.year, card.year)}.",
                f"La mediana de {who}{where} es de {say.a_year(median)}{say.when(median.year, card.year)}.",
            )
        )
    if gap:
        size, below = Figure(gap.text.lstrip("-−–"), gap.id), gap.value < 0
        found.append(
            say(f"Your offer is {say.a_year(size)} {'below' if below else 'above'} that median.",
                f"Su oferta queda {say.a_year(size)} por {'debajo' if below else 'encima'} de esa mediana.")
        )  # fmt: skip
    found += spread(card, say)
    worth, real = card.get("amount", "their amount", prefix="real"), card.get("median", prefix="real")
    if worth and real:
        found.append(
            say(f"In US prices your offer is worth {say.a_year(worth)}; the median there is worth {say.a_year(real)}.",
                f"En precios de EE. UU. su oferta vale {say.a_year(worth)}; la mediana de allí vale {say.a_year(real)}.")
        )  # fmt: skip
    found.append(
        say(
            "A wage leaves out benefits, overtime and hours, so ask about those.",
            "El sueldo deja fuera prestaciones, horas extra y horario; pregunte por eso.",
        )
    )
    return found


def _side(one: Figure, other: Figure, say: Voice) -> str:
    if one.value == other.value:
        return say("equal to", "igual a")
    return say("higher than", "más alta que") if one.value > other.value else say("lower than", "más baja que")
