"""Words in a client's file that speak of health, a record, a status or family: the counselor is warned and may keep them.

The words are those that drafts leave out (`drafting.sensitive`), so that no warning says what no draft does. A warning is
about the words, not the person: nothing is concluded from it and nothing is taken out. Pure.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from advisor.drafting.sensitive import Topic as Matter
from advisor.drafting.sensitive import words_of
from advisor.facts import Frozen

Topic = Literal["diagnosis", "record", "status", "family"]


class Warned(Frozen):
    """What a counselor is told of a field they wrote. `words`: those that led to it."""

    field: str
    topic: Topic
    words: list[str]
    message: str


_CALLED: Mapping[Matter, tuple[Topic, str]] = {
    "health": ("diagnosis", "health"),
    "record": ("record", "a criminal record"),
    "status": ("status", "immigration status"),
    "family": ("family", "family"),
}


def warnings(told: Iterable[tuple[str, str]]) -> list[Warned]:
    """One warning for each field and topic, for texts given as (field, text)."""
    found = []
    for field, text in told:
        for matter, words in words_of(text).items():
            topic, called = _CALLED[matter]
            message = (
                f"This speaks of {called}. Keep it only if the client wants it on file and the work needs it; "
                "drafts leave it out unless you put it in."
            )
            found.append(Warned(field=field, topic=topic, words=words, message=message))
    return found
