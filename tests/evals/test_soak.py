"""The long trials in their short form: a worker is killed, many write at once, a provider fails; and what is found is told."""

from pathlib import Path

import pytest

from advisor.conversations import Conversations
from advisor.records import Records
from advisor.requests import ChatRequest
from evals.fake_provider.faults import FAULTS
from evals.fake_provider.knobs import KnobError, knobs
from evals.fake_provider.striking import drawn
from evals.soak.kills import Killed, kills
from evals.soak.talking import Told, lost_and_doubled
from evals.soak.writers import writers
from tests.advisor.test_conversations import a_turn


def quiet(done: int, whole: int) -> None:
    """Nobody watches."""


def test_killed_workers_lose_and_double_nothing(home: Path) -> None:
    found = kills(home, 2, None, quiet)
    assert (found.lost, found.doubled, found.never) == (0, 0, 0)
    assert found.acknowledged > 0


def test_many_writers_are_never_told_that_the_records_are_locked(home: Path) -> None:
    found = writers(home, 16, 4.0, None, quiet)
    assert (found.unavailable, found.lost, found.doubled) == (0, 0, 0)
    assert found.acknowledged > 0


def test_a_lost_and_a_doubled_turn_are_seen(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/records.sqlite"
    records = Records(url)
    talks = Conversations(records)
    kept = a_turn(talks, ChatRequest(message="hello", idempotency_key="a"))
    told = Told(acknowledged={"a": kept.turn_id})
    assert lost_and_doubled(told, url) == (0, 0)
    told.acknowledged["b"] = "t_gone"
    assert lost_and_doubled(told, url) == (1, 0)
    for _ in range(2):
        a_turn(talks, ChatRequest(message="hello", idempotency_key="c"))  # two talks' first turns under one key
    assert lost_and_doubled(told, url) == (1, 1)
    records.close()


@pytest.mark.parametrize("slowest", [5.1, 60.0])
def test_a_service_that_is_away_for_long_misses_its_bar(slowest: float) -> None:
    assert not Killed(1, 1, 0, 0, slowest, 0).held
    assert Killed(1, 1, 0, 0, 4.9, 0).held


def test_so_many_of_a_hundred_requests_meet_a_fault() -> None:
    assert knobs("obedient-some10").some == 10
    with pytest.raises(KnobError, match="some0 to some100"):
        knobs("some101")
    met = [drawn(10, 3, serial) for serial in range(5_000)]
    assert 400 < sum(bool(one) for one in met) < 600
    assert set(met) - {0} == set(FAULTS)
    assert met == [drawn(10, 3, serial) for serial in range(5_000)]
