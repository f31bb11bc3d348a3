"""The counselors' pages in this process, by plain forms: signing in, the caseload, a client's file, consents, erasing."""

import html
import re
import secrets
from typing import Any

import pytest
from desk import PASSWORD, Browser, Desk, audit_of
from fastapi.testclient import TestClient

from advisor.accounts import MOST_BY_EMAIL, Role
from advisor.caseload import NewClient
from advisor.service import Advisor
from api.pages.counselor.caseload import MOST_LINES
from api.signing import COOKIE

HOSTILE = '<script>alert("x")</script> & \'"><b>{{ 7*7 }}'


@pytest.fixture(scope="module")
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture(scope="module")
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


@pytest.fixture(scope="module")
def chief(desk: Desk) -> Browser:
    return desk.sign_in("chief", "supervisor")


@pytest.fixture
def visitor(desk: Desk) -> TestClient:
    return TestClient(desk.app, raise_server_exceptions=False)


def get(browser: Browser, path: str, status: int = 200) -> str:
    response = browser.client.get(path)
    assert response.status_code == status, response.text[:500]
    assert response.headers["cache-control"] == "no-store"
    return html.unescape(response.text)


def post(browser: Browser, path: str, **fields: str) -> Any:
    return browser.client.post(path, data={"csrf": browser.csrf} | fields, follow_redirects=False)


def done(browser: Browser, path: str, **fields: str) -> str:
    """Send a form that is taken, and the page it leads to."""
    response = post(browser, path, **fields)
    assert response.status_code == 303, response.text[-3000:]
    return get(browser, response.headers["location"])


def own(browser: Browser, **changed: Any) -> tuple[str, str]:
    made = browser.new_client(**changed)
    return made["id"], f"/counselor/clients/{made['id']}"


def file_of(browser: Browser, client_id: str) -> Any:
    return browser.ok("GET", f"/v1/clients/{client_id}")


# --- signing in ------------------------------------------------------------------------------------------------------


def test_who_signs_in_is_led_to_the_page_they_wanted(desk: Desk, visitor: TestClient, ana: Browser) -> None:
    _client_id, page = own(ana)
    asked = visitor.get(page + "?done=note", follow_redirects=False)
    assert asked.status_code == 303
    form = visitor.get(asked.headers["location"])
    action = html.unescape(re.search(r'action="(/counselor/sign-in[^"]*)"', form.text)[1])  # type: ignore[index]
    sent = visitor.post(action, data={"email": ana.email, "password": PASSWORD}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, page + "?done=note")
    assert "HttpOnly; SameSite=Strict" in sent.headers["set-cookie"]
    assert "Maria Lopez" in visitor.get(page).text
    again = visitor.get("/counselor/sign-in", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (303, "/counselor")


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/counselor", "//evil.example/counselor", "/\\evil.example", "/counselor\\..\\x", "/careers",
        "/counselorx", "javascript:alert(1)", "/counselor/sign-in", "https:/counselor", "/counselor//evil.example/../..",
        "", "\t//evil.example",
    ],
)  # fmt: skip
def test_next_never_leads_elsewhere(visitor: TestClient, ana: Browser, asked: str) -> None:
    sent = visitor.post(
        "/counselor/sign-in", params={"next": asked}, data={"email": ana.email, "password": PASSWORD},
        follow_redirects=False,
    )  # fmt: skip
    assert sent.status_code == 303
    assert sent.headers["location"] == "/counselor"
    form = visitor.get("/counselor/sign-in", params={"next": asked}, follow_redirects=False)
    assert form.headers["location"] == "/counselor"


def test_what_the_sign_in_says_is_never_text_from_the_address(visitor: TestClient) -> None:
    hostile = {"done": "You+are hacked", "next": '/counselor/"><script>alert(1)</script>'}
    text = visitor.get("/counselor/sign-in", params=hostile).text
    assert ("hacked" in text, "<script" in text, "%3Cscript" in text) == (False, False, True)


