"""What is settled about a message before its intent is: its question alone, words that nobody knows as a job, orders inside
it, a track that is asked about. Pure; it resolves nothing to figures.
"""

import re
from dataclasses import replace

from advisor.offline import filling, phrases
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import carried_subjects
from advisor.offline.focus import question_in
from advisor.offline.folding import lowered
from advisor.offline.naming import Names, names_in
from advisor.offline.reading import Reading, Resolver
from advisor.offline.slots import only_names, without_orders
from advisor.talk import TalkState

OF_IT = re.compile(
    r"^(?:and |so |but )?(?:is|are|does|do|will|can|how|what|why|would) (?:\w+ ){0,2}(?:it|they|that|this)\b"
)
"""What is asked of "it" or "them", whoever that is."""


def focused(text: str, names: Names, resolver: Resolver) -> tuple[str, Names] | None:
    """The question of a message that tells a story first, where it names its job itself; the place may stand in the rest."""
    asking = question_in(text)
    if asking is None or (phrases.OFFER.search(lowered(text)) and said_amount(lowered(text))):
        return None
    asked = names_in(only_names(asking), resolver)
    if not asked.known:
        return None
    return asking, asked if asked.place else replace(asked, place=names.place, near_me=names.near_me)


def settled(low: str, names: Names, talk: TalkState, resolver: Resolver) -> Names:
    """Words that nobody knows as a job: a city without its "in" ("and Austin?"), or what is asked of "it" ("is it stressful")."""
    if names.known or len(names.subjects) != 1 or talk.measure is None:
        return names
    if names.place is None and len(low.split()) <= 4:
        spots = resolver.spot_places(f"in {names.subjects[0].title()}")
        if any(one.match.outcome in ("one", "several") for one in spots):
            return replace(names, subjects=(), place=names.subjects[0], fieldlike=False)
    if OF_IT.search(low) and carried_subjects("profile", talk):
        return replace(names, subjects=(), fieldlike=False)
    return names


def of_the_track(text: str, talk: TalkState) -> Reading:
    """ "What about the track": the one being talked about, else what a track is."""
    about = next((one for one in (talk.subject, talk.within) if one is not None and one.kind == "track"), None)
    if about is None:
        return Reading(intent="kinds", message=text)
    return Reading(intent="profile", message=text, subjects=(about.id,), kind="track", carried=True)


def injected(text: str, names: Names) -> Reading:
    """Orders inside a message are data: what is left of it may still be a question about a job."""
    if not names.known:
        return Reading(intent="refused", message=text, injected=True)
    asked = phrases.first_intent(filling.unnamed(lowered(without_orders(text)), names))
    return Reading(
        intent=asked if asked in ("resilience", "outlook") else "pay",
        message=text,
        subjects=names.subjects[:1],
        place=names.place,
        near_me=names.near_me,
        injected=True,
    )
