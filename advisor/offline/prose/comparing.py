"""Occupations side by side: a line each of pay, AI resilience, growth and entry education; what is missing is marked so."""

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ComparisonCell
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, the
from advisor.tools.show import marked

_NONE = "not on file"
_HEADS = {
    "pay": "{} a year", "real pay": "{} in US prices", "AI resilience score": "AI resilience {} of six",
    "projected growth": "projected growth {}", "entry education": "typical entry: {}",
}  # fmt: skip
"""The measures shown in the answer, each in its words; the card holds the others too, as a table."""


def told_comparison(card: ComparisonCard, result: ToolResult, ledger: Ledger) -> Told:
    """One line a subject. The area and year of the figures stand above the lines."""
    told = Told()
    rows = {row.measure: row.cells for row in card.rows}
    pay = [ledger[cell.fact] for cell in rows["pay"] if cell.fact]
    names = listed([f"**{one.title}**" for one in card.columns])
    areas = list(dict.fromkeys(fact.area.title for fact in pay if fact.area is not None))
    years = list(dict.fromkeys(fact.as_of for fact in pay))
    where = f"; pay is for {listed([the(area) for area in areas])} ({listed(years)})" if pay else ""
    told.lines.append(f"I compared {names}{where}.")
    shown = [measure for measure in _HEADS if measure in rows]
    lines = []
    for place, column in enumerate(card.columns):
        cells = [
            words.format(_cell(measure, rows, place, ledger)) for measure, words in _HEADS.items() if measure in rows
        ]
        lines.append(f"- {column.title}: {'; '.join(cells)}")
    told.lines.append("\n" + "\n".join(lines) + "\n")
    if any(ref.kind != "occupation" for ref in result.alternatives):
        told.lines.append(
            "For a group the pay is a typical median over its members and the score runs from lowest to highest."
        )
    why = [
        f"{measure} of {column.title} ({cell.missing})"
        for measure in shown
        for column, cell in zip(card.columns, rows[measure], strict=True)
        if cell.missing and "group has none" not in cell.missing
    ]
    if why:
        told.lines.append(f"Not on file: {'; '.join(why[:2])}.")
    told.lines += [line for line in (climbed(result.ladder), how_placed(result.place)) if line]
    told.offer = "Shall I show one of them more closely?"
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
            return f"{marked(ledger[low])} to {marked(ledger[high])}"
    return cell.text or _NONE
