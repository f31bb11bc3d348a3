"""Which tools to call next for a reading, given what came back so far. Pure; an empty plan means: compose.

Tools resolve jobs and places themselves, so most questions need one round.
"""

import re
from collections.abc import Sequence
from typing import Any

from advisor.answers import ToolResult
from advisor.cards import ComparisonCard, GroupPayCard, ProfileCard, RankingCard, WageCard
from advisor.offline.prose.fit_questions import next_key
from advisor.offline.reading import Intent, Reading, ToolCall
from advisor.talk import Left
from advisor.tools.args import GetWages

_KIND = re.compile(r"(?:career |your )?(?:tracks?|careers?|fields?|occupations?)", re.IGNORECASE)
MOST_NAMESAKES = 3
"""Up to so many places of one name are answered side by side; of more we ask which."""
MOST_MOVES = 20
ENTERED_NOW = 3
"""Months of schooling and training within which a job counts as one that can be entered now."""
_SOON = re.compile(
    r"\b(right now|right away|immediately|straight away|this (?:week|month)|asap|quick(?:ly)?|fast|soon|start now|need (?:money|work|a job) now|enter now|ya mismo|ahora(?: mismo)?|pronto|r[aá]pido)\b",
    re.IGNORECASE,
)
_CITIES = re.compile(r"\b(cit(?:y|ies)|ciudad(?:es)?|towns?|metros?|metro(?:politan)? areas?)\b", re.IGNORECASE)
_MOVES = re.compile(r"\b(mov(?:e|es|ing)|relocat\w+|mudar\w*|compare|better (?:off|paid|pay))\b", re.IGNORECASE)
_REGION = re.compile(
    r"\bthe (?:northeast|midwest|south|west)\b(?! (?:virginia|dakota|carolina|side|coast))|\bnew england\b"
    r"|\b(?:northeast(?:ern)?|midwest(?:ern)?|southern|western|mid-?atlantic|mountain|pacific) (?:states?|part|half|us|u\.s\.)\b"
)
_ABOUT_PAY = re.compile(r"\$|\d ?k\b|\b(pay|pays|paid|salar\w+|wages?|make|makes|earn\w*|median)\b", re.IGNORECASE)


def plan(reading: Reading, results: Sequence[ToolResult]) -> list[ToolCall]:
    """The next calls. Empty once results are here, or where no tool has anything to say."""
    if results:
        return (
            _worked_out(reading, results)
            or _instead(reading, results)
            or _brought(reading, results)
            or _each_place(reading, results)
        )
    subject = reading.subjects[0] if reading.subjects else None
    if reading.intent == "rank":
        return [_rank(reading), *_enterable(reading)]
    if reading.intent == "fit" and (reading.likes or reading.dislikes):
        return [_fit(reading)]
    if reading.intent == "method":
        return [ToolCall(name="search_passages", arguments={"query": reading.message[:300]})]
    if reading.intent == "kinds":
        named = subject and not _KIND.fullmatch(subject)
        return [ToolCall(name="get_track", arguments={"track": subject if named else "all"})]
    if reading.intent == "sources":
        return [ToolCall(name="list_sources", arguments={})]
    if reading.intent == "place_only" and reading.place:
        return [ToolCall(name="find_places", arguments={"text": reading.place})]
    if reading.intent == "postings":
        return []
    if subject is None or reading.intent == "military":
        return []
    return [call for intent in (reading.intent, *reading.also) for call in _about(intent, subject, reading)]


def left_by(
    reading: Reading, results: Sequence[ToolResult] = (), opening: str | None = None, closing: str | None = None
) -> Left:
    """What the turn leaves to the next one beside its tool runs; how it began and ended, to be varied."""
    wishes = reading.intent == "fit" and not (reading.likes or reading.dislikes)
    asked = next_key(reading, results) if reading.intent == "fit" else None
    return Left(
        mentioned=_mentioned(reading),
        questions=[*reading.questions, asked] if asked else [],
        language=reading.language,
        opening=opening,
        closing=closing,
        asked="interests"
        if wishes
        else "job"
        if reading.intent == "which_job" or (reading.intent == "unclear" and reading.also)
        else None,
        pending=next((one for one in reading.also if one in ("pay", "resilience", "outlook", "offer")), None),
    )


def _mentioned(reading: Reading) -> list[str]:
    """The job and place of a question about live postings: "what do they pay" after it is about them."""
    if reading.intent != "postings" or not reading.subjects:
        return []
    return [reading.subjects[0], *([reading.place] if reading.place else [])]


def _worked_out(reading: Reading, results: Sequence[ToolResult]) -> list[ToolCall]:
    """The calculation over the figures that just came back."""
    if reading.operation is None or len(results) > 1 or results[0].outcome != "ok":
        return []
    facts = _medians(results[0])
    wanted = 1 if reading.operation.startswith("per_") else 2
    if len(facts) < wanted:
        return []
    return [ToolCall(name="calculate", arguments={"operation": reading.operation, "fact_ids": facts[:wanted]})]


