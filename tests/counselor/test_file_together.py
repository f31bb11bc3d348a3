"""A client's file while several write in it, and the talk that is read there."""

import pytest
from desk import Browser, Desk

from advisor.caseload import Said
from advisor.service import Advisor


@pytest.fixture
def desk(advisor: Advisor) -> Desk:
    return Desk(advisor)


@pytest.fixture
def ana(desk: Desk) -> Browser:
    return desk.sign_in("ana")


def test_goals_added_at_the_same_moment_are_all_kept(desk: Desk, ana: Browser) -> None:
    from concurrent.futures import ThreadPoolExecutor

    client = ana.new_client(goals=[])
    person = desk.advisor.accounts.person_of(ana.client.cookies["advisor_session"])
    assert person is not None
    texts = [f"Goal number {one}" for one in "abcdefgh"]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: desk.advisor.clients.add(person, client["id"], "goal", Said(text=text)), texts))
    assert sorted(ana.ok("GET", f"/v1/clients/{client['id']}")["goals"]) == texts


def test_a_talk_is_read_with_the_sources_behind_its_numbers(desk: Desk, ana: Browser) -> None:
    from advisor.requests import ChatRequest

    answer = desk.advisor.answer(ChatRequest(message="how much do electricians make in Ohio"))
    client = ana.new_client()
    handed = {"conversation_id": answer.conversation_id, "token": answer.conversation_token}
    ana.ok("POST", f"/v1/clients/{client['id']}/link", handed)
    (talk,) = ana.ok("GET", f"/v1/clients/{client['id']}/talks")["talks"]
    assert [one["publisher"] for one in talk["turns"][0]["citations"]] == [one.publisher for one in answer.citations]
    page = ana.client.get(f"/counselor/clients/{client['id']}/talks").text
    assert answer.citations[0].publisher in page
