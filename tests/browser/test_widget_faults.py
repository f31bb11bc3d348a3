"""What the widget survives: a killed server, a lost network, a talk that is gone, a busy service, another tab."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from evals.fake_provider import serving
from tests.browser.served import SLOW, Served, ask, opened, send, served, shot

PAY = "how much do electricians make in Ohio?"


@pytest.fixture(scope="module")
def slow(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service of its own whose answers take some seconds."""
    with serving() as fake:
        environment = {"ADVISOR_MODEL": SLOW, "OPENAI_BASE_URL": fake.url, "OPENAI_API_KEY": "none"}
        with served(home, tmp_path_factory.mktemp("slow") / "home", **environment) as found:
            yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


def recorded(page: Page, address: str) -> list[dict[str, Any]]:
    """The turns that the service holds of this page's talk; another tab may still be handing the place over."""
    until = time.monotonic() + 10
    while True:
        held = page.evaluate("['id', 'token'].map(name => localStorage.getItem(`career-advisor:${name}`))")
        answer = page.request.get(
            f"{address}/v1/conversations/{held[0]}", headers={"Authorization": f"Bearer {held[1]}"}
        ).json()
        if "turns" in answer or time.monotonic() > until:
            turns: list[dict[str, Any]] = answer["turns"]
            return turns
        page.wait_for_timeout(100)


def amid(page: Page) -> None:
    """Waits until the last answer has begun and is not done."""
    turn = page.locator(".turn").last
    expect(turn.locator(".answer p, .card").first).to_be_visible(timeout=20_000)
    expect(turn).to_have_attribute("aria-busy", "true")


def whole(page: Page) -> None:
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=60_000)
    expect(turn).not_to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("turns_before", [0, 1])
def test_a_server_killed_amid_an_answer_is_said_and_the_answer_comes_after_its_restart(
    context: BrowserContext, slow: Served, turns_before: int
) -> None:
    page = opened(context, slow.address)
    for _ in range(turns_before):
        ask(page, "nurse pay in Iowa")
    send(page, PAY)
    amid(page)
    slow.kill()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("broke off|cannot be reached"))
    shot(page, f"killed-{turns_before}")
    slow.start()
    whole(page)
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert [one["request"]["message"] for one in recorded(page, slow.address)][turns_before:] == [PAY]
    page.reload()
    expect(page.locator(".turn")).to_have_count(turns_before + 1)


def test_a_reload_amid_an_answer_finds_the_answer(context: BrowserContext, slow: Served) -> None:
    page = opened(context, slow.address)
    ask(page, "nurse pay in Iowa")
    send(page, PAY)
    amid(page)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2, timeout=10_000)
    whole(page)
    assert [one["request"]["message"] for one in recorded(page, slow.address)] == ["nurse pay in Iowa", PAY]


def test_stopping_and_trying_again_doubles_nothing(context: BrowserContext, slow: Served) -> None:
    page = opened(context, slow.address)
    ask(page, "nurse pay in Iowa")
    send(page, PAY)
    amid(page)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".turn").last).to_contain_text("Stopped.")
    page.get_by_role("button", name="Try again").click()
    whole(page)
    expect(page.locator(".turn")).to_have_count(2)
    text = page.locator(".turn").last.locator(".answer").inner_text()
    assert [one["request"]["message"] for one in recorded(page, slow.address)] == ["nurse pay in Iowa", PAY]
    first = text.splitlines()[0]
    assert text.count(first) == 1


def test_an_answer_is_announced_once_and_not_by_the_word(context: BrowserContext, slow: Served) -> None:
    page = opened(context, slow.address)
    page.evaluate(
        """() => { window.said = []; const root = document.querySelector('career-advisor').shadowRoot;
          new MutationObserver(() => window.said.push(root.querySelector('#announce').textContent))
            .observe(root.querySelector('#announce'), { childList: true, characterData: true, subtree: true }); }"""
    )
    ask(page, PAY)
    said = page.evaluate("window.said")
    assert len(said) == 1
    assert "Ohio" in said[0]
    assert "[1]" not in said[0]


