"""Spending: counted per day and key whoever counts, budgets kept, a turn that was not answered not counted."""

import multiprocessing
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from advisor.agent import Agent
from advisor.answers import Usage
from advisor.errors import OverBudgetError, UnavailableError
from advisor.offline.model import OfflineModel
from advisor.pricing import Price, usage
from advisor.records import Records
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.spending import NO_KEY, Spending
from advisor.stream import Done
from advisor.tools import TOOLS
from prompts import load
from tests.advisor.scripted import Scripted

NOON = datetime(2026, 7, 22, 12, 0, tzinfo=UTC)
KEY, OTHER = "a" * 64, "b" * 64
ONLINE = {"model": "openai:some-model", "openai_api_key": "sk-none"}


def settings(tmp_path: Path, **more: Any) -> Settings:
    return Settings(**({"home": tmp_path, "model": "offline", "openai_api_key": None, "records_url": None} | more))


def spending(tmp_path: Path, moment: datetime = NOON, **more: Any) -> Spending:
    made = settings(tmp_path, **more)
    return Spending(Records(made.records), made, lambda: moment)


def spend(book: Spending, key: str = NO_KEY, prompt: int = 0, completion: int = 0, cost: float | None = None) -> None:
    with book.turn(key) as ongoing:
        with book._records.session() as session:
            ongoing.add(session, Usage(prompt_tokens=prompt, completion_tokens=completion, cost_usd=cost))
        ongoing.kept = True


def test_turns_tokens_and_cost_add_up_per_day_and_key(tmp_path: Path) -> None:
    book = spending(tmp_path)
    spend(book, KEY, 100, 20, 0.000_065)
    spend(book, KEY, 200, 30, 0.000_11)
    spend(book, OTHER, 1, 1, 0.0)
    assert [(one.day, one.key_digest, one.turns, one.prompt_tokens, one.completion_tokens) for one in book.told()] == [
        ("2026-07-22", KEY, 2, 300, 50), ("2026-07-22", OTHER, 1, 1, 1),
    ]  # fmt: skip
    assert book.told()[0].cost_usd == pytest.approx(0.000_175)


def test_where_a_price_was_not_known_the_cost_is_not_told(tmp_path: Path) -> None:
    book = spending(tmp_path)
    spend(book, KEY, 100, 20, 0.01)
    spend(book, KEY, 100, 20, None)
    assert book.told()[0].cost_usd is None


def test_turns_over_the_budget_are_refused_until_midnight_utc(tmp_path: Path) -> None:
    book = spending(tmp_path, budget_turns_per_day=2)
    spend(book, KEY)
    book.check(KEY)
    spend(book, KEY)
    for refused in (lambda: book.check(KEY), lambda: spend(book, KEY)):
        with pytest.raises(OverBudgetError, match="midnight UTC") as error:
            refused()
        assert error.value.retry_after == 12 * 3600
    spend(book, OTHER)
    tomorrow = spending(tmp_path, datetime(2026, 7, 23, 0, 0, 1, tzinfo=UTC), budget_turns_per_day=2)
    spend(tomorrow, KEY)
    assert [(one.day, one.turns) for one in tomorrow.told() if one.key_digest == KEY] == [
        ("2026-07-23", 1), ("2026-07-22", 2),
    ]  # fmt: skip


def test_a_budget_of_no_turns_lets_none_through(tmp_path: Path) -> None:
    with pytest.raises(OverBudgetError):
        spend(spending(tmp_path, budget_turns_per_day=0))


def test_a_turn_that_broke_off_is_given_back(tmp_path: Path) -> None:
    book = spending(tmp_path, budget_turns_per_day=1)
    with pytest.raises(UnavailableError), book.turn(KEY):
        raise UnavailableError("the records are gone")
    spend(book, KEY)
    assert book.told()[0].turns == 1


@pytest.mark.parametrize(("budget", "reason"), [
    ({"budget_tokens_per_day": 150}, "tokens"),
    ({"budget_cost_usd_per_day": 0.01, "price_per_million": "0.25,2"}, "cost"),
])  # fmt: skip
def test_over_tokens_or_cost_the_next_turn_goes_without_a_provider(
    tmp_path: Path, budget: dict[str, Any], reason: str
) -> None:
    book = spending(tmp_path, **ONLINE, **budget)
    with book.turn(KEY) as ongoing:
        assert ongoing.without_provider is None
    spend(book, KEY, 100, 50, 0.01)
    with book.turn(KEY) as ongoing:
        assert ongoing.without_provider == reason
    with book.turn(OTHER) as ongoing:
        assert ongoing.without_provider is None


def test_the_offline_model_has_no_budget_of_tokens(tmp_path: Path) -> None:
    with spending(tmp_path, budget_tokens_per_day=0).turn() as ongoing:
        assert ongoing.without_provider is None


