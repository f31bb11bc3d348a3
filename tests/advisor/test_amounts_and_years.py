"""Which of two amounts is the offer, and which year "five years ago" is."""

import pytest

from advisor.offline.amounts import said_amount
from advisor.offline.years_said import NEWEST, since_in, year_in


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("currently making 52k as a payroll clerk, new place says 58k", 58_000),
        ("i make $19/hr as a pharmacy tech and they offer $22/hr", 22),
        ("offered 60k, i make 55k now", 60_000),
        ("is 62k good", 62_000),
    ],
)
def test_of_what_is_earned_and_what_is_offered_the_offer_is_taken(text: str, amount: float) -> None:
    said = said_amount(text)
    assert said is not None
    assert said[0] == amount


def test_years_ago_count_back_from_the_newest_survey() -> None:
    assert year_in("what did welders make five years ago") == NEWEST - 5
    assert since_in("was pay higher five years ago than now") == NEWEST - 5
    assert since_in("do they earn more than they did in 2016") == 2016


def test_years_of_the_persons_own_life_are_no_year_of_pay() -> None:
    assert year_in("i got laid off five years ago") is None
