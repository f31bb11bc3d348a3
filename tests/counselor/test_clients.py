"""Clients' files: what is kept with who said it, who may see it, what is noted, and that nothing stays when it is erased."""

import json
import os
import random
import secrets
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from advisor import records_path
from advisor.accounts import Accounts, Role
from advisor.answers import Answer, Stamps, Usage
from advisor.caseload import ClientChange, NewClient, NewConsent, NewNote, Said, TalkLink
from advisor.clients import Clients
from advisor.conversations import Conversations
from advisor.errors import ForbiddenError, InvalidRequestError, NotFoundError
from advisor.path import Path as MyPath
from advisor.path import Step
from advisor.records import Records
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.talk import TalkState
from advisor.turns import Opened
from api.app import create_app
from tests.on_disk import bytes_on_disk

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery"


class Office:
    """One records database with two organisations: Ana and Bo are counselors of one, Su oversees it, Xi is elsewhere."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.records = Records(f"sqlite:///{home}/records.sqlite")
        self.accounts = Accounts(self.records)
        self.talks = Conversations(self.records)
        self.clients = Clients(self.records, self.talks, clock=lambda: self.time)
        self.ana, self.bo, self.su, self.xi = (
            self.accounts.add(f"{name}@here.example", role, PASSWORD, organisation)
            for name, role, organisation in (
                ("ana", Role.COUNSELOR, "Here"), ("bo", Role.COUNSELOR, "Here"),
                ("su", Role.SUPERVISOR, "Here"), ("xi", Role.ADMIN, "There"),
            )
        )  # fmt: skip

    def client(self, **more: Any) -> str:
        return self.clients.create(self.ana, NewClient(**({"name": "María López"} | more))).id

    def talk(self, said: str = "What do nurses earn?") -> Opened:
        opened = self.talks.opened(ChatRequest(message=said), None)
        answer = Answer(
            conversation_id=opened.conversation_id, conversation_token=opened.token, turn_id=opened.turn_id,
            outcome="answered", text="An answer.", usage=Usage(prompt_tokens=0, completion_tokens=0),
            stamps=Stamps(model="offline", prompt="p", knowledge_build="b", version="0"),
        )  # fmt: skip
        self.talks.record(opened, ChatRequest(message=said), answer, TalkState(), {})
        return opened

    def path(self, opened: Opened, *, consent: bool) -> None:
        """What the person themself says in My path."""
        with self.records.session() as session:
            before, tag = records_path.held(session, opened.conversation_id)
            after = MyPath(consent=consent, steps=(Step(id="s1", text="Call the school"),))
            records_path.put(session, opened.conversation_id, after, before, tag)

    def acts(self, client_id: str) -> list[tuple[str | None, str, list[str]]]:
        return [(one.by, one.action, one.fields) for one in self.clients.audit(self.su, client_id)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("office"))
    yield made
    made.records.close()


# --- the file ----------------------------------------------------------------------------------------------------------


def test_all_but_the_name_may_be_left_out(office: Office) -> None:
    file = office.clients.create(office.ana, NewClient(name="  Jo  "))
    assert file.name == "Jo"
    assert (file.situation, file.goals, file.constraints, file.place) == (None, [], [], None)
    assert (file.state, file.items, file.consents, file.timeline, file.warnings) == ("open", [], [], [], [])


def test_each_item_says_who_said_it_and_when(office: Office) -> None:
    told = NewClient(
        name="Jo",
        situation="Worked twelve years in a mill that closed",
        goals=["Work with people", Said(text="Earn as before", said_by="sister", on=date(2026, 2, 1), source="phone")],
        constraints=["No car"],
        place="Boise, ID",
        notes=[NewNote(text="Came on time", on=date(2026, 3, 1))],
    )
    file = office.clients.create(office.ana, told)
    assert (file.situation, file.goals, file.constraints, file.place) == (
        "Worked twelve years in a mill that closed", ["Work with people", "Earn as before"], ["No car"], "Boise, ID",
    )  # fmt: skip
    held = {one.text: (one.kind, one.said_by, one.on, one.source) for one in file.items}
    assert held["Earn as before"] == ("goal", "sister", date(2026, 2, 1), "phone")
    assert held["No car"] == ("constraint", "client", None, None)
    assert held["Came on time"] == ("note", "counselor", date(2026, 3, 1), None)
    assert {one.recorded_by for one in file.timeline} == {"ana@here.example"}
    assert {one.recorded_at for one in file.timeline} == {office.time}


def test_what_is_replaced_stays_in_the_timeline_and_leaves_the_file(office: Office) -> None:
    mine = office.client(situation="Laid off in May", goals=["Drive trucks", "Earn more"], place="Boise, ID")
    before = office.clients.read(office.ana, mine)
    office.time += timedelta(days=1)
    after = office.clients.change(
        office.ana, mine, ClientChange(situation="Started at a bakery", goals=["Bake", "Earn more"], place=None)
    )
    assert (after.situation, after.goals, after.place) == ("Started at a bakery", ["Bake", "Earn more"], None)
    assert {one.text for one in after.items} == {"Started at a bakery", "Bake", "Earn more"}
    ended = {one.text: one.until for one in after.timeline if one.until}
    assert ended == {"Laid off in May": office.time, "Drive trucks": office.time, "Boise, ID": office.time}
    # What stays keeps its id: a draft's sentence may stand on it.
    ids = {one.text: one.id for one in before.items}
    assert next(one.id for one in after.items if one.text == "Earn more") == ids["Earn more"]


def test_what_is_not_sent_stays_as_it_is(office: Office) -> None:
    mine = office.client(situation="Laid off", goals=["Bake"], constraints=["No car"], place="Boise, ID")
    before = office.clients.read(office.ana, mine)
    for change in (ClientChange(), ClientChange(situation="Laid off", goals=["Bake"]), ClientChange(name=before.name)):
        after = office.clients.change(office.ana, mine, change)
        assert after == before
    assert office.acts(mine)[-2][1:] == ("change", [])


def test_closing_and_opening_is_in_the_timeline(office: Office) -> None:
    mine = office.client()
    closed = office.clients.change(office.ana, mine, ClientChange(state="closed"))
    assert (closed.state, closed.closed_at) == ("closed", office.time)
    opened = office.clients.change(office.ana, mine, ClientChange(state="open"))
    assert (opened.state, opened.closed_at) == ("open", None)
    assert [(one.kind, one.text) for one in opened.timeline] == [("state", "closed"), ("state", "open")]


def test_an_item_that_should_never_have_been_written_can_be_erased(office: Office) -> None:
    mine = office.client(goals=["Bake"], notes=[NewNote(text="About somebody else")])
    [item] = [one for one in office.clients.read(office.ana, mine).items if one.kind == "note"]
    office.clients.drop_item(office.ana, mine, item.id)
    assert "About somebody else" not in office.clients.read(office.ana, mine).model_dump_json()
    with pytest.raises(NotFoundError):
        office.clients.drop_item(office.ana, mine, item.id)
    another = office.client(goals=["Dance"])
    [theirs] = office.clients.read(office.ana, another).items
    with pytest.raises(NotFoundError):
        office.clients.drop_item(office.ana, mine, theirs.id)


@pytest.mark.parametrize(("text", "topic"), [
    ("She was diagnosed with ADHD", "diagnosis"), ("en tratamiento por depresión", "diagnosis"),
    ("has a felony from 2011", "record"), ("tiene antecedentes penales", "record"),
    ("waiting for a green card", "status"), ("es refugiada", "status"),
    ("a single mother of two kids", "family"), ("recién divorciada, dos hijos", "family"),
])  # fmt: skip
def test_words_on_health_record_status_and_family_are_warned_of_and_kept(office: Office, text: str, topic: str) -> None:
    file = office.clients.create(office.ana, NewClient(name="Jo", situation=text, notes=[NewNote(text="Came in")]))
    assert {(one.field, one.topic) for one in file.warnings} == {("situation", topic)}
    assert all(one.words and one.message.endswith("unless you put it in.") for one in file.warnings)
    assert file.situation == text


@pytest.mark.parametrize("text", [
    "Keeps records for a dentist, wants a better track record", "Wants to work in a hospital or a bank",
    "Has a visual eye for design and ran a busy kitchen", "Quiere trabajar de cocinero en el centro",
])  # fmt: skip
def test_words_of_work_are_not_warned_of(office: Office, text: str) -> None:
    assert office.clients.create(office.ana, NewClient(name="Jo", situation=text)).warnings == []


# --- who sees it -------------------------------------------------------------------------------------------------------


def test_a_counselor_sees_their_own_and_a_supervisor_all_of_the_organisation(office: Office) -> None:
    mine = office.client()
    assert office.clients.read(office.su, mine).counselor == "ana@here.example"
    said = set()
    for person, client_id in ((office.bo, mine), (office.xi, mine), (office.ana, "k_none"), (office.ana, "")):
        with pytest.raises(NotFoundError) as refused:
            office.clients.read(person, client_id)
        said.add(str(refused.value))
    assert said == {"There is no such client."}
    assert mine not in {one.id for one in office.clients.list(office.bo)}
    assert mine not in {one.id for one in office.clients.list(office.xi)}
    assert mine in {one.id for one in office.clients.list(office.su)}


@pytest.mark.parametrize(("q", "found"), [
    ("maria", True), ("LÓPEZ mar", True), ("lopez-x", False), ("", True), ("%", False), ("_", False),
])  # fmt: skip
def test_the_caseload_is_searched_by_words_of_the_name(office: Office, q: str, found: bool) -> None:
    mine = office.client(place="Boise, ID")
    lines = {one.id: one for one in office.clients.list(office.ana, q)}
    assert (mine in lines) is found
    if found:
        assert lines[mine].place == "Boise, ID"


def test_the_caseload_is_searched_by_state(office: Office) -> None:
    mine = office.client()
    office.clients.change(office.ana, mine, ClientChange(state="closed"))
    assert mine in {one.id for one in office.clients.list(office.ana, state="closed")}
    assert mine not in {one.id for one in office.clients.list(office.ana, state="open")}


def test_only_a_supervisor_hands_a_client_over_and_only_within_the_organisation(office: Office) -> None:
    mine = office.client()
    with pytest.raises(ForbiddenError):
        office.clients.change(office.ana, mine, ClientChange(counselor="bo@here.example"))
    for nobody in ("xi@here.example", "nobody@here.example"):
        with pytest.raises(InvalidRequestError):
            office.clients.change(office.su, mine, ClientChange(counselor=nobody))
    office.clients.change(office.su, mine, ClientChange(counselor="BO@here.example"))
    assert office.clients.read(office.bo, mine).counselor == "bo@here.example"
    with pytest.raises(NotFoundError):
        office.clients.read(office.ana, mine)


# --- consents and talks ------------------------------------------------------------------------------------------------


def test_consents_are_acts_that_are_added(office: Office) -> None:
    mine = office.client()
    office.clients.consent(office.ana, mine, NewConsent(kind="referral", given=True, words="Tell them, yes"))
    file = office.clients.consent(office.ana, mine, NewConsent(kind="referral", given=False, words="Rather not"))
    assert [(one.kind, one.given, one.words) for one in file.consents] == [
        ("referral", True, "Tell them, yes"), ("referral", False, "Rather not"),
    ]  # fmt: skip
    entries = [one for one in file.timeline if one.kind == "consent"]
    assert [(one.given, one.recorded_by) for one in entries] == [
        (True, "ana@here.example"),
        (False, "ana@here.example"),
    ]


def test_a_talk_is_read_only_when_it_was_handed_over(office: Office) -> None:
    mine, talk, others = office.client(), office.talk(), office.talk("Of another person")
    assert office.clients.talks(office.ana, mine) == []
    refused = []
    for link in (
        TalkLink(conversation_id=talk.conversation_id),
        TalkLink(conversation_id=talk.conversation_id, token="wrong"),
        TalkLink(conversation_id=others.conversation_id, token=talk.token),
        TalkLink(conversation_id="c_none", token=talk.token),
        TalkLink(conversation_id="c_none"),
    ):
        with pytest.raises(NotFoundError) as error:
            office.clients.link(office.ana, mine, link)
        refused.append(str(error.value))
    assert len(set(refused)) == 1
    # Words alone open nothing either.
    given = NewConsent(kind="talk", given=True, conversation_id=talk.conversation_id, words="You may read it")
    with pytest.raises(NotFoundError):
        office.clients.consent(office.ana, mine, given)
    assert office.clients.talks(office.ana, mine) == []
    office.clients.link(office.ana, mine, TalkLink(conversation_id=talk.conversation_id, token=talk.token))
    [read] = office.clients.talks(office.ana, mine)
    assert (read.conversation_id, read.how) == (talk.conversation_id, "token")
    assert [(one.message, one.text) for one in read.turns] == [("What do nurses earn?", "An answer.")]
    assert office.clients.talks(office.su, mine) == [read]


@pytest.mark.parametrize("named", [True, False])
def test_a_talk_is_closed_at_once_when_the_client_takes_it_back(office: Office, named: bool) -> None:
    mine, talk = office.client(), office.talk()
    office.clients.link(office.ana, mine, TalkLink(conversation_id=talk.conversation_id, token=talk.token))
    back = NewConsent(kind="talk", given=False, conversation_id=talk.conversation_id if named else None)
    office.clients.consent(office.ana, mine, back)
    assert office.clients.talks(office.ana, mine) == []
    assert office.clients.export(office.ana, mine)["talks"] == []
    again = NewConsent(kind="talk", given=True, conversation_id=talk.conversation_id, words="You may read it")
    office.clients.consent(office.ana, mine, again)
    assert len(office.clients.talks(office.ana, mine)) == 1


def test_a_path_that_counselors_may_open_opens_its_talk_as_long_as_it_says_so(office: Office) -> None:
    mine, talk = office.client(), office.talk()
    link = TalkLink(conversation_id=talk.conversation_id)
    office.path(talk, consent=False)
    with pytest.raises(NotFoundError):
        office.clients.link(office.ana, mine, link)
    office.path(talk, consent=True)
    office.clients.link(office.ana, mine, link)
    [read] = office.clients.talks(office.ana, mine)
    assert read.how == "path"
    assert read.path is not None
    assert "Call the school" in json.dumps(read.path)
    office.path(talk, consent=False)
    assert office.clients.talks(office.ana, mine) == []
    # Nobody else can say yes in their place.
    given = NewConsent(kind="talk", given=True, conversation_id=talk.conversation_id, words="You may read it")
    office.clients.consent(office.ana, mine, given)
    assert office.clients.talks(office.ana, mine) == []


def test_whoever_gave_a_token_can_still_take_it_back_in_their_path(office: Office) -> None:
    mine, talk = office.client(), office.talk()
    office.path(talk, consent=True)
    office.clients.link(office.ana, mine, TalkLink(conversation_id=talk.conversation_id, token=talk.token))
    assert len(office.clients.talks(office.ana, mine)) == 1
    office.path(talk, consent=False)
    assert office.clients.talks(office.ana, mine) == []


def test_a_talk_that_its_person_erased_is_gone_from_the_file(office: Office) -> None:
    mine, talk = office.client(), office.talk()
    office.clients.link(office.ana, mine, TalkLink(conversation_id=talk.conversation_id, token=talk.token))
    office.talks.remove(talk.conversation_id, talk.token)
    assert office.clients.talks(office.ana, mine) == []


# --- what is owed to the client ----------------------------------------------------------------------------------------


def test_every_read_and_change_is_noted_without_a_word_of_the_file(office: Office) -> None:
    mine = office.client(name="Zebulon Quist", situation="zqsituation", goals=["zqgoal"])
    talk = office.talk()
    office.clients.read(office.su, mine)
    office.clients.change(office.ana, mine, ClientChange(name="Zebulon Q", place="zqplace"))
    office.clients.add_note(office.ana, mine, NewNote(text="zqnote"))
    office.clients.link(office.ana, mine, TalkLink(conversation_id=talk.conversation_id, token=talk.token))
    office.clients.talks(office.ana, mine)
    office.clients.consent(office.ana, mine, NewConsent(kind="talk", given=False))
    office.clients.export(office.ana, mine)
    ana, su = "ana@here.example", "su@here.example"
    assert office.acts(mine) == [
        (ana, "create", ["goals", "name", "situation"]),
        (su, "read", ["file"]),
        (ana, "change", ["name", "place"]),
        (ana, "note", ["notes"]),
        (ana, "link", ["talk"]),
        (ana, "read", ["talks"]),
        (ana, "withdraw", ["talk"]),
        (ana, "export", ["file"]),
        (su, "read", ["audit"]),
    ]
    with office.records.engine.connect() as connection:
        told = str(connection.exec_driver_sql("SELECT * FROM audit").all())
    assert "zq" not in told
    assert "Zebulon" not in told


def test_the_audit_is_for_supervisors_and_in_the_export(office: Office) -> None:
    mine = office.client()
    with pytest.raises(ForbiddenError):
        office.clients.audit(office.ana, mine)
    with pytest.raises(NotFoundError):
        office.clients.audit(office.xi, mine)
    assert [one["action"] for one in office.clients.export(office.ana, mine)["audit"]] == ["create", "export"]


def test_a_refused_change_leaves_no_act_and_no_change(office: Office) -> None:
    mine = office.client(situation="As it was")
    with pytest.raises(ForbiddenError):
        office.clients.change(office.ana, mine, ClientChange(situation="Other", counselor="bo@here.example"))
    assert office.clients.read(office.ana, mine).situation == "As it was"
    assert [one[1] for one in office.acts(mine)] == ["create", "read", "read"]


def test_closed_files_are_kept_as_long_as_their_organisation_says(office: Office, tmp_path: Path) -> None:
    here = Office(tmp_path)
    kept, due = here.client(name="Kept"), here.client(name="Due")
    theirs = here.clients.create(here.xi, NewClient(name="Theirs")).id
    for person, name in ((here.ana, due), (here.xi, theirs)):
        here.clients.change(person, name, ClientChange(state="closed"))
    assert here.clients.purge(here.time + timedelta(days=9999)) == 0  # nobody said how long
    here.accounts.set_organisation("Here", retention_days=30)
    assert here.clients.purge(here.time + timedelta(days=30, seconds=-1)) == 0
    assert here.clients.purge(here.time + timedelta(days=30)) == 1
    assert {one.id for one in here.clients.list(here.su)} == {kept}
    assert {one.id for one in here.clients.list(here.xi)} == {theirs}


def test_the_service_purges_when_it_starts(tmp_path: Path) -> None:
    here = Office(tmp_path)
    mine = here.client()
    here.clients.change(here.ana, mine, ClientChange(state="closed"))
    here.accounts.set_organisation("Here", retention_days=1)
    here.records.close()
    advisor = Advisor(Settings(home=tmp_path, model="offline", openai_api_key=None, records_url=None))
    advisor.warm()  # there is no knowledge here: that is found after
    assert advisor.clients.list(here.su) == []
    advisor.close()


def planted(here: Office, plant: str) -> str:
    """A client with this text in every place that takes one, now and before."""
    said = Said(text=f"{plant} said", said_by=f"{plant} who", source=f"{plant} where")
    file = here.clients.create(
        here.ana,
        NewClient(
            name=f"{plant} name", situation=said, goals=[said, f"{plant} goal"], constraints=[f"{plant} constraint"],
            place=f"{plant} place", notes=[NewNote(text=f"{plant} long " * 300)],
        ),
    )  # fmt: skip
    talk = here.talk()
    here.clients.link(
        here.ana, file.id, TalkLink(conversation_id=talk.conversation_id, token=talk.token, words=f"{plant} words")
    )
    here.clients.consent(here.ana, file.id, NewConsent(kind="other", given=False, words=f"{plant} no"))
    here.clients.change(
        here.ana,
        file.id,
        ClientChange(name=f"{plant} new name", situation=f"{plant} new", goals=[], place=f"{plant} elsewhere"),
    )
    return file.id


def traces(home: Path, plant: str) -> dict[str, int]:
    return {
        file.name: count
        for file in home.rglob("*")
        if file.is_file() and (count := bytes_on_disk(file).count(plant.encode()))
    }


@pytest.mark.parametrize("seed", [4, 11])
def test_erasing_leaves_no_byte_in_the_data_directory(tmp_path: Path, seed: int) -> None:
    """Seed 4 is one where overwriting alone left copies, of rows that had been moved between pages."""
    here = Office(tmp_path)
    chance = random.Random(seed)
    plant = f"zqplant{seed}zq"
    victims = [planted(here, plant) for _ in range(3)]
    others: list[str] = []
    for step in range(120):
        drawn = chance.random()
        if drawn < 0.35:
            here.clients.add_note(here.ana, chance.choice(victims), NewNote(text=f"{plant} " * chance.randint(1, 500)))
        elif drawn < 0.55:
            goals = [f"{plant}{chance.randint(0, 9)}" for _ in range(4)]
            here.clients.change(here.ana, chance.choice(victims), ClientChange(name=f"{plant} {step}", goals=goals))
        elif drawn < 0.8 or not others:
            others.append(here.client(situation="y " * chance.randint(1, 800)))
        else:
            here.clients.add_note(here.ana, chance.choice(others), NewNote(text="w " * chance.randint(1, 900)))
    assert traces(tmp_path, plant)
    for victim in victims:
        here.clients.remove(here.ana, victim)
    assert traces(tmp_path, plant) == {}  # with the database still open
    for victim in victims:
        with pytest.raises(NotFoundError):
            here.clients.read(here.ana, victim)
    here.records.close()
    assert traces(tmp_path, plant) == {}


def test_erasing_is_finished_later_where_somebody_was_reading(tmp_path: Path) -> None:
    here = Office(tmp_path)
    plant = f"zq{secrets.token_hex(8)}"
    mine = planted(here, plant)
    reader = Records(f"sqlite:///{tmp_path}/records.sqlite")
    with reader.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT * FROM client_item").all()
        here.clients.remove(here.ana, mine)
        assert traces(tmp_path, plant)  # the reader still sees what was there
    reader.close()
    here.records.finish_scrub()
    assert traces(tmp_path, plant) == {}
    assert not list(tmp_path.glob("*.scrub"))


def test_that_somebody_was_erased_stays_noted_and_nothing_else(tmp_path: Path) -> None:
    here = Office(tmp_path)
    mine = here.client(situation="x")
    here.clients.read(here.ana, mine)
    here.clients.remove(here.ana, mine)
    with here.records.engine.connect() as connection:
        acts = connection.exec_driver_sql(
            f"SELECT action, fields, account_id FROM audit WHERE client_id = '{mine}'"
        ).all()
        assert [tuple(one) for one in acts] == [("erase", "[]", here.ana.account_id)]
        for table in ("client_item", "client_consent", "client_talk"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
        # A talk is the person's own: it goes when they say so.
    here.records.close()


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments], cwd=ROOT, env=plain | {"ADVISOR_HOME": str(home)},
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def test_export_and_erase_on_the_command_line_know_clients_too(tmp_path: Path) -> None:
    here = Office(tmp_path)
    plant = f"zq{secrets.token_hex(8)}"
    mine = planted(here, plant)
    here.records.close()
    told = json.loads(run("export", "--subject", mine, home=tmp_path).stdout)
    assert told.keys() == {"client", "talks", "drafts", "audit"}
    assert told["client"]["name"] == f"{plant} new name"
    assert f"{plant} goal" in {one["text"] for one in told["client"]["timeline"]}
    assert [one["action"] for one in told["audit"]][:1] == ["create"]
    assert run("erase", "--subject", mine, home=tmp_path).stdout == f"Removed {mine}.\n"
    assert traces(tmp_path, plant) == {}
    gone = run("erase", "--subject", mine, home=tmp_path)
    assert (gone.returncode, gone.stderr) == (2, f"Nothing is held about {mine}.\n")


# --- over HTTP ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = tmp_path_factory.mktemp("service")
    advisor = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=None))
    advisor.accounts.add("ana@here.example", "counselor", PASSWORD, "Here")
    browser = TestClient(create_app(advisor), raise_server_exceptions=False)
    browser.headers["X-CSRF-Token"] = browser.post(
        "/v1/login", json={"email": "ana@here.example", "password": PASSWORD}
    ).json()["csrf"]
    yield browser
    advisor.close()


def test_a_client_from_first_to_last_over_http(signed_in: TestClient) -> None:
    sent = {
        "name": "Jo", "situation": "Laid off", "goals": ["Bake"], "constraints": [], "place": None,
        "notes": [{"text": "Came in", "said_by": "client", "on": "2026-03-01"}],
    }  # fmt: skip
    made = signed_in.post("/v1/clients", json=sent)
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    here = f"/v1/clients/{made.json()['id']}"
    assert signed_in.get(here).json() == made.json()
    assert [
        one["name"] for one in signed_in.get("/v1/clients", params={"q": "jo", "state": "open"}).json()["clients"]
    ] == ["Jo"]
    assert signed_in.patch(here, json={"goals": ["Bake", "Manage"]}).json()["goals"] == ["Bake", "Manage"]
    assert signed_in.post(f"{here}/notes", json={"text": "Called"}).json()["items"][-1]["text"] == "Called"
    agreed = signed_in.post(f"{here}/consents", json={"kind": "file", "given": True, "words": "Fine"})
    assert agreed.json()["consents"][0]["words"] == "Fine"
    assert signed_in.get(f"{here}/talks").json() == {"talks": []}
    assert signed_in.get(f"{here}/audit").status_code == 403
    assert signed_in.get(f"{here}/export").json().keys() == {"client", "talks", "drafts", "audit"}
    assert signed_in.delete(here).status_code == 204
    assert signed_in.get(here).status_code == 404


@pytest.mark.parametrize(("body", "field"), [
    ({}, "name"), ({"name": " "}, "name"), ({"name": "x" * 201}, "name"), ({"name": "Jo", "age": 41}, "age"),
    ({"name": "Jo", "situation": "x" * 8001}, "situation"), ({"name": "Jo", "goals": ["x"] * 21}, "goals"),
    ({"name": "Jo", "notes": [{"text": "x", "on": "yesterday"}]}, "notes.0.on"), ({"name": "J\x00o"}, "name"),
    ({"name": "Jo", "goals": [" "]}, "goals"), ({"name": "Jo", "notes": [{"text": " "}]}, "notes.0.text"),
])  # fmt: skip
def test_what_does_not_fit_is_named(signed_in: TestClient, body: dict[str, Any], field: str) -> None:
    refused = signed_in.post("/v1/clients", json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"].startswith(field)


def test_secrets_are_not_kept_in_a_file(signed_in: TestClient) -> None:
    made = signed_in.post("/v1/clients", json={"name": "Jo", "situation": "Card 4111 1111 1111 1111 was stolen"})
    assert "4111 1111" not in made.text
    assert "[removed: card number]" in made.json()["situation"]
