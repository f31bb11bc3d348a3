"""The official `mcp` client against a real server: tools with typed input and output, resources, keys, refusals."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from advisor.tools import TOOLS
from tests.compat.serving import apart

KEY = "a-key-of-a-city"


def talked(address: str, what: Callable[[Client], Awaitable[Any]]) -> Any:
    """What comes of a talk with the server."""

    async def run() -> Any:
        async with Client(f"{address}/mcp") as client:
            return await what(client)

    return apart(run)


def refusal(address: str, what: Callable[[Client], Awaitable[Any]]) -> str:
    """What a request is refused with; the client raises it amid its own task group, so it is caught there."""

    async def caught(client: Client) -> str:
        with pytest.raises(MCPError) as refused:
            await what(client)
        return str(refused.value)

    return str(talked(address, caught))


def called(address: str, tool: str, **arguments: Any) -> Any:
    """One call; the client checks the answer against the schema that the server listed."""

    async def what(client: Client) -> Any:
        await client.list_tools()
        return await client.call_tool(tool, arguments)

    return talked(address, what)


def test_every_tool_of_the_talk_is_listed_with_its_types(address: str) -> None:
    listed = talked(address, lambda client: client.list_tools()).tools
    assert [one.name for one in listed] == [tool.name for tool in TOOLS]
    for one in listed:
        assert len(one.description) > 40
        assert one.input_schema["type"] == one.output_schema["type"] == "object"
        assert {"facts", "citations", "outcome"} <= one.output_schema["properties"].keys()
        assert one.annotations.read_only_hint is True
        assert one.annotations.destructive_hint is False
    assert listed[2].input_schema["required"] == ["occupation"]


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find_occupations", {"title": "nurse"}),
    ("find_occupations", {"title": "manager"}),
    ("find_places", {"text": "83702"}),
    ("find_places", {"text": "Springfield"}),
    ("get_wages", {"occupation": "nurse", "place": "Boise, ID", "real": True}),
    ("get_wages", {"occupation": "operations managers"}),
    ("get_wages", {"occupation": "nurse", "since": 2019}),
    ("get_wages", {"occupation": "nurse", "place": "Toronto"}),
    ("rank_occupations", {"within": "operations", "place": "Idaho", "filters": {"min_resilience": 3}}),
    ("rank_places", {"occupation_or_track": "nurse", "by": "real_median"}),
    ("compare_occupations", {"occupations": ["nurse", "electrician"], "place": "Texas"}),
    ("evaluate_offer", {"occupation": "nurse", "amount": 70000, "place": "Boise, ID"}),
    ("compare_places", {"occupation": "nurse", "places": ["Boise, ID", "Texas"]}),
    ("get_resilience", {"occupation_or_career": "operations managers"}),
    ("get_outlook", {"occupation": "nurse"}),
    ("get_career", {"career": "electricians"}),
    ("get_track", {"track": "all"}),
    ("get_track", {"track": "operations"}),
    ("find_transitions", {"occupation": "cook", "to": "electrician"}),
    ("find_transitions", {"occupation": "cashier", "place": "Ohio"}),
    ("get_training", {"occupation": "nurse"}),
    ("match_interests", {"likes": ["plants", "being outdoors"], "constraints": {"no_desk": True}}),
    ("search_passages", {"query": "a day at work"}),
    ("list_sources", {}),
]


def test_every_tool_answers_in_its_own_types(address: str) -> None:
    async def what(client: Client) -> Any:
        await client.list_tools()
        return [await client.call_tool(tool, arguments) for tool, arguments in CALLS]

    for (tool, arguments), told in zip(CALLS, talked(address, what), strict=True):
        assert not told.is_error, (tool, arguments, told.content)
        answer = told.structured_content
        assert answer["tool"] == tool
        assert {one["citation"] for one in answer["facts"]} <= {one["id"] for one in answer["citations"]}
        assert told.content[0].text.startswith(f"{tool}: ")
        used = {one["citation"] for one in answer["facts"]}
        assert all(one["url"] in told.content[0].text for one in answer["citations"] if one["id"] in used)
    assert {tool for tool, _ in CALLS} | {"calculate"} == {tool.name for tool in TOOLS}


def test_a_figure_has_its_place_year_and_source(address: str) -> None:
    told = called(address, "get_wages", occupation="nurse", place="Boise, ID").structured_content
    medians = [one for one in told["facts"] if one["statistic"] == "median"]
    median = next(one for one in medians if one["area"]["title"].startswith("Boise"))
    assert median["unit"] == "USD/year"
    assert median["as_of"]
    cited = next(one for one in told["citations"] if one["id"] == median["citation"])
    assert "Labor Statistics" in cited["publisher"]


def test_facts_of_two_calls_can_be_calculated_with(address: str) -> None:
    here = {"tool": "get_wages", "arguments": {"occupation": "nurse", "place": "Boise, ID"}}
    there = {"tool": "get_wages", "arguments": {"occupation": "nurse", "place": "Texas"}}
    medians = []
    for one in (here, there):
        facts = called(address, "get_wages", **one["arguments"]).structured_content["facts"]
        medians.append(next(fact for fact in facts if fact["statistic"] == "median" and fact["unit"] == "USD/year"))
    told = called(
        address, "calculate", operation="difference", calls=[here, there],
        fact_ids=[medians[0]["id"], f"2.{medians[1]['id']}"],
    ).structured_content  # fmt: skip
    assert told["outcome"] == "ok"
    derived = next(one for one in told["facts"] if one["id"] == told["result"][0])
    assert derived["value"] == medians[1]["value"] - medians[0]["value"]
    assert derived["basis"] == "derived"
    refused = called(address, "calculate", operation="sum", calls=[here], fact_ids=[medians[0]["id"]] * 2)
    assert refused.structured_content["outcome"] == "refused"
    absent = called(address, "calculate", operation="sum", calls=[here], fact_ids=["2.F1"])
    assert absent.is_error
    assert absent.content[0].text == "fact_ids: the calls gave no fact 2.F1."


@pytest.mark.parametrize(
    ("tool", "arguments", "names"),
    [
        ("get_wages", {}, "occupation"),
        ("get_wages", {"occupation": "nurse", "age": 40}, "age"),
        ("rank_occupations", {"limit": 100_000}, "limit"),
        ("compare_places", {"occupation": "nurse", "places": ["Boise"]}, "places"),
        ("calculate", {"operation": "sum", "fact_ids": ["F1; DROP"], "calls": []}, "fact_ids"),
        ("calculate", {"operation": "sum", "fact_ids": ["F1"], "calls": [{"tool": "calculate"}]}, "calls"),
    ],
)
def test_arguments_that_do_not_fit_are_named(address: str, tool: str, arguments: dict[str, Any], names: str) -> None:
    told = called(address, tool, **arguments)
    assert told.is_error
    assert told.content[0].text.startswith(names)
    assert "Traceback" not in told.content[0].text


def test_a_tool_that_is_none_is_refused(address: str) -> None:
    assert "no tool of that name" in refusal(address, lambda client: client.call_tool("erase_everything", {}))


def test_careers_and_tracks_are_listed_page_by_page_and_can_be_read(address: str) -> None:
    async def all_of(client: Client) -> list[Any]:
        found, cursor = [], None
        while True:
            page = await client.list_resources(cursor=cursor)
            found += page.resources
            if (cursor := page.next_cursor) is None:
                return found

    listed = talked(address, all_of)
    kinds = [str(one.uri).partition("://")[0] for one in listed]
    assert len({str(one.uri) for one in listed}) == len(listed)
    assert kinds.count("track") > 20
    assert kinds.count("career") > 100
    templates = talked(address, lambda client: client.list_resource_templates()).resource_templates
    assert [one.uri_template for one in templates] == ["career://{id}", "track://{id}"]
    for uri in ("track://operations", next(str(one.uri) for one in listed if str(one.uri).startswith("career://"))):
        [content] = talked(address, lambda client, uri=uri: client.read_resource(uri)).contents
        told = json.loads(content.text)
        assert content.mime_type == "application/json"
        assert told["findings"][0]["sections"]
        assert told["citations"]


@pytest.mark.parametrize("uri", ["career://nobody", "file:///etc/passwd", "track://../operations", "career://"])
def test_another_resource_is_not_found(address: str, uri: str) -> None:
    assert "no such resource" in refusal(address, lambda client: client.read_resource(uri))


@pytest.mark.parametrize("cursor", ["-1", "999999", "x", "²"])
def test_a_cursor_that_the_listing_did_not_give_is_refused(address: str, cursor: str) -> None:
    assert "cursor" in refusal(address, lambda client: client.list_resources(cursor=cursor))


def test_older_clients_with_a_handshake_are_served_too(address: str) -> None:
    async def run() -> Any:
        async with Client(f"{address}/mcp", mode="legacy") as client:
            await client.list_tools()
            return await client.call_tool("get_outlook", {"occupation": "nurse"})

    assert apart(run).structured_content["facts"]


PING = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example:80"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
def test_another_name_or_another_sites_page_is_refused(address: str, headers: dict[str, str], status: int) -> None:
    told = httpx.post(f"{address}/mcp", json=PING, headers=HEADERS | headers)
    assert told.status_code == status
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["detail"].endswith(".")


def test_pages_of_this_machine_and_programs_are_served(address: str) -> None:
    for headers in ({}, {"Origin": address}, {"Host": "localhost:8000"}):
        told = httpx.post(f"{address}/mcp", json=PING, headers=HEADERS | headers)
        assert told.status_code == 200, told.text
        assert told.json()["result"]["tools"]


def test_what_is_no_request_is_refused_without_a_trace(address: str) -> None:
    for body in (b"{", b"[]", b"\xff", b'{"jsonrpc": "2.0", "id": 1, "method": "x/y"}', b'"x"'):
        told = httpx.post(f"{address}/mcp", content=body, headers=HEADERS)
        assert "Traceback" not in told.text
        assert told.status_code < 500
        assert "error" in told.json()
    assert httpx.post(f"{address}/mcp", content=b"x" * 300_000, headers=HEADERS).status_code == 413
    for method in ("GET", "DELETE"):
        told = httpx.request(method, f"{address}/mcp", headers=HEADERS)
        assert told.status_code == 405
        assert told.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("headers", "opens"),
    [
        ({}, False),
        ({"X-API-Key": "wrong"}, False),
        ({"X-API-Key": KEY}, True),
        ({"Authorization": f"Bearer {KEY}"}, True),
    ],
)
def test_where_keys_are_set_one_is_wanted(keyed: str, headers: dict[str, str], opens: bool) -> None:
    told = httpx.post(f"{keyed}/mcp", json=PING, headers=HEADERS | headers)
    assert told.status_code == (200 if opens else 401)

    async def run() -> Any:
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(f"{keyed}/mcp", http_client=http)) as client,
        ):
            return await client.list_tools()

    if opens:
        assert apart(run).tools
