"""tokens.py: never a network, never knowingly too few."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import tokens


def test_without_a_cache_the_count_is_an_estimate_and_says_so() -> None:
    counter = tokens.counter()
    assert "estimate" in counter.name
    assert counter.count("") == 0
    assert 9 <= counter.count("Plans the work of a warehouse and counts the stock.") <= 16


def test_a_wrong_file_in_the_cache_is_neither_used_nor_deleted(tmp_path: Path) -> None:
    wrong = tmp_path / tokens.CACHED_AS
    wrong.write_bytes(b"not the encoding")
    assert "estimate" in tokens.counter(tmp_path).name
    assert wrong.read_bytes() == b"not the encoding"


def test_digits_are_counted_in_threes_and_long_words_by_their_length() -> None:
    assert tokens.estimate("123456789") >= 3
    assert tokens.estimate("internationalisation") > tokens.estimate("nation")


@pytest.mark.parametrize("text", ['{"median": 105770, "area": "Boise City, ID"}', "a,b,c,d,e"])
def test_json_costs_more_than_its_length_in_fours(text: str) -> None:
    assert tokens.estimate(text) > len(text) / 4


@given(st.text(), st.text())
def test_two_texts_never_cost_more_together_than_apart(one: str, other: str) -> None:
    assert tokens.estimate(f"{one}\n{other}") <= tokens.estimate(one) + tokens.estimate(other) + 3
