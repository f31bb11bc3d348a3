"""Single slots of a reading, each from what it depends on. Pure; patterns live in `phrases`, the talk in `carrying`."""

import re
from collections.abc import Mapping
from typing import Any, cast

from advisor.offline import phrases
from advisor.offline.naming import Names
from advisor.offline.reading import Intent
from advisor.states import states_of
from advisor.talk import TalkState
from advisor.tools.args import By


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


def uncompared(low: str, names: Names) -> Intent:
    rest = [pattern for pattern in phrases.INTENTS if pattern[0] != "compare" and pattern[1].search(low)]
    return rest[0][0] if rest else ("pay" if names.subjects else "unclear")
