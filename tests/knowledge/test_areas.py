"""Places: found from a text, spotted in a question, nearest to a point, and the ladder to wider ones."""

from collections.abc import Iterator

import pytest
import small_country
from hypothesis import given
from hypothesis import strategies as st

from knowledge.areas import Area, Areas
from knowledge.areas.abroad import places
from knowledge.areas.naming import STATES, fold, simpler, state_code, variants
from knowledge.areas.nearest import kilometres
from knowledge.areas.slips import slip


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Areas]:
    engine = small_country.write(tmp_path_factory.mktemp("areas") / "facts.sqlite")
    yield Areas(engine, small_country.citation)
    engine.dispose()


def found(areas: Areas, text: str) -> list[str]:
    match = areas.find(text)
    return [match.outcome, *(area.code for area in match.areas)]


def spotted(areas: Areas, text: str) -> list[tuple[str, str]]:
    return [
        (one.text, one.match.area.code if one.match.area is not None else one.match.outcome) for one in areas.spot(text)
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("83702", "14260"), ("83702-1234", "14260"), ("ZIP 83702", "14260"), ("Boise, ID", "14260"),
        ("boise idaho", "14260"), ("BOISE", "14260"), ("Boise City, ID", "14260"), ("the Boise metro area", "14260"),
        ("Ada County", "14260"), ("ada county, id", "14260"), ("Boise, Idaho 83702", "14260"), ("Idaho", "16"),
        ("id", "16"), ("16", "16"), ("US", "US"), ("nationwide", "US"), ("1600006", "1600006"), ("38900", "38900"),
        ("portland maine", "38860"), ("Portland, OR", "38900"), ("Portland-Vancouver-Hillsboro, OR-WA", "38900"),
        ("Phoenix", "38060"), ("pheonix", "38060"), ("Valley of the Sun", "38060"), ("Oregon state", "41"),
        ("or", "41"), ("Nueva York", "35620"), ("texes", "48"), ("Reading", "39740"),
    ],
)  # fmt: skip
def test_what_people_write_leads_to_one_area(areas: Areas, text: str, code: str) -> None:
    assert found(areas, text) == ["one", code]


def test_two_cities_of_a_size_are_asked_about_and_the_larger_comes_first(areas: Areas) -> None:
    match = areas.find("Portland")
    assert match.outcome == "several"
    assert [area.code for area in match.areas] == ["38900", "38860"]
    assert match.labels == ("Portland, OR", "Portland, ME")


def test_a_typo_that_was_read_is_said(areas: Areas) -> None:
    note = areas.find("pheonix").note
    assert note is not None
    assert "Phoenix" in note


@pytest.mark.parametrize(
    ("typed", "name", "edits"),
    [
        ("pheonix", "phoenix", 1), ("berkely", "berkeley", 1), ("cincinatti", "cincinnati", 2),
        ("san fransico", "san francisco", 2), ("texs", "texas", 1), ("atlantis", "atlanta", None),
        ("bostonia", "boston", None), ("oregano", "oregon", None), ("genovia", "geneva", None),
        ("smallville", "snellville", None), ("ohoi", "ohio", 1), ("ohia", "ohio", None), ("loston", "boston", None),
        ("chicano", "chicago", None),
    ],
)  # fmt: skip
def test_a_slip_has_few_edits_and_two_bring_no_letter_of_another_word(typed: str, name: str, edits: int | None) -> None:
    assert slip(typed, name) == edits


@pytest.mark.parametrize("text", ["Atlantis", "Oregano", "Genovia", "Gotham City", "Smallville", "00000"])
def test_an_invented_place_does_not_become_a_real_one(areas: Areas, text: str) -> None:
    assert found(areas, text) == ["unknown"]


def test_an_area_code_that_is_somebodys_zip_says_so_and_offers_the_other(areas: Areas) -> None:
    match = areas.find("14260")
    assert match.area is not None
    assert match.area.short == "Boise City, ID"
    assert [area.code for area in match.options] == ["36"]
    assert match.note is not None
    assert "Buffalo" in match.note


def test_inside_a_question_the_same_five_digits_are_a_zip(areas: Areas) -> None:
    assert spotted(areas, "nurse pay near 14260") == [("14260", "36")]


def test_a_zip_outside_metros_goes_to_the_state_with_its_areas_where_there_are_several(areas: Areas) -> None:
    match = areas.find("83340")
    assert match.outside_metro
    assert match.area is not None
    assert match.area.code == "16"
    assert [area.code for area in match.options] == ["1600006", "1600007"]


def test_a_zip_outside_metros_goes_to_the_only_nonmetropolitan_area(areas: Areas) -> None:
    match = areas.find("89301")
    assert match.outside_metro
    assert match.area is not None
    assert match.area.code == "3200006"
    assert found(areas, "Ely, NV") == ["one", "3200006"]


