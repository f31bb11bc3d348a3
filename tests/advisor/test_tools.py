"""The typed tools on the starter build: facts equal their rows, ambiguity is data, nothing is filled in."""

import random

import pytest
from pydantic import ValidationError
from sqlalchemy import text

from advisor.cards import (
    GroupPayCard,
    OutlookCard,
    ProfileCard,
    RankingCard,
    ResilienceCard,
    SourcesCard,
    TrackCard,
    WageCard,
)
from advisor.tools import TOOLS, compact
from advisor.tools.args import GetWages, RankOccupations
from tests.advisor.talking import call, say


def card_of(result, kind):
    return next(card for card in result.findings if isinstance(card, kind))


def same_as_row(knowledge, ledger, fact):
    row = ledger.row(fact.id)
    if row is None or row.column is None:
        return
    where = " AND ".join(f"{name} = :{name}" for name in row.key)
    with knowledge.engine.connect() as connection:
        value = connection.execute(text(f"SELECT {row.column} FROM {row.table} WHERE {where}"), row.key).scalar_one()
    assert fact.value == pytest.approx(value, abs=0.051), (fact, row)
    if fact.unit.startswith("USD"):
        assert fact.value == value


def test_every_tool_has_a_name_a_description_and_typed_arguments():
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)
    for tool in TOOLS:
        assert tool.description
        assert tool.args.model_config.get("extra") == "forbid"


def test_arguments_are_bounded_and_unknown_ones_refused():
    for bad in ({"occupation": ""}, {"occupation": "x" * 201}, {"occupation": "nurse", "age": 40}, {}):
        with pytest.raises(ValidationError):
            GetWages.model_validate(bad)
    with pytest.raises(ValidationError):
        RankOccupations.model_validate({"limit": 0})
    assert RankOccupations.model_validate({"filters": None}).filters.min_median is None


def test_known_medians(knowledge):
    for code, median in (("11-1021", 105_770), ("29-1141", 97_550)):
        result, ledger = call(knowledge, "get_wages", occupation=code)
        card = card_of(result, WageCard)
        fact = ledger[card.percentiles["median"]]
        assert (fact.value, fact.unit, fact.as_of, fact.area.code) == (median, "USD/year", "May 2025", "US")
        assert result.place.how == "none"


def test_a_place_said_goes_before_the_one_of_the_request(knowledge):
    result, _ = call(knowledge, "get_wages", place="Texas", occupation="29-1141", **{})
    assert (result.place.code, result.place.how) == ("48", "request")


def test_the_ladder_names_each_step_and_the_figure_is_of_the_wider_area(knowledge):
    from advisor.ledger import Ledger
    from advisor.tools.context import PlaceGiven, ToolContext
    from advisor.tools.pay import get_wages

    ledger = Ledger()
    result = get_wages(ToolContext(knowledge, ledger, PlaceGiven()), GetWages(occupation="29-1141", place="83702"))
    card = card_of(result, WageCard)
    assert [step.found for step in result.ladder] == [False, True]
    fact = ledger[card.percentiles["median"]]
    assert (fact.area.title, fact.basis) == ("Idaho", "wider_area")
    assert ledger[card.beside[0]].basis == "group"
    real = ledger[card.real["median"]]
    assert real.basis == "derived"
    assert real.value == round(fact.value / (ledger[card.real["price_parity"]].value / 100))


def test_pay_mapped_up_says_so(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="13-1022.00")
    fact = ledger[card_of(result, WageCard).percentiles["median"]]
    assert fact.basis == "mapped"
    assert fact.of.code == "13-1020"


def test_a_career_counts_each_six_digit_code_once(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="operations managers")
    card = card_of(result, GroupPayCard)
    assert (card.kind, card.code) == ("career", "operations-managers")
    codes = [member.code for member in card.members]
    assert len(codes) == len(set(codes))
    jobs = {member.code: ledger[member.also[0]].value for member in card.members if member.also}
    medians = {member.code: ledger[member.fact].value for member in card.members}
    assert ledger[card.employment].value == sum(jobs.values())
    mean = sum(jobs[code] * medians[code] for code in jobs) / sum(jobs.values())
    assert ledger[card.typical_median].value == pytest.approx(mean, abs=1)
    assert ledger[card.typical_median].basis == "derived"
    assert {"11-1021.00", "operations"} <= {one.id for one in result.alternatives}


