"""A move to another place with one's job ("should I move from Ohio to Texas as an electrician"): which places, which job.

Pure. It reads no figure and says nothing of whether a move is worth it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from advisor.offline.carrying import carried_subjects, kind_of
from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Reading, Resolver
from advisor.talk import TalkState

MOVES = _p(
    r"\b(mov(?:e|es|ing)|relocat\w+)\b(?!.{0,12}\b(on|up|into|out of|careers?|jobs?)\b)", r"\bmud(?:ar|arme|arse|o|arnos)\w*\b", r"\b(?:irme|me voy|irse) a\b",
    r"\bbetter off in\b", r"\bleav(?:e|ing) .{2,40} for\b", r"\b(?:go|goes) (?:further|farther) in\b", r"\bhow (?:does|do) .{2,30} compare (?:with|to)\b",
    r"\b(?:got|gets|took|takes|found|accepted|start(?:s|ed|ing)?|has|have|offered) (?:a |the |his |her |my |an? \w+ )?(?:new )?(?:job|position|work|role|offer|transfer) in\b.{1,80}\b(?:i|we|i'?m|we'?re|us|now|currently)\b.{0,12}\b(?:live|living|are|in|based)\b", r"\b(?:live|living|based|are|in)\b.{1,60}\b(?:got|gets|took|found|accepted|has|have|offered|starting)\b.{0,25}\b(?:job|position|work|role|offer|transfer) in\b",
    r"\btransferr?(?:ed|ing)?\b.{0,30}\b(?:to|from)\b", r"\b(?:consigui[oó]|encontr[oó]|tiene) (?:un )?trabajo en\b.{1,60}\bviv(?:o|imos)\b|\bviv(?:o|imos) en\b.{1,60}\b(?:consigui[oó]|encontr[oó]|tiene) (?:un )?trabajo en\b", r"\b(?:wants?|going|planning|thinking) (?:me |us )?to (?:go|live) (?:to|in)\b.{1,40}\b(?:from|live|living)\b",
    r"\b(?:come|came|end|get|be|wind) (?:out |up )?(?:ahead|richer|better off|worse off|behind)\b", r"\b(?:take|took|taking|bring|brought|keep|kept) (?:my|this|the same) .{2,40}\bfrom\b.{2,40}\bto\b", r"\bpack(?:ing|ed)? up\b",
    r"\b(?:wants?|wanna|hopes?|plans?|hoping|begging) (?:me |us )?(?:to )?(?:go|be|live) (?:out |down |up |over |back )?(?:to|in)\b",
    r"\bvive mejor\b", r"\bcompare (?:living|working)\b", r"\b(?:should|would) i go to\b", r"\bhousing\b.{0,30}\b(?:between|or|vs|than)\b",
)  # fmt: skip
_TO_THERE = re.compile(r"\b(?:mov(?:e|es|ing)|relocat\w+|mud\w+|irme|go|leav\w+)\b.{0,12}\b(?:to|a|for)\b(?! from)")
_WORDS = re.compile(r"(?i)\b(?:moving|relocating|moved|relocated|thinking)\b")
_THERE = re.compile(
    r"(?i)\b(?:to|for|towards|a|hacia|(?:job|position|work|role|offer|transfer|trabajo|go|live) (?:in|en))\s+(?:the\s+)?$"
)
_HERE = re.compile(
    r"(?i)\b(?:(?:i|we) (?:now |currently )?live|(?:i'?m|we'?re|we are|i am|based|currently|now|viv(?:o|imos))) (?:in|en)\s+(?:the\s+)?$"
)


def places_in(text: str, resolver: Resolver) -> tuple[str, ...]:
    """The places of a message, where one comes from first."""
    spots = sorted(resolver.spot_places(text), key=lambda one: one.start)
    said = [
        (_order(text[: one.start]), one.text.strip(" ,")) for one in spots if one.match.outcome in ("one", "several")
    ]
    return tuple(dict.fromkeys("L.A." if one == "LA" else one for _, one in sorted(said, key=lambda pair: pair[0])))


def _from_to(text: str, resolver: Resolver) -> bool:
    """Whether "from here to there" names two places."""
    spots = sorted(resolver.spot_places(text), key=lambda one: one.start)
    return any(
        re.search(r"(?i)\bfrom (?:the )?$", text[: first.start])
        and re.fullmatch(r"(?i)[ ,]*(?:over |up |down |out )?(?:to|for)(?: the)? ", text[first.end : second.start])
        for first, second in pairwise(spots)
    )


def _order(before: str) -> int:
    """Where one goes stands last, whatever was said first."""
    return 1 if _THERE.search(before) and not _HERE.search(before) else 0


def plain(subjects: Sequence[str]) -> tuple[str, ...]:
    """Names of jobs without a verb of moving that stood beside them ("nurse moving")."""
    return tuple(bare for one in subjects if (bare := " ".join(_WORDS.sub(" ", one).split())))


def read(text: str, low: str, names: Names, talk: TalkState, resolver: Resolver) -> Reading | None:
    """A move weighed; `None`: no two places, or no word of moving."""
    if not (MOVES.search(low) or _from_to(text, resolver)) or re.search(
        r"\bmove (?:up|on|into)\b|\b(?:where|what) (?:else )?(?:should|to|can|do|could|might)\b", low
    ):
        return None
    if names.kind in ("group",):
        return None
    places = places_in(text, resolver)
    carried_place = talk.place.title if talk.place is not None and talk.place.how == "said" else None
    if len(places) == 1 and carried_place and carried_place.lower() != places[0].lower() and not names.subjects:
        places = (carried_place, *places)
    if not places or (len(places) == 1 and not _TO_THERE.search(low)):
        return None
    subjects = plain(names.subjects) if names.known else ()
    carried = not subjects
    if carried:
        subjects = carried_subjects("pay", talk)
    if not subjects:
        return Reading(intent="which_job", message=text, place=places[-1], places=places if len(places) > 1 else ())
    intent = "move" if len(places) > 1 else "pay"
    return Reading(
        intent=intent, message=text, subjects=subjects[:1], kind=kind_of(subjects[:1], names, talk), carried=carried,
        places=places[:5] if len(places) > 1 else (), place=places[-1], real=len(places) == 1,
    )  # fmt: skip
