"""The one small world that every test of access looks at."""

from typing import TYPE_CHECKING

import pytest
from world import World, made

if TYPE_CHECKING:
    from advisor.service import Advisor


@pytest.fixture(scope="session")
def world(advisor: "Advisor") -> World:
    return made(advisor)
