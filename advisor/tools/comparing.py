"""Two to five occupations side by side: `compare_occupations`. Each keeps the area of its own figures; none is filled."""

from advisor.answers import ToolResult
from advisor.facts import Missing
from advisor.tools.args import CompareOccupations, GetOutlook, GetResilience, GetWages
from advisor.tools.context import ToolContext
from advisor.tools.outlook import get_outlook
from advisor.tools.pay import get_wages
from advisor.tools.resilience import get_resilience


def compare_occupations(context: ToolContext, args: CompareOccupations) -> ToolResult:
    """Pay, resilience and outlook cards of each, in the order asked. The first phrase that is not clear is asked about."""
    result = ToolResult(tool="compare_occupations", outcome="ok")
    for phrase in args.occupations:
        pay = get_wages(context, GetWages(occupation=phrase, place=args.place))
        if pay.outcome not in ("ok", "empty") or pay.subject is None:
            return pay.model_copy(update={"tool": "compare_occupations"})
        named = f"{pay.subject.kind}:{pay.subject.id}"
        safe = get_resilience(context, GetResilience(occupation_or_career=named))
        result.findings += [*pay.findings, *safe.findings]
        result.missing += [*pay.missing, *safe.missing]
        if pay.subject.kind == "occupation":
            result.findings += get_outlook(context, GetOutlook(occupation=named)).findings[:1]
        result.alternatives.append(pay.subject)
        result.place = pay.place
        result.ladder += [step for step in pay.ladder if step not in result.ladder]
        result.subject = result.subject or pay.subject
    if not result.findings:
        return result.model_copy(
            update={"outcome": "empty", "missing": [Missing(what="comparison", reason="no figure is on file")]}
        )
    return result
