"""`moves`: the career map. From top to bottom by pay, from left to right by how near O*NET calls the work."""

from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.tools.show import show, unit_words
from api.pictures.parts import foot, head
from api.pictures.placing import Scale
from api.pictures.records import Made, Picture
from api.tables.material import as_a_whole
from api.tables.moves import Move, moves_of
from api.tables.moves import moves as moves_table

if TYPE_CHECKING:
    from api.pictures.palette import Tone
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_TIERS = ("closest", "close", "further")


def moves(material: "Material") -> Made | str:
    """Related occupations by pay and nearness, or why there is no map."""
    found, table = moves_of(material), moves_table(material)
    if not found:
        return material.why_not("related", "O*NET lists none as related")
    own = next((one.own for one in found if one.own is not None), None)
    paid = [one for one in found if one.pay is not None and own is not None and one.pay.unit == own.unit]
    if own is None or table is None or material.page is None or not paid:
        return "its pay and that of related work cannot be set side by side: one is published by the hour or not at all"
    # The table also says what entry asks for, from sources that are not drawn.
    numbers = {own.citation} | {fact.citation for one in paid for fact in (one.pay, one.rank) if fact is not None}
    drawn = [one for one in table.citations if one.id in numbers or one.id in {item.near_by for item in paid}]
    here, left_out = material.page.title, len(found) - len(paid)
    title = f"Where {here} can go"
    whole = as_a_whole(material.section("progression"))

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Related work by median pay in the United States, {own.as_of}")
        _map(sheet, here, own, paid, whole)
        notes = [
            "From top to bottom: by pay. From left to right: how alike the work is, as O*NET ranks it. ▲ pays more, ▼ pays less, = the same figure."
        ]
        if own.statistic != "median":
            notes.append("Of the page's own group: typical pay, a mean of medians; of the others: the median.")
        if left_out:
            notes.append(f"{left_out} more in the table have no pay that can be set beside it.")
        foot(sheet, drawn, *notes)

    return Made(Picture("moves", title, _alt(here, own, paid, whole), table), paint)


def _sign(own: Fact, one: Move) -> str:
    assert one.pay is not None
    return "▲" if one.pay.value > own.value else "▼" if one.pay.value < own.value else "="


def _map(sheet: "Sheet", here: str, own: Fact, paid: list[Move], whole: str) -> None:
    left, right = 12.0, 250.0 if sheet.wide else 128.0
    words = right + 20
    line = sheet.small * 1.26
    ordered = sorted(paid, key=lambda one: (-(one.pay.value if one.pay else 0), one.title))
    above = sum(1 for one in ordered if one.pay and one.pay.value > own.value)
    rows: list[tuple[Move | None, list[str]]] = [(one, _label(sheet, own, one, sheet.width - words)) for one in ordered]
    named = sheet.broken(f"{here} (this page)", sheet.width - words, sheet.small, True)[:3]
    shared = sheet.broken(whole, sheet.width - words, sheet.small, True) if whole else []
    rows.insert(above, (None, [*named, show(own), *shared]))
    spots = _spots(paid, left + 34, right)
    sheet.text(left + 34, sheet.y + sheet.small, "more alike", size=sheet.small, tone="soft", align="left")
    sheet.text(
        words,
        sheet.y + sheet.small,
        "less alike" if sheet.wide else "less",
        size=sheet.small,
        tone="soft",
        align="left",
    )
    sheet.line([(left + 108, sheet.y + 8), (words - 8, sheet.y + 8)], "soft", 1)
    sheet.shape([(words - 9, sheet.y + 4.5), (words - 3, sheet.y + 8), (words - 9, sheet.y + 11.5)], "soft")
    sheet.y += sheet.small + 10
    heights, top = [len(label) * line + 9 for _, label in rows], sheet.y
    middles = [top + sum(heights[:order]) + height / 2 for order, height in enumerate(heights)]
    home = middles[above]
    for (one, _), middle in zip(rows, middles, strict=True):
        if one is not None:
            tone, x = _tone(own, one), spots[one.code]
            sheet.line([(x, middle), (words - 6, middle)], "line", 1)
            sheet.line([(left, home), (x, middle)], tone, 1.1)
            sheet.dot(x, middle, 4.5, tone)
    sheet.line([(left, home), (words - 6, home)], "accent", 1.4, dashed=True)
    sheet.dot(left, home, 8, "accent")
    for (one, label), middle in zip(rows, middles, strict=True):
        baseline = middle - len(label) * line / 2 + sheet.small
        for order, text in enumerate(label):
            last = order == len(label) - 1
            tone = "accent" if one is None else _tone(own, one) if last else "ink"
            sheet.text(words, baseline + order * line, text, size=sheet.small, tone=tone, bold=last or one is None)
    sheet.y = top + sum(heights)


def _tone(own: Fact, one: Move) -> "Tone":
    sign = _sign(own, one)
    return "bar_strong" if sign == "▲" else "warn" if sign == "▼" else "soft"


def _label(sheet: "Sheet", own: Fact, one: Move, room: float) -> list[str]:
    assert one.pay is not None
    lines = sheet.broken(one.title, room, sheet.small)
    if len(lines) > 2:
        lines = [lines[0], sheet.cut(" ".join(lines[1:]), room, sheet.small)]
    return [*lines, f"{_sign(own, one)} {show(one.pay)}"]


def _spots(paid: list[Move], start: float, end: float) -> dict[str, float]:
    """How far to the right: by O*NET's rank where it is known, else by its three words for nearness."""
    if all(one.rank is not None for one in paid):
        ranks = Scale(1, max(float(one.rank.value) for one in paid if one.rank), start, end)
        return {one.code: ranks.at(one.rank.value) for one in paid if one.rank}
    columns = Scale(0, len(_TIERS) - 1, start, end)
    return {one.code: columns.at(_TIERS.index(one.near) if one.near in _TIERS else len(_TIERS) - 1) for one in paid}


def _alt(here: str, own: Fact, paid: list[Move], whole: str) -> str:
    kind = "median" if own.statistic == "median" else "typical pay"
    listed = "; ".join(
        f"{one.title} {show(one.pay)}"
        for one in sorted(paid, key=lambda one: -(one.pay.value if one.pay else 0))
        if one.pay
    )
    signs = [_sign(own, one) for one in paid]
    return (
        f"{here}: {kind} {show(own)}{unit_words(own)}{f' {whole}' if whole else ''}. Of {len(paid)} related occupations there are {signs.count('▲')} with more pay "
        f"and {signs.count('▼')} with less, by national median: {listed}."
    )
