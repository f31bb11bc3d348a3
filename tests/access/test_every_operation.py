"""Every operation under /v1, asked by everybody who may not: nothing of the owner's is told, and nothing is changed."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pytest
from operations import IDS, ORDINALS, OVERSEERS, Operation, operations
from sqlalchemy import event
from world import Place, World

Ids = dict[Any, str]
ENDS_A_SIGN_IN = ("/v1/logout", "/v1/logout-everywhere")


class Page(NamedTuple):
    """A page's address."""

    method: str
    path: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def of(world: World, whose: str) -> list[Operation]:
    return [one for one in world.operations if one.whose == whose]


def all_of(place: Place, operation: Operation) -> Ids:
    return {(where, name): place.ids[name] for where, name in operation.ids}


def mixtures(victim: Place, other: Place, operation: Operation) -> Iterator[Ids]:
    """All ids of the victim's; then each of theirs among one's own."""
    yield all_of(victim, operation)
    if len(operation.ids) > 1:
        for one in operation.ids:
            yield all_of(other, operation) | {one: victim.ids[one[1]]}


def check(world: World, operation: Operation | Page, response: Any, allowed: set[int]) -> str | None:
    told = response.text + str(response.headers)
    if world.owner.plant in told:
        return f"{operation}: told {world.owner.plant!r}"
    if response.status_code not in allowed:
        return f"{operation}: {response.status_code}, not one of {sorted(allowed)}: {response.text[:200]}"
    return None


def refusals(found: list[str | None]) -> list[str]:
    return [one for one in found if one]


@pytest.fixture(autouse=True)
def nothing_of_the_owners_changes(world: World) -> Iterator[None]:
    before = world.advisor.clients.export_subject(world.owner.ids["client_id"])
    talk = world.advisor.conversations.read(world.owner.ids["conversation_id"], world.owner.token)
    yield
    after = world.advisor.clients.export_subject(world.owner.ids["client_id"])
    assert {key: one for key, one in after.items() if key != "audit"} == {
        key: one for key, one in before.items() if key != "audit"
    }
    assert {one["by"] for one in after["audit"]} == {world.owner.email}
    assert world.advisor.conversations.read(world.owner.ids["conversation_id"], world.owner.token) == talk


def test_the_owner_is_answered(world: World) -> None:
    """Else everything below would be refused for another reason."""
    for one in of(world, "counselors"):
        if one.method == "get" and one.ids and not one.path.endswith("/audit"):
            response = world.owner.send(one, all_of(world.owner, one))
            assert response.status_code == 200, f"{one}: {response.text}"
            if "conversation" not in one.path:
                assert world.owner.plant in response.text or response.headers["content-type"] != "application/json", one


def test_every_operation_and_every_id_is_known_and_asked_about(world: World) -> None:
    asked = {str(one) for whose in ("counselors", "bearer", "everybody") for one in of(world, whose)}
    paths = world.app.openapi()["paths"]
    assert asked == {f"{method.upper()} {path}" for path in paths if path.startswith("/v1") for method in paths[path]}
    taken = {name for one in world.operations for _, name in one.ids}
    assert taken <= world.owner.ids.keys() <= IDS
    # Each counselor's operation that names something in its address takes an id that is found.
    assert {str(one) for one in of(world, "counselors") if "{" in one.path and not one.ids} == set()
    assert {str(one) for one in of(world, "everybody") if one.ids} == set()


def test_an_operation_or_an_id_that_nobody_thought_of_fails() -> None:
    ok = {"200": {"description": "ok"}}
    with pytest.raises(LookupError, match="GET /v1/secrets: say in"):
        operations({"paths": {"/v1/secrets": {"get": {"responses": ok}}}})
    takes = {"parameters": [{"name": "letter_id", "in": "path", "required": True, "schema": {}}], "responses": ok}
    with pytest.raises(LookupError, match="takes letter_id: say in"):
        operations({"paths": {"/v1/drafts/{letter_id}": {"get": takes}}})


@pytest.mark.parametrize("who", ["anonymous", "expired"])
def test_without_a_sign_in_that_holds_nothing_is_told(world: World, who: str) -> None:
    browser = getattr(world, who)
    found = []
    for one in of(world, "counselors"):
        response = browser.request(**one.request(all_of(world.owner, one)))
        found.append(check(world, one, response, {401}))
    assert refusals(found) == []
    assert found


def test_a_change_without_its_token_is_refused(world: World) -> None:
    found = []
    for one in of(world, "counselors"):
        if one.changes:
            request = one.request(all_of(world.owner, one))
            bare = world.owner.browser.request(**request)
            others = world.owner.browser.request(**request, headers={"X-CSRF-Token": world.colleague.csrf})
            found += [check(world, one, bare, {403}), check(world, one, others, {403})]
    assert refusals(found) == []
    assert found


