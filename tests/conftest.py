"""Fixtures shared by all tests: the publishers' files where they are, and one starter build for the session."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store import Knowledge

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
def knowledge(home: Path) -> Iterator[Knowledge]:
    """The opened starter build."""
    yield Knowledge.open(home)
