"""Whose it is: every address of a person's own, with no token, another's, and one whose talk was erased, is 404."""

from typing import TYPE_CHECKING

import pytest

from tests.api.talks import Talk, a_talk

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

OWN = [
    ("POST", "/v1/feedback", {"vote": "up"}),
    ("POST", "/v1/shares", {}),
    ("GET", "/v1/shares", None),
    ("DELETE", "/v1/shares/{share}", None),
    ("POST", "/v1/turns/{turn}/answer.pdf", None),
    ("GET", "/v1/path", None),
    ("PUT", "/v1/path", {"saved": [], "steps": [{"text": "not yours"}]}),
    ("DELETE", "/v1/path", None),
    ("GET", "/v1/path/export", None),
    ("GET", "/v1/path.pdf", None),
    ("GET", "/v1/export", None),
    ("POST", "/v1/erase", None),
]
# These speak of the bearer's own, whoever that is: somebody else finds theirs there (see below), not a 404.
OF_THE_BEARER = ("/v1/path", "/v1/path/export", "/v1/path.pdf", "/v1/export", "/v1/erase")
CASES = [
    pytest.param(who, *one, id=f"{who}: {one[0]} {one[1]}")
    for who in ("nobody", "somebody else", "wrong", "erased")
    for one in OWN
    if who != "somebody else" or not (one[1] in OF_THE_BEARER or one[:2] == ("GET", "/v1/shares"))
]


@pytest.fixture(scope="module")
def talk(client: "TestClient") -> Talk:
    return a_talk(client)


@pytest.fixture(scope="module")
def share(talk: Talk) -> str:
    return str(talk.send("POST", "/v1/shares", talk.named).json()["share_id"])


@pytest.fixture(scope="module")
def erased(client: "TestClient") -> Talk:
    gone = a_talk(client)
    assert gone.send("POST", "/v1/erase").status_code == 204
    return gone


@pytest.mark.parametrize(("who", "method", "address", "body"), CASES)
def test_what_is_not_yours_is_not_there(
    talk: Talk, share: str, erased: Talk, who: str, method: str, address: str, body: dict | None
) -> None:
    if body is not None and address in ("/v1/feedback", "/v1/shares"):
        body = body | talk.named
    token = a_talk(talk.client).token if who == "somebody else" else None
    token = {"wrong": "x" * 43, "erased": erased.token}.get(who, token)
    answer = talk.send(method, address.format(share=share, turn=talk.turn_id), body, token)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    unknown = talk.send(method, address.format(share="no" * 12, turn="t_none"), body, token)
    assert unknown.status_code == 404
    assert talk.client.get(f"/shared/{share}").status_code == 200, "and nothing happened to it"


def test_each_bearer_sees_their_own_only(talk: Talk, share: str) -> None:
    talk.send("PUT", "/v1/path", {"steps": [{"text": "call the union hall"}]})
    other = a_talk(talk.client)
    assert other.send("GET", "/v1/path").json()["steps"] == []
    assert other.send("GET", "/v1/shares").json()["items"] == []
    assert "union hall" not in other.send("GET", "/v1/export").text
    assert "union hall" in talk.send("GET", "/v1/export").text


def test_a_talk_deleted_takes_everything_with_it(client: "TestClient") -> None:
    gone = a_talk(client)
    gone.send("POST", "/v1/feedback", gone.named | {"vote": "down", "comment": "planted-words-1"})
    gone.send("PUT", "/v1/path", {"steps": [{"text": "planted-words-2"}]})
    link = gone.send("POST", "/v1/shares", gone.named | {"with_question": True}).json()
    told = gone.send("GET", "/v1/export").text
    assert "planted-words-1" in told
    assert "planted-words-2" in told
    assert gone.send("DELETE", f"/v1/conversations/{gone.conversation_id}").status_code == 204
    for address in (link["url"], link["pdf"]):
        page = client.get(address)
        assert page.status_code == 404
        assert "This answer is not here" in page.text
    assert gone.send("GET", "/v1/path").status_code == 404
