"""The assignment of every occupation to tracks, and the level rule."""

import csv
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

import pytest

from knowledge.errors import BuildError
from knowledge.store import Knowledge
from knowledge.track_members import EXPERIENCE_POINTS, Inputs, level_of
from knowledge.tracks import LEVELS, MOST_SECONDARY, assignment

ZONES = (None, 1, 2, 3, 4, 5)
EXPERIENCE = (None, *EXPERIENCE_POINTS)
PAY = (None, 0.6, 1.0, 1.1, 1.5, 1.6, 2.9, 3.0, 4.5)


def test_more_preparation_experience_or_pay_never_lowers_a_level() -> None:
    rank = {
        at: LEVELS.index(level_of(Inputs(ZONES[at[0]], EXPERIENCE[at[1]], PAY[at[2]])))
        for at in product(range(len(ZONES)), range(len(EXPERIENCE)), range(len(PAY)))
    }
    for at, level in rank.items():
        for axis in range(3):
            above = tuple(value + (place == axis) for place, value in enumerate(at))
            if above in rank:
                assert rank[above] >= level, (at, above)
    assert set(rank.values()) == set(range(len(LEVELS)))


def test_the_rule_says_of_well_known_jobs_what_people_say(knowledge: Knowledge) -> None:
    said = {
        "41-2011.00": "entry", "53-3032.00": "entry", "47-2111.00": "mid", "29-1141.00": "mid", "15-1252.00": "mid",
        "23-1011.00": "senior", "47-1011.00": "senior", "11-3121.00": "senior", "11-3021.00": "executive",
    }  # fmt: skip
    for code, level in said.items():
        primary = next(
            member
            for track in knowledge.tracks.of_occupation(code)
            for member in track.members
            if member.onet_soc_code == code and member.role == "primary"
        )
        assert primary.level == level, code


def test_every_pay_code_has_one_primary_track_at_most_two_secondary_ones_and_a_level(knowledge: Knowledge) -> None:
    with knowledge.engine.connect() as connection:
        paid = set(
            connection.exec_driver_sql("SELECT oews_code FROM wage WHERE area_code = 'US' AND year = 2025").scalars()
        )
        rows = connection.exec_driver_sql(
            "SELECT o.oews_code, m.onet_soc_code, m.track_id, m.role, m.level FROM track_member AS m"
            " JOIN occupation AS o ON o.onet_soc_code = m.onet_soc_code"
        ).all()
    tracks: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, _, track, role, level in rows:
        assert level in LEVELS
        tracks[code][role].add(track)
    assert len(paid) == 830
    for code in paid:
        assert len(tracks[code]["primary"]) == 1, code
        assert len(tracks[code]["secondary"]) <= MOST_SECONDARY, code
        assert tracks[code]["primary"].isdisjoint(tracks[code]["secondary"]), code
    of_occupation = Counter(onet for _, onet, _, role, _ in rows if role == "primary")
    assert set(of_occupation.values()) == {1}
    assert set(of_occupation) == {one.onet_soc_code for one in knowledge.occupations.all()}


def test_some_twenty_tracks_each_with_primary_members(knowledge: Knowledge) -> None:
    tracks = knowledge.tracks.all()
    assert 18 <= len(tracks) <= 25
    for track in tracks:
        assert sum(one.role == "primary" for one in track.members) >= 5, track.track_id


def test_each_line_of_the_assignment_is_used() -> None:
    assert len({line.code for line in assignment()}) == len(assignment())
    assert {one for line in assignment() for one in line.tracks} == {line.primary for line in assignment()}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("11,sales,sales,,why", "a track is named twice"),
        ("11,sales,a b c,,why", "secondary tracks, level or reason"),
        ("11,sales,,boss,why", "secondary tracks, level or reason"),
        ("11,sales,,,", "secondary tracks, level or reason"),
        ("11,sales,,,why\n11,legal,,,why", "line 3: 11 stands there twice"),
    ],
)
def test_a_wrong_line_of_the_assignment_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "assignment.csv").write_text(f"code,primary,secondary,level,reason\n{line}\n", encoding="utf-8")
    with pytest.raises(BuildError, match=complaint):
        assignment(tmp_path)


def test_the_disagreements_with_the_career_clusters_are_the_reviewed_ones(
    knowledge: Knowledge, publishers: Path
) -> None:
    """docs/tracks.md lists every group of occupations that O*NET's career clusters put elsewhere; none is missing."""
    from track_clusters import disagreements

    table = next(publishers.rglob("All_Career_Clusters.csv"), None)
    if table is None:
        pytest.skip("the career clusters are not among the publishers' files")
    written = (Path(__file__).parents[2] / "docs" / "tracks.md").read_text(encoding="utf-8")
    with table.open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    for line in disagreements(knowledge, rows):
        assert line in written, line
