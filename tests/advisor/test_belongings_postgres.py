"""Belongings and reports on PostgreSQL: the same promises on a server of Debian's."""

import pytest

from advisor.belongings import Belongings
from advisor.conversations import Conversations
from advisor.errors import NotFoundError
from advisor.feedback import Report
from advisor.path import LostUpdateError
from advisor.records import Records
from advisor.records_path import NO_PATH
from advisor.records_reports import Reports
from advisor.records_shares import digest
from advisor.requests import ChatRequest
from knowledge.store import Knowledge
from tests.advisor.test_belongings import a_path, a_turn, a_vote, everything, rows
from tests.advisor.test_postgres import server

__all__ = ["server"]  # the fixture


def test_belongings_are_kept_and_erased_on_postgresql(server: str, knowledge: Knowledge) -> None:
    records = Records(server)
    talks = Conversations(records)
    belongings = Belongings(records, talks)
    talk = a_turn(talks, ChatRequest(message="hello"))
    share = everything(belongings, talk, knowledge)
    belongings.rate(a_vote(talk, vote="down"), talk.token)
    assert talks.export(talk.conversation_id)["conversations"][0]["feedback"][0]["vote"] == "down"
    with pytest.raises(LostUpdateError):
        belongings.put_path(a_path(), talk.token, knowledge, frozenset({NO_PATH}))
    assert belongings.shared(share)
    belongings.withdraw(digest(share)[:24], talk.token)
    with pytest.raises(NotFoundError):
        belongings.shared(share)
    name = Reports(records).add(Report(page="/", text="wrong"), "build")
    assert Reports(records).remove(name)
    talks.erase(talk.conversation_id)
    assert set(rows(records).values()) == {0}
    records.close()
