"""Errors reported by readers: from a script, from a form without one; and the operator's list of them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.pace import Pace
from api.reports import REPORTS_AN_HOUR

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from advisor.service import Advisor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def open_pace(client: "TestClient") -> Iterator[None]:
    """Nobody has reported anything in this hour."""
    client.app.state.report_pace = Pace(REPORTS_AN_HOUR, 3600)  # type: ignore[attr-defined]
    yield
    client.app.state.report_pace = Pace(REPORTS_AN_HOUR, 3600)  # type: ignore[attr-defined]


pytestmark = pytest.mark.usefixtures("open_pace")


def test_a_report_is_stored_with_the_build_it_speaks_of(client: "TestClient", advisor: "Advisor") -> None:
    body = {"page": "/careers/operations-managers", "section": "jobs", "read": "$1", "text": "this is too low"}
    answer = client.post("/v1/reports", json=body)
    assert answer.status_code == 201
    stored = next(one for one in advisor.reports.all() if one.id == answer.json()["report_id"])
    assert (stored.page, stored.section, stored.read, stored.text) == tuple(body.values())
    assert (stored.contact, stored.knowledge_build) == (None, advisor.knowledge.build_id)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"page": "/x"}, "text"),
        ({"page": "/x", "text": "  "}, "text"),
        ({"page": "/x", "text": "x" * 2001}, "text"),
        ({"page": "https://evil.example", "text": "x"}, "page"),
        ({"page": "/x", "text": "x", "conversation_id": "c"}, "conversation_id"),
    ],
)
def test_what_does_not_fit_is_named(client: "TestClient", body: dict, field: str) -> None:
    answer = client.post("/v1/reports", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


def test_one_address_may_report_so_often_and_no_more(client: "TestClient") -> None:
    for _ in range(REPORTS_AN_HOUR):
        assert client.post("/v1/reports", json={"page": "/x", "text": "x"}).status_code == 201
    refused = client.post("/v1/reports", json={"page": "/x", "text": "x"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    page = client.post("/report", data={"page": "/x", "text": "kept while refused"})
    assert page.status_code == 429
    assert "kept while refused" in page.text
    assert page.headers["retry-after"]


def test_the_form_works_without_a_script(client: "TestClient", advisor: "Advisor") -> None:
    form = client.get("/report?page=/tracks/operations")
    assert 'value="/tracks/operations"' in form.text
    sent = {"page": "/tracks/operations", "section": "", "read": "", "text": "a form’s <b>words</b>", "contact": ""}
    thanks = client.post("/report", data=sent)
    assert thanks.status_code == 201
    assert "Thank you" in thanks.text
    stored = next(one for one in advisor.reports.all() if one.id in thanks.text)
    assert (stored.text, stored.section) == ("a form’s <b>words</b>", None)


@pytest.mark.parametrize(
    "given",
    [
        {"page": "/x", "text": ""},
        {"page": "//evil.example", "text": "x"},
        {"page": "", "text": "x"},
        {},
        {"page": "/x", "text": "<script>alert(1)</script>", "contact": "c" * 201},
    ],
)
def test_a_form_that_does_not_fit_comes_back_with_a_sentence(client: "TestClient", given: dict) -> None:
    page = client.post("/report", data=given)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "<script>alert" not in page.text
    assert 'href="//' not in page.text


def test_no_other_site_can_report_for_its_visitors(client: "TestClient") -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert client.post("/report", data={"page": "/x", "text": "x"}, headers=elsewhere).status_code == 403


def test_the_pace_opens_again_and_forgets_who_was_silent_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    pace = Pace(2, 60, lambda: clock[0])
    assert [pace.take("a"), pace.take("a"), pace.take("a"), pace.take("b")] == [0, 0, 60, 0]
    clock[0] = 45.0
    assert pace.take("a") == 15
    clock[0] = 60.0
    assert pace.take("a") == 0
    monkeypatch.setattr("api.pace._MOST_ADDRESSES", 3)
    for number in range(10):
        pace.take(str(number))
    assert len(pace._times) == 3


def test_the_operator_lists_and_removes_reports(tmp_path: Path) -> None:
    from advisor.feedback import Report
    from advisor.records import Records
    from advisor.records_reports import Reports

    records = Records(f"sqlite:///{tmp_path}/records.sqlite")
    name = Reports(records).add(Report(page="/x", text="steer \x1b[2J the terminal", contact="me@x.example"), "b1")
    records.close()

    def run(*arguments: str) -> str:
        environment = {"ADVISOR_HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-m", "api", "reports", *arguments]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    told = run()
    assert name in told
    assert "steer  [2J the terminal" in told
    assert "\x1b[2J" not in told
    assert json.loads(run("--json"))["contact"] == "me@x.example"
    assert name in run("--remove", name)
    assert run() == "Nothing was reported.\n"
