"""A small world: three counselors' places in two organisations, each with a client, a talk and a draft full of a text
that is theirs alone, and browsers in which they are signed in."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fastapi.testclient import TestClient
from operations import Operation, operations

from advisor.accounts import Accounts
from advisor.answers import Answer, Stamps, Usage
from advisor.facts import RowRef
from advisor.records import now
from advisor.requests import ChatRequest
from advisor.talk import TalkState
from api.app import create_app
from api.signing import COOKIE

if TYPE_CHECKING:
    from fastapi import FastAPI

    from advisor.service import Advisor

PASSWORD = "correct horse battery"


@dataclass
class Place:
    """One person's browser, the ids of what is theirs, and the text planted in all of it."""

    browser: TestClient
    csrf: str
    plant: str
    ids: dict[str, str]
    token: str
    email: str

    def send(self, operation: Operation, ids: dict[Any, str], **how: Any) -> Any:
        return self.browser.request(**operation.request(ids), headers={"X-CSRF-Token": self.csrf}, **how)


@dataclass
class World:
    """`owner` and `colleague` are counselors of one organisation; `elsewhere` and `chief` (a supervisor) of another."""

    app: "FastAPI"
    advisor: "Advisor"
    operations: list[Operation]
    owner: Place
    colleague: Place
    elsewhere: Place
    chief: Place
    expired: TestClient
    anonymous: TestClient


def made(advisor: "Advisor") -> World:
    """The world around one advisor."""
    app = create_app(advisor)
    known = operations(app.openapi())
    paths = set(app.openapi()["paths"])
    mark = secrets.token_hex(4)
    people = {
        "owner": ("counselor", f"North {mark}"), "colleague": ("counselor", f"North {mark}"),
        "elsewhere": ("counselor", f"South {mark}"), "chief": ("supervisor", f"South {mark}"),
    }  # fmt: skip
    places = {}
    for name, (role, organisation) in people.items():
        email = f"{name}@{mark}.example"
        advisor.accounts.add(email, role, PASSWORD, organisation)
        places[name] = _place(app, advisor, email, paths)
    expired = TestClient(app, raise_server_exceptions=False)
    long_ago = Accounts(advisor._records, clock=lambda: now() - timedelta(hours=13))
    old = long_ago.sign_in(places["owner"].email, PASSWORD, "127.0.0.1")
    expired.cookies.set(COOKIE, old.token)
    expired.headers["X-CSRF-Token"] = old.csrf
    return World(
        app, advisor, known, expired=expired, anonymous=TestClient(app, raise_server_exceptions=False), **places
    )


def _place(app: "FastAPI", advisor: "Advisor", email: str, paths: set[str]) -> Place:
    plant = "".join(chr(ord("a") + digit % 26) for digit in secrets.token_bytes(12)) + "zq"
    browser = TestClient(app, raise_server_exceptions=False)
    csrf = browser.post("/v1/login", json={"email": email, "password": PASSWORD}).json()["csrf"]
    headers = {"X-CSRF-Token": csrf}
    opened = advisor.conversations.opened(ChatRequest(message=plant), None)
    answer = Answer(
        conversation_id=opened.conversation_id, conversation_token=opened.token, turn_id=opened.turn_id,
        outcome="answered", text=f"About {plant}.", usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=Stamps(model="offline", prompt="p", knowledge_build="b", version="0"),
    )  # fmt: skip
    row = RowRef(table="wage", key={"oews_code": plant}, column="annual_median_usd")
    advisor.conversations.record(opened, ChatRequest(message=plant), answer, TalkState(), {"F1": row})
    assert opened.token is not None
    bearer = {"Authorization": f"Bearer {opened.token}"}
    shared = browser.post(
        "/v1/shares", json={"conversation_id": opened.conversation_id, "turn_id": opened.turn_id}, headers=bearer
    ).json()
    file = browser.post(
        "/v1/clients",
        json={
            "name": f"{plant} Name", "situation": f"{plant} situation", "goals": [f"{plant} goal"],
            "constraints": [f"{plant} constraint"], "place": f"{plant} place", "notes": [{"text": f"{plant} note"}],
        },
        headers=headers,
    ).json()  # fmt: skip
    linked = browser.post(
        f"/v1/clients/{file['id']}/link",
        json={"conversation_id": opened.conversation_id, "token": opened.token, "words": f"{plant} words"},
        headers=headers,
    )
    assert linked.status_code == 201, linked.text
    ids = {
        "client_id": file["id"], "item_id": file["items"][0]["id"], "conversation_id": opened.conversation_id,
        "turn_id": opened.turn_id, "fact_id": "F1", "share_id": shared["share_id"],
    }  # fmt: skip
    if "/v1/drafts" in paths:
        asked = {
            "kind": "letter", "client_id": file["id"], "request": f"Write about {plant}.", "language": "en",
            "reading_grade": None,
        }  # fmt: skip
        made = browser.post("/v1/drafts", json=asked, headers=headers)
        assert made.status_code < 300, made.text
        ids["draft_id"] = made.json()["draft_id"]
    return Place(browser, csrf, plant, ids, opened.token, email)
