"""Votes on answers over HTTP."""

from typing import TYPE_CHECKING

import pytest

from advisor.feedback import Reason
from tests.api.talks import Talk, a_talk

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def talk(client: "TestClient") -> Talk:
    return a_talk(client)


def test_a_vote_is_taken_with_reasons_and_replaced(talk: Talk) -> None:
    every = [reason.value for reason in Reason]
    for body in ({"vote": "down", "reasons": every, "comment": "x" * 1000}, {"vote": "up", "comment": "  "}):
        answer = talk.send("POST", "/v1/feedback", talk.named | body)
        assert (answer.status_code, answer.content) == (204, b"")
    [vote] = talk.send("GET", f"/v1/conversations/{talk.conversation_id}").json()["feedback"]
    assert (vote["vote"], vote["reasons"], vote["comment"]) == ("up", [], None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"vote": "maybe"}, "vote"),
        ({"vote": "up", "reasons": ["because"]}, "reasons"),
        ({"vote": "up", "comment": "x" * 1001}, "comment"),
        ({"vote": "up", "comment": "a\x00b"}, "comment"),
        ({"vote": "up", "mood": 1}, "mood"),
    ],
)
def test_what_does_not_fit_is_named(talk: Talk, body: dict, field: str) -> None:
    answer = talk.send("POST", "/v1/feedback", talk.named | body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith(field)
