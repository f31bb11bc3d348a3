"""Which place a draft's figures are for: the one the request names, read in the light of the one on file. Pure given a
resolver of names."""

from typing import TYPE_CHECKING, cast

from advisor.offline.folding import fold
from advisor.offline.reading import Resolver

if TYPE_CHECKING:
    from knowledge.areas.records import PlaceMatch


def settled(named: str | None, on_file: str | None, resolver: Resolver) -> str | None:
    """The place to look up. The file's where the request names none, or names it by less ("Columbus" of "Columbus, OH");
    a name that may be several is read as the one in the file's state."""
    held = (on_file or "").strip() or None
    if named is None or held is None:
        return named or held
    said, mine = _plain(named), _plain(held)
    if said == mine or said == _plain(held.partition(",")[0]):
        return held
    match = _match(named, resolver)
    home = _match(held, resolver)
    if match is None or match.outcome == "one" or home is None or not home.areas:
        return named
    states = {state for area in home.areas[:1] for state in area.states[:1]}
    for state in states:
        near = _match(f"{named}, {state}", resolver)
        if near is not None and near.outcome == "one" and near.area is not None and state in near.area.states:
            return f"{named}, {state}"
    return named


def _match(place: str, resolver: Resolver) -> "PlaceMatch | None":
    found = [cast("PlaceMatch", one.match) for one in resolver.spot_places(f"in {place}")]
    return found[0] if found else None


def _plain(place: str) -> str:
    return fold(place).lower().replace(".", "").strip()
