"""Weighs what the patterns say of a message against the examples it is near to, and says how sure the reading is. Pure.

Where both are silent or at odds and nothing is clear, we ask back with the two likeliest readings instead of guessing.
"""

import re

from advisor.facts import Choice
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import carried_place, carried_subjects, kind_of
from advisor.offline.naming import Names
from advisor.offline.nearness import Near
from advisor.offline.particular import MY_JOB
from advisor.offline.reading import Intent, Reading
from advisor.offline.wishes import wishes_in
from advisor.talk import TalkState

_WEAK: frozenset[Intent | None] = frozenset(
    ("profile", "rank", "education", "pay", "resilience", "outlook", "duties", "fit")
)
"""Intents whose patterns match on a single common word; the others are particular and stand."""
_ABOUT_A_JOB: frozenset[str] = frozenset(
    ("pay", "profile", "duties", "education", "training", "resilience", "outlook", "transitions", "where")
)
_PLAIN: frozenset[str] = frozenset(
    ("sources", "method", "kinds", "postings", "off_topic", "draft", "hello", "thanks", "bye", "help", "distress", "minimum_wage",
     "hiring_rules", "which_job", "conflict")
)  # fmt: skip
_OVER_WEAK, _OVER_STRONG, _OVER_NAMED = 0.5, 0.75, 0.7
"""The probability from which the learnt model stands against a pattern on one common word, against a particular one, and
against a named job where it says that none is asked about."""
_CASUAL: frozenset[str] = frozenset(("hello", "thanks", "bye", "sources", "conflict"))
_FAR = 0.25
_ALIKE = 0.12  # how near the wording of some example is: letters struck at random are near none
_GOES_ON = re.compile(r"(?:and|what about|how about|but|ok(?:ay)?|so|y|e|qu[eé] tal|pero|no)\b")
_PLACES = re.compile(
    r"\b(?:where|which|states?|cit(?:y|ies)|places?|parts?|areas?|regions?|metros?|d[oó]nde|estados?|ciudad(?:es)?|lugar(?:es)?)\b"
)
_SOCIAL: frozenset[str] = frozenset(("hello", "thanks", "bye", "help", "off_topic"))
_WRITING = re.compile(
    r"\b(?:draft|write|compose|prepare|letter|cover|resume|r[eé]sum[eé]|cv|email|carta|escrib\w+|redact\w+|borrador|correo|hoja de vida|curr[ií]culum)\b"
)
_NEVER_OVERRULED: frozenset[str] = frozenset(
    ("hello", "thanks", "bye", "help", "off_topic", "language", "calculate", "draft")
)
_SAID: dict[str, tuple[str, str]] = {
    "pay": ("What a job pays", "How much do registered nurses make?"), "rank": ("What pays best", "What pays best?"),
    "where": ("Where a job pays best", "Where do registered nurses earn most?"), "offer": ("Judge an offer", "Is $60,000 fair for an electrician?"),
    "resilience": ("AI resilience", "How resilient to AI are electricians?"), "outlook": ("Outlook of a job", "What is the outlook for electricians?"),
    "profile": ("What a job is", "Tell me about electricians"), "duties": ("A day at work", "What do electricians do all day?"),
    "education": ("How to get in", "How do I become an electrician?"), "training": ("What to study", "What should I study to become an electrician?"),
    "transitions": ("Where to go next", "What can a cashier move to?"), "fit": ("What fits me", "What job fits me?"),
    "distress": ("What fits me", "What job fits me?"), "which_job": ("AI resilience", "How resilient to AI are electricians?"),
    "compare": ("Compare two jobs", "Compare electricians and plumbers"), "move": ("Weigh a move", "Should I move from Ohio to Texas as an electrician?"),
    "sources": ("Where figures come from", "Where do these figures come from?"), "method": ("How we work it out", "How is the AI resilience score computed?"),
    "kinds": ("Tracks and careers", "What is a track?"), "postings": ("What pays best", "What pays best?"), "help": ("What I can do", "What can you do?"),
    "minimum_wage": ("Lowest paid jobs", "What are the lowest paid jobs?"), "shared_pay": ("What a job pays", "How much do registered nurses make?"),
}  # fmt: skip

_LEAST = re.compile(
    r"\b(?:min\w*|m[ií]nim\w*|lowest|least|legal\w*|laws?|ley|tipped|tips|floor|living wage|federal|state wage)\b"
)
"""What a question about the lowest wage that law allows speaks of."""


def weighed(intent: Intent | None, near: Near | None, low: str, names: Names, talk: TalkState) -> Intent | None:
    """The intent after both were heard."""
    if near is None or near.intent == intent or _bare(low, names, talk):
        return intent
    if near.learnt:
        return _learnt(intent, near, low, names, talk)
    likely = near.intent
    if likely in ("compare", "shared_pay") and len(names.subjects) < 2:
        return intent
    if likely in _ABOUT_A_JOB and not names.known and not carried_subjects("pay", talk):
        return intent
    if likely in ("move", "offer", "calculate", "language"):
        return intent
    if intent is None:
        return likely if near.sure else None
    if intent not in _WEAK or likely in _NEVER_OVERRULED or not near.overrules:
        return intent
    if names.known and likely in _PLAIN | {"fit", "rank"}:
        return intent
    return likely


