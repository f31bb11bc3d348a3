"""A town of a metropolitan area that several states share: what is told is of the town's own state."""

import pytest

from advisor.requests import ChatRequest
from tests.advisor.talking import START, say


def told_of(turn):
    """The states that the pay told is of."""
    return {fact.area.title for fact in turn.ledger if fact.statistic == "median" and fact.area.level == "state"}


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ("registered nurse pay 03801", "New Hampshire"),
        ("electrician pay in Boone County, Kentucky", "Kentucky"),
        ("how much do welders make in Camden NJ", "New Jersey"),
        ("plumber pay in Kansas City, KS", "Kansas"),
        ("plumber pay in Kansas City", "Missouri"),
        ("what pays best in 98661", "Washington"),
        ("¿cuánto gana una enfermera en Montgomery County, MD?", "Maryland"),
        ("nurse pay in Boston", "Massachusetts"),
    ],
)
def test_pay_is_of_the_state_in_which_the_town_lies(knowledge, message, state):
    turn = say(knowledge, message)
    assert told_of(turn) == {state}
    assert state in turn.text or turn.reading.language == "es"


@pytest.mark.parametrize("further", ["and plumbers?", "what pays best there?", "y los electricistas?"])
def test_a_follow_up_stays_on_the_same_side_of_the_border(knowledge, further):
    before = say(knowledge, "electrician pay in Covington, Kentucky", START)
    assert told_of(say(knowledge, further, before.talk)) == {"Kentucky"}


def test_a_point_on_the_map_is_of_its_own_state(advisor):
    asked = ChatRequest.model_validate(
        {"message": "What do nurses earn here?", "coordinates": {"lat": 39.08, "lon": -84.51}}
    )
    assert "Kentucky" in advisor.answer(asked, trusted=True).text


def test_a_place_knows_how_to_be_found_again(knowledge):
    side = knowledge.areas.find("Cincinnati, OH-KY-IN on the side of KY").area
    assert side is not None
    assert (side.code, side.side, side.states[0]) == ("17140", "KY", "KY")
    assert [step.title for step in knowledge.areas.climb(side)] == ["Cincinnati, OH-KY-IN", "Kentucky", "United States"]
