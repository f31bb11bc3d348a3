"""A list is in the order that was asked for, each code once, and no longer than asked."""

from typing import Any

import pytest

from advisor.answers import Answer
from advisor.cards import RankingCard
from advisor.requests import request_of
from advisor.service import Advisor
from evals.by_order import disordered


@pytest.fixture(scope="module")
def ranked(advisor: Advisor) -> Answer:
    return advisor.answer(request_of(message="top 5 best paid operations jobs in Idaho"), trusted=True)


def listed(answer: Answer, change: Any) -> Answer:
    """The answer with the lines of its list changed."""
    cards = [
        card.model_copy(update={"items": change(card.items)}) if isinstance(card, RankingCard) else card
        for card in answer.findings
    ]
    return answer.model_copy(update={"findings": cards})


def test_what_the_product_lists_is_in_order_highest_and_lowest_first(advisor: Advisor, ranked: Answer) -> None:
    lowest = advisor.answer(request_of(message="lowest paid jobs in Ohio"), trusted=True)
    assert [disordered(ranked), disordered(lowest)] == [[], []]
    assert lowest.tools[0].arguments["lowest_first"] is True
    assert len(next(card for card in ranked.findings if isinstance(card, RankingCard)).items) == 5


def test_a_list_that_is_too_long_or_upside_down_or_holds_a_code_twice_is_seen(ranked: Answer) -> None:
    assert disordered(listed(ranked, lambda items: items[::-1])) == ["a list is not in the order that was asked for"]
    assert "stands in a list 2 times" in disordered(listed(ranked, lambda items: [items[0], *items[:4]]))[0]
    assert disordered(listed(ranked, lambda items: [*items, items[-1].model_copy(update={"code": "00-0001"})])) == [
        "a list of 6, where 5 were asked for"
    ]


def test_an_answer_without_a_ranking_has_none_to_be_wrong(advisor: Advisor) -> None:
    assert disordered(advisor.answer(request_of(message="what do nurses make in Ohio"), trusted=True)) == []
