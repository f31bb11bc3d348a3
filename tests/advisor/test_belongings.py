"""What goes with a talk: votes, shared answers, the path; whose it is, and that nothing of it outlives the talk."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path as File

import pytest
from sqlalchemy import event, text

from advisor import records as records_module
from advisor.belongings import Belongings
from advisor.conversations import Conversations
from advisor.errors import ConflictError, InvalidRequestError, NotFoundError, UnavailableError
from advisor.feedback import Feedback, Report
from advisor.memory.items import Item
from advisor.path import Comparison, LostUpdateError, Path, Saved, Step, settled
from advisor.records import HEAD, Records
from advisor.records_reports import Reports
from advisor.requests import ChatRequest
from advisor.shares import MOST_SHARES, ShareRequest
from advisor.turns import Opened
from knowledge.store import Knowledge
from tests.advisor.test_conversations import a_turn
from tests.on_disk import bytes_on_disk

PLANTED = "planted-7391-text"


@pytest.fixture
def records(tmp_path: File) -> Iterator[Records]:
    found = Records(f"sqlite:///{tmp_path}/home/records.sqlite")
    yield found
    found.close()


@pytest.fixture
def talks(records: Records) -> Conversations:
    return Conversations(records)


@pytest.fixture
def belongings(records: Records, talks: Conversations) -> Belongings:
    return Belongings(records, talks)


def a_vote(talk: Opened, **more: object) -> Feedback:
    given = {"conversation_id": talk.conversation_id, "turn_id": talk.turn_id, "vote": "up"}
    return Feedback.model_validate(given | more)


def a_share(talk: Opened, *, with_question: bool = False) -> ShareRequest:
    return ShareRequest(conversation_id=talk.conversation_id, turn_id=talk.turn_id, with_question=with_question)


def a_path(**more: object) -> Path:
    return Path.model_validate({"saved": [{"kind": "occupation", "code": "11-3031"}]} | more)


def everything(belongings: Belongings, talk: Opened, knowledge: Knowledge) -> str:
    """One of each, with planted words; the id of the share."""
    belongings.rate(a_vote(talk, comment=PLANTED), talk.token)
    steps = [{"text": PLANTED}]
    belongings.put_path(a_path(steps=steps, consent=True), talk.token, knowledge, None)
    return belongings.share(a_share(talk, with_question=True), talk.token)


def rows(records: Records) -> dict[str, int]:
    with records.session() as session:
        tables = ("conversation", "turn", "feedback", "share", "path", "path_consent")
        return {name: session.execute(text("SELECT count(*) FROM " + name)).scalar_one() for name in tables}


def test_a_later_vote_takes_the_place_of_the_first(talks: Conversations, belongings: Belongings) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    belongings.rate(a_vote(talk, reasons=["helpful", "helpful"]), talk.token)
    belongings.rate(a_vote(talk, vote="down", reasons=["wrong_figure"], comment="that is too low"), talk.token)
    [vote] = talks.read(talk.conversation_id, talk.token)["feedback"]
    assert (vote["vote"], vote["reasons"], vote["comment"]) == ("down", ["wrong_figure"], "that is too low")


def test_a_secret_in_a_comment_or_a_step_is_not_kept() -> None:
    card = "my card is 4111 1111 1111 1111"
    opened = Feedback(conversation_id="c", turn_id="t", vote="up", comment=card)
    assert opened.comment == "my card is [removed: card number]"
    assert "4111" not in Step(text=card).text
    assert "4111" not in Report(page="/careers", text=card).text


@pytest.mark.parametrize("token", [None, "", "wrong", "\ud800", "another's"])
def test_without_its_token_nothing_of_a_talk_can_be_had(
    talks: Conversations, belongings: Belongings, knowledge: Knowledge, token: str | None
) -> None:
    mine, other = a_turn(talks, ChatRequest(message="mine")), a_turn(talks, ChatRequest(message="other"))
    share = everything(belongings, mine, knowledge)
    if token == "another's":
        token = other.token
        assert belongings.path(token)[0] == Path()
        assert belongings.shares(token) == []
    else:
        for refused in (
            lambda: belongings.path(token),
            lambda: belongings.put_path(Path(), token, knowledge, None),
            lambda: belongings.drop_path(token),
            lambda: belongings.export_path(token),
            lambda: belongings.shares(token),
        ):
            with pytest.raises(NotFoundError):
                refused()
    for refused in (
        lambda: belongings.rate(a_vote(mine), token),
        lambda: belongings.share(a_share(mine), token),
        lambda: belongings.answer(mine.turn_id, token, with_question=False),
        lambda: belongings.withdraw(share, token),
    ):
        with pytest.raises(NotFoundError):
            refused()
    assert belongings.shared(share).question == "mine"


def test_a_turn_of_another_conversation_of_ones_own_is_not_taken(talks: Conversations, belongings: Belongings) -> None:
    first, second = a_turn(talks, ChatRequest(message="a")), a_turn(talks, ChatRequest(message="b"))
    crossed = a_vote(first).model_copy(update={"turn_id": second.turn_id})
    with pytest.raises(NotFoundError, match="no such turn"):
        belongings.rate(crossed, first.token)


@pytest.mark.parametrize("how", ["erase", "remove"])
def test_what_is_erased_leaves_no_row_and_no_byte(
    talks: Conversations, belongings: Belongings, records: Records, knowledge: Knowledge, how: str
) -> None:
    talk = a_turn(talks, ChatRequest(message=PLANTED), text=PLANTED)
    share = everything(belongings, talk, knowledge)
    told = json.dumps(talks.export(talk.conversation_id))
    assert told.count(PLANTED) >= 4, "the export holds the talk, the vote, the share's line and the step"
    if how == "erase":
        talks.erase(talk.conversation_id)
    else:
        talks.remove(talk.conversation_id, talk.token)
    with pytest.raises(NotFoundError):
        belongings.shared(share)
    assert set(rows(records).values()) == {0}
    records.close()
    assert not any(PLANTED.encode() in bytes_on_disk(file) for file in File(records.told).parent.iterdir())


def test_a_path_erased_alone_leaves_the_talk_and_no_byte_of_itself(
    talks: Conversations, belongings: Belongings, records: Records, knowledge: Knowledge
) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    belongings.put_path(a_path(steps=[{"text": PLANTED}], consent=True), talk.token, knowledge, None)
    belongings.drop_path(talk.token)
    assert belongings.path(talk.token)[0] == Path()
    assert rows(records) | {"turn": 1} == rows(records)
    assert (rows(records)["path"], rows(records)["path_consent"]) == (0, 0)
    records.close()
    assert not any(PLANTED.encode() in bytes_on_disk(file) for file in File(records.told).parent.iterdir())


def test_what_is_forgotten_is_gone_from_shares_comments_and_steps(
    talks: Conversations, belongings: Belongings, records: Records, knowledge: Knowledge
) -> None:
    request = ChatRequest(message="I am a welder in Boise")
    opened = talks.opened(request, None)
    item = Item(kind="occupation", value="welder", words="I am a welder", turn_id=opened.turn_id)
    from tests.advisor.test_conversations import answer as made

    talks.record(opened, request, made(opened, "You said welder."), opened.talk, {}, learnt=[item])
    belongings.rate(a_vote(opened, comment="yes, I am a welder"), opened.token)
    share = belongings.share(a_share(opened, with_question=True), opened.token)
    belongings.put_path(Path(steps=(Step(text="tell them: I am a welder"),)), opened.token, knowledge, None)
    again = talks.opened(ChatRequest(message="x", conversation_id=opened.conversation_id), opened.token)
    talks.forget(again, again.profile)
    with pytest.raises(NotFoundError):
        belongings.shared(share)
    told = json.dumps(talks.export(opened.conversation_id))
    assert "welder" not in told
    with pytest.raises(ConflictError, match="nothing left"):
        belongings.share(a_share(opened), opened.token)


def test_a_cleared_talk_goes_on_without_its_path(
    talks: Conversations, belongings: Belongings, records: Records, knowledge: Knowledge
) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    everything(belongings, talk, knowledge)
    talks.clear(talks.opened(ChatRequest(message="x", conversation_id=talk.conversation_id), talk.token))
    assert rows(records) == {"conversation": 1, "turn": 0, "feedback": 0, "share": 0, "path": 0, "path_consent": 0}


# --- shares --------------------------------------------------------------------------------------------------------


def test_a_shared_answer_holds_neither_the_talk_nor_its_question(
    talks: Conversations, belongings: Belongings, records: Records
) -> None:
    first = a_turn(talks, ChatRequest(message="my own question"), text="The answer.")
    share = belongings.share(a_share(first), first.token)
    with records.session() as session:
        digest, content = session.execute(text("SELECT id_digest, content FROM share")).one()
    assert len(share) >= 22
    assert share not in digest
    assert not any(one in content for one in (first.conversation_id, first.turn_id, "my own question", share))
    assert belongings.shared(share).text == "The answer."
    [line] = belongings.shares(first.token)
    assert line.key not in share
    with pytest.raises(NotFoundError):
        belongings.shared(line.key)


@pytest.mark.parametrize("named_by", ["id", "key"])
def test_a_share_is_withdrawn_by_its_owner(talks: Conversations, belongings: Belongings, named_by: str) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    kept, share = belongings.share(a_share(talk), talk.token), belongings.share(a_share(talk), talk.token)
    from advisor.records_shares import digest

    belongings.withdraw(share if named_by == "id" else digest(share)[:24], talk.token)
    with pytest.raises(NotFoundError):
        belongings.shared(share)
    assert belongings.shared(kept)
    with pytest.raises(NotFoundError):
        belongings.withdraw(share, talk.token)


def test_a_talk_has_so_many_shares_and_no_more(talks: Conversations, belongings: Belongings) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    for _ in range(MOST_SHARES):
        belongings.share(a_share(talk), talk.token)
    with pytest.raises(ConflictError, match="withdraw one"):
        belongings.share(a_share(talk), talk.token)


# --- the path ------------------------------------------------------------------------------------------------------


def test_titles_and_times_of_a_path_are_ours(knowledge: Knowledge) -> None:
    moment = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
    given = Path(saved=(Saved(kind="occupation", code="11-3031", title="<b>mine</b>", added=datetime(1999, 1, 1, tzinfo=UTC)),))  # fmt: skip
    first = settled(given, Path(), knowledge, moment)
    assert [(one.code, one.title) for one in first.saved] == [("11-3031.00", "Financial Managers")]
    assert first.saved[0].added == moment.replace(microsecond=0)
    later = settled(given, first, knowledge, datetime(2027, 1, 1, tzinfo=UTC))
    assert later.saved[0].added == first.saved[0].added


def test_the_same_thing_is_saved_and_compared_once(knowledge: Knowledge) -> None:
    twice = Path(
        saved=(Saved(kind="occupation", code="11-3031"), Saved(kind="occupation", code="11-3031.00")),
        comparisons=(Comparison(codes=("11-3031", "11-1021")), Comparison(codes=("11-3031.00", "11-1021.00"))),
    )
    found = settled(twice, Path(), knowledge, datetime.now(UTC))
    assert len(found.saved) == len(found.comparisons) == 1
    assert found.comparisons[0].titles[0] == "Financial Managers"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"saved": [{"kind": "occupation", "code": "99-9999"}]}, "99-9999"),
        ({"saved": [{"kind": "career", "code": "11-3031.00"}]}, "No career is known here"),
        ({"comparisons": [{"codes": ["11-3031", "no-such"]}]}, "no-such"),
        ({"comparisons": [{"codes": ["11-3031", "11-3031.00"]}]}, "Two different codes"),
        ({"steps": [{"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "d"}]}, "At most 3 steps"),
    ],
)
def test_a_path_that_cannot_be_kept_says_what_is_wrong(knowledge: Knowledge, given: dict, said: str) -> None:
    with pytest.raises(InvalidRequestError, match=said):
        settled(Path.model_validate(given), Path(), knowledge, datetime.now(UTC))


def test_what_a_newer_build_does_not_know_stays_saved(knowledge: Knowledge) -> None:
    held = Path(saved=(Saved(kind="career", code="gone-career", title="Gone", added=datetime(2025, 1, 1, tzinfo=UTC)),))
    found = settled(Path(saved=(Saved(kind="career", code="gone-career"),)), held, knowledge, datetime.now(UTC))
    assert found.saved == held.saved


def test_done_steps_do_not_count_and_past_days_are_taken(knowledge: Knowledge) -> None:
    steps = [{"text": f"s{number}", "done": number > 2, "on": "2020-02-29"} for number in range(9)]
    found = settled(Path.model_validate({"steps": steps}), Path(), knowledge, datetime.now(UTC))
    assert len({step.id for step in found.steps}) == 9


def test_two_tabs_cannot_lose_each_others_change(
    talks: Conversations, belongings: Belongings, knowledge: Knowledge
) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    _, unwritten = belongings.path(talk.token)
    _, tag = belongings.put_path(a_path(), talk.token, knowledge, frozenset({unwritten}))
    for stale in (unwritten, "other"):
        with pytest.raises(LostUpdateError):
            belongings.put_path(Path(), talk.token, knowledge, frozenset({stale}))
    belongings.drop_path(talk.token)
    with pytest.raises(LostUpdateError):
        belongings.put_path(a_path(), talk.token, knowledge, frozenset({tag}))
    belongings.put_path(a_path(), talk.token, knowledge, None)
    assert belongings.path(talk.token)[0].saved


def test_consent_is_off_at_first_and_every_act_is_recorded(
    talks: Conversations, belongings: Belongings, knowledge: Knowledge
) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    written, _ = belongings.put_path(a_path(), talk.token, knowledge, None)
    assert (written.consent, written.consent_since) == (False, None)
    for consent in (True, True, False, True):
        written, _ = belongings.put_path(a_path(consent=consent), talk.token, knowledge, None)
    assert written.consent_since is not None
    acts = talks.export(talk.conversation_id)["conversations"][0]["path"]["consent_acts"]
    assert [act["given"] for act in acts] == [True, False, True]


# --- reports, and the records under all of it ----------------------------------------------------------------------


def test_reports_are_listed_newest_first_and_removed_whole(records: Records) -> None:
    reports = Reports(records)
    names = [
        reports.add(Report(page="/careers/x", text=said, contact="a@b.example"), "build") for said in ("one", "two")
    ]
    assert [one.text for one in reports.all()] == ["two", "one"]
    assert reports.remove(names[0])
    assert not reports.remove(names[0])
    assert [one.id for one in reports.all()] == names[1:]


@pytest.mark.parametrize("page", ["careers", "//evil.example/x", "https://evil.example", "/a b", "/a\\b", ""])
def test_a_report_names_a_page_of_this_service(page: str) -> None:
    with pytest.raises(ValueError, match="page"):
        Report(page=page, text="wrong")


def test_a_report_does_not_keep_the_link_of_a_shared_answer() -> None:
    assert Report(page="/shared/abc", text="wrong").page == "/shared"


def test_records_that_cannot_be_written_are_one_sentence(
    talks: Conversations, belongings: Belongings, records: Records, knowledge: Knowledge
) -> None:
    talk = a_turn(talks, ChatRequest(message="hello"))
    event.listen(records.engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    records.engine.dispose()
    for refused in (
        lambda: belongings.rate(a_vote(talk), talk.token),
        lambda: belongings.share(a_share(talk), talk.token),
        lambda: belongings.put_path(a_path(), talk.token, knowledge, None),
        lambda: Reports(records).add(Report(page="/", text="x"), "b"),
    ):
        with pytest.raises(UnavailableError, match="cannot be used"):
            refused()
    assert belongings.path(talk.token)[0] == Path()


def test_the_migration_goes_down_and_up_again(talks: Conversations, records: Records) -> None:
    from alembic import command
    from alembic.config import Config

    talk = a_turn(talks, ChatRequest(message="hello"))
    config = Config()
    config.set_main_option("script_location", str(File(records_module.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with records.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'share'")).scalar() == 0
        command.upgrade(config, "head")
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    Belongings(records, talks).rate(a_vote(talk), talk.token)
    assert talks.read(talk.conversation_id, talk.token)["feedback"]
