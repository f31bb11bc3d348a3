"""Stop, with a slow provider: the next question is answered at once, in one request, and what was stopped says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from evals.fake_provider import serving
from tests.browser.served import Served, opened, send, served, shot

SLOW = "openai:obedient-ttft1500-itl120"


@pytest.fixture(scope="module")
def slow(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving() as fake:
        environment = {"ADVISOR_MODEL": SLOW, "OPENAI_BASE_URL": fake.url, "OPENAI_API_KEY": "none"}
        with served(home, tmp_path_factory.mktemp("stopping") / "home", **environment) as found:
            yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 768, "height": 900})
    yield found
    found.close()


def test_a_stopped_answer_is_kept_and_marked_and_the_next_question_takes_one_request(
    context: BrowserContext, slow: Served
) -> None:
    page = opened(context, slow.address)
    statuses: list[int] = []
    page.on("response", lambda one: statuses.append(one.status) if one.url.endswith("/v1/chat") else None)
    send(page, "how much do electricians make in Ohio?")
    expect(page.locator(".turn .answer p")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".turn")).to_contain_text("Stopped.")
    send(page, "and in Texas?")
    turn = page.locator(".turn").last
    expect(turn.locator(".card")).to_be_visible(timeout=5_000)
    expect(turn).not_to_contain_text("The question before this one")
    expect(turn.locator(".sources")).to_be_visible(timeout=60_000)
    assert statuses == [200, 200]
    page.reload()
    first = page.locator(".turn").first
    expect(first).to_contain_text("You stopped the answer here")
    expect(first.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator(".turn").last).to_contain_text("Texas")
    shot(page, "stopped")


def test_a_stop_before_the_first_word_is_followed_by_an_answer_at_once(context: BrowserContext, slow: Served) -> None:
    page = opened(context, slow.address)
    statuses: list[int] = []
    page.on("response", lambda one: statuses.append(one.status) if one.url.endswith("/v1/chat") else None)
    with page.expect_response("**/v1/chat"):
        send(page, "welder pay in Texas")
    expect(page.locator(".turn .card")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Stop").click()
    send(page, "nurse pay in Iowa")
    expect(page.locator(".turn").last.locator(".card")).to_contain_text("Iowa", timeout=5_000)
    expect(page.locator(".turn").last.locator(".sources")).to_be_visible(timeout=60_000)
    assert statuses == [200, 200]
