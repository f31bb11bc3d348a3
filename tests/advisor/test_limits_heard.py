"""What a message limits or asks besides is heard: growth in figures, two measures, work of one's own, employers, hours."""

import pytest

from tests.advisor.talking import START, say


def said(knowledge, *messages):
    talk = START
    for message in messages:
        turn = say(knowledge, message, talk)
        assert turn.withheld == [], (message, turn.withheld)
        talk = turn.talk
    return turn


def filters(turn):
    return turn.calls[0][1].get("filters", {})


@pytest.mark.parametrize(
    ("message", "least"),
    [
        ("What is the highest paying job in Wyoming with growth over 10%?", 10),
        ("What is the highest paying job in Wyoming with growth of at least 10%?", 10),
        ("best paid jobs in Wyoming with more than 10 percent growth", 10),
        ("growth over 15% and pay over 80k in Texas", 15),
        ("healthcare jobs grow by more than 20 percent and need no degree in Florida", 20),
        ("jobs in Texas that will grow 15% or more", 15),
        ("jobs with double digit growth in Idaho", 10),
        ("best paid jobs growing at least twelve percent in Ohio", 12),
        ("¿Qué trabajo paga mejor en Wyoming con un crecimiento de al menos 10 por ciento?", 10),
    ],
)
def test_a_least_growth_in_figures_is_kept_and_told(knowledge, message, least):
    turn = said(knowledge, message)
    assert turn.calls[0][0] == "rank_occupations"
    assert filters(turn)["min_growth"] == least
    assert f"{least}%" in turn.text
    codes = [item.code for item in turn.results[0].findings[0].items]
    assert codes
    assert all(knowledge.projections.get(code).growth_pct >= least for code in codes)


def test_the_other_limits_stand_beside_the_growth(knowledge):
    turn = said(knowledge, "growth over 15% and pay over 80k in Texas")
    assert filters(turn) == {"min_growth": 15, "min_median": 80_000}


def test_a_least_growth_is_put_into_the_last_list(knowledge):
    turn = said(knowledge, "best paid jobs in Ohio", "only ones growing more than 20%")
    assert filters(turn) == {"min_growth": 20}


@pytest.mark.parametrize("message", ["jobs growing less than 10% in Ohio", "jobs that shrink by 10% in Ohio"])
def test_the_most_growth_is_not_taken_for_the_least(knowledge, message):
    assert filters(said(knowledge, message)).get("min_growth") != 10


def test_a_button_of_the_list_keeps_the_growth(knowledge):
    turn = said(knowledge, "What is the highest paying job in Wyoming with growth over 10%?")
    again = next(one for one in turn.composed.choices if "cost of living" in one.message)
    assert filters(said(knowledge, again.message))["min_growth"] == 10


@pytest.mark.parametrize(
    "message",
    [
        "¿Y cuánto se tarda en aprenderlo?",
        "¿Cuánto tiempo lleva aprenderlo?",
        "¿y cuánto tarda uno en capacitarse?",
        "¿Y cuánto me tardo en serlo?",
    ],
)
def test_a_verb_behind_en_is_no_place(knowledge, message):
    turn = said(knowledge, "¿Cuánto gana un electricista en Miami?", message)
    assert turn.calls[0][0] == "get_career"
    assert turn.results[0].subject.title == "Electricians"


def test_a_town_that_nobody_knows_is_still_said_to_be_unknown(knowledge):
    assert "Nowhereville" in said(knowledge, "how much do plumbers make in Nowhereville").text


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (
            "¿La inteligencia artificial va a reemplazar a los contadores?",
            "Tengo 52 años y me despidieron de una fábrica en Detroit. ¿Qué puedo hacer?",
        ),
        ("will AI replace accountants?", "I got laid off from a car plant in Detroit. What can I do?"),
        ("how much do nurses make in Ohio?", "I was let go by a call center in Tampa. What can I do?"),
        ("how much do nurses make in Ohio?", "I was fired from a warehouse. What could I do now?"),
    ],
)
def test_who_tells_of_other_work_is_not_given_the_job_talked_about(knowledge, before, message):
    turn = said(knowledge, before, message)
    alone = said(knowledge, message)
    assert [name for name, _ in turn.calls] == [name for name, _ in alone.calls]
    assert not any(word in turn.text for word in ("Accountants", "Registered Nurses"))


def test_trouble_without_other_work_goes_on_from_the_job_talked_about(knowledge):
    turn = said(knowledge, "How much do cashiers make?", "I got laid off, what can I do now?")
    assert turn.results[0].subject.title == "Cashiers"


