"""Grounding of measures: percentile, unit, rounding, words."""

import pytest

from tests.advisor.kitchen import passes


@pytest.mark.parametrize(
    "sentence",
    [
        "The median of Cooks in Ohio is $44,010.",
        "A quarter of Cooks in Ohio earn less than $37,010, and a quarter more than $51,010.",
        "One in ten Cooks in Ohio earns over $58,010.",
        "All but a tenth of Cooks in Ohio earn more than $30,010.",
        "Three quarters of Cooks in Ohio earn more than $37,010.",
        "10th: $30,010; 50th: $44,010; 90th: $58,010, for Cooks in Ohio.",
        "Uno de cada cuatro Cooks en Ohio gana menos de $37,010.",
        "- 25 %: $37,010 for Cooks in Ohio",
    ],
)
def test_a_figure_is_the_percentile_that_is_said(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The median of Cooks in Ohio is $51,010.",
        "A quarter of Cooks in Ohio earn less than $51,010.",
        "One in ten Cooks in Ohio earns over $51,010.",
        "Cooks in Ohio earn $51,010.",
        "The top tenth of Cooks in Ohio earn less than $58,010.",
        "Uno de cada cuatro Cooks en Ohio gana menos de $51,010.",
    ],
)
def test_a_figure_is_the_percentile_that_is_said_but_not_otherwise(sentence: str) -> None:
    assert not passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooks in Ohio earn $44k a year.",
        "Cooks in Ohio earn 44,010 dollars.",
        "Los Cooks de Ohio ganan 44.010 dólares al año.",
        "Cooks in Ohio earn USD 44,010.",
        "Cooks in Ohio earn forty-four thousand dollars.",
        "Los Cooks de Ohio ganan 44 mil 10 dólares.",
    ],
)
def test_a_figure_is_by_the_time_and_at_the_precision_it_was_written_with(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooks in Ohio earn $44,010 an hour.",
        "Cooks in Ohio earn $45k a year.",
        "Los Cooks de Ohio ganan 44.910 dólares al año.",
        "Cooks in Ohio earn forty-nine thousand dollars.",
    ],
)
def test_a_figure_is_by_the_time_and_at_the_precision_it_was_written_with_but_not_otherwise(sentence: str) -> None:
    assert not passes(sentence)


def test_a_column_headed_by_a_percentile_holds_it() -> None:
    head = "| Cooks | 25% | 75% |\n"
    assert passes(head, "|---|---|---|\n", "| Ohio | $37,010 | $51,010 |\n")
    assert not passes(head, "|---|---|---|\n", "| Ohio | $51,010 | $51,010 |\n")
