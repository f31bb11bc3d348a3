"""A person's own amount beside published pay: `evaluate_offer`. Between which percentiles it falls, and nothing finer.

The amount is theirs and never becomes a fact; only what is worked out from it and from published figures does.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from advisor.answers import ToolResult
from advisor.cards import OfferCard, WageCard
from advisor.facts import Basis, Choice, Fact, Missing, Of, Unit
from advisor.tools import minting
from advisor.tools.args import EvaluateOffer
from advisor.tools.context import ToolContext
from advisor.tools.pay import basis_of, wage_card
from advisor.tools.places import other_places, unplaced, whereabouts
from advisor.tools.subjects import Subject, resolve

if TYPE_CHECKING:
    from knowledge.areas import Area
    from knowledge.wages import Wage

TOOL = "evaluate_offer"
HOURS_A_YEAR = 2_080
_A_YEAR = {"year": 1, "hour": HOURS_A_YEAR, "month": 12, "week": 52, "biweekly": 26}
_TIMES = {
    "hour": "2,080 hours, a full-time year",
    "month": "12 months",
    "week": "52 weeks",
    "biweekly": "26 pay periods",
}
MARKS = ("p10", "p25", "median", "p75", "p90")
LEAVES_OUT = [
    "health insurance, retirement and paid leave", "overtime, night and weekend extras, and year-end bonuses",
    "hours, schedule and commute",
]  # fmt: skip
ASK = [
    "what the benefits are worth and what you pay towards them", "how many hours a week are usual, and whether overtime is paid",
    "when pay is looked at again, and whether there is room in it now",
    "whether tips or commission are in the offer: the survey's figures count them",
]  # fmt: skip
_GROUP = "a career or track has no percentiles of its own; name one occupation to hold an offer against"

Position = Literal["below", "at", "between", "above", "floor"]


class Mark(NamedTuple):
    """A published percentile; `at_least`: a floor."""

    name: str
    value: float
    at_least: bool = False


class Placed(NamedTuple):
    """Where an amount falls, with the marks next to it."""

    position: Position
    lower: str | None
    upper: str | None


def placed(amount: float, marks: Sequence[Mark]) -> Placed:
    """Where an amount falls among percentiles in ascending order. Against a floor it is only known to be below it."""
    known = [mark for mark in marks if not mark.at_least]
    same = [mark.name for mark in known if mark.value == amount]
    if same:
        return Placed("at", same[0], same[-1])
    lower = next((mark.name for mark in reversed(known) if mark.value < amount), None)
    upper = next((mark.name for mark in known if mark.value > amount), None)
    floor = next((mark for mark in marks if mark.at_least), None)
    if upper is None and floor is not None:
        if amount >= floor.value:
            return Placed("floor", lower, floor.name)
        upper = floor.name
    if lower is None:
        return Placed("below", None, upper)
    return Placed("between" if upper else "above", lower, upper)


def evaluate_offer(context: ToolContext, args: EvaluateOffer) -> ToolResult:
    """The amount against the percentiles of the occupation in the first area of the ladder that has them."""
    again = f"I was offered ${args.amount:,.10g} {_per(args.unit)} as {{subject}}{{place}}. Is that fair?"
    found = resolve(context, args.occupation, tool=TOOL, follow_up=again, place=args.place)
    if isinstance(found, ToolResult):
        return found
    where = whereabouts(context, args.place)
    again = again.replace("{subject}", found.ref.title).replace("{place}", " {place}")
    base = ToolResult(tool=TOOL, outcome="ok", subject=found.ref, alternatives=found.alternatives, place=where.out)
    if found.ref.kind != "occupation":
        titles = list(
            dict.fromkeys(
                [
                    *(one.title for one in found.alternatives if one.kind == "occupation"),
                    *(title for _, title in found.members),
                ]
            )
        )
        choices = [
            Choice(label=title, message=again.replace(found.ref.title, title).replace(" {place}", ""))
            for title in titles[:5]
        ]
        return base.model_copy(
            update={"outcome": "refused", "choices": choices, "missing": [Missing(what="offer", reason=_GROUP)]}
        )
    if where.area is None:
        return unplaced(TOOL, where, again).model_copy(
            update={"subject": found.ref, "alternatives": found.alternatives}
        )
    climb = context.knowledge.wages.climb(found.oews_code, where.area) if found.oews_code else None
    steps = minting.ladder(climb.steps) if climb is not None else []
    if climb is None or climb.wage is None:
        reason = found.unjoined_reason or (steps[-1].reason if steps else None) or "no pay is published for it"
        nothing = Missing(what=f"pay of {found.ref.title}", reason=reason)
        return base.model_copy(update={"outcome": "empty", "ladder": steps, "missing": [nothing, *where.notes]})
    card = _card(context, found, climb.wage, where.area, args).model_copy(update={"ladder": steps})
    missing = [*where.notes]
    if not card.real and climb.wage.area.level != "nation":
        missing.append(Missing(what="real pay", reason="no price level is published for this area"))
    return base.model_copy(
        update={"findings": [card], "ladder": steps, "missing": missing, "choices": other_places(where, again)}
    )


def _card(context: ToolContext, found: Subject, wage: "Wage", asked: "Area", args: EvaluateOffer) -> OfferCard:
    basis, note = basis_of(found, wage, asked)
    paid = wage_card(context, wage, basis, note, real=True)
    facts, unit, compared, times = _comparable(context, wage, paid, args, basis_note=(basis, note))
    marks = [Mark(name, facts[name].value, facts[name].bound is not None) for name in MARKS if name in facts]
    found_at = placed(compared, marks)
    median = facts.get("median")
    difference = (
        _difference(context, wage, median, compared, unit, times)
        if median is not None and median.bound is None
        else None
    )
    return OfferCard(
        code=wage.oews_code, title=wage.title, area=minting.fact_area(wage.area), amount=args.amount, unit=args.unit,
        compared=compared, compared_unit=unit, conversion=times, percentiles={name: facts[name].id for name in MARKS if name in facts},
        position=found_at.position, lower=found_at.lower, upper=found_at.upper, difference=difference.id if difference else None,
        yearly=_yearly(context, wage, args),
        real=_real(context, wage, asked, compared, unit, median), leaves_out=LEAVES_OUT, ask=ASK,
    )  # fmt: skip


def _comparable(
    context: ToolContext,
    wage: "Wage",
    paid: WageCard,
    args: EvaluateOffer,
    basis_note: tuple[Basis, str | None],
) -> tuple[dict[str, Fact], Literal["USD/year", "USD/hour"], float, str | None]:
    """The percentiles in the unit to compare in, the amount in it, and how it was converted. An hourly amount meets
    hourly percentiles where all are published; any other becomes a year; where only hourly pay is published, an hour."""
    ledger = context.ledger
    yearly = {name: ledger[fact] for name, fact in paid.percentiles.items()}
    if args.unit == "hour" or wage.hourly_only:
        hourly: dict[str, Fact] = {
            name: fact
            for name in minting.PERCENTILES
            if (fact := minting.pay(ledger, wage, name, *basis_note, by_hour=True)) is not None
        }
        if wage.hourly_only or all(name in hourly for name in MARKS if name in yearly):
            if args.unit == "hour":
                return hourly, "USD/hour", args.amount, None
            year = args.amount * _A_YEAR[args.unit]
            times = f"× {_TIMES[args.unit]}, " if args.unit in _TIMES else ""
            return hourly, "USD/hour", round(year / HOURS_A_YEAR, 2), f"{times}÷ 2,080 hours"
    counted = f"× {_TIMES[args.unit]}" if args.unit in _TIMES else None
    return yearly, "USD/year", round(args.amount * _A_YEAR[args.unit], 2), counted


def _yearly(context: ToolContext, wage: "Wage", args: EvaluateOffer) -> str | None:
    """The amount over a whole year by a stated rule; `None` where it was said for a year."""
    if args.unit not in _TIMES:
        return None
    value = round(args.amount * _A_YEAR[args.unit], 2)
    return context.ledger.mint(
        value=int(value) if float(value).is_integer() else value, unit="USD/year", statistic="offer", of=_theirs(wage),
        area=minting.fact_area(wage.area), as_of=wage.vintage_label, basis="derived", note=f"your amount × {_TIMES[args.unit]}",
        citation=wage.citation,
    ).id  # fmt: skip


def _difference(
    context: ToolContext, wage: "Wage", median: Fact, compared: float, unit: Unit, times: str | None
) -> Fact:
    value = round(compared - median.value, 2)
    return context.ledger.mint(
        value=int(value) if unit == "USD/year" and float(value).is_integer() else value, unit=unit, statistic="difference",
        of=_theirs(wage), area=median.area, as_of=median.as_of, basis="derived",
        note=f"your amount{f' {times}' if times else ''} − {median.id}", citation=wage.citation,
    )  # fmt: skip


def _real(
    context: ToolContext, wage: "Wage", asked: "Area", compared: float, unit: str, median: Fact | None
) -> dict[str, str]:
    """The amount in US prices of the place where it would be spent, and the median where it is of that very place: two
    amounts at two price levels would differ by the levels alone."""
    from knowledge.parities import in_us_prices

    parities = context.knowledge.parities
    place = asked if parities.of(asked) is not None else wage.area
    level = parities.of(place)
    if level is None or place.level == "nation":
        return {}
    index = minting.parity(context.ledger, level, place)
    in_prices: Unit = "USD/year, US prices" if unit == "USD/year" else "USD/hour, US prices"
    real = context.ledger.mint(
        value=in_us_prices(compared, level.all_items), unit=in_prices, statistic="offer", of=_theirs(wage), area=minting.fact_area(place),
        as_of=str(level.year), basis="derived", note=f"your amount / ({index.id} / 100)", citation=level.citation,
    )  # fmt: skip
    found = {"amount": real.id, "price_parity": index.id}
    own = parities.of(wage.area)
    if median is not None and own is not None and wage.area.code == place.code:
        beside = minting.real(context.ledger, median, minting.parity(context.ledger, own, wage.area), own.citation)
        found |= {"median": beside.id} if beside is not None else {}
    return found


def _theirs(wage: "Wage") -> Of:
    return Of(kind="user", code=wage.oews_code, title=f"your amount, as {wage.title}")


def _per(unit: str) -> str:
    return {"hour": "an hour", "biweekly": "every two weeks"}.get(unit, f"a {unit}")
