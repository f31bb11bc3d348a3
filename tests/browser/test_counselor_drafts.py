"""The whole way of a draft in a real browser: asked for, edited where it stands, refused, mended, approved, read back as a
PDF; and that nothing typed is lost to a reload, a lost network or somebody else's save."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
PASSWORD = "correct horse battery"
WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def emails(home: Path) -> list[str]:
    """Two counselors and a supervisor of one organisation, made by the service's own command."""
    made, mark = [], secrets.token_hex(4)
    for name, role in (("ana", "counselor"), ("ben", "counselor"), ("chief", "supervisor")):
        email = f"{name}@{mark}.example"
        command = [
            sys.executable,
            "-m",
            "api",
            "account",
            "add",
            email,
            "--role",
            role,
            "--organisation",
            f"Works {mark}",
        ]
        environment = os.environ | {"ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline"}
        subprocess.run(command, input=PASSWORD + "\n", text=True, env=environment, check=True, capture_output=True)
        made.append(email)
    return made


class Desk:
    """Somebody signed in, in a browser of their own."""

    def __init__(self, browser: Browser, service: str, email: str, **options: Any) -> None:
        self.service = service
        self.context: BrowserContext = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "request",
            lambda one: self.problems.append(one.url) if not one.url.startswith((service, "data:", "blob:")) else None,
        )
        self._sign_in(email)

    def _sign_in(self, email: str) -> None:
        self.page.goto(f"{self.service}/counselor/sign-in")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page).not_to_have_url(re.compile("sign-in"))
        self.csrf = self.context.request.get(f"{self.service}/v1/me").json()["csrf"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.context.request.fetch(
            self.service + path, method=method, data=body, headers={"X-CSRF-Token": self.csrf}
        )
        assert answer.ok, answer.text()
        return answer.json()

    def letter(self) -> str:
        """The id of a new letter for a new client."""
        client = self.call(
            "POST", "/v1/clients", {"name": "Maria Lopez", "goals": ["I want day work."], "place": "Columbus, OH"}
        )
        asked = {
            "kind": "letter",
            "request": "Follow-up letter about what truck drivers earn in Ohio.",
            "client_id": client["id"],
        }
        made: str = self.call("POST", "/v1/drafts", asked)["draft_id"]
        return made

    def ask_on_the_page(self, request: str) -> None:
        """A new client, and the form on their page."""
        page = self.page
        page.goto(f"{self.service}/counselor/clients/new")
        page.get_by_label("Name", exact=True).fill("Maria Lopez")
        page.get_by_role("button", name="Make the file").click()
        expect(page.get_by_role("heading", name="Maria Lopez")).to_be_visible()
        page.get_by_label("Follow-up letter").check()
        page.get_by_label("What it is to be about").fill(request)
        page.get_by_label("Reading grade").select_option("10th grade")
        page.get_by_role("button", name="Write the draft").click()

    def open(self, draft_id: str, more: str = "") -> Page:
        self.page.goto(f"{self.service}/counselor/drafts/{draft_id}{more}")
        return self.page

    def draft(self, draft_id: str) -> Any:
        return self.call("GET", f"/v1/drafts/{draft_id}")


@pytest.fixture
def ana(browser: Browser, service: str, emails: list[str]) -> Any:
    desk = Desk(browser, service, emails[0])
    yield desk
    desk.context.close()


def pen(page: Page) -> Any:
    return page.get_by_role("textbox", name="Sentence", exact=True)


def saved(page: Page, number: int) -> None:
    expect(page.locator("#saving")).to_contain_text(f"Saved, revision {number} at", timeout=10_000)


def text_of(draft: Any) -> list[str]:
    return [one["text"] for section in draft["revision"]["sections"] for one in section["sentences"]]


def test_from_the_request_to_the_approved_letter_read_back_from_its_pdf(ana: Desk, tmp_path: Path) -> None:
    page = ana.page
    ana.ask_on_the_page("Follow-up letter about what electricians earn in Ohio.")
    expect(page.get_by_text("The draft is written.")).to_be_visible(timeout=30_000)
    draft_id = page.url.split("/")[-1].split("?")[0]

    # A false figure is seen at once, and stands in the way of an approval.
    row = page.locator(".sentence.fact").first
    right = row.locator(".text").inner_text()
    row.get_by_role("button", name="Edit").click()
    pen(page).fill(re.sub(r"\$[\d,]+", "$987,650", pen(page).input_value(), count=1))
    saved(page, 2)
    expect(page.locator("#counted")).to_contain_text("1 not supported")
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Approve this text").click()
    expect(page.locator("#problem")).to_contain_text("1 sentence is not supported")
    page.locator(".refused a").click()
    expect(page.locator(".sentence:target")).to_contain_text("$987,650")
    assert ana.draft(draft_id)["state"] == "drafted"

    # Claimed with a reason it is the counselor's; the right figure is a fact again in a sentence of its own.
    doubt = page.locator(".sentence.unsupported")
    doubt.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name="It is my own judgement…").click()
    page.get_by_role("button", name="Claim it as my judgement").click()
    expect(page.get_by_text("Give the reason first")).to_be_visible()
    page.get_by_label("Why do you say so?").fill("The union told me so on Monday.")
    page.get_by_role("button", name="Claim it as my judgement").click()
    saved(page, 3)
    expect(page.locator(".sentence.unsupported")).to_contain_text("reads as a published figure")
    page.locator(".sentence.unsupported").get_by_role("button", name="Edit").click()
    pen(page).fill("One employer here pays its best people $987,650.")
    saved(page, 4)
    page.get_by_role("button", name="It is my own judgement…").click()
    page.get_by_label("Why do you say so?").fill("The union told me so on Monday.")
    page.get_by_role("button", name="Claim it as my judgement").click()
    saved(page, 5)
    expect(page.locator("#problem")).to_have_count(0)
    page.locator(".draft-part").last.get_by_role("button", name="Add a sentence").click()
    pen(page).fill(re.sub(r"\s*\[\d+\]\s*", " ", right))
    page.keyboard.press("Enter")
    saved(page, 6)
    expect(page.locator(".sentence").last).to_have_class(re.compile("fact"))

    page.get_by_label("A note for the record").fill("Read twice.")
    page.get_by_role("button", name="Approve this text").click()
    expect(page.get_by_text("This text is approved.")).to_be_visible()
    expect(page.locator('[aria-current="step"]')).to_contain_text("Approved")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF of the approved text").click()
    path = tmp_path / "letter.pdf"
    waiting.value.save_as(path)
    told = " ".join(
        subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    approved = ana.draft(draft_id)
    assert "reviewed by" in told
    assert approved["approval"]["by"] in told
    tight = re.sub(r"\s", "", told)
    for one in text_of(approved):
        assert re.sub(r"\s", "", one).rstrip(".") in tight, one
    assert f"(ownestimateof{approved['approval']['by']}:TheuniontoldmesoonMonday)." in tight
    assert ana.problems == []


def test_what_is_typed_is_saved_by_itself_and_outlives_a_reload(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    page.locator(".sentence .text").first.click()
    pen(page).fill("It was good to see you today.")
    saved(page, 2)
    assert text_of(ana.draft(draft_id))[0] == "It was good to see you today."
    # Not yet saved when the page is loaded again.
    pen(page).fill("It was very good to see you today.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(".sentence .text").first).to_have_text("It was very good to see you today.")
    saved(page, 3)
    page.reload()
    expect(page.locator("#saving")).to_be_hidden()
    assert text_of(ana.draft(draft_id))[0] == "It was very good to see you today."
    # The pen put down with nothing changed is no revision; Escape brings back what was there.
    page.get_by_role("button", name="Edit: It was very good").click()
    pen(page).press("End")
    page.keyboard.type(" No.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Edit: It was very good")).to_be_focused()
    expect(page.locator(".sentence .text").first).to_have_text("It was very good to see you today.")
    assert ana.problems == []


def test_a_lost_network_loses_no_word(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    ana.context.set_offline(True)
    page.locator(".sentence .text").first.click()
    pen(page).fill("Written under way.")
    expect(page.locator("#saving")).to_contain_text(
        "Not saved: the service cannot be reached. Your text is kept here", timeout=10_000
    )
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert warned == ["beforeunload"]
    assert not page.is_closed()
    ana.context.set_offline(False)
    saved(page, 2)
    assert text_of(ana.draft(draft_id))[0] == "Written under way."


def test_a_service_that_fails_and_a_sign_in_that_ended_are_said_and_waited_for(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    failing = True

    def answer(route: Route) -> None:
        if failing:
            route.fulfill(status=401, content_type="application/problem+json", body='{"detail": "Sign in first."}')
        else:
            route.continue_()

    page.route("**/v1/drafts/*/revisions", answer)
    page.locator(".sentence .text").first.click()
    pen(page).fill("Kept while away.")
    expect(page.locator("#saving")).to_contain_text("sign in again in another tab", timeout=10_000)
    failing = False
    saved(page, 2)


def test_two_who_write_at_once_choose_with_both_texts_before_them(
    ana: Desk, browser: Browser, service: str, emails: list[str]
) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    chief = Desk(browser, service, emails[2])
    theirs = chief.open(draft_id)
    theirs.locator(".sentence .text").first.click()
    pen(theirs).fill("The chief was first.")
    saved(theirs, 2)
    page.locator(".sentence .text").nth(1).click()
    pen(page).fill("Ana was second.")
    panel = page.locator(".conflict")
    expect(panel).to_be_visible(timeout=10_000)
    expect(panel).to_contain_text(f"{emails[2]} saved revision 2 while you wrote")
    expect(panel.locator(".draft-beside")).to_contain_text("Ana was second.")
    expect(panel.locator(".draft-beside")).to_contain_text("The chief was first.")
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / "draft-conflict-1280.png"))
    assert ana.draft(draft_id)["revision"]["number"] == 2
    panel.get_by_role("button", name="Save mine in place of it").click()
    expect(page.locator("#newest")).to_contain_text("Revision 3", timeout=10_000)
    assert text_of(ana.draft(draft_id))[1] == "Ana was second."
    # The chief, now behind, takes the newer text.
    theirs.locator(".sentence .text").first.click()
    pen(theirs).fill("The chief again.")
    theirs.get_by_role("button", name="Take the newer text, drop mine").click(timeout=10_000)
    expect(theirs.locator(".sentence .text").nth(1)).to_have_text("Ana was second.")
    expect(theirs.locator("#saving")).to_be_hidden()
    assert ana.draft(draft_id)["revision"]["number"] == 3
    assert ana.problems == chief.problems == []
    chief.context.close()


def test_an_approved_text_is_not_changed_by_a_stray_click(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    page.get_by_role("button", name="Approve this text").click()
    expect(page.get_by_text("This text is approved.")).to_be_visible()
    page.locator(".sentence .text").first.click()
    expect(pen(page)).to_have_count(0)
    page.get_by_role("button", name="Change it here").click()
    page.locator(".sentence .text").first.click()
    pen(page).fill("A newer beginning.")
    saved(page, 2)
    expect(page.locator('[aria-current="step"]')).to_contain_text("Drafted")
    expect(page.get_by_role("button", name="Approve this text")).to_be_visible()
    assert ana.draft(draft_id)["approval"]["number"] == 1


def test_a_form_waits_for_what_is_not_saved_yet(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id)
    page.locator(".sentence .text").first.click()
    pen(page).fill("Typed just before the approval.")
    page.get_by_role("button", name="Approve this text").click()
    expect(page.get_by_text("This text is approved.")).to_be_visible(timeout=10_000)
    draft = ana.draft(draft_id)
    assert draft["approval"]["number"] == draft["revision"]["number"] == 2
    assert text_of(draft)[0] == "Typed just before the approval."


def test_the_keyboard_alone_edits_takes_out_and_adds(ana: Desk) -> None:
    draft_id = ana.letter()
    before = text_of(ana.draft(draft_id))
    page = ana.open(draft_id)
    page.locator(".edit-one").nth(1).focus()
    page.keyboard.press("Enter")
    expect(pen(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Take out")).to_be_focused()
    page.keyboard.press("Enter")
    saved(page, 2)
    assert before[1] not in text_of(ana.draft(draft_id))
    page.locator(".adding").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("We can meet again in May.")
    page.keyboard.press("Enter")
    saved(page, 3)
    after = text_of(ana.draft(draft_id))
    assert after[1] == "We can meet again in May."
    assert [one for one in after if one in before] == [one for one in before if one != before[1]]


def test_fields_not_saved_are_back_after_a_reload_of_the_form(ana: Desk) -> None:
    draft_id = ana.letter()
    page = ana.open(draft_id, "?edit=sentences")
    page.locator("#s-0-0-text").fill("From the form.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("What you had typed and not saved is back")).to_be_visible()
    expect(page.locator("#s-0-0-text")).to_have_value("From the form.")
    page.get_by_role("button", name="Save as revision 2").click()
    expect(page.get_by_text("Your edit is saved as a new revision")).to_be_visible()
    assert text_of(ana.draft(draft_id))[0] == "From the form."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_on_drafts_has_a_fault_of_access_or_scrolls_sideways(
    browser: Browser, service: str, emails: list[str], width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk = Desk(browser, service, emails[0], viewport={"width": width, "height": 900}, color_scheme=scheme)
    draft_id = desk.letter()
    page = desk.open(draft_id)
    SHOTS.mkdir(parents=True, exist_ok=True)
    found = {}

    def look(name: str) -> None:
        result = Axe().run(page)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if result.violations_count or over > 0:
            found[name] = f"{over} px too wide; {result.generate_report()}"
        page.screenshot(path=str(SHOTS / f"draft-{name}-{width}-{scheme}.png"), full_page=True)

    page.locator(".sentence.fact summary").first.click()
    look("read")
    page.locator(".sentence.fact").last.get_by_role("button", name="Edit").click()
    pen(page).fill("They earn $987,650 a year.")
    saved(page, 2)
    page.get_by_role("button", name="It is my own judgement…").click()
    look("edit")
    for more, name in (
        ("?edit=sentences", "fields"),
        ("?edit=text", "text"),
        ("/history", "history"),
        ("/revisions/2", "revision"),
    ):
        desk.open(draft_id, more)
        look(name)
    for path, name in (("/counselor/drafts", "list"), ("/counselor/drafts/new", "new")):
        page.goto(service + path)
        look(name)
    assert found == {}
    assert desk.problems == []
    desk.context.close()


def test_without_a_script_a_draft_is_edited_and_approved(browser: Browser, service: str, emails: list[str]) -> None:
    desk = Desk(browser, service, emails[1], java_script_enabled=False)
    draft_id = desk.letter()
    page = desk.open(draft_id)
    page.get_by_role("link", name="Edit sentence by sentence").click()
    page.locator("#s-0-0-text").fill("Written without a script.")
    page.get_by_role("button", name="Save as revision 2").click()
    expect(page.locator(".sentence .text").first).to_have_text("Written without a script.")
    page.get_by_role("button", name="Approve this text").click()
    expect(page.get_by_text("This text is approved.")).to_be_visible()
    desk.context.close()


def test_on_a_narrow_screen_the_figures_are_read_without_scrolling_sideways(
    browser: Browser, service: str, emails: list[str]
) -> None:
    desk = Desk(browser, service, emails[0], viewport={"width": 390, "height": 844})
    desk.open(desk.letter())
    region = desk.page.locator(".stands-on .scroll").first
    wide, seen = region.evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert wide <= seen
    SHOTS.mkdir(parents=True, exist_ok=True)
    region.screenshot(path=str(SHOTS / "draft-figures-390.png"))
    assert desk.problems == []
    desk.context.close()
