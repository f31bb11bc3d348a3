"""A talk over HTTP with what its owner holds of it. Test machinery."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

QUESTION = "how much do electricians make in Ohio?"


@dataclass
class Talk:
    client: "TestClient"
    conversation_id: str
    turn_id: str
    token: str

    @property
    def named(self) -> dict[str, str]:
        return {"conversation_id": self.conversation_id, "turn_id": self.turn_id}

    def send(self, method: str, address: str, body: Any = None, token: str | None = "own", **headers: str) -> Any:
        held = self.token if token == "own" else token
        told = headers | ({"Authorization": f"Bearer {held}"} if held is not None else {})
        return self.client.request(method, address, json=body, headers=told)


def a_talk(client: "TestClient", message: str = QUESTION) -> Talk:
    answer = client.post("/v1/chat", json={"message": message}).json()
    return Talk(client, answer["conversation_id"], answer["turn_id"], answer["conversation_token"])
