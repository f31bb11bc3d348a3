"""Secrets leave a message before anything is stored or asked; numbers that are no secrets stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.requests import ChatRequest
from advisor.safety import redact, told
from advisor.safety.redaction import is_card
from advisor.service import Advisor
from advisor.settings import Settings
from knowledge.store import Knowledge
from tests.advisor.scripted import an_agent
from tests.on_disk import bytes_on_disk


def _with_check_digit(stem: str) -> str:
    return next(stem + digit for digit in "0123456789" if is_card(stem + digit))


_STEMS = st.from_regex(r"\A[3456][0-9]{14}\Z").filter(lambda stem: len(set(stem)) > 1)


@given(_STEMS, st.sampled_from(["", " ", "-"]), st.text(alphabet="abc ,.", max_size=20))
def test_a_card_number_is_removed_however_it_is_written(stem: str, between: str, around: str) -> None:
    number = _with_check_digit(stem)
    written = between.join(number[start : start + 4] for start in range(0, 16, 4))
    text, removed = redact(f"{around} {written} {around}")
    assert removed == ("card number",)
    assert "[removed: card number]" in text
    assert number[-6:] not in text


@given(_STEMS)
def test_a_number_without_its_check_digit_is_no_card(stem: str) -> None:
    number = _with_check_digit(stem)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert redact(f"item {wrong} in stock").text == f"item {wrong} in stock"


@given(st.integers(1, 665), st.integers(1, 99), st.integers(1, 9999))
def test_a_social_security_number_is_removed_with_and_without_its_name(first: int, second: int, third: int) -> None:
    dashed = f"{first:03}-{second:02}-{third:04}"
    for message in (f"it is {dashed}, what pays best", f"my ssn is {dashed.replace('-', '')} ok", f"SSN: {dashed}"):
        text, removed = redact(message)
        assert removed == ("Social Security number",)
        assert f"{third:04}" not in text.replace("removed", "")


@pytest.mark.parametrize(
    ("message", "kind", "secret"),
    [
        ("my password is hunter2!", "password", "hunter2"),
        ("mi contraseña es gato123", "password", "gato123"),
        ("use sk-abcdEFGH1234567890xyz1234 please", "key", "abcdEFGH"),
        ("sk-proj-AbC_dEf-1234567890abcdef", "key", "AbC_dEf"),
        ("token ghp_abcdefghijklmnopqrstuvwxyz0123456789", "key", "ghp_"),
        ("AKIAIOSFODNN7EXAMPLE is mine", "key", "AKIA"),
        ("routing number 021000021", "account number", "021000021"),
        ("my checking account number is 1234567890", "account number", "1234567890"),
        ("my ITIN is 912-78-1234", "Social Security number", "1234"),
        ("passport number C01234567", "identity number", "C01234567"),
        ("mi número de seguro social: 123456789", "Social Security number", "123456789"),
        ("ssn １２３-４５-６７８９", "Social Security number", "６７８９"),
    ],
)
def test_each_kind_of_secret_is_removed(message: str, kind: str, secret: str) -> None:
    text, removed = redact(message)
    assert removed == (kind,)
    assert secret not in text


@pytest.mark.parametrize(
    "message",
    [
        "call me at 208-555-1234 or (208) 555-1234 or +1 208 555 1234",
        "I live in 83702 or 83702-1234",
        "codes 15-1252.00, 41-2011 and 53-3032.00",
        "I made 45000 in 2021 and 52,500 in 2022, then $118,000",
        "from 2019 2020 2021 2022 2023 to now",
        "salaries 45000 55000 65000 75000",
        "my account manager job pays 120000 a year",
        "account executive 75000",
        "bank teller in Boise 35000",
        "savings of 250000 by 2030",
        "is my password too weak",
        "passport officer jobs",
        "social security claims rep salary",
        "$25/hr times 2080 is 52000",
        "area 31080, series 0000000123",
    ],
)
def test_ordinary_numbers_stay(message: str) -> None:
    assert redact(message) == (message, ())


@given(st.integers(2, 9), st.integers(0, 99), st.integers(200, 999), st.integers(0, 9999), st.sampled_from("-. "))
def test_phone_numbers_stay(area: int, rest: int, exchange: int, line: int, between: str) -> None:
    message = f"call {area}{rest:02}{between}{exchange}{between}{line:04} about the job"
    assert redact(message).text == message


@given(st.integers(7_000, 999_999), st.integers(0, 99_999), st.integers(1990, 2035))
def test_pay_zip_codes_and_years_stay(pay: int, code: int, year: int) -> None:
    message = f"I make ${pay:,} or {pay} in {code:05} since {year}"
    assert redact(message).text == message


@given(st.text(max_size=300))
def test_any_text_is_taken_and_a_second_reading_finds_nothing_more(text: str) -> None:
    once = redact(text)
    assert once.removed or once.text == text
    assert redact(once.text).text == once.text


def test_the_person_is_told_in_one_sentence() -> None:
    said = told(("card number", "password"), spanish=False)
    assert "a card number and a password" in said
    assert said.count(".") == 1
    assert told(("card number",), spanish=True).startswith("Quité un número de tarjeta")


def test_neither_the_model_nor_the_records_see_the_secret(knowledge: Knowledge, tmp_path: Path) -> None:
    agent, model = an_agent("Let us look.")
    advisor = Advisor(Settings(home=tmp_path), knowledge=knowledge, agent=agent)
    request = ChatRequest(message="my ssn is 123-45-6789, what can I do", idempotency_key="k")
    advisor.admit(request)
    answer = advisor.answer(request)
    assert answer.text.startswith("I took a Social Security number out of your message")
    assert answer.text.endswith("Let us look.")
    assert "6789" not in str(model.seen)
    assert "6789" not in str(advisor.conversation(answer.conversation_id, answer.conversation_token))
    advisor.close()
    assert all(b"123-45-6789" not in bytes_on_disk(path) for path in tmp_path.glob("records.sqlite*"))
    again = Advisor(Settings(home=tmp_path), knowledge=knowledge, agent=agent)
    assert again.answer(request).turn_id == answer.turn_id
    again.close()


def test_a_removed_number_is_no_name_of_a_job() -> None:
    from advisor.offline.impersonal import impersonal

    assert impersonal("my card is [removed: card number], what do nurses make") == "my card is, what do nurses make"
