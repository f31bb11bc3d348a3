"""One turn at a time across processes: two record books on one database stand for two processes, on both engines."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from advisor import records_leases
from advisor.conversations import Conversations
from advisor.errors import ConflictError, NotFoundError
from advisor.records import Records
from advisor.requests import ChatRequest
from advisor.talk import TalkState
from advisor.turn_leases import TurnLeases
from advisor.turns import Opened
from tests.advisor.test_conversations import a_turn, answer
from tests.advisor.test_postgres import server

__all__ = ["server"]  # the fixture

Two = tuple[Records, Records]


@pytest.fixture(params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Two]:
    """Two processes' records on one database."""
    where = f"sqlite:///{tmp_path}/records.sqlite"
    if request.param == "postgresql":
        where = request.getfixturevalue("server")
    one, other = Records(where), Records(where)
    with one.session() as session:
        session.connection().execute(text("DELETE FROM turn_lease"))
    yield one, other
    one.close()
    other.close()


def held(records: Records) -> int:
    with records.session() as session:
        return int(session.connection().execute(text("SELECT count(*) FROM turn_lease")).scalar_one())


def test_a_second_process_waits_until_the_first_has_answered(two: Two) -> None:
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with TurnLeases(two[0]).alone({"c_1"}):
            inside.set()
            time.sleep(0.3)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    with TurnLeases(two[1]).alone({"c_1"}):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert held(two[0]) == 0


def test_other_talks_do_not_wait(two: Two) -> None:
    with TurnLeases(two[0]).alone({"c_1"}), TurnLeases(two[1]).alone({"c_2"}):
        assert held(two[0]) == 2


def test_what_a_killed_process_held_is_free_within_seconds(two: Two) -> None:
    with two[0].session() as session:  # taken, and nobody renews it
        assert records_leases.take(session, _name("c_1"), "killed")
    begun = time.monotonic()
    with TurnLeases(two[1]).alone({"c_1"}):
        waited = time.monotonic() - begun
    assert 1 < waited <= records_leases.SECONDS + 1


def test_a_long_turn_keeps_its_lease(two: Two) -> None:
    with TurnLeases(two[0]).alone({"c_1"}):
        time.sleep(records_leases.SECONDS + 1)
        with two[1].session() as session:
            assert not records_leases.take(session, _name("c_1"), "another")


@pytest.mark.parametrize("shift", [86_400, -86_400])
def test_a_clock_that_was_put_back_or_on_holds_nobody_up(two: Two, shift: float) -> None:
    with two[0].session() as session:
        records_leases.take(session, _name("c_1"), "before")
        session.connection().execute(text("UPDATE turn_lease SET until = until + :shift"), {"shift": shift})
    begun = time.monotonic()
    with TurnLeases(two[1]).alone({"c_1"}):
        assert time.monotonic() - begun < 2


def test_a_talk_that_begins_elsewhere_is_waited_for_by_its_owner_alone(two: Two) -> None:
    one, other = Conversations(two[0]), Conversations(two[1])
    request = ChatRequest(message="hello")
    with one.alone(request) as goes:
        opened = one.opened(request, None)
        goes(opened)
        with pytest.raises(NotFoundError):
            other.read(opened.conversation_id, "another's token")
        found: list[object] = []
        reader = threading.Thread(target=lambda: found.append(other.read(opened.conversation_id, opened.token)))
        reader.start()
        time.sleep(0.3)
        assert not found
        assert reader.is_alive()
        _record(one, opened, request)
    reader.join(5)
    assert len(found) == 1


def test_one_key_given_to_two_processes_at_once_is_one_turn(two: Two) -> None:
    request = ChatRequest(message="hello", idempotency_key="k-1")
    answered: list[str] = []

    def ask(talks: Conversations) -> None:
        with talks.alone(request) as goes:
            before = talks.repeated(request, None)
            if before is None:
                opened = talks.opened(request, None)
                goes(opened)
                time.sleep(0.2)
                _record(talks, opened, request)
                answered.append(opened.turn_id)
            else:
                answered.append(before.turn_id)

    _at_once(*[lambda records=records: ask(Conversations(records)) for records in two])
    assert len(answered) == 2
    assert len(set(answered)) == 1


def test_many_writers_of_two_processes_are_all_served(two: Two) -> None:
    wrote: list[str] = []
    books = [Conversations(records) for records in two]
    _at_once(*[lambda book=books[at % 2]: _write(book, wrote, 12) for at in range(20)])
    assert len(set(wrote)) == 240


def test_nothing_is_held_after_a_refusal(two: Two) -> None:
    with TurnLeases(two[0]).alone({"c_1"}) as goes:
        goes("c_2", None)
        with pytest.raises(ConflictError), TurnLeases(two[1]).alone({"c_3"}) as other:
            other("c_2", None)
        assert held(two[0]) == 2
    assert held(two[0]) == 0


def _write(book: Conversations, wrote: list[str], times: int) -> None:
    for _ in range(times):
        wrote.append(a_turn(book, ChatRequest(message="hello")).turn_id)


def _record(talks: Conversations, opened: Opened, request: ChatRequest) -> None:
    talks.record(opened, request, answer(opened), TalkState(), {})


def _at_once(*asked: Callable[[], None]) -> None:
    with ThreadPoolExecutor(len(asked)) as pool:
        for done in [pool.submit(ask) for ask in asked]:
            done.result()


def _name(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
