"""The pictures of a document: ranges of the pay it tells, expected changes in jobs. Their words are in its language.

`drawn` reads typed findings and draws nothing; `png` loads the drawing library.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.cards import WageCard
from advisor.drafting.document import Document
from advisor.facts import Fact
from advisor.tools.show import show
from api.documents import words
from api.documents.letter_told import area, called, legal, told_facts, where_when
from api.documents.letter_words import LABELS

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet

_STEPS = ("p10", "p25", "median", "p75", "p90")
_MOST = 8
_MARGIN = 12.0


@dataclass(frozen=True)
class Drawn:
    """A picture: `title` and `legend` stand beside it as text, `alt` says what it shows with the figures, `cites` are the
    numbers of its sources; it stands after the section `after` (counted from 0)."""

    title: str
    legend: str
    alt: str
    cites: list[int]
    after: int
    paint: "Callable[[Sheet], None]"


def drawn(document: Document) -> list[Drawn]:
    """The pictures that a document has figures for. Only what a sentence of it tells is drawn."""
    return [*_pay(document), *_growth(document)]


def png(picture: Drawn) -> bytes:
    """The picture, 1,440 pixels wide, without a ground of its own; the same picture gives the same bytes. Nothing is drawn
    at its very edges, which some programs cut off."""
    from api.pictures.sheet import Sheet

    sheet = Sheet("wide", "light")
    sheet.width -= _MARGIN
    sheet.y += 6
    picture.paint(sheet)
    sheet.y += _MARGIN
    sheet.width += _MARGIN
    return sheet.png(2)


@dataclass(frozen=True)
class _Row:
    title: str
    facts: dict[str, Fact]


def _pay(document: Document) -> list[Drawn]:
    facts = {one.id: one for one in document.facts}
    told = {one.id for one in told_facts(document)}
    first = {name for one in document.attested for name in one.facts}
    groups: dict[str, list[tuple[WageCard, _Row]]] = {}
    gone: list[str] = []
    for card in document.findings:
        if not isinstance(card, WageCard):
            continue
        for names in (card.percentiles, card.hourly):
            found = {step: facts[names[step]] for step in _STEPS if names.get(step) in facts}
            units = {one.unit for one in found.values()}
            if len(found) < 2 or len(units) != 1:
                continue
            name, named = called(card.code, card.title, document.language), {one.id for one in found.values()}
            if told & named:
                groups.setdefault(units.pop(), []).append((card, _Row(name, found)))
                break
            if named & first and _speaks_of(document, name):
                gone.append(name)
                break
    missing = list(dict.fromkeys(gone))
    return [_ranges(document, unit, rows[:_MOST], missing) for unit, rows in groups.items()]


def _speaks_of(document: Document, name: str) -> bool:
    """Whether the text still names this work: what a counselor took out altogether is not brought up by a picture."""
    read = [text for part in document.sections for text in (part.heading, *(one.text for one in part.sentences))]
    return any(name.casefold() in text.casefold() for text in read)


def _ranges(document: Document, unit: str, rows: Sequence[tuple[WageCard, _Row]], missing: Sequence[str]) -> Drawn:
    language = document.language
    label = LABELS[language]
    per = label["pay_by_hour" if unit.startswith("USD/hour") else "pay_by_year"]
    firsts = [next(iter(row.facts.values())) for _, row in rows]
    areas = {area(card.area, language) for card, _ in rows}
    when = " / ".join(dict.fromkeys(words.period(one.as_of, language) for one in firsts))
    named = label["pay_title"] if len(areas) == 1 else label["pay_title_mixed"]
    title = legal(named.format(where=next(iter(areas)), when=when)) + f" ({per})"
    shown = [
        row if len(areas) == 1 else _Row(f"{row.title} ({area(card.area, language)})", row.facts) for card, row in rows
    ]
    every = [fact for row in shown for fact in row.facts.values()]
    is_open = any(fact.bound for fact in every)
    legend = label["pay_legend"] + (f" {label['pay_open']}" if is_open else "")
    alt = f"{title}. " + " ".join(_told_range(row, label) for row in shown)
    if missing:
        without = label["pay_missing"].format(names="; ".join(missing))
        legend, alt = f"{legend} {without}", f"{alt} {without}"
    after = _last_telling(document, {fact.id for fact in every})

    def paint(sheet: "Sheet") -> None:
        from api.pictures.parts import grid, money_axis, pay_range, written

        scale, marks = money_axis(sheet, every, room=14 if is_open else 0)
        for row in shown:
            sheet.paragraph(row.title, bold=True)
            middle = sheet.y + 18
            grid(sheet, scale, marks, sheet.y + 6, sheet.y + 30)
            pay_range(sheet, scale, row.facts, middle)
            figures = [row.facts[step] for step in _STEPS if step in row.facts]
            written(sheet, scale, figures, middle + 27, row.facts.get("median"))
            sheet.y = middle + 36

    return Drawn(title, legend, alt, sorted({fact.citation for fact in every}), after, paint)


def _told_range(row: _Row, label: Mapping[str, str]) -> str:
    parts = []
    for step, key in (("median", "half"), ("p10", "low"), ("p90", "high")):
        if (fact := row.facts.get(step)) is not None:
            key = "high_open" if step == "p90" and fact.bound else key
            parts.append(label[key].format(pay=show(fact).removeprefix("≥ ")))
    return f"{row.title}: {', '.join(parts)}." if parts else f"{row.title}."


def _growth(document: Document) -> list[Drawn]:
    """Expected changes of two and more options of a comparison, side by side."""
    language = document.language
    told = [one for one in told_facts(document) if one.statistic == "growth" and one.unit == "percent"]
    once = list({one.of.code[:7]: one for one in reversed(told)}.values())[::-1][:_MOST]
    if document.kind != "comparison" or len(once) < 2 or len({where_when(one, language) for one in once}) > 1:
        return []
    title = LABELS[language]["growth_title"].format(where_when=where_when(once[0], language))
    rows = [(called(one.of.code, one.of.title, language), one) for one in once]
    alt = f"{title}. " + "; ".join(f"{name}: {show(fact)}" for name, fact in rows) + "."
    after = _last_telling(document, {one.id for one in once})

    def paint(sheet: "Sheet") -> None:
        _bars(sheet, rows)

    return [Drawn(title, "", alt, sorted({one.citation for one in once}), after, paint)]


def _bars(sheet: "Sheet", rows: Sequence[tuple[str, Fact]]) -> None:
    from api.pictures.placing import Scale

    values = [float(fact.value) for _, fact in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    room = 64.0
    if low == high:
        high = 1.0
    scale = Scale(low, high, room if low < 0 else 2.0, sheet.width - room)
    for name, fact in rows:
        sheet.paragraph(name, bold=True)
        middle, place, zero = sheet.y + 13, scale.at(float(fact.value)), scale.at(0)
        sheet.bar(min(zero, place), max(zero, place), middle, 15, "bar_strong" if fact.value >= 0 else "warn")
        sheet.line([(zero, middle - 11), (zero, middle + 11)], "soft", 1)
        beside = place + 8 if fact.value >= 0 else place - 8
        sheet.text(beside, middle + 4.5, show(fact), bold=True, align="left" if fact.value >= 0 else "right")
        sheet.y = middle + 16


def _last_telling(document: Document, facts: set[str]) -> int:
    """The last section that tells one of these facts."""
    return max(
        place
        for place, section in enumerate(document.sections)
        if any(one.kind == "fact" and facts & set(one.facts) for one in section.sentences)
    )