@pytest.mark.parametrize(
    "text",
    ["Toronto", "Toronto, ON", "Paris, France", "London", "vancouver bc", "Canadá", "UK", "M5V 2T6", "Mexico City"],
)
def test_a_place_outside_the_country_is_known_as_such(areas: Areas, text: str) -> None:
    match = areas.find(text)
    assert match.outcome == "abroad"
    assert match.note is not None
    assert "outside the United States" in match.note


def test_a_foreign_name_with_a_state_is_the_american_place(areas: Areas) -> None:
    assert found(areas, "Paris") == ["abroad"]
    assert found(areas, "Paris, TX") == ["one", "48"]


def test_a_great_american_city_comes_before_its_foreign_namesake_and_says_so(areas: Areas) -> None:
    match = areas.find("Vancouver")
    assert match.area is not None
    assert match.area.code == "38900"
    assert match.note is not None
    assert "Canada" in match.note


def test_new_york_is_the_city_and_offers_the_state(areas: Areas) -> None:
    match = areas.find("new york")
    assert match.area is not None
    assert match.area.code == "35620"
    assert [area.code for area in match.options] == ["36"]


@pytest.mark.parametrize("text", ["", "near me", "around here", "cerca de mí"])
def test_near_me_names_no_place_and_nothing_is_said_about_it(areas: Areas, text: str) -> None:
    match = areas.find(text)
    assert match.outcome == "unknown"
    assert match.note is None


@pytest.mark.parametrize("text", ["Zyzxville", "Wakanda", "99999", "Zyzxville, ID"])
def test_a_place_on_no_list_is_unknown_and_that_is_said(areas: Areas, text: str) -> None:
    match = areas.find(text)
    assert match.outcome == "unknown"
    assert match.note is not None


@pytest.mark.parametrize(
    ("text", "places_in_it"),
    [
        ("what pays best in operations in Idaho", [("Idaho", "16")]),
        ("what pays best in operations near me", []),
        ("nurse jobs near 83702?", [("83702", "14260")]),
        ("and boise?", [("boise", "14260")]),
        ("operatons manger salery in pheonix", [("pheonix", "38060")]),
        ("WHAT PAYS IN BOISE", [("BOISE", "14260")]),
        ("jobs in portland or phoenix", [("portland", "several"), ("phoenix", "38060")]),
        ("Is it better in Portland, Maine?", [("Portland, Maine", "38860")]),
        ("no, Portland ME", [("Portland ME", "38860")]),
        ("nurses in TX", [("TX", "48")]),
        ("move from Boise to Phoenix", [("Boise", "14260"), ("Phoenix", "38060")]),
        ("ops salaries in Toronto", [("Toronto", "abroad")]),
        ("sueldo de enfermeras cerca de Boise", [("Boise", "14260")]),
        ("reading teacher pay in Reading, PA", [("Reading, PA", "39740")]),
        ("nurse in Zyzxville", [("Zyzxville", "unknown")]),
        ("software jobs near wakanda", [("wakanda", "unknown")]),
        ("nurses nationwide", [("nationwide", "US")]),
        ("what do nurses make in the US", [("US", "US")]),
        ("welders in the Boise metro area", [("Boise metro area", "14260")]),
    ],
)
def test_places_in_questions(areas: Areas, text: str, places_in_it: list[tuple[str, str]]) -> None:
    assert spotted(areas, text) == places_in_it


