"""A figure on the counselor's own word: never in a publisher's words, told to every reader as theirs, a fact again once the
look-ups support it."""

import copy
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from desk import Browser, Desk, sentences

from advisor.drafting.estimating import PUBLISHED, as_published, states_measure
from advisor.facts import CitationOut
from advisor.service import Advisor

WHY = "Posted wages at two practices in town."
SOURCE = CitationOut(
    id=1,
    publisher="Bureau of Labor Statistics",
    dataset="OEWS",
    title="Wages",
    vintage="May 2025",
    url="",
    licence="none",
)


@pytest.fixture(scope="module")
def ana(advisor: Advisor) -> Browser:
    return Desk(advisor).sign_in("ana")


@pytest.fixture
def draft(ana: Browser) -> Any:
    return ana.draft(
        client_id=ana.new_client()["id"], request="Letter about welder and electrician jobs in Ohio with pay."
    )


def pay_of(draft: Any) -> Any:
    return next(one for one in sentences(draft) if one["kind"] == "fact" and "$" in one["text"])


def changed(ana: Browser, draft: Any, old: Any, **new: Any) -> Any:
    """The draft after one sentence of it was edited."""
    sections = copy.deepcopy(draft["revision"]["sections"])
    for section in sections:
        for one in section["sentences"]:
            if one["text"] == old["text"]:
                one |= new
    response = ana.save(draft, sections)
    assert response.status_code == 201, response.text
    return response.json()


def told(draft: Any, *words: str) -> Any:
    return next(one for one in sentences(draft) if all(word in one["text"] for word in words))


def file_of(ana: Browser, draft: Any, format: str) -> bytes:
    response = ana.send("GET", f"/v1/drafts/{draft['draft_id']}/export?format={format}")
    assert response.status_code == 200, response.text
    return bytes(response.content)


@pytest.mark.parametrize(
    "text",
    [
        "In Ohio, half of all welders earned $104,650 a year or more (May 2025).",
        "Half of all welders in Ohio earned $104,650 in 2025.",
        "The Bureau of Labor Statistics puts welders at $104,650.",
        "These jobs are expected to grow 19 percent from 2024 to 2034.",
        "Welders in Ohio earn $104,650 [1].",
        "La mitad de los soldadores ganó $104,650 o más (mayo de 2025).",
    ],
)
def test_a_made_up_statistic_is_no_judgement_whatever_the_reason(ana: Browser, draft: Any, text: str) -> None:
    after = changed(ana, draft, pay_of(draft), text=text, kind="judgement", reason=WHY, facts=[])
    one = told(after, text[:20])
    assert (one["kind"], one["reason"]) == ("unsupported", PUBLISHED)
    refused = ana.approve(after)
    assert refused.status_code == 409
    assert "own estimate" in refused.json()["unsupported"][0]["reason"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two shops near you post wages of about $50 an hour.", True),
        ("Around nine in ten find work.", True),
        ("I think some four hundred jobs open up here.", True),
        ("Please call me at 208-555-1234 before June 12.", False),
        ("You can work two or three days a week.", False),
        ("Bring your resume at 9:30 to room 204.", False),
        ("You could be done by June 2027.", False),
    ],
)
def test_a_measure_is_told_apart_from_days_and_numbers_of_rooms(text: str, measure: bool) -> None:
    assert states_measure(text) is measure
    assert not as_published(text, [], [SOURCE])


