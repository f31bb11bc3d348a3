"""Counts of terms in flat arrays tell what a plain count would."""

import math
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.memory import give_back
from knowledge.titles.counting import Counted, Document, Likely
from knowledge.titles.postings import letters, runs

GROUPS = 4
TEXTS = st.lists(st.tuples(st.integers(0, GROUPS - 1), st.lists(st.sampled_from("abcdef"), max_size=5)), max_size=12)


@given(TEXTS, st.lists(st.sampled_from("abcdefz"), max_size=4))
def test_both_ways_to_ask_agree_with_a_plain_count(texts: list[tuple[int, list[str]]], asked: list[str]) -> None:
    counted, plain = Counted(GROUPS), [Counter[str]() for _ in range(GROUPS)]
    for group, terms in texts:
        counted.add(group, terms)
        plain[group].update(terms)
    table = counted.table()
    lengths = [sum(one.values()) for one in plain]
    filled = [one for one in lengths if one]
    mean = sum(filled) / len(filled) if filled else 1.0
    expected, likely, known = [0.0] * GROUPS, [0.0] * GROUPS, 0
    for term in dict.fromkeys(asked):
        held = [group for group in range(GROUPS) if plain[group][term]]
        idf = math.log(1 + (GROUPS - len(held) + 0.5) / (len(held) + 0.5))
        for group in held:
            count = plain[group][term]
            expected[group] += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[group] / mean))
    for term in asked:
        total = sum(one[term] for one in plain)
        if total:
            known += 1
            for group in range(GROUPS):
                rate = (8 * total / 9 + plain[group][term]) / (group + 1 + 8)
                likely[group] += math.log(rate / (total / 9))
    assert np.allclose(Document(table).score(asked), expected, atol=1e-4)
    size = np.arange(1, GROUPS + 1)
    assert np.allclose(Likely(table, size, 9).score(asked), [one / max(1, known) for one in likely], atol=1e-4)


def test_names_are_found_alike_however_many_are_read_at_a_time() -> None:
    names = [f"name {number} of many" for number in range(9_001)]
    found = letters(names)
    for wanted in (0, 3_999, 4_000, 9_000):
        assert int(np.argmax(found.cosine(runs(names[wanted])))) == wanted
    assert letters([]).texts == 1


def test_memory_is_given_back_without_a_word() -> None:
    give_back()