def _learnt(intent: Intent | None, near: Near, low: str, names: Names, talk: TalkState) -> Intent | None:
    """What the learnt model says, where the message holds what such a question needs; else its second guess, else `intent`."""
    words = len(re.findall(r"[^\W\d_]{2,}", low))
    if (words < 2 and not names.known) or (talk.measure is not None and words < 7 and _GOES_ON.match(low)):
        return intent  # too little to judge by, or the last question with something changed
    for likely, score in ((near.intent, near.score), (near.second, near.score - near.margin)):
        if likely == intent:
            return intent
        if not _possible(likely, low, names, talk):
            continue
        if likely == "rank" and intent in _ABOUT_A_JOB and names.subjects:
            return intent  # a job that nobody knows is said to be unknown; no list answers for it
        if likely == "off_topic" and intent is None and names.place and score < _OVER_STRONG:
            continue
        if likely == "training" and intent == "pay":
            return intent  # "how much do apprenticeships pay"
        plain = likely in _PLAIN | {"fit", "rank"}
        if intent is None:
            least = (0.6 if plain else 0.3) if names.known else 0.4
            if likely in _CASUAL and not names.known and near.alike < _FAR:
                least = 0.55  # far from all examples: asked back sooner than thanked or bidden farewell
            if score >= least and (names.known or near.alike >= _ALIKE):
                return likely
            continue
        least = _OVER_WEAK if intent in _WEAK else _OVER_STRONG
        if likely in _SOCIAL:
            least = _OVER_STRONG
        if intent in ("profile", "where") and not names.subjects and not carried_subjects("profile", talk):
            least = _OVER_WEAK  # "what is ..." of nothing that is known as work
        if intent == "fit" and likely == "rank":
            least = _OVER_STRONG
        if names.known and plain:
            least = max(least, _OVER_NAMED)
        return likely if score >= least else intent
    return intent


def _possible(likely: Intent, low: str, names: Names, talk: TalkState) -> bool:
    """Whether a message holds what a question of this kind is about."""
    if likely in ("compare", "shared_pay") and len(names.subjects) < 2:
        return False
    if likely in _ABOUT_A_JOB and not names.subjects and not carried_subjects("pay", talk):
        return False
    if likely == "where" and names.place and not _PLACES.search(low):
        return False
    if likely == "offer":
        return said_amount(low) is not None and (names.known or bool(carried_subjects("pay", talk)))
    if likely == "minimum_wage":
        return bool(_LEAST.search(low))
    if likely == "which_job" and carried_subjects("pay", talk) and not MY_JOB.search(low):
        return False  # "that job" is the one being talked about
    if likely == "draft":
        return bool(_WRITING.search(low))
    return likely not in ("move", "calculate", "language")


def _bare(low: str, names: Names, talk: TalkState) -> bool:
    """Whether little stands beside a name: such a message goes on from the talk."""
    if not (names.known or names.place):
        return False
    rest = low
    for one in filter(None, (*names.subjects, names.place)):
        rest = rest.replace(one.lower(), " ")
    words = len(re.findall(r"\w+", rest))
    return words < 2 or (talk.measure is not None and words < 3 and bool(names.subjects or names.place))


def of_its_own(intent: Intent | None, text: str, names: Names, talk: TalkState) -> Reading | None:
    """A reading of an intent that the general patterns do not build."""
    if intent in _PLAIN:
        subjects = names.subjects[:1] if intent == "postings" and names.known else ()
        return Reading(
            intent=intent, message=text, subjects=subjects, place=names.place, near_me=names.near_me, confidence=0.7
        )
    if intent == "fit":
        likes, dislikes, needs = wishes_in(text.replace(names.place, " ") if names.place else text)
        return Reading(
            intent="fit", message=text, place=names.place, near_me=names.near_me, likes=likes, dislikes=dislikes,
            needs=needs, confidence=0.7,
        )  # fmt: skip
    if intent in ("transitions", "training"):
        subjects = _leaving(text, names)[:1] if names.known else carried_subjects("profile", talk)
        to = _target(text, names) if intent == "transitions" else None
        return Reading(
            intent=intent, message=text, to=to, subjects=subjects, kind=kind_of(subjects, names, talk), carried=not names.subjects,
            place=names.place or (carried_place(talk) if not names.subjects else None), near_me=names.near_me, confidence=0.7,
        )  # fmt: skip
    return None


def _leaving(text: str, names: Names) -> tuple[str, ...]:
    """The jobs of a message, the one that is left first: "from" may stand before the second."""
    if len(names.subjects) > 1 and re.search(
        rf"(?i)\b(?:from|de|desde)\s+(?:\w+\s+)?{re.escape(names.subjects[1])}", text
    ):
        return names.subjects[::-1]
    return names.subjects


def _target(text: str, names: Names) -> str | None:
    """The job to move to, where two are named."""
    both = _leaving(text, names) if names.known else ()
    return both[1] if len(both) == 2 else None


def unsure(text: str, near: Near | None) -> Reading:
    """Not read well enough: what it most likely asks, as choices."""
    choices: dict[str, Choice] = {}
    if near is not None and near.likely:
        for one in (near.intent, near.second):
            if one in _SAID:
                label, message = _SAID[one]
                choices.setdefault(label, Choice(label=label, message=message))
    return Reading(intent="unclear", message=text, choices=tuple(choices.values()), confidence=0.2)
