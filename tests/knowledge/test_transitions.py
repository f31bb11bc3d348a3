"""Moves between occupations: candidates, gaps equal to the rows of the store, one area for both medians, filters by name."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.rankings import RankRequest
from knowledge.store import Knowledge
from knowledge.transitions import NEAR

CASHIERS, DENTAL_ASSISTANTS, DENTAL_HYGIENISTS = "41-2011.00", "31-9091.00", "29-1292.00"
PLACES = ("US", "16", "48", "14260", "1600006")
RARELY = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def asked(knowledge: Knowledge, place: str = "US", **filters):
    area = knowledge.areas.get(place)
    assert area is not None
    return RankRequest(area=area, **filters)


def rows(knowledge: Knowledge, statement: str, *parameters):
    with knowledge.engine.connect() as connection:
        return connection.exec_driver_sql(statement, parameters).all()


def rating(knowledge: Knowledge, code: str, element: str, scale: str) -> float | None:
    found = rows(
        knowledge,
        "SELECT value FROM rating WHERE onet_soc_code = ? AND element_id = ? AND scale = ?",
        code,
        element,
        scale,
    )
    return found[0][0] if found else None


def some_code(knowledge: Knowledge, number: int) -> str:
    every = knowledge.occupations.all()
    return every[number % len(every)].onet_soc_code


@RARELY
@given(here=st.integers(0, 2000), there=st.integers(0, 2000))
def test_every_gap_equals_its_rows_is_important_and_rises(knowledge, here, there):
    code, target = some_code(knowledge, here), some_code(knowledge, there)
    gaps = knowledge.transitions.gaps(code, target)
    for gap in gaps.items:
        assert gap.own == rating(knowledge, code, gap.element_id, "LV")
        assert gap.target == rating(knowledge, target, gap.element_id, "LV")
        assert gap.importance == rating(knowledge, target, gap.element_id, "IM")
        assert gap.importance >= 3
        assert gap.difference > 0
        assert gap.kind in ("skill", "knowledge")
        assert gap.citation.key.startswith("onet")
    differences = [gap.difference for gap in gaps.items]
    assert differences == sorted(differences, reverse=True)


@RARELY
@given(number=st.integers(0, 2000), place=st.sampled_from(PLACES))
def test_both_medians_are_of_the_same_area_and_year_and_the_first_that_has_both(knowledge, number, place):
    code = some_code(knowledge, number)
    origin = knowledge.occupations.get(code)
    for move in knowledge.transitions.moves(code, asked(knowledge, place)).items:
        assert move.occupation.onet_soc_code != code
        if move.area is None:
            assert move.pay_reason
            continue
        own = knowledge.wages.get(origin.oews_code, move.area.code, move.year)
        theirs = knowledge.wages.get(move.occupation.oews_code, move.area.code, move.year)
        assert move.own_median.annual == own.annual["median"].value
        assert move.target_median.annual == theirs.annual["median"].value
        assert move.target_median.at_least == theirs.annual["median"].at_least
        assert [step.found for step in move.steps] == [False] * (len(move.steps) - 1) + [True]
        for step in move.steps[:-1]:
            both = [knowledge.wages.get(one, step.area.code) for one in (origin.oews_code, move.occupation.oews_code)]
            assert any(
                wage is None or (wage.annual["median"].value is None and wage.hourly["median"].value is None)
                for wage in both
            )


def test_candidates_are_what_onet_lists_and_what_is_near_by_its_ratings(knowledge):
    listed = {one.onet_soc_code: one.rank for one in knowledge.occupations.related(CASHIERS, limit=50)}
    found = knowledge.transitions.moves(CASHIERS, asked(knowledge), "relatedness").items
    assert {move.occupation.onet_soc_code for move in found} > set(listed)
    for move in found:
        assert move.rank == listed.get(move.occupation.onet_soc_code)
        assert move.rank is not None or (move.likeness or 0) >= NEAR
    ranks = [move.rank for move in found if move.rank is not None]
    assert ranks == sorted(ranks)
    assert all(move.rank is not None for move in found[: len(ranks)])


def test_likeness_is_the_same_both_ways_and_no_more_than_one(knowledge):
    alike = knowledge.transitions.likeness
    there = alike.to(CASHIERS)
    assert CASHIERS not in there
    assert all(-1 <= value <= 1 for value in there.values())
    assert there["41-2012.00"] == alike.to("41-2012.00")[CASHIERS]


def test_what_pays_less_stands_behind_what_is_as_near(knowledge):
    found = knowledge.transitions.moves("53-3032.00", asked(knowledge)).items
    assert not found[0].pays_less
    nearest = knowledge.transitions.moves("53-3032.00", asked(knowledge), "relatedness").items
    assert nearest[0].rank == 1


def test_the_same_six_digit_job_is_a_move_only_where_there_is_something_to_learn(knowledge):
    nurses = knowledge.transitions.moves("29-1141.00", asked(knowledge)).items
    twins = [move for move in nurses if move.same_code]
    assert "29-1141.01" in {move.occupation.onet_soc_code for move in twins}
    assert all(knowledge.transitions.gaps("29-1141.00", one.occupation.onet_soc_code).items for one in twins)


def test_each_filter_drops_by_name_with_its_reason(knowledge):
    whole = knowledge.transitions.moves(DENTAL_ASSISTANTS, asked(knowledge))
    request = asked(knowledge, max_education="Postsecondary nondegree award", min_median=50_000)
    moves = knowledge.transitions.moves(DENTAL_ASSISTANTS, request)
    reasons = {one.oews_code: one.reason for one in moves.dropped}
    assert reasons[DENTAL_HYGIENISTS] == "needs an associate's degree at entry"
    assert reasons["31-9092.00"].startswith("its median is $")
    assert all((move.target_median.annual or 0) >= 50_000 for move in moves.items)
    assert len(moves.items) + len(moves.dropped) == moves.considered == whole.considered


def test_a_missing_figure_that_a_filter_needs_is_a_reason_and_never_a_zero(knowledge):
    moves = knowledge.transitions.moves("11-1011.00", asked(knowledge, min_resilience=1, min_median=1))
    reasons = {one.title: one.reason for one in moves.dropped}
    assert reasons
    assert all(reason and "0" not in reason.split() for reason in reasons.values())
    assert all(move.target_median.annual is not None for move in moves.items)


@pytest.mark.parametrize("order", ["pay", "resilience"])
def test_an_order_by_a_figure_leaves_out_what_has_none(knowledge, order):
    moves = knowledge.transitions.moves("27-2012.00", asked(knowledge), order)
    if order == "pay":
        values = [move.target_median.annual for move in moves.items]
        assert "27-2011.00" in {one.oews_code for one in moves.dropped}  # actors are paid by the hour only
    else:
        values = [move.score.score if move.score else None for move in moves.items]
    assert None not in values
    assert values == sorted(values, reverse=True)


def test_within_a_group_every_member_is_looked_at(knowledge):
    members = [one.onet_soc_code for one in knowledge.tracks.get("operations").members]
    moves = knowledge.transitions.moves(CASHIERS, asked(knowledge), within=members)
    assert {move.occupation.onet_soc_code for move in moves.items} <= set(members)
    assert moves.considered == len(members)


def test_a_named_pair_needs_not_be_related(knowledge):
    move = knowledge.transitions.move("35-2014.00", "49-9021.00", knowledge.areas.nation)
    assert move.rank is None
    assert move.likeness is not None
    assert knowledge.transitions.move("35-2014.00", "99-9999.00", knowledge.areas.nation) is None


def test_without_ratings_the_reason_names_the_occupation(knowledge):
    gaps = knowledge.transitions.gaps("11-1011.00", "11-1031.00")
    assert gaps.items == ()
    assert gaps.reason == "O*NET has no ratings of skills and knowledge for Legislators"
    gaps = knowledge.transitions.gaps("11-1031.00", "11-1011.00")
    assert gaps.reason is not None
    assert "Legislators" in gaps.reason


def test_an_unknown_code_has_no_moves(knowledge):
    assert knowledge.transitions.moves("99-9999.00", asked(knowledge)).items == ()


def test_the_package_stays_in_small_modules():
    for module in (Path(__file__).parents[2] / "knowledge" / "transitions").glob("*.py"):
        assert len(module.read_text(encoding="utf-8").splitlines()) <= 300
