"""Grounding of names: a right figure of the wrong place, occupation or year is no support."""

import pytest

from tests.advisor.kitchen import passes


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooks in Ohio earn $44,010 a year.",
        "Cooks earn $44,010 in Ohio and $45,120 in Texas.",
        "Bakers in Ohio ($49,560) earn more than Cooks there ($44,010).",
        "The medians in Ohio are $44,010 (Cooks) and $49,560 (Bakers).",
        "In May 2025 Cooks in Ohio earned $44,010.",
    ],
)
def test_a_figure_is_of_the_name_beside_it(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooks in Texas earn $44,010 a year.",
        "Cooks earn $45,120 in Ohio and $44,010 in Texas.",
        "The medians in Ohio are $44,010 (Bakers) and $49,560 (Cooks).",
        "Bakers in Texas earn $49,560.",
        "In 2019 Cooks in Ohio earned $44,010.",
        "Cooks in Idaho earn well.",
    ],
)
def test_a_figure_is_of_the_name_beside_it_but_not_otherwise(sentence: str) -> None:
    assert not passes(sentence)


def test_the_head_of_a_table_names_what_its_columns_are_of() -> None:
    head = "| | Ohio | Texas |\n"
    assert passes(head, "|---|---|---|\n", "| Cooks | $44,010 | $45,120 |\n")
    assert not passes(head, "|---|---|---|\n", "| Cooks | $45,120 | $44,010 |\n")


def test_a_sentence_before_names_the_place() -> None:
    assert passes("Now to Texas. ", "Cooks earn $45,120 a year there.")
    assert not passes("Now to Texas. ", "Cooks earn $44,010 a year there.")


def test_two_names_before_two_figures_belong_to_them_in_order() -> None:
    assert passes("Bakers out-earn Cooks in Ohio ($49,560 vs. $44,010).")
    assert not passes("Bakers out-earn Cooks in Ohio ($44,010 vs. $49,560).")


def test_facts_cited_together_are_stated_one_for_one() -> None:
    assert passes("Cooks in Ohio earn $37,010 to $51,010 in the middle half [F2][F4].")
    assert not passes("Cooks in Ohio earn $37,010 to $37,010 in the middle half [F2][F4].")
