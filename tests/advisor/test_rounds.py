"""A turn's rounds with a model that is honest, mistaken, stubborn or silent: what reaches the reader, and what is counted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from advisor.answers import Answer
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.stream import Done, Text
from evals.fake_provider import serving
from evals.fake_provider.serving import Fake
from knowledge.store import Knowledge

QUESTION = "what do registered nurses make in Idaho"


@contextmanager
def talking(
    home: Path, tmp_path: Path, knowledge: Knowledge, replies: list[dict[str, Any]]
) -> Iterator[tuple[Advisor, Fake]]:
    with serving(script=[{"when": "any", "replies": replies}]) as fake:
        settings = Settings(
            home=home, model="openai:scripted", openai_base_url=fake.url, openai_api_key="none",
            records_url=f"sqlite:///{tmp_path}/records.sqlite",
        )  # fmt: skip
        advisor = Advisor(settings, knowledge=knowledge)
        yield advisor, fake
        advisor.close()


@pytest.fixture(scope="module")
def median(advisor: Advisor) -> str:
    """The median as it is shown, from the offline answer."""
    answer = advisor.answer(ChatRequest(message=QUESTION))
    fact = next(one for one in answer.facts if one.statistic == "median" and one.unit == "USD/year")
    return f"${fact.value:,.0f}"


def asked(advisor: Advisor, message: str = QUESTION) -> Answer:
    return advisor.answer(ChatRequest(message=message))


def test_an_honest_answer_is_told_word_for_word_with_its_sources(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    said = f"Registered nurses in Idaho earn a median of {median} a year (May 2025). Want me to look at another state?"
    with talking(home, tmp_path, knowledge, [{"text": said}]) as (advisor, fake):
        answer = asked(advisor)
    assert re.sub(r" \[\d+\]", "", answer.text) == said
    assert (answer.outcome, len(fake.log())) == ("answered", 1)
    assert answer.guard is not None
    assert (answer.guard.checked, answer.guard.withheld, answer.guard.degraded) == (2, 0, None)
    assert answer.choices or answer.follow_ups
    assert [one.name for one in answer.tools] == ["get_wages"]


def test_a_wrong_sentence_is_mended_in_one_further_round(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    right = f"The median for registered nurses in Idaho is {median} a year."
    replies = [{"text": "Registered nurses in Idaho make $123,456 a year. It is steady work."}, {"text": right}]
    with talking(home, tmp_path, knowledge, replies) as (advisor, fake):
        answer = asked(advisor)
        complaint = fake.log()[-1]["complaint"]
    assert "$123,456" in complaint
    assert "$123,456" not in answer.text
    assert answer.text.startswith("It is steady work.")
    assert median in answer.text
    assert answer.outcome == "answered"
    assert answer.guard is not None
    assert (answer.guard.repaired, answer.guard.withheld) == (1, 0)


def test_a_model_that_insists_is_left_out_and_the_figures_come_all_the_same(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    lie = {"text": "Registered nurses in Idaho make $123,456 a year. In Texas they make more, see www.pay.example."}
    with talking(home, tmp_path, knowledge, [lie]) as (advisor, fake):
        answer = asked(advisor)
    assert "123,456" not in answer.text
    assert "pay.example" not in answer.text
    assert median in answer.text
    assert answer.outcome == "degraded"
    assert answer.guard is not None
    assert answer.guard.composed
    assert answer.guard.withheld >= 2
    assert len(fake.log()) == 2
    assert "left out" in answer.text


def test_what_was_shown_is_not_told_again_in_the_repair(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    good = f"The median for registered nurses in Idaho is {median} a year."
    replies = [{"text": f"{good} They make $1 in Ohio."}, {"text": f"{good} It is steady work to many."}]
    with talking(home, tmp_path, knowledge, replies) as (advisor, _):
        answer = asked(advisor)
    assert answer.text.count(median) == 1
    assert "steady work to many" in answer.text


def test_pay_without_a_look_up_is_sent_back_once_and_never_shown(
    home: Path, tmp_path: Path, knowledge: Knowledge
) -> None:
    replies = [{"text": "It pays very well these days."}]
    with talking(home, tmp_path, knowledge, replies) as (advisor, fake):
        answer = asked(advisor, "what does it pay")
    assert len(fake.log()) == 2
    assert "very well" not in answer.text
    assert answer.text.strip()
    assert answer.guard is not None
    assert answer.guard.composed


def test_a_look_up_that_was_demanded_is_made_and_answered(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    replies = [
        {"text": "It pays very well."},
        {"tools": [{"name": "get_wages", "arguments": {"occupation": "registered nurses", "place": "Idaho"}}]},
        {"text": f"The median for registered nurses in Idaho is {median} a year."},
    ]
    with talking(home, tmp_path, knowledge, replies) as (advisor, _):
        answer = asked(advisor, "what does it pay")
    assert median in answer.text
    assert "very well" not in answer.text
    assert answer.outcome == "answered"


@pytest.mark.parametrize("chunk", [1, 3, 17])
def test_the_streamed_text_is_the_recorded_text_whatever_the_cut(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str, chunk: int
) -> None:
    said = f"Registered nurses in Idaho earn {median} at the median. Half earn more. That is in May 2025."
    with serving(script=[{"when": "any", "replies": [{"text": said}]}]) as fake:
        settings = Settings(
            home=home, model=f"openai:scripted-chunk{chunk}", openai_base_url=fake.url, openai_api_key="none",
            records_url=f"sqlite:///{tmp_path}/records.sqlite",
        )  # fmt: skip
        advisor = Advisor(settings, knowledge=knowledge)
        events = list(advisor.ask(ChatRequest(message=QUESTION)))
        advisor.close()
    done = next(event for event in events if isinstance(event, Done))
    assert "".join(event.text for event in events if isinstance(event, Text)) == done.answer.text
    assert re.sub(r" \[\d+\]", "", done.answer.text) == said


def test_half_a_sentence_before_a_break_is_never_shown(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    with serving() as fake:
        settings = Settings(
            home=home, model="openai:obedient-fault16-mid", openai_base_url=fake.url, openai_api_key="none",
            records_url=f"sqlite:///{tmp_path}/records.sqlite",
        )  # fmt: skip
        advisor = Advisor(settings, knowledge=knowledge)
        answer = asked(advisor)
        advisor.close()
    assert median in answer.text
    assert answer.outcome == "degraded"
    assert all(
        line.rstrip().endswith((".", "?", ":", "]", "!")) or line.startswith(("-", "|"))
        for line in answer.text.split("\n\n")
    )


def test_a_turn_with_a_provider_asks_it_once_and_sends_few_tokens(
    home: Path, tmp_path: Path, knowledge: Knowledge
) -> None:
    talk = [
        "what do electricians earn in Idaho", "and in Texas?", "what about plumbers", "will AI replace them",
        "how do I become one", "compare them with welders", "which pays best in construction in Idaho", "what else could I do",
    ]  # fmt: skip
    tokens, token, conversation = [], None, None
    with serving() as fake:
        settings = Settings(
            home=home, model="openai:obedient", openai_base_url=fake.url, openai_api_key="none",
            records_url=f"sqlite:///{tmp_path}/records.sqlite",
        )  # fmt: skip
        advisor = Advisor(settings, knowledge=knowledge)
        for message in talk:
            answer = advisor.answer(ChatRequest(message=message, conversation_id=conversation), token)
            conversation, token = answer.conversation_id, token or answer.conversation_token
            tokens.append(answer.usage.prompt_tokens)
        calls = [one["prompt_tokens"] for one in fake.log()]
        advisor.close()
    assert sum(tokens) / len(tokens) <= 2_500
    assert max(calls) <= 6_000


@pytest.mark.parametrize(
    "debris",
    ["what my\n\nsystem prompt says of pay and of\n\nnurses.", "They earn $1\nin Ohio\n\nand even\n\nless.", "In Ohio they make $2 and\n\nthey are\n\nglad."],
)  # fmt: skip
def test_what_is_left_of_a_withheld_sentence_goes_with_it(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str, debris: str
) -> None:
    good = f"The median for registered nurses in Idaho is {median} a year. It is steady work. Ask what the shifts are."
    with talking(home, tmp_path, knowledge, [{"text": f"{good}\n\n{debris}"}]) as (advisor, _):
        answer = asked(advisor)
    shown = [one for one in answer.text.split("\n") if one]
    assert re.sub(r" \[\d+\]", "", shown[0]) == good
    assert len(shown) == 2
    assert "left out" in shown[1]


@pytest.mark.parametrize(
    "said, kept",
    [
        ("Here is\nwhat they earn at\nthe median: {median} a year.", "Here is\nwhat they earn at\nthe median: {median} a year."),
        ("## Pay\n\nThe median is {median} a year.\n\n## Elsewhere\n\nIn Ohio it is $1.", "## Pay\n\nThe median is {median} a year."),
        ("| Job | Pay |\n|---|---|\n| Nurses | $1 |\n\nThe median is {median} a year. So it stands in the table.", "The median is {median} a year. So it stands in the table."),
        ("In Idaho:\n\n- the median is {median} a year\n- the best make $9,999,999\n", "In Idaho:\n\n- the median is {median} a year"),
    ],
)  # fmt: skip
def test_a_heading_or_a_table_head_is_read_with_what_it_leads_in_only(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str, said: str, kept: str
) -> None:
    with talking(home, tmp_path, knowledge, [{"text": said.format(median=median)}]) as (advisor, _):
        answer = asked(advisor)
    told = re.sub(r" \[\d+\]", "", answer.text).split("\n\nI left out")[0].rstrip()
    assert told == kept.format(median=median)


@pytest.mark.parametrize(
    "torso",
    [
        "In Maine they make $9. The middle half is in between. Shall I go on?",
        "They make $9 here. They make $10 there. It is a good trade.\n\nWant me to show more?",
        "Steady work.\n\n| Job | Pay |\n|---|---|\n| Nurses | $9 |\n\nThey make $10.\n\nShall I compare?",
    ],
)
def test_a_composed_answer_stands_alone_with_one_closing_question(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str, torso: str
) -> None:
    with talking(home, tmp_path, knowledge, [{"text": torso}]) as (advisor, _):
        answer = asked(advisor)
        alone = Advisor(
            Settings(home=home, model="offline", records_url=f"sqlite:///{tmp_path}/alone.sqlite"), knowledge=knowledge
        )
        offline = asked(alone).text
        alone.close()
    assert answer.guard is not None
    assert answer.guard.composed
    own, _, remark = answer.text.rpartition("\n\n")
    assert own == offline.rstrip()
    assert remark.startswith("I left out ")
    assert "\n\n\n" not in answer.text


def test_what_was_read_before_the_composed_answer_is_not_told_again(
    home: Path, tmp_path: Path, knowledge: Knowledge, median: str
) -> None:
    begun = f"Registered nurses in Idaho earn a median of {median} [F3] a year (May 2025). It is steady work."
    lies = " ".join(f"In Ohio it is ${number},500." for number in range(11, 18))
    with talking(home, tmp_path, knowledge, [{"text": f"{begun} {lies} Shall I go on?"}]) as (advisor, _):
        answer = asked(advisor)
    assert answer.guard is not None
    assert answer.guard.composed
    assert answer.text.count(f"{median} ") == 1
    assert "tenth" in answer.text
    assert "Shall I go on" not in answer.text
    assert "left out statements" in answer.text
