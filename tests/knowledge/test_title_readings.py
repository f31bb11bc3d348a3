"""Names with a slip, a short form or a rest group beside them: the job that most people mean is taken."""

import pytest


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("lawer", "23-1011.00"),
        ("lawers", "23-1011.00"),
        ("nirse", "29-1141.00"),
        ("plumer", "47-2152.00"),
        ("heavy truck drivers", "53-3032.00"),
        ("heavy truck driver", "53-3032.00"),
        ("medical lab technician", "medical-laboratory-technicians"),
        ("medical lab tech", "medical-laboratory-technicians"),
    ],
)
def test_the_job_that_most_people_mean_is_taken(knowledge, said, meant):
    match = knowledge.titles.subjects(said)
    assert (match.decision, match.subject.id) == ("go", meant)


def test_a_word_that_is_spelt_as_a_title_is_left_as_it_is(knowledge):
    assert knowledge.titles.lookup.corrected("layer") == ("layer",)


@pytest.mark.parametrize("said", ["technician", "quibbit technician"])
def test_a_bare_word_of_many_jobs_is_not_taken_for_one(knowledge, said):
    assert knowledge.titles.subjects(said).decision != "go"
