"""Which facts of a document have a newer release, or another value, in the current knowledge build: the same look-ups are
made again, and each fact is held beside the one that speaks of the same thing now."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from advisor.drafting.document import Document, Stale
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.tools import TOOLS, PlaceGiven, ToolContext

if TYPE_CHECKING:
    from knowledge.store import Knowledge

_TOOLS = {tool.name: tool for tool in TOOLS}
_PAY = frozenset({"p10", "p25", "median", "p75", "p90", "mean", "employment", "price_parity"})
_OUTLOOK = frozenset({"growth", "openings", "employment_base"})
_TRAINING = frozenset({"job_zone", "required_schooling"})
Key = tuple[object, ...]


def used(document: Document) -> list[Fact]:
    """The facts that a sentence tells, in the order of their ids."""
    told = {fact_id for section in document.sections for one in section.sentences for fact_id in one.facts}
    return [fact for fact in document.facts if fact.id in told]


def _key(fact: Fact) -> Key:
    """What a fact speaks of, whatever its release: a wider area is another thing than the place itself."""
    area = fact.area.code if fact.area is not None else ""
    return fact.statistic, fact.unit, fact.of.kind, fact.of.code, area


def stale(document: Document, knowledge: "Knowledge", looked_up: Ledger | None) -> list[Stale]:
    """The facts that are told and are otherwise now. `looked_up`: the document's own request looked up again, where it is
    known; what that does not hold is looked up fact by fact."""
    facts = used(document)
    now = _index(looked_up if looked_up is not None else ())
    ledger = Ledger()
    context = ToolContext(knowledge, ledger, PlaceGiven())
    made: set[tuple[str, str]] = set()
    for fact in facts:
        call = None if _key(fact) in now else _call(fact)
        if call is not None and (call[0], str(call[1])) not in made:
            made.add((call[0], str(call[1])))
            tool = _TOOLS[call[0]]
            tool.run(context, tool.args.model_validate(call[1]))
    now = _index(ledger) | now
    found = []
    for fact in facts:
        new = now.get(_key(fact))
        if fact.of.kind == "user":
            continue  # the client's own amount has no release
        if new is None or (new.value, new.as_of, new.bound) != (fact.value, fact.as_of, fact.bound):
            found.append(Stale(fact_id=fact.id, old=fact, new=new))
    return found


def _index(facts: Iterable[Fact]) -> dict[Key, Fact]:
    """By what each speaks of; of two the first, as a document would have named it."""
    index: dict[Key, Fact] = {}
    for fact in facts:
        index.setdefault(_key(fact), fact)
    return index


def _call(fact: Fact) -> tuple[str, dict[str, Any]] | None:
    """The look-up that mints a fact like this one; `None` for what only its own request can mint."""
    if fact.of.kind == "occupation" and fact.statistic in _PAY and fact.area is not None:
        real = "US prices" in fact.unit
        given = {"occupation": fact.of.code, "place": _place(fact), "hourly": fact.unit.startswith("USD/hour")}
        return "get_wages", given | ({"real": True} if real else {})
    if fact.statistic in _OUTLOOK:
        return "get_outlook", {"occupation": fact.of.code}
    if fact.statistic.startswith("score"):
        return "get_resilience", {"occupation_or_career": fact.of.code}
    if fact.statistic in _TRAINING:
        return "get_training", {"occupation": fact.of.code}
    return None


def _place(fact: Fact) -> str | None:
    if fact.area is None or fact.area.level == "nation":
        return None
    return fact.area.code if len(fact.area.code) > 2 else fact.area.title
