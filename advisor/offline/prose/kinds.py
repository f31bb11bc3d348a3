"""What a track, a career and an occupation are, and which tracks there are."""

import re

from advisor.cards import TracksCard
from advisor.facts import Choice
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told, listed

_MEANING = re.compile(r"\b(difference|differ|mean(s|ing)?|what(?:'?s| is| are) an?|diferencia|qu[eé] es)\b")
KINDS = say(
    "An occupation is one job of the official list, such as Electricians. A career is a group of such jobs that belong together. A track is our own path through a field, from entry to executive."
)


def told_tracks(card: TracksCard, asked: str = "") -> Told:
    """What a track is and every track by name; the words first where they were asked about."""
    named_ones = listed([one.title for one in card.items])
    lines = [say("The tracks on file: {names}.", names=named_ones), KINDS]
    if _MEANING.search(asked.lower()):
        lines.reverse()
    return Told(
        [*lines, say("Name one and I show what it holds.")],
        [
            Choice(label=one.title, message=f"What is the {one.title} track?")
            for one in sorted(card.items, key=lambda one: (-one.members, one.title))[:5]
        ],
    )
