"""What a fact says of itself is held to the store, without asking the product for a row."""

from collections.abc import Mapping
from typing import Any

import pytest

from advisor.answers import Answer
from advisor.requests import request_of
from advisor.service import Advisor
from evals.by_rows import unlike
from evals.scorers import _row


@pytest.fixture(scope="module")
def answers(advisor: Advisor) -> list[Answer]:
    asked = (
        "what do registered nurses make in Hawaii after cost of living",
        "best paid operations jobs in Hawaii by purchasing power",
        "how much an hour do plumbers make in Ohio",
        "what is the outlook for electricians",
        "how safe from AI is an electrician's job?",
        "what did orthopedic surgeons make in 2024",
    )
    return [advisor.answer(request_of(message=one), trusted=True) for one in asked]


def wrong(answer: Answer, advisor: Advisor) -> list[str]:
    def row(table: str, where: dict[str, str | int]) -> Mapping[str, Any]:
        return _row(table, where, advisor.knowledge.engine)

    return unlike(answer, row)


def changed(answer: Answer, where: dict[str, Any], **update: Any) -> Answer:
    """The answer with its first fact of that statistic and unit made wrong."""
    at = next(
        number
        for number, fact in enumerate(answer.facts)
        if all(getattr(fact, name) == value for name, value in where.items())
    )
    facts = [*answer.facts]
    facts[at] = facts[at].model_copy(update=update)
    return answer.model_copy(update={"facts": facts})


def test_what_the_product_tells_stands_in_the_store(answers: list[Answer], advisor: Advisor) -> None:
    assert [wrong(one, advisor) for one in answers] == [[]] * len(answers)
    assert all(one.facts for one in answers)


@pytest.mark.parametrize(
    ("number", "where", "update"),
    [
        (0, {"statistic": "median", "unit": "USD/year"}, {"value": 1}),
        (0, {"statistic": "median", "unit": "USD/year"}, {"statistic": "p25"}),
        (0, {"statistic": "p25", "unit": "USD/year"}, {"as_of": "May 2024"}),
        (0, {"statistic": "median", "unit": "USD/year"}, {"unit": "USD/hour"}),
        (0, {"statistic": "price_parity"}, {"value": 99.9}),
        (0, {"statistic": "median", "unit": "USD/year, US prices"}, {"value": 130_000}),
        (1, {"statistic": "median", "unit": "USD/year, US prices"}, {"value": 1}),
        (2, {"statistic": "median", "unit": "USD/hour"}, {"value": 20.0}),
        (3, {"statistic": "growth"}, {"value": 81_000.0}),
        (3, {"statistic": "openings"}, {"value": 9}),
        (4, {"statistic": "score"}, {"value": 0}),
        (5, {"statistic": "median", "unit": "USD/year"}, {"bound": None}),
    ],
)
def test_a_fact_that_says_something_else_is_seen(
    answers: list[Answer], advisor: Advisor, number: int, where: dict[str, Any], update: dict[str, Any]
) -> None:
    assert wrong(changed(answers[number], where, **update), advisor)
