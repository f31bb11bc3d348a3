"""Occupations side by side: a line each of pay, AI resilience, growth and entry education; what is missing is marked so."""

import re
from collections.abc import Callable

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, ComparisonCell
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.phrases import real_in
from advisor.offline.prose.beside import CLOSE, close
from advisor.offline.prose.entry import SCHOOLING
from advisor.offline.prose.resilience import CHANGES
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, money, paragraph, the
from advisor.offline.prose.wording import where as where_paid
from advisor.offline.reading import Reading
from advisor.tools.show import marked

SCORED = say(
    "The score adds points for AI exposure, projected growth and human strengths. It is a rough order, no more."
)
_OF_AI = re.compile(
    r"\b(ai|a\.i\.|robots?|automat\w+|chat ?gpt|(future|recession)[- ]?proof|resilien\w+|safer?|security|expos\w+|ia|replac\w+)\b"
)
_OF_PAY = re.compile(
    r"\b(pays?|paid|paying|salar\w+|wages?|earn\w*|makes?|money|better|more|higher|sueldo|ganan?|pagan?|mejor)\b"
)
_NONE = say("not on file")
_NO_SCORE = say("no score for AI resilience")
_HEADS: dict[str, Callable[[str], str]] = {
    "pay": lambda cell: say("{cell} a year", cell=cell),
    "real pay": lambda cell: say("{cell} in US prices", cell=cell),
    "AI resilience score": lambda cell: say("AI resilience {cell} of six", cell=cell),
    "projected growth": lambda cell: say("projected growth {cell}", cell=cell),
    "entry education": lambda cell: say("typical entry: {cell}", cell=cell),
}
"""The measures shown in the answer, each in its words; the card holds the others too, as a table."""


def told_comparison(card: ComparisonCard, result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """What is ahead where that was asked, then one line a subject. The area and year stand above the lines."""
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
    head = say("Side by side: {names}{where}.", names=names, where=where)
    lead = _ahead(card, rows, ledger, reading)
    told.lines += [*lead, head] if lead else [head]
    shown = [measure for measure in _HEADS if measure in rows]
    lines = []
    for place, column in enumerate(card.columns):
        cells = [
            _said(words, cell, rows, place, ledger, several=len(areas) > 1)
            for measure, words in _HEADS.items()
            if measure in rows and (cell := _cell(measure, rows, place, ledger)) and _stands(measure, rows, place)
        ]
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
    if _OF_AI.search(reading.message.lower()):
        told.lines += [SCORED, CHANGES]
    told.offer = say("Shall I show one of them more closely?")
    told.choices = [Choice(label=ref.title, message=f"Tell me about {ref.title}") for ref in result.alternatives]
    told.follow_ups = ["Where do these figures come from?"]
    return told


def _stands(measure: str, rows: dict[str, list[ComparisonCell]], place: int) -> bool:
    """Whether a measure has its own words in a line: real pay that is missing is named below, apart from any figure."""
    return measure != "real pay" or rows[measure][place].fact is not None


def _said(
    words: Callable[[str], str], cell: str, rows: dict[str, list[ComparisonCell]], place: int, ledger: Ledger, *, several: bool
) -> str:  # fmt: skip
    """A measure in its words; pay with its place where the lines are of different ones, a score that there is none."""
    if cell == _NO_SCORE:
        return _NO_SCORE
    fact = rows["pay"][place].fact
    if not several or words is not _HEADS["pay"] or fact is None or (area := ledger[fact].area) is None:
        return words(cell)
    return say("{cell} a year {where}", cell=cell, where=where_paid(area.title))


def _ahead(card: ComparisonCard, rows: dict[str, list[ComparisonCell]], ledger: Ledger, reading: Reading) -> list[str]:
    """The answer to "which pays more" or "which is more future proof", where the figures are of one kind."""
    asked = reading.message.lower()
    titles = [say("**{title}**", title=one.title) for one in card.columns]
    if _OF_AI.search(asked):
        return _more_resilient(titles, rows, ledger)
    real = real_in(asked) and all(cell.fact for cell in rows.get("real pay", ())) and "real pay" in rows
    facts = [ledger[cell.fact] for cell in rows["real pay" if real else "pay"] if cell.fact]
    one_kind = len({(fact.unit, fact.statistic, fact.as_of, fact.area) for fact in facts}) == 1
    if not _OF_PAY.search(asked) or len(facts) < len(titles) or not one_kind or any(fact.bound for fact in facts):
        return []
    order = sorted(zip(facts, titles, strict=True), key=lambda pair: -pair[0].value)
    (best, first), (next_best, second) = order[0], order[1]
    near = [CLOSE] if close([best, next_best]) else []
    if best.value == next_best.value:
        return [
            say("{first} and {second} have the same median pay, {pay}.", first=first, second=second, pay=money(best))
        ]
    template = {"first": first, "pay": money(best), "second": second, "other": marked(next_best)}
    if real:
        told = say(
            "After the cost of living {first} earn more, in US prices: {pay}, against {other} for {second}.", **template
        )
        return [told, *near]
    if len(order) > 2:
        return [say("{first} earn most, {pay}, then {second} with {other}.", **template), *near]
    return [say("{first} earn more: {pay}, against {other} for {second}.", **template), *near]


def _more_resilient(titles: list[str], rows: dict[str, list[ComparisonCell]], ledger: Ledger) -> list[str]:
    """By our score; a group is ahead or behind only where its whole range is."""
    spans: list[tuple[str, Fact, Fact]] = []
    if any(_unscored(rows, place) for place in range(len(titles))):
        return []  # what has no score is neither ahead nor behind
    scores = rows["AI resilience score"]
    lows, highs = rows.get("lowest score", scores), rows.get("highest score", scores)
    for title, one, low, high in zip(titles, scores, lows, highs, strict=True):
        least, most = one.fact or low.fact, one.fact or high.fact
        if least and most:
            spans.append((title, ledger[least], ledger[most]))
    if len(spans) < 2 or len(spans) < len(titles):
        return []
    best = max(spans, key=lambda one: (one[1].value, one[2].value))
    if all(one is best or one[2].value < best[1].value for one in spans):
        return [say("By our AI resilience score {first} are ahead.", first=best[0])]
    if all(low.value == high.value == spans[0][1].value for _, low, high in spans):
        return [say("By our AI resilience score they are level.")]
    return [say("By our AI resilience score none is clearly ahead: the ranges overlap.")]


def _unscored(rows: dict[str, list[ComparisonCell]], place: int) -> bool:
    """Whether a single occupation lacks its score; a group never has one of its own."""
    cell = rows["AI resilience score"][place]
    return cell.fact is None and "group has none" not in (cell.missing or "")


def _cell(measure: str, rows: dict[str, list[ComparisonCell]], place: int, ledger: Ledger) -> str:
    cell = rows[measure][place]
    if cell.fact is not None:
        fact = ledger[cell.fact]
        # Growth without its years says little; they are as long as the publisher's projection.
        return (
            say("{fact} ({as_of})", fact=marked(fact), as_of=fact.as_of) if fact.statistic == "growth" else marked(fact)
        )
    if measure == "AI resilience score" and _unscored(rows, place):
        return _NO_SCORE
    if measure == "AI resilience score" and "lowest score" in rows:
        low, high = rows["lowest score"][place].fact, rows["highest score"][place].fact
        if low is not None and high is not None:
            return say("{low} to {high}", low=marked(ledger[low]), high=marked(ledger[high]))
    return SCHOOLING.get(cell.text, cell.text) if cell.text else _NONE
