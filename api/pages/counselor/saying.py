"""What a form says of something told: the text, who said it, on what day, where it was learnt."""

from collections.abc import Mapping
from typing import TypeVar

from advisor.caseload import Said
from advisor.errors import InvalidRequestError

Told = TypeVar("Told", bound=Said)


def who_said(sent: Mapping[str, str]) -> str:
    """`client`, `counselor`, or the name that was typed: a name says more than the list beside it."""
    name = sent.get("by_name", "").strip()
    chosen = sent.get("said_by", "client")
    if not name and chosen not in ("client", "counselor"):
        raise InvalidRequestError("by_name: please write who said it.")
    return name or chosen


def told(sent: Mapping[str, str], shape: type[Told], text: str | None = None) -> Told:
    """What was told, from a form's fields. `ValidationError`, `InvalidRequestError`."""
    given = {
        "text": sent.get("text", "") if text is None else text,
        "said_by": who_said(sent),
        "on": sent.get("on", "").strip() or None,
        "source": sent.get("source", ""),
    }
    return shape.model_validate(given)
