"""`find_transitions` and `get_training`: facts that equal rows, differences with a formula and never of a floor; and what
the offline advisor reads and says of them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talking import START, call, say

from advisor.facts import Fact, Of
from advisor.tools import compact
from advisor.tools.moving import no_difference

RARELY = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def one_card(result):
    return result.findings[0]


@RARELY
@given(number=st.integers(0, 2000), place=st.sampled_from([None, "Idaho", "Texas", "83702"]))
def test_differences_are_of_two_facts_of_one_area_and_year_and_of_no_floor(knowledge, number, place):
    every = knowledge.occupations.all()
    code = every[number % len(every)].onet_soc_code
    result, ledger = call(knowledge, "find_transitions", occupation=code, place=place, limit=20)
    for one in one_card(result).items if result.findings else []:
        pay = one.pay_change
        if pay.change is None:
            assert pay.missing
            continue
        own, theirs, change, percent = (ledger[fact] for fact in (pay.own, pay.target, pay.change, pay.change_pct))
        assert change.value == theirs.value - own.value
        assert percent.value == round(100 * (theirs.value - own.value) / own.value, 1)
        assert own.area == theirs.area == change.area == pay.area
        assert own.as_of == theirs.as_of
        assert {own.unit, theirs.unit, change.unit} == {"USD/year"}
        assert own.bound is theirs.bound is None
        assert change.basis == percent.basis == "derived"
        assert own.id in change.note
        assert own.of.code != theirs.of.code


@RARELY
@given(number=st.integers(0, 2000))
def test_each_measured_fact_equals_the_row_behind_it(knowledge, number):
    every = knowledge.occupations.all()
    code = every[number % len(every)].onet_soc_code
    for name in ("find_transitions", "get_training"):
        _, ledger = call(knowledge, name, occupation=code)
        for fact in ledger:
            row = ledger.row(fact.id)
            if fact.basis != "derived":
                assert row is not None
            if row is None or row.column is None:
                continue
            where = " AND ".join(f"{key} = ?" for key in row.key)
            with knowledge.engine.connect() as connection:
                found = connection.exec_driver_sql(
                    f"SELECT {row.column} FROM {row.table} WHERE {where}", tuple(row.key.values())
                ).scalar()
            assert found == fact.value


def test_gaps_are_at_most_five_with_both_levels_cited_from_onet(knowledge):
    result, ledger = call(knowledge, "find_transitions", occupation="cook", to="HVAC technician", place="Ohio")
    card = one_card(result)
    assert card.to is not None
    assert card.to.code == "49-9021.00"
    (move,) = card.items
    assert len(move.gaps) == 5
    for gap in move.gaps:
        own, theirs = ledger[gap.own], ledger[gap.target]
        assert own.unit == theirs.unit == "score 0-7"
        assert theirs.value > own.value
        assert ledger[gap.importance].value >= 3
        assert ledger.citations()[own.citation - 1].publisher.startswith("National Center for O*NET") or (
            "O*NET" in ledger.citations()[own.citation - 1].dataset
        )


def paid(value, *, unit="USD/year", bound=None, title="Surgeons"):
    return Fact(
        id="F1", value=value, unit=unit, statistic="median", of=Of(kind="occupation", code="29-1242", title=title),
        as_of="May 2024", bound=bound, citation=1,
    )  # fmt: skip


@given(st.sampled_from([None, "at_least"]), st.sampled_from([None, "at_least"]), st.booleans(), st.booleans())
def test_a_floor_or_an_hourly_median_takes_no_part_in_arithmetic(own, theirs, own_hourly, hourly):
    first = paid(90_000, bound=own, unit="USD/hour" if own_hourly else "USD/year", title="Nurses")
    second = paid(239_200, bound=theirs, unit="USD/hour" if hourly else "USD/year")
    reason = no_difference(first, second, same=False)
    assert (reason is None) == (not (own or theirs or own_hourly or hourly))
    if theirs and not (own or own_hourly or hourly):
        assert reason == "the median of Surgeons is published only as a floor"


def test_pay_by_the_hour_only_is_said(knowledge):
    result, ledger = call(knowledge, "find_transitions", occupation="27-2012.00", to="27-2011.00")
    pay = one_card(result).items[0].pay_change
    assert ledger[pay.target].unit == "USD/hour"
    assert pay.change is None
    assert pay.missing == "only pay by the hour is published for Actors"


def test_a_step_that_needs_a_degree_is_marked_and_a_licence_is_no_specializations_heirloom(knowledge):
    result, _ = call(knowledge, "find_transitions", occupation="dental assistant", to="dental hygienist")
    step = one_card(result).items[0].education_step
    assert step.needs_more
    assert step.change == "more"
    assert (step.education_from, step.education_to) == ("Postsecondary nondegree award", "Associate's degree")
    assert step.licence is None  # its page is of a group of several
    result, _ = call(knowledge, "find_transitions", occupation="cashier", to="dental assistant")
    licence = one_card(result).items[0].education_step.licence
    assert licence is not None
    assert licence.required
    assert licence.basis == "published_elsewhere"
    assert "made by a machine" in licence.caveat


def test_a_high_school_diploma_is_no_degree(knowledge):
    result, _ = call(knowledge, "find_transitions", occupation="cashier", to="teller")
    step = one_card(result).items[0].education_step
    assert step.change == "more"
    assert not step.needs_more


def test_one_figure_for_both_makes_no_difference(knowledge):
    result, _ = call(knowledge, "find_transitions", occupation="29-1141.00", to="29-1141.01")
    pay = one_card(result).items[0].pay_change
    assert pay.own == pay.target
    assert pay.change is None
    assert pay.missing == "one figure is published for both together"


def test_the_score_of_both_and_the_difference_are_facts(knowledge):
    result, ledger = call(knowledge, "find_transitions", occupation="cashier", to="electrician")
    change = one_card(result).items[0].resilience_change
    own, theirs = ledger[change.own["score"]], ledger[change.target["score"]]
    assert ledger[change.change].value == theirs.value - own.value
    assert {"low", "high"} <= set(change.own)


def test_several_members_or_meanings_are_asked_about(knowledge):
    for phrase in ("teacher", "operations managers"):
        result, _ = call(knowledge, "find_transitions", occupation=phrase)
        assert result.outcome == "ambiguous"
        assert 2 <= len(result.choices) <= 5
        assert all(choice.message.startswith("What can I move into from ") for choice in result.choices)
    result, _ = call(knowledge, "find_transitions", occupation="florbnak")
    assert result.outcome == "unknown"


def test_a_career_of_one_member_is_that_member(knowledge):
    result, _ = call(knowledge, "find_transitions", occupation="career:pharmacists")
    assert result.subject.id == "29-1051.00"


def test_no_move_that_passes_is_empty_and_the_card_names_all_that_were_dropped(knowledge):
    result, _ = call(knowledge, "find_transitions", occupation="cashier", filters={"min_median": 900_000})
    assert result.outcome == "empty"
    assert one_card(result).items == []
    assert len(one_card(result).dropped) == one_card(result).considered


def test_programs_come_by_the_crosswalk_and_their_absence_has_a_reason(knowledge):
    result, ledger = call(knowledge, "get_training", occupation="dental hygienist")
    card = one_card(result)
    assert [(one.cip, one.leads_to) for one in card.programs] == [("51.0602", ["29-1292"])]
    assert card.preparation[0].entry_education == "Associate's degree"
    assert all(ledger[fact].unit == "percent" for fact in card.preparation[0].shares.values())
    assert "does not say that a school near you offers them" in card.note
    result, _ = call(knowledge, "get_training", occupation="cashier")
    assert one_card(result).programs == []
    assert result.missing[0].what == "programs for 41-2011"


def test_programs_of_a_career_are_each_listed_once(knowledge):
    result, _ = call(knowledge, "get_training", occupation="operations managers")
    cips = [one.cip for one in one_card(result).programs]
    assert len(cips) == len(set(cips)) > 5
    assert len(one_card(result).programs[0].leads_to) >= len(one_card(result).programs[-1].leads_to)


def test_the_text_for_a_model_is_lean(knowledge):
    result, ledger = call(knowledge, "find_transitions", occupation="dental assistant")
    text = compact(result, ledger)
    assert "FIRST: more schooling at entry" in text
    assert len(text) < 4000
    assert "programs: Electrician" in compact(*call(knowledge, "get_training", occupation="electrician"))


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("what can I move into from warehouse supervisor", {"occupation": "warehouse supervisor"}),
        ("where can I go from here as a cashier", {"occupation": "cashier"}),
        ("what jobs use the same skills as a nurse", {"occupation": "nurse"}),
        ("career change from teaching", {"occupation": "teaching"}),
        ("next step after dental assistant", {"occupation": "dental assistant"}),
        ("I want to get out of trucking", {"occupation": "trucking"}),
        ("how do I get from cook to HVAC", {"occupation": "cook", "to": "HVAC"}),
        ("what skills do I need to go from cashier to bookkeeper", {"occupation": "cashier", "to": "bookkeeper"}),
        ("can a paralegal become a lawyer", {"occupation": "paralegal", "to": "lawyer"}),
        ("from nurse to nurse practitioner", {"occupation": "nurse", "to": "nurse practitioner"}),
        ("what could I move to from cook in Ohio", {"occupation": "cook", "place": "Ohio"}),
        ("from retail supervisor to something better paid", {"occupation": "retail supervisor", "by": "pay"}),
        (
            "what can I move into from Cashiers (41-2011.00) without a degree?",
            {"occupation": "41-2011.00", "filters": {"max_education": "Postsecondary nondegree award"}},
        ),
        (
            "How do I get from Cashiers (41-2011.00) to Counter and Rental Clerks (41-2021.00)?",
            {"occupation": "41-2011.00", "to": "41-2021.00"},
        ),
    ],
)
def test_ordinary_questions_about_a_move_reach_the_tool(knowledge, message, arguments):
    turn = say(knowledge, message)
    assert turn.calls == [("find_transitions", arguments)]
    assert turn.withheld == []


@pytest.mark.parametrize(
    ("message", "occupation"),
    [
        ("what should I study to become a dental hygienist", "dental hygienist"),
        ("training for electrician", "electrician"),
        ("what degree do electricians need", "electricians"),
        ("what courses should I take to be a welder", "welder"),
        ("which apprenticeship for a plumber", "plumber"),
    ],
)
def test_ordinary_questions_about_training_reach_the_tool(knowledge, message, occupation):
    turn = say(knowledge, message)
    assert turn.calls == [("get_training", {"occupation": occupation})]
    assert turn.outcome == "answered"
    assert turn.withheld == []


@pytest.mark.parametrize(
    "message",
    [
        "what can I earn if I move from Ohio to Texas as a nurse",
        "compare cashier to bookkeeper",
        "how do I become an electrician",
        "best paying jobs without a degree in Ohio",
        "how much do nurses make",
        "which jobs need no training",
        "I was laid off",
        "is trucking dying",
        "how much do apprenticeships pay electricians",
        "which college majors earn the most money",
    ],
)
def test_other_questions_stay_what_they_were(knowledge, message):
    assert not {"find_transitions", "get_training"} & {name for name, _ in say(knowledge, message).calls}


@pytest.mark.parametrize(
    "job",
    ["registered nurse", "cashier", "truck driver", "software developer", "electrician", "chief executive",
     "retail supervisor", "dental assistant", "forklift operator", "high school teacher"],
)  # fmt: skip
def test_an_answer_is_short_says_the_step_first_and_withholds_nothing(knowledge, job):
    turn = say(knowledge, f"what can I move into from {job}")
    if turn.outcome == "clarify":
        turn = say(knowledge, turn.composed.choices[2].message)
    assert turn.outcome == "answered"
    assert turn.withheld == []
    words = [word for word in turn.text.split() if not word.startswith("[")]
    assert len(words) <= 185
    card = turn.results[0].findings[0]
    steps = [one for one in card.items[:4] if one.education_step.needs_more]
    assert turn.text.startswith("First, ") == bool(steps)
    assert turn.composed.choices
    assert turn.composed.follow_ups


def test_a_licence_flag_is_told_with_its_doubt_before_the_pay(knowledge):
    text = say(knowledge, "what can I move into from retail supervisor in Idaho").text
    assert text.startswith("First, ")
    assert "may need a licence: another publisher's machine-made flag says so" in text
    assert text.index("may need a licence") < text.index("$")


def test_the_step_stands_before_the_pay_in_a_named_move(knowledge):
    text = say(knowledge, "how do I get from dental assistant to dental hygienist in Boise").text
    assert text.startswith("First, more school:")
    assert text.index("associate's degree") < text.index("$")
    assert "in Idaho" in text


def test_a_talk_goes_on_from_the_job_moved_to(knowledge):
    first = say(knowledge, "what can I move into from cashier")
    there = say(knowledge, "in Ohio?", first.talk)
    assert there.calls == [("find_transitions", {"occupation": "cashier", "place": "Ohio"})]
    chosen = say(knowledge, "the second one", there.talk)
    assert chosen.calls[0][1]["to"] == there.results[0].findings[0].items[1].code
    assert chosen.calls[0][1]["place"] == "Ohio"
    study = say(knowledge, "what should I study for that?", chosen.talk)
    assert study.calls == [("get_training", {"occupation": chosen.calls[0][1]["to"]})]


def test_without_a_job_it_is_asked_for(knowledge):
    for message in ("I want to change careers", "what degree do I need"):
        turn = say(knowledge, message, START)
        assert turn.outcome == "clarify"
        assert "Which job do you" in turn.text
        assert all(say(knowledge, choice.message).outcome == "answered" for choice in turn.composed.choices)


def test_limits_that_nothing_passes_are_said(knowledge):
    turn = say(knowledge, "what can I move into from cashier that pays over $300,000")
    assert turn.outcome in ("no_data", "answered")
    assert turn.withheld == []


@pytest.mark.parametrize("job", ["registered nurse in Idaho", "cashier in New York State", "dental assistant"])
def test_what_is_offered_next_is_understood_and_answered(knowledge, job):
    turn = say(knowledge, f"what can I move into from {job}")
    for message in [*turn.composed.follow_ups, *(choice.message for choice in turn.composed.choices)]:
        following = say(knowledge, message, turn.talk)
        assert following.outcome == "answered", message
        assert following.withheld == []
