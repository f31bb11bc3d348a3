"""The chat page in a real browser: it streams, draws cards with sources, and works from the keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(params=[320, 1280], ids=["320px", "1280px"])
def page(request: pytest.FixtureRequest, browser: Browser, service: str) -> Page:
    SHOTS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    found = context.new_page()
    found.problems = []  # type: ignore[attr-defined]
    found.on("pageerror", lambda error: found.problems.append(str(error)))  # type: ignore[attr-defined]
    found.on(
        "request", lambda one: found.problems.append(one.url) if not one.url.startswith((service, "data:")) else None
    )  # type: ignore[attr-defined]
    found.goto(service)
    expect(found.get_by_label("Your question")).to_be_visible()
    return found


def ask(page: Page, text: str, place: str | None = None) -> None:
    if place is not None:
        page.get_by_label("Near").fill(place)
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last.locator(".sources, .chips").first).to_be_visible(timeout=30_000)


def shot(page: Page, name: str) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=str(SHOTS / f"{name}-{width}.png"), full_page=True)


def test_the_main_question_is_answered_with_a_card_and_its_sources(page: Page) -> None:
    shot(page, "start")
    ask(page, "what pays best in operations near me", "83702")
    turn = page.locator(".turn").last
    expect(turn.locator('.card[data-type="ranking"]')).to_be_visible()
    expect(turn.locator(".answer")).to_contain_text("Idaho")
    expect(turn.locator(".answer sup.cite").first).to_be_visible()
    expect(turn.locator(".sources li").first).to_contain_text("Labor Statistics")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    shot(page, "ranking")
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_follow_up_by_its_chip_keeps_the_talk(page: Page) -> None:
    ask(page, "how much do electricians make in Ohio?")
    ask(page, "and in Texas?")
    expect(page.locator(".turn")).to_have_count(2)
    turn = page.locator(".turn").last
    expect(turn.locator('.card[data-type="wage"]')).to_contain_text("Texas")
    expect(turn.locator('.card[data-type="wage"] svg')).to_have_attribute("aria-label", page_range())
    shot(page, "wage")
    assert page.problems == []  # type: ignore[attr-defined]


def page_range():  # type: ignore[no-untyped-def]
    import re

    return re.compile(r"Pay range: 10% earn less than \$[\d,]+; .*median\) \$[\d,]+; .*90% earn less than \$[\d,]+")


def test_resilience_shows_its_three_parts_and_the_published_record(page: Page) -> None:
    ask(page, "will AI replace operations managers?")
    card = page.locator('.turn .card[data-type="resilience"]').last
    expect(card).to_contain_text("Published elsewhere")
    shot(page, "resilience")
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_message_with_markup_stays_text(page: Page) -> None:
    ask(
        page, "<img src=x onerror=\"document.title='owned'\"> nurse pay in Iowa <script>document.title='owned'</script>"
    )
    assert "owned" not in page.title()
    assert page.locator(".turn img, .turn script").count() == 0
    assert page.problems == []  # type: ignore[attr-defined]


def test_the_page_works_from_the_keyboard_and_says_its_answer(page: Page) -> None:
    page.keyboard.press("Tab")
    page.get_by_label("Your question").focus()
    page.keyboard.type("welder pay in Ohio")
    page.keyboard.press("Enter")
    expect(page.locator("#announce")).to_contain_text("Ohio", timeout=30_000)
    expect(page.get_by_label("Your question")).to_be_focused()


def test_the_page_has_no_accessibility_fault(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    ask(page, "what pays best in operations in Idaho")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_an_answer_that_cannot_come_is_said_and_can_be_tried_again(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("Your question").fill("nurse pay in Iowa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Iowa", timeout=30_000)
