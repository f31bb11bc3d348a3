"""The pages on drafts without JavaScript: asked for, read, edited in fields and as one text, told, approved, put back."""

import html
import json
import re
from typing import Any

import pytest
from desk import LETTER, Browser, Desk, sentences
from fastapi.testclient import TestClient

from advisor.draft_states import Change, State
from advisor.drafting.document import Section, Sentence
from advisor.service import Advisor
from api.documents.letter_words import LABELS
from api.pages.counselor import draft_words
from api.pages.counselor.differing import pieces, shown
from api.pages.counselor.draft_form import fields_of, sections_of
from api.pages.counselor.draft_view import counted

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


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
def draft(ana: Browser) -> Any:
    return ana.draft()


def get(browser: Browser, path: str, status: int = 200) -> str:
    response = browser.client.get(path, follow_redirects=False)
    assert response.status_code == status, response.text
    return str(response.text)


def post(browser: Browser, path: str, **fields: str) -> Any:
    return browser.client.post(path, data={"csrf": browser.csrf} | fields, follow_redirects=False)


def plain(page: str) -> str:
    """What is read on a page, roughly."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def form(browser: Browser, draft: Any, how: str = "sentences") -> dict[str, str]:
    """The fields of the page's edit form as a browser would send them back untouched."""
    page = get(browser, f"/counselor/drafts/{draft['draft_id']}?edit={how}")
    part = page[page.index('class="edit"') : page.index("</form>", page.index('class="edit"'))]
    found = {}
    for tag in re.findall(r"<input [^>]*>", part):
        name, value = (re.search(rf'{one}="([^"]*)"', tag) for one in ("name", "value"))
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, value in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', part):
        found[name] = html.unescape(value)
    return found


def address(draft: Any, *more: str) -> str:
    return "/".join(["/counselor/drafts", draft["draft_id"], *more])


def now(browser: Browser, draft: Any) -> Any:
    return browser.ok("GET", f"/v1/drafts/{draft['draft_id']}")


def place_of(draft: Any, kind: str) -> tuple[int, int, Any]:
    """Where the first sentence of a kind stands."""
    for place, section in enumerate(draft["revision"]["sections"]):
        for at, one in enumerate(section["sentences"]):
            if one["kind"] == kind:
                return place, at, one
    raise LookupError(kind)


# --- asking and finding ------------------------------------------------------------------------------------------------


def test_a_draft_is_asked_for_in_a_form_and_leads_to_the_draft(ana: Browser) -> None:
    page = get(ana, "/counselor/drafts/new")
    assert all(
        kind.name in html.unescape(page) and kind.what in html.unescape(page) for kind in draft_words.KINDS.values()
    )
    made = post(ana, "/counselor/drafts", **LETTER | {"reading_grade": "10"})
    assert made.status_code == 303
    read = get(ana, made.headers["location"])
    assert "The draft is written." in read
    assert "asked for at 10th grade" in read


