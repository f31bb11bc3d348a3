"""Ranked suites against the starter knowledge: asked as a person would ask, measured, and what is missing is told."""

from typing import Any, NamedTuple

import pytest

from evals import ranked
from evals.figures import score
from evals.suites import CaseError, RankedSuite
from knowledge.store import Knowledge


def suite(kind: str, *queries: tuple[str, str], **more: Any) -> RankedSuite:
    written = [{"id": f"q{n}", "query": query, "expected": [right]} for n, (query, right) in enumerate(queries)]
    return RankedSuite.model_validate({"suite": "mine", "ranked": kind, "queries": written} | more)


def silent(_done: int, _total: int) -> None:
    pass


def test_a_title_is_ranked_by_the_knowledge_and_a_strange_word_is_a_miss(knowledge: Knowledge) -> None:
    found = ranked.run(suite("occupations", ("electrician", "47-2111.00"), ("xyzzy", "47-2111.00")), knowledge, silent)
    assert [one.rank for one in found.asked] == [1, None]
    assert {one.name: one.value for one in found.measures}["recall@1"] == 0.5


def test_any_passage_of_the_section_counts(knowledge: Knowledge) -> None:
    asked = suite("passages", ("a day inside the work of operations managers", "career/operations-managers/inside"))
    found = ranked.run(asked, knowledge, silent)
    assert found.asked[0].rank is not None
    assert len(found.asked[0].ranked) == 10


def test_what_this_build_does_not_hold_is_left_out_and_counted(knowledge: Knowledge) -> None:
    asked = suite("occupations", ("electrician", "47-2111.00"), ("something else", "99-9999.00"))
    found = ranked.run(asked, knowledge, silent)
    assert (found.n, found.left_out) == (1, 1)


def test_a_suite_that_fits_nothing_of_this_build_is_an_error(knowledge: Knowledge) -> None:
    with pytest.raises(CaseError, match="mine: this build holds nothing"):
        ranked.run(suite("passages", ("anything", "career/nobodys/inside")), knowledge, silent)


def test_progress_is_told_to_the_end(knowledge: Knowledge) -> None:
    told: list[tuple[int, int]] = []
    ranked.run(
        suite("occupations", ("nurse", "29-1141.00"), ("cook", "35-2014.00")),
        knowledge,
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]


class Title(NamedTuple):
    """A held-out title as `evals.heldout` gives it, written by hand."""

    title: str
    expected: tuple[str, ...]
    ranked: tuple[str, ...]
    confidence: float


TITLES = [
    Title("Rig Welder", ("51-4121.00",), ("51-4121.00", "51-4122.00"), 0.9),
    Title("Deputy", ("33-3051.00", "33-3011.00"), ("33-3011.00",), 0.6),
    Title("Checker", ("43-5111.00",), ("41-2011.00",), 0.3),
    Title("Runner", ("43-5021.00",), (), 0.0),
]


def test_held_out_titles_are_scored_strictly_and_with_any_of_their_codes() -> None:
    found = score(suite("heldout_titles"), ranked.of_titles(TITLES), left_out=0)
    values = {one.name: one.value for one in found.measures}
    assert values["acc@1"] == pytest.approx((1 + 0.5) / 4)
    assert values["any@1"] == pytest.approx(2 / 4)
    assert values["confident_half@1"] == pytest.approx(1.5 / 2)
