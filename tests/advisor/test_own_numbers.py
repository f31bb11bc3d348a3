"""The person's own numbers pass only as theirs."""

import pytest

from tests.advisor.kitchen import passes

SAID = "I am 34 with 6 years there and was offered $41,500 as one of the Cooks in Ohio"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your offer of $41,500 is below the median.",
        "They offered you $41,500.",
        "You bring 6 years of experience.",
        "Con los $41,500 que le ofrecen queda por debajo de la mediana.",
    ],
)
def test_what_is_said_to_be_theirs_passes(sentence: str) -> None:
    assert passes(sentence, said=SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "The median of Cooks in Ohio is $41,500.",
        "Cooks in Ohio earn $41,500.",
        "Your offer is above the median of $41,500.",
    ],
)
def test_what_is_said_to_be_a_statistic_does_not(sentence: str) -> None:
    assert not passes(sentence, said=SAID)