def test_a_refused_sign_in_keeps_the_e_mail_and_never_the_password(visitor: TestClient, ana: Browser) -> None:
    for email in (ana.email, "nobody@example.org"):
        sent = visitor.post("/counselor/sign-in", data={"email": email, "password": "not the pass word"})
        assert sent.status_code == 401
        assert f'value="{email}"' in sent.text
        assert "not the pass word" not in sent.text
        assert "The e-mail or the password is wrong." in sent.text
        assert 'aria-describedby="problem"' in sent.text
    empty = visitor.post("/counselor/sign-in", data={"email": ana.email})
    assert (empty.status_code, COOKIE in visitor.cookies) == (422, False)
    assert f'value="{ana.email}"' in empty.text
    other = visitor.post(
        "/counselor/sign-in",
        data={"email": ana.email, "password": PASSWORD},
        headers={"Origin": "https://evil.example"},
    )
    assert (other.status_code, ana.email in other.text, PASSWORD in other.text) == (403, False, False)


def test_too_many_tries_are_told_with_when_to_come_again(desk: Desk, visitor: TestClient) -> None:
    email = f"{secrets.token_hex(6)}@nowhere.example"
    visitor = TestClient(desk.app, client=("192.0.2.7", 1), raise_server_exceptions=False)
    for _ in range(MOST_BY_EMAIL):
        assert visitor.post("/counselor/sign-in", data={"email": email, "password": "x"}).status_code == 401
    refused = visitor.post("/counselor/sign-in", data={"email": email, "password": "x"})
    assert refused.status_code == 429
    minutes = -(-int(refused.headers["retry-after"]) // 60)
    assert f"Please try again in {minutes} minute" in refused.text
    assert f'value="{email}"' in refused.text


def test_a_new_sign_in_ends_the_one_before_and_signing_out_ends_it(desk: Desk) -> None:
    bo = desk.sign_in("bo")
    old = bo.client.cookies[COOKIE]
    bo.client.post("/counselor/sign-in", data={"email": bo.email, "password": PASSWORD})
    assert bo.client.cookies[COOKIE] != old
    assert desk.advisor.accounts.person_of(old) is None
    bo.csrf = bo.client.get("/v1/me").json()["csrf"]
    token = bo.client.cookies[COOKIE]
    left = post(bo, "/counselor/sign-out")
    assert (left.status_code, left.headers["location"]) == (303, "/counselor/sign-in?done=out")
    assert desk.advisor.accounts.person_of(token) is None
    assert "You are signed out." in get(bo, "/counselor/sign-in?done=out")
    assert post(bo, "/counselor/sign-out").headers["location"].startswith("/counselor/sign-in")


def test_signing_out_everywhere_ends_every_sign_in_and_wants_its_token(desk: Desk) -> None:
    bo = desk.sign_in("bo")
    second = desk.advisor.accounts.sign_in(bo.email, PASSWORD, "192.0.2.9").token
    assert bo.client.post("/counselor/sign-out-everywhere").status_code == 403
    assert desk.advisor.accounts.person_of(second) is not None
    assert post(bo, "/counselor/sign-out-everywhere").status_code == 303
    assert desk.advisor.accounts.person_of(second) is None


# --- the caseload ----------------------------------------------------------------------------------------------------


def test_the_caseload_finds_by_name_and_state_and_says_what_to_do_where_nothing_is_found(desk: Desk) -> None:
    cy = desk.sign_in("cy")
    assert "You have no clients yet." in get(cy, "/counselor")
    first, _ = own(cy, name="José Álvarez")
    own(cy, name="Ann Lee", place=None)
    cy.ok("PATCH", f"/v1/clients/{first}", {"state": "closed"})
    shown = get(cy, "/counselor")
    assert ("Ann Lee" in shown, "José" in shown) == (True, False)
    assert "no place on file" in shown
    assert "José Álvarez" in get(cy, "/counselor?state=closed&q=jose+alv")
    missed = get(cy, "/counselor?q=jose")
    assert "No open client has “jose” in the name." in missed
    assert "/counselor?state=all&q=jose" in missed
    assert get(cy, "/counselor?state=%00&q=%00%F0%9F")
    assert 'value="zed"' in get(cy, "/counselor/clients/new?name=zed")


def test_a_caseload_of_hundreds_is_cut_with_a_sentence_and_searched_whole(desk: Desk) -> None:
    di = desk.sign_in("di")
    person = desk.advisor.accounts.person_of(di.client.cookies[COOKIE])
    assert person is not None
    for number in range(MOST_LINES + 5):
        desk.advisor.clients.create(person, NewClient(name=f"Person {number:04}"))
    shown = get(di, "/counselor")
    assert shown.count('class="who-is"') == MOST_LINES
    assert f"Shown are the {MOST_LINES} changed last, of {MOST_LINES + 5}. Search by name to find the other 5." in shown
    assert "Person 0000" not in shown
    assert "Person 0000" in get(di, "/counselor?q=0000")


def test_drafts_in_work_stand_in_the_caseload_and_supervisors_see_whose_a_client_is(
    desk: Desk, ana: Browser, chief: Browser
) -> None:
    client_id, page = own(ana, name="Drafted Person")
    draft = ana.draft(client_id=client_id)
    assert f'href="/counselor/drafts/{draft["draft_id"]}"' in get(ana, "/counselor?q=drafted")
    assert "being edited" in get(ana, "/counselor?q=drafted")
    assert f"Counselor: </span>{ana.email}" in get(chief, "/counselor?q=drafted")
    assert f"Counselor: </span>{ana.email}" not in get(ana, "/counselor?q=drafted")
    assert draft["revision"]["title"] in get(ana, page)


# --- the file --------------------------------------------------------------------------------------------------------


def test_a_new_client_is_made_from_the_form_with_who_said_it(ana: Browser) -> None:
    page = done(
        ana, "/counselor/clients/new", name="New Person", situation="Laid off.\r\nLooking.", goals="One\r\n\r\nTwo\r\n",
        constraints="", place="Boise, ID", said_by="other", by_name="Ms. Ito", on="2026-11-03", source="phone",
        agreed="yes", words="Fine by me.",
    )  # fmt: skip
    assert "The file is made." in page
    client_id = re.search(r"/counselor/clients/(k_\w+)/notes", page)[1]  # type: ignore[index]
    file = file_of(ana, client_id)
    assert (file["situation"], file["goals"], file["place"]) == ("Laid off.\nLooking.", ["One", "Two"], "Boise, ID")
    assert {(one["said_by"], one["on"], one["source"]) for one in file["items"]} == {("Ms. Ito", "2026-11-03", "phone")}
    assert [(one["kind"], one["given"], one["words"]) for one in file["consents"]] == [("file", True, "Fine by me.")]


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"name": " "}, "Name: please write something here."),
        ({"on": "soon"}, "The day: choose one from 1900 to 2100"),
        ({"said_by": "other"}, "Their name: please write who said it."),
        ({"goals": "x\n" * 21}, "Goals: at most 20 goals are kept at a time."),
        ({"situation": "y" * 8001}, "Situation: At most 8000 characters are allowed."),
        ({"place": "a\x00b"}, "Place: The text holds a NUL"),
    ],
)
def test_a_refused_new_client_keeps_every_field_and_makes_none(ana: Browser, wrong: dict[str, str], told: str) -> None:
    marked = {"name": "Kept Name", "situation": "Kept situation", "goals": "Kept goal", "constraints": "Kept limit",
              "place": "Kept place", "said_by": "counselor", "source": "Kept source", "agreed": "yes",
              "words": "Kept words"}  # fmt: skip
    before = get(ana, "/counselor?state=all").count("Kept Name")
    response = post(ana, "/counselor/clients/new", **(marked | wrong))
    assert response.status_code == 422
    text = html.unescape(response.text)
    assert told in text
    for name, value in marked.items():
        if name not in wrong and value.startswith("Kept"):
            assert value in text
    assert 'value="yes" checked' in text
    assert 'aria-describedby="fault-new"' in text
    assert get(ana, "/counselor?state=all").count("Kept Name") == before


