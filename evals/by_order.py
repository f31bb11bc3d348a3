"""What a list in an answer must be, whatever it is of: in the order that was asked for, each code once, and no longer than asked.

Pure. It reads the cards and the calls that were made, and nothing of how the list came about.
"""

from collections import Counter

from advisor.answers import Answer
from advisor.cards import RankingCard
from advisor.tools.args import RankOccupations
from advisor.transition_cards import TransitionsCard

_TOOL = "rank_occupations"


def disordered(answer: Answer) -> list[str]:
    """What is wrong with the lists of an answer, as sentences. Of several lists it is not known which call made which:
    each must then be no longer than the longest that was asked for, and its order is left alone."""
    return [*_rankings(answer), *_moves(answer)]


def _rankings(answer: Answer) -> list[str]:
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


def _moves(answer: Answer) -> list[str]:
    """Moves that pay more stand in O*NET's own order of nearness, where they are not ordered by pay or score."""
    values = {fact.id: fact.value for fact in answer.facts}
    found = []
    for card in answer.findings:
        if not isinstance(card, TransitionsCard) or card.by not in ("usefulness", "relatedness"):
            continue
        ranks = [
            values[one.relatedness.rank]
            for one in card.items
            if one.relatedness.rank in values and values.get(one.pay_change.change or "", 0) > 0
        ]
        if ranks != sorted(ranks):
            found.append("nearer moves stand behind farther ones")
    return found
