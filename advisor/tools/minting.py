"""Turns records of the knowledge room into facts of the ledger: unit, what it is of, where, when, basis, and its row.

The only place where tools mint pay facts, so that a wage is described the same way wherever it is used. It computes
nothing but what its names say, and never touches a floor with arithmetic.
"""

from typing import TYPE_CHECKING, Literal

from advisor.facts import Basis, Fact, FactArea, LadderStep, Of, RowRef, Unit
from advisor.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.areas import Area, Step
    from knowledge.citations import Citation
    from knowledge.parities import Parity
    from knowledge.wages import Wage

Statistic = Literal["p10", "p25", "median", "p75", "p90", "mean"]
PERCENTILES: tuple[Statistic, ...] = ("p10", "p25", "median", "p75", "p90", "mean")


def fact_area(area: "Area") -> FactArea:
    """Where, as a fact says it."""
    return FactArea(code=area.code, level=area.level, title=area.title)


def ladder(steps: "Sequence[Step]") -> list[LadderStep]:
    """The steps of the place ladder, as data of a card."""
    return [LadderStep(area=fact_area(step.area), found=step.found, reason=step.reason) for step in steps]


def of_wage(wage: "Wage") -> Of:
    """Pay is of the six-digit code, whatever occupation was asked for."""
    return Of(kind="occupation", code=wage.oews_code, title=wage.title)


def pay(
    ledger: Ledger,
    wage: "Wage",
    statistic: Statistic,
    basis: Basis = "measured",
    note: str | None = None,
    *,
    by_hour: bool = False,
) -> Fact | None:
    """A percentile or the mean: USD a year, or USD an hour where asked `by_hour` or where that is all that is published;
    `None`: no estimate."""
    hourly = by_hour or wage.hourly_only
    estimate = (wage.hourly if hourly else wage.annual)[statistic]
    if estimate.value is None:
        return None
    column = f"{'hourly' if hourly else 'annual'}_{statistic}_usd"
    return ledger.mint(
        value=estimate.value,
        unit="USD/hour" if hourly else "USD/year",
        statistic=statistic,
        of=of_wage(wage),
        area=fact_area(wage.area),
        as_of=wage.vintage_label,
        basis=basis,
        note=note,
        at_least=estimate.at_least,
        citation=wage.citation,
        row=RowRef(table="wage", key=wage.row_key, column=column),
    )


def employment(ledger: Ledger, wage: "Wage", basis: Basis = "measured", note: str | None = None) -> Fact | None:
    """Wage-and-salary jobs of the occupation in the area."""
    if wage.employment.value is None:
        return None
    return ledger.mint(
        value=wage.employment.value,
        unit="people",
        statistic="employment",
        of=of_wage(wage),
        area=fact_area(wage.area),
        as_of=wage.vintage_label,
        basis=basis,
        note=note,
        citation=wage.citation,
        row=RowRef(table="wage", key=wage.row_key, column="employment"),
    )


def parity(ledger: Ledger, found: "Parity", area: "Area") -> Fact:
    """The price level of an area, US = 100."""
    return ledger.mint(
        value=found.all_items,
        unit="index US=100",
        statistic="price_parity",
        of=Of(kind="area", code=found.area_code, title=found.title),
        area=fact_area(area),
        as_of=str(found.year),
        citation=found.citation,
        row=RowRef(
            table="price_parity", key={"area_code": found.area_code, "year": found.year}, column="all_items_index"
        ),
    )


def real(ledger: Ledger, nominal: Fact, level: Fact, citation: "Citation") -> Fact | None:
    """A pay fact in US prices; `None` for a floor, which no arithmetic may use."""
    from knowledge.parities import in_us_prices

    if nominal.bound is not None:
        return None
    unit: Unit = "USD/hour, US prices" if nominal.unit == "USD/hour" else "USD/year, US prices"
    value = in_us_prices(nominal.value, level.value)
    return ledger.mint(
        value=int(value) if unit.startswith("USD/year") else value,
        unit=unit,
        statistic=nominal.statistic,
        of=nominal.of,
        area=nominal.area,
        as_of=nominal.as_of,
        basis="derived",
        note=f"{nominal.id} / ({level.id} / 100): pay of {nominal.as_of} divided by the price parity of {level.as_of}",
        citation=citation,
    )


def count(
    ledger: Ledger,
    value: int,
    statistic: str,
    of: Of,
    as_of: str,
    citation: "Citation",
    note: str,
    area: FactArea | None = None,
) -> Fact:
    """A count that a sentence may state ("15 specializations")."""
    return ledger.mint(
        value=value,
        unit="count",
        statistic=statistic,
        of=of,
        as_of=as_of,
        basis="derived",
        note=note,
        citation=citation,
        area=area,
    )
