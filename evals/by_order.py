"""What a list in an answer must be, whatever it is of: in the order that was asked for, each code once, and no longer than asked.

Pure. It reads the cards and the calls that were made, and nothing of how the list came about.
"""

from collections import Counter

from advisor.answers import Answer
from advisor.cards import RankingCard
from advisor.tools.args import RankOccupations

_TOOL = "rank_occupations"


def disordered(answer: Answer) -> list[str]:
    """What is wrong with the rankings of an answer, as sentences. Of several lists it is not known which call made which:
    each must then be no longer than the longest that was asked for, and its order is left alone."""
    calls = [call.arguments for call in answer.tools if call.name == _TOOL and call.outcome == "ok"]
    cards = [card for card in answer.findings if isinstance(card, RankingCard)]
    if not calls:
        return []
    default = RankOccupations.model_fields["limit"].default
    most = max(call.get("limit") or default for call in calls)
    values = {fact.id: fact.value for fact in answer.facts}
    found = []
    for card in cards:
        found += [
            f"{code} stands in a list {times} times"
            for code, times in Counter(one.code for one in card.items).items()
            if times > 1
        ]
        if len(card.items) > most:
            found.append(f"a list of {len(card.items)}, where {most} were asked for")
        told = [values[one.fact] for one in card.items if one.fact in values]
        if len(calls) == 1 and told != sorted(told, reverse=not calls[0].get("lowest_first")):
            found.append("a list is not in the order that was asked for")
    return found
