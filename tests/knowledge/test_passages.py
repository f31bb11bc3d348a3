"""passages.py: bounded, whole, stable."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from knowledge import load, passages
from knowledge.schema import ActivityRow, AlternateTitleRow, NarrativeRow, OccupationRow
from knowledge.tokens import counter

COUNTER = counter()
SENTENCE = "The day begins with a walk through the hall, and Mr. Reyes counts what e.g. the night shift left over. "


def narrative(markdown: str, key: str = "track:operations") -> NarrativeRow:
    return NarrativeRow(
        narrative_id=key, subject_kind="track", subject_id="operations", section="narrative", title="Operations",
        markdown=markdown, source_key="own-narratives",
    )  # fmt: skip


def test_a_heading_starts_a_passage_and_stands_in_its_title() -> None:
    made = list(passages.cut([narrative("First.\n\n## Who thrives\n\nPeople who count.\n\nAnd check.")], COUNTER))
    assert [one.title for one in made] == ["Operations", "Operations: Who thrives"]
    assert made[1].text == "People who count.\n\nAnd check."


def test_a_long_paragraph_is_cut_evenly_between_sentences_and_not_at_an_abbreviation() -> None:
    made = list(passages.cut([narrative(SENTENCE * 20)], COUNTER))
    assert len(made) > 1
    assert all(one.text.startswith("The day") and one.text.endswith("over.") for one in made)
    assert min(one.tokens for one in made) > passages.MOST_TOKENS / 3


def test_the_same_text_keeps_its_id_and_a_repeated_paragraph_has_one_of_its_own() -> None:
    text = "\n\n".join([(SENTENCE * 8).strip()] * 2)
    first = [one.passage_id for one in passages.cut([narrative(text)], COUNTER)]
    assert first == [one.passage_id for one in passages.cut([narrative(text)], COUNTER)]
    assert len(set(first)) == len(first)
    other = [one.passage_id for one in passages.cut([narrative(text, "track:health")], COUNTER)]
    assert not set(first) & set(other)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab .\n#-*1é", min_size=0, max_size=400), max_size=6))
def test_no_word_is_lost_repeated_or_moved_and_no_passage_is_too_long(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    made = list(passages.cut([narrative(text)], COUNTER))
    kept = [line for line in text.split("\n") if not re.match(r"#{1,6}\s", line)]
    assert " ".join(one.text for one in made).split() == " ".join(kept).split()
    assert all(one.tokens <= passages.MOST_TOKENS or " " not in one.text for one in made)
    assert len({one.passage_id for one in made}) == len(made)


def test_an_occupation_is_embedded_by_title_other_names_and_foremost_activities() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        load.create_tables(connection)
        rows = [
            OccupationRow(onet_soc_code="53-7051.00", soc_code="53-7051", title="Truck Operators", source_key="onet"),
            OccupationRow(onet_soc_code="11-1011.00", soc_code="11-1011", title="Chief Executives", source_key="onet"),
            AlternateTitleRow(
                onet_soc_code="53-7051.00", title="Forklift Driver (FD)", kind="alternate", source_key="onet"
            ),
            ActivityRow(onet_soc_code="53-7051.00", rank=2, name="Handling Objects", source_key="onet"),
            ActivityRow(onet_soc_code="53-7051.00", rank=1, name="Operating Vehicles", source_key="onet"),
        ]
        list(load.Loader(connection).add(rows))
        texts = dict(passages.occupation_texts(connection))
    assert list(texts) == ["11-1011.00", "53-7051.00"]
    assert texts["53-7051.00"] == (
        "Truck Operators. Also called Forklift Driver. Work: Operating Vehicles, Handling Objects."
    )
    assert texts["11-1011.00"] == "Chief Executives."


def test_a_passage_is_embedded_with_whom_and_what_it_is_about() -> None:
    assert passages.embedded_text("Nurses", "One morning", "It rains.") == "Nurses: One morning\nIt rains."
    assert passages.embedded_text("Nurses", "Nurses", "It rains.") == "Nurses\nIt rains."
    assert passages.embedded_text("", "One morning", "It rains.") == "One morning\nIt rains."


@given(st.lists(st.sampled_from(["It rains.", "Why so?", "Mr. Reyes counts.", "- An item", "Go on!"]), max_size=9))
def test_pairs_of_sentences_hold_every_word_once_in_order(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert " ".join(passages.pairs_of_sentences(text)).split() == text.split()
