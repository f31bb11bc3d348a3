"""A shared answer's text: without the offer that closes a talk's answer, with everything that was told."""

import pytest

from advisor.answers import Answer, GuardReport, Stamps, Usage
from advisor.shares import without_offer

TOLD = "Nurses earn $92,460 [1] a year.\n\nAbout 16,880 [1] people do this work there."
REMARK = "I left out statements that no source here supports."


def answer(text: str, outcome: str = "answered", degraded: str | None = None) -> Answer:
    return Answer.model_validate(
        {
            "conversation_id": "c", "turn_id": "t", "outcome": outcome, "text": text,
            "usage": Usage(prompt_tokens=0, completion_tokens=0),
            "stamps": Stamps(model="m", prompt="p", knowledge_build="b", version="0"),
            "guard": GuardReport(checked=1, degraded=degraded),
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    "offer",
    [
        "\n\nShall I show how resilient it is to AI?",
        "\n\n¿Le muestro una de ellas con más detalle?",
        " Want me to look at another state?",
        "\n\nShall I rank the same by purchasing power? Or in another place?",
    ],
)
def test_a_closing_offer_is_left_out_of_the_copy(offer: str) -> None:
    assert without_offer(answer(TOLD + offer)) == TOLD
    assert without_offer(answer(f"{TOLD}{offer}\n\n{REMARK}", "degraded", "withheld")) == f"{TOLD}\n\n{REMARK}"


@pytest.mark.parametrize(
    "text, outcome",
    [
        ("Which one do you mean?", "clarify"),
        ("Several match.\n\nWhich one do you mean?", "clarify"),
        ("Are you safe now?", "crisis"),
        (TOLD, "answered"),
        (f"Shall it be more? {TOLD}", "answered"),
        ("What would you like to know?", "answered"),
        (f"{TOLD}\n\nAsk them: is $90,000 [1] fair?", "answered"),
    ],
)
def test_what_is_the_answer_itself_stays(text: str, outcome: str) -> None:
    assert without_offer(answer(text, outcome)) == text
