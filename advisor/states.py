"""The names and postal letters of the states, for telling whether a text speaks of one. It knows no figure."""

import re

from knowledge.areas.naming import STATES

# The letters of the smaller territories are words in capitals ("AS degree", "VI"), and no answer names them.
_STATES = {letters: name for letters, name in STATES.items() if letters not in ("VI", "AS", "MP")}

STATE_NAMES = re.compile(r"\b(?:" + "|".join(sorted(_STATES.values(), key=len, reverse=True)) + r")\b")
_LETTERS = re.compile(r"(?<=[,\-\s])(" + "|".join(_STATES) + r")\b")


def states_of(text: str) -> set[str]:
    """Names of the states that a text names, written out or as letters behind a comma, hyphen or blank ("Boise City,
    ID"; "Kansas City, MO-KS")."""
    return set(STATE_NAMES.findall(text)) | {_STATES[letters] for letters in _LETTERS.findall(" " + text)}
