"""The Census Bureau's regions and divisions as lists of states, under the names people use.

A fixed table of the Bureau; it holds no figure. Puerto Rico and the island areas belong to none.
"""

import re

_NEW_ENGLAND = ("CT", "ME", "MA", "NH", "RI", "VT")
_MID_ATLANTIC = ("NJ", "NY", "PA")
_EAST_NORTH_CENTRAL = ("IL", "IN", "MI", "OH", "WI")
_WEST_NORTH_CENTRAL = ("IA", "KS", "MN", "MO", "NE", "ND", "SD")
_SOUTH_ATLANTIC = ("DE", "DC", "FL", "GA", "MD", "NC", "SC", "VA", "WV")
_EAST_SOUTH_CENTRAL = ("AL", "KY", "MS", "TN")
_WEST_SOUTH_CENTRAL = ("AR", "LA", "OK", "TX")
_MOUNTAIN = ("AZ", "CO", "ID", "MT", "NV", "NM", "UT", "WY")
_PACIFIC = ("AK", "CA", "HI", "OR", "WA")

REGIONS: dict[str, tuple[str, ...]] = {
    "northeast": _NEW_ENGLAND + _MID_ATLANTIC,
    "midwest": _EAST_NORTH_CENTRAL + _WEST_NORTH_CENTRAL,
    "south": _SOUTH_ATLANTIC + _EAST_SOUTH_CENTRAL + _WEST_SOUTH_CENTRAL,
    "west": _MOUNTAIN + _PACIFIC,
    "new england": _NEW_ENGLAND,
    "mid-atlantic": _MID_ATLANTIC,
    "middle atlantic": _MID_ATLANTIC,
    "east north central": _EAST_NORTH_CENTRAL,
    "west north central": _WEST_NORTH_CENTRAL,
    "south atlantic": _SOUTH_ATLANTIC,
    "east south central": _EAST_SOUTH_CENTRAL,
    "west south central": _WEST_SOUTH_CENTRAL,
    "mountain": _MOUNTAIN,
    "mountain west": _MOUNTAIN,
    "pacific": _PACIFIC,
}
"""Name -> two-letter codes of its states."""


_CALLED = {
    "western": "west", "southern": "south", "midwestern": "midwest", "northeastern": "northeast", "midatlantic": "mid-atlantic",
}  # fmt: skip


def region(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A region's name and states, from "the Midwest" or "New England states"; `None` where it is none."""
    words = text.lower().replace("the ", "").replace(" region", "").replace(" states", "").replace(" division", "")
    words = re.sub(r" (?:state|part|half|us|u\.s\.)$", "", words).strip()
    words = _CALLED.get(words, words)
    found = REGIONS.get(words)
    return None if found is None else (words.title(), found)
