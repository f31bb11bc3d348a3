"""`/v1/transitions/{code}` and `/v1/training/{code}` as the contract has them."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def card(body: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in body["findings"] if one["type"] == kind)
    return found


def test_transitions_have_the_fields_of_the_contract(client: TestClient) -> None:
    body = client.get("/v1/transitions/41-2011.00", params={"place": "Boise, ID", "limit": 3}).json()
    found = card(body, "transitions")
    assert found["from"] == {"kind": "occupation", "code": "41-2011.00", "title": "Cashiers"}
    assert "from_" not in found
    assert len(found["items"]) == 3
    facts = {one["id"] for one in body["facts"]}
    for item in found["items"]:
        assert {"code", "title", "relatedness", "pay_change", "gaps", "education_step"} <= set(item)
        assert item["pay_change"]["target"] in facts
        assert {gap["own"] for gap in item["gaps"]} | {gap["target"] for gap in item["gaps"]} <= facts
    assert body["place"]["how"] == "said"


def test_filters_go_by_name_and_a_pair_by_to(client: TestClient) -> None:
    asked = {"max_education": "High school diploma or equivalent", "min_median": 40000, "by": "pay"}
    found = card(client.get("/v1/transitions/41-2011.00", params=asked).json(), "transitions")
    assert found["filters"] == {"max_education": "High school diploma or equivalent", "min_median": 40000}
    assert found["dropped"]
    pair = card(client.get("/v1/transitions/41-2011.00", params={"to": "electrician"}).json(), "transitions")
    assert pair["to"]["code"] == "47-2111.00"
    assert len(pair["items"]) == 1


def test_a_career_of_one_is_taken_and_one_of_several_asked_about(client: TestClient) -> None:
    one = client.get("/v1/transitions/pharmacists").json()
    assert card(one, "transitions")["from"]["code"] == "29-1051.00"
    several = client.get("/v1/transitions/operations-managers").json()
    assert several["findings"] == []
    assert len(several["choices"]) == 5
    assert several["missing"]


@pytest.mark.parametrize("path", ["/v1/transitions/florbnak", "/v1/training/florbnak", "/v1/transitions/99-9999.00"])
def test_what_does_not_exist_is_404_in_one_sentence(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["detail"].count(".") <= 2


@pytest.mark.parametrize("query", [{"limit": 21}, {"limit": 0}, {"by": "luck"}, {"max_education": "PhD"}])
def test_a_limit_or_filter_that_does_not_fit_is_refused(client: TestClient, query: dict[str, Any]) -> None:
    assert client.get("/v1/transitions/41-2011.00", params=query).status_code in (400, 422)


def test_training_has_programs_with_their_codes(client: TestClient) -> None:
    body = client.get("/v1/training/29-1292.00").json()
    assert card(body, "training")["programs"][0] == {
        "cip": "51.0602",
        "title": "Dental Hygiene/Hygienist",
        "leads_to": ["29-1292"],
    }