def test_another_sites_page_changes_nothing(world: World) -> None:
    found = []
    for one in of(world, "counselors"):
        if one.changes:
            for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
                request = one.request(all_of(world.owner, one))
                sent = {"X-CSRF-Token": world.owner.csrf} | headers
                found.append(check(world, one, world.owner.browser.request(**request, headers=sent), {403}))
    assert refusals(found) == []
    assert found


@pytest.mark.parametrize("who", ["colleague", "elsewhere", "chief"])
def test_anothers_ids_are_as_ids_of_nothing(world: World, who: str) -> None:
    """In the address, the query and the body, together and one by one among one's own."""
    other: Place = getattr(world, who)
    found = []
    asked = set()
    for one in of(world, "counselors"):
        if one.path in ENDS_A_SIGN_IN:
            continue
        for ids in mixtures(world.owner, other, one):
            response = other.send(one, ids)
            refused = one.path in OVERSEERS and who != "chief"
            found.append(check(world, one, response, {404} if ids else {403} if refused else {200, 201}))
            asked |= {(str(one), *position) for position, value in ids.items() if value in world.owner.ids.values()}
    assert refusals(found) == []
    assert asked == {(str(one), *position) for one in of(world, "counselors") for position in one.ids}, (
        "every id of every operation was asked for"
    )


def test_anothers_id_and_a_missing_one_are_answered_alike_by_the_same_queries(world: World) -> None:
    """The words are the same, and so is the work, on which the time depends."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    def asked(send: Callable[[], Any]) -> tuple[int, str, list[str]]:
        statements.clear()
        response = send()
        return response.status_code, response.text, [one for one in statements if "UPDATE signin" not in one]

    event.listen(world.advisor._records.engine, "before_cursor_execute", note)
    try:
        for one in of(world, "counselors"):
            if not one.ids:
                continue
            theirs = all_of(world.owner, one)
            none = {key: value[:-6] + "000000" for key, value in theirs.items()}
            missing = asked(lambda one=one, none=none: world.colleague.send(one, none))  # type: ignore[misc]
            others = asked(lambda one=one, theirs=theirs: world.colleague.send(one, theirs))  # type: ignore[misc]
            assert others == missing, one
    finally:
        event.remove(world.advisor._records.engine, "before_cursor_execute", note)


def test_a_talk_is_its_bearers_alone(world: World) -> None:
    other = world.colleague
    found = []
    for one in of(world, "bearer"):
        if not one.ids:
            continue
        for ids in mixtures(world.owner, other, one):
            request = one.request(ids)
            for headers in ({}, {"Authorization": f"Bearer {other.token}"}, {"Authorization": "Bearer x"}):
                sent = headers | {"X-CSRF-Token": other.csrf}
                mine = not set(ids.values()) & (set(world.owner.ids.values()) - {"F1"})
                response = other.browser.request(**request, headers=sent)
                if not mine:
                    found.append(check(world, one, response, {404}))
    assert refusals(found) == []
    assert found


def test_without_a_token_nothing_of_anybodys_talk_is_told(world: World) -> None:
    found = []
    for one in of(world, "bearer"):
        if one.path == "/v1/chat":  # without an id it begins a talk of one's own
            continue
        response = world.anonymous.request(**one.request(all_of(world.owner, one)))
        found.append(check(world, one, response, {404}))
    assert refusals(found) == []
    assert found


def every_route(routes: Iterable[Any]) -> Iterator[Any]:
    """Every route, those of routers that were included in routers too: they are not copied into the application's own."""
    for route in routes:
        inside = getattr(route, "original_router", None)
        yield from every_route(inside.routes) if inside is not None else [route]


def test_the_counselors_pages_tell_nobody_else_anything(world: World) -> None:
    """Pages stand in no OpenAPI document: they are found among the routes."""
    pages = [
        (method, route.path)
        for route in every_route(world.app.routes)
        for method in sorted(getattr(route, "methods", None) or ())
        if getattr(route, "path", "").startswith("/counselor") and method in ("GET", "POST")
    ]
    assert pages, "the pages are found among the routes"
    found = []
    for method, path in pages:
        for name in re.findall(r"\{(\w+)", path):
            assert name in world.owner.ids or name in ORDINALS, f"{path}: say in operations.py what {name} names"
        taken = {name: world.owner.ids.get(name, "1") for name in re.findall(r"\{(\w+)", path)}
        url = re.sub(r"\{(\w+)[^}]*\}", lambda match, taken=taken: taken[match[1]], path)  # type: ignore[misc]
        for place in (world.colleague, world.elsewhere, world.chief):
            sent = {"data": {"csrf": place.csrf}} if method == "POST" else {}
            if method == "GET" or taken:
                response = place.browser.request(method, url, follow_redirects=False, **sent)
                found.append(check(world, Page(method, path), response, {404, 422} if taken else {200, 303}))
        for browser in (world.anonymous, world.expired):
            response = browser.request(method, url, follow_redirects=False)
            found.append(check(world, Page(method, path), response, {200, 303, 401, 403, 422}))
    assert refusals(found) == []
