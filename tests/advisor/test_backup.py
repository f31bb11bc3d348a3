"""Backup and restore of the records: one moment of them, whole or not at all, from either engine into either."""

import gzip
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from advisor.accounts import Accounts
from advisor.belongings import Belongings
from advisor.conversations import Conversations
from advisor.errors import AdvisorError
from advisor.memory.items import Item
from advisor.records import Records, now
from advisor.records_backup import BackupError, backup, restore, tables
from advisor.records_retention import HOLDINGS
from advisor.requests import ChatRequest
from knowledge.store import Knowledge
from tests.advisor.test_belongings import everything
from tests.advisor.test_conversations import a_turn
from tests.advisor.test_postgres import server
from tests.on_disk import bytes_on_disk

__all__ = ["server"]  # the fixture


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    found = Records(f"sqlite:///{tmp_path}/one/records.sqlite")
    yield found
    found.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Records]:
    found = Records(f"sqlite:///{tmp_path}/two/records.sqlite")
    yield found
    found.close()


def held(records: Records) -> dict[str, list[dict[str, Any]]]:
    with records.session() as session:
        return {
            one.name: [dict(row) for row in session.execute(select(one).order_by(*one.primary_key)).mappings()]
            for one in tables()
        }


def filled(records: Records, knowledge: Knowledge) -> str:
    """Records with something in most tables; the token of a talk."""
    talks = Conversations(records)
    learnt = Item(kind="like", value="señales", words="me gustan las señales", turn_id="t", number=1)
    talk = a_turn(talks, ChatRequest(message="¿cuánto gana? 💡"))
    with records.session() as session:
        from advisor import records_profile

        records_profile.keep(session, talk.conversation_id, talk.conversation_id, talk.turn_id, [learnt])
    everything(Belongings(records, talks), talk, knowledge)
    Accounts(records).add("ana@example.org", "counselor", "a long enough password", "Our organisation")
    assert talk.token
    return talk.token


