"""Pictures: what each says in words, that its figures are facts, and that its SVG is small, still and harmless."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from advisor.answers import Lookup
from advisor.cards import ProfileCard
from advisor.facts import Fact
from api.pictures import absent_of, draw, draw_png, pictures_of
from api.pictures.placing import Scale, apart, steps
from api.tables import tables_of
from api.tables.reading import Kind, looked_up
from knowledge.store import Knowledge

SVG = "{http://www.w3.org/2000/svg}"
DRAWN: tuple[tuple[Kind, str], ...] = (
    ("career", "operations-managers"),
    ("occupation", "11-1021.00"),
    ("occupation", "15-1299.09"),  # shares its code with many
    ("occupation", "27-2011.00"),  # paid by the hour
    ("track", "operations"),
)
NAMES = {
    "career": {"score", "ladder", "moves"},
    "occupation": {"score", "ladder", "moves", "history", "pay_by_place"},
    "track": {"trend", "pay_by_place", "roles", "industries"},
}


def page(knowledge: Knowledge, kind: Kind, code: str) -> Lookup:
    found = looked_up(knowledge, kind, code)
    assert found is not None
    return found


def subjects(knowledge: Knowledge) -> Iterator[tuple[Kind, str]]:
    yield from (("career", one.career_id) for one in knowledge.careers.all())
    yield from (("track", one.track_id) for one in knowledge.tracks.all())
    occupations = knowledge.occupations.all()
    yield from (("occupation", one.onet_soc_code) for one in occupations[:: len(occupations) // 30])


def test_every_page_has_each_of_its_pictures_or_the_reason_why_not(knowledge: Knowledge) -> None:
    for kind, code in subjects(knowledge):
        lookup = page(knowledge, kind, code)
        pictures, absent = pictures_of(lookup), absent_of(lookup)
        assert set(pictures) | set(absent) == NAMES[kind], code
        assert not set(pictures) & set(absent)
        assert all(len(reason) > 10 for reason in absent.values()), (code, absent)
        facts = {one.id: one for one in lookup.facts}
        numbers = {one.id for one in lookup.citations}
        for name, one in pictures.items():
            shown = [cell for row in one.table.rows for cell in row if cell.fact is not None]
            assert shown, (code, name)
            assert all(facts[cell.fact.id] is cell.fact for cell in shown if cell.fact is not None)
            assert {cell.fact.citation for cell in shown if cell.fact is not None} <= numbers
            assert {one.id for one in one.table.citations} <= numbers
            assert len(one.alt) > 40, (code, name)
            figures = {cell.text.removeprefix("≥ ") for cell in shown}
            ranges = {
                str(value)
                for cell in shown
                if cell.fact is not None and cell.fact.unit == "score 1-6"
                for value in [cell.fact.value]
            }
            assert any(figure in one.alt for figure in figures | ranges), (code, name, one.alt)
            assert one.table == tables_of(lookup)[name]


@pytest.mark.parametrize(("kind", "code"), DRAWN)
def test_every_picture_is_small_still_and_harmless(knowledge: Knowledge, kind: Kind, code: str) -> None:
    lookup = page(knowledge, kind, code)
    for name, one in pictures_of(lookup).items():
        drawn = draw(lookup, name, "light")
        assert drawn == draw(lookup, name, "light")
        assert len(drawn) < 25_000, name
        root = ElementTree.fromstring(drawn)
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert (root[0].text, root[1].text) == (one.title, one.alt)
        assert {child.tag for child in root[2:]} == {f"{SVG}path", f"{SVG}text"}
        attributes = {attribute for child in root.iter() for attribute in child.attrib}
        assert not {
            one for one in attributes if one.startswith("on") or "href" in one or one in ("style", "class", "src")
        }
        assert b"url(" not in drawn
        assert re.findall(rb"https?://[^\"]*", drawn) == [b"http://www.w3.org/2000/svg"]


@pytest.mark.parametrize(("kind", "code"), DRAWN)
def test_every_figure_written_in_a_picture_is_one_of_its_table(knowledge: Knowledge, kind: Kind, code: str) -> None:
    lookup = page(knowledge, kind, code)
    for name, one in pictures_of(lookup).items():
        figures = {cell.text.removeprefix("≥ ") for row in one.table.rows for cell in row if cell.fact is not None}
        root = ElementTree.fromstring(draw(lookup, name, "dark", "wide"))
        for words in (child.text or "" for child in root.iter(f"{SVG}text")):
            for written in re.findall(r"\$\d[\d,]*(?:\.\d\d)?(?!\d|K)|\d{1,3}(?:,\d{3})+", words):
                round_mark = written.startswith("$") and float(written[1:].replace(",", "")) < 1000 and written == words
                assert round_mark or written in figures, (name, words)


def test_the_two_themes_and_sizes_differ_in_color_and_width_alone(knowledge: Knowledge) -> None:
    lookup = page(knowledge, "career", "operations-managers")
    light, dark, wide = (draw(lookup, "ladder", *how) for how in (("light",), ("dark",), ("light", "wide")))  # type: ignore[misc]
    assert re.sub(rb"#[0-9a-f]{6}", b"", light) == re.sub(rb"#[0-9a-f]{6}", b"", dark)
    assert light != dark
    assert ElementTree.fromstring(light).get("width") == "340"
    assert ElementTree.fromstring(wide).get("width") == "720"


def test_words_stay_inside_the_picture(knowledge: Knowledge) -> None:
    from api.pictures.sheet import Sheet

    sheet = Sheet("narrow", "light")
    for kind, code in DRAWN:
        lookup = page(knowledge, kind, code)
        for name in pictures_of(lookup):
            root = ElementTree.fromstring(draw(lookup, name, "light"))
            width, height = float(root.get("width", 0)), float(root.get("height", 0))
            for one in root.iter(f"{SVG}text"):
                size = float(one.get("font-size", 0))
                assert size >= 12, "at 320 px of 340 units this is still 11 px"
                long = sheet.measure(one.text or "", size, one.get("font-weight") == "700")
                x = float(one.get("x", 0)) - {"middle": long / 2, "end": long}.get(one.get("text-anchor", ""), 0)
                assert x >= -1, (name, one.text)
                assert x + long <= width + 1.5, (name, one.text)
                assert size * 0.7 <= float(one.get("y", 0)) <= height, (name, one.text)


def test_no_line_of_the_years_crosses_a_break(knowledge: Knowledge) -> None:
    lookup = page(knowledge, "track", "operations")
    root = ElementTree.fromstring(draw(lookup, "trend", "light"))
    breaks = {
        float(x) for one in root.iter(f"{SVG}path") if one.get("stroke-dasharray") for x in re.findall(r"M([\d.]+)", one.get("d", ""))
    }  # fmt: skip
    assert len(breaks) == 4
    lines = [
        one
        for one in root.iter(f"{SVG}path")
        if one.get("stroke-width") in ("1.2", "2.4") and not one.get("stroke-linecap")
    ]
    assert lines
    for line in lines:
        for part in line.get("d", "").split("M")[1:]:
            xs = [float(pair.split()[0]) for pair in part.split("L")]
            assert not [one for one in breaks if min(xs) < one < max(xs)]


def test_a_floor_is_drawn_open_and_said_to_be_one(knowledge: Knowledge) -> None:
    lookup = page(knowledge, "occupation", "11-1011.00")
    card = next(one for one in lookup.findings if isinstance(one, ProfileCard))
    content = next(one.content for one in card.sections if one.key == "progression")
    top = content["codes"][0]["percentiles"]["p90"]  # type: ignore[index]

    def floored(fact: Fact) -> Fact:
        return fact.model_copy(update={"value": 239200, "bound": "at_least"}) if fact.id == top else fact

    open_ended = lookup.model_copy(update={"facts": [floored(one) for one in lookup.facts]})
    one = pictures_of(open_ended)["ladder"]
    assert "one in ten $239,200 or more" in one.alt
    drawn = draw(open_ended, "ladder", "light").decode()
    assert "≥ $239,200" in drawn
    assert "gives no figure above" in drawn
    assert "gives no figure above" not in draw(lookup, "ladder", "light").decode()


def test_a_picture_for_a_letter_is_a_png(knowledge: Knowledge) -> None:
    drawn = draw_png(page(knowledge, "career", "operations-managers"), "ladder", scale=1)
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == 720


def test_dots_are_drawn_in_a_png_too() -> None:
    from api.pictures.sheet import Sheet

    empty, dotted = Sheet("narrow", "light"), Sheet("narrow", "light")
    empty.y = dotted.y = 40
    dotted.dot(20, 20, 8, "ink")
    assert empty.png(1) != dotted.png(1)


def test_pictures_have_addresses_and_are_not_sent_twice(client: TestClient) -> None:
    for path in (
        "/careers/operations-managers/pictures/ladder.svg",
        "/tracks/operations/pictures/roles.svg?theme=dark&size=wide",
    ):
        first = client.get(path)
        assert first.status_code == 200
        assert first.headers["content-type"] == "image/svg+xml"
        assert "unsafe" not in first.headers["content-security-policy"]
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/careers/operations-managers/pictures/nothing.svg", 404, "there are: score, ladder, moves"),
        ("/occupations/27-2011.00/pictures/pay_by_place.svg", 404, "hourly"),
        ("/occupations/99-9999.00/pictures/ladder.svg", 404, "no occupation"),
        ("/careers/nobody/pictures/ladder.svg", 404, "no career"),
        ("/tracks/operations/pictures/roles.svg?theme=pink", 422, "theme"),
    ],
)
def test_a_picture_that_is_not_there_says_why(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_labels_stand_apart_in_their_order_and_near_their_places() -> None:
    assert apart([10, 50, 90], [10, 10, 10], 0, 100, 5) == [10, 50, 90]
    placed = apart([50, 51, 52], [20, 20, 20], 0, 200, 5)
    assert placed == [26, 51, 76]
    assert apart([0, 1], [20, 20], 0, 100, 5) == [10, 35]
    assert apart([99, 100], [20, 20], 0, 100, 5) == [65, 90]


def test_an_axis_has_round_steps() -> None:
    assert steps(0, 323_270, 5) == [0, 100_000, 200_000, 300_000, 400_000]
    assert steps(0, 29.05, 5) == [0, 10, 20, 30]
    assert Scale(0, 10, 100, 0).at(2.5) == 75


def test_a_picture_is_drawn_once_for_all_who_ask_at_once() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from api.tables.kept import Kept

    shelf: Kept[str] = Kept(2)
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: shelf.get("a", lambda: make("a")), range(20))) == {"a"}
    assert made == ["a"]
    for name in ("b", "c", "a"):  # the third pushes out the first, which is then made anew
        shelf.get(name, lambda name=name: make(name))  # type: ignore[misc]
    assert made == ["a", "b", "c", "a"]


def test_the_service_opens_without_the_drawing_and_workbook_libraries() -> None:
    import subprocess
    import sys

    script = "import sys, api.app\nprint([one for one in ('matplotlib', 'openpyxl') if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_drawings_by_several_threads_come_out_the_same(knowledge: Knowledge) -> None:
    from concurrent.futures import ThreadPoolExecutor

    lookup = page(knowledge, "career", "operations-managers")
    names = [name for name in pictures_of(lookup) for _ in range(3)]
    alone = {name: draw(lookup, name, "light") for name in names}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: draw(lookup, name, "light"), names))
    assert together == [alone[name] for name in names]