def test_a_goal_is_added_and_ended_and_the_other_items_stay_the_same(ana: Browser) -> None:
    client_id, page = own(ana, goals=["I want day work.", "Second"])
    before = {one["text"]: one["id"] for one in file_of(ana, client_id)["items"]}
    shown = done(
        ana, page + "/goals", text="Earn more", said_by="counselor", by_name="", on="2026-11-02", source="meeting"
    )
    assert "The goal is added." in shown
    done(ana, page + "/goals", text="Earn more", said_by="counselor", by_name="", on="2026-11-02", source="meeting")
    assert 'Said by the counselor, <time datetime="2026-11-02">2 Nov 2026</time>; learnt: meeting.' in shown
    file = file_of(ana, client_id)
    assert file["goals"] == ["I want day work.", "Second", "Earn more"]
    assert dict(before.items()) == {one["text"]: one["id"] for one in file["items"] if one["text"] != "Earn more"}
    shown = done(ana, f"{page}/items/{before['Second']}/end")
    assert "The goal no longer holds; it stays in the timeline." in shown
    assert "Held until" in shown
    assert file_of(ana, client_id)["goals"] == ["I want day work.", "Earn more"]
    twice = post(ana, f"{page}/items/{before['Second']}/end")
    assert (twice.status_code, "not among what holds now" in twice.text) == (404, True)


