"""The bars of coverage, on every page of the starter."""

import pytest

from advisor.coverage import Coverage, Overall, measure
from knowledge import coverage as sources_have
from knowledge.store import Knowledge


@pytest.fixture(scope="module")
def found(knowledge: Knowledge) -> Coverage:
    return measure(knowledge)


def test_what_a_source_has_every_page_shows(found: Coverage) -> None:
    assert found.unfilled == ()
    assert all(line.whole for line in found.lines)


def test_figures_and_names_of_the_occupations_with_tasks_reach_the_bar(found: Coverage) -> None:
    assert found.met
    assert [bar.bar_pct for bar in found.bars] == [100.0, 95.0]
    assert found.bars[1].cells == 923 * len(sources_have.FIGURES_AND_NAMES)


def test_what_is_not_there_has_a_reason(found: Coverage) -> None:
    for line in found.lines:
        assert line.shown + sum(line.reasons.values()) == line.pages, line
        assert all(reason.strip() for reason in line.reasons)
    prose = {line.section: line for line in found.lines if line.of == "occupations"}["summary"]
    assert list(prose.reasons) == ["not in the starter; build with O*NET"]


def test_every_career_and_track_is_counted(found: Coverage, knowledge: Knowledge) -> None:
    pages = {line.of: line.pages for line in found.lines}
    assert pages == {
        "occupations": 1016,
        "careers": len(knowledge.careers.all()),
        "tracks": len(knowledge.tracks.all()),
    }
    assert all(line.shown == line.pages for line in found.lines if line.of == "tracks")


@pytest.mark.parametrize(("filled", "met"), [(969, False), (970, True), (0, False)])
def test_a_bar_is_met_at_its_very_edge(filled: int, met: bool) -> None:
    assert Overall(what="cells", cells=1000, filled=filled, bar_pct=97.0).met is met


def test_nothing_counted_meets_no_bar() -> None:
    assert not Overall(what="cells", cells=0, filled=0, bar_pct=97.0).met
