"""Group pay: derived, each six-digit code once, floors outside the arithmetic, nothing under 80 % of the jobs."""

from collections.abc import Iterator

import pytest
import small_country
from hypothesis import given
from hypothesis import strategies as st

from knowledge.areas import Areas
from knowledge.group_pay import GroupPay, weighted_mean
from knowledge.wages import Wages


@pytest.fixture(scope="module")
def wages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wages]:
    engine = small_country.write(tmp_path_factory.mktemp("groups") / "facts.sqlite")
    yield Wages(engine, small_country.citation, Areas(engine, small_country.citation))
    engine.dispose()


def group(wages: Wages, codes: tuple[str, ...], place: str) -> GroupPay:
    area = wages.areas.get(place)
    assert area is not None
    return wages.group_pay(codes, area)


def left_out(pay: GroupPay) -> dict[str, str]:
    return {one.oews_code: one.reason for one in pay.left_out}


def test_a_shared_code_counts_once(wages: Wages) -> None:
    once, often = (group(wages, codes, "US") for codes in (("11-1021", "11-3071"), ("11-1021", "11-3071", "11-1021")))
    assert once == often
    assert once.employment == 1300
    assert once.typical_median == round((1000 * 100_000 + 300 * 110_000) / 1300)
    assert once.lowest is not None
    assert once.lowest.oews_code == "11-1021"
    assert once.highest is not None
    assert once.highest.annual_median_usd == 110_000
    assert once.coverage_pct == 100.0
    assert once.citation is not None
    assert once.citation.key == "made-up-US"


def test_a_floor_never_enters_arithmetic_and_is_named(wages: Wages) -> None:
    pay = group(wages, ("11-1021", "11-1011"), "US")
    assert pay.typical_median == 100_000
    assert pay.highest is not None
    assert pay.highest.oews_code == "11-1021"
    assert left_out(pay) == {"11-1011": "published only as at least $239,200"}


def test_too_few_of_the_jobs_give_no_figure_there_and_the_ladder_goes_on(wages: Wages) -> None:
    pay = group(wages, ("11-1021", "53-7065", "29-1141"), "14260")
    assert pay.area.code == "16"
    assert pay.coverage_pct == 81.8
    wider = group(wages, ("11-1021", "11-3071", "53-7065"), "16")
    assert wider.area.code == "US"
    assert wider.steps[0].reason == "its figures cover 58.8 % of the group's national jobs"


def test_where_nothing_covers_enough_there_is_no_group_figure(wages: Wages) -> None:
    pay = group(wages, ("27-2042", "11-1011"), "16")
    assert pay.typical_median is None
    assert pay.lowest is None
    assert pay.employment is None
    assert pay.area.code == "US"
    assert not any(step.found for step in pay.steps)
    assert set(left_out(pay)) == {"27-2042", "11-1011"}


def test_a_member_without_a_job_count_is_in_the_range_but_not_in_the_mean(wages: Wages) -> None:
    pay = group(wages, ("11-1021", "11-3071", "29-1141"), "16")
    assert pay.area.code == "16"
    assert pay.typical_median == 80_000
    assert pay.highest is not None
    assert pay.highest.oews_code == "11-3071"
    assert left_out(pay) == {"11-3071": "no count of its jobs: not published"}


def test_a_group_of_nothing_is_no_figure(wages: Wages) -> None:
    pay = group(wages, (), "16")
    assert pay.typical_median is None
    assert pay.members == ()


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1, max_size=30))
def test_a_weighted_mean_lies_between_its_values_and_ignores_their_order(pairs: list[tuple[int, int]]) -> None:
    mean = weighted_mean(pairs)
    assert mean is not None
    values = [value for _, value in pairs]
    assert min(values) <= mean <= max(values)
    assert mean == weighted_mean(pairs[::-1])
    exact = sum(jobs * value for jobs, value in pairs) / sum(jobs for jobs, _ in pairs)
    assert abs(mean - exact) <= 0.5 + 1e-6


def test_no_weight_is_no_mean() -> None:
    assert weighted_mean([]) is None


def test_a_code_without_a_median_adds_no_jobs_either(knowledge):
    """In Maryland one code of these supervisors has jobs and no median: it is left out of both figures and named."""
    career = next(one for one in knowledge.careers.all() if one.title == "Transportation Supervisors")
    pay = knowledge.wages.group_pay(career.oews_codes, knowledge.areas.get("24"))
    without = {one.oews_code for one in pay.left_out}
    assert without
    counted = [one for one in pay.members if one.oews_code not in without]
    assert pay.employment == sum(one.employment for one in counted)