def test_what_was_kept_is_all_there_again(
    records: Records, empty: Records, tmp_path: Path, knowledge: Knowledge
) -> None:
    token = filled(records, knowledge)
    seen: list[tuple[int, int]] = []
    kept = backup(records, tmp_path / "kept.gz", lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (kept.whole, kept.whole)
    assert (tmp_path / "kept.gz").stat().st_mode & 0o077 == 0
    restore(empty, tmp_path / "kept.gz")
    assert held(empty) == held(records)
    assert Conversations(empty).subject_of(token)
    a_turn(Conversations(empty), ChatRequest(message="and new ids go on"))


def test_it_passes_through_postgresql_and_back(
    server: str, records: Records, empty: Records, tmp_path: Path, knowledge: Knowledge
) -> None:
    filled(records, knowledge)
    other = Records(server)
    backup(records, tmp_path / "one.gz")
    restore(other, tmp_path / "one.gz", replace=True)
    a_turn(Conversations(other), ChatRequest(message="a new id on this engine"))
    everything(
        Belongings(other, Conversations(other)), a_turn(Conversations(other), ChatRequest(message="hi")), knowledge
    )
    backup(other, tmp_path / "two.gz")
    restore(empty, tmp_path / "two.gz")
    assert held(empty) == held(other)
    assert {one["id"] for one in held(records)["turn"]} < {one["id"] for one in held(empty)["turn"]}
    other.close()


def test_records_that_are_not_empty_are_left_as_they_are(
    records: Records, tmp_path: Path, knowledge: Knowledge
) -> None:
    filled(records, knowledge)
    backup(records, tmp_path / "kept.gz")
    later = a_turn(Conversations(records), ChatRequest(message="later"))
    with pytest.raises(BackupError, match="are not empty"):
        restore(records, tmp_path / "kept.gz")
    assert later.turn_id in {one["id"] for one in held(records)["turn"]}
    restore(records, tmp_path / "kept.gz", replace=True)
    assert later.turn_id not in {one["id"] for one in held(records)["turn"]}


def test_a_file_that_was_cut_or_changed_is_refused_and_nothing_is_filled_in(
    records: Records, empty: Records, tmp_path: Path, knowledge: Knowledge
) -> None:
    filled(records, knowledge)
    file = tmp_path / "kept.gz"
    backup(records, file)
    whole = gzip.decompress(file.read_bytes())
    for damaged in (
        file.read_bytes()[:-30],
        b"",
        b"no gzip at all",
        gzip.compress(whole.replace(b"ana@example.org", b"eve@example.org")),
        gzip.compress(b"\n".join(whole.split(b"\n")[:-3])),
        gzip.compress(whole + b"{}\n"),
    ):
        file.write_bytes(damaged)
        with pytest.raises(BackupError, match="no whole backup"):
            restore(empty, file)
    assert not any(held(empty).values())


def test_a_file_of_another_revision_is_refused(records: Records, empty: Records, tmp_path: Path) -> None:
    import hashlib
    import json

    head = json.dumps({"form": 1, "revision": "0001", "rows": {}}).encode() + b"\n"
    end = json.dumps({"end": 0, "sha256": hashlib.sha256(head).hexdigest()}).encode() + b"\n"
    (tmp_path / "old.gz").write_bytes(gzip.compress(head + end))
    with pytest.raises(BackupError, match="revision 0001"):
        restore(empty, tmp_path / "old.gz")


def test_a_backup_beside_people_who_write_holds_every_turn_that_was_acknowledged_before_it(
    records: Records, empty: Records, tmp_path: Path
) -> None:
    talks, stop, written = Conversations(records), threading.Event(), list[str]()

    def write() -> None:
        while not stop.is_set():
            written.append(a_turn(talks, ChatRequest(message="hello")).turn_id)

    writers = [threading.Thread(target=write) for _ in range(3)]
    for one in writers:
        one.start()
    try:
        while len(written) < 30:
            pass
        before = set(written)
        backup(records, tmp_path / "kept.gz")
    finally:
        stop.set()
        for one in writers:
            one.join()
    restore(empty, tmp_path / "kept.gz")
    found = held(empty)
    assert before <= {one["id"] for one in found["turn"]}
    assert {one["conversation_id"] for one in found["turn"]} == {one["id"] for one in found["conversation"]}


def test_what_was_erased_is_in_no_later_backup(records: Records, tmp_path: Path, knowledge: Knowledge) -> None:
    planted = "planted-5521-text"
    talks = Conversations(records)
    talk = a_turn(talks, ChatRequest(message=planted))
    talks.erase(talk.conversation_id)
    backup(records, tmp_path / "kept.gz")
    assert planted.encode() not in gzip.decompress((tmp_path / "kept.gz").read_bytes())


def test_a_place_that_cannot_be_written_is_said_and_the_older_backup_stays(records: Records, tmp_path: Path) -> None:
    with pytest.raises(AdvisorError, match="cannot be written"):
        backup(records, tmp_path / "nowhere" / "kept.gz")


def test_talks_are_erased_so_long_after_their_last_turn_and_all_that_hangs_on_them(
    records: Records, knowledge: Knowledge, tmp_path: Path
) -> None:
    talks = Conversations(records)
    old, new = (a_turn(talks, ChatRequest(message=f"{one}-5521")) for one in ("old", "new"))
    everything(Belongings(records, talks), old, knowledge)
    assert talks.purge(now() - timedelta(days=1)) == 0
    with records.session() as session:
        from advisor.records import TurnRecord

        turn = session.get(TurnRecord, old.turn_id)
        assert turn is not None
        turn.created_at = now() - timedelta(days=31)
        session.add(turn)
    assert talks.purge(now() - timedelta(days=30)) == 1
    left = held(records)
    assert [one["id"] for one in left["conversation"]] == [new.conversation_id]
    assert not any(left[name] for name in ("feedback", "share", "path", "path_consent"))
    assert b"old-5521" not in bytes_on_disk(tmp_path / "one" / "records.sqlite")


def test_every_table_is_said_to_be_whose_and_what_is_a_talkers_goes_with_the_talk() -> None:
    there = {one.name: one for one in tables()}
    assert there.keys() == HOLDINGS.keys()
    for name, table in there.items():
        if HOLDINGS[name].whose == "talker" and name != "conversation":
            rules = {key.column.table.name: key.ondelete for key in table.foreign_keys}
            assert set(rules) & {"conversation", "turn"}, name
            assert set(rules.values()) == {"CASCADE"}, name
