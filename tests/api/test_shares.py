"""One answer handed around: its page, its PDF, and that the talk is in neither."""

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.api.talks import QUESTION, Talk, a_talk

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def talk(client: "TestClient") -> Talk:
    return a_talk(client)


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_link_opens_the_answer_with_its_sources_and_nothing_of_the_talk(talk: Talk) -> None:
    made = talk.send("POST", "/v1/shares", talk.named)
    assert made.status_code == 201
    link = made.json()
    assert link["url"] == f"/shared/{link['share_id']}"
    page = talk.client.get(link["url"])
    shown = text_of(page.text)
    assert re.search(r"\$[\d,]+ \[1\]", shown)
    assert "US Bureau of Labor Statistics" in shown
    assert "Knowledge build" in shown
    assert QUESTION not in shown
    assert not any(one in page.text for one in (talk.conversation_id, talk.turn_id, talk.token))
    assert page.text.count(link["share_id"]) == page.text.count(link["pdf"]) == 1, "only the PDF's link names it"
    assert (page.headers["referrer-policy"], page.headers["cache-control"]) == ("no-referrer", "no-store")
    assert "noindex" in page.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex' in page.text


def test_every_marker_of_a_shared_answer_leads_to_its_source(talk: Talk) -> None:
    page = talk.client.get(talk.send("POST", "/v1/shares", talk.named).json()["url"]).text
    asked = set(re.findall(r'href="#(source-\d+)"', page))
    assert asked
    assert asked <= set(re.findall(r'<li id="(source-\d+)"', page))
    assert all('rel="noopener noreferrer nofollow"' in link for link in re.findall(r'<a href="https[^>]+>', page))


def test_the_question_goes_along_only_when_asked_for(talk: Talk) -> None:
    link = talk.send("POST", "/v1/shares", talk.named | {"with_question": True}).json()
    assert QUESTION in text_of(talk.client.get(link["url"]).text)
    listed = talk.send("GET", "/v1/shares").json()["items"]
    assert listed[-1]["with_question"] is True
    assert link["share_id"] not in str(listed)


def test_a_withdrawn_link_says_that_it_is_gone(talk: Talk) -> None:
    link = talk.send("POST", "/v1/shares", talk.named).json()
    assert talk.send("DELETE", f"/v1/shares/{link['share_id']}").status_code == 204
    for address in (link["url"], link["pdf"], "/shared/" + "x" * 32, "/shared/.pdf", "/shared/%00"):
        page = talk.client.get(address)
        assert page.status_code == 404
        assert "This answer is not here" in page.text


def test_the_pdf_of_an_answer_is_the_same_each_time_and_named_plainly(talk: Talk) -> None:
    link = talk.send("POST", "/v1/shares", talk.named).json()
    first, second = talk.client.get(link["pdf"]), talk.client.get(link["pdf"])
    assert first.content == second.content
    assert re.fullmatch(r'inline; filename="career-advisor-\d{4}-\d\d-\d\d\.pdf"', first.headers["content-disposition"])
    own = talk.send("POST", f"/v1/turns/{talk.turn_id}/answer.pdf")
    assert own.content == first.content
    asked = talk.send("POST", f"/v1/turns/{talk.turn_id}/answer.pdf", {"with_question": True})
    assert asked.content != first.content


def test_a_spanish_answer_is_shared_in_spanish(client: "TestClient", tmp_path: Path) -> None:
    spanish = a_talk(client, "cuánto ganan las enfermeras en Idaho")
    page = client.get(spanish.send("POST", "/v1/shares", spanish.named).json()["url"]).text
    assert '<article class="shared" lang="es">' in page
    assert "Las cifras que contiene" in page
    assert "mayo de 2025" in page
    assert b"/Lang(es)" in client.post(
        f"/v1/turns/{spanish.turn_id}/answer.pdf", headers={"Authorization": f"Bearer {spanish.token}"}
    ).content.replace(b"/Lang (es)", b"/Lang(es)")
