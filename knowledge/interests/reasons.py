"""Why an occupation fits and why not, in sentences tied to what the person said. It decides nothing and writes no figure."""

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.interests.profiles import CLIP, Profiles, agreement, telling
from knowledge.interests.words import Wish, job_weight

OURS = "our own table counts it to that work"
CLEAR, UNMET = 0.6, -0.2  # standard scores from which an agreement, or the want of one, is worth a sentence


class Asked(NamedTuple):
    """What was said on one side: wishes of the table, and nearness in sense of each phrase."""

    wishes: tuple[Wish, ...]
    near: dict[str, dict[str, float]]  # phrase -> occupation -> standard score of nearness in sense
    known: frozenset[str]  # phrases that the table knows


def speaking_for(profiles: Profiles, code: str, liked: Asked, disliked: Asked) -> Iterator[str]:
    """What points at an occupation, the strongest first, each tied to what the person said."""
    ranked = sorted(liked.wishes, key=lambda wish: -(agreement(profiles, wish.meaning, code) or -CLIP))
    for wish in ranked:
        value = agreement(profiles, wish.meaning, code)
        if value is None or value < CLEAR:
            continue
        why = [telling(profiles, wish.meaning, code), OURS if job_weight(wish.meaning, code) else ""]
        if any(why):
            yield f"{wish.meaning.label}: {', '.join(part for part in why if part)}"
    for wish in disliked.wishes if not liked.wishes else ():
        if (value := agreement(profiles, wish.meaning, code)) is not None and value <= UNMET:
            yield f"it asks for little of {wish.meaning.label}"
    for phrase, near in liked.near.items():
        if phrase not in liked.known and near.get(code, 0.0) >= 1.5:
            yield f"“{phrase}”: near in meaning to what is done there"


def speaking_against(profiles: Profiles, code: str, liked: Asked, disliked: Asked) -> Iterator[str]:
    """What of it the person would rather not have, and what they like that it offers little of."""
    for wish in disliked.wishes:
        if (value := agreement(profiles, wish.meaning, code)) is not None and value >= CLEAR / 2:
            why = telling(profiles, wish.meaning, code) or OURS
            yield f"you would rather not have {wish.meaning.label}: {why}"
    for wish in liked.wishes:
        if (value := agreement(profiles, wish.meaning, code)) is not None and value <= UNMET:
            yield f"it offers little of {wish.meaning.label}"


def guessed(liked: Asked, disliked: Asked, no_desk: bool) -> Iterator[str]:
    """What was read into the words."""
    for asked, verb in ((liked, "like"), (disliked, "would rather not have")):
        for phrase in asked.near:
            labels = [wish.meaning.label for wish in asked.wishes if wish.said == phrase]
            if labels == [phrase.lower()]:
                continue
            if labels:
                yield f"I took “{phrase}” to mean that you {verb} {'; '.join(labels)}"
            elif asked.near[phrase]:
                yield f"“{phrase}” is not in our table of words; I went by nearness in meaning only"
    if no_desk:
        yield "no desk: read off how much computer work and physical activity are rated, for no source here counts hours at a desk"
