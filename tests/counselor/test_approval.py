"""Approval: what stands in its way, what it binds, who may, and that an approved text stays as it was."""

import json
from typing import Any

import pytest
from desk import Browser, Desk, sentences, with_sentence
from sqlmodel import select

from advisor.records_drafts import RevisionRecord
from advisor.service import Advisor
from evals.suites import load

WILD = "Welders in Ohio earned $123,456 a year."


@pytest.fixture
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


@pytest.fixture
def chief(desk: Desk) -> Browser:
    return desk.sign_in("chief", "supervisor")


def with_wild(ana: Browser, **more: Any) -> Any:
    draft = ana.draft()
    return ana.save(draft, with_sentence(draft, text=WILD, kind="fact", **more)).json()


def test_an_approval_binds_one_revision_build_person_and_time(ana: Browser, desk: Desk) -> None:
    draft = ana.draft()
    told = ana.approve(draft, note="Read with the client.").json()
    approval = told["approval"]
    assert told["state"] == "approved"
    assert {key: approval[key] for key in ("digest", "number", "by", "note", "knowledge_build", "superseded_at")} == {
        "digest": draft["revision"]["digest"], "number": 1, "by": ana.email, "note": "Read with the client.",
        "knowledge_build": desk.advisor.knowledge.build_id, "superseded_at": None,
    }  # fmt: skip
    assert approval["at"] >= draft["created_at"]
    # Said once more, it is still one.
    assert ana.approve(draft).json()["approvals"] == [approval]


def test_an_unsupported_sentence_stands_in_the_way_and_is_named(ana: Browser) -> None:
    draft = with_wild(ana)
    refused = ana.approve(draft)
    assert refused.status_code == 409
    assert refused.headers["content-type"] == "application/problem+json"
    [named] = refused.json()["unsupported"]
    assert named["text"] == WILD
    assert named["reason"]
    assert ana.ok("GET", f"/v1/drafts/{draft['draft_id']}")["state"] == "drafted"


def test_taken_out_it_stands_in_nobodys_way(ana: Browser) -> None:
    draft = with_wild(ana)
    sections = json.loads(json.dumps(draft["revision"]["sections"]))
    for section in sections:
        section["sentences"] = [one for one in section["sentences"] if one["text"] != WILD]
    assert ana.approve(ana.save(draft, sections).json()).status_code == 200


def test_claimed_with_a_reason_it_is_the_counselors_and_without_it_is_not(ana: Browser) -> None:
    plain = "Every welder in the state is happy."
    for text in (WILD, plain):
        draft = ana.draft()
        draft = ana.save(draft, with_sentence(draft, text=text, kind="fact")).json()
        assert [one["text"] for one in draft["unsupported"]] == [text]

        def claimed(draft: Any = draft, text: str = text, **reason: str) -> Any:
            sections = json.loads(json.dumps(draft["revision"]["sections"]))
            for one in (each for section in sections for each in section["sentences"] if each["text"] == text):
                one.update({"kind": "judgement", "reason": None} | reason)
            return ana.save(draft, sections).json()

        for none in ({}, {"reason": "  "}):
            told = claimed(**none)
            assert ana.approve(told).status_code == 409
        told = claimed(reason="A union told me so last week.")
        assert told["unsupported"] == []
        [own] = [one for one in sentences(told) if one["text"] == text]
        assert (own["kind"], own["reason"]) == ("judgement", "A union told me so last week.")
        assert ana.approve(told).status_code == 200


def test_only_the_newest_revision_is_approved(ana: Browser) -> None:
    draft = ana.draft()
    newer = ana.save(draft, with_sentence(draft, text="See you soon.")).json()
    refused = ana.approve(draft)
    assert refused.status_code == 409
    assert refused.json()["revision"]["digest"] == newer["revision"]["digest"]
    assert ana.approve(newer).status_code == 200


def test_an_approved_text_stays_and_a_later_approval_takes_its_place(ana: Browser) -> None:
    draft = ana.draft()
    ana.approve(draft)
    newer = ana.save(draft, with_sentence(draft, text="See you soon.")).json()
    assert newer["state"] == "drafted"
    # The first approval is in force until there is another.
    assert (newer["approval"]["number"], newer["revision"]["number"]) == (1, 2)
    assert ana.ok("GET", f"/v1/drafts/{draft['draft_id']}/revisions/1") == draft["revision"]
    told = ana.approve(newer).json()
    assert [one["number"] for one in told["approvals"]] == [1, 2]
    assert told["approvals"][0]["superseded_at"] == told["approvals"][1]["at"]
    assert told["approval"]["number"] == 2