def test_a_ranking_is_ordered_in_one_area_and_equals_its_rows(knowledge):
    result, ledger = call(knowledge, "rank_occupations", within="operations", place="Idaho", limit=50)
    card = card_of(result, RankingCard)
    values = [ledger[item.fact].value for item in card.items]
    assert values == sorted(values, reverse=True)
    assert {item.area.code for item in card.items} == {"16"}
    for fact in ledger:
        same_as_row(knowledge, ledger, fact)


def test_filters_drop_by_name_with_a_reason(knowledge):
    filters = {"max_education": "Postsecondary nondegree award"}
    result, _ = call(knowledge, "rank_occupations", within="operations", filters=filters)
    card = card_of(result, RankingCard)
    assert card.dropped
    assert all(one.reason for one in card.dropped)
    assert not {item.code for item in card.items} & {one.code for one in card.dropped}


def test_resilience_of_an_occupation_has_range_and_inputs_with_points(knowledge):
    result, ledger = call(knowledge, "get_resilience", occupation_or_career="registered nurses")
    card = card_of(result, ResilienceCard)
    assert card.low <= card.score <= card.high
    assert {one.name for one in card.inputs} == {"exposure", "growth", "epoch"}
    assert sum(one.points for one in card.inputs) == max(1, card.score)
    assert ledger[card.facts["score"]].basis == "derived"


def test_a_career_has_no_score_of_its_own_and_the_published_record_stands_apart(knowledge):
    result, ledger = call(knowledge, "get_resilience", occupation_or_career="operations managers")
    card = card_of(result, ResilienceCard)
    assert card.score is None
    assert card.low == min(one.score for one in card.members if one.score)
    assert card.published.caveat
    published = ledger[card.published.score]
    assert (published.value, published.basis) == (1, "published_elsewhere")
    assert published.note == card.published.caveat


def test_a_missing_input_is_named_and_gives_a_range(knowledge):
    result, _ = call(knowledge, "get_resilience", occupation_or_career="11-3051.03")
    card = card_of(result, ResilienceCard)
    assert card.score is None
    assert card.missing
    assert card.low < card.high


def test_unknown_ambiguous_and_abroad_are_data(knowledge):
    unknown, ledger = call(knowledge, "get_wages", occupation="flurbologist")
    assert (unknown.outcome, unknown.about, len(ledger)) == ("unknown", "subject", 0)
    abroad, _ = call(knowledge, "find_places", text="Toronto")
    assert abroad.outcome == "abroad"
    several, _ = call(knowledge, "find_places", text="Portland")
    assert several.outcome == "ambiguous"
    assert all("Portland" in choice.message for choice in several.choices)


def test_profiles_fill_every_section_or_say_why_not(knowledge):
    keys = "summary video resilience responsibilities inside progression education licence time_and_cost jobs training technology abilities"
    keys += " also_known_as specializations related family sources"
    for career in ("operations-managers", "29-1141.00"):
        result, _ = call(knowledge, "get_career", career=career)
        card = card_of(result, ProfileCard)
        assert [section.key for section in card.sections] == [*keys.split(), "report"]
        for section in card.sections:
            assert bool(section.content) != (section.missing is not None), section.key


def test_a_track_has_members_and_its_sections(knowledge):
    result, _ = call(knowledge, "get_track", track="operations")
    card = card_of(result, TrackCard)
    assert "11-1021.00" in card.members
    assert {"narrative", "levels", "attribution", "sources"} <= {section.key for section in card.sections}


def test_outlook_and_sources(knowledge):
    outlook, ledger = call(knowledge, "get_outlook", occupation="electricians")
    assert ledger[card_of(outlook, OutlookCard).facts["growth"]].as_of == "2024–34"
    sources, _ = call(knowledge, "list_sources")
    assert card_of(sources, SourcesCard).build_id == knowledge.build_id


