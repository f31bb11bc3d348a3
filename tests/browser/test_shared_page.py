"""A shared answer in a real browser: whatever stands in it is text; it runs without scripts, at every width."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from advisor.answers import Answer, Stamps, Usage
from advisor.belongings import Belongings
from advisor.conversations import Conversations
from advisor.facts import CitationOut, Fact, FactArea, Of
from advisor.records import Records
from advisor.requests import ChatRequest
from advisor.shares import ShareRequest
from advisor.talk import TalkState

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
PAYLOADS = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg/onload=document.title='owned'>",
    "[click](javascript:document.title='owned')",
    "![x](https://evil.example/x.png)",
    "<https://evil.example/auto>",
    "https://evil.example/bare",
    "</title><script>document.title='owned'</script>",
    '"><iframe srcdoc="<script>parent.document.title=1</script>">',
    "<style>@import 'https://evil.example/x.css'</style>",
    "<a href='javascript:document.title=1'>x</a>",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "&lt;script&gt;document.title='owned'&lt;/script&gt;",
    "[ref]: https://evil.example/ref\n\n[ref]",
    "\u202e<b onmouseover=document.title='owned'>\u202c",
    "<form action=https://evil.example><button>go</button></form>",
]


@pytest.fixture(scope="module")
def hostile_link(home: Path, service: str) -> str:
    """A share whose every part that a model or a table could have written is hostile."""
    payload = "\n\n".join(PAYLOADS)
    short = " ".join(PAYLOADS)
    records = Records(f"sqlite:///{home}/records.sqlite")
    talks = Conversations(records)
    request = ChatRequest(message=payload)
    opened = talks.opened(request, None)
    source = CitationOut(
        id=1, publisher=short, dataset=short, title=short, vintage=short, url="javascript:document.title='owned'",
        licence=short, section=short,
    )  # fmt: skip
    fact = Fact(
        id="F1", value=1, unit="USD/year", statistic=short, of=Of(kind="occupation", code="x", title=short),
        area=FactArea(code="US", level="nation", title=short), as_of=short, basis="derived", note=short, citation=1,
    )  # fmt: skip
    table = "| a | b |\n|---|---|\n" + "\n".join(
        f"| {one.splitlines()[0].replace('|', '')} | $1 [1] |" for one in PAYLOADS
    )
    answer = Answer(
        conversation_id=opened.conversation_id, turn_id=opened.turn_id, outcome="answered",
        text=f"The pay of these jobs in this state is what they say it is, with the years and the places.\n\n{payload}\n\n{table}\n\n- $1 [1] {short}", facts=[fact], citations=[source],
        usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=Stamps(model=short, prompt="p", knowledge_build=short, version=short),
    )  # fmt: skip
    talks.record(opened, request, answer, TalkState(), {})
    wanted = ShareRequest(conversation_id=opened.conversation_id, turn_id=opened.turn_id, with_question=True)
    share = Belongings(records, talks).share(wanted, opened.token)
    records.close()
    return f"{service}/shared/{share}"


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_hostile_answer_runs_nothing_and_asks_nobody(
    browser: Browser, service: str, hostile_link: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda one: None if one.url.startswith((service, "data:")) else foreign.append(one.url))
    page.on("dialog", lambda dialog: foreign.append(dialog.message))
    page.goto(hostile_link)
    for one in page.locator("article summary").all():
        one.click()
    page.mouse.move(width // 2, 400)
    page.wait_for_timeout(300)
    assert page.title() == f"Career Advisor: an answer of {datetime.now(UTC):%-d %B %Y}"
    assert foreign == []
    inside = page.locator("article")
    assert inside.locator("script, img, svg, iframe, style, form, meta, base, [onerror], [onload]").count() == 0
    assert inside.locator("a:not([href^='#']):not([href^='/shared/'])").count() == 0
    expect(inside).to_contain_text("{{ 7 * 7 }}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_a_shared_answer_can_be_read_without_scripts_and_as_pdf(browser: Browser, service: str, home: Path) -> None:
    from tests.browser.test_my_path import call

    made = call(service, "POST", "/v1/chat", {"message": "compare electricians and plumbers in Ohio"})
    body = {"conversation_id": made["conversation_id"], "turn_id": made["turn_id"], "with_question": True}
    link = call(service, "POST", "/v1/shares", body, made["conversation_token"])
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(service + link["url"])
    expect(page.get_by_role("heading", name="The figures in it")).to_be_visible()
    expect(page.locator("table.figures").first).to_contain_text("$64,700")
    page.locator("article .cite").first.click()
    assert "#source-" in page.url
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / "shared-1280.png"), full_page=True)
    pdf = context.request.get(service + link["pdf"])
    assert pdf.headers["content-type"] == "application/pdf"
    context.close()
