"""What a conversation carries from one turn to the next, as typed state computed from tool calls and their results.

It never looks at the model's words: any model that calls the same tools leaves the same state behind.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import ComparisonCard, FitCard, PlacesCard, RankingCard
from advisor.facts import Choice, Frozen, PlaceOut
from advisor.transition_cards import TransitionsCard

Measure = Literal[
    "pay", "rank", "resilience", "outlook", "profile", "track", "sources", "passages", "places", "compare",
    "transitions", "training", "offer", "move", "where", "fit",
]  # fmt: skip
Language = Literal["en", "es"]

ToolRun = tuple[str, Mapping[str, Any], ToolResult]
"""One tool call of a turn: name, arguments, result."""

_MEASURES: Mapping[str, Measure] = {
    "get_wages": "pay",
    "rank_occupations": "rank",
    "evaluate_offer": "offer",
    "compare_places": "move",
    "rank_places": "where",
    "match_interests": "fit",
    "get_resilience": "resilience",
    "get_outlook": "outlook",
    "get_career": "profile",
    "get_track": "track",
    "search_passages": "passages",
    "list_sources": "sources",
    "get_sources": "sources",
    "find_places": "places",
    "compare_occupations": "compare",
    "find_transitions": "transitions",
    "get_training": "training",
}

_LIST_KEPT = 12
_SAID_KEPT = 3
_WISHES_KEPT = 12
_EARLIER_KEPT, _CALLS_KEPT = 5, 3


class Offered(Frozen):
    """An offer that the person holds: their amount, what it is for, and the job as they put it."""

    amount: float
    unit: Literal["year", "hour", "month", "week", "biweekly"] = "year"
    occupation: str


class Left(Frozen):
    """What a turn leaves behind beside its tool runs: the language it was answered in, a question of ours."""

    language: Language | None = None
    asked: Literal["interests", "job"] | None = None
    pending: Measure | None = None  # what was asked of a job that we still have to be told
    opening: str | None = None  # the form of sentence the answer began with
    closing: str | None = None  # the offer it ended with
    questions: list[str] = Field(default_factory=list)  # which of our questions about what fits were asked so far
    mentioned: list[str] = Field(default_factory=list)  # the job, then the place, of a question no tool could answer


class LastTool(Frozen):
    """A tool call of the turn before: what "the same, but in Texas" repeats."""

    name: str
    arguments: dict[str, Any]


class Earlier(Frozen):
    """A question that was answered: what it was about, and the calls that would answer it again."""

    subject: SubjectRef | None = None
    place: str | None = None
    tools: list[LastTool] = Field(default_factory=list)


class TalkState(Frozen):
    """What is being talked about: the last subject, the last list shown, place, measure and filters.

    `asked` is a question of ours that stands open; `choices` are the replies that were offered with it.
    """

    subject: SubjectRef | None = None
    subjects: list[SubjectRef] = Field(default_factory=list)
    place: PlaceOut | None = None
    measure: Measure | None = None
    by: str | None = None
    filters: dict[str, Any] = Field(default_factory=dict)
    within: SubjectRef | None = None
    real: bool = False
    asked: Literal["place", "subject", "interests", "job"] | None = None
    choices: list[Choice] = Field(default_factory=list)
    tools: list[LastTool] = Field(default_factory=list)
    limit: int | None = None
    language: Language | None = None
    pending: Measure | None = None
    places: list[str] = Field(default_factory=list)  # titles of the places last listed or compared
    offer: Offered | None = None
    likes: list[str] = Field(default_factory=list)
    dislikes: list[str] = Field(default_factory=list)
    needs: dict[str, Any] = Field(default_factory=dict)
    shown: list[Measure] = Field(default_factory=list)  # what was shown of the subject so far
    openings: list[str] = Field(default_factory=list)  # forms of sentence the last answers began with
    closings: list[str] = Field(default_factory=list)  # offers the last answers ended with
    questions: list[str] = Field(default_factory=list)
    mentioned: list[str] = Field(default_factory=list)  # as said, of the turn before where no tool ran
    earlier: list[Earlier] = Field(default_factory=list)  # the first question and the last ones, never all


def after(
    previous: TalkState, runs: Sequence[ToolRun], choices: Sequence[Choice] = (), left: Left | None = None
) -> TalkState:
    """The state after a turn that made these tool runs and offered these choices.

    A turn without tools (thanks, nonsense) changes nothing but the choices; a run that found nothing changes the
    question that stands open, never the subject.
    """
    changed: dict[str, Any] = {"choices": list(choices), "asked": _asked(runs)}
    if left is not None and left.language is not None:
        changed["language"] = left.language
    if left is not None:
        changed["openings"] = [*previous.openings, *([left.opening] if left.opening else [])][-_SAID_KEPT:]
        changed["closings"] = [*previous.closings, *([left.closing] if left.closing else [])][-_SAID_KEPT:]
    changed["mentioned"] = list(left.mentioned) if left is not None and not runs else []
    if left is not None and left.questions:
        changed["questions"] = left.questions
    if runs and not (previous.tools and _missed(previous, runs)):
        changed["tools"] = [LastTool(name=name, arguments=dict(arguments)) for name, arguments, _ in runs]
    if not runs and previous.asked and not choices:
        changed["asked"] = previous.asked
        changed["choices"] = previous.choices
    if left is not None and left.asked is not None and not runs:
        changed |= {"asked": left.asked, "pending": left.pending}
    namesakes = any(result.outcome == "ambiguous" and result.about == "place" for _, _, result in runs)
    for name, arguments, result in runs:
        measure = _MEASURES.get(name)
        if result.outcome in ("ok", "empty"):
            if measure is not None and not (measure == "places" and len(runs) > 1):
                changed["measure"] = measure
            if result.subject is not None:
                changed["subject"] = result.subject
            if result.place is not None and not namesakes:
                changed["place"] = result.place  # of several places of one name none is chosen yet
            for card in result.findings:
                if isinstance(card, TransitionsCard) and card.to is not None:
                    # After "from cook to electrician" the talk is about electricians.
                    changed["subject"] = SubjectRef(kind="occupation", id=card.to.code, title=card.to.title)
            changed |= _listed(name, arguments, result)
            if name == "get_wages":
                changed["real"] = bool(arguments.get("real", False))
            if name == "rank_occupations" and "by" not in changed:  # of two lists the first is the one asked for
                changed |= _ranked(arguments, result)
        elif measure is not None and "measure" not in changed:
            changed["measure"] = measure  # "pay of … where?": the reply needs to know what was asked
            if result.subject is not None:
                changed["subject"] = result.subject
    if "measure" in changed or "subject" in changed:
        changed["shown"] = _shown(previous, changed)
    now = previous.model_copy(update=changed)
    return now.model_copy(update={"earlier": _kept(now, runs)}) if runs else now


def _missed(previous: TalkState, runs: Sequence[ToolRun]) -> bool:
    """Whether a turn only looked for a name that nobody knows: the question before it is still the one to go on from."""
    here = {None, previous.place.named if previous.place is not None else None}
    return all(
        result.outcome == "unknown" and result.about == "subject" and arguments.get("place") in here
        for _, arguments, result in runs
    )


def _kept(now: TalkState, runs: Sequence[ToolRun]) -> list[Earlier]:
    """The questions answered so far: the first and the last few, so that a long talk costs no more than a short one."""
    answered = [result for _, _, result in runs if result.outcome == "ok"]
    if not answered or now.measure in ("sources", "passages", "places"):
        return now.earlier
    subject = next((one.subject for one in answered if one.subject is not None), None)
    place = now.place.named if now.place is not None and now.place.how == "said" else None
    entry = Earlier(subject=subject, place=place, tools=now.tools[:_CALLS_KEPT])
    kept = [one for one in now.earlier[1:] if one != entry]
    return [*now.earlier[:1], *kept[-_EARLIER_KEPT:], entry]


def _shown(previous: TalkState, changed: Mapping[str, Any]) -> list[Measure]:
    """What was shown of the subject so far; a new subject starts anew."""
    subject, measure = changed.get("subject", previous.subject), changed.get("measure")
    same = previous.subject is not None and subject is not None and _six(subject) == _six(previous.subject)
    kept = previous.shown if same else []
    return [*kept, measure] if measure is not None and measure not in kept else list(kept)


def _six(ref: SubjectRef) -> str:
    """An occupation by its six-digit code, with which pay is published; anything else by its id."""
    return ref.id[:7] if ref.kind == "occupation" else ref.id


def measured(results: Sequence[ToolResult]) -> Measure | None:
    """What the results show, by the tool of the first."""
    return _MEASURES.get(results[0].tool) if results else None


def _listed(name: str, arguments: Mapping[str, Any], result: ToolResult) -> dict[str, Any]:
    """The list that a tool showed, and what the person said of themself in its arguments."""
    changed: dict[str, Any] = {}
    if name == "compare_occupations":
        changed["subjects"] = list(result.alternatives)
    if name == "match_interests":
        changed["likes"] = [str(one) for one in arguments.get("likes") or ()][:_WISHES_KEPT]
        changed["dislikes"] = [str(one) for one in arguments.get("dislikes") or ()][:_WISHES_KEPT]
        changed["needs"] = {key: value for key, value in (arguments.get("constraints") or {}).items() if value}
    if name == "evaluate_offer":
        changed["offer"] = Offered(
            amount=arguments["amount"], unit=arguments.get("unit") or "year", occupation=str(arguments["occupation"])
        )
    for card in result.findings:
        if isinstance(card, TransitionsCard | FitCard):
            changed["subjects"] = [
                SubjectRef(kind="occupation", id=item.code, title=item.title) for item in card.items[:_LIST_KEPT]
            ]
        if isinstance(card, PlacesCard) and name == "rank_places":
            changed["places"] = [item.area.title for item in card.items[:_LIST_KEPT]]
        if isinstance(card, ComparisonCard) and name == "compare_places":
            changed["places"] = [column.title for column in card.columns]
    return changed


def _ranked(arguments: Mapping[str, Any], result: ToolResult) -> dict[str, Any]:
    filters = arguments.get("filters") or {}
    if not isinstance(filters, Mapping):
        filters = filters.model_dump(exclude_defaults=True)
    changed: dict[str, Any] = {
        "by": arguments.get("by"),
        "filters": {key: value for key, value in filters.items() if value not in (None, False)},
        "limit": arguments.get("limit"),
        "real": arguments.get("by") == "real_median",
    }
    for card in result.findings:
        if isinstance(card, RankingCard):
            changed["by"] = card.by
            if card.within.kind in ("track", "career"):
                changed["within"] = SubjectRef.model_validate(
                    {"kind": card.within.kind, "id": card.within.code, "title": card.within.title}
                )
            changed["subjects"] = [
                SubjectRef(kind="occupation", id=item.code, title=item.title) for item in card.items[:_LIST_KEPT]
            ]
    if result.subject is not None:
        changed["within"] = result.subject
    return changed


def _asked(runs: Sequence[ToolRun]) -> Literal["place", "subject"] | None:
    """The last thing that stayed open. A national answer to somebody who named no place leaves the place open."""
    asked: Literal["place", "subject"] | None = None
    for name, _, result in runs:
        if result.outcome in ("ambiguous", "unknown", "abroad"):
            asked = result.about
            if result.outcome == "ambiguous" and result.about == "place":
                break
        elif result.outcome == "ok" and result.place is not None and result.place.how == "none":
            if name in ("get_wages", "rank_occupations", "evaluate_offer"):
                asked = "place"
        elif result.outcome == "ok":
            asked = None
    return asked
