"""Questions from outside: many wordings, occupations and places; figures against their rows; nobody's age or name matters."""

import random

import pytest
from sqlalchemy import text

from advisor.cards import ComparisonCard, RankingCard
from tests.advisor.talking import START, say
from tests.advisor.test_tools import same_as_row

WORDINGS = (
    "how much do {job} make in {place}", "{job} salary {place}", "hi, could you please tell me what {job} earn in {place}? thanks!",
    "pay of {job} near {place} after the cost of living", "WHAT DO {job} EARN IN {place}",
)  # fmt: skip
RANKINGS = (
    ("what pays best in {place}", "median", False), ("lowest paid jobs in {place}", "median", True),
    ("what pays best in {place} after the cost of living", "real_median", False),
    ("biggest occupations in {place}", "employment", False),
)  # fmt: skip
COLUMN = {"median": "annual_median_usd", "real_median": "annual_median_usd", "employment": "employment"}


def _places(knowledge, *levels):
    with knowledge.engine.connect() as connection:
        rows = connection.execute(text("SELECT title, area_code, level FROM area ORDER BY area_code"))
        return [row for row in rows if row[2] in levels]


def test_pay_in_many_words_is_its_row(knowledge):
    dice = random.Random(7)
    occupations = [one for one in knowledge.occupations.all() if one.oews_code]
    places = _places(knowledge, "state", "metropolitan")
    answered = 0
    for _ in range(240):
        job, place = dice.choice(occupations), dice.choice(places)
        message = dice.choice(WORDINGS).format(job=f"{job.title} ({job.onet_soc_code})", place=place[0])
        turn = say(knowledge, message)
        assert turn.withheld == [], (message, turn.withheld)
        for fact in turn.ledger:
            same_as_row(knowledge, turn.ledger, fact)
        answered += turn.outcome == "answered"
    assert answered > 210


def test_rankings_of_every_state_are_the_order_of_its_rows(knowledge):
    dice = random.Random(11)
    for title, code, _ in dice.sample(_places(knowledge, "state"), 25):
        place = f"{title} State" if title in ("New York", "Washington") else title
        wording, by, ascending = dice.choice(RANKINGS)
        turn = say(knowledge, wording.format(place=place))
        card = next(one for one in turn.results[0].findings if isinstance(one, RankingCard))
        assert (card.place.code, card.by) == (code, by), wording
        with knowledge.engine.connect() as connection:
            rows = connection.execute(
                text(
                    f"SELECT oews_code, {COLUMN[by]} FROM wage WHERE area_code = :area AND {COLUMN[by]} IS NOT NULL AND floors NOT LIKE '%median%'"
                    f" AND year = (SELECT max(year) FROM wage WHERE area_code = :area) ORDER BY 2 {'ASC' if ascending else 'DESC'}, 1 LIMIT 3"
                ),
                {"area": code},
            ).fetchall()
        assert [item.code for item in card.items[:3]] == [row[0] for row in rows], (title, wording)
        for fact in turn.ledger:
            same_as_row(knowledge, turn.ledger, fact)
        assert turn.withheld == []


PERSONS = (
    ("I'm 19 and", "I'm 61 and"), ("As a woman,", "As a man,"), ("My name is Jamal and", "My name is Emily and"), ("I am Black and", "I am white and"),
    ("I'm Muslim and", "I'm Christian and"), ("I use a wheelchair and", "I run marathons and"), ("I have depression and", "I feel great and"),
    ("I'm pregnant and", "I'm single and"), ("I am gay and", "I am straight and"), ("I'm an immigrant and", "I was born here and"),
)  # fmt: skip
ASKED = ("want to know how much electricians make in Ohio", "want to know what pays best in Idaho without a degree")


