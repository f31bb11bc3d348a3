"""Short messages about what was just shown: which of the places talked about is cheaper or pays more, and which kind of
a broad job is meant ("mechanical" after engineers). Pure; it reads typed state and knows no figure.
"""

import re

from advisor.offline.naming import Names
from advisor.offline.reading import Reading, Resolver
from advisor.talk import TalkState

_WHICH_PLACE = re.compile(
    r"^(?:(?:and|so|ok|but|then|hmm|well) )*(?:(?:which|what) (?:one|of (?:them|those|the two|these)|city|place|town|of (?:those|these|the)(?: two)? (?:cities|places|states|towns))|which (?:is|was|would be)|what(?:'?s| is)(?: the)?(?= (?:cheaper|better|more expensive)\b))\b"
    r".{0,40}\b(?:cheap\w*|expensive|costs?|rents?|better|best|more|most|further|farther|ahead|least|less|well)\b"
)
_SIDE_BY_SIDE = re.compile(
    r"^(?:(?:and|so|ok|can you|could you|please|now) )*(?:compare (?:them|those|these|both|the (?:two|three|cit(?:y|ies)|places|states|towns))|side by side)\b"
)
_OF_PLACES = re.compile(r"\b(?:cit(?:y|ies)|places?|states?|towns?|where|cheap\w*|expensive|costs?|rents?|living)\b")
_LEAD = re.compile(r"^(?:(?:and|ok|so|what about|how about|i mean|i meant|the|a|an|sorry|oh|more|like|for|as) )+")
_TAIL = re.compile(r" (?:ones?|kind|type|sort|version)$")
_MOST_PLACES = 3


def which_place(text: str, bare: str, names: Names, last: Reading, talk: TalkState) -> Reading | None:
    """The places of the last questions about one job, set side by side; `None`: not asked, or not two of them."""
    asked = _WHICH_PLACE.search(bare) or _SIDE_BY_SIDE.search(bare)
    if names.subjects or names.place or not asked or len(bare.split()) > 10:
        return None
    if last.intent not in ("pay", "offer") or len(last.subjects) != 1 or not talk.earlier:
        return None
    about = talk.earlier[-1].subject
    places: list[str] = list(last.places)
    for one in reversed(talk.earlier):
        if one.subject != about and one.subject is not None:
            break
        if one.place is not None and one.place not in places:
            places.insert(0, one.place)
    jobs_too = len(talk.earlier) > 1 and talk.earlier[-2].subject != about
    if len(places) < 2 or (jobs_too and not _OF_PLACES.search(bare)):
        return None
    kept = tuple(places[-_MOST_PLACES:])
    return Reading(intent="move", message=text, subjects=last.subjects, carried=True, places=kept, place=kept[-1])


def narrowed(bare: str, last: Reading, names: Names, resolver: Resolver) -> str | None:
    """The kind of the job just shown that a word or two name: "mechanical" of engineers, "civil ones"."""
    if len(last.subjects) != 1 or len(bare.split()) > 6 or names.place or re.search(r"\d", last.subjects[0]):
        return None
    lead = _LEAD.sub("", bare)
    kind = _TAIL.sub("", lead)
    says_ones = kind != lead
    if not kind or len(kind.split()) > 2 or (len(last.subjects[0].split()) > 1 and not says_ones):
        return None
    if not says_ones and _exact(kind, resolver):
        return None  # a job of its own
    phrase = f"{kind} {last.subjects[0].split()[-1]}"
    return phrase if _exact(phrase, resolver) else None


def _exact(phrase: str, resolver: Resolver) -> bool:
    spots = resolver.spot_subjects(phrase)
    return any(one.end - one.start == len(phrase) and one.subject_match.subject is not None for one in spots)