def test_the_text_for_a_model_is_lean_and_marks_each_figure(knowledge):
    result, ledger = call(knowledge, "rank_occupations", within="operations")
    lean = compact(result, ledger)
    assert len(lean) < 4_000
    assert "[F" in lean


WORDINGS = (
    "how much do {job} make in {place}", "{job} salary {place}", "what do {job} earn near {place}?", "pay of {job} in {place} after the cost of living",
)  # fmt: skip


def test_every_figure_of_random_questions_is_a_fact_and_equals_its_row(knowledge):
    dice = random.Random(20260722)
    occupations = [one for one in knowledge.occupations.all() if one.oews_code]
    with knowledge.engine.connect() as connection:
        places = [
            row[0]
            for row in connection.execute(text("SELECT title FROM area WHERE level IN ('state', 'metropolitan')"))
        ]
    answered = 0
    for _ in range(60):
        job, place = dice.choice(occupations), dice.choice(places)
        message = dice.choice(WORDINGS).format(job=f"{job.title} ({job.onet_soc_code})", place=place)
        turn = say(knowledge, message)
        assert turn.withheld == [], (message, turn.withheld)
        for fact in turn.ledger:
            assert fact.citation
            assert fact.as_of
            same_as_row(knowledge, turn.ledger, fact)
        answered += turn.outcome == "answered"
    assert answered > 45


def test_pay_of_now_brings_no_figure_of_another_year(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="electricians", place="Idaho")
    assert result.findings[0].trend == []
    assert {fact.as_of for fact in ledger if fact.unit == "USD/year"} == {"May 2025"}


def test_pay_of_a_past_year_is_that_years_with_the_caveat(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="electricians", year=2015)
    assert ledger[result.findings[0].percentiles["median"]].as_of == "May 2015"
    assert any("2021" in one.reason for one in result.missing if one.what == "year")


def test_a_year_a_state_does_not_have_is_the_nations_and_the_ladder_says_so(knowledge):
    result, _ = call(knowledge, "get_wages", occupation="electricians", place="Idaho", year=2015)
    assert [(step.area.code, step.found) for step in result.ladder] == [("16", False), ("US", True)]
    assert result.findings[0].real == {}


def test_a_year_nobody_has_gives_the_latest_and_says_which_years_there_are(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="electricians", year=1990)
    assert ledger[result.findings[0].percentiles["median"]].as_of == "May 2025"
    assert any("from May 2003 to May 2025" in one.reason for one in result.missing)


def test_change_over_time_is_two_medians_and_no_arithmetic(knowledge):
    result, ledger = call(knowledge, "get_wages", occupation="registered nurses", since=2015)
    then, now = (ledger[fact] for fact in result.findings[0].trend)
    assert (then.as_of, now.as_of) == ("May 2015", "May 2025")
    assert all(fact.basis == "measured" for fact in (then, now))


@pytest.mark.parametrize("place", ["99999", "00000", "Atlantis", "$50,000"])
def test_a_place_that_is_none_is_said_back_and_nothing_is_withheld(knowledge, place):
    turn = say(knowledge, "How much do electricians make?", place=place)
    assert (turn.outcome, turn.withheld) == ("clarify", [])
    assert place in turn.text


def test_how_a_place_was_read_is_said_in_the_text(knowledge):
    assert "I read “pheonix” as Phoenix, AZ." in say(knowledge, "How much do electricians make?", place="pheonix").text
    text = say(knowledge, "What pays best in operations?", place="Mars").text
    assert text.count("Mars, PA lies in the Pittsburgh metropolitan area.") == 1


def test_places_of_one_name_are_called_as_people_call_them(knowledge):
    turn = say(knowledge, "How much do electricians make?", place="El Dorado")
    assert "El Dorado, AR (Arkansas) or El Dorado, KS (Wichita, KS)" in turn.text
    assert [one.label for one in turn.composed.choices[:2]] == ["El Dorado, AR", "El Dorado, KS"]
