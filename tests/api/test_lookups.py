"""The lookups of the contract: the same facts as a turn, without a model."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from knowledge.store import Knowledge


def get(client: TestClient, path: str, **query: Any) -> dict[str, Any]:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    assert set(body) >= {"facts", "findings", "citations", "place", "missing"}
    return body


def card(body: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(one for one in body["findings"] if one["type"] == kind)


def test_pay_of_an_occupation_equals_its_row(client: TestClient, knowledge: Knowledge) -> None:
    body = get(client, "/v1/wages", occupation="11-1021", place="Texas")
    wage = card(body, "wage")
    facts = {one["id"]: one for one in body["facts"]}
    row = knowledge.wages.get("11-1021", "48")
    assert row is not None
    assert facts[wage["percentiles"]["median"]]["value"] == row.annual["median"].value
    assert body["place"] == {"code": "48", "level": "state", "title": "Texas", "how": "said"}


def test_a_ranking_takes_its_filters_by_name(client: TestClient) -> None:
    body = get(client, "/v1/rankings", within="operations", place="Idaho", by="median", limit=5, min_median=50000)
    ranking = card(body, "ranking")
    facts = {one["id"]: one for one in body["facts"]}
    values = [facts[item["fact"]]["value"] for item in ranking["items"]]
    assert values == sorted(values, reverse=True)
    assert min(values) >= 50000
    assert len(values) == 5


def test_everyday_titles_give_ranked_candidates(client: TestClient) -> None:
    body = get(client, "/v1/occupations", title="truck driver", limit=3)
    assert body["candidates"][0]["code"] == "53-3032.00"
    assert body["decision"] in ("go", "ask")
    assert len(body["candidates"]) <= 3


def test_a_profile_has_every_section_with_content_or_reason(client: TestClient) -> None:
    wanted = {
        "summary", "video", "resilience", "responsibilities", "inside", "progression", "education", "licence", "time_and_cost",
        "jobs", "training", "technology", "abilities", "also_known_as", "specializations", "related", "family", "sources", "report",
    }  # fmt: skip
    for path in ("/v1/careers/operations-managers", "/v1/occupations/11-3031.01"):
        sections = card(get(client, path), "profile")["sections"]
        assert {one["key"] for one in sections} == wanted
        assert all(one.get("content") or one["missing"]["reason"] for one in sections)


def test_a_track_has_every_section_and_its_members(client: TestClient) -> None:
    track = card(get(client, "/v1/tracks/operations"), "track")
    assert {one["key"] for one in track["sections"]} == {
        "narrative", "levels", "demands", "who_thrives", "entry_points", "trend", "changing", "pay_by_place", "progression",
        "industries", "transfers", "collaborates", "attribution", "sources", "report",
    }  # fmt: skip
    assert all(one.get("content") or one["missing"]["reason"] for one in track["sections"])
    assert "11-1021.00" in track["members"]


def test_the_seed_career_has_its_fifteen_specializations(client: TestClient) -> None:
    career = next(one for one in get(client, "/v1/careers")["careers"] if one["id"] == "operations-managers")
    assert career["specializations"] == 15


def test_resilience_gives_score_parts_and_range(client: TestClient) -> None:
    body = card(get(client, "/v1/resilience/47-2111.00"), "resilience")
    assert body["low"] <= body["score"] <= body["high"]
    assert {one["name"] for one in body["inputs"]} == {"exposure", "growth", "epoch"}


@pytest.mark.parametrize(
    ("query", "code"), [({"q": "83702"}, "14260"), ({"lat": 43.615, "lon": -116.2023}, "14260"), ({"q": "Texas"}, "48")]
)
def test_places_are_found_by_name_zip_and_point(client: TestClient, query: dict[str, Any], code: str) -> None:
    body = get(client, "/v1/places", **query)
    assert card(body, "places")["items"][0]["area"]["code"] == code


def test_sources_name_publisher_and_vintage(client: TestClient) -> None:
    body = get(client, "/v1/sources")
    assert any("Labor Statistics" in one["publisher"] for one in body["citations"])


@pytest.mark.parametrize(
    "path", ["/v1/occupations/99-9999.00", "/v1/careers/nobody", "/v1/tracks/nowhere", "/v1/resilience/99-9999.00"]
)
def test_what_does_not_exist_is_a_404_with_a_sentence(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/wages",
        "/v1/rankings?limit=0",
        "/v1/rankings?by=beauty",
        "/v1/places",
        "/v1/places?lat=99&lon=0",
        "/v1/rankings?max_months=-1",
    ],
)
def test_what_cannot_be_asked_is_refused_naming_the_field(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_the_process_lives_and_says_when_it_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    state = client.get("/readyz").json()
    assert state["knowledge_build"]
    assert "embedder" in str(state)


def test_the_page_of_addresses_asks_no_other_host_for_anything(client: TestClient) -> None:
    response = client.get("/docs")
    assert "/v1/rankings" in response.text
    assert "ChatRequest" in response.text
    assert "<script" not in response.text
    assert "//" not in response.text.replace("<!doctype html>", "").split("<h2>", 1)[0]
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert client.get("/redoc").status_code == 404


def test_metrics_count_requests_by_pattern_and_turns_by_outcome(client: TestClient) -> None:
    client.get("/v1/outlook/11-1021")
    client.post("/v1/chat", json={"message": "nurse pay in Idaho"})
    client.post("/v1/chat", json={"message": "nurse pay in Idaho", "stream": True})
    told = client.get("/metrics").text
    assert 'route="/v1/outlook/{code}",status="200"' in told
    turns = next(
        line for line in told.splitlines() if line.startswith('career_advisor_turns_total{outcome="answered"}')
    )
    assert float(turns.split()[-1]) >= 2
    assert "Idaho" not in told
    assert "11-1021" not in told


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/sources", "/docs"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    response = client.head(path)
    assert response.status_code == 200
    assert response.content == b""
    assert response.headers["content-type"] == client.get(path).headers["content-type"]


def test_places_are_ranked_for_one_occupation(client) -> None:
    body = client.get(
        "/v1/rankings/places", params={"occupation": "electrician", "by": "real_median", "limit": 3}
    ).json()
    (card,) = body["findings"]
    assert card["type"] == "places"
    assert [item["rank"] for item in card["items"]] == [1, 2, 3]
    assert client.get("/v1/rankings/places", params={"occupation": "electrician", "by": "growth"}).json()["missing"]
    assert client.get("/v1/rankings/places", params={"occupation": "blorpologist"}).status_code == 404
