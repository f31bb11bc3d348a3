"""`ladder`: pay from the lowest to the highest tenth, a line for each pay code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.tools.show import show, unit_words
from api.pictures.parts import foot, grid, head, money_axis, pay_range, written
from api.pictures.records import Made, Picture
from api.tables.pay import STEPS
from api.tables.pay import ladder as ladder_table

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_BARS = "Thin bar: from the 10th to the 90th percentile. Thick bar: the middle half. Upright mark: the median."


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
    # Highest paid first: codes say nothing to a reader.
    rows.sort(key=lambda row: -max((fact.value for name, fact in row.facts.items() if name == "median"), default=0))
    title = f"What {material.page.title} are paid"
    year = next(iter(rows[0].facts.values())).as_of
    picture = Picture("ladder", title, _ladder_alt(rows, year), table)

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Pay of all who do this work in the United States, {year}")
        for unit in dict.fromkeys(row.unit for row in rows):
            _ladder_rows(sheet, [row for row in rows if row.unit == unit], unit)
        foot(sheet, table.citations, _BARS, *(["Arrow: the publisher gives no figure above ≥."] if _open(rows) else []))

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