def _medians(result: ToolResult) -> list[str]:
    """The fact ids of the medians on the cards of a result, in the order shown."""
    found: list[str | None] = []
    for card in result.findings:
        if isinstance(card, WageCard):
            found.append(card.percentiles.get("median"))
        elif isinstance(card, GroupPayCard):
            found.append(card.typical_median)
        elif isinstance(card, RankingCard):
            found += [item.fact for item in card.items[:2]]
        elif isinstance(card, ComparisonCard):
            row = next((row for row in card.rows if row.measure in ("pay", "median pay", "typical median")), None)
            found += [cell.fact for cell in row.cells] if row is not None else []
    return [one for one in found if one]


def _about(intent: Intent, subject: str, reading: Reading) -> list[ToolCall]:
    """The calls for one question about the subjects of the reading."""
    moves = intent == "pay" and len(reading.subjects) == 1 and bool(_MOVES.search(reading.message))
    if len(reading.places) > 1 and (intent == "move" or moves):
        return [ToolCall(name="compare_places", arguments={"occupation": subject, "places": list(reading.places)})]
    if intent == "calculate":
        return _calculated(subject, reading)
    if intent == "pay" and len(reading.places) > 1:
        # Of two jobs in two places each is shown; of one job up to three places.
        jobs, places = (
            (reading.subjects[:2], reading.places[:2]) if len(reading.subjects) > 1 else ([subject], reading.places)
        )
        return [_wages(reading.model_copy(update={"place": place}), job) for job in jobs for place in places]
    if intent == "where":
        return _where(subject, reading)
    if intent == "offer" and reading.said_amount and reading.unit:
        given = {"occupation": subject, "amount": reading.said_amount, "unit": reading.unit}
        return [_with_place("evaluate_offer", given, reading)]
    if intent == "offer" and (reading.amount_hourly or reading.amount):
        amount, unit = (reading.amount_hourly, "hour") if reading.amount_hourly else (reading.amount, "year")
        return [_with_place("evaluate_offer", {"occupation": subject, "amount": amount, "unit": unit}, reading)]
    if intent in ("pay", "offer", "shared_pay", "move"):
        return [_wages(reading, one) for one in reading.subjects[: 3 if intent == "pay" else 1]]
    if intent == "resilience":
        return [
            ToolCall(name="get_resilience", arguments={"occupation_or_career": one}) for one in reading.subjects[:3]
        ]
    if intent == "conflict":
        score = ToolCall(name="get_resilience", arguments={"occupation_or_career": subject})
        return [score, _wages(reading, subject)] if _ABOUT_PAY.search(reading.message) else [score]
    if intent == "transitions":
        return [_moves(reading, subject)]
    if intent == "training":
        return [ToolCall(name="get_training", arguments={"occupation": subject})]
    if intent == "outlook":
        return [ToolCall(name="get_outlook", arguments={"occupation": one}) for one in reading.subjects[:3]]
    if intent == "compare":
        return [_with_place("compare_occupations", {"occupations": list(reading.subjects[:4])}, reading)]
    if intent == "profile" and reading.section == "related" and reading.place and reading.kind != "track":
        return [_moves(reading, subject)]  # what there is near it, with pay in the place that was said
    if intent == "profile":
        section = {"section": reading.section} if reading.section else {}
        if reading.kind == "track":
            return [ToolCall(name="get_track", arguments={"track": subject, **section})]
        return [ToolCall(name="get_career", arguments={"career": subject, **section})]
    if intent in ("duties", "education"):
        sections = "inside,responsibilities" if intent == "duties" else "education,time_and_cost,licence"
        return [ToolCall(name="get_career", arguments={"career": subject, "section": sections})]
    return []


def _calculated(subject: str, reading: Reading) -> list[ToolCall]:
    """The figures to calculate with: of two jobs side by side, of one job in two places, or of one."""
    if len(reading.subjects) > 1:
        return [_with_place("compare_occupations", {"occupations": list(reading.subjects[:2])}, reading)]
    if len(reading.places) > 1:
        return [ToolCall(name="compare_places", arguments={"occupation": subject, "places": list(reading.places)})]
    return [_wages(reading, subject)]


def _moves(reading: Reading, subject: str) -> ToolCall:
    arguments: dict[str, Any] = {"occupation": subject}
    given = (
        ("to", reading.to),
        ("within", reading.within),
        ("by", reading.order),
        ("filters", dict(reading.filters)),
        ("limit", reading.limit),
    )
    arguments |= {name: value for name, value in given if value}
    if reading.limit:
        arguments["limit"] = min(reading.limit, MOST_MOVES)
    return _with_place("find_transitions", arguments, reading)


