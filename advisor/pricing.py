"""What tokens cost, by the price that the operator set. Pure; without a set price there is no cost, and none is guessed:
list prices change, and a price found elsewhere would be a figure without a source.
"""

from typing import NamedTuple

from advisor.answers import Usage

_MILLION = 1_000_000


class Price(NamedTuple):
    """US dollars for a million tokens of each kind. Tokens from a provider's cache are taken at the full price, so that
    the cost is never told too low."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """The cost in US dollars."""
        return round((prompt_tokens * self.prompt + completion_tokens * self.completion) / _MILLION, 6)


def usage(prompt_tokens: int, completion_tokens: int, price: Price | None) -> Usage:
    """The usage of a turn, with its cost where a price is set."""
    cost = price.of(prompt_tokens, completion_tokens) if price is not None else None
    return Usage(prompt_tokens=prompt_tokens, completion_tokens=completion_tokens, cost_usd=cost)
