"""How people ask: sections by their own words, and questions in Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.narratives import own_rows
from knowledge.schema import NarrativeRow
from knowledge.search import sections
from knowledge.search.spanish import in_english


def test_every_section_of_our_own_pages_has_questions_that_ask_for_it() -> None:
    # What is said of sectors is found by the sector's own name.
    rows = (row for row in own_rows() if isinstance(row, NarrativeRow))
    ours = {row.section for row in rows if row.subject_id != "industries"}
    assert ours == set(sections.ASKED) == set(sections.NAMED)
    assert set(sections.CUES) <= ours


def test_the_questions_of_sections_are_ours_alone_and_each_has_an_id() -> None:
    texts = list(sections.texts())
    assert len({one for one, _ in texts}) == len(texts) == len({words for _, words in texts})


def test_the_nearest_question_of_a_section_stands_for_it() -> None:
    near = sections.nearness({"leaving#0": 0.1, "leaving#1": 0.7, "inside#0": 0.3})
    assert near["leaving"] == pytest.approx(0.2)
    assert near["inside"] == pytest.approx(-0.2)
    assert sections.nearness({}) == {}


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("why do nurses quit", "leaving"),
        ("how do I get in without a degree", "without_degree"),
        ("will AI replace clerks", "changing"),
        ("what is a normal day", "inside"),
        ("am I right for it: what personality", "who_thrives"),
    ],
)
def test_a_word_points_at_a_section(question: str, section: str) -> None:
    assert section in sections.cued(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("¿Por qué renuncian las enfermeras?", {"why", "quit", "nurse"}),
        ("cómo puedo ser electricista sin ir a la universidad", {"electrician", "without", "college"}),
        ("un día normal de un camionero", {"typical", "truck", "driver"}),
    ],
)
def test_a_question_in_spanish_is_searched_by_its_english_words(question: str, words: set[str]) -> None:
    assert words <= set(in_english(question).split())


@pytest.mark.parametrize(
    "question",
    [
        "give me a job in a hospital", "no degree, no experience", "what does a taxi driver do", "sin", "", "¿",
        "pros and cons of a career in law", "is a resume needed", "jobs in Los Angeles",
    ],
)  # fmt: skip
def test_a_question_in_english_stays_as_it_was(question: str) -> None:
    assert in_english(question) == question


@given(st.text(max_size=200))
def test_any_text_can_be_asked(question: str) -> None:
    assert isinstance(in_english(question), str)
    assert sections.cued(question) <= set(sections.CUES)