@pytest.mark.parametrize(
    ("message", "tools"),
    [
        (
            "How many software developers are there in California and how fast is it growing?",
            ["get_wages", "get_outlook"],
        ),
        (
            "How fast is software developer employment growing and how many are there in California?",
            ["get_outlook", "get_wages"],
        ),
        ("number of welders in Ohio and their outlook", ["get_wages", "get_outlook"]),
        ("electrician pay and training in Texas", ["get_wages", "get_career"]),
        ("pay and ai risk for cashiers", ["get_wages", "get_resilience"]),
        ("¿Cuántos electricistas hay en Texas y qué tan rápido crece el empleo?", ["get_wages", "get_outlook"]),
        ("¿Cuánto gana un contador y lo va a reemplazar la IA?", ["get_wages", "get_resilience"]),
    ],
)
def test_two_measures_of_one_job_are_both_answered(knowledge, message, tools):
    assert [name for name, _ in said(knowledge, message).calls] == tools


def test_how_many_there_are_is_said_with_the_growth(knowledge):
    turn = said(knowledge, "How many software developers are there in California and how fast is it growing?")
    assert turn.text.startswith("About ")
    assert "projected to grow" in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "what about part-time remote jobs for moms",
        "work from home jobs",
        "best part time jobs in Ohio",
        "trabajos de medio tiempo desde casa",
    ],
)
def test_no_list_is_given_for_hours_that_no_source_knows(knowledge, message):
    turn = said(knowledge, message)
    assert turn.calls == []
    assert turn.outcome == "no_data"
    assert "part-time" in turn.text or "medio tiempo" in turn.text


def test_a_list_by_other_limits_says_that_the_hours_are_not_known(knowledge):
    turn = said(knowledge, "remote jobs that pay over 60k without a degree")
    assert turn.text.startswith("No source here tells which jobs are part-time, remote")
    assert filters(turn)["min_median"] == 60_000


def test_a_cheap_city_is_said_to_be_ordered_by_what_pay_buys(knowledge):
    turn = said(knowledge, "what is the cheapest city to live in for nurses?")
    assert "by what the pay of the job buys there" in turn.text
    assert "so these are states" in turn.text or turn.calls[0][1]["within"] == "metropolitan areas"


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("software engineer at Google in Seattle", "Seattle"),
        ("ingeniero de software en Google en Seattle", "Seattle"),
        ("nurse at Mercy General in Sacramento", "Sacramento"),
        ("How much does an accountant make at Deloitte?", None),
        ("nurse at Kaiser in Portland, OR", "Portland, OR"),
    ],
)
def test_an_employer_is_no_place(knowledge, message, place):
    turn = said(knowledge, message)
    assert turn.calls[0][0] == "get_wages"
    assert turn.calls[0][1].get("place") == place
    assert "No source here tells what a single company" in turn.text or "una empresa en particular" in turn.text


def test_a_place_behind_at_stays_a_place(knowledge):
    assert said(knowledge, "cashier pay at Fort Bragg").calls[0][1]["place"] == "Fort Bragg"


def test_moves_by_pay_are_of_one_area_and_no_line_is_withheld(knowledge):
    turn = said(
        knowledge,
        "I'm a warehouse worker in Columbus, Ohio making $19 an hour. Is that good?",
        "What jobs could I move into from there that pay more, without a degree?",
    )
    card = turn.results[0].findings[0]
    areas = [one.pay_change.area.title for one in card.items]
    assert areas[0] == "Ohio"
    assert areas == sorted(areas, key=lambda title: title != "Ohio")
    assert "nationally" not in turn.text
    assert turn.text.rstrip().endswith("?")


@pytest.mark.parametrize("message", ["what can a tire repairer move into in Wyoming?"])
def test_a_score_beside_the_pay_of_two_jobs_is_of_the_job_to_move_to(knowledge, message):
    turn = said(knowledge, message)
    assert "AI resilience" in turn.text


@pytest.mark.parametrize(
    "message",
    [
        "jobs with a criminal record over 50k in Ohio",
        "What jobs can I get with a criminal record that pay over 50k in Ohio?",
        "felon friendly jobs over 50k in Ohio",
        "¿Qué trabajos pagan más de 50 mil en Ohio con antecedentes penales?",
    ],
)
def test_a_list_for_somebody_with_a_record_needs_no_degree(knowledge, message):
    turn = said(knowledge, message)
    assert filters(turn) == {"min_median": 50_000, "max_education": "Postsecondary nondegree award"}
    assert "Surgeons" not in turn.text
    assert "No source here says who is hired" in turn.text or "a quién contratan" in turn.text


def test_schooling_that_is_said_stands_for_somebody_with_a_record_too(knowledge):
    turn = said(knowledge, "what pays best for a felon with a bachelor's degree")
    assert filters(turn)["max_education"] == "Bachelor's degree"
