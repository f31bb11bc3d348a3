"""The service as an operator sees it: what it holds is given back when it stops, and it stops while it is still loading."""

import gc
import time
import weakref
from pathlib import Path

from fastapi.testclient import TestClient

from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app


def served_once(home: Path, folder: Path) -> "weakref.ref[Advisor]":
    records = f"sqlite:///{folder}/records.sqlite"
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=records))
    with TestClient(create_app(advisor)) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/metrics").status_code == client.get("/docs").status_code == 200
    return weakref.ref(advisor)


def test_a_service_that_stopped_keeps_nothing_in_memory(home: Path, tmp_path: Path) -> None:
    left = served_once(home, tmp_path)
    gc.collect()
    assert left() is None


def test_a_service_stopped_amid_its_loading_loads_nothing_more(home: Path, tmp_path: Path) -> None:
    records = f"sqlite:///{tmp_path}/records.sqlite"
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=records))
    advisor.close()
    begun = time.monotonic()
    advisor.warm()
    assert advisor.ready()["ready"] is False
    assert time.monotonic() - begun < 5