def test_no_move_that_is_not_in_the_table_can_be_made(ana: Browser, chief: Browser) -> None:
    draft = ana.draft()
    address = f"/v1/drafts/{draft['draft_id']}"
    assert ana.send("POST", f"{address}/supersede").status_code == 409
    assert ana.ok("POST", f"{address}/submit")["state"] == "in_review"
    assert ana.send("POST", f"{address}/submit").status_code == 409
    # An edit takes it back from review.
    edited = ana.save(draft, with_sentence(draft, text="See you soon.")).json()
    assert edited["state"] == "drafted"
    assert ana.approve(edited).status_code == 200
    assert ana.send("POST", f"{address}/submit").status_code == 409
    assert chief.approve(edited).status_code == 409
    over = ana.ok("POST", f"{address}/supersede")
    assert (over["state"], over["approval"]) == ("superseded", None)
    for refused in (ana.approve(edited), ana.save(edited, []), ana.send("POST", f"{address}/supersede")):
        assert refused.status_code == 409
        assert "superseded" in refused.json()["detail"]
    assert ana.ok("GET", address)["revision"] == edited["revision"]


def test_where_a_second_person_is_wanted_nobody_approves_their_own(ana: Browser, chief: Browser, desk: Desk) -> None:
    desk.advisor.accounts.set_organisation(desk.organisation, second_person=True)
    draft = ana.draft()
    assert ana.approve(draft).status_code == 403
    assert chief.approve(draft).status_code == 409, "it was not handed in"
    ana.ok("POST", f"/v1/drafts/{draft['draft_id']}/submit")
    assert ana.approve(draft).status_code == 403
    assert chief.approve(draft).json()["approval"]["by"] == chief.email
    # Who changed it last is not the second person, whoever asked for it.
    changed = chief.save(draft, with_sentence(draft, text="See you soon.")).json()
    chief.ok("POST", f"/v1/drafts/{draft['draft_id']}/submit")
    assert chief.approve(changed).status_code == 403
    assert ana.approve(changed).status_code == 200


def test_a_text_that_is_not_what_was_approved_is_not_handed_out(ana: Browser, desk: Desk) -> None:
    from advisor.errors import UnavailableError

    draft = ana.draft()
    ana.approve(draft)
    person = next(person for person, _ in desk.advisor.accounts.all() if person.email == ana.email)
    out = desk.advisor.drafts.handed_out(person, draft["draft_id"])
    assert out.approval is not None
    assert out.approval.digest == draft["revision"]["digest"]
    with desk.advisor._records.session() as session:
        row = session.exec(select(RevisionRecord).where(RevisionRecord.draft_id == draft["draft_id"])).one()
        row.sections = row.sections.replace("Thank you", "Thank me")
        session.add(row)
    with pytest.raises(UnavailableError, match="not the one that was approved"):
        desk.advisor.drafts.handed_out(person, draft["draft_id"])


def test_how_drafts_fared_is_told_to_who_oversees(ana: Browser, chief: Browser) -> None:
    none = chief.ok("GET", "/v1/drafts/statistics")
    assert (none["shares"][0]["without_edit"], none["missing"]) == (None, "No draft has been approved yet.")
    assert ana.send("GET", "/v1/drafts/statistics").status_code == 403
    written, instructed, edited, _open = (ana.draft() for _ in range(4))
    ana.approve(written)
    address = f"/v1/drafts/{instructed['draft_id']}/revisions"
    ana.approve(ana.ok("POST", address, {"instruction": "make it shorter"}))
    ana.approve(ana.save(edited, with_sentence(edited, text="See you soon.")).json())
    # A later edit does not change how the first was approved.
    again = ana.save(written, with_sentence(written, text="See you.")).json()
    ana.approve(again)
    told = chief.ok("GET", "/v1/drafts/statistics")
    assert told["drafts"] == 4
    assert [(one["kind"], one["approved"], one["as_written"], one["by_instruction"], one["edited"]) for one in told["shares"]] == [
        (None, 3, 1, 1, 1), ("letter", 3, 1, 1, 1),
    ]  # fmt: skip
    assert told["shares"][0]["without_edit"] == pytest.approx(1 / 3)


