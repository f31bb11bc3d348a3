"""What a track, a career and an occupation are, and which tracks there are."""

from advisor.cards import TracksCard
from advisor.facts import Choice
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told, listed

KINDS = say(
    "An occupation is one entry of the official classification; a career is a group of specializations that belong together; a track is our own path through a field, from entry to executive."
)


def told_tracks(card: TracksCard) -> Told:
    """Every track by name, and what a track is."""
    named_ones = listed([one.title for one in card.items])
    return Told(
        [say("The tracks on file: {names}.", names=named_ones), KINDS, say("Name one and I show what it holds.")],
        [
            Choice(label=one.title, message=f"What is the {one.title} track?")
            for one in sorted(card.items, key=lambda one: (-one.members, one.title))[:5]
        ],
    )
