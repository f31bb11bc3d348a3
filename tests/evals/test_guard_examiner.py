"""The examiner of the guard: its honest answers are many and made of real results, its mutants are false and found again."""

import random
import re
from collections import Counter

import pytest

from advisor.facts import Fact, Of
from evals.guard.answers import Honest, answers, holds, scenes
from evals.guard.binding import Value
from evals.guard.measure import boundaries, chunks, kept, plain, sentences
from evals.guard.mutants import KINDS, mutants
from evals.guard.pools import Pools, pools
from evals.guard.wording import Unworded, worded
from knowledge.store import Knowledge


@pytest.fixture(scope="module")
def honest(knowledge: Knowledge) -> list[Honest]:
    return list(answers(knowledge))


@pytest.fixture(scope="module")
def names(knowledge: Knowledge) -> Pools:
    return pools(knowledge)


def fact(value: float, unit: str = "USD/year", **more: object) -> Fact:
    of = Of(kind="occupation", code="47-2111", title="Electricians")
    filled = {"id": "F3", "value": value, "unit": unit, "statistic": "median", "of": of, "as_of": "May 2025"}
    return Fact.model_validate(filled | {"citation": 1} | more)


def test_there_are_enough_honest_answers_of_enough_shapes(honest: list[Honest]) -> None:
    shapes = {one.shape for one in honest}
    assert len(honest) >= 600
    assert len(shapes) >= 150
    assert sum(one.lang == "es" for one in honest) >= 0.2 * len(honest)
    assert len({one.kind for one in honest}) >= 20


def test_about_a_tenth_is_held_out_by_shape(honest: list[Honest]) -> None:
    held = {one.shape for one in honest if one.held}
    assert not held & {one.shape for one in honest if not one.held}
    # A third of the newest set; the older sets are open to the guard's authors.
    assert 0.06 <= sum(one.held for one in honest) / len(honest) <= 0.32


def test_no_figure_is_typed_into_a_template() -> None:
    for scene in scenes():
        for shape in scene.shapes:
            bare = re.sub(r"\{[^{}]+\}", "—", shape.text)
            # The year asked from, the scale's hundred and a retirement plan are no figures of the data.
            assert set(re.findall(r"\d{3,}", bare)) <= {"2019", "100", "401"}, bare
            assert not re.search(r"\$\d", bare), bare


def test_the_markers_stand_for_the_figures_in_front_of_them(honest: list[Honest]) -> None:
    behind = [one for answer in honest for one in answer.spans if one.kind == "marker"]
    assert len(behind) > 500
    for answer in honest:
        for span in answer.spans:
            if span.fact:
                assert span.fact in answer.ran.ledger


def test_the_same_seed_gives_the_same_mutants_and_another_gives_others(honest: list[Honest], names: Pools) -> None:
    texts = [[one.text for one in mutants(honest, names, n=120, seed=seed)] for seed in (1, 1, 2)]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_mutant_is_found_in_its_own_text_and_not_in_the_honest_one(
    honest: list[Honest], names: Pools, kind: str
) -> None:
    made = mutants(honest, names, n=40, seed=3, kinds=[kind])
    assert len(made) >= 20
    for one in made:
        assert not one.leaked(one.answer.text)
        if not one.numbered:
            assert one.leaked(one.text)


def test_mutants_come_from_many_shapes(honest: list[Honest], names: Pools) -> None:
    made = mutants(honest, names, n=600, seed=5, kinds=["figure", "place", "occupation", "link"])
    assert len({one.answer.shape for one in made}) >= 150
    assert max(Counter(one.how for one in made).values()) < 200


def test_any_cut_joins_to_the_text() -> None:
    text = "Nurses earn $92,460 [F3] a year.\n\n| a | b |\n|---|---|\n| 1. x | St. Louis, MO |\nSee U.S. data. Bye!"
    for seed in range(20):
        assert "".join(chunks(text, random.Random(seed))) == text
    assert "".join(sentences(text)) == text
    assert boundaries(text)[-1] == len(text)


def test_markers_and_citation_numbers_are_left_out_of_the_comparison() -> None:
    assert plain("It is $5 [F3], or $6 [1][2].\nYes [F1, F2].") == plain("It is $5, or $6. Yes.")


def test_a_lost_sentence_is_told(honest: list[Honest]) -> None:
    answer = next(one for one in honest if len(sentences(one.text)) == 3)
    first, *rest = sentences(answer.text)
    there, lost = kept(answer, "".join(rest))
    assert len(there) == 2
    assert lost == [first.strip()]


@pytest.mark.parametrize(
    ("formats", "shown"),
    [("", "$92,460"), ("k", "$92k"), ("k1", "$92.5k"), ("r1000", "$92,000"), ("n", "92,460"), ("mil", "92 mil")],
)
def test_a_figure_is_worded_and_rounded_as_people_do(formats: str, shown: str) -> None:
    assert worded(fact(92460), formats) == shown


def test_a_floor_is_never_worded_as_a_plain_figure() -> None:
    with pytest.raises(Unworded):
        worded(fact(239200, bound="at_least"), "k")
    assert worded(fact(239200, bound="at_least"), "floor") == "$239,200"


def test_a_condition_that_does_not_hold_gives_no_answer() -> None:
    values: dict[str, Value] = {"a.median": fact(90000), "b.median": fact(45000), "a.area": "Idaho"}
    assert holds("a.median > 1.9 * b.median", values, {})
    assert not holds("a.median < b.median", values, {})
    assert holds("a.area = place", values, {"place": "Idaho"})
    assert not holds("a.area = place", values, {"place": "Ohio"})
    assert not holds("c.median > 1", values, {})


def test_a_condition_compares_numbers_as_numbers() -> None:
    values: dict[str, Value] = {"a.median": fact(90000), "b.median": fact(90000.0)}
    assert holds("a.median = b.median", values, {})
    assert holds("a.median = amount", values, {"amount": "90,000"})
    assert not holds("a.median = amount", values, {"amount": "80000"})
    assert not holds("a.median = c.median", values, {})


@pytest.mark.parametrize("test", ["a.median", "a.median > b median", "a.median > plase", "a.median > $5"])
def test_a_condition_that_can_never_be_read_raises(test: str) -> None:
    with pytest.raises(ValueError, match=r"condition|the scene has no"):
        holds(test, {"a.median": fact(90000)}, {"place": "Ohio"})


def test_an_honest_answer_shows_no_text_of_its_own(honest: list[Honest]) -> None:
    assert honest[0].text[:20] not in repr(honest[0])
