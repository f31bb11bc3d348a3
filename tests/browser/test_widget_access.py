"""Who cannot see, point or read small print uses the widget as well: axe in every state, the keyboard alone, narrow
windows, both themes, both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.served import ask, free_port, host_page, opened, send, served, shot, site

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAY = "how much do electricians make in Ohio?"


def no_fault(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    faults = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]]
    assert faults == []


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(params=[320, 1280], ids=["320px", "1280px"])
def page(request: pytest.FixtureRequest, browser: Browser, service: str, theme: str) -> Iterator[Page]:
    scheme = "dark" if theme == "dark" else "light"
    context = browser.new_context(viewport={"width": request.param, "height": 800}, color_scheme=scheme)
    yield opened(context, service)
    context.close()


def test_no_state_of_an_answer_has_an_accessibility_fault(page: Page, theme: str) -> None:
    expect(page.get_by_label("Your question")).to_be_visible()
    no_fault(page)
    fits(page)
    shot(page, f"empty-{theme}")
    turn = ask(page, "what pays best in operations in Idaho")
    turn.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    no_fault(page)
    fits(page)
    shot(page, f"answered-{theme}")
    turn.locator(".answer .mark").first.click()
    no_fault(page)
    shot(page, f"sources-{theme}")
    page.get_by_role("dialog").locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.get_by_role("dialog").get_by_role("button", name=re.compile(r"^\$")).first.click()
    expect(page.get_by_role("dialog")).not_to_contain_text("One moment")
    no_fault(page)
    shot(page, f"row-{theme}")
    page.keyboard.press("Escape")
    turn.get_by_role("button", name="Share").click()
    no_fault(page)
    page.keyboard.press("Escape")
    turn.get_by_role("button", name="Not useful").click()
    no_fault(page)
    shot(page, f"feedback-{theme}")
    page.keyboard.press("Escape")
    page.locator(".menu summary").click()
    no_fault(page)
    page.get_by_role("button", name="Delete the talk").click()
    no_fault(page)
    page.get_by_role("button", name="Cancel").click()
    ask(page, "I want to kill myself")
    no_fault(page)


def test_neither_waiting_nor_an_error_has_an_accessibility_fault(page: Page, theme: str) -> None:
    held: list[Route] = []
    page.route("**/v1/chat", lambda route: held.append(route))
    send(page, PAY)
    expect(page.locator(".step")).to_be_visible()
    no_fault(page)
    shot(page, f"answering-{theme}")
    page.context.set_offline(True)
    held[0].abort("connectionrefused")
    expect(page.locator(".problems")).to_contain_text("cannot be reached", timeout=15_000)
    no_fault(page)
    shot(page, f"error-{theme}")
    page.context.set_offline(False)


@pytest.fixture(scope="module")
def elsewhere(service: str) -> Iterator[str]:
    """A page of another site with the launcher; it asks nothing, so it need not be allowed."""
    with site(host_page(f'<script src="{service}/widget.js"></script>')) as origin:
        yield origin


@pytest.mark.parametrize("width", [320, 1280])
def test_the_launcher_opens_a_window_that_keeps_to_the_keyboard(
    browser: Browser, elsewhere: str, width: int, theme: str
) -> None:
    scheme = "dark" if theme == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = opened(context, elsewhere)
    launcher = page.get_by_role("button", name="Ask the career advisor")
    expect(launcher).to_have_attribute("aria-expanded", "false")
    no_fault(page)
    shot(page, f"launcher-closed-{theme}")
    launcher.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name="Career Advisor")
    expect(window).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()
    no_fault(page)
    fits(page)
    shot(page, f"launcher-open-{theme}")
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")
    context.close()


def test_everything_can_be_done_from_the_keyboard(browser: Browser, service: str) -> None:
    page = opened(browser, service)
    reached: list[str] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.querySelector('career-advisor').shadowRoot.activeElement?.textContent || ''")
        )
        if page.get_by_label("Your question").evaluate("(one) => one.getRootNode().activeElement === one"):
            break
    assert {"Sources", "Talk"} <= set(reached)
    page.keyboard.type(PAY)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Your question")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if turn.locator(".answer .mark").first.evaluate("(one) => one.getRootNode().activeElement === one"):
            break
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    for _ in range(25):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "() => { const root = document.querySelector('career-advisor').shadowRoot; const on = root.activeElement;"
            " return !on || root.querySelector('dialog.panel').contains(on); }"
        )
        assert inside, "the focus left the open dialog"
    page.keyboard.press("Escape")
    expect(turn.locator(".answer .mark").first).to_be_focused()
    page.context.close()


def test_the_focus_stays_in_the_talk_when_what_had_it_goes(browser: Browser, service: str) -> None:
    page = opened(browser, service)
    page.get_by_role("button", name="How much do operations managers make?").press("Enter")
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
    expect(turn).to_be_focused()
    page.context.set_offline(True)
    send(page, PAY)
    page.get_by_role("button", name="Try again").focus()
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
    expect(turn).to_be_focused()
    page.context.close()


def test_at_twice_the_size_nothing_is_cut_off(browser: Browser, service: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page = opened(context, service)
    turn = ask(page, "what pays best in operations in Idaho")
    fits(page)
    expect(turn.locator(".answer")).to_be_visible()
    shot(page, "zoomed")
    context.close()


def test_forced_colours_keep_what_is_pressed_and_what_is_chosen_apart(browser: Browser, service: str) -> None:
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = opened(context, service)
    ask(page, PAY)
    assert page.locator(".question").evaluate("(one) => getComputedStyle(one).borderTopWidth") == "1px"
    assert page.locator(".step").first.evaluate("(one) => getComputedStyle(one, '::before').animationName") == "none"
    shot(page, "forced-colours")
    context.close()


def test_targets_are_large_enough_to_hit(browser: Browser, service: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = opened(context, service)
    ask(page, "what pays best in operations in Idaho")
    small = page.evaluate(
        """() => [...document.querySelector('career-advisor').shadowRoot.querySelectorAll('button, summary, input, textarea')]
          .filter((one) => one.checkVisibility() && !one.closest('.answer, .cite, .card'))
          .map((one) => [one.textContent || one.className, one.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
    )
    assert small == []
    context.close()


@pytest.fixture(scope="module")
def spanish(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Spanish page of an allowed site with the widget in it."""
    port = free_port()
    own = tmp_path_factory.mktemp("spanish") / "home"
    with served(home, own, ADVISOR_ORIGINS=f"http://127.0.0.1:{port}") as found:
        script = (
            f'<script src="{found.address}/widget.js" data-target="#here" data-career="operations-managers"></script>'
        )
        with site(host_page(script, '<div id="here"></div>', "es-MX"), port) as origin:
            yield origin


def test_in_spanish_words_questions_and_answers_are_spanish(browser: Browser, spanish: str) -> None:
    page = opened(browser, spanish)
    expect(page.get_by_text("Esto es una IA, no una persona.")).to_be_visible()
    page.get_by_role("button", name="¿Cuánto se paga en esta carrera cerca de mí?").click()
    turn = page.locator(".turn").last
    expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
    expect(turn.locator(".answer")).to_contain_text("mediana")
    expect(turn.locator(".sources summary")).to_contain_text("Fuentes")
    expect(turn.locator(".card").first).to_contain_text(re.compile("paga", re.IGNORECASE))
    no_fault(page)
    shot(page, "spanish")
    page.context.close()
