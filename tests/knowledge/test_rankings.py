"""Rankings: one area, one order, and everything that could not be ranked named with its reason."""

import itertools
from collections.abc import Iterator

import pytest
import small_country
from hypothesis import given
from hypothesis import strategies as st

from knowledge.areas import Area, Areas
from knowledge.preparation import EDUCATION, months_to_enter
from knowledge.rankings import Ranked, RankRequest, order
from knowledge.traits import Traits
from knowledge.wages import Wages

ALL = ("11-1021", "11-3071", "29-1141", "27-2042", "53-7065", "11-1011")


@pytest.fixture(scope="module")
def wages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wages]:
    engine = small_country.write(tmp_path_factory.mktemp("rankings") / "facts.sqlite")
    yield Wages(engine, small_country.citation, Areas(engine, small_country.citation))
    engine.dispose()


def area(wages: Wages, code: str) -> Area:
    found = wages.areas.get(code)
    assert found is not None
    return found


def lines(ranked: Ranked) -> list[tuple[int, str, float | int]]:
    return [(item.rank, item.oews_code, item.value) for item in ranked.items]


def reasons(ranked: Ranked) -> dict[str, str]:
    return {item.oews_code: item.reason for item in ranked.dropped}


def test_a_ranking_compares_one_area_and_names_what_it_left_out(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "14260")))
    assert ranked.area.code == ranked.pay_area.code == "16"
    assert ranked.year == 2025
    assert lines(ranked) == [(1, "11-3071", 105_000), (2, "11-1021", 80_000), (2, "29-1141", 80_000)]
    assert reasons(ranked) == {"53-7065": "not published here", "11-1011": "suppressed"}
    assert [(line.oews_code, line.hourly_median_usd) for line in ranked.hourly] == [("27-2042", 30.5)]
    assert ranked.considered == 6
    assert ranked.ranked == 3
    assert [(step.area.code, step.found) for step in ranked.steps] == [("14260", False), ("16", True)]


def test_a_floor_is_ranked_as_a_floor(wages: Wages) -> None:
    first = wages.rank(RankRequest(area=wages.areas.nation, limit=1)).items[0]
    assert (first.oews_code, first.value, first.at_least) == ("11-1011", 239_200, True)


def test_the_limit_cuts_the_lines_and_not_the_count(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=wages.areas.nation, limit=2))
    assert len(ranked.items) == 2
    assert ranked.ranked == 5
    assert ranked.considered == 6


def test_real_pay_divides_by_the_parity_of_the_wages_own_area(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "14260"), by="real_median"))
    assert ranked.parity is not None
    assert ranked.parity.area_code == "16"
    assert ranked.items[0].value == round(105_000 / 0.95)
    country = wages.rank(RankRequest(area=area(wages, "1600006"), by="real_median", codes=("11-1021",)))
    assert country.items[0].value == round(70_000 / 0.90)


def test_an_area_without_a_parity_cannot_be_ranked_by_real_pay_and_says_so(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "48"), by="real_median"))
    assert ranked.area.code == "US"
    assert ranked.steps[0].reason == "no price parity is published for it"
    assert reasons(ranked)["11-1011"] == "published only as a floor"


def test_projections_are_national_and_carry_their_own_source(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "16"), by="growth"))
    assert ranked.area.code == "US"
    assert ranked.pay_area.code == "16"
    assert [item.value for item in ranked.items] == [6.1, 5.0, 4.4, 4.1, 0.4, -2.0]
    assert {item.citation_key for item in ranked.items} == {"made-up-projections"}


def test_a_six_digit_code_has_a_score_only_where_its_occupations_agree_or_one_speaks_for_it(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=wages.areas.nation, by="resilience"))
    # 11-3071 has two occupations of different scores; its `.00` speaks for it.
    assert lines(ranked) == [(1, "29-1141", 6), (2, "11-1021", 4), (3, "11-3071", 3)]
    supply_chain = next(item for item in ranked.items if item.oews_code == "11-3071")
    assert (supply_chain.traits.low, supply_chain.traits.high) == (3, 5)
    assert reasons(ranked)["27-2042"] == "no score: an input is missing"


