"""Grounding of what a sentence works out from its own figures, points back at, or says of a heading."""

import pytest

from tests.advisor.kitchen import passes


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakers in Ohio earn $49,560 and Cooks in Ohio $44,010, a gap of $5,550.",
        "It's $49,560 for Bakers in Ohio compared with $44,010 for Cooks, so you'd give up $5,550 a year.",
        "Bakers in Ohio earn $49,560, 12.6% more than Cooks at $44,010.",
        "Cooks in Ohio earn a median of $44,010, about $3,670 a month.",
        "For Cooks in Ohio it is $44,010 a year ÷ 12 = $3,668 a month.",
        "The gap between the 10th percentile ($30,010) and the 90th ($58,010) for Cooks in Ohio is $28,000.",
        "Pay for Cooks in Ohio goes from $30,010 at the 10th percentile to $58,010 at the 90th, roughly twice as much.",
    ],
)
def test_what_two_stated_figures_come_to_may_be_said(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bakers in Ohio earn $49,560 and Cooks in Ohio $44,010, a gap of $7,550.",
        "Bakers in Ohio earn $49,560 and Cooks in Ohio $44,010, and rent there is $5,550.",
        "Bakers in Ohio earn $49,560, 21.6% more than Cooks at $44,010.",
        "Cooks in Ohio earn a median of $44,010, about $4,670 a month.",
        "The gap is $5,550 a year for Bakers in Ohio.",
        "Cooks in Ohio earn $44,010 after 15 months.",
        "Employment of Cooks in Ohio changes by 40.0%.",
    ],
)
def test_what_the_stated_figures_do_not_come_to_is_held_back(sentence: str) -> None:
    assert not passes(sentence)


def test_a_result_worked_out_may_stand_in_the_next_sentence() -> None:
    assert passes("Bakers in Ohio earn $49,560 and Cooks in Ohio $44,010.", "That's a difference of $5,550.")


def test_a_figure_that_cites_another_fact_is_not_worked_out() -> None:
    assert not passes("Bakers in Ohio earn $49,560 [F13] and Cooks in Ohio $44,010 [F3], a gap of $5,550 [F1].")


def test_a_median_is_no_distance() -> None:
    assert not passes("Bakers in Ohio earn $49,560 more than Cooks in Ohio.")


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Cooks and Bakers in Ohio differ: $44,010 for the former and $49,560 for the latter.", True),
        ("Cooks and Bakers in Ohio differ: $49,560 for the former and $44,010 for the latter.", False),
    ],
)
def test_the_former_and_the_latter_are_the_two_names_before(sentence: str, holds: bool) -> None:
    assert passes(sentence) == holds


def test_one_fact_is_not_stated_twice_as_if_it_were_two() -> None:
    assert not passes("Cooks in Ohio earn $44,010, and their median is $44,010 as well.")


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("It compares $49,560 for Bakers with $44,010 for Cooks, both in Ohio.", True),
        ("In Ohio Bakers earn more ($49,560 vs. $44,010), and Cooks are fine.", True),
        ("In Texas, Cooks earn $44,010 and Bakers $49,560, going by the medians.", False),
        ("Cooks in Ohio earn $44,010 at the middle, with most between $30,010 and $58,010.", True),
        ("Low end, $30,010; high end, $58,010; middle, $44,010: that is Cooks in Ohio.", True),
        ("Cooks in Ohio start at the low end (10th percentile), $37,010.", False),
    ],
)
def test_a_name_beside_a_figure_is_the_one_that_counts(sentence: str, holds: bool) -> None:
    assert passes(sentence) == holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("The top tenth of Cooks earn more than $58,010 in Ohio and more than $59,120 in Texas.", True),
        ("Cooks in Texas earn $45,120, the highest of all, followed by Cooks in Ohio at $44,010.", True),
        ("Los que más ganan en Ohio son los Bakers, con $49,560.", True),
        ("Tres de cada cuatro Cooks en Ohio ganan por lo menos $37,010.", True),
        ("Nationally it looks like this for May 2021:", False),
    ],
)
def test_a_superlative_a_share_and_a_month_are_read_as_written(sentence: str, holds: bool) -> None:
    assert passes(sentence) == holds


def test_markers_at_the_end_may_be_those_of_other_figures() -> None:
    assert passes("Cooks in Ohio earn $44,010, Bakers $49,560, and Cooks in Texas $45,120 [F3, F13].")
    assert not passes("Cooks in Ohio earn $44,010, Bakers $49,560, and Cooks in Texas $99,120 [F3, F13].")


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("$48,000 compares with a median of $44,010 for Cooks in Ohio.", True),
        ("$48,000 is in the middle half of what Cooks in Ohio earn.", True),
        ("The median of Cooks in Ohio is $48,000.", False),
    ],
)
def test_the_offer_held_against_a_median_is_the_persons_own(sentence: str, holds: bool) -> None:
    assert passes(sentence, said="I was offered $48,000 as one of the cooks in Ohio") == holds


@pytest.mark.parametrize(
    "claim",
    [
        "and it rises {share}% every year",
        "and it grows {share}% each year",
        "which goes up {share}% a year",
        "and pay rises {share}%",
        "y sube un {share}% cada año",
    ],
)
def test_what_is_said_to_go_on_is_no_relation_of_two_figures(claim: str) -> None:
    # The medians of Cooks in Ohio and in Texas lie three percent apart, the quarters of Ohio thirty-eight.
    for share in (3, 38):
        said = "A quarter of Cooks in Ohio earn less than $37,010, and a quarter more than $51,010"
        assert not passes(f"{said}, {claim.format(share=share)}.")


def test_a_name_with_its_own_code_is_one_name() -> None:
    assert passes("**Bakers** (51-3011) in Ohio: $49,560 a year, $5,550 more than Cooks (35-2014) at $44,010.")
