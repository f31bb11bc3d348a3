"""`career-advisor case add`: a recorded turn as a case: its figures as queries, its words without who they are about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from advisor.errors import NotFoundError
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings
from evals import recording
from evals.online.room import Room
from evals.run import run
from evals.suites import CaseError, load

REASON = "A wrong product would take another state."


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Iterator[Advisor]:
    """An advisor whose records and cases are its own; its knowledge is everybody's."""
    (tmp_path / "knowledge").symlink_to(home / "knowledge", target_is_directory=True)
    found = Advisor(Settings(home=tmp_path, model="offline", openai_api_key=None, records_url=None))
    yield found
    found.close()


def ask(advisor: Advisor, message: str, conversation: str | None = None, place: str | None = None) -> tuple[str, str]:
    answer = advisor.answer(request_of(message=message, conversation_id=conversation, place=place), trusted=True)
    return answer.conversation_id, answer.turn_id


def test_a_turn_becomes_a_case_that_it_passes_itself(own: Advisor) -> None:
    _, turn = ask(own, "how much do electricians make in Ohio?")
    found = recording.add(own, turn, REASON)
    (step,) = found.case.steps
    assert (step.say, step.area, step.outcome) == ("how much do electricians make in Ohio?", "39", "answered")
    assert [one.name for one in step.tools][:1] == ["get_wages"]
    median = {"oews_code": "47-2111", "area_code": "39"}
    assert any(one.where == median and one.column == "annual_median_usd" for one in step.figures)
    assert not any("year" in one.where for one in step.figures)
    assert found.notes == []
    (suite,) = load(found.file.parent).cases
    assert suite.suite == "recorded"
    room = Room(own.settings)
    try:
        (result,) = run(room, [suite], lambda done, total: None)
    finally:
        room.close()
    assert result.faults == []


def test_no_number_of_the_answer_is_written_down(own: Advisor) -> None:
    _, turn = ask(own, "how much do electricians make in Ohio?")
    written = recording.add(own, turn, REASON).file.read_text()
    facts = own.conversations.recorded(turn)[0][-1][1].facts
    assert facts
    assert not [fact for fact in facts if fact.value > 1000 and f"{fact.value:.0f}" in written]


def test_the_talk_before_a_turn_is_asked_again_with_it(own: Advisor) -> None:
    talk, _ = ask(own, "how much do electricians make in Ohio?")
    _, turn = ask(own, "and in Idaho?", talk)
    ask(own, "and in Texas?", talk)
    case = recording.add(own, turn, REASON).case
    assert [one.say for one in case.steps] == ["how much do electricians make in Ohio?", "and in Idaho?"]
    assert case.steps[0].figures == []
    assert case.steps[1].area == "16"


def test_who_it_was_about_is_not_in_the_file(own: Advisor) -> None:
    said = "My name is Rosalind Okonkwo, write to r.okonkwo@mail.example. What do electricians make in Boise, ID?"
    _, turn = ask(own, said, place="83702")
    found = recording.add(own, turn, REASON)
    written = found.file.read_text()
    for secret in ("Rosalind", "Okonkwo", "mail.example", "Boise", "83702"):
        assert secret not in written
    assert found.notes
    assert "a name may be left" in found.notes[0]
    assert found.case.steps[0].place == "Idaho"


def test_its_words_stay_where_a_person_says_so(own: Advisor) -> None:
    _, turn = ask(own, "what do electricians make near me", place="83702")
    (step,) = recording.add(own, turn, REASON, as_said=True).case.steps
    assert step.place == "83702"


def test_a_turn_is_written_once_and_what_a_person_wrote_beside_it_stays(own: Advisor) -> None:
    _, turn = ask(own, "how much do electricians make in Ohio?")
    file = recording.add(own, turn, REASON).file
    whole = yaml.safe_load(file.read_text())
    whole["cases"][0]["reason"] = "Written anew by a person."
    file.write_text(yaml.safe_dump(whole))
    with pytest.raises(CaseError, match=r"is in .* already; edit it there"):
        recording.add(own, turn, REASON)
    _, other = ask(own, "how much do nurses make in Ohio?")
    recording.add(own, other, REASON)
    assert [one.reason for one in load(file.parent).cases[0].cases] == ["Written anew by a person.", REASON]


def test_a_turn_that_is_not_there_or_a_broken_file_is_told_in_a_sentence(own: Advisor) -> None:
    with pytest.raises(NotFoundError, match="There is no such turn"):
        recording.add(own, "t_nothing", REASON)
    _, turn = ask(own, "how much do electricians make in Ohio?")
    file = own.settings.home / "cases" / "recorded.yaml"
    file.parent.mkdir()
    file.write_text("cases: [")
    with pytest.raises(CaseError, match="is no file of cases any more"):
        recording.add(own, turn, REASON)
    assert file.read_text() == "cases: ["
