"""evals/bench/corpus.py: made passages are the same every time, are nobody's own, and stand on real and made pages."""

from evals.bench import corpus
from knowledge.narratives import OWN_KEY

CODES = [f"11-{number:04}.00" for number in range(20)]


def test_made_passages_are_the_same_every_time_and_nobodys_own() -> None:
    careers, made = corpus.passages(400, CODES)
    assert (careers, made) == corpus.passages(400, CODES)
    assert len({one.passage_id for one in made}) == 400
    assert OWN_KEY not in {one.source_key for one in made}


def test_every_made_passage_is_on_the_page_of_an_occupation_or_of_a_made_career() -> None:
    careers, made = corpus.passages(400, CODES)
    assert {one.subject_id for one in made if one.subject_kind == "occupation"} <= set(CODES)
    assert {one.subject_id for one in made if one.subject_kind == "career"} == {one.career_id for one in careers}


def test_questions_are_as_many_as_asked_for_and_the_same_every_time() -> None:
    _, made = corpus.passages(50, CODES)
    assert len(corpus.questions(made, 30)) == 30
    assert corpus.questions(made, 30) == corpus.questions(made, 30)
