"""search/places.py: where passages stand, as arrays that say the same as the tables."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from knowledge.schema import CareerMemberRow, PassageRow
from knowledge.search.places import Places, Spans

STANDS = [
    ("career", "nursing", "inside"),
    ("career", "nursing", "leaving"),
    ("occupation", "29-1141.00", "inside"),
    ("track", "nursing", "inside"),
]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    engine = load.writer(tmp_path / "facts.sqlite")
    with engine.begin() as connection:
        load.create_tables(connection)
        rows = [
            PassageRow(
                passage_id=f"p{number}", narrative_id="n", subject_kind=kind, subject_id=key, section=section, title="",
                text="", tokens=1, source_key="own-narratives",
            )
            for number, (kind, key, section) in enumerate(STANDS)
        ]  # fmt: skip
        member = CareerMemberRow(career_id="nursing", onet_soc_code="29-1141.00", rank=1, source_key="onet")
        list(load.Loader(connection).add([*rows, member]))
    return Places(engine, [f"p{i}" for i in range(4)], ["p0#0", "p0#1", "p3#0"], ["11-1021.00", "29-1141.00"])


@pytest.mark.parametrize("kind", [None, "career", "track", "nobody"])
@pytest.mark.parametrize("subject", [None, "nursing", "29-1141.00"])
@pytest.mark.parametrize("section", [None, "inside", "no such section"])
def test_a_filter_lets_through_what_it_asks_for(
    places: Places, kind: str | None, subject: str | None, section: str | None
) -> None:
    expected = [
        row
        for row, stands in enumerate(STANDS)
        if all(asked in (None, held) for asked, held in zip((kind, subject, section), stands, strict=True))
    ]
    allowed = places.allowed(kind, subject, section)
    assert allowed.rows.tolist() == expected
    assert np.flatnonzero(allowed.mask).tolist() == expected
    assert allowed.pairs.tolist() == [pair for pair, row in enumerate((0, 0, 3)) if row in expected]


def test_an_occupation_speaks_for_itself_and_for_its_careers(places: Places) -> None:
    none, nurse = places.of_occupation
    assert none.tolist() == []
    assert {places.subjects[one] for one in nurse} == {("occupation", "29-1141.00"), ("career", "nursing")}


@given(st.lists(st.integers(0, 9), max_size=60), st.lists(st.integers(0, 9), max_size=10))
def test_spans_give_the_rows_of_each_key(keys: list[int], asked: list[int]) -> None:
    rows, counts = Spans(np.array(keys, dtype=np.intp), 10).of(np.array(asked, dtype=np.intp))
    expected = [[row for row, key in enumerate(keys) if key == one] for one in asked]
    assert rows.tolist() == [row for part in expected for row in part]
    assert counts.tolist() == [len(part) for part in expected]
