"""`roles`: the ladder of a track from entry to executive, each role with its median and the middle half of its pay."""

from typing import TYPE_CHECKING, NamedTuple

from advisor.facts import Fact
from advisor.tools.show import show, unit_words
from api.pictures.parts import foot, grid, head, money_axis
from api.pictures.records import Made, Picture
from api.tables.pay import roles as roles_table

if TYPE_CHECKING:
    from api.pictures.placing import Scale
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_YEARLY = "USD/year"


class _Role(NamedTuple):
    title: str
    median: Fact
    low: Fact | None  # 25th and 75th percentile, where they were looked up
    high: Fact | None


class _Level(NamedTuple):
    name: str
    typical: Fact | None
    roles: list[_Role]


def roles(material: "Material") -> Made | str:
    """The roles of a track by level, or why there are none."""
    table = roles_table(material)
    if table is None or material.page is None:
        return material.why_not("progression", "no pay is published for its roles")
    levels = [_level_of(material, line) for line in material.section("progression")]
    paid = [
        fact
        for one in levels
        for fact in (one.typical, *(part for role in one.roles for part in (role.median, role.high)))
        if fact is not None and fact.unit == _YEARLY
    ]
    if not paid:
        return "no yearly pay is published for its roles"
    title = f"{material.page.title}: roles from entry to executive"
    ranged = any(role.low for one in levels for role in one.roles)
    half = "Bar: the middle half of its pay, from the 25th to the 75th percentile. " if ranged else ""

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Median pay in the United States, dollars a year, {paid[0].as_of}")
        scale, marks = money_axis(sheet, paid, 290 if sheet.wide else 0, 80)
        for one in levels:
            _level(sheet, scale, marks, one)
        foot(
            sheet, table.citations,
            f"Dot: the median of a role. {half}Dashes: the level's typical pay, the mean of its roles' medians weighted by jobs.",
        )  # fmt: skip

    return Made(Picture("roles", title, _alt(levels, paid[0].as_of), table), paint)


def _level_of(material: "Material", line: dict[str, object]) -> _Level:
    found = []
    given = line.get("roles", [])
    assert isinstance(given, list)
    for one in given:
        if (median := material.fact(one["median"])) is not None:
            card = material.latest_pay(one["code"])
            low, high = (
                material.fact(card.percentiles.get(name)) if card is not None else None for name in ("p25", "p75")
            )
            found.append(_Role(one["title"], median, low, high))
    return _Level(str(line["level"]), material.fact(line.get("typical_median")), found)


def _level(sheet: "Sheet", scale: "Scale", marks: list[float], one: _Level) -> None:
    sheet.y += 10
    sheet.paragraph(one.name.capitalize(), size=sheet.body + 1, bold=True)
    if one.typical is not None:
        words = f"typical {show(one.typical)}"
        sheet.text(sheet.width, sheet.y - 4, words, size=sheet.small, tone="accent", align="right")
    if not one.roles:
        sheet.paragraph("No role of this track stands at this level.", size=sheet.small, tone="soft")
    height, offset = (23.0, 11.0) if sheet.wide else (37.0, 26.0)
    for order, _ in enumerate(one.roles):
        middle = sheet.y + order * height + offset
        grid(sheet, scale, marks, middle - 7, middle + 7)
    for role in one.roles:
        middle = sheet.y + offset
        room = 280 if sheet.wide else sheet.width
        sheet.text(
            0, middle + 4.5 if sheet.wide else sheet.y + 14, sheet.cut(role.title, room, sheet.small), size=sheet.small
        )
        if role.median.unit == _YEARLY:
            _mark(sheet, scale, role, one.typical, middle)
        else:
            sheet.text(scale.start, middle + 4.5, "paid by the hour", size=sheet.small, tone="soft")
        words = show(role.median) + ("" if role.median.unit == _YEARLY else "/h")
        sheet.text(sheet.width, middle + 4.5, words, size=sheet.small, bold=True, align="right")
        sheet.y += height


def _mark(sheet: "Sheet", scale: "Scale", role: _Role, typical: Fact | None, middle: float) -> None:
    if role.low is not None and role.high is not None:
        sheet.bar(scale.at(role.low.value), scale.at(role.high.value), middle, 9, "bar")
        if role.high.bound == "at_least":
            tip = scale.at(role.high.value)
            sheet.shape([(tip, middle - 5), (tip + 9, middle), (tip, middle + 5)], "bar")
    if typical is not None:
        x = scale.at(typical.value)
        sheet.line([(x, middle - 9), (x, middle + 9)], "accent", 1.3, dashed=True)
    place = scale.at(role.median.value)
    sheet.dot(place, middle, 4.5, "bar_strong")
    if role.median.bound == "at_least":
        sheet.shape([(place + 6, middle - 5), (place + 14, middle), (place + 6, middle + 5)], "bar_strong")


def _alt(levels: list[_Level], year: str) -> str:
    parts = [f"{show(one.typical)} at {one.name} level" for one in levels if one.typical is not None]
    said = f"Typical national pay a year, {year}: {', '.join(parts)}." if parts else f"National pay by level, {year}."
    ranked = sorted(
        (role for one in levels for role in one.roles if role.median.unit == _YEARLY), key=lambda one: one.median.value
    )
    if len(ranked) > 1:
        low, high = ranked[0], ranked[-1]
        said += f" Roles run from {low.title} ({show(low.median)}) to {high.title} ({show(high.median)}{unit_words(high.median)})."
    empty = [one.name for one in levels if one.typical is None and not one.roles]
    return said + (f" No role stands at {' or '.join(empty)} level." if empty else "")
