"""A counselor's desk for tests: the service in this process, browsers signed in, a client, drafts."""

import secrets
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from advisor.service import Advisor
from api.app import create_app

PASSWORD = "correct horse battery"
LETTER = {
    "kind": "letter", "language": "en", "reading_grade": 9,
    "request": "Follow-up letter for Maria, a laid-off warehouse worker in Ohio, about truck driver and welder jobs.",
}  # fmt: skip
FILE = {
    "name": "Maria Lopez", "situation": "I was laid off from a warehouse.", "goals": ["I want day work."],
    "place": "Columbus, OH",
}  # fmt: skip


@dataclass
class Browser:
    """Somebody signed in. `email` is theirs."""

    client: TestClient
    csrf: str
    email: str

    def send(self, method: str, path: str, body: Any = None, **how: Any) -> Any:
        headers = {"X-CSRF-Token": self.csrf} | how.pop("headers", {})
        return self.client.request(method, path, json=body, headers=headers, **how)

    def ok(self, method: str, path: str, body: Any = None) -> Any:
        response = self.send(method, path, body)
        assert response.status_code < 300, response.text
        return response.json() if response.content else None

    def new_client(self, **changed: Any) -> Any:
        return self.ok("POST", "/v1/clients", FILE | changed)

    def draft(self, **changed: Any) -> Any:
        return self.ok("POST", "/v1/drafts", LETTER | changed)

    def save(self, draft: Any, sections: Any, **more: Any) -> Any:
        return self.send("POST", f"/v1/drafts/{draft['draft_id']}/revisions", {"sections": sections} | more)

    def approve(self, draft: Any, **more: Any) -> Any:
        body = {"digest": draft["revision"]["digest"]} | more
        return self.send("POST", f"/v1/drafts/{draft['draft_id']}/approve", body)


class Desk:
    """An organisation of its own in one service, with as many people as are asked for."""

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor
        self.app = create_app(advisor)
        self.organisation = f"Here {secrets.token_hex(4)}"

    def sign_in(self, name: str, role: str = "counselor") -> Browser:
        email = f"{name}@{secrets.token_hex(4)}.example"
        self.advisor.accounts.add(email, role, PASSWORD, self.organisation)
        client = TestClient(self.app, raise_server_exceptions=False)
        told = client.post("/v1/login", json={"email": email, "password": PASSWORD}).json()
        return Browser(client, told["csrf"], email)


def sentences(draft: Any) -> list[Any]:
    return [one for section in draft["revision"]["sections"] for one in section["sentences"]]


def with_sentence(draft: Any, **sentence: Any) -> list[Any]:
    """The sections with one more sentence, in the last but one of them."""
    sections = [section | {"sentences": list(section["sentences"])} for section in draft["revision"]["sections"]]
    sections[-2]["sentences"].append({"kind": "judgement", "facts": []} | sentence)
    return sections


def audit_of(advisor: Advisor, client_id: str) -> list[str]:
    return [one["action"] for one in advisor.clients.export_subject(client_id)["audit"]]