def _spend_many(home: Path, times: int, most: int) -> None:
    book = spending(home, budget_turns_per_day=most)
    for _ in range(times):
        try:
            spend(book, KEY, 10, 1, 0.001)
        except OverBudgetError:
            continue


def test_two_processes_at_once_count_right_and_stay_within_the_budget(tmp_path: Path) -> None:
    spend(spending(tmp_path), OTHER)  # the tables are there
    start = multiprocessing.get_context("spawn")
    workers = [start.Process(target=_spend_many, args=(tmp_path, 40, 60)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    [found] = [one for one in spending(tmp_path).told() if one.key_digest == KEY]
    assert (found.turns, found.prompt_tokens, found.completion_tokens) == (60, 600, 60)
    assert found.cost_usd == pytest.approx(0.06)


def test_threads_of_one_process_count_right(tmp_path: Path) -> None:
    book = spending(tmp_path)
    threads = [threading.Thread(target=lambda: [spend(book, KEY, 1) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert book.told()[0].turns == 80


def test_a_price_makes_a_cost_and_no_price_makes_none() -> None:
    assert usage(1_000_000, 500_000, Price(0.25, 2)).cost_usd == 1.25
    assert usage(0, 0, Price(0.25, 2)).cost_usd == 0
    assert usage(1_000, 500, None).cost_usd is None


@pytest.fixture
def online(home: Path, tmp_path: Path) -> Iterator[Any]:
    """Makes an advisor on the starter knowledge whose model is scripted and which is taken for an online one."""
    made: list[Advisor] = []

    def make(model: Any, **budget: Any) -> Advisor:
        advisor = Advisor(
            settings(home, records_url=f"sqlite:///{tmp_path}/records.sqlite", **ONLINE, **budget),
            agent=Agent(model, TOOLS, load("chat").text),
        )
        made.append(advisor)
        return advisor

    yield make
    for one in made:
        one.close()


def test_a_turn_is_counted_with_its_tokens_and_its_cost(online: Any) -> None:
    advisor = online(Scripted(steps=["Good day."], seen=[]), price_per_million="100,1000")
    answer = advisor.answer(request_of(message="hello"), key=KEY)
    assert answer.usage == Usage(prompt_tokens=10, completion_tokens=2, cost_usd=0.003)
    [found] = advisor.spending.told()
    assert (found.key_digest, found.turns, found.prompt_tokens, found.completion_tokens) == (KEY, 1, 10, 2)
    assert found.cost_usd == pytest.approx(0.003)


def test_a_repeated_turn_is_not_counted_twice_and_passes_a_used_up_budget(online: Any) -> None:
    advisor = online(Scripted(steps=["Good day."], seen=[]), budget_turns_per_day=1)
    request = request_of(message="hello", idempotency_key="once")
    first = advisor.answer(request)
    advisor.admit(request)
    assert advisor.answer(request).turn_id == first.turn_id
    with pytest.raises(OverBudgetError):
        advisor.admit(request_of(message="hello again"))
    assert advisor.spending.told()[0].turns == 1


def test_help_in_a_crisis_is_not_subject_to_a_budget(online: Any) -> None:
    advisor = online(Scripted(steps=["Good day."], seen=[]), budget_turns_per_day=0)
    request = request_of(message="I want to kill myself")
    advisor.admit(request)
    assert advisor.answer(request).outcome == "crisis"
    with pytest.raises(OverBudgetError):
        advisor.answer(request_of(message="hello"))


@pytest.mark.parametrize(("message", "said"), [
    ("what do nurses earn in Ohio?", "Today's allowance for the language model is used up"),
    ("¿cuánto gana una enfermera en Ohio?", "El límite de hoy para el modelo de lenguaje se agotó"),
])  # fmt: skip
def test_over_its_tokens_a_turn_says_so_and_is_degraded_but_answered(online: Any, message: str, said: str) -> None:
    advisor = online(OfflineModel(), budget_tokens_per_day=0)
    events = list(advisor.ask(request_of(message=message)))
    answer = next(event.answer for event in events if isinstance(event, Done))
    assert answer.text.startswith(said)
    assert answer.outcome == "degraded"
    assert answer.facts


def test_what_is_not_kept_is_counted_all_the_same(online: Any) -> None:
    advisor = online(Scripted(steps=["Good day."], seen=[]))
    advisor.answer(request_of(message="don't save this: what do nurses earn?"))
    assert [one.turns for one in advisor.spending.told()] in ([1], [])


def test_a_turn_whose_recording_fails_is_not_counted(online: Any, tmp_path: Path) -> None:
    advisor = online(Scripted(steps=["Good day."], seen=[]), budget_turns_per_day=5)
    first = advisor.answer(request_of(message="hello"))
    events = advisor.ask(request_of(message="hello", conversation_id=first.conversation_id), trusted=True)
    next(events)
    assert advisor.spending.told()[0].turns == 2  # taken, so that nobody else can take it
    events.close()
    assert advisor.spending.told()[0].turns == 1
