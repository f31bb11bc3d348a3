"""What a person earns beside what is published, a move between two places, and two jobs side by side, in words."""

import re

import pytest

from advisor.facts import LadderStep
from advisor.offline.prose.wording import climbed
from knowledge.store import Knowledge
from tests.advisor.talking import say


@pytest.mark.parametrize(
    "message, begins, kind",
    [
        ("I earn 45k as a cook in Reno, is that above average?", "Yes: it is above the median.", "Your pay falls"),
        ("am I underpaid, I make 20 an hour as a welder in Ohio", "Yes: it is below the median.", "Your pay falls"),
        ("my salary is 120k as a nurse in Boise. is that less than most?", "No: it is above the median.", "Your pay falls"),
        ("got an offer of 60k as a nurse in Boise, is that more than the average?", "No: it is below the median.", "Your offer falls"),
        ("gano 60 mil como enfermera en Boise, ¿está por encima del promedio?", "No: está por debajo de la mediana.", "Su pago queda"),
    ],
)  # fmt: skip
def test_whoever_asks_whether_their_pay_is_above_the_middle_is_told_yes_or_no(
    knowledge: Knowledge, message: str, begins: str, kind: str
) -> None:
    turn = say(knowledge, message)
    assert turn.text.startswith(begins), turn.text
    assert kind in turn.text
    assert not turn.withheld


def test_an_offer_of_which_no_side_was_asked_gets_no_yes(knowledge: Knowledge) -> None:
    turn = say(knowledge, "I have an offer of 75000 as a nurse in Boise, is it fair?")
    assert turn.text.startswith("Your offer falls")


def test_a_price_level_names_its_place(knowledge: Knowledge) -> None:
    turn = say(knowledge, "I earn 45k as a cook in Reno, is that above average?")
    level = next(re.finditer(r"price level of ([^:]+):", turn.text)).group(1)
    areas = {fact.area.title for fact in turn.ledger.facts() if fact.statistic == "price_parity" and fact.area}
    assert level in areas


def step(code: str, level: str, title: str, *, found: bool) -> LadderStep:
    reason = None if found else "no metropolitan table of single occupations is loaded"
    return LadderStep.model_validate(
        {"area": {"code": code, "level": level, "title": title}, "found": found, "reason": reason}
    )


def test_a_way_of_two_places_names_where_each_of_them_led() -> None:
    boise = [step("14260", "metropolitan", "Boise City, ID", found=False), step("16", "state", "Idaho", found=True)]
    seattle = [step("42660", "metropolitan", "Seattle, WA", found=False), step("53", "state", "Washington", found=True)]
    assert climbed(boise) == (
        "Pay for single jobs is not on file here for Boise City, ID itself, so this is for Idaho."
    )
    assert climbed([*boise, *seattle]) == (
        "Pay for single jobs is not on file here for Boise City, ID and Seattle, WA themselves, "
        "so this is for Idaho and Washington."
    )
    assert climbed(boise[1:]) is None


@pytest.mark.parametrize(
    "message",
    [
        "should I move from Boise to Seattle as a software developer",
        "I am a nurse, is it worth moving from Boise to Portland, OR",
        "me conviene mudarme de Boise a Seattle como desarrollador de software",
    ],
)
def test_pay_in_us_prices_and_housing_have_their_years_in_a_move(knowledge: Knowledge, message: str) -> None:
    turn = say(knowledge, message)
    lines = re.split(r"(?<=\.) ", turn.text)
    for words in (r"^(?:.*\n)*(?:In US prices|En precios)", r"^(?:Housing alone|Solo la vivienda)"):
        told = [one for one in lines if re.search(words, one)]
        assert told, turn.text
        assert re.search(r"\([^)]*20\d\d\)", told[0])
    assert turn.text.count("(for ") + turn.text.count("(por ") <= 2
    assert not turn.withheld


@pytest.mark.parametrize(
    "message",
    ["compare nurses and dental hygienists in Seattle", "welders vs plumbers in Ohio", "compara enfermeras y electricistas en Texas"],
)  # fmt: skip
def test_growth_has_its_years_and_a_score_is_told_once(knowledge: Knowledge, message: str) -> None:
    turn = say(knowledge, message)
    lines = [line for line in turn.text.split("\n") if line.startswith("- ")]
    assert len(lines) == 2
    assert all(re.search(r"% (?:\[\d+\] )?\(20\d\d–\d\d\)", line) for line in lines)
    rows = {
        row.measure: [turn.ledger[cell.fact].value for cell in row.cells if cell.fact]
        for row in turn.results[0].findings[0].rows
        if "score" in row.measure
    }
    ends = [rows[name] for name in ("lowest score", "highest score") if name in rows]
    assert not ends or any(one != rows["AI resilience score"] for one in ends)


@pytest.mark.parametrize(
    "message", ["is 80k good for a nurse in Ohio?", "me ofrecen 80 mil al año como enfermera en Ohio, ¿está bien?"]
)
def test_a_round_amount_that_comes_near_a_published_one_is_credited_to_nobody_else(
    knowledge: Knowledge, message: str
) -> None:
    text = say(knowledge, message).text
    assert "$80,000" in text
    assert not re.search(r"\$80,000 \[\d", text)
