"""My path in a real browser: steps, saved careers, comparisons, two tabs, export, erase; by keyboard, at every width."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
PATH = {
    "saved": [
        {"kind": "occupation", "code": "47-2111"},
        {"kind": "occupation", "code": "47-2152"},
        {"kind": "track", "code": "operations"},
    ],
    "comparisons": [{"codes": ["47-2111", "47-2152"]}],
    "steps": [{"text": "Ask the union hall about the test", "on": "2031-12-04"}, {"text": "Visit the college", "on": "2021-11-01"}],
}  # fmt: skip


def call(service: str, method: str, address: str, body: Any = None, token: str | None = None) -> Any:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(service + address, data, headers, method=method)) as answer:
        return json.loads(answer.read() or b"null")


@pytest.fixture
def talk(service: str) -> dict[str, str]:
    made = call(service, "POST", "/v1/chat", {"message": "how much do electricians make in Ohio?"})
    return {"id": made["conversation_id"], "token": made["conversation_token"], "turn": made["turn_id"]}


def watched(context: BrowserContext, service: str) -> Page:
    page = context.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "request", lambda one: page.problems.append(one.url) if not one.url.startswith((service, "data:", "blob:")) else None
    )  # type: ignore[attr-defined]  # fmt: skip
    return page


def opened(browser: Browser, service: str, talk: dict[str, str] | None, **options: Any) -> Page:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
    if talk is not None:
        store = "".join(
            f"localStorage.setItem('career-advisor:{name}', {json.dumps(talk[name])});" for name in ("id", "token")
        )
        context.add_init_script(
            f"if (!localStorage.getItem('was-set')) {{ {store} localStorage.setItem('was-set', 'yes'); }}"
        )
    page = watched(context, service)
    page.goto(f"{service}/my-path")
    return page


def held(service: str, talk: dict[str, str]) -> Any:
    return call(service, "GET", "/v1/path", None, talk["token"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_has_no_accessibility_fault_and_fits(
    browser: Browser, service: str, talk: dict[str, str], width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    call(service, "PUT", "/v1/path", PATH, talk["token"])
    call(service, "POST", "/v1/shares", {"conversation_id": talk["id"], "turn_id": talk["turn"]}, talk["token"])
    SHOTS.mkdir(parents=True, exist_ok=True)
    for who, name in ((talk, "my-path"), (None, "my-path-without")):
        page = opened(browser, service, who, viewport={"width": width, "height": 900}, color_scheme=scheme)
        expect(page.locator("#path" if who else "#without")).to_be_visible()
        if who:
            expect(page.get_by_role("button", name="Stop sharing")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.screenshot(path=str(SHOTS / f"{name}-{width}-{scheme}.png"), full_page=True)
        assert page.problems == []  # type: ignore[attr-defined]
        page.context.close()


def test_a_path_is_made_and_erased_from_the_keyboard_alone(
    browser: Browser, service: str, talk: dict[str, str]
) -> None:
    page = opened(browser, service, talk)
    expect(page.locator("#path")).to_be_visible()
    page.get_by_label("New step").focus()
    for number in range(1, 4):
        page.keyboard.type(f"step {number}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name=f"Step {number}", exact=True)).to_have_value(f"step {number}")
    expect(page.locator("#step-full")).to_be_visible()
    expect(page.get_by_role("heading", name="Next steps")).to_be_focused()
    page.get_by_role("checkbox", name="Done step 1").focus()
    page.keyboard.press("Space")
    expect(page.locator("#said")).to_have_text("Marked as done.")
    expect(page.get_by_role("checkbox", name="Done step 1")).to_be_focused()
    assert [step["done"] for step in held(service, talk)["steps"]] == [True, False, False]
    page.get_by_label("Find a career to save").focus()
    page.keyboard.type("electrician")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save Electricians", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#saved-list").get_by_role("link", name="Electricians", exact=True)).to_be_visible()
    page.get_by_role("button", name="Erase my path").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    assert len(held(service, talk)["steps"]) == 3, "who leaves the question erases nothing"
    page.get_by_role("button", name="Erase my path").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Your path is erased.")
    assert held(service, talk)["steps"] == held(service, talk)["saved"] == []
    assert page.problems == []  # type: ignore[attr-defined]


def test_saved_careers_are_compared_and_removed(browser: Browser, service: str, talk: dict[str, str]) -> None:
    call(service, "PUT", "/v1/path", PATH | {"comparisons": []}, talk["token"])
    page = opened(browser, service, talk)
    page.get_by_role("button", name="Compare the chosen ones").click()
    expect(page.locator("#said")).to_contain_text("Choose two to four")
    page.get_by_label("Choose Electricians").check()
    page.get_by_label("Choose Plumbers").check()
    page.get_by_role("button", name="Compare the chosen ones").click()
    line = page.locator("#comparison-list li")
    expect(line.get_by_role("link")).to_have_count(2)
    expect(line.get_by_role("button", name="Copy the question")).to_be_visible()
    page.locator("#saved-list").get_by_role("button", name="Remove Electricians").click()
    expect(page.locator("#saved-list li")).to_have_count(2)
    assert [one["title"] for one in held(service, talk)["saved"]] == [
        "Plumbers, Pipefitters, and Steamfitters",
        "Operations",
    ]
    line.get_by_role("button", name="Remove").click()
    expect(page.locator("#comparison-list")).to_contain_text("Nothing is set side by side yet")


def test_a_past_day_is_said_and_can_be_moved(browser: Browser, service: str, talk: dict[str, str]) -> None:
    call(service, "PUT", "/v1/path", PATH, talk["token"])
    page = opened(browser, service, talk)
    expect(page.locator(".late")).to_have_count(1)
    page.get_by_label("By when, step 2").fill("2031-01-31")
    page.get_by_label("By when, step 2").blur()
    expect(page.locator(".late")).to_have_count(0)
    assert held(service, talk)["steps"][1]["on"] == "2031-01-31"
    page.get_by_role("textbox", name="Step 2", exact=True).fill(" ")
    page.get_by_role("textbox", name="Step 2", exact=True).blur()
    expect(page.get_by_role("textbox", name="Step 2", exact=True)).to_have_value("Visit the college")


def test_two_tabs_keep_both_changes(browser: Browser, service: str, talk: dict[str, str]) -> None:
    first = opened(browser, service, talk)
    second = watched(first.context, service)
    second.goto(f"{service}/my-path")
    for page, words in ((first, "from the first"), (second, "from the second")):
        page.get_by_label("New step").fill(words)
        page.get_by_role("button", name="Add the step").click()
        expect(page.locator("#said")).to_have_text("The step was added.")
    assert [step["text"] for step in held(service, talk)["steps"]] == ["from the first", "from the second"]
    expect(second.locator("#step-list li")).to_have_count(2)


def test_a_change_that_cannot_be_sent_is_said_and_nothing_is_lost(
    browser: Browser, service: str, talk: dict[str, str]
) -> None:
    page = opened(browser, service, talk)
    expect(page.locator("#path")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("New step").fill("kept in the field")
    page.get_by_role("button", name="Add the step").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(page.get_by_label("New step")).to_have_value("kept in the field")
    page.get_by_label("A counselor may open this path").click()
    expect(page.get_by_label("A counselor may open this path")).not_to_be_checked()
    page.context.set_offline(False)
    page.get_by_role("button", name="Add the step").click()
    expect(page.get_by_role("textbox", name="Step 1", exact=True)).to_have_value("kept in the field")
    expect(page.get_by_role("alert")).to_be_empty()


def test_consent_is_off_until_it_is_given_and_can_be_taken_back(
    browser: Browser, service: str, talk: dict[str, str]
) -> None:
    page = opened(browser, service, talk)
    box = page.get_by_label("A counselor may open this path")
    expect(box).not_to_be_checked()
    box.check()
    expect(page.locator("#consent-told")).to_contain_text("You allowed it on")
    assert held(service, talk)["consent"] is True
    box.uncheck()
    expect(page.locator("#consent-told")).to_contain_text("No counselor can open")
    assert held(service, talk)["consent"] is False


def test_the_path_is_taken_along_as_pdf_and_json(browser: Browser, service: str, talk: dict[str, str]) -> None:
    call(service, "PUT", "/v1/path", PATH, talk["token"])
    page = opened(browser, service, talk)
    for name, begins in (("PDF", b"%PDF-"), ("JSON", b"{")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Save as {name}").click()
        assert waiting.value.suggested_filename == f"my-path.{name.lower()}"
        assert Path(waiting.value.path()).read_bytes().startswith(begins)


def test_an_answer_is_not_shared_any_more(browser: Browser, service: str, talk: dict[str, str]) -> None:
    link = call(service, "POST", "/v1/shares", {"conversation_id": talk["id"], "turn_id": talk["turn"]}, talk["token"])
    page = opened(browser, service, talk)
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.locator("#share-list")).to_contain_text("You shared no answer")
    page.goto(service + link["url"])
    expect(page.get_by_role("heading", level=1)).to_have_text("This answer is not here")


def test_an_erased_talk_is_said_to_be(browser: Browser, service: str, talk: dict[str, str]) -> None:
    call(service, "POST", "/v1/erase", None, talk["token"])
    page = opened(browser, service, talk)
    expect(page.get_by_role("alert")).to_contain_text("is not here any more")
    expect(page.locator("#path")).to_be_hidden()


def test_words_of_a_path_stay_words(browser: Browser, service: str, talk: dict[str, str]) -> None:
    hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\u202e"
    call(service, "PUT", "/v1/path", {"steps": [{"text": hostile}]}, talk["token"])
    page = opened(browser, service, talk)
    expect(page.get_by_role("textbox", name="Step 1", exact=True)).to_have_value(hostile)
    assert page.title() == "My path | Career Advisor"
    assert page.locator("#path img, #path script").count() == 0
    assert page.problems == []  # type: ignore[attr-defined]


def test_without_scripts_the_page_says_how_a_path_comes_about(browser: Browser, service: str) -> None:
    page = opened(browser, service, None, java_script_enabled=False)
    expect(page.locator("noscript p")).to_contain_text("A path begins when you ask the advisor")
    expect(page.locator("#path")).to_be_hidden()


def test_a_talk_begun_in_this_window_is_noticed_without_a_reload(browser: Browser, service: str) -> None:
    page = opened(browser, service, None)
    expect(page.locator("#without")).to_be_visible()
    page.get_by_role("button", name="Ask the career advisor").click()
    page.get_by_label("Your question").fill("how much do electricians make in Ohio?")
    page.keyboard.press("Enter")
    expect(page.locator("#path")).to_be_visible(timeout=30_000)
    expect(page.locator("#without")).to_be_hidden()
    assert page.problems == []  # type: ignore[attr-defined]
    page.context.close()
