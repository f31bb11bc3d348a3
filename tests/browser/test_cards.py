"""The cards of the widget in a real browser, with real findings: every type, both languages, every figure open to its source."""

import gzip
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.cards import Card
from advisor.facts import Fact
from advisor.tools.show import show
from tests.browser.card_cases import CASES, WIDGET, copy_of, fact_ids, found, harness, poisoned
from tests.browser.hostile import HOSTILE

if TYPE_CHECKING:
    from knowledge.store import Knowledge

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
ALL = sorted(CASES)
Lookups = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def lookups(knowledge: "Knowledge") -> Lookups:
    return found(knowledge)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with harness() as served:
        yield served


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The harness; whatever it fails with or asks of another host is kept in `problems`."""
    context = browser.new_context(viewport={"width": 760, "height": 800})
    opened = context.new_page()
    opened.problems = []  # type: ignore[attr-defined]
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))  # type: ignore[attr-defined]
    opened.on("console", lambda one: opened.problems.append(one.text) if one.type == "error" else None)  # type: ignore[attr-defined]
    opened.on(
        "request",
        lambda one: opened.problems.append(one.url) if not one.url.startswith((address, "data:")) else None,  # type: ignore[attr-defined]
    )
    opened.goto(address)
    opened.wait_for_selector("main[data-ready]")
    yield opened
    context.close()


@pytest.fixture(autouse=True)
def calm(page: Page) -> Iterator[None]:
    """Each test begins on a wide light page and ends without a failure in it."""
    page.problems.clear()  # type: ignore[attr-defined]
    page.set_viewport_size({"width": 760, "height": 800})
    page.emulate_media(color_scheme="light", forced_colors="none")
    yield
    assert page.problems == []  # type: ignore[attr-defined]


def draw(page: Page, lookup: dict[str, Any], language: str = "en", to: str | None = "own") -> None:
    """Draw all cards of a lookup, unfolded. `to` is what leads to a page: our own addresses, or this text for all."""
    page.evaluate(
        "([lookup, language, to]) => draw(lookup, language, to === 'own' ? undefined : to)", [lookup, language, to]
    )
    page.wait_for_selector("[aria-busy]", state="detached")
    page.evaluate("unfold()")


def explain(page: Page, fact: str, fetched: str = "row") -> Any:
    page.evaluate("([fact, fetched]) => explain(fact, fetched)", [fact, fetched])
    page.wait_for_selector("[aria-busy]", state="detached")
    return page.locator(".fact-panel")


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


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
    shown = page.eval_on_selector_all("[data-fact]", "all => all.map(one => [one.dataset.fact, one.nextSibling?.textContent])")
    assert wanted <= {fact for fact, _ in shown}
    cited = {fact["id"]: f"[{fact['citation']}]" for fact in lookup["facts"]}
    assert {(fact, mark) for fact, mark in shown if cited[fact] != mark} == set()


def test_a_figure_is_written_as_the_prose_writes_it(page: Page, lookups: Lookups) -> None:
    facts = [fact for lookup in lookups.values() for fact in lookup["facts"]]
    theirs = page.evaluate("facts => facts.map(fact => figureText(fact, 'en'))", facts)
    ours = [show(Fact.model_validate(fact)) for fact in facts]
    assert [(a, b) for a, b in zip(theirs, ours, strict=True) if a.removesuffix("/hour").removesuffix(" points") != b] == []
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
    draw(page, lookups["comparison"])
    region = page.locator(".scroll[tabindex='0']")
    expect(region).to_have_attribute("aria-label", re.compile("Table: Side by side"))
    page.set_viewport_size({"width": 1400, "height": 800})
    expect(region).to_have_count(0)


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
    expect(explain(page, lookups["wage_floor"]["findings"][0]["percentiles"]["median"])).not_to_contain_text("less than")
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


def test_every_kind_of_figure_has_a_meaning_of_its_own(page: Page, lookups: Lookups) -> None:
    facts = {fact["statistic"] for lookup in lookups.values() for fact in lookup["facts"]}
    kinds = set(page.evaluate("all => all.map(kindOf)", sorted(facts)))
    meanings = set(page.evaluate("async () => Object.keys((await import('/widget/cards/meanings_en.js')).MEANINGS)"))
    assert {kind for kind in kinds if kind not in meanings and f"{kind}.above" not in meanings} == set()


def test_a_figure_opens_its_meaning_its_source_and_its_row(page: Page, lookups: Lookups) -> None:
    lookup = lookups["wage_both"]
    draw(page, lookup)
    page.locator(".headline .fig").click()
    page.wait_for_selector(".fact-panel .behind table")
    panel = page.locator(".fact-panel")
    expect(panel).to_contain_text("half of the people in this work in Ohio earned less than $64,700")
    expect(panel).to_contain_text("US Bureau of Labor Statistics")
    link = panel.locator("dd a").first
    assert (link.get_attribute("href") or "").startswith("https://www.bls.gov/")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    expect(panel.locator("tr.near")).to_contain_text("98430")
    expect(panel).to_contain_text("not published")
    expect(panel).to_contain_text("a" * 64)


def test_a_derived_figure_shows_its_formula_with_parts_that_open(page: Page, lookups: Lookups) -> None:
    lookup = lookups["wage_both"]
    draw(page, lookup)
    panel = explain(page, lookup["findings"][0]["real"]["median"], "nothing")
    expect(panel).to_contain_text("How it is worked out")
    expect(panel).to_contain_text("no row of its own")
    panel.get_by_role("button", name="$64,700").click()
    expect(page.locator(".fact-panel .headline")).to_contain_text("$64,700")


def test_a_row_that_cannot_be_fetched_is_one_sentence(page: Page, lookups: Lookups) -> None:
    draw(page, lookups["wage_both"], "es")
    panel = explain(page, lookups["wage_both"]["findings"][0]["percentiles"]["p10"], "refused")
    expect(panel.locator(".behind")).to_have_text("No se pudo traer la fila ahora. La fuente de arriba la tiene.")


def test_a_figure_published_elsewhere_carries_its_caution(page: Page, lookups: Lookups) -> None:
    lookup = lookups["resilience_career"]
    draw(page, lookup)
    expect(page.locator(".apart")).to_contain_text(lookup["findings"][0]["published"]["caveat"][:60])
    panel = explain(page, lookup["findings"][0]["published"]["score"])
    expect(panel.locator(".note")).to_contain_text("not checked here")


def test_both_languages_have_the_same_keys_and_gaps(page: Page) -> None:
    told = page.evaluate("""() => Promise.all(["en", "es"].map(async (code) => {
      const files = await Promise.all(["words", "more", "fields", "meanings"].map((name) => import(`/widget/cards/${name}_${code}.js`)));
      const all = files.map((one, i) => Object.entries(one.WORDS || one.MEANINGS).map(([key, text]) => [i < 3 ? key : `meaning ${key}`, text])).flat();
      return [all.length, Object.fromEntries(all)];
    }))""")
    assert all(count == len(words) for count, words in told), "a key stands in two files"
    english, spanish = (words for _, words in told)
    assert english.keys() == spanish.keys()
    assert all(text.strip() for text in [*english.values(), *spanish.values()])
    gaps = {key: (set(re.findall(r"\{\w+\}", english[key])), set(re.findall(r"\{\w+\}", spanish[key]))) for key in english}
    assert {key: both for key, both in gaps.items() if both[0] != both[1]} == {}


AWKWARD = (*HOSTILE, "javascript:window.ran=1", "W" * 400, "\u202egnp.exe \u2066x", "constructor", "__proto__", "")
HARMFUL = "script, img, iframe, object, embed, link, style, form, base, meta, video, audio, input, textarea, template"


@pytest.mark.parametrize("name", ALL)
def test_hostile_text_in_every_field_stays_text(page: Page, lookups: Lookups, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for turn in range(0, len(AWKWARD), 11):
        texts = islice(cycle(AWKWARD), turn, None)
        lookup = copy_of(lookups[name])
        ids = frozenset({"type", "id"})
        lookup["findings"] = [poisoned(one, texts, ids if turn % 2 else ids | NUMBERED) for one in lookup["findings"]]
        lookup["facts"] = [poisoned(one, texts) for one in lookup["facts"]]
        lookup["citations"] = [poisoned(one, texts) for one in lookup["citations"]]
        draw(page, lookup, "es" if turn % 3 else "en", "javascript:window.ran=1" if turn % 2 else "own")
        if lookup["facts"]:
            explain(page, lookup["facts"][turn % len(lookup["facts"])]["id"])
        assert page.locator(f"#room :is({HARMFUL})").count() == 0
        assert page.evaluate("window.ran") is None
        links = page.eval_on_selector_all("#room a", "all => all.map(one => one.href)")
        assert [one for one in links if not one.startswith(("https://", "http://127.0.0.1"))] == []
        assert page.locator("#room [style], #room [onerror], #room [onload], #room [onfocus]").count() == 0
        assert "\u202e" not in page.locator("#room").inner_text()
        assert not sideways(page), AWKWARD[turn]


NUMBERED = frozenset({"percentiles", "real", "hourly", "facts", "fact", "also", "employment", "trend", "typical_median"})
"""Fields of fact ids: kept in every second round, so that poisoned facts are drawn too."""


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
    for name in ("wage", "ranking", "comparison", "resilience_career", "transition", "places_by_real_pay", "fit", "offer"):
        draw(page, lookups[name])
        card = page.locator(".card").first
        assert card.bounding_box()["width"] <= width  # type: ignore[index]
        card.screenshot(path=str(SHOTS / f"card-{name}-{width}-{scheme}.png"))
