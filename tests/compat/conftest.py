"""One server process for the tests of a file, and one more that wants keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.compat.serving import serving

KEY = "a-key-of-a-city"


@pytest.fixture(scope="module")
def address(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An open service."""
    with serving(home, tmp_path_factory.mktemp("open")) as found:
        yield found


@pytest.fixture(scope="module")
def keyed(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that wants `KEY` and answers three turns a day under it."""
    folder = tmp_path_factory.mktemp("keyed")
    with serving(home, folder, ADVISOR_API_KEYS=KEY, ADVISOR_BUDGET_TURNS_PER_DAY="3") as found:
        yield found
