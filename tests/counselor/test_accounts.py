"""Signing in and out: what is kept, what is refused, in which words, how often, and when it ends."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from advisor.accounts import (
    EXPIRES,
    EXPIRES_IDLE,
    MOST_BY_ADDRESS,
    MOST_BY_EMAIL,
    WINDOW_SECONDS,
    Accounts,
    RefusedSignInError,
    Role,
    TooManyAttemptsError,
)
from advisor.errors import ConflictError, InvalidRequestError, NotFoundError
from advisor.passwords import Passwords
from advisor.records import Records
from advisor.service import Advisor
from advisor.settings import Settings
from api.app import create_app
from api.signing import COOKIE
from tests.on_disk import bytes_on_disk

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery"
WRONG = {"email": "ana@here.example", "password": "not the password"}


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(f"sqlite:///{tmp_path}/records.sqlite")


@pytest.fixture
def accounts(records: Records, clock: Clock) -> Accounts:
    made = Accounts(records, clock)
    made.add("Ana@Here.example", Role.COUNSELOR, PASSWORD, "Here")
    return made


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    home = tmp_path_factory.mktemp("accounts")
    found = Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=None))
    found.accounts.add("ana@here.example", "counselor", PASSWORD, "Here")
    yield found
    found.close()


def browser(service: Advisor, scheme: str = "http", address: str = "testclient") -> TestClient:
    app = create_app(service)
    return TestClient(app, base_url=f"{scheme}://here.example", client=(address, 1), raise_server_exceptions=False)


def sign_in(browser: TestClient, **more: Any) -> Any:
    return browser.post("/v1/login", json={"email": "ana@here.example", "password": PASSWORD}, **more)


def test_whoever_signs_in_is_known_by_the_token(accounts: Accounts) -> None:
    made = accounts.sign_in(" ANA@here.example ", PASSWORD, "1.2.3.4")
    assert made.person.email == "ana@here.example"
    assert (made.person.role, made.person.organisation) == (Role.COUNSELOR, "Here")
    assert not made.person.oversees
    assert accounts.person_of(made.token) == made.person
    assert accounts.csrf_fits(made.token, made.csrf)
    for wrong in (None, "", made.csrf[:-1], made.token, "\ud800"):
        assert not accounts.csrf_fits(made.token, wrong)
    for nobody in (None, "", "x", made.token[:-1], "\ud800"):
        assert accounts.person_of(nobody) is None


def test_neither_password_nor_token_is_on_disk(accounts: Accounts, records: Records, tmp_path: Path) -> None:
    made = accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4")
    records.close()
    for file in tmp_path.rglob("*"):
        held = bytes_on_disk(file)
        assert not any(one.encode() in held for one in (PASSWORD, made.token, made.csrf, "1.2.3.4")), file
    assert b"$argon2id$" in b"".join(bytes_on_disk(file) for file in tmp_path.rglob("*"))


def test_an_unknown_e_mail_and_a_wrong_password_are_told_alike(accounts: Accounts) -> None:
    said = []
    for email, password in (
        ("ana@here.example", "wrong"),
        ("nobody@here.example", PASSWORD),
        ("", ""),
        ("\ud800", "x"),
    ):
        with pytest.raises(RefusedSignInError) as refused:
            accounts.sign_in(email, password, "1.2.3.4")
        said.append(str(refused.value))
    assert len(set(said)) == 1


def test_an_unknown_e_mail_costs_a_whole_check_too() -> None:
    """A password that needs no check would tell by its time which e-mails are known."""
    checked: list[str] = []
    passwords = Passwords()
    kept = passwords.hashed(PASSWORD)
    hasher = passwords._hasher
    before = type(hasher).verify

    def counted(self: Any, hash: str, password: bytes) -> bool:
        checked.append(hash.rpartition("$")[0].rpartition("$")[0])
        return before(self, hash, password)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(hasher), "verify", counted)
        assert passwords.fits(kept, PASSWORD)
        assert not passwords.fits(kept, "wrong")
        assert not passwords.fits(None, PASSWORD)
    assert len(checked) == 3
    assert len(set(checked)) == 1  # the same algorithm with the same cost
    assert checked[0].startswith("$argon2id$")


def test_a_sign_in_ends_when_it_is_idle_or_old(accounts: Accounts, clock: Clock) -> None:
    idle = accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4").token
    clock.pass_by(hours=1, minutes=59)
    assert accounts.person_of(idle)
    clock.pass_by(seconds=EXPIRES_IDLE.total_seconds())
    assert accounts.person_of(idle) is None
    busy = accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4").token
    for _ in range(int(EXPIRES / timedelta(hours=1)) - 1):
        clock.pass_by(hours=1)
        assert accounts.person_of(busy)
    clock.pass_by(hours=1)
    assert accounts.person_of(busy) is None


def test_signing_out_ends_one_and_signing_out_everywhere_all(accounts: Accounts) -> None:
    here, there, third = (accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4") for _ in range(3))
    assert len({one.token for one in (here, there, third)}) == 3
    accounts.sign_out(here.token)
    assert accounts.person_of(here.token) is None
    assert accounts.person_of(there.token)
    accounts.sign_out_everywhere(there.person.account_id)
    assert accounts.person_of(there.token) is None
    assert accounts.person_of(third.token) is None


def test_another_password_or_a_closed_account_ends_every_sign_in(accounts: Accounts) -> None:
    old = accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4")
    accounts.set_password("ana@here.example", "another long one")
    assert accounts.person_of(old.token) is None
    new = accounts.sign_in("ana@here.example", "another long one", "1.2.3.4")
    accounts.close("ana@here.example")
    assert accounts.person_of(new.token) is None
    with pytest.raises(RefusedSignInError):
        accounts.sign_in("ana@here.example", "another long one", "1.2.3.4")
    accounts.close("ana@here.example", closed=False)
    assert accounts.sign_in("ana@here.example", "another long one", "1.2.3.4")


@pytest.mark.parametrize("email", ["ana@here.example", "nobody@here.example"])
def test_an_e_mail_can_be_tried_so_often_from_wherever_it_comes(
    accounts: Accounts, records: Records, clock: Clock, email: str
) -> None:
    """Known or not: the limit tells nothing either. Processes that share the records share the count."""
    # Hashing is not what is tested here: the counts are filled as attempts fill them.
    for number in range(MOST_BY_EMAIL):
        accounts._count(email, f"1.2.3.{number}", clock())
    with pytest.raises(TooManyAttemptsError) as refused:
        Accounts(records, clock).sign_in(email, PASSWORD, "9.9.9.9")
    assert 0 < refused.value.retry_after <= WINDOW_SECONDS
    clock.pass_by(seconds=refused.value.retry_after)
    if email.startswith("ana"):
        assert accounts.sign_in(email, PASSWORD, "9.9.9.9")


def test_an_address_can_try_so_often_whichever_e_mail_it_names(accounts: Accounts, clock: Clock) -> None:
    for number in range(MOST_BY_ADDRESS):
        accounts._count(f"{number}@here.example", "1.2.3.4", clock())
    with pytest.raises(TooManyAttemptsError):
        accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4")


def test_attempts_at_once_are_all_counted(accounts: Accounts, records: Records, clock: Clock) -> None:
    refused = []

    def attempt(mine: Accounts) -> None:
        for _ in range(4):
            try:
                mine._count("ana@here.example", "1.2.3.4", clock())
            except TooManyAttemptsError:
                refused.append(1)

    threads = [threading.Thread(target=attempt, args=(Accounts(records, clock),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 16 - MOST_BY_EMAIL


def test_signing_in_rightly_uses_no_attempt_up(accounts: Accounts, records: Records) -> None:
    accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4")
    with records.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT attempts FROM signin_attempt").scalars().all() == [0, 0]


def test_what_ran_out_is_removed(accounts: Accounts, records: Records, clock: Clock) -> None:
    accounts.sign_in("ana@here.example", PASSWORD, "1.2.3.4")
    with pytest.raises(RefusedSignInError):
        accounts.sign_in("nobody@here.example", PASSWORD, "1.2.3.4")
    clock.pass_by(hours=3)
    accounts.purge(clock())
    with records.engine.connect() as connection:
        for table in ("signin", "signin_attempt"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


@pytest.mark.parametrize(("email", "role", "password", "said"), [
    ("ana", "counselor", PASSWORD, "email: An e-mail address is needed"),
    ("b@here.example", "chief", PASSWORD, "role: One of counselor, supervisor, admin is needed."),
    ("b@here.example", "counselor", "short", "password: 10 to 1024 characters are needed."),
])  # fmt: skip
def test_an_account_that_cannot_be_is_one_sentence(
    accounts: Accounts, email: str, role: str, password: str, said: str
) -> None:
    with pytest.raises(InvalidRequestError, match=said):
        accounts.add(email, role, password)


def test_an_e_mail_has_one_account_and_an_organisation_its_settings(accounts: Accounts) -> None:
    with pytest.raises(ConflictError):
        accounts.add("ANA@here.example", "admin", PASSWORD, "Elsewhere")
    [(ana, _)] = accounts.all()
    assert accounts.organisation(ana.organisation_id).retention_days is None
    changed = accounts.set_organisation("Here", retention_days=90, second_person=True)
    assert (changed.retention_days, changed.second_person) == (90, True)
    assert accounts.organisation(ana.organisation_id) == changed
    assert accounts.set_organisation("Here", retention_days=0).retention_days is None
    with pytest.raises(NotFoundError):
        accounts.set_organisation("Nowhere")


def test_the_cookie_is_the_browsers_alone(service: Advisor) -> None:
    mine = browser(service)
    answered = sign_in(mine)
    assert answered.json().keys() == {"email", "role", "organisation", "csrf"}
    parts = answered.headers["set-cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} < set(parts)
    assert "Secure" not in parts
    assert mine.cookies[COOKIE] not in answered.text
    assert answered.headers["cache-control"] == "no-store"
    assert mine.get("/v1/me").json() == answered.json()
    assert "Secure" in sign_in(browser(service, "https")).headers["set-cookie"].split("; ")


def test_signing_in_again_ends_what_this_browser_had(service: Advisor) -> None:
    mine = browser(service)
    sign_in(mine)
    old = mine.cookies[COOKIE]
    sign_in(mine)
    assert mine.cookies[COOKIE] != old
    assert service.accounts.person_of(old) is None


def test_signing_out_takes_the_cookie_back(service: Advisor) -> None:
    mine, other = browser(service), browser(service)
    headers = {"X-CSRF-Token": sign_in(mine).json()["csrf"]}
    sign_in(other)
    assert mine.post("/v1/logout").status_code == 403
    gone = mine.post("/v1/logout", headers=headers)
    assert gone.status_code == 204
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert mine.get("/v1/me").status_code == 401
    assert other.get("/v1/me").status_code == 200
    headers = {"X-CSRF-Token": sign_in(mine).json()["csrf"]}
    assert mine.post("/v1/logout-everywhere", headers=headers).status_code == 204
    assert other.get("/v1/me").status_code == 401


def test_refusals_over_http_are_problem_documents_and_say_nothing_of_who_is_known(service: Advisor) -> None:
    mine = browser(service, address="10.0.0.1")
    wrong, unknown = (
        mine.post("/v1/login", json=WRONG),
        mine.post("/v1/login", json=WRONG | {"email": "nobody@here.example"}),
    )
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert wrong.headers["content-type"] == "application/problem+json"
    assert "set-cookie" not in wrong.headers
    invalid = mine.post("/v1/login", json={"email": "x", "password": "a secret" * 200})
    assert invalid.status_code == 422
    assert "a secret" not in invalid.text
    foreign = sign_in(mine, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403


def test_too_many_attempts_are_told_with_when_to_come_again(service: Advisor) -> None:
    mine = browser(service, address="10.0.0.2")
    for _ in range(MOST_BY_EMAIL):
        service.accounts._count("somebody@here.example", "10.0.0.3", datetime.now(UTC))
    refused = mine.post("/v1/login", json=WRONG | {"email": "somebody@here.example"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= WINDOW_SECONDS


def test_a_form_may_carry_the_token_in_a_field(service: Advisor) -> None:
    mine = browser(service)
    csrf = sign_in(mine).json()["csrf"]
    assert mine.post("/v1/logout", data={"csrf": csrf + "x"}).status_code == 403
    assert mine.post("/v1/logout", data={"csrf": csrf}).status_code == 204


def run(*arguments: str, home: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.upper().startswith(("ADVISOR_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments], cwd=ROOT, env=plain | {"ADVISOR_HOME": str(home)},
        input=given, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_accounts_on_the_command_line(tmp_path: Path) -> None:
    add = ("account", "add", "bo@here.example", "--role", "supervisor", "--organisation", "Here")
    assert run(*add, home=tmp_path, given=PASSWORD + "\n").stdout.startswith(
        "bo@here.example can sign in as supervisor"
    )
    again = run(*add, home=tmp_path, given=PASSWORD + "\n")
    assert (again.returncode, again.stderr) == (2, "There is an account for bo@here.example already.\n")
    short = run(*add[:2], "c@here.example", "--role", "counselor", home=tmp_path, given="short\n")
    assert (short.returncode, short.stderr) == (2, "password: 10 to 1024 characters are needed.\n")
    kept = run("account", "organisation", "Here", "--retention-days", "30", "--second-person", home=tmp_path)
    assert kept.stdout == "Here: closed files are kept for 30 days; a draft is approved by a second person.\n"
    assert run("records", "purge", home=tmp_path).stdout == "Erased 0 clients and 0 talks.\n"
    found = Accounts(Records(f"sqlite:///{tmp_path}/records.sqlite"))
    assert found.sign_in("bo@here.example", PASSWORD, "").person.oversees
