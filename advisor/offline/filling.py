"""A message that was given its intent, made a whole reading: what it leaves out comes from the talk. Pure.

It decides no intent but where the slots do ("pay" of two jobs is a comparison), and it resolves no name.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from advisor.offline import phrases
from advisor.offline.carrying import (
    carried_place,
    carried_subjects,
    group_id,
    kept_place,
    kind_of,
    names_jobs,
    refers_back,
    says_in_it,
)
from advisor.offline.clauses import ANSWERABLE, asked
from advisor.offline.folding import lowered
from advisor.offline.naming import Names
from advisor.offline.reading import Intent, Reading
from advisor.offline.slots import by_of, section_of, uncompared
from advisor.offline.wishes import wishes_in
from advisor.talk import TalkState
from advisor.tools.args import By

_MEASURE_INTENT: Mapping[str, Intent] = {
    "pay": "pay", "rank": "rank", "resilience": "resilience", "outlook": "outlook", "profile": "profile", "track": "profile",
    "passages": "duties", "sources": "sources", "compare": "compare",
    "transitions": "transitions", "training": "training", "offer": "offer", "move": "pay", "where": "where", "fit": "fit",
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
_WHAT_ABOUT = re.compile(
    r"^(?:and |ok |so )?(?:what|how) about (?:the )?\w+(?: jobs| careers)?\W*$|^(?:and )?(?:in )?\w+ (?:jobs|careers)\W*$"
)

_LIKE_A_QUESTION = re.compile(
    r"\b(security|machines?|robot\w*|automation|growth|demand|tutor\w*|writers?|software|technolog\w*|ai|artificial|"
    r"training|trainers?|education|placement|compensation|benefits|recruit\w*|licen[cs]\w*|chef)\b"
)
"""Words of a job's name that are also words of a question about any job."""


def unnamed(low: str, names: Names) -> str:
    """The message without the known names in it, so that "security guard" is no question about job security."""
    if names.known:
        for name in names.subjects:
            if _LIKE_A_QUESTION.search(name.lower()):
                low = low.replace(lowered(name), "x")
    return low


def explicit(text: str, low: str, intent: Intent, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
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
        intent, *rest = asked(unnamed(low, names), intent)
        also = tuple(rest)
    if intent == "pay" and names.known and len(names.subjects) in (2, 3) and not (names.places or slots["hourly"]):
        intent = "compare"
    if intent == "resilience" and slots["limit"] and not names.subjects:
        intent = "rank"
    if intent == "fit":
        return wishing(text, names)
    if intent in ("sources", "method", "kinds", "postings", "off_topic", "draft"):
        return Reading(intent=intent, message=text, subjects=names.subjects, place=names.place, near_me=names.near_me)
    if intent == "rank":
        return ranking(text, names, slots, talk)
    if intent == "pay" and slots["filters"] and not names.subjects:
        return ranking(text, names, slots, talk)
    subjects, carried = names.subjects, False
    if not subjects and intent in _NEEDS_SUBJECT and (subjects := carried_subjects(intent, talk)):
        carried = True
    if not subjects and intent == "conflict":
        return Reading(intent="conflict", message=text)
    if not subjects and (
        (intent == "pay" and (names.near_me or names.place)) or (intent == "profile" and names.near_me)
    ):
        return ranking(text, names, slots, talk)  # "what can I earn around here": the best paid there
    if not subjects and intent in _NEEDS_SUBJECT:
        # What was asked waits for the job: "how much do they pay?", "electricians".
        return Reading(intent="unclear", message=text, place=names.place, also=(intent,), confidence=0.4)
    return Reading(
        intent=intent,
        message=text,
        subjects=subjects,
        kind=kind_of(subjects, names, talk),
        carried=carried,
        place=names.place or kept_place(intent, low, carried, names, talk),
        places=names.places,
        also=also[:2],
        near_me=names.near_me,
        year=slots["year"],
        since=slots["since"],
        hourly=bool(slots["hourly"] or (intent == "offer" and slots.get("offered", {}).get("unit") == "hour")),
        real=bool(slots["real"]),
        by=cast(By, slots["by"] or ("real_median" if slots["real"] else "median")),
        limit=slots["limit"],
        section=section_of(intent) or (phrases.section_in(low) if intent == "profile" else None),
        filters=slots["filters"],
        lowest_first=slots["lowest_first"],
        **slots.get("offered", {}),
    )


def wishing(text: str, names: Names) -> Reading:
    """What fits: likes, dislikes and needs of the message."""
    likes, dislikes, needs = wishes_in(_placeless(text, names))
    return Reading(
        intent="fit", message=text, subjects=names.subjects, place=names.place, near_me=names.near_me,
        likes=likes, dislikes=dislikes, needs=needs,
    )  # fmt: skip


def _placeless(text: str, names: Names) -> str:
    return re.sub(rf"(?i)\b(?:in|near|around|from)?\s*{re.escape(names.place)}", " ", text) if names.place else text


def ranking(text: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
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
        place=names.place or kept_place("rank", text.lower(), carried, names, talk),
        near_me=names.near_me,
        by=by_of(slots, talk if carried else None),
        real=bool(slots["real"]),
        lowest_first=bool(slots["lowest_first"]),
        filters=filters,
        limit=slots["limit"],
    )


def elliptical(text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
    """Only a place, a job, a filter or "real terms": the last question again, with that changed."""
    last = _MEASURE_INTENT.get(talk.measure or "")
    place = names.place or carried_place(talk)
    filters = {**(talk.filters if last == "rank" else {}), **slots["filters"]}
    field = not names.known and len(names.subjects) == 1 and bool(_WHAT_ABOUT.match(low))
    ranked_group = names.subjects and last == "rank" and (names.group_named or field)
    if slots["filters"] or slots["by"] or ranked_group or (last == "rank" and not names.subjects):
        within = (
            (names.subjects[0] if field else names.within)
            or (talk.within.id if talk.within else None)
            or group_id(talk.subject)
            or "all"
        )
        return Reading(
            intent="rank", message=text, within=within, carried=not (field or names.within), place=place, near_me=names.near_me,
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
    if talk.asked == "job" and talk.pending is not None and names.known:
        last = _MEASURE_INTENT.get(talk.pending, last)
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
