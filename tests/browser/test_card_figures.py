"""What stands behind the figures of a card, in both languages, and hostile text in any of its fields."""

import re
from collections.abc import Iterator
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.card_cases import CASES, copy_of, draw, explain, found, opened, poisoned, settled, sideways
from tests.browser.hostile import HOSTILE

if TYPE_CHECKING:
    from knowledge.store import Knowledge

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
    expect(panel).to_contain_text("not in this file")
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
    gaps = {
        key: (set(re.findall(r"\{\w+\}", english[key])), set(re.findall(r"\{\w+\}", spanish[key]))) for key in english
    }
    assert {key: both for key, both in gaps.items() if both[0] != both[1]} == {}


AWKWARD = (*HOSTILE, "javascript:window.ran=1", "W" * 400, "\u202egnp.exe \u2066x", "constructor", "__proto__", "")
HARMFUL = "script, img, iframe, object, embed, link, style, form, base, meta, video, audio, input, textarea, template"
NUMBERED = frozenset(
    {"percentiles", "real", "hourly", "facts", "fact", "also", "employment", "trend", "typical_median"}
)
"""Fields of fact ids: kept in every second round, so that poisoned facts are drawn too."""


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
