"""The last question, as a reading again: put together from the typed tool calls of the turn before, so that a follow-up
is that reading with something changed. Pure; it parses no prose."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advisor.offline.carrying import carried_place
from advisor.offline.reading import Intent, Reading
from advisor.talk import LastTool, TalkState

_INTENTS: Mapping[str, Intent] = {
    "get_wages": "pay", "rank_occupations": "rank", "evaluate_offer": "offer", "compare_places": "move", "rank_places": "where",
    "get_resilience": "resilience", "get_outlook": "outlook", "get_career": "profile", "get_track": "profile",
    "search_passages": "method", "list_sources": "sources", "find_places": "place_only", "compare_occupations": "compare",
    "find_transitions": "transitions", "get_training": "training", "match_interests": "fit",
}  # fmt: skip
_SECTIONS: Mapping[str, Intent] = {"inside,responsibilities": "duties", "education,time_and_cost,licence": "education"}
_NAMED = ("occupation", "occupation_or_career", "career", "track", "occupation_or_track")


def again(talk: TalkState, message: str) -> Reading | None:
    """The reading that would make the last turn's calls; `None` after a turn without tools that can be repeated."""
    calls = [one for one in talk.tools if one.name in _INTENTS]
    if not calls:
        return None
    first = calls[0]
    same = [one for one in calls if one.name == first.name]
    given = first.arguments
    intent = _intent(first)
    subjects = _unique(one.arguments.get(name) for one in same for name in _NAMED)
    places = _unique(one.arguments.get("place") for one in same)
    reading = Reading(
        intent=intent, message=message, subjects=subjects, carried=True, place=places[0] if places else carried_place(talk),
        kind="track" if first.name == "get_track" else None, real=bool(given.get("real")), hourly=bool(given.get("hourly")),
        also=tuple(dict.fromkeys(other for one in calls if (other := _intent(one)) != intent))[:2],
        year=given.get("year"), since=given.get("since"), limit=given.get("limit"), filters=dict(given.get("filters") or {}),
        lowest_first=bool(given.get("lowest_first")),
    )  # fmt: skip
    if len(places) > 1 and talk.asked != "place":
        reading = reading.model_copy(update={"places": places})
    if len(places) > 1 and talk.asked == "place":
        reading = reading.model_copy(update={"place": places[0]})
    return reading.model_copy(update=_OWN[first.name](given)) if first.name in _OWN else reading


def _intent(call: LastTool) -> Intent:
    return _SECTIONS.get(str(call.arguments.get("section")), _INTENTS[call.name])


def _unique(found: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one) for one in found if one))


def _compared(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"subjects": tuple(given["occupations"])}


def _moved(given: Mapping[str, Any]) -> dict[str, Any]:
    places = tuple(given["places"])
    return {"places": places, "place": places[-1]}


def _offered(given: Mapping[str, Any]) -> dict[str, Any]:
    return offered(given["amount"], given.get("unit") or "year")


def offered(amount: float, unit: str) -> dict[str, Any]:
    """An amount with its unit, as slots of a reading: also as a full-time year."""
    times = {"year": 1, "hour": 2_080, "month": 12, "week": 52, "biweekly": 26}[unit]
    return {
        "said_amount": amount, "unit": unit, "amount": amount * times, "amount_hourly": amount if unit == "hour" else None,
    }  # fmt: skip


def _fitted(given: Mapping[str, Any]) -> dict[str, Any]:
    needs = {key: value for key, value in (given.get("constraints") or {}).items() if value}
    place = needs.pop("place", None)
    return {
        "likes": tuple(given.get("likes") or ()),
        "dislikes": tuple(given.get("dislikes") or ()),
        "needs": needs,
    } | ({"place": place} if place else {})


_OWN: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "compare_occupations": _compared, "compare_places": _moved, "evaluate_offer": _offered, "match_interests": _fitted,
    "rank_occupations": lambda given: {"within": given.get("within") or "all", "by": given.get("by") or "median"},
    "rank_places": lambda given: {"by": given.get("by") or "median", "place": given.get("within")},
    "find_transitions": lambda given: {"order": given.get("by"), "to": given.get("to")},
    "get_career": lambda given: {"section": given.get("section")}, "get_track": lambda given: {"section": given.get("section")},
    "find_places": lambda given: {"place": given.get("text")},
    "search_passages": lambda given: {"message": given["query"]},
}  # fmt: skip


def listed_subjects(talk: TalkState, indices: Sequence[int]) -> tuple[str, ...]:
    """The lines of the last list, as keys for a tool."""
    count = len(talk.subjects)
    return tuple(talk.subjects[one].id for one in indices if -count <= one < count)
