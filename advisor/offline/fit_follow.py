"""A talk about what fits, going on: an answer to our question, one more wish, a correction, "I don't know". Pure.

What was said before stays unless it is taken back; a new "no computers" takes back "I like computers".
"""

import re
from typing import Any

from advisor.offline import phrases
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import carried_place
from advisor.offline.limits import needs_in
from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Reading
from advisor.offline.wishes import plain, wishes_in
from advisor.talk import TalkState
from knowledge.interests.words import meanings

_UNSURE = _p(
    r"^(?:um+|uh+|hm+|well|idk|dunno|no idea|no clue|not sure|(?:i )?(?:really |just )*(?:don'?t|do not|dont) (?:really )?know|hard to say|whatever|anything|nothing|none(?: of (?:them|those|these))?|i'?m not sure|can'?t say|who knows|i have no idea|you tell me|skip|pass|both|either|neither|all of (?:them|it)|no s[eé]|ni idea)(?:[ ,.!?]+(?:really|yet|maybe|honestly|i guess|man|tbh|sorry|either|at all))*$",
)  # fmt: skip
_ANY_PAY = re.compile(
    r"\b(?:whatever|anything|something|any(?: job)?) (?:that )?(?:pays?|makes? money|with (?:good |decent )?(?:money|pay))\b|\bjust (?:need|want) (?:a job|money)\b"
)
_OVER = re.compile(
    r"\b(?:scratch that|forget (?:that|it|all that|what i said)|start(?:ing)? over|never ?mind that|changed my mind|olvida eso)\b"
)
_QUESTION = re.compile(
    r"^(?:and |but |so |ok |okay )*(?:what|how|why|which|who|where|when|is|are|do|does|did|can|could|will|would|should|tell|show|compare|explain|give|list|qu[eé]|c[oó]mo|cu[aá]l|d[oó]nde|por qu[eé])\b"
)
_ABOUT_NTH = re.compile(
    r"^(?:(?P<why>(?:but |and |so )?(?:why|how come|por qu[eé]))|(?:tell me|what|how|more|show me|i(?:'d)? like|let'?s)\b).{0,30}?\b(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|primer[oa]|segund[oa]|tercer[oa])\b(?: (?:one|job|career|option|of (?:them|those)))?\W*$"
)
_SPANISH = {"primero": 0, "primera": 0, "segundo": 1, "segunda": 1, "tercero": 2, "tercera": 2}
_SAYS = _p(
    r"^(?:and |but |also |or |oh |well |yes |yeah |no |ok |actually |maybe |rather |more |mostly |just |only |then |so |with |without |in(?:doors|side)\b|out(?:doors|side)\b|something |anything |nothing |not |never |i |my |prefer|like |love |hate |working |part|remote|hands|screens|people|alone|tools|ideas)",
    r"\b(?:no|not|without|hate|prefer|rather|like|love|enjoy|need|at least|only|can'?t|don'?t|tambi[eé]n|prefiero|sin)\b",
)  # fmt: skip
_INDOORS = re.compile(
    r"^(?:i (?:like|prefer|want to be|would rather be) |being |rather |more |mostly |definitely )*(?:indoors|inside|adentro)\b"
)
ROUNDS = 3
"""So many questions of ours may go by; then something useful is shown all the same."""
_LONGEST = 25
_BACK = re.compile(
    r"^(?:and |but |ok |no,? |so )*(?:no|not|nothing|without|i (?:also |really )?(?:need|like|love|hate|prefer|want)|at least|something|rather|also|hate|nada|sin|necesito)\b"
)


