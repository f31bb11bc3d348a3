"""My path over HTTP: written whole over what was read, exported, set as a PDF."""

from typing import TYPE_CHECKING

import pytest

from tests.api.talks import Talk, a_talk

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

PATH = {
    "saved": [{"kind": "occupation", "code": "47-2111"}, {"kind": "track", "code": "operations"}],
    "comparisons": [{"codes": ["47-2111.00", "47-2152.00"]}],
    "steps": [{"text": "ask about the apprenticeship", "on": "2026-12-04"}],
}


@pytest.fixture
def talk(client: "TestClient") -> Talk:
    return a_talk(client)


def test_what_is_read_can_be_written_back(talk: Talk) -> None:
    empty = talk.send("GET", "/v1/path")
    assert empty.json() == {"saved": [], "comparisons": [], "steps": [], "consent": False, "consent_since": None}
    written = talk.send("PUT", "/v1/path", PATH, **{"If-Match": empty.headers["etag"]})
    assert written.status_code == 200
    again = talk.send("GET", "/v1/path")
    assert again.json() == written.json()
    assert again.json()["saved"][0] | {"added": ""} == {
        "kind": "occupation", "code": "47-2111.00", "title": "Electricians", "added": "", "url": "/occupations/47-2111.00",
    }  # fmt: skip
    same = talk.send("PUT", "/v1/path", again.json(), **{"If-Match": again.headers["etag"]})
    assert same.json() == again.json()


def test_a_lost_update_is_refused_and_nothing_changes(talk: Talk) -> None:
    tag = talk.send("GET", "/v1/path").headers["etag"]
    assert talk.send("PUT", "/v1/path", PATH, **{"If-Match": tag}).status_code == 200
    late = talk.send("PUT", "/v1/path", {}, **{"If-Match": tag})
    assert late.status_code == 412
    assert "changed elsewhere" in late.json()["detail"]
    assert len(talk.send("GET", "/v1/path").json()["saved"]) == 2
    assert talk.send("PUT", "/v1/path", {}).status_code == 200, "who does not ask writes over what stands there"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"saved": [{"kind": "occupation", "code": "99-9999.00"}]}, "99-9999.00"),
        ({"steps": [{"text": str(number)} for number in range(4)]}, "At most 3 steps"),
        ({"steps": [{"text": "x", "on": "soon"}]}, "on"),
        ({"steps": [{"text": "  "}]}, "text"),
        ({"comparisons": [{"codes": ["47-2111.00"]}]}, "codes"),
        ({"comparisons": [{"codes": ["a", "b", "c", "d", "e"]}]}, "codes"),
        ({"saved": [{"kind": "occupation", "code": "47-2111"}] * 51}, "saved"),
        ({"notes": "x"}, "notes"),
    ],
)
def test_what_does_not_fit_is_named(talk: Talk, body: dict, said: str) -> None:
    answer = talk.send("PUT", "/v1/path", body)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert talk.send("GET", "/v1/path").json()["saved"] == []


def test_a_path_is_exported_and_goes_with_erase(talk: Talk) -> None:
    talk.send("PUT", "/v1/path", PATH | {"consent": True})
    export = talk.send("GET", "/v1/path/export")
    assert export.headers["content-disposition"] == 'attachment; filename="my-path.json"'
    assert export.json()["consent_acts"][0]["given"] is True
    assert export.json()["steps"][0]["text"] == PATH["steps"][0]["text"]
    pdf = talk.send("GET", "/v1/path.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert talk.send("DELETE", "/v1/path").status_code == 204
    assert talk.send("GET", "/v1/path").json()["steps"] == []


def test_the_page_is_the_same_for_everybody_and_not_kept(talk: Talk) -> None:
    page = talk.client.get("/my-path")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "<noscript>" in page.text
    assert " style=" not in page.text
    assert "onclick" not in page.text
