"""`history` and `trend`: jobs and pay over the years, in two panels. No line crosses a change of codes or method."""

import itertools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.tools.show import show
from api.pictures.parts import brief, foot, head
from api.pictures.placing import Scale, steps
from api.pictures.records import Made, Picture
from api.tables.material import as_a_whole
from api.tables.years import Stretch, Year, stretches_of
from api.tables.years import history as history_table
from api.tables.years import trend as trend_table

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet
    from api.tables import Table
    from api.tables.material import Material

_PANEL = 130.0
_Series = tuple[Callable[[Year], Fact | None], float]
_CODES, _METHOD = "new occupation codes", "a new method"


def history(material: "Material") -> Made | str:
    """Of an occupation, as published year by year."""
    return _made(
        material, "history", history_table(material), "Median pay", "Dollars of each year, so rising prices are part of the change.",
        "fewer than two years of it are on file under its present code",
    )  # fmt: skip


def trend(material: "Material") -> Made | str:
    """Of a track, on a constant basket within each stretch."""
    return _made(
        material, "trend", trend_table(material), "Typical pay",
        "Thin line: dollars of each year. Thick line: dollars of the latest May, rising prices taken out. Typical pay: the mean of medians, weighted by jobs.",
        material.why_not("trend", "no pay of earlier years is on file"),
    )  # fmt: skip


def _made(material: "Material", name: str, table: "Table | None", pay: str, said: str, why: str) -> Made | str:
    stretches, page = stretches_of(material) if table is not None else [], material.page
    points = [one for stretch in stretches for one in stretch.points if one.jobs or one.pay]
    if table is None or page is None or len(points) < 2:
        return why
    whole = as_a_whole(material.section("progression")) if name == "history" else ""
    what = f"jobs and pay {whole}".rstrip()
    title = f"{page.title}: {what}, {points[0].year} to {points[-1].year}"
    unit = next((one.pay.unit for one in reversed(points) if one.pay is not None), "USD/year")
    floors = any(one.pay is not None and one.pay.bound for one in points)

    def paid(one: Year) -> Fact | None:
        # Pay was yearly in some years and hourly in others: one panel shows one unit, the newest.
        return one.pay if one.pay is not None and one.pay.unit == unit else None

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, "United States, May of each year")
        years = Scale(points[0].year, points[-1].year, 52, sheet.width - 10)
        if any(one.jobs for one in points):
            _panel(sheet, "Jobs", stretches, years, [(lambda one: one.jobs, 2.4)])
        series: list[_Series] = [(paid, 1.2 if name == "trend" else 2.4)]
        if name == "trend":
            series.append((lambda one: one.real, 2.4))
        if any(one.pay for one in points):
            _panel(
                sheet,
                f"{pay}, {'dollars an hour' if unit == 'USD/hour' else 'dollars a year'}",
                stretches,
                years,
                series,
            )
        arrows = ["Arrow: the publisher gives no figure above this one."] if floors else []
        shared = [f"Published {whole}, not for {page.title} alone."] if whole else []
        foot(sheet, table.citations, said, *shared, *_named(stretches), *arrows)

    return Made(
        Picture(name, title, _alt(f"{page.title}, {what}" if whole else page.title, pay, stretches), table), paint
    )


def _panel(sheet: "Sheet", title: str, stretches: list[Stretch], years: Scale, series: list[_Series]) -> None:
    sheet.paragraph(title, bold=True)
    facts = [fact for read, _ in series for one in stretches for point in one.points if (fact := read(point))]
    newest = max((point for one in stretches for point in one.points if series[-1][0](point)), key=lambda one: one.year)
    sheet.text(
        sheet.width, sheet.y - 4, f"{newest.year}: {show(facts[-1])}", size=sheet.small, tone="accent", bold=True, align="right"
    )  # fmt: skip
    money = facts[0].unit.startswith("USD")
    marks = steps(0, float(max(fact.value for fact in facts)), 5)
    top = sheet.y + 22
    bottom = top + _PANEL
    scale = Scale(0, marks[-1], bottom, top)
    for mark in marks:
        sheet.line([(years.start - 8, scale.at(mark)), (years.end + 8, scale.at(mark))], "line", 0.8)
        words = brief(mark) if money else _count(mark)
        sheet.text(years.start - 11, scale.at(mark) + 4, words, size=sheet.small, tone="soft", align="right")
    for letter, (x, _) in zip("ABCDEFGH", _breaks(stretches, years), strict=False):
        sheet.line([(x, top - 6), (x, bottom)], "soft", 0.9, dashed=True)
        sheet.text(x, top - 9, letter, size=sheet.small, tone="soft", align="center")
    for read, width in series:
        for stretch in stretches:
            points = [(one.year, fact) for one in stretch.points if (fact := read(one)) is not None]
            _line(sheet, years, scale, points, width)
    sheet.y = bottom
    _axis(sheet, years)


