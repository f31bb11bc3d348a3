"""Occupations side by side: a table of pay, AI resilience, growth and entry education; what is missing is marked so."""

from advisor.answers import ToolResult
from advisor.cards import GroupPayCard, OutlookCard, ResilienceCard, WageCard
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, the
from advisor.tools.show import marked

_NONE = "not on file"


def told_comparison(result: ToolResult, ledger: Ledger) -> Told:
    """One row a subject. The area and year of the figures stand above the table."""
    told = Told()
    pays = [card for card in result.findings if isinstance(card, WageCard | GroupPayCard)]
    scores = {card.title: card for card in result.findings if isinstance(card, ResilienceCard)}
    outlooks = {card.code: card for card in result.findings if isinstance(card, OutlookCard)}
    rows = [
        _row(ref.title, pay, scores.get(ref.title), outlooks, ledger)
        for ref, pay in zip(result.alternatives, pays, strict=False)
    ]
    areas = list(dict.fromkeys(card.area.title for card in pays))
    years = list(dict.fromkeys(fact.as_of for fact in ledger if fact.statistic in ("median", "typical_median")))
    names = [f"**{ref.title}**" for ref in result.alternatives]
    told.lines.append(
        f"I compared {listed(names)}; pay is for {listed([the(area) for area in areas])} ({listed(years[:1])})."
    )
    table = [
        "| | Pay a year | AI resilience of six | Projected growth | Typical entry |",
        "|---|---|---|---|---|",
        *rows,
    ]
    told.lines.append("\n" + "\n".join(table) + "\n")
    if any(isinstance(card, GroupPayCard) for card in pays):
        told.lines.append(
            "For a group the pay is a typical median over its members and the score runs from lowest to highest."
        )
    told.lines.append("A score is a coarse ordering of ours and no promise; growth is national.")
    told.lines += [line for line in (climbed(result.ladder), how_placed(result.place)) if line]
    told.offer = "Shall I show one of them more closely?"
    told.choices = [Choice(label=ref.title, message=f"Tell me about {ref.title}") for ref in result.alternatives]
    told.follow_ups = ["Where do these figures come from?"]
    return told


def _row(
    title: str,
    pay: WageCard | GroupPayCard,
    score: ResilienceCard | None,
    outlooks: dict[str, OutlookCard],
    ledger: Ledger,
) -> str:
    fact = pay.typical_median if isinstance(pay, GroupPayCard) else pay.percentiles.get("median")
    outlook = outlooks.get(pay.code)
    growth = marked(ledger[outlook.facts["growth"]]) if outlook is not None and "growth" in outlook.facts else _NONE
    entry = (outlook.entry_education if outlook is not None else None) or _NONE
    return f"| {title} | {marked(ledger[fact]) if fact else _NONE} | {_score(score, ledger)} | {growth} | {entry} |"


def _score(card: ResilienceCard | None, ledger: Ledger) -> str:
    if card is None:
        return _NONE
    if "score" in card.facts:
        return marked(ledger[card.facts["score"]])
    if "low" in card.facts and "high" in card.facts:
        return f"{marked(ledger[card.facts['low']])} to {marked(ledger[card.facts['high']])}"
    return _NONE
