"""Tracks and the reviewed table of who is on them."""

from pathlib import Path

import pytest
from small_build import citation, named_build

from knowledge.errors import BuildError
from knowledge.schema import SourceRow, TrackMemberRow, TrackRow
from knowledge.store import Knowledge
from knowledge.tracks import LEVELS, Tracks, own_rows

SPECIALIZATIONS = {
    "11-3012.00", "11-3013.00", "11-3013.01", "11-3031.00", "11-3031.01", "11-3031.03", "11-3051.00", "11-3051.01",
    "11-3051.02", "11-3051.03", "11-3051.04", "11-3051.06", "11-3061.00", "11-3071.00", "11-3071.04",
}  # fmt: skip


def test_members_come_from_entry_to_executive() -> None:
    track = Tracks(named_build(), citation).get("operations")
    assert track is not None
    assert track.title == "Operations"
    assert [(one.level, one.onet_soc_code) for one in track.members] == [
        ("entry", "53-3032.00"),
        ("senior", "11-3071.04"),
    ]
    assert track.oews_codes == ("53-3032", "11-3071")
    assert track.at("mid") == ()


def test_tracks_are_found_by_member_and_unknown_ones_are_none() -> None:
    tracks = Tracks(named_build(), citation)
    assert [one.track_id for one in tracks.of_occupation("53-3032.00")] == ["operations"]
    assert tracks.get("x") is None
    assert tracks.of_occupation("29-1141.00") == ()
    assert len(tracks.all()) == 1


def test_the_operations_track_holds_the_specializations_and_every_level() -> None:
    rows = list(own_rows())
    members = {row.onet_soc_code: row for row in rows if isinstance(row, TrackMemberRow)}
    assert isinstance(rows[0], SourceRow)
    assert isinstance(rows[1], TrackRow)
    assert SPECIALIZATIONS | {"11-1021.00", "11-1011.00"} <= set(members)
    assert {row.level for row in members.values()} == set(LEVELS)
    assert members["11-1011.00"].level == "executive"
    assert 35 <= len(members) <= 50


def test_every_member_of_our_own_table_is_on_its_track_at_the_level_written_there(knowledge: Knowledge) -> None:
    track = knowledge.tracks.get("operations")
    written = {row.onet_soc_code: (row.level, row.role) for row in own_rows() if isinstance(row, TrackMemberRow)}
    assert track is not None
    found = {one.onet_soc_code: (one.level, one.role) for one in track.members}
    assert written.items() <= found.items()
    # Who is not written there shares the pay code of one who is.
    paid = {one.oews_code for one in track.members if one.onet_soc_code in written}
    assert {one.oews_code for one in track.members} == paid


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("11-1021.00,General,boss,primary,why", "line 2: level, role or reason"),
        ("11-1021.00,General,mid,primary,", "line 2: level, role or reason"),
        (
            "11-1021.00,General,mid,primary,why\n11-1021.00,General,mid,primary,why",
            "line 3: 11-1021.00 stands there twice",
        ),
    ],
)
def test_a_wrong_line_of_the_table_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "tracks").mkdir()
    (tmp_path / "tracks" / "odd.csv").write_text(f"onet_soc_code,title,level,role,reason\n{line}\n", encoding="utf-8")
    with pytest.raises(BuildError, match=complaint):
        list(own_rows(tmp_path))


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tracks").mkdir()
    (tmp_path / "tracks" / "odd.csv").write_text("code,level\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"odd\.csv: the columns must be"):
        list(own_rows(tmp_path))
