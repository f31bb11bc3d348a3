"""The names and postal letters of the states, for telling whether a text speaks of one. It knows no figure."""

import re

_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "PR": "Puerto Rico", "GU": "Guam",
}  # fmt: skip

STATE_NAMES = re.compile(r"\b(?:" + "|".join(sorted(_STATES.values(), key=len, reverse=True)) + r")\b")
_LETTERS = re.compile(r"(?<=[,\-\s])(" + "|".join(_STATES) + r")\b")


def states_of(text: str) -> set[str]:
    """Names of the states that a text names, written out or as letters behind a comma, hyphen or blank ("Boise City,
    ID"; "Kansas City, MO-KS")."""
    return set(STATE_NAMES.findall(text)) | {_STATES[letters] for letters in _LETTERS.findall(" " + text)}