@pytest.mark.parametrize(
    "text",
    [
        "mobile developer pay", "reading teacher salary", "tell me or help me", "ok, in or out", "work in energy",
        "is nursing in demand in 2025", "I make $83702", "at least 83702 a year", "83702 dollars", "PA salary",
        "my client Phoenix wants to change jobs", "jobs in enterprise sales", "what jobs are in Operations",
        "a degree from Oregon State University", "work from home", "I speak Spanish", "earn 38900 per year",
    ],
)  # fmt: skip
def test_ordinary_words_and_amounts_are_no_places(areas: Areas, text: str) -> None:
    assert spotted(areas, text) == []


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error_and_spans_are_cut_from_it(areas: Areas, text: str) -> None:
    end = 0
    for one in areas.spot(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
    assert areas.find(text).outcome in ("one", "several", "unknown", "abroad")


def test_the_ladder_goes_from_the_area_to_its_state_to_the_nation(areas: Areas) -> None:
    def ladder(code: str) -> list[str]:
        area = areas.get(code)
        assert area is not None
        return [step.code for step in areas.climb(area)]

    assert ladder("14260") == ["14260", "16", "US"]
    assert ladder("1600006") == ["1600006", "16", "US"]
    assert ladder("38900") == ["38900", "41", "US"]  # two states: the principal one
    assert ladder("16") == ["16", "US"]
    assert ladder("US") == ["US"]


def test_every_ladder_ends_at_the_nation_and_never_repeats_an_area(areas: Areas) -> None:
    for area in areas.all():
        codes = [step.code for step in areas.climb(area)]
        assert codes[0] == area.code
        assert codes[-1] == "US"
        assert len(set(codes)) == len(codes)


def test_a_state_is_found_by_any_of_its_names(areas: Areas) -> None:
    wanted = areas.get("16")
    assert wanted is not None
    assert areas.state("ID") == areas.state("16") == areas.state("Idaho") == wanted
    assert areas.state("ZZ") is None
    assert areas.get("99999") is None


def test_a_point_belongs_to_the_area_of_its_nearest_zip(areas: Areas) -> None:
    assert _area_at(areas, 43.6, -116.2) == "14260"
    assert _area_at(areas, 39.3, -114.9) == "3200006"


def test_a_point_out_at_sea_or_over_the_border_is_abroad(areas: Areas) -> None:
    assert areas.nearest(51.5, -0.1).outcome == "abroad"
    toronto = areas.nearest(43.65, -79.38)
    assert toronto.outcome == "abroad"
    assert toronto.note is not None
    assert "Toronto" in toronto.note


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)])
def test_coordinates_off_the_globe_are_unknown(areas: Areas, lat: float, lon: float) -> None:
    assert areas.nearest(lat, lon).outcome == "unknown"


def test_the_list_of_foreign_places_is_long_and_names_no_american_state() -> None:
    assert len(places()) >= 300
    assert not {fold(name) for name in STATES.values()} & set(places())


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(a: float, b: float, c: float, d: float) -> None:
    there = kilometres(a, b, c, d)
    assert 0 <= there <= 20_016
    assert abs(there - kilometres(c, d, a, b)) < 1e-6


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert simpler(fold(text))[0] == fold(text)


def test_names_are_folded_and_states_read() -> None:
    assert fold("Coeur d'Alene") == "coeur dalene"
    assert fold("São Paulo") == "sao paulo"
    assert variants("st louis") == ("st louis", "saint louis")
    assert state_code("n.y.") == "NY"
    assert state_code("west virginia") == "WV"
    assert state_code("xx") is None


def test_an_area_is_frozen(areas: Areas) -> None:
    with pytest.raises(ValueError, match="frozen"):
        areas.nation.title = "elsewhere"  # type: ignore[misc]


def _area_at(areas: Areas, lat: float, lon: float) -> str | None:
    area: Area | None = areas.nearest(lat, lon).area
    return None if area is None else area.code


@pytest.mark.parametrize(
    "text",
    ["pay for Reading Specialists", "a Boston cutter's mate from Enterprise", "Deputy United States Marshal salary"],
)
def test_a_word_of_a_job_title_is_no_place_for_being_capitalised(areas: Areas, text: str) -> None:
    assert spotted(areas, text) == []


def test_a_town_named_like_a_word_is_a_place_after_in(areas: Areas) -> None:
    assert spotted(areas, "teachers in Reading") == [("Reading", "39740")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nurse salary??? az", ["az"]), ("pay for truck drivers, OK", ["OK"]), ("hi im in ok, what do welders make", ["ok"]),
        ("DC lawyer salary", ["DC"]), ("tx nurse pay", ["tx"]), ("plumber: MA, NH or ME?", ["MA", "NH", "ME"]), ("N.Y. nurse pay", ["N.Y"]),
        ("what do RNs in Calif. make", ["Calif"]), ("nurse pay cali", ["cali"]), ("truck driver pay in ohoi", ["ohoi"]),
        ("enfermera en el estado de nueva york", ["el estado de nueva york"]),
    ],
)  # fmt: skip
def test_letters_shorthand_and_slips_are_places_where_a_place_stands(areas: Areas, text: str, said: list[str]) -> None:
    assert [one.text for one in areas.spot(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        "is it ok to be a nurse", "how much does a pa make", "how much does an MA make", "hi what do nurses make", "do nurses pay me", "jobs near me",
        "La IA va a reemplazar a los contadores?", "¿qué más hay para mí?", "en mi barrio", "trabajo en el campo", "va a bajar el empleo de cajeros",
        "PA or MD", "mass production jobs", "car wash pay", "i like oregano and cooking", "tell me or else", "how to become an RN or MD",
    ],
)  # fmt: skip
def test_words_that_look_like_states_are_no_places(areas: Areas, text: str) -> None:
    assert spotted(areas, text) == []
