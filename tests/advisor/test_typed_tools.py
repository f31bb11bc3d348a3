"""match_interests, rank_places, evaluate_offer, compare_places and calculate: figures equal rows, nothing is made finer than it is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from advisor.cards import ComparisonCard, FitCard, OfferCard, PlacesCard
from advisor.facts import FactArea, Of
from advisor.ledger import Ledger
from advisor.tools import TOOLS, compact
from advisor.tools.args import Calculate
from advisor.tools.calculating import calculate
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.offers import HOURS_A_YEAR, Mark, placed
from knowledge.parities import in_us_prices
from tests.advisor.talking import call, say

MARKS = ("p10", "p25", "median", "p75", "p90")


def card_of(result, kind):
    return next(card for card in result.findings if isinstance(card, kind))


def test_a_fit_carries_facts_reasons_and_how_it_was_rated(knowledge):
    result, ledger = call(
        knowledge,
        "match_interests",
        likes=["helping people"],
        dislikes=["maths"],
        constraints={"place": "Ohio", "no_nights": True},
    )
    card = card_of(result, FitCard)
    assert 3 <= len(card.items) <= 5
    assert "machine-rated" in card.note
    for item in card.items:
        assert item.reasons
        assert item.against
        assert item.pay is None or ledger[item.pay].statistic == "median"
        assert item.score is None or ledger[item.score].unit == "score 1-6"
    assert [one.what for one in result.missing] == ["no_nights"]
    dumped = result.model_dump(mode="json")["findings"][0]
    assert set(dumped["items"][0]) >= {"code", "title", "for", "against", "first_step"}
    assert FitCard.model_validate(dumped) == card


def test_a_pay_floor_holds_in_the_place_asked_for(knowledge):
    result, ledger = call(
        knowledge, "match_interests", likes=["animals"], constraints={"min_median": 60_000, "place": "Texas"}
    )
    for card in result.findings:
        assert all(item.pay and ledger[item.pay].value >= 60_000 for item in card.items)


def test_nothing_said_is_nothing_matched(knowledge):
    assert call(knowledge, "match_interests")[0].outcome == "empty"


def test_ranked_places_are_facts_of_their_rows(knowledge):
    for by, column in (("median", "annual_median_usd"), ("p90", "annual_p90_usd"), ("employment", "employment")):
        result, ledger = call(knowledge, "rank_places", occupation_or_track="electrician", by=by, limit=51)
        card = card_of(result, PlacesCard)
        assert card.considered
        assert ledger[card.considered].value == len(card.items) + len(card.dropped) == 51
        for item in card.items:
            fact, row = ledger[item.facts[0]], ledger.row(item.facts[0])
            assert row.column == column
            with knowledge.engine.connect() as connection:
                value = connection.execute(
                    text(
                        f"SELECT {column} FROM wage WHERE oews_code = :oews_code AND area_code = :area_code AND year = :year"
                    ),
                    row.key,
                ).scalar_one()
            assert fact.value == value
            assert fact.area.code == item.area.code


def test_real_pay_of_places_divides_by_their_own_parity(knowledge):
    result, ledger = call(knowledge, "rank_places", occupation_or_track="29-1141", by="real_median", limit=51)
    for item in card_of(result, PlacesCard).items:
        real, nominal, level = (ledger[one] for one in item.facts)
        assert real.value == in_us_prices(nominal.value, level.value)
        assert level.area == nominal.area == real.area


@pytest.mark.parametrize("by", ["growth", "openings", "resilience"])
def test_national_measures_have_no_order_of_places(knowledge, by):
    result, _ = call(knowledge, "rank_places", occupation_or_track="welders", by=by)
    assert result.outcome == "refused"
    assert "places cannot be put in order" in result.missing[0].reason


def test_percentiles_of_a_group_are_refused_and_its_typical_median_is_not(knowledge):
    assert call(knowledge, "rank_places", occupation_or_track="operations", by="p90")[0].outcome == "refused"
    result, ledger = call(knowledge, "rank_places", occupation_or_track="operations")
    assert ledger[card_of(result, PlacesCard).items[0].facts[0]].statistic == "typical_median"


def test_metropolitan_areas_are_said_not_to_be_loaded(knowledge):
    result, _ = call(knowledge, "rank_places", occupation_or_track="welders", within="Texas")
    assert [one.what for one in result.missing] == ["metropolitan areas"]
    assert {item.area.level for item in card_of(result, PlacesCard).items} == {"nonmetropolitan"}
    assert call(knowledge, "rank_places", occupation_or_track="welders", within="metros")[0].outcome == "empty"


@pytest.mark.parametrize(
    ("within", "states"), [("the Midwest", 12), ("New England", 6), ("Ohio, Texas and Idaho", 3), (None, 51)]
)
def test_places_may_be_a_region_or_a_list(knowledge, within, states):
    result, ledger = call(knowledge, "rank_places", occupation_or_track="29-1141", within=within)
    assert ledger[card_of(result, PlacesCard).considered].value == states


# --- an offer ---------------------------------------------------------------------------------------------------------

ascending = st.lists(st.integers(20_000, 400_000), min_size=5, max_size=5, unique=True).map(sorted)


@given(ascending, st.integers(10_000, 500_000))
def test_an_amount_stands_between_the_two_marks_next_to_it(values, amount):
    marks = [Mark(name, value) for name, value in zip(MARKS, values, strict=True)]
    by_name = {mark.name: mark.value for mark in marks}
    found = placed(amount, marks)
    if found.position == "at":
        assert by_name[found.lower] == amount
    else:
        assert (found.lower is None) == (amount < values[0])
        assert (found.upper is None) == (amount > values[-1])
        assert found.lower is None or by_name[found.lower] < amount
        assert found.upper is None or by_name[found.upper] > amount


@given(ascending)
def test_an_amount_right_at_a_percentile_is_at_it(values):
    marks = [Mark(name, value) for name, value in zip(MARKS, values, strict=True)]
    for mark in marks:
        assert placed(mark.value, marks) == ("at", mark.name, mark.name)


def test_against_a_floor_an_amount_is_only_known_to_be_below_it():
    marks = [Mark("median", 150_000), Mark("p75", 239_200, True), Mark("p90", 239_200, True)]
    assert placed(200_000, marks) == ("between", "median", "p75")
    assert placed(239_200, marks).position == "floor"
    assert placed(300_000, marks) == ("floor", "median", "p75")


def test_an_offer_at_the_published_percentiles_of_drawn_occupations(knowledge):
    with knowledge.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT oews_code, annual_p25_usd, annual_median_usd, annual_p75_usd FROM wage WHERE area_code = '48' AND year = 2025 AND annual_median_usd > 0"
            )
        ).all()
    for code, p25, median, p75 in random.Random(5).sample(rows, 15):
        for name, value in (("p25", p25), ("median", median), ("p75", p75)):
            result, ledger = call(knowledge, "evaluate_offer", occupation=code, amount=value, place="Texas")
            card = card_of(result, OfferCard)
            assert card.position == "at"
            assert name in (card.lower, card.upper)
            assert ledger[card.difference].value == value - median
            assert ledger[card.difference].basis == "derived"


@pytest.mark.parametrize(
    ("unit", "times"), [("year", 1), ("hour", HOURS_A_YEAR), ("month", 12), ("week", 52), ("biweekly", 26)]
)
def test_an_amount_is_counted_for_a_year_and_said_so(knowledge, unit, times):
    result, ledger = call(
        knowledge,
        "evaluate_offer",
        occupation="51-4121",
        amount=2_000 if unit != "hour" else 20,
        unit=unit,
        place="Ohio",
    )
    card = card_of(result, OfferCard)
    assert card.compared == card.amount * times
    assert (card.conversion is None) == (unit == "year")
    if unit == "hour":
        assert "2,080" in ledger[card.difference].note


def test_a_users_amount_is_never_a_fact(knowledge):
    result, ledger = call(knowledge, "evaluate_offer", occupation="nurse", amount=91_234, place="Ohio")
    assert card_of(result, OfferCard).amount == 91_234
    assert all(fact.value != 91_234 for fact in ledger)


def test_only_hourly_pay_is_held_against_an_hour(knowledge):
    result, ledger = call(knowledge, "evaluate_offer", occupation="27-2011", amount=60_000)
    card = card_of(result, OfferCard)
    assert card.compared == round(60_000 / 2_080, 2)
    assert {ledger[one].unit for one in card.percentiles.values()} == {"USD/hour"}


def test_a_group_has_no_percentiles_to_hold_an_offer_against(knowledge):
    result, _ = call(knowledge, "evaluate_offer", occupation="operations managers", amount=100_000)
    assert result.outcome == "refused"
    assert result.choices


# --- places beside each other -----------------------------------------------------------------------------------------


def test_places_are_compared_by_their_own_figures_and_the_difference_is_derived(knowledge):
    result, ledger = call(knowledge, "compare_places", occupation="47-2111", places=["Ohio", "Texas", "Boise, ID"])
    card = card_of(result, ComparisonCard)
    rows = {row.measure: row.cells for row in card.rows}
    assert [one.title for one in card.columns] == ["Ohio", "Texas", "Boise City, ID"]
    assert "no metropolitan table" in rows["figures are for"][2].text
    first, second, _ = (ledger[cell.fact] for cell in rows["median pay"])
    difference = ledger[rows["difference in pay"][1].fact]
    assert (difference.value, difference.basis) == (second.value - first.value, "derived")
    assert difference.note == f"{second.id} − {first.id}"
    assert {"prices, US = 100", "housing prices, US = 100", "jobs", "median pay in US prices"} <= set(rows)
    assert any(one.what == "survey error" for one in result.missing)


def test_two_places_of_one_figure_have_no_difference(knowledge):
    result, _ = call(knowledge, "compare_places", occupation="47-2111", places=["Boise, ID", "Idaho"])
    rows = {row.measure: row.cells for row in card_of(result, ComparisonCard).rows}
    assert "both figures are for Idaho" in (
        rows["difference in pay"][1].missing if "difference in pay" in rows else "both figures are for Idaho"
    )


def test_an_ambiguous_place_is_asked_about(knowledge):
    result, _ = call(knowledge, "compare_places", occupation="nurse", places=["Portland", "Texas"])
    assert (result.outcome, result.about, result.tool) == ("ambiguous", "place", "compare_places")


# --- calculations -----------------------------------------------------------------------------------------------------

OHIO, TEXAS = FactArea(code="39", level="state", title="Ohio"), FactArea(code="48", level="state", title="Texas")
NURSE = Of(kind="occupation", code="29-1141", title="Registered Nurses")


def ledger_of(knowledge, *facts):
    ledger = Ledger()
    source = knowledge.citation("oews-state-2025")
    for fact in facts:
        defaults = {
            "unit": "USD/year",
            "statistic": "median",
            "of": NURSE,
            "area": OHIO,
            "as_of": "May 2025",
            "citation": source,
        }
        ledger.mint(**(defaults | fact))
    return ToolContext(knowledge, ledger, PlaceGiven())


@settings(deadline=None)
@given(st.integers(20_000, 300_000), st.integers(20_000, 300_000))
def test_results_are_what_the_formula_says(knowledge, one, other):
    context = ledger_of(knowledge, {"value": one}, {"value": other, "area": TEXAS})
    expected = {
        "difference": other - one,
        "ratio": round(one / other, 2),
        "percent_change": round(100 * (other - one) / one, 1),
    }
    for operation, value in expected.items():
        result = calculate(context, Calculate(operation=operation, fact_ids=["F1", "F2"]))
        fact = context.ledger[result.facts[0]]
        assert fact.value == pytest.approx(value)
        assert fact.basis == "derived"
        assert "F1" in fact.note
        assert "F2" in fact.note
    for operation, by in (("per_hour", 2_080), ("per_month", 12)):
        result = calculate(context, Calculate(operation=operation, fact_ids=["F1"]))
        assert context.ledger[result.facts[0]].value == pytest.approx(round(one / by, 2))


@pytest.mark.parametrize(
    ("facts", "operation", "ids", "says"),
    [
        ([{"value": 1}], "difference", ["F1", "F9"], "no fact F9"),
        ([{"value": 239_200, "at_least": True}, {"value": 5}], "difference", ["F1", "F2"], "floor"),
        ([{"value": 1}, {"value": 5, "unit": "people"}], "ratio", ["F1", "F2"], "different units"),
        (
            [{"value": 1}, {"value": 5, "area": TEXAS, "as_of": "May 2020"}],
            "difference",
            ["F1", "F2"],
            "different years",
        ),
        ([{"value": 1}, {"value": 5, "area": TEXAS}], "sum", ["F1", "F2"], "do not add up"),
        ([{"value": 1}], "difference", ["F1"], "two facts"),
        (
            [{"value": 4, "unit": "score 1-6"}, {"value": 2, "unit": "score 1-6", "area": TEXAS}],
            "ratio",
            ["F1", "F2"],
            "no ratio",
        ),
        ([{"value": 4, "unit": "people", "statistic": "employment"}] * 2, "sum", ["F1", "F1"], "twice"),
        ([{"value": 4, "unit": "people"}], "per_hour", ["F1"], "only yearly pay"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(knowledge, facts, operation, ids, says):
    result = calculate(ledger_of(knowledge, *facts), Calculate(operation=operation, fact_ids=ids))
    assert result.outcome == "refused"
    assert says in result.missing[0].reason
    assert result.facts == []


def test_jobs_of_two_states_add_up(knowledge):
    jobs = {"unit": "people", "statistic": "employment"}
    context = ledger_of(knowledge, {"value": 4_000} | jobs, {"value": 5_000, "area": TEXAS} | jobs)
    result = calculate(context, Calculate(operation="sum", fact_ids=["F1", "F2"]))
    assert context.ledger[result.facts[0]].value == 9_000
    assert "9,000 [F3] (Registered Nurses, May 2025, people) = F1 + F2" in compact(result, context.ledger)


def test_each_of_the_five_is_told_to_a_model():
    assert {"match_interests", "rank_places", "evaluate_offer", "compare_places", "calculate"} <= {
        tool.name for tool in TOOLS
    }


# --- without a model --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "by", "code"),
    [
        ("where do nurses earn most", "median", "29-1141"),
        ("best states for electricians", "median", "47-2111"),
        ("which state pays truck drivers most after cost of living", "real_median", "53-3032"),
        ("where are the most jobs for welders", "employment", "51-4121"),
    ],
)
def test_where_is_answered_with_the_first_three(knowledge, message, by, code):
    turn = say(knowledge, message)
    assert turn.calls[0][0] == "rank_places"
    assert turn.calls[0][1]["by"] == by
    assert turn.outcome == "answered"
    assert turn.withheld == []
    assert code in turn.text.split("\n")[0]
    card = card_of(turn.results[0], PlacesCard)
    for item in card.items[:3]:
        assert item.area.title in turn.text


def test_cities_are_said_to_be_missing_and_states_shown(knowledge):
    turn = say(knowledge, "best cities for electricians")
    assert turn.text.startswith("Pay for single jobs by city")
    assert "Oregon" in turn.text


@pytest.mark.parametrize(
    ("message", "likes", "dislikes"),
    [
        ("I like working with my hands, outdoors, hate sitting", ["working with my hands", "outdoors"], ["sitting"]),
        ("I love helping people and hate maths", ["helping people"], ["maths"]),
        ("computers, puzzles, quiet", ["computers", "puzzles", "quiet"], []),
        ("what job is good for someone who loves animals and wants no degree in Ohio", ["animals"], []),
        (
            "I cared for my mother for six years and ran the church kitchen",
            ["cared for someone", "ran the kitchen"],
            [],
        ),
    ],
)
def test_likes_and_dislikes_reach_the_match(knowledge, message, likes, dislikes):
    turn = say(knowledge, message)
    assert turn.calls[0][0] == "match_interests"
    assert (turn.calls[0][1]["likes"], turn.calls[0][1]["dislikes"]) == (likes, dislikes)
    assert turn.withheld == []
    assert "machine-rated" in turn.text


def test_who_asks_changes_no_argument(knowledge):
    said = {
        str(say(knowledge, f"I'm a {who}. I love cooking and hate math, what fits me?").calls)
        for who in ("45 year old woman with diabetes", "22 year old man", "black man", "white woman", "single mother")
    }
    assert len(said) == 1


def test_a_move_is_weighed_nominal_and_real(knowledge):
    turn = say(knowledge, "compare Ohio and Texas for electricians")
    assert [name for name, _ in turn.calls] == ["compare_places"]
    assert turn.withheld == []
    assert "In US prices" in turn.text
    assert "error margins are not on file" in turn.text


def test_an_offer_says_where_it_falls_and_what_to_ask(knowledge):
    turn = say(knowledge, "I got an offer: 90k as a nurse in Ohio. Fair?")
    assert [name for name, _ in turn.calls] == ["evaluate_offer"]
    assert turn.text.startswith("Your offer falls between the median")
    assert "above the median" in turn.text
    assert "Ask:" in turn.text
    assert turn.withheld == []


def test_a_territory_without_a_state_table_is_shown_by_what_is_on_file(knowledge):
    result, _ = call(knowledge, "rank_places", occupation_or_track="29-1141.00", within="Puerto Rico")
    assert [item.area.code for item in card_of(result, PlacesCard).items] == ["7200006"]


def test_a_state_without_areas_of_its_own_on_file_is_shown_by_its_own_figure(knowledge):
    result, _ = call(knowledge, "rank_places", occupation_or_track="29-1141.00", within="DC")
    assert [item.area.code for item in card_of(result, PlacesCard).items] == ["11"]
    told = say(knowledge, "Where in DC do nurses earn the most?")
    assert told.outcome == "answered"
    assert " area, the District of Columbia" in told.text
    assert "highest" not in told.text


def test_one_job_under_two_names_is_not_compared_with_itself(knowledge):
    result, _ = call(knowledge, "compare_occupations", occupations=["RN", "registered nurse"])
    assert result.outcome == "empty"
    assert [one.reason for one in result.missing] == ["all these names mean Registered Nurses"]
    told = say(knowledge, "Compare RN and registered nurse")
    assert told.outcome == "clarify"
    assert "Both names mean Registered Nurses" in told.text


@pytest.mark.parametrize(
    ("message", "tool", "section"),
    [
        ("What does a day as a purchasing manager look like?", "get_career", "inside"),
        ("What does a nurse's week look like?", "get_career", "inside"),
        ("What is the morning of an operations manager like?", "get_career", "morning"),
        ("Why do people leave being a facilities manager?", "get_career", "leaving"),
        ("What is the worst part of being a nurse?", "get_career", "leaving"),
    ],
)
def test_a_day_a_morning_and_what_people_leave_over_have_their_section(knowledge, message, tool, section):
    told = say(knowledge, message)
    assert told.outcome == "answered"
    assert [name for name, _ in told.calls] == [tool]
    assert section in told.calls[0][1]["section"].split(",")


def test_related_work_with_a_pay_floor_is_a_list_of_moves(knowledge):
    told = say(knowledge, "I'm a web developer. What related jobs pay at least $120,000?")
    assert told.calls[0][0] == "find_transitions"
    assert told.calls[0][1]["filters"] == {"min_median": 120_000}


def test_openings_rounded_to_nothing_are_said_to_be_few(knowledge):
    result, ledger = call(knowledge, "get_outlook", occupation="29-1024.00")
    fact = ledger[result.findings[0].facts["openings"]]
    assert fact.value == 0
    assert "fewer than 50" in (fact.note or "")
    assert "so few openings" in say(knowledge, "What is the outlook for prosthodontists?").text


def test_years_before_entry_are_counted_in_words_that_agree(knowledge):
    barber = say(knowledge, "Do I need a license to be a barber?").text
    assert " year of further school and related work comes first" in barber
    plumber = say(knowledge, "How long does it take to become a plumber?").text
    assert "you need no more school after high school" in plumber
