"""`ladder`: pay from the lowest to the highest tenth, a line for each pay code; `roles`: a track from entry to executive."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.tools.show import show, unit_words
from api.pictures.parts import foot, grid, head, money_axis, pay_range, written
from api.pictures.records import Made, Picture
from api.tables.pay import STEPS
from api.tables.pay import ladder as ladder_table
from api.tables.pay import roles as roles_table

if TYPE_CHECKING:
    from api.pictures.placing import Scale
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_BARS = "Thin bar: from the 10th to the 90th percentile. Thick bar: the middle half. Dark mark: the median."


@dataclass(frozen=True)
class _Row:
    title: str
    code: str
    facts: dict[str, Fact]

    @property
    def unit(self) -> str:
        return next(iter(self.facts.values())).unit


def ladder(material: "Material") -> Made | str:
    """Pay of each pay code, or why there is none."""
    table = ladder_table(material)
    if table is None or material.page is None:
        return material.why_not("progression", "no pay is published for it")
    rows = []
    for line in material.section("progression")["codes"]:
        facts = {name: fact for name in STEPS if (fact := material.fact(line["percentiles"].get(name))) is not None}
        if facts:
            rows.append(_Row(line["title"], line["code"], facts))
    if not rows:
        return "no percentile of its pay is published"
    title = f"What {material.page.title} are paid"
    year = next(iter(rows[0].facts.values())).as_of
    picture = Picture("ladder", title, _ladder_alt(rows, year), table)

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Pay of all who do this work in the United States, {year}")
        for unit in dict.fromkeys(row.unit for row in rows):
            _ladder_rows(sheet, [row for row in rows if row.unit == unit], unit)
        foot(sheet, table, _BARS, *(["Arrow: the publisher gives no figure above ≥."] if _open(rows) else []))

    return Made(picture, paint)


def _open(rows: list[_Row]) -> bool:
    return any(fact.bound == "at_least" for row in rows for fact in row.facts.values())


def _ladder_rows(sheet: "Sheet", rows: list[_Row], unit: str) -> None:
    sheet.paragraph("Dollars an hour" if unit == "USD/hour" else "Dollars a year", size=sheet.small, tone="soft")
    facts = [fact for row in rows for fact in row.facts.values()]
    room = 14 if _open(rows) else 0
    scale, marks = money_axis(sheet, facts, room=room)
    for row in rows:
        sheet.paragraph(row.title, bold=True)
        middle = sheet.y + 18
        grid(sheet, scale, marks, sheet.y + 6, sheet.y + 30)
        pay_range(sheet, scale, row.facts, middle)
        shown = STEPS if sheet.wide else ("p10", "median", "p90")
        figures = [row.facts[name] for name in shown if name in row.facts]
        written(sheet, scale, figures, middle + 27, row.facts.get("median"))
        sheet.y = middle + 34


def _ladder_alt(rows: list[_Row], year: str) -> str:
    def told(row: _Row) -> str:
        facts = row.facts
        parts = []
        if "median" in facts:
            parts.append(
                f"half earn more than {show(facts['median'])}{unit_words(facts['median'])}"
                if facts["median"].bound is None
                else f"the median is at least {show(facts['median']).removeprefix('≥ ')}"
            )
        if "p10" in facts and "p90" in facts:
            high = facts["p90"]
            most = show(high).removeprefix("≥ ")
            parts.append(
                f"one in ten earns less than {show(facts['p10'])} and one in ten "
                + (f"{most} or more" if high.bound else f"more than {most}")
            )
        elif "p10" in facts:
            parts.append(f"one in ten earns less than {show(facts['p10'])}")
        return f"{row.title}: {', '.join(parts)}."

    if len(rows) == 1:
        return f"National pay, {year}. {told(rows[0])}"
    paid = sorted((row for row in rows if "median" in row.facts), key=lambda row: row.facts["median"].value)
    if len(paid) < 2:
        return f"National pay, {year}. " + " ".join(told(row) for row in rows)
    low, high = paid[0], paid[-1]
    return (
        f"National pay of {len(rows)} pay codes, {year}. The median runs from {show(low.facts['median'])} ({low.title}) to "
        f"{show(high.facts['median'])} ({high.title}). {told(high)}"
    )


def roles(material: "Material") -> Made | str:
    """The roles of a track by level, or why there are none."""
    table = roles_table(material)
    if table is None or material.page is None:
        return material.why_not("progression", "no pay is published for its roles")
    levels = [
        (line["level"], material.fact(line.get("typical_median")), _role_rows(material, line))
        for line in material.section("progression")
    ]
    paid = [
        fact
        for _, typical, rows in levels
        for fact in (typical, *(row.facts["median"] for row in rows))
        if fact is not None
    ]
    if not paid:
        return "no pay is published for its roles"
    title = f"{material.page.title}: roles from entry to executive"
    year = paid[0].as_of
    picture = Picture("roles", title, _roles_alt(levels, year), table)

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Median pay a year in the United States, {year}")
        scale, marks = money_axis(sheet, paid, 290 if sheet.wide else 0, 74)
        for level, typical, rows in levels:
            _level(sheet, scale, marks, level, typical, rows)
        foot(
            sheet,
            table,
            "Dot: the median of a role. Dashes: the level's typical pay, the mean of its roles' medians weighted by jobs.",
        )

    return Made(picture, paint)


def _role_rows(material: "Material", line: dict[str, object]) -> list[_Row]:
    rows = []
    given = line.get("roles", [])
    assert isinstance(given, list)
    for one in given:
        if (median := material.fact(one["median"])) is not None:
            rows.append(_Row(one["title"], one["code"], {"median": median}))
    return rows


def _level(
    sheet: "Sheet", scale: "Scale", marks: list[float], level: str, typical: Fact | None, rows: list[_Row]
) -> None:
    sheet.y += 10
    sheet.paragraph(level.capitalize(), size=sheet.body + 1, bold=True)
    if typical is not None:
        sheet.text(sheet.width, sheet.y - 4, f"typical {show(typical)}", size=sheet.small, tone="accent", align="right")
    if not rows:
        sheet.paragraph("No role of this track stands at this level.", size=sheet.small, tone="soft")
    for row in rows:
        median = row.facts["median"]
        if sheet.wide:
            height, middle = 21.0, sheet.y + 11
            sheet.text(0, middle + 4.5, sheet.cut(row.title, 282, sheet.small), size=sheet.small)
        else:
            height, middle = 33.0, sheet.y + 25
            sheet.text(0, sheet.y + 14, sheet.cut(row.title, sheet.width, sheet.small), size=sheet.small)
        top, place = middle - 8, scale.at(median.value)
        grid(sheet, scale, marks, top, middle + 8)
        if typical is not None:
            sheet.line(
                [(scale.at(typical.value), top - 1), (scale.at(typical.value), middle + 9)], "accent", 1.4, dashed=True
            )
        sheet.line([(scale.at(0), middle), (place, middle)], "bar", 3)
        sheet.dot(place, middle, 4.5, "bar_strong")
        if median.bound == "at_least":
            sheet.shape([(place + 6, middle - 5), (place + 14, middle), (place + 6, middle + 5)], "bar_strong")
        sheet.text(sheet.width, middle + 4.5, show(median), size=sheet.small, bold=True, align="right")
        sheet.y += height


def _roles_alt(levels: list[tuple[str, Fact | None, list[_Row]]], year: str) -> str:
    parts = [f"{show(typical)} at {level} level" for level, typical, _ in levels if typical is not None]
    empty = [level for level, typical, rows in levels if typical is None and not rows]
    said = f"Typical national pay a year, {year}: {', '.join(parts)}."
    return said + (f" No role stands at {' or '.join(empty)} level." if empty else "")
