"""One thing a person said of themself, with their words and the turn they said it in. Pure data.

There is no kind for age, sex, health, origin, belief, status or a record: what has no kind cannot be kept.
"""

from collections.abc import Iterable
from typing import Literal, get_args

from advisor.facts import Frozen

Kind = Literal[
    "place", "occupation", "past_occupation", "experience", "pay", "offer", "education", "skill", "like", "dislike",
    "pay_floor", "training_time", "no_desk", "hours",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

SINGLE: frozenset[Kind] = frozenset(
    ("place", "occupation", "experience", "pay", "offer", "pay_floor", "training_time", "no_desk")
)
"""Kinds of which the newest word counts and replaces the one before."""
MONEY: frozenset[Kind] = frozenset(("pay", "offer", "pay_floor"))
JOBS: frozenset[Kind] = frozenset(("occupation", "past_occupation"))
MOST = 60
"""As much is kept of one person; what was said first makes room."""


class Item(Frozen):
    """`value`: the heart of it ("cashier", "$14/hr"); `words`: as it stood in the message; `turn_id`: which one."""

    kind: Kind
    value: str
    words: str
    turn_id: str = ""
    number: int | None = None  # of the stored row


def replaces(new: Item, old: Item) -> bool:
    """Whether the new item stands in place of the old one."""
    return new.kind == old.kind and (new.kind in SINGLE or new.value.lower() == old.value.lower())


def merged(held: Iterable[Item], learnt: Iterable[Item]) -> tuple[Item, ...]:
    """The profile after these items were learnt."""
    found = list(held)
    for item in learnt:
        found = [one for one in found if not replaces(item, one)] + [item]
    return tuple(found[-MOST:])


def place_of(items: Iterable[Item]) -> str | None:
    """Where the person said they live."""
    return next((item.value for item in items if item.kind == "place"), None)
