"""`score`: the three parts of the AI resilience score and its range on the scale from 1 to 6."""

from typing import TYPE_CHECKING

from advisor.cards import ResilienceCard, ResilienceMember, ScoreInput
from advisor.tools.show import show
from api.pictures.parts import foot, head
from api.pictures.placing import Scale
from api.pictures.records import Made, Picture
from api.tables.scores import PARTS, resilience_of
from api.tables.scores import score as score_table

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_LOW, _HIGH, _MOST_POINTS = 1, 6, 2
_BELOW = "From 1, more exposed to AI, to 6, more resilient. Our own score; no forecast of anybody's job."
_OF = {
    "exposure": "{} of 100 (how much of the work AI can speed up)",
    "growth": "{} projected for {}",
    "epoch": "{} of 25 (empathy, presence, judgment, creativity, hope)",
}


def score(material: "Material") -> Made | str:
    """The score of an occupation, or those of a career's members; or why there is none."""
    card, table = resilience_of(material), score_table(material)
    if card is None or table is None or material.page is None:
        return material.why_not("resilience", "none of the inputs of the score is on file for it")
    if card.members:
        return _group(material, card)
    title = f"{material.page.title}: AI resilience"

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, _BELOW)
        for part in card.inputs:
            _part(sheet, material, card, part)
        sheet.y += 8
        words = f"Score {card.score} of 6" if card.score is not None else "No score: an input is missing"
        sheet.paragraph(words, size=sheet.body + 1.5, bold=True)
        low, high = card.low or _LOW, card.high or _HIGH
        scale = _axis(sheet)
        _mark(sheet, scale, card.score, low, high, sheet.y + 10)
        sheet.y += 26
        foot(sheet, table.citations, _told(card.score, low, high))

    return Made(Picture("score", title, _alt(material, card), table), paint)


def _told(score: int | None, low: int, high: int) -> str:
    if score is None:
        return f"Over all values of what is missing it would be {low} to {high}."
    others = "Other raters of its tasks, or a point more or less of human strengths,"
    return f"{others} would make it {low} to {high}." if low != high else f"{others} would not change it."


def _part(sheet: "Sheet", material: "Material", card: ResilienceCard, part: ScoreInput) -> None:
    points = material.points(part.name, card.code)
    sheet.y += 4
    sheet.paragraph(PARTS[part.name], bold=True, width=sheet.width - 86)
    for place in range(_MOST_POINTS):
        x = sheet.width - 74 + place * 20
        if points is None:
            sheet.line([(x - 6, sheet.y - 5), (x + 6, sheet.y - 5)], "line", 2)
        else:
            sheet.dot(x, sheet.y - 5, 7, "bar_strong", hollow=place >= points.value)
    said = f"{show(points)} of {_MOST_POINTS}" if points is not None else "none"
    sheet.text(sheet.width, sheet.y - 1, said, size=sheet.small, align="right")
    sheet.paragraph(_value(material, card, part), size=sheet.small, tone="soft")


def _value(material: "Material", card: ResilienceCard, part: ScoreInput) -> str:
    fact = material.fact(part.fact)
    if fact is None:
        return next((one.reason for one in card.missing if one.what == part.name), "not on file")
    sign = "+" if part.name == "growth" and fact.value > 0 else ""
    return _OF[part.name].format(sign + show(fact), fact.as_of)


def _axis(sheet: "Sheet") -> Scale:
    scale = Scale(_LOW, _HIGH, 9, sheet.width - 9)
    sheet.y += sheet.small + 2
    for mark in range(_LOW, _HIGH + 1):
        sheet.text(scale.at(mark), sheet.y, str(mark), size=sheet.small, tone="soft", align="center")
    sheet.y += 5
    return scale


def _mark(sheet: "Sheet", scale: Scale, score: int | None, low: int, high: int, middle: float) -> None:
    sheet.line([(scale.at(_LOW), middle), (scale.at(_HIGH), middle)], "line", 2)
    for mark in range(_LOW, _HIGH + 1):
        sheet.line([(scale.at(mark), middle - 4), (scale.at(mark), middle + 4)], "line", 1)
    if low != high or score is None:
        sheet.bar(scale.at(low), scale.at(high), middle, 9, "bar")
    if score is not None:
        sheet.dot(scale.at(score), middle, 8, "bar_strong")


def _alt(material: "Material", card: ResilienceCard) -> str:
    parts = []
    for part in card.inputs:
        points = material.points(part.name, card.code)
        what = PARTS[part.name][:1].lower() + PARTS[part.name][1:]
        parts.append(f"{what}: {_value(material, card, part)}" + (f", {show(points)} of 2 points" if points else ""))
    total = (
        f"{card.title} score {card.score} of 6 for AI resilience"
        if card.score is not None
        else f"{card.title} have no score for AI resilience, as an input is missing"
    )
    span = f", in a range from {card.low} to {card.high}" if card.low != card.high else ""
    return f"{total}{span}. Its parts: {'; '.join(parts)}."


def _group(material: "Material", card: ResilienceCard) -> Made | str:
    table = score_table(material)
    # A range over the whole scale says nothing about anybody.
    told = [one for one in card.members if one.score is not None or (one.low, one.high) != (_LOW, _HIGH)]
    if not told or table is None or material.page is None:
        return "none of the inputs of the score is on file for its specializations"
    title = f"{material.page.title}: AI resilience by specialization"

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, _BELOW)
        _members(sheet, card.members)
        foot(
            sheet,
            table.citations,
            "Dot: the score. Bar: its range with other raters, other human strengths or over a missing input. A career has no score of its own.",
        )

    return Made(Picture("score", title, _group_alt(card), table), paint)


def _group_alt(card: ResilienceCard) -> str:
    rated = [one for one in card.members if one.score is not None]
    if not rated:
        low, high = min(one.low for one in card.members), max(one.high for one in card.members)
        return f"None of the specializations of {card.title} has a full score, as an input is missing; their ranges run from {low} to {high} of 6."
    least, most = min(rated, key=lambda one: one.score or 0), max(rated, key=lambda one: one.score or 0)
    said = f"{len(rated)} of {len(card.members)} specializations of {card.title} have a score for AI resilience"
    if least.score == most.score:
        return f"{said}, each {least.score} of 6."
    return f"{said}: from {least.score} of 6 ({least.title}) to {most.score} of 6 ({most.title})."


def _members(sheet: "Sheet", members: list[ResilienceMember]) -> None:
    start = 330.0 if sheet.wide else 0.0
    scale = Scale(_LOW, _HIGH, start + 9, sheet.width - 9)
    sheet.y += sheet.small
    for mark in range(_LOW, _HIGH + 1):
        sheet.text(scale.at(mark), sheet.y, str(mark), size=sheet.small, tone="soft", align="center")
    sheet.y += 6
    for one in sorted(members, key=lambda one: (-(one.score or 0), -one.high, -one.low, one.title)):
        middle = sheet.y + (11 if sheet.wide else 27)
        name = sheet.cut(one.title, start - 12 if sheet.wide else sheet.width, sheet.small)
        sheet.text(0, middle + 4.5 if sheet.wide else sheet.y + 15, name, size=sheet.small)
        if one.facts:
            _mark(sheet, scale, one.score, one.low, one.high, middle)
        else:
            sheet.text(scale.at(_LOW), middle + 4.5, one.reason or "no score", size=sheet.small, tone="soft")
        sheet.y += 23 if sheet.wide else 39