def test_situation_constraint_place_note_name_and_state_are_changed_by_forms(ana: Browser) -> None:
    client_id, page = own(ana)
    done(ana, page + "/situation", text="Works again.", said_by="client")
    done(ana, page + "/constraints", text="No car.", said_by="client")
    done(ana, page + "/place", text="Boise, ID", said_by="client")
    done(ana, page + "/notes", text="Called.\r\nNo answer.", said_by="counselor", on="2026-11-05")
    shown = done(ana, page + "/name", name="Maria Ruiz")
    assert "The name is changed." in shown
    assert "The file is closed." in done(ana, page + "/state", state="closed")
    file = file_of(ana, client_id)
    assert [file[key] for key in ("situation", "constraints", "place", "name", "state")] == [
        "Works again.", ["No car."], "Boise, ID", "Maria Ruiz", "closed",
    ]  # fmt: skip
    assert [one["text"] for one in file["items"] if one["kind"] == "note"] == ["Called.\nNo answer."]
    place = next(one["id"] for one in file["timeline"] if one["kind"] == "place" and one["until"] is None)
    assert "The place is taken away" in done(ana, f"{page}/items/{place}/end")
    assert file_of(ana, client_id)["place"] is None
    assert post(ana, page + "/state", state="gone").status_code == 422


@pytest.mark.parametrize("form", ["situation", "place", "goals", "constraints", "notes"])
def test_a_refused_form_of_the_file_stands_open_with_what_was_typed(ana: Browser, form: str) -> None:
    client_id, page = own(ana)
    before = file_of(ana, client_id)
    response = post(ana, f"{page}/{form}", text="Kept text <b>", said_by="client", on="31.12.2026", source="Kept place")
    text = response.text
    assert response.status_code == 422
    assert "Kept text &lt;b&gt;" in text
    assert 'value="Kept place"' in text
    assert f'id="{form}-on" name="on" type="date" min="1900-01-01" max="2100-12-31" value="31.12.2026"' in text
    assert f'aria-describedby="fault-{form}" aria-invalid="true"' in text
    assert text.count('role="alert"') == 1
    assert "<title>Not saved: " in text
    assert file_of(ana, client_id) == before


