"""Titles that nobody listed and jobs told in the first person: ranked, scored, and the noise around them ignored."""

import json
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_build import citation, named_build

from evals.heldout import HeldOut, figures
from knowledge.store import Knowledge
from knowledge.titles import Titles, index
from knowledge.titles.noise import cleaned, military
from knowledge.titles.postings import letters, runs
from knowledge.titles.ranking import described, features
from knowledge.titles.words import fold, stem

KNOWN = ("registered nurse", "truck driver", "dental hygienist", "data scientist", "school bus driver", "carpenter")
NOISE = (
    "{} - Nights", "{} needed ASAP", "Now hiring: {}", "{} - $5k sign on", "{} (Full-time)", "{} | 2nd shift",
    "{}, Houston, TX", "Sr. {}", "{} II", "{} Req #12345", "{} $25/hr", "{} - immediate start", "Remote {}",
)  # fmt: skip
NONSENSE = ("flurbnik wrangler of plorf", "asdfgh", "", "   ", "the", "12", "zxcv qwerty plorf", "🙂", "$20 an hour")


def first(titles: Titles, said: str) -> str | None:
    found = titles.find(said).candidates
    return found[0].onet_soc_code if found else None


@pytest.mark.parametrize("pattern", NOISE)
def test_what_an_advertisement_adds_to_a_title_changes_nothing(knowledge: Knowledge, pattern: str) -> None:
    wrong = [said for said in KNOWN if first(knowledge.titles, pattern.format(said)) != first(knowledge.titles, said)]
    assert wrong == []


@pytest.mark.parametrize("said", KNOWN)
def test_word_order_plural_case_and_accents_change_nothing(knowledge: Knowledge, said: str) -> None:
    code = first(knowledge.titles, said)
    assert code is not None
    for other in (said.upper(), f"{said}s", " ".join(reversed(said.split())), said.replace("e", "é")):
        assert first(knowledge.titles, other) == code, other


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Sr. Warehouse Assoc - Nights", "53-7065.00"), ("Java Backend Dev II", "15-1252.00"),
        ("CNA 2nd shift", "31-1131.00"), ("Registered Nurse (RN) - ICU - $5k sign on", "29-1141.00"),
        ("Driver/Warehouse", "53-3033.00"), ("I drive a forklift and keep the stock right", "53-7051.00"),
        ("I answer phones at a dentist's and book people in", "43-6013.00"),
    ],
)  # fmt: skip
def test_titles_as_they_are_advertised_and_told_are_among_the_first_ten(
    knowledge: Knowledge, said: str, code: str
) -> None:
    assert code in [one.onet_soc_code for one in knowledge.titles.find(said).candidates]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            (
                "nurse",
                "senior",
                "i",
                "drive",
                "the",
                "fix",
                "machine",
                "in",
                "night",
                "clerk",
                "data",
                "manager",
                "zzq",
                "3",
            )
        ),
        min_size=1,
        max_size=12,
    )
)
def test_scores_are_sorted_between_nothing_and_one_and_stay_the_same(knowledge: Knowledge, words: list[str]) -> None:
    match = knowledge.titles.find(" ".join(words))
    scores = [one.score for one in match.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert len({one.onet_soc_code for one in match.candidates}) == len(scores)
    assert (match.decision == "none") == (not scores)
    assert knowledge.titles.find(" ".join(words)) == match


def test_as_many_candidates_come_as_are_asked_for_where_a_job_is_named(knowledge: Knowledge) -> None:
    for said in ("nurse", "forklift person", "teacher", "warehouse shift lead at night", "I bake bread in the morning"):
        assert len(knowledge.titles.find(said, limit=10).candidates) == 10, said
        assert len(knowledge.titles.find(said, limit=3).candidates) == 3, said


@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_has_no_candidates(knowledge: Knowledge, said: str) -> None:
    match = knowledge.titles.find(said)
    assert (match.decision, match.candidates) == ("none", ())


@pytest.mark.parametrize("said", ["92A", "11b", "MOS 68W", "AFSC 3D0X1", "3D0X1", "Marine 0311", "I was a 92A"])
def test_a_code_of_the_armed_forces_is_told_apart_and_not_guessed(knowledge: Knowledge, said: str) -> None:
    match = knowledge.titles.find(said)
    assert match.decision != "go"
    assert "military crosswalk" in match.note
    assert knowledge.titles.subjects(said).note == match.note


@pytest.mark.parametrize("said", ["911 operator", "3D artist", "army cook", "2nd shift", "12 years", "nurse 2"])
def test_other_numbers_are_not_taken_for_codes_of_the_armed_forces(said: str) -> None:
    assert military(said) is None


def test_what_somebody_does_is_told_apart_from_a_title() -> None:
    assert described("I drive a forklift and keep the stock right")
    assert described("someone who fixes wind turbines")
    assert not described("Registered Nurse (RN) - ICU - $5k sign on bonus, nights, full time, Houston, TX")
    assert not described("warehouse manager")


@given(st.text(max_size=80))
def test_cleaning_only_takes_away(text: str) -> None:
    assert cleaned(text)
    assert all(len(one.replace(" ", "")) <= len(text) for one in cleaned(text))


@given(st.from_regex(r"[a-z]{2,12}( [a-z]{2,12}){0,3}", fullmatch=True))
def test_a_text_is_most_like_itself(text: str) -> None:
    held = letters([text, "dental hygienist", "xyz"])
    scores = held.cosine(runs(text))
    assert scores[0] == pytest.approx(1.0, abs=1e-3)
    assert scores.max() <= 1.001


def test_stems_bring_forms_of_a_word_together() -> None:
    for words in (("driver", "driving", "drive"), ("cleaner", "cleaning", "clean"), ("teacher", "teaching", "teach")):
        assert len({stem(word) for word in words}) == 1


def test_names_left_out_are_not_in_the_index() -> None:
    engine = named_build()
    with engine.begin() as connection:
        index(connection, without={fold("Operations Director")})
        names = {row[0] for row in connection.exec_driver_sql("SELECT folded FROM title_name")}
    assert fold("Operations Director") not in names
    assert fold("Operations Manager") in names
    assert Titles(engine, citation).find("Operations Director").candidates[0].matched != "Operations Director"


def test_the_weights_are_those_of_the_evidence_and_say_where_they_are_from() -> None:
    read = json.loads((files("knowledge") / "titles" / "weights.json").read_text(encoding="utf-8"))
    assert set(read["kinds"]) == {
        "title", "title_without_sense", "description", "description_without_sense",
    }  # fmt: skip
    for kind, found in read["kinds"].items():
        assert set(found["weights"]) == set(features(kind.removesuffix("_without_sense")))
        assert found["cases"] >= 60
    assert read["made"]
    assert read["learnt_on"]


def test_figures_count_any_listed_code_and_the_surer_half() -> None:
    found = [
        HeldOut(title="a", expected=("1", "2"), ranked=("2", "1"), confidence=0.9),
        HeldOut(title="b", expected=("3",), ranked=("1", "3"), confidence=0.2),
    ]
    made = figures(found)
    assert (made.titles, made.at_1, made.at_5, made.confident_half, made.reciprocal_rank) == (2, 0.5, 1.0, 1.0, 0.75)