def test_a_refused_request_keeps_what_was_typed(ana: Browser) -> None:
    client = ana.new_client(name="Rosa Diaz")
    answer = post(ana, "/counselor/drafts", kind="plan", request=" ", language="es", client_id=client["id"])
    assert answer.status_code == 422
    assert "What it is to be about: This field is required." in plain(answer.text)
    assert re.search(r'value="plan"[^>]* checked', answer.text)
    assert re.search(r'<option value="es" selected', answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert "Rosa Diaz" in answer.text
    long = post(ana, "/counselor/drafts", kind="plan", request="welder " * 900, language="es")
    assert long.status_code == 422
    assert "welder welder" in long.text


def test_the_list_names_clients_and_takes_a_state(ana: Browser, chief: Browser) -> None:
    client = ana.new_client(name=f"Rosa {HOSTILE}")
    draft = ana.draft(client_id=client["id"])
    ana.ok("POST", f"/v1/drafts/{draft['draft_id']}/submit")
    page = get(ana, "/counselor/drafts?state=in_review")
    assert draft["draft_id"] in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert draft["draft_id"] not in get(ana, "/counselor/drafts?state=approved")
    assert "How drafts fared" not in page
    overseen = get(chief, "/counselor/drafts")
    assert "How drafts fared" in overseen
    first = re.search(r"/counselor/drafts/(d_\w+)", overseen)
    assert first is not None
    assert now(chief, {"draft_id": first[1]})["state"] == "in_review"


def test_how_drafts_fared_is_told_in_words_and_by_kind(desk: Desk) -> None:
    here = Desk(desk.advisor)
    ben, boss = here.sign_in("ben"), here.sign_in("boss", "supervisor")
    assert "No draft has been approved yet." in get(boss, "/counselor/drafts")
    assert ben.approve(ben.draft(kind="questions", request="Questions for a first meeting.")).status_code == 200
    told = plain(get(boss, "/counselor/drafts"))
    assert (
        "Of one approved draft, 1 (100%) went out as first written, 0 after an instruction only, 0 after edits" in told
    )
    assert "Questions for the next meeting 1 1 0 0" in told


def test_the_words_of_the_clients_page_are_those_of_the_other_pages(ana: Browser, draft: Any, desk: Desk) -> None:
    from api.pages.layout import templates

    lines = desk.advisor.drafts.list(next(one for one, _ in desk.advisor.accounts.all() if one.email == ana.email))
    macro = templates().get_template("counselor/drafts_of.html").module
    told = html.unescape(str(macro.drafts_of("k_1", lines, "token")))  # type: ignore[attr-defined]
    for kind in draft_words.KINDS.values():
        assert kind.name in told
        assert kind.what in told
    for name in draft_words.GRADE_NAMES.values():
        assert f">{name}<" in told
    assert {draft_words.STATES[one.state] for one in lines} <= set(
        re.findall(r'class="draft-state \w+">([^<]+)<', told)
    )
    assert 'name="client_id" value="k_1"' in told
    assert {key: kind.name for key, kind in draft_words.KINDS.items()} == {
        key: LABELS["en"][key] for key in draft_words.KINDS
    }
    empty = str(macro.drafts_of("k_1", [], "token"))  # type: ignore[attr-defined]
    assert "No draft for this client yet." in empty
    assert set(draft_words.STATES) == set(State)


# --- reading -----------------------------------------------------------------------------------------------------------


def test_each_sentence_shows_what_it_stands_on(ana: Browser) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    page = get(ana, address(draft))
    place, at, fact = place_of(draft, "fact")
    row = page[page.index(f'id="s-{place}-{at}"') :][:3000]
    held = next(one for one in draft["revision"]["facts"] if one["id"] == fact["facts"][0])
    source = next(one for one in draft["revision"]["citations"] if one["id"] == held["citation"])
    assert f"<b>${held['value']:,}" in row
    assert f"{held['area']['title']}, {held['as_of']}." in row
    assert source["url"] in html.unescape(row)
    place, at, _ = place_of(draft, "client_said")
    said = plain(page[page.index(f'id="s-{place}-{at}"') :][:1500])
    assert "In the file: “I was laid off from a warehouse.” Said by the client on a day that was not noted." in said
    told = [Section.model_validate(one) for one in draft["revision"]["sections"]]
    standard = draft["revision"]["standard"]
    assert counted(told, standard) in page
    assert f"{len(standard)} standard wording" in page
    assert "Maria Lopez" in page
    assert 'aria-current="step">Drafted' in page


def test_the_page_keeps_to_its_policy_and_is_not_kept(ana: Browser, draft: Any) -> None:
    response = ana.client.get(address(draft))
    assert response.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", response.text)


def test_what_people_typed_is_text_on_every_page(ana: Browser, draft: Any) -> None:
    fields = form(ana, draft) | {"new-heading": HOSTILE, "new-more": HOSTILE}
    assert post(ana, address(draft, "revisions"), **fields).status_code == 303
    for page in ("", "?edit=sentences", "?edit=text", "/history", "/revisions/2", "/erase"):
        told = get(ana, address(draft) + page)
        assert "<script>alert" not in told
        assert "<img src=x" not in told
    assert "&lt;script&gt;" in told or "alert(1)" in get(ana, address(draft))


def test_figures_that_are_otherwise_by_now_stand_beside_the_old_ones(ana: Browser, draft: Any, desk: Desk) -> None:
    """The draft is put back to another build in which a figure was different, as after a new release."""
    from sqlmodel import select

    from advisor.records_drafts import DraftMaterialRecord

    _, _, told = place_of(draft, "fact")
    with desk.advisor._records.session() as session:
        row = session.exec(select(DraftMaterialRecord).where(DraftMaterialRecord.draft_id == draft["draft_id"])).one()
        content = json.loads(row.content)
        content["stamps"]["knowledge_build"] = "an earlier one"
        next(one for one in content["facts"] if one["id"] == told["facts"][0]).update(value=1, as_of="May 2001")
        row.content = json.dumps(content)
        session.add(row)
    fact = next(one for one in draft["revision"]["facts"] if one["id"] == told["facts"][0])
    page = plain(get(ana, address(draft)))
    assert "There are newer figures" in page
    assert f"$1 a year (May 2001) ${fact['value']:,} a year ({fact['as_of']})" in page
    assert "Write a new draft with the newer figures" in page


# --- editing -----------------------------------------------------------------------------------------------------------


def test_a_form_sent_back_untouched_makes_no_revision(ana: Browser, draft: Any) -> None:
    for how in ("sentences", "text"):
        answer = post(ana, address(draft, "revisions"), **form(ana, draft, how))
        assert answer.headers["location"].endswith("?done=same"), how
    assert "no new revision was made" in get(ana, answer.headers["location"])
    assert now(ana, draft)["revision"]["number"] == 1


def test_sentences_are_edited_taken_out_claimed_and_added_in_one_save(ana: Browser, draft: Any) -> None:
    place, at, fact = place_of(draft, "fact")
    fields = form(ana, draft)
    fields[f"s-{place}-{at}-text"] = re.sub(r"\$[\d,]+", "$1,234,567", fact["text"])
    fields["s-0-0-out"] = "yes"
    fields["s-0-1-text"] = "It was good to meet you."
    fields["s-0-more"] = "Here is a line of mine. And one more."
    fields["new-heading"], fields["new-more"] = "Mine", "Call me on Monday."
    answer = post(ana, address(draft, "revisions"), **fields)
    assert answer.headers["location"].endswith("?done=saved")
    after = now(ana, draft)["revision"]
    assert [one["text"] for one in after["sections"][0]["sentences"]] == [
        "It was good to meet you.", "Here is a line of mine.", "And one more.",
    ]  # fmt: skip
    assert after["sections"][-1]["heading"] == "Mine"
    wrong = after["sections"][place]["sentences"][at]
    assert wrong["kind"] == "unsupported"
    page = get(ana, address(draft))
    assert "1 not supported" in page
    assert "no result has this figure" in page
    figure = re.search(r"\$[\d,]+", fact["text"])
    assert figure is not None
    listed = page[page.index('id="t-told"') :] if 'id="t-told"' in page else ""
    assert figure[0] not in listed[: listed.find("</table>")], (
        "a figure that is told no more stands not among those told"
    )
    fields = form(ana, draft)
    fields[f"s-{place}-{at}-reason"] = "The employer told me on the phone."
    post(ana, address(draft, "revisions"), **fields)
    assert "reads as a published figure" in get(ana, address(draft))
    fields = form(ana, draft)
    fields[f"s-{place}-{at}-text"] = "One employer here pays its best drivers $1,234,567."
    fields[f"s-{place}-{at}-reason"] = "The employer told me on the phone."
    post(ana, address(draft, "revisions"), **fields)
    assert now(ana, draft)["unsupported"] == []
    assert "Your reason: The employer told me on the phone." in get(ana, address(draft))


def test_a_figure_of_the_documents_own_facts_finds_its_source(ana: Browser, draft: Any) -> None:
    _, _, fact = place_of(draft, "fact")
    fields = form(ana, draft)
    last = len(draft["revision"]["sections"]) - 1
    fields[f"s-{last}-0-out"] = "yes"
    fields[f"s-{last}-more"] = fact["text"]
    post(ana, address(draft, "revisions"), **fields)
    added = now(ana, draft)["revision"]["sections"][last]["sentences"][-1]
    assert (added["kind"], added["facts"]) == ("fact", fact["facts"])


def test_one_text_is_edited_and_keeps_what_it_stands_on(ana: Browser, draft: Any) -> None:
    fields = form(ana, draft, "text")
    first = draft["revision"]["sections"][0]["sentences"][0]["text"]
    assert first in fields["text"]
    fields["text"] = fields["text"].replace(first, "Hello again.").replace("\n", "\r\n")
    assert post(ana, address(draft, "revisions"), **fields).status_code == 303
    after = now(ana, draft)
    assert after["revision"]["sections"][0]["sentences"][0]["text"] == "Hello again."
    assert [one["facts"] for one in sentences(after)][1:] == [one["facts"] for one in sentences(draft)][1:]


def test_an_edit_on_an_older_text_comes_back_with_the_newer_beside(ana: Browser, draft: Any) -> None:
    mine = form(ana, draft) | {"s-0-0-text": "Mine is kept."}
    theirs = form(ana, draft) | {"s-0-0-text": "Theirs came first.", "s-0-1-out": "yes"}
    assert post(ana, address(draft, "revisions"), **theirs).status_code == 303
    answer = post(ana, address(draft, "revisions"), **mine)
    assert answer.status_code == 409
    assert "Theirs came first." in answer.text
    assert "Mine is kept." in answer.text
    over = re.search(r'name="over" value="(\w+)"', answer.text)
    assert over is not None
    assert now(ana, draft)["revision"]["number"] == 2
    assert post(ana, address(draft, "revisions"), **mine, over=over[1]).status_code == 303
    after = now(ana, draft)["revision"]
    assert after["number"] == 3
    assert after["sections"][0]["sentences"][0]["text"] == "Mine is kept."
    assert len(after["sections"][0]["sentences"]) == 2, "what they took out is in mine, which stands in its place"


def test_a_text_too_long_or_no_text_comes_back_with_all_that_was_typed(ana: Browser, draft: Any) -> None:
    for wrong in ("x" * 4001, "a\x00b"):
        answer = post(ana, address(draft, "revisions"), **form(ana, draft) | {"s-0-0-text": wrong, "s-0-more": "Kept."})
        assert answer.status_code == 422
        assert re.search(
            r"(A sentence, heading or reason|The text): (At most 4000 characters|The text holds a NUL)", answer.text
        )
        assert ">Kept.</textarea>" in answer.text
    assert now(ana, draft)["revision"]["number"] == 1


def test_a_form_read_and_written_back_is_the_same_whatever_its_blanks() -> None:
    base = [Section(heading="A b", sentences=[Sentence(text="In Ohio half earn more.", kind="fact", facts=["F1"])])]
    assert (
        sections_of(base, {"s-0-0-text": "In Ohio half earn more.", "s-0-heading": "A b"})[0].sentences
        == base[0].sentences
    )
    own = Sentence(text="I think so.", kind="judgement", reason="I saw it.")
    [section] = sections_of([Section(heading="", sentences=[own])], {"s-0-0-reason": ""})
    assert section.sentences == [Sentence(text="I think so.", kind="judgement")]
    doubt = Sentence(text="Most do.", kind="unsupported", reason="Nothing says so.")
    [field] = fields_of([Section(heading="H", sentences=[doubt])], {})
    assert (field.sentences[0].reason, field.sentences[0].why) == ("", "Nothing says so.")
    assert sections_of([Section(heading="H", sentences=[doubt])], {})[0].sentences == [doubt]


# --- told, approved, voted on, erased ----------------------------------------------------------------------------------


def test_every_button_of_an_instruction_is_understood(draft: Any, advisor: Advisor) -> None:
    from advisor.drafting.client_file import ClientFile
    from advisor.drafting.document import Document, DraftRequest
    from advisor.drafting.instructing import change
    from advisor.drafting.offering import offered
    from advisor.drafting.writing import Drafting

    made: Document = Drafting(advisor).write(
        DraftRequest(kind="questions", request="Welder in Ohio"), ClientFile(id="c", name="A")
    )
    for one in offered(made):
        assert change(one, made) is not None, one


def test_an_instruction_makes_a_revision_and_one_not_understood_says_what_is_possible(ana: Browser, draft: Any) -> None:
    made = post(ana, address(draft, "revise"), instruction="Make it shorter", digest=draft["revision"]["digest"])
    assert made.headers["location"].endswith("?done=revised")
    assert len(sentences(now(ana, draft))) < len(sentences(draft))
    wrong = post(ana, address(draft, "revise"), words="Make it purple & sing", digest="")
    assert wrong.status_code == 422
    assert "I can make it shorter or longer" in wrong.text
    assert "Make it purple &amp; sing</textarea>" in wrong.text
    old = post(ana, address(draft, "revise"), instruction="Make it longer", digest=draft["revision"]["digest"])
    assert old.status_code == 409


def test_an_approval_is_refused_with_the_list_then_given_and_ended(ana: Browser, draft: Any) -> None:
    place, at, _ = place_of(draft, "fact")
    fields = form(ana, draft)
    post(ana, address(draft, "revisions"), **fields | {f"s-{place}-{at}-text": "They earn $1,234,567 a year."})
    digest = now(ana, draft)["revision"]["digest"]
    refused = post(ana, address(draft, "approve"), digest=digest, note="Read with care")
    assert refused.status_code == 409
    assert f'<a href="#s-{place}-{at}">They earn $1,234,567 a year.</a>' in refused.text
    assert f'id="s-{place}-{at}"' in refused.text
    assert 'value="Read with care"' in refused.text
    post(ana, address(draft, "revisions"), **form(ana, draft) | {f"s-{place}-{at}-out": "yes"})
    stale = post(ana, address(draft, "approve"), digest=digest)
    assert stale.status_code == 409
    assert "changed since you read it" in stale.text
    newest = now(ana, draft)["revision"]
    given = post(ana, address(draft, "approve"), digest=newest["digest"], note="Read with care")
    page = get(ana, given.headers["location"])
    assert "Revision 3 is approved" in page
    assert "Read with care" in page
    assert "The approved text" in page
    assert "A draft, not approved" not in page
    assert 'aria-current="step">Approved' in page
    assert post(ana, address(draft, "supersede")).headers["location"].endswith("superseded")
    ended = get(ana, address(draft))
    assert "in force no longer" in ended
    assert "draft-editor.js" not in ended
    assert "Edit sentence by sentence" not in get(ana, address(draft) + "?edit=sentences")
    assert post(ana, address(draft, "revisions"), **form_of(draft)).status_code == 409


def form_of(draft: Any) -> dict[str, str]:
    return {"base": str(draft["revision"]["number"]), "how": "sentences", "s-0-0-text": "Another text."}


def test_where_a_second_person_approves_the_page_says_so_before(desk: Desk) -> None:
    here = Desk(desk.advisor)
    ben, boss = here.sign_in("ben"), here.sign_in("boss", "supervisor")
    desk.advisor.accounts.set_organisation(here.organisation, second_person=True)
    draft = ben.draft(kind="questions", request="Questions for a first meeting.")
    page = get(ben, address(draft))
    assert "somebody else approves than who changed it last" in plain(page)
    assert "Approve this text" not in page
    post(ben, address(draft, "submit"))
    assert "You changed this text last, so somebody else has to approve it." in get(ben, address(draft))
    refused = post(ben, address(draft, "approve"), digest=draft["revision"]["digest"])
    assert refused.status_code == 403
    assert "Approve this text" in get(boss, address(draft))
    post(boss, address(draft, "approve"), digest=draft["revision"]["digest"])
    assert now(boss, draft)["approval"]["by"] == boss.email


def test_a_vote_is_noted_and_one_of_no_kind_is_refused(ana: Browser, draft: Any) -> None:
    assert post(ana, address(draft, "feedback"), vote="down", comment="Too long").headers["location"].endswith("voted")
    wrong = post(ana, address(draft, "feedback"), vote="sideways", comment="Too long")
    assert wrong.status_code == 422
    assert ">Too long</textarea>" in wrong.text


def test_a_draft_is_erased_only_with_the_box_ticked(ana: Browser, draft: Any) -> None:
    assert "cannot be brought back" in get(ana, address(draft, "erase"))
    assert post(ana, address(draft, "erase")).status_code == 422
    assert post(ana, address(draft, "erase"), sure="yes").headers["location"] == "/counselor/drafts?done=erased"
    get(ana, address(draft), 404)
    approved = ana.draft()
    ana.approve(approved)
    assert post(ana, address(approved, "erase"), sure="yes").status_code == 403


# --- history -----------------------------------------------------------------------------------------------------------


def test_history_shows_who_changed_what_and_leads_back(ana: Browser, draft: Any) -> None:
    post(
        ana,
        address(draft, "revisions"),
        **form(ana, draft) | {"s-0-0-text": "Thank you for coming in to talk with me."},
    )
    post(ana, address(draft, "approve"), digest=now(ana, draft)["revision"]["digest"])
    listed = plain(get(ana, address(draft, "history")))
    assert "Revision 2 Approved" in listed
    assert f"{ana.email} edited by hand 0 new, 1 changed, 0 taken out" in listed
    page = get(ana, address(draft, "revisions", "2"))
    assert "<del>" in page
    assert "<ins>" in page
    assert "Approved by" in page
    assert "Make this the newest again" not in page
    older = get(ana, address(draft, "revisions", "1"))
    digest = re.search(r'name="digest" value="(\w+)"', older)
    assert digest is not None
    back = post(ana, address(draft, "revisions", "1", "restore"), digest=digest[1])
    assert back.headers["location"].endswith("restored")
    after = now(ana, draft)
    assert (after["revision"]["number"], after["revision"]["digest"]) == (3, draft["revision"]["digest"])
    assert post(ana, address(draft, "revisions", "2", "restore"), digest=digest[1]).status_code == 409


def test_a_text_in_another_language_is_put_back_by_an_instruction_only(ana: Browser, draft: Any) -> None:
    """Its sentences would stand in a draft whose files are in the other language."""
    post(ana, address(draft, "revise"), instruction="En español")
    page = get(ana, address(draft, "revisions", "1"))
    assert "Make this the newest again" not in page
    assert "This revision is in English and the newest in Spanish" in page
    assert post(ana, address(draft, "revisions", "1", "restore")).status_code == 409
    assert now(ana, draft)["revision"]["number"] == 2


def test_words_that_came_and_went_are_marked_within_a_sentence() -> None:
    assert [tuple(one) for one in pieces("Half earn $1 a year.", "Half earn $2 a year.")] == [
        ("same", "Half earn "), ("removed", "$1"), ("added", "$2"), ("same", " a year."),
    ]  # fmt: skip
    apart = pieces("In Ohio half earn more.", "Call the union on a Monday.")
    assert [one.what for one in apart] == ["removed", "same", "added"]
    old, new = Sentence(text="A.", kind="unsupported", reason="x"), Sentence(text="A.", kind="judgement", reason="y")
    told = shown(Change(what="changed", heading="H", old=old, new=new))
    assert told.beside == "It was not supported; it is the counselor’s judgement now."
    assert [one.what for one in shown(Change(what="added", heading="H", new=new)).pieces] == ["added"]


# --- who may -----------------------------------------------------------------------------------------------------------


def test_another_counselor_finds_no_page_and_changes_nothing(desk: Desk, ana: Browser, draft: Any) -> None:
    eve = desk.sign_in("eve")
    fields = form(ana, draft) | {"csrf": eve.csrf}
    for page in ("", "/history", "/revisions/1", "/erase", "/approve", "?edit=text"):
        assert ana.email not in get(eve, address(draft) + page, 404)
    for deed in ("revisions", "revise", "submit", "approve", "supersede", "write", "feedback", "erase"):
        answer = eve.client.post(address(draft, deed), data=fields, follow_redirects=False)
        assert answer.status_code == 404, deed
    assert eve.client.post(address(draft, "revisions", "1", "restore"), data=fields).status_code == 404
    theirs = ana.new_client()
    asked = post(eve, "/counselor/drafts", **LETTER | {"reading_grade": "9", "client_id": theirs["id"]})
    assert asked.status_code == 404
    assert now(ana, draft)["revision"]["number"] == 1


def test_an_edit_sent_after_the_sign_in_ended_keeps_every_word(desk: Desk, ana: Browser, draft: Any) -> None:
    fields = form(ana, draft) | {"s-0-0-text": "Not lost at all.", "csrf": ana.csrf}
    answer = TestClient(desk.app).post(address(draft, "revisions"), data=fields, follow_redirects=False)
    assert answer.status_code == 401
    assert "Not lost at all." in answer.text


def test_a_page_that_answered_a_form_leads_to_the_draft_when_it_is_loaded_again(ana: Browser, draft: Any) -> None:
    response = ana.client.get(address(draft, "approve"), follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, address(draft))
