"""Sixty hostile texts in six places: nothing runs, nothing is fetched from elsewhere, nothing becomes an element."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.hostile import HOSTILE

QUESTIONS = (
    "What pays best in operations in Idaho?",
    "Will AI replace operations managers?",
    "Is 52000 a fair offer for cooks in Ohio?",
)
# Elements that the widget never makes, whatever an answer says.
NEVER = "script,img,image,iframe,object,embed,video,audio,link,base,meta,style,template,marquee,math,use,animate,form[action]"
_FACT_ID = re.compile(r"F\d+")
_TYPED = {"type", "kind", "level", "by", "unit", "statistic", "basis", "bound", "id", "fact", "facts", "how", "outcome"}


@pytest.fixture(scope="module")
def answers(service: str) -> list[dict[str, Any]]:
    """Real answers, to be spoilt."""
    found = []
    for question in QUESTIONS:
        body = json.dumps({"message": question}).encode()
        request = urllib.request.Request(f"{service}/v1/chat", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as response:
            found.append(json.load(response))
    return found


@pytest.fixture
def page(browser: Browser, service: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 760, "height": 900})
    page = context.new_page()
    # Installed before any of the page's own scripts.
    page.add_init_script("window.ran = 0")
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    strangers: list[str] = []
    page.on(
        "request",
        lambda request: (
            strangers.append(request.url) if not request.url.startswith((service, "blob:", "data:")) else None
        ),
    )
    page.goto(service)
    page.locator("career-advisor textarea").wait_for()
    yield page
    page.wait_for_timeout(300)  # an image that was begun would ask by now
    assert page.evaluate("window.ran") == 0
    assert strangers == []
    assert page.url.rstrip("/") == service
    context.close()


def spoilt(value: Any, text: str, key: str = "") -> Any:
    """The same value with each string that a screen may print replaced."""
    if isinstance(value, dict):
        return {name: spoilt(part, text, name) for name, part in value.items()}
    if isinstance(value, list):
        return [spoilt(part, text, key) for part in value]
    if isinstance(value, str) and key not in _TYPED and not _FACT_ID.fullmatch(value):
        return text
    return value


def frames(answer: dict[str, Any], pieces: list[str]) -> str:
    events: list[tuple[str, dict[str, Any]]] = [
        ("started", {"conversation_id": answer["conversation_id"], "turn_id": answer["turn_id"]})
    ]
    events += [("tool", one) for one in answer["tools"]]
    events += [("finding", {"finding": one, "facts": answer["facts"]}) for one in answer["findings"]]
    events += [("text", {"text": piece}) for piece in pieces]
    events.append(("done", answer))
    return "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)


def in_the_models_text(answer: dict[str, Any], text: str) -> str:
    said = f"Pay is {text} here. And {text}"
    middle = len(said) // 3
    return frames(answer | {"text": said}, [said[:middle], said[middle : 2 * middle], said[2 * middle :]])


def in_a_tools_row(answer: dict[str, Any], text: str) -> str:
    return frames(answer | {"findings": spoilt(answer["findings"], text), "tools": spoilt(answer["tools"], text)}, [])


def in_a_citation(answer: dict[str, Any], text: str) -> str:
    citations = [spoilt(one, text) | {"id": one["id"]} for one in answer["citations"]]
    return frames(answer | {"citations": citations}, [])


def in_a_note(answer: dict[str, Any], text: str) -> str:
    facts = [
        one | {"note": text, "as_of": text, "of": spoilt(one["of"], text), "area": spoilt(one["area"], text)}
        for one in answer["facts"]
    ]
    choices = [{"label": text, "message": "Go on"}]
    return frames(
        answer | {"facts": facts, "choices": choices, "follow_ups": [text], "place": spoilt(answer["place"], text)}, []
    )


def ask_each(page: Page, texts: tuple[str, ...]) -> None:
    field = page.locator("career-advisor textarea")
    for number, text in enumerate(texts, 1):
        field.fill(text)
        field.press("Enter")
        page.wait_for_function(
            "n => { const turns = document.querySelector('career-advisor').shadowRoot.querySelectorAll('article.turn');"
            " return turns.length === n && !turns[n - 1].hasAttribute('aria-busy'); }",
            arg=number,
        )


def seen(page: Page) -> dict[str, Any]:
    """What the widget has made of it: elements that must not be there, links, and inline handlers."""
    found: dict[str, Any] = page.evaluate(
        """never => {
          const root = document.querySelector('career-advisor').shadowRoot;
          const every = [...root.querySelectorAll('*')];
          return {
            never: [...root.querySelectorAll(never)].map((one) => one.outerHTML.slice(0, 80)),
            handlers: every.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
            styled: every.filter((one) => one.hasAttribute('style') && /url|expression/.test(one.getAttribute('style'))).length,
            links: every.filter((one) => one.localName === 'a').map((one) => one.getAttribute('href')),
          };
        }""",
        NEVER,
    )
    return found


def check(page: Page, service: str) -> None:
    found = seen(page)
    assert found["never"] == []
    assert found["handlers"] == []
    assert found["styled"] == 0
    for link in found["links"]:
        assert re.match(r"https://|/(?!/)|#", link.removeprefix(service) or "/"), link
        assert urlsplit(link).hostname != "elsewhere.invalid", link


def test_what_the_person_writes_is_text(page: Page, service: str) -> None:
    ask_each(page, HOSTILE)
    assert page.locator("career-advisor article.turn").nth(4).locator("h2").inner_text().endswith(HOSTILE[4])
    check(page, service)


@pytest.mark.parametrize("spoil", [in_the_models_text, in_a_tools_row, in_a_citation, in_a_note])
def test_what_comes_with_an_answer_is_text(
    page: Page, service: str, answers: list[dict[str, Any]], spoil: Callable[[dict[str, Any], str], str]
) -> None:
    left = iter(HOSTILE)

    def answer(route: Route) -> None:
        text = next(left)
        one = dict(answers[HOSTILE.index(text) % len(answers)], turn_id=f"t{HOSTILE.index(text)}", guard=None)
        route.fulfill(status=200, content_type="text/event-stream", body=spoil(one, text))

    page.route("**/v1/chat", answer)
    ask_each(page, tuple(f"question {number}" for number in range(len(HOSTILE))))
    assert next(left, None) is None
    check(page, service)


def test_what_an_error_says_is_text(page: Page, service: str) -> None:
    left = iter(HOSTILE)

    def refuse(route: Route) -> None:
        problem = {"type": "about:blank", "title": "Bad", "status": 422, "detail": next(left)}
        route.fulfill(status=422, content_type="application/problem+json", body=json.dumps(problem))

    page.route("**/v1/chat", refuse)
    ask_each(page, tuple(f"question {number}" for number in range(len(HOSTILE))))
    assert page.locator("career-advisor [role=alert]").first.inner_text() == HOSTILE[0]
    check(page, service)
