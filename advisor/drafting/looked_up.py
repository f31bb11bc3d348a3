"""Runs the look-ups of a request on one ledger, and reads from their cards what is known of each option."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import ComparisonCard, GroupPayCard, OfferCard, OutlookCard, ResilienceCard, WageCard
from advisor.drafting.asked import Asked
from advisor.drafting.looking import MOST_CALLS, TAKEN, next_calls, resolved
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.offline.reading import ToolCall
from advisor.tools import TOOLS, PlaceGiven, ToolContext
from advisor.transition_cards import TrainingCard, TransitionItem, TransitionsCard

if TYPE_CHECKING:
    from knowledge.store import Knowledge

_TOOLS = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True)
class Doubt:
    """A name that a tool could not take for one thing: what was said, and what it was taken for or may be."""

    about: Literal["job", "field", "place"]
    said: str
    taken: str | None = None
    code: str = ""
    choices: tuple[str, ...] = ()


@dataclass
class Option:
    """One occupation with what was found of it; what is `None` was not found."""

    code: str
    title: str
    pay: Fact | None = None
    real: Fact | None = None
    growth: Fact | None = None
    openings: Fact | None = None
    score: Fact | None = None
    education: str | None = None
    training: str | None = None
    citation: int | None = None  # of schooling
    programs: tuple[str, ...] = ()
    programs_citation: int | None = None
    change: Fact | None = None
    origin_title: str | None = None
    gaps: tuple[str, ...] = ()
    gaps_citation: int | None = None

    @property
    def is_occupation(self) -> bool:
        """Whether it is one occupation and no career, which has no forecast or score of its own."""
        return self.code[:2].isdigit()


@dataclass
class LookedUp:
    """Everything that was found for one request."""

    asked: Asked
    ledger: Ledger
    results: list[ToolResult] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    offer: OfferCard | None = None
    met: dict[str, SubjectRef] = field(default_factory=dict)  # what each phrase of the request was taken for
    named: bool = False  # whether the options are those of the request, and not found for it


def look_up_all(asked: Asked, knowledge: "Knowledge", ledger: Ledger | None = None) -> LookedUp:
    """Make the calls of a request, at most `MOST_CALLS`; a name that is not clear is taken as its likeliest and noted."""
    context = ToolContext(knowledge, ledger if ledger is not None else Ledger(), PlaceGiven())
    found = LookedUp(asked, context.ledger)
    made = 0
    while made < MOST_CALLS and (calls := next_calls(found.asked, found.results)):
        for call in calls:
            found.results.append(_made(call, context, found))
            made += 1
    found.options = options_of(resolved(found.asked, found.results), found.results, found.ledger)
    named = any(one.tool == "get_wages" and one.outcome == "ok" for one in found.results)
    found.named = bool(found.options) and bool(asked.options or asked.amount is not None) and named
    cards = [card for one in found.results for card in one.findings]
    found.offer = next((card for card in cards if isinstance(card, OfferCard)), None)
    return found


def _made(call: ToolCall, context: ToolContext, found: LookedUp) -> ToolResult:
    arguments = dict(call.arguments)
    if found.asked.place is None:
        arguments.pop("place", None)
    for _ in range(3):
        result = _run(call.name, arguments, context)
        if result.subject is not None and result.outcome in ("ok", "empty"):
            found.met.setdefault(str(next(iter(call.arguments.values()))), result.subject)
        if result.outcome not in ("ambiguous", "unknown", "abroad"):
            if result.tool == "get_wages" and result.subject is not None and result.subject.kind not in TAKEN:
                found.doubts.append(Doubt("field", str(arguments["occupation"])))
            return _with_moves(result, call, arguments, context, found)
        if result.about == "place" and arguments.pop("place", None) is not None:
            labels = tuple(one.label for one in result.choices)
            found.doubts.append(Doubt("place", result.said or found.asked.place or "", choices=labels))
            found.asked = found.asked.model_copy(update={"place": None})
            continue
        taken = result.alternatives[0] if result.alternatives else None
        said = result.said or str(next(iter(arguments.values())))
        doubt = Doubt("job", said, taken.title, taken.id) if taken is not None else Doubt("job", said)
        if doubt not in found.doubts:
            found.doubts.append(doubt)
        if taken is None or said not in arguments.values():
            return result
        arguments = {name: taken.id if value == said else value for name, value in arguments.items()}
    return result


def _with_moves(
    result: ToolResult, call: ToolCall, arguments: dict[str, Any], context: ToolContext, found: LookedUp
) -> ToolResult:
    """The moves from what a phrase may mean besides, where nothing is known to be near what it was taken for."""
    if result.tool != "find_transitions" or result.outcome != "empty" or "to" in arguments or arguments.get("filters"):
        return result
    said = str(call.arguments["occupation"])
    named = _run("find_occupations", {"title": said}, context)
    meant = [*([named.subject] if named.subject is not None else []), *named.alternatives, *result.alternatives]
    others = [one.id for one in meant if one.kind == "occupation" and one != result.subject]
    for other in list(dict.fromkeys(others))[:4]:
        tried = _run("find_transitions", arguments | {"occupation": other}, context)
        if tried.outcome == "ok" and tried.subject is not None:
            found.doubts = [one for one in found.doubts if one.said != said]
            found.doubts.append(Doubt("job", said, tried.subject.title, tried.subject.id))
            found.met[said] = tried.subject
            return tried
    return result


def _run(name: str, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
    tool = _TOOLS[name]
    return tool.run(context, tool.args.model_validate(arguments))


def options_of(codes: Sequence[str], results: Sequence[ToolResult], ledger: Ledger) -> list[Option]:
    """What the cards say of each code, in order."""
    options = {key_of(code): Option(code, "") for code in codes}
    for result in results:
        for card in result.findings:
            _read(card, result, options, ledger)
    return [one for one in options.values() if one.title]


def key_of(code: str) -> str:
    """What an option goes by: the six-digit code with which pay is published, or the id of a career."""
    return code[:7] if code[:2].isdigit() else code


def _read(card: object, result: ToolResult, options: dict[str, Option], ledger: Ledger) -> None:
    if isinstance(card, ComparisonCard) and result.tool == "compare_occupations":
        _compared(card, result, options, ledger)
    elif isinstance(card, WageCard | GroupPayCard):
        code = result.subject.id if result.subject is not None else card.code
        if (option := options.get(key_of(code))) is not None:
            option.title = option.title or (result.subject.title if result.subject is not None else card.title)
            fact = card.percentiles.get("median") if isinstance(card, WageCard) else card.typical_median
            option.pay = option.pay or (ledger[fact] if fact else None)
            real = card.real.get("median") if isinstance(card, WageCard) else None
            option.real = option.real or (ledger[real] if real else None)
    elif isinstance(card, OutlookCard):
        alone = sum(isinstance(one, OutlookCard) for one in result.findings) == 1 and result.subject is not None
        for option in options.values():
            # A forecast of several codes together has a code of its own; of a career there is one for each member.
            same = alone and result.subject is not None and result.subject.id == option.code
            if key_of(option.code) == key_of(card.code) or (same and option.is_occupation):
                option.growth = _fact(card.facts.get("growth"), ledger)
                option.openings = _fact(card.facts.get("openings"), ledger)
    elif isinstance(card, ResilienceCard) and card.kind == "occupation":
        if (option := options.get(key_of(card.code))) is not None:
            option.score = _fact(card.facts.get("score"), ledger)
    elif isinstance(card, TrainingCard):
        _trained(card, options)
    elif isinstance(card, TransitionsCard):
        for item in card.items:
            if (option := options.get(key_of(item.code))) is not None:
                _moved(item, card.from_.title, option, ledger)


def _compared(card: ComparisonCard, result: ToolResult, options: dict[str, Option], ledger: Ledger) -> None:
    # Pay of several codes together stands under a code of its own: what was asked for is told beside, in order.
    refs = [one.id for one in result.alternatives]
    codes = refs if len(refs) == len(card.columns) else [one.code for one in card.columns]
    fields = {
        "pay": "pay",
        "real pay": "real",
        "AI resilience score": "score",
        "projected growth": "growth",
        "openings a year": "openings",
    }
    for place, column in enumerate(card.columns):
        option = options.get(key_of(codes[place]))
        if option is None:
            continue
        option.title = option.title or column.title
        for row in card.rows:
            if (name := fields.get(row.measure)) and getattr(option, name) is None:
                setattr(option, name, _fact(row.cells[place].fact, ledger))


def _trained(card: TrainingCard, options: dict[str, Option]) -> None:
    option = options.get(key_of(card.code))
    if option is None:
        return
    option.title = option.title or card.title
    if card.preparation and len({(one.entry_education, one.on_the_job_training) for one in card.preparation}) == 1:
        first = card.preparation[0]
        option.education, option.training = first.entry_education, first.on_the_job_training
        option.citation = first.citation
    option.programs = tuple(one.title for one in card.programs[:2])
    option.programs_citation = card.citation


def _moved(item: TransitionItem, origin: str, option: Option, ledger: Ledger) -> None:
    option.title = option.title or item.title
    option.origin_title = origin
    option.pay = option.pay or _fact(item.pay_change.target, ledger)
    option.change = _fact(item.pay_change.change, ledger)
    # What matters most in the new work comes first, whatever is furthest from the old.
    gaps = sorted(item.gaps, key=lambda one: -ledger[one.importance].value)
    option.gaps = tuple(one.name for one in gaps)
    level = _fact(gaps[0].target, ledger) if gaps else None
    option.gaps_citation = level.citation if level is not None else None


def _fact(fact_id: str | None, ledger: Ledger) -> Fact | None:
    return ledger[fact_id] if fact_id is not None else None
