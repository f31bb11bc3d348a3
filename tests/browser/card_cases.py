"""Real findings for the cards: what each tool answers on the starter knowledge, and a page that draws them."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Locator, Page

from advisor.lookups import look_up
from advisor.own import OwnView
from api.headers import page_policy
from knowledge.own import OwnIndex, read
from tests.own_folder import written

if TYPE_CHECKING:
    from knowledge.store import Knowledge

WIDGET = Path(__file__).resolve().parents[2] / "api" / "widget"

CASES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "wage": ("get_wages", {"occupation": "registered nurses", "place": "Boise, ID"}),
    "wage_hourly": ("get_wages", {"occupation": "actors", "place": "California"}),
    "wage_floor": ("get_wages", {"occupation": "Anesthesiologists", "year": 2024}),
    "wage_both": ("get_wages", {"occupation": "electricians", "place": "Ohio", "since": 2021, "hourly": True}),
    "group_pay": ("get_wages", {"occupation": "Operations", "place": "Idaho"}),
    "ranking": ("rank_occupations", {"within": "Operations", "place": "Idaho", "limit": 8}),
    "ranking_real": ("rank_occupations", {"within": "Operations", "place": "Idaho", "by": "real_median", "limit": 8}),
    "ranking_growth": ("rank_occupations", {"by": "growth", "limit": 5}),
    "ranking_hourly": ("rank_occupations", {"within": "27-0000", "place": "California", "limit": 5}),
    "comparison": ("compare_occupations", {"occupations": ["registered nurses", "electricians"], "place": "Ohio"}),
    "comparison_places": ("compare_places", {"occupation": "electricians", "places": ["Boise, ID", "Austin, TX"]}),
    "resilience": ("get_resilience", {"occupation_or_career": "General and Operations Managers"}),
    "resilience_career": ("get_resilience", {"occupation_or_career": "operations-managers"}),
    "outlook": ("get_outlook", {"occupation": "electricians"}),
    "profile": ("get_career", {"career": "operations-managers"}),
    "profile_occupation": ("get_career", {"career": "11-3071.04"}),
    "track": ("get_track", {"track": "operations"}),
    "tracks": ("get_track", {"track": "all"}),
    "transitions": ("find_transitions", {"occupation": "Cashiers", "place": "Ohio"}),
    "transition": ("find_transitions", {"occupation": "Logisticians", "to": "Supply Chain Managers"}),
    "training": ("get_training", {"occupation": "Logisticians"}),
    "places": ("find_places", {"text": "Springfield"}),
    "places_by_pay": ("rank_places", {"occupation_or_track": "electricians"}),
    "places_by_real_pay": ("rank_places", {"occupation_or_track": "electricians", "by": "real_median"}),
    "fit": ("match_interests", {"likes": ["working outdoors", "fixing machines"], "dislikes": ["a desk"]}),
    "offer": ("evaluate_offer", {"occupation": "electricians", "amount": 72000, "place": "Ohio"}),
    "passages": ("search_passages", {"query": "what do supply chain managers worry about"}),
    "referrals": ("search_passages", {"query": "where can I train as an electrician near Tucson"}),
    "sources": ("list_sources", {}),
}

_HTML = """<!doctype html><html lang="en"><head><title>Cards</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/harness.css"></head>
<body><main aria-label="Cards"><h1>Cards</h1><h2>An answer</h2><div id="room"></div></main>
<script type="module" src="/harness.js"></script></body></html>"""

_CSS = """
:root { color-scheme: light dark; --ca-paper: #faf8f3; --ca-card: #ffffff; --ca-ink: #1f2523; --ca-soft: #56605c; --ca-line: #d9d5c9;
  --ca-accent: #1d5c4a; --ca-accent-ink: #ffffff; --ca-bar: #8db8a8; --ca-bar-strong: #1d5c4a; --ca-mine: #e6efe9; --ca-warn: #7a4a00; --ca-focus: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ca-paper: #161a19; --ca-card: #1f2523; --ca-ink: #ecefed; --ca-soft: #a9b4af; --ca-line: #3a4340;
  --ca-accent: #7fcbb0; --ca-accent-ink: #10201a; --ca-bar: #3f6f60; --ca-bar-strong: #7fcbb0; --ca-mine: #24352e; --ca-warn: #f0c27a; --ca-focus: #8ab4f8; } }
body { margin: 0; padding: .75rem; background: var(--ca-paper); color: var(--ca-ink); font: 1rem/1.55 system-ui, "DejaVu Sans", sans-serif; }
h1, h2 { font-size: 1rem; margin: 0; }
.mark { font: inherit; color: var(--ca-accent); background: none; border: 0; padding: .2em; }
"""

_JS = """
import { card, TYPES } from "/widget/cards/index.js";
import { kindOf, show } from "/widget/cards/figures.js";
import { factPanel } from "/widget/cards/source.js";
import { CARD_CSS } from "/widget/cards/style.js";
import { el } from "/widget/dom.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(CARD_CSS);
document.adoptedStyleSheets = [sheet];
const room = document.querySelector("#room");
const row = { table: "wage", column: "annual_median_usd", row: { oews_code: "29-1141", annual_median_usd: 98430, hourly_p90_usd: null },
  file: "oesm25st.zip", sheet: "first sheet", checksum: "a".repeat(64) };
let view = null;

Object.assign(window, {
  asked: [], types: TYPES, figureText: show, kindOf,
  draw(lookup, language, page) {
    window.asked = [];
    const marker = (n) => el("sup", { class: "cite" }, el("button", { class: "mark", type: "button", "aria-label": `source ${n}` }, `[${n}]`));
    view = { facts: new Map(lookup.facts.map((one) => [one.id, one])), citations: new Map(lookup.citations.map((one) => [one.id, one])), language, marker,
      openFact: (fact) => window.explain(fact.id), ask: (message) => window.asked.push(message), turnId: "t",
      page: (kind, code) => (page === undefined ? `/${kind}s/${encodeURIComponent(code)}` : page) };
    room.replaceChildren(...lookup.findings.map((one) => card(one, view)).filter(Boolean));
  },
  explain(id, fetched = "row") {
    room.querySelector(".fact-panel")?.remove();
    const answer = { row: async () => row, refused: async () => { throw new Error("no"); }, nothing: () => { throw new Error("no"); } };
    room.append(factPanel(view.facts.get(id), view, answer[fetched]));
  },
  unfold() { for (const one of room.querySelectorAll("details")) one.open = true; },
});
document.querySelector("main").dataset.ready = "yes";
"""


def found(knowledge: "Knowledge") -> dict[str, dict[str, Any]]:
    """Each case's lookup as the service would send it. Fails where a case no longer gives a finding."""
    told = {}
    for name, (tool, arguments) in CASES.items():
        _, lookup = look_up(knowledge, tool, arguments, own=_local() if name == "referrals" else None)
        assert lookup.findings, f"{name}: {tool} gives no finding: {lookup.missing}"
        told[name] = lookup.model_dump(mode="json")
    return told


def _local() -> OwnView:
    """The operator's content of docs/own-content.md, as everybody sees it."""
    with TemporaryDirectory() as folder:
        return OwnView(OwnIndex(read(written(Path(folder)))), "")


@contextmanager
def harness() -> Iterator[str]:
    """A page on loopback, under the content policy of our pages, that draws what it is given; its address."""
    own = {"/": ("text/html", _HTML), "/harness.css": ("text/css", _CSS), "/harness.js": ("text/javascript", _JS)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path.startswith("/widget/") and path.endswith(".js") and ".." not in path:
                file = WIDGET / path.removeprefix("/widget/")
                kind, text = "text/javascript", file.read_text(encoding="utf-8") if file.is_file() else ""
            else:
                kind, text = own.get(path, ("text/plain", ""))
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", page_policy())
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Silence: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def fact_ids(value: Any, facts: set[str]) -> set[str]:
    """All ids of these facts that stand anywhere in a finding."""
    if isinstance(value, str):
        return {value} & facts
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {one for part in parts for one in fact_ids(part, facts)}


def poisoned(value: Any, texts: Iterator[str], kept: frozenset[str] = frozenset({"type", "id"})) -> Any:
    """The same value with every string replaced by the next of `texts`, but for the fields named in `kept`."""
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, dict):
        return {key: one if key in kept else poisoned(one, texts, kept) for key, one in value.items()}
    return [poisoned(one, texts, kept) for one in value] if isinstance(value, list) else value


def copy_of(lookup: dict[str, Any]) -> dict[str, Any]:
    """A copy that a test may change."""
    copied: dict[str, Any] = json.loads(json.dumps(lookup))
    return copied


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """The harness in a browser; whatever fails in it, or is asked of another host, is kept in `problems`."""
    with harness() as address:
        context = browser.new_context()
        page = context.new_page()
        page.problems = problems = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda one: problems.append(one.text) if one.type == "error" else None)
        page.on("request", lambda one: None if one.url.startswith((address, "data:")) else problems.append(one.url))
        page.goto(address)
        page.wait_for_selector("main[data-ready]")
        yield page
        context.close()


@contextmanager
def settled(page: Page) -> Iterator[None]:
    """A wide light page to begin with, and no failure in it at the end."""
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


def explain(page: Page, fact: str, fetched: str = "row") -> Locator:
    """Open what stands behind a figure; `fetched` is how the call for its row ends: `row`, `refused` or `nothing`."""
    page.evaluate("([fact, fetched]) => explain(fact, fetched)", [fact, fetched])
    page.wait_for_selector("[aria-busy]", state="detached")
    return page.locator(".fact-panel")


def sideways(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
