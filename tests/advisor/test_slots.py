"""Slots of a question, each a pure function: amounts, schooling, order, counts, years, the statistic asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.offline.amounts import amount_in, floor_pay_in, said_amount
from advisor.offline.ordering import by_in, count_in, lowest_in
from advisor.offline.phrases import filters_in
from advisor.offline.schooling import max_education_in, max_months_in, no_experience_in
from advisor.offline.slots import only_names
from advisor.offline.statistics_asked import statistic_in
from advisor.offline.written_numbers import in_digits
from advisor.offline.years_said import since_in, year_in


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("i got offered 118k", 118_000, "year"), ("$25/hr as an electrician", 25, "hour"), ("making 17.50 as a cna", 17.5, "hour"),
        ("23 bucks an hour", 23, "hour"), ("1,200 a week", 1_200, "week"), ("is 4500 a month ok", 4_500, "month"), ("68 thousand", 68_000, "year"),
        ("60 mil al año", 60_000, "year"), ("seventy grand", 70_000, "year"), ("mid fifties", 55_000, "year"), ("veinte la hora", 20, "hour"),
        ("2,100 every two weeks", 2_100, "biweekly"), ("offered 75 as a teacher", 75_000, "year"),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_what_it_is_for(text: str, amount: float, unit: str) -> None:
    assert said_amount(text) == (amount, unit)


@pytest.mark.parametrize(
    "text", ["how much in 1987", "12 years of experience", "top 10 percent", "i am 25 years old", "in 10 years", "6 month training", "401k match"]
)  # fmt: skip
def test_years_ages_and_counts_are_no_amounts(text: str) -> None:
    assert said_amount(text) is None


@given(st.integers(8, 120))
def test_an_hourly_amount_is_a_full_time_year_of_2080_hours(rate: int) -> None:
    assert amount_in(f"${rate} an hour") == rate * 2_080


@given(st.integers(5, 400))
def test_the_same_amount_is_read_however_it_is_written(thousands: int) -> None:
    ways = (f"{thousands}k", f"${thousands},000", f"{thousands} grand", f"{thousands} thousand", f"{thousands} mil")
    assert {amount_in(f"offered {way} for it") for way in ways} == {thousands * 1_000}


@given(st.integers(7, 400), st.sampled_from(["year", "hour"]))
def test_a_bare_number_after_an_offer_is_for_the_same_time(number: int, unit: str) -> None:
    found = said_amount(f"what about {number}?", before=unit)  # type: ignore[arg-type]
    assert found == ((number * 1_000 if unit == "year" else number), unit)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("i need 3k a month", 36_000), ("más de $20 la hora", 41_600), ("clear 70 grand", 70_000), ("jobs over 100k", 100_000),
        ("minimum 18/hr", 37_440), ("80k+ jobs", 80_000), ("that pay six figures", 100_000), ("30 jobs", None), ("in 10 years", None),
    ],
)  # fmt: skip
def test_the_least_pay_is_a_years(text: str, least: int | None) -> None:
    assert floor_pay_in(text) == least


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("just a ged", "High school diploma or equivalent"), ("solo la secundaria", "High school diploma or equivalent"),
        ("no diploma", "No formal educational credential"), ("i dropped out of high school", "No formal educational credential"),
        ("best jobs with an associates degree", "Associate's degree"), ("associate degree max", "Associate's degree"),
        ("without a bachelors", "Associate's degree"), ("bachelor's degree or less", "Bachelor's degree"), ("careers with masters degree", "Master's degree"),
        ("not going to college", "Postsecondary nondegree award"), ("no degree", "Postsecondary nondegree award"), ("trade school jobs", "Postsecondary nondegree award"),
        ("some college", "Some college, no degree"), ("high school teacher pay", None), ("why do nurses need a phd", None), ("master plumber pay", None),
    ],
)  # fmt: skip
def test_schooling_in_words_is_a_published_level(text: str, level: str | None) -> None:
    assert max_education_in(text) == level


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6 month training jobs", 6), ("under a year of school", 12), ("two years tops", 24), ("menos de 6 meses de entrenamiento", 6),
        ("in 20 years", None), ("will it be gone in 5 years", None), ("5 years of experience", None),
    ],
)  # fmt: skip
def test_training_time_is_in_months_and_the_future_is_none(text: str, months: int | None) -> None:
    assert max_months_in(text) == months


@pytest.mark.parametrize(
    ("text", "by", "lowest"),
    [
        ("which jobs are shrinking the most", "growth", True), ("dying careers", "growth", True), ("fastest growing careers", "growth", False),
        ("most job openings", "openings", False), ("los que más crecen", "growth", False), ("lowest paying jobs", None, True),
        ("bottom 10 percent of welders", None, False), ("trabajos peor pagados", None, True), ("what pays best", None, False),
    ],
)  # fmt: skip
def test_the_order_of_a_list_and_its_end(text: str, by: str | None, lowest: bool) -> None:
    assert (by_in(text), lowest_in(text)) == (by, lowest)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("los cinco trabajos mejor pagados", 5), ("top 5", 5), ("show me seven jobs", 7), ("los diez empleos", 10), ("6 month training jobs", None),
        ("i have had three jobs", None), ("top 10 percent", None), ("top 100k jobs", None),
    ],
)  # fmt: skip
def test_how_many_are_asked_for(text: str, count: int | None) -> None:
    assert count_in(text) == count


@given(st.integers(1950, 2030))
def test_a_year_is_read_as_asked_for_or_as_the_start_of_a_change(year: int) -> None:
    assert year_in(f"how much did nurses make in {year}") == year
    assert since_in(f"pay of nurses since {year}") == year
    assert since_in(f"nurse pay {year} vs now") == year
    assert year_in(f"nurse pay {year} vs now") is None


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("bottom 10 percent of welders", "p10"), ("75th percentile for nurses", "p75"), ("top 10% of electricians", "p90"),
        ("entry level pay for accountants", "p10"), ("how many plumbers are there in texas", "employment"), ("how many years of school", None),
        ("what do nurses make", None), ("cuántos plomeros hay en texas", "employment"), ("top 25% of plumbers", "p75"),
    ],
)  # fmt: skip
def test_the_statistic_asked_for(text: str, statistic: str | None) -> None:
    assert statistic_in(text) == statistic


def test_a_resilience_score_in_figures_is_kept_as_said() -> None:
    assert filters_in("jobs with a resilience of at least 5")["min_resilience"] == 5
    assert filters_in("resilience of four or more")["min_resilience"] == 4


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    low = text.lower()
    assert len(only_names(text)) == len(text)
    in_digits(low)
    filters_in(low)
    for reads in (said_amount, by_in, lowest_in, count_in, year_in, since_in, statistic_in, no_experience_in):
        reads(low)  # type: ignore[operator]
