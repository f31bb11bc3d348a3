"""Drafts: what is asked for, read, edited, instructed, told of their history; and that an edit is never lost."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from desk import Browser, Desk, audit_of, sentences, with_sentence

from advisor.draft_states import MOVES, MoveError, State, moved
from advisor.draft_text import as_text, from_text
from advisor.drafting.document import Section, digest
from advisor.service import Advisor
from tests.on_disk import bytes_on_disk


@pytest.fixture
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


def test_a_draft_comes_written_with_what_each_sentence_stands_on(ana: Browser) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    revision = draft["revision"]
    assert (draft["state"], revision["number"], revision["made_by"]) == ("drafted", 1, "model")
    assert draft["client_id"] == client["id"]
    assert draft["author"] == revision["author"] == ana.email
    assert draft["unsupported"] == draft["stale"] == draft["approvals"] == []
    assert draft["approval"] is None
    facts = {one["id"] for one in revision["facts"]}
    told = [one for one in sentences(draft) if one["kind"] == "fact"]
    assert told
    assert all(set(one["facts"]) <= facts and re.search(r"\[\d+\]", one["text"]) for one in told)
    assert {one["source"] for one in sentences(draft) if one["kind"] == "client_said"} <= {
        one["id"] for one in client["items"]
    }
    assert ana.ok("GET", f"/v1/drafts/{draft['draft_id']}") == draft


def test_a_draft_for_nobody_on_file_is_written_too(ana: Browser) -> None:
    draft = ana.draft(kind="questions")
    assert draft["client_id"] is None
    assert [one["draft_id"] for one in ana.ok("GET", "/v1/drafts")["drafts"]] == [draft["draft_id"]]


def test_a_request_outside_its_limits_is_refused_with_the_field(ana: Browser) -> None:
    for wrong in ({"kind": "poem"}, {"request": " "}, {"reading_grade": 40}, {"tone": "nice"}):
        response = ana.send("POST", "/v1/drafts", {"kind": "letter", "request": "Write.", "language": "en"} | wrong)
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == next(iter(wrong))


def test_the_list_knows_client_and_state(ana: Browser) -> None:
    client = ana.new_client()
    of_client, other = ana.draft(client_id=client["id"]), ana.draft()
    assert ana.approve(other).status_code == 200
    asked = {
        f"?client_id={client['id']}": [of_client], "?state=approved": [other], "?state=in_review": [],
        "": [other, of_client],
    }  # fmt: skip
    for query, wanted in asked.items():
        found = ana.ok("GET", f"/v1/drafts{query}")["drafts"]
        assert [one["draft_id"] for one in found] == [one["draft_id"] for one in wanted]
    assert found[0]["revision"] == 1
    assert found[0]["title"]


def test_an_edit_is_a_new_revision_and_the_one_before_stays(ana: Browser) -> None:
    first = ana.draft()
    second = ana.save(
        first, with_sentence(first, text="It was good to meet you."), base_digest=first["revision"]["digest"]
    )
    assert second.status_code == 201
    revision = second.json()["revision"]
    assert (revision["number"], revision["made_by"], revision["added"], revision["removed"]) == (2, "person", 1, 0)
    address = f"/v1/drafts/{first['draft_id']}/revisions"
    assert ana.ok("GET", f"{address}/1") == first["revision"]
    assert [one["number"] for one in ana.ok("GET", address)["revisions"]] == [1, 2]
    changes = ana.ok("GET", f"{address}/2/diff")["changes"]
    assert [(one["what"], one["new"]["text"]) for one in changes] == [("added", "It was good to meet you.")]
    back = ana.ok("GET", f"{address}/1/diff?against=2")["changes"]
    assert [(one["what"], one["old"]["text"]) for one in back] == [("removed", "It was good to meet you.")]
    for missing in ("9", "9/diff", "1/diff?against=9"):
        assert ana.send("GET", f"{address}/{missing}").status_code == 404


def test_the_same_content_makes_no_revision_however_often_it_is_sent(ana: Browser) -> None:
    draft = ana.draft()
    edited = with_sentence(draft, text="See you soon.")
    base = draft["revision"]["digest"]
    numbers = [ana.save(draft, edited, base_digest=base).json()["revision"]["number"] for _ in range(3)]
    # The second and the third repeat a request whose answer was lost: stored once, and no conflict.
    assert numbers == [2, 2, 2]
    assert ana.save(draft, draft["revision"]["sections"]).json()["revision"]["number"] == 3
    assert len(ana.ok("GET", f"/v1/drafts/{draft['draft_id']}/revisions")["revisions"]) == 3


def test_of_two_edits_of_one_revision_the_second_is_told_of_the_first(ana: Browser, desk: Desk) -> None:
    chief = desk.sign_in("chief", "supervisor")
    draft = ana.draft()
    base = draft["revision"]["digest"]
    assert ana.save(draft, with_sentence(draft, text="One."), base_digest=base).status_code == 201
    refused = chief.save(draft, with_sentence(draft, text="Two."), base_digest=base)
    assert refused.status_code == 409
    newest = refused.json()["revision"]
    assert (newest["number"], newest["author"]) == (2, ana.email)
    instructed = {"instruction": "make it shorter", "base_digest": base}
    assert chief.send("POST", f"/v1/drafts/{draft['draft_id']}/revisions", instructed).status_code == 409
    again = chief.save(draft, with_sentence({"revision": newest}, text="Two."), base_digest=newest["digest"])
    assert [one["text"] for one in sentences(again.json())].count("One.") == 1
    assert again.json()["revision"]["number"] == 3


def test_what_was_edited_is_checked_again(ana: Browser) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    fact = next(one for one in sentences(draft) if one["kind"] == "fact" and "$" in one["text"])
    wrong = fact | {"text": re.sub(r"\$[\d,]+", "$999,990", fact["text"])}
    sections = json.loads(json.dumps(draft["revision"]["sections"]).replace(json.dumps(fact), json.dumps(wrong)))
    sections[-2]["sentences"] += [
        {"text": "You want to be a pilot.", "kind": "client_said", "facts": [], "source": client["items"][0]["id"]},
        {"text": "You will earn $70,000.", "kind": "judgement", "facts": ["F1"]},
        {"text": "You write very clearly.", "kind": "judgement", "facts": []},
    ]
    told = ana.save(draft, sections).json()
    assert {one["text"] for one in told["unsupported"]} == {
        wrong["text"], "You want to be a pilot.", "You will earn $70,000.",
    }  # fmt: skip
    assert all(one["reason"] for one in told["unsupported"])
    for one in told["unsupported"]:
        place = told["revision"]["sections"][one["section"]]
        assert place["sentences"][one["sentence"]]["text"] == one["text"]
    # Mended, it is a fact again.
    mended = json.loads(
        json.dumps(told["revision"]["sections"]).replace("$999,990", re.findall(r"\$[\d,]+\d", fact["text"])[0])
    )
    kinds = {one["text"]: one["kind"] for one in sentences(ana.save(told, mended).json())}
    assert kinds[fact["text"]] == "fact"


def test_a_sentence_that_names_anothers_item_or_no_fact_tells_nothing_of_it(ana: Browser, desk: Desk) -> None:
    bea = desk.sign_in("bea")
    theirs = bea.new_client(situation="I hid zqsecretzq there.")
    draft = ana.draft(client_id=ana.new_client()["id"])
    sections = with_sentence(
        draft, text="You hid something.", kind="client_said", source=theirs["items"][0]["id"], facts=["F99999"]
    )
    told = ana.save(draft, sections)
    assert told.status_code == 201
    assert [one["text"] for one in told.json()["unsupported"]] == ["You hid something."]
    assert "zqsecretzq" not in told.text
    assert "F99999" not in told.text


def test_an_edit_as_text_keeps_what_was_left_as_it_was(ana: Browser) -> None:
    draft = ana.draft()
    sections = [Section.model_validate(one) for one in draft["revision"]["sections"]]
    text = as_text(sections)
    address = f"/v1/drafts/{draft['draft_id']}/revisions"
    assert ana.ok("POST", address, {"text": text})["revision"]["number"] == 1
    more = text.replace("Thank you for taking", "Thank you so much for taking") + "\nNurses earn $1,234,567 a year."
    told = ana.ok("POST", address, {"text": more})
    assert [one["text"] for one in told["unsupported"]] == ["Nurses earn $1,234,567 a year."]
    before, after = sentences(draft), sentences(told)
    assert len(after) == len(before) + 1
    assert [one for one in after if one["kind"] == "fact"] == [one for one in before if one["kind"] == "fact"]
    assert [one["key"] for one in told["revision"]["sections"]] == [one.key for one in sections]


def test_a_text_is_read_as_it_was_written(ana: Browser, desk: Desk) -> None:
    draft = ana.draft()
    document = desk.advisor.drafts.handed_out(person_of(desk, ana), draft["draft_id"]).document
    assert from_text(as_text(document.sections), document) == document.sections
    assert [one.heading for one in from_text("No heading here.\n\n# One\nText.", document)] == ["", "One"]


@pytest.mark.parametrize(
    "body",
    [
        {}, {"sections": [], "text": ""}, {"sections": [], "instruction": "x"}, {"instruction": ""}, {"sections": [{}]},
        {"sections": [{"heading": "x", "sentences": [{"text": "x", "kind": "poem"}]}]},
        {"sections": [{"heading": "x", "sentences": [{"text": "x\u0000", "kind": "judgement"}]}]},
        {"sections": [{"heading": "x", "sentences": [{"text": "x" * 4001, "kind": "judgement"}]}]},
    ],
)  # fmt: skip
def test_an_edit_that_is_none_is_refused(ana: Browser, body: Any) -> None:
    draft = ana.draft(kind="questions")
    assert ana.send("POST", f"/v1/drafts/{draft['draft_id']}/revisions", body).status_code == 422


def test_instructions_are_revisions_with_their_words(ana: Browser) -> None:
    draft = ana.draft()
    address = f"/v1/drafts/{draft['draft_id']}/revisions"
    length = len(" ".join(one["text"] for one in sentences(draft)))
    shorter = ana.ok("POST", address, {"instruction": "make it shorter"})
    assert len(" ".join(one["text"] for one in sentences(shorter))) < length
    spanish = ana.ok("POST", address, {"instruction": "en español"})
    assert spanish["revision"]["language"] == "es"
    told = ana.ok("GET", address)["revisions"]
    assert [(one["made_by"], one["instruction"]) for one in told] == [
        ("model", None), ("instruction", "make it shorter"), ("instruction", "en español"),
    ]  # fmt: skip
    refused = ana.send("POST", address, {"instruction": "sing it"})
    assert refused.status_code == 422
    assert "shorter" in refused.json()["detail"]
    assert len(ana.ok("GET", address)["revisions"]) == 3


def test_no_card_number_is_kept(ana: Browser) -> None:
    card = "4111 1111 1111 1111"
    draft = ana.draft(request=f"Letter for Maria about welding. Her card is {card}.")
    told = ana.save(draft, with_sentence(draft, text=f"Your card is {card}."))
    approved = ana.approve(told.json(), note=f"Card {card}")
    for text in (json.dumps(draft), told.text, approved.text):
        assert card not in text
    assert "[removed: card number]" in told.text


def test_a_client_erased_takes_the_drafts_along_and_an_export_tells_them(ana: Browser, desk: Desk) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    ana.save(draft, with_sentence(draft, text="Zqplantzq."))
    held = ana.ok("GET", f"/v1/clients/{client['id']}/export")["drafts"]
    assert [[one["number"] for one in each["revisions"]] for each in held] == [[1, 2]]
    assert "Zqplantzq" in json.dumps(held)
    ana.ok("DELETE", f"/v1/clients/{client['id']}")
    assert ana.send("GET", f"/v1/drafts/{draft['draft_id']}").status_code == 404
    home = desk.advisor.settings.home
    files = [path for path in home.rglob("*") if path.is_file() and "knowledge" not in path.relative_to(home).parts]
    assert files
    assert [path.name for path in files if b"Zqplantzq" in bytes_on_disk(path)] == []


def test_drafts_for_nobody_go_when_their_time_is_over(ana: Browser, desk: Desk) -> None:
    from datetime import timedelta

    from advisor.records import now

    draft, kept = ana.draft(kind="questions"), ana.draft(client_id=ana.new_client()["id"])
    assert desk.advisor.drafts.purge(now() + timedelta(days=400)) == 0
    desk.advisor.accounts.set_organisation(desk.organisation, retention_days=365)
    assert desk.advisor.drafts.purge(now() + timedelta(days=300)) == 0
    assert desk.advisor.drafts.purge(now() + timedelta(days=400)) == 1
    assert ana.send("GET", f"/v1/drafts/{draft['draft_id']}").status_code == 404
    assert ana.send("GET", f"/v1/drafts/{kept['draft_id']}").status_code == 200


def test_a_draft_is_erased_by_its_counselor_and_an_approved_one_by_a_supervisor(ana: Browser, desk: Desk) -> None:
    draft, approved = ana.draft(), ana.draft()
    assert ana.approve(approved).status_code == 200
    assert ana.send("DELETE", f"/v1/drafts/{draft['draft_id']}").status_code == 204
    assert ana.send("DELETE", f"/v1/drafts/{approved['draft_id']}").status_code == 403
    chief = desk.sign_in("chief", "supervisor")
    assert chief.send("DELETE", f"/v1/drafts/{approved['draft_id']}").status_code == 204
    assert ana.ok("GET", "/v1/drafts")["drafts"] == []


def test_a_draft_follows_its_client_to_another_counselor(ana: Browser, desk: Desk) -> None:
    bea, chief = desk.sign_in("bea"), desk.sign_in("chief", "supervisor")
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    address = f"/v1/drafts/{draft['draft_id']}"
    assert [one.send("GET", address).status_code for one in (ana, bea, chief)] == [200, 404, 200]
    chief.ok("PATCH", f"/v1/clients/{client['id']}", {"counselor": bea.email})
    assert [one.send("GET", address).status_code for one in (ana, bea, chief)] == [404, 200, 200]


def test_each_act_on_a_clients_draft_is_in_the_audit(ana: Browser, desk: Desk) -> None:
    client = ana.new_client()
    before = len(audit_of(desk.advisor, client["id"]))
    draft = ana.draft(client_id=client["id"])
    address = f"/v1/drafts/{draft['draft_id']}"
    ana.ok("GET", address)
    ana.ok("GET", f"/v1/drafts?client_id={client['id']}")
    ana.save(draft, with_sentence(draft, text="You will earn $70,000."))
    told = ana.ok("GET", address)
    ana.approve(told)
    ana.ok("GET", f"{address}/revisions")
    ana.ok("GET", f"{address}/revisions/1")
    ana.ok("GET", f"{address}/revisions/2/diff")
    ana.ok("POST", f"{address}/feedback", {"vote": "up"})
    assert audit_of(desk.advisor, client["id"])[before:] == [
        "draft request", "draft save", "draft read", "draft list", "draft save", "draft read", "draft refused",
        "draft read", "draft read", "draft read", "draft vote",
    ]  # fmt: skip
    whole = desk.advisor.clients.export_subject(client["id"])["audit"]
    assert all(draft["draft_id"] in one["fields"] for one in whole[before:] if one["action"] != "draft list")


def test_what_was_asked_for_and_never_written_can_still_be_written(ana: Browser, desk: Desk) -> None:
    from advisor.draft_states import NewDraft

    class Interrupted(Exception):
        pass

    class Dies:
        def write(self, *_: Any) -> Any:
            raise Interrupted

    from advisor.drafts import Drafts

    person = person_of(desk, ana)
    with pytest.raises(Interrupted):
        Drafts(desk.advisor._records, Dies()).request(person, NewDraft(kind="letter", request="Write."))  # type: ignore[arg-type]
    [line] = ana.ok("GET", "/v1/drafts")["drafts"]
    assert (line["state"], line["revision"], line["title"]) == ("requested", 0, None)
    address = f"/v1/drafts/{line['draft_id']}"
    assert ana.ok("GET", address)["revision"] is None
    refused = [ana.send("POST", f"{address}/{one}") for one in ("submit",)]
    refused += [ana.send("POST", f"{address}/revisions", {"sections": []})]
    refused += [ana.send("POST", f"{address}/approve", {"digest": "x"})]
    assert [(one.status_code, one.json()["detail"]) for one in refused] == [(409, "This draft is not written yet.")] * 3
    assert ana.ok("POST", f"{address}/write")["revision"]["number"] == 1
    assert ana.send("POST", f"{address}/write").status_code == 409


def test_a_fact_with_a_newer_release_is_told_with_the_new_value_beside(ana: Browser, desk: Desk) -> None:
    """The draft is put back to another build in which a figure was different, as after a new release."""
    from sqlmodel import select

    from advisor.records_drafts import DraftMaterialRecord

    draft = ana.draft()
    fact = next(
        one for one in draft["revision"]["facts"]
        if one["statistic"] == "median" and any(one["id"] in each["facts"] for each in sentences(draft))
    )  # fmt: skip
    with desk.advisor._records.session() as session:
        mine = select(DraftMaterialRecord).where(DraftMaterialRecord.draft_id == draft["draft_id"])
        row = session.exec(mine).one()
        content = json.loads(row.content)
        content["stamps"]["knowledge_build"] = "an earlier one"
        next(one for one in content["facts"] if one["id"] == fact["id"]).update(value=1, as_of="May 2001")
        row.content = json.dumps(content)
        session.add(row)
    stale = ana.ok("GET", f"/v1/drafts/{draft['draft_id']}")["stale"]
    assert [(one["fact_id"], one["old"]["value"], one["new"]["value"]) for one in stale] == [
        (fact["id"], 1, fact["value"])
    ]


def test_the_moves_are_those_of_the_table_and_no_others() -> None:
    path = [State.REQUESTED, State.DRAFTED, State.IN_REVIEW, State.APPROVED, State.SUPERSEDED]
    for before, after in pairwise(path):
        assert moved(before, after) is after
    assert set(MOVES) == set(State)
    refused = [(one, to) for one in State for to in State if to not in MOVES[one]]
    assert len(refused) == 18
    for one, to in refused:
        with pytest.raises(MoveError):
            moved(one, to)


def test_the_digest_that_is_told_is_that_of_the_document(ana: Browser, desk: Desk) -> None:
    draft = ana.draft()
    out = desk.advisor.drafts.handed_out(person_of(desk, ana), draft["draft_id"])
    assert digest(out.document) == draft["revision"]["digest"]
    assert (out.approval, out.number) == (None, 1)


def person_of(desk: Desk, browser: Browser) -> Any:
    return next(person for person, _ in desk.advisor.accounts.all() if person.email == browser.email)
