"""Areas in order for one occupation or a group, worked out again in other words and compared."""

import random
from itertools import pairwise

import pytest
from sqlalchemy import text

from knowledge.areas.naming import state_code
from knowledge.areas.regions import REGIONS, region
from knowledge.rankings.places import _Cell, _Line

COLUMN = {
    "median": "annual_median_usd",
    "real_median": "annual_median_usd",
    "p10": "annual_p10_usd",
    "p90": "annual_p90_usd",
    "employment": "employment",
}


def codes_of(knowledge):
    with knowledge.engine.connect() as connection:
        return [
            row[0]
            for row in connection.execute(
                text("SELECT DISTINCT oews_code FROM wage WHERE year = 2025 AND area_code = '48' ORDER BY 1")
            )
        ]


def ranked(knowledge, codes, by, **more):
    options = {"group": False, "limit": 100, "ascending": False} | more
    return knowledge.wages.rank_places(codes, knowledge.areas.all("state"), by, **options)


@pytest.mark.parametrize("by", COLUMN)
def test_the_order_is_what_sql_gives_for_occupations_drawn_at_random(knowledge, by):
    for code in random.Random(7).sample(codes_of(knowledge), 12):
        with knowledge.engine.connect() as connection:
            rows = connection.execute(
                text(
                    f"SELECT a.title, w.{COLUMN[by]}, w.floors, p.all_items_index FROM wage w JOIN area a USING (area_code)"
                    " LEFT JOIN price_parity p ON p.area_code = w.area_code AND p.year = (SELECT max(year) FROM price_parity)"
                    " WHERE a.level = 'state' AND w.year = (SELECT max(year) FROM wage x JOIN area b USING (area_code) WHERE b.level = 'state')"
                    " AND w.oews_code = :code"
                ),
                {"code": code},
            ).all()
        expected = {
            title: round(value / (level / 100)) if by == "real_median" else value
            for title, value, floors, level in rows
            if value is not None and not (by == "real_median" and (level is None or "median" in floors.split()))
        }
        found = ranked(knowledge, (code,), by)
        assert {one.area.title: one.value for one in found.items} == expected
        assert [one.value for one in found.items] == sorted(expected.values(), reverse=True)
        assert found.considered == 51
        assert {one.area.title for one in found.dropped} == {one.title for one in knowledge.areas.all("state")} - set(
            expected
        )
        assert found.ranked + len(found.dropped) == found.considered


def test_equal_values_share_a_rank_and_stand_by_name(knowledge):
    for code in random.Random(3).sample(codes_of(knowledge), 40):
        items = ranked(knowledge, (code,), "employment").items
        for before, after in pairwise(items):
            assert (before.value > after.value) == (after.rank > before.rank)
            if before.value == after.value:
                assert before.area.title < after.area.title


def test_a_floor_stands_first_and_never_enters_real_pay(knowledge):
    rankings = knowledge.wages._places
    area = knowledge.areas.state("CA")
    cell = _Cell("06", "29-1215", 2025, 239_200, 100, "median p90", None, None, "oews-state-2025")
    line = rankings._line(area, [cell], "median")
    assert isinstance(line, _Line)
    assert line.at_least
    assert rankings._line(area, [cell], "real_median") == "published only as a floor, which no division may use"


def test_a_group_is_ranked_by_its_typical_median_where_enough_is_covered(knowledge):
    track = knowledge.tracks.get("operations")
    found = ranked(knowledge, track.oews_codes, "median", group=True)
    for one in random.Random(1).sample(found.items, 6):
        pay = knowledge.wages.group_pay(track.oews_codes, one.area)
        assert pay.area == one.area
        assert (pay.typical_median, pay.employment) == (one.value, one.employment)
    for one in found.dropped:
        assert knowledge.wages.group_pay(track.oews_codes, one.area).area != one.area


def test_lowest_first_turns_the_order_round(knowledge):
    up, down = ranked(knowledge, ("29-1141",), "median", ascending=True), ranked(knowledge, ("29-1141",), "median")
    assert [one.value for one in up.items] == [one.value for one in down.items][::-1]


def test_the_four_regions_hold_every_state_once():
    four = [code for name in ("northeast", "midwest", "south", "west") for code in REGIONS[name]]
    assert len(four) == len(set(four)) == 51
    assert all(state_code(code) == code for code in four)
    assert region("the Midwest")[0] == "Midwest"
    assert region("Ohio") is None
