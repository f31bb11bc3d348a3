"""A counselor's day in a real browser without any script: sign in, a client, a goal, search, sign out; and how it looks."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
PASSWORD = "correct horse battery"


class Account(NamedTuple):
    """Somebody who may sign in."""

    email: str
    role: str


@pytest.fixture(scope="session")
def accounts(service: str, home: Path) -> dict[str, Account]:
    """A counselor and a supervisor of one organisation, made as the operator makes them."""
    mark = secrets.token_hex(4)
    made = {}
    for role in ("counselor", "supervisor"):
        email = f"{role}@{mark}.example"
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
            f"North {mark}",
        ]
        given = f"{PASSWORD}\n{PASSWORD}\n"
        environment = os.environ | {"ADVISOR_HOME": str(home), "ADVISOR_MODEL": "offline"}
        subprocess.run(command, input=given, text=True, env=environment, check=True, capture_output=True)
        made[role] = Account(email, role)
    return made


def signed_in(browser: Browser, service: str, account: Account, **options: Any) -> Page:
    context = browser.new_context(
        **{"java_script_enabled": False, "viewport": {"width": 1280, "height": 900}} | options
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{service}/counselor")
    page.get_by_label("E-mail").fill(account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="New client")).to_be_visible()
    return page


@pytest.fixture
def desk(browser: Browser, service: str, accounts: dict[str, Account]) -> Iterator[Page]:
    page = signed_in(browser, service, accounts["counselor"])
    yield page
    page.context.close()


def new_client(page: Page, name: str) -> None:
    page.get_by_role("link", name="New client").click()
    page.get_by_role("textbox", name="Name", exact=True).fill(name)
    page.get_by_label("Situation").fill("Laid off from a warehouse; has kids.")
    page.get_by_label("Goals").fill("Day work\nNear home")
    page.get_by_label("Place").fill("Columbus, OH")
    page.get_by_label("The client agreed that this file is kept").check()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_counselor_works_without_any_script(desk: Page, service: str) -> None:
    name = f"Maria {secrets.token_hex(3)}"
    new_client(desk, name)
    expect(desk.get_by_role("status")).to_have_text("The file is made. Only what you wrote stands in it.")
    desk.get_by_text("Add a goal").click()
    goals = desk.locator("#goals")
    goals.get_by_label("Goal", exact=True).fill("Earn more than now")
    goals.get_by_label("Who said it").select_option("Somebody else")
    goals.get_by_role("button", name="Add the goal").click()
    expect(goals.get_by_role("alert")).to_contain_text("Their name: please write who said it.")
    expect(goals.get_by_label("Goal", exact=True)).to_have_value("Earn more than now")
    expect(goals.get_by_label("Their name")).to_have_attribute("aria-invalid", "true")
    goals.get_by_label("Their name").fill("Ms. Ito")
    goals.get_by_label("The day").fill("2026-11-03")
    goals.get_by_role("button", name="Add the goal").click()
    expect(goals.get_by_role("status")).to_have_text("The goal is added.")
    expect(goals).to_contain_text("Said by Ms. Ito, 3 Nov 2026")
    goals.get_by_role("button", name="No longer holds Day work").click()
    expect(goals.locator(".held")).not_to_contain_text("Day work")
    expect(desk.locator("#timeline .past")).to_contain_text("Day work")
    desk.get_by_label("New note").fill("Called the union hall.")
    desk.get_by_role("button", name="Add the note").click()
    expect(desk.locator("#notes .held")).to_contain_text("Called the union hall.")
    desk.get_by_role("link", name="Clients", exact=True).first.click()
    desk.get_by_label("Name of a client").fill(name.split()[1].upper())
    desk.get_by_role("button", name="Search").click()
    expect(desk.locator(".caseload li")).to_have_count(1)
    desk.get_by_role("link", name=name, exact=True).click()
    desk.locator(".who summary").click()
    desk.get_by_role("button", name="Sign out", exact=True).click()
    expect(desk.get_by_role("status")).to_have_text("You are signed out.")
    desk.goto(f"{service}/counselor")
    expect(desk.get_by_role("heading", name="Counselors sign in")).to_be_visible()


def test_what_was_typed_outlives_the_end_of_the_sign_in(desk: Page, service: str, accounts: dict[str, Account]) -> None:
    new_client(desk, f"Ana {secrets.token_hex(3)}")
    desk.get_by_label("New note").fill("A long note\nthat must not be lost")
    other = desk.context.new_page()
    other.goto(f"{service}/counselor")
    other.locator(".who summary").click()
    other.get_by_role("button", name="Sign out", exact=True).click()
    desk.get_by_role("button", name="Add the note").click()
    expect(desk.get_by_role("heading", name="That was not done")).to_be_visible()
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Sign in in a new tab").click()
    opened.value.get_by_label("E-mail").fill(accounts["counselor"].email)
    opened.value.get_by_label("Password").fill(PASSWORD)
    opened.value.get_by_role("button", name="Sign in").click()
    expect(opened.value.get_by_role("link", name="New client")).to_be_visible()
    for _ in range(2):  # the first brings the new sign-in's token
        desk.get_by_role("button", name="Send it once more").click()
    expect(desk.locator("#notes .held")).to_contain_text("that must not be lost")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_pages_have_no_accessibility_fault_and_fit(
    browser: Browser, service: str, accounts: dict[str, Account], width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    SHOTS.mkdir(parents=True, exist_ok=True)
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "java_script_enabled": True}
    page = signed_in(browser, service, accounts["supervisor"], **options)
    problems: list[str] = []
    page.on("console", lambda one: problems.append(one.text) if one.type in ("error", "warning") else None)
    new_client(page, f"Anastasia-Konstantina Papadopoulou-Featherstonehaugh {secrets.token_hex(3)}")
    own = page.url.partition("?")[0]

    def look(name: str, opened: bool = False) -> None:
        if opened:
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} scrolls sideways"
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        page.screenshot(path=str(SHOTS / f"counselor-{name}-{width}-{scheme}.png"), full_page=True)

    look("client")
    look("client-open", opened=True)
    for name, path in {
        "caseload": "/counselor", "caseload-none": "/counselor?q=nobody", "new": "/counselor/clients/new",
    }.items():  # fmt: skip
        page.goto(service + path)
        look(name)
    for name in ("talks", "audit", "erase"):
        page.goto(f"{own}/{name}")
        look(name)
    assert problems == []
    page.goto(f"{own}x")
    look("missing")
    page.context.clear_cookies()
    page.goto(f"{service}/counselor")
    page.get_by_label("E-mail").fill("nobody@example.org")
    page.get_by_label("Password").fill("not this one at all")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("The e-mail or the password is wrong.")
    look("sign-in")
    page.context.close()
