"""`pay_by_place`: states in order of pay as paid and of pay in US prices; a line that crosses others is an order that flips."""

from typing import TYPE_CHECKING

from advisor.tools.show import show
from api.pictures.parts import foot, head
from api.pictures.records import Made, Picture
from api.tables.places import Place, places_of
from api.tables.places import pay_by_place as places_table

if TYPE_CHECKING:
    from api.pictures.palette import Tone
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_TOP, _MOVERS = 7, 2
_SHORT = {"District of Columbia": "D.C."}
_LITTLE = 2  # places that a state may move without being marked


def pay_by_place(material: "Material") -> Made | str:
    """The highest states in both orders and those that move most between them; or why there is none."""
    table = places_table(material)
    found = [one for one in places_of(material) if one.rank is not None and one.nominal is not None]
    both = [one for one in found if one.real is not None and one.real_rank is not None]
    if material.page is None or table is None or len(both) < 2:
        reasons = [
            one.reason
            for one in material.lookup.missing
            if one.what in ("ranking of places", f"pay of {_of(material)}")
        ]
        few = "too few states have a yearly figure and a price level for it"
        return material.why_not("pay_by_place", reasons[0] if reasons else few)
    shown = _selected(both)
    first = both[0].nominal
    assert first is not None
    kind = "Typical pay" if first.statistic == "typical_median" else "Median pay"
    title = f"{material.page.title}: pay by state, as paid and in US prices"
    years = f"{first.as_of}; price levels of {both[0].prices.as_of}" if both[0].prices is not None else first.as_of

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"{kind} a year, {years}. The number is the rank among {len(both)}, states and D.C.")
        _slopes(sheet, shown)
        foot(
            sheet, table.citations,
            f"The {_TOP} highest in each order, and those that rise or fall most. In US prices: divided by the state's price level.",
        )  # fmt: skip

    return Made(Picture("pay_by_place", title, _alt(kind, both), table), paint)


def _of(material: "Material") -> str:
    return material.page.title if material.page is not None else ""


def _selected(both: list[Place]) -> list[Place]:
    moved = sorted(both, key=lambda one: (one.real_rank or 0) - (one.rank or 0))
    chosen = [
        *(one for one in both if (one.rank or 99) <= _TOP or (one.real_rank or 99) <= _TOP),
        *moved[:_MOVERS], *moved[-_MOVERS:],
    ]  # fmt: skip
    return sorted(dict.fromkeys(chosen), key=lambda one: (one.rank or 0, one.title))


def _slopes(sheet: "Sheet", shown: list[Place]) -> None:
    wide = sheet.wide
    row = 24.0 if wide else 23.0
    left = 300.0 if wide else 190.0
    right = sheet.width - (300.0 if wide else 92.0)
    after = sorted(shown, key=lambda one: (one.real_rank or 0, one.title))
    sheet.text(left - 8, sheet.y + sheet.small, "As paid", size=sheet.small, bold=True, align="right")
    sheet.text(right + 8, sheet.y + sheet.small, "In US prices", size=sheet.small, bold=True)
    top = sheet.y + sheet.small + 8
    for start, one in enumerate(shown):
        end = after.index(one)
        y, to = top + (start + 0.5) * row, top + (end + 0.5) * row
        move = (one.rank or 0) - (one.real_rank or 0)
        tone: Tone = "bar_strong" if move > _LITTLE else "warn" if move < -_LITTLE else "soft"
        sheet.line([(left, y), (right, to)], tone, 2 if abs(move) > _LITTLE else 1)
        sheet.dot(left, y, 3.5, tone)
        sheet.dot(right, to, 3.5, tone)
        assert one.nominal is not None
        assert one.real is not None
        # Rank, name and pay before the line; rank and pay (and the name, where there is room) after it.
        pay = show(one.nominal)
        room = left - 8 - sheet.measure(pay, sheet.small) - 8 - 24
        sheet.text(20, y + 4.5, str(one.rank), size=sheet.small, tone="soft", align="right")
        sheet.text(
            26,
            y + 4.5,
            sheet.cut(_SHORT.get(one.title, one.title) if not wide else one.title, room, sheet.small),
            size=sheet.small,
        )
        sheet.text(left - 8, y + 4.5, pay, size=sheet.small, align="right")
        words = show(one.real)
        sheet.text(right + 8, to + 4.5, words, size=sheet.small)
        if wide:
            sheet.text(right + 84, to + 4.5, one.title, size=sheet.small)
        sheet.text(sheet.width, to + 4.5, str(one.real_rank), size=sheet.small, tone="soft", align="right")
    sheet.y = top + len(shown) * row


def _alt(kind: str, both: list[Place]) -> str:
    first = both[0]
    best = min(both, key=lambda one: one.real_rank or 0)
    assert first.nominal is not None
    assert best.real is not None
    said = f"{kind} is highest in {first.title} as paid ({show(first.nominal)} a year)"
    said += (
        f" and in US prices too ({show(best.real)})"
        if best is first
        else f", but in US prices it is highest in {best.title} ({show(best.real)})"
    )
    moved = sorted(both, key=lambda one: (one.real_rank or 0) - (one.rank or 0))
    up, down = moved[0], moved[-1]
    return f"{said}. {up.title} rises most, from place {up.rank} to {up.real_rank}; {down.title} falls most, from {down.rank} to {down.real_rank}."
