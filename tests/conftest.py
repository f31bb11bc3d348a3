"""Fixtures shared by all tests: the publishers' files where they are, and one starter build for the session."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from knowledge.store import Knowledge

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from advisor.service import Advisor

# Speed is measured by the benchmarks; a loaded machine fails no property.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def publishers() -> Path:
    """The directory of publishers' files: `ADVISOR_SOURCES`, else `../shared/data` beside the checkout."""
    given = os.environ.get("ADVISOR_SOURCES")
    for candidate in ([Path(given)] if given else []) + [ROOT.parent / "shared" / "data"]:
        if candidate.is_dir():
            return candidate
    pytest.skip("the publishers' files are not here (set ADVISOR_SOURCES)")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ADVISOR_HOME with the starter knowledge. All workers of a run share one build; so does the next run."""
    from advisor.settings import Settings
    from knowledge.build import build

    shared = ROOT / "build" / "test-home"
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "session.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build(shared, sources=None, progress=None, embed_model_dir=Settings().embed_model_dir)
    home = tmp_path_factory.mktemp("home")
    # Records are each worker's own; the knowledge is immutable and shared.
    (home / "knowledge").symlink_to(shared / "knowledge", target_is_directory=True)
    return home


@pytest.fixture(scope="session")
def knowledge(home: Path) -> Knowledge:
    """The opened starter build."""
    return Knowledge.open(home)


@pytest.fixture(scope="session")
def advisor(home: Path) -> "Iterator[Advisor]":
    """A real advisor on the starter knowledge, with the offline model and records of its own."""
    from advisor.service import Advisor
    from advisor.settings import Settings

    found = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=None))
    yield found
    found.close()


@pytest.fixture(scope="session")
def client(advisor: "Advisor") -> "Iterator[TestClient]":
    """The service in this process, started as a server would start it."""
    from fastapi.testclient import TestClient

    from api.app import create_app

    with TestClient(create_app(advisor), raise_server_exceptions=False) as found:
        yield found