def test_offline_is_said_and_being_online_again_is_enough(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    context.set_offline(True)
    send(page, PAY)
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    shot(page, "offline")
    context.set_offline(False)
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio", timeout=20_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".turn")).to_have_count(1)


def test_a_talk_that_is_gone_becomes_a_new_one_with_the_same_question(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    ask(page, "nurse pay in Iowa")
    page.evaluate("localStorage.setItem('career-advisor:token', 'not-the-token-of-this-talk')")
    turn = ask(page, PAY)
    expect(turn.locator(".answer")).to_contain_text("Ohio")
    expect(turn).to_contain_text("The earlier talk is no longer there")
    assert [one["request"]["message"] for one in recorded(page, service)] == [PAY]


def test_a_talk_that_is_gone_at_the_start_is_said(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    ask(page, "nurse pay in Iowa")
    page.evaluate("localStorage.setItem('career-advisor:token', 'not-the-token-of-this-talk')")
    page.reload()
    expect(page.get_by_text("The earlier talk is no longer there.")).to_be_visible()
    expect(ask(page, PAY).locator(".answer")).to_contain_text("Ohio")


def test_two_tabs_that_begin_at_the_same_time_keep_a_talk_each(context: BrowserContext, slow: Served) -> None:
    one, other = opened(context, slow.address), opened(context, slow.address)
    send(one, "nurse pay in Iowa")
    send(other, PAY)
    for page, place in ((one, "Iowa"), (other, "Ohio")):
        whole(page)
        expect(page.locator(".turn")).to_have_count(1)
        expect(page.locator(".turn .answer")).to_contain_text(place)
    for page, place in ((one, "Iowa"), (other, "Ohio")):
        page.reload()
        expect(page.locator(".turn")).to_have_count(1)
        expect(page.locator(".turn .answer")).to_contain_text(place)
        page.locator(".menu summary").click()
        with page.expect_download() as waited:
            page.get_by_role("button", name="Save a copy").click()
        (talk,) = json.loads(waited.value.path().read_text())["conversations"]
        assert [place in turn["request"]["message"] for turn in talk["turns"]] == [True]
    for page, left in ((other, one), (one, None)):
        page.locator(".menu summary").click()
        page.get_by_role("button", name="Delete the talk").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
        expect(page.locator(".turn")).to_have_count(0)
        if left is not None:
            expect(left.locator(".turn")).to_have_count(1)
            assert len(recorded(left, slow.address)) == 1


def test_a_talk_that_takes_the_browsers_place_does_not_take_this_tabs(context: BrowserContext, service: str) -> None:
    page, other = opened(context, service), context.new_page()
    ask(page, "nurse pay in Iowa")
    other.goto(f"{service}/healthz")
    other.evaluate(
        "for (const name of ['token', 'id']) localStorage.setItem(`career-advisor:${name}`, 'of-another-tab')"
    )
    expect(ask(page, "and in Texas?").locator(".answer")).to_contain_text("Texas")
    expect(page.locator(".turn")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    assert page.evaluate("localStorage.getItem('career-advisor:id')") == "of-another-tab"


def test_a_question_right_after_a_stopped_first_one_goes_on_with_its_talk(
    context: BrowserContext, slow: Served
) -> None:
    page = opened(context, slow.address)
    send(page, "nurse pay in Iowa")
    amid(page)
    page.get_by_role("button", name="Stop").click()
    send(page, PAY)
    whole(page)
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio")
    assert [one["request"]["message"] for one in recorded(page, slow.address)] == ["nurse pay in Iowa", PAY]


def test_a_stopped_first_question_that_is_never_recorded_gives_way_to_a_new_talk(
    context: BrowserContext, slow: Served
) -> None:
    page = opened(context, slow.address)
    send(page, "nurse pay in Iowa")
    amid(page)
    slow.kill()
    page.get_by_role("button", name="Stop").click()
    slow.start()
    page.clock.install()
    send(page, PAY)
    for _ in range(40):
        page.clock.run_for(1600)
        page.wait_for_timeout(60)
        if page.evaluate("localStorage.getItem('career-advisor:left')"):
            break
    page.clock.resume()
    whole(page)
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio")
    assert [one["request"]["message"] for one in recorded(page, slow.address)] == [PAY]
    (left,) = json.loads(page.evaluate("localStorage.getItem('career-advisor:left')"))
    assert left[1] != page.evaluate("localStorage.getItem('career-advisor:token')")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_waited_for_in_words(context: BrowserContext, service: str, status: int) -> None:
    page = opened(context, service)
    refused: list[float] = []

    def proxy(route: Route) -> None:
        """A proxy before the service that is overloaded once."""
        if refused:
            route.continue_()
            return
        refused.append(time.monotonic())
        route.fulfill(
            status=status, headers={"Retry-After": "2"}, content_type="application/problem+json",
            body='{"status": 503, "detail": "Too many people ask at once."}',
        )  # fmt: skip

    page.route("**/v1/chat", proxy)
    send(page, PAY)
    expect(page.locator(".turn").last).to_contain_text("Too many people ask at once.")
    expect(page.locator(".ticker")).to_contain_text("Trying again in")
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio", timeout=15_000)
    assert time.monotonic() - refused[0] >= 2
    expect(page.locator(".turn")).to_have_count(1)


def test_a_used_up_day_is_said_without_waiting_for_it(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    page.route(
        "**/v1/chat",
        lambda route: route.fulfill(
            status=429, headers={"Retry-After": "14000"}, content_type="application/problem+json",
            body='{"status": 429, "detail": "The questions of this day are used up."}',
        ),
    )  # fmt: skip
    send(page, PAY)
    expect(page.get_by_role("alert")).to_contain_text("are used up. Please try again in about 4 hours.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()


def test_two_tabs_are_in_the_same_talk(context: BrowserContext, service: str) -> None:
    one, other = opened(context, service), opened(context, service)
    ask(one, "nurse pay in Iowa")
    expect(other.locator(".turn")).to_have_count(1)
    expect(other.locator(".turn .answer")).to_contain_text("Iowa")
    ask(other, "and in Texas?")
    expect(one.locator(".turn")).to_have_count(2)
    expect(one.locator(".turn").last.locator(".answer")).to_contain_text("Texas")
    one.locator(".menu summary").click()
    one.get_by_role("button", name="Delete the talk").click()
    one.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(other.locator(".turn")).to_have_count(0)
    expect(other.get_by_text("The talk was ended in another window.")).to_be_visible()


def test_what_is_refused_comes_back_to_be_changed(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    page.route(
        "**/v1/chat",
        lambda route: route.fulfill(
            status=422,
            content_type="application/problem+json",
            body='{"status": 422, "detail": "message: it is refused."}',
        ),
    )
    send(page, PAY)
    expect(page.get_by_role("alert")).to_contain_text("it is refused")
    expect(page.get_by_label("Your question")).to_have_value(PAY)


def test_a_proxys_page_of_error_is_told_in_a_sentence(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    page.route(
        "**/v1/chat", lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Bad Gateway</h1>")
    )
    send(page, PAY)
    expect(page.get_by_role("alert")).to_have_text(
        "The service did not answer as it should. Please try again in a moment."
    )
    page.unroute("**/v1/chat")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Ohio")
