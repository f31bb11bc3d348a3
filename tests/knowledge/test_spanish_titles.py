"""Our own Spanish names: the reviewed files themselves, what they cover, and that a name leads to its target."""

import csv
import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest
from sqlalchemy import Engine

from knowledge.search.spanish import in_english
from knowledge.store import Knowledge
from knowledge.titles.words import fold, unwrapped

FORMS = ("masculine", "feminine", "spoken", "neutral")
SAMPLE = 60


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("knowledge") / "starter" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="module")
def names() -> list[dict[str, str]]:
    return _rows("spanish_titles.csv")


@pytest.fixture(scope="module")
def forms(names: list[dict[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in names:
        found[row["target"]].add(row["form"])
    return found


@pytest.fixture(scope="module")
def members(knowledge: Knowledge) -> dict[str, set[str]]:
    """Target of each career -> the O*NET-SOC codes of its members."""
    return {f"career:{career.career_id}": set(career.codes) for career in knowledge.careers.all()}


def _occupations(engine: Engine) -> dict[str, str | None]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT onet_soc_code, oews_code FROM occupation")
        return {row[0]: row[1] for row in rows}


def _largest(engine: Engine, count: int) -> list[str]:
    """The six-digit codes with the most jobs in the nation, largest first."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT oews_code FROM wage WHERE area_code = 'US' AND year = 2025 AND employment IS NOT NULL"
            " ORDER BY employment DESC LIMIT ?",
            (count,),
        )
        return [row[0] for row in rows]


def _has_a_man_and_a_woman(forms: set[str]) -> bool:
    return bool(forms & {"masculine", "neutral"}) and bool(forms & {"feminine", "neutral"})


def test_each_row_is_a_tidy_name_a_target_and_a_known_form(names: list[dict[str, str]]) -> None:
    assert list(names[0]) == ["name", "target", "form"]
    for row in names:
        name = row["name"]
        assert row["form"] in FORMS, row
        assert name == " ".join(name.split()) == unicodedata.normalize("NFC", name), row
        assert fold(name), row


def test_no_name_stands_twice_for_one_target(names: list[dict[str, str]]) -> None:
    pairs = [(row["name"], row["target"]) for row in names]
    assert len(pairs) == len(set(pairs))


def test_a_name_has_several_targets_only_where_they_are_near(
    names: list[dict[str, str]], members: dict[str, set[str]]
) -> None:
    """An occupation and the career that is little else, or at most three occupations that share the word."""
    targets: dict[str, list[str]] = defaultdict(list)
    for row in names:
        targets[row["name"].casefold()].append(row["target"])
    for name, listed in targets.items():
        assert len(listed) <= 3, name
        careers = [one for one in listed if one in members]
        assert len(careers) <= 1, (name, listed)


def test_every_target_is_in_the_build(
    names: list[dict[str, str]], knowledge: Knowledge, members: dict[str, set[str]]
) -> None:
    known = set(_occupations(knowledge.engine)) | set(members)
    assert {row["target"] for row in names} <= known


def test_every_career_has_a_mans_and_a_womans_name(forms: dict[str, set[str]], members: dict[str, set[str]]) -> None:
    assert not {career for career in members if not _has_a_man_and_a_woman(forms[career])}


def test_each_of_the_largest_occupations_has_a_mans_and_a_womans_name(
    forms: dict[str, set[str]], knowledge: Knowledge
) -> None:
    largest = set(_largest(knowledge.engine, 220))
    assert len(largest) == 220
    base = {code for code, pay in _occupations(knowledge.engine).items() if pay in largest and code.endswith(".00")}
    assert not {code for code in base if not _has_a_man_and_a_woman(forms[code])}


def test_most_targets_have_a_spoken_form(forms: dict[str, set[str]]) -> None:
    assert sum("spoken" in one for one in forms.values()) >= 0.6 * len(forms)


def test_a_reviewed_everyday_name_is_not_contradicted(
    names: list[dict[str, str]], members: dict[str, set[str]]
) -> None:
    """Where the everyday list has the name, our likeliest target is its likeliest; the others are its others or a
    career that holds one. A name that list asks about is not ours to decide."""
    everyday = {fold(row["name"]): row for row in _rows("common_titles.csv")}
    seen: set[str] = set()
    for row in names:
        folded, target = fold(row["name"]), row["target"]
        if folded not in everyday:
            continue
        reviewed = everyday[folded]["targets"].split()
        assert everyday[folded]["decision"] == "go", row
        assert target in reviewed or members.get(target, set()) & set(reviewed), (row, reviewed)
        if folded not in seen:
            assert target == reviewed[0], (row, reviewed)
        seen.add(folded)


def test_a_sample_of_names_leads_to_its_target(
    names: list[dict[str, str]], knowledge: Knowledge, members: dict[str, set[str]]
) -> None:
    """An occupation is among the first three found; a career is the subject, or one of its members is found."""
    first: dict[str, str] = {}
    for row in names:
        first.setdefault(row["name"], row["target"])
    listed = list(first.items())
    sample = listed[:: len(listed) // SAMPLE][:SAMPLE]
    lost = []
    for name, target in sample:
        codes = {one.onet_soc_code for one in knowledge.titles.find(name).candidates[:3]}
        match = knowledge.titles.subjects(name)
        subjects = {f"{one.kind}:{one.id}" for one in (match.subject, *match.alternatives[:2]) if one is not None}
        if target not in codes and target not in subjects and not members.get(target, set()) & codes:
            lost.append((name, target, sorted(codes)))
    assert not lost


def test_every_pay_code_career_and_track_has_one_spanish_display_title(knowledge: Knowledge) -> None:
    rows = _rows("spanish_display.csv")
    assert list(rows[0]) == ["code", "title_es"]
    codes = [row["code"] for row in rows]
    wanted = set(_largest(knowledge.engine, 1000))
    assert len(wanted) == 830
    wanted |= {f"career:{career.career_id}" for career in knowledge.careers.all()}
    wanted |= {f"track:{track.track_id}" for track in knowledge.tracks.all()}
    assert len(codes) == len(set(codes))
    assert set(codes) == wanted


def test_a_spanish_display_title_is_short_and_belongs_to_one_pay_code() -> None:
    rows = _rows("spanish_display.csv")
    for row in rows:
        title = row["title_es"]
        assert title == " ".join(title.split()) == unicodedata.normalize("NFC", title)
        assert title[0].isupper()
        assert 5 <= len(title) <= 90
        assert " y i" not in title, f"{title}: 'e' before the sound of i"
    titles = [row["title_es"] for row in rows if row["code"][0].isdigit()]
    assert len(titles) == len(set(titles))


def test_nails_are_no_article() -> None:
    assert unwrapped(fold("una técnica de uñas")) == "tecnica de unas"


def test_nails_are_found_inside_a_question(knowledge: Knowledge) -> None:
    found = knowledge.titles.spot("¿Cuánto gana una técnica de uñas?")
    assert [one.subject_match.subject and one.subject_match.subject.id for one in found] == ["39-5092.00"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Manejo un montacargas y cuido el inventario", "53-7051"),
        ("Limpio oficinas por la noche", "37-2011"),
        ("Sirvo mesas en un restaurante", "35-3031"),
        ("Corto el césped y planto árboles", "37-3011"),
        ("Vigilo un edificio de noche", "33-9032"),
        ("Soldo piezas de metal en una fábrica", "51-4121"),
    ],
)
def test_what_somebody_says_in_spanish_that_they_do_is_read(knowledge: Knowledge, said: str, code: str) -> None:
    found = knowledge.titles.find(said, limit=3).candidates
    assert code in [one.onet_soc_code[:7] for one in found]


def test_a_spanish_verb_and_its_thing_are_spanish_without_a_small_word() -> None:
    assert in_english("Limpio casas") == "cleaning cleaner home house"
    assert in_english("Cargo handler") == "Cargo handler"
    assert in_english("Radio host") == "Radio host"
