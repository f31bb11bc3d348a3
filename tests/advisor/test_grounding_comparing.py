"""Grounding of comparisons and superlatives."""

import pytest

from tests.advisor.kitchen import passes


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakers in Ohio earn more than Cooks in Ohio.",
        "Cooks in Texas at $45,120 earn more than Cooks in Ohio at $44,010.",
        "Bakers are the best paid in Ohio, with a median of $49,560.",
    ],
)
def test_a_comparison_follows_the_facts(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakers in Ohio earn less than Cooks in Ohio.",
        "Bakers in Ohio earn twice what Cooks in Ohio earn.",
        "Cooks are the best paid in Ohio, with a median of $44,010.",
    ],
)
def test_a_comparison_follows_the_facts_but_not_otherwise(sentence: str) -> None:
    assert not passes(sentence)


def test_a_rank_is_said_only_of_a_place_that_a_result_has_them_in() -> None:
    assert passes("Among what I looked at, Bakers and Cooks rank first and second for pay in Ohio.")
    assert not passes("Among what I looked at, Bakers and Cooks rank first and second for pay in the United States.")
    assert not passes("Bakers come in first for pay in Maine.")
