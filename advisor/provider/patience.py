"""How long a provider is waited for, and how often it is asked: our budgets, in place of its client's defaults."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Seconds, unless said otherwise. A second try happens only before anything of a reply was handed on."""

    connect: float = 5.0
    first_byte: float = 10.0
    """From the request sent to the first byte of the reply's body: headers alone are no answer."""
    between: float = 15.0
    turn: float = 60.0
    """All calls of one turn together, its second tries and pauses included."""
    tries: int = 2
    pause: float = 0.25
    """Before the second try, where the provider names no time."""
    retry_after: float = 5.0
    """The longest `Retry-After` that is waited for; a longer one means no second try."""
    flush: float = 0.05
    """Pieces of text that come within so much of each other are handed on as one."""
    tools: float = 30.0
    """All tool runs of one turn together, after which the model gets no more of them."""
    most_bytes: int = 2_000_000
    """Of one reply as it is sent."""
    most_text: int = 24_000
    """Characters of one reply; a model that goes on beyond is caught in a loop."""
