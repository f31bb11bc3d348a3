"""Pay of two occupations in two states, as a ledger that tests of the grounding hold sentences against."""

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
