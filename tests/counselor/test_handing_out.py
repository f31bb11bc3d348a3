"""A draft fetched as a file over HTTP: each format opened, the approved text before the newest, and nobody else's."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from desk import Browser, Desk, audit_of, with_sentence

from advisor.service import Advisor

LATER = "We speak again next week."


@pytest.fixture
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


def read(content: bytes, format: str, folder: Path) -> str:
    """The words of a file, as somebody who opens it reads them."""
    if format == "docx":
        return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    if format == "pdf":
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
        file = folder / "letter.pdf"
        file.write_bytes(content)
        told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
        return " ".join(told.stdout.split())
    return content.decode()


@pytest.mark.parametrize("format", ["docx", "pdf", "md", "json"])
def test_the_approved_text_is_handed_out_until_a_later_one_is_asked_for(
    ana: Browser, format: str, tmp_path: Path
) -> None:
    draft = ana.draft()
    address = f"/v1/drafts/{draft['draft_id']}/export"
    before = ana.send("GET", f"{address}?format={format}")
    assert "-draft-" in before.headers["content-disposition"]
    assert before.headers["cache-control"] == "no-store"
    assert ana.approve(draft).status_code == 200
    assert ana.save(draft, with_sentence(draft, text=LATER)).status_code == 201
    approved = ana.send("GET", f"{address}?format={format}")
    newest = ana.send("GET", f"{address}?format={format}&number=2")
    assert "-draft-" not in approved.headers["content-disposition"]
    told, later = read(approved.content, format, tmp_path), read(newest.content, format, tmp_path)
    assert LATER not in told
    assert LATER in later
    if format == "json":
        assert json.loads(told)["approval"]["digest"] == draft["revision"]["digest"]
    else:
        assert ana.email in told  # reviewed by
        assert "electrician" in told.lower() or "welder" in told.lower()


def test_a_file_of_no_known_kind_and_a_revision_that_is_not_there_are_refused(ana: Browser) -> None:
    address = f"/v1/drafts/{ana.draft()['draft_id']}/export"
    for asked, status in (("?format=exe", 422), ("", 422), ("?format=md&number=9", 404), ("?format=md&number=0", 422)):
        response = ana.send("GET", address + asked)
        assert response.status_code == status, response.text
        assert response.json()["detail"]


def test_handing_out_is_in_the_audit_and_nobody_elses(ana: Browser, desk: Desk) -> None:
    client = ana.new_client()
    draft = ana.draft(client_id=client["id"])
    address = f"/v1/drafts/{draft['draft_id']}/export?format=md"
    assert desk.sign_in("ben").send("GET", address).status_code == 404
    before = len(audit_of(desk.advisor, client["id"]))
    assert ana.send("GET", address).status_code == 200
    assert len(audit_of(desk.advisor, client["id"])) == before + 1