def test_an_estimate_is_the_counselors_own_in_every_file(ana: Browser, draft: Any, tmp_path: Path) -> None:
    from docx import Document as WordFile

    text = "Two shops near Columbus post wages of about $104,650 a year."
    after = changed(ana, draft, pay_of(draft), text=text, kind="judgement", reason=WHY, facts=[])
    assert ana.approve(after).status_code == 200
    mark = f"(own estimate of {ana.email}: {WHY.rstrip('.')})"
    assert f"{text.rstrip('.')} {mark}." in file_of(ana, after, "md").decode().replace("\\", "").replace("*", "")
    word = "\n".join(one.text for one in WordFile(io.BytesIO(file_of(ana, after, "docx"))).paragraphs)
    assert f"{text.rstrip('.')} {mark}." in word
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    (tmp_path / "it.pdf").write_bytes(file_of(ana, after, "pdf"))
    told_by = subprocess.run(["pdftotext", "-raw", str(tmp_path / "it.pdf"), "-"], capture_output=True, check=True)
    printed = "".join(told_by.stdout.decode().split())
    assert f"(own estimate of {ana.email}:{WHY.rstrip('.')}).".replace(" ", "") in printed
    page = ana.client.get(f"/counselor/drafts/{after['draft_id']}").text
    assert f"Your reason: {WHY}" in page


def test_other_sentences_of_the_counselors_own_bear_no_mark(ana: Browser, draft: Any) -> None:
    after = changed(ana, draft, told(draft, "Thank you"), text="Thank you for coming in on June 12.", reason=WHY)
    assert "own estimate" not in file_of(ana, after, "md").decode()


def test_what_the_program_repeats_of_the_request_is_no_estimate(ana: Browser) -> None:
    draft = ana.draft(request="Letter to Sam about an offer of $25 an hour as a welder in Ohio.")
    assert "$25 an hour" in file_of(ana, draft, "md").decode()
    assert "own estimate" not in file_of(ana, draft, "md").decode()


def test_a_sentence_that_is_put_right_is_a_fact_again(ana: Browser, draft: Any) -> None:
    before = pay_of(draft)
    false = before["text"].replace("$", "$1", 1)
    wrong = changed(ana, draft, before, text=false)
    assert told(wrong, "$1")["kind"] == "unsupported"
    claimed = changed(ana, wrong, told(wrong, false[:40]), kind="judgement", reason=WHY, facts=[])
    again = changed(
        ana, claimed, told(claimed, false[:40]), text=before["text"], kind="judgement", reason=WHY, facts=[]
    )
    one = told(again, before["text"])
    assert (one["kind"], one["facts"], one["reason"]) == ("fact", before["facts"], None)


def test_the_page_says_that_a_sentence_is_a_fact_again(ana: Browser, draft: Any) -> None:
    before = pay_of(draft)
    own = changed(
        ana, draft, before, text="Welders do well in town, up to $90,000.", kind="judgement", reason=WHY, facts=[]
    )
    place, at = next(
        (place, at)
        for place, section in enumerate(own["revision"]["sections"])
        for at, one in enumerate(section["sentences"])
        if "do well" in one["text"]
    )
    form = {f"s-{place}-{at}-text": before["text"], f"s-{place}-{at}-reason": WHY, "how": "sentences", "csrf": ana.csrf}
    page = ana.client.post(f"/counselor/drafts/{draft['draft_id']}/revisions", data=form)
    assert "it is a fact with its source now" in page.text


def test_set_phrases_are_not_called_the_counselors_judgement(ana: Browser, draft: Any) -> None:
    page = ana.client.get(f"/counselor/drafts/{draft['draft_id']}").text
    assert "Standard wording" in page
    assert ">Your judgement<" not in page
    after = changed(ana, draft, told(draft, "Thank you"), text="Thank you for coming in, Maria.")
    assert ">Your judgement<" in ana.client.get(f"/counselor/drafts/{after['draft_id']}").text


def test_a_heading_tells_no_figure(ana: Browser, draft: Any) -> None:
    sections = copy.deepcopy(draft["revision"]["sections"])
    sections[1]["heading"] = "What I found: half of all welders earned $104,650"
    refused = ana.save(draft, sections)
    assert refused.status_code == 422
    assert "heading" in refused.json()["detail"]
    sections[1]["heading"] = "Step 2, our talk of June 12"
    assert ana.save(draft, sections).status_code == 201
