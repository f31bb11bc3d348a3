"""Jobs and pay over the years: of an occupation year by year as published, of a track stretch by stretch."""

from typing import NamedTuple

from advisor.cards import WageCard
from advisor.facts import Fact
from api.tables.material import Material, as_a_whole
from api.tables.records import Cell, Table


class Year(NamedTuple):
    """A year with the facts that it has: jobs, pay in dollars of that year, and in dollars of the latest year."""

    year: int
    jobs: Fact | None
    pay: Fact | None
    real: Fact | None


class Stretch(NamedTuple):
    """Years that can be compared with each other, and with no others. `reason` stands where there is no figure."""

    years: str
    classification: str
    points: tuple[Year, ...]
    reason: str | None


NOTE = (
    "The survey changed its occupation codes or its method between the stretches: figures of two stretches are not "
    "comparable, and the publisher advises care even within one."
)


def stretches_of(material: Material) -> list[Stretch]:
    """A track's trend, or an occupation's years."""
    content = material.section("trend")
    if isinstance(content, dict):
        return [
            Stretch(
                line["years"], line["classification"],
                tuple(
                    Year(int(one["year"]), *(material.fact(one.get(key)) for key in ("employment", "typical_median", "real")))
                    for one in line.get("points", ())
                ),
                line.get("text"),
            )
            for line in content["stretches"]
        ]  # fmt: skip
    return _published(material)


def _published(material: Material) -> list[Stretch]:
    from knowledge.track_history import SEGMENTS

    found: dict[int, Year] = {}
    for card in material.cards(WageCard):
        pay, jobs = material.fact(card.percentiles.get("median")), material.fact(card.employment)
        known = pay or jobs
        as_of = known.as_of if known else ""
        if card.area.level == "nation" and as_of[-4:].isdigit():
            found[int(as_of[-4:])] = Year(int(as_of[-4:]), jobs, pay, None)
    return [
        Stretch(label.replace("-", "–"), classification, points, None)
        for label, first, last, classification in SEGMENTS
        if (points := tuple(found[year] for year in sorted(found) if first <= year <= last))
    ]


def _rows(material: Material, stretches: list[Stretch], *, real: bool) -> list[tuple[Cell, ...]]:
    rows = []
    for stretch in stretches:
        for one in stretch.points:
            facts = (one.jobs, one.pay, one.real) if real else (one.jobs, one.pay)
            cells = (material.cell(fact.id if fact is not None else None) for fact in facts)
            rows.append((Cell(str(one.year)), *cells, Cell(f"{stretch.years}: {stretch.classification}")))
        if not stretch.points and stretch.reason:
            empty = (Cell("no figure") for _ in range(3 if real else 2))
            rows.append((Cell(stretch.years), *empty, Cell(f"{stretch.classification}. {stretch.reason}")))
    return rows


def _title(material: Material) -> str:
    return material.page.title if material.page is not None else "this one"


def history(material: Material) -> Table | None:
    """Of an occupation, in dollars of each year."""
    stretches = stretches_of(material)
    if sum(len(one.points) for one in stretches) < 2:
        return None
    heads = ("May of", "Jobs", "Median pay", "Stretch of comparable years")
    note = f"{NOTE} National; dollars of each year, so rising prices are part of the change."
    if whole := as_a_whole(material.section("progression")):
        note += f" Published {whole}, which also holds other occupations: not for {_title(material)} alone."
    return material.table("history", "Jobs and pay over the years", heads, _rows(material, stretches, real=False), note)


def trend(material: Material) -> Table | None:
    """Of a track, in dollars of each year and of the latest."""
    stretches = stretches_of(material) if material.section("trend") else []
    heads = ("May of", "Jobs", "Typical pay", "Typical pay in dollars of the latest May", "Stretch of comparable years")
    note = f"{NOTE} National; the same basket of codes within a stretch. Typical pay is a mean of medians weighted by jobs, not a median."
    return material.table("trend", "Jobs and pay over the years", heads, _rows(material, stretches, real=True), note)
