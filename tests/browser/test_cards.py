"""The cards of the widget in a real browser, with real findings: every type, both languages, every figure open to its source."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.cards import Card
from advisor.facts import Fact
from advisor.tools.show import show
from tests.browser.card_cases import CASES, WIDGET, draw, explain, fact_ids, found, opened, settled, sideways

if TYPE_CHECKING:
    from knowledge.store import Knowledge

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
ALL = sorted(CASES)
Lookups = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def lookups(knowledge: "Knowledge") -> Lookups:
    return found(knowledge)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as found_page:
        yield found_page


@pytest.fixture(autouse=True)
def calm(page: Page) -> Iterator[None]:
    with settled(page):
        yield


def test_every_type_of_finding_has_a_card_and_a_case(page: Page, lookups: Lookups) -> None:
    types = {get_args(one.model_fields["type"].annotation)[0] for one in get_args(get_args(Card)[0])}
    assert set(page.evaluate("types")) == types
    assert {finding["type"] for lookup in lookups.values() for finding in lookup["findings"]} == types


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ALL)
def test_a_card_is_drawn_in_both_languages(page: Page, lookups: Lookups, name: str, language: str) -> None:
    lookup = lookups[name]
    draw(page, lookup, language)
    cards = page.locator(".card")
    assert [card.get_attribute("data-type") for card in cards.all()] == [one["type"] for one in lookup["findings"]]
    text = cards.first.inner_text()
    assert re.search(r"undefined|\[object|NaN|null|\{\w+\}|\bF\d+\b", text) is None
    assert page.locator(".card svg:not([role=img]):not([aria-hidden=true]):not(svg svg)").count() == 0
    assert all(one.get_attribute("aria-label") for one in page.locator("svg[role=img]").all())


@pytest.mark.parametrize("name", ALL)
def test_every_figure_of_a_finding_stands_on_its_card_with_its_source(page: Page, lookups: Lookups, name: str) -> None:
    lookup = lookups[name]
    wanted = fact_ids(lookup["findings"], {fact["id"] for fact in lookup["facts"]})
    draw(page, lookup)
    shown = page.eval_on_selector_all(
        "[data-fact]", "all => all.map(one => [one.dataset.fact, one.nextSibling?.textContent])"
    )
    assert wanted <= {fact for fact, _ in shown}
    cited = {fact["id"]: f"[{fact['citation']}]" for fact in lookup["facts"]}
    assert {(fact, mark) for fact, mark in shown if cited[fact] != mark} == set()


def test_a_figure_is_written_as_the_prose_writes_it(page: Page, lookups: Lookups) -> None:
    facts = [fact for lookup in lookups.values() for fact in lookup["facts"]]
    theirs = page.evaluate("facts => facts.map(fact => figureText(fact, 'en'))", facts)
    ours = [show(Fact.model_validate(fact)) for fact in facts]
    assert [
        (a, b) for a, b in zip(theirs, ours, strict=True) if a.removesuffix("/hour").removesuffix(" points") != b
    ] == []
    spanish = page.evaluate("facts => facts.map(fact => figureText(fact, 'es'))", facts)
    assert [one for one in spanish if "/hour" in one] == []
    assert [one.replace("/hora", "/hour") for one in spanish] == theirs


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ALL)
def test_a_card_has_no_accessibility_fault(page: Page, lookups: Lookups, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    draw(page, lookups[name])
    if lookups[name]["facts"]:
        explain(page, lookups[name]["facts"][-1]["id"])
    # What a screen reader meets is the same in both: in the dark only the colours are looked at again.
    result = Axe().run(page, options={"runOnly": ["color-contrast"]} if scheme == "dark" else None)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [280, 320])
def test_nothing_makes_the_page_scroll_sideways(page: Page, lookups: Lookups, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for name, lookup in lookups.items():
        for language in ("en", "es"):
            draw(page, lookup, language)
            wide += [(name, language)] if sideways(page) else []
    assert wide == []


def test_a_table_that_scrolls_can_be_reached_by_the_keyboard(page: Page, lookups: Lookups) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    draw(page, lookups["resilience_career"])
    region = page.locator(".scroll[tabindex='0']")
    expect(region).to_have_attribute("aria-label", re.compile("Table: Members and their scores"))
    page.set_viewport_size({"width": 1400, "height": 800})
    expect(region).to_have_count(0)


def test_a_comparison_needs_no_scrolling_on_a_telephone(page: Page, lookups: Lookups) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    draw(page, lookups["comparison"])
    expect(page.get_by_role("table", name="Side by side")).to_be_visible()
    expect(page.locator(".scroll[tabindex='0']")).to_have_count(0)


def order(page: Page) -> list[str]:
    return page.locator(".ranks .what").all_inner_texts()


def test_the_switch_turns_places_between_dollars_and_us_prices(page: Page, lookups: Lookups) -> None:
    lookup = lookups["places_by_real_pay"]
    draw(page, lookup)
    facts = {fact["id"]: fact for fact in lookup["facts"]}
    by_real = order(page)
    page.get_by_role("button", name="In dollars").click()
    by_dollars = order(page)
    nominal = {
        item["area"]["title"]: next(facts[one]["value"] for one in item["facts"] if facts[one]["unit"] == "USD/year")
        for item in lookup["findings"][0]["items"]
    }
    assert by_dollars == sorted(by_real, key=lambda title: -nominal[title]) != by_real
    expect(page.get_by_role("button", name="In dollars")).to_be_focused()
    expect(page.get_by_role("button", name="In dollars")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_contain_text("in order of pay in dollars")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert order(page) == by_real


def test_without_real_figures_the_switch_asks_for_them(page: Page, lookups: Lookups) -> None:
    draw(page, lookups["ranking"])
    before = order(page)
    page.get_by_role("button", name="In US prices").click()
    assert page.evaluate("asked") == ["What pays best in Operations in Idaho after the cost of living?"]
    assert order(page) == before


def test_a_floor_is_drawn_open_and_said_to_be_one(page: Page, lookups: Lookups) -> None:
    draw(page, lookups["wage_floor"])
    expect(page.locator(".card")).to_contain_text("≥ $239,200")
    expect(page.locator(".headline")).to_contain_text("Half earn this much or more")
    expect(explain(page, lookups["wage_floor"]["findings"][0]["percentiles"]["median"])).not_to_contain_text(
        "earned less than"
    )
    assert page.locator(".card svg.drawing svg path").count() == 1


def test_the_ladder_says_where_it_looked_first(page: Page, lookups: Lookups) -> None:
    draw(page, lookups["wage"])
    expect(page.locator(".note").first).to_contain_text("Looked first in Boise City, ID")
    expect(page.locator(".note").first).to_contain_text("So the figures are for Idaho.")


def test_a_section_without_content_says_why(page: Page, lookups: Lookups) -> None:
    lookup = lookups["profile_occupation"]
    draw(page, lookup)
    sections = lookup["findings"][0]["sections"]
    assert page.eval_on_selector_all("[data-section]", "all => all.map(one => one.dataset.section)") == [
        one["key"] for one in sections
    ]
    empty = [one for one in sections if one["content"] is None]
    assert empty
    for one in empty:
        expect(page.locator(f"[data-section={one['key']}]")).to_contain_text(one["missing"]["reason"])


def test_an_english_reader_loads_few_bytes_for_pay_and_rankings() -> None:
    def size(*names: str) -> int:
        return sum(len(gzip.compress((WIDGET / "cards" / f"{name}.js").read_bytes(), 9)) for name in names)

    first = size("index", "words", "words_en", "parts", "figures", "pictures", "pay", "ranking", "style", "source")
    assert first <= 19_500


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 760])
def test_pictures_of_all_cards_are_kept(page: Page, lookups: Lookups, width: int, scheme: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    for name in (
        "wage",
        "ranking",
        "comparison",
        "resilience_career",
        "transition",
        "places_by_real_pay",
        "fit",
        "offer",
    ):
        draw(page, lookups[name])
        card = page.locator(".card").first
        assert card.bounding_box()["width"] <= width  # type: ignore[index]
        card.screenshot(path=str(SHOTS / f"card-{name}-{width}-{scheme}.png"))
