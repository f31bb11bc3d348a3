"""Who comes in: turns that find no room, addresses that ask too often, help that always finds room, and a service that
ends once its turns have."""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app
from api.drain import drained
from api.turns_in_hand import TurnsInHand
from evals.fake_provider import serving

ROOT = Path(__file__).resolve().parents[2]
QUESTION = {"message": "how much do electricians make in Ohio?"}
HELP = {"message": "I want to kill myself"}
ELSEWHERE = ("203.0.113.7", 50_000)


def advisor_of(home: Path, folder: Path, **given: object) -> Advisor:
    fields: dict[str, object] = {"home": home, "model": "offline", "openai_api_key": None}
    fields["records_url"] = f"sqlite:///{folder}/records.sqlite"
    return Advisor(Settings.model_validate(fields | given))


@pytest.fixture
def small(home: Path, tmp_path: Path) -> Iterator[TestClient]:
    advisor = advisor_of(home, tmp_path, turns_at_once=1)
    with TestClient(create_app(advisor)) as found:
        yield found


def test_a_turn_without_room_is_refused_before_its_body_is_looked_at(small: TestClient) -> None:
    turns: TurnsInHand = small.app.state.turns  # type: ignore[attr-defined]
    place = turns.place()
    assert place is not None
    refused = small.post("/v1/chat", content=b"{ no JSON", headers={"Content-Type": "application/json"})
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "2"
    assert refused.headers["content-type"] == "application/problem+json"
    assert small.get("/healthz").status_code == 200
    assert small.post("/v1/chat", json=HELP).json()["outcome"] == "crisis"
    place.release()
    assert small.post("/v1/chat", content=b"{ no JSON", headers={"Content-Type": "application/json"}).status_code == 400
    assert not turns.taken


def test_a_service_that_ends_takes_no_turns_and_is_not_ready_but_helps(small: TestClient) -> None:
    small.app.state.turns.drain()  # type: ignore[attr-defined]
    assert small.post("/v1/chat", json=QUESTION).status_code == 503
    told = small.get("/readyz")
    assert (told.status_code, told.json()["fault"]) == (503, "draining")
    assert small.post("/v1/chat", json=HELP).json()["outcome"] == "crisis"


def test_one_address_has_so_many_turns_and_requests_a_minute(home: Path, tmp_path: Path) -> None:
    advisor = advisor_of(home, tmp_path, address_turns_per_minute=1, address_requests_per_minute=4)
    with TestClient(create_app(advisor), client=ELSEWHERE) as client:
        statuses = [client.post("/v1/chat", json=one).status_code for one in (HELP, QUESTION, HELP)]
        # The second minute may have begun in between; then the second was let in.
        assert statuses in ([200, 429, 200], [200, 200, 200])
        answers = [client.get("/healthz") for _ in range(9)]
        refused = [one for one in answers if one.status_code == 429]
        assert refused
        assert all(1 <= int(one.headers["retry-after"]) <= 60 for one in refused)


def test_turns_that_do_not_end_in_time_are_told_to_stop() -> None:
    turns = TurnsInHand(2)
    place = turns.place()
    assert place is not None

    def work() -> None:
        place.gone.wait(10)
        place.release()

    thread = threading.Thread(target=work)
    thread.start()
    assert drained(turns, 0.1) is False
    thread.join()
    assert turns.place() is None
    assert not turns.taken


@pytest.mark.parametrize("workers", [1, 2])
def test_a_running_turn_ends_well_after_sigterm_and_the_service_with_status_0(
    home: Path, tmp_path: Path, workers: int
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    records = f"sqlite:///{tmp_path}/records.sqlite"
    with serving() as fake:
        given = [
            f"PYTHONPATH={ROOT}", f"ADVISOR_HOME={home}", "ADVISOR_MODEL=openai:obedient-ttft1500-itl20",
            f"OPENAI_BASE_URL={fake.url}", "OPENAI_API_KEY=none", f"ADVISOR_RECORDS_URL={records}",
        ]  # fmt: skip
        command = ["env", *given, sys.executable, "-m", "api", "serve", "--port", str(port), "--workers", str(workers)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path)
        try:
            until_ready(address)
            with httpx.stream("POST", f"{address}/v1/chat", json=QUESTION | {"stream": True}, timeout=60) as answer:
                lines = answer.iter_lines()
                assert next(lines) == "event: started"
                process.send_signal(signal.SIGTERM)
                if workers == 1:
                    time.sleep(0.3)
                    assert httpx.get(f"{address}/readyz").json()["fault"] == "draining"
                    assert httpx.post(f"{address}/v1/chat", json=QUESTION).status_code == 503
                rest = list(lines)
            assert "event: done" in rest
            done = json.loads(rest[rest.index("event: done") + 1].removeprefix("data: "))
            assert done["outcome"] == "answered"
            assert process.wait(30) == 0
        finally:
            process.kill()
            process.wait()


def until_ready(address: str) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError("the service did not get ready")
