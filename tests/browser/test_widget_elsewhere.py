"""The widget on pages of other sites: where it is allowed it works, where it is not it says so in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.served import Served, ask, free_port, host_page, opened, send, served, shot, site

PAY = "how much do electricians make in Ohio?"


@pytest.fixture(scope="module")
def listed_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def advisor_there(home: Path, tmp_path_factory: pytest.TempPathFactory, listed_port: int) -> Iterator[Served]:
    origins = f"http://127.0.0.1:{listed_port}"
    with served(home, tmp_path_factory.mktemp("elsewhere") / "home", ADVISOR_ORIGINS=origins) as found:
        yield found


def test_a_listed_page_has_the_launcher_and_a_whole_talk(
    browser: Browser, advisor_there: Served, listed_port: int
) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" data-mode="launcher" data-track="operations"></script>'
    with site(host_page(script), listed_port) as origin:
        page = opened(browser, origin)
        page.get_by_role("button", name="Ask the career advisor").click()
        page.get_by_role("button", name="Where does this track pay best?").click()
        turn = page.locator(".turn").last
        expect(turn.locator(".sources")).to_be_visible(timeout=30_000)
        expect(turn.locator(".answer")).to_contain_text("Operations")
        turn.locator(".answer .mark").first.click()
        expect(page.get_by_role("dialog", name="Sources")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name="Career Advisor")).to_be_visible()
        page.reload()
        page.get_by_role("button", name="Ask the career advisor").click()
        expect(page.locator(".turn")).to_have_count(1)
        shot(page, "elsewhere")
        assert page.problems == []  # type: ignore[attr-defined]
        page.context.close()


def test_an_unlisted_page_is_told_so_in_one_sentence(browser: Browser, advisor_there: Served) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" data-mode="inline" data-target="main"></script>'
    with site(host_page(script)) as origin:
        page = opened(browser, origin)
        send(page, PAY)
        expect(page.get_by_role("alert")).to_have_text(
            f"This page ({origin}) is not allowed to use the advisor. Whoever runs the advisor can add it."
        )
        expect(page.get_by_role("button", name="Try again")).to_have_count(0)
        shot(page, "unlisted")
        page.context.close()


def test_included_twice_there_is_one_and_written_by_hand_it_works(
    browser: Browser, advisor_there: Served, listed_port: int
) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" async></script>' * 2
    by_hand = '<career-advisor data-language="es" data-theme="dark" data-title="Registered Nurses"></career-advisor>'
    for body, count in (("", 1), (by_hand, 1)):
        with site(host_page(script, body), listed_port) as origin:
            page = opened(browser, origin)
            expect(page.locator("career-advisor")).to_have_count(count)
            if body:
                expect(page.get_by_role("button", name="¿Reemplazará la IA a Registered Nurses?")).to_be_visible()
                assert page.locator("career-advisor").evaluate("(one) => getComputedStyle(one).colorScheme") == "dark"
            assert page.problems == []  # type: ignore[attr-defined]
            page.context.close()


def test_a_pages_colour_is_taken_and_kept_readable(browser: Browser, advisor_there: Served, listed_port: int) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" data-target="main" data-theme="light" data-accent="#ffd700"></script>'
    with site(host_page(script), listed_port) as origin:
        page = opened(browser, origin)
        accent = page.locator("career-advisor").evaluate(
            "(one) => getComputedStyle(one).getPropertyValue('--ca-accent')"
        )
        red, green, blue = (int(part) for part in accent.strip().removeprefix("rgb(").removesuffix(")").split())
        assert red > green > blue, "it is still that colour"
        from axe_playwright_python.sync_playwright import Axe

        ask(page, PAY)
        assert Axe().run(page).violations_count == 0
        shot(page, "accent")
        page.context.close()


def test_a_connection_that_broke_off_is_not_taken_for_a_page_that_is_not_allowed(
    browser: Browser, advisor_there: Served, listed_port: int
) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" data-mode="inline" data-target="main"></script>'
    with site(host_page(script), listed_port) as origin:
        page = opened(browser, origin)
        broken: list[str] = []

        def wire(route: Route) -> None:
            if len(broken) < 2:
                broken.append(route.request.url)
                route.abort("connectionreset")
            else:
                route.continue_()

        page.route("**/v1/chat", wire)
        turn = ask(page, PAY)
        expect(turn.locator(".answer")).to_contain_text("Ohio")
        expect(page.get_by_role("alert")).to_have_count(0)
        assert len(broken) == 2
        page.context.close()


@pytest.mark.parametrize("mode", ["inline", "launcher"])
def test_an_unlisted_page_is_told_so_when_the_widget_opens(browser: Browser, advisor_there: Served, mode: str) -> None:
    target = 'data-target="main"' if mode == "inline" else ""
    script = f'<script src="{advisor_there.address}/widget.js" data-mode="{mode}" {target}></script>'
    with site(host_page(script)) as origin:
        page = opened(browser, origin)
        if mode == "launcher":
            page.get_by_role("button", name="Ask the career advisor").click()
        expect(page.locator("career-advisor .talk-notes")).to_have_text(
            f"This page ({origin}) is not allowed to use the advisor. Whoever runs the advisor can add it."
        )
        page.context.close()


@pytest.mark.parametrize(
    "rules",
    [
        "html { font-size: 30px }",
        "body { font: bold 30px/3 serif } * { font-size: 30px }",
        "career-advisor { font-size: 40px; letter-spacing: 4px; word-spacing: 9px; text-transform: uppercase }",
        "html { font-size: 8px } :root { font-size: 62.5% }",
    ],
)
def test_a_pages_letters_do_not_change_the_size_of_ours(
    browser: Browser, advisor_there: Served, listed_port: int, rules: str
) -> None:
    script = f'<script src="{advisor_there.address}/widget.js" data-mode="launcher"></script>'
    with site(host_page(f"<style>{rules}</style>{script}"), listed_port) as origin:
        page = opened(browser, origin)
        page.set_viewport_size({"width": 360, "height": 740})
        page.get_by_role("button", name="Ask the career advisor").click()
        size = page.locator(".promise").evaluate("(one) => getComputedStyle(one).fontSize")
        assert 14 <= float(size.removesuffix("px")) <= 16
        head = page.locator("career-advisor .head").bounding_box()
        assert head is not None
        assert head["height"] < 60, "one line"
        shot(page, "hostile-size")
        page.context.close()
