"""`X-API-Key` and budgets over HTTP: who has no key is told so, and a day's turns end with 429."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from typer.testing import CliRunner

from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app
from api.cli import app

KEYS = ("first-key", "sécond-key")


@contextmanager
def serving(home: Path, tmp_path: Path, **more: Any) -> Iterator[TestClient]:
    advisor = Advisor(
        Settings(
            home=home, model="offline", openai_api_key=None, records_url=f"sqlite:///{tmp_path}/records.sqlite",
            api_keys=tuple(SecretStr(key) for key in KEYS), **more,
        )
    )  # fmt: skip
    with TestClient(create_app(advisor), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(home: Path, tmp_path: Path) -> Iterator[TestClient]:
    with serving(home, tmp_path) as found:
        yield found


def ask(client: TestClient, key: bytes | None = KEYS[0].encode(), **more: Any) -> Any:
    headers = {} if key is None else {"X-API-Key": key}
    return client.post("/v1/chat", json={"message": "hello"} | more, headers=headers)


@pytest.mark.parametrize("key", [None, b"", b"wrong", b"first-key ", b"first-keyx", b"\xff\xfe", b"k" * 5000])
@pytest.mark.parametrize("path", ["/v1/chat", "/v1/sources", "/v1/nothing", "/v1/export", "/v1"])
def test_without_a_key_everything_under_v1_is_refused(client: TestClient, path: str, key: bytes | None) -> None:
    if key == b"first-key ":
        key = b"first-key-"  # blanks around a header's value are no part of it
    answer = client.get(path, headers={} if key is None else {"X-API-Key": key})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"]
    assert "X-API-Key" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/docs", "/pages/site.css", "/openapi.json"])
def test_pages_and_operation_want_no_key(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("key", KEYS)
def test_each_key_opens(client: TestClient, key: str) -> None:
    assert client.get("/v1/sources", headers={"X-API-Key": key.encode()}).status_code == 200


def test_without_keys_set_everything_is_open(advisor: Advisor) -> None:
    with TestClient(create_app(advisor)) as client:
        assert client.get("/v1/sources").status_code == 200


def test_a_turn_is_counted_under_the_digest_of_its_key(client: TestClient) -> None:
    assert ask(client).status_code == 200
    assert ask(client, KEYS[1].encode()).status_code == 200
    assert ask(client, KEYS[1].encode()).status_code == 200
    spent = client.app.state.advisor.spending.told()
    assert sorted(one.turns for one in spent) == [1, 2]
    assert not any(key in repr(spent) for key in KEYS)


@pytest.mark.parametrize("stream", [False, True])
def test_over_a_days_turns_a_key_is_told_when_to_come_again(home: Path, tmp_path: Path, stream: bool) -> None:
    with serving(home, tmp_path, budget_turns_per_day=1) as client:
        assert ask(client, stream=stream).status_code == 200
        refused = ask(client, stream=stream)
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert 1 <= int(refused.headers["retry-after"]) <= 24 * 3600
        assert "midnight UTC" in refused.json()["detail"]
        assert ask(client, KEYS[1].encode(), stream=stream).status_code == 200
        help_given = ask(client, message="I want to kill myself", stream=stream)
        assert help_given.status_code == 200
        assert "988" in help_given.text


def test_usage_is_printed_per_day_and_key(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADVISOR_HOME", str(home))
    monkeypatch.setenv("ADVISOR_RECORDS_URL", f"sqlite:///{tmp_path}/records.sqlite")
    printed = CliRunner().invoke(app, ["usage"], catch_exceptions=False)
    assert printed.stdout == "Nothing was asked in these days.\n"
    with serving(home, tmp_path) as client:
        ask(client)
        digest = client.app.state.advisor.spending.told()[0].key_digest
    printed = CliRunner().invoke(app, ["usage", "--days", "2"], catch_exceptions=False)
    assert digest[:8] in printed.stdout
    assert digest[:9] not in printed.stdout
    line = json.loads(CliRunner().invoke(app, ["usage", "--json"], catch_exceptions=False).stdout)
    assert line["turns"] == 1
    assert line["prompt_tokens"] == 0
    assert line["key_digest"] == digest[:8]
