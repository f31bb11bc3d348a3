"""The one question that tells most, asked after a match of interests: about what the person has not said yet. At most three
in a talk; each comes with replies that can be tapped. It labels nobody and asks for nothing private."""

import re

from advisor.facts import Choice
from advisor.offline.prose.tongue import say
from advisor.offline.reading import Reading

MOST = 3
"""After so many wishes and needs nothing more is asked: the list stands."""
_PEOPLE = re.compile(
    r"\b(people|help\w*|kids|children|teach\w*|care|caring|talk\w*|customers?|patients?|team|alone|quiet|gente|ayudar|niños)\b",
    re.I,
)
_HANDS = re.compile(
    r"\b(hands?|fix\w*|build\w*|repair\w*|cook\w*|machines?|tools?|outdoors?|outside|animals?|desk|office|driv\w*|plants?|manos|afuera|animales)\b",
    re.I,
)


def next_question(reading: Reading) -> tuple[str, tuple[Choice, ...]] | None:
    """The question and its replies; `None` where enough was said."""
    said = " ".join((*reading.likes, *reading.dislikes))
    if len(reading.likes) + len(reading.dislikes) + len(reading.needs) > 2 * MOST:
        return None
    if not _PEOPLE.search(said):
        return say("Would you rather work with people most of the day, or mostly on your own?"), (
            Choice(label="With people", message="I like working with people"),
            Choice(label="On my own", message="I like working alone"),
        )
    if not _HANDS.search(said):
        return say("Hands and tools, or screens and ideas: which sounds more like you?"), (
            Choice(label="Hands and tools", message="I like working with my hands"),
            Choice(label="Screens and ideas", message="I like ideas and computers"),
        )
    if "max_education" not in reading.needs and "max_months" not in reading.needs:
        return say("How much schooling would you take on for it?"), (
            Choice(label="No degree", message="I want no degree"),
            Choice(label="Any is fine", message="Any degree is fine"),
        )
    if not reading.place:
        return say("Where should it be? Say a city, a ZIP or a state."), ()
    return None
