"""Pay by place: every state in dollars as paid and in US prices, with its place in both orders."""

from typing import NamedTuple

from advisor.cards import PlacesCard
from advisor.facts import Fact
from api.tables.material import Material
from api.tables.records import Cell, Table

NOTE = (
    "In US prices means divided by the state's price level, so that a dollar buys the same everywhere. Housing weighs "
    "heavily in a price level; taxes do not stand in it."
)


class Place(NamedTuple):
    """A state with pay as paid and in US prices, and its rank (1 = highest) in both orders, as the lookups gave them."""

    title: str
    nominal: Fact | None
    rank: int | None
    real: Fact | None
    real_rank: int | None
    prices: Fact | None


def places_of(material: Material) -> list[Place]:
    """All states with pay, highest as paid first; empty where both orders were not looked up."""
    orders = {one.by: one for one in material.cards(PlacesCard) if one.of is not None}
    if "median" not in orders or "real_median" not in orders:
        return []
    real = {one.area.code: one for one in orders["real_median"].items}
    found = []
    for item in orders["median"].items:
        beside = real.get(item.area.code)
        facts = [one for fact_id in (beside.facts if beside is not None else ()) if (one := material.fact(fact_id))]
        found.append(
            Place(
                item.area.title, material.fact(item.facts[0]), item.rank,
                next((one for one in facts if one.unit.endswith("US prices")), None),
                beside.rank if beside is not None else None,
                next((one for one in facts if one.statistic == "price_parity"), None),
            )
        )  # fmt: skip
    return found


def pay_by_place(material: Material) -> Table | None:
    """One line a state."""
    found = places_of(material)
    group = next(
        (one.nominal for one in found if one.nominal is not None and one.nominal.statistic == "typical_median"), None
    )
    what = "Typical pay" if group is not None else "Median pay"
    heads = ("State", "Rank", what, "Rank in US prices", f"{what} in US prices", "Price level, US = 100")
    rows = [
        (
            Cell(one.title), Cell(str(one.rank or "")), material.cell(one.nominal.id if one.nominal else None),
            Cell(str(one.real_rank or "not ranked")),
            material.cell(one.real.id if one.real else None, "no price level, or only a floor"),
            material.cell(one.prices.id if one.prices else None),
        )
        for one in found
    ]  # fmt: skip
    dropped = {gone.title: gone.reason for card in material.cards(PlacesCard) for gone in card.dropped}
    left = f" Without a figure: {'; '.join(f'{name} ({why})' for name, why in dropped.items())}." if dropped else ""
    mean = " Typical pay is a mean of medians weighted by jobs, not a median." if group is not None else ""
    return material.table("pay_by_place", "Pay by state", heads, rows, NOTE + mean + left)
