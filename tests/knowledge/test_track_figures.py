"""The computed sections of a track, against sums made here from the same tables."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.group_pay import weighted_mean
from knowledge.lineage import families, scheme_of
from knowledge.store import Knowledge
from knowledge.track_history import COVERED_PCT


def test_a_code_that_was_split_is_followed_with_all_its_parts() -> None:
    nurses = families(
        {2009: frozenset({"29-1111", "41-2011"})},
        frozenset({"29-1141", "29-1151", "29-1161", "29-1171", "41-2011"}),
    )
    assert {frozenset(one.today): one.surveyed[2009] for one in nurses} == {
        frozenset({"29-1141", "29-1151", "29-1161", "29-1171"}): frozenset({"29-1111"}),
        frozenset({"41-2011"}): frozenset({"41-2011"}),
    }


def test_a_family_whose_parts_were_not_all_published_is_not_whole() -> None:
    found = families({2017: frozenset({"21-1018"}), 2016: frozenset({"21-1011"})}, frozenset({"21-1018"}))
    assert [one.whole for one in found] == [False]
    found = families({2017: frozenset({"21-1018"}), 2016: frozenset({"21-1011", "21-1014"})}, frozenset({"21-1018"}))
    assert [one.whole for one in found] == [True]


def test_the_schemes_change_where_the_survey_changed() -> None:
    changes = [year for before, year in pairwise(range(2003, 2026)) if scheme_of(before) != scheme_of(year)]
    assert changes == [2010, 2012, 2017, 2019, 2021]


def test_the_lineage_says_what_the_bureau_s_crosswalks_say(publishers: Path) -> None:
    crosswalk = next(publishers.rglob("soc2010_to_2018_crosswalk.csv"), None)
    if crosswalk is None:
        pytest.skip("the crosswalk is not among the publishers' files")
    official: dict[str, set[str]] = {}
    with crosswalk.open(encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            official.setdefault(row["SOCCode2010"].strip(), set()).add(row["SOCCode2018"].strip())
    ours: dict[str, set[str]] = {}
    lineage = Path(__file__).parents[2] / "knowledge" / "starter" / "soc_lineage.csv"
    with lineage.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["scheme"] == "2010":
                ours.setdefault(row["code"], set()).add(row["next_code"])
    assert {code: after for code, after in official.items() if after != {code}} == ours


def test_the_latest_stretch_is_the_whole_track_and_equals_its_group_pay(knowledge: Knowledge) -> None:
    for track_id in ("operations", "finance", "transport"):
        track, history = knowledge.tracks.get(track_id), knowledge.tracks.history(track_id)
        assert track is not None
        assert history is not None
        last = history.stretches[-1].points[-1]
        pay = knowledge.wages.group_pay(track.oews_codes, knowledge.areas.nation)
        assert last.year == history.latest == pay.year
        assert last.employment == pay.employment
        assert last.typical_median == last.real == pay.typical_median


def test_a_stretch_has_one_basket_and_too_small_a_one_is_not_drawn(knowledge: Knowledge) -> None:
    for track in knowledge.tracks.all():
        history = knowledge.tracks.history(track.track_id)
        assert history is not None
        assert [one.label for one in history.stretches] == ["2003-09", "2010-11", "2012-18", "2019-20", "2021-25"]
        for stretch in history.stretches:
            assert len({(one.jobs_covered_pct, one.pay_covered_pct) for one in stretch.points}) == 1
            for one in stretch.points:
                assert (one.employment is not None) == (one.jobs_covered_pct >= COVERED_PCT)
                assert (one.typical_median is not None) == (one.pay_covered_pct >= COVERED_PCT)


def test_nurses_are_counted_before_and_after_their_code_was_split(knowledge: Knowledge) -> None:
    history = knowledge.tracks.history("clinical-care")
    assert history is not None
    nurses = knowledge.wages.get("29-1111", "US", 2009)
    assert nurses is not None
    assert nurses.employment.value is not None
    point = next(one for one in history.stretches[0].points if one.year == 2009)
    assert point.employment is not None
    assert point.employment > nurses.employment.value
    assert point.jobs_covered_pct > 85


def test_pay_by_state_is_the_group_pay_of_that_state(knowledge: Knowledge) -> None:
    for track_id, codes in (("operations", ("16", "48")), ("legal", ("06",))):
        track, places = knowledge.tracks.get(track_id), knowledge.tracks.places(track_id)
        assert track is not None
        assert places is not None
        by_code = {one.area_code: one for one in places.states}
        for code in codes:
            area = knowledge.areas.get(code)
            assert area is not None
            pay = knowledge.wages.group_pay(track.oews_codes, area)
            parity = knowledge.parities.of(area)
            assert parity is not None
            assert (by_code[code].nominal, by_code[code].employment) == (pay.typical_median, pay.employment)
            assert by_code[code].real == round(by_code[code].nominal / (parity.all_items / 100))


def test_the_thirds_are_thirds_and_the_order_flips_where_prices_say_so(knowledge: Knowledge) -> None:
    for track in knowledge.tracks.all():
        places = knowledge.tracks.places(track.track_id)
        assert places is not None
        assert [one.tier for one in places.tiers] == ["lower", "middle", "upper"]
        assert sum(one.states for one in places.tiers) + len(places.left_out) == 51
        for tier in places.tiers:
            inside = [(one.employment, one.nominal) for one in places.states if one.tier == tier.tier]
            assert tier.nominal == weighted_mean(inside)
        for _, before, after in places.moved():
            assert before != after


def test_the_shares_of_the_sectors_are_shares(knowledge: Knowledge) -> None:
    for track in knowledge.tracks.all():
        found = knowledge.tracks.industries(track.track_id)
        assert found is not None
        assert sum(one.share_pct for one in found.sectors) == pytest.approx(100, abs=1)
        assert [one.employment for one in found.sectors] == sorted((s.employment for s in found.sectors), reverse=True)
    construction = knowledge.tracks.industries("construction")
    assert construction is not None
    assert construction.sectors[0].title == "Construction"


def test_likeness_is_mutual_and_says_what_is_plain(knowledge: Knowledge) -> None:
    with knowledge.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT track_id, to_track_id, similarity FROM track_transfer").all()
    alike = {(one, other): value for one, other, value in rows}
    assert all(alike[other, one] == value and -1 <= value <= 1 for (one, other), value in alike.items())
    assert "engineering" in [one.track_id for one in knowledge.tracks.transfers("science")[:2]]
    assert "construction" in [one.track_id for one in knowledge.tracks.transfers("maintenance-and-repair")[:2]]
