"""Tables of the AI resilience score: its parts for an occupation, its members' scores for a career."""

from advisor.cards import ResilienceCard
from api.tables.material import Material, page_of
from api.tables.records import Cell, Table

PARTS = {
    "exposure": "Exposure of its tasks to AI",
    "growth": "Projected change in jobs",
    "epoch": "Human strengths it asks for",
}
NOTE = (
    "Our own score, from 1 (more exposed to AI) to 6 (more resilient): the points of its three parts, none to two each, at "
    "least one in all. The range shows what other raters of its tasks, or one point more or less of human strengths, would make "
    "of it; with an input missing it runs over all values of that input. It is no forecast of anybody's job."
)
_GROUP = "A career has no score of its own. " + NOTE
_NO_POINTS = "not counted"


def resilience_of(material: Material) -> ResilienceCard | None:
    """The resilience section as its card; `None` where it is missing."""
    content = material.section("resilience")
    return ResilienceCard.model_validate(content) if isinstance(content, dict) else None


def score(material: Material) -> Table | None:
    """Parts and total of an occupation's score, or the scores of a career's members."""
    card = resilience_of(material)
    if card is None:
        return None
    rows: list[tuple[Cell, ...]]
    if card.members:
        rows = [
            (
                Cell(one.title, href=page_of(one.code)), Cell(one.code),
                material.cell(one.facts.get("score"), one.reason or "no score"),
                material.cell(one.facts.get("low")), material.cell(one.facts.get("high")),
            )
            for one in card.members
        ]  # fmt: skip
        heads = ("Specialization", "O*NET code", "Score", "Lowest", "Highest")
        return material.table("score", "AI resilience of its specializations", heads, rows, _GROUP)
    reasons = {one.what: one.reason for one in card.missing}
    rows = []
    for part in card.inputs:
        points = material.points(part.name, card.code)
        why = reasons.get(part.name, "not on file")
        rows.append(
            (
                Cell(PARTS[part.name]),
                material.cell(part.fact, why),
                material.cell(points.id if points is not None else None, _NO_POINTS),
            )
        )
    for name, words in (("score", "Score"), ("low", "Lowest it could be"), ("high", "Highest it could be")):
        rows.append((Cell(words), material.cell(card.facts.get(name), "an input is missing"), Cell("")))
    return material.table(
        "score", "AI resilience: the parts of the score", ("Part", "Value", "Points of 2"), rows, NOTE
    )
