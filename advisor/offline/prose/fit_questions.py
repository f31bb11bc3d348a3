"""Our own questions about what fits, one at a time: at first what draws somebody, later the one that tells their list apart.

At most three in a talk and none twice; each comes with replies that can be tapped. It labels nobody and asks for nothing
private.
"""

import re
from collections.abc import Callable, Sequence

from advisor.answers import ToolResult
from advisor.cards import FitCard
from advisor.facts import Choice
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told
from advisor.offline.reading import Reading

MOST = 3
"""After so many questions of ours, or twice as many wishes and needs, nothing more is asked: the list stands."""
Question = tuple[str, tuple[Choice, ...]]
_PEOPLE = re.compile(
    r"\b(people|help\w*|kids|children|teach\w*|care|caring|talk\w*|customers?|patients?|team|alone|quiet|shy|public|own|sell\w*|gente|ayudar|niños|solo|sola)\b",
    re.I,
)
_HANDS = re.compile(
    r"\b(hands?|fix\w*|build\w*|repair\w*|cook\w*|machines?|tools?|animals?|desk|driv\w*|plants?|computers?|screens?|numbers|math|writ\w*|draw\w*|manos|animales)\b",
    re.I,
)
_INSIDE = re.compile(
    r"\b(in(?:doors|side)|out(?:doors|side)|nature|farm\w*|garden\w*|office|desk|kitchen|cook\w*|afuera|adentro)\b",
    re.I,
)
_DEGREES = ("bachelor", "master", "doctoral", "associate")


def _draws() -> Question:
    return say("What draws you most: people, things, ideas or numbers?"), (
        Choice(label="Helping people", message="I like helping people"),
        Choice(label="Working with my hands", message="I like working with my hands"),
        Choice(label="Puzzles and numbers", message="I like puzzles and numbers"),
        Choice(label="Without a degree", message="What pays best without a degree?"),
    )


def _good_day() -> Question:
    return say(
        "Think of a day that went well, paid or not: were you making something, helping somebody, or figuring something out?"
    ), (
        Choice(label="Making something", message="I like making things"),
        Choice(label="Helping somebody", message="I like helping others"),
        Choice(label="Figuring something out", message="I like figuring things out"),
    )


def _never_again() -> Question:
    return say("And what would you rather not do: sit at a desk, deal with the public, or lift heavy things?"), (
        Choice(label="Sit at a desk", message="I hate sitting at a desk"),
        Choice(label="Deal with the public", message="I hate dealing with the public"),
        Choice(label="Lift heavy things", message="I want no heavy lifting"),
    )


def _people() -> Question:
    return say("Would you rather work with people most of the day, or mostly on your own?"), (
        Choice(label="With people", message="I like working with people"),
        Choice(label="On my own", message="I like working alone"),
    )


def _hands() -> Question:
    return say("Hands and tools, or screens and ideas: which sounds more like you?"), (
        Choice(label="Hands and tools", message="I like working with my hands"),
        Choice(label="Screens and ideas", message="I like ideas and computers"),
    )


def _inside() -> Question:
    return say("Would you rather be indoors or outdoors most of the day?"), (
        Choice(label="Indoors", message="I hate being outdoors"),
        Choice(label="Outdoors", message="I like being outdoors"),
    )


def _school() -> Question:
    return say("Some of these need a degree and some do not. How much schooling would you take on?"), (
        Choice(label="No degree", message="I want no degree"),
        Choice(label="Up to two years", message="I can do two years of school at most"),
        Choice(label="Any is fine", message="Any degree is fine"),
    )


def _place() -> Question:
    return say("Where should it be? Say a city, a ZIP or a state."), ()


_OPENING: tuple[tuple[str, Callable[[], Question]], ...] = (
    ("draws", _draws),
    ("good_day", _good_day),
    ("never_again", _never_again),
)
_TELLING: tuple[tuple[str, Callable[[], Question]], ...] = (
    ("people", _people),
    ("hands", _hands),
    ("inside", _inside),
    ("school", _school),
    ("place", _place),
)


def next_key(reading: Reading, results: Sequence[ToolResult]) -> str | None:
    """Which question is asked now: one not asked before, about what was not said; `None` where enough was."""
    if not (reading.likes or reading.dislikes):
        return next((key for key, _ in _OPENING if key not in reading.questions), None)
    cards = [card for one in results for card in one.findings if isinstance(card, FitCard)]
    told = len(reading.likes) + len(reading.dislikes) + len(reading.needs)
    asked = [one for one in reading.questions if one in dict(_TELLING)]
    if not cards or len(asked) >= MOST or told > 2 * MOST or (reading.section or "").startswith("why:"):
        return None
    said = " ".join((*reading.likes, *reading.dislikes))
    open_ones = {
        "people": not _PEOPLE.search(said),
        "hands": not _HANDS.search(said),
        "inside": not _INSIDE.search(said) and "no_desk" not in reading.needs,
        "school": "max_education" not in reading.needs and "max_months" not in reading.needs and _mixed(cards[0]),
        "place": not reading.place,
    }
    # What this very list differs in tells it apart best.
    order = ("school", "people", "hands", "inside", "place") if len(reading.likes) > 1 else tuple(open_ones)
    return next((key for key in order if open_ones[key] and key not in reading.questions), None)


def next_question(reading: Reading, results: Sequence[ToolResult]) -> Question | None:
    """The question and its replies."""
    key = next_key(reading, results)
    return dict(_TELLING)[key]() if key in dict(_TELLING) and key is not None else None


def opening(reading: Reading) -> Told:
    """To somebody who has not said what they like: one question, another than before."""
    key = next_key(reading, ()) or "draws"
    question, choices = dict(_OPENING)[key]()
    lead = (
        say("No problem, that is a fine place to start. One more question, then I show you jobs.")
        if reading.questions
        else say(
            "Tell me two or three things you like doing, and one you would rather not do; paid or unpaid, both count."
        )
    )
    return Told([lead, question], list(choices))


def _mixed(card: FitCard) -> bool:
    needs = [any(word in one.first_step for word in _DEGREES) for one in card.items]
    return any(needs) and not all(needs)
