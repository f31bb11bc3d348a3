"""Grounding: what passes, what does not, and that no mutated figure does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.facts import FactArea, Of
from advisor.grounding import Known, check
from advisor.ledger import Ledger
from knowledge.citations import Citation, Vintage

OEWS = Citation(
    key="oews-state-2025",
    publisher="BLS",
    dataset="OEWS",
    title="State estimates",
    vintage=Vintage(label="May 2025", year=2025),
    url="https://www.bls.gov/oes/",
    licence="public domain",
)
EP = OEWS.model_copy(
    update={"key": "ep", "dataset": "Employment Projections", "vintage": Vintage(label="2024–34", year=2024)}
)
IDAHO = FactArea(code="16", level="state", title="Idaho")
MANAGER = Of(kind="occupation", code="11-1021", title="General and Operations Managers")


@pytest.fixture
def ledger() -> Ledger:
    return a_ledger()


def a_ledger() -> Ledger:
    ledger = Ledger()
    pay = {"unit": "USD/year", "of": MANAGER, "area": IDAHO, "as_of": "May 2025", "citation": OEWS}
    ledger.mint(value=105770, statistic="median", **pay)  # type: ignore[arg-type]
    ledger.mint(value=239200, statistic="p90", at_least=True, **pay)  # type: ignore[arg-type]
    ledger.mint(value=4.4, unit="percent", statistic="growth", of=MANAGER, as_of="2024–34", citation=EP)
    ledger.mint(value=-3.2, unit="percent", statistic="growth", of=MANAGER, as_of="2024–34", citation=EP)
    ledger.mint(value=15, unit="count", statistic="members", of=MANAGER, as_of="May 2025", citation=OEWS)
    ledger.mint(value=1655420, unit="people", statistic="employment", of=MANAGER, as_of="May 2025", citation=OEWS)
    ledger.mint(value=4, unit="score 1-6", statistic="score", of=MANAGER, as_of="2024–34", citation=EP)
    return ledger


@pytest.mark.parametrize(
    "sentence, rendered",
    [
        ("They earn $105,770 [F1] a year.", "They earn $105,770 [1] a year."),
        ("They earn $105,770 a year.", "They earn $105,770 [1] a year."),
        ("They earn $106K [F1] a year.", "They earn $106K [1] a year."),
        ("They earn about $106,000 [F1].", "They earn about $106,000 [1]."),
        ("They earn $106,000 [F1].", "They earn $106,000 [1]."),
        ("The best paid make ≥ $239,200 [F2].", "The best paid make ≥ $239,200 [1]."),
        ("The best paid make at least $239,200.", "The best paid make at least $239,200 [1]."),
        ("Jobs grow 4.4% [F3] from 2024 to 2034.", "Jobs grow 4.4% [2] from 2024 to 2034."),
        ("Jobs grow 4% over 2024–34.", "Jobs grow 4% [2] over 2024–34."),
        ("Jobs fall 3.2% [F4].", "Jobs fall 3.2% [2]."),
        ("Growth is -3.2% [F4].", "Growth is -3.2% [2]."),
        ("1. All 15 specializations in Idaho.", "1. All 15 [1] specializations in Idaho."),
        ("About 1.66 million people work there.", "About 1.66 million [1] people work there."),
        ("It scores 4 [F7] on a scale of 1–6.", "It scores 4 [2] on a scale of 1–6."),
        ("It scores 4 [F7] out of 6 (11-1021).", "It scores 4 [2] out of 6 (11-1021)."),
        ("| Idaho | $105,770 [F1] | 4.4% [F3] |\n", "| Idaho | $105,770 [1] | 4.4% [2] |\n"),
        ("The narrative says so [1].", "The narrative says so [1]."),
        ("The 25th percentile is not here.", "The 25th percentile is not here."),
        ("See https://www.bls.gov/oes/.", "See https://www.bls.gov/oes/."),
        ("That was May 2025.", "That was May 2025."),
    ],
)
def test_a_true_statement_passes_with_its_citation(ledger: Ledger, sentence: str, rendered: str) -> None:
    verdict = check(sentence, ledger)
    assert (verdict.unsupported, verdict.rendered) == ((), rendered)


@pytest.mark.parametrize(
    "sentence, culprit",
    [
        ("They earn $105,780 [F1] a year.", "$105,780"),
        ("They earn $104,000 [F1] a year.", "$104,000"),
        ("They earn $105,770 [F3] a year.", "$105,770"),
        ("They earn $105,770 [F99].", "[F99]"),
        ("The best paid make $239,200 [F2].", "$239,200"),
        ("Jobs grow 5% [F3].", "5%"),
        ("Jobs grow 3.2% [F4].", "3.2%"),
        ("Jobs grow 105,770%.", "105,770%"),
        ("All 16 specializations.", "16"),
        ("That was 2019.", "2019"),
        ("Its code is 11-3031.", "11-3031"),
        ("They earn it in Texas.", "Texas"),
        ("See https://evil.example/x.", "https://evil.example/x"),
        ("Look: ![x](data:image/png;base64,AAA=)", "an image, script or frame"),
        ("The narrative says so [7].", "[7]"),
        ("It scores 5 out of 6.", "5"),
        ("It pays $1.2 million.", "$1.2 million"),
    ],
)
def test_an_unsupported_statement_is_named(ledger: Ledger, sentence: str, culprit: str) -> None:
    verdict = check(sentence, ledger)
    assert not verdict.ok
    assert culprit in verdict.unsupported


def test_a_persons_own_number_passes_only_as_theirs(ledger: Ledger) -> None:
    said = "I was offered 118k in 83702"
    assert check("Your offer of $118,000 is above the median.", ledger, said).ok
    assert not check("The median is $118,000.", ledger, said).ok
    assert check("Near 83702 there is work.", ledger, said).ok
    assert not check("It pays $83,702.", ledger, said).ok


def test_names_that_hold_digits_state_no_figure(ledger: Ledger) -> None:
    known = Known(texts=("Sales, Grade 12",), codes=frozenset({"41-1011.00"}))
    assert check("Sales, Grade 12 (41-1011.00) is its title.", ledger, "", known).ok
    assert not check("Grade 12 is its title.", ledger, "", known).ok


@given(st.integers(1, 400_000))
def test_no_other_whole_amount_passes(amount: int) -> None:
    assume(amount not in (105770, 239200))
    assert not check(f"They earn ${amount:,} a year.", a_ledger()).ok
    assert not check(f"They earn ${amount:,} [F1] a year.", a_ledger()).ok


@given(st.floats(-50, 50, allow_nan=False))
def test_a_percentage_passes_only_as_the_facts_rounding(percent: float) -> None:
    written = f"{percent:.1f}"
    verdict = check(f"Employment changes by {written}% there.", a_ledger())
    assert verdict.ok == (float(written) in (4.4, -3.2))


@given(st.text())
def test_any_text_is_checked_without_an_error_and_keeps_its_words(text: str) -> None:
    verdict = check(text, a_ledger())
    if "[" not in text and verdict.ok:
        import re

        assert re.sub(r" \[\d\]", "", verdict.rendered) == text


@given(st.sampled_from(["thousand", "k", "K"]), st.integers(1, 300))
def test_thousands_pass_only_at_the_precision_they_were_written_with(scale: str, thousands: int) -> None:
    verdict = check(f"They earn ${thousands} {scale} [F1].", a_ledger())
    assert verdict.ok == (thousands == 106)
