"""Single slots of a reading, each from what it depends on. Pure; patterns live in `phrases`, the talk in `carrying`."""

import re
from collections.abc import Mapping
from typing import Any, cast

from advisor.offline import phrases
from advisor.offline.naming import Names
from advisor.offline.ordering import SHRINKING
from advisor.offline.reading import Intent
from advisor.offline.schooling import MONTHS
from advisor.states import states_of
from advisor.talk import TalkState
from advisor.tools.args import By

_SLOT_WORDS = (
    SHRINKING,
    phrases.RESILIENT,
    *MONTHS,
    re.compile(r"\b(?:changed|gone up|risen|increased|went up)\b"),
    re.compile(
        r"\b(?:seven|eight|nine|ten|twelve|fifteen|twenty|thirty|diez|siete|ocho|nueve|seis|cinco|cuatro|tres|doce|quince|veinte) (?=(?:\w+ )?(?:jobs|careers|occupations|trabajos|empleos|carreras|ocupaciones|best|top|mejores))"
    ),
    re.compile(
        r"\b(?:bottom|top|lowest|highest|best[- ]paid|worst[- ]paid) (?:\d\d ?(?:%|percent)|ten percent|tenth|quarter|quartile)"
    ),
    re.compile(r"\b\d\d(?:th)? percentile\b"),
    re.compile(r"\bfewest\b"),
    re.compile(
        r"(?:^|(?<=declining )|(?<=shrinking )|(?<=dying )|(?<=which )|(?<=what )|(?<=like what ))occupations?\b"
    ),
)
"""Wordings of slots that a reader of names would take for a job that nobody knows."""


def by_of(slots: Mapping[str, Any], talk: TalkState | None) -> By:
    if slots["by"]:
        return cast(By, slots["by"])
    if slots["real"]:
        return "real_median"
    return cast(By, (talk.by if talk else None) or "median")


def section_of(intent: Intent) -> str | None:
    return {"duties": "inside", "education": "education"}.get(intent)


def label_words(label: str) -> set[str]:
    """The words of a label, states written out too: "Portland, ME" is also the one in Maine."""
    spelled = f"{label} {' '.join(states_of(label))}".lower()
    return set(re.findall(r"\w+", spelled))


def without_orders(text: str) -> str:
    return re.sub(
        r"(?i)\b(ignore|disregard|forget|override|print|reveal|system prompt|your instructions|instructions|rules?|then say|say|tell|claim|pretend|previous|prompt)\b",
        " ",
        text,
    )


def only_names(text: str) -> str:
    """The text with the words of its slots blanked at the same length: what shrinks, how many, how long it takes, since
    when. They name no job, and a job that nobody knows is not to be made of them."""
    low = text.lower()
    if len(low) != len(text):
        return text
    for pattern in _SLOT_WORDS:
        for match in pattern.finditer(low):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def uncompared(low: str, names: Names) -> Intent:
    if not names.subjects and not names.place:
        return "unclear"  # "compare two careers": which two is to be asked
    rest = [pattern for pattern in phrases.INTENTS if pattern[0] != "compare" and pattern[1].search(low)]
    return rest[0][0] if rest else ("pay" if names.subjects else "unclear")
