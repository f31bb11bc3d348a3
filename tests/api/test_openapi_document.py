"""The OpenAPI document is complete and true: every operation is told of whole, and its examples work."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from pydantic import SecretStr

from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app
from api.examples import BODIES, PARAMETERS

PROBLEM = "application/problem+json"


class Told(NamedTuple):
    """One operation of the document."""

    method: str
    path: str
    told: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


@pytest.fixture(scope="module")
def here(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service on an advisor of its own: one that another test's service closed would load nothing more."""
    records = SecretStr(f"sqlite:///{tmp_path_factory.mktemp('document')}/records.sqlite")
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=records))
    with TestClient(create_app(advisor), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as found:
        until = time.monotonic() + 120
        while found.get("/readyz").status_code != 200 and time.monotonic() < until:
            time.sleep(0.1)
        yield found


@pytest.fixture(scope="module")
def document(here: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = here.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> list[Told]:
    return [Told(method, path, told) for path, methods in document["paths"].items() for method, told in methods.items()]


def fits(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    whole = schema | {"components": document["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def test_every_operation_has_a_summary_a_description_and_a_typed_answer(document: dict[str, Any]) -> None:
    lacking = []
    for one in operations(document):
        if not one.told.get("summary") or not one.told.get("description"):
            lacking.append(f"{one}: words")
        answers = {status: told for status, told in one.told["responses"].items() if status.startswith("2")}
        if not answers:
            lacking.append(f"{one}: no success")
        for status, told in answers.items():
            if status in ("202", "204"):
                continue
            for kind, content in told.get("content", {"none": {}}).items():
                if not content.get("schema"):
                    lacking.append(f"{one}: {status} {kind} is not typed")
    assert lacking == []
    assert len(operations(document)) > 70


def test_every_body_is_typed(document: dict[str, Any]) -> None:
    bodies = [one for one in operations(document) if "requestBody" in one.told]
    assert len(bodies) > 15
    for one in bodies:
        assert one.told["requestBody"]["content"]["application/json"]["schema"], str(one)


def test_refusals_are_problem_documents_but_for_openais_door(document: dict[str, Any]) -> None:
    for one in operations(document):
        for status, told in one.told["responses"].items():
            if int(status) >= 400:
                kinds = {"application/json"} if "/models" in one.path or "/completions" in one.path else {PROBLEM}
                if one.path == "/mcp" and status in ("400", "404", "406", "415", "421"):
                    kinds = {PROBLEM, "application/json"}  # the protocol has refusals of its own
                assert set(told["content"]) == kinds, f"{one}: {status}"
                assert status not in ("429", "503") or PROBLEM not in kinds or "Retry-After" in told["headers"]
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_operation_says_who_may_ask(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"].keys()
    for one in operations(document):
        assert {name for way in one.told["security"] for name in way} <= schemes
        if one.path.startswith("/v1") or one.path == "/mcp":
            assert any({"apiKey", "bearerKey"} & way.keys() for way in one.told["security"]), str(one)
        if one.path.startswith(("/v1/clients", "/v1/drafts")):
            needed = {"signIn"} if one.method == "get" else {"signIn", "csrf"}
            assert all(needed <= way.keys() for way in one.told["security"]), str(one)
        if one.path.startswith(("/v1/conversations", "/v1/path", "/v1/export", "/v1/erase")):
            assert all("conversation" in way for way in one.told["security"]), str(one)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', str(document).replace("'", '"')))
    assert names <= document["components"]["schemas"].keys()


def test_every_example_fits_its_schema(document: dict[str, Any]) -> None:
    seen = 0
    for one in operations(document):
        contents = [one.told.get("requestBody", {}).get("content", {})]
        contents += [told.get("content", {}) for told in one.told["responses"].values()]
        for content in (content for group in contents for content in group.values() if "example" in content):
            assert fits(document, content["schema"], content["example"]) == [], str(one)
            seen += 1
        for parameter in one.told.get("parameters", ()):
            if "example" in parameter:
                assert fits(document, parameter["schema"], parameter["example"]) == [], f"{one}: {parameter['name']}"
                seen += 1
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", ()):
            assert fits(document, schema, example) == [], name
            seen += 1
    assert seen > 35


def test_every_example_stands_at_something_that_is_there(document: dict[str, Any]) -> None:
    known = {(one.method, one.path): one.told for one in operations(document)}
    for path, examples in PARAMETERS.items():
        assert examples.keys() <= {one["name"] for one in known["get", path]["parameters"]}, path
    assert BODIES.keys() <= known.keys()


def sent(here: TestClient, one: Told, headers: dict[str, str]) -> Any:
    examples = {at["name"]: at["example"] for at in one.told.get("parameters", ()) if "example" in at}
    path = one.path
    for name in re.findall(r"{(\w+)}", path):
        path = path.replace(f"{{{name}}}", str(examples.pop(name)))
    body = one.told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    more = {"json": body} if body is not None else {}
    return here.request(one.method, path, params=examples, headers=headers, **more)


def test_every_request_of_an_example_works_and_is_answered_as_told(here: TestClient, document: dict[str, Any]) -> None:
    advisor = here.app.state.advisor  # type: ignore[attr-defined]
    advisor.accounts.add("document@example.org", "supervisor", "a long enough password here", "Document")
    here.post("/v1/login", json={"email": "document@example.org", "password": "a long enough password here"})
    headers = {"X-CSRF-Token": here.get("/v1/me").json()["csrf"], "Accept": "application/json, text/event-stream;q=0"}
    asked = 0
    for one in operations(document):
        needed = {at["name"] for at in one.told.get("parameters", ()) if at.get("required")}
        if needed - PARAMETERS.get(one.path, {}).keys():
            continue  # it names a thing of somebody's own, which no example could
        if one.method != "get" and (one.method, one.path) not in BODIES:
            continue
        if any("conversation" in way for way in one.told["security"]) and one.path != "/v1/chat":
            continue
        how = headers | ({"Accept": "application/json, text/event-stream"} if one.path == "/mcp" else {})
        if one.path == "/v1/chat":
            how["Accept"] = "application/json"
        answer = sent(here, one, how)
        status = str(answer.status_code)
        assert status.startswith("2"), f"{one}: {answer.text[:300]}"
        assert status in one.told["responses"], f"{one}: {status} is not told of"
        kind = answer.headers["content-type"].partition(";")[0]
        told = one.told["responses"][status]["content"]
        assert kind in told, f"{one}: {kind}"
        if kind == "application/json":
            assert fits(document, told[kind]["schema"], answer.json()) == [], str(one)
        asked += 1
    assert asked >= 28


def test_what_is_ones_own_is_answered_as_told(here: TestClient, document: dict[str, Any]) -> None:
    first = here.post("/v1/chat", json={"message": "what do nurses earn in Boise, ID"}).json()
    headers = {"Authorization": f"Bearer {first['conversation_token']}"}
    fact = next(one for one in first["facts"] if one["basis"] == "measured")
    for path, address in {
        "/v1/conversations/{conversation_id}": f"/v1/conversations/{first['conversation_id']}",
        "/v1/export": "/v1/export",
        "/v1/facts/{turn_id}/{fact_id}": f"/v1/facts/{first['turn_id']}/{fact['id']}",
        "/v1/path": "/v1/path",
        "/v1/path/export": "/v1/path/export",
        "/v1/shares": "/v1/shares",
    }.items():
        answer = here.get(address, headers=headers)
        assert answer.status_code == 200, address
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert fits(document, schema, answer.json()) == [], path


def test_a_refusal_is_what_the_document_says(here: TestClient, document: dict[str, Any]) -> None:
    schema = document["components"]["schemas"]["ProblemDocument"]
    for answer in (
        here.post("/v1/chat", json={"message": ""}),
        here.get("/v1/wages?occupation=zzzzqqq"),
        here.get("/v1/careers/nobody"),
        here.get("/v1/clients/nobody"),
    ):
        assert answer.headers["content-type"] == PROBLEM
        assert fits(document, schema, answer.json()) == []
        path = {"/v1/careers/nobody": "/v1/careers/{career_id}", "/v1/clients/nobody": "/v1/clients/{client_id}"}
        of = document["paths"][path.get(answer.request.url.path, answer.request.url.path)]
        assert str(answer.status_code) in of[answer.request.method.lower()]["responses"]


def test_the_page_shows_the_examples(here: TestClient) -> None:
    page = here.get("/docs").text
    assert "what do nurses earn in Boise, ID" in page
    assert "29-1141.00" in page
    assert "<script" not in page
