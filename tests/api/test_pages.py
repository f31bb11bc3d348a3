"""The pages: every section in the seeds' order, every figure with its source, nothing empty, nothing unsaid."""

import json
import re
from typing import Any, Literal

import pytest
from fastapi.testclient import TestClient

from advisor.answers import Lookup
from advisor.cards import ProfileCard
from advisor.facts import CitationOut, Fact, Of
from advisor.lookups import look_up
from advisor.service import Advisor
from api.pages import linked_data
from api.pages.figures import Figures, SourceList
from api.pages.packing import packed
from knowledge.store import Knowledge
from tests.api.page_text import PageText, read

CAREER = [
    "summary", "video", "resilience", "responsibilities", "inside", "progression", "education", "licence", "time_and_cost",
    "jobs", "training", "technology", "abilities", "also_known_as", "specializations", "related", "family", "sources",
]  # fmt: skip
TRACK = [
    "narrative", "levels", "demands", "who_thrives", "entry_points", "trend", "changing", "pay_by_place", "progression",
    "industries", "transfers", "collaborates", "attribution", "sources",
]  # fmt: skip
BARE = re.compile(r"\bNone\b|\bundefined\b|\bNaN\b|\bF\d+\b|\{\{|\}\}|\{%|<Fact|Markup\(")
LOOSE_FIGURE = re.compile(r"\$\d|\d ?%")


SURVEY = CitationOut(
    id=1, publisher="Bureau", dataset="OEWS", title="National wages", vintage="May 2024", url="https://www.bls.gov/oes/", licence="public domain",
)  # fmt: skip


def pay(name: str, statistic: str, value: int, bound: Literal["at_least"] | None = None) -> Fact:
    of = Of(kind="occupation", code="29-1211", title="Anesthesiologists")
    return Fact(
        id=name, value=value, unit="USD/year", statistic=statistic, of=of, as_of="May 2024", bound=bound, citation=1
    )


def page(client: TestClient, path: str) -> PageText:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200, (path, response.text[:300])
    return read(response.text)


def faults(found: PageText) -> list[str]:
    """What would tell a reader that a page was made carelessly."""
    bad = [f"bare: {match[0]}" for match in BARE.finditer(found.text)]
    bad += [f"empty heading {level}" for level, text in found.headings if not text.strip()]
    bad += [f"no marker: {text}" for text, marker in found.figures if not marker or marker.lstrip("#") not in found.ids]
    bad += [f"empty section {key}" for key, text in found.sections.items() if len(text.split()) < 3]
    bad += ["two of one id" for _ in [0] if len(found.ids) != len(set(found.ids))]
    bad += ["empty cell" for text in found.cells[:] if not text.strip() and text != ""]
    bad += [f"{n} h1" for n in [sum(level == "h1" for level, _ in found.headings)] if n != 1]
    return bad


def loose_figures(found: PageText) -> list[str]:
    """Amounts and shares that stand outside a figure. Percentile names and a place box's example are no figures."""
    text = re.sub(r"(Lowest|Top) \d+%", "", found.loose)
    return [text[max(0, one.start() - 40) : one.end() + 10] for one in LOOSE_FIGURE.finditer(text)]


@pytest.mark.parametrize("path, keys", [("/careers/operations-managers", CAREER), ("/tracks/operations", TRACK)])
def test_each_section_of_the_contract_stands_on_the_seed_pages_in_the_seeds_order(
    client: TestClient, path: str, keys: list[str]
) -> None:
    found = page(client, path)
    assert [key for key in found.sections if key in keys] == keys
    assert all(len(found.sections[key].split()) > 4 for key in keys)
    assert [f"#{key}" for key in keys] == [link for link in found.links if link[1:] in keys][: len(keys)]


