"""What a tool call stands on: the open knowledge, the turn's ledger, and where the person is if we were told.

It never guesses a place: coordinates and places come from the request or the profile, not from a model.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.ledger import Ledger

if TYPE_CHECKING:
    from advisor.own import OwnView
    from knowledge.store import Knowledge


@dataclass(frozen=True)
class PlaceGiven:
    """Where the asker may be, as learnt outside the message. Used in this order, after a place said in the message."""

    request: str | None = None
    coordinates: tuple[float, float] | None = None  # latitude, longitude
    profile: str | None = None


@dataclass
class ToolContext:
    """One turn's surroundings. Facts that a tool mints go to `ledger`; `contact` is where the operator takes errors; `own`
    what the asker may see of the operator's own content."""

    knowledge: "Knowledge"
    ledger: Ledger
    place: PlaceGiven
    contact: str | None = None
    own: "OwnView | None" = None