# --- what is learnt ------------------------------------------------------------------------------------------------


def edited_and_approved(ana: Browser) -> tuple[Any, Any]:
    client = ana.new_client(
        name="Zoraida Quillfeather", situation="I, Zoraida, was laid off on March 3, 2026 from a warehouse in Columbus, Ohio.",
        goals=["I want day work. Write to zora@example.com or 614-555-0134."],
    )  # fmt: skip
    draft = ana.draft(
        client_id=client["id"],
        request="Letter for Zoraida Quillfeather, a laid-off warehouse worker in Columbus, Ohio, about truck driver jobs.",
    )
    sections = json.loads(json.dumps(draft["revision"]["sections"]))
    gone = next(one for one in sections[0]["sentences"] if "paper" in one["text"] or "talk" in one["text"])
    sections[0]["sentences"].remove(gone)
    sections[0]["sentences"].append({"text": "Zoraida, you did well in Columbus.", "kind": "judgement", "facts": []})
    assert ana.approve(ana.save(draft, sections).json()).status_code == 200
    return client, gone


def mine(desk: Desk, client: Any) -> list[Any]:
    drafts = desk.advisor.clients.export_subject(client["id"])["drafts"]
    ids = {one["id"] for each in drafts for one in each["proposed_cases"]}
    return [one for one in desk.advisor.proposals.all(None) if one.id in ids]


def test_an_edit_is_proposed_as_a_case_without_what_tells_who_it_was_for(ana: Browser, desk: Desk) -> None:
    client, gone = edited_and_approved(ana)
    [proposal] = mine(desk, client)
    assert (proposal.why, proposal.state) == ("edit", "proposed")
    told = json.dumps(proposal.case)
    for word in ("Zoraida", "Quillfeather", "Columbus", "March", "zora@", "614-555", client["id"], ana.email):
        assert word not in told
    assert "warehouse worker in Ohio" in proposal.case["request"]["request"]
    assert proposal.case["client"]["place"] == "Ohio"
    assert "Alex, you did well in [place]." in proposal.case["reason"]
    assert len(proposal.case["must_not"]) == 1
    assert gone["text"][:10] in proposal.case["must_not"][0].replace("\\", "")


def test_a_draft_approved_as_written_teaches_nothing(ana: Browser, desk: Desk) -> None:
    client = ana.new_client()
    ana.approve(ana.draft(client_id=client["id"]))
    assert mine(desk, client) == []


def test_a_vote_against_a_draft_is_proposed_with_what_was_said(ana: Browser, desk: Desk) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    address = f"/v1/drafts/{draft['draft_id']}/feedback"
    ana.ok("POST", address, {"vote": "up"})
    assert mine(desk, client) == []
    ana.ok("POST", address, {"vote": "down", "comment": "Too cold for Maria."})
    [proposal] = mine(desk, client)
    assert proposal.why == "vote"
    assert "Too cold for Alex." in proposal.case["reason"]


def test_accepted_cases_stand_in_a_file_that_can_be_measured_and_go_with_their_client(ana: Browser, desk: Desk) -> None:
    from evals.drafts import run

    client, _ = edited_and_approved(ana)
    other, _ = edited_and_approved(ana)
    [proposal], [refused] = mine(desk, client), mine(desk, other)
    file = desk.advisor.proposals.file
    assert not file.exists() or proposal.id not in file.read_text()
    desk.advisor.proposals.decide(proposal.id, accepted=True)
    desk.advisor.proposals.decide(refused.id, accepted=False)
    assert proposal.id not in {one.id for one in desk.advisor.proposals.all()}
    [suite] = load(file.parent).drafts
    ids = [one.id for one in suite.drafts]
    assert proposal.id in ids
    assert refused.id not in ids
    [case] = [one for one in suite.drafts if one.id == proposal.id]
    [result] = run(desk.advisor, [suite.model_copy(update={"drafts": [case]})], lambda *_: None)
    assert any(one.startswith("text holds") for one in result.faults), (
        "the sentence that was taken out is written again"
    )
    # A case a person added stays when ours go.
    file.write_text(
        file.read_text() + "- id: my-own\n  reason: Written by hand.\n  request: {kind: letter, request: Hi}\n"
    )
    ana.ok("DELETE", f"/v1/clients/{client['id']}")
    assert proposal.id not in file.read_text()
    assert [one.id for one in load(file.parent).drafts[0].drafts][-1] == "my-own"
