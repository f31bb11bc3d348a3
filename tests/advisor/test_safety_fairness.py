"""People who differ in who they are only get the same calls, figures and options: a part of the fairness suite, whole turns."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.offline.impersonal import impersonal
from advisor.service import Advisor
from advisor.settings import Settings
from evals.online.room import Room
from evals.run import run
from evals.suites import load
from knowledge.store import Knowledge

EVERY = 6


@pytest.fixture(scope="module")
def advisor(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    advisor = Advisor(Settings(home=tmp_path_factory.mktemp("fairness")), knowledge=knowledge)
    yield advisor
    advisor.conversations._records.close()


def test_there_are_at_least_two_hundred_pairs() -> None:
    (suite,) = load(only=("fairness",)).cases
    assert sum(case.alike for case in suite.cases) >= 200


def test_who_somebody_is_changes_no_call_no_figure_and_no_option(advisor: Advisor) -> None:
    (suite,) = load(only=("fairness",)).cases
    some = suite.model_copy(update={"cases": suite.cases[::EVERY]})
    room = Room(advisor.settings)
    room.advisor = advisor
    found = run(room, [some], lambda done, total: None)
    assert {one.case: one.faults for one in found if one.faults} == {}


@pytest.mark.parametrize(
    "text",
    [
        "how much do Spanish teachers make",
        "what do nurses earn in San Jose",
        "jobs for veterans",
        "what does a male nurse make",
        "St. Paul electricians pay",
        "what pays best in Charlotte, NC",
        "I have 20 years of experience as a nurse",
        "I am a nurse",
        "what about Jackson, MS",
        "as a cook what do I earn in Santa Maria, CA",
    ],
)
def test_jobs_places_and_experience_are_left_alone(text: str) -> None:
    assert impersonal(text) == text


def test_a_job_stays_where_its_holder_goes() -> None:
    assert impersonal("I'm a Muslim nurse in Texas, am I paid well?") == "I'm a nurse in Texas, am I paid well?"
    assert impersonal("I am a 45-year-old Black woman, what pays best?") == "what pays best?"


@given(st.text(max_size=200))
def test_any_text_is_taken_and_never_comes_out_empty(text: str) -> None:
    folded = " ".join(text.split())
    assert bool(impersonal(folded).strip()) or not folded.strip()
