"""What fits: sensible to a reader, unlike each other, tied to what was said, and blind to who says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.interests import FEWEST, MOST, Wanted, impersonal
from knowledge.interests.profiles import agreement, read
from knowledge.interests.words import _table, job_weight, meanings
from knowledge.preparation import EDUCATION

SENSIBLE = [
    (["working with my hands", "outdoors"], ["sitting"], {"47-2061.00", "37-3011.00"}),
    (["helping people"], ["maths"], {"31-1122.00", "21-1021.00"}),
    (["computers", "puzzles", "quiet"], [], {"15-1252.00"}),
    (["drawing", "animals"], [], {"27-1024.00", "39-2021.00"}),
    (["I cared for my mother for six years and ran the church kitchen"], [], {"31-1122.00", "35-2012.00"}),
    (["fixing cars"], ["paperwork"], {"49-3023.00"}),
    (["plants", "gardening"], [], {"37-3011.00"}),
    (["law", "justice"], [], {"23-1011.00"}),
    (["el aire libre", "arreglar cosas"], ["escritorio"], {"49-9051.00"}),
    (["listening to people's problems"], [], {"21-1014.00"}),
]


def codes(fit):
    return [one.onet_soc_code for one in fit.items]


@pytest.mark.parametrize(("likes", "dislikes", "among"), SENSIBLE)
def test_what_fits_is_what_a_reader_would_expect(knowledge, likes, dislikes, among):
    assert among <= set(codes(knowledge.interests.match(likes, dislikes)))


@pytest.mark.parametrize(("likes", "dislikes", "_"), SENSIBLE)
def test_three_to_five_careers_unlike_each_other_with_reasons_on_both_sides(knowledge, likes, dislikes, _):
    fit = knowledge.interests.match(likes, dislikes)
    assert FEWEST <= len(fit.items) <= MOST
    assert len({one.oews_code for one in fit.items}) == len(fit.items)
    minor = [one.oews_code[:4] for one in fit.items]
    assert max(minor.count(one) for one in minor) <= 2
    for one in fit.items:
        assert one.reasons
        assert one.against
        assert one.first_step


def test_every_descriptor_of_the_table_is_one_of_onets(knowledge):
    profiles = read(knowledge.engine)
    asked = {(one.kind, one.name) for _, meaning in _table() for one in meaning.evidence}
    assert asked <= set(profiles.standing)


def test_every_job_of_the_table_is_an_occupation(knowledge):
    known = [one.onet_soc_code for one in read(knowledge.engine).candidates]
    for _, meaning in _table():
        for prefix, weight in meaning.jobs:
            assert 0 < weight <= 3, meaning.label
            assert any(code.startswith(prefix) for code in known), (meaning.label, prefix)


def test_a_table_word_is_read_whole_and_in_both_languages():
    assert [wish.meaning.label for wish in meanings("cooking")] == ["food and cooking"]
    assert [wish.meaning.label for wish in meanings("cocinar")] == ["food and cooking"]
    assert meanings("carpool") == ()
    assert [wish.meaning.label for wish in meanings("people")] == ["meeting the public"]


WHO = [
    "", "I am a 22-year-old man. ", "I am a 61-year-old woman. ", "I'm a black man, ", "I'm a white woman, ", "I am Mexican. ", "I am Chinese. ",
    "my name is Jamal, ", "my name is Emily, ", "I have diabetes. ", "I'm in a wheelchair, ", "I am pregnant. ", "I'm gay, ", "I am Muslim. ", "I am Jewish. ",
]  # fmt: skip


def test_who_somebody_is_changes_nothing(knowledge):
    first = knowledge.interests.match(["I love cooking and animals"], ["math"])
    for who in WHO[1:]:
        assert codes(knowledge.interests.match([f"{who}I love cooking and animals"], ["math"])) == codes(first), who


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I cared for my mother and ran the church kitchen", "I cared for my father and ran the mosque kitchen"),
        ("coaching as a single mom", "coaching as a married dad"),
        ("helping people as a deaf woman", "helping people as a blind man"),
    ],
)
def test_swapped_words_of_a_person_leave_the_same_phrase(one, other):
    assert impersonal(one) == impersonal(other)


def test_a_phrase_about_no_work_is_said_to_be_unread(knowledge):
    fit = knowledge.interests.match(["xyzzy"])
    assert fit.items == ()
    assert fit.unread == ("xyzzy",)
    assert knowledge.interests.match([]).items == ()


@settings(deadline=None, max_examples=30)
@given(
    level=st.sampled_from(EDUCATION),
    months=st.one_of(st.none(), st.integers(0, 120)),
    likes=st.sampled_from([one[0] for one in SENSIBLE]),
)
def test_limits_hold_for_whatever_is_offered(knowledge, level, months, likes):
    fit = knowledge.interests.match(likes, [], Wanted(max_education=level, max_months=months, no_experience=True))
    traits = knowledge.interests._traits
    for one in fit.items:
        entry = traits[one.oews_code].entry_education
        assert EDUCATION.index(entry) <= EDUCATION.index(level)
        assert traits[one.oews_code].work_experience == "None"


def test_what_is_plainly_disliked_is_never_offered(knowledge):
    fit = knowledge.interests.match(["helping people"], ["blood"])
    blood = meanings("blood")[0].meaning
    profiles = knowledge.interests.profiles
    assert all((agreement(profiles, blood, code) or 0) < 1.3 for code in codes(fit))
    assert "29-1141.00" not in codes(fit)
    assert job_weight(blood, "29-1141.00") == 3
