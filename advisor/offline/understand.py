"""From a message and the talk so far to a `Reading`: intent and slots. Pure, given a resolver of names.

It resolves nothing to figures and guesses no place; what it cannot read it calls `unclear`, so that we ask back.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from advisor.offline import moving, particular, phrases
from advisor.offline.amounts import amount_in, hourly_amount_in
from advisor.offline.carrying import (
    carried_place,
    carried_subjects,
    group_id,
    kind_of,
    names_jobs,
    names_jobs_only,
    refers_back,
    says_in_it,
)
from advisor.offline.clauses import ANSWERABLE, asked
from advisor.offline.folding import fold, lowered
from advisor.offline.naming import Names, names_in
from advisor.offline.prose.questions import in_english
from advisor.offline.reading import Intent, Reading, Resolver
from advisor.offline.replying import reply
from advisor.offline.slots import by_of, section_of, uncompared, without_orders
from advisor.offline.tongues import language_of
from advisor.offline.wishes import tells_of_interests, wishes_in
from advisor.talk import TalkState
from advisor.tools.args import By

_MEASURE_INTENT: Mapping[str, Intent] = {
    "pay": "pay", "rank": "rank", "resilience": "resilience", "outlook": "outlook", "profile": "profile", "track": "profile",
    "passages": "duties", "sources": "sources", "compare": "compare",
    "transitions": "transitions", "training": "training",
}  # fmt: skip
_NEEDS_SUBJECT: frozenset[Intent] = frozenset(
    (
        "pay",
        "resilience",
        "outlook",
        "profile",
        "duties",
        "education",
        "compare",
        "offer",
        "shared_pay",
        "conflict",
        "where",
    )
)
_MAY_BE_FIT: tuple[Intent | None, ...] = (None, "rank", "education", "profile", "duties", "pay")


def understand(message: str, talk: TalkState, resolver: Resolver) -> Reading:
    """What the message asks, given what is being talked about. Never raises."""
    text = fold(message)
    low = lowered(text)
    language = language_of(text)
    if (offered := in_english(text)) is not None:  # one of our own Spanish buttons
        return _question(offered, talk, resolver).model_copy(update={"language": "es"})
    reading = (
        _urgent(text, low)
        or reply(text, low, talk, lambda said: _question(said, talk, resolver))
        or _question(text, talk, resolver)
    )
    return reading.model_copy(update={"language": language})


def _urgent(text: str, low: str) -> Reading | None:
    if phrases.CRISIS.search(low):
        return Reading(intent="crisis", message=text)
    if phrases.TRAFFICKING.search(low):
        return Reading(intent="crisis", message=text, section="trafficking")
    return None


def _question(message: str, talk: TalkState, resolver: Resolver) -> Reading:
    text = fold(message)
    text = phrases.LEADING_NO.sub("", text) if talk.measure else text
    low = lowered(text)
    injected = bool(phrases.INJECTION.search(low))
    names = names_in(without_orders(text) if injected else text, resolver)
    intent = phrases.first_intent(_unnamed(low, names))
    slots = _slots(low)
    if injected:
        return _injected(text, names, talk)
    names = particular.own_trade(low, names, resolver)
    if (reading := moving.read(text, low, names, slots, talk)) is not None:
        return reading
    if (reading := _particular(text, low, intent, names, slots, talk)) is not None:
        return reading
    if phrases.OFFER.search(low) and (amount := amount_in(low)) and (names.subjects or talk.subject):
        slots |= {"amount": amount, "amount_hourly": hourly_amount_in(low)}
        intent = "offer"
    if intent == "postings" and (slots["filters"] or re.search(r"\b(pay|paid|paying|earn)", low)):
        intent = "rank"
    if intent == "off_topic" and names.known:
        intent = None
    if intent == "rank" and names.kind == "occupation" and not phrases.SUPERLATIVE.search(low):
        intent = "pay"  # "do electricians make good money": pay of one job, no list
    if intent == "rank" and names.kind == "occupation" and not names_jobs_only(low):
        intent = "pay"  # "what do the top earning realtors make": still one job
    if intent == "profile" and slots["real"] and not names.subjects:
        intent = None  # "what's that after the cost of living": the last question in real terms
    if intent in (None, "fit", "profile") and phrases.DISTRESS.search(low) and not names.known:
        return Reading(intent="distress", message=text)
    bare_filter = (
        bool(slots["filters"]) and not names.subjects and talk.measure in ("rank", "pay") and refers_back(text)
    )
    if intent in ("education", "pay", "resilience", "outlook") and bare_filter and talk.measure == "rank":
        intent = None  # "and without a degree?", "only AI-resilient ones": the last list, filtered
    if (
        intent in _MAY_BE_FIT
        and not names.known
        and (phrases.FITS_WHOM.search(low) or (intent is None and tells_of_interests(text)))
    ):
        return _wishing(text, names)
    section = phrases.section_in(low)
    if (
        section
        and intent in (None, "profile", "duties", "fit", "education", "outlook")
        and (names.subjects or carried_subjects("profile", talk))
    ):
        intent = "profile"
    if intent is None and (
        names.subjects
        or names.place
        or names.near_me
        or slots["filters"]
        or slots["real"]
        or slots["by"]
        or (talk.measure == "rank" and (slots["lowest_first"] or slots["limit"] or phrases.SUPERLATIVE.search(low)))
    ):
        return _elliptical(text, low, names, slots, talk)
    if intent is None:
        return Reading(intent="unclear", message=text, confidence=0.2)
    return _explicit(text, low, intent, names, slots, talk)


def _particular(
    text: str, low: str, intent: Intent | None, names: Names, slots: dict[str, Any], talk: TalkState
) -> Reading | None:
    """A question with a wording of its own; `None`: the general patterns read it."""
    subjects = names.subjects if names.known else ()
    if particular.MINIMUM_WAGE.search(low) and not subjects:
        return Reading(intent="minimum_wage", message=text, place=names.place, near_me=names.near_me)
    if particular.hiring_rules(low, names):
        return Reading(intent="hiring_rules", message=text, place=names.place, near_me=names.near_me)
    lowest, highest = particular.at_risk(low, names), particular.spared(low, names)
    if lowest or highest:
        slots = {**slots, "by": "resilience", "lowest_first": lowest}
        slots["filters"] = {key: value for key, value in slots["filters"].items() if key != "min_resilience"}
        return _ranking(text, replace(names, subjects=subjects), slots, talk)
    if particular.related(low) and (names.kind == "occupation" or (not subjects and talk.subject is not None)):
        about = subjects[:1] or carried_subjects("profile", talk)
        if about and intent in (None, "rank", "profile", "fit", "duties", "resilience", "education", "distress"):
            return Reading(
                intent="profile", message=text, subjects=about, kind=kind_of(about, names, talk), carried=not subjects, section="related"
            )  # fmt: skip
    if (
        intent in ("resilience", "outlook", "pay", None)
        and not subjects
        and not carried_subjects("pay", talk)
        and (particular.MY_JOB.search(low))
        and (intent is not None or "safe" in low)
    ):
        return Reading(intent="which_job", message=text, place=names.place, near_me=names.near_me)
    if subjects and (both := particular.worth(low)) is not None:
        return _explicit(text, low, both[0], names, slots | {"also": both[1:]}, talk)
    if subjects and particular.LATER.search(low):
        return _explicit(text, low, "outlook", names, slots | {"filters": {}}, talk)
    if intent is None and len(subjects) in (2, 3) and re.search(r"\b(or|vs|versus|o)\b", low):
        return _explicit(text, low, "compare", names, slots, talk)  # "nurse or teacher?"
    return None


def _unnamed(low: str, names: Names) -> str:
    """The message without the known names in it, so that "security guard" is no question about job security."""
    if names.known:
        for name in names.subjects:
            if re.search(r"\b(security|machines?|robot\w*|automation|growth|demand|tutor\w*|writers?)\b", name.lower()):
                low = low.replace(lowered(name), "x")
    return low


def _slots(low: str) -> dict[str, Any]:
    return {
        "filters": phrases.filters_in(low),
        "by": phrases.by_in(low),
        "limit": phrases.count_in(low),
        "real": bool(phrases.REAL.search(low)),
        "lowest_first": bool(phrases.LOWEST.search(low)),
        "level": phrases.level_in(low),
        "hourly": bool(phrases.HOURLY.search(low)),
        "year": phrases.year_in(low),
        "since": phrases.since_in(low),
    }


def _explicit(text: str, low: str, intent: Intent, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
    """A message that says what it asks; what it leaves out comes from the talk."""
    known = carried_subjects("pay", talk)
    if (
        intent == "compare"
        and len(names.subjects) == 1
        and len(known) == 1
        and re.match(r"compare (it |that |them )?(with|to)\b|versus|vs", low)
    ):
        names = replace(names, subjects=(*known, *names.subjects))
    if (
        intent == "compare"
        and len(names.subjects) < 2
        and (names.subjects or len(carried_subjects("compare", talk)) < 2)
    ):
        intent = uncompared(low, names)
    if intent == "where" and names.places and names.subjects:
        intent = "pay"  # "where do nurses earn more, Ohio or Texas": each of them
    if intent == "compare" and names.places and names.known:
        intent = "pay"  # "electricians or plumbers, in Ohio or Texas": each job in each place
    also: tuple[Intent, ...] = slots.get("also", ())
    if intent in ANSWERABLE and not also and names.known and len(names.subjects) == 1:
        intent, *rest = asked(_unnamed(low, names), intent)
        also = tuple(rest)
    if intent == "pay" and names.known and len(names.subjects) in (2, 3) and not (names.places or slots["hourly"]):
        intent = "compare"
    if intent == "resilience" and slots["limit"] and not names.subjects:
        intent = "rank"
    if intent == "fit":
        return _wishing(text, names)
    if intent in ("sources", "method", "kinds", "postings", "off_topic", "draft"):
        return Reading(intent=intent, message=text, subjects=names.subjects, place=names.place, near_me=names.near_me)
    if intent == "rank":
        return _ranking(text, names, slots, talk)
    if intent == "pay" and slots["filters"] and not names.subjects:
        return _ranking(text, names, slots, talk)
    subjects, carried = names.subjects, False
    if not subjects and intent in _NEEDS_SUBJECT and (subjects := carried_subjects(intent, talk)):
        carried = True
    if not subjects and intent == "conflict":
        return Reading(intent="conflict", message=text)
    if not subjects and intent == "pay" and (names.near_me or names.place):
        return _ranking(text, names, slots, talk)  # "what can I earn around here": the best paid there
    if not subjects and intent in _NEEDS_SUBJECT:
        return Reading(intent="unclear", message=text, place=names.place, confidence=0.4)
    return Reading(
        intent=intent,
        message=text,
        subjects=subjects,
        kind=kind_of(subjects, names, talk),
        carried=carried,
        place=names.place or (carried_place(talk) if carried or names.near_me or talk.measure == "places" else None),
        places=names.places,
        also=also[:2],
        near_me=names.near_me,
        year=slots["year"],
        since=slots["since"],
        hourly=bool(slots["hourly"] or slots.get("amount_hourly")),
        amount_hourly=slots.get("amount_hourly"),
        real=bool(slots["real"]),
        by=cast(By, slots["by"] or ("real_median" if slots["real"] else "median")),
        limit=slots["limit"],
        section=section_of(intent) or (phrases.section_in(low) if intent == "profile" else None),
        amount=slots.get("amount"),
        filters=slots["filters"],
        lowest_first=slots["lowest_first"],
    )


def _wishing(text: str, names: Names) -> Reading:
    """What fits: likes, dislikes and needs of the message."""
    likes, dislikes, needs = wishes_in(_placeless(text, names))
    return Reading(
        intent="fit", message=text, subjects=names.subjects, place=names.place, near_me=names.near_me,
        likes=likes, dislikes=dislikes, needs=needs,
    )  # fmt: skip


def _placeless(text: str, names: Names) -> str:
    return re.sub(rf"(?i)\b(?:in|near|around|from)?\s*{re.escape(names.place)}", " ", text) if names.place else text


def _ranking(text: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
    filters = dict(slots["filters"])
    within, carried = names.within, False
    same_list = talk.measure == "rank" and not names.says_all and within is None
    if same_list and (refers_back(text) or not names_jobs(text)):
        within, carried = (talk.within.id if talk.within else "all"), True
        filters = {**talk.filters, **filters}
    if within is None and not names.says_all and (group := group_id(talk.subject)) and says_in_it(text):
        within, carried = group, True
    if slots["level"] and within and within != "all":
        filters["level"] = slots["level"]
        filters.pop("no_experience", None)
    return Reading(
        intent="rank",
        message=text,
        subjects=names.subjects,
        carried=carried,
        within=within or "all",
        place=names.place or (carried_place(talk) if carried or names.near_me or talk.measure == "places" else None),
        near_me=names.near_me,
        by=by_of(slots, talk if carried else None),
        real=bool(slots["real"]),
        lowest_first=bool(slots["lowest_first"]),
        filters=filters,
        limit=slots["limit"],
    )


def _elliptical(text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
    """Only a place, a job, a filter or "real terms": the last question again, with that changed."""
    last = _MEASURE_INTENT.get(talk.measure or "")
    place = names.place or carried_place(talk)
    filters = {**(talk.filters if last == "rank" else {}), **slots["filters"]}
    ranked_group = names.subjects and last == "rank" and names.group_named
    if slots["filters"] or slots["by"] or ranked_group or (last == "rank" and not names.subjects):
        within = names.within or (talk.within.id if talk.within else None) or group_id(talk.subject) or "all"
        return Reading(
            intent="rank", message=text, within=within, carried=not names.within, place=place, near_me=names.near_me,
            by=by_of(slots, talk), real=bool(slots["real"]), filters=filters, limit=slots["limit"] or talk.limit,
            lowest_first=bool(slots["lowest_first"]),
        )  # fmt: skip
    if last is None and not names.subjects:
        intent: Intent = "place_only" if names.place or names.near_me else "unclear"
        return Reading(intent=intent, message=text, place=names.place, near_me=names.near_me, confidence=0.5)
    subjects = names.subjects or carried_subjects(last or "pay", talk)
    if last == "compare" and (len(subjects) < 2 or slots["real"]):
        last = "pay"
    if not subjects and last != "sources":
        return Reading(intent="place_only", message=text, place=names.place, near_me=names.near_me, confidence=0.5)
    intent = last or ("pay" if names.place or names.near_me else "profile")
    if intent in ("rank", "sources"):
        intent = "pay"
    if last is None and not names.known:
        # A bare word that nothing here knows: asked back, not looked up.
        return Reading(intent="unclear", message=text, subjects=names.subjects, place=place, confidence=0.3)
    if names.place and intent in ("profile", "outlook", "duties"):
        intent = "pay"
    return Reading(
        intent=intent, message=text, subjects=subjects, kind=kind_of(subjects, names, talk), carried=not names.subjects, place=place, near_me=names.near_me,
        places=names.places, year=slots["year"], since=slots["since"], hourly=bool(slots["hourly"]), real=bool(slots["real"] or (talk.real and intent == "pay")), section=section_of(intent),
    )  # fmt: skip


def _injected(text: str, names: Names, talk: TalkState) -> Reading:
    """Orders inside a message are data: what is left of it may still be a question about pay."""
    if names.known:
        return Reading(
            intent="pay",
            message=text,
            subjects=names.subjects[:1],
            place=names.place,
            near_me=names.near_me,
            injected=True,
        )
    return Reading(intent="refused", message=text, injected=True)
