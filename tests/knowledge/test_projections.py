"""Projections by matrix code and by occupation, and when one is a group's."""

from typing import Any

import pytest
from small_build import citation, occupation, small_build

from knowledge.projections import Projections
from knowledge.schema import ProjectionRow
from knowledge.store import Knowledge


def _row(code: str, level: str = "detailed", **more: float | int | None) -> ProjectionRow:
    given: dict[str, Any] = {"base_year": 2024, "target_year": 2034, "growth_pct": 4.4, **more}
    return ProjectionRow(nem_code=code, title=code, level=level, source_key="nem", **given)


@pytest.fixture
def projections() -> Projections:
    return Projections(
        small_build(
            [
                occupation("11-3031.00", "Financial Managers"),
                occupation("11-3031.01", "Treasurers and Controllers"),
                occupation("13-1021.00", "Buyers of Farm Products", nem_code="13-1020"),
                occupation("13-1022.00", "Wholesale and Retail Buyers", nem_code="13-1020"),
                occupation("55-1011.00", "Air Crew Officers", nem_code=None),
                _row("11-3031"),
                _row("11-3031", base_year=2022, target_year=2032, growth_pct=16.0),
                _row("13-1020", growth_pct=None),
                _row("11-0000", level="summary"),
            ]
        ),
        citation,
    )


def test_the_newest_period_is_given_unless_another_is_asked_for(projections: Projections) -> None:
    newest, older = projections.get("11-3031"), projections.get("11-3031", base_year=2022)
    assert newest is not None
    assert (newest.growth_pct, newest.period, newest.basis) == (4.4, "2024–34", "measured")
    assert older is not None
    assert older.growth_pct == 16.0


def test_occupations_under_one_matrix_code_share_one_figure(projections: Projections) -> None:
    found = projections.get("11-3031.01")
    assert found is not None
    assert found.shares == ("11-3031.00", "11-3031.01")
    assert found.basis == "measured"


def test_a_matrix_code_of_several_six_digit_codes_is_a_group(projections: Projections) -> None:
    found = projections.get("13-1022.00")
    assert found is not None
    assert found.basis == "group"
    assert found.nem_code == "13-1020"
    summary = projections.get("11-0000")
    assert summary is not None
    assert summary.basis == "group"


def test_a_missing_growth_is_none_and_a_missing_projection_too(projections: Projections) -> None:
    found = projections.get("13-1021")
    assert found is not None
    assert found.growth_pct is None
    assert projections.get("55-1011.00") is None
    assert projections.get("nonsense") is None


def test_the_known_projection_of_general_managers(knowledge: Knowledge) -> None:
    found = knowledge.projections.get("11-1021.00")
    assert found is not None
    assert (found.base_year, found.target_year, found.growth_pct, found.openings_per_year) == (2024, 2034, 4.4, 308700)
    assert found.entry_education == "Bachelor's degree"
