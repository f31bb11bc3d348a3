"""Which language the widget speaks: the page's order, else the page, else the browser; then the talk; then the reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.served import ask, opened, send, shot

SPANISH = "¿cuánto gana un electricista en Ohio?"


@pytest.fixture(params=["es-MX", "en-US"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    found = browser.new_context(locale=request.param, viewport={"width": 320, "height": 800})
    yield found
    found.close()


def words(page: Page) -> str:
    return page.locator("career-advisor .head").inner_text()


@pytest.mark.parametrize(
    "question", [SPANISH, "¿qué paga mejor en operaciones en Idaho?", "¿La IA reemplazará a los contadores?"]
)
def test_a_spanish_talk_on_our_own_page_has_spanish_cards_and_buttons(
    context: BrowserContext, service: str, question: str
) -> None:
    page = opened(context, service)
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
    expect(turn.get_by_role("button", name="Compartir")).to_be_visible()
    expect(page.get_by_role("button", name="Preguntar", exact=True)).to_be_visible()
    expect(turn.locator(".card").first).not_to_contain_text("Half earn less")
    expect(turn).not_to_contain_text("Place:")
    expect(page.locator("career-advisor .shell")).to_have_attribute("lang", "es")
    page.reload()
    expect(page.locator(".turn").last.get_by_role("button", name="Compartir")).to_be_visible()
    shot(page, f"spanish-{page.evaluate('navigator.language')}")
    assert page.problems == []  # type: ignore[attr-defined]


def test_our_own_page_begins_in_the_browsers_language(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    spanish = page.evaluate("navigator.language") == "es-MX"
    expect(
        page.get_by_text("Esto es una IA, no una persona." if spanish else "This is an AI, not a person.")
    ).to_be_visible()


def test_the_switch_changes_everything_keeps_what_was_typed_and_is_remembered(browser: Browser, service: str) -> None:
    context = browser.new_context(locale="en-US", viewport={"width": 320, "height": 800})
    page = opened(context, service)
    ask(page, "how much do electricians make in Ohio?")
    page.get_by_label("Near").fill("Idaho")
    page.get_by_label("Your question").fill("y en")
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("button", name="English")).to_be_focused()
    expect(page.get_by_label("Su pregunta")).to_have_value("y en")
    expect(page.get_by_label("Cerca de")).to_have_value("Idaho")
    expect(page.locator(".turn").get_by_role("button", name="Compartir")).to_be_visible()
    expect(page.locator(".turn .notes")).to_contain_text("Lugar: Ohio")
    bodies: list[dict[str, object]] = []
    page.on("request", lambda one: bodies.append(one.post_data_json) if one.url.endswith("/v1/chat") else None)
    page.get_by_label("Su pregunta").fill("nurse pay in Iowa")
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last.locator(".sources")).to_be_visible(timeout=30_000)
    assert [one["language"] for one in bodies] == ["es"]
    page.reload()
    expect(page.get_by_role("button", name="English")).to_be_visible()
    page.locator(".menu summary").click()
    expect(page.get_by_role("button", name="Borrar la conversación")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    from axe_playwright_python.sync_playwright import Axe

    assert Axe().run(page).violations_count == 0
    context.close()


def test_an_answer_in_the_other_language_changes_nothing_that_a_page_ordered(browser: Browser, service: str) -> None:
    context = browser.new_context(locale="es-MX")
    page = context.new_page()
    page.route(f"{service}/", lambda route: route.fulfill(
        content_type="text/html",
        body='<!doctype html><html lang="es"><title>x</title><main><career-advisor data-language="en"></career-advisor>'
        '</main><script src="/widget.js" defer></script></html>',
    ))  # fmt: skip
    page.goto(service)
    send(page, SPANISH)
    expect(page.locator(".turn").last.locator(".sources")).to_be_visible(timeout=30_000)
    expect(page.locator(".turn").get_by_role("button", name="Share")).to_be_visible()
    context.close()
