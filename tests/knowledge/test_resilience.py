"""The resilience rule: its boundaries, its anchor, that it is monotone, and that it reproduces the reference table."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_build import occupation, small_build

from knowledge import resilience
from knowledge.schema import ExposureRow, ProjectionRow, RatingRow
from knowledge.store import Knowledge

EXPOSURES = st.floats(0, 100)
GROWTHS = st.floats(-60, 60)
SUMS = st.integers(5, 25)
WORSE = st.floats(0, 50)


def test_the_published_inputs_of_operations_managers_give_one() -> None:
    assert resilience.score(63, 0, 11) == 1


@pytest.mark.parametrize(
    ("value", "points"), [(0, 2), (24.999, 2), (25, 1), (50, 1), (50.001, 0), (100, 0), (50.0000000001, 1)]
)
def test_exposure_boundaries_belong_to_the_middle_band(value: float, points: int) -> None:
    assert resilience.exposure_points(value) == points


@pytest.mark.parametrize(("value", "points"), [(-0.1, 0), (0, 1), (5, 1), (5.1, 2)])
def test_growth_boundaries_belong_to_the_middle_band(value: float, points: int) -> None:
    assert resilience.growth_points(value) == points


@pytest.mark.parametrize(("value", "points"), [(5, 0), (11, 0), (12, 1), (19, 1), (20, 2), (25, 2)])
def test_epoch_boundaries_belong_to_the_upper_band(value: int, points: int) -> None:
    assert resilience.epoch_points(value) == points


@given(EXPOSURES, GROWTHS, SUMS, WORSE)
def test_more_exposure_never_raises_the_score(exposure: float, growth: float, epoch: int, worse: float) -> None:
    assert resilience.score(exposure + worse, growth, epoch) <= resilience.score(exposure, growth, epoch)


@given(EXPOSURES, GROWTHS, SUMS, WORSE)
def test_less_growth_never_raises_the_score(exposure: float, growth: float, epoch: int, worse: float) -> None:
    assert resilience.score(exposure, growth - worse, epoch) <= resilience.score(exposure, growth, epoch)


@given(EXPOSURES, GROWTHS, SUMS, st.integers(0, 20))
def test_fewer_human_strengths_never_raise_the_score(exposure: float, growth: float, epoch: int, worse: int) -> None:
    assert resilience.score(exposure, growth, max(5, epoch - worse)) <= resilience.score(exposure, growth, epoch)


@given(EXPOSURES, EXPOSURES, GROWTHS, SUMS)
def test_the_score_lies_in_its_range_and_the_range_in_one_to_six(
    gpt4: float, human: float, growth: float, epoch: int
) -> None:
    mean = (gpt4 + human) / 2
    low, high = resilience.score_range((gpt4, human, mean), growth, epoch)
    assert 1 <= low <= resilience.score(mean, growth, epoch) <= high <= 6


def test_a_missing_input_runs_over_all_its_points() -> None:
    assert resilience.score_range((30.0, 30.0, 30.0), None, 16) == (2, 4)
    assert resilience.score_range(None, None, None) == (1, 6)


def test_a_percentile_counts_half_of_the_equals() -> None:
    assert resilience.percentile(2, [1, 2, 2, 3]) == 0.5
    assert [resilience.fifth(share) for share in (0.0, 0.19, 0.2, 0.6, 0.999, 1.0)] == [1, 1, 2, 4, 5, 5]


def test_an_occupation_without_a_projection_has_a_range_and_no_score() -> None:
    rows = [occupation(f"11-10{number}.00", f"Job {number}") for number in range(10, 20)]
    needed = {one for group in resilience.DESCRIPTORS.values() for one in group}
    build = small_build(
        [
            *rows,
            *(
                ExposureRow(onet_soc_code=row.onet_soc_code, gpt4_alpha=0, gpt4_beta=0.3, gpt4_gamma=0.5,
                            human_alpha=0, human_beta=0.4, human_gamma=0.6, source_key="exposure")
                for row in rows[:9]
            ),
            *(
                RatingRow(onet_soc_code=row.onet_soc_code, element_id=element, scale=scale, value=place, source_key="onet")
                for place, row in enumerate(rows)
                for element, scale in sorted(needed)
            ),
            ProjectionRow(nem_code="11-1010", base_year=2024, target_year=2034, title="Job 10", level="detailed",
                          growth_pct=5.1, source_key="nem"),
        ]
    )  # fmt: skip
    with build.connect() as connection:
        derived = {row.onet_soc_code: row for row in resilience.derive(connection)}
    assert (derived["11-1010.00"].score, derived["11-1010.00"].growth_points) == (3, 2)
    assert derived["11-1018.00"].epoch_sum == 25
    without_growth = derived["11-1011.00"]
    assert (without_growth.score, without_growth.growth_pct, without_growth.growth_basis) == (None, None, "missing")
    assert without_growth.missing == "growth"
    assert without_growth.low < without_growth.high
    assert derived["11-1019.00"].missing == "exposure,growth"


def test_a_score_names_its_inputs_and_their_sources(knowledge: Knowledge) -> None:
    found = knowledge.resilience.get("11-1021")
    assert found is not None
    assert found.score is not None
    assert found.low <= found.score <= found.high
    assert found.score == max(1, (found.exposure_points or 0) + (found.growth_points or 0) + (found.epoch_points or 0))
    assert set(found.inputs) == {"exposure", "growth", "epoch"}
    assert knowledge.resilience.get("99-9999.00") is None
    assert [one.onet_soc_code for one in knowledge.resilience.of_many(["29-1141.00", "x", "11-1021.00"])] == [
        "29-1141.00",
        "11-1021.00",
    ]


def test_the_reference_table_is_reproduced_with_its_growth(knowledge: Knowledge, publishers: Path) -> None:
    reference = publishers.parent / "RESILIENCE.md"
    if not reference.is_file():
        pytest.skip("the reference table is not beside the publishers' files")
    compared = 0
    for line in reference.read_text(encoding="utf-8").splitlines():
        match = re.match(r"\| (?:\*seed:\* )?(\d\d-\d{4}\.\d\d) (.*)\|$", line)
        if match is None:
            continue
        cells = [cell.strip() for cell in match[2].split("|")]
        found = knowledge.resilience.get(match[1])
        wanted = re.search(r"\((\d)-(\d)\)", cells[-1])
        growth = re.search(r"-?\d+(?:\.\d+)?", cells[6])
        assert found
        assert wanted
        assert growth
        raters = (found.exposure_gpt4 or 0.0, found.exposure_human or 0.0, found.exposure or 0.0)
        low_high = resilience.score_range(raters, float(growth[0]), found.epoch_sum)
        assert low_high == (int(wanted[1]), int(wanted[2])), match[1]
        if found.epoch_sum is not None:
            parts = (found.epoch_empathy, found.epoch_presence, found.epoch_opinion, found.epoch_creativity)
            assert [*parts, found.epoch_hope] == [int(one) for one in cells[7].split()], match[1]
        compared += 1
    assert compared == 31


def test_the_base_is_the_862_occupations_with_all_three(knowledge: Knowledge) -> None:
    codes = [one.onet_soc_code for one in knowledge.occupations.all()]
    scored = [one for one in knowledge.resilience.of_many(codes) if one.exposure is not None and one.epoch_sum]
    assert len(scored) == 862
