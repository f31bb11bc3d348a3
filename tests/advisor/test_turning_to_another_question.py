"""A message that asks something of its own is no follow-up, whatever stood before it."""

import pytest

from advisor.requests import ChatRequest
from advisor.service import Advisor


@pytest.mark.parametrize(
    ("before", "message", "tool"),
    [
        ("I like animals, what fits me?", "I was offered $70,000 as a data analyst in Austin, is that good?", "evaluate_offer"),
        ("I like animals, what fits me?", "They offer me 52,000 as an electrician in Ohio", "evaluate_offer"),
        ("Which operations jobs pay best in California?", "Compare electricians and plumbers", "compare_occupations"),
        ("What do electricians earn in Ohio?", "Compare nurses and cooks in Texas", "compare_occupations"),
    ],
)  # fmt: skip
def test_a_question_of_its_own_is_answered_as_one(advisor: Advisor, before: str, message: str, tool: str) -> None:
    first = advisor.answer(ChatRequest(message=before), trusted=True)
    answer = advisor.answer(ChatRequest(message=message, conversation_id=first.conversation_id), trusted=True)
    assert [one.name for one in answer.tools] == [tool]
