"""Short ways to write many cases of one kind, written out as cases: lists of messages, pairs that must come out alike, and a
provider's faults by where they strike.

Pure: YAML's own lists and dicts in, the same out; the cases themselves are checked by the schema of `evals.suites`.
"""

import hashlib
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from advisor.answers import Outcome

_ANY = list(get_args(Outcome))
_SHORT_WAYS = {"messages", "pairs", "strikes"}


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    reason: str


Group = TypeVar("Group", bound=_Group)


class Messages(_Group):
    """`says`: each a talk of one turn; the rest is what each answer must hold. `paraphrases`: all ask the same as the
    first, in other words."""

    model_config = ConfigDict(extra="allow")

    says: list[str] = Field(min_length=1)
    paraphrases: bool = False


class Strikes(_Group):
    """One fault of a provider at each of the points `at` where it may strike; the rest is the step, asked each time."""

    model_config = ConfigDict(extra="allow")

    fault: str
    at: list[str] = Field(min_length=1)


class Pairs(_Group):
    """Every question of `asks` with every two neighbours of `who` put in for `{who}`."""

    asks: list[str] = Field(min_length=1)
    who: list[str] = Field(min_length=2)


def expanded(document: Any) -> Any:
    """A suite's document with `messages`, `pairs` and `strikes` written out as cases; any other document as it is. Raises
    pydantic's `ValidationError` for a group that is not as it should be."""
    if not isinstance(document, dict) or not (_SHORT_WAYS & document.keys()):
        return document
    cases = list(document.get("cases", []))
    for group in _several(Messages, document.get("messages", [])):
        rest = group.model_extra or {}
        first = f"{group.id}-{digest(group.says[0])}"
        cases += [
            {"id": f"{group.id}-{digest(say)}", "reason": group.reason, "steps": [{"say": say, **rest}]}
            | ({"paraphrase_of": first} if group.paraphrases and place else {})
            for place, say in enumerate(group.says)
        ]
    for pairs in _several(Pairs, document.get("pairs", [])):
        cases += [
            {
                "id": f"{pairs.id}-{digest(ask + one + other)}",
                "reason": pairs.reason,
                "alike": True,
                "steps": [{"say": ask.replace("{who}", who), "outcome": _ANY} for who in (one, other)],
            }
            for ask in pairs.asks
            for one, other in zip(pairs.who, pairs.who[1:], strict=False)
        ]
    for strike in _several(Strikes, document.get("strikes", [])):
        step = strike.model_extra or {}
        cases += [
            {"id": f"{strike.id}-{at}", "reason": strike.reason, "fault": f"{strike.fault}-{at}", "steps": [step]}
            for at in strike.at
        ]
    kept = {key: value for key, value in document.items() if key not in _SHORT_WAYS}
    return {**kept, "cases": cases}


def _several(kind: type[Group], given: Any) -> list[Group]:
    return TypeAdapter(list[kind]).validate_python(given)  # type: ignore[valid-type]


def digest(text: str) -> str:
    """Eight characters that name a message; the first decides its half (see `held_out`)."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]


def held_out(text: str) -> bool:
    """Whether a message belongs to the half that was not measured while patterns were written."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).digest()[0] % 2 == 1
