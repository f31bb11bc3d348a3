"""Conversations: ownership, repeats, one turn at a time, export and erase; and the records under them."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from advisor import records as records_module
from advisor.answers import Answer, Stamps, SubjectRef, Usage
from advisor.conversations import Conversations
from advisor.errors import ConflictError, NotFoundError, UnavailableError
from advisor.facts import RowRef
from advisor.records import HEAD, Record, Records
from advisor.requests import ChatRequest
from advisor.talk import TalkState
from advisor.turns import Opened
from tests.on_disk import bytes_on_disk


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(f"sqlite:///{tmp_path}/home/records.sqlite")


@pytest.fixture
def talks(records: Records) -> Conversations:
    return Conversations(records)


def answer(opened: Opened, text: str = "An answer.") -> Answer:
    return Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token,
        turn_id=opened.turn_id,
        outcome="answered",
        text=text,
        usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=Stamps(model="offline", prompt="p", knowledge_build="b", version="0"),
    )


def a_turn(talks: Conversations, request: ChatRequest, token: str | None = None, text: str = "An answer.") -> Opened:
    opened = talks.opened(request, token)
    talk = TalkState(subject=SubjectRef(kind="career", id="x", title="X"))
    rows = {"F1": RowRef(table="wage", key={"oews_code": "11-1021"}, column="annual_median_usd")}
    talks.record(opened, request, answer(opened, text), talk, rows)
    return opened


def test_a_talk_goes_on_with_its_token(talks: Conversations) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    second = talks.opened(ChatRequest(message="and in Texas?", conversation_id=first.conversation_id), first.token)
    assert second.number == 2
    assert second.token is None
    assert second.talk.subject is not None
    assert [(one.question, one.answer) for one in second.history] == [("hello", "An answer.")]


@pytest.mark.parametrize("token", [None, "", "wrong", "\ud800"])
def test_without_its_token_a_conversation_does_not_exist(talks: Conversations, token: str | None) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    request = ChatRequest(message="x", conversation_id=first.conversation_id)
    with pytest.raises(NotFoundError, match="no such conversation"):
        talks.opened(request, token)
    with pytest.raises(NotFoundError):
        talks.read(first.conversation_id, token)
    with pytest.raises(NotFoundError):
        talks.remove(first.conversation_id, token)
    with pytest.raises(NotFoundError):
        talks.row_of(first.turn_id, "F1", token)
    with pytest.raises(NotFoundError):
        talks.subject_of(token)
    assert talks.opened(request, token, trusted=True).number == 2


def test_anothers_token_opens_nothing(talks: Conversations) -> None:
    mine, theirs = a_turn(talks, ChatRequest(message="a")), a_turn(talks, ChatRequest(message="b"))
    with pytest.raises(NotFoundError):
        talks.read(theirs.conversation_id, mine.token)


def test_the_token_is_long_and_nowhere_in_the_database(talks: Conversations, records: Records) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    assert first.token is not None
    assert len(first.token) >= 22
    records.close()
    path = Path(records.told)
    assert not any(first.token.encode() in bytes_on_disk(file) for file in path.parent.iterdir())


def test_the_same_key_and_body_give_the_recorded_turn(talks: Conversations) -> None:
    request = ChatRequest(message="hello", idempotency_key="k1")
    assert talks.repeated(request, None) is None
    first = a_turn(talks, request)
    again = talks.repeated(request.model_copy(update={"stream": True}), None)
    assert again is not None
    assert (again.turn_id, again.conversation_token) == (first.turn_id, None)
    with pytest.raises(ConflictError, match="another body"):
        talks.repeated(ChatRequest(message="other", idempotency_key="k1"), None)


def test_a_key_counts_within_its_conversation_and_for_a_day(talks: Conversations, records: Records) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    keyed = ChatRequest(message="x", conversation_id=first.conversation_id, idempotency_key="k")
    a_turn(talks, keyed, first.token)
    other = a_turn(talks, ChatRequest(message="hello"))
    elsewhere = ChatRequest(message="y", conversation_id=other.conversation_id, idempotency_key="k")
    assert talks.repeated(elsewhere, other.token) is None
    with records.session() as session:
        session.execute(text("UPDATE turn SET created_at = :old"), {"old": datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=25)})  # fmt: skip
    changed = keyed.model_copy(update={"message": "z"})
    assert talks.repeated(changed, first.token) is None
    a_turn(talks, changed, first.token)


def test_one_turn_at_a_time_in_a_conversation(talks: Conversations) -> None:
    request = ChatRequest(message="x", conversation_id="c")
    order: list[str] = []
    inside = threading.Event()

    def other() -> None:
        inside.wait()
        with talks.alone(request):
            order.append("second")

    thread = threading.Thread(target=other)
    thread.start()
    with talks.alone(request):
        inside.set()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_export_and_erase_are_whole(talks: Conversations, records: Records) -> None:
    first = a_turn(talks, ChatRequest(message="my secret"))
    a_turn(talks, ChatRequest(message="more", conversation_id=first.conversation_id), first.token)
    kept = a_turn(talks, ChatRequest(message="somebody else"))
    told = talks.export(talks.subject_of(first.token))
    assert [turn["request"]["message"] for turn in told["conversations"][0]["turns"]] == ["my secret", "more"]
    assert told["conversations"][0]["turns"][0]["answer"]["text"] == "An answer."
    assert told["conversations"][0]["created_at"].endswith("+00:00")
    assert talks.erase(first.conversation_id) == 2
    with pytest.raises(NotFoundError):
        talks.export(first.conversation_id)
    assert talks.export(kept.conversation_id)["conversations"]


def test_the_row_behind_a_figure_is_kept(talks: Conversations) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    _, row = talks.row_of(first.turn_id, "F1", first.token)
    assert row.key == {"oews_code": "11-1021"}
    with pytest.raises(NotFoundError):
        talks.row_of(first.turn_id, "F2", first.token)


def test_times_come_back_in_utc(talks: Conversations, records: Records) -> None:
    first = a_turn(talks, ChatRequest(message="hello"))
    told = talks.read(first.conversation_id, first.token)
    assert abs(datetime.fromisoformat(told["created_at"]) - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_migrations_lead_to_the_tables_as_they_are_declared(records: Records) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with records.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Record.metadata) == []
        assert context.get_current_revision() == HEAD


def test_two_that_open_at_once_find_one_database(tmp_path: Path) -> None:
    opened = [Records(f"sqlite:///{tmp_path}/records.sqlite") for _ in range(4)]
    faults: list[Exception] = []

    def open_it(records: Records) -> None:
        try:
            a_turn(Conversations(records), ChatRequest(message="hello"))
        except Exception as error:  # noqa: BLE001  collected for the assertion
            faults.append(error)

    threads = [threading.Thread(target=open_it, args=(records,)) for records in opened]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_records_that_cannot_be_opened_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    with pytest.raises(UnavailableError, match=r"^The records at .* cannot be opened: [^\n]*\.$"):
        Conversations(Records(f"sqlite:///{tmp_path}/file/records.sqlite")).export("x")
    (tmp_path / "records.sqlite").write_text("this is no database, whatever its name says " * 30)
    with pytest.raises(UnavailableError, match="cannot be"):
        Conversations(Records(f"sqlite:///{tmp_path}/records.sqlite")).export("x")


def test_records_of_an_earlier_revision_are_kept_and_brought_up(talks: Conversations, records: Records) -> None:
    from alembic import command
    from alembic.config import Config

    first = a_turn(talks, ChatRequest(message="hello"))
    config = Config()
    config.set_main_option("script_location", str(Path(records_module.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with records.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    records.close()
    again = Conversations(Records(f"sqlite:///{records.told}"))
    told = again.export(again.subject_of(first.token))
    assert [turn["request"]["message"] for turn in told["conversations"][0]["turns"]] == ["hello"]
    assert told["profile"] == []
