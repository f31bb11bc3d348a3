"""The person's own numbers pass only as theirs."""

import pytest

from advisor.facts import FactArea, Of
from advisor.grounding import START, Grounds, check_against
from advisor.ledger import Ledger
from tests.advisor.test_grounding import OEWS

OHIO = FactArea(code="39", level="state", title="Ohio")
TEXAS = FactArea(code="48", level="state", title="Texas")
COOKS = Of(kind="occupation", code="35-2014", title="Cooks")
BAKERS = Of(kind="occupation", code="51-3011", title="Bakers")


def a_ledger() -> Ledger:
    ledger = Ledger()
    for of, area, shift in ((COOKS, OHIO, 0), (COOKS, TEXAS, 1110), (BAKERS, OHIO, 5550)):
        for number, name in enumerate(("p10", "p25", "median", "p75", "p90")):
            ledger.mint(
                value=30_010 + 7_000 * number + shift,
                unit="USD/year",
                statistic=name,
                of=of,
                area=area,
                as_of="May 2025",
                citation=OEWS,
            )
    return ledger


def passes(*sentences: str, said: str = "") -> bool:
    """Whether the last of the sentences passes after those before it."""
    grounds, context, ok = Grounds(a_ledger(), said), START, True
    for sentence in sentences:
        verdict = check_against(grounds, sentence, context)
        context, ok = verdict.context, verdict.ok
    return ok


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