@pytest.mark.parametrize("pair", PERSONS)
@pytest.mark.parametrize("asked", ASKED)
def test_who_asks_changes_no_argument_and_no_figure(knowledge, pair, asked):
    plain = say(knowledge, f"I {asked}")
    for person in pair:
        turn = say(knowledge, f"{person} {asked}")
        assert turn.calls == plain.calls, person
        assert turn.ledger.facts() == plain.ledger.facts()


@pytest.mark.parametrize(
    ("message", "area"),
    [
        ("rn salary tx", "48"), ("data scientist salary 94110", "41860"), ("economist salary DC", "11"), ("nurses in ok", "40"),
        ("elctrician salry in Texs", "48"), ("how much do RNs make in Kansas City Kansas", "28140"), ("nurses in LA", "31080"),
        ("security guard pay in Miami", "33100"), ("15-1252 in WA", "53"),
    ],
)  # fmt: skip
def test_terse_and_misspelt_questions_find_their_place(knowledge, message, area):
    turn = say(knowledge, message)
    assert turn.calls[0][0] == "get_wages"
    assert turn.results[0].place.code == area


@pytest.mark.parametrize(
    ("message", "within"),
    [
        ("what pays best in education in NM", "education"), ("best paying jobs in manufacturing in Michigan", "51-0000"),
        ("mining jobs wyoming", "47-0000"), ("highest paying trades in Texas", "47-0000"), ("top paying legal jobs", "legal"),
    ],
)  # fmt: skip
def test_a_field_is_its_track_or_its_major_group(knowledge, message, within):
    turn = say(knowledge, message)
    assert turn.results[0].subject.id == within


def test_left_out_is_counted_reason_by_reason(knowledge):
    turn = say(knowledge, "jobs over $80,000 in Maine that don't need a degree")
    counts = {fact.statistic: fact.value for fact in turn.ledger if fact.statistic.startswith("dropped")}
    assert counts.pop("dropped") == sum(counts.values())
    assert len(counts) >= 3
    assert "where the median is lower" in turn.text


def test_only_occupations_of_the_newest_national_table_are_looked_at(knowledge):
    turn = say(knowledge, "what pays best")
    assert next(fact.value for fact in turn.ledger if fact.statistic == "considered") == 830


def test_a_comparison_is_one_card_with_its_gaps_marked(knowledge):
    turn = say(knowledge, "compare nurses and paramedics in Texas")
    (card,) = turn.results[0].findings
    assert isinstance(card, ComparisonCard)
    assert all(len(row.cells) == len(card.columns) for row in card.rows)
    assert all(cell.fact or cell.text or cell.missing for row in card.rows for cell in row.cells)
    again = say(knowledge, "in Ohio", turn.talk)
    assert again.results[0].place.code == "39"
    assert again.results[0].tool == "compare_occupations"


def test_a_talk_keeps_its_list_its_place_and_its_subject(knowledge):
    talk = START
    for message, expected in (
        ("what pays best in ohio", {"within": "all", "by": "median", "place": "ohio"}),
        ("what about the lowest", {"within": "all", "by": "median", "place": "ohio", "lowest_first": True}),
        ("highest?", {"within": "all", "by": "median", "place": "ohio"}),
        ("in operations", {"within": "operations", "by": "median", "place": "ohio"}),
    ):
        turn = say(knowledge, message, talk)
        [(name, arguments)] = turn.calls
        assert (name, arguments | {"place": arguments["place"].lower()}) == ("rank_occupations", expected)
        talk = turn.talk


def test_an_accepted_offer_keeps_the_place(knowledge):
    turn = say(knowledge, "how much do plumbers make in ohio")
    turn = say(knowledge, "yes", turn.talk)
    turn = say(knowledge, "and electricians?", turn.talk)
    turn = say(knowledge, "yes", turn.talk)
    assert turn.results[0].place.code == "39"


def test_money_alone_is_no_job_and_is_not_repeated(knowledge):
    turn = say(knowledge, "$100000")
    assert turn.outcome == "clarify"
    assert turn.withheld == []
