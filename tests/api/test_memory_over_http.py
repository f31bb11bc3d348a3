"""The memory as a client of the service meets it: learnt, told in a stream, exported, erased, and nobody else's."""

import json

from fastapi.testclient import TestClient


def test_a_profile_is_told_exported_and_erased_for_its_owner_alone(client: TestClient) -> None:
    first = client.post("/v1/chat", json={"message": "I'm a cashier in Boise making $14/hr"}).json()
    mine = {"Authorization": f"Bearer {first['conversation_token']}"}
    asked = {"message": "what do you know about me?", "conversation_id": first["conversation_id"], "stream": True}
    streamed = client.post("/v1/chat", json=asked, headers=mine).text
    done = json.loads(streamed.split("event: done\ndata: ")[1].splitlines()[0])
    assert "you said: “making $14/hr”" in done["text"]
    assert {item["kind"] for item in client.get("/v1/export", headers=mine).json()["profile"]} == {"place", "occupation", "pay"}  # fmt: skip
    assert client.post("/v1/chat", json=asked | {"stream": False}).status_code == 404
    other = client.post("/v1/chat", json={"message": "what do you know about me?"}).json()
    assert "nothing saved" in other["text"]
    wiped = client.post("/v1/chat", json=asked | {"message": "borra todo", "stream": False}, headers=mine).json()
    assert wiped["outcome"] == "answered"
    kept = client.get("/v1/export", headers=mine).json()
    assert kept["profile"] == []
    assert "cashier" not in json.dumps(kept).lower()
