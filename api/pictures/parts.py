"""Parts that several pictures share: the head, the foot with the source, a money axis, a range of pay as a bar."""

from collections.abc import Mapping, Sequence

from advisor.facts import CitationOut, Fact
from advisor.tools.show import show
from api.pictures.placing import Scale, apart, steps
from api.pictures.sheet import Align, Sheet

_SIDE = 2.0


def head(sheet: Sheet, title: str, below: str) -> None:
    """The title and what the picture shows, in words."""
    sheet.paragraph(title, size=sheet.body + 2.5, bold=True)
    sheet.y += 2
    sheet.paragraph(below, size=sheet.small, tone="soft")
    sheet.y += 10


def foot(sheet: Sheet, citations: Sequence[CitationOut], *notes: str) -> None:
    """What has to be said of the figures, and whose they are."""
    sheet.y += 6
    for note in notes:
        sheet.paragraph(note, size=sheet.small, tone="soft")
        sheet.y += 2
    sheet.paragraph(f"Source: {whose(citations)}", size=sheet.small, tone="soft")
    sheet.y += 6


def whose(citations: Sequence[CitationOut]) -> str:
    """Publishers, datasets and years, each once."""
    of: dict[str, list[str]] = {}
    for one in citations:
        of.setdefault(f"{one.publisher}, {one.dataset}", []).append(one.vintage)
    return "; ".join(f"{name}, {_span(years)}" for name, years in of.items()) + "."


def _span(years: Sequence[str]) -> str:
    once = sorted(dict.fromkeys(years), key=lambda year: year[-4:])
    return once[0] if len(once) == 1 else f"{once[0]} to {once[-1]}" if len(once) > 3 else ", ".join(once)


def brief(value: float) -> str:
    """A round amount of an axis: $50K, or $25 where it is small."""
    return f"${value / 1000:g}K" if value >= 1000 else f"${value:g}"


def money_axis(sheet: Sheet, facts: Sequence[Fact], start: float = 0, room: float = 0) -> tuple[Scale, list[float]]:
    """A scale from nothing to above the highest of these, and its steps, written at `y`. It begins at `start`; `room` is
    kept free at the right."""
    top = float(max(one.value for one in facts))
    marks = [mark for mark in steps(0, top, 9 if sheet.wide and not start else 5) if mark <= top]
    scale = Scale(0, top, start + _SIDE, sheet.width - _SIDE - room)
    sheet.y += sheet.small
    for mark in marks:
        align: Align = "center"
        if not start and mark == marks[0]:
            align = "left"
        elif scale.at(mark) + 22 > sheet.width:
            align = "right"
        sheet.text(scale.at(mark), sheet.y, brief(mark), size=sheet.small, tone="soft", align=align)
    sheet.y += 5
    return scale, marks


def grid(sheet: Sheet, scale: Scale, marks: Sequence[float], top: float, bottom: float) -> None:
    """Thin lines at the steps of an axis. Drawn before what lies on them."""
    for mark in marks:
        sheet.line([(scale.at(mark), top), (scale.at(mark), bottom)], "line", 0.8)


def pay_range(sheet: Sheet, scale: Scale, facts: Mapping[str, Fact], middle: float) -> None:
    """p10 to p90 as a thin bar, p25 to p75 thicker, the median marked; a floor leaves the bar open with an arrow."""
    drawn = [one for name in ("p10", "p25", "median", "p75", "p90") if (one := facts.get(name)) is not None]
    if not drawn:
        return
    start, last = scale.at(drawn[0].value), drawn[-1]
    end = scale.at(last.value)
    sheet.bar(start, end, middle, 5, "bar")
    if (low := facts.get("p25")) is not None:
        sheet.bar(scale.at(low.value), scale.at(facts.get("p75", last).value), middle, 13, "bar")
    if last.bound == "at_least":
        tip = end + 11
        sheet.shape([(end, middle - 6), (tip, middle), (end, middle + 6)], "bar")
    if (median := facts.get("median")) is not None:
        place = scale.at(median.value)
        sheet.bar(place - 1.75, place + 1.75, middle, 21, "bar_strong")


def written(sheet: Sheet, scale: Scale, facts: Sequence[Fact], baseline: float, bold: Fact | None = None) -> None:
    """The figures under (or over) their places on the scale, pushed apart where they would touch."""
    words = [show(one) for one in facts]
    sizes = [sheet.measure(one, sheet.small, fact is bold) for one, fact in zip(words, facts, strict=True)]
    places = apart([scale.at(one.value) for one in facts], sizes, 0, sheet.width, 9)
    for place, word, fact in zip(places, words, facts, strict=True):
        strong = fact is bold
        sheet.text(
            place, baseline, word, size=sheet.small, tone="ink" if strong else "soft", bold=strong, align="center"
        )