def test_a_forms_address_opened_like_a_page_leads_to_the_file(ana: Browser) -> None:
    client_id, page = own(ana)
    item = file_of(ana, client_id)["items"][0]["id"]
    for form in ("situation", "goals", "notes", "name", "state", "counselor", "consents", f"items/{item}/end"):
        response = ana.client.get(f"{page}/{form}", follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, page)
    assert ana.client.get("/counselor/sign-out", follow_redirects=False).headers["location"] == "/counselor"
    assert "Maria Lopez" in get(ana, page), "nothing was ended"


def test_more_than_twenty_goals_are_refused_in_words(ana: Browser) -> None:
    _, page = own(ana, goals=[f"Goal {number}" for number in range(20)])
    refused = post(ana, page + "/goals", text="One more", said_by="client")
    assert refused.status_code == 422
    assert "Goals: at most 20 are kept at a time; end one that no longer holds." in refused.text
    assert "One more" in refused.text


def test_words_on_health_or_family_are_shown_with_what_that_means(ana: Browser) -> None:
    _, page = own(ana, situation="I have kids, and my anxiety is better.")
    shown = get(ana, page)
    assert "Handle with care" in shown
    assert "speaks of health: “anxiety”" in shown
    assert "drafts leave them out unless you put them in" in shown
    assert "Handle with care" not in get(ana, own(ana)[1])


def test_what_people_typed_is_text_everywhere(ana: Browser, chief: Browser) -> None:
    client_id, page = own(ana, name=HOSTILE, situation=HOSTILE, goals=[HOSTILE], place=HOSTILE)
    ana.ok("POST", f"/v1/clients/{client_id}/notes", {"text": HOSTILE, "said_by": HOSTILE[:200], "source": HOSTILE})
    ana.ok("POST", f"/v1/clients/{client_id}/consents", {"kind": "other", "given": True, "words": HOSTILE})
    item = file_of(ana, client_id)["items"][0]["id"]
    refused = post(ana, page + "/goals", text=HOSTILE, said_by="client", by_name=HOSTILE, on=HOSTILE)
    assert refused.status_code == 422
    pages = [page, "/counselor?q=script", f"/counselor?q={HOSTILE}zz", page + "/talks", page + "/erase",
             f"{page}/items/{item}/erase", "/counselor/clients/new?name=" + HOSTILE]  # fmt: skip
    texts = [refused.text, *(ana.client.get(one).text for one in pages), chief.client.get(page + "/audit").text]
    for text in texts:
        assert "<script>alert" not in text
        assert "<b>{{" not in text
        assert "&lt;script&gt;" in text


# --- consents and talks ----------------------------------------------------------------------------------------------


def test_a_consent_is_recorded_and_taken_back_in_the_clients_words(ana: Browser) -> None:
    client_id, page = own(ana)
    shown = done(ana, page + "/consents", kind="referral", given="yes", words="Tell the college.")
    assert "Agreed <time" in shown
    assert "“Tell the college.”" in shown
    shown = done(ana, page + "/consents", kind="referral", given="no", words="Not any more.", number="1")
    assert "It is recorded that the consent was taken back." in shown
    assert "No consent is on file." in shown
    assert [one["given"] for one in file_of(ana, client_id)["consents"]] == [True, False]
    for wrong in ({"given": "maybe"}, {"kind": "all"}, {"kind": "other"}):
        refused = post(ana, page + "/consents", **({"kind": "file", "given": "yes", "words": ""} | wrong))
        assert refused.status_code == 422
        assert 'id="fault-consents"' in refused.text
    shown = post(ana, page + "/consents", kind="file", given="yes", words="Yes.").headers["location"]
    late = post(ana, page + "/consents", kind="file", given="no", number="2", words="w" * 1001)
    assert late.status_code == 422
    assert late.text.count('role="alert"') == 1
    assert "w" * 1001 in late.text
    assert "Taken back: somebody else" in get(ana, shown)


