"""The benches of load run from end to end at a size where their figures mean nothing: no error, and each figure there."""

from pathlib import Path

import pytest

from advisor.settings import Settings
from evals.bench import lookups, overload


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home, model="offline", openai_api_key=None, records_url=None)


def test_lookups_are_all_answered_and_timed(settings: Settings) -> None:
    line = lookups.bench(settings, short=True)
    assert line.bars == {"no errors": True}
    assert 0 < float(line.figures["p50_ms"]) <= float(line.figures["p99_ms"])


def test_arrivals_beyond_the_room_are_refused_and_the_next_turn_is_answered(settings: Settings) -> None:
    line = overload.bench(settings, short=True)
    assert set(line.bars.values()) == {True}
    assert int(line.figures["answered"]) + int(line.figures["refused"]) == overload.SHORT_ARRIVALS
