"""Which other sites may call the service and show its pages, and what pages may do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app

PARTNER, STRANGER = "https://partner.example", "https://stranger.example"


@contextmanager
def serving(home: Path, tmp_path: Path, **more: Any) -> Iterator[TestClient]:
    records = f"sqlite:///{tmp_path}/records.sqlite"
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=SecretStr(records), **more))
    with TestClient(create_app(advisor), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(home: Path, tmp_path: Path) -> Iterator[TestClient]:
    with serving(home, tmp_path, origins=(PARTNER,), frame_ancestors=(PARTNER,)) as found:
        yield found


def asked_before(client: TestClient, origin: str) -> Any:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    return client.options("/v1/chat", headers={"Origin": origin} | asked)


def test_a_page_of_a_named_origin_may_call_with_its_token(client: TestClient) -> None:
    answer = asked_before(client, PARTNER)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == PARTNER
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()


def test_a_strangers_page_may_not_call(client: TestClient) -> None:
    assert "access-control-allow-origin" not in asked_before(client, STRANGER).headers
    answer = client.get("/v1/tracks", headers={"Origin": STRANGER})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("origin", [PARTNER, STRANGER])
def test_cookies_never_travel_from_another_site(client: TestClient, origin: str) -> None:
    for answer in (asked_before(client, origin), client.get("/v1/tracks", headers={"Origin": origin})):
        assert "access-control-allow-credentials" not in answer.headers


def test_a_refusal_can_be_read_by_the_page_that_is_refused(home: Path, tmp_path: Path) -> None:
    with serving(home, tmp_path, origins=(PARTNER,), api_keys=(SecretStr("a-key"),)) as client:
        answer = client.get("/v1/tracks", headers={"Origin": PARTNER})
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == PARTNER


def test_nothing_is_allowed_where_no_origin_is_named(home: Path, tmp_path: Path) -> None:
    with serving(home, tmp_path) as client:
        assert "access-control-allow-origin" not in asked_before(client, PARTNER).headers


def test_a_page_runs_nothing_inline_and_nothing_from_elsewhere(client: TestClient) -> None:
    policy = {
        name: rest
        for name, _, rest in (
            part.strip().partition(" ") for part in client.get("/").headers["content-security-policy"].split(";")
        )
    }
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["frame-ancestors"] == f"'self' {PARTNER}"
    assert "unsafe" not in " ".join(policy.values())


@pytest.mark.parametrize("name", ["ADVISOR_ORIGINS", "ADVISOR_FRAME_ANCESTORS"])
@pytest.mark.parametrize(
    "value",
    ["*", "https://ok.example, *", "example.org", "https://a.example/path", "https://u:p@a.example", "null",
     "https://*.example.org", "https://a.example:99999", "javascript://a"],
)  # fmt: skip
def test_what_is_no_origin_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    from advisor.settings import SettingsError

    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} cannot be used: .*https://example.org"):
        Settings.load()


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("HTTPS://A.Example/", "https://a.example"),
        ("https://a.example:443", "https://a.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_origin_is_compared_as_browsers_send_it(monkeypatch: pytest.MonkeyPatch, written: str, sent: str) -> None:
    monkeypatch.setenv("ADVISOR_ORIGINS", written)
    assert Settings.load().origins == (sent,)


def test_a_fault_of_ours_can_be_read_by_a_named_page_and_by_no_other(home: Path, tmp_path: Path) -> None:
    settings = Settings(
        home=home,
        model="offline",
        openai_api_key=None,
        records_url=SecretStr(f"sqlite:///{tmp_path}/records.sqlite"),
        origins=(PARTNER,),
    )
    app = create_app(Advisor(settings))

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("a secret of ours")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer, stranger = (client.get("/broken", headers={"Origin": one}) for one in (PARTNER, STRANGER))
    assert answer.status_code == stranger.status_code == 500
    assert answer.headers["access-control-allow-origin"] == PARTNER
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "access-control-allow-origin" not in stranger.headers