def test_a_talk_is_read_only_while_its_consent_stands(desk: Desk, ana: Browser) -> None:
    _client_id, page = own(ana)
    talk = ana.client.post("/v1/chat", json={"message": "how much do electricians make in Ohio?"}).json()
    wrong = post(ana, page + "/talks", conversation_id=talk["conversation_id"], token="x", words="Kept words")
    assert (wrong.status_code, "Kept words" in wrong.text) == (404, True)
    assert "electricians" not in get(ana, page + "/talks")
    handed = {"conversation_id": talk["conversation_id"], "token": talk["conversation_token"], "words": "You may."}
    shown = done(ana, page + "/talks", **handed)
    assert "1 talk was handed over." in shown
    assert talk["conversation_token"] not in shown
    assert "electricians" not in shown, "a talk is shown where it is asked for"
    assert "how much do electricians make in Ohio?" in get(ana, page + "/talks")
    done(ana, page + "/consents", kind="talk", given="no", conversation_id=talk["conversation_id"])
    assert "There is no talk that you may read." in get(ana, page + "/talks")


# --- what is owed ----------------------------------------------------------------------------------------------------


def test_an_item_is_erased_after_a_question_and_leaves_the_timeline(ana: Browser) -> None:
    client_id, page = own(ana, goals=["Should not stand here"])
    item = next(one["id"] for one in file_of(ana, client_id)["items"] if one["kind"] == "goal")
    assert "Should not stand here" in get(ana, f"{page}/items/{item}/erase")
    assert "Should not stand here" in get(ana, page), "asking erases nothing"
    shown = done(ana, f"{page}/items/{item}/erase")
    assert "The item is erased" in shown
    assert "Should not stand here" not in shown
    assert get(ana, f"{page}/items/{item}/erase", 404)


def test_a_client_is_erased_only_where_somebody_is_sure(ana: Browser) -> None:
    client_id, page = own(ana, name="To Erase")
    ana.draft(client_id=client_id)
    question = get(ana, page + "/erase")
    assert "1 draft with every revision" in question
    unsure = post(ana, page + "/erase")
    assert (unsure.status_code, "Tick the box first" in unsure.text) == (422, True)
    assert "To Erase" in get(ana, page)
    assert "The client is erased" in done(ana, page + "/erase", sure="yes")
    assert "There is no such client." in get(ana, page, 404)


def test_only_supervisors_read_the_audit_and_hand_a_client_over(desk: Desk, ana: Browser, chief: Browser) -> None:
    _client_id, page = own(ana, name="Handed Person")
    assert "The audit is for supervisors" in get(ana, page + "/audit", 403)
    assert "Hand over to another counselor" not in get(ana, page)
    forced = post(ana, page + "/counselor", counselor=chief.email)
    assert (forced.status_code, "Only a supervisor hands" in forced.text) == (403, True)
    taker = desk.sign_in("taker")
    stranger = f"far@{secrets.token_hex(4)}.example"
    desk.advisor.accounts.add(stranger, Role.COUNSELOR, PASSWORD, f"Elsewhere {secrets.token_hex(4)}")
    shown = get(chief, page)
    assert (taker.email in shown, stranger in shown) == (True, False)
    assert post(chief, page + "/counselor", counselor=stranger).status_code == 422
    assert post(chief, page + "/counselor").status_code == 422
    assert "another counselor now" in done(chief, page + "/counselor", counselor=taker.email)
    assert get(ana, page, 404)
    audit = get(chief, page + "/audit")
    assert f"{ana.email}</span> <span>Made the file: goals, name" in audit
    assert f"{chief.email}</span> <span>Changed: counselor" in audit