def read(text: str, low: str, names: Names, talk: TalkState) -> Reading | None:
    """What a message adds to or takes back from a talk about what fits; `None`: it asks something else."""
    asked, fit = talk.asked == "interests", talk.measure == "fit"
    resumed = not fit and not asked
    if resumed and not (talk.likes or talk.dislikes):
        return None
    fit = fit or resumed
    if phrases.OFFER.search(low) and said_amount(low) is not None and names.known:
        return None  # an offer for a job that is named is judged, not taken for a wish
    low = plain(low).strip()
    bare = low.strip(" .!?¿¡,")
    if asked and (_UNSURE.search(bare) or _ANY_PAY.search(bare)):
        return _unsure(text, bare, names, talk)
    if fit and (match := _ABOUT_NTH.match(bare)) is not None:
        return _about_one(text, match, talk)
    over = bool(_OVER.search(low))
    if len(bare.split()) > _LONGEST or (_QUESTION.match(bare) and not over):
        return None
    if names.known and fit and any(_QUESTION.match(part.strip()) for part in bare.split(",")[1:]):
        return None  # "the second one, what does it pay"
    if names.known and fit and not (_SAYS.search(bare) or meanings(bare)):
        return None
    if names.known and len(bare.split()) <= 2 and not _SAYS.search(bare) and not (asked and meanings(bare)):
        return None
    said = re.sub(rf"(?i)\b(?:in|near|around|en)?\s*{re.escape(names.place)}\b", " ", text) if names.place else text
    likes, dislikes, needs = wishes_in(said)
    needs |= needs_in(low)
    if _INDOORS.search(bare):
        likes = tuple(one for one in likes if not _INDOORS.search(one))
        dislikes = (*dislikes, "being outdoors")
    if not (likes or dislikes or needs) or not (asked or _SAYS.search(bare) or meanings(bare)):
        return None
    if resumed and not _resumes(bare, (*likes, *dislikes), needs):
        return None
    if not (fit and not over):
        kept_likes: tuple[str, ...] = ()
        kept_dislikes: tuple[str, ...] = ()
    else:
        kept_likes = _without(tuple(talk.likes), dislikes)
        kept_dislikes = _without(tuple(talk.dislikes), likes)
    known = {key: value for key, value in talk.needs.items() if key != "place"} if fit else {}
    before = talk.needs.get("place") if fit else None
    return Reading(
        intent="fit", message=text, carried=fit, likes=tuple(dict.fromkeys([*kept_likes, *likes]))[-12:],
        dislikes=tuple(dict.fromkeys([*kept_dislikes, *dislikes]))[-12:], needs={**known, **needs},
        place=names.place or before, near_me=names.near_me, questions=tuple(talk.questions),
    )  # fmt: skip


def _resumes(bare: str, said: tuple[str, ...], needs: dict[str, Any]) -> bool:
    """Whether a message after a look at one job goes back to what fits: a plain wish or correction, or a floor of pay."""
    if not _BACK.search(bare) or len(bare.split()) > 12:
        return False
    return any(meanings(one) for one in said) or bool(needs.keys() - {"max_education", "max_months", "no_experience"})


def _without(before: tuple[str, ...], taken_back: tuple[str, ...]) -> tuple[str, ...]:
    """What was said before, without what now means the opposite."""
    gone = {wish.meaning.label for phrase in taken_back for wish in meanings(phrase)} | {
        one.lower() for one in taken_back
    }
    return tuple(
        one for one in before if one.lower() not in gone and not gone & {wish.meaning.label for wish in meanings(one)}
    )


def _unsure(text: str, bare: str, names: Names, talk: TalkState) -> Reading:
    """The next question of ours; after the last of them, or for whoever only wants pay, a list all the same."""
    if _ANY_PAY.search(bare) or len(talk.questions) >= ROUNDS:
        return Reading(
            intent="rank", message=text, within="all", by="openings", place=names.place or carried_place(talk),
            near_me=names.near_me, filters=needs_in(bare),
        )  # fmt: skip
    return Reading(intent="fit", message=text, place=names.place, questions=tuple(talk.questions))


def _about_one(text: str, match: re.Match[str], talk: TalkState) -> Reading | None:
    """ "Tell me more about the second one"; "why the first one": the reasons that point at it."""
    at = phrases.ORDINALS.get(match["nth"], _SPANISH.get(match["nth"], 0))
    if not -len(talk.subjects) <= at < len(talk.subjects):
        return None
    one = talk.subjects[at]
    if match["why"] and (talk.likes or talk.dislikes):
        needs = dict(talk.needs)
        place = needs.pop("place", None)
        return Reading(
            intent="fit", message=text, carried=True, likes=tuple(talk.likes), dislikes=tuple(talk.dislikes), needs=needs,
            place=place, section=f"why:{one.id}", questions=tuple(talk.questions),
        )  # fmt: skip
    return Reading(
        intent="profile", message=text, subjects=(one.id,), kind="occupation", carried=True, place=carried_place(talk)
    )
