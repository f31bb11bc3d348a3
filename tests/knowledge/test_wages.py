"""Pay: one estimate, what is missing and why, and the ladder that changes the place and never the occupation."""

from collections.abc import Iterator

import pytest
import small_country

from knowledge.areas import Area, Areas
from knowledge.wages import Wages


@pytest.fixture(scope="module")
def wages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wages]:
    engine = small_country.write(tmp_path_factory.mktemp("wages") / "facts.sqlite")
    yield Wages(engine, small_country.citation, Areas(engine, small_country.citation))
    engine.dispose()


def area(wages: Wages, code: str) -> Area:
    found = wages.areas.get(code)
    assert found is not None
    return found


def test_the_latest_year_of_the_level_is_taken_unless_another_is_asked_for(wages: Wages) -> None:
    now, before = wages.get("11-1021", "US"), wages.get("11-1021", "US", 2024)
    assert now is not None
    assert before is not None
    assert (now.year, now.annual["median"].value) == (2025, 100_000)
    assert (before.year, before.annual["median"].value) == (2024, 90_000)
    assert now.title == "General and Operations Managers"
    assert now.row_key == {"oews_code": "11-1021", "area_code": "US", "year": 2025}
    assert now.citation.key == "made-up-US"


def test_what_is_not_published_is_no_row_and_a_withheld_cell_keeps_its_reason(wages: Wages) -> None:
    assert wages.get("11-1011", "48") is None
    withheld = wages.get("11-1011", "16")
    assert withheld is not None
    assert not withheld.has_pay
    assert withheld.annual["median"].value is None
    assert withheld.annual["median"].reason == "suppressed"


def test_a_top_code_is_a_floor(wages: Wages) -> None:
    wage = wages.get("11-1011", "US")
    assert wage is not None
    assert wage.annual["median"].at_least
    assert wage.annual["median"].value == 239_200
    assert not wage.annual["p10"].at_least


def test_hourly_pay_stays_hourly(wages: Wages) -> None:
    wage = wages.get("27-2042", "US")
    assert wage is not None
    assert wage.hourly_only
    assert wage.hourly["median"].value == 30.5
    assert wage.annual["median"].value is None
    assert wage.annual["median"].reason == "hourly only"


def test_hourly_pay_at_the_top_code_is_a_floor_too(wages: Wages) -> None:
    wage = wages.get("27-2042", "US")
    assert wage is not None
    assert wage.hourly["p90"].value == 115
    assert wage.hourly["p90"].at_least
    assert not wage.hourly["median"].at_least


def test_a_level_without_a_table_has_no_year(wages: Wages) -> None:
    assert wages.year_of("nation") == wages.year_of("state") == 2025
    assert wages.year_of("metropolitan") is None


def test_each_step_of_the_ladder_is_named_with_its_reason(wages: Wages) -> None:
    climb = wages.climb("11-1021", area(wages, "14260"))
    assert climb.wage is not None
    assert climb.wage.area.code == "16"
    assert [(step.area.code, step.found) for step in climb.steps] == [("14260", False), ("16", True)]
    assert climb.steps[0].reason == "no metropolitan table of single occupations is loaded"


def test_a_withheld_cell_sends_the_ladder_on(wages: Wages) -> None:
    climb = wages.climb("11-1011", area(wages, "16"))
    assert climb.wage is not None
    assert climb.wage.area.code == "US"
    assert climb.steps[0].reason == "suppressed"


def test_hourly_pay_near_by_is_pay(wages: Wages) -> None:
    climb = wages.climb("27-2042", area(wages, "16"))
    assert climb.wage is not None
    assert climb.wage.area.code == "16"
    assert climb.steps[-1].reason == "hourly only"


def test_the_ladder_never_changes_the_occupation_and_ends_empty_rather_than_wrong(wages: Wages) -> None:
    for place in wages.areas.all():
        climb = wages.climb("11-1021", place)
        assert climb.wage is not None
        assert climb.wage.oews_code == "11-1021"
        assert [step.area for step in climb.steps] == list(wages.areas.climb(place))[: len(climb.steps)]
        assert [step.found for step in climb.steps] == [False] * (len(climb.steps) - 1) + [True]
    nothing = wages.climb("99-9999", area(wages, "14260"))
    assert nothing.wage is None
    assert len(nothing.steps) == 3
    assert not any(step.found for step in nothing.steps)


def test_history_is_national_and_oldest_first(wages: Wages) -> None:
    assert [(wage.year, wage.annual["median"].value) for wage in wages.history("11-1021")] == [
        (2024, 90_000),
        (2025, 100_000),
    ]


def test_group_medians_stand_for_a_metropolitan_area_only(wages: Wages) -> None:
    medians = wages.group_medians(area(wages, "14260"))
    assert [(one.major_code, one.annual_median_usd.value) for one in medians] == [
        ("00-0000", 49_100),
        ("11-0000", 104_390),
    ]
    assert wages.group_medians(area(wages, "16")) == ()