def test_filters_drop_by_name_with_the_reason(wages: Wages) -> None:
    request = RankRequest(area=wages.areas.nation, max_education="High school diploma or equivalent")
    ranked = wages.rank(request)
    assert lines(ranked) == [(1, "11-3071", 110_000), (2, "53-7065", 38_000)]
    assert reasons(ranked)["11-1021"] == "needs a bachelor's degree at entry"
    assert ranked.filters == {"max_education": "High school diploma or equivalent"}


@pytest.mark.parametrize(
    ("request_", "left"),
    [
        ({"no_experience": True}, ["29-1141", "53-7065"]),
        ({"min_median": 100_000}, ["11-1011", "11-3071", "11-1021"]),
        ({"min_growth": 5.0}, ["11-3071", "29-1141"]),
        ({"min_resilience": 4}, ["11-1021", "29-1141"]),
        ({"max_months": 0}, ["53-7065"]),
        ({"major_group": "11-0000"}, ["11-1011", "11-3071", "11-1021"]),
        ({"max_exposure": 50}, ["11-3071", "11-1021", "29-1141"]),
        ({"min_growth": 0, "no_experience": True, "min_resilience": 5}, ["29-1141"]),
    ],
)
def test_each_filter_keeps_what_it_says(wages: Wages, request_: dict[str, object], left: list[str]) -> None:
    ranked = wages.rank(RankRequest.model_validate({"area": wages.areas.nation, **request_}))
    assert [item.oews_code for item in ranked.items] == left
    assert ranked.considered == len(ranked.items) + len(ranked.dropped) + len(ranked.hourly)


def test_a_code_counts_once_and_an_unknown_code_is_named(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=wages.areas.nation, codes=("11-1021", "11-1021", "99-9999")))
    assert ranked.considered == 2
    assert len(ranked.items) == 1
    assert reasons(ranked) == {"99-9999": "no such occupation in the wage survey"}


def test_hourly_members_alone_are_pay_enough_for_an_area(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "16"), codes=("27-2042",)))
    assert ranked.area.code == "16"
    assert not ranked.items
    assert len(ranked.hourly) == 1


def test_employment_ranks_jobs_and_leaves_nobody_hourly(wages: Wages) -> None:
    ranked = wages.rank(RankRequest(area=area(wages, "16"), by="employment"))
    assert lines(ranked)[0] == (1, "11-1021", 100)
    assert ranked.hourly == ()
    assert reasons(ranked)["11-3071"] == "not published"


def test_every_measure_accounts_for_every_member(wages: Wages) -> None:
    for by in ("median", "real_median", "p10", "p90", "mean", "growth", "openings", "employment", "resilience"):
        for place in wages.areas.all():
            ranked = wages.rank(RankRequest.model_validate({"area": place, "by": by}))
            names = [item.oews_code for item in ranked.items]
            names += [item.oews_code for item in ranked.dropped] + [item.oews_code for item in ranked.hourly]
            assert sorted(names) == sorted(ALL)
            assert [step.found for step in ranked.steps][-1]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 999)), unique_by=lambda one: one[1]), st.booleans())
def test_order_is_by_value_then_code_and_equal_values_share_a_rank(pairs: list[tuple[int, int]], up: bool) -> None:
    rows = [(value, False, Traits(f"11-{code:04}", "x"), None) for value, code in pairs]
    items = order(rows, ascending=up)
    values = [item.value for item in items]
    assert values == sorted(values, reverse=not up)
    for one, other in itertools.pairwise(items):
        assert (one.rank == other.rank) == (one.value == other.value)
        assert one.value != other.value or one.oews_code < other.oews_code
    for item in items:
        better = sum((value < item.value) if up else (value > item.value) for value in values)
        assert item.rank == better + 1


@given(st.sampled_from(EDUCATION), st.sampled_from(["None", "Less than 5 years", "5 years or more", None]))
def test_more_schooling_or_experience_never_takes_less_time(education: str, experience: str | None) -> None:
    months = months_to_enter(education, experience, None)
    assert months is not None
    assert months >= (months_to_enter(education, "None", None) or 0)
    below = EDUCATION[max(0, EDUCATION.index(education) - 1)]
    assert months >= (months_to_enter(below, experience, None) or 0)


def test_nothing_known_about_preparation_is_no_number() -> None:
    assert months_to_enter(None, None, None) is None
    assert months_to_enter(None, None, 4) == 48