def _line(sheet: "Sheet", years: Scale, scale: Scale, points: list[tuple[int, Fact]], width: float) -> None:
    """Years that follow each other, joined; a floor stands apart as an arrow, as its height is not known."""
    runs: list[list[tuple[float, float]]] = [[]]
    last = None
    for year, fact in points:
        x, y = years.at(year), scale.at(fact.value)
        if fact.bound or last != year - 1:
            runs.append([])
        if fact.bound:
            sheet.shape([(x - 4, y), (x, y - 7), (x + 4, y)], "bar_strong")
        else:
            runs[-1].append((x, y))
        last = None if fact.bound else year
    for run in runs:
        if len(run) > 1:
            sheet.line(run, "bar_strong", width)
    for run in runs:
        for x, y in run:
            sheet.dot(x, y, 1.2 + width / 2, "bar_strong")


def _breaks(stretches: list[Stretch], years: Scale) -> list[tuple[float, Stretch]]:
    """Where one stretch ends and the next begins, with the one that begins."""
    drawn = [one for one in stretches if one.points]
    return [(years.at((old.points[-1].year + new.points[0].year) / 2), new) for old, new in itertools.pairwise(drawn)]


def _named(stretches: list[Stretch]) -> list[str]:
    """What changed at each break, by its letter."""
    if not (found := _breaks(stretches, Scale(0, 1, 0, 1))):
        return []
    told = [
        f"{letter} ({new.points[0].year}): {_METHOD if 'method' in new.classification else _CODES}"
        for letter, (_, new) in zip("ABCDEFGH", found, strict=False)
    ]
    return [f"The survey changed at {'; '.join(told)}. Years on two sides of a dashed line cannot be compared."]


def _axis(sheet: "Sheet", years: Scale) -> None:
    sheet.y += sheet.small + 5
    first, final = math.ceil(years.low), math.floor(years.high)
    most = 8 if sheet.wide else 4
    gap = max(1, math.ceil((final - first) / most))
    for year in range(final, first - 1, -gap):
        sheet.text(
            years.at(year) + (10 if year == final else 0), sheet.y, str(year), size=sheet.small, tone="soft",
            align="right" if year == final else "center",
        )  # fmt: skip
    sheet.y += 12


def _count(value: float) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:g}M"
    return f"{value / 1000:g}K" if value >= 1000 else f"{value:g}"


def _alt(title: str, pay: str, stretches: list[Stretch]) -> str:
    last = next(one for one in reversed(stretches) if one.points)
    jobs = [(one.year, one.jobs) for one in last.points if one.jobs is not None]
    pays = [(one.year, fact) for one in last.points if (fact := one.real or one.pay) is not None]
    parts = []
    for what, read in (("jobs", jobs), (pay.lower(), pays)):
        facts = [(year, fact) for year, fact in read if fact.unit == read[-1][1].unit]
        if len(facts) > 1:
            (first, start), (final, end) = facts[0], facts[-1]
            parts.append(f"{what} went from {show(start)} in {first} to {show(end)} in {final}")
        elif facts:
            parts.append(f"{what} stood at {show(facts[0][1])} in {facts[0][0]}")
    constant = any(one.real for one in last.points)
    money = "pay in dollars of the latest year" if constant else "pay in dollars of each year"
    broken = (
        f" The {len(stretches)} stretches of years cannot be compared with each other." if len(stretches) > 1 else ""
    )
    return f"{title}, {last.years}: {' and '.join(parts)} ({money}).{broken}"
