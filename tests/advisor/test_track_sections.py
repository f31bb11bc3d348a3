"""The computed sections of a track's card: every figure a fact, nothing said across a break."""

from typing import Any

import pytest

from advisor.cards import TrackCard
from advisor.ledger import Ledger
from advisor.tools.args import GetTrack
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.profiles import get_track
from knowledge.store import Knowledge

KEYS = [
    "narrative",
    "levels",
    "demands",
    "who_thrives",
    "entry_points",
    "trend",
    "changing",
    "pay_by_place",
    "progression",
    "industries",
    "transfers",
    "collaborates",
    "attribution",
    "sources",
    "report",
]
COMPUTED = ("levels", "trend", "pay_by_place", "progression", "industries", "transfers", "attribution")


def sections(knowledge: Knowledge, track: str, section: str | None = None) -> tuple[dict[str, Any], Ledger]:
    ledger = Ledger()
    context = ToolContext(knowledge=knowledge, ledger=ledger, place=PlaceGiven())
    card = get_track(context, GetTrack(track=track, section=section)).findings[0]
    assert isinstance(card, TrackCard)
    return {one.key: one for one in card.sections}, ledger


def test_every_track_has_every_computed_section_in_the_order_of_the_contract(knowledge: Knowledge) -> None:
    for track in knowledge.tracks.all():
        found, ledger = sections(knowledge, track.track_id)
        assert list(found) == KEYS
        for key in COMPUTED:
            assert found[key].content, (track.track_id, key)
        assert all(fact.note for fact in ledger if fact.basis == "derived")


def test_a_point_says_what_share_it_speaks_for_and_growth_stays_in_its_stretch(knowledge: Knowledge) -> None:
    found, ledger = sections(knowledge, "finance", "trend")
    assert list(found) == ["trend"]
    for stretch in found["trend"].content["stretches"]:
        for point in stretch["points"]:
            assert ledger[point["covers"]].value >= 70
            assert ledger[point["real"]].as_of.endswith("May 2025")
        for fact in stretch["growth"].values():
            assert ledger[fact].as_of == stretch["years"].replace("–", "-")
            assert ledger[fact].unit == "percent"


def test_what_cannot_be_followed_is_said_and_not_drawn(knowledge: Knowledge) -> None:
    found, _ = sections(knowledge, "technology", "trend")
    stretches = {one["years"]: one for one in found["trend"].content["stretches"]}
    assert "points" not in stretches["2012–18"]
    assert stretches["2012–18"]["text"]
    assert stretches["2021–25"]["points"]


def test_places_are_shown_in_dollars_and_in_us_prices(knowledge: Knowledge) -> None:
    found, ledger = sections(knowledge, "operations", "pay_by_place")
    content = found["pay_by_place"].content
    assert len(content["highest"]) == 51
    assert ledger[content["tiers"][0]["real"]].unit == "USD/year, US prices"
    assert all(ledger[one["rank"]].value != ledger[one["rank_in_us_prices"]].value for one in content["moved_most"])


@pytest.mark.parametrize(("said", "track"), [("HR", "human-resources"), ("careers in finance", "finance"), ("tech", "technology")])  # fmt: skip
def test_a_field_is_answered_with_its_track(knowledge: Knowledge, said: str, track: str) -> None:
    context = ToolContext(knowledge=knowledge, ledger=Ledger(), place=PlaceGiven())
    result = get_track(context, GetTrack(track=said))
    assert result.subject is not None
    assert (result.subject.kind, result.subject.id) == ("track", track)


def test_every_sector_has_a_blurb_of_its_own_and_a_plain_name(knowledge: Knowledge) -> None:
    told: dict[str, str] = {}
    for track in knowledge.tracks.all():
        found, _ = sections(knowledge, track.track_id, "industries")
        for line in found["industries"].content["sectors"]:
            assert "OEWS Designation" not in line["sector"]
            assert told.setdefault(line["sector"], line["blurb"]["markdown"]) == line["blurb"]["markdown"]
    assert len(set(told.values())) == len(told) >= 19


def test_a_level_without_a_role_is_said_to_have_none(knowledge: Knowledge) -> None:
    for track in knowledge.tracks.all():
        found, _ = sections(knowledge, track.track_id, "progression")
        lines = {line["level"]: line for line in found["progression"].content}
        assert list(lines) == ["entry", "mid", "senior", "executive"]
        assert all(line.get("roles") or "no occupation of this track" in line["text"] for line in lines.values())


def test_several_sections_of_a_track_may_be_asked_for_together(knowledge: Knowledge) -> None:
    assert list(sections(knowledge, "operations", "entry_points,levels")[0]) == ["levels", "entry_points"]
