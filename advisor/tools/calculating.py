"""Sums and differences over facts of this turn: `calculate`. Every result is a derived fact with its formula.

It refuses in one sentence what would mean nothing: a floor, mixed units, a year or an area set against another without
need. It reads no figure that a tool did not mint.
"""

from collections.abc import Callable, Sequence

from advisor.answers import ToolResult
from advisor.facts import Fact, FactArea, Missing, Unit
from advisor.tools.args import Calculate
from advisor.tools.context import ToolContext

TOOL = "calculate"
_TWO = ("difference", "ratio", "percent_change")
_SUMMED = ("people", "openings/year", "count", "USD")
_PER = {"per_hour": (2_080, "2,080 hours"), "per_month": (12, "12 months")}
_NO_RATIO = ("job zone", "score 1-6", "score 5-25")


def calculate(context: ToolContext, args: Calculate) -> ToolResult:
    """One derived fact, its id in `facts`; or the reason why there is none."""
    absent = [one for one in args.fact_ids if one not in context.ledger]
    if absent:
        return _refused(f"there is no fact {', '.join(absent)} in this turn")
    facts = [context.ledger[one] for one in args.fact_ids]
    if (why := _why_not(args.operation, facts)) is not None:
        return _refused(why)
    value, unit, note = (
        _OPERATIONS[args.operation](facts) if args.operation in _OPERATIONS else _per(args.operation, facts[0])
    )
    last = facts[-1]
    fact = context.ledger.mint(
        value=value, unit=unit, statistic=args.operation if args.operation not in _PER else last.statistic, of=last.of,
        area=_area(facts), as_of=" and ".join(dict.fromkeys(one.as_of for one in facts)), basis="derived", note=note,
        citation=context.ledger.sources()[last.citation - 1],
    )  # fmt: skip
    return ToolResult(tool=TOOL, outcome="ok", facts=[fact.id])


def _refused(reason: str) -> ToolResult:
    return ToolResult(tool=TOOL, outcome="refused", missing=[Missing(what="calculation", reason=reason)])


def _why_not(operation: str, facts: Sequence[Fact]) -> str | None:
    """Why the operation would mean nothing over these facts; `None` where it may be done."""
    if operation in _TWO and len(facts) != 2:
        return f"{operation.replace('_', ' ')} takes two facts"
    if operation in _PER and len(facts) != 1:
        return f"{operation.replace('_', ' ')} takes one fact"
    if any(one.bound is not None for one in facts):
        return "a floor (≥) is no number to calculate with"
    if len({one.unit for one in facts}) > 1:
        return f"the facts have different units: {', '.join(dict.fromkeys(one.unit for one in facts))}"
    unit = facts[0].unit
    if operation in _PER:
        return (
            None
            if unit in ("USD/year", "USD/year, US prices")
            else f"only yearly pay can be taken by the hour or month, not {unit}"
        )
    if operation == "sum":
        return _why_no_sum(facts)
    if unit in _NO_RATIO and operation != "difference":
        return "a score or job zone is a rank and has no ratio"
    if operation in ("ratio", "percent_change") and facts[0 if operation == "percent_change" else 1].value == 0:
        return "one of the figures is zero"
    if unit in ("percent", "index US=100") and operation == "percent_change":
        return "a percent change of a percent or an index misleads; take the difference"
    if len({one.statistic for one in facts}) > 1 and len({(one.of, one.area) for one in facts}) > 1:
        return "the facts are different statistics of different things; compare one with the same of another"
    if len({one.as_of for one in facts}) > 1 and len({(one.of, one.area) for one in facts}) > 1:
        return "the facts are of different years and of different places or jobs; change only one at a time"
    return None


def _why_no_sum(facts: Sequence[Fact]) -> str | None:
    if facts[0].unit not in _SUMMED:
        return f"figures in {facts[0].unit} do not add up to anything"
    if len({one.id for one in facts}) < len(facts):
        return "the same fact stands there twice"
    if len({(one.as_of, one.statistic) for one in facts}) > 1:
        return "the facts are of different years or statistics"
    if len({(one.of.code, one.area) for one in facts}) < len(facts):
        return "two facts are of the same thing in the same place"
    if len({one.area for one in facts}) > 1 and len({one.of for one in facts}) > 1:
        return "the facts are of different jobs in different places"
    levels = {one.area.level for one in facts if one.area is not None}
    if len(levels) > 1:
        return "one area holds another, so people would be counted twice"
    if any(one.of.kind in ("career", "track") for one in facts) and len({one.of for one in facts}) > 1:
        return "careers and tracks share occupations, so people would be counted twice"
    return None


def _area(facts: Sequence[Fact]) -> FactArea | None:
    """The area all facts are of; none where they are of several."""
    areas = {one.area for one in facts}
    return areas.pop() if len(areas) == 1 else None


def _plain(value: float) -> float | int:
    rounded = round(value, 2)
    return int(rounded) if float(rounded).is_integer() else rounded


def _difference(facts: Sequence[Fact]) -> tuple[float | int, Unit, str]:
    first, second = facts
    unit: Unit = "percentage points" if first.unit == "percent" else first.unit
    return _plain(second.value - first.value), unit, f"{second.id} − {first.id}"


def _ratio(facts: Sequence[Fact]) -> tuple[float | int, Unit, str]:
    first, second = facts
    return round(first.value / second.value, 2), "ratio", f"{first.id} / {second.id}"


def _percent_change(facts: Sequence[Fact]) -> tuple[float | int, Unit, str]:
    first, second = facts
    return (
        round(100 * (second.value - first.value) / first.value, 1),
        "percent",
        f"({second.id} − {first.id}) / {first.id} × 100",
    )


def _sum(facts: Sequence[Fact]) -> tuple[float | int, Unit, str]:
    return _plain(sum(one.value for one in facts)), facts[0].unit, " + ".join(one.id for one in facts)


def _per(operation: str, fact: Fact) -> tuple[float | int, Unit, str]:
    by, words = _PER[operation]
    hourly: Unit = "USD/hour, US prices" if fact.unit.endswith("US prices") else "USD/hour"
    return round(fact.value / by, 2), hourly if operation == "per_hour" else "USD", f"{fact.id} ÷ {words}"


_OPERATIONS: dict[str, Callable[[Sequence[Fact]], tuple[float | int, Unit, str]]] = {
    "difference": _difference, "ratio": _ratio, "percent_change": _percent_change, "sum": _sum,
}  # fmt: skip
