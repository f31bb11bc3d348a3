"""Short messages that go on from the turn before: more, less, the same elsewhere, why, a sum, another language, what fits
with one more wish. Each is the last reading with something changed. Pure; it reads typed state, never the last answer's words.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args

from advisor.offline import changing, earlier, fit_follow, offering, phrases, places_again
from advisor.offline.again import again, listed_subjects, offered
from advisor.offline.amounts import Unit, said_amount
from advisor.offline.carrying import carried_place, carried_subjects
from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Intent, Reading, Resolver
from advisor.offline.slotted import pieces
from advisor.talk import TalkState
from advisor.tools.args import Education

_LADDER: tuple[str, ...] = get_args(Education)
_MORE = _p(
    r"^(and |show |give |tell |list |any |a few |some )*(me )?(more|others?|else|next)( of (them|those|these))?( please| jobs| options| results| ideas| ones| places)*$",
    r"^(keep going|go on|what else|anything else|continue|the rest|others|see more|longer list|expand)( please)?$",
    r"^(dame |muestra(me)? |ver )?(m[aá]s|otr[oa]s?)( opciones| trabajos| por favor)*$", r"^(qu[eé] m[aá]s|algo m[aá]s|sigue|contin[uú]a)$",
)  # fmt: skip
_LESS_SCHOOL = _p(
    r"\b(less|shorter|not so much|not as much|not that much|with less|too much|lower|quicker) (school|schooling|education|study|studying|college|training|time in school|degree)\b",
    r"\b(menos) (escuela|estudios?|universidad|t[ií]tulo)\b", r"\b(don'?t|do not|dont) want (so much|that much|to go to) (school|college)\b",
)  # fmt: skip
_ANY_DEGREE = _p(
    r"\b(any|all|every|whatever) (degrees?|educations?|schooling|level of education)\b", r"\b(degrees?|college|education|school(ing)?) (is|are|'s) (fine|ok|okay|no problem|not a problem|all right)\b",
    r"\b(with|i have|i do have|got) (a |my )?(college |bachelor'?s? )?degrees?( too| as well| now)?$", r"\bdrop the (degree|education|school) ?\w*\b", r"\bcualquier (t[ií]tulo|estudio|grado)\b", r"\bcon t[ií]tulo\b",
    r"\b(degree|education|school) (doesn'?t|does not|dont) matter\b", r"\bcon cualquier\b",
)  # fmt: skip
_ANY_FILTERS = _p(
    r"\b(no|without|drop|remove|forget|clear|lose) (the |all |any )?(filters?|conditions?|limits?)\b",
    r"\bsin filtros?\b",
    r"^all of them$",
)
_ANY_PAY = _p(r"\b(any|whatever) (pay|salary|wage)\b", r"\bpay doesn'?t matter\b")
_ANY_EXPERIENCE = _p(
    r"\b(any|with|some) experience( is)?( fine| ok| okay)?$",
    r"\bexperience (is )?(fine|ok|okay)\b",
    r"\bi (do )?have experience\b",
)
_WHY = _p(
    r"^(but |and |ok |so )?(why|how come|how so|why is that|why that|por ?qu[eé])( (that|this|those|these|them|is that|so|did you (pick|choose)|ese|eso|esos))*( (one|ones|order|list|result|so (high|low|much)))?$"
)
_SUMS = (
    ("per_month", _p(r"\b(per|a|each|every|by the|al|por|the) (month|mes)\b", r"^(and )?monthly\b", r"\bmensual\b", r"\bby twelve\b")),
    ("percent_change", _p(r"^(and |in |as a )*percent(age)?$", r"\b(how many|what|how much in) percent(age)?\b", r"\bpercentage (is|more|difference)\b", r"\bqu[eé] porcentaje\b", r"\bpor ?ciento\b")),
    ("difference", _p(
        r"\bhow (much|big|large) (more|less|extra|of a (difference|gap)|(is )?(the |that )?(difference|gap))\b", r"\b(difference|gap)\b.{0,22}\b(between (them|the two|those|these|both)|in (pay|dollars|salary|money))\b",
        r"^(so |and )?(what'?s|what is|whats) the (difference|gap)( then| in .*)?$", r"\bcu[aá]nto (m[aá]s|menos)\b", r"\b(cu[aá]l|qu[eé]) (es la )?diferencia\b",
    )),
)  # fmt: skip
_LANGUAGE = _p(
    r"^(?:(?:can|could) (?:you|we) )?(?:please )?(?:(?:say|tell|answer|reply|repeat|switch|speak|talk|write|respond|translate|explain|do)\b(?: (?:it|that|this|me|to me|again|everything|back|from now on|all))* ?)?(?:in |to |into )?(spanish|english|espa[nñ]ol|ingl[eé]s)(?: please| now| instead| from now on)*$",
    r"^(?:por favor )?(?:puede[s]? )?(?:d[ií]me(?:lo)?|decirlo|resp[oó]nde(?:me)?|contesta|contestar|habla|hablar|repite|escribe|prefiero|mejor)? ?(?:eso |lo )?(?:en )?(espa[nñ]ol|ingl[eé]s)(?: por favor)*$",
    r"\bno hablo (ingl[eé]s|espa[nñ]ol)\b", r"\b(?:don'?t|do not|dont) (?:speak|understand|know) (english|spanish)\b", r"\bdo you speak (spanish|english)\b|\bhablas? (espa[nñ]ol|ingl[eé]s)\b",
)  # fmt: skip
_ORDINALS = re.compile(
    r"\b(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|[uú]ltim[ao])\b"
)
_SPANISH_ORDINALS = {"prime": 0, "segun": 1, "terce": 2, "cuart": 3, "ultim": -1, "últim": -1}
_COMPARE = re.compile(r"\b(compare|side by side|difference between|next to each other|compar[ae]\w*)\b")
_OF_LIST = re.compile(
    r"\b(those|them|these|they|their|the (first|top|last|two|three|both)|both|all|ones?|es[oa]s|los|las|ambos)\b"
)
_FIRST_N = re.compile(r"\b(?:first|top|primer[oa]s) (two|2|three|3|four|4|dos|tres|cuatro)\b")
_N = {"two": 2, "2": 2, "dos": 2, "three": 3, "3": 3, "tres": 3, "four": 4, "4": 4, "cuatro": 4}
_BARE_AMOUNT = re.compile(r"^(?:and |so |but |ok |y )*(?:what|how) (?:if|about)\b[^\d]{0,24}\b(\d{2,3})\W*$")
_WHICH = re.compile(r"^(and |so |but )?(which|who|cu[aá]l|qui[eé]n)( (one|of (them|those|these|the two)))?\b")
_QUICKER = re.compile(r"\b(?:quick|fast|short)(?:er|est)\b(?! grow)|\bless (?:school|training|time)|\beasier to get in")
_WORTH = re.compile(
    r"^(?:(?:and|so|but|ok|well) )*(?:is|would|was) (?:it|that|this)(?: be)?(?: really| even| all)* worth (?:it|doing|the (?:time|money|school\w*|effort|trouble|hassle))$"
)
_ADDS = re.compile(r"^(and |also |please )*(add|include|throw in|put in|plus|agrega|a[nñ]ade|incluye)\b")
_NOT_THAT = re.compile(
    r"^(?:(?:no|but|and|that'?s|thats|that is|this is|it'?s|eso)[, ]+)*(?:not|isn'?t|wasn'?t|no es|no era)(?: at all)? (?:what|the (?:thing|one|question)|lo que) (?:i|we|yo)?(?:'m| am| was| had)? ?(?:ask\w*|want\w*|mean\w*|meant|said|looking for|pregunt\w+|quer[ií]a|dije|ped[ií])(?: for| about)?$|^(?:that'?s |thats )?(?:the )?wrong (?:one|job|place|answer)$|^you (?:misunderstood|got (?:me|that|it) wrong)(?: me)?$|^no (?:te )?(?:entendiste|pregunt[eé] eso)$"
)
_NO_SOURCE = re.compile(
    r"^(?:(?:and|but|ok|what about|how about|only|any|is|are|do|does|can|could|would|it|they|i|them|those|these|that|be|any of|one|ones|which|of|the|have|get|offer|come with|done|this|you|there|some|jobs?|good|work|working|s[oó]lo|y|se puede|hay) )*(?:remote(?:ly)?|from home|wfh|part[- ]?time|benefits|health insurance|insurance|unions?|unioni[sz]ed|overtime|bonus(?:es)?|tips|pensions?|weekends? off|night shifts?|flexible(?: hours)?|remoto|desde casa|medio tiempo|beneficios|seguro m[eé]dico|horas extra)(?: (?:jobs?|ones?|work|good|ok|possible|available|too|options?))*$"
)
_BEST_OF = re.compile(
    r"^(?:(?:and|so|but|ok|now|then) )*(?:which|what|who|cu[aá]l|the)(?: (?:one|ones))?(?: (?:of|from|in|among|de) (?:them|those|these|the (?:two|three|four|five|list|above)|that list|est[oa]s|es[oa]s|ell[oa]s|l[oa]s dos|the jobs))?(?: (?:jobs?|is|are|has|have|would be|that|which|needs?|takes?|the|will be|with|does|one))*"
    r" ?\b(?:(?:pays?|paid|paying|earns?|makes?)(?: (?:the|me))* (?:most|best|more|better|highest|least|less)|safest|safer|better|best|(?:most|more|least|less|fewest|shortest|lowest|highest|biggest|fastest|quickest|easiest|easier|cheaper|cheapest|hardest|better[- ]paid|best[- ]paid|higher[- ]paid|growing|grows)\b.*)(?: (?:from|against|to|by) (?:ai|robots|automation))?(?: one)?$"
)
_SHORT, _MOST = 9, 12


def language_asked(low: str) -> str | None:
    """`es` or `en` where a message only asks for the other language."""
    match = _LANGUAGE.search(low.strip(" .!?¿¡"))
    if match is None:
        return None
    said = next((one for one in match.groups() if one), "")
    spanish = said.startswith(("spa", "esp"))
    if re.search(r"\b(no hablo|don'?t|do not|dont)\b", low):
        spanish = not spanish
    return "es" if spanish else "en"


def repeated(text: str, language: str, talk: TalkState) -> Reading:
    """The last answer once more, in the language asked for."""
    last = again(talk, text)
    if last is None:
        return Reading(intent="language", message=text, language="es" if language == "es" else "en")
    return last.model_copy(update={"language": language, "carried": True})


def read(
    text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState, resolver: Resolver
) -> Reading | None:
    """What a short message changes about the last question; `None`: it is a question of its own."""
    bare = low.strip(" .!?¿¡,")
    last = again(talk, text)
    wishing = talk.asked == "interests" or talk.measure == "fit" or bool(talk.likes or talk.dislikes)
    if wishing and (reading := fit_follow.read(text, low, names, talk)) is not None:
        return reading
    if last is not None and last.intent != "fit" and _NO_SOURCE.search(bare):
        return Reading(intent="not_covered", message=text)
    if (offer := offering.said(text, low, names, talk) or offering.again(bare, names, last)) is not None:
        return offer
    if last is None:
        return earlier.read(text, low, names, talk, resolver)
    if talk.asked == "subject" and (meant := _qualified(bare, last, resolver)) is not None:
        return last.model_copy(update={"subjects": (meant,), "kind": None})
    if last.intent in ("pay", "offer") and (kind := places_again.narrowed(bare, last, names, resolver)) is not None:
        return last.model_copy(update={"message": text, "subjects": (kind,), "kind": None})
    if (sides := places_again.which_place(text, bare, names, last, talk)) is not None:
        return sides
    if not names.subjects and (compared := _compared(text, low, talk)) is not None:
        return compared
    if _NOT_THAT.search(bare):
        return Reading(intent="stop", message=text)
    if _WORTH.search(bare) and (about := carried_subjects("pay", talk)):
        return Reading(
            intent="pay", message=text, subjects=about, carried=True, place=carried_place(talk), also=("outlook",)
        )
    if _WHY.search(bare):
        return _why(last, text, talk)
    if _MORE.search(bare):
        return _more(last)
    if (before := earlier.read(text, low, names, talk, resolver)) is not None:
        return before
    if len(bare.split()) > _MOST:
        return None
    there = bare.replace(names.place.lower(), "").removesuffix(" in ").strip() if names.place else bare
    if not names.known and _BEST_OF.search(there) and (best := _best_of(text, last, talk)) is not None:
        return best.model_copy(update={"place": names.place}) if names.place and best.intent == "compare" else best
    if last.intent == "compare" and not names.known and _WHICH.search(low):
        asked = "education" if _QUICKER.search(low) else _asked_of_both(low)
        return last.model_copy(update={"intent": asked} if asked in ("resilience", "outlook", "education") else {})
    if last.intent in ("rank", "transitions", "fit") and (changed := _refiltered(last, low, names)) is not None:
        return changed
    if (summed := _summed(last, low, names, talk)) is not None:
        return summed
    said = pieces(text, low, names, resolver)
    if said is not None and (reading := changing.changed(text, said, last, talk)) is not None:
        return reading
    return _elsewhere(last, low, names, slots, talk) if len(bare.split()) <= _SHORT else None


def _best_of(text: str, last: Reading, talk: TalkState) -> Reading | None:
    """Which of the jobs just shown is the best at something: they are set side by side, which tells it of each."""
    if last.intent in ("where", "move") and len(talk.places) > 1 and last.subjects:
        places = tuple(talk.places[:3])
        return Reading(
            intent="move", message=text, subjects=last.subjects[:1], carried=True, places=places, place=places[-1]
        )
    named = re.search(r"\b(?:them|those|these|the two|two|three|list|one|est[oa]s|es[oa]s)\b", text.lower())
    if last.intent == "rank":
        return None  # "those" are the jobs of the field and its filters: ranked anew by what is asked
    if last.intent in ("transitions", "fit"):
        which = re.match(r"(?:(?:and|so|but|ok|now|then) )*which(?: one)? (?!jobs?\b|careers?\b)", text.lower())
        if not (named or which) or len(talk.subjects) < 2:
            return None
        subjects = listed_subjects(talk, range(min(4, len(talk.subjects))))
    elif len(last.subjects) > 1:
        asked = _asked_of_both(text.lower())
        subjects = last.subjects
        if asked in ("resilience", "outlook"):
            return last.model_copy(update={"message": text, "intent": asked, "also": ()})
    else:
        subjects = earlier.last_jobs(talk, 2)
        if len(subjects) == 2 and (asked := _asked_of_both(text.lower())) in ("resilience", "outlook"):
            return last.model_copy(update={"message": text, "intent": asked, "subjects": subjects, "also": ()})
    if len(subjects) < 2:
        return None
    return Reading(
        intent="compare", message=text, subjects=subjects, carried=True, place=last.place or carried_place(talk)
    )


def _asked_of_both(low: str) -> Intent | None:
    """What is asked of jobs that stand side by side: "which has the better future"."""
    return "outlook" if re.search(r"\bfuture\b(?![- ]?proof)|\bopenings\b", low) else phrases.first_intent(low)


def _qualified(bare: str, last: Reading, resolver: Resolver) -> str | None:
    """The kind of an ambiguous job that a short reply names: "high school" of "teacher"."""
    if len(last.subjects) != 1 or len(bare.split()) > 4:
        return None
    kind = re.sub(r"^(?:the |a |an |i mean |i meant )+| (?:one|ones|kind|level)$", "", bare)
    for phrase in (f"{kind} {last.subjects[0]}", kind):
        spots = resolver.spot_subjects(phrase)
        if any(one.end - one.start == len(phrase) and one.subject_match.subject is not None for one in spots):
            return phrase
    return None


def _compared(text: str, low: str, talk: TalkState) -> Reading | None:
    """ "Compare those", "compare the first two", "the first and the third side by side"."""
    if not _COMPARE.search(low) or not _OF_LIST.search(low) or len(low.split()) > 12:
        return None
    if (first := _FIRST_N.search(low)) is not None:
        chosen = list(range(_N[first[1]]))
    else:
        chosen = [at for match in _ORDINALS.finditer(low) if (at := _ordinal(match[1])) is not None]
    asked = [one.subject for one in talk.earlier[-2:] if one.tools and one.tools[0].name == "rank_places"]
    of_jobs = len(asked) == 2 and not changing.same_subject(*asked) and not re.search(r"\b(?:states?|places?|cit)", low)
    if (
        talk.measure in ("where", "move")
        and not of_jobs
        and len(talk.places) > 1
        and (about := carried_subjects("pay", talk))
    ):
        wanted = chosen if len(chosen) > 1 else [0, 1]
        places = tuple(talk.places[one] for one in wanted if one < len(talk.places))
        return Reading(intent="move", message=text, subjects=about, carried=True, places=places, place=places[0])
    if not of_jobs and talk.measure in ("rank", "compare", "transitions", "fit") and len(talk.subjects) > 1:
        subjects = listed_subjects(talk, chosen if len(chosen) > 1 else range(min(len(talk.subjects), 4)))
    else:
        subjects = earlier.last_jobs(talk, 3 if re.search(r"\b(?:three|3|tres)\b", low) else 2)
    if len(subjects) < 2:
        return None
    place = talk.place.named if talk.place is not None and talk.place.how == "said" else None
    return Reading(intent="compare", message=text, subjects=subjects, carried=True, place=place)


def _ordinal(word: str) -> int | None:
    return phrases.ORDINALS.get(word, _SPANISH_ORDINALS.get(word[:5]))


def _why(last: Reading, text: str, talk: TalkState) -> Reading | None:
    """The reason of what was just shown: the inputs of a score, or how such figures and lists are made."""
    if last.intent == "resilience":
        return last.model_copy(update={"message": text})
    query = {
        "where": "how real pay and price parity are worked out", "move": "how real pay and price parity are worked out",
        "rank": "how figures and rankings work", "transitions": "how figures and rankings work", "fit": "how figures and rankings work",
    }.get(last.intent)  # fmt: skip
    if query is None:
        return Reading(intent="sources", message=text, subjects=carried_subjects("resilience", talk), carried=True)
    return Reading(intent="method", message=query, carried=True)


def _more(last: Reading) -> Reading | None:
    """A longer list; of one job, its profile."""
    if last.intent in ("rank", "where"):
        return last.model_copy(update={"limit": min((last.limit or 10) + 10, 50)})
    if last.intent == "transitions":
        return last.model_copy(update={"limit": min((last.limit or 5) + 5, 20)})
    if last.intent in ("pay", "resilience", "outlook", "duties", "education") and len(last.subjects) == 1:
        return last.model_copy(update={"intent": "profile", "section": None, "also": ()})
    return None


def _refiltered(last: Reading, low: str, names: Names) -> Reading | None:
    """Less school, any degree, no filter: the last list with its filters changed."""
    if names.subjects and names.known:
        return None
    name = "needs" if last.intent == "fit" else "filters"
    filters = dict(last.needs if last.intent == "fit" else last.filters)
    before = dict(filters)
    if _ANY_FILTERS.search(low):
        filters = {}
    elif _ANY_DEGREE.search(low):
        filters.pop("max_education", None)
        filters.pop("max_months", None)
    elif _ANY_PAY.search(low):
        filters.pop("min_median", None)
    elif _ANY_EXPERIENCE.search(low) and "no_experience" in filters:
        filters.pop("no_experience", None)
    elif _LESS_SCHOOL.search(low):
        now = filters.get("max_education")
        step = _LADDER.index(now) - 1 if now in _LADDER else _LADDER.index("Postsecondary nondegree award")
        filters["max_education"] = _LADDER[max(step, 0)]
    else:
        return None
    if filters == before and not _ANY_DEGREE.search(low):
        return None
    place = names.place or last.place
    return last.model_copy(update={name: filters, "place": place, "near_me": names.near_me})


def _summed(last: Reading, low: str, names: Names, talk: TalkState) -> Reading | None:
    """ "Per month?", "how much more is that": a sum over the figures just shown."""
    if names.known:
        return None
    operation = next((name for name, pattern in _SUMS if pattern.search(low.strip(" .!?¿¡"))), None)
    if operation is None or (operation == "per_month" and re.search(r"\d", low)):
        return None
    if operation == "per_month":
        if last.intent not in ("pay", "calculate", "resilience", "outlook", "offer") or not last.subjects:
            return None
        return last.model_copy(update={"intent": "calculate", "operation": operation, "subjects": last.subjects[:1], "places": (), "also": ()})  # fmt: skip
    if last.intent == "move":
        return last
    subjects = last.subjects if last.intent in ("compare", "pay") else listed_subjects(talk, range(2))
    if len(subjects) > 1:
        return last.model_copy(update={"intent": "calculate", "operation": operation, "subjects": subjects[:2], "places": (), "also": ()})  # fmt: skip
    if len(last.places) > 1 or last.intent == "offer":
        return last.model_copy(update={"intent": "move" if len(last.places) > 1 else "offer"})
    return None


def _elsewhere(last: Reading, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading | None:
    """An offer, a move, places in order or what fits: the same for another place, job or amount."""
    amount = said_amount(low, before=last.unit if last.intent == "offer" else None) or _amount_alike(low, last)
    if last.intent == "offer" and amount is not None and phrases.first_intent(low) != "rank":
        update = offered(*amount) | ({"subjects": names.subjects[:1]} if names.known else {})
        return last.model_copy(update=update | ({"place": names.place} if names.place else {}))
    if last.intent == "offer" and not names.subjects and not names.place and offering.FAIR.search(low):
        return last
    explicit = phrases.first_intent(low)
    if explicit not in (None, "fit", "profile", "where", "offer", "sources", "off_topic") and not _same(low):
        return None
    subjects = {"subjects": names.subjects[:1]} if names.known else {}
    if names.subjects and not names.known:
        return None
    if last.intent == "move" and slots["real"] and not (names.place or subjects):
        return last
    if last.intent == "compare" and subjects and _ADDS.match(low):
        return last.model_copy(update={"subjects": (*last.subjects, *names.subjects)[:5]})
    if last.intent == "move" and (names.place or subjects):
        if names.places:
            places = names.places
        elif names.place:
            places = (last.places[0], names.place)
        else:
            places = last.places
        return last.model_copy(update=subjects | {"places": places, "place": places[-1]})
    if last.intent == "compare" and names.place and not subjects:
        return last.model_copy(update={"place": names.place, "near_me": names.near_me})
    if last.intent == "where" and (names.place or subjects or slots["real"]):
        by = {"by": "real_median"} if slots["real"] else {"by": slots["by"]} if slots["by"] else {}
        return last.model_copy(update=subjects | by | ({"place": names.place} if names.place else {}))
    if last.intent in ("offer", "fit", "transitions") and (names.place or subjects or names.near_me):
        if last.intent != "offer" and subjects:
            return None
        place = {"place": names.place, "near_me": names.near_me} if names.place or names.near_me else {}
        return last.model_copy(update=subjects | place)
    if _same(low) and (names.place or subjects) and last.intent in ("rank", "pay", "resilience", "outlook", "training"):
        if last.intent == "rank" and subjects and not names.group_named:
            return None
        changed = {"within": names.subjects[0]} if last.intent == "rank" and subjects else subjects
        return last.model_copy(update=changed | ({"place": names.place, "places": ()} if names.place else {}))
    return None


def _amount_alike(low: str, last: Reading) -> tuple[float, Unit] | None:
    """ "What if I ask for 90?": a bare number after an offer is in the measure of that offer, in thousands where it is a year's."""
    if last.intent != "offer" or last.unit is None or (bare := _BARE_AMOUNT.search(low)) is None:
        return None
    return float(bare[1]) * (1_000 if last.unit == "year" else 1), last.unit


def _same(low: str) -> bool:
    return bool(re.match(r"^(and |ok |now )*(the )?(same|lo mismo|igual|ditto)\b", low))
