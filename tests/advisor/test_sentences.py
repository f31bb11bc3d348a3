"""Sentences: nothing is lost, the cut of the input does not matter for what is said, abbreviations end nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.sentences import Sentences, split


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("One. Two.", ["One. ", "Two."]),
        ("Pay in St. Louis is $1.50 [F1]. More follows.", ["Pay in St. Louis is $1.50 [F1]. ", "More follows."]),
        ("In the U.S. Army pay differs.", ["In the U.S. Army pay differs."]),
        ("It is so. [F1] [F2] And more.", ["It is so. [F1] [F2] ", "And more."]),
        ("1. One thing. Two.\n2. Other.\n", ["1. One thing. ", "Two.\n", "2. Other.\n"]),
        ("| No. Yes | It is. So |\n| c | d |", ["| No. Yes | It is. So |\n", "| c | d |"]),
        ("Really? Yes! ¿Sí? Claro.", ["Really? ", "Yes! ", "¿Sí? ", "Claro."]),
        ("He said “no.” She left.", ["He said “no.” ", "She left."]),
    ],
)
def test_a_text_is_cut_at_its_sentences(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces


@given(st.text(alphabet="aB1. \n[F]$,!?|-"), st.data())
def test_nothing_is_lost_at_any_cut(text: str, data: st.DataObject) -> None:
    cutter = Sentences()
    pieces: list[str] = []
    rest = text
    while rest:
        size = data.draw(st.integers(1, 4))
        pieces += cutter.feed(rest[:size])
        rest = rest[size:]
    assert "".join(pieces + cutter.flush()) == text


@given(st.integers(1, 60))
def test_a_marker_behind_the_stop_stays_with_its_sentence_at_any_cut(size: int) -> None:
    text = "They earn $105,770 [F1] a year. [F2] Others earn $90,000. [F3, F4] The end."
    cutter = Sentences()
    pieces: list[str] = []
    for start in range(0, len(text), size):
        pieces += cutter.feed(text[start : start + size])
    pieces += cutter.flush()
    assert pieces == ["They earn $105,770 [F1] a year. [F2] ", "Others earn $90,000. [F3, F4] ", "The end."]


@given(st.integers(1, 30))
def test_a_sentence_wrapped_over_lines_is_one_at_any_cut(size: int) -> None:
    text = "## Pay\n\nThey earn\nwell there. So\n\n- one\n- two\n  and more\n\n\nNow.\n"
    cutter = Sentences(wrapped=True)
    pieces: list[str] = []
    for start in range(0, len(text), size):
        pieces += cutter.feed(text[start : start + size])
    assert pieces + cutter.flush() == [
        "## Pay\n\n", "They earn\nwell there. ", "So\n\n", "- one\n", "- two\n  and more\n\n\n", "Now.\n"
    ]  # fmt: skip
