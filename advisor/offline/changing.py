"""The last question with one or more of its slots changed: a follow-up, whatever its wording. Pure.

It reads the pieces of a message and the last reading as typed state. A message that says something else besides is
left to `understand`, and so is a whole question with a job of its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor.answers import SubjectRef
from advisor.offline import phrases
from advisor.offline.carrying import carried_place, carried_subjects
from advisor.offline.reading import Intent, Reading
from advisor.offline.slotted import Pieces
from advisor.talk import TalkState

_OF_ONE: frozenset[Intent] = frozenset(("pay", "resilience", "outlook", "profile", "duties", "education", "training"))
_PLACELESS: frozenset[Intent] = frozenset(("resilience", "outlook", "profile", "duties", "education", "training"))
_LISTS: frozenset[Intent] = frozenset(("rank", "transitions", "fit"))
_READ: frozenset[Intent] = _OF_ONE | _LISTS | frozenset(("compare", "offer", "where", "move"))


def changed(text: str, said: Pieces, last: Reading, talk: TalkState) -> Reading | None:
    """The last reading with the pieces put in; `None` where they do not make a follow-up."""
    if not (said.pure and said.any) or last.intent not in _READ or len(said.places) > 1:
        return None
    moves = last.intent == "profile" and last.section == "related"
    if moves and (said.filters or said.place) and not said.subjects and said.measure is None and not said.against:
        filters = {**last.filters, **said.filters}
        return last.model_copy(
            update={"message": text, "intent": "transitions", "section": None, "filters": filters} | _place(said)
        )
    if (moves or last.intent == "transitions") and len(said.subjects) == 1 and said.measure is None and not said.group:
        return Reading(
            intent="transitions",
            message=text,
            subjects=last.subjects[:1],
            to=said.subjects[0],
            carried=True,
            place=said.place or last.place,
        )
    if said.against and len(said.subjects) == 1:
        return _against(text, said, last, talk)
    if said.against and said.place and not said.subjects and not said.filters:
        return _beside(text, said, last, talk)
    if last.intent not in _LISTS:
        said = _of_a_job(said)
    if said.subjects and said.measure is not None and not said.again:
        return None  # a question with its own job and measure
    if len(said.subjects) > 1 and phrases.first_intent(said.low) == "compare":
        return None  # a comparison of its own
    if said.subjects and (said.filters or "by" in said.set):
        return None
    if said.filters or any(one in said.set for one in ("limit", "by", "lowest_first")):
        return _listed(text, said, last)
    if said.subjects:
        return _of_another(text, said, last, talk)
    if last.intent == "rank":
        return _ranked(text, said, last)
    if last.intent in ("transitions", "fit") and said.measure is not None and talk.subject is not None:
        last = last.model_copy(update={"intent": "profile", "subjects": carried_subjects("pay", talk), "section": None})
    if last.intent == "move" and last.places and _pay_slots(said) and said.measure in (None, "pay") and not said.place:
        last = last.model_copy(update={"intent": "pay", "place": last.places[-1]})
    if last.intent in _LISTS or last.intent == "move":
        return None
    return _of_the_same(text, said, last, talk)


_ASKED: Mapping[str, Intent] = {
    "min_growth": "outlook", "min_resilience": "resilience", "max_exposure": "resilience", "max_education": "education",
    "no_experience": "education", "max_months": "education",
}  # fmt: skip
_ORDERED: Mapping[str, Intent] = {
    "growth": "outlook",
    "openings": "outlook",
    "resilience": "resilience",
    "median": "pay",
}


def _of_a_job(said: Pieces) -> Pieces:
    """What would filter a list asks of one job whether it is so: growing, safe, open without a degree."""
    given = dict(said.set)
    for name in said.filters:
        if name in _ASKED:
            given.setdefault("intent", _ASKED[name])
    if (by := given.pop("by", None)) in _ORDERED:
        given.setdefault("intent", _ORDERED[by])
    left = {name: value for name, value in said.filters.items() if name not in _ASKED}
    return replace(said, set=given, filters=left)


def _against(text: str, said: Pieces, last: Reading, talk: TalkState) -> Reading | None:
    """The job being talked about beside the one that is named."""
    about = last.subjects if last.intent in _OF_ONE | {"compare", "offer"} else carried_subjects("pay", talk)
    if not about:
        return None
    place = said.place or last.place or carried_place(talk)
    return Reading(intent="compare", message=text, subjects=(*about[-3:], *said.subjects), carried=True, place=place)


def _beside(text: str, said: Pieces, last: Reading, talk: TalkState) -> Reading | None:
    """The place being talked about beside the one that is named, for the same job."""
    subjects = last.subjects or carried_subjects("pay", talk)
    here = last.place or (talk.place.named if talk.place is not None and talk.place.how != "none" else None)
    before = last.places if last.intent == "move" else (here,) if here else ()
    if not subjects or not before or last.intent not in _OF_ONE | {"move", "offer"} or said.place is None:
        return None
    places = tuple(dict.fromkeys((*before[:4], said.place)))
    return Reading(intent="move", message=text, subjects=subjects[:1], carried=True, places=places, place=places[-1])


def _listed(text: str, said: Pieces, last: Reading) -> Reading | None:
    """A list with other filters, another order or length."""
    if last.intent not in _LISTS or (said.measure is not None and "by" not in said.set):
        return None
    update: dict[str, Any] = {"message": text}
    if said.filters:
        name = "needs" if last.intent == "fit" else "filters"
        update[name] = {**(last.needs if last.intent == "fit" else last.filters), **said.filters}
    if last.intent == "rank":
        update |= _order(said, last)
    if last.to is not None:
        update["to"] = None  # a filter is after all the moves again
    if (limit := said.set.get("limit")) is not None:
        update["limit"] = min(limit, 20) if last.intent == "transitions" else limit
    return last.model_copy(update=update | _place(said))


def _order(said: Pieces, last: Reading) -> dict[str, Any]:
    update: dict[str, Any] = {}
    if (by := said.set.get("by")) is not None:
        update["by"] = by
        if by == "resilience":
            update["filters"] = {key: value for key, value in last.filters.items() if key != "min_resilience"}
    if "real" in said.set:
        update["by"] = "real_median" if said.set["real"] else "median"
    if said.set.get("lowest_first") or said.set.get("tail") == "p10":
        update["lowest_first"] = not last.lowest_first
    return update


def _ranked(text: str, said: Pieces, last: Reading) -> Reading | None:
    """The same list elsewhere or after the cost of living. What is asked of its jobs is no change of the list."""
    if said.measure not in (None, "pay") or any(one in said.set for one in ("count", "hourly", "monthly", "year")):
        return None
    return last.model_copy(update={"message": text} | _order(said, last) | _place(said))


def _of_another(text: str, said: Pieces, last: Reading, talk: TalkState) -> Reading | None:
    """The same of another job, or of that job beside the last one."""
    if last.intent == "rank" and not said.group:
        intent: Intent = said.measure or "pay"
        return _made(
            text, intent, said.subjects, said, last.model_copy(update={"place": last.place or carried_place(talk)})
        )
    if last.intent == "rank":
        return last.model_copy(update={"message": text, "within": said.subjects[0]} | _order(said, last) | _place(said))
    if last.intent == "where":
        return last.model_copy(update={"message": text, "subjects": said.subjects[:1]})
    if last.intent not in _OF_ONE | {"offer", "compare"} or len(said.subjects) > 1 or said.group:
        return None
    if said.measure == "where":
        return None
    if last.intent == "offer":
        return last.model_copy(update={"message": text, "subjects": said.subjects} | _place(said))
    kept: Intent = "pay" if last.intent == "compare" or _pay_slots(said) else last.intent
    return _made(text, said.measure or kept, said.subjects, said, last)


def _of_the_same(text: str, said: Pieces, last: Reading, talk: TalkState) -> Reading | None:
    """Of the same job: elsewhere, by the hour, after the cost of living, in another year, or another measure."""
    subjects = last.subjects or carried_subjects("pay", talk)
    if not subjects:
        return None
    if last.intent == "offer" and said.set == {"hourly": False} and not said.place:
        return last.model_copy(update={"message": text})  # its amount over a year is part of the answer
    if last.intent == "offer" and said.measure is None and not _pay_slots(said):
        return last.model_copy(update={"message": text} | _place(said)) if said.place or said.near_me else None
    if last.intent == "compare" and said.measure is None and not said.set:
        return last.model_copy(update={"message": text} | _place(said))
    if said.measure == "where" or (last.intent == "where" and "real" in said.set and not said.place):
        by = "real_median" if said.set.get("real") else "median"
        return Reading(
            intent="where",
            message=text,
            subjects=subjects[:1],
            carried=True,
            by=by,
            place=said.set.get("region", said.place),
        )
    intent: Intent = said.measure or last.intent
    if _pay_slots(said) and said.measure is None:
        intent = "pay"
    if said.measure is None and (said.place or said.near_me) and intent in _PLACELESS | {"where", "compare", "offer"}:
        intent = "pay"
    if intent in ("compare", "offer", "where"):
        intent = "pay"
    return _made(
        text,
        intent,
        subjects,
        said,
        last.model_copy(update={"place": last.place if last.intent != "where" else carried_place(talk)}),
    )


def _pay_slots(said: Pieces) -> bool:
    return any(one in said.set for one in ("hourly", "monthly", "real", "tail", "count", "now", "year"))


def _made(text: str, intent: Intent, subjects: tuple[str, ...], said: Pieces, last: Reading) -> Reading:
    """A question about these jobs that keeps of the last one what still holds."""
    was_pay = last.intent == "pay"
    given = said.set
    reading = Reading(
        intent=intent, message=text, subjects=subjects[:3], kind=last.kind if subjects == last.subjects else None, carried=True,
        place=last.place, hourly=given.get("hourly", last.hourly and was_pay), real=given.get("real", last.real and was_pay),
        year=given.get("year", None if given.get("now") or given.get("count") else last.year if was_pay else None),
    )  # fmt: skip
    place = _place(said)
    if last.places and was_pay and not place and intent == "pay":
        reading = reading.model_copy(update={"places": last.places})
    if given.get("monthly") and intent == "pay":
        reading = reading.model_copy(update={"intent": "calculate", "operation": "per_month", "subjects": subjects[:1]})
    if given.get("tail"):
        reading = reading.model_copy(update={"by": given["tail"]})
    return reading.model_copy(update=place)


def _place(said: Pieces) -> dict[str, Any]:
    if said.place:
        return {"place": said.place, "places": (), "near_me": False}
    return {"place": None, "places": (), "near_me": True} if said.near_me else {}


def same_subject(one: SubjectRef | None, other: SubjectRef | None) -> bool:
    """Whether two turns were about the same job: ids of one code with and without its suffix."""
    if one is None or other is None:
        return False
    return one.id == other.id or one.id.removesuffix(".00") == other.id.removesuffix(".00")