def test_a_section_without_content_says_why(client: TestClient, knowledge: Knowledge) -> None:
    _, lookup = look_up(knowledge, "get_career", {"career": "occupation:11-3031.01"})
    sections = {one.key: one for one in lookup.findings[0].sections}  # type: ignore[union-attr]
    lacking = {key: one.missing.reason for key, one in sections.items() if one.missing is not None}
    assert "specializations" in lacking
    found = page(client, "/occupations/11-3031.01")
    for key, reason in lacking.items():
        assert reason in " ".join(found.sections[key].split())


def test_all_careers_render_with_every_figure_marked(client: TestClient, knowledge: Knowledge) -> None:
    bad = {}
    for one in knowledge.careers.all():
        found = page(client, f"/careers/{one.career_id}")
        if problems := faults(found) + loose_figures(found):
            bad[one.career_id] = problems[:4]
    assert bad == {}


def test_all_tracks_render_with_every_figure_marked(client: TestClient, knowledge: Knowledge) -> None:
    bad = {}
    for one in knowledge.tracks.all():
        found = page(client, f"/tracks/{one.track_id}")
        if problems := faults(found) + loose_figures(found):
            bad[one.track_id] = problems[:4]
    assert bad == {}


def test_occupations_of_every_field_render_with_every_figure_marked(client: TestClient, knowledge: Knowledge) -> None:
    every = knowledge.occupations.all()
    bad = {}
    for one in every[:: len(every) // 40]:
        found = page(client, f"/occupations/{one.onet_soc_code}")
        if problems := faults(found) + loose_figures(found):
            bad[one.onet_soc_code] = problems[:4]
    assert bad == {}


def test_pay_by_the_hour_is_said_to_be_so(client: TestClient) -> None:
    actors = page(client, "/occupations/27-2011.00")
    assert "US dollars an hour" in actors.sections["progression"]
    assert any(text.endswith(" an hour") for text, _ in actors.figures)


def test_a_floor_is_shown_as_one_and_is_no_percentile_of_linked_data() -> None:
    """No national figure of the latest file is a floor; older files and other builds have them."""
    facts = [pay("F1", "p10", 90_000), pay("F2", "median", 200_000), pay("F3", "p90", 239_200, "at_least")]
    f = Figures(Lookup(facts=facts, citations=[SURVEY]), SourceList())
    assert '<span class=f>≥ $239,200</span><sup><a href="#s1"' in f("F3")
    card = ProfileCard(kind="occupation", code="29-1211.00", title="Anesthesiologists", sections=[])
    line = {"code": "29-1211", "percentiles": {"p10": "F1", "median": "F2", "p90": "F3"}}
    told = json.loads(linked_data.occupation(card, "https://example.org/x", "Doctors.", {"codes": [line]}, f))
    (salary,) = told["estimatedSalary"]
    assert (salary["percentile10"], salary["median"]) == (90_000, 200_000)
    assert "percentile90" not in salary


def test_a_figure_on_the_page_is_the_figure_of_its_row(client: TestClient, knowledge: Knowledge) -> None:
    wage = knowledge.wages.get("47-2111", "US")
    assert wage is not None
    found = page(client, "/occupations/47-2111.00")
    assert f"${wage.annual['median'].value:,.0f} a year" in [text for text, _ in found.figures]


def test_the_list_of_sources_names_publisher_period_licence_and_address(client: TestClient) -> None:
    found = page(client, "/careers/operations-managers")
    sources = found.sections["sources"]
    for words in ("Bureau of Labor Statistics", "May 20", "Licence:", "bls.gov", "O*NET"):
        assert words in sources
    numbers = {marker for _, marker in found.figures}
    assert numbers <= {f"#{one}" for one in found.ids}


def of_type(found: PageText, kind: str) -> dict[str, Any]:
    return next(one for one in found.data if one["@type"] == kind)


def test_linked_data_of_an_occupation_equals_its_row(client: TestClient, knowledge: Knowledge) -> None:
    found = page(client, "/occupations/47-2111.00")
    told = of_type(found, "Occupation")
    wage = knowledge.wages.get("47-2111", "US")
    assert wage is not None
    (salary,) = told["estimatedSalary"]
    expected = {
        "percentile10": "p10",
        "percentile25": "p25",
        "median": "median",
        "percentile75": "p75",
        "percentile90": "p90",
    }
    assert {name: salary[name] for name in expected} == {name: wage.annual[key].value for name, key in expected.items()}
    assert (salary["@type"], salary["currency"], salary["duration"]) == ("MonetaryAmountDistribution", "USD", "P1Y")
    assert told["occupationalCategory"] == "47-2111.00"
    crumbs = of_type(found, "BreadcrumbList")
    assert [one["position"] for one in crumbs["itemListElement"]] == [1, 2, 3]


@pytest.mark.parametrize("path", ["/careers/operations-managers", "/occupations/11-3031.01"])
def test_linked_data_gives_no_pay_that_is_not_of_the_very_occupation(client: TestClient, path: str) -> None:
    """A career has no wage, and a shared code speaks of several occupations."""
    told = of_type(page(client, path), "Occupation")
    assert told["name"]
    assert "estimatedSalary" not in told


def test_text_in_linked_data_cannot_end_it() -> None:
    told = linked_data.script({"name": "</script><img src=x onerror=alert(1)> & more"})
    assert "<" not in told
    assert json.loads(told)["name"] == "</script><img src=x onerror=alert(1)> & more"


def test_title_description_and_canonical_address_stand_in_the_head(client: TestClient) -> None:
    response = client.get("/careers/operations-managers?place=83702")
    assert "<title>Operations Managers: " in response.text
    assert '<link rel="canonical" href="http://testserver/careers/operations-managers">' in response.text
    found = read(response.text)
    assert 60 < len(found.meta["description"]) <= 160
    assert found.meta["og:title"] == "Operations Managers"


def test_pay_in_a_place_tells_every_step_of_the_ladder(client: TestClient) -> None:
    found = page(client, "/occupations/11-3031.01?place=83702")
    said = found.sections["progression"]
    assert re.search(r"Boise City, ID.*Idaho.*found", said, re.S)
    assert "At average US prices" in said
    assert "Price level" in said
    assert faults(found) == []


@pytest.mark.parametrize(
    "path, place, there",
    [
        ("/occupations/47-2111.00", "83702", "Idaho"),
        ("/careers/operations-managers", "83702", "Idaho"),
        ("/careers/operations-managers", "Boise", "Idaho"),
        ("/tracks/operations", "Ohio", "Ohio"),
    ],
)
def test_the_head_of_a_page_speaks_of_the_place_or_says_that_it_does_not(
    client: TestClient, path: str, place: str, there: str
) -> None:
    boxes = head_boxes(client, f"{path}?place={place}")
    for one in boxes[:2]:
        assert re.search(rf"{there}[^;]*May 2025", one), one
        assert "national: " in one
    for one in boxes[2:]:
        assert "United States" not in one or "national" in one
    assert not [one for one in head_boxes(client, path) if "national" in one]


@pytest.mark.parametrize("place", ["Toronto", "zzzz qqq", "Springfield"])
def test_where_a_place_has_no_figure_every_national_one_in_the_head_says_so(client: TestClient, place: str) -> None:
    boxes = head_boxes(client, f"/occupations/47-2111.00?place={place}")
    assert sum("United States" in one for one in boxes) == 3
    assert all("national" in one for one in boxes if "United States" in one)


def head_boxes(client: TestClient, path: str) -> list[str]:
    """The text of each box at the head of a page."""
    answer = client.get(path)
    assert answer.status_code == 200
    found = re.search(r"<dl class=\"?keys\"?>(.*?)</dl>", answer.text, re.S)
    assert found is not None
    boxes = re.findall(r"<dt>(.*?)</dd>", found[1], re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in boxes]


def test_every_major_group_of_occupations_has_its_name(client: TestClient) -> None:
    from api.pages.groups import MAJOR_GROUPS

    text = client.get("/occupations").text
    assert "Group " not in re.sub(r"<[^>]+>", "", text)
    for code, title in MAJOR_GROUPS.items():
        assert code in text
        assert title in client.get(f"/occupations?group={code[:2]}").text
        assert title in text
    assert len(MAJOR_GROUPS) == 23


def test_a_place_that_several_states_have_is_asked_about(client: TestClient) -> None:
    found = page(client, "/careers/operations-managers?place=Springfield")
    assert "several things" in found.sections["progression"]
    assert any(link.startswith("/careers/operations-managers?place=Springfield") for link in found.links)


@pytest.mark.parametrize(
    "place, words", [("Toronto", "outside the United States"), ("zzzz qqq", "nothing here is known")]
)
def test_a_place_without_figures_is_said_to_be_so(client: TestClient, place: str, words: str) -> None:
    said = page(client, f"/occupations/47-2111.00?place={place}").sections["progression"]
    assert words.lower() in said.lower()


def test_what_a_reader_types_stays_text(client: TestClient) -> None:
    payload = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    for path in ("/search", "/careers"):
        assert "<script>alert" not in client.get(path, params={"q": payload}).text
    assert "<script>alert" not in client.get("/occupations/47-2111.00", params={"place": payload}).text
    assert "<img src=x" not in client.get(f"/careers/{payload.replace('/', '')}", headers={"Accept": "text/html"}).text


def test_a_page_is_kept_until_the_build_or_the_program_changes(client: TestClient) -> None:
    first = client.get("/careers/operations-managers")
    tag = first.headers["etag"]
    again = client.get("/careers/operations-managers", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/careers/operations-managers?place=Idaho").headers["etag"] != tag
    assert first.headers["cache-control"] == "no-cache"


def test_head_answers_like_get_without_a_body(client: TestClient) -> None:
    for path in ("/careers", "/careers/operations-managers", "/tracks/operations", "/methods", "/search?q=nurse"):
        response = client.head(path)
        assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("kind", ["careers", "tracks"])
def test_the_largest_page_with_its_style_is_small(client: TestClient, knowledge: Knowledge, kind: str) -> None:
    """At most 100 KB unpacked, a fifth of that on the wire."""
    style = len(client.get("/pages/site.css").content)
    if kind == "careers":
        # A page grows with its specializations; the ten with most hold the largest.
        most = sorted(knowledge.careers.all(), key=lambda one: -len(one.codes))[:10]
        paths = [f"/careers/{one.career_id}" for one in most]
    else:
        paths = [f"/tracks/{one.track_id}" for one in knowledge.tracks.all()]
    sizes = {path: len(client.get(path, headers={"Accept-Encoding": "identity"}).content) + style for path in paths}
    assert {path: size for path, size in sizes.items() if size > 100_000} == {}
    largest = max(sizes, key=lambda path: sizes[path])
    wired = client.get(largest, headers={"Accept-Encoding": "gzip"})
    assert wired.headers["content-encoding"] == "gzip"
    assert int(wired.headers["content-length"]) < 20_000


def test_a_packed_table_reads_as_it_was_written() -> None:
    written = (
        '<p class="a">x</p> <table>\n<thead><tr><th scope="col" class="n">A b</th></tr></thead>\n'
        '<tbody><tr><td class="small whole">1 <span class=f>$2</span><sup><a href="#s1">1</a></sup></td></tr>\n</tbody>\n</table>'
    )
    short = packed(written)
    assert short.startswith('<p class="a">x</p> <table>')
    assert '<td class="small whole">1 <b>$2</b><sup><a href=#s1>1</a></sup></table>' in short
    assert "<th scope=col class=n>A b<tbody><tr>" in short
    assert packed('<table><tr><td title="a=b c"><a href="/x/">a &lt; b</a></td></tr></table>') == (
        '<table><tr><td title="a=b c"><a href="/x/">a &lt; b</a></table>'
    )


def test_every_page_forbids_foreign_and_inline_code(client: TestClient) -> None:
    for path in ("/careers", "/careers/operations-managers", "/tracks", "/methods", "/search", "/occupations"):
        response = client.get(path)
        assert "script-src 'self'" in response.headers["content-security-policy"]
        assert not re.search(r"<style|\sstyle=|\son\w+=", response.text)


def test_the_advisor_of_a_page_knows_what_it_stands_on(advisor: Advisor, client: TestClient) -> None:
    html = client.get("/careers/operations-managers").text
    assert client.get("/widget.js").status_code == 200
    assert (
        '<script src="/widget.js" data-mode="launcher" data-career="operations-managers" data-title="Operations Managers" defer></script>'
        in html
    )
    assert 'data-track="operations"' in client.get("/tracks/operations").text
    assert advisor.knowledge.build_id in html


@pytest.mark.parametrize(
    "code, whole",
    [
        ("11-1011.03", "for 11-1011 Chief Executives as a whole"),
        ("15-1299.09", "for 15-1299 Computer Occupations, All Other as a whole"),
        ("15-2051.01", "for 15-2051 Data Scientists as a whole"),
    ],
)
def test_an_occupation_is_not_credited_with_the_jobs_of_all_that_share_its_code(
    client: TestClient, code: str, whole: str
) -> None:
    html = client.get(f"/occupations/{code}").text
    keys = {one.split("</dt>")[0]: one for one in html.split("</dl>")[0].split("<dt>")[1:]}
    assert all(whole in keys[name] for name in ("Median pay", "Jobs", "Outlook"))
    assert whole not in keys["AI resilience"]
    alts = re.findall(r' alt="([^"]*)"', html)
    assert sum(whole in alt for alt in alts) >= 2  # the years and the moves
    history = client.get(f"/occupations/{code}/tables/history.csv").text
    assert re.search(f"^Note,.*{re.escape(whole)}", history, re.M)
    (here,) = re.findall(r"^.*\(this page\).*$", client.get(f"/occupations/{code}/tables/moves.csv").text, re.M)
    assert whole in here
    for name in ("history", "moves"):
        drawn = " ".join(re.findall(r">([^<>]+)</t", client.get(f"/occupations/{code}/pictures/{name}.svg").text))
        assert whole in drawn


def test_a_code_of_one_occupation_is_its_own(client: TestClient) -> None:
    assert "as a whole" not in client.get("/occupations/47-2111.00").text.split("</dl>")[0]


def test_each_specialization_stands_under_schooling_or_says_why_not(client: TestClient, knowledge: Knowledge) -> None:
    for code in ("operations-managers", "other-installation-repair-workers"):
        _, lookup = look_up(knowledge, "get_career", {"career": f"career:{code}"})
        sections = {one.key: one.content for one in lookup.findings[0].sections}  # type: ignore[union-attr]
        members: Any = sections["specializations"]
        html = client.get(f"/careers/{code}").text
        required = html.split("id=t-required")[1].split("</table>")[0]
        rows = [
            line for line in client.get(f"/careers/{code}/tables/education.csv").text.splitlines() if "Named" in line
        ]
        assert len(rows) == len(members) > 10
        assert all(one["title"].replace("&", "&amp;") in required for one in members)
        education: Any = sections["education"]
        for one in education["not_named"]:
            assert one["reason"] in required
            assert any(one["title"] in row and one["reason"] in row for row in rows)


def test_no_pay_by_place_is_offered_where_the_survey_never_asks(client: TestClient) -> None:
    military = page(client, "/occupations/55-1011.00")
    assert "does not cover military occupations" in military.sections["progression"]
    assert "Pay where you live" not in military.text
    assert "#pay-here" not in military.links
    assert "Pay where you live" in page(client, "/occupations/47-2111.00").text
