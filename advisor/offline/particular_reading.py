"""Questions that have a wording of their own: minimum wages, head counts, pay by the month, "nurse or teacher?". Pure."""

import re
from dataclasses import replace
from typing import Any

from advisor.offline import filling, particular, phrases, years_said
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import carried_subjects, kind_of
from advisor.offline.clauses import asked as asked_together
from advisor.offline.naming import Names
from advisor.offline.nearness import Near
from advisor.offline.premises import more_people
from advisor.offline.reading import Intent, Reading
from advisor.offline.statistics_asked import Statistic, statistic_in
from advisor.talk import TalkState
from knowledge.titles.noise import military

_A_MONTH = re.compile(r"\b(?:(?:per|a|each|every|by the|al|por) (?:month|mes)|monthly|mensual\w*)\b")
_A_LIST = re.compile(
    r"\b(jobs|careers|occupations|roles|which|ranking|rank|list|trabajos|empleos|carreras|ocupaciones)\b"
)


def particular_reading(
    text: str, low: str, intent: Intent | None, names: Names, slots: dict[str, Any], talk: TalkState, near: Near | None
) -> Reading | None:
    """A question with a wording of its own; `None`: the general patterns read it."""
    subjects = names.subjects if names.known else ()
    if particular.MINIMUM_WAGE.search(low) and not subjects:
        return Reading(intent="minimum_wage", message=text, place=names.place, near_me=names.near_me)
    if len(subjects) == 2 and more_people(low) is not None and not names.places:
        # The survey that tells pay tells how many hold each job.
        return Reading(
            intent="pay", message=text, subjects=subjects, kind=names.kind, place=names.place, near_me=names.near_me, section="people",
        )  # fmt: skip
    if not subjects and (code := military(text)) is not None:
        return Reading(intent="military", message=text, subjects=(code[0],), place=names.place)
    if subjects and len(subjects) == 1 and (asked := statistic_in(low)) is not None and _of_one(asked, intent, low):
        # How many there are, and how fast that grows: the survey and the projections both.
        first, *rest = asked_together(filling.unnamed(low, names), "pay")
        return filling.explicit(text, low, first, names, slots | {"filters": {}, "also": tuple(rest)}, talk)
    if len(subjects) == 1 and intent in (None, "profile", "sources", "pay") and years_said.RELEASE.search(low):
        return filling.explicit(text, low, "pay", names, slots | {"filters": {}, "also": ()}, talk)
    if subjects and slots["hourly"] and intent in (None, "profile") and not phrases.OFFER.search(low):
        return filling.explicit(text, low, "pay", names, slots, talk)  # "$/hr for line cooks"
    if len(subjects) == 1 and intent in (None, "pay", "profile") and _A_MONTH.search(low) and said_amount(low) is None:
        asked_pay = filling.explicit(text, low, "pay", names, slots | {"also": ()}, talk)
        return asked_pay.model_copy(update={"intent": "calculate", "operation": "per_month"})
    if particular.hiring_rules(low, names) and "min_median" not in slots["filters"]:
        return Reading(intent="hiring_rules", message=text, place=names.place, near_me=names.near_me)
    lowest, highest = particular.at_risk(low, names), particular.spared(low, names)
    if lowest or highest:
        slots = {**slots, "by": "resilience", "lowest_first": lowest}
        slots["filters"] = {key: value for key, value in slots["filters"].items() if key != "min_resilience"}
        return filling.ranking(text, replace(names, subjects=subjects), slots, talk)
    first_person = re.search(r"\b(?:i|i'm|i've|im|ive|my|me|soy|fui|mi|leaving|done with|quit\w*)\b", low)
    leaves = (
        bool(first_person) and near is not None and near.learnt and near.intent == "transitions" and near.score >= 0.5
    )
    if (
        not leaves
        and particular.related(low)
        and (names.kind == "occupation" or (not subjects and talk.subject is not None))
    ):
        about = subjects[:1] or carried_subjects("profile", talk)
        if about and intent in (None, "rank", "profile", "fit", "duties", "resilience", "education", "distress"):
            return Reading(
                intent="profile", message=text, subjects=about, kind=kind_of(about, names, talk), carried=not subjects, section="related", place=names.place,
            )  # fmt: skip
    own = particular.MY_JOB.search(low) and (intent in ("resilience", "outlook", "pay") or "safe" in low)
    if (
        (own or particular.MY_PAY.search(low))
        and not subjects
        and not carried_subjects("pay", talk)
        and intent in ("resilience", "outlook", "pay", "education", "fit", "rank", None)
    ):
        also: tuple[Intent, ...] = (
            (intent,) if intent in ("resilience", "outlook", "pay") else ("pay",) if not own else ("resilience",)
        )
        return Reading(intent="which_job", message=text, place=names.place, near_me=names.near_me, also=also)
    if subjects and (both := particular.worth(low)) is not None:
        return filling.explicit(text, low, both[0], names, slots | {"also": both[1:]}, talk)
    if subjects and particular.LATER.search(low):
        return filling.explicit(text, low, "outlook", names, slots | {"filters": {}}, talk)
    beside = re.search(r"\b(or|vs|versus|o|next to|compared|stack up|diff)\b", low)
    if intent in (None, "profile", "fit") and len(subjects) in (2, 3) and beside and not names.places:
        return filling.explicit(text, low, "compare", names, slots, talk)  # "nurse or teacher?"
    return None


def _of_one(asked: Statistic, intent: Intent | None, low: str) -> bool:
    """Whether a tenth, a quarter or a head count is asked of one job: no list of jobs or places, no outlook, no offer."""
    offered_pay = bool(phrases.OFFER.search(low)) and (asked == "employment" or said_amount(low) is not None)
    if intent in ("where", "compare", "resilience") or offered_pay or particular.LATER.search(low):
        return False
    return asked == "employment" or not _A_LIST.search(low)
