"""The breaker: closed, open, one probe; and what it tells of the provider."""

import pytest

from advisor.provider.breaker import Breaker
from advisor.provider.faults import Kind, ProviderFault, sentence


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_five_faults_in_a_row_open_it_for_half_a_minute() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(5):
        breaker.admit()
        breaker.failed(Kind.SERVER_ERROR)
    with pytest.raises(ProviderFault) as caught:
        breaker.admit()
    assert caught.value.kind is Kind.BREAKER_OPEN
    clock.now += 29
    with pytest.raises(ProviderFault):
        breaker.admit()
    clock.now += 2
    breaker.admit()
    with pytest.raises(ProviderFault):
        breaker.admit()  # one probe at a time
    breaker.failed(Kind.STALLED)
    with pytest.raises(ProviderFault):
        breaker.admit()
    clock.now += 31
    breaker.admit()
    breaker.succeeded()
    breaker.admit()
    assert breaker.health.state == "ok"


def test_a_probe_that_is_given_up_lets_the_next_one_in() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed(Kind.QUOTA)
    clock.now += 61
    breaker.admit()
    breaker.released()
    breaker.admit()


@pytest.mark.parametrize("kind", [Kind.CONTENT_FILTER, Kind.EMPTY, Kind.OVERFLOW, Kind.MALFORMED_CALLS])
def test_a_reply_that_cannot_be_used_says_nothing_of_the_provider(kind: Kind) -> None:
    breaker = Breaker()
    for _ in range(20):
        breaker.failed(kind)
    breaker.admit()
    assert breaker.health.state == "ok"


@pytest.mark.parametrize(
    "kind, state",
    [
        (Kind.REFUSED_KEY, "refused"),
        (Kind.FORBIDDEN, "refused"),
        (Kind.NO_SUCH_MODEL, "refused"),
        (Kind.QUOTA, "quota"),
    ],
)
def test_what_only_the_operator_mends_opens_it_at_once(kind: Kind, state: str) -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed(kind)
    clock.now += 59
    with pytest.raises(ProviderFault):
        breaker.admit()
    assert breaker.health == (state, sentence(kind))
    clock.now += 2
    breaker.admit()
    assert breaker.health.state == state
    breaker.succeeded()
    assert breaker.health.state == "ok"


def test_a_success_between_faults_counts() -> None:
    breaker = Breaker()
    for _ in range(20):
        breaker.failed(Kind.SERVER_ERROR)
        breaker.succeeded()
    breaker.admit()


@pytest.mark.parametrize("kind", list(Kind))
def test_each_fault_has_a_sentence_in_both_languages(kind: Kind) -> None:
    assert sentence(kind).endswith(".")
    assert sentence(kind, "es").endswith(".")
    assert sentence(kind) != sentence(kind, "es")
