"""Lists, search, suggestions, addresses that are nearly right, and the methods page."""

import pytest
from fastapi.testclient import TestClient

from knowledge import resilience
from knowledge.store import Knowledge
from tests.api.page_text import read


def test_every_career_occupation_and_track_is_reached_by_lists(client: TestClient, knowledge: Knowledge) -> None:
    careers, tracks = read(client.get("/careers").text), read(client.get("/tracks").text)
    assert {f"/careers/{one.career_id}" for one in knowledge.careers.all()} <= set(careers.links)
    assert {f"/tracks/{one.track_id}" for one in knowledge.tracks.all()} <= set(tracks.links)
    groups = [link for link in read(client.get("/occupations").text).links if link.startswith("/occupations?group=")]
    reached = {link for group in groups for link in read(client.get(group).text).links}
    assert {f"/occupations/{one.onet_soc_code}" for one in knowledge.occupations.all()} <= reached


def test_the_list_of_careers_is_narrowed_by_words_of_its_specializations(client: TestClient) -> None:
    found = read(client.get("/careers", params={"q": "supply chain"}).text)
    assert "/careers/operations-managers" in found.links
    assert "/careers/cooks" not in found.links
    assert "No career has" in client.get("/careers", params={"q": "qqqq"}).text


@pytest.mark.parametrize(
    "typed, url",
    [
        ("operations man", "/careers/operations-managers"),
        ("operations", "/tracks/operations"),
        ("electrician", "/occupations/47-2111.00"),
        ("regist", "/occupations/29-1141.00"),
        ("enfermera", "/occupations/29-1141.00"),
        ("truk driver", "/occupations/53-3032.00"),
    ],
)
def test_the_beginning_of_a_name_suggests_the_thing(client: TestClient, typed: str, url: str) -> None:
    items = client.get("/v1/suggest", params={"q": typed, "limit": 5}).json()["items"]
    assert url in [one["url"] for one in items]
    assert all(set(one) == {"kind", "code", "title", "matched", "url"} for one in items)
    assert client.get(items[0]["url"]).status_code == 200


def test_nothing_typed_suggests_nothing(client: TestClient) -> None:
    assert client.get("/v1/suggest", params={"q": "  "}).json() == {"items": []}
    assert client.get("/v1/suggest", params={"q": "a", "limit": 0}).status_code == 422


def test_search_shows_results_by_kind_and_says_when_there_is_none(client: TestClient) -> None:
    found = read(client.get("/search", params={"q": "operations"}).text)
    assert [text for level, text in found.headings if level == "h2"] == ["Careers", "Tracks", "Occupations"]
    assert "Nothing here is known" in client.get("/search", params={"q": "qqqqzz"}).text
    assert client.get("/search").status_code == 200


def test_an_unknown_career_gets_a_page_with_near_names(client: TestClient) -> None:
    response = client.get("/careers/operation-manager", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "/careers/operations-managers" in read(response.text).links


def test_a_program_gets_a_problem_document_instead(client: TestClient) -> None:
    response = client.get("/careers/nope", headers={"Accept": "application/json"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "path, target",
    [
        ("/occupations/47-2111", "/occupations/47-2111.00"),
        ("/occupations/472111", "/occupations/47-2111.00"),
        ("/occupations/47211100", None),
        ("/occupations/11-3031.1", None),
        ("/careers/Operations-Managers", "/careers/operations-managers"),
        ("/tracks/Operations", "/tracks/operations"),
    ],
)
def test_an_address_that_means_one_page_leads_there(client: TestClient, path: str, target: str | None) -> None:
    response = client.get(f"{path}?place=Idaho", follow_redirects=False)
    if target is None:
        assert response.status_code == 404
    else:
        assert (response.status_code, response.headers["location"]) == (308, f"{target}?place=Idaho")


def test_a_six_digit_code_of_several_occupations_asks_which(client: TestClient) -> None:
    found = read(client.get("/occupations/11-3031").text)
    assert {"/occupations/11-3031.00", "/occupations/11-3031.01", "/occupations/11-3031.03"} <= set(found.links)


def test_the_methods_page_prints_the_rule_as_it_is_computed(client: TestClient) -> None:
    text = read(client.get("/methods").text).sections["resilience"]
    for points, low, high, step in (
        (resilience.exposure_points, 25, 50, 1),
        (resilience.growth_points, 0, 5, 1),
        (resilience.epoch_points, 12, 19, 1),
    ):
        assert points(low) == points(high) == 1
        assert {points(low - step), points(high + step)} == {0, 2}  # type: ignore[arg-type]
        assert f"{low} to {high}" in text


def test_the_methods_page_lists_every_source_with_its_period(client: TestClient) -> None:
    told = client.get("/v1/sources").json()
    text = " ".join(read(client.get("/methods").text).sections["sources"].split())
    for one in told["citations"]:
        assert " ".join(one["title"].split()) in text
        assert one["vintage"] in text


def test_only_plain_names_of_the_static_folder_are_served(client: TestClient) -> None:
    for name in ("site.css", "search.js", "icon.svg"):
        assert client.get(f"/pages/{name}").status_code == 200
    for name in ("layout.py", "base.html", "..%2Flayout.py", "__init__.py"):
        assert client.get(f"/pages/{name}").status_code == 404


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/career/operations-managers", "/foo", "/tracks/operations/more", "/CAREERS"])
def test_a_mistyped_address_gets_a_page_that_leads_on(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept": BROWSER})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    found = read(response.text)
    assert {"/careers", "/tracks", "/occupations"} <= set(found.links)
    assert ("/careers/operations-managers" in found.links) == path.endswith("managers")


@pytest.mark.parametrize(
    "method, path, accept",
    [
        ("GET", "/career/foo", "*/*"),
        ("GET", "/career/foo", "application/json, text/html;q=0.5"),
        ("GET", "/v1/nothing", BROWSER),
        ("POST", "/career/foo", BROWSER),
    ],
)
def test_a_program_at_a_mistyped_address_gets_a_problem_document(
    client: TestClient, method: str, path: str, accept: str
) -> None:
    response = client.request(method, path, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