def test_anothers_client_is_a_page_that_says_there_is_none(desk: Desk, ana: Browser) -> None:
    client_id, page = own(ana, name="Private Person")
    item = file_of(ana, client_id)["items"][0]["id"]
    eve = desk.sign_in("eve")
    _, mine = own(eve)
    before = audit_of(desk.advisor, client_id)
    for path in ("", "/talks", "/audit", "/erase", "/goals", f"/items/{item}/erase"):
        text = get(eve, page + path, 404)
        assert "There is no such client." in text
        assert "Private" not in text
        assert get(eve, page[:-4] + "0000" + path, 404).replace(page[:-4] + "0000", page) == text
    forms = ("situation", "place", "goals", "constraints", "notes", "name", "state", "counselor", "consents", "talks",
             "erase", f"items/{item}/end", f"items/{item}/erase")  # fmt: skip
    for form in forms:
        for fields in (
            {},
            {"text": "x", "name": "Y", "state": "closed", "sure": "yes", "kind": "file", "given": "yes"},
        ):
            response = post(eve, f"{page}/{form}", **fields)
            assert (response.status_code, "There is no such client." in response.text) == (404, True), form
    for form in (f"items/{item}/end", f"items/{item}/erase"):
        assert post(eve, f"{mine}/{form}").status_code == 404
    assert audit_of(desk.advisor, client_id) == before


# --- nothing typed is lost -------------------------------------------------------------------------------------------


def test_a_form_sent_after_the_sign_in_ended_keeps_what_was_typed_and_can_be_sent_again(desk: Desk) -> None:
    fay = desk.sign_in("fay")
    client_id, page = own(fay)
    fay.client.post("/counselor/sign-out", data={"csrf": fay.csrf})
    lost = post(fay, page + "/notes", text="An hour of <typing>\r\nsecond line", said_by="counselor", by_name="", on="")
    assert lost.status_code == 401
    assert "An hour of &lt;typing&gt;\nsecond line" in lost.text
    assert f'action="{page}/notes"' in lost.text
    fay.client.post("/counselor/sign-in", data={"email": fay.email, "password": PASSWORD})
    again = fay.client.post(page + "/notes", data=_fields(lost.text))
    assert again.status_code == 403
    assert "opened before your present sign-in" in again.text
    sent = fay.client.post(page + "/notes", data=_fields(again.text))
    assert sent.status_code == 200
    assert [one["text"] for one in file_of(fay, client_id)["items"] if one["kind"] == "note"] == [
        "An hour of <typing>\nsecond line"
    ]


def test_another_sites_form_changes_nothing_and_is_told_nothing(ana: Browser) -> None:
    client_id, page = own(ana)
    before = file_of(ana, client_id)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        sent = ana.client.post(page + "/notes", data={"csrf": ana.csrf, "text": "planted"}, headers=headers)
        assert (sent.status_code, "planted" in sent.text) == (403, False)
    assert file_of(ana, client_id) == before


def test_every_page_refuses_frames_and_is_kept_nowhere(ana: Browser, visitor: TestClient) -> None:
    _, page = own(ana)
    for path in ("/counselor", "/counselor/clients/new", page, page + "/talks", page + "/erase"):
        response = ana.client.get(path)
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
        assert response.headers["cache-control"] == "no-store"
        for inline in ("<script", "<style", " style="):
            assert inline not in response.text
        assert visitor.get(path, follow_redirects=False).headers["location"].startswith("/counselor/sign-in?next=")
    assert "frame-ancestors 'none'" in visitor.get("/counselor/sign-in").headers["content-security-policy"]


def _fields(page: str) -> dict[str, str]:
    """What a browser sends of the form that keeps what was typed."""
    form = page[page.index('class="stacked"') :]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    areas = re.findall(r'<textarea id="[^"]+" name="([^"]+)" rows="\d+">\n(.*?)</textarea>', form, re.DOTALL)
    return {name: html.unescape(value) for name, value in [*hidden, *areas]}
