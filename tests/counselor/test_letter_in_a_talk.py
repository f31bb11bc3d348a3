"""A letter asked for in a talk: for a signed-in counselor it is a draft, for everybody else a turn like any other."""

import json
from typing import Any

import pytest
from desk import Browser, Desk
from fastapi.testclient import TestClient

from advisor.draft_turn import wanted
from advisor.requests import ChatRequest
from advisor.service import Advisor

ASKED = "Please draft a follow-up letter for Maria, a laid-off warehouse worker in Ohio, about truck driver jobs, 9th grade."


@pytest.fixture
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


def say(browser: TestClient, message: str, **more: Any) -> Any:
    headers = more.pop("headers", {})
    response = browser.post("/v1/chat", json={"message": message} | more, headers=headers)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_signed_in_counselor_gets_a_draft_and_its_text_in_the_talk(ana: Browser) -> None:
    answer = say(ana.client, ASKED)
    draft = ana.ok("GET", f"/v1/drafts/{answer['draft_id']}")
    assert (draft["kind"], draft["state"], draft["client_id"], draft["request"]["reading_grade"]) == (
        "letter", "drafted", None, 9,
    )  # fmt: skip
    assert answer["outcome"] == "answered"
    assert "Dear Maria" in answer["text"]
    known = {one["id"] for one in answer["citations"]}
    assert {one["citation"] for one in answer["facts"]} <= known
    bearer = {"Authorization": f"Bearer {answer['conversation_token']}"}
    told = ana.client.get(f"/v1/conversations/{answer['conversation_id']}", headers=bearer).json()
    assert told["turns"][0]["answer"]["draft_id"] == answer["draft_id"]
    fact = answer["facts"][0]["id"]
    assert ana.client.get(f"/v1/facts/{answer['turn_id']}/{fact}", headers=bearer).status_code == 200
    # The talk goes on from there.
    more = say(ana.client, "What do nurses earn in Ohio?", conversation_id=answer["conversation_id"], headers=bearer)
    assert more["draft_id"] is None


def test_it_is_drafted_once_however_often_it_is_sent_and_streamed_too(ana: Browser) -> None:
    first = say(ana.client, ASKED, idempotency_key="k" + ana.email)
    again = say(ana.client, ASKED, idempotency_key="k" + ana.email)
    assert again["draft_id"] == first["draft_id"]
    with ana.client.stream("POST", "/v1/chat", json={"message": ASKED, "stream": True}) as response:
        lines = response.read().decode()
    done = json.loads(lines.split("event: done\ndata: ")[1].split("\n")[0])
    assert done["draft_id"] not in (None, first["draft_id"])
    assert len(ana.ok("GET", "/v1/drafts")["drafts"]) == 2


def test_nobody_else_gets_one(ana: Browser, desk: Desk) -> None:
    assert say(TestClient(desk.app), ASKED)["draft_id"] is None
    assert say(ana.client, ASKED, headers={"Origin": "https://evil.example"})["draft_id"] is None
    assert say(ana.client, "What do nurses earn in Ohio?")["draft_id"] is None
    crisis = say(ana.client, "Write a letter for me, I want to kill myself tonight")
    assert (crisis["outcome"], crisis["draft_id"]) == ("crisis", None)
    assert ana.ok("GET", "/v1/drafts")["drafts"] == []


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Write a letter to James about welding in Texas.", "letter"),
        ("draft a follow-up letter for a cook in Maine", "letter"),
        ("Could you prepare an individual employment plan for Ray?", "plan"),
        ("Prepare a meeting brief for Lena, carpenter in Maine.", "brief"),
        ("Write up a comparison of nurse and cook for Jo.", "comparison"),
        ("Draft a referral note for Max", "referral"),
        ("Prepare questions for the next meeting with Pia.", "questions"),
        ("Prepare some questions for the next meeting with Pia.", "questions"),
        ("Escribe una carta para Rosa sobre ser enfermera.", "letter"),
        ("Por favor, prepara un plan de carrera para Inés.", "plan"),
        ("Write a cover letter for me", None),
        ("Draft a letter of recommendation for Al", None),
        ("What does a letter carrier earn?", None),
        ("How do I plan my career?", None),
        ("Make a business plan", None),
        ("Compare nurses and cooks in Ohio", None),
        ("write " + "a letter for Al. " * 300, None),
    ],
)
def test_what_asks_for_a_draft_is_known_by_its_words(message: str, kind: str | None) -> None:
    found = wanted(ChatRequest(message=message))
    assert (found.kind if found else None) == kind
