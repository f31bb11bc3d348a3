"""Likes, dislikes and needs in a message, as phrases and typed constraints. Pure.

It keeps the person's own words for what they like; what they are (age, sex, health) is cut out where phrases are read.
"""

import re
from typing import Any, NamedTuple

from advisor.offline.phrases import filters_in, level_in
from knowledge.interests.words import impersonal, meanings

_CUT = re.compile(r"\s*[,;.!?\n]+\s*|\s+(?:and|but|plus|or|y|pero|o)\s+|\s*&\s*", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:hate[sd]?|dislike[sd]?|can'?t stand|cannot stand|don'?t (?:like|want|enjoy|care for)|do not (?:like|want|enjoy)|dont (?:like|want|enjoy)|"
    r"not (?:a fan of|into|good at|at|\w+ing)|no good at|bad at|terrible at|avoid|sick of|tired of|never|without|no|nothing with|odio|no me gustan?|no quiero|sin|detesto)\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:like[sd]?|love[sd]?|enjoy(?:ed|s)?|good at|great at|into|passionate about|prefer|fascinated by|interested in|want(?:s|ed)? to (?:work|be|do)|"
    r"me gustan?|me encantan?|disfruto|prefiero|quiero|soy buen[oa])\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^.*?\b(?:i(?:'m| am)? (?:really |also |kind of |just )*(?:hate|dislike|can'?t stand|cannot stand|don'?t (?:like|want|enjoy|care for)|dont (?:like|want|enjoy)|"
    r"like|love|enjoy|good at|great at|into|bad at|not good at|no good at|prefer|passionate about|fascinated by|interested in|want to (?:work with|work|be|do))"
    r"|(?:hates?|loves?|likes?|enjoys?|hating|loving|dislikes?|without|avoid|no|not|can'?t stand|odio|no me gustan?|me gustan?|me encantan?|sin|detesto|soy buen[oa] (?:con|para|en|pa)|(?:no )?quiero (?:trabajar (?:con|en)|estar en)))\s+",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:(?:what|which)? ?should i|what (?:else )?(?:can|could) i (?:do|be|become)|(?:what|which) (?:kind of |sort of |type of )?(?:jobs?|careers?|work|occupations?|fields?)|should i|could i|can i do|fits? me|suits? me|suit|"
    r"right for me|for me|would be good|what else|any ideas?|help me|suggest\w*|recommend\w*|(?:(?:para |en |de |a )?qu[eé] )?(?:trabajos?|carreras?|empleos?|chambas?)|qu[eé] puedo|qu[eé] me (?:conviene|recomienda\w*|queda)|para qu[eé] (?:sirvo|soy|sirve))\b[^,;.!?]*",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:someone|somebody|a person|people|a job|job|work|career|something|alguien) (?:who|that|where i|que|with|for)\s+",
    re.IGNORECASE,
)
_NO_DESK = re.compile(r"\b(?:desk|office|escritorio|oficina)\b", re.IGNORECASE)
_NIGHTS = re.compile(
    r"\bno (?:nights?|weekends?|evenings?)\b|\b(?:not|don'?t want to|can'?t) work (?:at )?(?:nights?|weekends?)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"\b(?:remote(?:ly)?|from home|work at home|desde casa)\b", re.IGNORECASE)
_PART_TIME = re.compile(r"\b(?:part[- ]time|few hours|medio tiempo)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\bi(?:'ve| have)? (?:cared|took care|looked after|raised|ran|run|managed|organi[sz]ed|volunteered|fixed|built|cooked|drove|taught|coached|sold|cleaned|"
    r"kept|served|worked|helped|tutored|designed|planned)\b",
    re.IGNORECASE,
)
_ASKS_FIT = re.compile(
    r"\b(?:fits?|suits?|right for) (?:me|someone|somebody|a person)\b|\bwhat (?:job|career|work|else)\w* (?:should|could|would|can) i\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?i)\bsi (?=(?:yo )?(?:soy|me |no me )\b|me gust)")
"""A Spanish "what do you recommend if I am good with …": the wish stands behind the "if"."""
_MOST = 8


class Wishes(NamedTuple):
    """What a message says for a match. `needs`: constraints by name."""

    likes: tuple[str, ...]
    dislikes: tuple[str, ...]
    needs: dict[str, Any]


def wishes_in(message: str) -> Wishes:
    """The likes, dislikes and needs of a message. Clauses that state a need are no likes."""
    text = _WHO.sub(". ", _GIVEN.sub(", ", message.replace("’", "'")))
    likes: list[str] = []
    dislikes: list[str] = []
    needs: dict[str, Any] = {
        key: value
        for key, value in filters_in(text.lower()).items()
        if key in ("max_education", "no_experience", "min_median", "max_months")
    }
    if (level := level_in(text.lower())) is not None:
        needs["level"] = level
    needs |= {
        name: True
        for name, pattern in (("no_nights", _NIGHTS), ("remote", _REMOTE), ("part_time", _PART_TIME))
        if pattern.search(text)
    }
    against = False
    for sentence in re.split(r"[.!?]+\s+", text):
        against = False
        for clause in _CUT.split(_QUESTION.sub(" ", sentence)):
            said = clause.strip()
            if not said:
                continue
            negative = _AGAINST.search(said)
            against = bool(negative) if negative or _TOWARDS.search(said) or _DONE.search(said) else against
            if any(pattern.search(said) for pattern in (_NIGHTS, _REMOTE, _PART_TIME)) or _states_a_limit(said):
                continue
            if against and _NO_DESK.search(said):
                needs["no_desk"] = True
            phrase = impersonal(_LEAD.sub("", said)).strip(" '\"")
            if _tells(phrase):
                (dislikes if against else likes).append(phrase)
    return Wishes(tuple(dict.fromkeys(likes))[:_MOST], tuple(dict.fromkeys(dislikes))[:_MOST], needs)


def own_wishes(message: str) -> dict[str, tuple[str, ...]]:
    """Likes and dislikes of a Spanish message in the person's own words: they are said back, never our English of them."""
    said = re.sub(r"(?i)\b(?:por |durante )?\d+ (?:a[nñ]os?|meses)\b|[¿¡]", " ", message)
    found = wishes_in(" ".join(said.split()))
    own = [tuple(re.sub(r"\bsomeone\b", "alguien", one) for one in kind) for kind in (found.likes, found.dislikes)]
    return {"likes": own[0] or (message,), "dislikes": own[1]}


def tells_of_interests(message: str) -> bool:
    """Whether a message without a job in it is about what fits: it asks so, tells what was done, or lists things liked."""
    if _ASKS_FIT.search(message) or (_DONE.search(message) and meanings(message)):
        return True
    clauses = [one for one in _CUT.split(message) if one.strip()]
    return (
        len(clauses) > 1
        and all(len(one.split()) <= 4 for one in clauses)
        and sum(bool(meanings(one)) for one in clauses) > 1
    )


def _states_a_limit(said: str) -> bool:
    return bool(filters_in(said.lower())) or bool(re.search(r"\$|\b\d+ ?k\b|\bdegree\b|\bdiploma\b", said.lower()))


def _tells(phrase: str) -> bool:
    """Whether a phrase says something of work: known to the table, or at least a word that is not scaffolding."""
    if meanings(phrase):
        return True
    words = [word for word in re.findall(r"[^\W\d]+", phrase.lower()) if len(word) > 2 and word not in _EMPTY]
    return 0 < len(words) <= 6


_EMPTY = frozenset(
    (
        "what", "which", "job", "jobs", "work", "career", "careers", "please", "thanks", "hello", "the", "and", "but", "for", "with", "that", "this", "really",
        "very", "much", "most", "also", "want", "need", "would", "should", "could", "can", "will", "there", "here", "near", "years", "year", "anything",
        "something", "good", "best", "not", "sure", "idea", "ideas", "know", "don", "out", "any", "fit", "fits", "suits", "right", "being", "have", "has",
        "had", "who", "loves", "likes", "hates", "someone", "now", "when", "old", "you", "your", "about", "things", "stuff", "lot", "lots", "like", "love",
        "hate", "enjoy", "ive", "been", "stay", "home", "que", "una", "los", "las", "trabajo", "carrera", "algo", "muy", "mucho", "degree", "college", "school",
    )
)  # fmt: skip
