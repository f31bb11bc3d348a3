"""Occupations side by side: a line each of pay, AI resilience, growth and entry education; what is missing is marked so."""

from collections.abc import Callable

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ComparisonCell
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, paragraph, the
from advisor.tools.show import marked

_NONE = say("not on file")
_HEADS: dict[str, Callable[[str], str]] = {
    "pay": lambda cell: say("{cell} a year", cell=cell),
    "real pay": lambda cell: say("{cell} in US prices", cell=cell),
    "AI resilience score": lambda cell: say("AI resilience {cell} of six", cell=cell),
    "projected growth": lambda cell: say("projected growth {cell}", cell=cell),
    "entry education": lambda cell: say("typical entry: {cell}", cell=cell),
}
"""The measures shown in the answer, each in its words; the card holds the others too, as a table."""


def told_comparison(card: ComparisonCard, result: ToolResult, ledger: Ledger) -> Told:
    """One line a subject. The area and year of the figures stand above the lines."""
    told = Told()
    rows = {row.measure: row.cells for row in card.rows}
    pay = [ledger[cell.fact] for cell in rows["pay"] if cell.fact]
    names = listed([say("**{title}**", title=one.title) for one in card.columns])
    areas = list(dict.fromkeys(fact.area.title for fact in pay if fact.area is not None))
    years = list(dict.fromkeys(fact.as_of for fact in pay))
    where = (
        say("; pay is for {areas} ({years})", areas=listed([the(area) for area in areas]), years=listed(years))
        if pay
        else ""
    )
    told.lines.append(say("I compared {names}{where}.", names=names, where=where))
    shown = [measure for measure in _HEADS if measure in rows]
    lines = []
    for place, column in enumerate(card.columns):
        cells = [words(_cell(measure, rows, place, ledger)) for measure, words in _HEADS.items() if measure in rows]
        lines.append(say("- {title}: {cells}", title=column.title, cells=joined("; ", cells)))
    told.lines.append(paragraph(lines))
    if any(ref.kind != "occupation" for ref in result.alternatives):
        told.lines.append(
            say("For a group the pay is a typical median over its members and the score runs from lowest to highest.")
        )
    why = [
        say("{measure} of {title} ({missing})", measure=measure, title=column.title, missing=cell.missing)
        for measure in shown
        for column, cell in zip(card.columns, rows[measure], strict=True)
        if cell.missing and "group has none" not in cell.missing
    ]
    if why:
        told.lines.append(say("Not on file: {why}.", why=joined("; ", why[:2])))
    told.lines += [line for line in (climbed(result.ladder), how_placed(result.place)) if line]
    told.offer = say("Shall I show one of them more closely?")
    told.choices = [Choice(label=ref.title, message=f"Tell me about {ref.title}") for ref in result.alternatives]
    told.follow_ups = ["Where do these figures come from?"]
    return told


def _cell(measure: str, rows: dict[str, list[ComparisonCell]], place: int, ledger: Ledger) -> str:
    cell = rows[measure][place]
    if cell.fact is not None:
        return marked(ledger[cell.fact])
    if measure == "AI resilience score":
        low, high = rows["lowest score"][place].fact, rows["highest score"][place].fact
        if low is not None and high is not None:
            return say("{low} to {high}", low=marked(ledger[low]), high=marked(ledger[high]))
    return cell.text or _NONE
