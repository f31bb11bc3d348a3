"""The pages in a real browser: no fault of access, no sideways scrolling, no foreign request, readable without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SEEDS = ("/careers/operations-managers", "/tracks/operations")
KINDS = (
    *SEEDS,
    "/careers/operations-managers?place=83702",
    "/occupations/47-2111.00?place=Springfield",
    "/occupations/11-3031",
    "/careers",
    "/occupations",
    "/occupations?group=11",
    "/tracks",
    "/methods",
    "/search?q=operations",
    "/report?page=/careers/cooks",
)


def opened(browser: Browser, service: str, width: int, theme: str, **context: object) -> Iterator[Page]:
    """A page that keeps what went wrong on it in `problems`."""
    made = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, **context)  # type: ignore[arg-type]
    page = made.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.on("console", lambda one: page.problems.append(one.text) if one.type in ("error", "warning") else None)  # type: ignore[attr-defined]
    page.on(
        "request", lambda one: page.problems.append(one.url) if not one.url.startswith((service, "data:")) else None
    )  # type: ignore[attr-defined]
    yield page
    made.close()


@pytest.fixture(params=["light", "dark"])
def wide(request: pytest.FixtureRequest, browser: Browser, service: str) -> Iterator[Page]:
    yield from opened(browser, service, 1280, request.param)


@pytest.fixture(params=[320, 768, 1280])
def sized(request: pytest.FixtureRequest, browser: Browser, service: str) -> Iterator[Page]:
    yield from opened(browser, service, request.param, "light")


def test_no_page_has_a_fault_of_access_in_either_theme(wide: Page, service: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = {}
    for path in KINDS:
        wide.goto(service + path)
        result = Axe().run(wide)
        if result.violations_count:
            found[path] = result.generate_report()
    assert found == {}
    assert wide.problems == []  # type: ignore[attr-defined]


def test_no_page_scrolls_sideways_or_breaks_its_policy(sized: Page, service: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    wide = {}
    for path in KINDS:
        sized.goto(service + path)
        over = sized.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide[path] = over
    assert wide == {}
    sized.goto(service + SEEDS[0])
    assert Axe().run(sized).violations_count == 0
    assert sized.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_seed_pages_are_shot_with_every_picture_drawn(
    browser: Browser, service: str, width: int, theme: str
) -> None:
    """Their shots are kept as outputs of the build."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    for page in opened(browser, service, width, theme):
        for path in SEEDS:
            page.goto(service + path)
            page.evaluate("for (const one of document.images) one.loading = 'eager'")
            page.evaluate("Promise.all([...document.images].map((one) => one.decode()))")
            assert (
                page.evaluate("[...document.images].filter((one) => one.naturalWidth === 0).map((one) => one.src)")
                == []
            )
            name = path.strip("/").replace("/", "-")
            page.screenshot(path=str(SHOTS / f"page-{name}-{width}-{theme}.png"), full_page=True)
        assert page.problems == []  # type: ignore[attr-defined]


def test_a_page_is_whole_without_scripts(browser: Browser, service: str) -> None:
    for page in opened(browser, service, 768, "light", java_script_enabled=False):
        page.goto(service + "/occupations/47-2111.00")
        expect(page.get_by_text("Save to My path")).to_be_hidden()  # it needs a script
        page.get_by_label("ZIP code, city and state, or state").fill("83702")
        page.get_by_role("button", name="Show pay there").click()
        expect(page.locator("#pay-here")).to_contain_text("Idaho")
        assert page.url.endswith("#pay-here")
        page.get_by_label("Search for a career, job title or track").fill("nurse")
        page.get_by_role("search").get_by_role("button", name="Search").click()
        expect(page.get_by_role("link", name="Registered Nurses").first).to_be_visible()


def test_suggestions_are_worked_by_the_keyboard(browser: Browser, service: str) -> None:
    for page in opened(browser, service, 1280, "light"):
        page.goto(service + "/careers")
        box = page.get_by_role("combobox", name="Search for a career, job title or track")
        box.press_sequentially("operations man")
        options = page.get_by_role("listbox", name="Suggestions").first.get_by_role("option")
        expect(options.first).to_contain_text("Operations Managers")
        expect(box).to_have_attribute("aria-expanded", "true")
        box.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
        box.press("Escape")
        expect(options.first).to_be_hidden()
        box.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        box.press("Enter")
        page.wait_for_url("**/careers/operations-managers")
        assert page.problems == []  # type: ignore[attr-defined]


def test_a_marker_leads_to_its_source_and_the_keyboard_reaches_the_content_first(
    browser: Browser, service: str
) -> None:
    for page in opened(browser, service, 1280, "light"):
        page.goto(service + SEEDS[0])
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.locator(".keys sup a").first.click()
        target = page.locator(page.evaluate("location.hash"))
        expect(target).to_contain_text("Bureau of Labor Statistics")
        expect(target).to_be_in_viewport()


def test_the_print_leaves_out_what_paper_cannot_do(browser: Browser, service: str) -> None:
    for page in opened(browser, service, 1280, "light"):
        page.goto(service + SEEDS[0])
        page.emulate_media(media="print")
        for hidden in (".find", ".toc", "#pay-here form"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.get_by_role("heading", name="Specializations", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [320, 400, 768])
def test_the_page_of_addresses_does_not_scroll_sideways(browser: Browser, service: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{service}/docs")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.screenshot(path=str(SHOTS / f"docs-{width}.png"))
    page.close()


@pytest.mark.parametrize("path", ["/my-path", "/careers/operations-managers", "/tracks/operations", "/methods"])
def test_the_floating_button_covers_nothing_at_the_end_of_a_page_nor_a_field_in_use(
    browser: Browser, service: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(service + path)
    button = page.get_by_role("button", name="Ask the career advisor")
    expect(button).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box, last = button.bounding_box(), page.locator("footer.site p").last.bounding_box()
    assert box is not None
    assert last is not None
    assert last["y"] + last["height"] <= box["y"]
    if path.count("/") == 2:
        page.get_by_label("ZIP code, city and state, or state").focus()
        expect(button).to_be_hidden()
    page.close()
