"""The table of a ranking: occupations in order in one area, with who was left out and why."""

from advisor.cards import RankingCard
from advisor.facts import Fact
from api.tables.material import Material
from api.tables.records import Cell, Table

_BY = {
    "median": "Median pay", "real_median": "Median pay in US prices", "p10": "Pay, 10th percentile", "p90": "Pay, 90th percentile",
    "growth": "Projected growth", "openings": "Openings", "employment": "Jobs", "resilience": "AI resilience",
}  # fmt: skip
_HEADS = {
    "median": "Median pay", "employment": "Jobs", "price_parity": "Price level, US = 100", "growth": "Projected growth",
    "openings": "Openings", "score": "AI resilience", "score_low": "AI resilience, lowest", "score_high": "AI resilience, highest",
    "p10": "Pay, 10th percentile", "p90": "Pay, 90th percentile",
}  # fmt: skip


def ranking(material: Material) -> Table | None:
    """One line an occupation. What stands beside the figure has a column of its own."""
    cards = material.cards(RankingCard)
    if not cards:
        return None
    card = cards[0]
    beside = {one.code: [fact for fact_id in one.also if (fact := material.fact(fact_id))] for one in card.items}
    extra = list(dict.fromkeys(_key(fact) for facts in beside.values() for fact in facts))
    rows = []
    for one in card.items:
        found = {_key(fact): fact for fact in beside[one.code]}
        also = (material.cell(found[key].id if key in found else None) for key in extra)
        rows.append(
            (Cell(str(one.rank)), Cell(one.title), Cell(one.code), material.cell(one.fact), *also, Cell(one.entry or "not stated"))
        )  # fmt: skip
    heads = ("Rank", "Occupation", "Code", _BY.get(card.by, card.by), *extra, "Typical schooling at entry")
    title = f"{card.within.title}: by {_BY.get(card.by, card.by)[:1].lower()}{_BY.get(card.by, card.by)[1:]}, {card.place.title}"
    return material.table("ranking", title, heads, rows, _note(card, material))


def _key(fact: Fact) -> str:
    return _HEADS.get(fact.statistic, fact.statistic.replace("_", " ").capitalize()) + (
        " in US prices" if fact.unit.endswith("US prices") else ""
    )


def _note(card: RankingCard, material: Material) -> str:
    parts = [f"All figures are of {card.place.title}; an occupation without a figure there is left out, not filled in."]
    if card.filters:
        asked = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in card.filters.items() if value)
        parts.append(f"Filters: {asked}." if asked else "")
    if card.hourly:
        listed = "; ".join(f"{one.title} {material.cell(one.fact).text} an hour" for one in card.hourly)
        parts.append(f"Paid by the hour only, so not ranked: {listed}.")
    if card.dropped:
        parts.append("Left out: " + "; ".join(f"{one.title} ({one.reason})" for one in card.dropped) + ".")
    return " ".join(part for part in parts if part)
