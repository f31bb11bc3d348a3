"""A place that comes with a message: it counts once the person sets it, and a follow-up keeps what was said since."""

import pytest

from advisor.requests import ChatRequest
from advisor.service import Advisor

OHIO = "What do nurses earn in Ohio?"


def last(advisor: Advisor, *asked: ChatRequest) -> tuple[str | None, str | None]:
    """The place of the last answer and how it was learnt."""
    talk: str | None = None
    for request in asked:
        answer = advisor.answer(request.model_copy(update={"conversation_id": talk}), trusted=True)
        talk = answer.conversation_id
    return (answer.place.title, answer.place.how) if answer.place else (None, None)


@pytest.mark.parametrize("message", ["Which jobs pay best?", "What do nurses earn?", "And plumbers?"])
def test_a_place_that_is_newly_set_is_the_one(advisor: Advisor, message: str) -> None:
    first = ChatRequest(message=OHIO)
    assert last(advisor, first, ChatRequest(message=message, place="Texas")) == ("Texas", "request")


def test_a_position_that_is_newly_told_is_the_one(advisor: Advisor) -> None:
    first = ChatRequest(message=OHIO)
    asked = ChatRequest.model_validate(
        {"message": "What do nurses earn here?", "coordinates": {"lat": 30.27, "lon": -97.74}}
    )
    assert "TX" in str(last(advisor, first, asked)[0])


def test_a_follow_up_keeps_the_place_said_since_the_place_was_set(advisor: Advisor) -> None:
    asked = [ChatRequest(message=one, place="Texas") for one in (OHIO, "And plumbers?")]
    assert last(advisor, *asked) == ("Ohio", "said")


def test_a_place_in_the_message_comes_before_the_one_set(advisor: Advisor) -> None:
    asked = ChatRequest(message="What do nurses earn in Iowa?", place="Texas")
    assert last(advisor, ChatRequest(message=OHIO), asked) == ("Iowa", "said")
