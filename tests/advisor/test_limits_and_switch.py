"""Limits counted by all processes together, and the switch to the offline path that all of them see."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from advisor.errors import OverBudgetError
from advisor.limits import WINDOW_S, Limits
from advisor.records import Records
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.switch import SEEN_WITHIN_S, Switch

ELSEWHERE = "203.0.113.7"


class Clock:
    def __init__(self, at: float = 6_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


def settings(folder: Path, **given: object) -> Settings:
    fields = {"model": "offline", "openai_api_key": None, "records_url": f"sqlite:///{folder}/records.sqlite"}
    return Settings.model_validate(fields | given)


def test_two_processes_count_one_address_together_and_begin_anew_with_the_minute(tmp_path: Path) -> None:
    clock, given = Clock(), settings(tmp_path, address_turns_per_minute=3)
    one, other = (Limits(Records(given.records), given, clock) for _ in range(2))
    one.take_turn(ELSEWHERE)
    other.take_turn(ELSEWHERE)
    one.take_turn(ELSEWHERE)
    clock.at += 10
    with pytest.raises(OverBudgetError) as refused:
        other.take_turn(ELSEWHERE)
    assert refused.value.retry_after == WINDOW_S - 10
    other.take_turn("203.0.113.8")
    clock.at += WINDOW_S
    other.take_turn(ELSEWHERE)


def test_the_own_machine_is_not_counted_and_a_key_is_only_where_it_has_a_limit(tmp_path: Path) -> None:
    given = settings(tmp_path, address_turns_per_minute=1, key_turns_per_minute=2)
    limits = Limits(Records(given.records), given, Clock())
    for address in ("127.0.0.1", "::1", ""):
        for _ in range(3):
            limits.take_turn(address)
    limits.take_turn("127.0.0.1", "digest")
    limits.take_turn("127.0.0.1", "digest")
    with pytest.raises(OverBudgetError, match="under one API key"):
        limits.take_turn("127.0.0.1", "digest")


def test_many_at_once_are_let_in_exactly_as_often_as_allowed(tmp_path: Path) -> None:
    given = settings(tmp_path, address_turns_per_minute=20)
    limits = Limits(Records(given.records), given, Clock())

    def let_in(_: int) -> bool:
        try:
            limits.take_turn(ELSEWHERE)
        except OverBudgetError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(let_in, range(40))) == 20


def test_no_address_stands_in_the_records(tmp_path: Path) -> None:
    given = settings(tmp_path)
    records = Records(given.records)
    Limits(records, given).take_turn(ELSEWHERE)
    records.close()
    assert all(ELSEWHERE.encode() not in one.read_bytes() for one in tmp_path.iterdir())


def test_another_process_sees_the_switch_turned_within_its_time(tmp_path: Path) -> None:
    clock, given = Clock(), settings(tmp_path)
    operator = Switch(Records(given.records), given)
    running = Switch(Records(given.records), given, clock)
    assert not running.stand().offline
    operator.turn(offline=True, why="the provider invents figures")
    clock.at += SEEN_WITHIN_S
    assert running.stand()[:2] == (True, "the provider invents figures")
    operator.turn(offline=False)
    clock.at += SEEN_WITHIN_S
    assert not running.stand().offline


def test_a_setting_holds_whatever_the_switch_says(tmp_path: Path) -> None:
    given = settings(tmp_path, provider_off=True)
    switch = Switch(Records(given.records), given)
    switch.turn(offline=False)
    assert switch.stand().offline


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "What do electricians earn in Ohio?"), ("es", "¿Cuánto ganan los electricistas en Ohio?")],
)
def test_a_turn_asks_no_provider_while_it_is_switched_off_and_says_so(
    home: Path, tmp_path: Path, language: str, question: str
) -> None:
    # Nobody listens at that address: a turn that asked there would be degraded by a fault, not by the switch.
    given = settings(
        tmp_path, home=home, model="openai:any", openai_api_key="none", openai_base_url="http://127.0.0.1:9/v1"
    )
    advisor = Advisor(given)
    try:
        advisor.switch.turn(offline=True)
        answer = advisor.answer(request_of(message=question), trusted=True)
        assert answer.stamps.model == "offline"
        assert answer.guard is not None
        assert answer.guard.degraded == "switch"
        assert Switch.remark(language) in answer.text
        assert answer.facts
    finally:
        advisor.close()


def test_a_conversation_that_has_had_its_turns_is_refused_but_help_is_not(home: Path, tmp_path: Path) -> None:
    advisor = Advisor(settings(tmp_path, home=home, turns_per_conversation=1))
    try:
        first = advisor.answer(request_of(message="What do electricians earn in Ohio?"), trusted=True)
        talk = {"conversation_id": first.conversation_id}
        with pytest.raises(OverBudgetError, match="begin a new one"):
            advisor.answer(request_of(message="And in Texas?", **talk), trusted=True)
        assert advisor.answer(request_of(message="I want to kill myself", **talk), trusted=True).outcome == "crisis"
    finally:
        advisor.close()
