"""The widget on our own page: what it says before anybody asks, what it shows, and what it can do with an answer."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hostile import HOSTILE
from tests.browser.served import ask, opened, send, shot

AWAY = "elsewhere.invalid"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, service: str) -> Page:
    return opened(context, service)


def test_it_says_that_it_is_an_ai_before_anybody_asks_and_its_sources_are_one_click_away(page: Page) -> None:
    expect(page.get_by_text("This is an AI, not a person.")).to_be_visible()
    opener = page.get_by_role("button", name="Where the figures come from and how old they are")
    opener.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Figures of: May 2025")
    link = panel.get_by_role("link", name=re.compile("Occupational Employment and Wage Statistics")).first
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    assert (link.get_attribute("href") or "").startswith("https://")
    shot(page, "about")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_figure_opens_its_meaning_and_its_very_row(page: Page) -> None:
    turn = ask(page, "how much do electricians make in Ohio?")
    turn.locator(".answer .mark").first.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator(".wanted")).to_contain_text("Labor Statistics")
    panel.get_by_role("button", name=re.compile(r"^\$")).first.click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Electricians")
    expect(panel).to_contain_text(re.compile(r"earned less than \$[\d,]+"))
    expect(panel).to_contain_text("47-2111")
    expect(panel.locator(".behind .none").first).to_have_text("not in this file")
    shot(page, "fact")
    panel.get_by_role("button", name="Back").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Sources")
    panel.get_by_role("button", name="Close").click()
    expect(turn.locator(".answer .mark").first).to_be_focused()


def test_a_reload_draws_the_whole_talk_again_and_goes_on_with_it(page: Page) -> None:
    ask(page, "how much do electricians make in Ohio?")
    before = ask(page, "and in Texas?").locator(".answer").inner_text()
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    assert page.locator(".turn").last.locator(".answer").inner_text() == before
    expect(page.locator(".turn").last.locator(".card")).to_contain_text("Texas")
    expect(ask(page, "and in Iowa?").locator(".answer")).to_contain_text("Iowa")
    expect(page.locator(".turn")).to_have_count(3)


def test_the_token_stands_in_no_address(context: BrowserContext, service: str) -> None:
    page = opened(context, service)
    addresses: list[str] = []
    page.on("request", lambda one: addresses.append(one.url))
    turn = ask(page, "how much do electricians make in Ohio?")
    page.reload()
    expect(page.locator(".turn")).to_have_count(1)
    turn.locator(".answer .mark").first.click()
    token = page.evaluate("localStorage.getItem('career-advisor:token')")
    assert len(token) >= 22
    assert [one for one in addresses if token in one] == []
    assert token not in page.content()


def test_without_storage_it_works_and_says_that_nothing_is_kept(context: BrowserContext, service: str) -> None:
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });"
    )
    page = opened(context, service)
    expect(page.get_by_text("Your browser keeps nothing for this page")).to_be_visible()
    ask(page, "how much do electricians make in Ohio?")
    expect(ask(page, "and in Texas?").locator(".answer")).to_contain_text("Texas")
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_place_is_found_shown_taken_and_cleared(page: Page) -> None:
    near = page.get_by_label("Near")
    near.press_sequentially("springfield")
    candidates = page.locator(".candidates button")
    expect(candidates).to_have_count(4)
    near.press("ArrowDown")
    expect(candidates.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(near).to_have_value("Springfield, MA")
    expect(page.locator(".taken")).to_contain_text("Springfield, MA")
    expect(ask(page, "nurse pay near me").locator(".notes")).to_contain_text("Springfield, MA, as you set it")
    page.get_by_role("button", name="Clear the place").click()
    expect(near).to_have_value("")


def test_the_browsers_position_is_asked_for_only_by_a_click(browser: Browser, service: str) -> None:
    context = browser.new_context(
        geolocation={"latitude": 43.6187, "longitude": -116.2146}, permissions=["geolocation"]
    )
    page = opened(context, service)
    bodies: list[dict[str, object]] = []
    page.on("request", lambda one: bodies.append(one.post_data_json) if one.url.endswith("/v1/chat") else None)
    ask(page, "nurse pay near me")
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator(".taken")).to_contain_text("Boise City, ID")
    ask(page, "welder pay near me")
    assert [one["coordinates"] for one in bodies] == [None, {"lat": 43.62, "lon": -116.21}]
    context.close()


def test_a_crisis_is_met_with_calm_and_with_numbers_that_call(page: Page) -> None:
    turn = ask(page, "I want to kill myself")
    links = turn.locator(".answer a")
    assert {one.get_attribute("href") for one in links.all()} == {"tel:988", "tel:911"}
    expect(turn.locator(".card, .actions, .chips")).to_have_count(0)
    shot(page, "crisis")
    # Elsewhere a number is only a number.
    assert ask(page, "call 988 or 911 about nurse pay in Iowa").locator(".answer a").count() == 0


def test_what_is_too_long_is_said_and_kept(page: Page) -> None:
    field = page.get_by_label("Your question")
    field.fill("nurse pay " * 801)
    page.keyboard.press("Enter")
    expect(page.locator(".limit")).to_contain_text("8,010 of 8,000 characters")
    expect(page.locator(".turn")).to_have_count(0)
    assert len(field.input_value()) == 8010


def test_shift_enter_breaks_the_line_and_a_word_in_the_making_is_not_sent(page: Page) -> None:
    field = page.get_by_label("Your question")
    field.fill("nurse pay")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("in Iowa")
    field.evaluate(
        "(one) => one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    expect(page.locator(".turn")).to_have_count(0)
    assert field.input_value() == "nurse pay\nin Iowa"


def test_the_talk_can_be_saved_and_is_deleted_only_after_a_question(page: Page) -> None:
    ask(page, "how much do electricians make in Ohio?")
    menu = page.locator(".menu summary")
    menu.click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Save a copy").click()
    held = json.loads(waited.value.path().read_text())
    assert held["conversations"][0]["turns"][0]["request"]["message"] == "how much do electricians make in Ohio?"
    for answer, left in (("Cancel", 1), ("Delete", 0)):
        menu.click()
        page.get_by_role("button", name="Delete the talk").click()
        page.get_by_role("dialog").get_by_role("button", name=answer, exact=True).click()
        expect(page.locator(".turn")).to_have_count(left)
    assert page.evaluate("localStorage.getItem('career-advisor:token')") is None
    expect(page.get_by_text("The talk is deleted.")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()


def test_a_copied_answer_carries_its_sources(browser: Browser, service: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, service)
    ask(page, "how much do electricians make in Ohio?").get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#announce")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"^\[1\] US Bureau of Labor Statistics: .* https://", text, re.MULTILINE)
    assert "**" not in text
    context.close()


def test_a_printed_answer_stands_alone(page: Page) -> None:
    ask(page, "how much do electricians make in Ohio?")
    turn = ask(page, "and in Texas?")
    page.evaluate("window.print = () => {}")
    turn.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(turn.locator(".answer")).to_be_visible()
    expect(page.locator(".turn").first).to_be_hidden()
    expect(page.locator(".composer")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".turn").first).to_be_visible()


def test_hostile_text_in_a_question_stays_text(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if AWAY in one.url else None)
    for part in (HOSTILE[::2], HOSTILE[1::2]):
        ask(page, "nurse pay in Iowa " + " ".join(part))
    ask(
        page,
        "nurse pay [here](javascript:window.ran=1) ![x](https://elsewhere.invalid/x) <img src=x onerror=window.ran=1>",
    )
    page.reload()
    expect(page.locator(".turn")).to_have_count(3)
    assert page.evaluate("window.ran") is None
    assert asked == []
    assert page.locator(".turn .question :is(a, img, script, svg, iframe)").count() == 0


def test_hostile_text_from_a_model_becomes_text_wherever_it_is_cut(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if AWAY in one.url else None)
    names = page.evaluate(
        """async (texts) => {
          const { prose } = await import('/widget/markdown.js');
          const place = document.body.appendChild(document.createElement('div'));
          for (const text of texts) {
            for (const shape of [text, `- ${text}`, `# ${text}`, `**${text}**`, `| a |\\n|---|\\n| ${text} |`]) {
              for (const end of [shape.length, Math.floor(shape.length / 2)]) place.append(...prose(shape.slice(0, end), null));
            }
          }
          await new Promise((wait) => setTimeout(wait, 300));
          return [...new Set([...place.querySelectorAll('*')].map((one) => one.localName))];
        }""",
        list(HOSTILE),
    )
    assert set(names) <= {"p", "strong", "em", "ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.evaluate("window.ran") is None
    assert asked == []


def test_only_the_three_help_lines_may_be_called(page: Page) -> None:
    links = page.evaluate(
        """async () => {
          const { prose } = await import('/widget/markdown.js');
          const text = 'Call **988**, 911 or 1-888-373-7888; not 1-900-988-0000, 9110, 555-1234 or 988-1.';
          return prose(text, null, { phones: true }).flatMap((one) => [...one.querySelectorAll('a')].map((a) => a.href));
        }"""
    )
    assert links == ["tel:988", "tel:911", "tel:1-888-373-7888"]


def test_feedback_sharing_and_my_path_never_fail_silently(page: Page) -> None:
    turn = ask(page, "tell me about registered nurses")
    turn.get_by_role("button", name="Useful", exact=True).click()
    expect(turn.locator(".votes [role=status]")).to_have_text(re.compile("Thank you|not taken here"))
    turn.get_by_role("button", name=re.compile("My path")).first.click()
    expect(turn.locator(".saves [role=status]")).to_have_text(re.compile("is saved|not offered here"))
    turn.get_by_role("button", name="Share").click()
    panel = page.get_by_role("dialog")
    panel.get_by_role("button", name="Make a link").click()
    expect(panel).to_contain_text(re.compile("The link is ready|not offered here"))


def test_the_first_answer_is_there_within_a_second(page: Page) -> None:
    ask(page, "how much do electricians make in Ohio?")  # the service is warm
    page.evaluate(
        """() => { const turns = document.querySelector('career-advisor').shadowRoot.querySelector('.turns');
          window.begun = performance.now();
          new MutationObserver(() => { window.seen ??= turns.lastChild?.querySelector('.answer p') && turns.children.length > 1
            ? performance.now() - window.begun : undefined; }).observe(turns, { childList: true, subtree: true }); }"""
    )
    page.evaluate("window.begun = performance.now()")
    send(page, "how much do welders make in Texas?")
    expect(page.locator(".turn").last.locator(".answer p").first).to_be_visible()
    assert page.evaluate("window.seen") < 1000


def test_an_answer_follows_the_language_of_its_question_unless_the_page_asks_for_one(
    page: Page, context: BrowserContext, service: str
) -> None:
    question = "¿Cuánto gana un electricista en Texas?"
    bodies: list[dict[str, object]] = []
    context.on("request", lambda one: bodies.append(one.post_data_json) if one.url.endswith("/v1/chat") else None)
    expect(ask(page, question).locator(".answer")).to_contain_text("mediana")
    page.evaluate(
        """() => { const one = document.createElement('career-advisor'); one.dataset.language = 'en';
          one.dataset.mode = 'inline'; document.querySelector('career-advisor').replaceWith(one); }"""
    )
    expect(page.locator(".turn")).to_have_count(1)
    expect(ask(page, question).locator(".answer")).to_contain_text("median")
    assert [one["language"] for one in bodies] == [None, "en"]