def _each_place(reading: Reading, results: Sequence[ToolResult]) -> list[ToolCall]:
    """Two or three places of one name: what can be said for each, before anybody has to choose."""
    first = results[0]
    if (
        len(results) > 1
        or reading.places
        or reading.also
        or first.tool not in ("get_wages", "evaluate_offer")
        or first.outcome != "ambiguous"
        or first.about != "place"
    ):
        return []
    if len(first.choices) > MOST_NAMESAKES or not reading.subjects:
        return []
    call = _wages(reading, reading.subjects[0])
    return [ToolCall(name=call.name, arguments=call.arguments | {"place": one.label}) for one in first.choices]


def _instead(reading: Reading, results: Sequence[ToolResult]) -> list[ToolCall]:
    """What can be said where the first call could not answer: a group's pay for an offer, states for cities."""
    first, subject = results[0], reading.subjects[0] if reading.subjects else ""
    if len(results) == 1 and first.tool == "find_transitions" and first.about == "subject" and first.alternatives:
        # "Teacher" is several jobs: the first of them now, and which one it was is asked beside it.
        taken = first.alternatives[0].id
        if reading.within:
            return [_moves(reading, taken)]
        if reading.to and first.subject is not None:
            return [_moves(reading.model_copy(update={"to": taken}), subject)]
    if len(results) > 1 or not subject:
        return []
    if first.tool == "get_career" and _nothing_on_file(first):
        return [ToolCall(name="get_career", arguments={"career": subject, "section": "responsibilities"})]
    if first.tool == "evaluate_offer" and first.outcome in ("refused", "empty"):
        return [_wages(reading, subject)]
    if first.tool == "rank_places" and first.outcome == "empty" and _CITIES.search(reading.message):
        return _where(subject, reading, cities=False)
    return []


def _nothing_on_file(result: ToolResult) -> bool:
    """Whether all of what was asked of a career is missing: its tasks are then what there is to say."""
    parts = [part for card in result.findings if isinstance(card, ProfileCard) for part in card.sections]
    return bool(parts) and all(one.missing is not None for one in parts) and parts[0].key != "responsibilities"


def _brought(reading: Reading, results: Sequence[ToolResult]) -> list[ToolCall]:
    """Beside moves into a track: what the job that was done is rated high on, for that is brought along."""
    last = results[-1]
    if reading.intent != "transitions" or not reading.within or last.outcome != "ok" or last.subject is None:
        return []
    return (
        [ToolCall(name="get_career", arguments={"career": last.subject.id, "section": "abilities"})]
        if last.tool == "find_transitions"
        else []
    )


def _where(subject: str, reading: Reading, *, cities: bool = True) -> list[ToolCall]:
    """Places in order, and beside an order by plain pay the one after the cost of living."""
    arguments: dict[str, Any] = {"occupation_or_track": subject, "by": reading.by}
    within = reading.place or (match[0] if (match := _REGION.search(reading.message.lower())) else None)
    if within is None and cities and _CITIES.search(reading.message):
        within = "metropolitan areas"
    if within:
        arguments["within"] = within
    if reading.limit:
        arguments["limit"] = reading.limit
    if reading.lowest_first:
        arguments["lowest_first"] = True
    calls = [ToolCall(name="rank_places", arguments=arguments)]
    if reading.by == "median" and within != "metropolitan areas":
        calls.append(ToolCall(name="rank_places", arguments=arguments | {"by": "real_median"}))
    return calls


def _fit(reading: Reading) -> ToolCall:
    arguments: dict[str, Any] = {"likes": list(reading.likes), "dislikes": list(reading.dislikes)}
    needs = dict(reading.needs) | ({"place": reading.place} if reading.place else {})
    return ToolCall(name="match_interests", arguments=arguments | ({"constraints": needs} if needs else {}))


def _enterable(reading: Reading) -> list[ToolCall]:
    """Beside the best paid: the best paid of what can be entered now, for somebody who says that time is short."""
    short = {"max_education", "no_experience"} & reading.filters.keys() and "max_months" not in reading.filters
    if not short or reading.by != "median" or not _SOON.search(reading.message):
        return []
    filters = {**reading.filters, "no_experience": True, "max_months": ENTERED_NOW}
    return [_rank(reading.model_copy(update={"filters": filters}))]


def _rank(reading: Reading) -> ToolCall:
    arguments: dict[str, Any] = {"within": reading.within or "all", "by": reading.by}
    if reading.filters:
        arguments["filters"] = dict(reading.filters)
    if reading.limit:
        arguments["limit"] = reading.limit
    if reading.lowest_first:
        arguments["lowest_first"] = True
    return _with_place("rank_occupations", arguments, reading)


def _wages(reading: Reading, subject: str) -> ToolCall:
    arguments: dict[str, Any] = {"occupation": subject}
    if reading.real:
        arguments["real"] = True
    if reading.hourly:
        arguments["hourly"] = True
    for name, value in (("year", reading.year), ("since", reading.since)):
        if value is not None and name in GetWages.model_fields:
            arguments[name] = value
    return _with_place("get_wages", arguments, reading)


def _with_place(name: str, arguments: dict[str, Any], reading: Reading) -> ToolCall:
    if reading.place:
        arguments["place"] = reading.place
    return ToolCall(name=name, arguments=arguments)
