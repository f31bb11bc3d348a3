"""The advisor as doors see it, over a scripted model: ownership, repeats, records, and the row behind a figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.errors import ConflictError, NotFoundError
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.stream import Done, Text
from knowledge.store import Knowledge
from tests.advisor.scripted import PAY, an_agent


@pytest.fixture
def advisor(knowledge: Knowledge, tmp_path: Path) -> Iterator[Advisor]:
    agent, _ = an_agent(PAY, "They earn $105,770 [F1] in Idaho.", "Yes.")
    advisor = Advisor(Settings(home=tmp_path), knowledge=knowledge, agent=agent)
    yield advisor
    advisor.conversations._records.close()


def test_the_whole_and_the_stream_are_one(advisor: Advisor) -> None:
    events = list(advisor.ask(ChatRequest(message="what do managers earn in Idaho")))
    done = events[-1]
    assert isinstance(done, Done)
    assert "".join(event.text for event in events if isinstance(event, Text)) == done.answer.text
    assert done.answer.text == "They earn $105,770 [1] in Idaho."
    assert done.answer.stamps.knowledge_build == advisor.knowledge.build_id


def test_a_turn_is_recorded_before_done(advisor: Advisor) -> None:
    for event in advisor.ask(ChatRequest(message="what do managers earn in Idaho")):
        if isinstance(event, Done):
            answer = event.answer
            told = advisor.conversation(answer.conversation_id, answer.conversation_token)
            assert told["turns"][0]["answer"]["text"] == answer.text


def test_a_follow_up_needs_the_token_unless_the_door_is_the_owners(advisor: Advisor) -> None:
    first = advisor.answer(ChatRequest(message="what do managers earn in Idaho"))
    follow_up = ChatRequest(message="sure?", conversation_id=first.conversation_id)
    with pytest.raises(NotFoundError):
        advisor.answer(follow_up)
    assert advisor.answer(follow_up, first.conversation_token).conversation_token is None
    assert advisor.answer(follow_up, trusted=True).conversation_id == first.conversation_id


def test_a_repeat_gives_the_recorded_turn_and_another_body_a_conflict(advisor: Advisor) -> None:
    request = ChatRequest(message="what do managers earn in Idaho", idempotency_key="k")
    first = advisor.answer(request)
    again = advisor.answer(request)
    assert (again.turn_id, again.text) == (first.turn_id, first.text)
    with pytest.raises(ConflictError):
        advisor.admit(ChatRequest(message="else", idempotency_key="k"))


def test_an_abandoned_stream_stores_nothing_and_frees_the_conversation(advisor: Advisor) -> None:
    first = advisor.answer(ChatRequest(message="what do managers earn in Idaho"))
    follow_up = ChatRequest(message="sure?", conversation_id=first.conversation_id)
    events = advisor.ask(follow_up, first.conversation_token)
    next(events)
    events.close()  # type: ignore[attr-defined]
    assert len(advisor.conversation(first.conversation_id, first.conversation_token)["turns"]) == 1
    assert advisor.answer(follow_up, first.conversation_token).text == "Yes."


def test_erase_leaves_nothing(advisor: Advisor) -> None:
    first = advisor.answer(ChatRequest(message="what do managers earn in Idaho"))
    assert advisor.export(first.conversation_token)["conversations"]
    assert advisor.erase(first.conversation_token) == 1
    with pytest.raises(NotFoundError):
        advisor.export(first.conversation_token)


def test_the_row_behind_a_figure_tells_its_file_and_checksum(advisor: Advisor) -> None:
    first = advisor.answer(ChatRequest(message="what do managers earn in Idaho"))
    told = advisor.fact_row(first.turn_id, "F1", first.conversation_token)
    assert told["row"]["oews_code"] == "11-1021"
    assert told["source"]["file"]
    with pytest.raises(NotFoundError):
        advisor.fact_row(first.turn_id, "F1", None)


def test_ready_tells_what_is_wrong(tmp_path: Path) -> None:
    advisor = Advisor(Settings(home=tmp_path / "empty", model="offline"))
    assert advisor.ready()["ready"] is False
    advisor.warm()
    state = advisor.ready()
    assert state["ready"] is False
    assert "knowledge build" in state["fault"]
