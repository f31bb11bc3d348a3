"""`POST /v1/chat` from outside: JSON and events, ownership, and every kind of bad input."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr


def events(body: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for frame in body.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in frame.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/chat", json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_a_turn_has_every_field_of_the_contract(client: TestClient) -> None:
    answer = ask(client, message="what pays best in operations in Idaho")
    assert set(answer) >= {
        "conversation_id", "conversation_token", "turn_id", "outcome", "text", "facts", "findings", "citations", "place",
        "choices", "follow_ups", "tools", "usage", "stamps",
    }  # fmt: skip
    assert answer["outcome"] == "answered"
    assert answer["place"]["code"] == "16"
    assert answer["place"]["how"] == "said"
    assert answer["stamps"]["model"] == "offline"
    cited = {one["id"] for one in answer["citations"]}
    assert all(fact["citation"] in cited and fact["unit"] and fact["as_of"] for fact in answer["facts"])


def test_the_events_end_with_done_and_their_text_is_its_text(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "how much do electricians make in Ohio", "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    names = [name for name, _ in found]
    assert names[0] == "started"
    assert names[-1] == "done"
    assert "finding" in names
    done = found[-1][1]
    done = done.get("answer", done)
    assert "".join(data["text"] for name, data in found if name == "text") == done["text"]


def test_accept_event_stream_streams_too(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "nurse pay in Iowa"}, headers={"Accept": "text/event-stream"})
    assert events(response.text)[-1][0] == "done"


def test_a_conversation_goes_on_only_with_its_token(client: TestClient) -> None:
    first = ask(client, message="how much do electricians make in Ohio?")
    body = {"message": "and in Texas?", "conversation_id": first["conversation_id"]}
    assert client.post("/v1/chat", json=body).status_code == 404
    assert client.post("/v1/chat", json=body, headers={"Authorization": "Bearer wrong"}).status_code == 404
    mine = {"Authorization": f"Bearer {first['conversation_token']}"}
    second = client.post("/v1/chat", json=body, headers=mine)
    assert second.status_code == 200
    assert second.json()["place"]["code"] == "48"
    assert second.json().get("conversation_token") is None
    assert client.get(f"/v1/conversations/{first['conversation_id']}").status_code == 404
    read = client.get(f"/v1/conversations/{first['conversation_id']}", headers=mine)
    assert read.status_code == 200
    assert client.delete(f"/v1/conversations/{first['conversation_id']}", headers=mine).status_code == 204
    assert client.get(f"/v1/conversations/{first['conversation_id']}", headers=mine).status_code == 404


def test_the_same_key_gives_the_recorded_turn_and_another_body_a_conflict(client: TestClient) -> None:
    body = {"message": "welder pay in Ohio", "idempotency_key": "k-1"}
    first = ask(client, **body)
    again = ask(client, **body)
    assert again["turn_id"] == first["turn_id"]
    assert client.post("/v1/chat", json=body | {"message": "welder pay in Iowa"}).status_code == 409


def test_the_very_row_behind_a_figure_can_be_read(client: TestClient) -> None:
    answer = ask(client, message="how much do electricians make in Ohio?")
    fact = next(one for one in answer["facts"] if one["statistic"] == "median" and one["basis"] == "measured")
    mine = {"Authorization": f"Bearer {answer['conversation_token']}"}
    row = client.get(f"/v1/facts/{answer['turn_id']}/{fact['id']}", headers=mine)
    assert row.status_code == 200, row.text
    assert str(fact["value"]) in row.text.replace(",", "")
    told = row.json()
    assert told["percentiles"]["annual_median"] == fact["value"]
    assert (told["code"], told["area"]) == (fact["of"]["code"], fact["area"]["code"])
    assert told["publisher"] == "US Bureau of Labor Statistics"
    assert told["file"]
    assert len(told["checksum"]) == 64
    assert "sheet" in told
    assert client.get(f"/v1/facts/{answer['turn_id']}/{fact['id']}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        (b"{not json", 400, "JSON"),
        (b"", 422, "body"),
        (b'{"message": ""}', 422, "message"),
        (b'{"message": "hi", "colour": "red"}', 422, "colour"),
        (b'{"message": "a\\u0000b"}', 422, "NUL"),
        (b'{"message": "a\\ud800b"}', 422, "surrogate"),
        (b'{"message": 7}', 422, "message"),
        (b'{"message": "hi", "coordinates": {"lat": 999, "lon": 0}}', 422, "lat"),
        (b'{"message": "hi", "coordinates": {"lat": NaN, "lon": 0}}', 422, "lat"),
        (b"[1, 2]", 422, "body"),
        (b'\xff\xfe"', 400, ""),
        (b'{"message": "' + b"x" * 8001 + b'"}', 422, "8000"),
    ],
    ids=["malformed", "empty", "empty-message", "unknown-field", "nul", "surrogate", "number", "latitude", "nan", "list", "not-utf8", "long"],
)  # fmt: skip
def test_bad_input_gets_one_clear_problem(client: TestClient, body: bytes, status: int, word: str) -> None:
    response = client.post("/v1/chat", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert word in response.text
    assert "Traceback" not in response.text


def test_a_body_of_ten_megabytes_is_refused(client: TestClient) -> None:
    response = client.post("/v1/chat", content=b'{"message": "' + b"x" * 10_000_000 + b'"}')
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_a_body_that_keeps_coming_is_refused_too(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"message": "'
        for _ in range(400):
            yield b"x" * 1024

    response = client.post("/v1/chat", content=parts(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert "262,144" in response.json()["detail"]


def test_an_unknown_address_is_a_problem_too(client: TestClient) -> None:
    response = client.get("/v1/nothing")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("body", "sentence"), [
    ({"message": ""}, "At least 1 character is needed."),
    ({"message": "a" * 8001}, "At most 8000 characters are allowed."),
    (["message"], "A JSON object is needed here, sent as Content-Type: application/json."),
])  # fmt: skip
def test_limits_are_told_in_words_a_person_uses(client: TestClient, body: object, sentence: str) -> None:
    problem = client.post("/v1/chat", json=body).json()
    assert problem["errors"][0]["message"] == sentence


@pytest.mark.parametrize("stream", [False, True])
def test_records_that_cannot_be_written_are_told_without_naming_where_they_are(home: Path, stream: bool) -> None:
    from advisor.service import Advisor
    from advisor.settings import Settings
    from api.app import create_app

    url = SecretStr("sqlite:////dev/null/people.sqlite")
    settings = Settings(home=home, model="offline", openai_api_key=None, records_url=url)
    with TestClient(create_app(Advisor(settings)), raise_server_exceptions=False) as client:
        response = client.post("/v1/chat", json={"message": "nurse pay in Idaho", "stream": stream})
        assert "503" in (response.text if stream else str(response.status_code))
        assert "records cannot be used" in response.text
        assert "people.sqlite" not in response.text
        assert client.get("/v1/sources").status_code == 200
